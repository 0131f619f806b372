"""People, places, tools, headcounts and words that are new or gone; and silence, which is neither."""

from __future__ import annotations

import pytest

from matching.nouns import Direction
from matching.signals.places import city_in
from tests.matching.signals.looks import Looks, Says, fact, person, role
from tests.matching.statements import NOW

ADA, BEN = person("Ada Voss", "Managing Director"), person("Ben Thaler", "Head of Sales")
CLARA = person("Clara Winter", "Service Technician")
MAIL, CRM = fact("technology", "Postmark"), fact("technology", "Salesforce")


# ---- who is new among those who decide, and who left


def test_somebody_new_in_a_post_that_decides_is_told_with_the_day_when_they_were_not_there() -> None:
    made = Looks().at(40, "website", ADA, page="team").at(3, "website", ADA, BEN, page="team")
    (signal,) = made.signals("leadership")
    assert signal.text == "Ben Thaler is newly listed as Head of Sales, and was not on 22 Aug 2026"
    assert (signal.direction, signal.date.isoformat()) == (Direction.NEUTRAL, "2026-09-28")
    assert [s.quote for s in signal.evidence] == ["Head of Sales", "Ben Thaler"]


def test_somebody_new_who_decides_nothing_is_no_signal() -> None:
    made = Looks().at(40, "website", ADA, page="team").at(3, "website", ADA, CLARA, page="team")
    assert made.signals("leadership") == []


def test_somebody_promoted_is_not_called_newly_listed() -> None:
    before, after = person("Ben Thaler", "Account Manager"), BEN
    made = Looks().at(40, "website", before, page="team").at(3, "website", after, page="team")
    assert made.texts("leadership") == [
        "Ben Thaler is now listed as Head of Sales, and was not on 22 Aug 2026"
    ]


@pytest.mark.parametrize(
    "after",
    [
        person("Ada Voss", "Managing Director and Founder"),
        person("Dr. Ada Voss", "Managing Director"),
        person("A. Voss", "Managing Director"),
        person("Ada Voss", "CEO"),
    ],
)
def test_the_same_person_in_the_same_post_spelt_otherwise_is_neither_new_nor_gone(after: list[Says]) -> None:
    made = Looks().at(40, "website", ADA, CLARA, page="team").at(3, "website", after, CLARA, page="team")
    assert made.texts("leadership") == []


def test_somebody_whom_another_source_knew_before_is_not_new() -> None:
    made = Looks().at(50, "register", BEN).at(40, "website", ADA, page="team")
    made.at(3, "website", ADA, BEN, page="team")
    assert made.signals("leadership") == []


def test_somebody_whose_post_began_years_ago_is_not_new_because_a_page_lists_them_now() -> None:
    made = Looks().at(40, "website", ADA, page="team")
    made.at(3, "website", ADA, person("Ben Thaler", "Head of Sales", since="2019"), page="team")
    assert made.signals("leadership") == []


def test_a_decider_who_is_not_listed_any_more_is_gone() -> None:
    made = Looks().at(40, "website", ADA, BEN, page="team").at(3, "website", ADA, page="team")
    (signal,) = made.signals("leadership")
    assert signal.text == "Ben Thaler, Head of Sales, is no longer listed by website; last seen 22 Aug 2026"
    assert {s.value for s in signal.evidence} == {"Ben Thaler", "Head of Sales"}


def test_a_worker_who_is_not_listed_any_more_is_no_signal() -> None:
    made = Looks().at(40, "website", ADA, CLARA, page="team").at(3, "website", ADA, page="team")
    assert made.signals("leadership") == []


def test_somebody_whom_another_source_still_lists_is_not_gone() -> None:
    made = Looks().at(40, "website", ADA, BEN, page="team").at(3, "website", ADA, page="team")
    made.at(2, "register", BEN)
    assert made.signals("leadership") == []


def test_a_beginning_that_a_source_dates_to_the_last_year_is_a_signal_without_any_earlier_look() -> None:
    made = Looks().at(3, "register", person("Ben Thaler", "Chief Financial Officer", since="2026-07-15"))
    (signal,) = made.signals("leadership")
    assert signal.text == "Ben Thaler, Chief Financial Officer, began in July 2026"
    assert signal.date.isoformat() == "2026-07-15"
    assert signal.evidence[0].field == "person.since"


