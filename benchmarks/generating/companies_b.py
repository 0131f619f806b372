"""Generator *b* of companies: accounts as sales people keyed them in, with the five fields their form had.

Names are made another way than in *a*: after founders, after places, as initials, or as compounds, so that many are
generic and one name stands for many firms. Whoever keyed them in heard them on the telephone, copied them from a scan,
or into a column of 28 signs; fields stand empty more often, and none of them says the street or the industry.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from anyascii import anyascii

from benchmarks.generating import slips
from benchmarks.generating.drawing import Ranked, Weighted, cluster_size
from benchmarks.generating.places import COUNTRIES, Place, a_number, a_place, written_number

COLUMNS = ("id", "Account", "Website", "Town", "Nation", "Telephone")
_FIRST = (
    "Ald Bran Cors Dun Ever Fern Gar Hol Ing Jor Kel Lang Mar Nor Oak Pem Quen Ros Stan Thor Ul Van West Yar Zel"
).split()
_LAST = (
    "brook bury croft dale den field ford gate ham hurst land ley low man mont shaw son stead ton ville wick worth"
).split()
_CRAFTS = (
    "Plumbing|Electrical|Roofing|Windows|Motors|Garage|Dental|Law|Accounting|Printing|Packaging|Plastics|Steel|Timber|"
    "Textiles|Furniture|Security|Cleaning|Landscaping|Insurance|Recruitment|Design|Architects|Surveyors|Pumps|Valves|"
    "Optics|Sensors|Robotics|Chemicals|Coatings|Seeds|Dairy|Brewery|Fisheries|Veterinary|Physiotherapy|Cycles|Marine"
).split("|")  # fmt: skip
_ROOTS = (
    "acu aero agri alti astra axio bio chrono cyber data dyna eco electro equi flexi geo helio hydro info inno "
    "macro meta micro nano neo nova omni opti pan para poly pro quanta semi sono syn tele terra thermo trans "
    "ultra uni veri vita xeno"
).split()
_ENDS = (
    "care core data dyne file flow gen graph grid link logic matic max mind net nex nova plan point port scan "
    "sense soft sphere sys tec tek tron ware wave works"
).split()
_AFTER = Ranked(
    "Group,Partners,Associates,International,Brothers,Systems,Consulting,Holding,Trading,Services".split(","),
    0.6,
)
_CRAFT = Ranked(_CRAFTS, 0.6)
_FOUNDERS = Ranked([first + last for last in _LAST for first in _FIRST], 0.55)
_COMPOUNDS = Ranked([root + end for end in _ENDS for root in _ROOTS], 0.5)
_MANNERS = Weighted({"founder": 30.0, "compound": 26.0, "place": 8.0, "initials": 10.0, "two founders": 18.0})
_LETTERS = "ABCDEFGHIKLMNOPRSTVW"
_SHARED = ("facebook.com/", "sites.google.com/view/", "linktr.ee/", "instagram.com/")


@dataclass(frozen=True, slots=True)
class Account:
    """A firm as it is: its site may be a page on somebody else's, and it may have none."""

    id: str
    name: str
    form: tuple[str, ...]
    site: str
    place: Place
    number: str


def _name(rng: random.Random, place: Place) -> str:
    manner = _MANNERS.draw(rng)
    if manner == "founder":
        return f"{_FOUNDERS.draw(rng)} {(_CRAFT if rng.random() < 0.7 else _AFTER).draw(rng)}"
    if manner == "two founders":
        return f"{_FOUNDERS.draw(rng)} & {_FOUNDERS.draw(rng)}" + (
            f" {_CRAFT.draw(rng)}" if rng.random() < 0.3 else ""
        )
    if manner == "place":
        return f"{place.names[0]} {_CRAFT.draw(rng)}" + (" Services" if rng.random() < 0.2 else "")
    if manner == "initials":
        return (
            "".join(rng.choices(_LETTERS, k=3)) + f" {(_AFTER if rng.random() < 0.5 else _CRAFT).draw(rng)}"
        )
    return _COMPOUNDS.draw(rng).capitalize() + (f" {_AFTER.draw(rng)}" if rng.random() < 0.35 else "")


