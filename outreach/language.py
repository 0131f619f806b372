"""In which language to write to a company: one its country uses and its website speaks, and the sender too.

When that leaves none, English. A language is never guessed from a name, a person's or a company's.
"""

from __future__ import annotations

from collections.abc import Iterable

from icp.speaking import FALLBACK, language_of
from matching.nouns import Company
from outreach.sender import Sender

__all__ = ["FALLBACK", "language_for"]


def language_for(company: Company, sender: Sender, available: Iterable[str]) -> str:
    """The language to write in, among those available that the sender speaks; see `icp.speaking.language_of`."""
    return language_of(company, [language for language in available if sender.speaks(language)])
