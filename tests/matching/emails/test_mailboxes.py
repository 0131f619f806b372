"""The mailboxes of a company's people: what is stated, with its status, and what they may have where nothing is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from connectors.statement import Statement
from matching.assemble import company as assemble
from matching.emails import Mailbox, Status, mailboxes_of, office_of
from matching.emails.status import Cause
from matching.nouns import Company
from tests.outreach.making import BASE, NOW, SEEN, SITE, human, say

TEAM = ("Jane Roe", "Max Stern", "Ben Thaler", "Cem Arslan")


def company(*batches: Sequence[Statement], **changed: str) -> Company:
    values = BASE | {key.replace("_", ".", 1): value for key, value in changed.items()}
    own = [say(SITE, name, value) for name, value in values.items() if value]
    said = [*own, *(s for batch in batches for s in batch)]
    same = {s.subject for s in said if s.field == "company.domain" and s.value == SITE}
    trust = {"website": 0.9, "neverbounce": 0.9, "zerobounce": 0.9, "dns": 0.9, "hunter_finder": 0.75}
    return assemble("account:1", said, same, NOW, trust)


def team(*names: str) -> list[Statement]:
    made = []
    for name in names or TEAM:
        made += human(name, "Planner", f"{name.lower().replace(' ', '.')}@{SITE}")
    return made


def box_of(made: Company, name: str) -> tuple[Mailbox, ...]:
    (person,) = [p for p in made.people if p.name == name]
    return mailboxes_of(made, NOW)[person.id]


def verdict(
    name: str, word: str, address: str, source: str = "neverbounce", days: int = 10
) -> list[Statement]:
    seen = NOW - timedelta(days=days)
    subject = f"{SITE}/people/{name}"
    said = {"person.name": name, "person.employer": SITE, "person.email": address}
    said["person.email_status"] = f"{word} {address}"
    return [say(subject, field, value, source=source, seen=seen) for field, value in said.items()]


def domain_of(source: str) -> list[Statement]:
    return [say(SITE, "company.domain", SITE, source=source)]


def test_who_has_an_address_gets_no_guess() -> None:
    (box,) = box_of(company(team()), "Jane Roe")
    assert (box.address, box.status, box.guessed) == (f"jane.roe@{SITE}", Status.LIKELY, False)


def test_who_has_none_gets_candidates_by_the_way_of_the_house() -> None:
    best, *_ = box_of(company(team(), human("Ada Lovelace", "Buyer")), "Ada Lovelace")
    assert (best.address, best.status) == (f"ada.lovelace@{SITE}", Status.GUESSED)
    assert best.probability is not None
    assert best.probability > 0.8
    assert f"4 of 4 known addresses at {SITE} are first.last" in best.because


def test_a_guess_becomes_no_statement() -> None:
    made = company(team(), human("Ada Lovelace", "Buyer"))
    before = [s.id for p in made.people for passport in p.passports.values() for s in passport.statements]
    (ada,) = [p for p in made.people if p.name == "Ada Lovelace"]
    assert office_of(made, NOW).mailboxes(ada)
    assert ada.statements("person.email") == ()
    assert before == [
        s.id for p in made.people for passport in p.passports.values() for s in passport.statements
    ]


def test_whoever_left_gets_no_guess() -> None:
    gone = [*human("Ada Lovelace", "Buyer"), say(f"{SITE}/people/Ada Lovelace", "person.until", "2024")]
    assert box_of(company(team(), gone), "Ada Lovelace") == ()


def test_an_address_that_was_refused_is_kept_as_invalid_and_not_guessed_again() -> None:
    refused = verdict("Ada Lovelace", "undeliverable", f"ada.lovelace@{SITE}")
    made = company(
        team(), human("Ada Lovelace", "Buyer", f"ada.lovelace@{SITE}"), domain_of("neverbounce"), refused
    )
    first, *others = box_of(made, "Ada Lovelace")
    assert (first.address, first.status) == (f"ada.lovelace@{SITE}", Status.INVALID)
    assert others
    assert all(box.guessed and box.address != first.address for box in others)


def test_a_verdict_on_one_address_is_none_on_anothers() -> None:
    taken = verdict("Jane Roe", "deliverable", f"jane.roe@{SITE}")
    made = company(team(), domain_of("neverbounce"), taken)
    assert [box_of(made, name)[0].status for name in ("Jane Roe", "Max Stern")] == [
        Status.VERIFIED,
        Status.LIKELY,
    ]


def test_nor_on_another_of_the_same_person() -> None:
    two = [*team("Jane Roe"), say(f"{SITE}/people/Jane Roe", "person.email", f"jroe@{SITE}")]
    for word, status in (("deliverable", Status.VERIFIED), ("undeliverable", Status.INVALID)):
        made = company(two, domain_of("neverbounce"), verdict("Jane Roe", word, f"jroe@{SITE}"))
        found = {box.address: box.status for box in box_of(made, "Jane Roe")}
        assert found == {f"jroe@{SITE}": status, f"jane.roe@{SITE}": Status.LIKELY}


def test_one_catch_all_verdict_makes_the_whole_domain_doubtful() -> None:
    everything = verdict("Jane Roe", "risky", f"jane.roe@{SITE}")
    made = company(team(), human("Ada Lovelace", "Buyer"), domain_of("neverbounce"), everything)
    assert {box_of(made, name)[0].status for name in ("Jane Roe", "Max Stern", "Ada Lovelace")} == {
        Status.RISKY
    }


def test_an_old_verdict_is_none_at_all() -> None:
    taken = verdict("Jane Roe", "deliverable", f"jane.roe@{SITE}", days=2_000)
    made = company(team(), domain_of("neverbounce"), taken)
    assert box_of(made, "Jane Roe")[0].status is Status.LIKELY


def test_verifiers_that_disagree_leave_it_unknown() -> None:
    address = f"jane.roe@{SITE}"
    said = [
        verdict("Jane Roe", "deliverable", address),
        verdict("Jane Roe", "undeliverable", address, "zerobounce"),
    ]
    made = company(team(), domain_of("neverbounce"), domain_of("zerobounce"), *said)
    box = box_of(made, "Jane Roe")[0]
    assert (box.status, box.cause) == (Status.UNKNOWN, Cause.DISPUTED)


def test_a_private_mailbox_is_not_judged_and_teaches_nothing() -> None:
    made = company(human("Jane Roe", "Planner", "jane.roe@gmail.com"))
    first, *others = box_of(made, "Jane Roe")
    assert (first.status, first.cause) == (Status.UNKNOWN, Cause.PRIVATE)
    assert all(box.address.endswith(f"@{SITE}") for box in others)
    assert others[0].because[0].startswith("no address at")


def test_where_a_domain_takes_no_mail_none_is_guessed_there() -> None:
    none = [
        *domain_of("dns"),
        say(SITE, "company.mail_provider", "none", source="dns", url="https://dns.google/x"),
    ]
    made = company(team("Jane Roe"), human("Ada Lovelace", "Buyer"), none)
    assert box_of(made, "Ada Lovelace") == ()
    assert box_of(made, "Jane Roe")[0].status is Status.INVALID


def found_by_a_finder(name: str) -> list[Statement]:
    subject = f"{SITE}/people/{name}"
    first, last = name.lower().split()
    told = {"name": name, "employer": SITE, "email": f"{first[0]}{last}@{SITE}"}
    return [
        say(subject, f"person.{key}", value, source="hunter_finder", seen=SEEN) for key, value in told.items()
    ]


def test_what_a_finder_worked_out_does_not_teach_the_way_of_the_house() -> None:
    found = [found_by_a_finder(name) for name in TEAM]
    made = company(human("Ada Lovelace", "Buyer"), domain_of("hunter_finder"), *found)
    assert len(made.people) == 5
    assert box_of(made, "Ada Lovelace")[0].because[0].startswith(f"no address at {SITE} is known")


def test_a_company_without_a_domain_of_its_own_has_no_guesses() -> None:
    made = company(human("Ada Lovelace", "Buyer"), company_domain="thornbury.github.io")
    assert all(boxes == () for boxes in mailboxes_of(made, NOW).values())
