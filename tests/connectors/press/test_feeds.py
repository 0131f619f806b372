"""A company's own feeds: what becomes a signal, and what a hostile feed cannot do."""

from __future__ import annotations

import builtins
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from connectors.page import Page
from connectors.press.feeds import CONNECTOR
from connectors.press.items import items_of
from tests.exchanges import Told, exchanges, tell


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"feeds/{name}.http"))


def feed(body: str) -> Page:
    return Page("https://northwind.example/feed", body.encode(), datetime(2026, 10, 1, tzinfo=UTC))


def rss(items: str) -> Page:
    return feed(f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>')


def test_only_dated_items_of_the_last_twelve_months_are_signals() -> None:
    assert told("hit").values("signal.date") == ["2026-09-28", "2026-05-02", "2025-10-14"]


def test_a_raise_is_told_with_its_amount_and_where_it_is_told() -> None:
    answer = told("hit")
    subject = (
        "feeds:northwind.example/2026-09-28-northwind-instruments-raises-eur4-5-million-to-build-tide-gauges"
    )
    subject = next(s.subject for s in answer.statements if "2026-09-28" in s.subject)
    assert answer.about(subject) == {
        "signal.company": ["feeds:northwind.example"],
        "signal.kind": ["funding"],
        "signal.text": ["Northwind Instruments raises €4.5 million to build tide gauges"],
        "signal.date": ["2026-09-28"],
        "signal.url": ["https://www.northwind.example/news/series-a/?utm_source=feed&utm_medium=rss"],
        "signal.amount": ["4500000 EUR"],
    }


def test_a_link_is_seen_from_its_feed_and_a_day_is_told_in_utc() -> None:
    answer = told("hit")
    assert "https://www.northwind.example/news/lyon/" in answer.values("signal.url")
    assert "Our new office in Lyon & what it means" in answer.values("signal.text")


def test_markup_in_titles_is_taken_off_and_the_same_headline_counts_once() -> None:
    answer = told("hit-atom")
    assert answer.values("signal.kind") == ["leadership", "launch"]
    assert "Northwind appoints Anna Muster as Chief Financial Officer" in answer.values("signal.text")
    assert answer.values("signal.date") == ["2026-08-03", "2026-06-11"]


def test_a_body_that_is_the_name_of_a_file_opens_no_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path, opened = str(tmp_path / "secret"), list[Any]()
    Path(path).write_text("secret", encoding="utf-8")
    real = builtins.open

    def spy(name: Any, *rest: Any, **how: Any) -> Any:
        opened.append(name)
        return real(name, *rest, **how)

    monkeypatch.setattr(builtins, "open", spy)
    with pytest.raises(ValueError, match="neither RSS nor Atom"):
        list(items_of(feed(path)))
    assert path.encode() not in opened
    assert path not in opened


def test_a_feed_makes_nobody_fetch_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a parser went to the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    item = "<item><title>Tides</title><pubDate>Mon, 28 Sep 2026 07:30:00 GMT</pubDate></item>"
    doctype = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">'
    body = f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel>{item}</channel></rss>'
    assert [i.title for i in items_of(feed(body))] == ["Tides"]


def test_a_feed_that_declares_entities_is_refused() -> None:
    entity = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    with pytest.raises(ValueError, match="entities"):
        list(items_of(feed(f'<?xml version="1.0"?>{entity}<rss version="2.0"><channel/></rss>')))


def test_a_feed_with_a_bare_ampersand_is_read_all_the_same() -> None:
    page = rss("<item><title>Gauges & tides</title><pubDate>Mon, 28 Sep 2026 07:30:00 GMT</pubDate></item>")
    assert [i.title for i in items_of(page)] == ["Gauges & tides"]


def test_a_feed_is_read_in_the_charset_it_is_in_whatever_it_says() -> None:
    title, day = "Gezeiten für Häfen", "Mon, 28 Sep 2026 07:30:00 GMT"
    body = f"<rss version='2.0'><channel><item><title>{title}</title><pubDate>{day}</pubDate></item></channel></rss>"
    page = Page("https://northwind.example/feed", body.encode("cp1252"), datetime(2026, 10, 1, tzinfo=UTC))
    assert [i.title for i in items_of(page)] == [title]
