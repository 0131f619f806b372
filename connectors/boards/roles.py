"""What an advertised role says, read by a declared map: which field, where it stands, how it is written there.

Systems of job boards differ in how they spell a role, not in what a role is; so each declares its spelling, and this
file reads them all. The text of an advert is never stated: it belongs to the employer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from connectors.fields import FIELDS
from connectors.part import Part
from connectors.statement import Finding
from connectors.text import fold

_WORKPLACE = {"on site": "on-site", "onsite": "on-site", "hybrid": "hybrid", "remote": "remote"}


@dataclass(frozen=True, slots=True)
class Says:
    """One thing a role says.

    Attributes:
        path: where it stands below the role ("location.city"); a step that ends in [] is every member of a list.
        make: the value, from what is printed there; an empty text says nothing.
    """

    field: str
    path: str
    make: Callable[[str], str] = str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Pay:
    """Where a range of pay stands: its two ends, its currency and, perhaps, what it is paid for (a year, an hour).

    Attributes:
        at: the path of the object that holds the rest; empty is the role itself.
        shown: a flag that must be true for the pay to be public, where there is such a flag.
        cents: whether the ends are in hundredths.
    """

    low: str
    high: str
    currency: str
    at: str = ""
    per: str = ""
    shown: str = ""
    cents: bool = False


def every(part: Part, path: str) -> Iterator[Part]:
    """The parts at a path, in order; none where a step is missing, null or empty.

    Raises:
        Changed: where a step leads through something of another shape.
    """
    if not path:
        if part.value not in (None, "", [], {}):
            yield part
        return
    step, _, rest = path.partition(".")
    key = step.removesuffix("[]")
    if step.endswith("[]"):
        members: Iterable[Part] = part.each(key) if key else part.each()
    else:
        members = filter(None, [part.opt(key)])
    for member in members:
        yield from every(member, rest)


def stated(role: str, part: Part, rules: Iterable[Says]) -> Iterator[Finding]:
    """What one role says. Of several rules for a field that has one value, the first that finds any is believed."""
    settled: set[str] = set()
    for rule in rules:
        if rule.field in settled:
            continue
        for found in every(part, rule.path):
            quote = printed(found)
            if not (value := rule.make(quote)):
                continue
            yield Finding(role, rule.field, value, found.at, "" if value == quote else quote, rule.confidence)
            if not FIELDS[rule.field].many:
                settled.add(rule.field)
                break


def paid(role: str, part: Part, pay: Pay) -> Iterator[Finding]:
    """A range of pay, quoted by the one of its ends that is there."""
    for held in every(part, pay.at):
        if pay.shown and not held[pay.shown].flag:
            continue
        ends = [end for end in (held.opt(pay.low), held.opt(pay.high)) if end]
        currency = held.opt(pay.currency)
        if not ends or not currency:
            continue
        printed_ends = dict.fromkeys(_amount(end, pay.cents) for end in ends)
        per = held.opt(pay.per) if pay.per else None
        value = " ".join(filter(None, ("-".join(printed_ends), currency.text, per.text if per else "")))
        yield ends[-1].says(role, "role.pay", value)


def _amount(end: Part, cents: bool) -> str:
    return f"{end.number / 100:.0f}" if cents else end.text


def printed(part: Part) -> str:
    """A value as it is printed in the answer; true and false are."""
    return json.dumps(part.value) if isinstance(part.value, bool) else part.text


def one_of(words: Mapping[str, str]) -> Callable[[str], str]:
    """A value by the word that stands for it; any other word says nothing."""
    return lambda text: words.get(text, "")


def when(value: str) -> Callable[[str], str]:
    """The value that a flag stands for when it is true."""
    return one_of({"true": value})


def workplace(text: str) -> str:
    """On-site, hybrid or remote, by the word that systems use for it ("OnSite", "on-site")."""
    return _WORKPLACE.get(fold(text), "")


def day(text: str) -> str:
    """The day of a moment in ISO 8601, or nearly ("2025-12-05 21:44:46 UTC").

    Raises:
        ValueError: when it is none.
    """
    return date.fromisoformat(text[:10]).isoformat()


def day_of_epoch(text: str) -> str:
    """The day of a moment in milliseconds since 1970."""
    return datetime.fromtimestamp(int(text) / 1000, UTC).date().isoformat()


def day_of_mail(text: str) -> str:
    """The day of a moment as RSS writes it ("Wed, 13 May 2026 17:12:26 +0200").

    Raises:
        ValueError: when it is none.
    """
    return parsedate_to_datetime(text).date().isoformat()


def address(text: str) -> str:
    """A web address; anything else says nothing."""
    return text if re.match("https?://", text) else ""
