"""How often the believed value is right, and what learning reliabilities from agreement adds to that.

    python benchmarks/fusion.py [--companies N] [--seeds N] [--develop] [--setting NAME] [--json]

Invented companies have a country, a year of foundation, a headcount and an identifier. Invented sources state part of
them, some wrongly, some from long ago, some copied from one another; how well each does is drawn anew for each seed.
What each way of choosing believes is held against the truth:

    majority      the value that most sources state, near numbers together
    declared      the product's fusion, with what sources declare of themselves and nothing learned
    truthfinder   TruthFinder (Yin, Han & Yu 2008) with its published constants
    enrich        the product's fusion, with reliabilities and copying learned from the same statements
    oracle        the product's fusion, told the true reliabilities and who copies whom: a bound, no method

"Right" is the share of fields with a right value, of all fields of which any source states anything; "by age" is what
was right once and is no longer. The product was developed on seeds below 20, and others are reported.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import perf_counter

from connectors.fields import FIELDS
from connectors.statement import Statement
from matching.agreement import comparable, contradicts, group_of, measured
from matching.fuse import fuse
from matching.trust import Trust, learn

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
COUNTRY, FOUNDED, SIZE, KEY = "company.country", "company.founded", "company.employees", "company.wikidata"
ASKED = (COUNTRY, FOUNDED, SIZE, KEY)
_COUNTRIES = (
    "US DE GB FR NL SE CH ES IT IN BR AU CA PL AT BE DK NO FI IE PT CZ JP KR SG MX ZA NZ IL AE"
).split()
_COMMON = [1.0 / (n + 1) for n in range(len(_COUNTRIES))]
# After how many years half of the companies have another value.
_CHANGES = {COUNTRY: 40.0, FOUNDED: 1e9, SIZE: 2.0, KEY: 1e9}


@dataclass(frozen=True)
class Source:
    """A source: how often it is right by field, how much it covers, what it says of itself, and whom it copies."""

    name: str
    right: Mapping[str, float]
    declared: float
    covers: float = 0.6
    copies: str = ""
    rate: float = 0.0
    years: float = 0.0


@dataclass(frozen=True)
class Setting:
    """One sort of world. `sources` draws its sources."""

    about: str
    sources: Callable[[random.Random], list[Source]]
    companies: int = 0


def _source(draw: random.Random, n: int, right: float, declared: float = 0.8, **more: object) -> Source:
    by_field = {name: min(0.99, max(0.05, right + draw.uniform(-0.04, 0.04))) for name in ASKED}
    return Source(f"s{n:02}", by_field, declared, **more)  # type: ignore[arg-type]


def _undeclared(draw: random.Random) -> list[Source]:
    return [_source(draw, n, draw.uniform(0.35, 0.97)) for n in range(8)]


def _honest(draw: random.Random) -> list[Source]:
    rights = [draw.uniform(0.6, 0.97) for _ in range(8)]
    return [_source(draw, n, right, declared=right) for n, right in enumerate(rights)]


def _boasting(draw: random.Random) -> list[Source]:
    bad = [_source(draw, n, draw.uniform(0.3, 0.6), declared=0.95) for n in range(4)]
    return bad + [_source(draw, n, draw.uniform(0.75, 0.97), declared=0.7) for n in range(4, 8)]


def _copying(draw: random.Random) -> list[Source]:
    copied = _source(draw, 0, draw.uniform(0.45, 0.65), covers=0.9)
    copiers = [
        _source(draw, n, draw.uniform(0.5, 0.8), copies="s00", rate=draw.uniform(0.7, 0.98))
        for n in (1, 2, 3)
    ]
    return [copied, *copiers, *(_source(draw, n, draw.uniform(0.7, 0.92)) for n in range(4, 8))]


def _partly(draw: random.Random) -> list[Source]:
    return [replace_rate(source, draw.uniform(0.3, 0.5)) for source in _copying(draw)]


def replace_rate(source: Source, rate: float) -> Source:
    return Source(**{**vars(source), "rate": rate}) if source.copies else source


def _aged(draw: random.Random) -> list[Source]:
    old = [_source(draw, n, draw.uniform(0.85, 0.97), years=draw.uniform(2, 6)) for n in range(4)]
    return old + [_source(draw, n, draw.uniform(0.6, 0.9)) for n in range(4, 7)]


def _specialised(draw: random.Random) -> list[Source]:
    made = []
    for n in range(8):
        good = draw.sample(ASKED, 2)
        right = {name: draw.uniform(0.85, 0.97) if name in good else draw.uniform(0.3, 0.6) for name in ASKED}
        made.append(Source(f"s{n:02}", right, 0.8))
    return made


def _sparse(draw: random.Random) -> list[Source]:
    return [_source(draw, n, draw.uniform(0.35, 0.97), covers=0.25) for n in range(14)]


SETTINGS = {
    "undeclared": Setting("eight sources, right 35 to 97 %, all declaring 80 %", _undeclared),
    "honest": Setting("sources declare exactly how good they are: learning can only do harm", _honest),
    "boasting": Setting("the bad half declares 95 %, the good half 70 %", _boasting),
    "copying": Setting("three of eight copy a bad source, nearly all", _copying),
    "partly": Setting("three of eight copy a bad source, a third to a half", _partly),
    "aged": Setting("four good sources speak of 2 to 6 years ago, three fresh ones are worse", _aged),
    "specialised": Setting("each source is good at two of four fields", _specialised),
    "sparse": Setting("fourteen sources that each know a quarter", _sparse),
    "a dozen": Setting("as undeclared, with twelve companies", _undeclared, companies=12),
}


# -- the world --------------------------------------------------------------------------------------


def _fact(name: str, draw: random.Random) -> str:
    if name == COUNTRY:
        return draw.choices(_COUNTRIES, _COMMON)[0]
    if name == FOUNDED:
        return str(2026 - min(150, round(math.exp(draw.gauss(2.7, 0.8)))))
    if name == SIZE:
        return str(max(2, round(math.exp(draw.gauss(4.2, 1.6)))))
    return f"Q{draw.randrange(10_000_000, 99_999_999)}"


def _mistake(name: str, true: str, draw: random.Random) -> str:
    """A wrong value such as sources state: another country, a year near by, another company's size, a namesake."""
    while True:
        wrong = _fact(name, draw)
        if name == FOUNDED:
            wrong = str(int(true) + draw.choice([-1, 1]) * draw.choice([1, 1, 2, 3, 5, 8, 12]))
        elif name == KEY:
            wrong = f"{true}{draw.randrange(1, 6)}"  # one of five namesakes
        if contradicts(FIELDS[name], true, wrong):
            return wrong


