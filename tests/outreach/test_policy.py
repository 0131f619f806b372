from datetime import date

import pytest

from connectors.lexicon import rows
from connectors.lexicon.places import european
from outreach.policy import Regime, may_email, overdue, rules


def test_the_table_covers_the_single_market_and_the_usual_others():
    market = {code for code, *_ in rows("countries.tsv") if european(code)}
    assert len(market) == 30
    assert market | {"GB", "CH", "US", "CA", "AU"} <= set(rules())


def test_every_entry_says_its_law_where_it_was_read_and_when():
    for code, rule in rules().items():
        assert rule.law, code
        assert rule.source.startswith("http"), code
        assert rule.reviewed > date(2026, 1, 1), code


@pytest.mark.parametrize(
    ("country", "reader", "consent", "allowed"),
    [
        ("DE", "person", False, False),
        ("DE", "role", False, False),
        ("DE", "person", True, True),
        ("NO", "person", False, False),
        ("NO", "unknown", False, False),
        ("NO", "role", False, True),
        ("NO", "person", True, True),
        ("US", "person", False, True),
        ("GB", "person", False, True),
        ("FR", "person", False, True),
        ("MT", "role", False, False),
        ("MT", "person", True, True),
        ("", "role", False, False),
        ("", "person", False, False),
        ("ZZ", "person", False, False),
        ("CA", "person", False, False),
    ],
)
def test_country_kind_of_address_and_consent_decide(country, reader, consent, allowed):
    policy = may_email(country, reader, consent)
    assert policy.allowed is allowed
    assert policy.because
    assert bool(policy.instead) is not allowed


@pytest.mark.parametrize("consent", [False, True])
@pytest.mark.parametrize("reader", ["role", "person", "unknown"])
def test_no_country_is_milder_to_persons_than_to_desks_nor_without_consent_than_with(reader, consent):
    for country in (*rules(), "", "ZZ"):
        assert may_email(country, "role", consent).allowed >= may_email(country, "person", consent).allowed
        assert may_email(country, reader, True).allowed
        if rules().get(country, None) is None or rules()[country].regime is Regime.UNKNOWN:
            assert not may_email(country, reader, False).allowed


def test_where_mail_is_forbidden_it_says_why_by_what_law_and_what_to_do_instead():
    policy = may_email("DE", "person", False)
    assert policy.because.startswith("not by e-mail: Germany wants consent")
    assert "UWG § 7" in policy.because
    assert "call or write by post instead" in policy.instead


def test_where_the_rule_is_not_settled_it_says_so_and_forbids():
    assert "the rule of Malta is not settled" in may_email("MT", "person", False).because
    assert "the company's country, which is not known" in may_email("", "person", False).because


def test_where_mail_is_allowed_on_terms_the_terms_are_named():
    assert "sole traders" in may_email("GB", "person", False).caution


def test_a_rule_nobody_has_looked_at_for_a_year_is_overdue():
    newest = max(rule.reviewed for rule in rules().values())
    assert overdue(newest) == ()
    assert set(overdue(date(newest.year + 2, 1, 1))) == set(rules())
