"""Who went from one company to the next: by proof, or by a rare name and dates; never by a mere name."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.statement import Statement
from matching.careers import Career, careers
from matching.normalise.people import person_name
from matching.nouns import Company
from matching.rare_names import RareNames
from tests.matching.firms import CURRENT, FORMER, UNSURE, assembled, human
from tests.matching.statements import NOW, said

A, B, C = "acme.example", "borealis.example", "corvid.example"
PROFILE = "https://www.linkedin.com/in/jane-doe"
RARE = "Hildegard Wintersteiger"


def firm(at: str, *people: list[Statement]) -> Company:
    """A company with its name and its people."""
    named = [
        said("company.name", at.partition(".")[0].title(), subject=at),
        said("company.domain", at, subject=at),
    ]
    return assembled(named, *people, at=at)


def one(*companies: Company) -> Career:
    (career,) = careers(companies, NOW)
    return career


def places(career: Career) -> list[str]:
    return [place.company.rpartition(":")[2] for place in career.placements]


# ---- by what only one person has


def test_somebody_with_one_profile_at_two_companies_is_one_who_moved() -> None:
    """The user's list has her at one company; an older team page of the other has her there."""
    before = firm(A, human("Jane Q. Doe", at=A, title="CFO", linkedin=PROFILE, as_of="2025-03"))
    after = firm(B, human("Jane Doe", at=B, source="file", title="Chief Executive Officer", linkedin=PROFILE))
    career = one(after, before)
    assert places(career) == [A, B]
    (move,) = career.moves
    assert (move.left.titles, move.joined.titles, move.day) == (("CFO",), ("Chief Executive Officer",), "")
    assert {s.source for s in move.evidence} == {"website", "file"}
    assert career.reasons == (
        "Jane Q. Doe of Acme and Jane Doe of Borealis have the same LinkedIn profile, linkedin.com/in/jane-doe",
    )


def test_who_moved_on_is_no_longer_surely_where_they_were() -> None:
    before = firm(A, human("Jane Doe", at=A, linkedin=PROFILE, days=200))
    after = firm(B, human("Jane Doe", at=B, linkedin=PROFILE))
    assert before.people[0].affiliation is CURRENT
    assert [place.standing for place in one(before, after).placements] == [UNSURE, CURRENT]


def test_a_stated_end_and_a_stated_beginning_date_the_move() -> None:
    before = firm(A, human("Jane Doe", at=A, linkedin=PROFILE, since="2011", until="2019-04"))
    after = firm(B, human("Jane Doe", at=B, linkedin=PROFILE, since="2019-05"))
    career = one(before, after)
    assert [move.day for move in career.moves] == ["2019-05"]
    assert [(p.standing, p.since, p.until) for p in career.placements] == [
        (FORMER, "2011", "2019-04"),
        (CURRENT, "2019-05", ""),
    ]


def test_two_posts_held_at_once_are_one_persons_and_no_move() -> None:
    career = one(
        firm(A, human("Jane Doe", at=A, linkedin=PROFILE)), firm(B, human("Jane Doe", at=B, linkedin=PROFILE))
    )
    assert career.moves == ()
    assert [place.standing for place in career.placements] == [CURRENT, CURRENT]


@pytest.mark.parametrize(
    ("field", "mark", "reason"),
    [
        ("profile", "https://www.janedoe.example", "have the same page of their own, janedoe.example"),
        ("profile", "https://orcid.example/0000-1", "have the same page of their own, orcid.example/0000-1"),
        ("email", "jane.doe@mail.example", "have the same address, jane.doe@mail.example"),
    ],
)
def test_a_site_a_register_entry_or_an_address_of_their_own_shows_one_person(
    field: str, mark: str, reason: str
) -> None:
    career = one(*(firm(at, human("Jane Doe", at=at, more={field: mark})) for at in (A, B)))
    assert career.reasons[0].endswith(reason)


def test_a_new_name_is_no_objection_to_one_profile() -> None:
    before = firm(A, human("Jane Doe", at=A, linkedin=PROFILE))
    after = firm(B, human("Jane Thaler", at=B, linkedin=PROFILE))
    assert len(one(before, after).placements) == 2


@pytest.mark.parametrize("other", ["John Doe", "Ada Voss", "Jane Doe Jr."])
def test_what_another_shares_does_not_make_them_one(other: str) -> None:
    mark = {"profile": "https://doe.example/family"}
    assert (
        careers(
            [firm(A, human("Jane Doe Sr.", at=A, more=mark)), firm(B, human(other, at=B, more=mark))], NOW
        )
        == ()
    )


def test_the_site_of_a_company_is_nobodys_own() -> None:
    shared = {"profile": f"https://{A}/team"}
    assert careers([firm(at, human("Jane Doe", at=at, more=shared)) for at in (A, B)], NOW) == ()


def test_a_desks_address_shows_nobody() -> None:
    assert (
        careers([firm(at, human("Jane Doe", at=at, email="office@acme.example")) for at in (A, B)], NOW) == ()
    )


def test_two_of_one_company_who_lead_to_one_elsewhere_are_left_apart() -> None:
    here = firm(
        A,
        human("Jane Doe", at=A, key="1", email="jane.doe@acme.example", profile="https://one.example/jane"),
        human("Jane Doe", at=A, key="2", email="jane.doe2@acme.example", profile="https://two.example/jane"),
    )
    there = human("Jane Doe", at=B, key="3", profile="https://one.example/jane")
    there += human("Jane Doe", at=B, key="3", profile="https://two.example/jane")
    assert len(here.people) == 2
    assert careers([here, firm(B, there)], NOW) == ()


# ---- by a rare name and dates


