"""The vocabulary of statements: every field, once.

A field's kind, unit, how many values it may have, whether it is personal data and
after how many days it is stale stand here and nowhere else. A source may state only
these fields; what is not here cannot be stored, exported or quoted.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a value is written. All values are text; this says which text."""

    TEXT = "text"
    NAME = "name"
    NUMBER = "number"  # an integer, or "low-high" for a band, or "low+"
    MONEY = "money"  # "1250000 USD"
    DATE = "date"  # ISO 8601, to the precision known: "2019", "2019-04", "2019-04-30"
    URL = "url"
    HOST = "host"
    EMAIL = "email"
    PHONE = "phone"  # E.164 where the country is known, else digits as printed
    COUNTRY = "country"  # ISO 3166-1 alpha-2
    KEY = "key"  # an identifier
    SUBJECT = "subject"  # another subject, as its source calls it


@dataclass(frozen=True, slots=True)
class Field:
    """One word of the vocabulary. `stale_days` is how long a statement may be used without being seen again."""

    name: str
    kind: Kind
    about: str
    many: bool = False
    personal: bool = False
    stale_days: int = 365
    unit: str = ""


_YEAR = 365
_LONG = 1_825

_TABLE = (
    # companies: identity
    Field("company.name", Kind.NAME, "the name it goes by", stale_days=2 * _YEAR),
    Field("company.legal_name", Kind.NAME, "the registered name", stale_days=2 * _YEAR),
    Field(
        "company.other_name", Kind.NAME, "a trading, short or translated name", many=True, stale_days=_LONG
    ),
    Field("company.former_name", Kind.NAME, "a name it no longer uses", many=True, stale_days=_LONG),
    Field("company.domain", Kind.HOST, "registrable domain of its own website", stale_days=2 * _YEAR),
    Field("company.website", Kind.URL, "address of its website", stale_days=2 * _YEAR),
    Field("company.lei", Kind.KEY, "Legal Entity Identifier (ISO 17442)", stale_days=_LONG),
    Field("company.uei", Kind.KEY, "US Unique Entity ID of a federal supplier", stale_days=_LONG),
    Field("company.ror", Kind.KEY, "Research Organization Registry identifier", stale_days=_LONG),
    Field("company.cik", Kind.KEY, "SEC Central Index Key, ten digits", stale_days=_LONG),
    Field("company.ein", Kind.KEY, "US employer identification number", stale_days=_LONG),
    Field("company.wikidata", Kind.KEY, "Wikidata item", stale_days=_LONG),
    Field("company.opencorporates", Kind.KEY, "OpenCorporates identifier", stale_days=_LONG),
    Field(
        "company.registration_number", Kind.KEY, "number in a national register", many=True, stale_days=_LONG
    ),
    Field("company.register", Kind.TEXT, "the register that number belongs to", many=True, stale_days=_LONG),
    Field("company.vat_id", Kind.KEY, "VAT identification number", many=True, stale_days=_LONG),
    Field("company.duns", Kind.KEY, "D-U-N-S number", stale_days=_LONG),
    Field(
        "company.isin",
        Kind.KEY,
        "International Securities Identification Number",
        many=True,
        stale_days=_LONG,
    ),
    Field("company.ticker", Kind.KEY, "stock exchange symbol", many=True, stale_days=2 * _YEAR),
    Field("company.exchange", Kind.TEXT, "stock exchange", many=True, stale_days=2 * _YEAR),
    Field("company.legal_form", Kind.TEXT, "legal form, as the source writes it", stale_days=_LONG),
    Field(
        "company.jurisdiction",
        Kind.KEY,
        "country or state whose law it is formed under (ISO 3166: DE, US-DE)",
        stale_days=_LONG,
    ),
    Field("company.status", Kind.TEXT, "active, inactive, dissolved, acquired, public", stale_days=_YEAR),
    Field("company.parent", Kind.NAME, "the company that controls it", many=True, stale_days=_YEAR),
    Field("company.subsidiary", Kind.NAME, "a company it controls", many=True, stale_days=_YEAR),
    # companies: firmographics
    Field("company.description", Kind.TEXT, "what it does, in the source's words", stale_days=2 * _YEAR),
    Field(
        "company.own_words",
        Kind.TEXT,
        "a sentence of its own site on what it does",
        many=True,
        stale_days=2 * _YEAR,
    ),
    Field("company.industry", Kind.TEXT, "industry, as the source names it", many=True, stale_days=2 * _YEAR),
    Field(
        "company.industry_code",
        Kind.KEY,
        "industry code with its system: sic:7372",
        many=True,
        stale_days=_LONG,
    ),
    Field("company.keyword", Kind.TEXT, "a tag or topic", many=True, stale_days=2 * _YEAR),
    Field("company.employees", Kind.NUMBER, "people employed", unit="people", stale_days=_YEAR),
    Field("company.team_size", Kind.NUMBER, "people its team page shows", unit="people", stale_days=_YEAR),
    Field("company.users", Kind.NUMBER, "users, customers or members it has", unit="users", stale_days=_YEAR),
    Field("company.revenue", Kind.MONEY, "yearly revenue", stale_days=_YEAR),
    Field("company.profit", Kind.MONEY, "yearly net result; a loss has a minus", stale_days=_YEAR),
    Field("company.assets", Kind.MONEY, "total assets", stale_days=_YEAR),
    Field("company.capital", Kind.MONEY, "registered capital", stale_days=2 * _YEAR),
    Field("company.raised", Kind.MONEY, "money raised in all its rounds", stale_days=_YEAR),
    Field("company.owner", Kind.NAME, "a company that owns a share of it", many=True, stale_days=_YEAR),
    Field("company.founded", Kind.DATE, "when it was founded", stale_days=_LONG),
    Field("company.dissolved", Kind.DATE, "when it ceased to exist", stale_days=_LONG),
    Field("company.stage", Kind.TEXT, "growth stage, as the source names it", stale_days=_YEAR),
    Field("company.accelerator", Kind.TEXT, "accelerator and batch", many=True, stale_days=_LONG),
    Field("company.country", Kind.COUNTRY, "country of its head office", stale_days=2 * _YEAR),
    Field("company.region", Kind.TEXT, "state, province or region of its head office", stale_days=2 * _YEAR),
    Field("company.city", Kind.TEXT, "city of its head office", stale_days=2 * _YEAR),
    Field("company.postal_code", Kind.TEXT, "postal code of its head office", stale_days=2 * _YEAR),
    Field("company.street", Kind.TEXT, "street and number of its head office", stale_days=2 * _YEAR),
    Field("company.address", Kind.TEXT, "a postal address in one line", many=True, stale_days=2 * _YEAR),
    Field("company.coordinates", Kind.KEY, "latitude,longitude of its address", stale_days=2 * _YEAR),
    Field("company.legal_address", Kind.TEXT, "registered address in one line", stale_days=2 * _YEAR),
    Field("company.language", Kind.TEXT, "language of its website (BCP 47)", many=True, stale_days=_LONG),
    # companies: ways to reach it
    Field("company.phone", Kind.PHONE, "telephone", many=True, stale_days=2 * _YEAR),
    Field("company.fax", Kind.PHONE, "fax", many=True, stale_days=2 * _YEAR),
    Field("company.email", Kind.EMAIL, "e-mail address of no one person", many=True, stale_days=2 * _YEAR),
    Field("company.contact_page", Kind.URL, "its contact page", stale_days=2 * _YEAR),
    Field("company.linkedin", Kind.URL, "LinkedIn page; an identifier, never fetched", stale_days=_LONG),
    Field("company.crunchbase", Kind.URL, "Crunchbase page; an identifier, never fetched", stale_days=_LONG),
    Field("company.github", Kind.KEY, "GitHub organisation", stale_days=2 * _YEAR),
    Field("company.social", Kind.URL, "another profile of its own", many=True, stale_days=2 * _YEAR),
    Field("company.feed", Kind.URL, "news feed", many=True, stale_days=2 * _YEAR),
    Field(
        "company.job_board", Kind.KEY, "job board and its token: greenhouse:acme", many=True, stale_days=_YEAR
    ),
    Field("company.careers_page", Kind.URL, "its careers page", stale_days=_YEAR),
    Field("company.no_solicit", Kind.TEXT, "its words refusing unsolicited mail", stale_days=_LONG),
    Field(
        "company.obfuscated_emails",
        Kind.NUMBER,
        "addresses it hid from programs, not decoded",
        stale_days=_YEAR,
    ),
    Field(
        "company.email_pattern", Kind.TEXT, "how its addresses are made: {first}.{last}", stale_days=2 * _YEAR
    ),
    # companies: what it runs on
    Field("company.subdomain", Kind.HOST, "a host below its domain", many=True, stale_days=_YEAR),
    Field("company.package", Kind.KEY, "a package it publishes: npm:@acme/x", many=True, stale_days=_YEAR),
    Field("company.technology", Kind.TEXT, "a product it uses", many=True, stale_days=_YEAR),
    Field(
        "company.mail_provider", Kind.TEXT, "who receives its mail; none when it takes none", stale_days=_YEAR
    ),
    Field("company.domain_registered", Kind.DATE, "when its domain was registered", stale_days=_LONG),
    Field("company.domain_expires", Kind.DATE, "when its domain registration ends", stale_days=_YEAR),
    Field("company.registrar", Kind.TEXT, "registrar of its domain", stale_days=2 * _YEAR),
    Field("company.nameserver", Kind.HOST, "name server of its domain", many=True, stale_days=_YEAR),
    Field("company.parked", Kind.TEXT, "its domain shows a parking page", stale_days=180),
    Field("company.dmarc", Kind.TEXT, "mail policy it publishes: none, quarantine, reject", stale_days=_YEAR),
    # companies: activity
    Field("company.hiring", Kind.TEXT, "whether it says that it is hiring: yes or no", stale_days=90),
    Field("company.open_roles", Kind.NUMBER, "roles it advertises now", unit="roles", stale_days=30),
    Field("company.repositories", Kind.NUMBER, "public code repositories", stale_days=180),
    Field("company.last_code", Kind.DATE, "when its public code last changed", stale_days=180),
    # people
    Field("person.name", Kind.NAME, "full name", personal=True, stale_days=2 * _YEAR),
    Field("person.title", Kind.TEXT, "job title, as printed", many=True, personal=True, stale_days=_YEAR),
    Field(
        "person.employer",
        Kind.SUBJECT,
        "the company this source places them at",
        personal=True,
        stale_days=_YEAR,
    ),
    Field("person.company_name", Kind.NAME, "employer, by name only", personal=True, stale_days=_YEAR),
    Field("person.email", Kind.EMAIL, "business e-mail address", many=True, personal=True, stale_days=_YEAR),
    Field(
        "person.email_status",
        Kind.TEXT,
        "what a verifier says of an address: deliverable, risky, undeliverable or unknown, and then the address",
        many=True,
        personal=True,
        stale_days=90,
    ),
    Field("person.phone", Kind.PHONE, "business telephone", many=True, personal=True, stale_days=_YEAR),
    Field("person.fax", Kind.PHONE, "business fax", many=True, personal=True, stale_days=_YEAR),
    Field("person.linkedin", Kind.URL, "LinkedIn profile; an identifier", personal=True, stale_days=_LONG),
    Field("person.profile", Kind.URL, "another public profile", many=True, personal=True, stale_days=_LONG),
    Field("person.place", Kind.TEXT, "where they work", personal=True, stale_days=_YEAR),
    Field("person.since", Kind.DATE, "start of the role", personal=True, stale_days=_LONG),
    Field("person.until", Kind.DATE, "end of the role", personal=True, stale_days=_LONG),
    Field(
        "person.connected", Kind.DATE, "when the user connected with them", personal=True, stale_days=_LONG
    ),
    Field(
        "person.contacted", Kind.DATE, "when the user and they last wrote", personal=True, stale_days=_LONG
    ),
    Field("person.contact", Kind.TEXT, "who wrote last, and how", personal=True, stale_days=_LONG),
    # roles a company pays to advertise
    Field("role.title", Kind.TEXT, "title of an advertised role", stale_days=45),
    Field("role.employer", Kind.SUBJECT, "whose role it is", stale_days=45),
    Field("role.place", Kind.TEXT, "where", many=True, stale_days=45),
    Field("role.country", Kind.COUNTRY, "country", many=True, stale_days=45),
    Field("role.department", Kind.TEXT, "department or team", many=True, stale_days=45),
    Field("role.type", Kind.TEXT, "full time, part time, intern …, as printed", stale_days=45),
    Field("role.remote", Kind.TEXT, "on-site, hybrid or remote", stale_days=45),
    Field("role.pay", Kind.TEXT, "pay, as printed", stale_days=45),
    Field("role.posted", Kind.DATE, "when it was posted", stale_days=45),
    Field("role.url", Kind.URL, "its page", stale_days=45),
    Field("role.technology", Kind.TEXT, "a technology its text names", many=True, stale_days=45),
    # money raised
    Field("funding.company", Kind.SUBJECT, "who raised it", stale_days=_LONG),
    Field("funding.amount", Kind.MONEY, "amount sold", stale_days=_LONG),
    Field("funding.offered", Kind.MONEY, "amount offered", stale_days=_LONG),
    Field("funding.date", Kind.DATE, "when", stale_days=_LONG),
    Field("funding.kind", Kind.TEXT, "round or filing: Series A, Form D", stale_days=_LONG),
    Field("funding.investors", Kind.NUMBER, "number of investors", stale_days=_LONG),
    Field("funding.investor", Kind.NAME, "an investor", many=True, stale_days=_LONG),
    # ties to other companies and to former names, dated; what the other one is stands in connectors/related.py
    Field("relation.company", Kind.SUBJECT, "the company a tie is told of", stale_days=_LONG),
    Field("relation.kind", Kind.TEXT, "what the other is to it: parent, former name …", stale_days=_LONG),
    Field("relation.name", Kind.NAME, "the other company, or the former name", stale_days=_LONG),
    Field("relation.key", Kind.KEY, "an identifier of the other: lei:…, wikidata:…", stale_days=_LONG),
    Field("relation.since", Kind.DATE, "when the tie began", stale_days=_LONG),
    Field("relation.until", Kind.DATE, "when the tie ended", stale_days=_LONG),
    # what happened, dated, and worth acting on; its kinds and half-lives stand in matching/signals/kinds.tsv
    Field("signal.company", Kind.SUBJECT, "to whom it happened", stale_days=_LONG),
    Field("signal.kind", Kind.TEXT, "what sort of event: award, contract, launch, news …", stale_days=_LONG),
    Field("signal.date", Kind.DATE, "when", stale_days=_LONG),
    Field("signal.text", Kind.TEXT, "what happened, in the source's words", stale_days=_LONG),
    Field("signal.url", Kind.URL, "where it is told", stale_days=_LONG),
    Field("signal.amount", Kind.MONEY, "the money it is about", stale_days=_LONG),
)

FIELDS: dict[str, Field] = {field.name: field for field in _TABLE}
