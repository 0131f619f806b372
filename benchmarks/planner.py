"""What the planner saves: paid cost and calls to reach the verdicts that asking everybody would reach.

    python benchmarks/planner.py [--companies N] [--seed N] [--json]

In a simulated market (`market/`) each company is held against five profiles by four ways of asking. Verdicts are
those of the product's own `icp` over the product's own fusion:

    everything   every source, always: the verdict the others are held against
    waterfall    as hosted waterfalls do: field after field, providers in a fixed order, on to the next until one has it
    enrich       the product's planner, with what ships; then with what it learned from 500 other accounts
    oracle       knows all answers and buys the cheapest set that gives the verdict of everything; a bound, no method

"Different" are verdicts that are not those of everything, of all pairs of account and profile. Everything itself errs,
because sources do: "untrue" are settled verdicts that the company's true values would not give. "Contradicted" are
settled verdicts with which the values then believed disagree. The planner was developed on seeds below 10; report
others.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from market import FIELDS_ASKED, NOW, VENDORS, Firm, answers, firms, truth

from connectors.connector import Target
from connectors.price import MICRO
from connectors.statement import Statement
from enrich.work.odds import Odds, segment_of
from enrich.work.planner import DOORS, Known, Worth, plan
from icp.interval import Decision
from icp.profile import Profile, parse_profile
from icp.stakes import stakes
from icp.verdict import Verdict, judge
from matching.assemble import company as assemble
from matching.nouns import Company

PROFILES = {
    "software, DACH": """
        must = [{kind="location", countries=["DE", "AT", "CH"]}, {kind="size", min=20, max=500}]
        nice = [{kind="industry", any=["software"]}, {kind="technologies", any=["HubSpot", "Salesforce"]}]
        thresholds = {qualified = 75}""",
    "industry, any place": """
        must = [{kind="industry", any=["machinery", "energy", "construction"]}, {kind="size", min=100}]
        nice = [{kind="technologies", any=["SAP"]}, {kind="age", min_years=10}]
        thresholds = {qualified = 80}""",
    "young, US": """
        must = [{kind="location", countries=["US"]}, {kind="age", max_years=12}]
        nice = [{kind="size", min=10, max=200}, {kind="technologies", any=["Shopify", "HubSpot"]}]
        thresholds = {qualified = 75}""",
    "service desks": """
        must = [{kind="size", min=50, max=2000}]
        nice = [{kind="technologies", any=["Zendesk"]}, {kind="industry", any=["retail", "insurance", "media"]},
                {kind="location", countries=["US", "GB"]}]
        thresholds = {qualified = 60}""",
    "not tiny, not far": """
        must = [{kind="location", countries=["US", "GB", "DE", "FR", "NL", "SE", "CH", "ES"]}, {kind="size", min=10}]
        exclude = [{kind="industry", any=["education", "agriculture"]}]
        nice = [{kind="age", min_years=5}]
        thresholds = {qualified = 70}""",
}
_NEEDS = {"location": FIELDS_ASKED[0], "size": FIELDS_ASKED[1], "industry": FIELDS_ASKED[2], "age": FIELDS_ASKED[3],
          "technologies": FIELDS_ASKED[4]}  # fmt: skip
DOORS_OPEN = dict.fromkeys(DOORS, 1)
SOURCES = {vendor.name: vendor.connector for vendor in VENDORS}
TRUST = {name: source.reliability for name, source in SOURCES.items()}


@dataclass
class Asked:
    """One company and what it was asked of so far."""

    firm: Firm
    said: Mapping[str, tuple[list[Statement], float]]
    order: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def ask(self, names: Sequence[str]) -> None:
        """Ask sources at once; the slowest keeps the others waiting."""
        fresh = [name for name in names if name not in self.order]
        self.order += fresh
        self.seconds += max((self.said[name][1] for name in fresh), default=0.0)

    def company(self, only: Sequence[str] | None = None) -> Company:
        statements = [s for name in (self.order if only is None else only) for s in self.said[name][0]]
        return assemble(self.firm.name, statements, {s.subject for s in statements}, NOW, TRUST)

    @property
    def cost(self) -> int:
        return sum(cost_of(name, bool(self.said[name][0])) for name in self.order)


def cost_of(name: str, found: bool) -> int:
    """What one asking costs, by the provider's rule for misses."""
    price = SOURCES[name].price
    return price.bound if found or price.misses else 0