def test_a_mere_name_joins_nobody_across_companies_however_well_dates_fit() -> None:
    before = firm(A, human("Jane Doe", at=A, until="2019-04"))
    after = firm(B, human("Jane Doe", at=B, since="2019-05"))
    assert careers([before, after], NOW) == ()


def test_a_rare_name_joins_where_one_place_came_after_the_other() -> None:
    before = firm(A, human(RARE, at=A, title="CFO", until="2019-04"))
    after = firm(B, human("WINTERSTEIGER, Hildegard", at=B, source="register", since="2019-05"))
    career = one(before, after)
    assert [move.day for move in career.moves] == ["2019-05"]
    (reason,) = career.reasons
    assert "have a name of which" in reason
    assert reason.endswith("namesakes are to be expected; the one place came after the other")


@pytest.mark.parametrize(
    ("before", "after"),
    [({}, {}), ({"since": "2010"}, {"since": "2019"}), ({"until": "2021"}, {"since": "2019"})],
)
def test_a_rare_name_at_two_places_at_once_joins_nobody(
    before: dict[str, str], after: dict[str, str]
) -> None:
    assert (
        careers([firm(A, human(RARE, at=A, more=before)), firm(B, human(RARE, at=B, more=after))], NOW) == ()
    )


def test_a_rare_name_of_two_profiles_is_two_peoples() -> None:
    before = firm(A, human(RARE, at=A, until="2019-04", linkedin=f"{PROFILE}-1"))
    after = firm(B, human(RARE, at=B, since="2019-05", linkedin=f"{PROFILE}-2"))
    assert careers([before, after], NOW) == ()


def test_a_rare_name_that_fits_two_of_one_company_joins_neither() -> None:
    before = firm(
        A,
        human(RARE, at=A, key="1", until="2018-04", email="wintersteiger@acme.example"),
        human(RARE, at=A, key="2", until="2019-04", email="wintersteiger2@acme.example"),
    )
    assert careers([before, firm(B, human(RARE, at=B, since="2019-05"))], NOW) == ()


def test_an_initial_joins_nobody_across_companies() -> None:
    before = firm(A, human("H. Wintersteiger", at=A, until="2019-04"))
    assert careers([before, firm(B, human(RARE, at=B, since="2019-05"))], NOW) == ()


def test_a_mailbox_that_stays_before_the_at_helps_a_name_that_is_nearly_rare_enough() -> None:
    name = "Walburga Pernstich"
    expected = RareNames(()).namesakes([("given", "walburga"), ("family", "pernstich")])

    def at(place: str, mail: str, **dates: str) -> Company:
        return firm(place, human(name, at=place, email=f"{mail}@{place}", more=dates))

    common = [firm(f"x{n}.example", human(f"Walburga Feld{c}man", at=f"x{n}.example"))
              for n, c in enumerate("abcdefghi")]  # fmt: skip
    moved = [at(A, "w.pernstich", until="2019-04"), at(B, "w.pernstich", since="2019-05")]
    assert expected < 0.01
    (career,) = careers([*common, *moved], NOW)
    assert "have the mailbox w.pernstich@ and a name" in career.reasons[0]
    other = [at(A, "w.pernstich", until="2019-04"), at(B, "walburga", since="2019-05")]
    assert careers([*common, *other], NOW) == ()


def test_three_places_one_after_the_other_are_one_career_with_two_moves() -> None:
    firms = [
        firm(A, human(RARE, at=A, since="2001", until="2008")),
        firm(B, human(RARE, at=B, since="2008", until="2015")),
        firm(C, human(RARE, at=C, since="2015")),
    ]
    for order in permutations(firms):
        career = one(*order)
        assert places(career) == [A, B, C]
        assert [move.day for move in career.moves] == ["2008", "2015"]


# ---- how rare a name is


def expected(name: str, *others: str) -> float:
    read = person_name(name)
    names = RareNames([person_name(other)] for other in others)
    return names.namesakes([*(("given", w) for w in read.given), *(("family", w) for w in read.family)])


@pytest.mark.parametrize(
    "name", ["John Smith", "Maria Garcia", "Wei Zhang", "Minh Tran", "Li Na", "Anna Müller"]
)
def test_of_a_usual_name_many_are_to_be_expected_in_every_language(name: str) -> None:
    assert expected(name) > 0.05


def test_a_name_that_nobody_has_elsewhere_is_rare_until_many_here_have_it() -> None:
    assert expected(RARE) < 0.01
    crowd = [f"{name} Wintersteiger" for name in ("Ada", "Bo", "Cyra", "Dora", "Ed", "Fay")]
    assert expected(RARE, RARE, RARE, *crowd) > 5 * expected(RARE, RARE, RARE)


# ---- the same every time

_ALL = [
    firm(A, human("Jane Doe", at=A, linkedin=PROFILE, as_of="2024"), human(RARE, at=A, until="2019")),
    firm(B, human("Jane Doe", at=B, linkedin=PROFILE), human(RARE, at=B, since="2019", until="2021")),
    firm(C, human("J. Doe", at=C, linkedin=PROFILE, until="2011"), human(RARE, at=C, since="2022")),
    firm(
        "delta.example", human("Jane Doe", at="delta.example"), human(RARE, at="delta.example", since="2015")
    ),
]


@given(st.permutations(_ALL), st.integers(0, 4))
def test_the_order_of_companies_makes_no_difference(order: list[Company], size: int) -> None:
    chosen = order[:size]
    assert careers(chosen, NOW) == careers(sorted(chosen, key=lambda c: c.id), NOW)


def test_one_who_was_at_a_fourth_place_at_the_same_time_leaves_all_of_that_name_apart() -> None:
    with_delta = [c.reasons for c in careers(_ALL, NOW)]
    assert [len(c.placements) for c in careers(_ALL[:3], NOW)] == [3, 3]
    assert len(with_delta) == 1
