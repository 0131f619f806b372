"""All whom ours know, each of them once for each of ours, found by what they may be met by.

One person stands in several exports: in Ada's list of connections and in her address book, in the list of last year and
in that of today, and in Bob's. They are put together by a profile or an address that only one person has, and within
the exports of one of ours by the same name at the same company. Then the newest export tells where they are, and the
older ones where they were. Nobody is put together by a name alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from connectors.mailbox import reader_of
from matching.acquaintances.names import keys_of, names_of
from matching.acquaintances.nouns import Acquaintance, Workplace
from matching.acquaintances.telling import Telling
from matching.namesakes import Marks, meeting_keys, never_one, shown_one
from matching.normalise.companies import CompanyName
from matching.normalise.keys import domain_label, email_domain, email_key, profile_key
from matching.normalise.people import person_name
from matching.rare_names import RareNames
from matching.twins import Pair, chains, meeting

# What more acquaintances than this share (a mailbox of a desk, a link that was copied down a column) shows nobody.
_CROWD = 20
# Who is met by the name of a person is looked at one by one: where so many are, the name says nothing.
_MOST_NAMESAKES = 200


@dataclass(frozen=True, slots=True)
class Known:
    """An acquaintance with what they are found and told by.

    Attributes:
        marks: their name, profile and mailboxes.
        mails: the domains of their addresses, as far as those may be an employer's.
    """

    acquaintance: Acquaintance
    marks: Marks
    mails: frozenset[str]

    @staticmethod
    def of(acquaintance: Acquaintance) -> Known:
        return Known(
            acquaintance,
            marks_of_acquaintance(acquaintance),
            frozenset(filter(None, map(employer_domain, acquaintance.emails))),
        )

    @property
    def workplace(self) -> Workplace:
        return self.acquaintance.workplace


def marks_of_acquaintance(acquaintance: Acquaintance) -> Marks:
    """What somebody is known by as a person."""
    mailboxes = {email_key(address) for address in acquaintance.emails if reader_of(address) != "role"}
    return Marks(
        (person_name(acquaintance.name),),
        frozenset({profile_key(acquaintance.profile)} - {""}),
        frozenset(),
        frozenset(mailboxes - {""}),
    )


def employer_domain(address: str) -> str:
    """The domain of an address, where those who have one there are employed: not free mail, not former students'."""
    host = address.rpartition("@")[2].lower()
    return "" if not _ALUMNI.isdisjoint(host.split(".")) else email_domain(address)


_ALUMNI = frozenset(("alumni", "alum", "alumnos", "alumnus"))


class Acquaintances:
    """Whom ours know.

    Args:
        given: as their exports have them, in whatever order.

    Attributes:
        all: everybody once for each of ours who knows them.
        files: the exports, as statements name where they were read.
    """

    def __init__(self, given: Iterable[Acquaintance]) -> None:
        given = tuple(given)
        self.files = frozenset(f"file:{one.file}" for one in given)
        self.all = tuple(Known.of(one) for one in once_each(given))
        self._by_company: dict[str, list[int]] = defaultdict(list)
        self._by_person: dict[object, list[int]] = defaultdict(list)
        for place, known in enumerate(self.all):
            for key in _company_keys(known):
                self._by_company[key].append(place)
            for mark in (*known.marks.proof, *meeting_keys(known.marks)):
                self._by_person[mark].append(place)

    def __len__(self) -> int:
        return len(self.all)

    @cached_property
    def telling(self) -> Telling:
        """How far the names of companies tell them apart, among the companies at hand."""
        return Telling(self._names())

    @cached_property
    def rare(self) -> RareNames:
        """How rare the names of people are, among the people at hand."""
        return RareNames(known.marks.names for known in self.all)

    def _names(self) -> Iterator[CompanyName]:
        for text in {known.workplace.name for known in self.all}:
            yield from names_of(text)

    def at(self, keys: Iterable[str]) -> list[Known]:
        """Whoever may have to do with a company that is met by one of these keys."""
        return [self.all[n] for n in sorted({n for key in keys for n in self._by_company.get(key, ())})]

    def who(self, marks: Marks) -> list[Known]:
        """Whoever may be the person of these marks."""
        found = set[int]()
        for mark in (*marks.proof, *meeting_keys(marks)):
            places = self._by_person.get(mark, ())
            if len(places) <= _MOST_NAMESAKES:
                found.update(places)
        return [self.all[n] for n in sorted(found)]

    def called(self, name: CompanyName) -> list[Known]:
        """Whoever is at a company of this very name."""
        return self._called.get(name.key, [])

    @cached_property
    def _called(self) -> Mapping[str, list[Known]]:
        found: dict[str, list[Known]] = defaultdict(list)
        for known in self.all:
            for key in dict.fromkeys(name.key for name in names_of(known.workplace.name)):
                found[key].append(known)
        return found

    def bearers(self, name: CompanyName) -> int:
        """How many people are at a company whose name is written so."""
        return len({known.marks.names for known in self.called(name)})


