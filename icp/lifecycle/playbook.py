"""The playbook: points, address handicaps, scanners, thresholds and tasks, as people write them in one TOML file.

A file holds its own rules; every other table may be left out, and is then as shipped. Reading is strict, as of a
profile: all mistakes at once, each with its line and its remedy. `docs/scoring.md` is the reference.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from icp.activity.address import Handicaps, read_handicaps
from icp.activity.rules import Rules, read_rules
from icp.activity.scan import Limits as Scanners
from icp.activity.scan import read_limits as read_scanners
from icp.lifecycle.facts import Limits, read_limits
from icp.lifecycle.handoff import Wanted, read_wanted
from icp.lifecycle.tasks import Duty, read_duties
from icp.lifecycle.temperature import Degrees, read_degrees
from icp.table import Table
from icp.toml_text import read_toml


@dataclass(frozen=True)
class Playbook:
    """A file, read. `name` is how reasons call it."""

    name: str
    rules: Rules
    handicaps: Handicaps = field(default_factory=Handicaps)
    scanners: Scanners = field(default_factory=Scanners)
    limits: Limits = field(default_factory=Limits)
    degrees: Degrees = field(default_factory=Degrees)
    duties: tuple[Duty, ...] = ()
    wanted: Wanted = field(default_factory=Wanted)


def shipped_text() -> str:
    """The playbook that holds where none is given, commented, to be changed."""
    return files(__package__).joinpath("default.toml").read_text(encoding="utf-8")


@cache
def shipped() -> Playbook:
    """The same, read."""
    return parse_playbook(shipped_text(), "the shipped rules")


def parse_playbook(text: str, name: str) -> Playbook:
    """Read a playbook.

    Args:
        name: how messages call the text, usually the name of its file; also its own where it states none.

    Raises:
        ProfileError: with all mistakes found, each naming its line.
    """
    return read_toml(text, name, lambda top: _playbook(top, name))


def _playbook(top: Table, name: str) -> Playbook:
    playbook = Playbook(
        name=top.text("name", "House rules") or name,
        rules=read_rules(top),
        handicaps=read_handicaps(top.table("address")),
        scanners=read_scanners(top.table("scanners")),
        limits=read_limits(top.table("stages")),
        degrees=read_degrees(top.table("temperature")),
        duties=read_duties(top.tables("task")) if top.has("task") else shipped_duties(),
        wanted=read_wanted(top.table("hand_off")),
    )
    top.finish()
    return playbook


@cache
def shipped_duties() -> tuple[Duty, ...]:
    """The tasks of the shipped playbook."""
    return shipped().duties
