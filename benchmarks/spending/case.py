"""One invented run: accounts, vendors with their prices, caps, and when it is killed. All of it follows from a seed.

The provider and the run that is measured draw the same case, each for itself, so that the provider charges by its own
price list and not by anything that the product tells it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.page import Page
from connectors.price import MICRO, Price
from connectors.statement import Finding

FIELDS = ("company.employees", "company.industry", "company.city", "company.description", "company.founded")
VALUES = {"company.employees": "90", "company.industry": "machinery", "company.founded": "1998"}
NO_MATCH = Means(Meaning.NOTHING, 400, "error_code", "NO_MATCH")
_WORDS = "Harrow Bellweather Quillon Tarn Osterley Vantor Mistral Pemberley Dovetail Kestrel Langmoor Ironwell".split()


@dataclass(frozen=True)
class Vendor:
    """A paid source of one run.

    Attributes:
        price: of a credit, in millionths of a dollar.
        credits: of each of its requests, in their order; what it declares as the most is their sum.
        together: whether it sends them at once.
        misses: whether it charges when it finds nothing.
        manner: how it says that there is nothing: "404", "200" with an empty list, or "400" with a code.
    """

    name: str
    field: str
    price: int
    credits: tuple[int, ...]
    together: bool
    misses: bool
    manner: str

    def connector(self, run: int) -> Connector:
        """What the product knows of it."""

        def ask(target: Target) -> Asking:
            urls = [f"http://{self.name}.example/{run}/{target.domain}/{n}" for n in range(len(self.credits))]
            wanted = [Request(url, credits=taken) for url, taken in zip(urls, self.credits, strict=True)]
            if self.together:
                pages = yield tuple(wanted)
            else:
                pages = []
                for request in wanted:
                    pages.append((yield request))
            for page in pages:
                if page:
                    yield Read(page, {"of": target.domain})

        def read(page: Page, of: str) -> Iterator[Finding]:
            for value in page.json()["found"]:
                yield Finding(of, self.field, value, quote=value)

        return Connector(
            name=self.name, about="a vendor of this benchmark", tier="C", needs=("company.domain",),
            yields=(self.field,), ask=ask, read=read, docs="https://vendor.example/", terms="none",
            requests=len(self.credits), per_second=1000.0, identifies="company.domain", answers=(NO_MATCH,),
            price=Price(credit=self.price / MICRO, most=sum(self.credits), misses=self.misses),
        )  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One run.

    Attributes:
        budget: the most it may spend, `each` the most for one account (0: no such cap), in millionths of a dollar.
        kills: when its process is killed, one process after the other: how long after it began, and whether that is
            counted from its first asking on (or from its very beginning).
        again: whether it is given again a week later, when what failed is asked anew out of the same budget.
    """

    number: int
    companies: Mapping[str, str]
    vendors: tuple[Vendor, ...]
    budget: int
    each: int
    everything: bool
    at_once: int
    attempts: int
    kills: tuple[tuple[float, bool], ...]
    again: bool

    @property
    def listing(self) -> str:
        return "Company,Website\n" + "".join(f"{name},{domain}\n" for domain, name in self.companies.items())

    @cached_property
    def vendor(self) -> dict[str, Vendor]:
        return {vendor.name: vendor for vendor in self.vendors}

    @property
    def sources(self) -> dict[str, Connector]:
        return {vendor.name: vendor.connector(self.number) for vendor in self.vendors}


@lru_cache(maxsize=64)
def case(seed: int, number: int) -> Case:
    """The case of this number; the same for the same seed."""
    draw = random.Random(f"{seed}:{number}")
    words = draw.sample(_WORDS, draw.randint(2, 6))
    vendors = tuple(_vendor(draw, n) for n in range(draw.randint(1, 4)))
    dearest = sum(vendor.price * sum(vendor.credits) for vendor in vendors)
    each = round(dearest * draw.uniform(0.2, 1.2)) if draw.random() < 0.5 else 0
    return Case(
        number=number,
        companies={f"{word.lower()}.example": f"{word} {n} Works" for n, word in enumerate(words)},
        vendors=vendors,
        budget=round(dearest * len(words) * draw.uniform(0.05, 1.3)),
        each=each,
        everything=draw.random() < 0.5,
        at_once=draw.choice((1, 2, 4, 8)),
        attempts=draw.choice((1, 2, 3)),
        kills=tuple(
            (draw.expovariate(6.0), draw.random() < 0.9) for _ in range(draw.choice((0, 0, 1, 1, 2, 3)))
        ),
        again=draw.random() < 0.3,
    )


def _vendor(draw: random.Random, n: int) -> Vendor:
    return Vendor(
        name=f"vendor-{n}",
        field=FIELDS[n],
        price=draw.choice((1_000, 8_000, 24_500, 39_000, 100_000, 280_000, draw.randint(1, 999_999))),
        credits=tuple(draw.choice((1, 1, 1, 2, 5)) for _ in range(draw.choice((1, 1, 2, 3)))),
        together=draw.random() < 0.4,
        misses=draw.random() < 0.4,
        manner=draw.choice(("404", "200", "400")),
    )
