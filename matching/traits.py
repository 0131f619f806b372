"""A record made comparable, once, before it is compared with many others.

Names are taken apart, identifiers and places become keys; a key that proves nothing (the domain of a platform, a
free-mail address, an LEI with wrong check digits) is left out here, so that no later step need ask again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from connectors.lexicon.places import country_code, domain_country
from matching.normalise import keys, places
from matching.normalise.companies import CompanyName, company_name, spellings
from matching.normalise.people import PersonName, name_of_parts, person_name
from matching.records import Record

# How a value of a field becomes a key, and the trait it belongs to. Several fields may feed one trait.
_KEYS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "company.domain": ("domain", keys.domain_key),
    "company.website": ("domain", keys.domain_key),
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
}
_PLACES = ("country", "region", "city", "postal_code", "street")


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a record is compared. `keys` maps a trait ("domain", "city") to its values; none stands empty."""

    id: str
    kind: str
    companies: tuple[CompanyName, ...] = ()
    former: tuple[CompanyName, ...] = ()
    people: tuple[PersonName, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    guessed_name: bool = False

    def get(self, trait: str) -> tuple[str, ...]:
        return self.keys.get(trait, ())


def traits_of(record: Record) -> Traits:
    """Make a record comparable."""
    found: dict[str, dict[str, None]] = {}
    for name, values in record.values.items():
        if rule := _KEYS.get(name):
            trait, key_of = rule
            for value in values:
                _keep(found, trait, key_of(value))
    _place_keys(record, found)
    _contact_keys(record, found)
    return _person(record, found) if record.kind == "person" else _company(record, found)


def _keep(found: dict[str, dict[str, None]], trait: str, key: str) -> None:
    if key:
        found.setdefault(trait, {})[key] = None


def _settled(found: dict[str, dict[str, None]]) -> dict[str, tuple[str, ...]]:
    return {trait: tuple(values) for trait, values in found.items()}


def _place_keys(record: Record, found: dict[str, dict[str, None]]) -> None:
    raw = {name: record.all(f"{record.kind}.{name}") for name in _PLACES}
    for text in raw["country"]:
        _keep(found, "country", places.country_key(text))
    country = next(iter(found.get("country", ())), "")
    for text in raw["region"]:
        _keep(found, "region", places.region_key(text, country))
    for text in raw["city"]:
        _keep(found, "city", places.city_key(text))
    for text in raw["postal_code"]:
        _keep(found, "postal_code", places.postal_key(text))
    for text in raw["street"]:
        _keep(found, "street", places.street_key(text))


def _contact_keys(record: Record, found: dict[str, dict[str, None]]) -> None:
    country = next((code for c in found.get("country", ()) if (code := country_code(c))), "")
    for text in record.all(f"{record.kind}.phone"):
        _keep(found, "phone", keys.phone_key(text, country))
    for text in record.all(f"{record.kind}.email"):
        _keep(found, "email", keys.email_key(text))
        _keep(found, "domain" if record.kind == "company" else "employer_domain", keys.email_domain(text))


def _company(record: Record, found: dict[str, dict[str, None]]) -> Traits:
    current: dict[CompanyName, None] = {}
    former: dict[CompanyName, None] = {}
    for name_field in ("company.name", "company.legal_name", "company.other_name", "company.former_name"):
        for text in record.all(name_field):
            parts = spellings(text)
            into = former if name_field == "company.former_name" else current
            for name in (parts.name, *parts.others):
                _keep_name(into, name)
            for name in parts.former:
                _keep_name(former, name)
    guessed = not current and "domain" in found
    if guessed:
        for domain in found["domain"]:
            _keep_name(current, keys.domain_label(domain))
    if "country" not in found:
        for domain in found.get("domain", ()):
            _keep(found, "hinted_country", domain_country(domain))
    return Traits(record.id, "company", tuple(current), tuple(former), (), _settled(found), guessed)


def _keep_name(into: dict[CompanyName, None], text: str) -> None:
    name = company_name(text)
    if name.tokens:
        into[name] = None


def _person(record: Record, found: dict[str, dict[str, None]]) -> Traits:
    named: dict[PersonName, None] = {}
    given, family = record.all("person.given_name"), record.all("person.family_name")
    if given or family:
        named[name_of_parts(" ".join(given), " ".join(family))] = None
    for text in record.all("person.name"):
        named[person_name(text)] = None
    for text in record.all("person.company_name"):
        name = company_name(spellings(text).name)
        _keep(found, "employer", name.key)
    for text in record.all("person.employer"):
        _keep(found, "employer_subject", text)
        _keep(found, "employer_domain", keys.domain_key(text.partition(":")[2]))
    people = tuple(name for name in named if name.words)
    return Traits(record.id, "person", (), (), people, _settled(found))
