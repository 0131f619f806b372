"""A letter goes to a guessed address only where the sender's profile allows that, and the proof knows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from outreach.draft import Channel, Draft, Status
from outreach.drafts import write_drafts
from outreach.proof import prove
from outreach.sender import NoSender, sender_of
from outreach.sequence import packaged
from tests.matching.emails.test_mailboxes import company, team
from tests.outreach.making import NOW, QUALIFIED, SENDER, SITE, Ranked, human, nobody_is

HANNAH = f"hannah.clarke@{SITE}"
MADE = company(team(), human("Hannah Clarke", "Head of Service"))
(WHO,) = [person for person in MADE.people if person.name == "Hannah Clarke"]
ALLOWED = sender_of({**SENDER, "doubtful_addresses": "yes"})


def letters(sender=ALLOWED, suppressed=nobody_is) -> list[Draft]:
    made = write_drafts(MADE, [Ranked(WHO)], QUALIFIED, packaged("four_steps"), sender, NOW, suppressed)
    return [draft for draft in made if draft.channel is Channel.EMAIL]


def test_without_leave_a_guess_is_held_back() -> None:
    assert {(draft.status, draft.recipient) for draft in letters(sender_of(SENDER))} == {(Status.HELD, "")}


def test_with_leave_a_letter_goes_to_the_guess_and_says_that_it_is_one() -> None:
    for draft in letters():
        assert (draft.status, draft.recipient) == (Status.READY, HANNAH)
        assert any("is a guess" in note for note in draft.notes)


def test_the_proof_knows_the_guess_and_no_other_address() -> None:
    draft = letters()[0]
    sequence = packaged("four_steps")
    assert prove(draft, sequence, MADE, WHO, ALLOWED, NOW).ok
    for other, sender in ((f"h.clarke@{SITE}", ALLOWED), (HANNAH, sender_of(SENDER))):
        proof = prove(replace(draft, recipient=other), sequence, MADE, WHO, sender, NOW)
        assert any("is not known to reach this person" in problem.why for problem in proof.problems)


def test_a_guess_that_is_suppressed_is_left_alone() -> None:
    (draft, *_) = letters(suppressed=lambda key: key == HANNAH)
    assert (draft.status, draft.recipient) == (Status.HELD, "")
    assert "the recipient is suppressed" in draft.held


def test_leave_is_given_by_yes_and_by_nothing_else() -> None:
    assert [sender_of({**SENDER, "doubtful_addresses": word}).doubtful for word in ("yes", "no", "")] == [
        True,
        False,
        False,
    ]
    with pytest.raises(NoSender, match="neither yes nor no"):
        sender_of({**SENDER, "doubtful_addresses": "perhaps"})
