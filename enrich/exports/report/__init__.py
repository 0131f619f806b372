"""The report: one self-contained page that a salesperson would forward. No request leaves it; it holds its own script.

Everything on it shows where it came from on hover or focus. The page is written account by account, so that memory
does not grow with the list: sections go to a file beside, the table that stands above them is written last.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from connectors.fields import FIELDS, Kind
from connectors.hosts import unicode_host
from connectors.lexicon.places import country_name
from connectors.price import MICRO
from connectors.statement import State
from enrich.exports.report.families import family_rows
from enrich.exports.tables import folder, whole, writing
from enrich.store.records import AskRecord
from enrich.work.account import Account
from enrich.work.doors import way_line
from icp.asking import Way
from icp.interval import Decision
from matching.deciders import Decider
from matching.nouns import Affiliation
from outreach.draft import Draft, Place

# What is shown of a company, in this order; the rest is in evidence.csv.
SHOWN = (
    ("company.legal_name", "Legal name"), ("company.domain", "Domain"), ("company.industry", "Industry"),
    ("company.employees", "Employees"), ("company.revenue", "Revenue"), ("company.founded", "Founded"),
    ("company.status", "Status"), ("company.stage", "Stage"), ("company.accelerator", "Accelerator"),
    ("company.country", "Country"), ("company.city", "City"), ("company.address", "Address"),
    ("company.phone", "Phone"), ("company.email", "E-mail"), ("company.linkedin", "LinkedIn"),
    ("company.open_roles", "Open roles"), ("company.technology", "Technologies"),
    ("company.mail_provider", "Mail"), ("company.parent", "Parent"), ("company.ticker", "Ticker"),
    ("company.registration_number", "Register number"), ("company.lei", "LEI"),
)  # fmt: skip
_MOST_VALUES = 6
_MOST_ROLES = 8
_MOST_SIGNALS = 8


@dataclass(frozen=True)
class Section:
    """One account, as the page shows it."""

    account: Account
    rows: Sequence[int]
    asks: Sequence[AskRecord]
    deciders: Sequence[Decider]
    drafts: Sequence[Draft]
    lack: str
    stopped: str
    spared: Sequence[str]
    saved: int = 0
    way: Way | None = None

    @property
    def cost(self) -> float:
        """What asking about it cost, in US dollars, in whichever run it was asked."""
        return sum(ask.cost for ask in self.asks)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("enrich.exports.report", "."), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["value"] = shown_value
    environment.globals["marked"] = marked
    return environment


def _resource(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


class Report:
    """A report being written, as a context: `add` each account in order; the page appears when it is left."""

    def __init__(self, path: Path, facts: dict[str, Any]) -> None:
        self._path = path
        self.facts = facts
        self._sections = folder(path.parent) / f".{path.name}.sections"
        with writing(path):
            self._file = self._sections.open("w", encoding="utf-8")
        self._lines: list[dict[str, Any]] = []

    def __enter__(self) -> Report:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        try:
            if kind is None:
                self._write()
        finally:
            self._sections.unlink()

    def add(self, section: Section) -> None:
        """Write one account's section, and remember its line in the table."""
        line = summary(section)
        self._lines.append(line)
        template = _environment().get_template("section.html.j2")
        self._file.write(template.render(**line, **details(section), threshold=self.facts["threshold"]))

    def _write(self) -> None:
        script = _resource("report.js")
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        page = _environment().get_template("page.html.j2")
        own = {"style": Markup(_resource("report.css")), "script": Markup(script), "digest": digest}  # noqa: S704
        whole_page = page.render(**self.facts, **own, lines=self._lines)
        before, _, after = whole_page.partition("<!--sections-->")
        with whole(self._path) as file, self._sections.open(encoding="utf-8") as sections:
            file.write(before)
            for chunk in iter(lambda: sections.read(1 << 20), ""):
                file.write(chunk)
            file.write(after)


