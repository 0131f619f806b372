"""The other ways to an account: pages, domains, known people, relatives and former days; doubts; and the order."""

from __future__ import annotations

import pytest

from matching.acquaintances import Acquaintances, Bond, Tie, Tier, Workplace, ask, paths_of, told
from matching.acquaintances.nouns import Acquaintance
from matching.nouns import Company
from tests.matching.acquaintances.people import NOW, account, found, human, knows, tier
from tests.matching.firms import until

PROFILE = "https://www.linkedin.com/in/ada-voss"


@pytest.fixture
def quillpost() -> Company:
    return account("Quillpost", domain="quillpost.example", country="GB")


# -- by domain and by page -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written", ["", "Quillpost", "Quilpost", "Quillpost Ltd", "Quillpost United Kingdom"]
)
def test_an_address_at_the_domain_is_exact(quillpost: Company, written: str) -> None:
    assert tier(quillpost, knows(company=written, email="a.voss@quillpost.example")) is Tier.EXACT


def test_so_is_the_site_in_a_crm_and_the_page_on_a_network(quillpost: Company) -> None:
    assert tier(quillpost, knows(company="Quillpost", site="quillpost.example")) is Tier.EXACT
    page = "https://www.linkedin.com/company/quillpost"
    assert tier(account("Quillpost", linkedin=page), knows(company="QP", page=page + "/")) is Tier.EXACT


def test_an_address_beside_the_name_of_another_company_is_of_former_days(quillpost: Company) -> None:
    (path,) = found(quillpost, knows(company="Fjordkulde", email="ada@quillpost.example"))
    assert (path.tier, path.bond) == (Tier.WEAK, Bond.FORMER)
    assert "former days" in path.evidence.because


def test_an_address_of_a_former_student_or_at_a_free_mailbox_leads_nowhere() -> None:
    academy = account("Nordhallig Academy", domain="nordhallig.example")
    assert tier(academy, knows(company="Quillpost", email="ada@alumni.nordhallig.example")) is None
    assert tier(account("Post", website="https://gmail.com"), knows(email="ada@gmail.com")) is None


# -- by the people known there -------------------------------------------------------------------------


def test_a_profile_of_somebody_known_there_is_exact_whatever_the_export_calls_the_company() -> None:
    there = account("Nova", human("Ada Voss", title="CFO", linkedin=PROFILE))
    (path,) = found(there, knows(company="Nova & friends", profile=PROFILE, day="2026-01-01"))
    assert path.tier is Tier.EXACT
    assert path.person is not None
    assert told(path).startswith("Bob knows Ada Voss, CFO at Nova, exact: the profile is that of Ada Voss")


def test_a_profile_that_stands_beside_another_name_is_nobodys() -> None:
    there = account("Nova", human("Jonas Berg", title="CFO", linkedin=PROFILE))
    assert tier(there, knows("Ada Voss", "Nova", profile=PROFILE)) is None


def test_a_newer_export_that_has_them_elsewhere_makes_it_weak_and_is_said() -> None:
    there = account("Nova", human("Ada Voss", title="CFO", linkedin=PROFILE, days=200))
    (path,) = found(there, knows(company="Fjordkulde", profile=PROFILE))
    assert path.tier is Tier.WEAK
    assert path.doubt == "an export of November 2026 has them at Fjordkulde"
    assert "still at Nova" in ask(path)


def test_who_left_by_newer_word_was_there() -> None:
    there = account("Quillpost", human("Ada Voss", title="CFO"), until("2026-09"))
    (path,) = found(there, knows("Ada Voss", "Quillpost", day="2026-01-01"))
    assert (path.tier, path.bond) == (Tier.WEAK, Bond.FORMER)
    assert "has Ada Voss as gone" in path.evidence.because
    assert "who was at Quillpost" in ask(path)


