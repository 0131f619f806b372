"""The exports of three people over that world: two of LinkedIn, one of them with an older copy, and one of a CRM.

Each row's truth is kept: to which accounts it leads, and how (works there, at a relative, or did before). Rows are
written as people write them: without the legal form, with another one's spelling, transliterated, mistyped, cut short,
abbreviated, by a name of old; most without an address, some with an old one.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from anyascii import anyascii

from benchmarks.generating import slips
from benchmarks.warming.firms import Employee, Firm, Founding, slug

ACCOUNTS, CONNECTIONS = 300, 5_000
THERE, RELATIVE, FORMER = "there", "relative", "former"
LISTED, LEFT = "2026-09-15", "2026-03"
NEW, OLD = "2026-10-20", "2023-02-10"
_ABBREVIATED = {
    "Logistics": "Log.", "International": "Intl.", "Technologies": "Tech", "Machinery": "Mach.", "Systems": "Sys",
    "Instruments": "Instr.", "Consulting": "Consult.", "Services": "Svcs", "Insurance": "Ins.", "Solutions": "Sol.",
}  # fmt: skip
_TRANSLATED = {
    "Insurance": "Versicherung", "Bank": "Banque", "Pharma": "Farma", "Energy": "Energie", "Foods": "Aliments",
    "Textiles": "Textil", "Chemicals": "Chemie", "Logistics": "Logistik", "Machinery": "Maschinenbau",
}  # fmt: skip
_TITLES = (
    "CEO|CFO|Head of Sales|Product Manager|Engineer|Einkaufsleiterin|VP Operations|Directeur financier|Data Analyst|"
    "Founder|HR Manager|Procurement Lead|Account Executive|Werkleiter|Chief of Staff"
).split("|")
_NOBODYS = ("Self-employed", "Freelance", "Stealth Startup", "Confidential", "", "Retired", "Various")
_FREE = ("gmail.com", "outlook.com", "web.de", "yahoo.com", "icloud.com")
_GIVEN = (
    "Anna Ben Clara David Elena Felix Greta Hugo Ines Jonas Karin Lars Mona Nils Olga Paul Rosa Sven Tara Uwe Vera Wim "
    "Yara Zoe Amir Beata Carlos Dana Emre Fatima Gita Hiro Ivan Jelena Kofi Leila Mateo Nadia Omar Priya Rahul Sofia "
    "Tariq Uma Viktor Wanda Xenia Yusuf Zara Adam Bianca Cem Dilan Erik Freya Goran Hana Igor Julia"
).split()
_HEADS = "Sm Har Ber Kov Lin Mor Nak Ols Pet Ric San Tor Vas Web Zim Gar Fer Dub Hof Jan Cal Bru Wal Fis Kel".split()
_MIDDLES = "el er an en in on ar al am it es ov".split()
_ENDS = "son sen ez ski mann berg er i a ini eau ford ley ton feld ov as is".split()
_COMMON = "Smith Müller Garcia Martin Rossi Jones Silva Singh Kumar Schmidt Weber Dubois Jansen Santos Patel".split()
# Of all rows: those at accounts, at relatives of them, formerly there, at firms that look alike, at nobody's.
_KINDS = {
    "there": 12,
    "relative": 3,
    "former": 3,
    "trap": 14,
    "namesake person": 1,
    "nobody": 4,
    "elsewhere": 63,
}
_OWNERS = {"ada-brandt": 0.55, "bob-okoro": 0.3, "carla-lind": 0.15}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an export: what is written, and to which accounts it truly leads."""

    owner: str
    name: str
    company: str
    title: str
    email: str = ""
    profile: str = ""
    connected: str = ""
    website: str = ""
    country: str = ""
    kind: str = ""
    old: str = ""  # where an older export has them
    truth: tuple[tuple[str, str], ...] = ()


