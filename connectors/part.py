"""A JSON answer by path: what a reader takes from it knows where it stood, and is what it should be, or it is refused.

A key that must be there and is missing raises, and the asking ends as *changed*; one that may be missing is asked for
with `opt`. A number is not taken for a text nor a text for a list: an answer in another shape is not half believed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from connectors.page import Page
from connectors.statement import Finding


class Changed(ValueError):
    """The answer is not of the shape its reader was written for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A value within a JSON document, and its path there ("jobs[3].location.name")."""

    value: Any
    at: str = ""

    @staticmethod
    def of(page: Page) -> Part:
        """The whole of a page, or of the part it was narrowed to.

        Raises:
            ValueError: when it is not JSON.
        """
        return Part(page.json())

    def __getitem__(self, key: str | int) -> Part:
        """What must be there; null is there.

        Raises:
            Changed: when it is not.
        """
        try:
            if isinstance(key, int) != isinstance(self.value, list):
                raise TypeError
            return Part(self.value[key], self._below(key))
        except (KeyError, IndexError, TypeError) as error:
            raise Changed(f"{self._below(key)} is missing") from error

    def opt(self, *keys: str) -> Part | None:
        """What may be there, down a path of keys; None where a step is missing, null, or an empty text or list.

        Raises:
            Changed: where a step leads through something that has no keys.
        """
        part = self
        for key in keys:
            if not isinstance(part.value, dict):
                raise Changed(f"{part.at or 'the answer'} is no object")
            if part.value.get(key) in (None, "", [], {}):
                return None
            part = Part(part.value[key], part._below(key))
        return None if isinstance(part.value, str) and not part.value.strip() else part

    def each(self, *keys: str) -> Iterator[Part]:
        """The members of a list, this one or one that may be there.

        Raises:
            Changed: when it is no list.
        """
        part = self.opt(*keys) if keys else self
        if part is None:
            return
        if not isinstance(part.value, list):
            raise Changed(f"{part.at or 'the answer'} is no list")
        for n, value in enumerate(part.value):
            yield Part(value, f"{part.at}[{n}]")

    @property
    def text(self) -> str:
        """A text, or a number as it is written, without the space around it.

        Raises:
            Changed: when it is neither.
        """
        if isinstance(self.value, str):
            return self.value.strip()
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return json.dumps(self.value)
        raise Changed(f"{self.at or 'the answer'} is no text")

    @property
    def number(self) -> int:
        """A whole number, written as one or as its digits.

        Raises:
            Changed: when it is none.
        """
        try:
            return int(self.text.replace("_", "no digit"))  # int() takes "1_000", which nobody writes
        except ValueError as error:
            raise Changed(f"{self.at or 'the answer'} is no whole number") from error

    @property
    def flag(self) -> bool:
        """Yes or no.

        Raises:
            Changed: when it is neither.
        """
        if not isinstance(self.value, bool):
            raise Changed(f"{self.at or 'the answer'} is neither true nor false")
        return self.value

    def says(
        self, subject: str, field: str, value: str = "", *, confidence: float = 1.0, as_of: str = ""
    ) -> Finding:
        """The finding that this part states: its own text, or a value made from it, quoted as it stands."""
        return Finding(
            subject, field, value or self.text, self.at, self.text if value else "", confidence, as_of
        )

    def _below(self, key: str | int) -> str:
        if isinstance(key, int):
            return f"{self.at}[{key}]"
        if not key or set(key) & set('.[]"'):
            return f"{self.at}[{json.dumps(key, ensure_ascii=False)}]"
        return f"{self.at}.{key}" if self.at else key
