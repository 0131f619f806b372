"""An invented pool: companies of four trades, with places, sizes and technologies."""

from __future__ import annotations

from icp.lookalike.companies import Lens, learn_lens
from icp.lookalike.roles import Role, Told

TOLD = (
    Told(0, "name", Role.NAME), Told(1, "about", Role.TEXT), Told(2, "employees", Role.NUMBER),
    Told(3, "city", Role.VALUES), Told(4, "stack", Role.VALUES),
)  # fmt: skip
_TRADES = {
    "bakery": (
        "bread ovens dough flour baking rolls",
        "bakeries bread flour baker pastry",
        "dough ovens pastry baker",
    ),
    "harbour": (
        "ships cranes containers quay freight",
        "freight vessels shipping docks quay",
        "cranes vessels docks",
    ),
    "dental": (
        "dentists teeth implants clinic patients",
        "clinic dental crowns patients",
        "teeth crowns dental implants",
    ),
    "forest": (
        "timber sawmill spruce logging planks",
        "planks sawmill forestry spruce",
        "logging forestry timber",
    ),
}
_CITIES = ("Aaland", "Belmont", "Cordell", "Drumlin", "Elsmere", "Farrow")


def row(trade: str, n: int, stack: str = "Email") -> tuple[str, ...]:
    """The nth company of a trade."""
    about = " and ".join(_TRADES[trade][(n + k) % 3] for k in range(2)) + f" since case{n % 7}"
    return (f"{trade.title()} {n}", about, str(10 + 37 * (n % 9)), _CITIES[n % 6], stack)


ROWS = [row(trade, n) for n in range(40) for trade in _TRADES]
TRADE = [trade for _ in range(40) for trade in _TRADES]


def lens(rows: list[tuple[str, ...]] = ROWS) -> Lens:
    return learn_lens(TOLD, rows)
