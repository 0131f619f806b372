"""Parts of one place, and of one register entry, are believed together."""

from __future__ import annotations

from itertools import permutations

import pytest

from connectors.statement import Statement
from matching.nouns import Passport
from matching.together import fuse_all
from tests.matching.statements import NOW, said

TRUST = {"website": 0.85, "wikidata": 0.8, "gleif": 0.95, "yc": 0.85, "nominatim": 0.85}
PARTS = {"country": "company.country", "region": "company.region", "city": "company.city",
         "postal": "company.postal_code", "street": "company.street"}  # fmt: skip


def place(source: str, days: float = 10, **parts: str) -> list[Statement]:
    return [
        said(PARTS[part], value, source=source, subject=source, days=days) for part, value in parts.items()
    ]


def believed(*testimonies: list[Statement]) -> dict[str, Passport]:
    return fuse_all([s for testimony in testimonies for s in testimony], NOW, TRUST)


def values(passports: dict[str, Passport]) -> dict[str, str]:
    return {part: "".join(passports[name].values) for part, name in PARTS.items() if name in passports}


def test_a_region_of_another_country_is_not_put_beside_a_town() -> None:
    passports = believed(
        place("yc", country="US", city="Alexandria"),
        place("gleif", country="US"),
        place("nominatim", country="EG", region="Alexandria Governorate", city="Alexandria"),
    )
    assert values(passports) == {"country": "US", "region": "", "city": "Alexandria"}
    (lost,) = passports["company.region"].losers
    assert lost.value == "Alexandria Governorate"
    assert lost.because.endswith("belongs to another place than Alexandria, United States")


def test_a_region_is_taken_from_a_source_that_speaks_of_the_same_place() -> None:
    passports = believed(
        place("yc", country="US", city="Alexandria"),
        place("website", region="VA", country="US"),
        place("nominatim", country="EG", region="Alexandria Governorate", city="Alexandria"),
    )
    assert values(passports) == {"country": "US", "region": "VA", "city": "Alexandria"}
    assert [claim.value for claim in passports["company.region"].losers] == ["Alexandria Governorate"]


def test_two_sources_of_one_town_outweigh_a_better_one_of_another() -> None:
    passports = believed(
        place("gleif", country="DE", city="Munich", postal="80331"),
        place("website", country="DE", city="Berlin", region="Berlin"),
        place("yc", country="DE", city="Berlin", street="Hauptstr. 5"),
    )
    assert values(passports) == {"country": "DE", "region": "Berlin", "city": "Berlin", "postal": "",
                                 "street": "Hauptstr. 5"}  # fmt: skip


def test_one_postal_code_is_one_town_whatever_it_is_called() -> None:
    passports = believed(
        place("gleif", country="DE", city="München", postal="80331", street="Ring 1"),
        place("website", country="DE", city="Munich", postal="80331", region="Bavaria"),
    )
    assert values(passports)["region"] == "Bavaria"
    assert values(passports)["street"] == "Ring 1"


def test_another_name_of_a_region_does_not_make_it_another_place() -> None:
    passports = believed(
        place("gleif", country="DE", region="DE-BY", postal="80331"),
        place("website", region="Bayern", city="Munich"),
    )
    assert values(passports) == {"country": "DE", "region": "DE-BY", "city": "Munich", "postal": "80331"}


def test_a_disputed_country_stays_disputed() -> None:
    passports = believed(
        place("website", country="DE", city="Kehl"), place("yc", country="FR", city="Strasbourg")
    )
    assert passports["company.country"].conflict
    assert values(passports) in ({"country": "DE", "city": "Kehl"}, {"country": "FR", "city": "Strasbourg"})


@pytest.mark.parametrize(("one", "other"), [("TX", "Texas"), ("US-TX", "Texas"), ("tex.", "TX")])
def test_a_state_is_one_however_it_is_written(one: str, other: str) -> None:
    passports = believed(place("yc", country="US", region=one), place("website", country="US", region=other))
    assert (len(passports["company.region"].chosen), passports["company.region"].losers) == (1, ())


def test_a_country_is_one_however_it_is_written_and_shown_by_its_code() -> None:
    passports = believed(place("website", country="Germany"), place("yc", country="DE"))
    assert (passports["company.country"].values, passports["company.country"].losers) == (("DE",), ())


def test_no_statement_is_lost() -> None:
    said_ = [
        *place("yc", country="US", city="Austin", region="TX"),
        *place("wikidata", country="US", city="Dallas", postal="75201"),
        *place("nominatim", country="EG", city="Alexandria", region="Alexandria Governorate"),
    ]
    passports = fuse_all(said_, NOW, TRUST)
    kept = {s for p in passports.values() for claim in (*p.chosen, *p.losers) for s in claim.statements}
    assert kept == set(said_)


def test_what_sources_agree_about_is_believed_field_by_field() -> None:
    passports = believed(
        place("yc", country="US", city="Austin"), place("website", city="Austin", postal="78701")
    )
    assert values(passports) == {"country": "US", "city": "Austin", "postal": "78701"}
    assert fuse_all([], NOW, TRUST) == {}


def test_the_order_of_statements_is_nothing() -> None:
    towns = [
        place("gleif", country="DE", city="Munich"),
        place("website", country="DE", city="Berlin"),
        place("yc", country="AT", city="Vienna"),
        place("wikidata", city="Berlin", postal="10115"),
    ]
    assert len({str(believed(*order)) for order in permutations(towns)}) == 1


# ---- one entry


def entry(source: str, subject: str, **parts: str) -> list[Statement]:
    return [said(f"company.{part}", value, source=source, subject=subject) for part, value in parts.items()]


def test_form_and_number_come_from_the_entry_with_the_believed_name() -> None:
    passports = believed(
        entry(
            "gleif",
            "g1",
            legal_name="Acme GmbH",
            legal_form="GmbH",
            registration_number="HRB 1",
            jurisdiction="DE",
        ),
        entry("website", "w1", legal_name="Acme GmbH"),
        entry("wikidata", "q1", legal_form="public limited company", registration_number="07654321"),
        entry("yc", "y1", legal_form="public limited company", jurisdiction="GB"),
    )
    assert passports["company.legal_form"].values == ("GmbH",)
    assert passports["company.jurisdiction"].values == ("DE",)
    assert passports["company.registration_number"].values == ("HRB 1", "07654321")
    assert "the entry of “Acme GmbH” says otherwise" in passports["company.legal_form"].losers[0].because


def test_without_an_entry_of_that_name_nothing_is_put_in_front() -> None:
    passports = believed(
        entry("website", "w1", legal_name="Acme GmbH"),
        entry("wikidata", "q1", registration_number="07654321", legal_form="plc"),
        entry("gleif", "g1", legal_form="GmbH"),
    )
    assert passports["company.legal_form"].values == ("GmbH",)