def test_a_name_on_the_team_page_makes_a_name_that_many_have_strong() -> None:
    there = account("Blue Harbour", human("Wilhelmina Kreuzpaintner", title="CFO"))
    known = knows("Wilhelmina Kreuzpaintner", "Blue Harbour")
    assert tier(account("Blue Harbour"), known) is Tier.WEAK
    assert tier(there, known) is Tier.STRONG
    assert tier(there, knows("Jo Lind", "Blue Harbour")) is Tier.WEAK


def test_a_rare_name_seen_there_after_the_export_may_have_moved_there() -> None:
    there = account("Quillpost", human("Wilhelmina Kreuzpaintner", title="CFO"))
    (path,) = found(there, knows("Wilhelmina Kreuzpaintner", "Fjordkulde", day="2024-03-01"))
    assert (path.tier, path.bond) == (Tier.WEAK, Bond.PERHAPS)
    common = account("Quillpost", human("Anna Schmidt", title="CFO"))
    assert tier(common, knows("Anna Schmidt", "Fjordkulde", day="2024-03-01")) is None


def test_an_export_that_was_given_to_the_run_too_is_no_second_witness() -> None:
    row = human("Ada Voss", source="file", linkedin=PROFILE)
    from_export = [
        s.__class__(**{**{n: getattr(s, n) for n in s.__slots__}, "url": "file:c.csv"}) for s in row
    ]
    assert tier(account("Nova", from_export), knows(company="Nova", profile=PROFILE)) is None
    assert tier(account("Nova", row), knows(company="Nova", profile=PROFILE)) is Tier.EXACT


# -- relatives and former days -------------------------------------------------------------------------


def test_a_relative_of_the_company_is_said_to_be_one() -> None:
    there = account("Quillpost", subsidiary="Fjordkulde AS")
    (path,) = found(there, knows(company="Fjordkulde"))
    assert (path.tier, path.bond) == (Tier.WEAK, Bond.RELATIVE)
    assert "its subsidiary" in path.evidence.because
    assert ask(path) == "Ask Bob whether Ada Voss at Fjordkulde knows who decides at Quillpost."


def test_of_two_exports_the_newer_tells_where_somebody_is_and_the_older_where_they_were(
    quillpost: Company,
) -> None:
    old = knows(company="Quillpost", profile=PROFILE, day="2023-02-01")
    new = knows(company="Fjordkulde", profile=PROFILE, day="2026-10-01", owner="Carla")
    assert tier(quillpost, old) is Tier.STRONG
    both = found(quillpost, old, new)
    assert {path.acquaintance.owner for path in both} == {"Bob", "Carla"}
    assert {(path.tier, path.bond) for path in both} == {(Tier.WEAK, Bond.FORMER)}
    assert "an export of 2023-02" in both[0].evidence.because


def test_somebody_in_two_files_of_one_of_ours_is_one_acquaintance(quillpost: Company) -> None:
    listed = knows(company="Quillpost", connected="2019-05-01", contacted="2026-03-04", contact="they wrote")
    book = Acquaintance(
        owner="Bob", name="Ada Voss", workplace=Workplace("Quillpost Ltd", day="2026-10-01"),
        emails=("ada@quillpost.example",), file="book.vcf", row=1,
    )  # fmt: skip
    (path,) = found(quillpost, listed, book)
    assert path.tier is Tier.EXACT
    assert path.acquaintance.connected == "2019-05-01"
    namesake = knows(company="Quillpost")
    assert len(Acquaintances([listed, namesake])) == 2, "two of one name in one file are two people"


# -- ties, doubts, order -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "tie"),
    [
        ({"contacted": "2026-03-04", "contact": "they wrote"}, Tie.IN_TOUCH),
        ({"contacted": "2026-03-04", "contact": "you invited them"}, Tie.ACQUAINTED),
        ({"contacted": "2024-03-04", "contact": "you wrote"}, Tie.ACQUAINTED),
        ({"connected": "2026-03-04"}, Tie.ACQUAINTED),
        ({"connected": "2016-03-04"}, Tie.DISTANT),
        ({}, Tie.UNKNOWN),
    ],
)
def test_how_close_somebody_is_follows_from_days(quillpost: Company, days: dict[str, str], tie: Tie) -> None:
    (path,) = found(quillpost, knows(company="Quillpost", **days))
    assert path.tie is tie


