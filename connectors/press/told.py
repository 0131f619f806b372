"""News about a company found by its name: which names may be asked for, and what else must be there beside the name.

A name alone is weak evidence. Only names that mean nothing else are asked for. Where the company's town is known, the
index is asked for texts that hold both, so that a second sign is found by the search itself; where it is not, little
is read and that with little trust. A headline must speak of the company by name in any case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from connectors.connector import Target
from connectors.lexicon.legal_forms import split_legal_form
from connectors.press.headlines import is_about, telling
from connectors.press.items import Item, recent, signal
from connectors.statement import Finding
from connectors.text import slug, squash

MOST_WITH_TOWN = 25
MOST_BY_NAME = 10


@dataclass(frozen=True, slots=True)
class Sought:
    """What is searched for: the best of a company's names that tell, and its town where that is known."""

    names: tuple[str, ...]
    town: str
    company: str

    @property
    def name(self) -> str:
        """The name as it is written, without its legal form and without quotes, which end a phrase."""
        return squash(split_legal_form(self.names[0])[0].replace('"', " "))

    @staticmethod
    def of(target: Target) -> Sought | None:
        """None for a company whose every name is an ordinary word, a place or a person's: its news cannot be told."""
        names = tuple(telling(target.names))
        town = squash(target.one("company.city").replace('"', " "))
        return Sought(names, town, target.domain or slug(names[0])) if names else None

    def read(self, items: Iterable[Item], seen: datetime, days: int) -> Iterator[Finding]:
        """The signals among what was found: headlines that speak of the company."""
        about = (item for item in items if is_about(item.title, self.names))
        most, sure = (MOST_WITH_TOWN, 0.7) if self.town else (MOST_BY_NAME, 0.5)
        for item in recent(about, seen, days, most):
            yield from signal(self.company, item, confidence=sure)
