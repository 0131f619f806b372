"""What the codes of registers stand for: one table of short lists. A code that is not in it has no meaning here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from connectors.lexicon import rows


@cache
def codes(of: str) -> Mapping[str, str]:
    """The codes of one list ("fr-headcount") and what each stands for."""
    return {code: meaning for name, code, meaning in rows("codes.tsv", __package__ or "") if name == of}