def _right(name: str, true: str, draw: random.Random) -> str:
    return str(max(1, round(int(true) * draw.uniform(0.92, 1.08)))) if name == SIZE else true


@dataclass
class World:
    """What is true, and what is said: for each company the statements, and what its fields were once."""

    sources: list[Source]
    truth: list[dict[str, str]] = field(default_factory=list)
    before: list[dict[str, str]] = field(default_factory=list)
    said: list[list[Statement]] = field(default_factory=list)


def world(setting: Setting, companies: int, seed: int) -> World:
    draw = random.Random(f"{setting.about} {seed}")
    made = World(setting.sources(draw))
    for n in range(setting.companies or companies):
        true = {name: _fact(name, draw) for name in ASKED}
        changed = {name: draw.expovariate(math.log(2) / years) for name, years in _CHANGES.items()}
        before = {name: _mistake(name, true[name], draw) for name in ASKED}
        said: dict[tuple[str, str], str] = {}
        statements = []
        for source in made.sources:
            for name in ASKED:
                if draw.random() >= source.covers:
                    continue
                now = true[name] if changed[name] > source.years else before[name]
                said[source.name, name] = value = _stated(source, name, now, said, draw)
                statements.append(_statement(source, n, name, value, draw))
        made.truth.append(true)
        made.before.append(before)
        made.said.append(statements)
    return made


