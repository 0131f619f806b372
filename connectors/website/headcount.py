"""How many people work there, where the page says so in a sentence or a table.

Only what is said of the company itself counts, so only its home, about, imprint and careers pages are read, and only
plain numbers beside a word for people employed. Where the page says several different numbers none is taken: one is
last year's, a site's, or the parent's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from connectors.statement import Finding
from connectors.website.dating import parse_date
from connectors.website.document import Document, Line

PAGES = frozenset({"home", "about", "legal", "careers", "people"})
_NUMBER = (
    r"(?<!\d\s)(?P<n>[1-9]\d{0,2}(?:[.,'\u00a0\u202f ]\d{3})+|[1-9]\d{0,5})"
    r"(?![\d.,]*\d|\s?%|\s?(?:m²|km|kw|years|jahre|ans)(?!\w))"
)
_LEAST, _MOST = 2, 1_000_000
_MORE = re.compile(
    r"(?:over|more than|mehr als|über|plus de|más de|oltre|mais de|meer dan|ruim|mer enn|över|ponad|více než|\+)\s*$",
    re.I,
)
_LONGEST = 600
_LONGEST_CELL = 40
_LONGEST_DATE = 30


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    text = files(__package__).joinpath("headcount.tsv").read_text(encoding="utf-8")
    pairs = (line.partition("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((kind, rest) for kind, _, rest in pairs)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    patterns = (pattern for kind, pattern in _rows() if kind != "words")
    return tuple(
        re.compile(rf"(?<![\w.,/+-]){pattern.replace('N', _NUMBER, 1)}", re.I) for pattern in patterns
    )


@cache
def _hint() -> re.Pattern[str]:
    """Pieces of words of which one stands in every such sentence."""
    return re.compile(
        "|".join(re.escape(w) for kind, words in _rows() if kind == "words" for w in words.split())
    )


@lru_cache(maxsize=16_384)
def _hints(word: str) -> bool:
    """Whether a word has to do with people employed."""
    return _hint().search(word) is not None


def head_counts(document: Document, site: str) -> Iterator[Finding]:
    """The headcount the page states, if it states one."""
    found: dict[str, Finding] = {}
    hinted = document.lines_with(_hints)
    for line in hinted:
        if not line.digits or len(line.text) > _LONGEST:
            continue
        for value, quote in _counts(line.text):
            behind = line.text.partition(quote)[2][:_LONGEST_DATE].lstrip()
            dated = parse_date(behind) if behind.startswith("(") else ""
            said = Finding(site, "company.employees", value, line.at, quote, confidence=0.7, as_of=dated)
            found.setdefault(value, said)
    for cell, label in _table_cells(document, hinted):
        said = Finding(site, "company.employees", cell[0], label, cell[1], confidence=0.75)
        found.setdefault(cell[0], said)
    if len(found) == 1:
        yield from found.values()


def _counts(text: str) -> Iterator[tuple[str, str]]:
    for pattern in _patterns():
        for match in pattern.finditer(text):
            number = int(re.sub(r"\D", "", match.group("n")))
            if _LEAST <= number <= _MOST and not 1900 <= number <= 2100:
                more = "+" if _MORE.search(text[: match.start("n")]) else ""
                yield f"{number}{more}", match.group()
                return


def _table_cells(document: Document, hinted: Sequence[Line]) -> Iterator[tuple[tuple[str, str], str]]:
    """ "Mitarbeiter | 180": a label in one line and the number alone on the next."""
    for line in hinted:
        following = next(iter(document.lines[line.number + 1 :]), None)
        if following is None or not following.digits or line.digits:
            continue
        if max(len(line.text), len(following.text)) <= _LONGEST_CELL:
            for value, _ in _counts(f"{line.text.rstrip(' :：')}: {following.text}"):
                yield (value, following.text), following.at
