"""The stored answers of public services: which one fits a request, or is put together for it.

A service is played by its files. Searching is the one thing done here that a file cannot do, and it is done plainly:
a record is found when it holds all the words asked for. How a service really ranks is not imitated.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from connectors.text import fold
from enrich.app.world.plan import Service

_HOLE = re.compile(r"\{(\w+)\}")
_UNSAFE = re.compile(r"[^\w.=-]+")


def holes_of(service: Service, path: str, query: str) -> dict[str, str] | None:
    """What the holes of a service's address hold in this request, or None when it is not for this service."""
    declared = urlsplit(service.url)
    given = dict(parse_qsl(query, keep_blank_values=True))
    matches = [_shape(declared.path, "[^/]+").fullmatch(unquote(path))]
    for key, value in parse_qsl(declared.query, keep_blank_values=True):
        matches.append(_shape(value, ".+").fullmatch(given.get(key, "")))
    holes: dict[str, str] = {}
    for match in matches:
        if match is None:
            return None
        holes.update(match.groupdict())
    return holes


@lru_cache
def _shape(text: str, hole: str) -> re.Pattern[str]:
    """A pattern with holes as a regular expression with named groups."""
    parts = _HOLE.split(text)
    return re.compile("".join(f"(?P<{p}>{hole})" if n % 2 else re.escape(p) for n, p in enumerate(parts)))


def stored(folder: Path, service: Service, holes: Mapping[str, str]) -> bytes | None:
    """The answer of a service for these values, or None where it has none."""
    if service.search:
        found = _holding(folder / service.file, fold(holes[service.search]).split())
        return _joined(
            folder, service, holes, [json.loads(file.read_bytes())[service.join] for file in found]
        )
    if service.each:
        asked = [{**holes, service.each: value} for value in holes[service.each].split("|")]
        return _joined(folder, service, holes, [_one(folder, service, one) for one in asked])
    file = folder / _named(service.file, holes)
    return file.read_bytes() if file.is_file() else None


def nothing(folder: Path, service: Service, holes: Mapping[str, str]) -> bytes:
    """What a service says where it has nothing."""
    if not service.otherwise:
        return b""
    text = (folder / service.otherwise).read_text(encoding="utf-8")
    return _HOLE.sub(lambda hole: json.dumps(holes.get(hole.group(1), hole.group()))[1:-1], text).encode()


def _named(pattern: str, holes: Mapping[str, str]) -> str:
    return _HOLE.sub(lambda hole: file_safe(holes[hole.group(1)]), pattern)


def file_safe(value: str) -> str:
    """A value as a part of a file name: no separators, no case, no way out of the folder."""
    return _UNSAFE.sub("-", unicodedata.normalize("NFC", value).casefold()).strip("-.") or "-"


def _holding(folder: Path, words: list[str]) -> list[Path]:
    """The files of a folder that hold all the words, of which there must be some."""
    return [file for file in sorted(folder.glob("*.json")) if words and _words(file).issuperset(words)]


@lru_cache
def _words(file: Path) -> frozenset[str]:
    return frozenset(fold(file.read_text(encoding="utf-8")).split())


def _one(folder: Path, service: Service, holes: Mapping[str, str]) -> dict[str, Any]:
    """The record of one of several values, under its key; one that is not there is marked so, as Wikibase does."""
    file = folder / _named(service.file, holes)
    if not file.is_file():
        return {holes[service.each]: {"id": holes[service.each], "missing": ""}}
    record: dict[str, Any] = json.loads(file.read_bytes())[service.join]
    return record


def _joined(folder: Path, service: Service, holes: Mapping[str, str], parts: list[Any]) -> bytes:
    """Records in the frame of an answer: merged where they are objects by key, else one after another."""
    frame = json.loads(nothing(folder, service, holes))
    if isinstance(frame[service.join], dict):
        frame[service.join] = {key: value for part in parts for key, value in part.items()}
    else:
        frame[service.join] = [one for part in parts for one in (part if isinstance(part, list) else [part])]
    return json.dumps(frame, ensure_ascii=False).encode()
