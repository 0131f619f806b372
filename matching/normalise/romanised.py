"""One name in several spellings: Tchaikovsky and Chaikovskii, Qaddafi and Kadafi, Zhang and Chang, Müller and Mueller.

`respelt` undoes what differs from one system of romanisation, or one language's habits, to the next; two words that
come out alike may be one name. It is a question to put to two words that are near already, never a key to file under:
it also makes one of words that nobody confuses. Whether two people are one is not asked here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from connectors.lexicon import rows

# In this order. Consonants first, longest first; then vowels; then what has become double.
_HABITS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"schtsch|shch", "s"), (r"tsch|tch|tsh|ch|cz", "C"), (r"sch|sh|sz", "s"), (r"dzh|dsch|dj|zh", "j"),
        (r"kh", "h"), (r"ck|q|c(?![eiyh])", "k"), (r"x", "ks"), (r"ph", "f"), (r"gh", "g"), (r"th", "t"),
        (r"dh", "d"), (r"tz|ts|z|c", "s"), (r"w", "v"), (r"(?<=[aeou])[iyj]+(?=[aeou])", "j"),
        (r"ou|oo|ue|oe", "u"), (r"ae", "a"), (r"ee|ie", "i"),
        (r"(?<=[aeou])h(?![aeiouy])", ""), (r"(?<=[^aeiouy])h", ""),
        (r"[iyj]+(?=[aeou])", "j"), (r"y|j(?![aeou])", "i"), (r"^j(?=e)", ""), (r"ai|ei", "ei"), (r"i+$", "i"),
        (r"e", "i"), (r"o", "u"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
# How a woman's family name ends, and a man's of the same family.
_GENDERED = {
    "ova": ("", "a", "o", "ov"), "eva": ("ev", ""), "ina": ("in",), "yna": ("yn",),
    "ska": ("ski", "sky", "skij", "skyi"), "cka": ("cki", "cky"), "dzka": ("dzki",),
    "skaya": ("sky", "ski", "skiy", "skii", "skyy"), "skaia": ("ski", "sky", "skii"), "skaja": ("skij", "ski"),
    "a": ("y", "s"), "ou": ("os",), "idou": ("idis",), "aki": ("akis",),
    "iene": ("as", "is", "us"), "aite": ("as",), "yte": ("is", "ys"), "ute": ("us",), "dottir": ("son",),
}  # fmt: skip
_WOMANS = tuple(_GENDERED)
_UNWRITTEN = re.compile(r"[aeioujvh]")
_REPEATED = re.compile(r"(.)\1+")
_ABJAD = re.compile("[\u0590-\u06ff\u0750-\u077f\ufb1d-\ufdff\ufe70-\ufefc]")
_SHORTEST = 3
# The longest ending of the shorter of a man's and a woman's name.
_LONGEST_GENDERED = 4


@lru_cache(maxsize=65_536)
def respelt(word: str) -> str:
    """A folded word without the habits of one system of romanisation."""
    for habit, instead in _HABITS:
        word = habit.sub(instead, word)
    return word


@cache
def _families() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """Romanised family names of East Asia: what each may be in its own language's romanisation, and the language."""
    standing: dict[str, set[str]] = {}
    language: dict[str, str] = {}
    for name, tongue, *others in rows("east_asian_families.tsv", __package__):
        for spelling in (name, *" ".join(others).split()):
            standing.setdefault(spelling, set()).add(f"{tongue}:{name}")
            language[spelling] = tongue if spelling == name else language.get(spelling, tongue)
    return {name: frozenset(each) for name, each in standing.items()}, language


def east_asian_family(word: str) -> str:
    """The language ("zh", "ko", "vi") of which a folded word is a family name; empty when it is of none."""
    return _families()[1].get(word, "")


def respelling(left: str, right: str) -> bool:
    """Whether two folded words may be one name, romanised differently."""
    families = _families()[0]
    if (ours := families.get(left)) and (theirs := families.get(right)):
        return not ours.isdisjoint(theirs)
    if min(len(left), len(right)) < _SHORTEST:
        return False
    return respelt(left) == respelt(right)


def gendered_families(left: str, right: str) -> bool:
    """Whether two folded family names are a man's and a woman's of one family: Novák, Nováková; Kowalski, Kowalska."""
    stem = max(0, min(len(left), len(right)) - _LONGEST_GENDERED)
    return left[:stem] == right[:stem] and (_of_one_family(left, right) or _of_one_family(right, left))


def _of_one_family(her: str, his: str) -> bool:
    """Whether her family name is the woman's form of his."""
    if not her.endswith(_WOMANS) or len(his) <= _SHORTEST:
        return False
    forms = ((her.removesuffix(ending), men) for ending, men in _GENDERED.items() if her.endswith(ending))
    return any(his.startswith(stem) and his[len(stem) :] in men for stem, men in forms)


def vowelless(text: str) -> bool:
    """Whether a name is in a script that leaves out most vowels: Arabic, Hebrew."""
    return not text.isascii() and _ABJAD.search(text) is not None


def consonants(word: str) -> str:
    """What is left of a word in such a script."""
    return _REPEATED.sub(r"\1", _UNWRITTEN.sub("", respelt(word).lower()))
