"""What advertised roles tell at a time: that a company hires and for what, and that it hires for something new.

A role that a complete board does not show any more was filled or withdrawn; which of the two is never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from connectors.lexicon.posts import Seniority
from connectors.statement import Statement
from matching.nouns import Company, Entity, Signal
from matching.signals.kinds import noticed
from matching.signals.past import Change, Past, Question, Told, question
from matching.titles import read_title

MOST_CITED = 5
_MOST_FUNCTIONS = 3
_LEADS = frozenset((Seniority.C_LEVEL, Seniority.VP, Seniority.DIRECTOR, Seniority.HEAD))
_LEADING = ", leading"
# A function whose name would be read as another word.
_SPOKEN = {"it": "IT"}


def hiring(company: Company, past: Past, now: datetime) -> Iterator[Signal]:
    """Roles that are open now, and the first role of a kind."""
    yield from _open(company, {change.thing.key for change in roles(past).gone()}, now)
    for change in question(past, ("role.title",), _kind_of_role).new():
        yield _first(change)


def roles(past: Past) -> Question:
    """Which roles were advertised when."""
    return question(past, ("role.title", "company.open_roles"), _subject_of_role)


def _subject_of_role(told: Told) -> str:
    return told.statement.subject if told.statement.field == "role.title" else ""


# -- open now ----------------------------------------------------------------------------------------


def _open(company: Company, gone: set[str], now: datetime) -> Iterator[Signal]:
    titles = [title for role in company.roles if role.id not in gone and (title := _open_title(role, now))]
    counts = _fresh(company.statements("company.open_roles"), now)
    most = max((int(s.value) for s in counts if s.value.isdecimal()), default=0)
    says = [s for s in _fresh(company.statements("company.hiring"), now) if s.value.lower() == "yes"]
    if evidence := newest(titles) or (newest(counts) if most else newest(says)):
        count = max(len(titles), most)
        text = f"advertises {in_words(count)}{_by_function(titles, count > len(titles))}"
        what = text if titles or most else "says that it is hiring"
        yield noticed("hiring", "open", "", evidence[0].as_of.date(), what, evidence)


def _open_title(role: Entity, now: datetime) -> Statement | None:
    return next(iter(_fresh(role.statements("role.title"), now)), None)


def _fresh(statements: Iterable[Statement], now: datetime) -> list[Statement]:
    return [s for s in statements if s.expires > now]


def newest(statements: Iterable[Statement]) -> list[Statement]:
    """The newest statements, as many as are worth citing, in a fixed order."""
    return sorted(statements, key=lambda s: (-s.as_of.timestamp(), s.value, s.id))[:MOST_CITED]


def in_words(count: int) -> str:
    return "1 role" if count == 1 else f"{count} roles"


def _by_function(titles: Sequence[Statement], are_some: bool) -> str:
    """For what: the functions with the most roles, as far as titles tell, and are all that there are."""
    functions = Counter(str(found[0]) for s in titles if (found := read_title(s.value).functions))
    most = sorted(functions, key=lambda name: (-functions[name], name))[:_MOST_FUNCTIONS]
    listed = ", ".join(f"{functions[name]} in {_SPOKEN.get(name, name.replace('_', ' '))}" for name in most)
    some = are_some or sum(functions[name] for name in most) < len(titles)
    return f"{', among them' if some else ':'} {listed}" if listed else ""


# -- the first of a kind -----------------------------------------------------------------------------


def _kind_of_role(told: Told) -> str:
    """What a role is for, and whether it leads; empty where its title does not tell."""
    title = read_title(told.statement.value)
    if not title.functions:
        return ""
    return str(title.functions[0]) + (_LEADING if title.seniority in _LEADS else "")


def _first(change: Change) -> Signal:
    name, leading, _ = change.thing.key.partition(_LEADING)
    kind = f"leading role in {name}" if leading else f"role in {name}"
    text = (
        f"advertises its first {kind.replace('_', ' ')} in these records: “{change.thing.statement.value}”; "
        f"none on {change.before:%d %b %Y}"
    )
    evidence = newest(one.statement for one in change.thing.told)
    return noticed("hiring", "first", change.thing.key, change.since.date(), text, evidence)
