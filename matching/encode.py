"""Records made comparable, a chunk at a time: each trait's distinct values, and which record has which.

Names are taken apart, identifiers and places become keys, and a key that proves nothing (the domain of a platform, a
free-mail address, an LEI with wrong check digits) is left out here, so that no later step need ask again. A chunk is
encoded column by column, each distinct cell once, and without looking at any other chunk: so chunks may be encoded in
several processes, and what comes back is plain lists and arrays. Nothing is compared here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, count, repeat
from typing import NamedTuple, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from connectors.lexicon.places import domain_country
from connectors.text import fold
from matching.bundles import Bundle, bundled, unbundled
from matching.normalise import keys, places
from matching.normalise.companies import spellings, words_and_form
from matching.normalise.people import PersonName, name_of_parts, person_name
from matching.packed import packed_company, packed_person
from matching.records import OTHER, Record

T = TypeVar("T")
Cells = tuple[list[int], list[str]]
# Names of one cell, each packed and as it is written.
Names: TypeAlias = list[tuple[str, str]]
# How a value of a field becomes a key, and the trait it belongs to. Several fields may feed one trait.
_KEYS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "company.lei": ("lei", keys.lei_key),
    "company.cik": ("cik", keys.cik_key),
    "company.ein": ("ein", keys.number_key),
    "company.wikidata": ("wikidata", keys.number_key),
    "company.opencorporates": ("opencorporates", str.lower),
    "company.registration_number": ("registration", keys.number_key),
    "company.vat_id": ("vat", keys.number_key),
    "company.uei": ("uei", keys.number_key),
    "company.ror": ("ror", keys.number_key),
    "company.duns": ("duns", keys.number_key),
    "company.isin": ("isin", keys.number_key),
    "company.linkedin": ("linkedin", keys.profile_key),
    "company.crunchbase": ("crunchbase", keys.profile_key),
    "company.github": ("github", str.lower),
    "company.job_board": ("board", str.lower),
    "person.linkedin": ("linkedin", keys.profile_key),
    "person.profile": ("profile", keys.profile_key),
    "person.id_number": ("id_number", keys.number_key),
    "person.birth_date": ("birth_date", keys.date_key),
    "person.employer": ("employer_subject", str.strip),
    "person.title": ("title", fold),
    "company.industry": ("industry", fold),
}
_NAMES = ("name", "legal_name", "other_name")
# What else of a company or a person is compared.
_COMPARED = frozenset(
    (*_NAMES, "former_name", "given_name", "family_name", "company_name", "company_domain", "domain", "website",
     "employer", "phone", "email", "country", "region", "city", "postal_code", "street")
)  # fmt: skip


@dataclass(frozen=True)
class Chunk:
    """Some records' values, column by column: of each field the places of the records and what they hold there."""

    kind: str
    ids: Sequence[str]
    cells: Mapping[str, Cells]

    def of(self, part: str) -> Cells:
        """What the records hold of "city", whatever their kind."""
        return self.cells.get(f"{self.kind}.{part}", ([], []))


class Coded(NamedTuple):
    """One trait of a chunk: record `rows[n]` has value `codes[n]`, which is `values[codes[n]]` and shown as `shown`.

    Where every value is shown as it is, `shown` is `values` itself.
    """

    rows: NDArray[np.int32]
    codes: NDArray[np.int32]
    values: list[str]
    shown: list[str]

    def __reduce__(self) -> tuple[Callable[..., Coded], tuple[object, ...]]:
        """How it is sent to another process: its texts as two."""
        shown = None if self.shown is self.values else bundled(self.shown)
        return _received, (self.rows, self.codes, bundled(self.values), shown)


def _received(
    rows: NDArray[np.int32], codes: NDArray[np.int32], values: Bundle, shown: Bundle | None
) -> Coded:
    found = unbundled(values)
    return Coded(rows, codes, found, found if shown is None else unbundled(shown))


@dataclass
class Sheet:
    """A chunk, made comparable."""

    kind: str
    ids: list[str]
    traits: dict[str, Coded] = field(default_factory=dict)


def numbering() -> defaultdict[str, int]:
    """Numbers for values: each gets the next one when it is first asked for."""
    return defaultdict(count().__next__)


