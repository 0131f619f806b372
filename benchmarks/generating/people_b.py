"""Generator *b* of people: attendees as they signed up for events, with the whole name in one field.

Names are made another way than in *a*, most of them invented; employers are the firms of generator *b*. People sign up
with whatever address is at hand, with a doctor's title, a middle name, the name from before they married, the family
name first, or as the clerk at the door heard it. Some share a household's address for mail and its telephone; some are
namesakes in one town.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from anyascii import anyascii

from benchmarks.generating import slips
from benchmarks.generating.companies_b import Account, Register
from benchmarks.generating.drawing import Ranked, cluster_size
from benchmarks.generating.places import Place, a_number, a_place, written_number

COLUMNS = ("id", "Name", "Organisation", "Work e-mail", "Town", "Mobile")
_NICKNAMES = {
    "Nathaniel": "Nate", "Abigail": "Abby", "Zachary": "Zach", "Philip": "Phil", "Eleanor": "Nell",
    "Lawrence": "Larry",
    "Dorothy": "Dot", "Leonard": "Len", "Josephine": "Josie", "Gabriel": "Gabe", "Bartholomew": "Bart",
    "Penelope": "Penny",
    "Valentina": "Vale", "Salvatore": "Salvo", "Ekaterina": "Katya", "Mikhail": "Misha", "Guillermo": "Memo",
    "Rosario": "Charo",
    "Wilhelmina": "Mina", "Johannes": "Hannes", "Maximilian": "Max", "Friederike": "Rike", "Emmanuel": "Manu",
    "Véronique": "Véro",
}  # fmt: skip
_HEADS = "Al Be Ca Da El Fa Gi Ha Io Ja Ka Le Ma Ni Or Pa Ro Sa Ta Vi".split()
_TAILS = (
    "bina cia dine don fina la lia lin lio lon mir na nan net rian rin ro sa sha tan than tina vin wen"
).split()
_GIVEN = Ranked(list(_NICKNAMES) + [head + tail for tail in _TAILS for head in _HEADS], 0.6)
_CLAN = "Ab Bal Cor Dar Esh Fal Gor Hal Ist Jar Kar Lam Mar Nad Oro Pal Rav Sul Tam Vor".split()
_LINE = (
    "adi ano ardo asi enko eva idis iev ikar ini ioti ovic owitz quist strand sund uli umi wala yan".split()
)
_STEM = "al ber den gan hol kin lom mir nar pel".split()
_FAMILY = Ranked([clan + stem + line for stem in _STEM for line in _LINE for clan in _CLAN], 0.6)
_HOSTS = ("gmail.com", "icloud.com", "proton.me", "live.com", "libero.it", "wanadoo.fr")
_HONORIFICS = ("Dr. ", "Mr ", "Ms ", "Prof. ", "Mrs. ", "Herr ", "Ing. ")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who signs up: `before` is the family name from before they married."""

    id: str
    given: str
    middle: str
    family: str
    before: str
    account: Account
    mails: tuple[str, ...]
    number: str
    place: Place


class Crowd:
    """Everybody who ever signed up, household by household."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._accounts = Register(rng).accounts()
        self._staff = [next(self._accounts) for _ in range(40)]
        self._taken: set[str] = set()
        self.count = 0

    def attendees(self) -> Iterator[Attendee]:
        rng = self._rng
        while True:
            one = self._attendee(_GIVEN.draw(rng), _FAMILY.draw(rng))
            yield one
            lot = rng.random()
            if lot < 0.03:  # a household: one telephone, often one address for mail
                other = self._attendee(_GIVEN.draw(rng), one.family)
                mails = (*other.mails[:-1], one.mails[-1]) if lot < 0.015 else other.mails
                yield replace(other, place=one.place, number=one.number, mails=mails)
            elif lot < 0.038:  # a namesake in one town
                yield replace(self._attendee(one.given, one.family), place=one.place)

    def employer(self) -> Account:
        at = int(self._rng.random() ** 2 * len(self._staff))
        account = self._staff[at]
        if self._rng.random() < 0.15:
            self._staff[at] = next(self._accounts)
        return account

    def _attendee(self, given: str, family: str) -> Attendee:
        rng, account = self._rng, self.employer()
        self.count += 1
        place = account.place if rng.random() < 0.6 else a_place(rng, account.place.country)
        before = _FAMILY.draw(rng) if rng.random() < 0.06 else ""
        return Attendee(
            f"q{self.count}", given, rng.choice(_GIVEN.values), family, before, account, self.mails(given,
            family, account),
            a_number(rng, place), place,
        )  # fmt: skip

    def mails(self, given: str, family: str, account: Account) -> tuple[str, ...]:
        """The address at work, if the firm has a domain of its own, and a private one."""
        rng, site = self._rng, account.site
        private = self._free(
            f"{given[0]}{family}{rng.randrange(50, 99) if rng.random() < 0.5 else ''}", rng.choice(_HOSTS)
        )
        if not site or "/" in site:
            return (private,)
        return (self._free(rng.choice((f"{given}.{family}", f"{given[0]}.{family}")), site), private)

    def _free(self, local: str, host: str) -> str:
        local = anyascii(local).lower()
        address = f"{local}@{host}"
        while address in self._taken:
            address = f"{local}{self._rng.randrange(1000)}@{host}"
        self._taken.add(address)
        return address


def rows(rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """(person, fields) without end, the records of one person together."""
    crowd = Crowd(rng)
    for attendee in crowd.attendees():
        for number in range(cluster_size(rng)):
            if number and rng.random() < 0.06:  # works elsewhere by now
                account = crowd.employer()
                attendee = replace(
                    attendee, account=account, mails=crowd.mails(attendee.given, attendee.family, account)
                )
            yield attendee.id, a_record(rng, attendee)


def a_record(rng: random.Random, one: Attendee) -> list[str]:
    """One line of one list of attendees."""
    organisation = slips.misread(rng, one.account.name, 0.08)
    number = one.number if rng.random() > 0.08 else a_number(rng, one.place)
    return [
        _written_name(rng, one),
        organisation if rng.random() < 0.82 else "",
        rng.choice(one.mails) if rng.random() < 0.76 else "",
        slips.misread(rng, rng.choice(one.place.names), 0.03) if rng.random() < 0.82 else "",
        written_number(rng, one.place, number) if rng.random() < 0.66 else "",
    ]


def _written_name(rng: random.Random, one: Attendee) -> str:
    family = one.before if one.before and rng.random() < 0.4 else one.family
    if one.before and rng.random() < 0.1:
        family = f"{one.before}-{one.family}"
    given, lot = one.given, rng.random()
    if lot < 0.3 and given in _NICKNAMES:
        given = _NICKNAMES[given]
    elif lot < 0.05:
        given = f"{given[0]}."
    given, family = slips.misread(rng, given, 0.06), slips.misread(rng, family, 0.09)
    if rng.random() < 0.12:
        given = f"{given} {one.middle if rng.random() < 0.4 else one.middle[0] + '.'}"
    lot = rng.random()
    name = (
        f"{family}, {given}"
        if lot < 0.1
        else f"{family.upper()} {given}"
        if lot < 0.14
        else f"{given} {family}"
    )
    if rng.random() < 0.06:
        name = rng.choice(_HONORIFICS) + name
    return slips.cut(rng, name.lower() if rng.random() < 0.05 else name, 0.02, 20)
