"""A company's family in print: a line for each relative, with its days, how it is known and what contradicts it."""

from __future__ import annotations

from matching.families import Family, Kin
from matching.nouns import Kinship

_WIDEST = 24
_UNNAMED = "somebody whom no source names"


def family_lines(family: Family) -> list[str]:
    """The section "Family" of `enrich why`, without colours; empty where nothing is known."""
    if not family.kin:
        return []
    return ["", "Family", *(line for kin in family.kin for line in _lines(kin))]


def _lines(kin: Kin) -> list[str]:
    """One relative. Those further away stand further in, under whom they belong to."""
    relation = kin.relation
    indent = "  " * kin.steps
    name = kin.member.name or _UNNAMED
    named = f"{name}, {kin.days}" if kin.days else name
    if kin.steps > 1 and relation.kind is not Kinship.SISTER:
        between = relation.other if kin.member.id == relation.one.id else relation.one
        named += f" (of {between.name})"
    known = f"({relation.because}; belief {relation.sure:.2f})"
    lines = [f"{indent}{kin.called:<{_WIDEST - len(indent)}}{named}   {known}"]
    return [*lines, f"{' ' * _WIDEST}contradicted: {relation.conflict}"] if relation.conflict else lines
