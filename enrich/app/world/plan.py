"""What `world.toml` declares: sites with their rules, and services with their answers.

Read strictly: an unknown key is a mistake in the file and stops the server, because a trap that silently does
nothing makes every test that leans on it pass. Nothing here answers a request.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How one part of a site departs from serving its files.

    Attributes:
        path: shell pattern of the paths it governs; the first rule that matches wins.
        status: what is answered in place of the page; 200 leaves the page.
        to: where to send the client, for a redirect.
        first: only so many requests are governed, those after it are not (0: all are).
        delay: seconds before the first byte.
        drip: bytes a second, for a server that is too slow to be of use (0: as fast as it goes).
        grown: megabytes of generated rows in the page's last table.
        bomb: megabytes that a small gzip body unfolds to, in place of the page.
        headers: sent with the answer.
    """

    path: str = "*"
    status: int = 200
    to: str = ""
    first: int = 0
    delay: float = 0.0
    drip: float = 0.0
    grown: int = 0
    bomb: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)

    def governs(self, path: str) -> bool:
        return fnmatchcase(path, self.path)


@dataclass(frozen=True, kw_only=True)
class Site:
    """One web site: the files of `sites/<host>/`, and its rules.

    Attributes:
        host: its canonical host; the form with or without "www." redirects to it.
        also: other hosts that redirect to its home page, such as a former name.
        plain: it answers http:// too, in place of redirecting to https://.
        encoded: charset its text is sent in; the files are UTF-8.
        declared: charset the Content-Type names.
        modified: when its pages last changed.
        headers: sent with every answer.
        trap: what is unusual about it, and `expect` what a correct run makes of that.
    """

    host: str
    also: tuple[str, ...] = ()
    plain: bool = False
    encoded: str = "utf-8"
    declared: str = "utf-8"
    modified: date
    headers: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    trap: str = ""
    expect: str = ""

    @property
    def aliases(self) -> tuple[str, ...]:
        bare = self.host.removeprefix("www.")
        return (bare if bare != self.host else f"www.{bare}", *self.also)


@dataclass(frozen=True, kw_only=True)
class Service:
    """Answers of one public service. Holes in `url` ("{board}") are filled into `file`.

    Query parameters that `url` names must be there and agree, in any order; others are ignored.

    Attributes:
        join: key under which the records of several files are put together in one answer.
        each: hole that may hold several values ("Q1|Q2"): the records of all of them are joined.
        search: hole that holds words: the records of those files of the folder `file` that hold all of them are joined.
        absent: the status where there is no file, and `otherwise` the body then, with holes filled.
    """

    url: str
    file: str
    type: str = "application/json; charset=utf-8"
    join: str = ""
    each: str = ""
    search: str = ""
    absent: int = 404
    otherwise: str = ""

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc


@dataclass(frozen=True)
class Plan:
    """All that the world does. `sources` are those that it has answers for."""

    folder: Path
    today: date
    sites: Mapping[str, Site]
    aliases: Mapping[str, Site]
    services: tuple[Service, ...]
    sources: tuple[str, ...] = ()

    @property
    def clock(self) -> str:
        """The Date header of every answer: time stands still at ten in the morning."""
        return http_date(self.today, 10)

    def services_at(self, host: str) -> tuple[Service, ...]:
        return tuple(service for service in self.services if service.host == host)


def http_date(day: date, hour: int = 0) -> str:
    return format_datetime(datetime.combine(day, time(hour), UTC), usegmt=True)


def read_plan(folder: Path) -> Plan:
    """Read `world.toml`.

    Raises:
        FileNotFoundError: when the folder has none.
        TypeError: for a key that nobody knows; its message names the key.
        ValueError: for a host declared twice, or a file that is not TOML.
    """
    declared = tomllib.loads((folder / "world.toml").read_text(encoding="utf-8"))
    sites: dict[str, Site] = {}
    aliases: dict[str, Site] = {}
    for entry in declared["site"]:
        rules = tuple(Rule(**rule) for rule in entry.pop("rule", ()))
        site = Site(**{**entry, "also": tuple(entry.get("also", ())), "rules": rules})
        for host in (site.host, *site.aliases):
            if host in sites or host in aliases:
                raise ValueError(f"world.toml: {host} stands there twice")
        sites[site.host] = site
        aliases.update(dict.fromkeys(site.aliases, site))
    services = tuple(Service(**entry) for entry in declared["service"])
    return Plan(folder, declared["today"], sites, aliases, services, tuple(declared["sources"]))