Strategy = Callable[[Asked, Profile], Verdict]


def everything(asked: Asked, profile: Profile) -> Verdict:
    asked.ask(list(SOURCES))
    return judge(asked.company(), profile, NOW)


def waterfall(asked: Asked, profile: Profile) -> Verdict:
    """Each field that the profile needs, from the first provider that has it. Free ones stand first."""
    order = sorted(SOURCES.values(), key=lambda source: source.price.bound)
    for clause in profile.clauses:
        wanted = _NEEDS[clause.criterion.kind]
        for source in order:
            if asked.company().values(wanted):
                break
            if wanted in source.yields:
                asked.ask([source.name])
    return judge(asked.company(), profile, NOW)


@dataclass
class Ours:
    """The product's planner, with what it has learned."""

    odds: Odds = field(default_factory=Odds)
    worth: Worth = field(default_factory=Worth)

    def __call__(self, asked: Asked, profile: Profile) -> Verdict:
        while True:
            company = asked.company()
            verdict = judge(company, profile, NOW)
            known = Known(
                target=_target(asked.firm, company),
                decision=verdict.decision,
                stakes=stakes(verdict, company, NOW),
                has={name: passport.sources for name, passport in company.passports.items()} | DOORS_OPEN,
                asked=asked.order,
                segment=segment_of(_target(asked.firm, company), company.value("company.employees")),
            )
            following = plan(known, list(SOURCES.values()), (), odds=self.odds, worth=self.worth)
            if not following.round:
                return verdict
            asked.ask(following.round)


def _target(firm: Firm, company: Company) -> Target:
    known = {"company.name": (firm.name,), "company.country": company.values("company.country")[:1]}
    return Target({name: values for name, values in known.items() if values})


def oracle(asked: Asked, profile: Profile) -> Verdict:
    """The cheapest paid sources which, with all free ones, give the verdict of everything."""
    wanted = judge(asked.company(list(SOURCES)), profile, NOW).decision
    free = [name for name, source in SOURCES.items() if source.price.free]
    for bought in _cheapest_first(asked):
        verdict = judge(asked.company([*free, *bought]), profile, NOW)
        if verdict.decision is wanted:
            asked.ask([*free, *bought])
            return verdict
    raise AssertionError("everything gives the verdict of everything")


def _cheapest_first(asked: Asked) -> Iterator[tuple[str, ...]]:
    paid = [name for name, source in SOURCES.items() if not source.price.free]
    sets = [names for size in range(len(paid) + 1) for names in combinations(paid, size)]
    return iter(
        sorted(sets, key=lambda names: sum(cost_of(name, bool(asked.said[name][0])) for name in names))
    )


@dataclass
class Line:
    """What one way of asking came to, over all pairs of company and profile."""

    pairs: int = 0
    micro: int = 0
    paid: int = 0
    calls: int = 0
    seconds: float = 0.0
    different: int = 0
    untrue: int = 0
    contradicted: int = 0
    changes: Counter[str] = field(default_factory=Counter)

    def add(self, asked: Asked, verdict: Verdict, all_said: Verdict, true: Verdict, profile: Profile) -> None:
        self.pairs += 1
        self.micro += asked.cost
        self.paid += sum(not SOURCES[name].price.free for name in asked.order)
        self.calls += len(asked.order)
        self.seconds += asked.seconds
        if verdict.decision is not all_said.decision:
            self.different += 1
            self.changes[f"{all_said.decision} → {verdict.decision}"] += 1
        self.untrue += verdict.settled and verdict.decision is not true.decision
        self.contradicted += _contradicted(verdict, asked.company(), profile)

    def shown(self, waterfall: Line) -> dict[str, object]:
        return {
            "paid_per_account": round(self.micro / MICRO / self.pairs, 4),
            "of_waterfall": round(self.micro / (waterfall.micro or 1), 3),
            "paid_calls": round(self.paid / self.pairs, 2),
            "all_calls": round(self.calls / self.pairs, 2),
            "seconds": round(self.seconds / self.pairs, 1),
            "different": round(self.different / self.pairs, 4),
            "untrue": round(self.untrue / self.pairs, 4),
            "contradicted": self.contradicted,
            "how": dict(self.changes.most_common(4)),
        }