def summary(section: Section) -> dict[str, Any]:
    """One line of the table."""
    company, verdict = section.account.company, section.account.verdict
    first = next((d for d in section.deciders if d.person.affiliation is Affiliation.CURRENT), None)
    return {
        "number": section.account.number,
        "rows": list(section.rows),
        "name": company.name or f"row {section.account.number}",
        "domain": company.value("company.domain"),
        "verdict": str(verdict.decision),
        "score": verdict.score,
        "low": verdict.low,
        "high": verdict.high,
        "country": country_name(company.value("company.country")),
        "employees": company.value("company.employees"),
        "industry": company.value("company.industry"),
        "decider": first.person.name if first else "",
        "decider_title": (first.person.titles or ("",))[0] if first else "",
        "ready": sum(draft.status == "ready" for draft in section.drafts),
    }


def details(section: Section) -> dict[str, Any]:
    """What the section of an account shows beside its line."""
    company, verdict = section.account.company, section.account.verdict
    placed = {decider.person.id for decider in section.deciders}
    names = {person.id: person.name for person in company.people}
    family, more_family = family_rows(company)
    return {
        "description": company.passports.get("company.description"),
        "facts": [
            (label, company.passports[name], _MOST_VALUES) for name, label in SHOWN if company.values(name)
        ],
        "reasons": verdict.reasons,
        "question": verdict.next_question.text if verdict.next_question else "",
        "way": way_line(section.way) if section.way else "",
        "counterfactual": verdict.counterfactual,
        "deciders": [d for d in section.deciders if d.person.affiliation is Affiliation.CURRENT],
        "others": [p for p in company.people if p.id not in placed and p.affiliation is Affiliation.CURRENT],
        "unsure": [p for p in company.people if p.affiliation is not Affiliation.CURRENT],
        "roles": company.roles[:_MOST_ROLES],
        "more_roles": max(0, len(company.roles) - _MOST_ROLES),
        "fundings": company.fundings,
        "signals": company.signals[:_MOST_SIGNALS],
        "more_signals": max(0, len(company.signals) - _MOST_SIGNALS),
        "family": family,
        "more_family": more_family,
        "drafts": [(draft, names.get(draft.person, "")) for draft in section.drafts],
        "lack": section.lack if verdict.decision is Decision.QUALIFIED else "",
        "asks": section.asks,
        "unanswered": [ask for ask in section.asks if ask.outcome.state is State.UNKNOWN],
        "stopped": section.stopped,
        "spared": section.spared,
        "cost": section.cost,
        "saved": section.saved / MICRO,
        "apart": _apart(section.account),
    }


def _apart(account: Account) -> list[tuple[str, str, str]]:
    """Subjects that sources offered and that were not taken to be this company, with the reason."""
    found = []
    for judgement in account.judgements:
        other = judgement.right if judgement.left == account.id else judgement.left
        if str(judgement.verdict) != "same" and other not in account.same:
            found.append((other, str(judgement.verdict), judgement.because[0] if judgement.because else ""))
    return found[:_MOST_ROLES]


def shown_value(value: str, field: str) -> str:
    """A value as people read it: countries by name, addresses without their scheme."""
    kind = FIELDS[field].kind if field in FIELDS else Kind.TEXT
    if kind is Kind.COUNTRY:
        return country_name(value) or value
    if kind is Kind.URL:
        return value.partition("://")[2].removeprefix("www.").rstrip("/")
    if kind is Kind.HOST and "xn--" in value:
        return unicode_host(value)
    if kind is Kind.MONEY:
        amount, _, currency = value.partition(" ")
        return f"{int(amount):,} {currency}".strip() if amount.isdigit() else value
    return value


def marked(draft: Draft, where: str) -> Markup:
    """A draft's subject or body with its backed spans marked, each with its evidence."""
    pieces: list[Markup] = []
    at, text = 0, draft.text(Place(where))
    template = _environment().get_template("span.html.j2")
    for span in sorted((s for s in draft.spans if s.where == where), key=lambda s: s.start):
        pieces.append(escape(text[at : span.start]))
        words = template.render(text=text[span.start : span.end], statements=span.statements)
        pieces.append(Markup(words))  # noqa: S704 - rendered with autoescape
        at = span.end
    pieces.append(escape(text[at:]))
    return Markup("").join(pieces)
