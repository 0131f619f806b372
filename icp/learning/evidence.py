"""What a learnt line rests on, in sentences short enough to stand above it."""

from __future__ import annotations

from statistics import median

from icp.interval import Group
from icp.learning.chances import Share
from icp.learning.contrast import Contrast, known
from icp.learning.growing import share
from icp.learning.learn import Learnt
from icp.learning.lines import Weighed
from icp.learning.traits import Choice, Measure
from icp.learning.wording import folded

_SURE = 0.999


def evidence(one: Weighed, learnt: Learnt) -> list[str]:
    """The sentences of one line: who fits, beside whom, and for a list of values how many fit each."""
    if one.group is Group.EXCLUDE:
        return [_excluded(one)]
    contrast, backing = learnt.contrast, one.backing
    said = [f"{_upper(one.line.wish)}: {_of(backing.own, contrast, one)}{_middle(one, contrast)}"]
    if backing.apart.yes != backing.own.yes:
        said[0] += f", {backing.apart.yes} by lines learnt without them"
    said.append(_beside(one, contrast))
    if each := _each(one, contrast):
        said.append(each)
    return said


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _of(own: Share, contrast: Contrast, one: Weighed) -> str:
    if own.known == len(contrast.own):
        return f"{own.yes} of {own.known} customers"
    name = f"{one.line.respect.name} is" if one.line.respect else "texts are"
    return f"{own.yes} of {own.known} customers whose {name} known"


def _middle(one: Weighed, contrast: Contrast) -> str:
    if not isinstance(one.line.respect, Measure):
        return ""
    return f" (median {median(contrast.numbers(one.line.respect)[0]):.3g} {one.line.respect.unit})"


def _beside(one: Weighed, contrast: Contrast) -> str:
    other = one.backing.other
    if other is not None:
        chance = _chance(one.backing.doubt)
        return f"{_percent(other)} of {other.known:,} others; P(more often among customers) {chance}"
    if isinstance(one.line.respect, Choice):
        return "no comparison list: held against an even spread, which makes this a weak claim"
    return "no comparison list: nobody can say here how many others fit"


def _chance(doubt: float) -> str:
    return f"above {_SURE:.1%}" if 1 - doubt > _SURE else f"{1 - doubt:.1%}"


def _each(one: Weighed, contrast: Contrast) -> str:
    """How many fit each value of a list."""
    respect = one.line.respect
    if isinstance(respect, Measure):
        return ""
    key = respect.key if respect else "any"
    values = one.line.keys[key]
    if len(values) < 2:
        return ""
    keys = dict(zip(values, values if respect else map(folded, values), strict=True))
    own = contrast.own.column(respect).holders if respect else contrast.own.having([*keys.values()])
    mine = known(contrast.own, respect)
    counts = [f"{value} {share(own.get(keys[value], 0), mine).yes}" for value in values]
    return f"each: {', '.join(counts)}"


def _percent(share: Share) -> str:
    return f"{share.rate:.1%}" if 0 < share.rate < 0.1 else f"{share.rate:.0%}"


def _excluded(one: Weighed) -> str:
    lost, good = one.backing.own, one.backing.other
    assert good is not None
    return (
        f"{_upper(one.line.wish)}: {lost.yes} of {lost.known} lost customers, {good.yes} of {good.known} good ones; "
        f"P(more often among the lost) {_chance(one.backing.doubt)}"
    )
