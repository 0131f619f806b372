"""`enrich map`: the buying committee of one account, as a tree, as JSON, or as a picture."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path

from enrich.exports.map_html import html
from enrich.exports.map_json import committee_json, deciders_json
from enrich.exports.map_layout import sheet
from enrich.exports.map_svg import svg
from enrich.exports.tables import whole
from enrich.work.account import Account
from enrich.work.checking.shown import decision_shown
from icp.profile import Profile
from matching.committee import Committee, committee
from matching.deciders import Decider, decision_makers


@dataclass(frozen=True)
class Map:
    """An account with its committee and its people by rank, at the moment of its run."""

    account: Account
    committee: Committee
    deciders: list[Decider]
    now: datetime

    @property
    def facts(self) -> list[str]:
        """What one wants to know of a company before its people."""
        company = self.account.company
        place = ", ".join(p for p in (company.value("company.city"), company.value("company.country")) if p)
        size = company.value("company.employees")
        facts = (company.value("company.domain"), place, f"{size} people" if size else "")
        return [fact for fact in facts if fact]


def map_of(account: Account, profile: Profile, now: datetime) -> Map:
    """Who decides at an account about what a profile sells."""
    company, personas = account.company, profile.personas
    return Map(account, committee(company, personas, now), decision_makers(company, personas), now)


def written(found: Map, form: str) -> str:
    """A map as text of a format: text, json, svg or html."""
    if form == "text":
        return _tree(found)
    if form == "json":
        return json.dumps(_json(found), ensure_ascii=False) + "\n"
    facts = [
        *found.facts,
        str(found.account.verdict.decision).replace("_", " "),
        f"as of {found.now:%d %b %Y}",
    ]
    picture = sheet(found.committee, facts, found.now)
    return svg(picture) + "\n" if form == "svg" else html(picture)


def write_map(found: Map, form: str, path: Path) -> None:
    """Write a map to a file, whole or not at all. Raises BadInput when it cannot be written."""
    with whole(path) as file:
        file.write(written(found, form))


def show_map(found: Map) -> None:
    """Print the tree of a map on the terminal, in its colours and as wide as it is."""
    from enrich.app.map_tree import tree
    from enrich.app.screen import console

    console().print(tree(found))


def _tree(found: Map) -> str:
    """The tree as plain text."""
    from rich.console import Console

    from enrich.app.map_tree import tree

    text = StringIO()
    Console(file=text, width=120).print(tree(found))
    return text.getvalue()


def _json(found: Map) -> dict[str, object]:
    account = found.account
    verdict = decision_shown(account.verdict)
    return {
        "company": account.company.name,
        "domain": account.company.value("company.domain"),
        **verdict,
        **deciders_json(account, found.deciders),
        **committee_json(found.committee, found.now),
    }
