"""Points: the worked leads, fading, caps, traits, and that opens never decide alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.activity.event import Event
from icp.lifecycle.playbook import parse_playbook, shipped
from tests.icp.activity.leads import DAY, NOW, did, event, found

CLICKS = '[[rule]]\nevent = "click"\npoints = 10\n'


def by(text: str, *events: Event, **traits: str) -> float:
    return found(events, parse_playbook(text, "rules.toml"), **traits).points


# -- the worked examples -------------------------------------------------------------------------------------


def test_three_downloads_three_opens_three_clicks_and_a_trial_are_76() -> None:
    score = found(did(*["download"] * 3, *["open"] * 3, *["click"] * 3, "trial"))
    assert (score.points, score.deciding) == (76, 76)
    assert score.reasons == ["3 x download: +30", "1 x trial: +25", "3 x click: +15", "3 x open: +6"]


def test_a_pricing_visit_and_two_opens_are_19() -> None:
    assert found(did("pricing page", "open", "open")).points == 19


@pytest.mark.parametrize(
    ("said", "points"),
    [("contact form", 15), ("open", 2), ("click", 5), ("pricing page", 15), ("blog post", 2), ("download", 10),
     ("trial", 25), ("unsubscribe", -5)],
)  # fmt: skip
def test_the_shipped_rules_have_these_points(said: str, points: float) -> None:
    assert found(did(said)).points == points


def test_the_shipped_points_do_not_fade() -> None:
    assert found(did("download", days_ago=900)).points == found(did("download", days_ago=0)).points == 10


# -- opens ---------------------------------------------------------------------------------------------------


@given(opens=st.integers(1, 5_000))
def test_points_of_opens_alone_decide_nothing_however_many(opens: int) -> None:
    score = found([event(1, "open", NOW - DAY, times=opens)])
    assert score.points == 2 * opens
    assert score.deciding <= 0
    assert score.acts == 0


@given(opens=st.integers(0, 500), clicks=st.integers(0, 20), leaves=st.integers(0, 20))
def test_opens_count_no_more_than_what_the_lead_did_itself(opens: int, clicks: int, leaves: int) -> None:
    score = found(did(*["open"] * opens, *["click"] * clicks, *["unsubscribe"] * leaves))
    own = 5 * clicks - 5 * leaves
    assert score.points == own + 2 * opens
    assert score.deciding == own + min(2 * opens, max(0, own))


@given(
    st.lists(
        st.sampled_from(["open", "click", "download", "unsubscribe", "blog post", "trial"]), max_size=12
    ),
    st.randoms(),
)
def test_the_order_of_events_changes_nothing(said: list[str], random: object) -> None:
    events = did(*said)
    mixed = list(events)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert found(mixed).points == found(events).points
    assert found(mixed).reasons == found(events).reasons


@given(
    st.lists(st.sampled_from(["open", "click", "download", "trial"]), max_size=10),
    st.sampled_from(["open", "click", "trial"]),
)
def test_doing_more_never_lowers_what_decides(said: list[str], more: str) -> None:
    assert found(did(*said, more)).deciding >= found(did(*said)).deciding


# -- windows, fading, caps -----------------------------------------------------------------------------------


def test_points_halve_with_each_half_life_and_whole_days_count() -> None:
    text = CLICKS + "half_life_days = 30\n"
    assert by(text, *did("click", days_ago=0)) == 10
    assert by(text, *did("click", days_ago=0.9)) == 10
    assert by(text, *did("click", days_ago=30)) == 5
    assert by(text, *did("click", days_ago=60)) == 2.5


def test_what_is_older_than_the_window_earns_nothing() -> None:
    text = CLICKS + "within_days = 90\n"
    assert (by(text, *did("click", days_ago=90)), by(text, *did("click", days_ago=91))) == (10, 0)


def test_an_event_without_a_date_counts_only_where_nothing_fades() -> None:
    undated = event(1, "click")
    assert by(CLICKS, undated) == 10
    assert by(CLICKS + "half_life_days = 30\n", undated) == by(CLICKS + "within_days = 9\n", undated) == 0


@given(days=st.floats(0, 2_000), later=st.floats(0, 500), life=st.floats(0.5, 400))
def test_an_event_is_never_worth_more_as_it_ages(days: float, later: float, life: float) -> None:
    rule = parse_playbook(CLICKS + f"half_life_days = {life}\n", "r").rules.rules[0]
    assert rule.weight(NOW - (days + later) * DAY, NOW) <= rule.weight(NOW - days * DAY, NOW) <= 1


def test_a_rule_gives_no_more_than_its_cap_and_takes_no_more() -> None:
    assert by(CLICKS + "most = 25\n", *did(*["click"] * 9)) == 25
    assert by('[[rule]]\nevent = "unsubscribe"\npoints = -5\nmost = 8\n', *did(*["unsubscribe"] * 9)) == -8


def test_the_total_keeps_to_its_limits() -> None:
    limits = "[total]\nleast = 0\nmost = 30\n"
    assert by(CLICKS + limits, *did(*["click"] * 9)) == 30
    assert by('[[rule]]\nevent = "unsubscribe"\npoints = -5\n' + limits, *did("unsubscribe")) == 0


def test_an_export_that_adds_up_counts_as_often_as_it_says() -> None:
    assert by(CLICKS, event(1, "clicks", NOW, times=7)) == 70


@pytest.mark.parametrize(
    ("once_per", "points"), [("lead", 10), ("message", 20), ("link", 20), ("day", 30), ("", 40)]
)
def test_a_rule_may_count_once_in_each(once_per: str, points: float) -> None:
    clicks = [
        event(1, "click", NOW - 3 * DAY, message="m1", link="a"),
        event(2, "click", NOW - 2 * DAY, message="m1", link="b"),
        event(3, "click", NOW - 2 * DAY - 60, message="m1", link="b"),
        event(4, "click", NOW - 1 * DAY, message="m2", link="b"),
    ]
    assert by(CLICKS + (f'once_per = "{once_per}"\n' if once_per else ""), *clicks) == points


def test_of_those_counted_once_the_latest_counts() -> None:
    clicks = [event(1, "click", NOW - 60 * DAY), event(2, "click", NOW)]
    assert by(CLICKS + 'once_per = "lead"\nhalf_life_days = 30\n', *clicks) == 10


# -- conditions and traits -----------------------------------------------------------------------------------


def test_a_rule_may_ask_for_what_an_event_says_and_for_what_its_lead_is() -> None:
    text = (
        CLICKS
        + 'where = [{ field = "link", contains = ["/integrations/"] }, { field = "title", contains = ["cto"] }]\n'
    )
    click = event(1, "click", NOW, link="https://acme.example/integrations/zapier")
    assert by(text, click, title="CTO & co-founder") == 10
    assert by(text, click, title="Director") == 0
    assert by(text, event(1, "click", NOW, link="https://acme.example/"), title="CTO") == 0
    assert by(text, click) == 0


def test_a_column_of_the_export_that_has_no_role_can_be_asked_for() -> None:
    text = CLICKS + 'where = [{ field = "Campaign Type", any = ["Nurture"] }]\n'
    assert by(text, event(1, "click", NOW, more={"campaign type": "nurture"})) == 10
    assert by(text, event(1, "click", NOW, more={"campaign type": "newsletter"})) == 0


@pytest.mark.parametrize(
    ("asked", "cell", "fits"),
    [
        ('any = ["DE", "Austria"]', "Germany", True), ('any = ["DE", "Austria"]', "AT", True),
        ('any = ["DE"]', "France", False), ('any = ["DE"]', "", False), ('none = ["DE"]', "France", True),
        ('none = ["DE"]', "", False), ("filled = false", "", True), ("filled = true", "x", True),
        ("min = 50\nmax = 500", "120", True), ("min = 50\nmax = 500", "51-200", True),
        ("min = 50\nmax = 500", "11-50", False), ("min = 50", "1,000+", True), ("max = 50", "10+", False),
        ("min = 50", "many", False), ("min = 1e6", "2.5m", True), ("min = 0", "0", True),
    ],
)  # fmt: skip
def test_a_trait_counts_once_where_it_is_known_and_fits(asked: str, cell: str, fits: bool) -> None:
    text = f'[[rule]]\nfield = "country"\npoints = 8\n{asked}\n'
    assert by(text, *did("click", "click"), country=cell) == (8 if fits else 0)


def test_traits_alone_are_no_act() -> None:
    score = found(
        [], parse_playbook('[[rule]]\nfield = "country"\nany = ["DE"]\npoints = 80\n', "r"), country="DE"
    )
    assert (score.points, score.acts) == (80, 0)


def test_what_kind_of_address_a_lead_has_is_a_trait() -> None:
    text = '[[rule]]\nfield = "address_kind"\nany = ["company"]\npoints = 4\n'
    assert found([], parse_playbook(text, "r")).points == 4
    assert (
        found([], parse_playbook(text + "[address]\nfree_mail = 0\n", "r"), address="ada@gmail.com").points
        == 0
    )


# -- addresses -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "off"),
    [("ada@acme.example", 0), ("info@acme.example", -5), ("ada@gmail.com", -5), ("x@mailinator.com", -20),
     ("ada@", -20), ("lead-17", 0), ("ada.lovelace+news@mail.acme.example", 0)],
)  # fmt: skip
def test_an_odd_address_starts_lower(address: str, off: float) -> None:
    assert found([], address=address).points == off


def test_a_dead_address_starts_lower_and_rises_with_an_answer_that_came_later() -> None:
    bounce, answer = event(1, "bounce", NOW - 9 * DAY), event(2, "replied", NOW - 2 * DAY)
    assert found([bounce]).points == -20
    risen = found([bounce, answer])
    assert risen.points == 0
    assert risen.reasons == [
        "address (mail to it came back, or cannot arrive): lifted since there was contact"
    ]
    assert found([bounce, event(2, "replied", NOW - 12 * DAY)]).points == -20


@pytest.mark.parametrize("contact", ["meeting", "replied", "call"])
def test_contact_lifts_what_an_odd_address_takes_off(contact: str) -> None:
    assert found([event(1, contact, NOW)], address="info@acme.example").points == 0


def test_when_a_lead_acted_first_and_last_is_known() -> None:
    score = found(
        [*did("click", days_ago=9), *did("download", days_ago=2), *did("open", "delivered", days_ago=0)]
    )
    assert [datetime.fromtimestamp(at or 0, UTC).day for at in (score.first, score.last)] == [11, 18]
    assert shipped().rules.rules[0].label == "contact form"
