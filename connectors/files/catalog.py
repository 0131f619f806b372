"""The user's own files as sources: declared like all others, so that their terms and their gaps can be read.

They are not asked: they are the list a run begins with, or stand beside it. So they stand apart from
`connectors/catalog.py`, from which the planner chooses. What they state carries the source name "file", whichever of
these forms it came in.
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


_NAMED = ("company.name", "company.domain", "person.name", "person.title", "person.email", "person.linkedin")
_EMPLOYED = ("person.company_name", "person.employer")
_SITE = ("company.website", "company.phone", "person.phone", "person.place")
_FIRM = (
    "company.website", "company.country", "company.region", "company.city", "company.phone", "company.employees",
    "company.industry", "company.linkedin",
)  # fmt: skip
_YOURS = "yours; it stays on this machine, and its columns come back as they were"
_OTHERS = "yours; other people's personal data stand in it, and what is private among it is not read"

ALL: tuple[FileSource, ...] = (
    FileSource(
        name="file",
        about="a list of yours: CSV, TSV, XLSX or JSON lines, with any column names",
        yields=(
            "company.name", "company.website", "company.domain", "company.country", "company.region", "company.city",
            "company.street", "company.postal_code", "company.phone", "company.employees", "company.industry",
            "company.cik", "company.lei", "company.registration_number", "company.vat_id", "company.linkedin",
            "company.founded", "company.users", "company.revenue", "company.stage", "company.status",
            "company.description", "company.keyword",
            "person.name", "person.title", "person.email", "person.linkedin", "person.connected", "person.contacted",
            "person.contact", "person.place", *_EMPLOYED, "person.phone",
        ),
        docs="https://www.rfc-editor.org/rfc/rfc4180",
        terms=_YOURS,
        unverified=(
            "the column names of exports that are no family of their own: say --map FIELD=COLUMN where one is not "
            "recognised",
        ),
    ),
    FileSource(
        name="linkedin-export",
        about="the copy of your data that LinkedIn gives you, as its ZIP file or as Connections.csv alone; LinkedIn "
        "itself is never asked",
        yields=(*_NAMED, "person.connected", "person.contacted", "person.contact", *_EMPLOYED),
        docs="https://www.linkedin.com/mypreferences/d/download-my-data",
        terms="your own data, downloaded by yourself; other people's personal data stand in it. Of messages and "
        "invitations the day and the direction of the last are read, and no word",
        unverified=(
            "the form of the files as a whole: known from programs that read them, 2024 to 2026",
            "whether their column names are translated for accounts in other languages",
            "how they write dates in them",
        ),
    ),
    FileSource(
        name="sales-navigator",
        about="lists of leads as PhantomBuster, Evaboot and Wiza export them; nothing is fetched from LinkedIn",
        yields=(
            *_NAMED, *(field for field in _FIRM if field not in ("company.region", "company.phone")), "person.place",
            *_EMPLOYED,
        ),
        docs="https://support.phantombuster.com",
        terms="yours; making such a list may breach LinkedIn's terms, which is between you and LinkedIn",
        unverified=("the column names of Evaboot and Wiza, which change from version to version",),
    ),
    FileSource(
        name="google-contacts",
        about="contacts as Google exports them to CSV, with the column names of today and those of before",
        yields=(*_NAMED, "company.website", "person.phone", *_EMPLOYED),
        docs="https://support.google.com/contacts/answer/7199294",
        terms=_OTHERS,
        unverified=("the order of the older columns", "the labels of accounts in other languages"),
    ),
    FileSource(
        name="outlook-contacts",
        about="contacts as Outlook exports them to CSV: the 92 columns of the classic program and those of the new one",
        yields=(*_NAMED, *_SITE, *_EMPLOYED),
        docs="https://support.microsoft.com/office/10f09abd-643c-4495-bb80-543714eca73f",
        terms=_OTHERS,
        unverified=("the columns of the new Outlook", "whether they are translated in other languages"),
    ),
    FileSource(
        name="vcard",
        about="address books in vCard 2.1, 3.0 and 4.0",
        yields=(*_NAMED, "company.website", "person.phone", "person.place", *_EMPLOYED),
        docs="https://www.rfc-editor.org/rfc/rfc6350",
        terms=_OTHERS,
    ),
    FileSource(
        name="hubspot-export",
        about="contacts or companies as HubSpot exports them, by label or by internal name",
        yields=(*_NAMED, *_SITE, *_FIRM[1:4], *_FIRM[5:], "company.revenue", *_EMPLOYED),
        docs="https://knowledge.hubspot.com/import-and-export/export-records",
        terms=_YOURS,
        unverified=("column names beyond those of associations",),
    ),
    FileSource(
        name="salesforce-export",
        about="reports of Salesforce with the block below them, and its export service with names of the API",
        yields=(
            *_NAMED[:-1], *_SITE, *_FIRM[1:4], "company.street", "company.postal_code", *_FIRM[5:7], "company.revenue",
            "company.founded", *_EMPLOYED,
        ),
        docs="https://help.salesforce.com/s/articleView?id=sf.reports_export.htm",
        terms=_YOURS,
        unverified=("labels that an administrator has renamed, and labels in other languages",),
    ),
    FileSource(
        name="pipedrive-export",
        about="people or organisations as Pipedrive exports them",
        yields=(
            *_NAMED, "company.website", "person.phone", "company.country", "company.city", "company.employees",
            "company.industry", "company.linkedin", "company.revenue", *_EMPLOYED,
        ),
        docs="https://support.pipedrive.com/en/article/exporting-data-from-pipedrive",
        terms=_YOURS,
        unverified=("its column names as a whole",),
    ),
)  # fmt: skip

BY_NAME: dict[str, FileSource] = {source.name: source for source in ALL}