@dataclass
class World:
    """Accounts, and the rows of the exports."""

    accounts: list[Firm] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def make(seed: int, accounts: int = ACCOUNTS, connections: int = CONNECTIONS) -> World:
    """A world and its exports; the same for one seed."""
    rng = random.Random(seed)
    founding = Founding(rng)
    firms = [_staffed(rng, founding.account()) for _ in range(accounts)]
    others = [founding.other() for _ in range(connections // 2)]
    clerk = _Clerk(rng, firms, others)
    return World(firms, [clerk.row() for _ in range(connections)])


def _a_name(rng: random.Random) -> str:
    family = (
        rng.choice(_COMMON)
        if rng.random() < 0.15
        else rng.choice(_HEADS) + rng.choice(_MIDDLES) + rng.choice(_ENDS)
    )
    return f"{rng.choice(_GIVEN)} {family}"


def _a_profile(rng: random.Random, name: str) -> str:
    return f"https://www.linkedin.com/in/{slug(name)}-{rng.randrange(10**6):06d}"


def _staffed(rng: random.Random, firm: Firm) -> Firm:
    """The account with the people whom its site lists; of one in eight a source says that they left."""
    staff = []
    for _ in range(rng.choice((0, 1, 2, 3, 5))):
        name = _a_name(rng)
        profile = _a_profile(rng, name) if rng.random() < 0.35 else ""
        staff.append(Employee(name, rng.choice(_TITLES), profile, LEFT if rng.random() < 0.12 else ""))
    return replace(firm, staff=tuple(staff))


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isalpha())


class _Clerk:
    """Writes rows of all kinds."""

    def __init__(self, rng: random.Random, accounts: list[Firm], others: list[Firm]) -> None:
        self._rng, self._accounts, self._others = rng, accounts, others
        self._trapped = [(trap, firm) for firm in accounts for trap in firm.traps]
        self._parents = [firm for firm in accounts if firm.kin]
        self._staffed = [firm for firm in accounts if firm.staff]

    def row(self) -> Row:
        (kind,) = self._rng.choices(list(_KINDS), list(_KINDS.values()))
        write = {
            "there": self._there, "relative": self._relative, "former": self._former, "trap": self._trap,
            "namesake person": self._namesake, "nobody": self._nobody, "elsewhere": self._elsewhere,
        }[kind]  # fmt: skip
        return write()

    def _plain(
        self, firm: Firm, company: str, kind: str, name: str = "", profile: str = "", title: str = ""
    ) -> Row:
        """A row about somebody at a firm: with its address in one of eight, with its site in the CRM."""
        rng = self._rng
        (owner,) = rng.choices(list(_OWNERS), list(_OWNERS.values()))
        name = name or _a_name(rng)
        lot = rng.random()
        domain = firm.domain if lot < 0.12 else rng.choice(_FREE) if lot < 0.2 else ""
        crm = owner == "carla-lind"
        return Row(
            owner, name, company, title or rng.choice(_TITLES),
            email=f"{slug(name.split()[0])}.{slug(name.split()[-1])}@{domain}" if domain else "",
            profile=profile or _a_profile(rng, name), kind=kind,
            connected=f"{rng.randrange(2012, 2026)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}",
            website=firm.domain if crm and rng.random() < 0.5 else "",
            country=firm.place.country.code if crm and rng.random() < 0.7 else "",
        )  # fmt: skip

    def _there(self) -> Row:
        rng, firm = self._rng, self._rng.choice(self._accounts)
        company, kind = self._written(firm)
        employee = rng.choice(firm.staff) if firm.staff and rng.random() < 0.25 else None
        if employee and not employee.left:
            row = self._plain(
                firm, company, f"{kind}, listed", employee.name, employee.profile, employee.title
            )
        else:
            row = self._plain(firm, company, kind)
        return replace(row, truth=((firm.id, THERE),))

    def _written(self, firm: Firm) -> tuple[str, str]:
        """The firm's name as its people write it, and in which manner."""
        rng, name, words = self._rng, firm.name, firm.name.split()
        ways = {
            "plain": (name, 34), "with its form": (f"{name} {rng.choice(firm.form)}", 26),
            "shouted": (f"{name} {firm.form[0]}".upper(), 4), "in Latin letters": (anyascii(name), 4),
            "mistyped": (slips.typed(rng, name, 1.0), 5), "joined": (name.replace(" ", ""), 2),
            "with and": (name.replace("&", "and"), 3), "with a group": (f"{name} Group", 4),
            "abbreviated": (" ".join(_ABBREVIATED.get(word, word) for word in words), 4),
            "translated": (" ".join(_TRANSLATED.get(word, word) for word in words), 4),
            "cut short": (words[0], 5), "initials": (_initials(words), 2 * (len(words) > 2)),
            "by its old name": (firm.former or name, 20 if firm.former else 0),
            "in its country": (f"{name} {firm.place.country.names[0]}", 3),
        }  # fmt: skip
        (way,) = rng.choices(list(ways), [weight for _, weight in ways.values()])
        written = ways[way][0]
        return written, way if written != name else "plain"

    def _relative(self) -> Row:
        firm = self._rng.choice(self._parents)
        child = self._rng.choice(firm.kin)
        company = child.name if self._rng.random() < 0.6 else child.written
        kind = "relative, known" if firm.kin_known else "relative, not known"
        return replace(self._plain(child, company, kind), truth=((firm.id, RELATIVE),))

    def _former(self) -> Row:
        """Somebody who was at an account: by their title, an old address, an older export, or by what a source says."""
        rng, firm, now = self._rng, self._rng.choice(self._accounts), self._rng.choice(self._others)
        truth = ((firm.id, FORMER),)
        gone = [one for one in firm.staff if one.left]
        if gone and rng.random() < 0.5:
            one = rng.choice(gone)
            return replace(
                self._plain(firm, firm.name, "former, left", one.name, one.profile),
                truth=truth,
                email="",
                website="",
            )
        row = self._plain(now, now.name, "former")
        lot = rng.random()
        if lot < 0.35:
            return replace(row, title=f"{row.title} | ex-{firm.name}", kind="former, by title", truth=truth)
        if lot < 0.7:
            local = row.email.partition("@")[0] or "a.person"
            return replace(
                row, email=f"{local}@{firm.domain}", website="", kind="former, by an old address", truth=truth
            )
        if row.owner != "bob-okoro":
            return replace(
                row,
                owner="ada-brandt",
                old=firm.name,
                website="",
                country="",
                kind="former, by an older export",
                truth=truth,
            )
        return replace(
            row, title=f"Former {row.title} at {firm.written}", kind="former, by title", truth=truth
        )

    def _trap(self) -> Row:
        trap, _ = self._rng.choice(self._trapped)
        company = trap.name if self._rng.random() < 0.6 else trap.written
        return self._plain(trap, company, f"trap, {trap.manner}")

    def _namesake(self) -> Row:
        """Somebody called like one of an account's people, elsewhere."""
        one = self._rng.choice(self._rng.choice(self._staffed).staff)
        firm = self._rng.choice(self._others)
        return self._plain(firm, firm.name, "trap, a person's namesake", one.name)

    def _nobody(self) -> Row:
        firm = self._rng.choice(self._others)
        return replace(self._plain(firm, self._rng.choice(_NOBODYS), "nobody's"), email="", website="")

    def _elsewhere(self) -> Row:
        firm = self._rng.choice(self._others)
        return self._plain(firm, firm.name if self._rng.random() < 0.6 else firm.written, "elsewhere")


# -- as files ----------------------------------------------------------------------------------------------

_LINKEDIN = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
_CRM = ("Record ID", "First Name", "Last Name", "Email", "Job Title", "Company Name", "Website URL", "Country/Region",
        "LinkedIn URL", "Lifecycle Stage")  # fmt: skip


def write(world: World, folder: Path) -> dict[tuple[str, int], Row]:
    """Write the exports into a folder; which row of which file each line is, numbered from 1."""
    truth: dict[tuple[str, int], Row] = {}
    for owner, rows in groupby(sorted(world.rows, key=lambda row: row.owner), key=lambda row: row.owner):
        kept = list(rows)
        crm = owner == "carla-lind"
        name = f"{owner}_{NEW}.csv"
        _write(
            folder / name,
            _CRM if crm else _LINKEDIN,
            map(_crm if crm else _linkedin, kept, range(1, len(kept) + 1)),
        )
        truth |= {(name, n): row for n, row in enumerate(kept, 1)}
        if older := [replace(row, company=row.old) for row in kept if row.old]:
            name = f"{owner}_{OLD}.csv"
            _write(folder / name, _LINKEDIN, map(_linkedin, older, range(1, len(older) + 1)))
            truth |= {(name, n): row for n, row in enumerate(older, 1)}
    return truth


def _write(path: Path, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


def _linkedin(row: Row, _: int) -> tuple[str, ...]:
    given, _, family = row.name.partition(" ")
    return given, family, row.profile, row.email, row.company, row.title, row.connected


def _crm(row: Row, n: int) -> tuple[str, ...]:
    given, _, family = row.name.partition(" ")
    return (
        str(90_000 + n),
        given,
        family,
        row.email,
        row.title,
        row.company,
        row.website,
        row.country,
        row.profile,
        "Lead",
    )
