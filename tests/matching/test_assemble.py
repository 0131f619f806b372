"""Companies and people put together from statements: who is one person, who is there, and who is not."""

from __future__ import annotations

from datetime import datetime
from itertools import permutations
from random import Random

import pytest

from connectors.statement import Finding, Statement, stamp
from matching import assemble
from matching.assemble import affiliation, by_subject, company
from matching.compare_people import compare_name
from matching.normalise.people import PersonName
from matching.nouns import Affiliation, Company, Person
from tests.matching.statements import NOW, said

SITE = "acme.example"
TRUST = {"website": 0.85, "file": 0.9, "yc": 0.8, "gleif": 0.95}
CURRENT, FORMER, UNSURE = Affiliation.CURRENT, Affiliation.FORMER, Affiliation.UNSURE


def human(name: str, *, key: str = "", source: str = "website", at: str = SITE, days: float = 10,
          as_of: str = "", **more: str) -> list[Statement]:  # fmt: skip
    """What one source says of one person whom it places at a company."""
    subject = f"{at}/people/{key or name}"
    values = {"name": name, "employer": at, **more}
    return [
        said(f"person.{field}", value, subject=subject, source=source, days=days, as_of=as_of)
        for field, value in values.items()
    ]


def assembled(*groups: list[Statement], same: tuple[str, ...] = (), now: datetime = NOW) -> Company:
    statements = [s for group in groups for s in group]
    ours = {f"{source}:{SITE}" for source in TRUST}
    return company("file:list.csv:1", statements, {*ours, *same}, now, TRUST)


def names(made: Company) -> list[str]:
    return [person.name for person in made.people]


def only(*groups: list[Statement]) -> Person:
    (person,) = assembled(*groups).people
    return person


# ---- the company, and what is not it


def test_statements_are_grouped_by_what_they_are_about() -> None:
    one, two = said("company.name", "Acme"), said("company.name", "Other", subject="other.example")
    assert by_subject([one, two]) == {one.subject: [one], two.subject: [two]}


def test_only_subjects_judged_the_same_speak_for_the_company() -> None:
    made = assembled(
        [said("company.employees", "90"), said("company.employees", "5", subject="namesake.example")]
    )
    assert made.value("company.employees") == "90"
    assert not made.passports["company.employees"].losers
    assert "website:namesake.example" not in made.subjects


def test_what_lost_is_kept_with_its_reason() -> None:
    made = assembled([said("company.country", "DE", source="gleif"), said("company.country", "AT")])
    (loser,) = made.passports["company.country"].losers
    assert (loser.value, loser.because.startswith("stated by website")) == ("AT", True)
    assert made.passports["company.country"].conflict


def test_roles_and_money_belong_to_whom_their_source_ties_them_to() -> None:
    def thing(subject: str, link: str, to: str, field: str, value: str) -> list[Statement]:
        tied = Finding(subject, link, to, quote="its name")
        return [
            stamp(tied, source="yc", url="https://yc.example/", seen=NOW),
            said(field, value, subject=subject, source="yc"),
        ]

    made = assembled(
        thing("job:1", "role.employer", SITE, "role.title", "Fitter"),
        thing("job:2", "role.employer", "other.example", "role.title", "Baker"),
        thing("round:1", "funding.company", SITE, "funding.amount", "5 EUR"),
        thing("round:2", "funding.company", "other.example", "funding.amount", "9 EUR"),
    )
    assert [role.value("role.title") for role in made.roles] == ["Fitter"]
    assert [money.value("funding.amount") for money in made.fundings] == ["5 EUR"]


def test_people_of_another_company_stay_out_of_this_one() -> None:
    assert names(assembled(human("Ada Voss"), human("Ben Thaler", at="other.example"))) == ["Ada Voss"]


def test_somebody_without_a_name_is_nobody() -> None:
    assert names(assembled([s for s in human("Ada Voss") if s.field != "person.name"])) == []


