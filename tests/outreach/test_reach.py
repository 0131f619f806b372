"""Which address a letter goes to: what verifiers say of it is heeded, and what is doubtful waits for the user."""

from __future__ import annotations

from connectors.statement import Statement
from matching.nouns import Company
from outreach.draft import Channel
from outreach.reach import Way, way_to
from tests.matching.emails.test_mailboxes import company, domain_of, team, verdict
from tests.outreach.making import NOW, SITE, human, nobody_is, say

HANNAH = f"hannah.clarke@{SITE}"
CHECKED = domain_of("neverbounce")


def way(made: Company, doubtful: bool = False) -> Way:
    (hannah,) = [p for p in made.people if p.name == "Hannah Clarke"]
    return way_to(Channel.EMAIL, made, hannah, NOW, nobody_is, doubtful)


def stated(*more: list[Statement]) -> Company:
    return company(human("Hannah Clarke", "Head of Service", HANNAH), CHECKED, *more)


def told(word: str) -> list[Statement]:
    return verdict("Hannah Clarke", word, HANNAH)


def test_an_address_that_a_source_states_is_used() -> None:
    assert (way(stated()).recipient, way(stated()).held) == (HANNAH, ())


def test_one_that_a_verifier_saw_taken_goes_before_others() -> None:
    other = say(f"{SITE}/people/Hannah Clarke", "person.email", f"a.clarke@{SITE}")
    assert way(stated([other])).recipient == f"a.clarke@{SITE}"
    assert way(stated([other], told("deliverable"))).recipient == HANNAH


def test_an_address_that_was_refused_is_never_used_whatever_the_user_allows() -> None:
    made = stated(told("undeliverable"))
    for doubtful in (False, True):
        found = way(made, doubtful)
        assert found.recipient != HANNAH
    assert f"mail does not reach {HANNAH}: neverbounce saw it refused" in way(made).held[0]


def test_a_catch_all_address_waits_for_the_user_to_allow_it() -> None:
    made = stated(told("risky"))
    waiting, allowed = way(made), way(made, doubtful=True)
    assert waiting.recipient == allowed.recipient == HANNAH
    assert waiting.held[0].startswith(f"mail to {HANNAH} may reach nobody")
    assert 'doubtful_addresses = "yes"' in waiting.held[0]
    assert allowed.held == ()
    assert any("may reach nobody" in note for note in allowed.notes)


def test_a_guess_is_named_and_is_nobodys_address_until_the_user_allows_it() -> None:
    made = company(team(), human("Hannah Clarke", "Head of Service"))
    waiting, allowed = way(made), way(made, doubtful=True)
    assert waiting.recipient == ""
    assert waiting.held[0].startswith(f"no e-mail address is known; {HANNAH} is a guess (9")
    assert (allowed.recipient, allowed.held) == (HANNAH, ())
    assert any("is a guess" in note for note in allowed.notes)


def test_a_guess_more_likely_wrong_than_right_is_not_even_named() -> None:
    made = company(human("Hannah Clarke", "Head of Service"))
    assert way(made, doubtful=True) == Way("", ("no e-mail address is known",), way(made).notes)
