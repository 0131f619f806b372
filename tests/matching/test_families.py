"""What is a family and what is not, and how it is told from the place of one company."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.related import Tie
from connectors.statement import Statement
from matching.cluster import Judgement, Verdict
from matching.families import Family, company_family, family_of
from matching.nouns import Basis, Relation
from tests.matching.families import GROUP, Told, company, read, relations, tie
from tests.matching.statements import said

Companies = list[list[Statement]]


def of(subject: str, *told: list[Statement]) -> Family:
    return family_of(subject, relations(*told))


FAMILY: dict[str, tuple[Companies, Told]] = {
    "a branch named in German": (
        [company("1", "Veltrix Robotics GmbH"), company("2", "Veltrix Robotics GmbH, Zweigniederlassung Wien")],
        ("Veltrix Robotics GmbH, Zweigniederlassung Wien", "branch", "Veltrix Robotics GmbH"),
    ),
    "a branch named before its company": (
        [company("1", "Zweigniederlassung Wien der Veltrix GmbH")],
        ("Zweigniederlassung Wien der Veltrix GmbH", "branch", "Veltrix GmbH"),
    ),
    "a branch in French brackets": (
        [company("1", "Aquilon SARL (succursale suisse)")],
        ("Aquilon SARL (succursale suisse)", "branch", "Aquilon SARL"),
    ),
    "a Polish branch": (
        [company("1", "Quorra Sp. z o.o. Oddział w Polsce")],
        ("Quorra Sp. z o.o. Oddział w Polsce", "branch", "Quorra Sp. z o.o."),
    ),
    "a Japanese branch": (
        [company("1", "ベルトリクス株式会社 大阪支店")],
        ("ベルトリクス株式会社 大阪支店", "branch", "ベルトリクス株式会社"),
    ),
    "an English branch behind a legal form": (
        [company("1", "Veltrix GmbH London Branch")],
        ("Veltrix GmbH London Branch", "branch", "Veltrix GmbH"),
    ),
    "a branch by its legal form": (
        [company("1", "Veltrix Inc", country="US"), company("2", "Veltrix Inc", country="NO", legal_form="NUF")],
        ("Veltrix Inc", "branch", "Veltrix Inc"),
    ),
    "a branch by its head office": (
        [company("1", "Veltrix Genève"), tie("1", Tie.HEAD_OFFICE, "Veltrix SA")],
        ("Veltrix Genève", "branch", "Veltrix SA"),
    ),
    "the company of one country": (
        [company("1", "Veltrix Inc.", country="US"), company("2", "Veltrix (UK) Ltd", country="GB")],
        ("Veltrix Inc.", "parent", "Veltrix (UK) Ltd"),
    ),
    "the company of a region": (
        [company("1", "Veltrix Inc."), company("2", "Veltrix Asia Pacific Pte Ltd")],
        ("Veltrix Inc.", "parent", "Veltrix Asia Pacific Pte Ltd"),
    ),
    "companies of two countries": (
        [company("1", "Veltrix France SAS"), company("2", "Veltrix Deutschland GmbH")],
        ("Veltrix Deutschland GmbH", "sister", "Veltrix France SAS"),
    ),
    "a holding": (
        [company("1", "Veltrix Holdings Ltd"), company("2", "Veltrix Ltd")],
        ("Veltrix Holdings Ltd", "parent", "Veltrix Ltd"),
    ),
    "a fund and who manages it": (
        [company("1", "Harrow Asian Fund III L.P."), company("2", "Harrow Capital Management LLC")],
        ("Harrow Asian Fund III L.P.", "fund", "Harrow Capital Management LLC"),
    ),
    "a fund of a series": (
        [company("1", "Harrow Asian Fund III L.P.")],
        ("Harrow Asian Fund III L.P.", "fund", "Harrow Asian Fund"),
    ),
    "two funds of a series": (
        [company("1", "Harrow Partners IV L.P."), company("2", "Harrow Partners V L.P.")],
        ("Harrow Partners IV L.P.", "sister", "Harrow Partners V L.P."),
    ),
    "a fund by its manager": (
        [company("1", "Breakwater FCPR"), tie("1", Tie.FUND_MANAGER, "Quayside Gestion SA")],
        ("Breakwater FCPR", "fund", "Quayside Gestion SA"),
    ),
    "a franchise in its name": (
        [company("1", "McBurrow – independently owned")],
        ("McBurrow – independently owned", "franchise", "McBurrow"),
    ),
    "a franchisee of a brand": (
        [company("1", "Denver Burrows LLC", description="We are a franchisee of McBurrow Corp. since 2004.")],
        ("Denver Burrows LLC", "franchise", "McBurrow Corp."),
    ),
    "a brand's franchisee": (
        [company("1", "Bern Fitness GmbH", own_words="Wir sind Franchisenehmer der Clever Move AG.")],
        ("Bern Fitness GmbH", "franchise", "Clever Move AG"),
    ),
    "a parent in a field": (
        [company("1", "Veltrix GmbH", parent="Zenith AG")],
        ("Zenith AG", "parent", "Veltrix GmbH"),
    ),
    "a subsidiary in a field": (
        [company("1", "Zenith AG", subsidiary="Veltrix GmbH")],
        ("Zenith AG", "parent", "Veltrix GmbH"),
    ),
    "an owner of a share": (
        [company("1", "Veltrix GmbH", owner="Quayside Partners")],
        ("Quayside Partners", "owner", "Veltrix GmbH"),
    ),
    "a parent in a sentence": (
        [company("1", "Veltrix GmbH", description="A wholly owned subsidiary of Zenith Holdings, Inc. in Ohio.")],
        ("Zenith Holdings, Inc.", "parent", "Veltrix GmbH"),
    ),
    "a group in a German sentence": (
        [company("1", "Veltrix GmbH", own_words="Veltrix ist ein Unternehmen der Zenith-Gruppe.")],
        ("Zenith-Gruppe", "parent", "Veltrix GmbH"),
    ),
    "a loose word beside a company at hand": (
        [company("1", "Veltrix GmbH", own_words="Veltrix is part of Zenith."), company("2", "Zenith AG")],
        ("Zenith AG", "parent", "Veltrix GmbH"),
    ),
    "a purchase in a sentence": (
        [company("1", "Veltrix GmbH", description="It was acquired by Zenith in March 2019.")],
        ("Veltrix GmbH", "acquired by", "Zenith"),
    ),
    "a purchase by this company": (
        [company("1", "Veltrix GmbH", description="Veltrix acquired Aquilon SARL in May 2021.")],
        ("Aquilon SARL", "acquired by", "Veltrix GmbH"),
    ),
    "a purchase in the brackets of a name": (
        [company("1", "Quorra (acquired by Zenith)")],
        ("Quorra (acquired by Zenith)", "acquired by", "Zenith"),
    ),
    "a status without a buyer": ([company("1", "Quorra", status="Acquired")], ("Quorra", "acquired by", "")),
    "a successor": (
        [company("1", "Quorra AG"), tie("1", Tie.SUCCESSOR, "Veltrix GmbH")],
        ("Quorra AG", "succeeded by", "Veltrix GmbH"),
    ),
    "a former name in a field": (
        [company("1", "Veltrix GmbH", former_name="Quorra AG")],
        ("Quorra AG", "former name", "Veltrix GmbH"),
    ),
    "a former name in a cell": (
        [company("1", "Veltrix Ltd (formerly Quorra Ltd)")],
        ("Quorra Ltd", "former name", "Veltrix Ltd (formerly Quorra Ltd)"),
    ),
    "a former name in a sentence": (
        [company("1", "Veltrix GmbH", description="Formerly known as Quorra Labs until 2012.")],
        ("Quorra Labs", "former name", "Veltrix GmbH"),
    ),
    "a namesake in another country": (
        [company("1", "Veltrix GmbH", country="DE"), company("2", "Veltrix Inc", country="US")],
        ("Veltrix GmbH", "namesake", "Veltrix Inc"),
    ),
    "a namesake in one register": (
        [
            company("1", "Veltrix Ltd", country="GB", registration_number="09900001"),
            company("2", "Veltrix Ltd", country="GB", registration_number="09900002"),
        ],
        ("Veltrix Ltd", "namesake", "Veltrix Ltd"),
    ),
    "a namesake on another domain": (
        [company("1", "Veltrix Ltd", domain="veltrix.example"), company("2", "Veltrix AG", domain="vx-bau.example")],
        ("Veltrix AG", "namesake", "Veltrix Ltd"),
    ),
    "a place in the name and nothing else in common": (
        [
            company("1", "Veltrix Inc", domain="veltrix.example"),
            company("2", "Veltrix UK Ltd", domain="roofers-of-leeds.example"),
        ],
        ("Veltrix Inc", "namesake", "Veltrix UK Ltd"),
    ),
    "one name and domain in two countries": (
        [
            company("1", "Veltrix GmbH", country="DE", domain="veltrix.example"),
            company("2", "Veltrix Inc", country="US", domain="veltrix.example"),
        ],
        ("Veltrix GmbH", "sister", "Veltrix Inc"),
    ),
    "two names on one domain": (
        [company("1", "Veltrix GmbH", domain="veltrix.example"), company("2", "Quorra AG", domain="veltrix.example")],
        ("Quorra AG", "shared domain", "Veltrix GmbH"),
    ),
    "everyday names that share a domain": (
        [
            company("1", "Bank of Spain", domain="bank.example"),
            company("2", "Bank of Portugal", domain="bank.example"),
        ],
        ("Bank of Portugal", "sister", "Bank of Spain"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), FAMILY.values(), ids=FAMILY)
def test_it_is_a_family(told: Companies, expected: Told) -> None:
    found = read(relations(*told))
    one, kind, other = expected
    turned = {expected, (other, kind, one)} if kind in ("sister", "namesake", "shared domain") else {expected}
    assert found & turned, found


NO_FAMILY: dict[str, Companies] = {
    "a name with the word branch": [company("1", "Olive Branch Ltd"), company("2", "Olive Ltd")],
    "a name that begins with branch": [company("1", "Branch Metrics, Inc."), company("2", "Metrics, Inc.")],
    "a charity with the word fund": [company("1", "Lakeside Defense Fund"), company("2", "Lakeside Capital LLC")],
    "a number without a fund": [company("1", "Studio 3 GmbH"), company("2", "Studio Capital GmbH")],
    "airlines": [company("1", "Air Ruritania SA", country="FR"), company("2", "Air Canada Inc.", country="CA")],
    "banks of two countries": [company("1", "Bank of China"), company("2", "Bank of America")],
    "a place that comes first": [company("1", "European Bakery Ltd"), company("2", "Bakery Ltd")],
    "a quarter of the sky": [company("1", "Veltrix Western Ltd"), company("2", "Veltrix Ltd")],
    "two trades of one name": [company("1", "Veltrix Steel AG"), company("2", "Veltrix Bank AG")],
    "a manager of money of one name": [company("1", "Veltrix Capital LLC"), company("2", "Veltrix GmbH")],
    "one name and nothing that tells apart": [company("1", "Veltrix GmbH"), company("2", "Veltrix GmbH")],
    "one name and form in one country": [
        company("1", "Veltrix GmbH", country="DE"),
        company("2", "Veltrix GmbH", country="DE", legal_form="GmbH"),
    ],
    "a place where the company is anyway": [
        company("1", "Veltrix Ltd", country="GB"),
        company("2", "Veltrix UK Ltd", country="GB"),
    ],
    "a holding in another country on another domain": [
        company("1", "Veltrix Holdings Ltd", country="GB", domain="vx-invest.example"),
        company("2", "Veltrix Inc", country="US", domain="veltrix.example"),
    ],
    "a brand with franchisees": [
        company("1", "McBurrow Corp.", description="A franchise with 300 shops. Each is independently owned.")
    ],
    "a brand that speaks of its franchisees": [
        company("1", "McBurrow", own_words="Become a McBurrow franchisee today.")
    ],
    "a purchase told of others": [
        company("1", "Veltrix GmbH", description="Our client Quorra Inc. was acquired by Zenith in 2011.")
    ],
    "words without a name": [
        company("1", "Veltrix GmbH", description="We are part of the solution, and acquired by those who care.")
    ],
    "a German noun": [company("1", "Veltrix GmbH", own_words="Wir sind Teil der Energiewende.")],
    "two sites on a platform": [
        company("1", "Veltrix", website="https://veltrix.wordpress.com/"),
        company("2", "Quorra", website="https://quorra.wordpress.com/"),
    ],
    "a former name that is the name": [company("1", "Veltrix GmbH", former_name="Veltrix GmbH")],
    "a status that says little": [company("1", "Veltrix GmbH", status="active")],
    "an ordinary form": [company("1", "Veltrix GmbH", legal_form="GmbH")],
}  # fmt: skip


@pytest.mark.parametrize("told", NO_FAMILY.values(), ids=NO_FAMILY)
def test_it_is_no_family(told: Companies) -> None:
    assert read(relations(*told)) == set()


# -- what a relation says of itself ------------------------------------------------------------------


def only(found: tuple[Relation, ...], kind: str) -> Relation:
    (relation,) = (r for r in found if r.kind == kind)
    return relation


def test_two_sources_of_one_parent_are_one_relation_with_the_more_precise_days() -> None:
    coarse = tie("7", Tie.PARENT, "Zenith", "2017", source="wikidata")
    ours = [company("1", "Veltrix GmbH", parent="Zenith AG"), company("7", "Veltrix", source="wikidata")]
    same = {"row": ["gleif:1", "wikidata:7"]}
    found = relations(*ours, tie("1", Tie.PARENT, "Zenith AG", "2017-05-02"), coarse, companies=same)
    parent = only(found, "parent")
    assert (parent.since, parent.until, parent.conflict) == ("2017-05-02", "", "")
    assert {s.source for s in parent.evidence} == {"gleif", "wikidata"}
    assert parent.basis is Basis.STATED


def test_a_parent_that_is_the_ultimate_one_is_told_once_and_as_such() -> None:
    found = relations(
        company("1", "Veltrix GmbH", parent=("Zenith AG", "Apex SE")),
        tie("1", Tie.PARENT, "Zenith AG", "2017"),
        tie("1", Tie.ULTIMATE_PARENT, "Apex SE", "2018"),
    )
    assert read(found) == {
        ("Zenith AG", "parent", "Veltrix GmbH"),
        ("Apex SE", "ultimate parent", "Veltrix GmbH"),
    }


def test_a_relation_that_ended_and_began_again_held_twice_and_contradicts_nothing() -> None:
    found = relations(
        company("1", "Veltrix GmbH"),
        tie("1", Tie.PARENT, "Zenith AG", "2001", "2009"),
        tie("1", Tie.PARENT, "Zenith AG", "2015"),
    )
    assert [(r.since, r.until) for r in found] == [("2001", "2009"), ("2015", "")]
    assert not any(r.conflict for r in found)


def test_days_that_cannot_both_be_are_kept_and_each_says_so() -> None:
    found = relations(
        company("1", "Veltrix GmbH"),
        tie("1", Tie.PARENT, "Zenith AG", "2015"),
        tie("1", Tie.PARENT, "Zenith AG", "2017"),
    )
    assert sorted(r.since for r in found) == ["2015", "2017"]
    assert all("other days" in r.conflict for r in found)


def test_a_source_that_still_states_what_another_ended_contradicts_it() -> None:
    found = relations(
        company("1", "Veltrix GmbH", parent="Zenith AG"), tie("1", Tie.PARENT, "Zenith AG", "2001", "2009")
    )
    assert sorted(r.until for r in found) == ["", "2009"]
    assert all(r.conflict for r in found)


def test_a_relation_that_ends_before_it_begins_is_kept_as_a_conflict() -> None:
    found = relations(company("1", "Veltrix GmbH"), tie("1", Tie.OWNER, "Zenith AG", "2015", "2011"))
    assert "before it begins" in only(found, "owner").conflict


def test_two_companies_that_are_each_others_parents_are_kept_and_each_says_so() -> None:
    found = relations(
        company("1", "Veltrix GmbH", parent="Zenith AG"), company("2", "Zenith AG", parent="Veltrix GmbH")
    )
    assert len(found) == 2
    assert all("go round" in r.conflict for r in found)


def test_a_circle_of_three_is_found_and_what_hangs_below_it_is_not_blamed() -> None:
    found = relations(
        company("1", "Veltrix GmbH", parent="Zenith AG", subsidiary="Quorra AG"),
        company("2", "Zenith AG", parent="Apex SE"),
        company("3", "Apex SE", parent="Veltrix GmbH"),
    )
    assert {r.other.name for r in found if not r.conflict} == {"Quorra AG"}
    assert len(found) == 4


def test_a_parent_that_became_a_subsidiary_later_is_no_circle() -> None:
    found = relations(
        company("1", "Veltrix GmbH"),
        company("2", "Zenith AG"),
        tie("1", Tie.PARENT, "Zenith AG", "2001", "2009"),
        tie("1", Tie.SUBSIDIARY, "Zenith AG", "2012"),
    )
    assert len(found) == 2
    assert not any(r.conflict for r in found)


def test_a_company_said_to_be_its_own_parent_is_a_conflict() -> None:
    found = relations(company("1", "Veltrix GmbH", parent="Veltrix GmbH"))
    assert "above itself" in only(found, "parent").conflict


def test_what_is_stated_of_two_companies_stands_in_place_of_what_their_names_suggest() -> None:
    names = [company("1", "Veltrix Holdings Ltd", parent="Veltrix Ltd"), company("2", "Veltrix Ltd")]
    found = relations(*names)
    assert read(found) == {("Veltrix Ltd", "parent", "Veltrix Holdings Ltd")}
    assert found[0].basis is Basis.STATED


def test_an_identifier_says_which_namesake_is_the_parent_and_a_mere_name_does_not() -> None:
    zeniths = [
        company("2", "Zenith AG", lei="5493000000000NU00057", country="DE"),
        company("3", "Zenith AG", lei="5299000000000NW00031", country="CH"),
    ]
    ours = company("1", "Veltrix GmbH", parent="Zenith AG")
    assert only(relations(*zeniths, ours), "parent").one.subjects == ()
    keyed = tie("1", Tie.PARENT, "Zenith AG", "2017", key="lei:5299000000000NW00031")
    assert only(relations(*zeniths, company("1", "Veltrix GmbH"), keyed), "parent").one.subjects == (
        "gleif:3",
    )


def test_a_former_name_is_not_the_company_that_bears_it_today() -> None:
    found = relations(
        company("1", "Veltrix GmbH", country="DE", former_name="Quorra AG"),
        company("2", "Quorra AG", country="CH"),
    )
    assert only(found, "former name").one.subjects == ()


def test_a_status_is_no_second_purchase_where_the_buyer_is_known() -> None:
    found = relations(
        company("1", "Quorra", status="acquired", description="Quorra was acquired by Zenith in 2019.")
    )
    assert read(found) == {("Quorra", "acquired by", "Zenith")}
    assert found[0].since == "2019"


def test_news_dates_a_purchase() -> None:
    event = [
        said("signal.company", "1", subject="1/news", source="gdelt"),
        said("signal.text", "Zenith AG acquires Veltrix", subject="1/news", source="gdelt"),
        said("signal.date", "2026-08-14", subject="1/news", source="gdelt"),
    ]
    bought = only(relations(company("1", "Veltrix GmbH", source="gdelt"), event), "acquired by")
    assert (bought.one.name, bought.other.name, bought.since) == ("Veltrix GmbH", "Zenith AG", "2026-08-14")


@pytest.mark.parametrize(
    ("country", "one", "other"),
    [
        ("GB", "00445790", "445790"),
        ("DE", "HRB 12345", "HRB12345 B"),
        ("PL", "526-025-02-74", "PL5260250274"),
    ],
)
def test_one_number_in_two_spellings_makes_no_namesakes(country: str, one: str, other: str) -> None:
    pair = [
        company(subject, "Veltrix", country=country, registration_number=number)
        for subject, number in (("1", one), ("2", other))
    ]
    assert not relations(*pair)


def test_companies_judged_unsure_are_no_namesakes_for_they_may_be_one() -> None:
    pair = [company("1", "Veltrix GmbH", country="DE"), company("2", "Veltrix Inc", country="US")]
    unsure = Judgement("gleif:1", "gleif:2", Verdict.UNSURE)
    different = Judgement("gleif:1", "gleif:2", Verdict.DIFFERENT, "jane", because=("jane said so",))
    assert relations(*pair, judgements=[unsure]) == ()
    assert only(relations(*pair, judgements=[different]), "namesake").sure > 0.8


def test_what_is_one_company_has_no_relation_to_itself() -> None:
    told = [company("1", "Veltrix Inc.", country="US"), company("2", "Veltrix (UK) Ltd", country="GB")]
    assert relations(*told, companies={"row": ["gleif:1", "gleif:2"]}) == ()


def test_names_that_a_crowd_bears_say_nothing() -> None:
    crowd = [company(str(n), "Veltrix Ltd", registration_number=str(n), country="GB") for n in range(60)]
    assert relations(*crowd) == ()


def test_a_sentence_is_less_than_a_field_and_a_name_less_than_a_sentence() -> None:
    field = only(relations(company("1", "Veltrix", parent="Zenith AG")), "parent")
    sentence = only(relations(company("1", "Veltrix", description="A subsidiary of Zenith AG.")), "parent")
    name = only(relations(company("1", "Veltrix Ltd"), company("2", "Veltrix Group plc")), "parent")
    assert field.sure > sentence.sure > name.sure
    assert [r.basis.value for r in (field, sentence, name)] == ["stated", "told", "inferred"]
    assert all(r.evidence and r.because for r in (field, sentence, name))


_EVERYTHING = [s for told, _ in FAMILY.values() for statements in told[:1] for s in statements][:40]


@settings(max_examples=20, deadline=None)
@given(st.permutations(_EVERYTHING))
def test_the_order_of_statements_is_nothing(statements: list[Statement]) -> None:
    assert relations(statements) == relations(_EVERYTHING)


# -- the family of one company -----------------------------------------------------------------------


def named(family: Family, group: str) -> list[tuple[str, str, int]]:
    return [(kin.called, kin.member.name, kin.steps) for kin in getattr(family, group)]


def test_parents_are_walked_up_to_the_last_one() -> None:
    assert named(of("gleif:1", *GROUP), "above") == [
        ("parent", "Zenith AG", 1),
        ("former owner", "Breakwater Capital", 1),
        ("parent", "Apex SE", 2),
    ]


def test_subsidiaries_and_branches_are_walked_down() -> None:
    assert named(of("gleif:4", *GROUP), "below") == [
        ("subsidiary", "Zenith AG", 1),
        ("subsidiary", "Mirandol SA", 2),
        ("subsidiary", "Veltrix GmbH", 2),
        ("subsidiary", "Lumen Labs", 3),
        ("branch", "Veltrix GmbH, Zweigniederlassung Wien", 3),
    ]


def test_the_other_children_of_a_parent_are_sisters() -> None:
    assert named(of("gleif:1", *GROUP), "sisters") == [("subsidiary", "Mirandol SA", 2)]


def test_former_names_and_purchases_come_with_their_days() -> None:
    family = of("gleif:1", *GROUP)
    assert [(kin.member.name, kin.days) for kin in family.names] == [
        ("Quorra AG", "since 1999, until Mar 2012")
    ]
    assert [(kin.called, kin.member.name, kin.days) for kin in family.changes] == [
        ("acquired", "Aquilon SARL", "in May 2021")
    ]


def test_what_is_over_is_shown_and_not_walked_along() -> None:
    family = of(
        "gleif:1",
        company("1", "Veltrix GmbH"),
        tie("1", Tie.PARENT, "Zenith AG", "2001", "2009"),
        company("2", "Zenith AG", parent="Apex SE"),
    )
    assert named(family, "above") == [("former parent", "Zenith AG", 1)]
    assert family.sisters == ()


def test_a_circle_of_parents_ends() -> None:
    family = of(
        "gleif:1",
        company("1", "Veltrix GmbH", parent="Zenith AG"),
        company("2", "Zenith AG", parent="Apex SE"),
        company("3", "Apex SE", parent="Veltrix GmbH"),
    )
    assert [name for _, name, _ in named(family, "above")] == ["Zenith AG", "Apex SE"]
    assert [name for _, name, _ in named(family, "below")] == ["Apex SE", "Zenith AG"]


def test_the_relations_of_a_company_are_its_own_and_those_of_its_chain_and_no_others() -> None:
    told = [s for statements in GROUP for s in statements]
    told += company("8", "Somebody Else AG", parent="Nobody SE")
    own = company_family("row:17", told, ["gleif:1"])
    assert {"Zenith AG", "Apex SE"} <= {r.one.name for r in own}
    assert not any("Nobody" in end.name for r in own for end in r.ends)
    again = family_of("row:17", own)
    assert again == family_of("gleif:1", own)
    assert again.relations == own


def test_an_unknown_company_has_no_family() -> None:
    assert family_of("nobody", []).kin == ()