def test_an_end_that_a_source_dates_to_the_last_year_is_a_signal() -> None:
    gone = person("Ben Thaler", "Chief Financial Officer", until="2026-08")
    assert Looks().at(3, "register", gone).texts("leadership") == [
        "Ben Thaler, Chief Financial Officer, left in August 2026"
    ]


@pytest.mark.parametrize("since", ["2024-07-15", "2027-01", "soon", "0000"])
def test_a_beginning_of_long_ago_or_to_come_is_no_signal(since: str) -> None:
    made = Looks().at(3, "register", person("Ben Thaler", "Chief Financial Officer", since=since))
    assert made.signals("leadership") == []


# ---- silence


@pytest.mark.parametrize("cut", [True, False])
def test_only_a_complete_answer_makes_anybody_or_anything_gone(cut: bool) -> None:
    made = (
        Looks()
        .at(40, "website", ADA, BEN, MAIL, CRM, page="all")
        .at(3, "website", ADA, MAIL, page="all", cut=cut)
    )
    assert {signal.kind for signal in made.signals()} == (set() if cut else {"leadership", "technology"})


def test_a_source_that_was_not_asked_again_shows_nothing_gone() -> None:
    assert Looks().at(40, "dns", MAIL, CRM).signals() == []


def test_what_stood_on_a_page_that_was_not_read_again_is_not_gone() -> None:
    made = Looks().at(40, "website", ADA, page="team").at(40, "website", BEN, page="sales")
    made.at(3, "website", ADA, page="team")
    assert made.signals("leadership") == []


def test_what_stands_on_a_page_that_was_not_read_before_is_not_new() -> None:
    made = Looks().at(40, "website", ADA, page="team").at(3, "website", ADA, page="team")
    made.at(3, "website", BEN, page="sales")
    assert made.signals("leadership") == []


def test_what_an_incomplete_answer_showed_first_is_not_new_against_it() -> None:
    made = Looks().at(40, "dns", MAIL, cut=True).at(3, "dns", MAIL, CRM)
    assert made.signals() == []


def test_what_an_incomplete_answer_showed_elsewhere_is_known_from_then_on() -> None:
    made = Looks().at(40, "dns", MAIL).at(30, "dns", CRM, page="other", cut=True).at(3, "dns", MAIL, CRM)
    assert made.signals() == []


def test_what_a_later_incomplete_answer_still_shows_is_not_gone() -> None:
    made = Looks().at(40, "dns", MAIL, CRM).at(20, "dns", MAIL).at(3, "dns", MAIL, CRM, cut=True)
    assert made.signals() == []


def test_what_came_back_is_not_gone() -> None:
    made = Looks().at(40, "dns", MAIL, CRM).at(20, "dns", MAIL).at(3, "dns", MAIL, CRM)
    assert made.signals() == []


# ---- tools


def test_a_tool_that_a_domain_newly_shows_is_adopted_and_one_it_shows_no_more_is_dropped() -> None:
    made = Looks().at(40, "dns", MAIL).at(20, "dns", MAIL, CRM).at(3, "dns", CRM)
    assert made.texts("technology") == [
        "dns no longer shows Postmark; last seen 11 Sep 2026",
        "dns shows Salesforce, and did not on 22 Aug 2026",
    ]
    assert {signal.direction for signal in made.signals("technology")} == {Direction.NEUTRAL}


def test_a_tool_that_another_source_still_shows_is_not_dropped() -> None:
    made = Looks().at(40, "dns", MAIL, CRM).at(40, "website", CRM).at(3, "dns", MAIL)
    assert made.signals("technology") == []


def test_another_receiver_of_mail_is_a_change_of_tools_and_none_at_all_is_no_tool() -> None:
    old, new = fact("mail_provider", "Google Workspace"), fact("mail_provider", "Microsoft 365")
    assert len(Looks().at(40, "dns", old).at(3, "dns", new).signals("technology")) == 2
    assert Looks().at(40, "dns", fact("mail_provider", "none")).at(3, "dns", new).texts() == [
        "dns shows Microsoft 365, and did not on 22 Aug 2026"
    ]


