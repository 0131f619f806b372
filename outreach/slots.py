"""What a draft can speak of: the kinds of facts, their slots, and the field of the vocabulary behind each slot.

Whoever writes a template, fills it or proves the result reads this one table, so "hiring.title" means the same to
all three. A kind that is not here cannot be said; the rest of what is known about a person cannot even be asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Form(StrEnum):
    """How a value may stand in a text."""

    EXACT = "exact"  # as the source writes it
    TITLE = "title"  # without the marks of gender that advertisements append
    COMPANY = "company"  # without its legal form
    FIRST = "first"  # the forename of a full name
    QUOTE = "quote"  # one whole sentence of it
    SOURCE = "source"  # the host of the page that says it
    HOST = "host"  # the host of an address
    NUMBER = "number"  # "1,250"
    MONEY = "money"  # "$4.2 million"
    MONTH = "month"  # "March 2026"
    YEAR = "year"  # "1987"


class Slot(NamedTuple):
    """A place in a template: the fields that may fill it, best first, and how their value is written."""

    fields: tuple[str, ...]
    form: Form = Form.EXACT


class Kind(NamedTuple):
    """A kind of fact. The first slot must be known, or there is no fact.

    Attributes:
        of: where its statements are: on the company, on the person, on its advertised roles, on money it raised, on
            events that sources state of it (those of `standing.tellable`).
        each: every value is a fact of its own, as with technologies.
        event: the field that dates it, when it is news that ages even if it stays true.
    """

    slots: Mapping[str, Slot]
    of: str = "company"
    each: bool = False
    event: str = ""


KINDS: Mapping[str, Kind] = {
    "company": Kind({"name": Slot(("company.name", "company.legal_name"), Form.COMPANY)}),
    "person": Kind(
        {
            "name": Slot(("person.name",)),
            "first": Slot(("person.name",), Form.FIRST),
            "title": Slot(("person.title",), Form.TITLE),
            "source": Slot(("person.title", "person.name"), Form.SOURCE),
            "place": Slot(("person.place",)),
        },
        of="person",
    ),
    "hiring": Kind(
        {
            "title": Slot(("role.title",), Form.TITLE),
            "place": Slot(("role.place",)),
            "department": Slot(("role.department",)),
            "posted": Slot(("role.posted",), Form.MONTH),
        },
        of="roles",
    ),
    "vacancies": Kind({"count": Slot(("company.open_roles",), Form.NUMBER)}),
    "funding": Kind(
        {
            "amount": Slot(("funding.amount",), Form.MONEY),
            "date": Slot(("funding.date",), Form.MONTH),
            "kind": Slot(("funding.kind",)),
        },
        of="fundings",
        event="funding.date",
    ),
    "signal": Kind(
        {
            "text": Slot(("signal.text",)),
            "date": Slot(("signal.date",), Form.MONTH),
            "source": Slot(("signal.url",), Form.HOST),
        },
        of="signals",
        event="signal.date",
    ),
    "technology": Kind({"name": Slot(("company.technology",))}, each=True),
    "words": Kind({"quote": Slot(("company.description",), Form.QUOTE)}),
    "industry": Kind({"name": Slot(("company.industry",))}, each=True),
    "location": Kind({"city": Slot(("company.city",)), "region": Slot(("company.region",))}),
    "size": Kind({"employees": Slot(("company.employees",), Form.NUMBER)}),
    "founded": Kind({"year": Slot(("company.founded",), Form.YEAR)}),
    "register": Kind({"number": Slot(("company.registration_number",))}, each=True),
    "accelerator": Kind({"name": Slot(("company.accelerator",))}, each=True),
}

SENDER_SLOTS = (
    "name", "company", "legal_name", "address", "phone", "website", "reason", "way_out",
    "claim", "does", "second_claim", "second_does",
)  # fmt: skip
"""What a template may say of the sender; outreach/sender.py fills them."""

SLOTS: Mapping[str, Slot] = {
    f"{kind}.{name}": slot for kind, entry in KINDS.items() for name, slot in entry.slots.items()
}
"""Every slot by its full name, the sender's apart."""
