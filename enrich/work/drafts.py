"""Drafts kept with a run, so that they can be held against the evidence again on any later day.

A kept draft names its statements by their identifiers. When it is read back they are looked up among what is known
now: a statement that is gone leaves its words without backing, and the proof says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from connectors.statement import Statement
from enrich.work.account import Account
from enrich.work.run import Run
from outreach.draft import Channel, Draft, Place, Span
from outreach.message import NotMailable, to_eml
from outreach.proof import prove
from outreach.sender import Sender, sender_of
from outreach.sequence import Sequence


def kept(draft: Draft) -> str:
    """A draft as text for the store."""
    spans = [
        {"where": s.where, "start": s.start, "end": s.end, "text": s.text, "slot": s.slot, "fact_id": s.fact_id,
         "statements": [statement.id for statement in s.statements]}
        for s in draft.spans
    ]  # fmt: skip
    made = {
        "account": draft.account, "person": draft.person, "sequence": draft.sequence, "step": draft.step,
        "day": draft.day, "channel": draft.channel, "language": draft.language, "subject": draft.subject,
        "body": draft.body, "recipient": draft.recipient, "notes": draft.notes, "held": draft.held, "spans": spans,
    }  # fmt: skip
    return json.dumps(made, ensure_ascii=False)


def mailable(draft: Draft, sender: Sender, now: datetime) -> Draft:
    """The same draft; held, with the reason, where it is an e-mail that no message can be made of."""
    if draft.channel is not Channel.EMAIL or draft.held:
        return draft
    try:
        to_eml(draft, sender, draft.recipient, now)
    except NotMailable as reason:
        return replace(draft, held=(str(reason),))
    return draft


def drafts_of(run: Run, account: Account) -> Iterator[Draft]:
    """The kept drafts of an account, with the evidence there is now."""
    known = {statement.id: statement for statement in account.statements}
    for text in run.store.drafts(run.key, account.number):
        yield _draft(json.loads(text), known)


def _draft(made: dict[str, Any], known: Mapping[str, Statement]) -> Draft:
    spans = tuple(
        Span(
            Place(s["where"]), s["start"], s["end"], s["text"], s["slot"], s["fact_id"],
            tuple(known[i] for i in s["statements"] if i in known),
        )
        for s in made.pop("spans")
    )  # fmt: skip
    lists = {name: tuple(made.pop(name)) for name in ("notes", "held")}
    return Draft(**{**made, **lists, "channel": Channel(made["channel"])}, spans=spans)


def proofs(run: Run, account: Account, sequence: Sequence) -> Iterator[tuple[Draft, tuple[str, ...]]]:
    """Each kept draft of an account that was ready, and what does not stand in it any more."""
    people = {person.id: person for person in account.company.people}
    sender = None
    for draft in drafts_of(run, account):
        if draft.held:
            continue
        person = people.get(draft.person)
        if person is None:
            yield draft, ("the person is no longer known at this account; write the draft again",)
            continue
        sender = sender or sender_of(run.profile.sender)
        proof = prove(draft, sequence, account.company, person, sender, run.now)
        yield draft, tuple(str(problem) for problem in proof.problems)
