"""What each system of job boards says of its roles, where it differs from the others."""

from __future__ import annotations

import pytest

from connectors.boards import ALL
from connectors.connector import Connector
from tests.exchanges import Told, exchanges, tell


def hit(name: str) -> Told:
    board = next(c for c in ALL if c.name == name.partition("/")[0])
    return tell(board, exchanges(name))


def test_a_role_open_in_two_places_is_one_role() -> None:
    assert hit("workable/hit.http").about("workable:northwind/A1B2C3D4E5")["role.country"] == ["ES", "PT"]
    assert hit("rippling/hit.http").values("role.title") == ["Head of Sales", "Lab Technician"]


def test_further_pages_are_asked_for_and_the_total_is_the_boards() -> None:
    assert hit("smartrecruiters/hit.http").values("role.title")[-1] == "Head of Harbour Sales"
    told = hit("workday/hit.http")
    assert told.values("company.open_roles") == ["21"]
    assert told.values("role.title") == ["Financial Controller", "Crane Driver", "Harbour Pilot"]


def test_an_age_is_counted_from_the_day_of_the_answer_and_a_vague_one_is_none() -> None:
    told = hit("workday/hit.http")
    assert told.values("role.posted") == ["2026-09-28", "2026-10-01"]
    assert told.values("role.place") == ["Enstone, United Kingdom", "Oslo, Norway"]
    assert told.values("role.url")[0] == (
        "https://sandvikharbour.wd103.myworkdayjobs.com/External_Careers/job/Enstone/Financial-Controller_R123"
    )


def test_pay_that_is_not_shown_to_applicants_is_not_stated() -> None:
    assert hit("pinpoint/hit.http").values("role.pay") == ["90000-110000 GBP year"]


def test_pay_without_numbers_or_currency_is_none() -> None:
    assert hit("recruitee/hit.http").values("role.pay") == ["32000-38000 EUR year"]


def test_of_several_flags_the_first_in_the_systems_order_decides() -> None:
    told = hit("recruitee/hit.http")
    assert told.about("recruitee:brightforge/2700826")["role.remote"] == ["hybrid"]
    assert told.about("recruitee:brightforge/2700825")["role.remote"] == ["on-site"]


def test_a_code_that_nobody_has_documented_is_not_read() -> None:
    assert hit("bamboohr/hit.http").about("bamboohr:redfern/317").keys() == {
        "role.title", "role.employer", "role.url", "role.place", "role.department", "role.type",
    }  # fmt: skip


def test_xml_is_read_with_its_entities_its_lists_and_its_second_host() -> None:
    told = hit("personio/hit.http").about("personio:tietjen/2523845")
    assert told["role.title"] == ["Service Technician Sprinklers & Alarms (m/f/d)"]
    assert told["role.place"] == ["Bremen", "Kiel", "Rostock"]
    assert told["role.type"] == ["full-time"]
    assert told["role.url"] == ["https://tietjen.jobs.personio.com/job/2523845"]


def test_remote_for_a_while_is_not_remote() -> None:
    assert hit("teamtailor/hit.http").values("role.remote") == ["hybrid"]


@pytest.mark.parametrize("connector", [c for c in ALL if c.identifies], ids=lambda c: c.name)
def test_no_text_of_an_advert_is_kept(connector: Connector) -> None:
    for statement in hit(f"{connector.name}/hit.http").statements:
        assert len(statement.value) < 120
        assert "<" not in statement.value
