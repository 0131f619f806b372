"""A path in words: who of ours knows whom, why that leads to the company, and what to ask of the one who knows them.

Of an acquaintance that its owner keeps private no more is said than that there is somebody.
"""

from __future__ import annotations

from matching.acquaintances.nouns import YOU, Bond, Path
from matching.acquaintances.ties import shown_month

SOMEBODY = "somebody"


def called(path: Path) -> str:
    """What the acquaintance is called: as the company's sources have the name, where it is one of its known people."""
    if path.acquaintance.private:
        return SOMEBODY
    return path.person.name if path.person else path.acquaintance.name


def title_of(path: Path) -> str:
    """Their title: as seen at the company, where that is newer than the export; empty where neither tells."""
    known, person = path.acquaintance, path.person
    if known.private:
        return ""
    seen = person.seen.date().isoformat() if person and person.seen else ""
    if person and person.titles and seen > known.workplace.day:
        return person.titles[0]
    return known.title or (person.titles[0] if person and person.titles else "")


def told(path: Path) -> str:
    """The whole path in one line."""
    known = path.acquaintance
    who = ", ".join(filter(None, (called(path), title_of(path))))
    days = "; ".join(filter(None, (_connected(path), _wrote(path))))
    where = f"{_where(path)} ({days})" if days else _where(path)
    why = "; ".join(filter(None, (because(path), doubt_of(path))))
    return f"{_knows(known.owner)} {who} {where}, {path.tier}: {why}"


def _knows(owner: str) -> str:
    return "You know" if owner == YOU else f"{owner} knows"


def in_short(path: Path) -> str:
    """Who knows whom, how surely, when they were last in touch: "Bob knows Ada Voss, CFO: strong, wrote 2025-03"."""
    who = ", ".join(filter(None, (called(path), title_of(path))))
    bond = f", {path.bond}" if path.bond is not Bond.THERE else ""
    days = _wrote(path) or _connected(path)
    return f"{_knows(path.acquaintance.owner)} {who}: {path.tier}{bond}{f', {days}' if days else ''}"


def because(path: Path) -> str:
    """Why the path leads there, without what its owner keeps private."""
    if path.acquaintance.private:
        return path.bond.value
    return path.evidence.because


def doubt_of(path: Path) -> str:
    """What may be out of date, or nothing where it would tell what is kept private."""
    return "" if path.acquaintance.private else path.doubt


def _where(path: Path) -> str:
    place = path.acquaintance.workplace.name
    if path.bond is Bond.FORMER:
        return f"formerly at {path.company}"
    if path.bond is Bond.THERE or not place:
        return f"at {path.company}"
    return f"at {place}" if not path.acquaintance.private else f"near {path.company}"


def _connected(path: Path) -> str:
    day = path.acquaintance.connected
    return f"connected {day[:4]}" if day else ""


def _wrote(path: Path) -> str:
    known = path.acquaintance
    if not known.contacted:
        return ""
    way = known.contact.replace("you invited", f"{known.owner} invited").replace(
        "invited you", f"invited {known.owner}"
    )
    if "wrote" in way or not way:
        return f"last wrote {known.contacted[:7]}"
    return f"{way} {known.contacted[:7]}"


def ask(path: Path) -> str:
    """What to ask of the one who knows them, in one sentence; of the acquaintance, where that one is you."""
    name, owner, there = called(path), path.acquaintance.owner, path.company
    if owner == YOU:
        return _ask_yourself(path, name, there)
    if path.bond is Bond.FORMER:
        return f"Ask {owner} whether {name}, who was at {there}, would say who decides there."
    if path.bond is Bond.RELATIVE:
        return f"Ask {owner} whether {name} at {_relative(path)} knows who decides at {there}."
    if path.bond is Bond.PERHAPS:
        return f"Ask {owner} whether {name} works at {there}."
    if path.doubt:
        return f"Ask {owner} whether {name} is still at {there}, and if so for an introduction."
    return f"Ask {owner} for an introduction to {name}{_since(path)}."


def _ask_yourself(path: Path, name: str, there: str) -> str:
    if path.bond is Bond.FORMER:
        return f"Ask {name}, who was at {there}, who decides there."
    if path.bond is Bond.RELATIVE:
        return f"Ask {name} at {_relative(path)} who decides at {there}."
    if path.bond is Bond.PERHAPS or path.doubt:
        return f"Ask {name} whether {there} is where they work{' still' if path.doubt else ''}."
    return f"Write to {name} yourself{_since(path)}."


def _relative(path: Path) -> str:
    return "a relative of it" if path.acquaintance.private else path.acquaintance.workplace.name


def _since(path: Path) -> str:
    known = path.acquaintance
    who = "you" if known.owner == YOU else "they"
    wrote = known.contacted and "invited" not in known.contact
    return f": {who} last wrote in {shown_month(known.contacted)}" if wrote else ""
