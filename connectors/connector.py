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

import hashlib
import json
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import urlencode

from connectors.answers import Means
from connectors.fields import FIELDS
from connectors.page import Page
from connectors.price import FREE, Price
from connectors.statement import Cause, Finding
from connectors.text import fold


@dataclass(frozen=True, slots=True)
class Someone:
    """A person at the company whom a source may be asked about."""

    name: str
    title: str = ""
    email: str = ""
    linkedin: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What is known of the company to ask about.

    Attributes:
        known: fields of the vocabulary and their values.
        people: those to ask about, most wanted first. Only a source that needs a field of people is told of them.
    """

    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    people: tuple[Someone, ...] = ()

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
        body: what is sent by POST; empty is a GET. Made by `post` or `form`.
        pause: seconds to wait before it is sent, for an answer that is still being made. A replay does not wait.
        credits: credits that its provider takes for an answer; 0 for what is free of charge (a poll, a count).
        or_else: addresses where the same page may answer; tried in turn only when no server answers at the first.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    absent: tuple[int, ...] = (404, 410)
    max_bytes: int = 0
    shared: bool = False
    fresh_days: float = 7
    body: str = ""
    pause: float = 0.0
    credits: int = 1
    or_else: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """What tells one question from another at the same address: a digest of what is sent; empty for a GET."""
        return digest(self.body)


def digest(body: str) -> str:
    """What stands for what was sent to an address, where an answer is kept; empty for nothing sent."""
    return hashlib.sha256(body.encode()).hexdigest()[:24] if body else ""


def post(url: str, value: Any, **wishes: Any) -> Request:
    """A question asked by POST, in JSON. The same question is the same text, whatever the order of its keys."""
    headers = {"Content-Type": "application/json"}
    return Request(url, headers, body=json.dumps(value, sort_keys=True, ensure_ascii=False), **wishes)


def form(url: str, fields: Mapping[str, str], **wishes: Any) -> Request:
    """A question asked by POST, as a form."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return Request(url, headers, body=urlencode(sorted(fields.items())), **wishes)


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
class Grant:
    """Where a key is changed for a token that lives an hour (OAuth 2.0 client credentials, RFC 6749, 4.4).

    Attributes:
        url: asked by POST with `grant_type`, `client_id` and `client_secret` as a form.
        client: the variable that holds the client id; the key's own variable holds the secret.
    """

    url: str
    client: str


@dataclass(frozen=True, slots=True)
class Key:
    """A key the user brings: where it is read from, how it is sent, how to get one.

    Attributes:
        header: the header it is sent in, written as `form` says: {} is the key, {basic} the key as the user name of
            HTTP Basic with an empty password.
        query: or the parameter of the address it is sent in. It stands in no archive and in no store.
        grant: where it is changed for a token first, which is then sent in its place.
    """

    variable: str
    header: str = ""
    form: str = "{}"
    query: str = ""
    required: bool = True
    get: str = ""
    grant: Grant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """A source, declared. A planner chooses it from this without running it.

    Attributes:
        needs: fields of the target, any one of which lets it ask ("company.domain" or "company.name").
        requests: answers it usually takes for one company.
        price: what its provider charges.
        answers: where its provider means something else by an answer than HTTP does; see `connectors.answers`.
        per_second: the most requests a second to one of its hosts.
        crawls: whether it reads pages meant for people, so that robots.txt is obeyed; documented APIs are not crawled.
        reliability: how often its statements hold, a prior between 0 and 1.
        identifies: the field of which its company subjects are values: a website's subject is a company.domain. A
            subject may carry the name of its key before the value ("cik:0000320193"); matching takes it off.
        unverified: facts of its declaration or reader that no recorded answer has confirmed.
        opt_in: why it is asked only when the user names it; empty for sources that are asked by default.
        attribution: words that its licence wants to stand where its values do.
        per_day: the most requests a day that a key, or an address, may send; 0 is no such limit.
        countries: it is asked only about companies in one of these, or of no known country (ISO 3166-1 alpha-2); a
            company that has a number in one of `registers` is asked about wherever its head office is.
        registers: codes of the registers that it is, as `company.register` names them (GLEIF: RA000585).
        base: the setting that replaces the origin of its addresses, where its operator demands such a switch.
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
    price: Price = FREE
    answers: tuple[Means, ...] = ()
    per_second: float = 1.0
    crawls: bool = False
    key: Key | None = None
    reliability: float = 0.8
    identifies: str = ""
    unverified: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    opt_in: str = ""
    attribution: str = ""
    per_day: int = 0
    countries: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    base: str = ""

    def __post_init__(self) -> None:
        if strange := [f for f in (*self.yields, *self.needs) if f not in FIELDS]:
            raise ValueError(
                f"source {self.name} names fields that are not in connectors/fields.py: {strange}"
            )

    @property
    def about_people(self) -> bool:
        """Whether it is asked about single people, and so is told their names."""
        return any(name.startswith("person.") for name in self.needs)

    def can_ask(self, target: Target) -> bool:
        """Whether the target has what it needs: any one of its needs, but someone to ask about if it needs people."""
        needs = [name for name in self.needs if name.startswith("person.")]
        if needs:
            parts = {name.removeprefix("person.") for name in needs}
            return any(getattr(someone, part, "") for someone in target.people for part in parts)
        return self._covers(target) and any(target.all(name) for name in self.needs)

    def _covers(self, target: Target) -> bool:
        """Whether a company may be one of those that this source knows, by where it is registered or sits."""
        if not self.countries or set(self.registers) & set(target.all("company.register")):
            return True
        laws = {law.partition("-")[0] for law in target.all("company.jurisdiction")}
        places = laws | set(target.all("company.country"))
        return not places or bool(places & set(self.countries))
