"""What comparing two records in one respect came to. What that is worth is the business of the model."""

from __future__ import annotations

from typing import NamedTuple


class Evidence(NamedTuple):
    """One respect in which two records were compared.

    Attributes:
        field: the respect: "name", "domain", "place", "birth_date" …
        level: how far they agree: "same", "typo", "differs" …; each field has its own levels.
        agreed: what they share, each with the kind of rarity it has: ("word", "acme"), ("city", "turin").
        left, right: what was compared, as a reader would recognise it.
    """

    field: str
    level: str
    agreed: tuple[tuple[str, str], ...] = ()
    left: str = ""
    right: str = ""
