"""Open roles from Lever job boards.

Lever's answer has no field for the employer's name, so a board that was only guessed is read when its own
texts name the company. Times are in milliseconds. An unknown board is a 404, or an object in place of the list.

https://github.com/lever/postings-api
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from connectors.boards import asking, employer, named_finding
from connectors.connector import Connector
from connectors.page import Page
from connectors.statement import Finding

BOARD = "https://api.lever.co/v0/postings/{}?mode=json"
_WORKPLACE = {"on-site": "on-site", "onsite": "on-site", "remote": "remote", "hybrid": "hybrid"}


def texts(page: Page) -> Iterator[tuple[str, str]]:
    """Where the employer speaks of itself."""
    postings = page.json()
    for n, posting in enumerate(postings[:10] if isinstance(postings, list) else ()):
        for part in ("openingPlain", "descriptionPlain", "additionalPlain"):
            yield f"[{n}].{part}", posting.get(part) or ""


def read(page: Page, named: tuple[str, str] | None = None) -> Iterator[Finding]:
    """Read one board: its roles, each with place, team, kind of contract and pay where given."""
    postings = page.json()
    if isinstance(postings, dict):
        if postings.get("ok") is False:
            return
        raise ValueError("an object where a list of postings was expected")
    board = page.url.split("/postings/")[1].partition("?")[0]
    yield from named_finding(board, named)
    for n, posting in enumerate(postings):
        role, at = f"{board}/{posting['id']}", f"[{n}]"
        yield Finding(role, "role.title", posting["text"], at=f"{at}.text")
        yield employer(board, role, posting["text"], f"{at}.text")
        yield Finding(role, "role.url", posting["hostedUrl"], at=f"{at}.hostedUrl")
        yield from _categories(role, posting["categories"], f"{at}.categories")
        if country := posting.get("country"):
            yield Finding(role, "role.country", country.upper(), at=f"{at}.country", quote=country)
        if remote := _WORKPLACE.get(posting.get("workplaceType", "")):
            yield Finding(
                role, "role.remote", remote, at=f"{at}.workplaceType", quote=posting["workplaceType"]
            )
        if created := posting.get("createdAt"):
            day = datetime.fromtimestamp(created / 1000, UTC).date().isoformat()
            yield Finding(role, "role.posted", day, at=f"{at}.createdAt", quote=str(created))
        if pay := posting.get("salaryRange"):
            value = f"{pay['min']}-{pay['max']} {pay['currency']} {pay.get('interval', '')}"
            yield Finding(role, "role.pay", value, at=f"{at}.salaryRange.max", quote=str(pay["max"]))


def _categories(role: str, categories: dict[str, str | list[str]], at: str) -> Iterator[Finding]:
    for key, field in (("location", "role.place"), ("team", "role.department"), ("commitment", "role.type")):
        value = categories.get(key)
        if isinstance(value, str) and value:
            yield Finding(role, field, value, at=f"{at}.{key}")
    for n, place in enumerate(categories.get("allLocations") or ()):
        if place != categories.get("location"):
            yield Finding(role, "role.place", place, at=f"{at}.allLocations[{n}]")


CONNECTOR = Connector(
    name="lever",
    about="open roles of companies that recruit with Lever",
    tier="A",
    needs=("company.job_board", "company.domain", "company.name"),
    yields=(
        "company.name", "role.title", "role.employer", "role.place", "role.country", "role.department",
        "role.type", "role.remote", "role.posted", "role.pay", "role.url",
    ),
    ask=asking("lever", BOARD, texts),
    read=read,
    requests=2,
    docs="https://github.com/lever/postings-api",
    terms="public job list of the employer; title, place, date and link are kept, the text is not",
    reliability=0.9,
    identifies="company.job_board",
    unverified=("that createdAt is in milliseconds rests on clients and one recorded answer",
                "boards on the EU host api.eu.lever.co are not asked"),
)  # fmt: skip
