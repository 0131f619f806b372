"""How often a worked-out address is somebody's own, and whether its probability means what it says.

    python benchmarks/emails.py [--people FILE | --data FOLDER] [--most N] [--json]

Each address of a domain is left out in turn and worked out from the others, then looked at. Without a file, from
invented companies whose addresses follow the published shares (`matching/emails/shares.tsv`), with the slips, nicknames
and changes of pattern that companies have. FILE has a line for each address: name, tab, address, and perhaps a tab and
the year in which it was used; FOLDER holds it as `emails/people.tsv`. Authors of public repositories make one:

    git log --format='%an%x09%ae%x09%ad' --date=format:%Y | sort -u > people.tsv

Only counts are printed: no name, address or domain. Domains are split into two halves by a hash; what is fitted (the
weight of the prior, the choices of spelling) was fitted on the one, and not on the other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.resolving.calibration import calibration
from connectors.lexicon import rows
from connectors.lexicon.names import person_likeness
from connectors.mailbox import normal, reader_of
from matching.emails import Basis, House, Known, guesses, learn
from matching.emails.patterns import OTHER, shares, written
from matching.emails.spelling import readings
from matching.normalise.keys import email_domain, email_key

NOW = datetime(2026, 1, 1, tzinfo=UTC)
COVERAGES = (0.1, 0.25, 0.5, 0.75, 1.0)
FLOORS = (0.9, 0.8, 0.5)
FIRST_LAST = "{first}.{last}"
Domains = Mapping[str, Sequence[Known]]


class Tried(NamedTuple):
    """One address left out: how probable the likeliest guess was and whether it was right, and what two rules made."""

    known: int
    probability: float
    right: bool
    first_last: bool
    usual: bool


@dataclass(frozen=True)
class Figures:
    """Of all addresses of one half. Precision by coverage: of the surest tenth, quarter, half …"""

    domains: int
    addresses: int
    accuracy: float
    first_last: float
    usual_pattern: float
    ece: float
    brier: float
    by_coverage: Mapping[str, float]
    by_floor: Mapping[str, tuple[float, float]]
    bins: Sequence[tuple[float, int, float, float]]


# -- what is tried ---------------------------------------------------------------------------------------------


def people_of(path: Path) -> Domains:
    """The addresses of a file that are a person's and a company's, by domain, each once."""
    found: dict[str, Known] = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        name, _, rest = line.partition("\t")
        text, _, year = rest.partition("\t")
        address = email_key(text)
        if not _counts(name, address):
            continue
        seen = datetime(int(year), 12, 31, tzinfo=UTC) if year.isdigit() else None
        other = found.get(address)
        if other is None or (seen and other.seen and seen > other.seen):
            found[address] = Known(address, name, Basis.PUBLIC, seen)
    by_domain: dict[str, list[Known]] = defaultdict(list)
    for known in found.values():
        by_domain[known.host].append(known)
    return {domain: known for domain, known in sorted(by_domain.items()) if len(known) > 1}


def _counts(name: str, address: str) -> bool:
    if not address or not normal(address) or "noreply" in address or not email_domain(address):
        return False
    return reader_of(address) != "role" and person_likeness(name) >= 0.5 and bool(readings(name))


def invented(companies: int, seed: int) -> Domains:
    """Companies whose addresses follow the published shares: most by one pattern, some by an old and a new one."""
    chance = random.Random(seed)
    forenames, surnames = _names()
    made: dict[str, list[Known]] = {}
    for number in range(companies):
        domain = f"company{number}.example"
        size = chance.choice((8, 30, 120, 350, 800, 3_000))
        ways = [_pattern(size, chance) for _ in range(2)]
        faithful = chance.choice((1.0, 1.0, 0.95, 0.85, 0.6))
        people = [_name(forenames, surnames, chance) for _ in range(chance.randint(2, 12))]
        known = (_mailbox(n, ways[chance.random() > faithful], domain, chance) for n in dict.fromkeys(people))
        made[domain] = [one for one in known if one]
    return {domain: known for domain, known in made.items() if len(known) > 1}


def _names() -> tuple[list[str], list[str]]:
    table = [(word, int(first), int(last)) for word, first, last in rows("names.tsv") if word.isascii()]
    forenames = [w.title() for w, first, last in table if first > 4 and first > last and len(w) > 2]
    return forenames, [w.title() for w, first, last in table if last > 4 and last > first and len(w) > 2]


def _name(forenames: Sequence[str], surnames: Sequence[str], chance: random.Random) -> str:
    first, last = chance.choice(forenames), chance.choice(surnames)
    form = chance.random()
    if form < 0.08:
        return f"{first} {chance.choice('ABCDEJKLMPRST')}. {last}"
    if form < 0.12:
        return f"{first}-{chance.choice(forenames)} {last}"
    if form < 0.16:
        return f"{first} {last}-{chance.choice(surnames)}"
    return f"{first} van {last}" if form < 0.18 else f"{first} {last}"


def _pattern(size: int, chance: random.Random) -> str:
    table = shares(size)
    return chance.choices(list(table), list(table.values()))[0]


def _mailbox(name: str, pattern: str, domain: str, chance: random.Random) -> Known | None:
    spelt = readings(name)
    if not spelt:
        return None
    usual = learn(domain, (), NOW)
    reading = chance.choices(spelt, [usual.weight(one) for one in spelt])[0]
    local = written(pattern, reading) if pattern else f"{chance.choice('qxzvk')}{chance.randint(10, 99_999)}"
    return Known(f"{local}@{domain}", name, Basis.PUBLIC) if local else None


# -- trying ----------------------------------------------------------------------------------------------------


def trials(domains: Domains, most: int, cold: bool = False) -> Iterator[Tried]:
    """Each address left out in turn, at most so many of a domain.

    Args:
        cold: forget the others too, as where no address of a company is known.
    """
    for domain, known in domains.items():
        chosen = sorted(known, key=lambda one: _digest(one.address))[:most]
        for one in chosen:
            others = [other for other in chosen if other.name != one.name]
            if others:
                yield _tried(domain, one, () if cold else others)


def _tried(domain: str, one: Known, others: Sequence[Known]) -> Tried:
    scheme = learn(domain, others, one.seen or NOW)
    held = {other.address: other.name for other in others}
    best = next(iter(guesses(one.name, House([(scheme, 1.0)], held), most=1)), None)
    usual = max((p for p in scheme.seen if p != OTHER), key=lambda p: scheme.seen[p], default=FIRST_LAST)
    plain = readings(one.name)[0]
    return Tried(
        len(others),
        best.probability if best else 0.0,
        best is not None and best.address == one.address,
        written(FIRST_LAST, plain) == one.local,
        written(usual, plain) == one.local,
    )


def figures(tried: Sequence[Tried], domains: int) -> Figures:
    """What came of the trials of one half."""
    number = len(tried)
    found = calibration((one.probability, one.right) for one in tried)
    surest = sorted(tried, key=lambda one: -one.probability)
    return Figures(
        domains,
        number,
        _share(one.right for one in tried),
        _share(one.first_last for one in tried),
        _share(one.usual for one in tried),
        round(found.ece, 4),
        round(found.brier, 4),
        {f"{c:.0%}": _share(one.right for one in surest[: max(1, round(c * number))]) for c in COVERAGES},
        {f">= {floor:g}": _above(tried, floor) for floor in FLOORS},
        [(b.low, b.pairs, round(b.given, 3), round(b.held, 3)) for b in found.bins],
    )


def _above(tried: Sequence[Tried], floor: float) -> tuple[float, float]:
    """The share of those at least so probable, and how many of them were right."""
    sure = [one.right for one in tried if one.probability >= floor]
    return round(len(sure) / len(tried), 3), _share(sure)


def _share(answers: Iterable[bool]) -> float:
    counted = Counter(answers)
    return round(counted[True] / max(1, counted.total()), 3)


# -- telling ---------------------------------------------------------------------------------------------------


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def is_developed(domain: str) -> bool:
    """Whether a domain is of the half that was looked at."""
    return int(_digest(domain)[0], 16) % 2 == 0


def measured(domains: Domains, most: int) -> dict[str, Figures]:
    """Figures of each half, and of the half kept aside where no other address is known."""
    halves = {
        "develop": {d: known for d, known in domains.items() if is_developed(d)},
        "aside": {d: known for d, known in domains.items() if not is_developed(d)},
    }
    found = {name: figures(list(trials(half, most)), len(half)) for name, half in halves.items() if half}
    if aside := halves["aside"]:
        found["aside, none known"] = figures(list(trials(aside, most, cold=True)), len(aside))
    return found


def show(name: str, found: Figures) -> None:
    """Print one half."""
    print(f"\n{name}: {found.addresses:,} addresses left out in turn, of {found.domains:,} domains")
    print(f"  right      {found.accuracy:.3f}   first.last always {found.first_last:.3f}", end="")
    print(f"   most common pattern of the domain {found.usual_pattern:.3f}")
    print(f"  ECE        {found.ece:.4f}   Brier {found.brier:.4f}")
    print("  surest     " + "   ".join(f"{c}: {p:.3f}" for c, p in found.by_coverage.items()))
    print("  given      " + "   ".join(f"{f}: {p:.3f} of {c:.0%}" for f, (c, p) in found.by_floor.items()))
    for low, number, given, held in found.bins:
        print(f"    {low:.1f}  {number:6,}  given {given:.3f}  right {held:.3f}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=Path, help="names and addresses, tab-separated")
    parser.add_argument("--data", type=Path, help="a folder with emails/people.tsv")
    parser.add_argument("--most", type=int, default=20, help="addresses of one domain, at most (20)")
    parser.add_argument("--companies", type=int, default=1_000, help="invented companies (1,000)")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args(arguments)
    path = wanted.people or (wanted.data / "emails/people.tsv" if wanted.data else None)
    sets = {"invented companies": invented(wanted.companies, seed=20_261_122)}
    if path and path.is_file():
        sets["people of a file"] = people_of(path)
    found = {title: measured(domains, wanted.most) for title, domains in sets.items()}
    if wanted.json:
        print(
            json.dumps(
                {title: {name: asdict(f) for name, f in each.items()} for title, each in found.items()}
            )
        )
        return
    for title, each in found.items():
        print(f"\n== {title}")
        for name, one in each.items():
            show(name, one)


if __name__ == "__main__":
    main()
