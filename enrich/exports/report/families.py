"""A company's family as the report shows it: the relatives worth a line, the nearest first."""

from __future__ import annotations

from matching.families import Kin, family_of
from matching.nouns import Company

_MOST_KIN = 12


def family_rows(company: Company) -> tuple[list[Kin], int]:
    """The relatives shown in a company's section, and how many more there are. Needs `families.html.j2`."""
    kin = family_of(company.id, company.family).kin
    return [*kin[:_MOST_KIN]], max(0, len(kin) - _MOST_KIN)
