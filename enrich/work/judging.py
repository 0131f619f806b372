"""A person says that some are one, or that two are two: what was meant is found, held against earlier words, and kept.

Whoever speaks may mean accounts or rows of the latest run, subjects of sources, or people of an account. What may mean
several is refused, with what would tell them apart. So is a word that contradicts others: these are named, and how each
is taken back. A later word on the very same pair is no contradiction, but a change of mind: it stands from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from connectors.text import fold, squash
from enrich.errors import BadInput
from enrich.store.judgements import Judgements, Word, later_stands
from enrich.work.account import Account
from enrich.work.rowkeys import PERSON, keys_of
from enrich.work.words import Pair, Spoken, pair_of
from matching.cluster import MODEL, Verdict
from matching.nouns import Person

if TYPE_CHECKING:
    from enrich.work.run import Run

_MOST_NAMED = 6


@dataclass(frozen=True)
class Said:
    """A word before it is held against others: what was meant by it, and by whom.

    Attributes:
        person: the account whose people are meant, as somebody calls it; empty where companies are meant.
    """

    verdict: Verdict
    wanted: tuple[str, ...]
    by: str
    because: str
    at: datetime
    person: str = ""


@dataclass(frozen=True)
class _Meant:
    """One that was meant: what a word calls it, and how it is shown; of an account, all its rows."""

    key: str
    shown: str
    rows: tuple[str, ...] = ()


def judge(run: Run, said: Said) -> Word:
    """Keep what a person says, if it is clear and agrees with what was said before.

    Raises:
        BadInput: when it is not clear who is meant, when it was said before, and when it contradicts other words.
    """
    if fold(said.by) == MODEL or not said.by.strip():
        raise BadInput(f"--by {said.by!r} is nobody's name: a judgement is a person's. Give your own.")
    meant = _meant(run, said)
    judgements = Judgements(run.store)
    words = judgements.words(run.order.world)
    word = Word(
        world=run.order.world, kind="person" if said.person else "company", verdict=said.verdict.value,
        by=squash(said.by), because=squash(said.because), at=said.at, about=tuple(one.shown for one in meant),
        run=run.key, pairs=tuple(_pairs(said.verdict, meant)),
    )  # fmt: skip
    _agree(words, word, meant)
    return replace(word, n=judgements.say(word))


def take_back(run: Run, number: int = 0) -> Word:
    """Delete the last word, or the one with this number. The store is then as if it had not been said.

    Raises:
        BadInput: when there is no such word, or when those that are left would contradict each other without it.
    """
    judgements = Judgements(run.store)
    words = judgements.words(run.order.world)
    if not words:
        raise BadInput("nobody merged or split anything here: there is nothing to take back.")
    number = number or words[-1].n
    word = next((word for word in words if word.n == number), None)
    if word is None:
        raise BadInput(f"there is no judgement {number}. Those that there are shows: enrich undo --list")
    left = [other for other in words if other.n != number]
    if found := Spoken.of(left, word.kind).contradiction():
        raise BadInput(
            f"without judgement {number} others contradict each other: {_named([found[0], *found[1]])}"
        )
    judgements.take_back(number)
    return word


# -- whether it agrees ---------------------------------------------------------------------------------


def _pairs(verdict: Verdict, meant: Sequence[_Meant]) -> list[Pair]:
    """The pairs to keep. Those that are one are tied to the first of them, which is as good as each to each."""
    if len({one.key for one in meant}) < len(meant):
        shown = next(b.shown for a, b in pairwise(sorted(meant, key=lambda o: o.key)) if a.key == b.key)
        raise BadInput(
            f"{shown} is named twice, or is one account already. Name its rows by their numbers, or subjects of it "
            "as `enrich why` shows them."
        )
    if verdict is Verdict.DIFFERENT and len(meant) != 2:
        raise BadInput("a split is between two. Give the same command again for others.")
    return [pair_of(meant[0].key, other.key) for other in meant[1:]]


def _agree(words: Sequence[Word], word: Word, meant: Sequence[_Meant]) -> None:
    """See that a word says something new, and nothing that contradicts what other words say.

    Raises:
        BadInput: otherwise.
    """
    standing = later_stands(words, word.kind)
    said = [
        standing[pair] for pair in word.pairs if pair in standing and standing[pair].verdict == word.verdict
    ]
    if len(said) == len(word.pairs):
        raise BadInput(f"that was said before: {_named(said)}")
    others = {pair: other for pair, other in standing.items() if pair not in word.pairs}
    for left, right in word.pairs:
        spoken = Spoken(others)
        against = [
            other for pair in _touched(left, right, meant) for other in _against(spoken, word.verdict, *pair)
        ]
        if against:
            verb = "merged" if word.verdict == Verdict.SAME else "split"
            raise BadInput(f"{' and '.join(word.about)} cannot be {verb}: {_named(against)}")
        others[left, right] = word


def _touched(left: str, right: str, meant: Sequence[_Meant]) -> list[Pair]:
    """The pairs that a word must agree with: a subject is the whole account or is not, of whichever row it was said."""
    ours, theirs = (next(one for one in meant if one.key == key) for key in (left, right))
    if bool(ours.rows) == bool(theirs.rows):
        return [(left, right)]
    return [(a, b) for a in ours.rows or (left,) for b in theirs.rows or (right,)]


def _against(spoken: Spoken, verdict: str, left: str, right: str) -> list[Word]:
    """The words that stand against a verdict on a pair."""
    word = spoken.between(left, right)
    if word is None or word.verdict == verdict:
        return []
    return [word] if word.verdict == Verdict.DIFFERENT else spoken.chain(left, right)


def _named(words: Iterable[Word]) -> str:
    unique = {word.n: word for word in words}
    told = "; ".join(f"{' and '.join(word.about)} were {word.sentence}" for word in unique.values())
    return f"{told}. To take that back: {' or '.join(f'enrich undo {n}' for n in unique)}"


# -- who is meant ------------------------------------------------------------------------------------------


def _meant(run: Run, said: Said) -> list[_Meant]:
    if said.person:
        account = run.find(said.person)
        return [_keyed(run, _person(account, wanted)) for wanted in said.wanted]
    return [_keyed(run, _company(run, wanted)) for wanted in said.wanted]


def _company(run: Run, wanted: str) -> _Meant:
    """An account or a row of the list, or a subject of a source.

    Raises:
        BadInput: when none is meant, or when several may be.
    """
    prefix = f"file:{run.order.input}:"
    if wanted.startswith(prefix):
        wanted = wanted.removeprefix(prefix)
    elif wanted.partition(":")[0] in {"file", *run.sources}:
        return _subject(run, wanted)
    account = run.find(wanted)
    number = int(wanted) if wanted.isdecimal() else account.number
    rows = {row.n: row for row in run.store.rows(run.key, account.number)}
    own = {s.field: s.value for s in run.statements_of(rows[number])}
    name = account.company.name if number == account.number else own.get("company.name", "")
    shown = f"{name or own.get('company.domain', 'an account')} (row {number})"
    return _Meant(rows[number].subject, shown, tuple(row.subject for row in rows.values()))


def _subject(run: Run, wanted: str) -> _Meant:
    if not Judgements(run.store).speaks_of(run.order.world, wanted):
        raise BadInput(
            f"no source spoke of {wanted!r}. What sources spoke of for an account shows: enrich why COMPANY"
        )
    return _Meant(wanted, wanted)


def _person(account: Account, wanted: str) -> _Meant:
    """Somebody at an account: by a name, an address, a profile, or what a source calls them.

    Raises:
        BadInput: when nobody is meant, or when several may be.
    """
    by_subject = {s: person for person in account.company.people for s in person.subjects}
    if wanted in by_subject:
        return _Meant(wanted, f"{by_subject[wanted].name} ({wanted})")
    fits = [person for person in account.company.people if _is(person, wanted)]
    if len(fits) == 1:
        return _Meant(fits[0].id, f"{fits[0].name} ({fits[0].id})")
    where = account.company.name
    shown = "; ".join(map(_told_apart, (fits or account.company.people)[:_MOST_NAMED]))
    if fits:
        raise BadInput(
            f"{wanted!r} may be any of {len(fits)} people at {where}: {shown}. Name one by its last words."
        )
    raise BadInput(f"nobody at {where} is called {wanted!r}. People there are: {shown or 'none'}")


def _is(person: Person, wanted: str) -> bool:
    values = (v for name in ("name", "email", "linkedin") for v in person.values(f"person.{name}"))
    return bool(fold(wanted)) and fold(wanted) in {fold(value) for value in values}


def _told_apart(person: Person) -> str:
    words = [person.name, *person.titles[:1], person.value("person.email"), *person.subjects]
    return ", ".join(word for word in words if word)


def _keyed(run: Run, meant: _Meant) -> _Meant:
    """The same, with rows of the list called by their content."""
    prefix = f"file:{run.order.input}:"
    numbers = {subject: n for subject in (meant.key, *meant.rows) if (n := _row_of(subject, prefix))}
    if meant.key.startswith("file:") and meant.key not in numbers:
        raise BadInput(
            f"{meant.key} is a row of a file beside the list; rows of the list alone can be judged."
        )
    found = keys_of(run.rows(), numbers.values(), run.statements_of) if numbers else {}
    named = {s: found[n] + (PERSON if s.endswith(PERSON) else "") for s, n in numbers.items() if n in found}
    return replace(
        meant, key=named.get(meant.key, meant.key), rows=tuple(named[s] for s in meant.rows if s in named)
    )


def _row_of(subject: str, prefix: str) -> int:
    """The number of the row that a subject is, or whose person it is; 0 for anything else."""
    rest = subject.removesuffix(PERSON).removeprefix(prefix) if subject.startswith(prefix) else ""
    return int(rest) if rest.isdecimal() else 0
