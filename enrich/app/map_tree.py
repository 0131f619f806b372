"""The map of an account as a tree for the terminal: seats, people, who may be gone, and whom to talk to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from enrich.exports.map_cards import called, standing
from matching.committee import Candidate, Committee, Line, Seat
from matching.deciders import Decider
from matching.nouns import Affiliation, Person

if TYPE_CHECKING:
    from enrich.app.map import Map

_CANDIDATES = 3


def tree(found: Map) -> Any:
    """The tree, for a console to print."""
    from rich.tree import Tree

    company, committee = found.account.company, found.committee
    decision = found.account.verdict.decision
    root = Tree(f"[bold]{_plain(company.name)}[/]  {_plain(' · '.join(found.facts))}  [dim]{decision}[/]")
    for remark in committee.remarks:
        root.add(f"[dim]{_plain(remark)}[/]")
    if not company.people:
        root.add("nobody is known yet: ask the website, or bring the people you know")
    _seats(root, committee)
    _people(root, found)
    _lines(root, committee)
    _plan(root, committee)
    return root


def _branch(root: Any, title: str, entries: Iterable[str]) -> None:
    """A branch with its entries; none where there are none."""
    listed = list(entries)
    if listed:
        branch = root.add(title)
        for entry in listed:
            branch.add(entry)


# -- seats -------------------------------------------------------------------------------------------


def _seats(root: Any, committee: Committee) -> None:
    branch = root.add("the buying committee: who may hold which seat, and how likely")
    for seat in committee.seats:
        _seat(branch.add(_seat_title(seat)), seat)


def _seat_title(seat: Seat) -> str:
    unknown = "nobody is known" if seat.missing else f"somebody who is not known: {seat.vacant:.0%}"
    return f"[cyan]{called(seat.role)}[/]  [dim]{unknown}[/]"


def _seat(branch: Any, seat: Seat) -> None:
    """Its candidates; then how to fill it: the question alone where somebody is known, else every way."""
    for candidate in seat.candidates[:_CANDIDATES]:
        branch.add(_candidate(candidate))
    for way in seat.fill if seat.missing else seat.fill[-1:]:
        branch.add(f"[dim]to find out, {_plain(way)}[/]")


def _candidate(candidate: Candidate) -> str:
    title = candidate.title.text or "title not known"
    who = f"[bold]{_plain(candidate.person.name)}[/], {_plain(title)}"
    return f"{candidate.probability:>4.0%} {who}  [dim]{_plain(candidate.because[0])}[/]"


# -- people ------------------------------------------------------------------------------------------


def _people(root: Any, found: Map) -> None:
    apart = {person.id for person in found.committee.doubtful}
    current = [d for d in found.deciders if d.person.id not in apart]
    ranked = {d.person.id for d in current}
    others = [
        p
        for p in found.account.company.people
        if p.affiliation is Affiliation.CURRENT and p.id not in ranked | apart
    ]
    _branch(root, "who decides, by rank", (_decider(n, d) for n, d in enumerate(current, 1)))
    _branch(root, "also there", map(_person, others))
    _branch(
        root,
        "former, or seen too long ago to be sure",
        (f"{_person(p)}  [dim]{standing(p, found.now)}[/]" for p in found.committee.doubtful),
    )


def _decider(n: int, decider: Decider) -> str:
    return f"{n}. {_person(decider.person)}  [dim]{_plain(decider.because[0])}[/]"


def _person(person: Person) -> str:
    title = person.titles[0] if person.titles else "title not known"
    reach = " · ".join(person.value(f) for f in ("person.email", "person.phone") if person.value(f))
    return f"[bold]{_plain(person.name)}[/], {_plain(title)}" + (f"  {_plain(reach)}" if reach else "")


# -- lines and plan ----------------------------------------------------------------------------------


def _lines(root: Any, committee: Committee) -> None:
    """Who may report to whom, by those reported to."""
    below: dict[str, list[Line]] = {}
    for line in committee.lines:
        below.setdefault(line.above.id, []).append(line)
    _branch(root, "who may report to whom: guesses, no source says it", map(_reporting, below.values()))


def _reporting(lines: Sequence[Line]) -> str:
    names = ", ".join(f"{_plain(line.below.name)} {line.probability:.0%}" for line in lines)
    return f"to [bold]{_plain(lines[0].above.name)}[/]: {names}"


def _plan(root: Any, committee: Committee) -> None:
    _branch(
        root,
        "talk to",
        (
            f"{n}. [bold]{_plain(talk.person.name)}[/] about {_plain(talk.about)}\n   "
            f"[dim]because {_plain(talk.because)}[/]"
            for n, talk in enumerate(committee.plan, 1)
        ),
    )


def _plain(text: str) -> str:
    """Text from a page is text: it cannot colour the terminal."""
    from rich.markup import escape

    return escape("".join(c for c in text if c.isprintable()))
