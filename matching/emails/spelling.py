"""The ways in which a name can be spelt in the local part of an address, each with the choices that it takes.

A mailbox has twenty-six letters, names have more. Whoever set up "mueller", "muller", "vandenberg" or "berg" decided
something, and decides it alike for the next colleague: so a spelling is told as choices ("umlaut": "digraph"), and how
often each is taken is learned like the pattern itself. What a script does not write (the vowels of Arabic and Hebrew)
is not made up: such a name has no spelling here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from connectors.lexicon import names as lexicon
from connectors.lexicon import rows
from connectors.text import squash
from matching.normalise.people import person_name
from matching.normalise.romanised import east_asian_family, vowelless
from matching.normalise.scripts import in_characters, latin

Choice = tuple[str, str]

_ASIDE = re.compile(r"[(\[\"“„«][^()\[\]\"“”„«»]*[)\]\"”“»]")
_CALLED = re.compile(r"[\"“„«(]\s*(\w+)\s*[\"”“»)]")
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7af]")
_HYPHEN = re.compile(r"[-‐‑–]")
# What keyboards without these letters put in their place; the other habit is to leave the mark out.
_DIGRAPHS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ø": "oe",
        "Ø": "Oe",
        "å": "aa",
        "Å": "Aa",
    }
)
_MOST_SHORT_FORMS = 6


class Reading(NamedTuple):
    """A name as an address may use it.

    Attributes:
        first: the forename; empty where only an initial of it is known.
        middle: the first letter of a second forename, where there is one.
        choices: what was chosen to spell it so.
        share: this reading's share of those with the same choices: a Robert is called by one of several short forms.
    """

    first: str
    initial: str
    middle: str
    last: str
    choices: tuple[Choice, ...] = ()
    share: float = 1.0


class _Parts(NamedTuple):
    """The words of a name as they are written. `leading` is whether its family name was read to lead."""

    given: tuple[str, ...]
    particles: tuple[str, ...]
    family: tuple[str, ...]
    leading: bool = False


class _Option(NamedTuple):
    """One way to write a part of a name."""

    text: str
    choices: tuple[Choice, ...] = ()
    share: float = 1.0
    initials: str = ""


@lru_cache(maxsize=4_096)
def readings(name: str) -> tuple[Reading, ...]:
    """Every way in which a name is spelt in addresses; none for a single word, or one that cannot be romanised.

    Args:
        name: in full, as it is printed, in any script and order.
    """
    if vowelless(name):
        return ()
    called = tuple(word for word in _CALLED.findall(name) if latin(word).isalpha())
    found: dict[Reading, None] = {}
    for parts, choice in _divisions(_parts(name)):
        for digraph in _umlauts(parts):
            written = _spelt(parts, digraph)
            chosen = (*choice, *_script(name), *([("umlaut", digraph)] if digraph else []))
            for first, last in product(_forenames(written, called), _surnames(written)):
                found.setdefault(_reading(written, first, last, chosen))
    return tuple(found) if any(one.initial and one.last for one in found) else ()


def _reading(parts: _Parts, first: _Option, last: _Option, chosen: tuple[Choice, ...]) -> Reading:
    second = parts.given[1][:1] if len(parts.given) > 1 else ""
    middle = "" if any(option == "joined" for _, option in first.choices) else second
    forename = "" if len(first.text) == 1 else first.text
    choices = (*chosen, *first.choices, *last.choices)
    return Reading(forename, first.initials or first.text[:1], middle, last.text, choices, first.share)


def _spelt(parts: _Parts, digraph: str) -> _Parts:
    given, particles, family = (tuple(_letters(word, digraph) for word in words) for words in parts[:3])
    return _Parts(given, particles, family, parts.leading)


def _letters(word: str, digraph: str) -> str:
    """A word in small Latin letters, with its hyphens and nothing else between them."""
    if digraph == "digraph":
        word = word.translate(_DIGRAPHS)
    return "-".join(filter(None, (latin(part).replace(" ", "") for part in _HYPHEN.split(word))))


def _umlauts(parts: _Parts) -> tuple[str, ...]:
    words = "".join(parts.given + parts.family)
    return ("",) if words.translate(_DIGRAPHS) == words else ("bare", "digraph")


def _script(name: str) -> tuple[Choice, ...]:
    """How letters that are not Latin were read. Characters do not say in which language they are to be read."""
    if in_characters(name):
        return (("Chinese characters", "as in Chinese"),)
    if _HANGUL.search(name):
        return (("Hangul", "letter by letter"),)
    foreign = any(c.isalpha() and not unicodedata.name(c, "").startswith("LATIN") for c in name)
    return (("other letters", "letter by letter"),) if foreign else ()


# -- which word is what ------------------------------------------------------------------------------------


def _parts(name: str) -> _Parts:
    """The words of a name with their marks; where the reader of names has split what is written as one, its parts."""
    known = person_name(name)
    given, family = list(known.given), list(known.family)
    firsts: list[str] = []
    particles: list[str] = []
    lasts: list[str] = []
    raws = _ASIDE.sub(" ", squash(name)).replace(",", " ").split()
    for raw in raws:
        words = latin(raw).split()
        kind = lexicon.kind_of("".join(words))
        if _take(words, family if known.sure else given):
            (lasts if known.sure else firsts).append(raw)
        elif _take(words, given if known.sure else family):
            (firsts if known.sure else lasts).append(raw)
        elif kind == "particle":
            particles.append(raw)
        elif not kind and words:
            firsts.append(raw)  # one that the reader has put together with its neighbour
    if family:
        return _Parts(known.given, (), known.family)
    return _Parts(tuple(firsts), tuple(particles), tuple(lasts), not known.sure and raws[:1] == lasts[:1])


def _take(words: Sequence[str], left: list[str]) -> bool:
    """Whether all these words are among those left; then they are no longer."""
    if not words or any(word not in left for word in words):
        return False
    for word in words:
        left.remove(word)
    return True


def _divisions(parts: _Parts) -> Iterator[tuple[_Parts, tuple[Choice, ...]]]:
    """The name as it was read, and as it may be meant.

    Its inner word may be a family name (Gabriel García Márquez); and a name of East Asia stands in either order.
    """
    inner = parts.given[-1] if len(parts.given) > 1 else ""
    known = lexicon.known(latin(inner).replace(" ", ""))
    if turned := _turned(parts):
        if parts.leading and _western(turned):
            yield turned, ()
            return
        yield parts, (("order", "as read"),)
        yield turned, (("order", "turned"),)
    elif len(inner) > 1 and known.surname > known.forename:
        yield parts, (("inner name", "middle"),)
        yield _Parts(parts.given[:-1], parts.particles, (inner, *parts.family)), (("inner name", "family"),)
    else:
        yield parts, ()


def _turned(parts: _Parts) -> _Parts | None:
    """A name of East Asia read the other way round; None for any other name."""
    words = parts.family + parts.given if parts.leading else parts.given + parts.family
    if len(parts.family) != 1 or len(words) < 2 or parts.particles:
        return None
    if not any(east_asian_family(latin(word)) for word in (words[0], words[-1])):
        return None
    return _Parts(words[:-1], (), words[-1:]) if parts.leading else _Parts(words[1:], (), words[:1])


def _western(parts: _Parts) -> bool:
    """Whether a name is one of the West after all, whose forename is a family name elsewhere: Bo Hansen."""
    first, last = (lexicon.known(latin(words[0])) for words in (parts.given, parts.family))
    return first.forename > 0 and last.surname > 0 and not east_asian_family(latin(parts.family[0]))


# -- forenames ---------------------------------------------------------------------------------------------


def _forenames(parts: _Parts, called: Sequence[str]) -> list[_Option]:
    """The ways to write the forename.

    Args:
        called: what the name itself says, in quotes, that somebody is called.
    """
    if not parts.given:
        return [_Option("")]
    first, *others = parts.given
    found = [_Option(first)]
    if "-" in first:
        made = {"joined": first.replace("-", ""), "hyphen": first, "first": first.partition("-")[0]}
        found = [_Option(text, (("hyphened forename", option),)) for option, text in made.items()]
        initials = "".join(half[:1] for half in first.split("-"))
        found.append(_Option(made["joined"], (("hyphened forename", "initials"),), initials=initials))
    elif others and len(others[0]) > 1:
        joined = "".join(parts.given).replace("-", "")
        kind = "second syllable" if _syllables(parts) else "second forename"
        found = [_Option(first, ((kind, "left out"),)), _Option(joined, ((kind, "joined"),))]
    kind, short = (
        ("called", [latin(word) for word in called]) if called else ("short form", short_forms(first))
    )
    if not short:
        return found
    usual = [option._replace(choices=(*option.choices, (kind, "not used"))) for option in found]
    return usual + [_Option(text, ((kind, "used"),), 1 / len(short)) for text in short]


def _syllables(parts: _Parts) -> bool:
    """Whether the given names are two syllables of one name, as they are in China and Korea."""
    return bool(parts.family) and east_asian_family(parts.family[0]) in ("zh", "ko")


@cache
def _nicknames() -> dict[str, tuple[str, ...]]:
    """For each forename the others it goes by: its short forms, and what it is short for."""
    found: dict[str, dict[str, None]] = {}
    for short, full in rows("nicknames.tsv", "matching.normalise"):
        found.setdefault(full, {}).setdefault(short)
        found.setdefault(short, {}).setdefault(full)
    return {name: tuple(others) for name, others in found.items()}


def short_forms(forename: str) -> tuple[str, ...]:
    """What somebody of this forename may be called instead: Bob and Rob for Robert, Robert for Bob."""
    return _nicknames().get(forename, ())[:_MOST_SHORT_FORMS]


# -- family names ------------------------------------------------------------------------------------------


def _surnames(parts: _Parts) -> list[_Option]:
    return [
        _Option(frame.text.replace("*", family.text), (*family.choices, *frame.choices))
        for family in _families(parts.family)
        for frame in _particles(parts.particles)
    ]


def _families(family: Sequence[str]) -> list[_Option]:
    words = [part for word in family for part in word.split("-")]
    if len(words) < 2:
        return [_Option("".join(words))]
    kind = "two families" if len(family) > 1 else "hyphened family"
    made = {"joined": "".join(words), "hyphen": "-".join(words), "first": words[0], "last": words[-1]}
    return [_Option(text, ((kind, option),)) for option, text in made.items()]


def _particles(particles: Sequence[str]) -> list[_Option]:
    """The particles as a frame for the family name, which stands for the star."""
    if not particles:
        return [_Option("*")]
    made = {
        "joined": "".join(particles) + "*",
        "dropped": "*",
        "initials": "".join(word[0] for word in particles) + "*",
        "hyphen": "-".join(particles) + "-*",
    }
    return [_Option(text, (("particle", option),)) for option, text in made.items()]
