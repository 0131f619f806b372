"""Which listed companies a target may be, from the SEC's list of tickers. The evidence is the filer's own page.

Names stand there as the SEC conforms them: capitals, surname first ("SMITH A O CORP"), a state or a word in slashes at
the end ("/DE/"). So words are compared in any order, then without the words that holding companies add ("GROUP"), and
at last a name of two words or more may stand inside a longer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.connector import Target
from connectors.names import core, key
from connectors.page import Page

MOST_CANDIDATES = 3
_TAIL = re.compile(
    r"\s*(?:\s[/\\]\s?[A-Z]{2,5}\s?[/\\]?|[/\\]\s?[A-Z]{2,5}\s?[/\\]|[/\\]\s[A-Z]{2,5}"
    r"|(?:(?<=INC)|(?<=CORP)|(?<=CO)|(?<=LTD))[/\\][A-Z]{2,5})\s*$"
)
# Words that a company's full name has and its everyday name lacks.
_ADDED = frozenset(
    {"brands", "com", "communications", "companies", "enterprises", "financial", "global", "group", "holding",
     "holdings", "industries", "international", "services", "systems", "technologies", "technology", "worldwide"}
)  # fmt: skip


def conformed(name: str) -> str:
    """A name without the state or remark in slashes that the SEC puts after it."""
    return _TAIL.sub("", name) or name


def candidates(page: Page, target: Target) -> list[int]:
    """The CIKs of the listed companies that may be meant, likeliest first: by ticker, else by name."""
    index = page.index(_index)
    for terms in (
        [("ticker", _symbol(ticker)) for ticker in target.all("company.ticker")],
        _terms(target.names),
    ):
        if found := dict.fromkeys(number for term in terms for number in index.get(term, ())):
            return list(found)[:MOST_CANDIDATES]
    return list(dict.fromkeys(_holding(page, target.names)))[:MOST_CANDIDATES]


def _symbol(ticker: str) -> str:
    return ticker.strip().upper().replace(".", "-")


def _terms(names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(kind, make(name)) for kind, make in _KINDS for name in names]


def _words(name: str) -> str:
    return " ".join(sorted(core(name).split()))


def _bare(name: str) -> str:
    """The words of a name, in any order, without those that say nothing: "PRICE T ROWE GROUP" is T. Rowe Price."""
    words = core(name).split()
    return " ".join(sorted(word for n, word in enumerate(words) if n == 0 or word not in _ADDED))


_KINDS = (("name", key), ("words", _words), ("bare", _bare))


def _index(page: Page) -> dict[tuple[str, str], list[int]]:
    """Where each ticker and name leads. A company with several tickers stands in the list several times."""
    index: dict[tuple[str, str], list[int]] = {}
    for row in page.json().values():
        title = conformed(row["title"])
        for term in (("ticker", _symbol(row["ticker"])), *_terms((title,))):
            index.setdefault(term, []).append(row["cik_str"])
    return index


def _holding(page: Page, names: tuple[str, ...]) -> Iterator[int]:
    """Companies whose name holds one of the names as whole words, when that has two words or more."""
    phrases = [f" {phrase} " for name in names if " " in (phrase := core(name))]
    for title, number in page.index(_titles) if phrases else ():
        if any(phrase in title for phrase in phrases):
            yield number


def _titles(page: Page) -> list[tuple[str, int]]:
    return [(f" {core(conformed(row['title']))} ", row["cik_str"]) for row in page.json().values()]
