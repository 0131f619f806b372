"""Slovakia and New Zealand: who holds an office now, and what beside their names is not read."""

from __future__ import annotations

from connectors.connector import Connector
from connectors.registers import nzbn, rpo_slovakia
from tests.exchanges import Told, exchanges, tell


def told(connector: Connector, name: str) -> Told:
    return tell(connector, exchanges(f"{connector.name}/{name}.http"))


def test_slovak_members_are_those_whose_office_has_not_ended() -> None:
    answer = told(rpo_slovakia.CONNECTOR, "hit")
    assert answer.values("person.name") == ["Tamara Prístavná", "Ivo Ján Majákový"]
    assert answer.values("person.title") == ["Konateľ", "Predseda predstavenstva"]
    assert answer.values("person.since") == ["2019-06-01", "2021-01-01"]


def test_a_company_that_holds_a_share_now_is_an_owner_and_a_person_is_not_read() -> None:
    answer = told(rpo_slovakia.CONNECTOR, "hit")
    assert answer.values("company.owner") == ["Northwind Holding SE"]
    assert not any("Osobná" in s.value + s.quote for s in answer.statements)


def test_homes_of_people_are_not_read() -> None:
    for register in (rpo_slovakia.CONNECTOR, nzbn.CONNECTOR):
        said = " ".join(s.value + s.quote for s in told(register, "hit").statements)
        assert "Súkromná" not in said
        assert "Private Lane" not in said


def test_a_slovak_seat_is_the_one_that_has_not_ended() -> None:
    said = told(rpo_slovakia.CONNECTOR, "hit").about("rpo_slovakia:99900001")
    assert said["company.street"] == ["Prístavná 1234/56A"]
    assert said["company.city"] == ["Bratislava"]
    assert said["company.former_name"] == ["Veterné Meradlá, s.r.o."]


def test_a_terminated_entry_is_read_when_its_town_agrees() -> None:
    answer = told(rpo_slovakia.CONNECTOR, "hit-name")
    assert {s.subject for s in answer.statements} == {"rpo_slovakia:99900002"}
    assert answer.values("company.status") == ["dissolved"]


def test_directors_of_new_zealand_are_read_and_shareholders_and_resigned_ones_are_not() -> None:
    assert told(nzbn.CONNECTOR, "hit").values("person.name") == ["Tamsin Quill Reedwater"]


def test_lists_within_an_object_are_read_like_lists() -> None:
    assert told(nzbn.CONNECTOR, "hit").values("company.legal_address") == [
        "4 Harbour Row, Te Aro, Wellington, 6011"
    ]
    answer = told(nzbn.CONNECTOR, "hit-name")
    assert answer.values("company.legal_address") == ["1 Quay St, Nelson, 7010"]
    assert answer.values("person.name") == ["Ivo Beaconby"]


def test_only_the_address_of_a_desk_is_taken_and_a_name_no_longer_used_is_not() -> None:
    said = told(nzbn.CONNECTOR, "hit").about("nzbn:9429000099001")
    assert said["company.email"] == ["info@northwind.example"]
    assert said["company.phone"] == ["+6445550100"]
    assert said["company.other_name"] == ["Harbour Watch"]


def test_a_slovak_name_and_partner_come_with_their_days() -> None:
    answer = told(rpo_slovakia.CONNECTOR, "hit")
    name = answer.about("rpo_slovakia:99900001/former-name/veterne-meradla-s-r-o/2010-01-05")
    assert name["relation.until"] == ["2015-02-28"]
    owner = answer.about("rpo_slovakia:99900001/owner/northwind-holding-se/2015-03-01")
    assert owner["relation.kind"] == ["owner"]
    assert "relation.until" not in owner
