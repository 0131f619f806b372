"""Which records are one subject: copies are found, and what only looks like one is kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.cluster import Judgement, Verdict
from matching.records import Record
from matching.resolve import resolve
from tests.matching.records import company, person

# A list around the records in question: how rare an agreement is shows only among others.
AROUND = [
    company(f"z{n}", f"{name} {what}", country=country, city=city)
    for n, (name, what, country, city) in enumerate(
        (name, what, country, city)
        for name, country, city in (
            ("Brimbel", "DE", "Kassel"),
            ("Quantor", "US", "Tulsa"),
            ("Ostrava", "CZ", "Brno"),
            ("Halvard", "NO", "Bergen"),
            ("Pellucid", "GB", "Leeds"),
            ("Vermillo", "IT", "Bari"),
        )
        for what in ("Foods", "Energy", "Systems", "Bank", "Logistics", "Media")
    )
]
PEOPLE_AROUND = [
    person(f"z{n}", f"{given} {family}", company_name=f"{family} Works")
    for n, (given, family) in enumerate(
        (given, family)
        for given in ("Anna", "Boris", "Clara", "Diego", "Elena", "Frank")
        for family in ("Smith", "Okafor", "Lindqvist", "Moreau", "Tanaka", "Rossi")
    )
]


def joined(*records: Record, judgements: tuple[Judgement, ...] = ()) -> bool:
    """Whether all of these records end in one cluster, among others that do not concern them."""
    around = AROUND if records[0].kind == "company" else PEOPLE_AROUND
    found = resolve([*around, *records], judgements)
    ids = {record.id for record in records}
    return any(ids <= set(group) for group in found.clusters)


COPIES = {
    "legal form": (company("a", "Corwick Robotics"), company("b", "CORWICK ROBOTICS GMBH")),
    "ampersand": (company("a", "Harrow & Thorne"), company("b", "Harrow and Thorne Ltd.")),
    "spacing": (company("a", "Wal-Born"), company("b", "WALBORN INC")),
    "transliteration": (company("a", "Газовик Сибирь"), company("b", "Gazovik Sibir")),
    "accents": (company("a", "Crédit Boréal S.A."), company("b", "CREDIT BOREAL")),
    "typing error": (company("a", "Zenobiatech", city="Bari"), company("b", "Zenobaitech", city="Bari")),
    "rename": (
        company("a", "Oldname", domain="acme.example"),
        company("b", "Newname", domain="acme.example", city="Bari"),
    ),
    "former name": (company("a", "Fluxwerk", former_name="Zanzibot"), company("b", "Zanzibot")),
    "site only": (
        company("a", domain="zenobiatech.example"),
        company("b", "Zenobiatech", domain="www.zenobiatech.example"),
    ),
    "sub-domain": (
        company("a", "Zenobiatech", domain="go.zenobia.example"),
        company("b", "Zenobiatech", domain="zenobia.example"),
    ),
    "register's order": (company("a", "A. O. Smithers"), company("b", "SMITHERS A O CORP")),
    "number": (
        company("a", "Corwick", phone="+49 30 23125 001"),
        company("b", "Corwick GmbH", phone="030 23125001", country="DE"),
    ),
    "abbreviation": (
        company("a", "TSMX", country="IS"),
        company("b", "Thule Semiconductor Marine Xylophones", country="Iceland"),
    ),
}


@pytest.mark.parametrize("records", COPIES.values(), ids=COPIES.keys())
def test_copies_of_one_company_are_joined(records: tuple[Record, Record]) -> None:
    assert joined(*records)


TRAPS = {
    "namesakes in two countries": (
        company("a", "Delta Foods GmbH", country="DE"),
        company("b", "Delta Foods Inc.", country="US"),
    ),
    "namesakes with sites of their own": (
        company("a", "Nova", domain="nova.example", city="Bari"),
        company("b", "Nova", domain="novahq.example", city="Bari"),
    ),
    "rare namesakes with sites of their own": (
        company("a", "Zenobiatech", domain="zenobiatech.example"),
        company("b", "Zenobiatech", domain="getit.test"),
    ),
    "namesakes in the register": (
        company("a", "Zenobiatech", cik="1234567"),
        company("b", "Zenobiatech", cik="7654321"),
    ),
    "parent and subsidiary": (
        company("a", "Corwick GmbH", domain="corwick.example", city="Bari"),
        company("b", "Corwick Logistik GmbH", domain="corwick.example", city="Bari"),
    ),
    "sister companies": (
        company("a", "Corwick Steel", domain="corwick.example"),
        company("b", "Corwick Bank", domain="corwick.example"),
    ),
    "shops on one platform": (
        company("a", "Tiny Candles", domain="tinycandles.myshopify.com"),
        company("b", "Bold Saddles", domain="boldsaddles.myshopify.com"),
    ),
    "pages on one social network": (
        company("a", "Tiny Candles", website="https://facebook.com/tinycandles"),
        company("b", "Bold Saddles", website="https://facebook.com/boldsaddles"),
    ),
    "form is the name": (company("a", "Studio C"), company("b", "Studio D")),
    "plan": (company("a", "Plan A"), company("b", "Plan B")),
    "general words": (company("a", "Global Energy Systems"), company("b", "Global Energy Solutions")),
    "one trade": (company("a", "Delta Airlines"), company("b", "United Airlines")),
    "series of funds": (
        company("a", "Harrow Asian Fund III L.P."),
        company("b", "Harrow Asian Fund IV L.P."),
    ),
    "branch abroad": (company("a", "Harrow Bank"), company("b", "Harrow Bank (Schweiz) AG")),
    "forms of two countries": (company("a", "Merrick KGaA"), company("b", "Merrick & Co., Inc.")),
    "cities": (company("a", "Bowen of Boston, Inc."), company("b", "Bowen of Atlanta, Inc.")),
    "free mail": (
        company("a", "Tiny Candles", email="x@gmail.com"),
        company("b", "Bold Saddles", email="y@gmail.com"),
    ),
    "near words": (company("a", "Saudi Arabian Gas Company"), company("b", "Saudi Arabian Oil Company")),
}


@pytest.mark.parametrize("records", TRAPS.values(), ids=TRAPS.keys())
def test_what_only_looks_like_one_company_is_kept_apart(records: tuple[Record, Record]) -> None:
    assert not joined(*records)


def test_a_third_record_does_not_glue_namesakes() -> None:
    records = [
        company("a", "Zenobiatech", domain="zenobiatech.example"),
        company("b", "Zenobiatech"),
        company("c", "Zenobiatech", domain="getit.test"),
    ]
    found = resolve([*AROUND, *records])
    assert {("a",), ("b",), ("c",)} <= set(found.clusters)
    unsure = {(j.left, j.right) for j in found.judgements if j.verdict is Verdict.UNSURE}
    assert {("a", "b"), ("b", "c")} <= unsure


def test_a_third_record_with_a_place_belongs_where_it_fits() -> None:
    records = [
        company("a", "Zenobiatech", domain="zenobiatech.example", city="Bari"),
        company("b", "Zenobiatech", city="Bari"),
        company("c", "Zenobiatech", domain="getit.test", city="Leeds"),
    ]
    assert {("a", "b"), ("c",)} <= set(resolve([*AROUND, *records]).clusters)


PEOPLE_COPIES = {
    "order": (person("a", "Geetika Duggal"), person("b", "DUGGAL, Geetika")),
    "short form": (
        person("a", "Robert Oyelaran", company_name="Acme"),
        person("b", "Bob Oyelaran", company_name="ACME Ltd"),
    ),
    "initial": (
        person("a", "G. Duggal", company_name="Acme"),
        person("b", "Geetika Duggal", company_name="Acme Inc."),
    ),
    "title": (person("a", "Dr. Geetika Duggal, MBA"), person("b", "Geetika Duggal")),
    "script": (person("a", "Игорь Звездаров"), person("b", "Igor Zvezdarov")),
    "moved": (
        person("a", "Anna Smith", company_name="Acme", linkedin="https://linkedin.com/in/anna-smith-1"),
        person("b", "Anna Smith", company_name="Zenobia", linkedin="linkedin.com/in/anna-smith-1/"),
    ),
    "married": (
        person("a", "Clara Moreau", email="clara@acme.test"),
        person("b", "Clara Lindqvist", email="clara@acme.test", company_name="Acme"),
    ),
}


@pytest.mark.parametrize("records", PEOPLE_COPIES.values(), ids=PEOPLE_COPIES.keys())
def test_copies_of_one_person_are_joined(records: tuple[Record, Record]) -> None:
    assert joined(*records)


PEOPLE_TRAPS = {
    "namesakes at two companies": (
        person("a", "Anna Smith", company_name="Acme"),
        person("b", "Anna Smith", company_name="Zenobia"),
    ),
    "namesakes at one company": (
        person("a", "Anna Smith", email="anna.smith@acme.test"),
        person("b", "Anna Smith", email="anna.smith2@acme.test"),
    ),
    "father and son": (
        person("a", "Diego Rossi Sr.", company_name="Acme"),
        person("b", "Diego Rossi Jr.", company_name="Acme"),
    ),
    "siblings": (
        person("a", "Anna Rossi", company_name="Acme"),
        person("b", "Elena Rossi", company_name="Acme"),
    ),
    "one switchboard": (
        person("a", "Anna Rossi", phone="+1 202 555 0132", company_name="Acme"),
        person("b", "Boris Tanaka", phone="+1 202 555 0132", company_name="Acme"),
    ),
    "profiles of their own": (
        person("a", "Anna Smith", linkedin="linkedin.com/in/anna-1", company_name="Acme"),
        person("b", "Anna Smith", linkedin="linkedin.com/in/anna-2", company_name="Acme"),
    ),
    "born apart": (
        person("a", "Anna Smith", birth_date="1971-06-24"),
        person("b", "Anna Smith", birth_date="1984-11-02"),
    ),
}


@pytest.mark.parametrize("records", PEOPLE_TRAPS.values(), ids=PEOPLE_TRAPS.keys())
def test_what_only_looks_like_one_person_is_kept_apart(records: tuple[Record, Record]) -> None:
    assert not joined(*records)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("Zenobiatech", "Zenobiatech Energy", "Zenobaitech")), st.sampled_from("-12")
        ),
        max_size=9,
    )
)
def test_two_register_numbers_are_never_in_one_cluster(named: list[tuple[str, str]]) -> None:
    records = [
        company(f"a{n}", name, city="Bari", cik="" if number == "-" else f"123456{number}")
        for n, (name, number) in enumerate(named)
    ]
    numbers = {record.id: record.all("company.cik") for record in records}
    for group in resolve([*AROUND, *records]).clusters:
        assert len({number for id_ in group for number in numbers.get(id_, ())}) <= 1


def test_a_persons_judgement_is_final_in_both_directions() -> None:
    left, right = COPIES["legal form"]
    apart = Judgement(left.id, right.id, Verdict.DIFFERENT, by="anna")
    assert not joined(left, right, judgements=(apart,))
    left, right = TRAPS["namesakes in the register"]
    assert joined(left, right, judgements=(Judgement(left.id, right.id, Verdict.SAME, by="anna"),))


def test_a_judgement_stands_among_the_results_as_it_was_made() -> None:
    mine = Judgement("a", "b", Verdict.DIFFERENT, by="anna")
    found = resolve([*AROUND, *COPIES["legal form"]], (mine,))
    assert [j for j in found.judgements if (j.left, j.right) == ("a", "b")] == [mine]


def test_every_judgement_says_why_with_weights() -> None:
    found = resolve([*AROUND, *COPIES["rename"]])
    (judgement,) = [j for j in found.judgements if (j.left, j.right) == ("a", "b")]
    assert judgement.because[0].startswith("the same web domain acme.example (+")
    assert any(reason.startswith("different names (Oldname, Newname) (-") for reason in judgement.because)
    assert any("any two of these records" in reason for reason in judgement.because)


def test_the_report_counts_what_was_done() -> None:
    found = resolve([*AROUND, *COPIES["legal form"]])
    assert found.report.records == len(AROUND) + 2
    assert found.report.compared == found.report.blocks.pairs > 0
    assert found.report.same == 1


def test_nothing_and_one_record_are_resolved_too() -> None:
    assert resolve([]).clusters == ()
    assert resolve([company("a", "Corwick")]).clusters == (("a",),)
    assert resolve([company("a"), company("b")]).clusters == (("a",), ("b",))


def test_records_of_two_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="one kind"):
        resolve([company("a", "Anna"), person("b", "Anna")])


def test_two_records_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="'a'"):
        resolve([company("a", "Anna"), company("a", "Anna")])


MIXED = [*AROUND, *(record for n, pair in enumerate((*COPIES.values(), *TRAPS.values())) for record in (
    Record(f"{n}{record.id}", record.kind, record.values) for record in pair
))]  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(MIXED))))
def test_the_order_of_records_makes_no_difference(order: list[int]) -> None:
    shuffled, straight = resolve([MIXED[n] for n in order]), resolve(MIXED)
    assert shuffled.clusters == straight.clusters
    assert shuffled.judgements == straight.judgements
