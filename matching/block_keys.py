"""The keys under which records are filed, so that copies of one subject meet in spite of errors. Which of them are
worth pairing is decided in `blocking.py`.

Keys are 64-bit numbers mixed from the numbers of values; two different values may have one key, which costs a
comparison and nothing else. What can be worked out for a word is worked out once for the word, not for every record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.frequency import Frequencies
from matching.names import LONGEST_ACRONYM, NameBook, words_of_person
from matching.normalise.companies import is_generic
from matching.normalise.people import full_forenames
from matching.normalise.sounds import sound
from matching.table import Ints, Table

Hashes = NDArray[np.uint64]
_EXACT = (
    "domain email phone lei cik ein wikidata opencorporates registration vat uei ror duns isin linkedin crunchbase "
    "github board profile id_number birth_date street"
).split()
_RAREST = 3
_SHORTEST_DELETED, _LONGEST_DELETED = 5, 14
_EDGE = 8
_START = 6
_YEAR = 4
_LONGEST_HASHED = 32
_TEXTS_AT_ONCE = 100_000
_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(int(_BASE), -1, 1 << 64))
_NO_KEYS, _NO_PLACES = np.zeros(0, np.uint64), np.zeros(0, np.intp)


class Keys(NamedTuple):
    """Keys of one sort: record `records[n]` is filed under `keys[n]`."""

    sort: str
    records: Ints
    keys: Hashes


def mixed(*numbers: NDArray[np.generic] | int) -> Hashes:
    """One number of several; the order matters (the finaliser of SplitMix64, Steele, Lea and Flood 2014)."""
    found = np.zeros(1, np.uint64)
    for number in numbers:
        found = (found ^ np.asarray(number).astype(np.uint64)) + _BASE
        found = (found ^ (found >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        found = (found ^ (found >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        found = found ^ (found >> np.uint64(31))
    return found


def block_keys(table: Table, book: NameBook, frequencies: Frequencies) -> Iterator[Keys]:
    """All keys of all records, sort by sort."""
    for trait in _EXACT:
        if trait in table.columns:
            records, codes = table.columns[trait].held()
            yield Keys(trait, records, mixed(codes))
    yield from (_people if table.kind == "person" else _companies)(table, book, frequencies)


def narrowing(table: Table, book: NameBook) -> Iterator[tuple[str, Ints]]:
    """What narrows a block that is too large: for each record a number of what it has, or -1."""
    if table.kind == "person":
        names = _Names(book)
        yield "given", _by_record(book, names.given)
        yield "family", _by_record(book, names.family)
    else:
        key = _by_record(book, _hashed(book.whole))
        yield "name", key
    traits = ("city", "postal_code", "birth_date", "employer_domain", "employer", "region", "country")
    for trait in traits:
        if trait in table.columns:
            yield trait, table.columns[trait].first
    if table.kind == "company" and "city" in table.columns:
        city = table.columns["city"].first
        both = (mixed(key, city) >> np.uint64(33)).astype(np.int32)
        yield "name+city", np.where((key >= 0) & (city >= 0), both, -1)


def _by_record(book: NameBook, numbers: Ints) -> Ints:
    """A number of each record's first name."""
    return np.append(numbers, np.int32(-1))[book.codes[:, 0]]


def _numbered(texts: Sequence[str]) -> Ints:
    known: dict[str, int] = {}
    return np.array([known.setdefault(text, len(known)) if text else -1 for text in texts], np.int32)


def _hashed(texts: Sequence[str]) -> Ints:
    """A number of 31 bits for each text, -1 for an empty one; two texts hardly ever have one."""
    numbers = (mixed(polynomials(texts, _LONGEST_HASHED)) >> np.uint64(33)).astype(np.int32)
    return np.where(np.array([bool(text) for text in texts], bool), numbers, np.int32(-1))


def _held_names(book: NameBook) -> tuple[Ints, Ints]:
    """Every name of every record, former ones too, as (records, names)."""
    found = [np.nonzero(codes >= 0) for codes in (book.codes, book.former)]
    records = np.concatenate([places[0] for places in found]).astype(np.int32)
    names = np.concatenate(
        [codes[places] for codes, places in zip((book.codes, book.former), found, strict=True)]
    )
    return records, names


def _spread(held: tuple[Ints, Ints], names: Ints, keys: Hashes) -> tuple[Ints, Hashes]:
    """Keys of names as keys of the records that have them. `names` may hold a name several times."""
    records, held_names = held
    order = np.argsort(names, kind="stable")
    names, keys = names[order], keys[order]
    starts, ends = np.searchsorted(names, held_names), np.searchsorted(names, held_names, side="right")
    counts = ends - starts
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(records, counts), keys[np.repeat(starts, counts) + offsets]


