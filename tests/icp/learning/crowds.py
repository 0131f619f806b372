"""Invented lists of companies: makers of forklifts in Central Europe among companies of all sorts."""

from __future__ import annotations

from dataclasses import replace

from matching.nouns import Company
from tests.icp.companies import NOW, known

__all__ = ["NOW", "customers", "lost", "others"]

_TRADES = (
    ("Restaurants", "Serves noodles and dumplings at lunch in a bright room near the station"),
    ("Banking", "Lends money to families who buy a flat, and keeps their savings safe for them"),
    ("Education", "Teaches children to read music and to play the violin after school hours"),
    ("Logistics", "Carries parcels overnight between depots and delivers them before ten"),
    ("Software", "Writes programs that plan the shifts of nurses and the beds of a ward"),
    ("Construction", "Builds bridges and tunnels of concrete and repairs the old ones in winter"),
)
_COUNTRIES = ("US", "FR", "GB", "DE", "IN", "BR", "PL", "JP")


def numbered(company: Company, n: int) -> Company:
    return replace(company, id=f"list:{n}")


def customers(count: int = 20) -> list[Company]:
    """Logistics companies of 30 to 190 people in Germany, Austria and Switzerland that speak of forklifts."""
    return [
        numbered(
            known(
                name=f"Stapler {n}",
                employees=str(30 + 8 * (n % 21)),
                country=("DE", "DE", "AT", "CH")[n % 4],
                industry="Logistics",
                founded=str(1990 + n % 20),
                description=f"Rents out forklifts and reach trucks by the day, and mends them in {n % 7 + 3} workshops",
            ),
            n,
        )
        for n in range(count)
    ]


def others(count: int = 120) -> list[Company]:
    """Companies of all trades, sizes and countries."""
    return [
        numbered(
            known(
                name=f"Firma {n}",
                employees=str((2, 8, 60, 400, 3_000)[n % 5]),
                country=_COUNTRIES[n % 8],
                industry=_TRADES[n % 6][0],
                founded=str(1985 + n % 35),
                description=_TRADES[n % 6][1],
            ),
            1_000 + n,
        )
        for n in range(count)
    ]


def lost(count: int = 12) -> list[Company]:
    """Like customers, but casinos."""
    return [
        numbered(
            known(name=f"Spiel {n}", employees="90", country="DE", industry="Gambling", founded="2001"),
            5_000 + n,
        )
        for n in range(count)
    ]
