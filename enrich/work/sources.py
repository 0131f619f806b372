"""The sources of a run: those that ship, those that other packages add, and the switches that change them.

A package adds a source by an entry point in the group `enrich.connectors` that names a `Connector`, or a tuple of
them. A source that cannot be loaded, or that takes another's name, is named with its package and left out; it does
not end the run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from importlib.metadata import entry_points
from types import MappingProxyType

from connectors.catalog import ALL
from connectors.connector import Connector
from enrich.errors import BadInput

GROUP = "enrich.connectors"


def third_party() -> tuple[list[Connector], list[str]]:
    """Sources that other installed packages bring, and a sentence for each that could not be used."""
    found: list[Connector] = []
    troubles: list[str] = []
    names = {connector.name for connector in ALL}
    for point in entry_points(group=GROUP):
        package = point.dist.name if point.dist else "an unknown package"
        try:
            loaded = point.load()
        except Exception as error:  # noqa: BLE001 - another package's code; its failure is reported, not ours
            troubles.append(
                f"{package}: source {point.name} cannot be loaded ({type(error).__name__}: {error})"
            )
            continue
        for connector in loaded if isinstance(loaded, tuple) else (loaded,):
            if not isinstance(connector, Connector):
                troubles.append(f"{package}: {point.name} is no Connector")
            elif connector.name in names:
                troubles.append(f"{package}: there is already a source called {connector.name}")
            else:
                names.add(connector.name)
                found.append(connector)
    return found, troubles


def catalogue(
    *, decode: bool = False, prices: Mapping[str, float] = MappingProxyType({})
) -> dict[str, Connector]:
    """Every source by name.

    Args:
        decode: let the website reader decode written-out addresses of desks.
        prices: what a credit costs the user, in US dollars, by the source's name in capitals; else as declared.

    Raises:
        BadInput: for a price of no source, or of a free one. A slip in its name would spend at another price than was
            meant.
    """
    sources = {connector.name: connector for connector in (*ALL, *third_party()[0])}
    called = {name.upper(): name for name in sources}
    for said, credit in prices.items():
        if said not in called:
            near = "".join(
                f" Did you mean ENRICH_PRICE_{name}?" for name in get_close_matches(said, called, n=1)
            )
            raise BadInput(
                f"ENRICH_PRICE_{said} is the price of no source.{near} `enrich sources` names them."
            )
        source = sources[called[said]]
        if source.price.free and source.tier != "C":
            raise BadInput(f"ENRICH_PRICE_{said} is the price of a source that costs nothing. Take it out.")
        sources[source.name] = replace(source, price=replace(source.price, credit=credit))
    if decode and "website" in sources:
        website = sources["website"]
        sources["website"] = replace(website, read=partial(website.read, decode=True))
    return sources


def chosen(
    names: Sequence[str], *, decode: bool = False, prices: Mapping[str, float] = MappingProxyType({})
) -> dict[str, Connector]:
    """The sources a user named, or all that need not be named to be asked. Arguments as for `catalogue`.

    Raises:
        BadInput: for a name that is no source's, with those that are.
    """
    sources = catalogue(decode=decode, prices=prices)
    if strange := [name for name in names if name not in sources]:
        raise BadInput(f"no such source: {', '.join(strange)}. Sources are: {', '.join(sources)}")
    return {name: source for name, source in sources.items() if name in names or not (names or source.opt_in)}


def askable(prices: Mapping[str, float], keys: Mapping[str, str]) -> tuple[str, ...]:
    """The sources that a run would ask without being told to: those that need a key only where there is one."""
    return tuple(
        name
        for name, source in chosen((), prices=prices).items()
        if not (source.key and source.key.required and not keys.get(source.key.variable))
    )