class Register:
    """Firms without end; some have children that keep the name, the site or the telephone of their parent."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._sites: set[str] = set()
        self.count = 0

    def accounts(self) -> Iterator[Account]:
        rng = self._rng
        while True:
            place = a_place(rng)
            parent = self._account(_name(rng, place), place)
            yield parent
            while rng.random() < 0.03:
                yield self._child(parent)

    def _account(self, name: str, place: Place, site: str = "", number: str = "") -> Account:
        self.count += 1
        return Account(
            f"k{self.count}", name, self._rng.choice(place.country.forms), site or self._site(name, place), place,
            number or a_number(self._rng, place),
        )  # fmt: skip

    def _site(self, name: str, place: Place) -> str:
        rng, words = self._rng, anyascii(name).lower().replace("&", "").split()
        lot = rng.random()
        if lot < 0.18:
            return ""
        if lot < 0.26:
            return rng.choice(_SHARED) + "".join(words)
        stem = rng.choice(("", "-")).join(words[: 2 if len(words) > 2 and rng.random() < 0.3 else None])
        for host in (
            f"{stem}.com",
            f"{stem}.{place.country.tld}",
            f"{words[0]}{self.count}.{place.country.tld}",
        ):
            if host not in self._sites:
                self._sites.add(host)
                return host
        return ""

    def _child(self, parent: Account) -> Account:
        """A firm of its own that is easily taken for its parent."""
        rng = self._rng
        place = a_place(rng, None if rng.random() < 0.5 else parent.place.country)
        stem = " ".join(parent.name.split()[:-1]) or parent.name
        name = rng.choice((
            f"{parent.name} {place.names[0]}", f"{stem} {_CRAFT.draw(rng)}", f"{parent.name} {place.country.names[0]}",
        ))  # fmt: skip
        site = parent.site if rng.random() < 0.4 else ""
        return self._account(name, place, site, parent.number if rng.random() < 0.2 else "")


def rows(rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """(firm, fields) without end, the records of one firm together."""
    for account in Register(rng).accounts():
        for _ in range(cluster_size(rng)):
            yield account.id, a_record(rng, account)


def a_record(rng: random.Random, account: Account) -> list[str]:
    """The firm as one of the sales people keyed it in."""
    place = account.place if rng.random() > 0.05 else a_place(rng, account.place.country)
    number = account.number if rng.random() > 0.07 else a_number(rng, place)
    return [
        written_name(rng, account),
        _written_site(rng, account.site) if rng.random() < 0.82 else "",
        slips.misread(rng, rng.choice(place.names), 0.04) if rng.random() < 0.92 else "",
        (place.country.code if rng.random() < 0.5 else place.country.names[0]) if rng.random() < 0.8 else "",
        written_number(rng, place, number) if rng.random() < 0.76 else "",
    ]


def written_name(rng: random.Random, account: Account) -> str:
    """The name by ear, from a scan, cut off, without its last word, with a note, or with its legal form."""
    name = slips.misread(rng, account.name, 0.14)
    lot = rng.random()
    if lot < 0.05 and name.count(" ") > 1:
        name = name.rsplit(" ", 1)[0]
    elif lot < 0.09:
        name = name.replace("& ", "").replace("-", " ")
    elif lot < 0.13:
        name = f"{name} ({account.place.names[0]})"
    elif lot < 0.15:
        name = f"{name.split()[0]}, {' '.join(name.split()[1:])}".rstrip(", ")
    if rng.random() < 0.45:
        name = f"{name}{rng.choice((' ', ', '))}{rng.choice(account.form)}"
    name = slips.cut(rng, name, 0.05, 28)
    return name.upper() if rng.random() < 0.1 else name.lower() if rng.random() < 0.04 else name


def _written_site(rng: random.Random, site: str) -> str:
    lot = rng.random()
    if not site or lot < 0.5:
        return site
    if lot < 0.9:
        return f"{'http://www.' if '/' not in site else 'https://'}{site}"
    host = (
        site.partition("/")[0]
        if "/" in site
        else f"{site.partition('.')[0]}.{rng.choice(COUNTRIES.values).tld}"
    )
    return host if lot < 0.95 else f"{site}/contact"
