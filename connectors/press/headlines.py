"""What a headline says happened, and whether it speaks of the company, by the patterns in `headlines.tsv`.

It errs towards silence. A question, a denial, a rumour, a plan, advice and opinion are no events and stay "news"; so
does what is said in passing ("... after its Series B"). Of two events in one headline the first counts, except that
hiring and launches, whose words say little, count only where nothing else does. Whether the event is good or bad, and
how long it matters, is decided elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from connectors.lexicon import rows, words
from connectors.lexicon.names import forename, surname
from connectors.lexicon.places import country_code
from connectors.names import core
from connectors.press.money import MONEY
from connectors.text import fold, squash

OTHER = "news"
_WEAK = ("hiring", "launch")
_LONGEST = 400
_MARKS = re.compile("[\u0300-\u036f]")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "ß": "ss", "æ": "ae", "Æ": "ae",
     "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "ł": "l", "Ł": "l", "ı": "i"}
)  # fmt: skip
_BETWEEN = r"[\W_]{0,3}"
_CHIEF = (
    r"ceo|cfo|coo|cto|cmo|cro|cio|ciso|cpo|chro|cso|chief(?: \w+){1,3} officer|chief executive|chief of staff|"
    r"(?:(?:managing|executive|medical|general|regional|sales|finance|financial|technical|commercial|marketing|country|"
    r"operations|hr|it|non-executive|creative|people|group|site|plant|art|independent) )+director|"
    r"(?:senior |executive )?vice[- ]president|[se]?vp|president|chair(?:man|woman|person)?|head of|general manager|"
    r"country manager|managing partner|general counsel|board|treasurer|partner|director"
)
_TITLES = (
    r"ceo|cfo|coo|cto|cmo|cio|pdg|dg|daf|drh|geschaftsfuhrer(?:in)?|vorstand\w*|\w*leiter(?:in)?|\w*chef(?:in)?|"
    r"finanzvorstand|aufsichtsrat\w*|directeur|directrice|president|presidente|presidenta|patronne?|director|directora|"
    r"consejer[oa] delegad[oa]|consejer[oa]|bestuurder|bestuursvoorzitter|topman|topvrouw|commissaris|directeur"
)
_MEANS = {"ROLE": _CHIEF, "TITLE": _TITLES, "MONEY": MONEY}


def folded(headline: str) -> str:
    """A headline as the patterns see it: lower case, no accents, straight quotes and dashes, single spaces."""
    text = unicodedata.normalize("NFKD", headline[:_LONGEST].translate(_PLAIN))
    return squash(_MARKS.sub("", text)).casefold()


@cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    """The patterns of each kind. What names an event or no event stands between words; the others bring their own."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for kind, _, pattern in rows("headlines.tsv", __package__):
        for word, meant in _MEANS.items():
            pattern = pattern.replace(word, meant)
        whole = pattern if kind in ("aside", "before", "behind") else rf"(?<!\w)(?:{pattern})(?!\w)"
        found.setdefault(kind, []).append(re.compile(whole))
    return found


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of event that are told apart, in the order that settles a tie."""
    return tuple(k for k in _patterns() if " " not in k and k not in ("never", "aside", "before", "behind"))


@lru_cache(maxsize=4_096)
def kind_of(headline: str) -> str:
    """What sort of event a headline reports: funding, leadership, office ...; "news" where it reports none of these."""
    text = folded(headline)
    if "?" in text or _any("never", text):
        return OTHER
    text = _main_clause(text)
    events = {kind: start for kind in kinds() if (start := _start(kind, text)) >= 0}
    strong = [kind for kind in events if kind not in _WEAK]
    return min(strong or events, key=events.__getitem__, default=OTHER)


def _any(kind: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns().get(kind, ()))


def _start(kind: str, text: str) -> int:
    """Where a kind is first spoken of; -1 where it is not, or only seems to be."""
    starts = [found.start() for pattern in _patterns()[kind] if (found := pattern.search(text))]
    return min(starts) if starts and not _any(f"not {kind}", text) else -1


def _main_clause(text: str) -> str:
    """A headline without the clauses of circumstance around its main one."""
    for pattern in _patterns()["aside"]:
        rest = pattern.sub("", text, count=1)
        text = rest if len(rest.split()) > 2 else text
    return text


@cache
def _beside(side: str) -> re.Pattern[str]:
    """Words that make a name somebody else's, right before it or right behind it."""
    several = "|".join(pattern.pattern for pattern in _patterns()[side])
    return re.compile(rf"(?<!\w)(?:{several})[ -]?$" if side == "before" else rf"[ -]?(?:{several})(?!\w)")


def is_about(headline: str, names: Iterable[str]) -> bool:
    """Whether a headline speaks of a company by one of its names, as whole words, and not only of a rival or a former
    employee, or of somebody whose longer name begins with it.
    """
    text = folded(headline)
    return any(_is_meant(text, start, end) for name in names for start, end in _mentions(text, name))


def _mentions(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in a folded headline, without its legal form."""
    whole = _BETWEEN.join("'?".join(map(re.escape, word)) for word in core(name).split())
    if whole:
        yield from (found.span() for found in re.finditer(rf"(?<![\w.@/])(?:{whole})(?!\w|\.\w)", text))


def _is_meant(text: str, start: int, end: int) -> bool:
    return not _beside("before").search(text[:start]) and not _beside("behind").match(text[end:])


@cache
def _ordinary(word: str) -> bool:
    place = word in words("cities.tsv") or bool(country_code(word))
    return len(word) < 4 or word in words("common_words.tsv") or place or forename(word) or surname(word)


def telling(names: Iterable[str]) -> list[str]:
    """Those of a company's names that the press uses for nothing else: a word of no dictionary, no place and no person,
    or several words that do not make a person's name.
    """
    return [name for name in names if _tells(core(name).split())]


def _tells(parts: list[str]) -> bool:
    unusual = [word for word in parts if not _ordinary(fold(word))]
    return bool(unusual) if len(parts) < 3 else len(" ".join(parts)) > 10
