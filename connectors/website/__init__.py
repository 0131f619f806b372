"""The company's own website, the heart of the free tier: what it says of itself, and who it says works there."""

from __future__ import annotations

from connectors.connector import Connector
from connectors.website.ask import ask
from connectors.website.read import read

CONNECTOR = Connector(
    name="website",
    about="the company's own website: names, people and titles, ways to reach them, addresses, profiles, technologies",
    tier="A",
    needs=("company.domain", "company.website"),
    yields=(
        "company.name", "company.legal_name", "company.other_name", "company.domain", "company.website",
        "company.description", "company.own_words", "company.founded", "company.employees", "company.vat_id",
        "company.lei", "company.duns", "company.ticker", "company.registration_number", "company.register",
        "company.parent", "company.subsidiary", "company.street", "company.postal_code", "company.city",
        "company.region", "company.country", "company.address", "company.language", "company.phone",
        "company.fax", "company.email", "company.contact_page", "company.careers_page", "company.linkedin",
        "company.crunchbase", "company.github", "company.social", "company.feed", "company.job_board",
        "company.technology", "company.no_solicit", "company.obfuscated_emails", "company.parked",
        "person.name", "person.title", "person.employer", "person.since", "person.until", "person.email",
        "person.phone", "person.fax", "person.linkedin", "role.title", "role.employer", "role.posted", "role.place",
        "role.country", "role.type", "role.remote",
    ),
    ask=ask,
    read=read,
    requests=7,
    crawls=True,
    docs="https://www.rfc-editor.org/rfc/rfc9309",
    terms="the owner's copyright; facts are kept with a short quote and a link, pages for 30 days at most",
    reliability=0.85,
    identifies="company.domain",
)  # fmt: skip