# ---- one person under several names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Voss", "ADA VOSS"),
        ("Ada Voss", "Dr. Ada Voss, MBA"),
        ("Ada Voss", "Voss, Ada"),
        ("Ada Voss", "Voss Ada"),
        ("Ada Voss", "VOSS Ada"),
        ("Ada Voss", "A. Voss"),
        ("Ada Maria Voss", "Ada Voss"),
        ("Robert Voss", "Bob Voss"),
        ("Jürgen Müller", "Jurgen Muller"),
        ("Ludwig van der Berg", "Ludwig Berg"),
    ],
)
def test_two_ways_to_write_one_name_are_one_person(one: str, other: str) -> None:
    made = assembled(human(one, key="1"), human(other, key="2", source="file"))
    assert len(made.people) == 1
    assert len(made.people[0].subjects) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Voss", "Eva Voss"),
        ("Ada Voss", "Ada Vogel"),
        ("Ada Voss", "B. Voss"),
        ("Ada Voss", "Voss"),
        ("Ada Voss", "Ada"),
        ("John Thaler Jr.", "John Thaler Sr."),
        ("Anna Maria Voss", "Anna Berta Voss"),
    ],
)
def test_two_names_that_no_one_person_has_are_two_people(one: str, other: str) -> None:
    assert len(assembled(human(one, key="1"), human(other, key="2", source="file")).people) == 2


def test_one_person_has_what_every_source_says_of_them() -> None:
    person = only(
        human("Ada Voss", title="Head of Service"),
        human("Voss, Ada", source="file", email="ada@acme.example", title="Head of Service"),
    )
    assert person.name == "Ada Voss"
    assert person.value("person.email") == "ada@acme.example"
    assert person.titles == ("Head of Service",)
    assert {s.source for s in person.statements("person.title")} == {"website", "file"}


def test_a_person_is_shown_by_the_name_that_is_written_out_whoever_is_believed_more() -> None:
    person = only(human("Ada Voss"), human("A. Voss", source="file"), human("Voss, Ada", source="gleif"))
    passport = person.passports["person.name"]
    assert passport.values == ("Ada Voss",)
    assert passport.chosen[0].because == "stated by website, last seen 21 Sep 2026"
    assert {claim.value for claim in passport.losers} == {"A. Voss", "Voss, Ada"}
    assert passport.losers[0].because.endswith("; the chosen one is written out")


def test_a_name_that_nobody_writes_out_is_shown_as_it_is() -> None:
    assert names(assembled(human("A. Voss", source="file"))) == ["A. Voss"]


def test_an_initial_that_may_be_either_of_two_people_is_put_with_neither() -> None:
    made = assembled(human("Jane Thaler"), human("John Thaler"), human("J. Thaler", source="file"))
    assert sorted(names(made)) == ["J. Thaler", "Jane Thaler", "John Thaler"]


def test_an_initial_that_only_one_person_can_have_is_theirs_in_whatever_order_sources_come() -> None:
    people = [
        human("Jane Thaler", key="1"),
        human("Bruno Thaler", key="2"),
        human("J. Thaler", key="0", source="file"),
    ]
    for order in permutations(people):
        assert sorted(names(assembled(*order))) == ["Bruno Thaler", "Jane Thaler"]


# ---- namesakes


def test_namesakes_with_profiles_of_their_own_are_two_people() -> None:
    one = human("Ada Voss", key="1", linkedin="https://www.linkedin.com/in/ada-voss-1")
    two = human("Ada Voss", key="2", linkedin="https://www.linkedin.com/in/ada-voss-2")
    assert len(assembled(one, two).people) == 2


@pytest.mark.parametrize(
    "written",
    [
        "https://linkedin.com/in/ada-voss/",
        "http://de.linkedin.com/in/Ada-Voss?trk=x",
        "www.linkedin.com/in/ada-voss",
    ],
)
def test_one_profile_written_in_two_ways_is_one_persons(written: str) -> None:
    one = human("Ada Voss", key="1", linkedin="https://www.linkedin.com/in/ada-voss", email="ada@a.example")
    two = human("Ada Voss", key="2", source="file", linkedin=written, email="voss@a.example")
    assert len(assembled(one, two).people) == 1


def test_namesakes_with_mailboxes_that_no_one_person_has_are_two_people() -> None:
    one = human("Ada Voss", key="1", email="ada.voss@acme.example")
    two = human("Ada Voss", key="2", email="ada.voss2@acme.example")
    assert len(assembled(one, two).people) == 2


@pytest.mark.parametrize(
    "other",
    [
        "ADA.VOSS@acme.example",
        "mailto:ada.voss@acme.example",
        "avoss@acme.example",
        "ada.voss@acme-group.example",
        "seerose@mail.example",
    ],
)
def test_two_addresses_that_one_person_may_have_make_no_namesakes(other: str) -> None:
    one = human("Ada Voss", key="1", email="ada.voss@acme.example")
    two = human("Ada Voss", key="2", source="file", email=other)
    assert len(assembled(one, two).people) == 1


def test_a_third_mention_that_may_be_either_namesake_is_put_with_neither() -> None:
    one = human("Ada Voss", key="1", email="ada.voss@acme.example")
    two = human("Ada Voss", key="2", email="ada.voss2@acme.example")
    third = human("Ada Voss", key="3", source="file")
    assert [len(person.subjects) for person in assembled(one, two, third).people] == [1, 1, 1]


