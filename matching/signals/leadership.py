"""Who is new among those who decide, and who left: by dates that sources state, and by who is listed and who is not.

Only titles that decide about purchases count. A name that is spelt otherwise is the same person, and somebody whose
post began long ago is not new because a page lists them now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from connectors.statement import Statement
from connectors.text import fold
from matching.compare_people import compare_name
from matching.normalise.people import person_name
from matching.nouns import Affiliation, Company, Person, Signal
from matching.signals.dates import first_day
from matching.signals.kinds import noticed
from matching.signals.past import Change, Past, Question, Thing, Told, question
from matching.titles import read_title

_LATELY = timedelta(days=365)
_ONE_PERSON = frozenset(("same", "fuller", "nickname", "swapped", "initial", "typo"))


def leadership(company: Company, past: Past, today: date) -> Iterator[Signal]:
    """People who took up or left a post that decides."""
    for person in company.people:
        yield from _dated(person, today)
    settled = [p.name for p in company.people if any(day < today - _LATELY for day in _begun(p))]
    yield from _listed(past, settled)


def decides(title: str) -> bool:
    return read_title(title).decision_maker is True


# -- by stated dates ---------------------------------------------------------------------------------


def _begun(person: Person) -> list[date]:
    return [day for value in person.values("person.since") if (day := first_day(value))]


def _dated(person: Person, today: date) -> Iterator[Signal]:
    """A beginning or an end that a source dates to the last year."""
    title = next((s for s in person.statements("person.title") if decides(s.value)), None)
    if title is None:
        return
    gone = person.affiliation is Affiliation.FORMER
    for said in person.statements("person.until" if gone else "person.since"):
        day = first_day(said.value)
        if day and day <= today <= day + _LATELY:
            text = f"{person.name}, {title.value}, " + ("left" if gone else "began") + f" in {day:%B %Y}"
            yield noticed("leadership", "gone" if gone else "new", person.id, day, text, (said, title))
            return


# -- by who is listed --------------------------------------------------------------------------------


def _listed(past: Past, settled: Sequence[str]) -> Iterator[Signal]:
    names = {one.statement.subject: one.statement for one in past.about("person.name")}
    posts = question(past, ("person.title", "person.name"), lambda told: _post(told, names))
    people = question(past, ("person.name",), lambda told: fold(told.statement.value))
    for change in posts.new():
        name = names[change.thing.statement.subject]
        if not _any(name.value, settled) and not _held(change, name.value, posts, names):
            yield _came(name, change, _known(name.value, change, people))
    listed = [t.statement.value for one in people.listings for t in one.things if one.holds(t)]
    for change in people.gone():
        title = _last_title(past, change)
        if title and not _any(change.thing.statement.value, listed) and _is_still_a_list(change, people):
            yield _went(title, change)


def _is_still_a_list(change: Change, people: Question) -> bool:
    """Whether what listed somebody lists people still, at least half as many: a new layout may have dropped them all.

    Of a site that is crawled it is the page that counts; else the whole answer of the source.
    """
    owner, pages = change.thing.told[0].owner, {told.statement.url for told in change.thing.told}
    listing = next(one for one in people.listings if one.owner == owner)
    things = [
        t for t in listing.things if listing.is_whole or pages & {told.statement.url for told in t.told}
    ]
    before = [
        t for t in things if t.latest >= change.before and (t.first is None or t.first <= change.before)
    ]
    now = [t for t in things if listing.holds(t)]
    return bool(now) and 2 * len(now) >= len(before)


def _post(told: Told, names: Mapping[str, Statement]) -> str:
    """Somebody in a post that decides, however it is worded; empty for any other."""
    name = names.get(told.statement.subject)
    if name is None or told.statement.field != "person.title" or not decides(told.statement.value):
        return ""
    title = read_title(told.statement.value)
    return "|".join((fold(name.value), str(title.seniority), *map(str, title.functions[:1])))


def _any(name: str, others: Iterable[str]) -> bool:
    """Whether a name may be one of others, spelt otherwise."""
    read = person_name(name)
    return any(compare_name(read, person_name(other))[0] in _ONE_PERSON for other in others)


def _held(change: Change, name: str, posts: Question, names: Mapping[str, Statement]) -> bool:
    """Whether this very post was held before by somebody whose name is spelt otherwise."""
    _, _, post = change.thing.key.partition("|")
    before = (thing for one in posts.listings for thing in one.things if _before(thing, change))
    same = (thing for thing in before if thing.key.partition("|")[2] == post)
    return _any(name, (names[thing.statement.subject].value for thing in same))


def _known(name: str, change: Change, people: Question) -> bool:
    """Whether somebody was listed before, in whatever post."""
    before = (thing for one in people.listings for thing in one.things if _before(thing, change))
    return _any(name, (thing.statement.value for thing in before))


def _before(thing: Thing, change: Change) -> bool:
    return thing.first is None or thing.first < change.since


def _came(name: Statement, change: Change, known: bool) -> Signal:
    title = change.thing.statement
    how = "is now listed" if known else "is newly listed"
    text = f"{name.value} {how} as {title.value}, and was not on {change.before:%d %b %Y}"
    return noticed("leadership", "new", change.thing.key, change.since.date(), text, (title, name))


def _last_title(past: Past, change: Change) -> Statement | None:
    """The last title of somebody who is gone, where it was one that decides."""
    subjects = {one.statement.subject for one in change.thing.told}
    titles = [one for one in past.about("person.title") if one.statement.subject in subjects]
    last = max(titles, key=lambda one: (one.latest, one.statement.id), default=None)
    return last.statement if last and decides(last.statement.value) else None


def _went(title: Statement, change: Change) -> Signal:
    name = change.thing.statement
    text = f"{name.value}, {title.value}, is no longer listed by {name.source}; last seen {change.before:%d %b %Y}"
    return noticed("leadership", "gone", change.thing.key, change.since.date(), text, (name, title))
