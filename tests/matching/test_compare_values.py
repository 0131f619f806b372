"""Dates, numbers and addresses of people that are not equal."""

from __future__ import annotations

import pytest

from matching.compare_values import compare_dates, compare_emails, compare_numbers, mirrors


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("19800412", "19800413", "close"),
        ("19800412", "19801204", "close"),  # day and month changed places
        ("19800412", "19800427", "two_parts"),
        ("19800412", "19810412", "close"),
        ("19800412", "19950412", "two_parts"),
        ("19800428", "19800515", "near"),
        ("19800412", "19810520", "wrong_year"),
        ("19800412", "19631107", "differs"),
        ("19800312", "19800511", "differs"),  # two months and a day in one year are no slip
        ("19701001", "19710309", "differs"),
        ("1980", "19800412", "year"),
        ("1981", "19800412", "differs"),
    ],
)
def test_dates_that_differ_are_told_apart_by_how(left: str, right: str, level: str) -> None:
    assert compare_dates(left, right) == level
    assert compare_dates(right, left) == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [("1234567", "1234568", "close"), ("12345", "12346", "differs"), ("1234567", "7654321", "differs")],
)
def test_long_numbers_may_hold_a_wrong_digit(left: str, right: str, level: str) -> None:
    assert compare_numbers(left, right) == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("anna.harrow@acme.test", "anna.harow@acme.test", "close"),
        ("anna.harrow@acme.test", "aharrow@acme.test", "alias"),
        ("anna.harrow@acme.test", "peter.kestrel@acme.test", "colleague"),
        ("anna.harrow1@acme.test", "anna.harrow2@acme.test", "colleague"),
        ("anna.harrow@acme.test", "anna.harrow@bolt.example", "moved"),
        ("anna.harrow@acme.test", "peter.kestrel@bolt.example", "differs"),
    ],
)
def test_addresses_that_differ_are_told_apart_by_how(left: str, right: str, level: str) -> None:
    assert compare_emails(left, right) == level
    assert compare_emails(right, left) == level


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("martin hansel", "martin.hansel@acme.test"), ("martin hensel", "martin.hensel@acme.test")),
        (("ramesh subramanian", "ramesh.s@acme.test"), ("rajesh subramanian", "rajesh.s@acme.test")),
        (("jurgen mullner", "juergen.muellner"), ("jurgen mollner", "juergen.mollner")),
        (("susan b marlowe", "susan.b.marlowe"), ("susan t marlowe", "susan.t.marlowe")),
        (("jiwon lee", "jlee"), ("jiwon lim", "jlim")),
    ],
)
def test_names_and_mailboxes_that_differ_in_the_same_letters_are_two_people(
    left: tuple[str, str], right: tuple[str, str]
) -> None:
    for (name, mailbox), (other, other_mailbox) in ((left, right), (right, left)):
        assert mirrors(name.split(), other.split(), mailbox, other_mailbox)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("martin hansel", "martin.hansel"), ("martin hensel", "martin.hansel")),  # a slip in the name
        (("martin hansel", "martin.hansel"), ("martin hansel", "martin.hensel")),  # a slip in the address
        (("martin hansel", "mhansel"), ("martin hansl", "martin.hansel")),
        (("john harrow", "john.harrow"), ("johnathan harrow", "johnathan.harrow")),
        (("jurgen muller", "jmuller"), ("jurgen mueller", "jmueller")),
        (("susan b marlowe", "sbmarlowe"), ("susan marlowe", "susan.marlowe")),
        (("", "martin.hansel"), ("martin hensel", "martin.hensel")),
    ],
)  # fmt: skip
def test_one_slip_or_a_shorter_name_is_no_mirror(left: tuple[str, str], right: tuple[str, str]) -> None:
    for (name, mailbox), (other, other_mailbox) in ((left, right), (right, left)):
        assert not mirrors(name.split(), other.split(), mailbox, other_mailbox)
