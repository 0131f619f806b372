"""Events that sources state: dated or left out, weighed by their age, and told once however many report them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from connectors.fields import FIELDS
from connectors.press.headlines import kinds as headline_kinds
from matching.nouns import Direction, Signal
from matching.signals.dates import first_day
from matching.signals.kinds import STATED, kinds
from tests.matching.signals.looks import Looks, event, fact, funding
from tests.matching.statements import NOW

NAME = fact("name", "Acme Pumps")


def looked(*said_: list[tuple[str, str, str]], source: str = "press") -> Looks:
    return Looks().at(2, "website", NAME).at(2, source, *said_)


# ---- what is stated


def test_a_stated_event_is_a_signal_in_its_sources_words_with_quote_and_address() -> None:
    (signal,) = looked(event("award", "Acme Pumps wins the Harbour Prize", "2026-09-20")).signals()
    assert (signal.kind, signal.date, signal.direction) == ("award", date(2026, 9, 20), Direction.POSITIVE)
    assert (signal.text, signal.stated) == ("Acme Pumps wins the Harbour Prize", True)
    assert signal.evidence[0].quote == "Acme Pumps wins the Harbour Prize"
    assert signal.evidence[0].url == "https://press.example/"
    assert signal.value("signal.text") == signal.text


@pytest.mark.parametrize(
    ("kind", "direction"),
    [
        ("hiring", Direction.POSITIVE),
        ("funding", Direction.POSITIVE),
        ("leadership", Direction.NEUTRAL),
        ("office", Direction.POSITIVE),
        ("launch", Direction.POSITIVE),
        ("technology", Direction.NEUTRAL),
        ("award", Direction.POSITIVE),
        ("contract", Direction.POSITIVE),
        ("acquisition", Direction.NEUTRAL),
        ("layoffs", Direction.NEGATIVE),
        ("closure", Direction.NEGATIVE),
        ("legal", Direction.NEGATIVE),
        ("news", Direction.NEUTRAL),
    ],
)
def test_growth_and_decline_are_told_apart(kind: str, direction: Direction) -> None:
    (signal,) = looked(event(kind, "Acme Pumps in the harbour", "2026-09-20")).signals()
    assert (signal.kind, signal.direction) == (kind, direction)


def test_a_kind_that_nobody_knows_is_news_and_no_sign_of_growth() -> None:
    (signal,) = looked(event("apotheosis", "Acme Pumps ascends", "2026-09-20")).signals()
    assert (signal.kind, signal.direction) == ("news", Direction.NEUTRAL)


@pytest.mark.parametrize("day", ["2026-10-02", "2027", "yesterday", "2026-13-01"])
def test_an_event_that_is_to_come_or_has_no_date_is_left_out(day: str) -> None:
    assert looked(event("award", "Acme Pumps wins a prize", day)).signals() == []


def test_an_event_of_somebody_else_is_left_out() -> None:
    other = event("award", "Zephyr Works wins a prize", "2026-09-20", company="zephyr.example")
    assert looked(other).signals() == []


def test_an_event_without_words_is_told_by_its_kind_and_sum() -> None:
    told = event("contract", "", "2026-09-20", amount="1250000 USD")
    (signal,) = looked([says for says in told if says[0] != "signal.text"]).signals()
    assert signal.text == "contract (1,250,000 USD)"


def test_money_raised_is_a_signal_of_growth_on_the_day_of_the_round() -> None:
    (signal,) = looked(funding("4213450 USD", "2026-08-12"), source="edgar").signals("funding")
    assert signal.text == "raised 4,213,450 USD (Form D)"
    assert (signal.date, signal.direction) == (date(2026, 8, 12), Direction.POSITIVE)
    assert signal.evidence[0].value == "4213450 USD"


def test_a_headcount_that_a_source_dates_itself_is_compared_without_an_earlier_look() -> None:
    made = looked()
    for days, count in ((700, "40"), (20, "75")):
        made.at(days, "wayback", fact("employees", count), page=f"{days}")
    (signal,) = made.signals("headcount")
    assert signal.text == "employees: 40 in Oct 2024, 75 in Sep 2026, by wayback"


# ---- how much it is worth


def test_a_signal_is_worth_half_after_its_half_life_and_never_more_than_one() -> None:
    (signal,) = looked(event("award", "Acme Pumps wins a prize", "2026-09-20")).signals()
    day, half = signal.date, timedelta(days=signal.half_life_days)
    assert [signal.weight(day + n * half) for n in (0, 1, 2)] == [1.0, 0.5, 0.25]
    assert signal.weight(day - half) == 1.0


def test_what_is_worth_next_to_nothing_is_left_out() -> None:
    assert looked(event("award", "Acme Pumps wins a prize", "2024-09-20")).signals() == []
    assert looked(funding("4213450 USD", "2019")).signals() == []


def test_the_weightiest_stand_first_and_not_merely_the_newest() -> None:
    told = looked(
        event("news", "Acme Pumps in the press", "2026-08-20"),
        event("funding", "Acme Pumps raises money", "2026-08-10"),
        event("award", "Acme Pumps wins a prize", "2026-09-28"),
    )
    assert [signal.kind for signal in told.signals()] == ["award", "funding", "news"]


def test_a_month_or_a_year_is_taken_for_its_first_day_so_that_nothing_looks_newer_than_it_is() -> None:
    assert [first_day(text) for text in ("2026-03-12T09:00", "2026-03", "2026")] == [
        date(2026, 3, 12), date(2026, 3, 1), date(2026, 1, 1),
    ]  # fmt: skip
    assert [first_day(text) for text in ("", "soon", "2026-02-30", "20260312", "0000-01-01")] == [None] * 5


# ---- two reports of one event


def reports(*told: tuple[str, str, str, str], kind: str = "award") -> list[Signal]:
    """What is left of reports, each by its source, day, words and sum."""
    made = Looks().at(2, "website", NAME)
    for n, (source, day, text, amount) in enumerate(told):
        more = {"amount": amount} if amount else {}
        made.at(2, source, event(kind, text, day, n, **more), page=str(n))
    return made.signals()


def test_two_reports_of_one_event_are_one_signal_with_both_sources() -> None:
    (signal,) = reports(
        ("website", "2026-09-18", "Acme Pumps named in the Harbour Fast 50", ""),
        ("press", "2026-09-21", "Acme Pumps makes the Harbour Fast 50 list", ""),
    )
    assert {s.source for s in signal.evidence} == {"website", "press"}
    assert (signal.date, signal.text) == (date(2026, 9, 18), "Acme Pumps named in the Harbour Fast 50")


def test_a_filing_and_the_press_about_one_sum_are_one_signal() -> None:
    made = Looks().at(2, "website", NAME).at(2, "edgar", funding("4213450 USD", "2026-08-12"))
    made.at(2, "press", event("funding", "Fresh money for pump maker", "2026-08-20", amount="4200000 USD"))
    (signal,) = made.signals("funding")
    assert {s.source for s in signal.evidence} == {"edgar", "press"}


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        (("press", "2026-09-21", "Acme Pumps opens an office in Lyon", ""), "office"),  # another place
        (("press", "2026-06-01", "Acme Pumps opens an office in Leeds", ""), "office"),  # another time
        (("press", "2026-09-21", "Acme Pumps opens an office in Leeds", "9 USD"), "contract"),  # another sum
    ],
)
def test_what_differs_in_place_time_or_sum_is_two_events(
    second: tuple[str, str, str, str], kind: str
) -> None:
    first = (
        "website",
        "2026-09-18",
        "Acme Pumps opens an office in Leeds",
        "5 USD" if kind == "contract" else "",
    )
    assert len(reports(first, second, kind=kind)) == 2


@pytest.mark.parametrize(
    ("one", "other"), [("Acme Pumps", "Acme Pumps"), ("Acme Pumps wins a prize", "Acme Pumps gets gold")]
)
def test_the_companys_own_name_makes_two_headlines_no_more_alike(one: str, other: str) -> None:
    day = "2026-09-18"
    assert len(reports(("website", day, one, ""), ("press", day, other, ""))) == 2


def test_reports_of_one_event_are_brought_together_in_whatever_order_they_come() -> None:
    one = ("website", "2026-09-18", "Acme Pumps named in the Harbour Fast 50", "")
    other = ("press", "2026-09-21", "Acme Pumps makes the Harbour Fast 50 list", "")
    (left,), (right,) = reports(one, other), reports(other, one)
    assert (left.text, left.date) == (right.text, right.date)
    assert {(s.source, s.value) for s in left.evidence} == {(s.source, s.value) for s in right.evidence}


# ---- the table


def test_every_kind_has_a_direction_a_half_life_and_a_reason() -> None:
    assert len(kinds()) > 20
    for (kind, turn), sort in kinds().items():
        assert kind.isidentifier(), kind
        assert turn
        assert 14 <= sort.half_life_days <= 365
        assert len(sort.why.split()) > 4


def test_every_kind_that_headlines_are_read_for_is_in_the_table() -> None:
    assert [kind for kind in headline_kinds() if (kind, STATED) not in kinds()] == []
    assert ("news", STATED) in kinds()
    assert {"signal.kind", "signal.date", "signal.text"} <= FIELDS.keys()


def test_a_stated_event_is_weighed_on_its_own_day_whenever_it_was_read() -> None:
    (signal,) = looked(event("award", "Acme Pumps wins a prize", "2026-07-03")).signals()
    assert (NOW.date() - signal.date).days == signal.half_life_days
    assert signal.weight(NOW.date()) == pytest.approx(0.5)
