"""Invented firms: accounts to be reached, and all the others that people work at, whose names are traps.

Five manners of names, as a market has them: coined ones, families with their trade, words that everybody likes, words
that say nothing, and short ones. What only looks alike is made for each account: a namesake abroad, a firm whose name
holds the account's or is held by it, one that is a letter away, one of the same stem in another trade.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from anyascii import anyascii

from benchmarks.generating.places import COUNTRIES, Country, Place, a_place

_ONSETS = "b br c cl d dr f fl g gl gr h j k kr l m n p pl pr r s sk st t tr v w z".split()
_VOWELS = "a e i o u ai ea ei io ou".split()
_CODAS = "l m n nd nt r rk rn rt s sk st x".split()
_TRADES = (
    "Logistics Robotics Software Energy Foods Pharma Media Textiles Ceramics Packaging Plastics Insurance Capital "
    "Bank Optics Instruments Machinery Chemicals Hotels Freight Security Diagnostics Printing Furniture"
).split()
_VAGUE = (
    "Global International Digital Solutions Services Systems Group Consulting Technologies Partners Business"
).split()
_LIKED = (
    "Blue North Silver Bright Summit Harbour River Stone Falcon Pioneer Horizon Apex Green Red Eagle Atlas Delta Orion "
    "Phoenix Cedar Oak Bridge Point Star Wave Peak Vista Nova Quantum Zenith Beacon Anchor Compass Meridian Vertex"
).split()
_SHORT = "Studio Atelier Agency Team House Bureau".split()
_FAMILY = (
    "Br Dr F Fr G Gr H J K Kl Kn L M N P Pf R S Sch St T Tr V W Z".split(),
    "a au e ei i ie o oe u ue".split(),
    "bbr ckn dd gg ldb lm lsch mm nd ndt ng nk pp rb rk rm sch ss st tt tz xl".split(),
    "ner inger mann en berg hoff etti ault ova escu wick mark".split(),
)
_CYRILLIC = (
    "Б Бр В Вл Г Гр Д Др З К Кр Л М Н П Пр Р С Ст Т Тр Ф Цв Ч".split(),
    "а е и о у я".split(),
    "б вн дн зд лм льт мб нд нж рд рск ст тк хт".split(),
    "инск янка омед ават уга енко орг уст ион ель".split(),
)
MANNERS = (("coined", 46), ("family", 20), ("liked", 20), ("vague", 7), ("short", 3), ("cyrillic", 4))


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm as it is. `kin` are its subsidiaries, which are known or not; `page` is its address on a network."""

    id: str
    name: str
    form: tuple[str, ...]
    place: Place
    domain: str
    manner: str
    page: str = ""
    former: str = ""
    kin: tuple[Firm, ...] = ()
    kin_known: bool = False
    staff: tuple[Employee, ...] = ()
    traps: tuple[Firm, ...] = field(default=(), repr=False)

    @property
    def written(self) -> str:
        return f"{self.name} {self.form[0]}"


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody whom a firm's site lists, with or without their profile; `left` is the day a source says they left."""

    name: str
    title: str
    profile: str = ""
    left: str = ""


def slug(text: str) -> str:
    return "".join(sign for sign in anyascii(text).lower() if sign.isalnum())


