"""What is believed of a company as one cell a field, the same shape as a row of a list."""

from __future__ import annotations

from connectors.fields import FIELDS
from matching.nouns import Company


def known_by_field(company: Company) -> dict[str, str]:
    """Each field of which a value is believed, several values joined by a bar; nothing personal."""
    found = {}
    for name, passport in company.passports.items():
        known = FIELDS.get(name)
        if known and not known.personal and name.startswith("company.") and passport.values:
            found[name] = " | ".join(passport.values)
    return found
