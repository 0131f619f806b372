"""Settings: what a user may change without an option, from the environment or a `.env` file in the working folder.

Each is documented in docs/settings.md, and a test compares the two. Options on the command line outweigh these. A
key of a source is read by the name the source declares and is never stored, logged or recorded.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib.metadata import version
from math import inf
from pathlib import Path
from typing import Any

from enrich.errors import BadInput

VERSION = version("enrich")
_PRICE = "ENRICH_PRICE_"


@dataclass(frozen=True)
class Settings:
    """One field a setting: its environment variable is its name in capitals after ENRICH_."""

    contact_email: str = field(
        default="", metadata={"about": "your address, sent with every request; needed for live runs"}
    )
    user_agent: str = field(
        default="", metadata={"about": "replaces the whole User-Agent; must name you and a way to reach you"}
    )
    store: str = field(
        default="", metadata={"about": "the database file; the default is in your user's data folder"}
    )
    max_bytes: int = field(
        default=2_097_152, metadata={"about": "largest answer in bytes, unpacked; a source may allow more"}
    )
    deadline: float = field(
        default=30.0, metadata={"about": "seconds for one request, from connecting to the last byte"}
    )
    gap: float = field(
        default=1.0, metadata={"about": "seconds between two requests to one company's site, at least"}
    )
    longest_wait: float = field(
        default=300.0, metadata={"about": "seconds a run waits for a host that asks for patience"}
    )
    attempts: int = field(default=3, metadata={"about": "how often a request that may succeed is tried"})
    connections: int = field(default=100, metadata={"about": "sockets open at once"})
    worth_verdict: float = field(
        default=0.5,
        metadata={"about": "US dollars that a settled verdict is worth; paid sources must cost less"},
    )
    worth_value: float = field(
        default=0.02, metadata={"about": "US dollars that one wanted value of an account is worth"}
    )
    accounts_at_once: int = field(default=64, metadata={"about": "accounts worked on at once"})
    readers: int = field(default=0, metadata={"about": "processes that read pages; 0 is one for each core"})
    keep_pages_days: float = field(
        default=30.0, metadata={"about": "days after which a stored page is forgotten"}
    )
    lenient_robots: bool = field(
        default=False, metadata={"about": "read a site whose robots.txt is refused (401, 403)"}
    )
    smtp_probe: bool = field(
        default=False, metadata={"about": "let `enrich emails` ask mail servers; they may block your address"}
    )

    @classmethod
    def load(cls, environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
        """Read the settings. The environment outweighs `.env`.

        Raises:
            BadInput: for a value of the wrong kind, naming the variable.
        """
        found = {**_env_file(folder or Path.cwd()), **(os.environ if environment is None else environment)}
        values: dict[str, Any] = {}
        for setting in fields(cls):
            name = f"ENRICH_{setting.name.upper()}"
            if found.get(name):
                values[setting.name] = _typed(name, found[name], type(setting.default))
        return cls(**values)

    @property
    def agent(self) -> str:
        """The User-Agent: the program, its version, and whom to ask about it."""
        return self.user_agent or f"Enrich/{VERSION} (+mailto:{self.contact_email})"

    @property
    def store_path(self) -> Path:
        if self.store:
            return Path(self.store).expanduser()
        from platformdirs import user_data_path

        return user_data_path("enrich") / "enrich.db"

    @property
    def cache_path(self) -> Path:
        """Where what can be made again is kept, such as indexes of large pools."""
        from platformdirs import user_cache_path

        return user_cache_path("enrich")

    @property
    def reading_processes(self) -> int:
        return self.readers or os.cpu_count() or 1


def keys(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Mapping[str, str]:
    """Where the sources' keys are looked up."""
    return {**_env_file(folder or Path.cwd()), **(os.environ if environment is None else environment)}


def prices(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> dict[str, float]:
    """What a credit of a source costs the user, in US dollars, by the source's name in capitals.

    Raises:
        BadInput: for what is no price, naming the variable.
    """
    found = keys(environment, folder)
    return {
        name.removeprefix(_PRICE): _price(name, text)
        for name, text in found.items()
        if name.startswith(_PRICE) and text
    }


def _price(name: str, text: str) -> float:
    try:
        price = float(text)
    except ValueError:
        price = -1.0
    if not 0 <= price < inf:
        raise BadInput(f"{name}={text!r}: this setting takes US dollars for one credit, such as 0.025.")
    return price


def _env_file(folder: Path) -> dict[str, str]:
    path = folder / ".env"
    if not path.is_file():
        return {}
    from dotenv import dotenv_values

    return {name: value for name, value in dotenv_values(path).items() if value is not None}


def _typed(name: str, text: str, kind: type) -> object:
    try:
        if kind is bool:
            return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[
                text.lower()
            ]
        return kind(text)
    except (ValueError, KeyError) as error:
        wanted = {int: "a whole number", float: "a number", bool: "yes or no"}.get(kind, "text")
        raise BadInput(f"{name}={text!r}: this setting takes {wanted}.") from error
