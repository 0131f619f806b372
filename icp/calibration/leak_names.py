"""Which fields leak by their names: they say how a lead ended, or are written once it has.

A name is a strong hint and no proof, so everything found here can be allowed by name. The table (`leaks.tsv`) knows the
names that CRMs give their fields, in ten languages; no name that merely sounds alike is guessed.
"""

from __future__ import annotations

from functools import cache

from connectors.lexicon import rows
from connectors.text import fold
from icp.headings import folded

BECAUSE = {
    "outcome": "it says how the lead ended",
    "closing": "it is written when the lead is won or lost, or after",
    "money": "it is known only once there is a deal",
    "owner": "who owns a lead is often settled once it is going well",
    "score": "it is somebody's forecast of this very outcome, and moves with it",
    "export": "it stands as on the day of the export, long after the lead was judged",
}
_FAIR = "fair"
_ANYWHERE = "anywhere "


@cache
def _phrases() -> dict[str, dict[str, str]]:
    """Ground by phrase: of whole names and of parts, of parts that are one word, and of fair names."""
    found: dict[str, dict[str, str]] = {"phrase": {}, "anywhere": {}, _FAIR: {}}
    for ground, phrases in rows("leaks.tsv", __package__):
        where = "anywhere" if ground.startswith(_ANYWHERE) else _FAIR if ground == _FAIR else "phrase"
        for phrase in phrases.split("|"):
            found[where].setdefault(fold(phrase), ground.removeprefix(_ANYWHERE))
    return found


def leak_by_name(name: str) -> str:
    """Why a field leaks by its name (a key of BECAUSE), or an empty text."""
    words = folded(name).split()
    parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
    parts |= {"".join(words)} | {fold(name)}
    phrases = _phrases()
    whole = {" ".join(words), "".join(words), fold(name)}
    leaking = [part for part in parts if part in phrases["phrase"] and (" " in part or part in whole)]
    leaking += [part for part in parts if part in phrases["anywhere"]]
    leaking += [phrase for phrase in phrases["phrase"] if phrase.replace(" ", "") in whole]
    if not leaking:
        return ""
    longest = max(sorted(leaking), key=len)
    if any(len(part) >= len(longest) for part in parts if part in phrases[_FAIR]):
        return ""
    return phrases["phrase"].get(longest) or phrases["anywhere"][longest]
