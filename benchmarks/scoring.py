"""Whether machines are told from people in e-mail events, beside a peer, and how fast events are scored.

Made worlds: companies behind gateways of six habits, people of five, many of them both. What each event is, is known.
The peer is the rule that mautic ships: a click at most two seconds after sending, or by a named program, is a robot's
(mautic/mautic#16263 quotes it). Nothing here was tuned on seeds from 10 on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from icp.activity.event import Event
from icp.activity.scan import Limits, discounts

BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"
LINKS = [f"https://a.example/{n}" for n in range(5)]
Clicks = list[tuple[float, str]]


# -- what machines and people do: seconds after delivery, and links ------------------------------------------


def every_link_at_once(r: random.Random) -> Clicks:
    return [(r.uniform(0.5, 3) + n * r.uniform(0.1, 1), link) for n, link in enumerate(LINKS)]


def every_link_late(r: random.Random) -> Clicks:
    start = r.uniform(120, 7_200)
    return [(start + n * r.uniform(0.1, 1.2), link) for n, link in enumerate(LINKS)]


def one_link_soon(r: random.Random) -> Clicks:
    return [(r.uniform(12, 55), r.choice(LINKS))]


def two_links_late(r: random.Random) -> Clicks:
    start = r.uniform(300, 3_600)
    return [(start, LINKS[0]), (start + r.uniform(0.2, 4), LINKS[1])]


def slow_crawl(r: random.Random) -> Clicks:
    start = r.uniform(60, 1_800)
    return [(start + n * r.uniform(12, 40), link) for n, link in enumerate(LINKS)]


def one_link_hours_later(r: random.Random) -> Clicks:
    return [(r.uniform(3_600, 20_000), r.choice(LINKS))]


def reads_and_clicks(r: random.Random) -> Clicks:
    return [(r.expovariate(1 / 14_000) + 90, r.choice(LINKS))]


def two_links_apart(r: random.Random) -> Clicks:
    start = r.expovariate(1 / 14_000) + 90
    return [(start, LINKS[0]), (start + r.uniform(15, 240), r.choice(LINKS[1:]))]


def tabs(r: random.Random) -> Clicks:
    start = r.expovariate(1 / 14_000) + 90
    return [(start + 4 * n + r.uniform(0, 3), link) for n, link in enumerate(LINKS[:3])]


def double_click(r: random.Random) -> Clicks:
    start = r.expovariate(1 / 14_000) + 90
    return [(start, LINKS[0]), (start + 0.4, LINKS[0])]


def quick_reader(r: random.Random) -> Clicks:
    return [(r.uniform(18, 58), LINKS[0])]


MACHINES: dict[str, tuple[Callable[[random.Random], Clicks], float]] = {
    "every link at once": (every_link_at_once, 0.4), "every link, late": (every_link_late, 0.2),
    "one link, soon": (one_link_soon, 0.12), "two links, late": (two_links_late, 0.12),
    "slow crawl": (slow_crawl, 0.08), "one link, hours later": (one_link_hours_later, 0.08),
}  # fmt: skip
PEOPLE: dict[str, tuple[Callable[[random.Random], Clicks], float]] = {
    "reads and clicks": (reads_and_clicks, 0.6), "two links": (two_links_apart, 0.17), "three tabs": (tabs, 0.08),
    "double click": (double_click, 0.05), "quick reader": (quick_reader, 0.1),
}  # fmt: skip


def world(seed: int, leads: int) -> tuple[list[Event], dict[int, str]]:
    """Events of leads who were sent three mails each, and the habit behind each click, machines marked with "*"."""
    r, events, truth = random.Random(seed), list[Event](), dict[int, str]()
    for n in range(leads):
        lead, shut = f"p{n}@c{n // 6}.example", (n // 6) % 3 == 0
        images = r.random() < 0.6
        for mail in range(3):
            at = 1_770_000_000.0 + mail * 600_000 + r.uniform(0, 7_200)
            acts = list(_acts(r, shut))
            events.append(Event(len(events) + 1, lead, "delivered", "", at, 1.0, f"m{mail}"))
            human = [after for habit, clicks in acts if "*" not in habit for after, _ in clicks]
            if human and images:
                opened = at + min(human) * r.uniform(0.4, 0.99)
                events.append(
                    Event(len(events) + 1, lead, "open", "", opened, 1.0, f"m{mail}", agent=BROWSER)
                )
            for habit, clicks in acts:
                for after, link in clicks:
                    truth[len(events) + 1] = habit
                    events.append(
                        Event(
                            len(events) + 1,
                            lead,
                            "click",
                            "",
                            at + after,
                            1.0,
                            f"m{mail}",
                            link,
                            agent=BROWSER,
                        )
                    )
    return events, truth


def _acts(r: random.Random, shut: bool) -> Iterator[tuple[str, Clicks]]:
    """What happens to one mail. Machines and people use the same browser, as far as the export tells."""
    for chance, habits, mark in ((0.8 if shut else 0.0, MACHINES, "*"), (0.25, PEOPLE, "")):
        if r.random() < chance:
            name = r.choices(list(habits), [weight for _, weight in habits.values()])[0]
            yield mark + name, habits[name][0](r)


# -- who tells them apart --------------------------------------------------------------------------------------


def ours(events: list[Event]) -> set[int]:
    houses: dict[str, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        houses[event.lead.partition("@")[2]][event.lead].append(event)
    found: set[int] = set()
    for people in houses.values():
        found |= discounts(people, Limits(), True, {"agent"}).keys()
    return found


def within(seconds: float) -> Callable[[list[Event]], set[int]]:
    """Clicks so soon after delivery, and nothing else."""

    def told(events: list[Event]) -> set[int]:
        sent = {(e.lead, e.message): e.at or 0.0 for e in events if e.kind == "delivered"}
        clicks = (e for e in events if e.kind == "click")
        return {e.row for e in clicks if (e.at or 0.0) - sent[e.lead, e.message] <= seconds}

    return told


WAYS: Mapping[str, Callable[[list[Event]], set[int]]] = {
    "enrich": ours, "mautic's rule (2 s)": within(2), "within 60 s": within(60),
}  # fmt: skip


def measured(seeds: list[int], leads: int) -> dict[str, dict[str, Any]]:
    """For each way: the share of machines' clicks left out, of people's kept, by habit, and events a second."""
    left, total, took = defaultdict(Counter[str]), Counter[str](), Counter[str]()
    events_seen = 0
    for seed in seeds:
        events, truth = world(seed, leads)
        events_seen += len(events)
        total.update(truth.values())
        for way, tell in WAYS.items():
            began = time.process_time()
            found = tell(events)
            took[way] += time.process_time() - began
            left[way].update(truth[row] for row in found if row in truth)
    return {
        way: _figures(left[way], total) | {"events_per_second": round(events_seen / took[way])}
        for way in WAYS
    }


def _figures(left: Counter[str], total: Counter[str]) -> dict[str, Any]:
    machines = [habit for habit in total if "*" in habit]
    people = [habit for habit in total if "*" not in habit]
    return {
        "machines left out": _share(left, total, machines),
        "people kept": round(1 - _share(left, total, people), 3),
        "left out by habit": {habit: round(left[habit] / total[habit], 3) for habit in sorted(total)},
    }


def _share(left: Counter[str], total: Counter[str], habits: list[str]) -> float:
    return round(sum(left[h] for h in habits) / max(1, sum(total[h] for h in habits)), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[10, 11, 12], help="of the worlds")
    parser.add_argument("--leads", type=int, default=3_000, help="in each world")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    given = parser.parse_args()
    found = measured(given.seeds, given.leads)
    if given.json:
        print(json.dumps(found))
        return
    for way, figures in found.items():
        habits = figures.pop("left out by habit")
        print(f"{way}: " + ", ".join(f"{name} {value}" for name, value in figures.items()))
        for habit, share in habits.items():
            print(f"    {share:6.1%}  {'machine' if '*' in habit else 'person '}  {habit.lstrip('*')}")


if __name__ == "__main__":
    main()
