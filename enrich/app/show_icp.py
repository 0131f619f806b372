"""A profile in plain words: what it asks for, what each answer is worth, and whom it looks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from enrich.app.screen import out
from icp.interval import Clause, Group
from icp.profile import Profile
from matching.deciders import Persona

_MEANT = {
    Group.MUST: "Must: rejected without a plain yes",
    Group.NICE: "Nice: adds to the score",
    Group.EXCLUDE: "Exclude: rejected with a plain yes, and not qualified before it is known not to hold",
}


def show_profile(profile: Profile, as_json: bool) -> None:
    """Print a profile, as text or as a JSON line for each criterion and persona."""
    if as_json:
        for value in _values(profile):
            out(value)
    else:
        for line in profile_lines(profile):
            click.echo(line)


def profile_lines(profile: Profile) -> Iterator[str]:
    """A profile as a person would say it."""
    yield profile.name
    yield f"Qualified from {profile.qualified:g} of 100 points, unknowns counted at their worst."
    for group, meant in _MEANT.items():
        clauses = [clause for clause in profile.clauses if clause.group is group]
        if clauses:
            yield f"\n{meant}"
            yield from (_clause_line(clause, profile) for clause in clauses)
    yield from _warnings(profile)
    if profile.personas:
        yield "\nWho matters there"
        yield from (f"  {_persona(one)}" for one in profile.personas)
    sender = profile.sender.get("company") or profile.sender.get("name")
    yield (
        f"\nDrafts are written for {sender}."
        if sender
        else "\nNobody is named as the sender: only drafts need one."
    )


def _clause_line(clause: Clause, profile: Profile) -> str:
    wish = clause.criterion.wish
    said = wish if clause.label == wish else f"{clause.label}: {wish}"
    if clause.group is Group.EXCLUDE:
        return f"        {said}"
    return f"  {_points(clause, profile):>4.0f}  {said}"


def _points(clause: Clause, profile: Profile) -> float:
    return 100.0 * clause.weight / profile.scale.total


def _warnings(profile: Profile) -> Iterator[str]:
    """What the numbers of a profile come to that its writer may not have meant."""
    scale = profile.scale
    if scale.musts and scale.score(scale.base) >= profile.qualified and scale.nices:
        yield "\nWhoever meets every must qualifies already: what is nice only ranks them."
    least = min((weight for _, weight in scale.nices), default=0.0)
    if scale.nices and scale.score(scale.total - least) < profile.qualified:
        yield "\nThe threshold leaves no room: a company qualifies only if it meets everything that is nice."


def _persona(persona: Persona) -> str:
    parts = (persona.functions, persona.seniorities, [f'"{word}"' for word in persona.keywords])
    said = "; ".join(" or ".join(part).replace("_", " ") for part in parts if part)
    return f"{persona.name}: {said} (weight {persona.weight:g})"


def _values(profile: Profile) -> Iterator[dict[str, Any]]:
    for clause in profile.clauses:
        worth = None if clause.group is Group.EXCLUDE else round(_points(clause, profile), 1)
        yield {
            "group": str(clause.group), "kind": clause.criterion.kind, "label": clause.label,
            "asks": clause.criterion.wish, "of": worth,
        }  # fmt: skip
    for one in profile.personas:
        yield {
            "persona": one.name, "functions": list(one.functions), "seniorities": list(one.seniorities),
            "keywords": list(one.keywords), "weight": one.weight,
        }  # fmt: skip
    yield {"name": profile.name, "qualified": profile.qualified}
