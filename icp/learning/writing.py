"""A learnt profile as TOML, with the evidence for each line above it, and the same evidence as plain values.

The text is read back by the reader of profiles before it is given away: what is proposed can be used as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from icp.interval import Group
from icp.learning.chances import Share
from icp.learning.evidence import evidence
from icp.learning.learn import Learnt, Passing
from icp.learning.lines import plain, quoted, toml
from icp.profile import parse_profile

_WIDTH = 110
_NAMELESS = "Learnt"
_MEANT = {
    Group.MUST: "must: nearly all customers fit, and it is known of nearly all",
    Group.NICE: "nice: weights are logs of odds ratios, on customers it was not learnt from",
    Group.EXCLUDE: "exclude: what lost customers have and no good one has",
}
_NICE_ALONE = "nice: weights are kept small, for want of a comparison list"
_RULE = f"# {'-' * 40}"


def profile_text(learnt: Learnt, name: str) -> str:
    """The profile, commented, as TOML."""
    text = (
        "\n".join((*_head(learnt, name), *_criteria(learnt), *_personas(learnt), *_left_out(learnt))) + "\n"
    )
    parse_profile(text, "the learnt profile")
    return text


def _head(learnt: Learnt, name: str) -> Iterator[str]:
    customers = len(learnt.contrast.own)
    beside = f" and compared with {len(learnt.contrast.other):,} others" if learnt.contrast.other else ""
    yield f"# A profile learnt from {customers} customers{beside}: a proposal, to be read and changed."
    if not learnt.contrast.other:
        yield "# There was no comparison list, so what is said here is what customers share, not what sets them apart."
    yield "# The reference of all kinds and keys is docs/profile.md."
    yield f"\nname = {quoted(plain(name) or _NAMELESS)}\n"
    yield from passing_lines(learnt, "# ")
    yield f"[thresholds]\nqualified = {learnt.qualified:g}"


def passing_lines(learnt: Learnt, lead: str = "") -> Iterator[str]:
    """How many qualify, customers and others, by this profile and by ones that did not know them."""
    yield f"{lead}{_passed(learnt.customers, 'customers')};"
    yield f"{lead}{_passed(learnt.apart, 'customers')}, each by lines learnt without it."
    if learnt.others:
        where = ", in the half that nothing was learnt from" if learnt.halved else ""
        yield f"{lead}{_passed(learnt.others, 'others')}{where}."


def _passed(passing: Passing, who: str) -> str:
    few = f" (there are {passing.all:,} in all)" if passing.known < passing.all else ""
    rate = f" ({passing.rate:.0%})" if passing.known else ""
    return f"{passing.passing:,} of {passing.known:,} {who} known well enough qualify{rate}{few}"


def _criteria(learnt: Learnt) -> Iterator[str]:
    for group, meant in _MEANT.items():
        alone = group is Group.NICE and not learnt.contrast.other
        lines = [one for one in (*learnt.lines, *learnt.excludes) if one.group is group]
        if lines:
            yield f"\n{_RULE} {_NICE_ALONE if alone else meant}"
        for one in lines:
            yield ""
            yield from (line for sentence in evidence(one, learnt) for line in _comment(sentence))
            yield f"[[{group}]]\n{one.line.body}"
            if group is not Group.EXCLUDE:
                yield f"weight = {one.weight:g}"


def _comment(sentence: str) -> list[str]:
    return wrap(sentence, _WIDTH, initial_indent="# ", subsequent_indent="#   ")


def _personas(learnt: Learnt) -> Iterator[str]:
    buyers = learnt.buyers
    if buyers.personas:
        yield f"\n{_RULE} who is there at customers, by their titles"
    for one in buyers.personas:
        name = one.function.replace("_", " ")
        yield f"\n# {one.people} of {buyers.people} people whose title names a function, at {one.companies} customers"
        yield f"[[personas]]\nname = {quoted(name.capitalize())}\nfunctions = {toml([one.function])}"
        if one.seniorities:
            yield f"seniorities = {toml(one.seniorities)}"
        yield f"weight = {one.weight:g}"


def _left_out(learnt: Learnt) -> Iterator[str]:
    if learnt.left_out:
        yield f"\n{_RULE} left out"
    for one in learnt.left_out:
        yield from _comment(f"{one.what}: {one.because}")


def as_values(learnt: Learnt, name: str) -> Iterator[dict[str, Any]]:
    """The same as plain values: one for each line, persona and respect that was left out, then one for the whole."""
    for one in (*learnt.lines, *learnt.excludes):
        yield {
            "group": str(one.group),
            "kind": one.line.kind,
            "keys": dict(one.line.keys),
            "weight": None if one.group is Group.EXCLUDE else one.weight,
            "customers": _counts(one.backing.own),
            "held_out": _counts(one.backing.apart),
            "others": _counts(one.backing.other) if one.backing.other else None,
            "sure": round(1 - one.backing.doubt, 5) if one.backing.other else None,
            "because": "; ".join(evidence(one, learnt)),
        }
    for buyer in learnt.buyers.personas:
        yield {
            "persona": buyer.function,
            "seniorities": list(buyer.seniorities),
            "people": buyer.people,
            "companies": buyer.companies,
            "weight": buyer.weight,
        }
    for left in learnt.left_out:
        yield {"left_out": left.what, "because": left.because}
    yield {
        "name": name,
        "qualified": learnt.qualified,
        "customers": _passes(learnt.customers),
        "held_out": _passes(learnt.apart),
        "others": _passes(learnt.others) if learnt.others else None,
    }


def _counts(share: Share) -> dict[str, int]:
    return {"fit": share.yes, "known": share.known}


def _passes(passing: Passing) -> dict[str, int]:
    return {"qualified": passing.passing, "known": passing.known, "all": passing.all}
