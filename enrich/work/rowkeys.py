"""What a row of the user's list is called by a word, so that the word finds it when the list is imported again.

A row's number says where it stood on one day. What a row *is* stands in its cells: so its key is a digest of all of
them, and beside it one of what tells it from other rows: the company's and the person's names, domains, numbers and
place. The first finds the row in a list that was sorted, cut or joined with another; the second in one in which other
cells were edited, or whose columns were moved, as long as one row alone is meant. Rows with the very same cells are
counted, in their order; which of them is which makes no difference to anybody. The name of the file is no part of it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from connectors.statement import Statement
from connectors.text import fold
from enrich.store.records import Row, Standing

PREFIX = "row:"
PERSON = "/person"
_TELLING = frozenset(
    {
        "company.name", "company.legal_name", "company.domain", "company.lei", "company.cik", "company.vat_id",
        "company.registration_number", "company.linkedin", "company.country", "company.city", "company.postal_code",
        "person.name", "person.email", "person.linkedin",
    }
)  # fmt: skip


def keys_of(
    rows: Iterable[Row], wanted: Iterable[int], said: Callable[[Row], list[Statement]]
) -> dict[int, str]:
    """The keys of the rows with these numbers. Rows come in the order of the list."""
    sought = set(wanted)
    seen: Counter[str] = Counter()
    found = {}
    for row in rows:
        if row.standing is not Standing.COMPANY:
            continue
        content = _content(row.cells)
        seen[content] += 1
        if row.n in sought:
            found[row.n] = f"{PREFIX}{content}:{_telling(said(row))}:{seen[content]}"
    return found


def find_rows(
    rows: Callable[[], Iterable[Row]], keys: Iterable[str], said: Callable[[Row], list[Statement]]
) -> dict[str, Row]:
    """The rows that keys mean, as far as they are in the list; by their content, else by what tells them apart."""
    wanted = sorted({key.removesuffix(PERSON) for key in keys if key.startswith(PREFIX)})
    by_content: dict[str, list[Row]] = defaultdict(list)
    contents = {key.split(":")[1] for key in wanted}
    for row in rows() if wanted else ():
        if row.standing is Standing.COMPANY and (content := _content(row.cells)) in contents:
            by_content[content].append(row)
    found = {key: same for key in wanted if (same := _counted(by_content, key))}
    lost = [key for key in wanted if key not in found]
    return found | (_by_telling(rows(), lost, said) if lost else {})


def _counted(rows: dict[str, list[Row]], key: str) -> Row | None:
    _, content, _, count = key.split(":")
    same = rows.get(content, [])
    return same[int(count) - 1] if int(count) <= len(same) else None


def _by_telling(
    rows: Iterable[Row], lost: Sequence[str], said: Callable[[Row], list[Statement]]
) -> dict[str, Row]:
    """Rows that were edited: found where one row alone, in all the list, is told apart by the same."""
    wanted: dict[str, list[Row]] = {key.split(":")[2]: [] for key in lost}
    wanted.pop("", None)
    for row in rows:
        if row.standing is Standing.COMPANY and (telling := _telling(said(row))) in wanted:
            wanted[telling].append(row)
    alone = {telling: found[0] for telling, found in wanted.items() if len(found) == 1}
    return {key: alone[telling] for key in lost if (telling := key.split(":")[2]) in alone}


def _content(cells: Sequence[str]) -> str:
    """A digest of the cells, whatever blanks stand around them and behind them."""
    plain = [cell.strip() for cell in cells]
    while plain and not plain[-1]:
        plain.pop()
    return _digest(plain)


def _telling(said: Iterable[Statement]) -> str:
    values = sorted({(s.field, fold(s.value) or s.value) for s in said if s.field in _TELLING})
    return _digest(values) if values else ""


def _digest(values: object) -> str:
    text = json.dumps(values, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]
