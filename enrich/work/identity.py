"""Which of the subjects that sources spoke of is the account at hand.

A subject's own name is often an identifier: a website's is a domain, a register's a number. Said aloud, it lets the
comparison in `matching/` do all the deciding. What is not judged the same stays out of the account, and is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from connectors.connector import Connector, Someone, Target
from connectors.fields import FIELDS, Kind
from connectors.statement import Statement
from enrich.work.words import SILENT, Spoken
from matching.cluster import Judgement
from matching.cluster import Verdict as Identity
from matching.nouns import Company
from matching.place import place
from matching.records import Record, record_of

if TYPE_CHECKING:
    from enrich.work.account import Account


def candidates(statements: Iterable[Statement], sources: Mapping[str, Connector]) -> list[Record]:
    """The companies that sources spoke of, each with what its own name says."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    named: dict[str, None] = {}
    for statement in statements:
        if statement.kind == "company":
            groups[statement.subject].append(statement)
        elif FIELDS[statement.field].kind is Kind.SUBJECT:
            named[statement.value] = None
    return [
        with_identifier(subject, groups.get(subject, ()), sources) for subject in sorted({*groups, *named})
    ]


def with_identifier(subject: str, said: Sequence[Statement], sources: Mapping[str, Connector]) -> Record:
    """A subject's record, with the identifier that its own name is."""
    record = record_of(subject, said) if said else Record(subject, "company")
    source, _, local = subject.partition(":")
    field = sources[source].identifies if source in sources else ""
    if not field:
        return record
    value = subject if field == "company.job_board" else local.rpartition(":")[2]
    if value in record.all(field):
        return record
    return Record(record.id, record.kind, {**record.values, field: (*record.all(field), value)})


def judge_subjects(
    account: str,
    own: Collection[str],
    statements: Sequence[Statement],
    sources: Mapping[str, Connector],
    spoken: Spoken = SILENT,
) -> list[Judgement]:
    """Judge every company that sources spoke of against the account.

    Args:
        account: the account's own subject, under which its record is compared.
        own: subjects that are the account already: its rows.
        spoken: what persons said of who is whom; it stands, whatever the comparison says.
    """
    records = candidates(statements, sources)
    target = joined(account, (record for record in records if record.id in own))
    others = [record for record in records if record.id not in own]
    decided = [found for record in others if (found := spoken.on(account, own, record.id))] if spoken else []
    return spoken.kept_apart(account, place(target, others, decided))


def joined(name: str, records: Iterable[Record]) -> Record:
    """Several records of one company as one, under a name of its own."""
    values: dict[str, dict[str, None]] = defaultdict(dict)
    for record in records:
        for field, found in record.values.items():
            values[field].update(dict.fromkeys(found))
    return Record(name, "company", {field: tuple(found) for field, found in values.items()})


def record_of_account(account: Account, sources: Mapping[str, Connector]) -> Record:
    """An account as a record, called by its number, with all that its own subjects say."""
    own = [s for s in account.statements if s.subject in account.same]
    return joined(str(account.number), candidates(own, sources))


def same_as(account: str, judgements: Iterable[Judgement]) -> set[str]:
    """The subjects judged to be the account."""
    return {
        other
        for j in judgements
        if j.verdict is Identity.SAME
        for other in (j.left, j.right)
        if account in (j.left, j.right) and other != account
    }


def target_of(company: Company, people: Sequence[Someone] = ()) -> Target:
    """What a source is told about an account: its values, believed first; and people, if it is about people."""
    known = {
        name: passport.values[:6]
        for name, passport in company.passports.items()
        if name.startswith("company.") and passport.values and name in TOLD
    }
    return Target(known, tuple(people))


# What sources need to know in order to be asked. Nothing else leaves the house.
TOLD = frozenset(
    {
        "company.name", "company.legal_name", "company.other_name", "company.former_name", "company.domain",
        "company.website", "company.country", "company.region", "company.city", "company.lei", "company.cik",
        "company.wikidata", "company.registration_number", "company.register", "company.jurisdiction",
        "company.street", "company.postal_code", "company.coordinates", "company.ein", "company.vat_id",
        "company.opencorporates", "company.uei", "company.ror",
        "company.ticker", "company.github", "company.job_board", "company.feed", "company.linkedin",
    }
)  # fmt: skip
