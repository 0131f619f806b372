"""A company's name alone: when it is the account's, when it is merely near, and when it only looks alike."""

from __future__ import annotations

import pytest

from matching.acquaintances import Bond, Tier
from tests.matching.acquaintances.people import account, found, knows, tier
from tests.matching.statements import said


@pytest.mark.parametrize(
    ("ours", "written"),
    [
        ("Quillpost", "Quillpost"),
        ("Quillpost", "QUILLPOST LTD."),
        ("Quillpost", "Quillpost Group"),
        ("Brandtner Aufzüge GmbH", "Brandtner Aufzuege"),
        ("Werft Nordhallig GmbH", "Nordhallig Werft"),
        ("Нувненко", "Nuvnenko"),
        ("Wintersteig Versicherung", "Wintersteig Insurance"),
        ("Fjord Kulde & Sønner AS", "Fjord Kulde and Sønner"),
    ],
)
def test_the_same_telling_name_is_strong_however_it_is_written(ours: str, written: str) -> None:
    assert tier(account(ours), knows(company=written)) is Tier.STRONG


@pytest.mark.parametrize(
    ("ours", "written"),
    [
        ("Studio Canal", "Studio C"),
        ("Studio C", "Studio Canal"),
        ("Meta", "Metaswitch"),
        ("Metaswitch", "Meta"),
        ("Apple", "Apple Bank"),
        ("Apple Bank", "Apple"),
        ("Quillpost", "Quillpost Capital"),
        ("Brandtner Aufzüge", "Brandtner Logistik"),
        ("Nova", "Supernova"),
        ("Orion Partners", "Orion Solutions"),
        ("Quillpost 2", "Quillpost 3"),
    ],
)
def test_a_name_that_holds_or_begins_another_leads_nowhere(ours: str, written: str) -> None:
    assert tier(account(ours), knows(company=written)) is None


@pytest.mark.parametrize(
    "name", ["Global Solutions", "Digital Business Services", "Nova", "Zenith", "Studio C", "House P"]
)
def test_a_name_that_many_have_leads_nowhere_by_itself(name: str) -> None:
    assert tier(account(name), knows(company=name)) is None
    assert tier(account(name, domain="acme.example"), knows(email="a@acme.example")) is Tier.EXACT


@pytest.mark.parametrize("name", ["Blue Harbour", "Quantum Orion", "Pioneer Freight"])
def test_a_name_of_words_that_companies_like_is_weak(name: str) -> None:
    (path,) = found(account(name), knows(company=name))
    assert (path.tier, path.bond) == (Tier.WEAK, Bond.PERHAPS)


def test_such_a_name_is_strong_in_the_same_city() -> None:
    there = account("Blue Harbour", city="Bergen", country="NO")
    assert tier(there, knows(company="Blue Harbour", city="Bergen", country="NO")) is Tier.STRONG


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Quilpost", "slip"),
        ("Brandtner Werft", "cut short"),
        ("Quillpost Technologies", "general word"),
        ("Quillpost Norway", "branch"),
    ],
)
def test_a_name_that_is_near_is_weak_and_says_how(written: str, why: str) -> None:
    there = account("Brandtner Werft Nordhallig" if "Brandtner" in written else "Quillpost")
    (path,) = found(there, knows(company=written))
    assert path.tier is Tier.WEAK
    assert why in path.evidence.because


def test_what_two_people_write_is_no_slip() -> None:
    there, one, other = account("Quillpost"), knows("Jo Lind", "Quilpost"), knows("Al Berg", "Quilpost")
    assert tier(there, one) is Tier.WEAK
    assert tier(there, one, other) is None


@pytest.mark.parametrize(
    ("written", "more"),
    [
        ("Quillpost GmbH", {}),
        ("Quillpost", {"country": "DE"}),
        ("Quillpost", {"email": "a@quillpost-berlin.example"}),
        ("Quillpost", {"site": "quillpost.test"}),
    ],
)
def test_a_namesake_elsewhere_leads_nowhere(written: str, more: dict[str, str]) -> None:
    there = account("Quillpost", country="GB", domain="quillpost.example")
    assert tier(there, knows("Jo Lind", written, **more)) is None


def test_a_namesake_whom_ours_know_of_makes_the_name_weak() -> None:
    there = account("Quillpost", country="GB")
    plain = knows("Jo Lind", "Quillpost")
    assert tier(there, plain) is Tier.STRONG
    (path,) = found(there, plain, knows("Al Berg", "Quillpost", country="DE"))
    assert path.tier is Tier.WEAK
    assert "elsewhere" in path.evidence.because


def test_a_namesake_whom_sources_know_of_makes_the_name_weak() -> None:
    other = [
        said("company.name", "Quillpost", subject="5", source="register"),
        said("company.country", "DE", subject="5", source="register"),
    ]
    (path,) = found(account("Quillpost", other, country="GB"), knows(company="Quillpost"))
    assert path.tier is Tier.WEAK
    assert "by the sources" in path.evidence.because


def test_a_legal_form_that_is_not_the_accounts_makes_the_name_weak() -> None:
    there = account("Kältewerk Nordhallig GmbH")
    assert (
        tier(there, knows(company="Kältewerk Nordhallig Gesellschaft mit beschränkter Haftung"))
        is Tier.STRONG
    )
    assert tier(there, knows(company="Kältewerk Nordhallig Ltd")) is Tier.WEAK


def test_another_registered_form_of_the_name_is_another_company() -> None:
    there = account("Kältewerk Nordhallig GmbH")
    assert tier(there, knows(company="Kältewerk Nordhallig GmbH")) is Tier.STRONG
    assert tier(there, knows(company="Kältewerk Nordhallig AG")) is None


def test_a_former_name_of_the_account_is_its_name() -> None:
    there = account("Quillpost", former_name="Fjordkulde")
    (path,) = found(there, knows(company="Fjordkulde AS"))
    assert path.tier is Tier.STRONG
    assert "a name that it bore" in path.evidence.because


@pytest.mark.parametrize("name", ["", "Qillpots"])
def test_where_the_list_has_no_name_or_misspells_it_the_domain_may_have_it(name: str) -> None:
    fields = {"name": name} if name else {}
    there = account(**fields, domain="quillpost.example")
    (path,) = found(there, knows(company="Quillpost Ltd"))
    assert (path.tier, path.bond) == (Tier.WEAK, Bond.PERHAPS)
    assert tier(account(domain="globalsolutions.example"), knows(company="Global Solutions")) is None


@pytest.mark.parametrize(
    ("ours", "written"),
    [
        ("Cloudant", "Cloudanix"),
        ("Garmund", "Jarmund"),
        ("Storyboarder", "Storyboard"),
        ("Landed", "Landeed"),
    ],
)
def test_short_names_that_are_near_are_two_companies(ours: str, written: str) -> None:
    assert tier(account(ours), knows(company=written)) is None
