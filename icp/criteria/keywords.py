"""Words in what is written about a company: its description, tags, industry, and the titles of roles it advertises.

That a text holds a word proves that it does. That none holds it means no only when there is enough text to expect it,
some 25 words of description, own sentences and tags; a register's four words ("German maker of lifts") leave it open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from icp.answer import Answer, all_of, no, unknown, yes
from icp.claims import source_and_age, too_old
from icp.criteria.criterion import Ready
from icp.criteria.terms import Terms, fresh, old, read_terms
from icp.phrases import quoted
from icp.table import Table
from matching.nouns import Claim, Company

DESCRIPTION = "company.description"
_FIELDS = (DESCRIPTION, "company.own_words", "company.keyword", "company.industry")
_ROLE_FIELDS = ("role.title",)
_UNSEEN = 0.25
_ENOUGH = 25


@dataclass(frozen=True)
class Keywords(Ready):
    """Some of `any`, each of `all` and nothing of `none`; an empty part asks for nothing."""

    any: Terms
    all: Terms
    none: Terms
    kind = "keywords"

    @cached_property
    def wish(self) -> str:
        return f"texts that {self._demand}"

    @cached_property
    def contrary(self) -> str:
        if not (self.all.names or self.none.names):
            return f"no text that names {quoted(self.any.names)}"
        return f"texts that do otherwise than {self._demand}"

    @cached_property
    def _demand(self) -> str:
        parts = (
            f"name {quoted(self.any.names)}" if self.any.names else "",
            f"name {quoted(self.all.names, 'and')}" if self.all.names else "",
            f"do not name {quoted(self.none.names)}" if self.none.names else "",
        )
        return " and ".join(part for part in parts if part)

    @cached_property
    def _any_named(self) -> str:
        return f"name {quoted(self.any.names)}"

    @cached_property
    def question(self) -> str:
        return f"Does what {{}} does have to do with {quoted((*self.any.names, *self.all.names, *self.none.names))}?"

    def answer(self, company: Company, now: datetime) -> Answer:
        parts = []
        if self.any.names:
            parts.append(self._of_any(company, now))
        if self.all.names:
            parts.append(self._of_all(company, now))
        if self.none.names:
            parts.append(self._of_none(company, now))
        return all_of(parts)

    def _of_any(self, company: Company, now: datetime) -> Answer:
        if seen := self.any.first(_texts(company, now)):
            return yes(
                f'its texts ({source_and_age(seen.claim.statements, now)}) name "{seen.term}"',
                seen.claim.statements,
            )
        absent = _absent(self._any_named, company, now)
        if not absent.settled and (seen := self.any.first(old(company, _FIELDS, now))):
            source = source_and_age(seen.claim.statements, now)
            return too_old(
                f'its texts ({source}) named "{seen.term}"', 1.0, seen.claim.statements, absent.needs
            )
        return absent

    def _of_all(self, company: Company, now: datetime) -> Answer:
        seen = self.all.all(_texts(company, now))
        missing = [name for name in self.all.names if name not in seen]
        evidence = tuple(s for claim in seen.values() for s in claim.statements)
        if not missing:
            return yes(f"its texts ({source_and_age(evidence, now)}) name {quoted(seen, 'and')}", evidence)
        absent = _absent(f"name {quoted(missing)}", company, now)
        share = len(seen) / len(self.all.names)
        high = share if absent.settled else 1.0
        likely = share if absent.settled else share + (1.0 - share) * _UNSEEN
        return absent._replace(low=share, high=high, likely=likely, evidence=evidence + absent.evidence)

    def _of_none(self, company: Company, now: datetime) -> Answer:
        if seen := self.none.first(_texts(company, now)):
            return no(
                f'its texts ({source_and_age(seen.claim.statements, now)}) name "{seen.term}"',
                seen.claim.statements,
            )
        absent = _absent(f"name {quoted(self.none.names)}", company, now)
        return absent._replace(low=1 - absent.high, high=1 - absent.low, likely=1 - absent.likely)


def _texts(company: Company, now: datetime) -> Iterator[Claim]:
    return fresh(company, _FIELDS, _ROLE_FIELDS, now)


def _absent(what: str, company: Company, now: datetime) -> Answer:
    """The answer where no text does `what`."""
    texts = list(_texts(company, now))
    if sum(len(claim.value.split()) for claim in texts) >= _ENOUGH:
        evidence = max(texts, key=lambda claim: len(claim.value)).statements
        return no(f"its texts ({source_and_age(evidence, now)}) do not {what}", evidence)
    if texts:
        return unknown(f"what little is written about it does not {what}", (DESCRIPTION,), _UNSEEN)
    return unknown("no source describes what it does", (DESCRIPTION,))


def read(table: Table) -> Keywords | None:
    """`any`, `all`, `none`: words or phrases; a final `*` takes longer words too."""
    parts = {key: read_terms(table, key, "warehouse") for key in ("any", "all", "none")}
    table.need("any", "all", "none")
    given = [word for words in parts.values() for word in words]
    for word in dict.fromkeys(word for word in given if given.count(word) > 1):
        table.wrong(
            "none", f'"{word}" stands in two of "any", "all" and "none"', "keep it in one of them", word
        )
    return Keywords(*map(Terms, parts.values())) if table.sound else None
