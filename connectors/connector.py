"""The contract of a source: declared data, and two pure functions.

A source asks; it never fetches. `ask(target)` is a generator. It yields what it wants and is sent what it gets:

    yield Request(url)              is sent a Page, or None where there is nothing to be had
    yield (Request(a), Request(b))  is sent as many Pages or Nones, in that order
    yield Read(page)                this page is worth reading: `read(page)` is called, its findings are kept

`read(page)` is an iterator of findings, and everything a source states comes from it. So a finding's page is
known without anybody writing it down, a broken page loses nothing but itself, and the same source runs live,
replayed from an archive, in another process, or in a test, with no second version of it.

A connector need not tell "nothing there" from "could not look": the driver saw every answer and knows. Only
when an answer that looks like a success is a refusal in disguise does the connector say so, by `Unanswered`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from connectors.fields import FIELDS
from connectors.page import Page
from connectors.statement import Cause, Finding
from connectors.text import fold


@dataclass(frozen=True, slots=True)
class Target:
    """What is known of the company to ask about. `known` maps fields of the vocabulary to their values."""

    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """The first value of a field, or an empty text."""
        values = self.known.get(name, ())
        return values[0] if values else ""

    def all(self, name: str) -> tuple[str, ...]:
        return self.known.get(name, ())

    @property
    def name(self) -> str:
        return self.one("company.name") or self.one("company.legal_name")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, best first, each once."""
        fields = ("company.name", "company.legal_name", "company.other_name", "company.former_name")
        return tuple(dict.fromkeys(value for name in fields for value in self.all(name)))

    @property
    def domain(self) -> str:
        return self.one("company.domain")

    def boards(self, system: str) -> tuple[str, ...]:
        """The tokens of its job boards on one system, as its own pages link to them."""
        prefix = system + ":"
        return tuple(b.removeprefix(prefix) for b in self.all("company.job_board") if b.startswith(prefix))

    def slugs(self) -> tuple[str, ...]:
        """Names it may have on platforms, likeliest first: its domain's label, then its name written as one word."""
        label = self.domain.partition(".")[0]
        words = fold(self.name).split()
        guesses = (
            label,
            "".join(self.name.split()) if self.name.isascii() else "",
            "".join(words),
            "-".join(words),
        )
        kept = {guess: None for guess in guesses if len(guess) > 2 and guess.replace("-", "").isalnum()}
        return tuple(kept)[:4]


@dataclass(frozen=True, slots=True)
class Request:
    """Something a source would like to see. Who fetches it, when and through what is not its business.

    Args:
        absent: statuses that are an answer, "there is nothing", and no error.
        max_bytes: how large the answer may be, decoded; 0 is the setting's default.
        shared: the same answer serves every target (a directory, a list of tickers); it is kept at hand.
        fresh_days: how old a stored answer may be to serve.
        or_else: addresses where the same page may answer; tried in turn only when no server answers at the first.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    absent: tuple[int, ...] = (404, 410)
    max_bytes: int = 0
    shared: bool = False
    fresh_days: float = 7
    or_else: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A page that is worth reading, and what `read` must know beside the page."""

    page: Page
    given: Mapping[str, Any] = field(default_factory=dict)


Wanted: TypeAlias = Request | tuple[Request, ...] | Read
Asking: TypeAlias = Generator[Wanted, Any, None]


class Unanswered(Exception):
    """An answer that is none: an error inside a success, an empty shell, a demand for money.

    Raise it from `ask` or `read`. The outcome is unknown with this cause, whatever else was found.
    """

    def __init__(self, cause: Cause, detail: str) -> None:
        super().__init__(f"{cause}: {detail}")
        self.cause, self.detail = cause, detail


@dataclass(frozen=True, slots=True)
class Key:
    """A key the user brings: where it is read from, how it is sent, how to get one."""

    variable: str
    header: str
    form: str = "{}"
    required: bool = True
    get: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """A source, declared. A planner chooses it from this without running it.

    Attributes:
        needs: fields of the target, any one of which lets it ask ("company.domain" or "company.name").
        requests: answers it usually takes for one company.
        cost: money for one asking, in US dollars.
        per_second: the most requests a second to one of its hosts.
        crawls: whether it reads pages meant for people, so that robots.txt is obeyed; documented APIs are not crawled.
        reliability: how often its statements hold, a prior between 0 and 1.
        identifies: the field of which its company subjects are values: a website's subject is a company.domain. A
            subject may carry the name of its key before the value ("cik:0000320193"); matching takes it off.
        unverified: facts of its declaration or reader that no recorded answer has confirmed.
    """

    name: str
    about: str
    tier: str
    yields: tuple[str, ...]
    needs: tuple[str, ...]
    ask: Callable[[Target], Asking]
    read: Callable[..., Iterator[Finding]]
    docs: str
    terms: str
    requests: int = 1
    cost: float = 0.0
    per_second: float = 1.0
    crawls: bool = False
    key: Key | None = None
    reliability: float = 0.8
    identifies: str = ""
    unverified: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if strange := [f for f in (*self.yields, *self.needs) if f not in FIELDS]:
            raise ValueError(
                f"source {self.name} names fields that are not in connectors/fields.py: {strange}"
            )

    def can_ask(self, target: Target) -> bool:
        return any(target.all(name) for name in self.needs)
