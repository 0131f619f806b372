"""The page that the Estonian register prints of a company: form, day of entry, telephone, website, officers.

Of its tables only that of officers is read, never those of shareholders and beneficial owners, and never a personal
code. Labels and the heads of columns are those of the English page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from connectors.page import Page
from connectors.part import Changed, Part
from connectors.registers.officers import Officer, officers
from connectors.statement import Finding
from connectors.telephone import e164
from connectors.telling import dated, day, site
from connectors.text import squash

_DAYS = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_COLUMNS = ("name", "role", "start - end")


def printed(page: Page, number: str) -> Iterator[Finding]:
    """Read the page of the company with a number.

    Raises:
        Changed: when it is not of that company.
    """
    rows = dict(_rows(page))
    code = rows.get("Registry code")
    if code is None or code.text != number:
        raise Changed("the printed page does not say the registry code it was asked for")
    if form := rows.get("Legal form"):
        yield form.says(number, "company.legal_form")
    yield from dated(rows.get("Registered"), number, "company.founded")
    yield from site(rows.get("Internet address (www)"), number)
    if phone := rows.get("Telephone"):
        yield phone.says(number, "company.phone", e164(phone.text, "EE"))
    yield from officers(number, _officers(page))


def _rows(page: Page) -> Iterator[tuple[str, Part]]:
    """Labels and what stands beside them, without what a link in it says."""
    for label in page.tree.css("div.text-muted"):
        value = label.next
        while value is not None and value.tag == "-text":
            value = value.next
        if value is not None and (text := squash(value.text(deep=False) or value.text())):
            name = squash(label.text())
            yield name, Part(text, name)


def _officers(page: Page) -> Iterator[Officer]:
    """Those in the table of officers whose term has not ended."""
    for table in page.tree.css("table"):
        rows = [[_cell(cell) for cell in row.css("th, td")] for row in table.css("tr")]
        heads = [head.lower() for head in rows[0]] if rows else []
        if any(column not in heads for column in _COLUMNS):
            continue
        name, role, term = (heads.index(column) for column in _COLUMNS)
        for cells in rows[1:]:
            if len(cells) == len(heads) and not _over(cells[term], page):
                yield Officer(
                    Part(cells[name], "table"), Part(cells[role], "table"), since=Part(cells[term], "table")
                )


def _cell(cell: LexborNode) -> str:
    return squash(cell.text(separator=" "))


def _over(term: str, page: Page) -> bool:
    days = _DAYS.findall(term)
    return len(days) > 1 and day(days[1]) <= page.seen.date().isoformat()
