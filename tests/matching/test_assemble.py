"""Companies put together from statements: what is theirs, what is not, and the same every time."""

from __future__ import annotations

from random import Random

from connectors.statement import Finding, Statement, stamp
from matching.assemble import by_subject, company
from matching.cluster import Judgement, Verdict
from tests.matching.firms import SITE, TRUST, assembled, human, names, until
from tests.matching.statements import NOW, said

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


def test_the_parts_of_a_place_are_believed_together_and_a_mailbox_by_its_address() -> None:
    made = assembled(
        [said("company.country", "US"), said("company.city", "Alexandria")],
        [said("company.country", "US", source="gleif")],
        [
            said(field, value, source="yc", page="map")
            for field, value in (("company.country", "EG"), ("company.region", "Alexandria Governorate"))
        ],
        human("Ada Voss", email="ada@acme.example", email_status="deliverable ada@acme.example"),
    )
    assert (made.value("company.country"), made.value("company.region")) == ("US", "")
    assert made.passports["company.region"].losers[0].value == "Alexandria Governorate"
    assert made.people[0].value("person.email_status") == "deliverable ada@acme.example"


# ---- its family


def test_the_family_stands_beside_the_company_which_is_called_as_it_is_believed_to_be() -> None:
    made = assembled(
        [said("company.name", "Acme"), said("company.name", "Acme", source="yc")],
        [said("company.name", "ACME WORKS 1 GMBH", source="file"), said("company.parent", "Zenith AG")],
    )
    (parent,) = made.family
    assert (parent.one.name, parent.kind, parent.other.name) == ("Zenith AG", "parent", made.name)
    assert (made.name, parent.other.id, parent.other.subjects) == ("Acme", made.id, made.subjects)


def test_somebody_judged_unsure_is_not_called_a_namesake() -> None:
    told = [
        said("company.name", "Veltrix GmbH"),
        said("company.country", "DE"),
        said("company.name", "Veltrix Inc", subject="veltrix.example"),
        said("company.country", "US", subject="veltrix.example"),
    ]
    account, other = f"website:{SITE}", "website:veltrix.example"

    def family(verdict: Verdict) -> list[str]:
        judged = [Judgement(account, other, verdict)]
        return [r.kind for r in company(account, told, {account}, NOW, TRUST, judgements=judged).family]

    assert (family(Verdict.DIFFERENT), family(Verdict.UNSURE)) == (["namesake"], [])


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
