"""Warm paths: who of ours knows whom at a company, from their own exports. Nothing here is evidence about anybody.

`paths` is what a map or a brief asks; `paths_of` asks for several companies at once, and knows their namesakes apart.
"""

from __future__ import annotations

from matching.acquaintances.circle import Acquaintances
from matching.acquaintances.nouns import YOU, Acquaintance, Bond, Evidence, Path, Tie, Tier, Workplace
from matching.acquaintances.paths import paths, paths_of
from matching.acquaintances.reading import acquaintance_of
from matching.acquaintances.wording import ask, called, title_of, told

__all__ = [
    "YOU", "Acquaintance", "Acquaintances", "Bond", "Evidence", "Path", "Tie", "Tier", "Workplace",
    "acquaintance_of", "ask", "called", "paths", "paths_of", "title_of", "told",
]  # fmt: skip
