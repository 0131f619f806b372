"""Names of people made comparable: given names, family names, initials, in whatever order they are written.

"Dr. von der Leyen, Ursula", "URSULA VON DER LEYEN" and "U. von der Leyen" share a family name and may share a given
one. Writing tells which part is which: a comma, capitals, particles, a patronymic, a family name of East Asia, a
forename that is nobody's family name. Where nothing tells, a name keeps its words in order, and whoever compares may
read it both ways. Titles and degrees are set aside, never compared. Nobody's sex or origin is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from connectors.lexicon import names as lexicon
from connectors.lexicon import rows
from connectors.text import squash
from matching.normalise.forenames import full_forenames, same_forename
from matching.normalise.romanised import east_asian_family
from matching.normalise.scripts import latin

__all__ = ["PersonName", "full_forenames", "name_of_parts", "person_name", "same_forename"]

# What stands in brackets or quotes: a nickname, a maiden name, an office.
_ASIDE = re.compile(r"[(\[\"“„«]\s*([^()\[\]\"“”„«»]*)[)\]\"“”»]")
_JAPANESE_HONORIFIC = re.compile(r"(?<=\w{2})-(san|sama|sensei)$", re.IGNORECASE)
_CHARACTERS = re.compile("^[\u3005-\u3006\u3040-\u309f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+$")
_ORDINAL = re.compile(r"^\d+(st|nd|rd|th)$")
_PATRONYMIC = re.compile(r"(?:[oeyi]vich|[oe]vitch|[oe]vych|[oe]vna|y?ivna|inichna|ogly|kyzy)$")
# Syllables as Chinese and Korean given names have, written as one word or two.
_SYLLABLE = r"(?:[cgknpstz]h|ng|tr|qu|kk|tt|pp|ts|hs|[bcdfghjklmnpqrstwxyz])?(?:w|y|i|u)?[aeiou]{1,3}"
_SYLLABLE += r"(?:ng|nh|ch|[nmklpthr])?"
_SYLLABLES = re.compile(f"^{_SYLLABLE}(?:{_SYLLABLE})?$")
# Vietnamese ones may begin with a v; behind a name that is a forename, too, it begins a particle: Kim van Dyk.
_VIETNAMESE = re.compile(f"^v?{_SYLLABLE}$")
# "Abdul Rahman", "Abd al-Rahman" and "Abdurrahman" are one forename.
_SERVANT = re.compile(r"^abd(?:[aeou]{1,2}[lrnstdz]{1,2})?$")
_SERVANT_OF = re.compile(r"^abd[aeou]{1,2}[lrnstdz]{1,2}?(?=\w{3})")
# Names of God and what stands for them: "Abdul" before anything else is a name of its own.
_OF_GOD = frozenset(
    "allah lah rahman rahmane rehman raman rahim raheem aziz azeez azees hamid hameed hamed majid "
    "majeed malik malek salam salaam karim kareem kerim hakim hakeem halim haleem ghani gani ghaffar "
    "gaffar ghafar ghafoor ghafur gafur gafoor qadir qader kader kadir kadri quader jabbar jabar "
    "djabbar jalil jaleel djalil latif lateef rashid rasheed razak razaq razzak razzaq rezak wahab "
    "wahhab wahid waheed wahed hadi basir baseer bari baki baqi fattah fatah matin mateen momen "
    "moneim monem munim muneim nasser nasir naser nabi rasul rasool rauf raouf raof sabur saboor "
    "samad samee sami sattar satar shakur shakoor wadud hafiz hafeez hai hay haq haqq hakk kabir "
    "kabeer khaliq khalek kayum qayum qayyum qayoum qahhar qahar quddus qudus salim ati aty azim "
    "azeem ahad aal ali".split()
)
# Letters that join the parts of a name ("Ortega y Gasset") where they are written small, and are initials elsewhere.
_CONJUNCTIONS = frozenset("yie")
_SPACED_DEGREES = frozenset(("phd", "md", "dphil"))
_WIDESPREAD = 4
_USUAL_JAPANESE = 4
# "Kim Jong-un", "Kim Jong Un" and "Kim Jongun" are one; a Vietnamese is called by the last of several given names.
_JOINING_SYLLABLES = frozenset(("zh", "ko"))
# Initials that nothing parts: two capitals, or three that nobody could speak; VOS and ROY are names.
_RUN_TOGETHER = re.compile(r"^(?:[A-Z]{2}|[B-DF-HJ-NP-TV-XZ]{3})$")
_MOST_KEPT = 65_536


class PersonName(NamedTuple):
    """One name, taken apart; all words folded and in Latin letters, particles left out.

    Attributes:
        given: forenames and initials in order; empty when only a family name is known.
        family: family names; of "García Márquez" both, of "Anna Müller-Lüdenscheidt" both.
        generation: "jr", "sr", "2" …, which tells father from son.
        sure: whether the source itself said which part is which.
        former: a family name of earlier, where the name tells it: "née Müller", "geb. Müller".
    """

    text: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    generation: str = ""
    sure: bool = False
    former: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return self.given + self.family


class _Word(NamedTuple):
    """What one written word tells, looked up once for every spelling.

    Attributes:
        parts: the words it folds to; `core` are those of them that are compared.
        kind: title, suffix, particle, born, a generation ("jr", "2"), or nothing of these.
        doubtful: whether a title or a degree is also somebody's name, and may be meant so.
        asian: the language of which it is a romanised family name.
        characters: itself, where it is written in Chinese characters, hiragana or hangul: family names lead there.
        capitals: whether it may be initials that nothing parts.
    """

    parts: tuple[str, ...]
    core: tuple[str, ...] = ()
    kind: str = ""
    doubtful: bool = False
    shouted: bool = False
    initials: bool = False
    forename: int = 0
    surname: int = 0
    asian: str = ""
    characters: str = ""
    capitals: bool = False


_Words = Sequence[_Word]


@cache
def _honorifics() -> dict[str, str]:
    kinds = {"before": "title", "always": "title", "behind": "suffix"}
    return {word: kinds.get(kind, kind) for word, kind in rows("honorifics.tsv", __package__)}


@cache
def _always_titles() -> frozenset[str]:
    return frozenset(word for word, kind in rows("honorifics.tsv", __package__) if kind == "always")


@lru_cache(maxsize=_MOST_KEPT)
def _word(raw: str) -> _Word:
    parts = tuple(latin(raw).split())
    joined = "".join(parts)
    forename, surname = lexicon.known(joined)
    initials = len(joined) == len(parts)
    asian = east_asian_family(joined)
    kind = _kind(raw, parts, joined)
    sure = "." in raw or (raw[1:] != raw[1:].lower() and not raw.isupper())  # "Dr.", "MEng", never "Meng"
    sure = sure or joined in _always_titles()
    return _Word(
        parts,
        () if kind == "particle" else _core(parts),
        kind,
        bool(kind) and not sure and bool(forename or (kind == "suffix" and (surname or asian))),
        not initials and len(joined) > 2 and raw.isupper(),
        initials,
        forename,
        surname,
        asian,
        raw if not raw.isascii() and _CHARACTERS.match(raw) else "",
        _RUN_TOGETHER.match(raw) is not None and not (kind or forename or surname or asian),
    )


def _kind(raw: str, parts: tuple[str, ...], joined: str) -> str:
    if len(joined) < 2:
        return "particle" if joined in _CONJUNCTIONS and raw == joined else ""
    if kind := _honorifics().get(joined) or lexicon.kind_of(joined):
        return kind
    if len(parts) > 1 and all(lexicon.kind_of(part) == "title" for part in parts):
        return "title"
    return "suffix" if _ORDINAL.match(joined) else ""


def _core(parts: tuple[str, ...]) -> tuple[str, ...]:
    if len(parts) < 2:
        return parts
    return tuple([p for p in parts if len(p) == 1 or lexicon.kind_of(p) != "particle"]) or parts


@lru_cache(maxsize=_MOST_KEPT)
def person_name(text: str) -> PersonName:
    """Take apart a full name as it is printed, in the order that its writing shows."""
    text = squash(text)
    plain, former = _without_asides(text)
    head, comma, tail = plain.partition(",")
    if comma and (raws := tail.split(None, 1)) and _word(raws[0]).kind == "born":
        head, comma = f"{head} {tail}", ""
    if comma:
        words, generation, born = _bare_words(head)
        behind, later, _ = _bare_words(tail.replace(",", " "))
        generation, former = generation or later, born or former
        if not _are_degrees(behind):
            return PersonName(text, _given(behind), _comparable(words), generation, True, former)
    else:
        words, generation, born = _bare_words(head)
        former = born or former
    given, family = _divide(words)
    if len(family) == 1 and family[0].asian in _JOINING_SYLLABLES and given and _asian_given(given):
        syllables = "".join([part for word in given for part in word.parts])
        return PersonName(text, (syllables,), family[0].parts, generation, False, former)
    return PersonName(text, _given(given), _comparable(family), generation, False, former)


@lru_cache(maxsize=_MOST_KEPT)
def name_of_parts(given: str, family: str) -> PersonName:
    """A name whose parts the source keeps apart. Either may be empty."""
    plain_given, _ = _without_asides(given)
    plain_family, aside = _without_asides(family)
    first, _, _ = _bare_words(plain_given.replace(",", " "))
    last, generation, born = _bare_words(plain_family.replace(",", " "))
    text = squash(f"{given} {family}")
    return PersonName(text, _given(first), _comparable(last), generation, True, born or aside)


def _without_asides(text: str) -> tuple[str, tuple[str, ...]]:
    """A name without what stands in brackets or quotes, and the name at birth if that is told there."""
    if text.isascii() and not ("(" in text or '"' in text or "[" in text):
        return text, ()
    former: tuple[str, ...] = ()
    for aside in _ASIDE.findall(text):
        words = [_word(raw) for raw in aside.split()]
        if words and words[0].kind == "born":
            former = _comparable(words[1:])
    return _ASIDE.sub(" ", text), former


def _bare_words(text: str) -> tuple[list[_Word], str, tuple[str, ...]]:
    """The words without titles and degrees; the generation among them; the family name at birth."""
    raws = text.split()
    if (
        "-" in text
        and (shorter := _JAPANESE_HONORIFIC.sub("", raws[-1])) != raws[-1]
        and not _word(raws[0]).asian
    ):
        raws[-1] = shorter
    words = [word for word in map(_word, raws) if word.parts]
    born: tuple[str, ...] = ()
    generation = ""
    for index, word in enumerate(words):
        if word.kind and word.kind != "particle":
            if word.kind == "born" and 0 < index < len(words) - 1:
                words, born = words[:index], _comparable(words[index + 1 :])
            words, generation = _without_honorifics(words)
            break
    if len(words) > 1 and (words[0].capitals or words[-1].capitals) and not text.isupper():
        words = [_as_initials(words[0]), *words[1:-1], _as_initials(words[-1])]
    return words, generation, born


def _are_degrees(behind: _Words) -> bool:
    """Whether nothing but degrees stands behind a comma: Anna Harrow, MBA, Ph. D."""
    spelt = "".join(part for word in behind for part in word.parts)
    return spelt in _SPACED_DEGREES or all(word.kind == "suffix" and not word.doubtful for word in behind)


def _without_honorifics(words: list[_Word]) -> tuple[list[_Word], str]:
    start, end, generation = 0, len(words), ""
    while end - start > 1 and words[start].kind == "title" and not words[start].doubtful:
        start += 1
    while end > start:
        last = words[end - 1]
        if end - start > 2 and "".join(words[end - 2].parts + last.parts) in _SPACED_DEGREES:
            end -= 2
            continue
        if last.kind in ("", "title", "particle", "born") or (last.doubtful and end - start < 3):
            break
        if last.kind == "suffix" and end - start < 2:
            break
        generation = generation or (last.kind if last.kind != "suffix" else "")
        end -= 1
    return words[start:end], generation


def _as_initials(word: _Word) -> _Word:
    """Two or three capitals beside a name that is not in capitals are initials: JP Morgan, Morgan JP."""
    letters = tuple(word.parts[0])
    return _Word(letters, letters, initials=True) if word.capitals else word


def _divide(words: list[_Word]) -> tuple[_Words, _Words]:
    """Given and family names of words in running order."""
    if len(words) < 2:
        return _by_characters(words[0].characters) if words and words[0].characters else ([], words)
    if words[0].characters:
        return words[1:], words[:1]
    if words[0].shouted != words[-1].shouted and (shown := _by_capitals(words)):
        return shown
    if _family_first(words):
        return words[1:], words[:1]
    for index, word in enumerate(words[1:-1], 1):
        if word.kind == "particle":
            if index > 1 and word.parts[0] in _CONJUNCTIONS:
                index -= 1
            return words[:index], words[index:]
    return words[:-1], words[-1:]


def _by_characters(name: str) -> tuple[_Words, _Words]:
    """The parts of a Chinese, Japanese or Korean name that is written without a space."""
    if len(name) > 2 and (lexicon.known(name[:2]).surname or len(name) == _USUAL_JAPANESE):
        length = 2
    else:
        length = 1 if 1 < len(name) < _USUAL_JAPANESE and lexicon.known(name[:1]).surname else 0
    return ([_word(name[length:])], [_word(name[:length])]) if length else ([], [_word(name)])


def _by_capitals(words: list[_Word]) -> tuple[_Words, _Words] | None:
    """The parts of a name that writes its family name in capitals: MÜLLER Hans, Gabriela GARCÍA MÁRQUEZ."""
    capital = [word.shouted or word.kind == "particle" for word in words]
    if False not in capital:
        return None
    if words[0].shouted:
        end = capital.index(False)
        given, family = words[end:], words[:end]
    else:
        start = len(words) - capital[::-1].index(False)
        given, family = words[:start], words[start:]
    return None if any(word.shouted for word in given) else (given, family)


def _family_first(words: list[_Word]) -> bool:
    """Whether the words show that the family name leads."""
    first, last = words[0], words[-1]
    if first.initials:
        return False
    if last.initials:  # "Smith JP", but "Anna K."
        behind = all(word.initials for word in words[1:])
        return behind and (len(last.parts) > 1 or first.surname > first.forename)
    if first.asian:
        return not (last.asian and len(words) == 2) and _asian_given(words[1:], first.forename == 0)
    if len(words) == 3 and _PATRONYMIC.search(last.parts[-1]):
        return not first.forename and words[1].forename > 0
    return len(words) == 2 and first.surname > 0 == first.forename and last.forename > last.surname


def _asian_given(words: _Words, known_elsewhere: bool = False) -> bool:
    """Whether words are syllables as Chinese, Korean and Vietnamese given names have.

    Args:
        known_elsewhere: whether they may be forenames of many other countries, too.
    """
    parts = [part for word in words for part in word.parts]
    return len(parts) < 4 and all(
        len(part) > 1
        and (_SYLLABLES.match(part) or (known_elsewhere and _VIETNAMESE.match(part)))
        and (known_elsewhere or lexicon.known(part).forename < _WIDESPREAD)
        for part in parts
    )


def _given(words: _Words) -> tuple[str, ...]:
    """Given names to compare. The first is kept whatever it is: Ben and Al are particles elsewhere."""
    if not words:
        return ()
    first = words[0].core or words[0].parts
    return (
        _servants(first + sum([word.core for word in words[1:]], ())) if len(words) > 1 else _servants(first)
    )


def _comparable(words: _Words) -> tuple[str, ...]:
    """Family names to compare, without particles."""
    if len(words) == 1:
        return words[0].core or words[0].parts
    return _servants(sum([word.core for word in words], ())) or sum([word.parts for word in words], ())


def _servants(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Names of God's servants in one spelling: Abdul Rahman, Abd al-Rahman, Abdurrahman."""
    for part in parts:
        if part[:3] == "abd":
            break
    else:
        return parts
    made: list[str] = []
    for part in parts:
        if made and part in _OF_GOD and _SERVANT.match(made[-1]):
            made[-1] = "abd" + part
        else:
            made.append(_SERVANT_OF.sub("abd", part))
    return tuple(made)
