"""What stands today of the evidence that a draft cites: the half of the proof that looks at filled slots.

A statement counts only as part of what is known now of this very company and person. The copy that a draft carries
proves nothing: it may be old, edited, or about a neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from connectors.statement import Statement
from matching.nouns import Company, Entity, Person
from outreach import standing
from outreach.draft import Draft, Span
from outreach.reading import says
from outreach.sender import Sender
from outreach.slots import KINDS, SLOTS


class SpanVerdict(NamedTuple):
    """What the proof found of one filled slot; `why` says what is wrong and is empty when it holds."""

    span: Span
    why: str

    @property
    def ok(self) -> bool:
        return not self.why


class _Backing(NamedTuple):
    """Where a statement stands in what is known."""

    statement: Statement
    entity: Entity
    chosen: bool
    disputed: bool
    ended: bool


class Evidence:
    """All statements about one company and one of its people, as they stand at a time."""

    def __init__(self, company: Company, person: Person, now: datetime) -> None:
        self.now = now
        self._by_id: dict[str, list[_Backing]] = {}
        ended = standing.ended_subjects(person, now)
        telling = standing.tellable(company, now)
        for entity in (company, person, *company.roles, *company.fundings, *telling):
            for backing in _backings(entity, ended if entity is person else frozenset()):
                self._by_id.setdefault(backing.statement.id, []).append(backing)

    def verdict(self, span: Span, draft: Draft, sender: Sender) -> SpanVerdict:
        """Whether a filled slot holds."""
        return SpanVerdict(span, self._why_not(span, draft, sender))

    def _why_not(self, span: Span, draft: Draft, sender: Sender) -> str:
        if draft.text(span.where)[span.start : span.end] != span.text or not span.text:
            return f"the text was changed after it was written; it said “{span.text}” there"
        if span.slot.startswith("sender."):
            said = sender.slots(draft.language).get(span.slot.removeprefix("sender."))
            return "" if said == span.text else f"“{span.text}” is nothing that the sender states"
        if span.slot not in SLOTS or not span.statements:
            return f"“{span.text}” cites nothing"
        return self._unbacked(span)

    def _unbacked(self, span: Span) -> str:
        known = self._cited(span)
        if len({b.statement.id for b in known}) < len({s.id for s in span.statements}):
            return f"“{span.text}” cites a statement that is not known of this company and person"
        if any(b.disputed for b in known):
            return f"sources disagree about “{span.text}”"
        if not all(b.chosen for b in known):
            return f"“{span.text}” is no longer the value that is believed"
        if not all(says(SLOTS[span.slot].form, span.text, b.statement) for b in known):
            return f"“{span.text}” is not what its source says, which is “{known[0].statement.value[:80]}”"
        if all(b.ended for b in known) or not any(standing.is_fresh(b.statement, self.now) for b in known):
            return f"the evidence for “{span.text}” is too old"
        if not any(standing.may_stand(b.statement, self.now) and not b.ended for b in known):
            return f"the evidence for “{span.text}” is not certain enough"
        return ""

    def _cited(self, span: Span) -> list[_Backing]:
        """What is known of the statements a span cites, those apart that do not bear on its slot."""
        fields = SLOTS[span.slot].fields
        return [b for s in span.statements for b in self._by_id.get(s.id, ()) if b.statement.field in fields]

    def mixed(self, draft: Draft) -> Iterator[tuple[Span, str]]:
        """Where a draft mixes two things of a kind (the place of one role, the title of another) or tells old news."""
        for name, kind in KINDS.items():
            spans = [s for s in draft.spans if s.slot in SLOTS and s.slot.startswith(f"{name}.")]
            told = [{b.entity.id: b.entity for b in self._cited(s)} for s in spans]
            if (
                kind.of in ("roles", "fundings", "signals")
                and spans
                and not set.intersection(*map(set, told))
            ):
                yield spans[0], f"its {name} details belong to different things"
            news = [
                entity.value(kind.event) for entities in told for entity in entities.values() if kind.event
            ]
            if not all(standing.is_news(day, self.now) for day in news):
                yield spans[0], f"the {name} it tells of is not of the last year"


def _backings(entity: Entity, ended: frozenset[str]) -> Iterator[_Backing]:
    for passport in entity.passports.values():
        for claims, chosen in ((passport.chosen, True), (passport.losers, False)):
            for statement in (s for claim in claims for s in claim.statements):
                yield _Backing(statement, entity, chosen, passport.conflict, statement.subject in ended)
