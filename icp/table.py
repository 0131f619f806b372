"""Reading the tables of a profile strictly: every mistake is found, placed and given its remedy; none hides another.

A profile decides about real companies, so nothing in it is guessed: an unknown key is a mistake and not an extension,
text is not read as a number, and an empty list is not "any".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import inf
from typing import Any, TypeVar

from icp.toml_lines import Lines, Path

T = TypeVar("T")
_LIKE = 60.0
_MOST_CHOICES = 12
_TYPES = {
    bool: "true or false", int: "a whole number", float: "a number", str: "text", list: "a list", dict: "a table",
}  # fmt: skip


class ProfileError(ValueError):
    """A profile with mistakes. `problems` holds one line for each, in the order of the text: "line 4: ..."."""

    def __init__(self, name: str, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        listed = "".join(f"\n  {problem}" for problem in self.problems)
        super().__init__(f"{name} has {count} mistake{'s' if count > 1 else ''}:{listed}")


def similar(word: str, choices: Iterable[str], like: float = _LIKE) -> str:
    """The choice that a word was probably meant to be, or an empty text. `like` is how alike they must be, of 100."""
    from rapidfuzz import fuzz, process, utils

    best = process.extractOne(
        word, list(choices), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=like
    )
    return best[0] if best else ""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """A remedy for a word that is none of some choices."""
    choices = list(choices)
    meant = similar(word, choices)
    if meant:
        return f'did you mean "{meant}"?'
    more = f" and {len(choices) - _MOST_CHOICES} more" if len(choices) > _MOST_CHOICES else ""
    return f"it can be one of: {', '.join(choices[:_MOST_CHOICES])}{more}"


def type_name(value: object) -> str:
    return _TYPES.get(type(value), "a date or time")


class Problems:
    """The mistakes of one text, each with its line."""

    def __init__(self, text: str) -> None:
        self._lines = Lines(text)
        self._found: dict[str, int] = {}

    def add(self, path: Path, what: str, remedy: str, item: str = "") -> None:
        line = self._lines.of(path, item)
        self._found.setdefault(f"line {line}: {what}; {remedy}", line)

    def line(self, path: Path) -> int:
        return self._lines.of(path)

    def listed(self) -> list[str]:
        """All of them, in the order of the text."""
        return sorted(self._found, key=lambda problem: self._found[problem])


class Table:
    """One table, read key by key. A reader that finds a mistake reports it and returns what stands for nothing."""

    def __init__(self, content: Mapping[str, Any], path: Path, problems: Problems, title: str) -> None:
        self.content, self.path, self.problems, self.title = content, path, problems, title
        self._known: list[str] = []
        self.sound = True

    def wrong(self, key: str, what: str, remedy: str, item: str = "") -> None:
        """Report a mistake at a key, or at the table itself where there is none. It is no longer `sound`."""
        self.sound = False
        path = (*self.path, key) if key else self.path
        self.problems.add(path, f"{self.title}: {what}" if self.title else what, remedy, item)

    def has(self, *keys: str) -> bool:
        return any(key in self.content for key in keys)

    def known(self, *keys: str) -> None:
        """These keys mean something, though nobody reads them here: `finish` passes over them."""
        self._known += keys

    def need(self, *keys: str) -> None:
        """At least one of these keys must be there."""
        if not self.has(*keys):
            names = " or ".join(f'"{key}"' for key in keys)
            self.wrong("", "it asks for nothing", f"give it {names}")

    def _take(self, key: str, kinds: tuple[type, ...], example: str) -> Any:
        """The value of a key, if it is there and of one of these types. `example` is TOML that would be right."""
        self._known.append(key)
        value = self.content.get(key)
        if value is None or type(value) in kinds:
            return value
        self.wrong(key, f'"{key}" is {type_name(value)}, not {_TYPES[kinds[0]]}', f"write {example}")
        return None

    def whole(self, key: str, example: int, least: int, most: int = 10**12) -> int | None:
        value: int | None = self._take(key, (int,), f"{key} = {example}")
        if value is not None and not least <= value <= most:
            limit = f"{least} or more" if value < least else f"{most} or less"
            self.wrong(key, f'"{key}" is {value}', f"it must be {limit}")
            return None
        return value

    def flag(self, key: str) -> bool | None:
        """true or false; None where it is not there."""
        value: bool | None = self._take(key, (bool,), f"{key} = true")
        return value

    def number(self, key: str, example: float, above: float = 0) -> float | None:
        value: float | None = self._take(key, (float, int), f"{key} = {example:g}")
        if value is not None and not above < value < inf:
            self.wrong(key, f'"{key}" is {value:g}', f"it must be a number above {above:g}")
            return None
        return value

    def ordered(self, least: str, low: float | None, most: str, high: float | None) -> None:
        """Two limits that were read, of which the first may not be the larger."""
        if low is not None and high is not None and low > high:
            self.wrong(least, f'"{least}" ({low:,.12g}) is above "{most}" ({high:,.12g})', "swap them")

    def text(self, key: str, example: str) -> str:
        value = self._take(key, (str,), f'{key} = "{example}"')
        if value is not None and not value.strip():
            self.wrong(key, f'"{key}" is empty', f'write {key} = "{example}" or take the line out')
        return (value or "").strip()

    def choice(self, key: str, choices: Iterable[str], default: str = "") -> str:
        choices = list(choices)
        value = self.text(key, choices[0])
        if value and value not in choices:
            self.wrong(key, f'"{key}" is "{value}"', did_you_mean(value, choices), value)
            return default
        return value or default

    def texts(self, key: str, example: str) -> tuple[str, ...]:
        """A list of texts without repetition."""
        values = self._take(key, (list,), f'{key} = ["{example}"]')
        if values is None:
            return ()
        if not values:
            self.wrong(
                key, f'"{key}" is an empty list', f'put something in it, such as "{example}", or take it out'
            )
        kept: dict[str, None] = {}
        for value in values:
            if type(value) is not str or not value.strip():
                what = (
                    f'"{key}" holds {type_name(value)}'
                    if type(value) is not str
                    else f'"{key}" holds an empty text'
                )
                self.wrong(key, what, f'write it as text: ["{example}"]', str(value))
            elif value.strip() in kept:
                self.wrong(key, f'"{key}" holds "{value}" twice', "take one out", value)
            else:
                kept[value.strip()] = None
        return tuple(kept)

    def each(
        self, key: str, example: str, read: Callable[[str], T | None], remedy: Callable[[str], str]
    ) -> tuple[T, ...]:
        """A list of texts, each made something; `read` returns None for what it does not know."""
        found: list[T] = []
        for text in self.texts(key, example):
            value = read(text)
            if value is None:
                self.wrong(key, f'"{key}" holds "{text}", which is not known', remedy(text), text)
            else:
                found.append(value)
        return tuple(found)

    def items(self, key: str, example: str) -> tuple[Any, ...]:
        """A list of whatever it holds, for a reader that knows what that must be; empty where the key is not there."""
        return tuple(self._take(key, (list,), f"{key} = {example}") or ())

    def tables(self, key: str) -> list[Table]:
        """The tables of an array, `[[key]]`; what is no table in it is reported."""
        values = self._take(key, (list,), f"each as a table of its own, below [[{key}]]")
        found = []
        for n, value in enumerate(values or ()):
            if isinstance(value, dict):
                found.append(Table(value, (*self.path, key, n), self.problems, f"[[{key}]]"))
            else:
                self.wrong(
                    key, f'"{key}" holds {type_name(value)}, not a table', f"write it as a [[{key}]] table"
                )
        return found

    def table(self, key: str) -> Table:
        """A table, `[key]`, empty when it is not there."""
        value = self._take(key, (dict,), f"it as a table, below [{key}]")
        return Table(value or {}, (*self.path, key), self.problems, f"[{key}]")

    def finish(self) -> None:
        """Report every key that nobody read."""
        for key in self.content:
            if key not in self._known:
                self.wrong(key, f'there is no key "{key}"', did_you_mean(key, self._known), key)
