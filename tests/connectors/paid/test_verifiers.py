"""NeverBounce and ZeroBounce: verdicts on one scale, failures inside successes, a "false" that is a text."""

from __future__ import annotations

import pytest

from connectors.paid import neverbounce, zerobounce
from connectors.statement import Cause
from tests.exchanges import exchanges, tell


def test_verdicts_are_brought_to_one_scale_and_each_says_of_which_address_it_is() -> None:
    told = tell(neverbounce.CONNECTOR, exchanges("neverbounce/hit.http"))
    assert told.values("person.email_status") == [
        f"{word} {address}"
        for word, address in zip(
            ["deliverable", "risky", "undeliverable"], told.values("person.email"), strict=True
        )
    ]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("valid", "deliverable"),
        ("catch-all", "risky"),
        ("invalid", "undeliverable"),
        ("spamtrap", "undeliverable"),
        ("abuse", "undeliverable"),
        ("do_not_mail", "undeliverable"),
        ("unknown", "unknown"),
        ("brand_new_word", "unknown"),
    ],
)
def test_each_word_of_a_verifier_has_its_place_and_a_new_one_is_unknown(word: str, meant: str) -> None:
    told = tell(zerobounce.CONNECTOR, exchanges(f"zerobounce/word-{word}.http"))
    assert told.values("person.email_status") == [f"{meant} ines.brandt@northwind.example"]


def test_only_addresses_are_asked_about_and_three_at_most() -> None:
    told = tell(neverbounce.CONNECTOR, exchanges("neverbounce/hit.http"))
    assert len(told.asked) == 3
    assert tell(neverbounce.CONNECTOR, exchanges("neverbounce/empty.http")).asked == []


def test_a_verdict_that_it_bounces_is_no_witness_for_the_address() -> None:
    told = tell(neverbounce.CONNECTOR, exchanges("neverbounce/hit.http"))
    belief = {s.value: s.confidence for s in told.statements if s.field == "person.email"}
    assert belief["k.dorn@northwind.example"] < 0.1 < belief["ines.brandt@northwind.example"]


def test_a_verdict_is_about_the_person_who_was_known_to_have_the_address() -> None:
    told = tell(neverbounce.CONNECTOR, exchanges("neverbounce/hit.http"))
    assert told.about("neverbounce:northwind.example/jo-vale")["person.email"] == [
        "jo.vale@northwind.example"
    ]


def test_a_false_that_is_a_text_is_false() -> None:
    told = tell(zerobounce.CONNECTOR, exchanges("zerobounce/hit.http"))
    assert told.values("company.mail_provider") == ["none"]
    valid = tell(zerobounce.CONNECTOR, exchanges("zerobounce/word-valid.http"))
    assert valid.values("company.mail_provider") == []


def test_a_false_that_is_none_is_changed() -> None:
    told = tell(zerobounce.CONNECTOR, exchanges("zerobounce/boolean.http"))
    assert told.troubles[0].cause is Cause.CHANGED


def test_a_domain_that_is_not_the_companys_says_nothing_of_the_company() -> None:
    told = tell(zerobounce.CONNECTOR, exchanges("zerobounce/elsewhere.http"))
    assert told.values("company.mail_provider") == told.values("person.employer") == []
    assert told.values("person.email_status") == ["undeliverable ines@southwind.example"]
