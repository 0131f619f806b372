"""What of an address book is business, and what is left where it is.

Address books hold home numbers beside those of work, and say which is which in a column of labels. What is labelled
as private is not read; a telephone number, and a site that is to stand for the employer, are read only where a label
says that they are of work. Rows of address books may also be shifted: a note with a stray quote in it pushes what
stands behind it into the next column, and then a column of addresses holds a label or a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from connectors.files.cells import is_nothing
from connectors.files.columns import Mapped
from connectors.text import fold

_PRIVATE = frozenset(
    "home private personal privat zuhause domicile personnel perso casa particular privato thuis hem hjem hjemme dom "
    "дом личный 自宅 個人 住宅 个人 집".split()
)
_WORK = frozenset(
    "work business office company main professional arbeit dienstlich geschaftlich buro firma travail bureau pro "
    "trabajo oficina lavoro ufficio werk zakelijk arbete arbeid arbejde praca рабочий "
    "勤務先 会社 工作 회사 직장".split()
)
_FAX = frozenset({"fax", "pager"})
# The address of a mailbox inside somebody's own mail system: "/o=ExchangeLabs/ou=…".
_X500 = re.compile(r"^/o=", re.I)


def read_below(cells: Sequence[str], mapping: Sequence[Mapped]) -> int:
    """The column below which a row is to be read: all of it, or what stands before the column it is shifted from."""
    shifted = (
        m.column
        for m in mapping
        if m.mixed and m.field == "person.email" and m.column < len(cells) and _no_address(cells[m.column])
    )
    return min(shifted, default=len(cells))


def _no_address(cell: str) -> bool:
    return "@" not in cell and not is_nothing(cell) and not _X500.match(cell.strip())


def is_business(m: Mapped, cells: Sequence[str]) -> bool:
    """Whether the label of a value, where it has one, lets it be read."""
    if m.label is None or m.label >= len(cells):
        return True
    label = set(fold(cells[m.label]).split())
    if m.field in ("person.phone", "company.website"):
        return bool(label & _WORK) and not label & _FAX
    return not label & _PRIVATE