def test_a_tool_that_a_role_names_is_adopted_and_a_role_that_is_gone_drops_no_tool() -> None:
    fitter, clerk = role("Fitter", technology="SAP"), role("Clerk", technology="DATEV")
    made = Looks().at(40, "board", fitter).at(3, "board", clerk)
    assert made.texts("technology") == ["a role it advertises names DATEV, and none did on 22 Aug 2026"]


def test_what_the_users_own_list_names_is_not_new() -> None:
    made = Looks().at(40, "dns", MAIL).at(3, "dns", MAIL, CRM)
    assert made.signals("technology")
    listed = made.at(0, "register", CRM)
    listed.told = {i: t for i, t in listed.told.items() if t.statement.source != "register"}
    assert listed.signals("technology") == []


# ---- cities


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Ackerstraße 999, 13355 Berlin, DE", "Berlin"),
        ("1 Main St, Boston, MA 02108, US", "Boston"),
        ("London, UK", "London"),
        ("Boston, MA", "Boston"),
        ("Remote, California", ""),
        ("Hauptstr. 5, D-99999 Kleinkleckersdorf", "Kleinkleckersdorf"),
        ("Remote", ""),
        ("EMEA", ""),
        ("Remote - Berlin", "Berlin"),
        ("4 Station Road", ""),
    ],
)
def test_a_city_is_found_in_an_address_or_a_role_and_nothing_else_is_taken_for_one(
    text: str, city: str
) -> None:
    assert city_in(text) == city


def test_a_new_city_among_the_addresses_is_a_new_office() -> None:
    home, other = fact("address", "Ackerstraße 999, 13355 Berlin, DE"), fact("address", "1 Quay, London, UK")
    made = Looks().at(40, "website", home, page="contact").at(3, "website", home, other, page="contact")
    (signal,) = made.signals("office")
    assert signal.text == "gives an address in London, and had none there on 22 Aug 2026"
    assert (signal.direction, signal.evidence[0].value) == (Direction.POSITIVE, "1 Quay, London, UK")


def test_the_first_role_in_a_city_is_a_new_office_unless_an_address_was_there_before() -> None:
    berlin, london = role("Fitter", place="Berlin"), role("Fitter", 1, place="London, UK")
    made = Looks().at(40, "board", berlin).at(3, "board", berlin, london)
    assert made.texts("office") == ["advertises a role in London, and had none there on 22 Aug 2026"]
    made.at(40, "website", fact("city", "London"))
    assert made.texts("office") == []


def test_a_role_that_may_be_done_anywhere_is_no_office() -> None:
    made = Looks().at(40, "board", role("Fitter", place="Berlin"))
    made.at(3, "board", role("Fitter", place="Berlin"), role("Fitter", 1, place="Remote"))
    assert made.signals("office") == []


# ---- headcounts


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ("40", "60", Direction.POSITIVE),
        ("11-50", "51-200", None),
        ("11-50", "201-500", Direction.POSITIVE),
        ("120", "80", Direction.NEGATIVE),
        ("100", "110", None),
        ("about forty", "60", None),
    ],
)
def test_another_headcount_of_the_same_source_is_growth_or_decline_where_it_is_more_than_another_count(
    before: str, after: str, direction: Direction | None
) -> None:
    made = Looks().at(90, "register", fact("employees", before)).at(3, "register", fact("employees", after))
    assert [signal.direction for signal in made.signals("headcount")] == ([direction] if direction else [])


def test_headcounts_of_two_sources_are_not_compared() -> None:
    made = Looks().at(90, "register", fact("employees", "40")).at(3, "website", fact("employees", "60"))
    assert made.signals("headcount") == []


# ---- words


OLD, NEW = "We repair lifts in the north of Germany.", "Software that plans every technician's day."


def test_a_site_that_describes_itself_anew_is_told_with_both_wordings() -> None:
    old, new = fact("description", OLD), fact("description", NEW)
    made = Looks().at(40, "website", old).at(3, "website", new)
    (signal,) = made.signals("wording")
    assert signal.text == f"its site describes it anew: “{NEW}”; before: “{OLD}”"
    assert [s.value for s in signal.evidence] == [NEW, OLD]


@pytest.mark.parametrize("after", [OLD.replace("the north of ", ""), OLD.upper(), f"{OLD} Since 1987."])
def test_a_word_more_or_less_is_no_other_description(after: str) -> None:
    made = Looks().at(40, "website", fact("description", OLD)).at(3, "website", fact("description", after))
    assert made.signals("wording") == []


