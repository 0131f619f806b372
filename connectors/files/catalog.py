"""The user's own files as sources: declared like all others, so that their terms and their gaps can be read.

They are not asked: they are the list a run begins with. So they stand apart from `connectors/catalog.py`, from which
the planner chooses. What they state carries the source name "file", whichever of these forms it came in.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSource:
    """A form of file that users bring, declared.

    Attributes:
        yields: fields of the vocabulary that its cells may state.
        unverified: facts of its form that no file or publication of its maker has confirmed.
    """

    name: str
    about: str
    yields: tuple[str, ...]
    docs: str
    terms: str
    unverified: tuple[str, ...] = ()


_PERSON = (
    "person.name", "person.title", "person.email", "person.linkedin", "person.connected", "person.company_name",
    "person.employer",
)  # fmt: skip

ALL: tuple[FileSource, ...] = (
    FileSource(
        name="file",
        about="a list of yours: CSV, TSV, XLSX or JSON lines, with any column names; CRM exports among them",
        yields=(
            "company.name", "company.website", "company.domain", "company.country", "company.region", "company.city",
            "company.street", "company.postal_code", "company.phone", "company.employees", "company.industry",
            "company.cik", "company.lei", "company.registration_number", "company.vat_id", "company.linkedin",
            "company.founded", "company.revenue", "company.status", "company.description", "company.keyword",
            *_PERSON, "person.phone",
        ),
        docs="https://www.rfc-editor.org/rfc/rfc4180",
        terms="yours; it stays on this machine, and its columns come back as they were",
        unverified=(
            "the column names of exports from Salesforce, Pipedrive, Evaboot, Wiza and Apollo: known from programs "
            "that read them, not from their makers; say --map FIELD=COLUMN where one is not recognised",
            "HubSpot's column names beyond those of associations",
        ),
    ),
    FileSource(
        name="linkedin-export",
        about="Connections.csv of the copy of your data that LinkedIn gives you; LinkedIn itself is never asked",
        yields=("company.name", *_PERSON),
        docs="https://www.linkedin.com/mypreferences/d/download-my-data",
        terms="your own data, downloaded by yourself; other people's personal data stand in it",
        unverified=(
            "the form of the file as a whole: known from programs that read it, 2024 to 2026",
            "whether its column names are translated for accounts in other languages",
            "how it writes dates in them",
        ),
    ),
)  # fmt: skip

BY_NAME: dict[str, FileSource] = {source.name: source for source in ALL}
