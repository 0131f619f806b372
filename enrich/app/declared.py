"""What sources declare, as plain values for programs and as words for people. One wording, wherever it is shown.

A key's value is never among them: only whether it is there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from connectors.connector import Connector, Key
from connectors.files.catalog import ALL as FILES
from connectors.files.catalog import FileSource
from connectors.price import MICRO, Price
from enrich.app.topics import needs
from enrich.errors import BadInput

TIERS = {
    "A": "free",
    "B": "national registers, some with a free key",
    "C": "paid, with a key of your own",
    "D": "your own files",
}
Declared = Mapping[str, Any]


class KeyState(StrEnum):
    """Whether a key is there."""

    SET = "set"
    MISSING = "missing"
    OPTIONAL = "optional"  # not set, and the source does without


def key_state(key: Key, environment: Mapping[str, str]) -> KeyState:
    """Whether all that a key consists of is set."""
    if all(environment.get(variable) for variable in variables(key)):
        return KeyState.SET
    return KeyState.MISSING if key.required else KeyState.OPTIONAL


def variables(key: Key) -> tuple[str, ...]:
    """The variables of a key: two where it is an id and a secret."""
    return (key.grant.client, key.variable) if key.grant else (key.variable,)


def declaration(source: Connector, environment: Mapping[str, str]) -> dict[str, Any]:
    """A source as it declares itself, in the shape that scripts rely on."""
    price = source.price
    return {
        "name": source.name,
        "about": source.about,
        "tier": source.tier,
        "yields": list(source.yields),
        "needs": list(source.needs),
        "cost": {"money": price.bound / MICRO, "requests": source.requests},
        "rate": f"{source.per_second:g} requests a second to a host",
        "terms": source.terms,
        "key": _key(source.key, environment) if source.key else None,
        "docs": source.docs,
        "unverified": list(source.unverified),
        "price": _price(price),
        "per_second": source.per_second,
        "per_day": source.per_day,
        "opt_in": source.opt_in,
        "countries": list(source.countries),
        "attribution": source.attribution,
        "base": source.base,
    }


def file_declaration(source: FileSource) -> dict[str, Any]:
    """A form of the user's own files, in the same shape. Nothing is asked for it, and nothing paid."""
    return {
        "name": source.name,
        "about": source.about,
        "tier": "D",
        "yields": list(source.yields),
        "needs": [],
        "cost": {"money": 0.0, "requests": 0},
        "rate": "none: it is read from disk",
        "terms": source.terms,
        "key": None,
        "docs": source.docs,
        "unverified": list(source.unverified),
        "price": None,
        "per_second": 0.0,
        "per_day": 0,
        "opt_in": "",
        "countries": [],
        "attribution": "",
        "base": "",
    }


def _key(key: Key, environment: Mapping[str, str]) -> dict[str, Any]:
    return {
        "variable": key.variable,
        "required": key.required,
        "get": key.get,
        "variables": list(variables(key)),
        "state": key_state(key, environment).value,
    }


def _price(price: Price) -> dict[str, Any] | None:
    """What a credit costs, how many one asking takes, in credits, and whether a miss is charged."""
    if price.free:
        return None
    return {
        "credit": price.credit,
        "usual": price.usual or price.most,
        "most": price.most,
        "misses": price.misses,
    }


def declarations(
    sources: Mapping[str, Connector], names: Sequence[str], environment: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Every source and every form of file, or those named.

    Raises:
        BadInput: for a name that is neither's.
    """
    found = {source.name: declaration(source, environment) for source in sources.values()}
    found |= {source.name: file_declaration(source) for source in FILES}
    if strange := [name for name in names if name not in found]:
        near = dict.fromkeys(name for said in strange for name in get_close_matches(said, found, n=2))
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise BadInput(f"no such source: {', '.join(strange)}.{hint} Sources are: {', '.join(found)}")
    return [found[name] for name in names or found]


# -- words -------------------------------------------------------------------------------------------------


def dollars(amount: float) -> str:
    """A sum in US dollars, with as many digits as it has, but cents at least: "$0.10", "$0.0245"."""
    text = f"{amount:.6f}".rstrip("0")
    return "$" + text.ljust(text.index(".") + 3, "0")


def cost(source: Declared) -> str:
    """What one find costs, in short: "$0.05/find"; "$0.05/try" where a miss is charged too; empty for a file."""
    price = source["price"]
    if price is None:
        return {"C": "your plan", "D": ""}.get(source["tier"], "free")
    return dollars(price["credit"] * price["usual"]) + ("/try" if price["misses"] else "/find")


def cost_at_length(source: Declared) -> str:
    """What one asking costs, with what that is made of."""
    number = source["cost"]["requests"]
    requests = f"about {number} request{'s' if number > 1 else ''} a company"
    price = source["price"]
    if price is None:
        money = "by your plan, none for one asking" if source["tier"] == "C" else "free"
        return f"{money}; {requests}"
    usual, most, credit = price["usual"], price["most"], price["credit"]
    more = f", at most {dollars(credit * most)}" if most > usual else ""
    each = f" ({usual} credits of {dollars(credit)})" if usual > 1 else ""
    misses = "a miss is charged too" if price["misses"] else "a miss is not charged"
    usually = f"{'usually ' if more else ''}{dollars(credit * usual)}"
    return f"{usually}{each}{more}; {misses}; {requests}"


def rate(source: Declared) -> str:
    """How fast it is asked, in short: by the limit that is reached first; empty for a file."""
    often = source["per_second"]
    if source["per_day"]:
        return f"{source['per_day']}/day"
    return "" if not often else f"{often:g}/s" if often >= 1 else f"{often * 60:.0f}/min"


def rate_at_length(source: Declared) -> str:
    """How fast it is asked."""
    if not source["per_second"]:
        return str(source["rate"])
    daily = f"; at most {source['per_day']} requests a day" if source["per_day"] else ""
    return f"at most {source['per_second']:g} a second to one host{daily}"


def asked_when(source: Declared) -> str:
    """When it is asked, in short: "GB", "off"; empty for whenever it can be."""
    where = ", ".join(source["countries"])
    named = "off" if source["opt_in"] else ""
    return " ".join(part for part in (where, named) if part)


def asked_at_length(source: Declared) -> str:
    """When it is asked, with the reason."""
    if source["tier"] == "D":
        return "never: it is a file of yours"
    named = f"only when it is named with --sources: {source['opt_in']}" if source["opt_in"] else "by default"
    key = "its key" if source["key"] and source["key"]["required"] else ""
    budget = "a --budget" if source["price"] else ""
    given = " and ".join(filter(None, (key, budget)))
    where = ", ".join(source["countries"])
    return (
        named
        + (f", with {given}" if given else "")
        + (f"; only about companies in {where}, or of no known country" if where else "")
    )


def needed(source: Declared) -> str:
    """What lets it be asked, in short; empty for a file."""
    return needs(source["needs"])
