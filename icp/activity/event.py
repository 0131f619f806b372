"""One thing that was done, and the kinds of things, by the words that exports have for them.

What is done is called "Email Open", "opened" or "email_opened"; `kinds.tsv` knows these as one. What no table knows
keeps its own words as its kind, so that a rule can name whatever an export has. People and machines are told apart in
`scan/`, not here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from connectors.lexicon import rows
from connectors.text import fold

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ELISION = re.compile(r"\b[dls]['’](?=\w)", re.I)
_LONGEST = 60


class Event(NamedTuple):
    """One event. Texts are as the export has them, empty where it says nothing.

    Attributes:
        row: its number in the file, from 1 below the names of the columns.
        kind: what was done, as `kind_of` calls it; `said` is what the export calls it.
        at: seconds since 1970; None where no date stands there. `grain` is how many of them the date leaves open.
        times: how often, where an export adds up.
        more: other columns that rules ask for, by their folded names.
    """

    row: int
    lead: str
    kind: str
    said: str = ""
    at: float | None = None
    grain: float = 86_400.0
    message: str = ""
    link: str = ""
    url: str = ""
    detail: str = ""
    times: int = 1
    ip: str = ""
    agent: str = ""
    method: str = ""
    network: str = ""
    bot: str = ""
    source: str = ""
    more: Mapping[str, str] = {}


class Kind(NamedTuple):
    """A kind of event.

    Attributes:
        who: "lead" did it; "glance" is an image that was loaded, perhaps by somebody; "us" is we or a server.
        fetched: whether a machine that follows links can cause it.
        marks: what it means for a lead's stage: gave, asked, used, contact, bought, bounced.
        counts_as: the kind whose rules count for it where no rule names it; empty for none.
    """

    name: str
    who: str = "lead"
    fetched: bool = False
    marks: frozenset[str] = frozenset()
    counts_as: str = ""


@cache
def kinds() -> dict[str, Kind]:
    """Every kind that is known, by its name, in the order of the table."""
    return {
        name: Kind(name, who, bool(fetched), frozenset(marks.split()), counts_as)
        for name, who, fetched, marks, counts_as, _ in _table()
    }


@cache
def _table() -> tuple[list[str], ...]:
    return tuple(rows("kinds.tsv", __package__))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(fold(word) for word, *_ in rows("fillers.tsv", __package__))


@cache
def _joins() -> frozenset[str]:
    return frozenset(fold(word) for word, *joins in rows("fillers.tsv", __package__) if joins)


@cache
def _spellings() -> dict[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for name, *_, words in _table():
        for spelling in (name, *words.split("|")):
            found.setdefault(_words(spelling), name)
    return found


def _words(text: str) -> frozenset[str]:
    """The words of a text, without those that only join: "page des tarifs" and "page tarifs" are one."""
    words = frozenset(fold(_ELISION.sub("", _HUMP.sub(" ", text))).split())
    return (words - _joins()) or words


def _spelt(text: str) -> list[str]:
    return fold(_HUMP.sub(" ", text)).split()


def known(name: str) -> Kind:
    """A kind by its name; one of which nothing is known is something that a lead did."""
    return kinds().get(name) or Kind(name)


@lru_cache(maxsize=16_384)
def kind_of(said: str) -> str:
    """The kind that an export's word means: "Email Open" is `open`. A word that no table has is its own kind.

    The whole of it counts before what is left without words such as "email": "contact us" is a form, "contact" none.
    """
    spellings, whole = _spellings(), _words(said)
    return spellings.get(whole) or spellings.get(whole - _fillers()) or "_".join(_spelt(said))[:_LONGEST]


@cache
def _refinements() -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    for kind, becomes, where, words in rows("refinements.tsv", __package__):
        found.setdefault(kind, []).append((becomes, where, tuple(words.split("|"))))
    return found


def refined(kind: str, url: str, detail: str) -> str:
    """A kind made more precise by the page or the form it is about: a view of /pricing is a `pricing_page`."""
    return _refined(kind, url, detail) if kind in _refinements() and (url or detail) else kind


@lru_cache(maxsize=16_384)
def _refined(kind: str, url: str, detail: str) -> str:
    wanted = _refinements()[kind]
    for part in _parts(url):
        for becomes, where, words in wanted:
            if where == "page" and part in words:
                return becomes
    name = f" {fold(detail)} "
    return next(
        (b for b, where, words in wanted if where == "name" and any(f" {w} " in name for w in words)), kind
    )


def _parts(url: str) -> list[str]:
    """The parts of an address's path, from the left, each folded; an address may come without its host."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return []
    return [fold(part) for part in unquote(path).split("/") if part]
