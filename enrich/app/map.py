"""`enrich map` in print: who decides, who else is there, and who may be gone."""

from __future__ import annotations

from typing import Any

from enrich.app.pages import shown
from enrich.app.screen import console, out
from enrich.work.account import Account
from icp.profile import Profile
from matching.deciders import Decider, decision_makers
from matching.nouns import Affiliation, Person


def show_map(account: Account, profile: Profile, form: str) -> None:
    """Print the decision-maker map of an account."""
    deciders = decision_makers(account.company, profile.personas)
    if form == "json":
        out(_json(account, deciders))
    else:
        _tree(account, deciders)


def _tree(account: Account, deciders: list[Decider]) -> None:
    from rich.tree import Tree

    company = account.company
    place = ", ".join(p for p in (company.value("company.city"), company.value("company.country")) if p)
    size = company.value("company.employees")
    facts = " · ".join(
        p for p in (company.value("company.domain"), place, f"{size} people" if size else "") if p
    )
    root = Tree(f"[bold]{_plain(company.name)}[/]  {_plain(facts)}  [dim]{account.verdict.decision}[/]")
    current = [d for d in deciders if d.person.affiliation is Affiliation.CURRENT]
    ranked = {d.person.id for d in deciders}
    others = [p for p in company.people if p.affiliation is Affiliation.CURRENT and p.id not in ranked]
    unsure = [p for p in company.people if p.affiliation is not Affiliation.CURRENT]
    if current:
        branch = root.add("who decides, by rank")
        for n, decider in enumerate(current, 1):
            branch.add(_decider(n, decider))
    if others:
        branch = root.add("also there")
        for person in others:
            branch.add(_person(person))
    if unsure:
        branch = root.add("former, or seen too long ago to be sure")
        for person in unsure:
            seen = f", seen {person.seen:%b %Y}" if person.seen else ""
            branch.add(_person(person) + f"  [dim]{person.affiliation}{seen}[/]")
    if not company.people:
        root.add("nobody is known yet: ask the website, or bring the people you know")
    console().print(root)


def _decider(n: int, decider: Decider) -> str:
    role = f"  {decider.buying_role.replace('_', ' ')}" if decider.buying_role else ""
    because = _plain("; ".join(decider.because[:2]))
    return f"{n}. {_person(decider.person)}[cyan]{role}[/]\n   [dim]{because}[/]"


def _person(person: Person) -> str:
    title = person.titles[0] if person.titles else "title not known"
    reach = " · ".join(person.value(f) for f in ("person.email", "person.phone") if person.value(f))
    return f"[bold]{_plain(person.name)}[/], {_plain(title)}" + (f"  {_plain(reach)}" if reach else "")


def _plain(text: str) -> str:
    """Text from a page is text: it cannot colour the terminal."""
    from rich.markup import escape

    return escape("".join(c for c in text if c.isprintable()))


def _json(account: Account, deciders: list[Decider]) -> dict[str, Any]:
    return {
        "company": account.company.name,
        "domain": account.company.value("company.domain"),
        **{k: v for k, v in shown(account.verdict).items() if k in ("verdict", "score", "low", "high")},
        "deciders": [
            {
                **_known(d.person), "rank": n, "score": d.score, "persona": d.persona,
                "buying_role": d.buying_role or None, "because": list(d.because),
            }
            for n, d in enumerate(deciders, 1)
        ],
        "people": [_known(p) for p in account.company.people],
    }  # fmt: skip


def _known(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "titles": list(person.titles),
        "affiliation": str(person.affiliation),
        "seen": person.seen.isoformat() if person.seen else None,
        "email": person.value("person.email") or None,
        "phone": person.value("person.phone") or None,
        "linkedin": person.value("person.linkedin") or None,
        "evidence": [{"quote": s.quote, "url": s.url} for s in person.statements("person.name")[:3]],
    }