class Founding:
    """Founds firms, no two at one domain."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._taken: set[str] = set()
        self.count = 0

    def account(self) -> Firm:
        """An account with what is known of it, what belongs to it, and what only looks like it."""
        rng = self._rng
        (manner,) = rng.choices([m for m, _ in MANNERS], [w for _, w in MANNERS])
        firm = self.firm(self._name(manner), manner)
        if rng.random() < 0.06:
            firm = replace(firm, former=self._name("coined"))
        if rng.random() < 0.3:
            firm = replace(firm, kin=self._kin(firm), kin_known=rng.random() < 0.7)
        return replace(firm, traps=tuple(self._traps(firm)))

    def other(self) -> Firm:
        """A firm that is nobody's account."""
        rng = self._rng
        (manner,) = rng.choices([m for m, _ in MANNERS], [w for _, w in MANNERS])
        return self.firm(self._name(manner), manner)

    def firm(self, name: str, manner: str, country: Country | None = None) -> Firm:
        rng, place = self._rng, a_place(self._rng, country)
        self.count += 1
        forms = place.country.forms
        form = forms[min(int(rng.expovariate(1.4)), len(forms) - 1)]
        page = f"https://www.linkedin.com/company/{slug(name)}-{self.count}" if rng.random() < 0.2 else ""
        return Firm(f"f{self.count}", name, form, place, self._site(name, place), manner, page)

    def _site(self, name: str, place: Place) -> str:
        for site in (slug(name), f"{slug(name)}-{place.country.code.lower()}", f"{slug(name)}-{self.count}"):
            if site not in self._taken:
                break
        self._taken.add(site)
        return f"{site}.example"

    # -- names -----------------------------------------------------------------------------------------

    def _coined(self) -> str:
        rng = self._rng
        word = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(2))
        return (word + rng.choice(_CODAS)).capitalize()

    def _joined(self, parts: Sequence[Sequence[str]]) -> str:
        return "".join(map(self._rng.choice, parts)).capitalize()

    def _name(self, manner: str) -> str:
        rng, trade = self._rng, self._rng.choice(_TRADES)
        if manner == "coined":
            stem = self._coined()
            return stem if rng.random() < 0.35 else f"{stem} {trade}"
        if manner == "family":
            stem = self._joined(_FAMILY)
            return f"{stem} & {self._joined(_FAMILY)}" if rng.random() < 0.2 else f"{stem} {trade}"
        if manner == "liked":
            first, second = rng.sample(_LIKED, 2)
            lot = rng.random()
            return (
                first
                if lot < 0.1
                else f"{first} {second}"
                if lot < 0.5
                else f"{first} {second} {trade}"
                if lot < 0.7
                else f"{first} {trade}"
            )
        if manner == "vague":
            return " ".join(rng.sample(_VAGUE, rng.choice((2, 2, 3))))
        if manner == "short":
            return (
                f"{rng.choice(_SHORT)} {rng.choice('ABCDEFGHKLMNPRSTVXZ')}"
                if rng.random() < 0.6
                else self._coined()[:4]
            )
        return self._joined(_CYRILLIC)

    # -- what belongs to an account, and what looks alike ------------------------------------------------

    def _kin(self, firm: Firm) -> tuple[Firm, ...]:
        """Subsidiaries: some called after it, some by a name of their own."""
        rng = self._rng
        names = [
            f"{firm.name.split()[0]} {rng.choice(_TRADES)}" if rng.random() < 0.5 else self._name("coined")
            for _ in range(rng.choice((1, 1, 2)))
        ]
        return tuple(self.firm(name, "subsidiary") for name in names if name != firm.name)

    def _traps(self, firm: Firm) -> list[Firm]:
        """Firms that only look like an account: the likelier the less its name says."""
        rng, first = self._rng, firm.name.split()[0]
        namesakes = {
            "coined": 0.02,
            "family": 0.12,
            "liked": 0.5,
            "vague": 0.9,
            "short": 0.6,
            "cyrillic": 0.15,
        }
        found = []
        if rng.random() < namesakes[firm.manner]:
            countries = [country for country in COUNTRIES.values if country != firm.place.country]
            found.append(self.firm(firm.name, "namesake", rng.choice(countries)))
        if rng.random() < 0.25:
            found.append(
                self.firm(f"{first}{rng.choice(('switch', 'ish Works', 'on Labs', 'wood'))}", "longer word")
            )
        if rng.random() < {"coined": 0.05, "cyrillic": 0.05}.get(firm.manner, 0.5):
            found.append(
                self.firm(
                    f"{first} {rng.choice(_TRADES)} {rng.choice(('', 'West', 'One'))}".strip(), "same stem"
                )
            )
        if firm.manner == "short" or rng.random() < 0.1:
            found.append(self.firm(f"{first} {self._coined()}", "held"))
        if rng.random() < 0.08 and len(first) > 5:
            at = rng.randrange(2, len(first) - 1)
            swapped = first[:at] + rng.choice("aeioulmnrst") + first[at + 1 :]
            if swapped != first:
                found.append(self.firm(firm.name.replace(first, swapped, 1), "a letter away"))
        return [trap for trap in found if slug(trap.name) != slug(firm.name) or trap.manner == "namesake"]