# -- companies ---------------------------------------------------------------------------------------


def _companies(table: Table, book: NameBook, frequencies: Frequencies) -> Iterator[Keys]:
    held, every = _held_names(book), np.arange(len(book.packed), dtype=np.int32)
    texts = book.whole
    yield Keys("name", *_spread(held, every, polynomials(texts, _LONGEST_HASHED)))
    yield Keys("start", *_spread(held, every, polynomials(texts, _START)))
    names, words = _rarest_words(book, frequencies)
    yield Keys("word", *_spread(held, names, mixed(words)))
    yield Keys("slip", *_spread(held, *deletions(texts)))
    long = np.nonzero(np.array([len(text) > _LONGEST_DELETED for text in texts], bool))[0].astype(np.int32)
    for sort, edge in (("head", slice(None, _EDGE)), ("tail", slice(-_EDGE, None))):
        yield Keys(sort, *_spread(held, long, polynomials([texts[n][edge] for n in long.tolist()], _EDGE)))
    yield from _acronyms(book, held)


def _rarest_words(book: NameBook, frequencies: Frequencies) -> tuple[Ints, Ints]:
    """The rarest words of each name that are not general ones, as (names, words)."""
    generic = np.array([is_generic(word) for word in book.words], bool)
    matrix = book.word_matrix
    worth = np.where(
        (matrix >= 0) & ~np.append(generic, True)[matrix], np.append(frequencies.word_bits, 0)[matrix], -1
    )
    order = np.argsort(-worth, axis=1, kind="stable")[:, :_RAREST]
    chosen = np.take_along_axis(matrix, order, axis=1)
    kept = np.nonzero(np.take_along_axis(worth, order, axis=1) > 0)
    return kept[0].astype(np.int32), chosen[kept]


def _acronyms(book: NameBook, held: tuple[Ints, Ints]) -> Iterator[Keys]:
    """Names that are one short word, filed with the names that abbreviate to it."""
    short = {key for key, is_short in zip(book.whole, book.short, strict=True) if is_short and len(key) > 1}
    found: list[tuple[int, str]] = [(n, key) for n, key in enumerate(book.whole) if key in short]
    for n, packed in enumerate(book.packed):
        letters = "".join([word[0] for word in packed.partition("\t")[0].split()])
        found += [(n, text) for text in (letters, letters + "c") if text in short]
    if found:
        names, texts = zip(*found, strict=True)
        yield Keys("acronym", *_spread(held, np.array(names, np.int32), polynomials(texts, LONGEST_ACRONYM)))


# -- people ------------------------------------------------------------------------------------------


class _Names:
    """The parts of people's names, by number: of each name its first given name, its family name, its initial."""

    def __init__(self, book: NameBook) -> None:
        halves = [packed.split("\t", 2) for packed in book.packed]
        self.given_words = [half[0].partition(" ")[0] for half in halves]
        self.family_words = book.families
        self.last_words = [half[1].rpartition(" ")[2] for half in halves]
        self.first_words = [half[1].partition(" ")[0] for half in halves]
        self.given, self.family = _numbered(self.given_words), _numbered(self.family_words)
        self.initial = np.array([ord(word[0]) if word else 0 for word in self.given_words], np.int32)
        self.family_initial = np.array([ord(word[0]) if word else 0 for word in self.family_words], np.int32)


def _by_word(words: Iterable[str], rule: Callable[[str], str]) -> Ints:
    """A number of what a rule makes of each word; each distinct word once."""
    known: dict[str, str] = {}
    return _numbered([known.get(word) or known.setdefault(word, rule(word)) for word in words])


def _people(table: Table, book: NameBook, frequencies: Frequencies) -> Iterator[Keys]:
    held, every = _held_names(book), np.arange(len(book.packed), dtype=np.int32)
    names = _Names(book)
    whole = ["".join(sorted(words_of_person(packed))) for packed in book.packed]
    yield Keys("name", *_spread(held, every, polynomials(whole, _LONGEST_HASHED)))
    given_sound, family_sound = _by_word(names.given_words, sound), _by_word(names.family_words, sound)
    for part, words in ((0, names.first_words), (1, names.last_words)):
        part_sound = _by_word(words, sound)
        if part == 0 or names.first_words != names.last_words:
            yield Keys("sound", *_spread(held, every, mixed(names.initial, part_sound)))
    yield Keys("given_sound", *_spread(held, every, mixed(names.family_initial, given_sound)))
    yield Keys("turned", *_spread(held, every, _turned(names)))
    yield Keys("called", *_spread(held, *_called(names, family_sound)))
    slipped, hashes = deletions(names.family_words)
    yield Keys("slip", *_spread(held, slipped, mixed(hashes, names.initial[slipped])))
    yield from _with_values(table, book, names, given_sound, family_sound)


