"""E-mail addresses made comparable, and whether a desk or a person reads them. Syntax only: nobody is asked."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from email_validator import EmailNotValidError, validate_email

from connectors.lexicon import words
from connectors.text import fold

_FILE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".js", ".css", ".html", ".php")
_LONG = 5
_PART = re.compile(r"[^._\-\d]+")


@cache
def _desks() -> tuple[frozenset[str], tuple[int, ...]]:
    """What desks are called, and how long those names are that are told even within a word."""
    table = words("role_mailboxes.tsv")
    return table, tuple(sorted({len(name) for name in table if len(name) >= _LONG}))


@lru_cache(maxsize=8_192)
def reader_of(address: str) -> str:
    """Whether a local part names a desk ("sales", "info.berlin") or a person ("jane.doe"); else "unknown".

    What stands behind a plus is its owner's own mark (RFC 5233) and names nobody: ada+news@ is read by Ada.
    """
    local = address.partition("@")[0].partition("+")[0].lower()
    desks, lengths = _desks()
    parts = _PART.findall(local)
    joined = _folded("".join(parts))
    if not parts or joined in desks or _folded(parts[0]) in desks or _folded(parts[-1]) in desks:
        return "role"
    if len(parts) >= 2 and all(p.isalpha() for p in parts[:2]) and (len(parts[0]) > 1 or len(parts[1]) > 2):
        return "person"
    edges = [joined[:length] for length in lengths] + [joined[-length:] for length in lengths]
    return "unknown" if desks.isdisjoint(edges) else "role"


def _folded(word: str) -> str:
    """A word in lower case, folded; nearly all are plain letters, in which nothing is left to fold."""
    return word if word.isascii() and word.isalpha() else fold(word)


@lru_cache(maxsize=8_192)
def normal(address: str) -> str:
    """The address with its domain in lower case, or an empty text when it is none."""
    if address.lower().endswith(_FILE_ENDINGS):
        return ""
    try:
        checked = validate_email(address, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        return ""
    return f"{checked.local_part}@{checked.domain}" if checked.domain and "." in checked.domain else ""
