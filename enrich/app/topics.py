"""What a source yields and needs, in a few words: fields of the vocabulary gathered into topics a reader thinks in.

Every field belongs to one topic, and a test holds that. The order is the order of telling: what few sources know comes
first, since the words behind may be cut off where a screen is narrow.
"""

from __future__ import annotations

from collections.abc import Iterable

TOPICS: dict[str, tuple[str, ...]] = {
    "people": (
        "person.name", "person.title", "person.employer", "person.company_name", "person.since", "person.until",
        "person.place", "person.profile", "person.linkedin", "person.connected", "person.contacted", "person.contact",
    ),
    "e-mail": ("person.email", "person.email_status", "company.email_pattern"),
    "phone": ("person.phone", "person.fax"),
    "roles": (
        "role.title", "role.employer", "role.place", "role.country", "role.department", "role.type", "role.remote",
        "role.pay", "role.posted", "role.url", "role.technology", "company.open_roles", "company.hiring",
    ),
    "money": (
        "funding.company", "funding.amount", "funding.offered", "funding.date", "funding.kind", "funding.investors",
        "funding.investor", "company.revenue", "company.profit", "company.assets", "company.capital", "company.raised",
        "company.stage", "company.accelerator",
    ),
    "signals": (
        "signal.company", "signal.kind", "signal.date", "signal.text", "signal.url", "signal.amount",
    ),
    "size": ("company.employees", "company.team_size", "company.users"),
    "technologies": (
        "company.technology", "company.mail_provider", "company.dmarc", "company.package", "company.repositories",
        "company.last_code",
    ),
    "industry": ("company.industry", "company.industry_code", "company.keyword"),
    "owners": ("company.parent", "company.subsidiary", "company.owner"),
    "relations": (
        "relation.company", "relation.kind", "relation.name", "relation.key", "relation.since", "relation.until",
    ),
    "contact": (
        "company.phone", "company.fax", "company.email", "company.contact_page", "company.no_solicit",
        "company.obfuscated_emails",
    ),
    "purpose": ("company.description", "company.own_words"),
    "website": (
        "company.domain", "company.website", "company.language", "company.careers_page", "company.job_board",
        "company.feed", "company.parked",
    ),
    "domain": (
        "company.subdomain", "company.domain_registered", "company.domain_expires", "company.registrar",
        "company.nameserver",
    ),
    "profiles": ("company.linkedin", "company.crunchbase", "company.github", "company.social"),
    "place": (
        "company.country", "company.region", "company.city", "company.postal_code", "company.street",
        "company.address", "company.legal_address", "company.coordinates",
    ),
    "legal": (
        "company.legal_form", "company.jurisdiction", "company.status", "company.founded", "company.dissolved",
    ),
    "ids": (
        "company.lei", "company.uei", "company.ror", "company.cik", "company.ein", "company.wikidata",
        "company.opencorporates", "company.registration_number", "company.register", "company.vat_id", "company.duns",
        "company.isin", "company.ticker", "company.exchange",
    ),
    "names": ("company.name", "company.legal_name", "company.other_name", "company.former_name"),
}  # fmt: skip
_TOPIC = {field: topic for topic, fields in TOPICS.items() for field in fields}

# Needs that go by another word, or by one that covers them too.
_NEEDS = {
    "company.legal_name": "name", "company.website": "domain", "company.registration_number": "number",
    "company.register": "number", "company.opencorporates": "number", "company.vat_id": "VAT",
    "company.job_board": "board", "company.street": "street", "company.wikidata": "Wikidata",
    "company.github": "GitHub", "person.name": "a person", "person.email": "an e-mail",
}  # fmt: skip
_INITIALS = frozenset(("lei", "cik", "uei", "ein", "ror"))


def topics(fields: Iterable[str]) -> tuple[str, ...]:
    """The topics of these fields, each once."""
    named = {_TOPIC[field] for field in fields}
    return tuple(topic for topic in TOPICS if topic in named)


def needs(fields: Iterable[str]) -> str:
    """What lets a source be asked, any one of it, as words: "CIK, ticker, name"; empty for nothing."""
    return ", ".join(dict.fromkeys(map(_need, fields)))


def _need(field: str) -> str:
    name = field.partition(".")[2]
    return _NEEDS.get(field) or (name.upper() if name in _INITIALS else name.replace("_", " "))
