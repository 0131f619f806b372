"""The ladder: what an address is said to be, by its form, its domain, and verdicts on this very address."""

from __future__ import annotations

import pytest

from matching.emails import Post, Status
from matching.emails.status import Cause, Claim, Verdict, Word, standing

ADDRESS = "jane.roe@acme.example"
PLAIN = Post("acme.example")
CATCH_ALL = Post("acme.example", catch_all=True)
SEEN_TAKEN = Verdict(Word.DELIVERABLE, "neverbounce")


@pytest.mark.parametrize(
    ("address", "claim", "post", "verdict", "wanted"),
    [
        (ADDRESS, Claim.STATED, PLAIN, None, (Status.LIKELY, None)),
        (ADDRESS, Claim.STALE, PLAIN, None, (Status.UNKNOWN, Cause.STALE)),
        (ADDRESS, Claim.GUESSED, PLAIN, None, (Status.GUESSED, None)),
        (ADDRESS, Claim.STATED, PLAIN, SEEN_TAKEN, (Status.VERIFIED, None)),
        (ADDRESS, Claim.STALE, PLAIN, SEEN_TAKEN, (Status.VERIFIED, None)),
        (ADDRESS, Claim.STATED, PLAIN, Verdict(Word.UNDELIVERABLE, "x"), (Status.INVALID, None)),
        (ADDRESS, Claim.STATED, PLAIN, Verdict(Word.RISKY, "x"), (Status.RISKY, None)),
        (ADDRESS, Claim.STATED, PLAIN, Verdict(Word.UNKNOWN, "x"), (Status.LIKELY, None)),
        (ADDRESS, Claim.STATED, PLAIN, Verdict(Word.DELIVERABLE, "x", disputed=True), (Status.UNKNOWN, Cause.DISPUTED)),
        (ADDRESS, Claim.STATED, Post("acme.example", "none"), SEEN_TAKEN, (Status.INVALID, None)),
        ("jane roe@acme", Claim.STATED, PLAIN, SEEN_TAKEN, (Status.INVALID, None)),
        ("jane@mailinator.com", Claim.STATED, Post("mailinator.com"), SEEN_TAKEN, (Status.INVALID, None)),
        ("jane.roe@gmail.com", Claim.STATED, Post("gmail.com"), SEEN_TAKEN, (Status.UNKNOWN, Cause.PRIVATE)),
    ],
)  # fmt: skip
def test_an_address_stands_where_its_evidence_puts_it(
    address: str, claim: Claim, post: Post, verdict: Verdict | None, wanted: tuple[Status, Cause | None]
) -> None:
    found = standing(address, claim, post, verdict)
    assert (found.status, found.cause) == wanted
    assert all(found.because)
    assert (found.cause is not None) == (found.status is Status.UNKNOWN)


@pytest.mark.parametrize("claim", list(Claim))
@pytest.mark.parametrize("word", [None, *Word])
def test_an_address_of_a_catch_all_is_never_verified_whatever_a_verifier_says(
    claim: Claim, word: Word | None
) -> None:
    found = standing(ADDRESS, claim, CATCH_ALL, Verdict(word, "x") if word else None)
    assert found.status in (Status.RISKY, Status.INVALID)
    assert (found.status is Status.INVALID) == (word is Word.UNDELIVERABLE)


def test_a_filter_before_the_mailboxes_is_named_with_what_probably_stands_behind() -> None:
    post = Post("acme.example", "Mimecast", ("Microsoft 365",))
    (_, hint) = standing(ADDRESS, Claim.STATED, post).because
    assert hint == (
        "mail to acme.example passes Mimecast, probably for Microsoft 365, which may take what is refused later"
    )
