"""Pages as companies publish them, made in memory, and what the readers of a website say of them.

Every finding that these functions hand back has been looked up on its page first: a quote that is not there again
fails whatever test asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from connectors.connector import Target, Unanswered
from connectors.conversation import Conversation
from connectors.page import Page
from connectors.statement import MOST_QUOTE, Cause, Finding, Outcome, Statement, unknown
from connectors.website import CONNECTOR
from connectors.website.document import Document
from connectors.website.read import read
from tests.exchanges import SEEN

HOME = "https://northwind.example/"
TEAM = "https://northwind.example/team/"
IMPRINT = "https://northwind.example/impressum/"
CONTACT = "https://northwind.example/contact/"
ABOUT = "https://northwind.example/about/"

ROOT = "https://northwind.example"
PLAIN = "<html lang=en><title>Northwind</title><p>We service harbour cranes and winches on every coast.</p>"
CARD = "<h3>Jonna Sandvik</h3><p>Managing Director</p>"


def linking(*links: str) -> str:
    """A home page with these links, each an address and its words."""
    return PLAIN + "".join(
        f'<a href="{link}">{text}</a>' for link, _, text in (one.partition(" ") for one in links)
    )


def page(html: str | bytes, url: str = HOME, content_type: str = "text/html; charset=utf-8") -> Page:
    body = html if isinstance(html, bytes) else html.encode()
    return Page(url, body, SEEN, headers={"content-type": content_type}, asked=url)


def document(html: str | bytes, url: str = HOME) -> Document:
    return Document.of(page(html, url))


def findings(
    html: str | bytes,
    url: str = HOME,
    content_type: str = "text/html; charset=utf-8",
    countries: tuple[str, ...] = (),
    decode: bool = False,
) -> list[Finding]:
    """All that a page says, each quote found again on it."""
    of = page(html, url, content_type)
    found: list[Finding] = []
    # A page that shows nothing without a browser says what its head says, and then that.
    with suppress(Unanswered):
        for finding in read(of, countries=countries, decode=decode):
            quote = finding.quote or finding.value
            assert of.holds(quote[:MOST_QUOTE], finding.at), f"{finding} is not on its page"
            found.append(finding)
    return found


def said(html: str | bytes, url: str = HOME, **given: tuple[str, ...] | bool) -> dict[str, list[str]]:
    """What a page says of the company itself: field → values."""
    found: dict[str, list[str]] = {}
    for finding in findings(html, url, **given):  # type: ignore[arg-type]
        if finding.field.startswith("company."):
            found.setdefault(finding.field, []).append(finding.value)
    return found


def people(html: str | bytes, url: str = TEAM) -> dict[str, list[str]]:
    """The people of a page: name → titles."""
    names: dict[str, str] = {}
    titles: dict[str, list[str]] = {}
    for finding in findings(html, url):
        if finding.field == "person.name":
            names[finding.subject] = finding.value
            titles.setdefault(finding.value, [])
        elif finding.field == "person.title":
            titles[names[finding.subject]].append(finding.value)
    return titles


def of_person(name: str, html: str | bytes, url: str = TEAM) -> dict[str, list[str]]:
    """What a page says of one person: field → values."""
    all_said = findings(html, url)
    (subject,) = {f.subject for f in all_said if f.field == "person.name" and f.value == name}
    found: dict[str, list[str]] = {}
    for finding in all_said:
        if finding.subject == subject:
            found.setdefault(finding.field, []).append(finding.value)
    return found


@dataclass
class Visit:
    """What was asked of a site, in order, what was read, and how it ended."""

    asked: list[str] = field(default_factory=list)
    alternatives: list[tuple[str, ...]] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    outcome: Outcome | None = None

    @property
    def read(self) -> set[str]:
        """The addresses of pages that said anything."""
        return {s.url for s in self.statements}

    def values(self, name: str) -> list[str]:
        return [s.value for s in self.statements if s.field == name]


def visit(site: Mapping[str, str | bytes | Page | Cause], **known: str) -> Visit:
    """Ask for a company's site. Addresses that are not given answer 404; a cause in place of a page is a refusal."""
    target = Target({f"company.{name}": (value,) for name, value in known.items()})
    told = Visit()
    conversation = Conversation(CONNECTOR, target)
    faults: list[Outcome] = []
    requests = conversation.advance()
    while requests:
        answers: list[Page | None] = []
        for request in requests:
            told.asked.append(request.url)
            told.alternatives.append(request.or_else)
            answer = site.get(request.url)
            if isinstance(answer, Cause):
                faults.append(unknown(answer, "refused by the test"))
                answer = None
            answers.append(page(answer, request.url) if isinstance(answer, str | bytes) else answer)
        requests = conversation.advance(answers)
    told.statements = [*conversation.statements.values()]
    told.outcome = conversation.outcome(faults)
    return told