def sites_called(name: CompanyName, known: Known) -> set[str]:
    """The domains of somebody's site, and of those addresses that are called as their company is: of no old ones."""
    called = {domain for domain in known.mails if _calls(domain, name)}
    return called | ({known.workplace.domain} if known.workplace.domain else set())


def _calls(domain: str, name: CompanyName) -> bool:
    label = domain_label(domain)
    return bool(label) and (
        label.startswith(name.key) or name.key.startswith(label) or label in name.initials
    )


def _company_keys(known: Known) -> Iterator[str]:
    for place in (known.workplace, *known.acquaintance.earlier):
        yield from (f"domain:{place.domain}", f"page:{profile_key(place.page)}")
        for name in names_of(place.name):
            yield from keys_of(name)
    yield from (f"domain:{domain}" for domain in known.mails)


# -- each once ---------------------------------------------------------------------------------------


def once_each(given: Iterable[Acquaintance]) -> list[Acquaintance]:
    """Everybody once for each of ours who knows them, in a fixed order."""
    everybody = sorted(set(given), key=lambda one: (one.owner, one.file, one.row, one.name))
    marks = [marks_of_acquaintance(one) for one in everybody]
    pairs = [*_shown(marks), *_listed_twice(everybody)]
    groups = chains(len(everybody), pairs, lambda a, b: never_one(marks[a], marks[b]))
    return [made for group in groups for made in _for_each_owner([everybody[place] for place in group])]


def _shown(marks: Sequence[Marks]) -> list[Pair]:
    met = meeting([sorted(one.proof) for one in marks], _CROWD)
    return [(a, b) for a, b in met if shown_one(marks[a], marks[b])]


def _listed_twice(everybody: Sequence[Acquaintance]) -> list[Pair]:
    """The same name at the same company, known to one of ours: in two files of theirs."""
    keys = [
        [(one.owner, person_name(one.name).words, name.key) for name in names_of(one.workplace.name)]
        for one in everybody
    ]
    return [(a, b) for a, b in meeting(keys, _CROWD) if everybody[a].file != everybody[b].file]


def _for_each_owner(group: Sequence[Acquaintance]) -> Iterator[Acquaintance]:
    if len(group) == 1:
        yield group[0]
        return
    newest = max(group, key=lambda one: (bool(one.workplace.name), one.workplace.day))
    earlier = _earlier(newest, group)
    for owner in sorted({one.owner for one in group}):
        own = [one for one in group if one.owner == owner]
        last = max(own, key=lambda one: (one.contacted, one.connected, one.workplace.day))
        yield replace(
            last,
            name=max((one.name for one in own), key=len),
            title=newest.title or last.title,
            workplace=newest.workplace,
            earlier=earlier,
            profile=next((one.profile for one in own if one.profile), ""),
            emails=tuple(dict.fromkeys(address for one in own for address in one.emails)),
            connected=min((one.connected for one in own if one.connected), default=""),
            private=any(one.private for one in own),
        )


def _earlier(newest: Acquaintance, group: Sequence[Acquaintance]) -> tuple[Workplace, ...]:
    """Where older exports have somebody who is elsewhere by the newest, the last first."""
    here = {name.key for name in names_of(newest.workplace.name)}
    places = sorted((one.workplace for one in group), key=lambda place: place.day, reverse=True)
    older = [
        place
        for place in places
        if place.name and place.day < newest.workplace.day
        and here.isdisjoint(name.key for name in names_of(place.name))
    ]  # fmt: skip
    said = [place for one in group for place in one.earlier]
    return tuple(dict.fromkeys((*older, *said)))
