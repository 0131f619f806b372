"""Files beside the list: people and companies the user knows of, as further evidence about the accounts of the list.

An address book or a CRM export says who is at a company and little about the company, so its rows make no accounts of
their own. Each is given to the account that it is about, by the same judgement by which what a source says is taken to
be about an account: first by what the list says, and once more by what was learned of the accounts. A row that fits no
account, or more than one, or that may fit one and may not, is given to none, and is counted and named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from connectors.files.columns import Mapped
from enrich.errors import BadInput
from enrich.store.also import AlsoRow, Fit
from enrich.work.identity import joined
from enrich.work.rows import Listing, file_key
from matching.cluster import Verdict
from matching.encode import chunk_of, encode
from matching.normalise.companies import is_generic
from matching.packed import company_of
from matching.place import place_alone
from matching.records import Record, record_of

if TYPE_CHECKING:
    from enrich.work.run import Run


_IDENTIFYING = ("domain", "linkedin", "phone", "lei", "cik", "registration", "vat")
# A name that so many accounts share says nothing about which of them is meant.
_MOST_MET = 40


@dataclass(frozen=True, slots=True)
class Also:
    """A file beside the list, as an order keeps it."""

    name: str
    digest: str
    form: str
    columns: tuple[str, ...]
    mapping: tuple[Mapped, ...]

    @staticmethod
    def of(listing: Listing) -> Also:
        return Also(listing.name, file_key(listing.path), listing.form, listing.columns, listing.mapping)


def names_apart(paths: Sequence[Path]) -> list[str]:
    """What files are called, no two alike: two of one name are told apart by their folders.

    Raises:
        BadInput: where that does not tell them apart.
    """
    plain = [path.name for path in paths]
    names = [
        f"{path.resolve().parent.name}/{path.name}" if plain.index(path.name) < n else path.name
        for n, path in enumerate(paths)
    ]
    if twice := next((name for n, name in enumerate(names) if name in names[:n]), ""):
        raise BadInput(f"two files are called {twice}. Rename one, so that what they say can be told apart.")
    return names


def attach(run: Run, accounts: Sequence[Record]) -> None:
    """Give rows of files beside the list to the accounts they fit, where they are with none yet.

    Args:
        accounts: called by their numbers, with what is known of them so far.
    """
    free = ((also, _company_of(run, also)) for also in run.also.all() if also.row.account is None)
    run.also.attach(list(fitting(accounts, ((also, company) for also, company in free if company))))


def _company_of(run: Run, also: AlsoRow) -> Record | None:
    """What a row beside the list says of its company."""
    said = [s for s in run.said_by_also(also) if s.subject == also.row.subject]
    return record_of(also.row.subject, said) if said else None


def accounts_of_rows(run: Run, placed: Mapping[int, int]) -> list[Record]:
    """The accounts that rows became, by the numbers of rows, as records of what the rows say."""
    found: dict[int, list[Record]] = defaultdict(list)
    for row in run.rows():
        own = [s for s in run.statements_of(row) if s.subject == row.subject]
        if row.n in placed and own:
            found[placed[row.n]].append(record_of(row.subject, own))
    return [joined(str(number), records) for number, records in found.items()]


def made_one(records: Sequence[Record], into: Mapping[int, int]) -> list[Record]:
    """Accounts as records, after some turned out to be part of others."""
    found: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        found[into.get(int(record.id), int(record.id))].append(record)
    return [joined(str(number), parts) for number, parts in found.items()]


def fitting(
    accounts: Sequence[Record], rows: Iterable[tuple[AlsoRow, Record]]
) -> Iterator[tuple[AlsoRow, Fit]]:
    """Which accounts each row fits.

    A name alone convinces where it is distinctive: of "Nova" in an address book nobody knows which Nova is meant.

    Args:
        accounts: called by their numbers.
        rows: each with what it says of its company. Those that say the same are looked at once.
    """
    meeting: dict[str, dict[str, Record]] = defaultdict(dict)
    for account in accounts:
        for key in _meeting_keys(account):
            meeting[key][account.id] = account
    known: dict[tuple[tuple[str, tuple[str, ...]], ...], Fit] = {}
    for also, record in rows:
        values = tuple(sorted(record.values.items()))
        if values not in known:
            met = {
                id_: account for key in _meeting_keys(record) for id_, account in meeting.get(key, {}).items()
            }
            known[values] = _fit(record, met.values())
        yield also, known[values]


def _fit(record: Record, accounts: Collection[Record]) -> Fit:
    """Each account is judged by itself: that a row fits several is no reason for it to fit none of them."""
    if len(accounts) > _MOST_MET:
        return Fit()
    met = list(accounts)
    judged = {
        int(account.id): judgement.verdict
        for account, judgement in zip(met, place_alone(record, met), strict=True)
    }
    return Fit(
        tuple(sorted(n for n, verdict in judged.items() if verdict is Verdict.SAME)),
        tuple(sorted(n for n, verdict in judged.items() if verdict is Verdict.UNSURE)),
    )


def _meeting_keys(record: Record) -> set[str]:
    """Keys of which two records of one company share one, where `place` could judge them the same."""
    traits = encode(chunk_of([record], record.kind)).traits
    found = {
        f"{trait}:{value}" for trait in _IDENTIFYING if trait in traits for value in traits[trait].values
    }
    named = (packed for trait in ("name", "former") if trait in traits for packed in traits[trait].values)
    for name in map(company_of, named):
        telling = [token for token in name.tokens if not is_generic(token)] or name.tokens
        found |= {f"name:{name.key}", f"words:{' '.join(sorted(telling))}"}
    return found
