"""Fields that tell the outcome are found, each on its ground; honest ones pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.calibration.lead import Lead
from icp.calibration.leak_names import leak_by_name
from icp.calibration.leaks import by_closing, by_telling, by_time
from tests.icp.calibration.histories import board, lead, spread

TELLING = """
    Lead Status|Lifecycle Stage|lifecyclestage|hs_lead_status|Deal Stage|dealstage|IsWon|is_closed|StageName|Close Date|
    closedate|Closed Lost Reason|Amount|Opportunity Amount|Deal - Value|Owner|Contact owner|Customer since|Won time|
    Probability (%)|HubSpot Score|Last Activity Date|Number of times contacted|Contract start date|Invoice No.|
    Abschlussdatum|Auftragswert|Kunde seit|Verlustgrund|Zuständiger|raison de la perte|Étape de la transaction|
    montant de la transaction|cliente desde|fecha de cierre|Motivo de pérdida|propietario|etap sprzedaży|
    powód przegranej|klient od|kapanış tarihi|müşteri olma tarihi|aşama|tanggal penutupan|pelanggan sejak|jumlah
""".replace("\n", "").split("|")
FAIR = """
    Industry|Annual Revenue|annualrevenue|Number of Employees|Country|Lead Source|Original Source|Funding Stage|
    Growth stage|Job Title|Website|Technologies|Branche|Jahresumsatz|Chiffre d'affaires|Ingresos anuales|Sektör|
    Number of customers|Owner-managed|Company size|City|Founded|Language|First page seen|Wachstumsphase
""".replace("\n", "").split("|")


@pytest.mark.parametrize("name", [name.strip() for name in TELLING])
def test_a_field_that_crms_fill_with_the_outcome_is_known_by_its_name(name: str) -> None:
    assert leak_by_name(name)


@pytest.mark.parametrize("name", [name.strip() for name in FAIR])
def test_a_field_of_the_company_is_not(name: str) -> None:
    assert not leak_by_name(name)


def told(leads: list[Lead]) -> dict[str, str]:
    return {leak.field: leak.ground for leak in by_telling(board(leads, "Field"))}


def test_a_field_filled_only_for_customers_leaks() -> None:
    leads = spread({("5000",): (40, 0), ("7000",): (40, 0), ("",): (20, 300)})
    assert told(leads) == {"Field": "filling"}


def test_a_field_filled_only_on_losing_leaks() -> None:
    assert told(spread({("price",): (0, 120), ("timing",): (0, 120), ("",): (100, 60)})) == {
        "Field": "filling"
    }


def test_a_level_that_never_fails_leaks() -> None:
    assert told(spread({("Gold",): (90, 0), ("No plan",): (10, 300)})) == {"Field": "prediction"}


def test_numbers_that_part_customers_from_others_leak() -> None:
    leads = [lead(n, True, str(20 + n % 60)) for n in range(60)] + [
        lead(n, False, str(n % 12)) for n in range(240)
    ]
    assert told(leads) == {"Field": "prediction"}


@given(st.integers(20, 300), st.floats(0.3, 0.85), st.integers(200, 600), st.floats(0.05, 0.3))
def test_a_strong_and_honest_trait_is_no_leak(had: int, rate: float, others: int, base: float) -> None:
    won, others_won = round(had * rate), round(others * base)
    leads = spread({("yes",): (won, had - won), ("no",): (others_won, others - others_won)})
    assert told(leads) == {}


@given(st.floats(0.02, 0.3), st.floats(0.2, 0.8))
def test_an_empty_cell_is_no_leak_by_itself(empty_rate: float, rate: float) -> None:
    won, lost = round(150 * empty_rate), 150 - round(150 * empty_rate)
    leads = spread({("",): (won, lost), ("A",): (round(150 * rate), 150 - round(150 * rate))})
    assert told(leads) == {}


def test_dates_on_or_after_the_outcome_leak_and_those_before_do_not() -> None:
    leads = [lead(0, n % 3 == 0, "2025-01-11" if n % 2 else "2025-02-01", "2025-01-03") for n in range(60)]
    found = by_time(leads, ["Signed", "Demo"])
    assert [(leak.field, leak.ground) for leak in found] == [("Signed", "time")]
    assert "60 of its 60 dates" in found[0].because


def test_a_field_filled_once_a_lead_is_decided_leaks() -> None:
    leads = [lead(n, n % 4 == 0, "price" if n % 3 else "fit", "DE") for n in range(200)]
    leads += [lead(n, None, "", "DE") for n in range(100)]
    ordered = sorted(leads, key=lambda one: one.order)
    found = by_closing(ordered, ["Talk", "Country"], board(leads, "Talk", "Country").columns)
    assert [(leak.field, leak.ground) for leak in found] == [("Talk", "filling")]
