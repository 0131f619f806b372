"""Who is one person at a company, and who is a namesake; in whatever order and number sources come."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.statement import Statement
from matching import namesakes
from matching.compare_people import compare_name
from matching.mailboxes import status_of
from matching.normalise.people import PersonName
from tests.matching.firms import SITE, assembled, human, names, only
from tests.matching.statements import said

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

    monkeypatch.setattr(namesakes, "compare_name", counting)
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


# ---- one person in every source

PROFILE = "https://www.linkedin.com/in/jane-doe"


def test_the_same_person_of_page_register_press_and_list_is_one() -> None:
    page = human("Dr. Jane Q. Doe", title="CEO")
    register = human("DOE, Jane Quinn", source="register", title="Director", since="2019")
    press = human("Jane Doe", source="press", title="chief executive")
    theirs = human("Jane Doe", source="file", title="Chief Executive Officer", linkedin=PROFILE)
    person = only(page, register, press, theirs)
    assert len(person.subjects) == 4
    assert person.value("person.since") == "2019"
    assert set(person.titles) == {"CEO", "Director", "chief executive", "Chief Executive Officer"}


def test_the_many_forenames_of_a_register_are_one_persons_who_goes_by_the_first() -> None:
    register = human("DUPONT Marie Claire Sophie", source="register", title="Présidente")
    assert only(register, human("Marie Dupont", title="CEO")).name == "Marie Dupont"


def test_who_goes_by_the_first_forename_is_not_the_one_who_has_another_of_them() -> None:
    register = human("DUPONT Marie Claire Sophie", source="register")
    made = assembled(register, human("Marie Dupont"), human("Sophie Dupont"))
    assert sorted(names(made)) == ["Marie Dupont", "Sophie Dupont"]
    assert sorted(len(person.subjects) for person in made.people) == [1, 2]


def test_who_goes_by_a_later_forename_alone_is_the_one_of_the_register() -> None:
    assert len(only(human("Marie Sophie Dupont", source="register"), human("Sophie Dupont")).subjects) == 2


def test_an_initial_whose_second_initial_is_another_is_somebody_else() -> None:
    assert len(assembled(human("J. Q. Doe", source="file"), human("Jane Maria Doe")).people) == 2


# ---- what only one person has


def test_a_name_before_and_after_a_wedding_is_one_persons_with_one_profile() -> None:
    one, two = human("Jane Doe", linkedin=PROFILE), human("Jane Thaler", source="file", linkedin=PROFILE)
    assert len(only(one, two).subjects) == 2


@pytest.mark.parametrize("field", ["email", "profile", "linkedin"])
def test_what_only_one_person_has_joins_names_that_do_not_tell(field: str) -> None:
    mark: str = {
        "email": "j.doe@acme.example",
        "profile": "https://janedoe.example/",
        "linkedin": "https://www.linkedin.com/in/ACoAABcDeFgHiJ",
    }[field]
    a, b = human("Jane Doe", more={field: mark}), human("J. Doe", source="file", more={field: mark})
    made = assembled(a, b, human("John Doe", source="yc"))
    assert sorted(len(person.subjects) for person in made.people) == [1, 2]


@pytest.mark.parametrize(
    ("one", "other"), [("Jane Doe", "John Doe"), ("Jane Doe", "Ada Voss"), ("Jan Doe Jr.", "Jan Doe Sr.")]
)
def test_a_mailbox_that_two_share_does_not_make_them_one(one: str, other: str) -> None:
    mail = "the.doe.family@acme.example"
    assert len(assembled(human(one, email=mail), human(other, email=mail)).people) == 2


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("https://www.JaneDoe.example/", "janedoe.example"),
        ("http://janedoe.example/About/?x=1#y", "janedoe.example/about"),
        ("https://jane.blogs.example/about", "jane.blogs.example/about"),
        ("https://github.com/", ""),
        ("see my card", ""),
    ],
)
def test_a_page_is_known_by_all_of_its_host_and_its_path(written: str, key: str) -> None:
    assert namesakes.page_key(written) == key


def test_names_that_have_nothing_in_common_are_one_persons_by_way_of_a_third() -> None:
    married = human("Jane Thaler", source="yc", linkedin=PROFILE)
    short = human("J. Thaler", source="file", linkedin=PROFILE)
    assert len(only(human("Jane Doe", linkedin=PROFILE), married, short).subjects) == 3


def test_siblings_are_two_though_an_initial_beside_their_mailbox_fits_both() -> None:
    mail = "the.doe.family@acme.example"
    made = assembled(*(human(name, email=mail) for name in ("Jane Doe", "John Doe", "J. Doe")))
    assert len(made.people) == 3


def test_a_desks_mailbox_shows_nobody() -> None:
    made = assembled(
        human("Jane Doe", email="sales@acme.example"),
        human("J. Doe", source="file", email="sales@acme.example"),
        human("John Doe", source="yc"),
    )
    assert len(made.people) == 3


def test_a_third_who_shares_something_with_two_namesakes_joins_neither_and_not_them() -> None:
    one = human("Jane Doe", key="1", linkedin=f"{PROFILE}-1", email="jane.doe@acme.example")
    two = human("Jane Doe", key="2", linkedin=f"{PROFILE}-2", email="doe.jane@acme.example")
    third = human("Jane Doe", key="3", email="jane.doe@acme.example")
    third += said_of("3", email="doe.jane@acme.example")
    assert [len(person.subjects) for person in assembled(one, two, third).people] == [1, 1, 1]


def said_of(key: str, *, source: str = "website", **values: str) -> list[Statement]:
    """More that is said of a mention, without a name."""
    subject = f"{SITE}/people/{key}"
    return [said(f"person.{field}", value, subject=subject, source=source) for field, value in values.items()]


# ---- namesakes


def test_two_mailboxes_and_two_posts_of_today_are_two_people() -> None:
    one = human("John Smith", key="1", email="jsmith@acme.example", title="Head of Sales")
    two = human("John Smith", key="2", email="john.smith@acme.example", title="Warehouse Manager")
    assert len(assembled(one, two).people) == 2


@pytest.mark.parametrize(
    ("title", "days"),
    [("Sales Director", 10), ("Warehouse Manager", 800)],
    ids=["a like post", "a post of long ago"],
)
def test_two_mailboxes_of_one_who_holds_a_like_post_or_held_another_are_one_persons(
    title: str, days: float
) -> None:
    one = human("John Smith", key="1", email="jsmith@acme.example", title="Head of Sales")
    two = human("John Smith", key="2", email="john.smith@acme.example", title=title, days=days)
    assert len(only(one, two).subjects) == 2


def test_who_runs_the_company_may_be_called_by_two_posts() -> None:
    one = human("John Smith", email="jsmith@acme.example", title="CFO")
    two = human("John Smith", source="register", email="john.smith@acme.example", title="Managing Director")
    assert len(only(one, two).subjects) == 2


def test_a_profile_known_by_number_does_not_tell_its_owner_from_their_profile_by_name() -> None:
    by_number = human("Jane Doe", source="file", linkedin="https://www.linkedin.com/in/ACwAABcDeFgHiJ")
    assert len(only(human("Jane Doe", linkedin=PROFILE), by_number).subjects) == 2


# ---- addresses and what is said of them


def verdict(address: str, word: str, *, source: str = "verifier", key: str = "x") -> list[Statement]:
    """What a verifier says, which knows an address and no name."""
    return said_of(key, source=source, email=address, email_status=f"{word} {address}")


def test_a_verdict_goes_to_whom_the_address_is() -> None:
    person, other = assembled(
        human("Jane Doe", email="jane.doe@acme.example"),
        human("Ada Voss", email="ada.voss@acme.example"),
        verdict("ada.voss@acme.example", "deliverable"),
    ).people
    assert status_of(person, "ada.voss@acme.example") == "deliverable"
    assert person.id == "website:acme.example/people/Ada Voss"
    assert "person.email_status" not in other.passports


def test_a_verdict_on_one_address_is_none_on_another() -> None:
    person = only(
        human("Jane Doe", email="jane.doe@acme.example"),
        human("Jane Doe", source="file", email="jdoe@acme.example"),
        verdict("jdoe@acme.example", "risky"),
    )
    assert status_of(person, "JDoe@acme.example") == "risky"
    assert status_of(person, "jane.doe@acme.example") == ""


def test_of_two_addresses_the_one_that_mail_reaches_comes_first() -> None:
    two = (
        human("Jane Doe", email="jane.doe@acme.example"),
        human("Jane Doe", source="yc", email="jdoe@acme.example"),
    )
    assert only(*two).value("person.email") == "jane.doe@acme.example"
    person = only(*two, verdict("jane.doe@acme.example", "undeliverable"))
    assert person.values("person.email") == ("jdoe@acme.example", "jane.doe@acme.example")


def test_two_verifiers_who_contradict_each_other_about_one_address_are_a_conflict() -> None:
    person = only(
        human("Jane Doe", email="jane.doe@acme.example"),
        verdict("jane.doe@acme.example", "deliverable"),
        verdict("jane.doe@acme.example", "undeliverable", source="press"),
    )
    passport = person.passports["person.email_status"]
    assert (passport.conflict, passport.values) == (True, ("deliverable jane.doe@acme.example",))
    assert [claim.value for claim in passport.losers] == ["undeliverable jane.doe@acme.example"]
    assert passport.losers[0].because.endswith("believed 0.65 against 0.83")


def test_verdicts_on_two_addresses_contradict_nothing() -> None:
    person = only(
        human("Jane Doe", email="jane.doe@acme.example"),
        said_of("Jane Doe", email="jdoe@acme.example"),
        verdict("jane.doe@acme.example", "deliverable"),
        verdict("jdoe@acme.example", "undeliverable", key="y"),
    )
    assert not person.passports["person.email_status"].conflict
    assert len(person.values("person.email_status")) == 2


def test_a_verdict_that_names_no_address_is_about_none() -> None:
    person = only(human("Jane Doe", email="jane.doe@acme.example", email_status="deliverable"))
    assert "person.email_status" not in person.passports


def test_a_verdict_on_an_address_that_two_share_is_nobodys() -> None:
    mail = "does@acme.example"
    made = assembled(human("Jane Doe", email=mail), human("John Doe", email=mail), verdict(mail, "risky"))
    assert [status_of(person, mail) for person in made.people] == ["", ""]


def test_an_open_mailbox_places_nobody() -> None:
    old = human("Jane Doe", email="jane.doe@acme.example", days=900)
    employer = [said("person.employer", SITE, subject=f"{SITE}/people/x", source="verifier", confidence=0.5)]
    person = only(old, verdict("jane.doe@acme.example", "deliverable"), employer)
    assert len(person.subjects) == 2
    assert str(person.affiliation) == "unsure"


# ---- in whatever order and number

_MENTIONS = [
    human("Jane Doe", key="a", title="CEO", linkedin=PROFILE),
    human("DOE, Jane Quinn", key="b", source="register", since="2019"),
    human("J. Doe", key="c", source="press", title="CEO"),
    human("Jane Thaler", key="d", source="file", linkedin=PROFILE),
    human("John Doe", key="e", email="john.doe@acme.example"),
    human("John Doe", key="f", source="file", email="john.doe2@acme.example"),
    human("Quinn Doe", key="g", source="yc"),
    human("Jane Doe", key="h", source="file", linkedin=f"{PROFILE}-2", email="jane.doe@acme.example"),
    human("Jane Maria Doe", key="i", source="yc", email="jane.doe@acme.example"),
    human("Doe Jane", key="j", source="gleif", profile="https://janedoe.example"),
    human("J. M. Doe", key="k", source="press"),
    verdict("jane.doe@acme.example", "deliverable"),
    human("John Doe Jr.", key="l", source="register"),
    human("Jonny Doe", key="m", source="register", profile="https://janedoe.example"),
]
mentions = st.lists(st.sampled_from(range(len(_MENTIONS))), min_size=2, max_size=10)


@given(mentions, st.randoms(use_true_random=False))
def test_the_order_in_which_sources_come_makes_no_difference(chosen: list[int], random: Random) -> None:
    statements = [s for n in chosen for s in _MENTIONS[n]]
    shuffled = statements.copy()
    random.shuffle(shuffled)
    assert assembled(shuffled).people == assembled(statements).people


@given(mentions, st.integers(1, 9))
def test_statements_added_in_batches_give_the_same_people_as_all_at_once(
    chosen: list[int], size: int
) -> None:
    """A source that is asked again says the same again, which renews its statement and adds none."""
    statements = [s for n in chosen for s in _MENTIONS[n]]
    kept: dict[str, Statement] = {}
    for start in range(0, len(statements), size):
        kept |= {s.id: s for s in statements[start : start + size]}
        made = assembled(kept.values())
    assert made.people == assembled(dict.fromkeys(statements)).people


@given(mentions)
def test_nobody_is_lost_and_nobody_is_two_and_namesakes_that_are_told_apart_stay_apart(
    chosen: list[int],
) -> None:
    statements = [s for n in chosen for s in _MENTIONS[n]]
    people = assembled(statements).people
    told = sorted(s for person in people for s in person.subjects if not s.endswith("/x"))
    assert told == sorted({s.subject for s in statements} - {f"verifier:{SITE}/people/x"})
    for person in people:
        profiles = {s.value for s in person.statements("person.linkedin")}
        assert len(profiles) < 2
        assert not {"Jane Doe", "John Doe"} <= {s.value for s in person.statements("person.name")}