def test_the_people_of_a_large_company_are_not_all_compared_with_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0

    def counting(one: PersonName, other: PersonName) -> object:
        nonlocal compared
        compared += 1
        return compare_name(one, other)

    monkeypatch.setattr(assemble, "compare_name", counting)
    called = [f"John {first}{second}mith" for first in "BCDFGHKLMNPRST" for second in "aeiouy" * 4]
    made = assembled(*(human(name, key=str(n)) for n, name in enumerate(called)))
    assert sorted(names(made)) == sorted(set(called))
    assert 0 < compared < 10 * len(called)


def test_in_a_crowd_of_like_names_each_is_still_one_person_with_mentions_of_the_same_name() -> None:
    crowd = [f"John S{letter}{other}by" for letter in "aeiou" for other in "bdfgklmnprst"]
    made = assembled(*(human(name) for name in crowd), *(human(name, source="yc") for name in crowd))
    assert sorted(names(made)) == sorted(crowd)
    assert {len(person.subjects) for person in made.people} == {2}


def test_mentions_that_may_be_either_of_two_people_are_not_made_many() -> None:
    either = [human("J. Thaler", key=f"{n}", source="file") for n in range(3)]
    made = assembled(human("Jane Thaler"), human("John Thaler"), *either)
    assert sorted(len(person.subjects) for person in made.people) == [1, 1, 3]


# ---- who is there


def until(day: str, *, key: str = "Ada Voss", source: str = "website") -> list[Statement]:
    return [said("person.until", day, subject=f"{SITE}/people/{key}", source=source)]


def test_fresh_evidence_makes_somebody_current() -> None:
    person = only(human("Ada Voss", title="CEO"))
    assert person.affiliation is CURRENT
    assert person.seen is not None
    assert (NOW - person.seen).days == 10


def test_old_evidence_makes_nobody_former_only_unsure() -> None:
    assert only(human("Ada Voss", title="CEO", days=500)).affiliation is UNSURE


def test_a_page_of_today_that_speaks_of_long_ago_makes_nobody_current() -> None:
    person = only(human("Ada Voss", title="CEO", days=0, as_of="2018"))
    assert person.affiliation is UNSURE
    assert person.seen is not None
    assert person.seen.year == 2018


def test_an_end_that_a_source_states_makes_somebody_former() -> None:
    person = only(human("Ada Voss", title="CEO"), until("2024-05"))
    assert (person.affiliation, person.seen) == (FORMER, None)


def test_a_source_that_states_an_end_does_not_place_somebody_there_itself() -> None:
    assert only(human("Ada Voss", title="CEO", days=0), until("2026-09-30")).affiliation is FORMER


def test_somebody_who_left_and_is_listed_again_elsewhere_later_is_current() -> None:
    again = human("Ada Voss", source="yc", title="CEO")
    assert only(human("Ada Voss"), until("2024-05"), again).affiliation is CURRENT


def test_somebody_listed_elsewhere_before_the_end_has_left() -> None:
    before = human("Ada Voss", source="yc", title="CEO", days=900)
    assert only(human("Ada Voss"), until("2026-09"), before).affiliation is FORMER


def test_evidence_of_the_very_month_of_an_end_is_unsure() -> None:
    assert only(human("Ada Voss"), until("2026-09"), human("Ada Voss", source="yc")).affiliation is UNSURE


def test_an_end_that_is_still_to_come_ends_nothing() -> None:
    assert only(human("Ada Voss", title="CEO"), until("2027-01-01")).affiliation is CURRENT


def test_nothing_said_of_a_place_is_unsure() -> None:
    assert affiliation([said("person.name", "Ada Voss")], NOW) is UNSURE


# ---- the same every time


def test_the_order_of_statements_changes_nothing() -> None:
    statements = [
        *human("Jane Thaler", key="9", title="COO", email="jane.thaler@acme.example"),
        *human("J. Thaler", key="1", source="file", title="Chief Operating Officer"),
        *human("Thaler, Jane", key="2", source="yc"),
        *human("Ada Voss", key="3", title="CEO"),
        *until("2024-05", key="3"),
        said("company.employees", "90"),
        said("company.employees", "40", source="yc"),
    ]
    first = assembled(statements)
    for seed in range(20):
        Random(seed).shuffle(statements)
        assert assembled(statements) == first
    assert [person.id for person in first.people] == sorted(person.id for person in first.people)
