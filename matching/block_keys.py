"""The keys under which records are filed, so that copies of one subject meet in spite of errors. Which of them are
worth pairing is decided in `blocking.py`.

Keys are 64-bit numbers mixed from the numbers of values; two different values may have one key, which costs a
comparison and nothing else. What can be worked out for a word is worked out once for the word, not for every record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.frequency import Frequencies
from matching.names import LONGEST_ACRONYM, NameBook, Texts, Words, numbered, words_of_person
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
        yield "given", _by_record(book, book.given.made(str))
        yield "family", _by_record(book, book.family.made(str))
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


def _hashed(texts: Sequence[str] | Texts) -> Ints:
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
    keys = keys[np.argsort(names, kind="stable")]
    many = np.bincount(names, minlength=int(held_names.max(initial=0)) + 1)
    ends, counts = np.cumsum(many)[held_names], many[held_names]
    begins = np.repeat(ends - np.cumsum(counts), counts)
    return np.repeat(records, counts), keys[begins + np.arange(len(begins))]


def _of_each(held: tuple[Ints, Ints], keys: Hashes) -> tuple[Ints, Hashes]:
    """Keys of names, one a name, as keys of the records that have them."""
    records, names = held
    return records, keys[names]


# -- companies ---------------------------------------------------------------------------------------


def _companies(table: Table, book: NameBook, frequencies: Frequencies) -> Iterator[Keys]:
    held, texts = _held_names(book), book.whole
    yield Keys("name", *_of_each(held, polynomials(texts, _LONGEST_HASHED)))
    yield Keys("start", *_of_each(held, polynomials(texts, _START)))
    names, words = _rarest_words(book, frequencies)
    yield Keys("word", *_spread(held, names, mixed(words)))
    yield Keys("slip", *_spread(held, *deletions(texts)))
    long = np.array([n for n, text in enumerate(texts) if len(text) > _LONGEST_DELETED], np.int32)
    for sort, edge in (("head", slice(None, _EDGE)), ("tail", slice(-_EDGE, None))):
        yield Keys(sort, *_spread(held, long, polynomials([text[edge] for text in texts[long]], _EDGE)))
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
    short = {key for key in book.whole[book.short] if len(key) > 1}
    found: list[tuple[int, str]] = [(n, key) for n, key in enumerate(book.whole) if key in short]
    for n, packed in enumerate(book.packed):
        letters = "".join([word[0] for word in packed.partition("\t")[0].split()])
        if letters in short:
            found.append((n, letters))
        if letters + "c" in short:
            found.append((n, letters + "c"))
    if found:
        names, texts = zip(*found, strict=True)
        yield Keys("acronym", *_spread(held, np.array(names, np.int32), polynomials(texts, LONGEST_ACRONYM)))


# -- people ------------------------------------------------------------------------------------------


def _people(table: Table, book: NameBook, frequencies: Frequencies) -> Iterator[Keys]:
    held, heard = _held_names(book), cache(sound)
    whole = ["".join(sorted(words_of_person(packed))) for packed in book.packed]
    yield Keys("name", *_of_each(held, polynomials(whole, _LONGEST_HASHED)))
    given_sound, family_sound = book.given.made(heard), book.family.made(heard)
    families = [packed.split("\t", 2)[1] for packed in book.packed]
    firsts, lasts = (
        [each.partition(" ")[0] for each in families],
        [each.rpartition(" ")[2] for each in families],
    )
    for words in (firsts, lasts) if firsts != lasts else (firsts,):
        yield Keys("sound", *_of_each(held, mixed(book.given.initial, Words(words).made(heard))))
    yield Keys("given_sound", *_of_each(held, mixed(book.family.initial, given_sound)))
    yield Keys("turned", *_of_each(held, _turned(book.given, book.family, heard)))
    yield Keys("called", *_spread(held, *_called(book.given, family_sound)))
    yield Keys("slip", *_spread(held, *_slipped(book.given, book.family)))
    yield from _with_values(table, book, given_sound, family_sound)


def _turned(given: Words, family: Words, heard: Callable[[str], str]) -> Hashes:
    """Keys that given and family name have in either order."""
    sounds = numbered([heard(word) for word in (*given.distinct, *family.distinct)])
    one, other = sounds[: len(given.distinct)][given.codes], sounds[len(given.distinct) :][family.codes]
    return mixed(np.minimum(one, other), np.maximum(one, other))


def _called(given: Words, family_sound: Ints) -> tuple[Ints, Hashes]:
    """Every full form of the given name, with how the family name sounds; as (names, keys)."""
    forms = [sorted(full_forenames(word)) if word else [] for word in given.distinct]
    words = np.repeat(np.arange(len(forms), dtype=np.int32), [len(form) for form in forms])
    names, keys = _spread(given.held, words, mixed(numbered([*chain(*forms)])))
    return names, mixed(keys, family_sound[names])


def _slipped(given: Words, family: Words) -> tuple[Ints, Hashes]:
    """The family name with one letter left out, with the initial of the given name; as (names, keys)."""
    names, keys = _spread(family.held, *deletions(family.distinct))
    return names, mixed(keys, given.initial[names])


def _with_values(table: Table, book: NameBook, given_sound: Ints, family_sound: Ints) -> Iterator[Keys]:
    """A part of the name together with where somebody lives, works or when they were born."""
    parts = {"given": given_sound, "family": family_sound}
    for trait in ("postal_code", "city", "employer_domain", "employer"):
        if trait in table.columns:
            for part, numbers in parts.items():
                yield _together(f"{trait}+{part}", table.columns[trait].first, _by_record(book, numbers))
    if "birth_date" in table.columns:
        column = table.columns["birth_date"]
        years = np.append(numbered([value[:_YEAR] for value in column.values]), np.int32(-1))[column.first]
        for part, numbers in parts.items():
            yield _together(f"year+{part}", years, _by_record(book, numbers))


def _together(sort: str, values: Ints, numbers: Ints) -> Keys:
    both = np.nonzero((values >= 0) & (numbers >= 0))[0].astype(np.int32)
    return Keys(sort, both, mixed(values[both], numbers[both]))


# -- texts as numbers --------------------------------------------------------------------------------


def polynomials(texts: Sequence[str] | Texts, width: int) -> Hashes:
    """The first letters of each text as one number: a polynomial of their code points, modulo 2^64."""
    return np.concatenate(
        [terms.sum(axis=1, dtype=np.uint64) for terms in _terms(texts, width)] or [_NO_KEYS]
    )


def _terms(texts: Sequence[str] | Texts, width: int) -> Iterator[NDArray[np.uint64]]:
    """What each letter adds to that number, some texts at a time; shape (texts, width)."""
    powers = np.cumprod(np.full(width, _BASE, np.uint64))
    for start in range(0, len(texts), _TEXTS_AT_ONCE):
        part = np.array(texts[start : start + _TEXTS_AT_ONCE], dtype=f"U{width}")
        letters = part.view(np.uint32).reshape(len(part), width).astype(np.uint64)
        yield np.multiply(letters, powers, dtype=np.uint64)


def deletions(words: Sequence[str] | Texts) -> tuple[Ints, Hashes]:
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
