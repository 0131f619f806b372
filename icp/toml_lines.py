"""On which line of a TOML text a key stands. `tomllib` reads values and forgets places; a message needs both.

The text is one that `tomllib` has accepted, so this only has to tell where statements begin and end: it knows
strings, comments and brackets, and refuses to judge anything. What stands in an inline table is placed at the key
that holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands: ("must", 0, "min") is `min` in the first `[[must]]`."""

_STRING = r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
_KEY_PART = rf"{_STRING}|[A-Za-z0-9_-]+"
_KEY = re.compile(rf"\s*((?:{_KEY_PART})(?:[ \t]*\.[ \t]*(?:{_KEY_PART}))*)[ \t]*", re.S)
_PART = re.compile(_KEY_PART, re.S)
_GAP = re.compile(r"(?:\s+|#[^\n]*)*")
_TOKEN = re.compile(rf"{_STRING}|#[^\n]*|[\[{{]|[\]}}]|\n", re.S)


class Lines:
    """The places of all keys of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: dict[Path, tuple[int, int]] = {}
        self._arrays: dict[Path, int] = {}
        self._prefix: Path = ()
        for path, start, end in self._statements():
            self._spans.setdefault(path, (start, end))

    def of(self, path: Path, item: str = "") -> int:
        """The line of a key, or of the nearest thing around it; within its value, the line where `item` is written."""
        while path and path not in self._spans:
            path = path[:-1]
        start, end = self._spans.get(path, (0, 0))
        if item:
            at = self._text.find(item, start, end)
            start = at if at >= 0 else start
        return self._text.count("\n", 0, start) + 1

    def _statements(self) -> Iterator[tuple[Path, int, int]]:
        at, text = 0, self._text
        while (at := self._after_gap(at)) < len(text):
            start = at
            if text[at] == "[":
                at = text.find("\n", at) + 1 or len(text)
                yield self._header(start), start, at
            else:
                key = _KEY.match(text, at)
                assert key, "tomllib has accepted a key that has none of TOML's forms"
                at = self._end_of_value(key.end())
                yield (*self._prefix, *_parts(key.group(1))), start, at

    def _after_gap(self, at: int) -> int:
        gap = _GAP.match(self._text, at)
        return gap.end() if gap else at

    def _header(self, start: int) -> Path:
        many = self._text.startswith("[[", start)
        key = _KEY.match(self._text, start + 1 + many)
        assert key, "tomllib has accepted a header without a key"
        parts = _parts(key.group(1))
        path: Path = ()
        for part in parts[:-1]:
            path = (*path, part)
            if path in self._arrays:
                path = (*path, self._arrays[path])
        path = (*path, parts[-1])
        if many:
            self._arrays[path] = self._arrays.get(path, -1) + 1
            path = (*path, self._arrays[path])
        self._prefix = path
        return path

    def _end_of_value(self, at: int) -> int:
        depth = 0
        for token in _TOKEN.finditer(self._text, at):
            if token.group() in ("[", "{"):
                depth += 1
            elif token.group() in ("]", "}"):
                depth -= 1
            elif token.group() == "\n" and depth <= 0:
                return token.end()
        return len(self._text)


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(key))