def _stated(
    source: Source, name: str, now: str, said: Mapping[tuple[str, str], str], draw: random.Random
) -> str:
    copied = said.get((source.copies, name))
    if copied is not None and draw.random() < source.rate:
        return copied
    right = draw.random() < source.right[name]
    return _right(name, now, draw) if right else _mistake(name, now, draw)


def _statement(source: Source, n: int, name: str, value: str, draw: random.Random) -> Statement:
    age = timedelta(days=365 * source.years + draw.uniform(0, 60))
    return Statement(
        subject=f"{source.name}:{n}", field=name, value=value, source=source.name,
        url=f"https://{source.name}.example/{n}", at="", quote=value, seen=NOW - age,
        expires=NOW - age + timedelta(days=FIELDS[name].stale_days), confidence=1.0,
    )  # fmt: skip


# -- ways of choosing -------------------------------------------------------------------------------

Chosen = list[dict[str, str]]
Way = Callable[[World], Chosen]


def _by_field(statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    fields: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        fields[statement.field].append(statement)
    return fields


def majority(made: World) -> Chosen:
    def most(name: str, said: Sequence[Statement]) -> str:
        def support(value: str) -> int:
            if measured(FIELDS[name]):
                return sum(not contradicts(FIELDS[name], value, s.value) for s in said)
            return sum(comparable(FIELDS[name], s.value) == comparable(FIELDS[name], value) for s in said)

        return min((s.value for s in said), key=lambda value: (-support(value), value))

    return [{name: most(name, said) for name, said in _by_field(all_).items()} for all_ in made.said]


def _fused(made: World, trust: Mapping[str, float]) -> Chosen:
    chosen: Chosen = []
    for statements in made.said:
        passports = {name: fuse(name, said, NOW, trust) for name, said in _by_field(statements).items()}
        chosen.append({name: passport.values[0] for name, passport in passports.items() if passport})
    return chosen


def declared(made: World) -> Chosen:
    return _fused(made, {source.name: source.declared for source in made.sources})


def enrich(made: World) -> Chosen:
    return _fused(made, learn(made.said, {source.name: source.declared for source in made.sources}))


def oracle(made: World) -> Chosen:
    return _fused(made, told(made))


def told(made: World) -> Trust:
    """Trust as it would be if everything were known."""
    groups: dict[tuple[str, str], list[float]] = defaultdict(list)
    said = {(n, s.source, s.field): s.value for n, statements in enumerate(made.said) for s in statements}
    for (n, source, name), value in said.items():
        right = not contradicts(FIELDS[name], made.truth[n][name], value)
        once = not contradicts(FIELDS[name], made.before[n][name], value)
        groups[source, group_of(name)].append(right or once)
    copied = {}
    for source in made.sources:
        for other in made.sources:
            if source.copies and source.name < other.name and source.copies == other.copies:
                copied[(source.name, other.name), ""] = source.rate * other.rate
        if source.copies:
            copied[(source.copies, source.name), ""] = source.rate
    right = {key: min(0.99, sum(rights) / len(rights)) for key, rights in groups.items()}
    return Trust({source.name: source.declared for source in made.sources}, right, copied)


def truthfinder(made: World) -> Chosen:
    """Yin, Han & Yu, TKDE 2008: initial trust 0.9, damping 0.3, influence of near values 0.5, until trust is still."""
    items = [
        (n, name, said)
        for n, statements in enumerate(made.said)
        for name, said in _by_field(statements).items()
    ]
    trust = {source.name: 0.9 for source in made.sources}
    confidence: list[dict[str, float]] = []
    for _ in range(20):
        confidence = [_confidence(name, said, trust) for _, name, said in items]
        sums: dict[str, list[float]] = defaultdict(list)
        for (_, name, said), by_value in zip(items, confidence, strict=True):
            for s in said:
                sums[s.source].append(by_value[comparable(FIELDS[name], s.value)])
        new = {source: min(1 - 1e-9, sum(ones) / len(ones)) for source, ones in sums.items()}
        still = max(abs(new[source] - trust[source]) for source in new) < 1e-4
        trust |= new
        if still:
            break
    chosen: Chosen = [{} for _ in made.said]
    for (n, name, _), by_value in zip(items, confidence, strict=True):
        chosen[n][name] = min(by_value, key=lambda value, of=by_value: (-of[value], value)).upper()  # type: ignore[misc]
    return chosen


def _confidence(name: str, said: Sequence[Statement], trust: Mapping[str, float]) -> dict[str, float]:
    score: dict[str, float] = defaultdict(float)
    for s in said:
        score[comparable(FIELDS[name], s.value)] += -math.log(1.0 - trust[s.source])
    near = measured(FIELDS[name])
    adjusted = {
        value: own + 0.5 * sum(
            other * (1.0 if not contradicts(FIELDS[name], value, another) else -1.0)
            for another, other in score.items() if another != value and near
        )
        for value, own in score.items()
    }  # fmt: skip
    return {value: 1.0 / (1.0 + math.exp(-0.3 * one)) for value, one in adjusted.items()}


WAYS: dict[str, Way] = {
    "majority": majority, "declared": declared, "truthfinder": truthfinder, "enrich": enrich, "oracle": oracle,
}  # fmt: skip


# -- measuring --------------------------------------------------------------------------------------


def measure(setting: Setting, companies: int, seeds: Sequence[int]) -> dict[str, dict[str, float]]:
    """The share of right values of each way, and its seconds, over all seeds."""
    found: dict[str, Counter[str]] = {way: Counter() for way in WAYS}
    seconds: Counter[str] = Counter()
    for seed in seeds:
        made = world(setting, companies, seed)
        for way, choose in WAYS.items():
            begun = perf_counter()
            chosen = choose(made)
            seconds[way] += perf_counter() - begun
            for true, before, got in zip(made.truth, made.before, chosen, strict=True):
                for name, value in got.items():
                    found[way]["all"] += 1
                    found[way]["right"] += not contradicts(FIELDS[name], true[name], value)
                    found[way]["old"] += not contradicts(FIELDS[name], before[name], value)
    return {
        way: {"right": counts["right"] / counts["all"], "old": counts["old"] / counts["all"], "values": counts["all"],
              "seconds": round(seconds[way], 2)}
        for way, counts in found.items()
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--companies", type=int, default=400)
    parser.add_argument("--seeds", type=int, default=5, help="how many worlds of each setting")
    parser.add_argument("--develop", action="store_true", help="the seeds that the product was developed on")
    parser.add_argument("--setting", choices=SETTINGS, action="append", help="only these")
    parser.add_argument("--data", help="not used; every benchmark takes it")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    first = 0 if args.develop else 20
    seeds = range(first, first + (min(args.seeds, 20) if args.develop else args.seeds))
    found = {name: measure(SETTINGS[name], args.companies, seeds) for name in args.setting or SETTINGS}
    if args.json:
        print(json.dumps({"companies": args.companies, "seeds": list(seeds), "settings": found}))
        return
    print(f"share of right values, {args.companies} companies, seeds {seeds.start} to {seeds.stop - 1}")
    print(f"{'':14}" + "".join(f"{way:>13}" for way in WAYS))
    for name, ways in found.items():
        print(f"{name:14}" + "".join(f"{ways[way]['right']:>13.4f}" for way in WAYS))
    print(
        f"{'seconds':14}"
        + "".join(f"{sum(f[way]['seconds'] for f in found.values()):>13.1f}" for way in WAYS)
    )


if __name__ == "__main__":
    main()
