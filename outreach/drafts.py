"""Drafts for a qualified company: every step of a sequence for its leading people, proven, and held where it must be.

Nobody who is suppressed and no company that refuses unsolicited mail gets a draft at all; `why_none` says why there
is none. Whatever else stands in the way (no address known, a country that wants consent, a proof that fails) leaves the
draft visible, held, with its reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Protocol, TypeAlias

from icp.interval import Decision
from icp.verdict import Verdict
from matching.nouns import Affiliation, Company, Entity, Person
from outreach.choice import choose
from outreach.compose import Unwritable, Value, Written, compose, values_of
from outreach.draft import Draft
from outreach.facts import facts_of
from outreach.language import language_for
from outreach.proof import prove
from outreach.reach import way_to
from outreach.sender import Sender
from outreach.sequence import Sequence, Step

Suppressed: TypeAlias = Callable[[str], bool]
"""Whether an address, a domain, a telephone number or the identifier of a company or person must be left alone."""


class Decider(Protocol):
    """Whoever is to be written to, with the title first by which they are. A `matching.deciders.Decider` is one."""

    @property
    def person(self) -> Person: ...


def write_drafts(
    company: Company,
    deciders: Iterable[Decider],
    verdict: Verdict,
    sequence: Sequence,
    sender: Sender,
    now: datetime,
    suppressed: Suppressed,
    most_people: int = 3,
    consented: Suppressed = lambda address: False,
) -> list[Draft]:
    """All drafts for a company, by person in the order given, then by step.

    Args:
        deciders: whom to write to, the most important first.
        sender: of `outreach.sender.sender_of`, which refuses an incomplete one.
        most_people: for how many of them.
        consented: whether an address has agreed to be written to.
    """
    if refusal(company, verdict, suppressed):
        return []
    people = [d.person for d in deciders if not refusal_of(d.person, suppressed)][:most_people]
    language = language_for(company, sender, sequence.languages)
    drafts: list[Draft] = []
    for person in people:
        values = values_of(choose(facts_of(company, person, now), sender), sender, language)
        for step in sequence.steps:
            if _wanted(step, values):
                draft = _written(company, person, sequence, step, language, values)
                made = _judged(draft, sequence, company, person, sender, now, consented)
                drafts.append(_left_alone(made, suppressed))
    return drafts


def refusal(company: Company, verdict: Verdict, suppressed: Suppressed) -> str:
    """Why nobody at a company is written to; empty when somebody may be."""
    if verdict.decision is not Decision.QUALIFIED:
        return f"the company is not qualified but {verdict.decision.replace('_', ' ')}"
    if words := company.statements("company.no_solicit"):
        return f"the company refuses unsolicited mail: “{words[0].quote}”"
    keys = (
        company.id,
        *company.subjects,
        *company.values("company.domain"),
        *company.values("company.phone"),
    )
    return "the company is suppressed" if any(suppressed(key) for key in keys) else ""


def why_none(company: Company, deciders: Iterable[Decider], verdict: Verdict, suppressed: Suppressed) -> str:
    """Why a company gets no draft at all; empty when somebody there may be written to."""
    if refused := refusal(company, verdict, suppressed):
        return refused
    reasons = [refusal_of(decider.person, suppressed) for decider in deciders]
    if not reasons:
        return "nobody is known who decides there"
    return reasons[0] if all(reasons) else ""


def refusal_of(person: Person, suppressed: Suppressed) -> str:
    """Why somebody is not written to; empty when they may be."""
    if person.affiliation is Affiliation.FORMER:
        return "the person is no longer there"
    if person.affiliation is not Affiliation.CURRENT:
        return "whether the person is still there is not sure"
    addresses = _all_values(person, "person.email")
    keys = (person.id, *person.subjects, *addresses, *(a.rpartition("@")[2] for a in addresses))
    phones = _all_values(person, "person.phone")
    linked = _all_values(person, "person.linkedin")
    return "the person is suppressed" if any(suppressed(key) for key in (*keys, *phones, *linked)) else ""


def _all_values(entity: Entity, field: str) -> tuple[str, ...]:
    """Every value anybody states for a field, believed or not: a refusal is meant for all of them."""
    passport = entity.passports.get(field)
    return tuple(claim.value for claim in (*passport.chosen, *passport.losers)) if passport else ()


def _wanted(step: Step, values: Mapping[str, Value]) -> bool:
    kinds = {slot.partition(".")[0] for slot in values}
    return kinds.issuperset(step.only_if)


def _written(
    company: Company,
    person: Person,
    sequence: Sequence,
    step: Step,
    language: str,
    values: Mapping[str, Value],
) -> Draft:
    """The draft of one step, before it is judged."""
    written = Written("", "", ())
    held: tuple[str, ...] = ()
    try:
        written = compose(step, sequence, language, values)
    except Unwritable as reason:
        held = (str(reason),)
    return Draft(
        account=company.id,
        person=person.id,
        sequence=sequence.name,
        step=step.number,
        day=step.day,
        channel=step.channel,
        language=language,
        subject=written.subject,
        body=written.body,
        spans=written.spans,
        held=held,
    )


def _judged(
    draft: Draft,
    sequence: Sequence,
    company: Company,
    person: Person,
    sender: Sender,
    now: datetime,
    consented: Suppressed,
) -> Draft:
    """The draft with its recipient, and with everything that keeps it from being ready."""
    if draft.held:
        return draft
    way = way_to(draft.channel, company, person, now, consented, sender.doubtful)
    draft = replace(draft, recipient=way.recipient)
    proof = prove(draft, sequence, company, person, sender, now)
    silent = () if sender.claims else ("it says nothing of what you offer: add claims to [sender]",)
    held = (*way.held, *(str(problem) for problem in proof.problems))
    return replace(draft, held=held, notes=(*way.notes, *silent, *proof.lint))


def _left_alone(draft: Draft, suppressed: Suppressed) -> Draft:
    """The draft; held where its very recipient must be left alone, which a guess may turn out to be."""
    host = draft.recipient.rpartition("@")[2]
    if draft.recipient and (suppressed(draft.recipient) or (host and suppressed(host))):
        return replace(draft, recipient="", held=(*draft.held, "the recipient is suppressed"))
    return draft
