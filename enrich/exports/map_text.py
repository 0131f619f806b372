"""How wide a text is, and how much of it fits: for pictures that are drawn without asking anybody's fonts.

Whoever looks at a picture has other fonts than whoever made it, so widths are reckoned on the safe side: those of
Helvetica for Latin letters (Adobe Core 14 AFM files), a whole square for East Asian characters, and for all other
scripts what the widest of the usual sans-serif fonts need. Nothing here draws.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ELLIPSIS = "…"
# Advance widths of Helvetica in thousandths of the size, by width.
_WIDTHS = {
    "'": 191, "ijl": 222, "|": 260, " \u00a0,.;:!/\\I[]ft": 278, "r-()`": 333, "{}": 334, '"': 355, "*": 389, "^": 469,
    "cksvxyzJ": 500, "abdeghnopquL0123456789$?_#": 556, "+<=>~": 584, "FTZ": 611, "ABEKPSVXY&": 667, "CDHNRUw": 722,
    "GOQ": 778, "mM": 833, "%": 889, "W": 944, "…": 1000, "@": 1015, "·": 278, "↑": 600, "–": 556, "“”": 333, "‘’": 222,
}  # fmt: skip
_LATIN = {letter: width for letters, width in _WIDTHS.items() for letter in letters}
_WIDE, _OTHER_UPPER, _OTHER = 1000, 800, 640
_BOLD = 1.06
_SPARE = 1.08  # for fonts that are wider than Helvetica
_WIDE_CLASSES = frozenset("WF")
_RIGHT_TO_LEFT = frozenset(("R", "AL"))


@lru_cache(maxsize=8_192)
def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is at most, in the unit of its size."""
    thousandths = sum(_advance(character) for character in text)
    return thousandths / 1000 * size * _SPARE * (_BOLD if bold else 1.0)


@lru_cache(maxsize=4_096)
def _advance(character: str) -> int:
    plain = unicodedata.normalize("NFD", character)[0]
    if plain in _LATIN:
        return _LATIN[plain]
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in _WIDE_CLASSES:
        return _WIDE
    return _OTHER_UPPER if unicodedata.category(character) in ("Lu", "So") else _OTHER


def printable(text: str) -> str:
    """A text in one line, without characters that control rather than show."""
    shown = (c if c.isprintable() else " " for c in text)
    return " ".join("".join(shown).split())


def shortened(text: str, room: float, size: float, bold: bool = False) -> str:
    """As much of a text as there is room for, with an ellipsis where something is left out."""
    if width(text, size, bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return _whole(text, low).rstrip(" ,;:·-–") + ELLIPSIS if low else ""


def _whole(text: str, end: int) -> str:
    """A text up to a place, without a mark that belongs to a letter cut off from it."""
    while end < len(text) and end and unicodedata.combining(text[end]):
        end -= 1
    return text[:end]


def wrapped(text: str, room: float, size: float, lines: int, bold: bool = False) -> list[str]:
    """A text in so many lines at most, broken between words where that can be, the last one shortened."""
    rest = text
    done: list[str] = []
    while rest and len(done) < lines - 1 and width(rest, size, bold) > room:
        head = _head(rest, room, size, bold)
        done.append(head)
        rest = rest[len(head) :].lstrip()
    return [*done, shortened(rest, room, size, bold)] if rest else done


def _head(text: str, room: float, size: float, bold: bool) -> str:
    """The longest beginning that fits: up to a place to break, or into the word where there is none."""
    best = ""
    for head in _breaks(text):
        if width(head, size, bold) > room:
            break
        best = head
    if best:
        return best
    end = max(1, len(shortened(text, room, size, bold)) - 1)
    return text[:end]


def _breaks(text: str) -> Iterator[str]:
    """Every beginning of a text behind which a line may end: before spaces, and between East Asian characters."""
    for place in range(1, len(text) + 1):
        if (
            place == len(text)
            or text[place] == " "
            or text[place - 1] in "-/"
            or _east_asian(text[place - 1])
        ):
            yield text[:place]


def _east_asian(character: str) -> bool:
    return unicodedata.east_asian_width(character) in _WIDE_CLASSES


def right_to_left(text: str) -> bool:
    """Whether a text runs from right to left: by its first letter that runs anywhere."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L" or direction in _RIGHT_TO_LEFT:
            return direction != "L"
    return False
