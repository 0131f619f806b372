"""How a register is asked for one company: by its number, else by its name, then for what its number leads to.

A number known to be of the register settles which entry is meant. Without one it can only be searched by name, and a
hit is judged by what else agrees with it (see `entries`). Whether a register is asked at all about a company of another
country is not decided here: its connector declares `countries` and `registers`, and is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any

from connectors.connector import Asking, Read, Request, Target, Unanswered, Wanted
from connectors.page import Page
from connectors.part import Part
from connectors.registers.entries import Entry, sought
from connectors.registers.register import CERTAIN, Register
from connectors.statement import Cause


def enquire(
    register: Register,
    target: Target,
    record: Callable[[str], Request],
    search: Callable[[str], Request],
    entries: Callable[[Page], Iterator[Entry]],
    *,
    listed: bool = False,
    number: str = "",
    further: Callable[[str], Sequence[Request]] | None = None,
) -> Asking:
    """Ask for the company's own page, which is read with a `belief`; then for what its number leads to.

    Args:
        record, search, entries, listed: as `lookup` takes them.
        number: the key of the company's number on its page.
        further: asks for the rest by that number. Its pages are read with the number and the belief.
    """
    found = yield from lookup(register, target, record, search, entries, listed)
    if found is None:
        return
    page, belief = found
    yield Read(page, {"belief": belief})
    if further:
        known = Part.of(page)[number].text
        for more in (yield tuple(further(known))):
            if more:
                yield Read(more, {"belief": belief, "number": known})


def lookup(
    register: Register,
    target: Target,
    record: Callable[[str], Request],
    search: Callable[[str], Request],
    entries: Callable[[Page], Iterator[Entry]],
    listed: bool = False,
) -> Generator[Wanted, Any, tuple[Page, float] | None]:
    """The company's own page in the register, and how far it is believed to be that.

    Args:
        record: asks for the page of a number.
        search: asks for the list of hits for a name.
        entries: reads that list.
        listed: whether a number too is answered with such a list.

    Raises:
        Unanswered: when neither a number of this register nor a name is known.
    """
    numbers, names = register.numbers(target), sought(target)
    if not numbers and not names:
        raise Unanswered(Cause.ERROR, "not asked: neither a number of this register nor a name is known")
    for number in numbers:
        page = yield record(number)
        if page and listed:
            page = next((page.part(e.at) for e in entries(page) if _same(e.number, number)), None)
        if page:
            return page, CERTAIN
    for name in () if numbers else names:
        hits = yield search(name)
        found = register.likeliest(target, entries(hits)) if hits else None
        if found:
            entry, belief = found
            page = hits.part(entry.at) if entry.at or entry.whole else (yield record(entry.number))
            return (page, belief) if page else None
    return None


def _same(one: str, other: str) -> bool:
    """Whether two numbers are one, written with and without leading zeros."""
    return one.lstrip("0") == other.lstrip("0")
