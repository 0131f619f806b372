"""Lines and properties of a vCard: unfolding, parameters, charsets and escapes of its three versions.

A line goes on where the next begins with a blank, and in 2.1 where quoted-printable text ends with "=". Parameters
are "TYPE=work,voice" or, in 2.1, bare: "WORK;VOICE". Nothing here fails: what cannot be decoded is kept as it stands.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

MOST_LINE = 4_000_000
_PROPERTY = re.compile(
    r"^\s*(?:(?P<group>[A-Za-z0-9_-]+)\.)?(?P<name>[A-Za-z0-9-]+)"
    r"(?P<params>(?:;(?:[^\":;]|\"[^\"]*\")*)*):(?P<value>.*)$",
    re.S,
)
_PARAMETER = re.compile(r";((?:[^\";]|\"[^\"]*\")*)")
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"\\(.)", re.S)
_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*);")
_LABEL = re.compile(r"^_\$!<(.*)>!\$_$")
_BARE = frozenset("quoted-printable base64 8bit 7bit b".split())
_HOME, _WORK = frozenset({"home"}), frozenset({"work", "business", "office"})


def card_lines(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Lines that belong together as one, each with the number of its first. Blank ones are passed over."""
    held, first = "", 0
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n").removeprefix("\ufeff" if number == 1 else "")
        if held and len(held) < MOST_LINE:
            if held.endswith("=") and _is_quoted(held):
                held = held[:-1] + line
                continue
            if line[:1] in (" ", "\t") and line.strip():
                held += line[1:]
                continue
        if held:
            yield first, held
        held, first = line if line.strip() else "", number
    if held:
        yield first, held


def _is_quoted(line: str) -> bool:
    return "quoted-printable" in line.partition(":")[0].lower()


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its group and name, the types it bears, and its value, decoded and still with its escapes."""

    group: str
    name: str
    types: frozenset[str]
    value: str
    binary: bool = False

    @property
    def text(self) -> str:
        """The value as people read it."""
        return _plain(self.value)

    @property
    def parts(self) -> list[str]:
        """The components of a value that has several."""
        return [_plain(part) for part in _SEPARATOR.sub("\\1\0", self.value).split("\0")]

    @property
    def is_work(self) -> bool:
        return bool(self.types & _WORK)

    def is_private(self, label: str) -> bool:
        """Whether it is of somebody's home, by its types or by the label that its group has."""
        marked = _LABEL.sub(r"\1", label.strip()).lower()
        return (bool(self.types & _HOME) or marked in _HOME) and not self.is_work

    def longer(self, line: str) -> Property:
        """The property with a line more, which was not folded as it should have been."""
        return replace(self, value=f"{self.value} {line.strip()}")


def property_of(line: str) -> Property | None:
    """The property that a line is, or None where it is none."""
    if not (found := _PROPERTY.match(line)):
        return None
    types: set[str] = set()
    encoding = charset = ""
    for parameter in _PARAMETER.findall(found["params"]):
        key, sign, value = parameter.partition("=")
        key, value = (key.strip().lower(), value.strip().strip('"')) if sign else ("", key.strip())
        if key == "encoding" or value.lower() in _BARE:
            encoding = value.lower()
        elif key == "charset":
            charset = value
        elif key in ("", "type"):
            types.update(word.strip().lower() for word in value.split(","))
    value = _decoded(found["value"], charset) if encoding == "quoted-printable" else found["value"]
    return Property(
        (found["group"] or "").lower(),
        found["name"].upper(),
        frozenset(types),
        value,
        encoding in ("b", "base64"),
    )


def _decoded(value: str, charset: str) -> str:
    """Quoted-printable text; in UTF-8 where no charset is named, and as on Windows where it is not UTF-8."""
    octets = _HEX.sub(lambda m: bytes.fromhex(m[1].decode()), value.encode("utf-8", "replace"))
    for name in (charset, "utf-8"):
        try:
            return octets.decode(codecs.lookup(name).name) if name else octets.decode()
        except (LookupError, UnicodeDecodeError):
            continue
    return octets.decode("cp1252", "replace")


def _plain(value: str) -> str:
    return _ESCAPE.sub(lambda m: " " if m[1] in "nN" else m[1], value).strip()
