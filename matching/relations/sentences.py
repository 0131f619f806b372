"""Proper names and days beside a word in a sentence, by their capitals. No grammar: what is doubtful is no name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from connectors.lexicon import rows
from connectors.lexicon.legal_forms import split_legal_form
from connectors.text import fold

_MOST_WORDS = 7
_LONGEST_DATE = 40
_LINKS = frozenset("& and und et e y of de der du di del van von + og och".split())
_ARTICLES = frozenset(
    "the der die das den dem la le les el los il lo a an ein einer eines du del della des".split()
)
# What begins a sentence with a capital and is no company's name.
_PRONOUNS = frozenset(
    "it we they this which who he she our its company firm business startup unternehmen firma es wir sie société "
    "entreprise empresa azienda in since until now today".split()
)
# What ends with a stop of its own, wherever it stands.
_SHORTENED = frozenset("inc corp ltd co cie bros intl".split())
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ANY = "Xylo"  # a name with no meaning, to which a form can be put
_STOPS = re.compile(r"[.;:!?)\]”»]$")
_SENTENCE_END = re.compile(r"(?<=[\w)”]{3}[.!?;])\s+(?=[^\W\d_])")
_WORD = re.compile(r"\S+")


def name_after(text: str) -> str:
    """The proper name at the beginning of a text, behind an article; empty where none stands there."""
    taken: list[str] = []
    waiting: list[str] = []
    for word in _words(text):
        bare = _bare(word)
        if not taken and fold(bare) in _ARTICLES and not bare[:1].isupper():
            continue
        if taken and bare in _LINKS:
            waiting.append(word)
            continue
        if not _is_capital(bare) or _YEAR.fullmatch(bare) or len(taken) >= _MOST_WORDS:
            break
        taken += [*waiting, word]
        waiting = []
        if _ends(word, taken):
            break
    return _joined(taken)


def name_before(text: str) -> str:
    """The proper name at the end of a text; empty where none stands there."""
    taken: list[str] = []
    for word in reversed(_WORD.findall(text.rstrip(" -–—,("))):
        bare = _bare(word)
        stops = bool(_STOPS.search(word) or word.endswith(",")) and not _is_form([bare])
        if stops and not (taken and word.endswith(",") and _is_form(taken)):
            break
        if len(taken) >= _MOST_WORDS or not (_is_capital(bare) or (taken and bare in _LINKS)):
            break
        taken.insert(0, word)
    while taken and (fold(_bare(taken[0])) in _ARTICLES or _bare(taken[0]) in _LINKS):
        taken.pop(0)
    return _joined(taken)


def sentence(text: str, start: int) -> str:
    """The sentence in which a place of a text lies."""
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    return next((text[a:b].strip() for a, b in pairwise(ends) if a <= start < b), text)


def year_after(text: str) -> str:
    """The year, and the month where one stands before it, that a sentence names soon; empty where it names none."""
    near = re.split(r"[.;](?:\s|$)", text[: _LONGEST_DATE * 2], maxsplit=1)[0]
    found = _YEAR.search(near)
    if not found:
        return ""
    words = fold(near[: found.start()]).split()[-2:]
    month = next((number for word in reversed(words) if (number := _months().get(word))), "")
    return f"{found.group(1)}-{month}" if month else found.group(1)


@cache
def _months() -> dict[str, str]:
    table = rows("months.tsv", "connectors.website")
    return {name: f"{int(number):02d}" for number, names in table for name in names.split("|")}


def _words(text: str) -> Iterable[str]:
    return _WORD.findall(text.lstrip(" :–—-“„\"'"))[: _MOST_WORDS * 2]


def _bare(word: str) -> str:
    return word.strip(".,;:!?()[]“”„\"'»«")


def _is_capital(word: str) -> bool:
    return bool(word) and (
        word[0].isupper() or word[0].isdigit() or (not word[0].isascii() and not word[0].islower())
    )


def _ends(word: str, taken: list[str]) -> bool:
    """Whether a name ends with this word: at a stop that is no abbreviation's, or a comma no legal form follows."""
    if word.endswith(","):
        return _is_form([_bare(word)])
    return bool(_STOPS.search(word)) and not split_legal_form(" ".join(taken))[1].name


def _is_form(words: list[str]) -> bool:
    """Whether these words are a legal form and nothing else."""
    core, form = split_legal_form(f"{_ANY} {' '.join(words)}")
    return bool(form.name) and core.strip() == _ANY


def _joined(words: list[str]) -> str:
    """The words as a name. Behind a comma only a legal form is a part of it."""
    for n, word in enumerate(words[:-1]):
        if word.endswith(",") and not _is_form([_bare(w) for w in words[n + 1 :]]):
            words = words[: n + 1]
            break
    name = " ".join(words).strip(' ,;:!?()[]“”„"»«')
    if fold(name.rpartition(" ")[2]) not in _SHORTENED:
        name = name.rstrip(".") if name.count(".") < 2 else name
    known = [word for word in fold(name).split() if word not in _PRONOUNS and word not in _ARTICLES]
    return name if len(name) > 1 and any(not word.isdigit() for word in known) else ""
