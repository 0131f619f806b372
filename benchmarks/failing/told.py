"""Errors inside a success: for every manner that a source declares, an answer that looks just so.

From the declaration alone: the value it looks for is put where it looks, into an object that holds nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from benchmarks.failing.ways import says
from benchmarks.failing.world import Exchange, Fault, Way
from connectors.answers import Meaning, Means
from connectors.connector import Connector, Someone, Target

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
NORTHWIND = Target(
    {
        "company.name": ("Northwind Instruments",),
        "company.domain": ("northwind.example",),
        "company.website": ("https://northwind.example/",),
        "company.job_board": ("greenhouse:northwind", "lever:northwind"),
        "company.country": ("DK",),
        "company.vat_id": ("DK12345678",),
    },
    (Someone("Mara Ferrow"), Someone("Ole Stern", email="ole.stern@northwind.example")),
)


def body(means: Means) -> Any:
    """The smallest answer that fits a manner.

    Raises:
        ValueError: where an answer by its status alone is meant.
    """
    if not means.at:
        raise ValueError("a manner without a place has no body")
    value: Any = {"true": True, "false": False}.get(means.says, means.says or "something is wrong")
    for number, name in reversed(_STEP.findall(means.at)):
        value = [value] * (int(number) + 1) if number else {name: value}
    return value


def _within(means: Means, source: Connector) -> Way:
    """The answer, to every request but one for a token."""
    told = says(json.dumps(body(means)).encode(), means.status or 200)

    async def way(exchange: Exchange) -> None:
        grant = source.key.grant if source.key else None
        if grant and grant.url.endswith(exchange.path):
            await exchange.answer(b'{"access_token": "a-token-of-an-hour"}')
        else:
            await told(exchange)

    return way


def faults(source: Connector) -> Iterator[Fault]:
    """A fault for each manner of a source that is told by the body of an answer and is a fault."""
    for means in source.answers:
        if means.at and means.meaning not in (Meaning.NOTHING, Meaning.READ):
            words = f"{means.at} {means.says or 'anything'}"
            yield Fault(
                group="error inside", name=f"{means.status or 200} {words}", way=_within(means, source)
            )