def _contradicted(verdict: Verdict, company: Company, profile: Profile) -> bool:
    """Whether a settled verdict goes against a value that is believed."""
    again = judge(company, profile, NOW)
    qualified_against = verdict.decision is Decision.QUALIFIED and again.high < profile.qualified
    rejected_against = verdict.decision is Decision.REJECTED and again.low >= profile.qualified
    return qualified_against or rejected_against


def _as_it_is(firm: Firm) -> Company:
    """A company of which everything is known and right."""
    statements = truth(firm)
    return assemble(firm.name, statements, {s.subject for s in statements}, NOW, {"truth": 1.0})


def learned(
    companies: Sequence[Firm], seed: int, profiles: Sequence[Profile], worth: Worth, errors: float
) -> Odds:
    """What the planner counts on its way through accounts, as the store counts it."""
    counts: Counter[tuple[str, str, str, bool]] = Counter()
    for n, firm in enumerate(companies):
        asked = Asked(firm, answers(firm, seed, errors))
        Ours(worth=worth)(asked, profiles[n % len(profiles)])
        company = asked.company()
        segment = segment_of(_target(firm, company), company.value("company.employees"))
        for name in asked.order:
            stated = {statement.field for statement in asked.said[name][0]}
            counts[name, segment, "", bool(stated)] += 1
            counts.update((name, segment, wanted, wanted in stated) for wanted in SOURCES[name].yields)
    keys = {key[:3] for key in counts}
    return Odds.learned(
        {"source": s, "segment": g, "field": f, "found": counts[s, g, f, True],
         "asked": counts[s, g, f, True] + counts[s, g, f, False]}
        for s, g, f in sorted(keys)
    )  # fmt: skip


def measure(count: int, seed: int, worth: Worth, errors: float = 1.0) -> dict[str, Line]:
    """Every way of asking over every pair of company and profile."""
    profiles = [parse_profile(text, name) for name, text in PROFILES.items()]
    taught = learned(firms(500, seed + 1_000), seed + 1_000, profiles, worth, errors)
    ways: dict[str, Strategy] = {
        "everything": everything, "waterfall": waterfall, "enrich": Ours(worth=worth),
        "enrich, learned": Ours(taught, worth), "oracle": oracle,
    }  # fmt: skip
    lines = {name: Line() for name in ways}
    for firm in firms(count, seed):
        said = answers(firm, seed, errors)
        for profile in profiles:
            all_said = judge(Asked(firm, said).company(list(SOURCES)), profile, NOW)
            true = judge(_as_it_is(firm), profile, NOW)
            for name, way in ways.items():
                asked = Asked(firm, said)
                lines[name].add(asked, way(asked, profile), all_said, true, profile)
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--companies", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--worth", type=float, default=0.5, help="dollars a settled verdict is worth")
    parser.add_argument("--errors", type=float, default=1.0, help="scales how often sources err; 0 is never")
    parser.add_argument("--data", help="not used; every benchmark takes it")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    lines = measure(args.companies, args.seed, Worth(args.worth), args.errors)
    shown = {name: line.shown(lines["waterfall"]) for name, line in lines.items()}
    if args.json:
        print(json.dumps({"pairs": lines["enrich"].pairs, "seed": args.seed, "ways": shown}))
        return
    print(f"{args.companies} companies, {len(PROFILES)} profiles, {len(SOURCES)} sources, seed {args.seed}")
    heads = ("paid_per_account", "of_waterfall", "paid_calls", "all_calls", "seconds", "different", "untrue",
             "contradicted")  # fmt: skip
    print(f"{'':16}" + "".join(f"{head:>17}" for head in heads))
    for name, row in shown.items():
        print(f"{name:16}" + "".join(f"{row[head]!s:>17}" for head in heads))


if __name__ == "__main__":
    main()