def _turned(names: _Names) -> Hashes:
    """Keys that given and family name have in either order."""
    both = [sorted((sound(a), sound(b))) for a, b in zip(names.given_words, names.family_words, strict=True)]
    return mixed(_numbered([" ".join(pair) for pair in both]))


def _called(names: _Names, family_sound: Ints) -> tuple[Ints, Hashes]:
    """Every full form of the given name, with how the family name sounds."""
    numbers: dict[str, int] = {}
    of_word = {
        word: [numbers.setdefault(full, len(numbers)) for full in sorted(full_forenames(word))]
        for word in dict.fromkeys(names.given_words)
        if word
    }
    forms = [of_word.get(word, ()) for word in names.given_words]
    places = np.repeat(np.arange(len(forms), dtype=np.int32), [len(form) for form in forms])
    return places, mixed(np.array([n for form in forms for n in form], np.int32), family_sound[places])


def _with_values(
    table: Table, book: NameBook, names: _Names, given_sound: Ints, family_sound: Ints
) -> Iterator[Keys]:
    """A part of the name together with where somebody lives, works or when they were born."""
    parts = {"given": given_sound, "family": family_sound}
    for trait in ("postal_code", "city", "employer_domain", "employer"):
        if trait in table.columns:
            for part, numbers in parts.items():
                yield _together(f"{trait}+{part}", table.columns[trait].first, _by_record(book, numbers))
    if "birth_date" in table.columns:
        column = table.columns["birth_date"]
        years = np.append(_numbered([value[:_YEAR] for value in column.values]), np.int32(-1))[column.first]
        for part, numbers in parts.items():
            yield _together(f"year+{part}", years, _by_record(book, numbers))


def _together(sort: str, values: Ints, numbers: Ints) -> Keys:
    both = np.nonzero((values >= 0) & (numbers >= 0))[0].astype(np.int32)
    return Keys(sort, both, mixed(values[both], numbers[both]))


# -- texts as numbers --------------------------------------------------------------------------------


def polynomials(texts: Sequence[str], width: int) -> Hashes:
    """The first letters of each text as one number: a polynomial of their code points, modulo 2^64."""
    return np.concatenate(
        [terms.sum(axis=1, dtype=np.uint64) for terms in _terms(texts, width)] or [_NO_KEYS]
    )


def _terms(texts: Sequence[str], width: int) -> Iterator[NDArray[np.uint64]]:
    """What each letter adds to that number, some texts at a time; shape (texts, width)."""
    powers = np.cumprod(np.full(width, _BASE, np.uint64))
    for start in range(0, len(texts), _TEXTS_AT_ONCE):
        part = np.array(texts[start : start + _TEXTS_AT_ONCE], dtype=f"U{width}")
        letters = part.view(np.uint32).reshape(len(part), width).astype(np.uint64)
        yield np.multiply(letters, powers, dtype=np.uint64)


def deletions(words: Sequence[str]) -> tuple[Ints, Hashes]:
    """For each word its key and the keys of all it becomes when one letter is left out, as (places, keys).

    Two words one slip apart share one of these. Very short words have their own key alone, and long ones that of their
    beginning. The key of a word is the polynomial of its letters, so that leaving one out is a division.
    """
    length = np.array([min(len(word), _LONGEST_DELETED + 1) for word in words], np.int32)
    found: list[tuple[NDArray[np.intp], Hashes]] = []
    start = 0
    for terms in _terms(words, _LONGEST_DELETED):
        found += _left_out(terms, length[start : start + len(terms)], start)
        start += len(terms)
    places, keys = zip(*found, strict=True) if found else ((), ())
    return np.concatenate([_NO_PLACES, *places]).astype(np.int32), np.concatenate([_NO_KEYS, *keys])


def _left_out(
    terms: NDArray[np.uint64], length: Ints, start: int
) -> Iterator[tuple[NDArray[np.intp], Hashes]]:
    """The keys of some words and of all that becomes of them, with their places from a start."""
    whole = terms.sum(axis=1, dtype=np.uint64)
    told = np.nonzero(length > 0)[0]
    yield told + start, whole[told]
    usable = np.nonzero((length >= _SHORTEST_DELETED) & (length <= _LONGEST_DELETED))[0]
    before = np.zeros(len(usable), np.uint64)
    for place in range(_LONGEST_DELETED):
        after = whole[usable] - before - terms[usable, place]
        has = length[usable] > place
        yield usable[has] + start, (before + after * _INVERSE)[has]
        before = before + terms[usable, place]