def test_a_directory_that_describes_a_company_anew_is_not_its_own_site() -> None:
    made = Looks().at(40, "register", fact("description", OLD)).at(3, "register", fact("description", NEW))
    assert made.signals("wording") == []


def test_a_description_of_another_page_takes_no_others_place() -> None:
    made = (
        Looks()
        .at(40, "website", fact("description", OLD))
        .at(3, "website", fact("description", NEW), page="about")
    )
    assert made.signals("wording") == []


def test_what_one_page_no_longer_says_and_another_says_now_is_no_rewording() -> None:
    made = Looks().at(40, "website", fact("description", OLD)).at(40, "website", MAIL, page="about")
    made.at(3, "website", CRM).at(3, "website", MAIL, fact("description", NEW), page="about")
    made.at(3, "website", fact("industry", "Lifts"))
    assert made.signals("wording") == []


# ---- how long it matters


def test_what_changed_long_ago_is_left_out() -> None:
    made = Looks().at(900, "dns", MAIL).at(800, "dns", MAIL, CRM).at(3, "dns", MAIL, CRM)
    assert made.signals() == []


def test_every_signal_of_a_company_rests_on_statements() -> None:
    made = Looks().at(40, "website", ADA, fact("description", OLD), MAIL, page="p")
    made.at(3, "website", ADA, BEN, fact("description", NEW), CRM, page="p")
    signals = made.signals()
    assert {signal.kind for signal in signals} == {"leadership", "wording", "technology"}
    assert all(signal.evidence and signal.date <= NOW.date() for signal in signals)


# ---- pages that were made anew, and posts that were given up

TEAM = [
    ADA,
    BEN,
    CLARA,
    person("Dora Falk", "Head of Service"),
    person("Emil Roth", "Chief Financial Officer"),
]


@pytest.mark.parametrize("left", [[], [CLARA], [ADA, CLARA]])
def test_a_page_that_dropped_most_of_its_people_at_once_was_made_anew_and_shows_nobody_gone(
    left: list[list[Says]],
) -> None:
    made = Looks().at(40, "website", *TEAM, MAIL, page="team").at(3, "website", *left, MAIL, page="team")
    assert made.signals("leadership") == []


def test_who_is_missing_from_a_page_that_lists_the_others_is_gone() -> None:
    made = Looks().at(40, "website", *TEAM, MAIL, page="team").at(3, "website", *TEAM[:4], MAIL, page="team")
    assert [text.partition(",")[0] for text in made.texts("leadership")] == ["Emil Roth"]


def test_people_of_other_pages_do_not_make_a_page_a_list() -> None:
    made = Looks().at(40, "website", BEN, MAIL, page="team").at(40, "website", ADA, CLARA, page="imprint")
    made.at(3, "website", MAIL, page="team").at(3, "website", ADA, CLARA, page="imprint")
    assert made.signals("leadership") == []


def test_who_gave_up_a_post_that_decides_and_is_listed_in_another_is_not_gone_but_has_another_post() -> None:
    after = person("Ben Thaler", "Technical Writer")
    made = Looks().at(40, "website", ADA, BEN, page="team").at(3, "website", ADA, after, page="team")
    assert made.signals("leadership") == []
    (signal,) = made.signals("job_change")
    assert signal.text == (
        "Ben Thaler is listed as Technical Writer and no longer as Head of Sales, last seen on 22 Aug 2026"
    )
    assert {s.value for s in signal.evidence} == {"Technical Writer", "Head of Sales", "Ben Thaler"}


def test_another_post_beside_the_one_that_decides_is_no_change() -> None:
    after = [*person("Ben Thaler", "Technical Writer"), *BEN]
    made = Looks().at(40, "website", ADA, BEN, page="team").at(3, "website", ADA, after, page="team")
    assert made.signals("job_change") == []


def test_who_has_another_post_that_decides_instead_did_not_step_aside() -> None:
    after = [*person("Ben Thaler", "Technical Writer"), *person("Ben Thaler", "Chief Revenue Officer")]
    made = Looks().at(40, "website", ADA, BEN, page="team").at(3, "website", ADA, after, page="team")
    assert made.signals("job_change") == []
