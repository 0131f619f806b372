"""The house holds: what each room may import, and that the first four folders are pure. Read from the source.

The table below is the architecture of the README. A room imports only from the rooms it names, and only the libraries
it names; the pure ones reach no socket, file, clock, environment or chance, by any module of Python or any call. A
change of the architecture is a change of this table, and is made on purpose.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.imports import Import, Module, loaded_with, module_of, modules

ROOT = Path(__file__).parent.parent
PURE = ("connectors", "matching", "icp", "outreach")
PACKAGES = (*PURE, "enrich")


@dataclass(frozen=True)
class Room:
    """A folder (or a file of enrich/) of the house: what it may import, and why no more than that."""

    name: str
    may: tuple[str, ...]
    libraries: str
    why: str


_BASE = ("enrich.errors", "enrich.settings")
HOUSE = {
    room.name: room
    for room in (
        Room(
            "connectors", (),
            "ada_url defusedxml email_validator feedparser phonenumbers publicsuffixlist python_calamine selectolax",
            "it says what a source says, whoever asks and whatever comes of it",
        ),
        Room(
            "matching", ("connectors",), "anyascii numpy phonenumbers rapidfuzz stdnum",
            "it says who statements are about; whether that is worth a call is judged later, from what it made",
        ),
        Room(
            "icp", ("connectors", "matching"), "numpy rapidfuzz scipy sklearn",
            "it judges a company; what is then written to it, and how it was asked about, must not sway the verdict",
        ),
        Room(
            "outreach", ("connectors", "matching", "icp"), "jinja2",
            "it writes from what is known and judged; who sends and stores it is not its business",
        ),
        Room("enrich", (), "", "the package itself is a name and nothing more"),
        Room("enrich.errors", (), "", "everything raises these, so they lean on nothing"),
        Room("enrich.settings", ("enrich.errors",), "dotenv platformdirs", "every room may read them"),
        Room(
            "enrich.net", ("connectors", *_BASE), "aiohttp httpx httpx_aiohttp protego tenacity warcio",
            "it fetches what it is told to, and knows nothing of what is kept or decided",
        ),
        Room(
            "enrich.store", ("connectors", *_BASE), "sqlite_utils zstandard",
            "it keeps what it is given, and neither fetches nor decides",
        ),
        Room(
            "enrich.work", (*PURE, *_BASE, "enrich.net", "enrich.store"), "numpy rapidfuzz scipy threadpoolctl",
            "it does the work; how that is shown or written to files is up to those who look at it",
        ),
        Room(
            "enrich.exports", (*PURE, *_BASE, "enrich.store", "enrich.work"), "jinja2 markupsafe xlsxwriter",
            "files are written from what is known, so writing them never asks the network",
        ),
        Room(
            "enrich.app", (*PURE, *_BASE, "enrich.net", "enrich.store", "enrich.work", "enrich.exports"),
            "click numpy python_calamine rich xlsxwriter",
            "it stands on top: a façade, and skins over it",
        ),
    )
}  # fmt: skip

# Modules of Python that reach no socket, file, clock, environment, process or chance.
HARMLESS = frozenset(
    "__future__ abc base64 bisect calendar codecs collections collections.abc contextlib copy csv dataclasses datetime "
    "decimal difflib email.headerregistry email.message email.parser email.policy email.utils enum fnmatch "
    "fractions functools graphlib hashlib heapq html html.parser importlib.resources io ipaddress itertools json "
    "keyword math numbers operator re statistics string struct textwrap tomllib types typing unicodedata urllib.parse "
    "warnings xml.etree.ElementTree zipfile zlib".split()
)
# What can be called in those, or in Python itself, and reaches the world all the same.
REACHING = {
    "datetime.datetime.now": "the clock", "datetime.datetime.utcnow": "the clock",
    "datetime.datetime.today": "the clock", "datetime.date.today": "the clock",
    "email.utils.localtime": "the clock", "email.utils.formatdate": "the clock",
    "email.utils.make_msgid": "the clock, chance and the name of this machine",
    "io.open": "files", "io.FileIO": "files", "codecs.open": "files", "open": "files",
    "print": "the terminal", "input": "the terminal", "breakpoint": "the terminal",
    "hash": "chance: it differs from process to process",
    "exec": "whatever it is given", "eval": "whatever it is given",
    "__import__": "any module, unseen by this test",
}  # fmt: skip
# What one room of enrich/ has to itself, beside its libraries.
DOORS = {
    "socket": "enrich.net", "ssl": "enrich.net", "http.client": "enrich.net", "urllib.request": "enrich.net",
    "sqlite3": "enrich.store", "os.environ": "enrich.settings", "os.getenv": "enrich.settings",
}  # fmt: skip
# Extras that need not be installed, what draws on a terminal, and what takes a second to load: loaded where they are
# needed, and only then.
LAZY = frozenset({"python_calamine", "rich", "scipy", "sklearn", "xlsxwriter"})
# All that the first answer of the command line may load beside Python.
AT_ONCE = {"click"}


def room_of(name: str) -> str:
    """The room a module is in: its folder, and within enrich/ the folder or file below."""
    first, _, rest = name.partition(".")
    return f"{first}.{rest.partition('.')[0]}" if first == "enrich" and rest else first


def listed(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(names) or "nothing of the house"


def breaches(found: Mapping[str, Module]) -> list[str]:
    """Every departure from the table above, each with its place, what is allowed there, and why."""
    return [breach for module in found.values() for breach in _breaches_of(module)] + list(_cycles(found))


def _breaches_of(module: Module) -> Iterator[str]:
    room = HOUSE.get(room_of(module.name))
    if room is None:
        known = listed(list(HOUSE))
        yield f"{module.path}:1: has no place in the house. Rooms are: {known}. Put it into one, or add one on purpose."
        return
    for imported in dict.fromkeys(module.imports):
        if problem := _problem(room, imported):
            yield f"{module.path}:{imported.line}: imports {imported.target}, but {problem}"
    for name, line in module.calls:
        if name in DOORS and DOORS[name] != room.name:
            yield f"{module.path}:{line}: uses {name}, but only {DOORS[name]} does. Every setting is read there."
    if room.name in PURE:
        for name, line in module.calls:
            if reached := REACHING.get(name.removeprefix("builtins.")):
                yield (
                    f"{module.path}:{line}: calls {name}, which reaches {reached}, but {room.name} is pure: "
                    "values in, values out. Take what is needed as an argument; enrich/ has it."
                )


def _problem(room: Room, imported: Import) -> str:
    """What is wrong with an import in a room, and what to do; empty where nothing is."""
    top = imported.target.partition(".")[0]
    if top in PACKAGES:
        return _wrong_room(room, room_of(imported.target))
    if top in sys.stdlib_module_names:
        return _wrong_door(room, imported.target)
    if top not in room.libraries.split():
        return (
            f"of libraries {room.name} may import only: {room.libraries or 'none'}. "
            "Do it where the library is at home, or give it a home here: HOUSE in tests/test_layers.py."
        )
    if top in LAZY and not imported.deferred:
        return f"{top} is loaded only where it is needed. Import it inside the function that uses it."
    return ""


def _wrong_room(room: Room, target: str) -> str:
    if target in (room.name, *room.may):
        return ""
    return (
        f"{room.name} may import only from: {listed(room.may)}. The reason: {room.why}. "
        "Move what it needs down the ladder, or hand it in as an argument."
    )


def _wrong_door(room: Room, target: str) -> str:
    parts = target.split(".")
    tried = {".".join(parts[:n]) for n in range(1, len(parts) + 1)}
    if room.name in PURE and not tried & HARMLESS:
        return (
            f"{room.name} is pure: no socket, file, clock, environment, process or chance. Take what is needed as an "
            f"argument. (If {parts[0]} reaches none of them, add it to HARMLESS in tests/test_layers.py.)"
        )
    for door in tried & DOORS.keys():
        if DOORS[door] != room.name:
            return f"only {DOORS[door]} does. There is one door to the network, one to the database."
    return ""


def _cycles(found: Mapping[str, Module]) -> Iterator[str]:
    lines = {name: dict(loaded_with(module, found)) for name, module in found.items()}
    try:
        TopologicalSorter({name: set(targets) for name, targets in lines.items()}).prepare()
    except CycleError as error:
        # graphlib names each module before the one that imports it.
        first, *others = reversed(error.args[1])
        path, line = found[first].path, lines[first][others[0]]
        circle = " → ".join([first, *others])
        yield (
            f"{path}:{line}: modules import each other in a circle: {circle}. "
            "One of them holds what belongs in a third."
        )


@pytest.fixture(scope="module")
def house() -> dict[str, Module]:
    return modules(ROOT, PACKAGES)


def test_the_house_keeps_its_ladder_and_its_purity(house: dict[str, Module]) -> None:
    found = breaches(house)
    assert not found, "\n\n".join(["the house is breached:", *found])


def test_every_room_was_looked_into(house: dict[str, Module]) -> None:
    assert {room_of(name) for name in house} == set(HOUSE)
    assert len(house) > 150
    edges = {(room_of(m.name), room_of(i.target)) for m in house.values() for i in m.imports}
    assert {("matching", "connectors"), ("outreach", "icp"), ("enrich.app", "enrich.work")} <= edges


def test_every_library_in_the_table_is_used_where_it_is_at_home(house: dict[str, Module]) -> None:
    used = {(room_of(m.name), i.target.partition(".")[0]) for m in house.values() for i in m.imports}
    assert {(room.name, library) for room in HOUSE.values() for library in room.libraries.split()} <= used


def test_every_call_in_the_table_exists() -> None:
    for name in REACHING:
        owner, _, last = name.rpartition(".")
        origin: object = builtins
        for n, part in enumerate(owner.split(".") if owner else ()):
            origin = __import__(part) if n == 0 else getattr(origin, part)
        assert hasattr(origin, last), name


def test_the_help_loads_no_library_but_its_own(house: dict[str, Module]) -> None:
    loaded: set[str] = set()
    waiting = ["enrich.app.cli"]
    while waiting:
        name = waiting.pop()
        loaded.add(name)
        parents = [parent for parent in house if name.startswith(f"{parent}.")]
        targets = [target for target, _ in loaded_with(house[name], house)]
        waiting += {*parents, *targets} - loaded
    outside = {
        i.target.partition(".")[0]
        for name in loaded
        for i in house[name].imports
        if not i.deferred and not module_of(i.target, house)
    }
    assert outside - set(sys.stdlib_module_names) == AT_ONCE


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("connectors/x.py", "from matching.nouns import Company",
         "imports matching.nouns.Company, but connectors may import only from: nothing of the house. The reason: it"),
        ("matching/x.py", "def f():\n    from icp import verdict", "matching may import only from: connectors. The"),
        ("icp/x.py", "import outreach.draft", "icp may import only from: connectors, matching. The reason"),
        ("outreach/x.py", "from enrich.store import store", "imports enrich.store.store, but outreach may import"),
        ("enrich/net/x.py", "from ..store.store import Store", "imports enrich.store.store.Store, but enrich.net may"),
        ("enrich/store/x.py", "from enrich.net.fetch import Fetcher", "enrich.store may import only from: connectors"),
        ("enrich/work/x.py", "from enrich.exports import write", "enrich.work may import only from:"),
        ("enrich/exports/x.py", "import enrich.net.fetch", "writing them never asks the network"),
        ("enrich/errors.py", "from enrich.settings import VERSION", "everything raises these, so they lean on nothing"),
        ("enrich/crm/push.py", "", "has no place in the house. Rooms are: connectors,"),
        ("connectors/x.py", "import os", "connectors is pure: no socket, file, clock, environment"),
        ("matching/x.py", "from random import choice", "matching is pure"),
        ("icp/x.py", "from urllib.request import urlopen", "icp is pure"),
        ("outreach/x.py", "from pathlib import Path", "outreach is pure"),
        ("icp/x.py", "import datetime as d\nx = d.date.today()", "calls datetime.date.today, which reaches the clock"),
        ("icp/x.py", "from datetime import datetime as dt\nx = dt.now()", "calls datetime.datetime.now, which reaches"),
        ("connectors/x.py", "text = open('pages.txt').read()", "calls open, which reaches files, but connectors is"),
        ("matching/x.py", "import httpx", "matching may import only: anyascii numpy phonenumbers rapidfuzz stdnum"),
        ("enrich/work/x.py", "import httpx", "of libraries enrich.work may import only: numpy rapidfuzz"),
        ("enrich/app/x.py", "import socket", "imports socket, but only enrich.net does"),
        ("enrich/work/x.py", "import sqlite3", "imports sqlite3, but only enrich.store does"),
        ("enrich/work/x.py", "import os\nkey = os.environ['KEY']", "uses os.environ, but only enrich.settings does"),
        ("enrich/app/x.py", "from rich.table import Table", "rich is loaded only where it is needed"),
        ("icp/x.py", "from tests.exchanges import tell", "of libraries icp may import only: numpy rapidfuzz"),
    ],
)  # fmt: skip
def test_a_planted_breach_is_named_with_its_place_and_its_remedy(
    tmp_path: Path, path: str, code: str, said: str
) -> None:
    planted = tmp_path / path
    planted.parent.mkdir(parents=True)
    planted.write_text(f'"""Planted."""\n{code}\n', encoding="utf-8")
    (breach,) = breaches(modules(tmp_path, PACKAGES))
    line = 1 if not code else 1 + len(code.splitlines())
    assert breach.startswith(f"{path}:{line}: "), breach
    assert said in breach


def test_what_is_allowed_is_not_taken_for_a_breach(tmp_path: Path) -> None:
    (tmp_path / "outreach").mkdir()
    modest = (
        "from __future__ import annotations", "from datetime import UTC, datetime", "import jinja2",
        "from importlib.resources import files", "from urllib.parse import urlsplit", "from outreach import facts",
        "from matching.nouns import Company", "moment = datetime.fromtimestamp(0, UTC)",
    )  # fmt: skip
    (tmp_path / "outreach" / "modest.py").write_text("\n".join(modest), encoding="utf-8")
    assert breaches(modules(tmp_path, PACKAGES)) == []


def test_a_circle_is_named_from_end_to_end(tmp_path: Path) -> None:
    (tmp_path / "icp").mkdir()
    (tmp_path / "icp" / "hen.py").write_text("import re\nfrom icp.egg import lay\n", encoding="utf-8")
    (tmp_path / "icp" / "egg.py").write_text("from icp import hen\n", encoding="utf-8")
    (breach,) = breaches(modules(tmp_path, PACKAGES))
    assert "icp.hen → icp.egg → icp.hen" in breach or "icp.egg → icp.hen → icp.egg" in breach
    assert breach.startswith(("icp/hen.py:2: ", "icp/egg.py:1: "))
    (tmp_path / "icp" / "egg.py").write_text("def f():\n    from icp import hen\n", encoding="utf-8")
    assert breaches(modules(tmp_path, PACKAGES)) == [], (
        "an import that waits until it is needed closes no circle"
    )