@dataclass
class _Coder:
    """Gathers the values of one trait, whole columns of them at once: a loop over cells would take half of all time."""

    rows: list[int] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)

    def add(self, rows: Sequence[int], values: Sequence[str]) -> None:
        """Add a value of each of these records; an empty one is none."""
        self.rows += compress(rows, values)
        self.values += filter(None, values)

    def add_shown(self, rows: Iterable[int], values: Sequence[str], spellings: Sequence[str]) -> None:
        """Add values with how each is written; of several spellings always the same is shown."""
        self.rows += rows
        self.values += values
        shown = self.shown
        for value, spelling in zip(values, spellings, strict=True):
            if spelling < shown.setdefault(value, spelling):
                shown[value] = spelling

    def sealed(self) -> Coded:
        numbers = numbering()
        rows = np.array(self.rows, np.int32)
        codes = np.fromiter(map(numbers.__getitem__, self.values), np.int32, len(rows))
        if (rows[1:] <= rows[:-1]).any():
            both = rows.astype(np.int64) * len(numbers) + codes
            first = np.sort(np.unique(both, return_index=True)[1])
            first = first[np.argsort(rows[first], kind="stable")]
            rows, codes = rows[first], codes[first]
        values = list(numbers)
        return Coded(rows, codes, values, [self.shown[value] for value in values] if self.shown else values)


Coders: TypeAlias = defaultdict[str, _Coder]


def chunk_of(records: Sequence[Record], kind: str) -> Chunk:
    """Records as a chunk."""
    cells: dict[str, Cells] = {}
    for row, record in enumerate(records):
        for name, values in record.values.items():
            rows, held = cells.setdefault(name, ([], []))
            rows += repeat(row, len(values))
            held += values
    return Chunk(kind, [record.id for record in records], cells)


def is_compared(field: str) -> bool:
    """Whether records are compared in a field, or in a list's own column; any other tells nothing here."""
    return field in _KEYS or field.startswith(OTHER) or field.partition(".")[2] in _COMPARED


def encode(chunk: Chunk) -> Sheet:
    """Make a chunk comparable."""
    coders: defaultdict[str, _Coder] = defaultdict(_Coder)
    for name, (trait, key_of) in _KEYS.items():
        if name in chunk.cells:
            _add_keys(coders[trait], chunk.cells[name], key_of)
    countries = _add_places(coders, chunk)
    _add_contacts(coders, chunk, countries)
    (_add_person if chunk.kind == "person" else _add_company)(coders, chunk)
    for name, cells in chunk.cells.items():
        if name.startswith(OTHER):
            _add_keys(coders[name], cells, fold)
    traits = {trait: coder.sealed() for trait, coder in coders.items() if coder.rows}
    return Sheet(chunk.kind, list(chunk.ids), traits)


def _add_keys(coder: _Coder, cells: Cells, key_of: Callable[[str], str]) -> None:
    rows, values = cells
    coder.add(rows, _keys(values, key_of))


def _keys(values: Sequence[str], key_of: Callable[[str], T]) -> list[T]:
    """The key of each value, made once of each distinct one."""
    found = {value: key_of(value) for value in dict.fromkeys(values)}
    return list(map(found.__getitem__, values))


def _add_places(coders: Coders, chunk: Chunk) -> list[str]:
    """Add where the records are.

    Returns:
        each record's first country; an empty text where it has none.
    """
    rows, told = chunk.of("country")
    found = _keys(told, places.country_key)
    coders["country"].add(rows, found)
    countries = [""] * len(chunk.ids)
    for row, key in zip(rows, found, strict=True):
        countries[row] = countries[row] or key
    rows, told = chunk.of("region")
    regions = [places.region_key(value, countries[row]) for row, value in zip(rows, told, strict=True)]
    coders["region"].add(rows, regions)
    for part, key_of in (
        ("city", places.city_key), ("postal_code", places.postal_key), ("street", places.street_key),
    ):  # fmt: skip
        _add_keys(coders[part], chunk.of(part), key_of)
    return countries


def _add_contacts(coders: Coders, chunk: Chunk, countries: Sequence[str]) -> None:
    rows, told = chunk.of("phone")
    phones = [keys.phone_key(value, countries[row]) for row, value in zip(rows, told, strict=True)]
    coders["phone"].add(rows, phones)
    email_key = keys.email_key if chunk.kind == "company" else keys.person_email_key
    _add_keys(coders["email"], chunk.of("email"), email_key)
    _add_domains(coders, chunk)


def _add_domains(coders: Coders, chunk: Chunk) -> None:
    """The domains that are told as such, then those of addresses, then those that subjects are called after.

    Often they are the same, so that they are read together.
    """
    rows, hosts = list[int](), list[str]()
    for part, host_of in _HOSTS[chunk.kind]:
        told_by, told = chunk.of(part)
        rows += told_by
        hosts += map(host_of, told)
    trait = "domain" if chunk.kind == "company" else "employer_domain"
    _add_keys(coders[trait], (rows, hosts), keys.domain_key)


