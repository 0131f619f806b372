"""Invented companies and people for these tests, made from statements as the program makes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from connectors.statement import Finding, Statement, stamp
from icp.interval import Decision
from matching.assemble import company as assemble
from matching.nouns import Company, Person
from outreach.choice import choose
from outreach.compose import compose, values_of
from outreach.draft import Channel, Draft
from outreach.facts import facts_of
from outreach.sender import Sender, sender_of
from outreach.sequence import Sequence, packaged

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
SEEN = NOW - timedelta(days=10)
SITE = "thornbury-lifts.example"
QUALIFIED, REJECTED = (
    SimpleNamespace(decision=decision) for decision in (Decision.QUALIFIED, Decision.REJECTED)
)
SENDER = {
    "name": "Mara Feldkamp",
    "company": "Tourenwerk GmbH",
    "email": "mara@tourenwerk.example",
    "postal_address": "Tourenwerk GmbH, Ackerstraße 999, 13355 Berlin, Germany",
    "unsubscribe": "mailto:stop@tourenwerk.example?subject=stop",
    "reason": "you plan the work of technicians in the field",
    "claims": (
        "plans 4,000 technicians a day",
        "takes over open orders from a spreadsheet in one afternoon",
        "de: plant den Tag von 4.000 Technikern",
        "fr: planifie chaque jour le travail de 4 000 techniciens",
        "es: planifica cada día el trabajo de 4.000 técnicos",
    ),
}


def say(
    subject: str,
    name: str,
    value: str,
    *,
    source: str = "website",
    url: str = f"https://www.{SITE}/",
    seen: datetime = SEEN,
    confidence: float = 1.0,
) -> Statement:
    """One statement, stamped as a page's finding is."""
    quote = value if not name.endswith((".employer", ".company")) else "its name"
    return stamp(
        Finding(subject, name, value, quote=quote, confidence=confidence), source=source, url=url, seen=seen
    )


def role(n: int, title: str, place: str = "", *, seen: datetime = SEEN, site: str = SITE) -> list[Statement]:
    said = {"role.title": title, "role.employer": site, "role.place": place}
    return [say(f"role:{n}", name, value, seen=seen) for name, value in said.items() if value]


def funding(amount: str, day: str, *, n: int = 1, site: str = SITE) -> list[Statement]:
    said = {"funding.company": site, "funding.amount": amount, "funding.date": day}
    return [say(f"funding:{n}", name, value) for name, value in said.items()]


def human(
    name: str, title: str, email: str = "", *, seen: datetime = SEEN, site: str = SITE, **more: str
) -> list[Statement]:
    subject = f"{site}/people/{name}"
    said = {"person.name": name, "person.title": title, "person.employer": site, "person.email": email}
    said |= {f"person.{key}": value for key, value in more.items()}
    url = f"https://www.{site}/team"
    return [say(subject, field, value, seen=seen, url=url) for field, value in said.items() if value]


BASE = {
    "company.name": "Thornbury Lifts",
    "company.legal_name": "Thornbury Lifts Ltd",
    "company.domain": SITE,
    "company.country": "GB",
    "company.city": "Leeds",
    "company.language": "en",
}
HANNAH = human("Hannah Clarke", "Head of Service", f"hannah.clarke@{SITE}", phone="+442079460101")


@dataclass
class Case:
    """One company with people, a sender and a sequence, and shortcuts to what is done with them."""

    said: list[Statement]
    sender: Sender = field(default_factory=lambda: sender_of(SENDER))
    sequence: Sequence = field(default_factory=lambda: packaged("four_steps"))
    now: datetime = NOW
    site: str = SITE

    @property
    def company(self) -> Company:
        same = {f"website:{self.site}", f"register:{self.site}"}
        return assemble("account:1", self.said, same, self.now, {"website": 0.9, "register": 0.9})

    @property
    def person(self) -> Person:
        return self.company.people[0]

    def draft(self, step: int = 1, language: str = "en") -> Draft:
        """One step, written and not judged."""
        values = values_of(
            choose(facts_of(self.company, self.person, self.now), self.sender), self.sender, language
        )
        chosen = self.sequence.step(step)
        assert chosen
        written = compose(chosen, self.sequence, language, values)
        return Draft(
            account=self.company.id, person=self.person.id, sequence=self.sequence.name, step=step, day=chosen.day,
            channel=chosen.channel, language=language, subject=written.subject, body=written.body, spans=written.spans,
            recipient=f"hannah.clarke@{SITE}" if chosen.channel is Channel.EMAIL else "",
        )  # fmt: skip


def case(*more: Iterable[Statement], people: Iterable[Statement] = HANNAH, **changed: str) -> Case:
    """Thornbury Lifts, with further statements; `company_city="York"` changes a field, an empty text removes it."""
    values = BASE | {key.replace("_", ".", 1): value for key, value in changed.items()}
    own = [say(SITE, name, value) for name, value in values.items() if value]
    return Case([*own, *people, *(s for batch in more for s in batch)])


@dataclass(frozen=True)
class Ranked:
    """A decision maker, as far as outreach looks at one."""

    person: Person


def nobody_is(_: str) -> bool:
    return False
