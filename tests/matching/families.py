"""Short ways to write companies that may belong together. All invented."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from connectors.related import Said, Tie, related
from connectors.statement import Statement, stamp
from matching.cluster import Judgement
from matching.nouns import Relation
from matching.relations import relations_of
from tests.matching.statements import NOW, said

Told = tuple[str, str, str]


def company(
    subject: str, name: str, *, source: str = "gleif", **fields: str | Sequence[str]
) -> list[Statement]:
    """What a source says of one company; several values of a field as a tuple."""
    made = [said("company.name", name, subject=subject, source=source)]
    for field, value in fields.items():
        values = (value,) if isinstance(value, str) else value
        made += [said(f"company.{field}", text, subject=subject, source=source) for text in values]
    return made


def tie(
    subject: str,
    kind: Tie,
    name: str,
    since: str = "",
    until: str = "",
    *,
    key: str = "",
    source: str = "gleif",
) -> list[Statement]:
    """A tie that a source states of a company."""

    def day(text: str) -> Said | None:
        return Said(text, "day", text) if text else None

    found = related(subject, kind, Said(name, "name"), since=day(since), until=day(until), key=day(key))
    return [stamp(finding, source=source, url=f"https://{source}.example/", seen=NOW) for finding in found]


def relations(
    *told: Iterable[Statement],
    companies: Mapping[str, Collection[str]] | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[Relation, ...]:
    return relations_of([s for statements in told for s in statements], companies, judgements)


def read(found: Iterable[Relation]) -> set[Told]:
    """Relations as "one is kind of other"."""
    return {(r.one.name, r.kind.value, r.other.name) for r in found}


# A company with everything a family can have.
GROUP = [
    company("1", "Veltrix GmbH", former_name="Quorra AG", own_words="Veltrix acquired Aquilon SARL in May 2021."),
    [said("company.country", "DE", subject="1", source="gleif")],
    tie("1", Tie.FORMER_NAME, "Quorra AG", "1999", "2012-03"),
    tie("1", Tie.PARENT, "Zenith AG", "2017-05-02"),
    tie("1", Tie.OWNER, "Breakwater Capital", "2010", "2015"),
    company("2", "Zenith AG", subsidiary=("Mirandol SA", "Veltrix GmbH"), parent="Apex SE"),
    company("3", "Veltrix GmbH, Zweigniederlassung Wien"),
    company("4", "Apex SE"),
    company("5", "Veltrix Inc", country="US"),
    company("6", "Lumen Labs", parent="Mirandol SA"),
]  # fmt: skip