def _host_of_address(address: str) -> str:
    return address.rpartition("@")[2].strip().lower() if "@" in address else ""


def _host_of_subject(subject: str) -> str:
    """The host of "website:acme.example"."""
    return subject.partition(":")[2]


# Where a domain may stand, and what of it is the host.
_HOSTS: Mapping[str, tuple[tuple[str, Callable[[str], str]], ...]] = {
    "company": (("domain", str), ("website", str), ("email", _host_of_address)),
    "person": (("company_domain", str), ("email", _host_of_address), ("employer", _host_of_subject)),
}


# -- companies ---------------------------------------------------------------------------------------


def _add_company(coders: Coders, chunk: Chunk) -> None:
    parts: dict[str, tuple[Names, Names]] = {}
    for part in _NAMES:
        cells = chunk.of(part)
        parts |= {text: _names_in(text) for text in dict.fromkeys(cells[1]) if text not in parts}
        _add_names(coders["name"], cells, {text: names for text, (names, _) in parts.items()})
        _add_names(coders["former"], cells, {text: former for text, (_, former) in parts.items() if former})
    cells = chunk.of("former_name")
    _add_names(coders["former"], cells, {text: _names_in(text)[0] for text in dict.fromkeys(cells[1])})
    _guess_names(coders)
    _hint_countries(coders)


def _add_names(coder: _Coder, cells: Cells, names: Mapping[str, Names]) -> None:
    """Add the names that each cell holds, where it holds any."""
    rows, texts = cells
    held = [names.get(text, ()) for text in texts]
    if told := list(chain.from_iterable(held)):
        coder.add_shown(chain.from_iterable(map(repeat, rows, map(len, held))), *zip(*told, strict=True))


def _names_in(text: str) -> tuple[Names, Names]:
    """The names and the former names that one cell holds."""
    name, others, former = spellings(text)
    return _packed((name, *others)), _packed(former)


def _packed(texts: Iterable[str]) -> Names:
    found = []
    for text in texts:
        words, form = words_and_form(text)
        if words:
            found.append((packed_company(text, words, form), text))
    return found


def _guess_names(coders: Coders) -> None:
    """Who has a domain and no name is called what the domain is called, and is marked as so called."""
    rows, domains = _without(coders["name"], coders["domain"])
    names = {domain: _packed((keys.domain_label(domain),)) for domain in dict.fromkeys(domains)}
    _add_names(coders["name"], (rows, domains), names)
    coders["guessed"].add(rows, ["name" if names[domain] else "" for domain in domains])


def _hint_countries(coders: Coders) -> None:
    """Who tells no country has the one that the ending of the domain hints at."""
    _add_keys(coders["hinted_country"], _without(coders["country"], coders["domain"]), domain_country)


def _without(lacking: _Coder, told: _Coder) -> Cells:
    """The values of one trait of those records that lack another."""
    have = set(lacking.rows)
    lack = [row not in have for row in told.rows]
    return list(compress(told.rows, lack)), list(compress(told.values, lack))


# -- people ------------------------------------------------------------------------------------------


def _add_person(coders: Coders, chunk: Chunk) -> None:
    given, family = (_joined(chunk.of(f"{part}_name")) for part in ("given", "family"))
    rows = sorted({*given, *family})
    parts = [(given.get(row, ""), family.get(row, "")) for row in rows]
    _add_people(coders["name"], rows, [name_of_parts(*both) for both in parts])
    rows, told = chunk.of("name")
    _add_people(coders["name"], rows, _keys(told, person_name))
    _add_keys(coders["employer"], chunk.of("company_name"), _employer_key)


def _add_people(coder: _Coder, rows: Sequence[int], names: Sequence[PersonName]) -> None:
    told = [bool(name.words) for name in names]
    kept = list(compress(names, told))
    coder.add_shown(
        compress(rows, told), [packed_person(name) for name in kept], [name.text for name in kept]
    )


def _joined(cells: Cells) -> dict[int, str]:
    found: dict[int, str] = {}
    for row, value in zip(*cells, strict=True):
        found[row] = f"{found[row]} {value}" if row in found else value
    return found


def _employer_key(text: str) -> str:
    words, _ = words_and_form(spellings(text).name)
    return "".join(words)


def sheets(records: Sequence[Record], kind: str) -> Iterable[Sheet]:
    """Records, made comparable, as one chunk."""
    yield encode(chunk_of(records, kind))
