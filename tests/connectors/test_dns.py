"""DNS records: what they prove, what they only hint at, and what a failure is not."""

from __future__ import annotations

from connectors.dns import CONNECTOR
from connectors.lexicon import rows
from connectors.statement import Cause, State
from tests.exchanges import Told, exchanges, tell


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"dns/{name}.http"))


def test_all_four_record_sets_are_asked_for_at_once() -> None:
    assert len(told("hit").asked) == 4


def test_the_preferred_mail_host_names_the_provider() -> None:
    (provider,) = [s for s in told("hit").statements if s.field == "company.mail_provider"]
    assert provider.value == "Google Workspace"
    assert provider.quote == "1 ASPMX.L.GOOGLE.COM."


def test_pieces_of_a_long_text_record_are_joined_before_they_are_read() -> None:
    assert "Zendesk" in told("hit").values("company.technology")


def test_a_sender_behind_a_macro_is_a_sender() -> None:
    assert "Salesforce" in told("hit").values("company.technology")


def test_a_token_that_proved_ownership_once_counts_for_less_than_a_record_in_use() -> None:
    belief = {s.value: s.confidence for s in told("hit").statements if s.field == "company.technology"}
    assert belief["Stripe"] < belief["Zendesk"] < 1


def test_an_alias_before_the_wanted_records_is_not_read_as_one_of_them() -> None:
    products = told("hit").values("company.technology")
    assert "Amazon Route 53" in products
    assert "Cloudflare" not in products


def test_the_mail_policy_is_that_of_the_domain_and_not_of_its_subdomains() -> None:
    assert told("hit").values("company.dmarc") == ["quarantine"]


def test_a_domain_that_refuses_all_mail_has_no_provider_and_says_so() -> None:
    assert told("partial").values("company.mail_provider") == ["none"]


def test_mail_hosts_that_no_table_knows_are_named_by_their_domain() -> None:
    assert told("own-host").values("company.mail_provider") == ["selfmade.example"]


def test_a_resolver_that_fails_is_unknown_and_a_name_that_does_not_exist_is_absent() -> None:
    assert told("servfail").outcome.cause is Cause.ERROR
    assert told("empty").outcome.state is State.ABSENT


def test_one_failing_record_set_costs_only_itself() -> None:
    answer = told("partial")
    assert answer.outcome.state is State.FOUND
    assert [trouble.cause for trouble in answer.troubles] == [Cause.ERROR]


def test_every_marker_names_a_record_a_pattern_in_lower_case_and_a_product() -> None:
    table = [*rows("dns_markers.tsv")]
    assert len({(record, pattern) for record, pattern, _ in table}) == len(table) > 100
    assert {record for record, _, _ in table} == {"mx", "spf", "txt", "ns"}
    assert all(pattern == pattern.lower() and product for _, pattern, product in table)
