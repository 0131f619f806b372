"""A condition on one field: words, numbers, or whether anything stands there. What is not known fulfils none.

Words are compared without case and accents; a number may be a band ("51-200"), which fits where all of it fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from connectors.lexicon.places import country_code
from connectors.text import fold
from icp.table import Table

_NUMBER = re.compile(r"(?<![\w.])-?\d{1,3}(?:[,' \u00a0]\d{3})+(?:\.\d+)?|(?<![\w.])-?\d+(?:\.\d+)?")
_FACTORS = {"k": 1e3, "m": 1e6, "mio": 1e6, "b": 1e9}
_FACTOR = re.compile(r"\s?(k|mio|m|b)\b", re.I)


@lru_cache(maxsize=16_384)
def band(text: str) -> tuple[float, float] | None:
    """The least and the most that a text of one or two numbers can mean: "40", "11-50", "1,000+", "2.5m"."""
    found = [
        _value(text, match) for match in _NUMBER.finditer(re.sub(r"(?<=\d)\s*[-–—]\s*(?=\d)", " to ", text))
    ]
    if not found or len(found) > 2 or found[0] > found[-1]:
        return None
    return found[0], inf if text.rstrip().endswith("+") else found[-1]


def _value(text: str, match: re.Match[str]) -> float:
    number = float(re.sub(r"[,' \u00a0]", "", match.group()))
    factor = _FACTOR.match(match.string, match.end())
    return number * _FACTORS[factor.group(1).lower()] if factor else number


@dataclass(frozen=True)
class Condition:
    """What a field must say. Words are folded. `filled` is None where it does not matter whether anything is there."""

    field: str
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None
    filled: bool | None = None

    @property
    def key(self) -> str:
        """The field's name as columns are compared."""
        return fold(self.field)

    def holds(self, text: str) -> bool:
        """Whether a cell fulfils it."""
        word = _word(self.key, text)
        if not text.strip():
            return self.filled is False
        if self.filled is False or word in self.none or (self.any and word not in self.any):
            return False
        if self.contains and not any(f" {part} " in f" {word} " for part in self.contains):
            return False
        return self.min is self.max is None or self._within(band(text))

    def _within(self, limits: tuple[float, float] | None) -> bool:
        if limits is None:
            return False
        low, high = limits
        return (self.min is None or low >= self.min) and (self.max is None or high <= self.max)

    def __str__(self) -> str:
        """As reasons name it: "country is de or at"."""
        said = []
        if self.any:
            said.append(f"is {' or '.join(self.any)}")
        if self.none:
            said.append(f"is not {' or '.join(self.none)}")
        if self.contains:
            said.append(f"has {' or '.join(self.contains)}")
        if self.min is not None:
            said.append(f"from {self.min:g}")
        if self.max is not None:
            said.append(f"to {self.max:g}")
        if self.filled is not None:
            said.append("is filled" if self.filled else "is empty")
        return f"{self.field} {' and '.join(said)}"


def read_condition(table: Table) -> Condition | None:
    """The condition of a table that has a `field`; None, with the mistake reported, where it asks for nothing."""
    field = table.text("field", "country")
    words = {
        key: tuple(_word(fold(field), text) for text in table.texts(key, "DE"))
        for key in ("any", "none", "contains")
    }
    least, most = table.number("min", 50, -inf), table.number("max", 500, -inf)
    filled = table.flag("filled")
    table.ordered("min", least, "max", most)
    if not field:
        table.wrong("", "it has no field", 'add the name of a column: field = "country"')
        return None
    if not table.has("any", "none", "contains", "min", "max", "filled"):
        table.wrong("", f'it asks nothing of "{field}"', "add any, none, contains, min, max or filled")
        return None
    return Condition(field, **words, min=least, max=most, filled=filled)


def _word(key: str, text: str) -> str:
    """A cell as it is compared; a country, in a field that is called so, by its code, however it is written."""
    return (country_code(text) if "country" in key else "").lower() or fold(text)