def test_an_old_export_is_doubted_unless_they_were_seen_there_lately(quillpost: Company) -> None:
    known = knows(company="Quillpost", day="2024-03-01")
    (path,) = found(quillpost, known)
    assert path.doubt == "the export is of March 2024: they may have left since"
    seen = account("Quillpost", human("Ada Voss", title="Chief Financial Officer"))
    (path,) = found(seen, known)
    assert path.doubt == ""
    assert "Ada Voss, Chief Financial Officer at Quillpost" in told(path)


def test_the_surest_come_first_and_of_those_the_closest(quillpost: Company) -> None:
    known = [
        knows("An Wit", "Quilpost"),
        knows("Bo Ek", "Quillpost"),
        knows("Cy Fu", "Quillpost", contacted="2026-03-04", contact="they wrote"),
        knows("Di Ost", "Quillpost", email="di@quillpost.example"),
    ]
    assert [path.acquaintance.name for path in found(quillpost, *known)] == [
        "Di Ost",
        "Cy Fu",
        "Bo Ek",
        "An Wit",
    ]


def test_the_paths_do_not_depend_on_the_order_of_the_exports(quillpost: Company) -> None:
    known = [knows(f"Ada V{n}ss", "Quillpost", email=f"a{n}@quillpost.example") for n in range(5)]
    assert found(quillpost, *known) == found(quillpost, *reversed(known))


@pytest.mark.parametrize(("written", "leads"), [("Quillpost", []), ("Quillpost AS", ["one.example"])])
def test_who_fits_two_accounts_by_name_leads_to_none_and_what_tells_one_decides(
    written: str, leads: list[str]
) -> None:
    both = [account("Quillpost", at="one.example"), account("Quillpost", at="other.example", country="DE")]
    assert [tier(one, knows(company="Quillpost")) for one in both] == [Tier.STRONG, Tier.STRONG]
    ways = paths_of(both, Acquaintances([knows(company=written)]), NOW)
    assert [id_ for id_, found in ways.items() if found] == leads


def test_of_a_private_acquaintance_no_more_is_said_than_that_there_is_one(quillpost: Company) -> None:
    known = Acquaintance(
        owner="Bob", name="Ada Voss", workplace=Workplace("Quilpost", day="2023-01-01"), title="CFO",
        profile=PROFILE, file="c.csv", row=1, private=True,
    )  # fmt: skip
    (path,) = found(quillpost, known)
    words = told(path) + ask(path)
    assert words.startswith("Bob knows somebody near Quillpost, weak")
    assert not [secret for secret in ("Ada", "Voss", "CFO", "Quilpost", "linkedin") if secret in words]


def test_the_last_contact_is_told_from_the_side_of_the_owner(quillpost: Company) -> None:
    wrote = knows(company="Quillpost", connected="2019-05-01", contacted="2025-03-04", contact="they wrote")
    (path,) = found(quillpost, wrote)
    assert "(connected 2019; last wrote 2025-03)" in told(path)
    assert path.line == "Bob knows Ada Voss: strong, last wrote 2025-03"
    assert ask(path) == "Ask Bob for an introduction to Ada Voss: they last wrote in March 2025."
    invited = knows(company="Quillpost", contacted="2025-03-04", contact="you invited them")
    assert "(Bob invited them 2025-03)" in told(found(quillpost, invited)[0])


def test_of_an_export_of_your_own_you_are_spoken_to(quillpost: Company) -> None:
    known = knows(company="Quillpost", owner="you", contacted="2026-03-04", contact="they wrote")
    (path,) = found(quillpost, known)
    assert told(path).startswith("You know Ada Voss at Quillpost")
    assert ask(path) == "Write to Ada Voss yourself: you last wrote in March 2026."
    (near,) = found(quillpost, knows(company="Quilpost", owner="you"))
    assert ask(near) == "Ask Ada Voss whether Quillpost is where they work."
