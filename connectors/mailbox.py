"""E-mail addresses made comparable, and whether a desk or a person reads them. Syntax only: nobody is asked."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from email_validator import EmailNotValidError, validate_email

from connectors.lexicon import words
from connectors.text import fold

_FILE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".js", ".css", ".html", ".php")
_LONG = 5


@cache
def _desks() -> tuple[frozenset[str], tuple[str, ...]]:
    table = words("role_mailboxes.tsv")
    return table, tuple(w for w in table if len(w) >= _LONG)


@lru_cache(maxsize=8_192)
def reader_of(address: str) -> str:
    """Whether a local part names a desk ("sales", "info.berlin") or a person ("jane.doe"); else "unknown"."""
    local = address.partition("@")[0].lower()
    desks, long_desks = _desks()
    parts = [p for p in re.split(r"[._+\-\d]+", local) if p]
    if not parts or any(fold(p) in desks for p in (parts[0], parts[-1], "".join(parts))):
        return "role"
    if len(parts) >= 2 and all(p.isalpha() for p in parts[:2]) and (len(parts[0]) > 1 or len(parts[1]) > 2):
        return "person"
    joined = fold("".join(parts))
    if joined.startswith(long_desks) or joined.endswith(long_desks):
        return "role"
    return "unknown"


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
