"""Machines earn nothing, each event with its reason; people who come after them keep every point."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.activity.event import Event
from tests.icp.activity.leads import NOW, event, machines

BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"
AT = NOW - 40_000.0


def delivered(row: int = 1, at: float = AT, message: str = "m1", **more: object) -> Event:
    return event(row, "delivered", at, message=message, **more)


def click(row: int, after: float, link: str = "a", message: str = "m1", **more: object) -> Event:
    return event(row, "click", AT + after, message=message, link=link, **({"agent": BROWSER} | more))


def opened(row: int, after: float, **more: object) -> Event:
    return event(row, "open", AT + after, message="m1", **({"agent": BROWSER} | more))


# -- link scanners -------------------------------------------------------------------------------------------


def test_a_gateway_that_clicks_every_link_within_seconds_of_delivery_earns_nothing() -> None:
    found = machines(delivered(), click(2, 1, "a"), click(3, 2, "b"), click(4, 4, "unsubscribe"))
    assert sorted(found) == [2, 3, 4]
    assert found[3].signs == ("at once", "burst")
    assert found[3].because == (
        "it came 1 s after the mail was delivered; 3 links of one mail within 3 s (one of 3 clicks in one pass)"
    )


def test_a_person_who_clicks_after_the_gateway_did_keeps_the_point() -> None:
    found = machines(delivered(), click(2, 1, "a"), click(3, 2, "b"), click(4, 3, "c"), click(5, 600, "b"))
    assert sorted(found) == [2, 3, 4]


def test_a_gateway_that_comes_half_an_hour_late_is_known_by_its_burst() -> None:
    found = machines(delivered(), *(click(n, 1_800 + n, f"link {n}") for n in range(2, 6)))
    assert sorted(found) == [2, 3, 4, 5]
    assert found[2].signs == ("burst",)


def test_a_slow_pass_that_began_at_once_is_a_machines_to_its_end() -> None:
    found = machines(delivered(), click(2, 3, "a"), click(3, 12, "b"), click(4, 21, "c"))
    assert sorted(found) == [2, 3, 4]


def test_a_click_before_the_mail_was_delivered_is_a_machines() -> None:
    found = machines(delivered(), click(2, -40))
    assert found[2].because == "it came 40 s before the mail was delivered"


def test_a_mail_of_which_only_the_sending_is_known_is_taken_to_be_delivered_then() -> None:
    assert sorted(machines(event(1, "sent", AT, message="m1"), click(2, 2))) == [2]
    assert not machines(event(1, "sent", AT, message="m1"), click(2, -40))


def test_clicks_of_another_mail_are_not_measured_against_its_delivery() -> None:
    assert not machines(delivered(message="m2"), opened(2, -30), click(3, 2))


def test_a_mail_that_was_sent_again_is_measured_by_its_last_delivery_before() -> None:
    assert sorted(machines(delivered(1), delivered(2, AT + 9_000), opened(3, 400), click(4, 9_003))) == [4]
    assert not machines(delivered(1), delivered(2, AT + 9_000), opened(3, 400), click(4, 8_000))


def test_without_mails_a_click_is_measured_by_the_last_delivery_before_it() -> None:
    assert sorted(machines(delivered(message=""), click(2, 4, message=""))) == [2]


@pytest.mark.parametrize(
    ("events", "why"),
    [
        ([delivered(), opened(2, 20), click(3, 45)], "quick, and nothing else"),
        ([delivered(), click(2, 3_000)], "unopened, since many programs load no images"),
        ([delivered(), opened(2, 900), click(3, 901, "a"), click(4, 904, "b")], "two links, no more"),
        ([delivered(), opened(2, 900), click(3, 901, "a"), click(4, 901.5, "a"), click(5, 902, "a")],
         "one link"),
        ([delivered(), click(2, 3_000, network="Amazon Data Services")], "behind a proxy in a data centre"),
        ([click(2, 0, message=""), click(3, 0, message=""), click(4, 0, message="")], "links that no column tells"),
    ],
)  # fmt: skip
def test_what_a_person_may_do_is_not_taken_for_a_machine(events: list[Event], why: str) -> None:
    linkless = "no column" in why
    assert not machines(*(e._replace(link="") if linkless else e for e in events)), why


@pytest.mark.parametrize(
    ("events", "signs"),
    [
        ([delivered(), click(2, 40)], ("soon", "unopened")),
        ([delivered(), click(2, 1_900, "a"), click(3, 1_902, "b")], ("several", "unopened")),
        ([delivered(), opened(9, 20), click(2, 40, network="Microsoft Azure")], ("network", "soon")),
    ],
)
def test_haste_and_another_weak_sign_decide_together(events: list[Event], signs: tuple[str, ...]) -> None:
    assert machines(*events)[2].signs == signs


@pytest.mark.parametrize(
    ("more", "sign"),
    [
        ({"agent": "Barracuda Sentinel (EE)"}, "agent"), ({"agent": "python-requests/2.31"}, "agent"),
        ({"network": "Proofpoint, Inc."}, "network"), ({"method": "HEAD"}, "method"), ({"bot": "true"}, "marked"),
        ({"link": "https://go.acme.example/pixel"}, "honeypot"),
    ],
)  # fmt: skip
def test_one_strong_sign_decides_alone(more: dict[str, object], sign: str) -> None:
    found = machines(
        opened(1, 900), event(2, "click", AT + 1_000, message="m1", **({"link": "a", "agent": BROWSER} | more)),
        honeypots=("https://go.acme.example/pixel",),
    )  # fmt: skip
    assert found[2].signs == (sign,)


def test_who_follows_the_hidden_link_followed_the_others_of_that_pass_as_a_machine() -> None:
    found = machines(opened(1, 900), click(2, 1_000, "a"), click(3, 1_006, "trap"), honeypots=("trap",))
    assert sorted(found) == [2, 3]


def test_a_link_that_a_gateway_rewrote_is_no_sign_since_people_follow_it() -> None:
    link = "https://urldefense.proofpoint.example/v2/url?u=a"
    assert not machines(delivered(), opened(2, 500), click(3, 600, link))


# -- many people at once -------------------------------------------------------------------------------------


def crowd(people: int, apart: float) -> list[Event]:
    return [
        click(
            n, 5_000 + n * apart, lead=f"p{n}@acme.example", message=f"mail to {n}", link="https://a.example/"
        )
        for n in range(people)
    ]


def test_five_people_of_one_company_within_ten_seconds_are_a_gateway() -> None:
    found = machines(*crowd(6, 1.5))
    assert sorted(found) == list(range(6))
    assert found[0].signs == ("crowd",)


def test_people_of_no_common_company_are_no_crowd_nor_are_few_or_slow_ones() -> None:
    assert not machines(*crowd(6, 1.5), one_company=False)
    assert not machines(*crowd(4, 1.5))
    assert not machines(*crowd(9, 30))


# -- opens, pages, files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after", "agent", "roles", "machine"),
    [
        (40, "Mozilla/5.0", ("agent",), True), (40, "", ("agent",), True), (40, BROWSER, ("agent",), False),
        (90, "Mozilla/5.0", ("agent",), False), (40, "", (), False), (0, "", (), True),
    ],
)  # fmt: skip
def test_an_image_that_was_loaded_without_a_name_within_a_minute_is_a_prefetch(
    after: float, agent: str, roles: tuple[str, ...], machine: bool
) -> None:
    assert bool(machines(delivered(), opened(2, after, agent=agent), roles=roles)) is machine


def test_an_open_and_a_download_that_come_with_a_scan_are_left_out_too() -> None:
    scan = [delivered(), click(2, 1, "a"), click(3, 2, "b"), click(4, 3, "c")]
    found = machines(*scan, opened(5, 4), event(6, "download", AT + 3), event(7, "download", AT + 300))
    assert sorted(found) == [2, 3, 4, 5, 6]
    assert found[6].because == "it came with a pass of a link scanner"


def test_a_wish_to_be_left_alone_is_never_doubted() -> None:
    found = machines(
        delivered(), click(2, 1, "a"), event(3, "unsubscribe", AT + 1, message="m1", agent="curl/8")
    )
    assert sorted(found) == [2]


# -- laws --------------------------------------------------------------------------------------------------


def test_on_a_day_of_which_no_time_is_known_nobody_is_too_quick() -> None:
    day = [
        e._replace(grain=86_400.0, at=AT) for e in (delivered(), *(click(n, 0, f"l{n}") for n in range(2, 9)))
    ]
    assert not machines(*day)


def test_where_only_minutes_are_told_the_same_minute_decides_nothing_alone() -> None:
    minute = [
        e._replace(grain=60.0, at=AT // 60 * 60)
        for e in (delivered(), opened(9, 0), click(2, 0, "a"), click(3, 0, "b"), click(4, 0, "c"))
    ]
    assert sorted(machines(*minute[:1], *minute[2:])) == [2, 3, 4]
    assert all("burst" not in found.signs for found in machines(*minute).values())


@given(
    st.lists(
        st.tuples(st.floats(0, 5_000), st.sampled_from("abcd"), st.sampled_from(["m1", "m2", ""])), max_size=8
    ),
    st.randoms(),
)
def test_the_order_of_rows_changes_nothing(clicks: list[tuple[float, str, str]], random: object) -> None:
    events = [delivered(), *(click(n, after, link, mail) for n, (after, link, mail) in enumerate(clicks, 2))]
    mixed = list(events)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert set(machines(*mixed)) == set(machines(*events))


@given(
    st.lists(st.tuples(st.floats(0, 50), st.sampled_from("abcd")), min_size=1, max_size=6),
    st.floats(3_600, 30_000),
)
def test_an_opened_mail_clicked_once_an_hour_later_always_counts(
    scan: list[tuple[float, str]], later: float
) -> None:
    clicks = [click(n, after, link) for n, (after, link) in enumerate(scan, 3)]
    assert 99 not in machines(delivered(), opened(2, 1_000), *clicks, click(99, later, "a"))
