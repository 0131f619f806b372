"""What was learnt, as rules for `enrich score`."""

from __future__ import annotations

import tomllib

from icp.calibration.calibrate import Wishes, calibrate
from icp.calibration.model import kept
from icp.calibration.rules import rules_of
from tests.icp.calibration.histories import AS_OF, START, lead


def rules(*fields: str, **cells: object) -> list[dict[str, object]]:
    """The rules learnt where the first half of leads, of which nine of ten of the second half's winners are, differ."""
    leads = []
    for n in range(600):
        good = n % 3 == 0
        won = n % 2 == 0 if good else n % 11 == 0
        row = [str(cell[0 if good else 1 + n % 2]) for cell in cells.values()]  # type: ignore[index]
        leads.append(lead(n // 2, won, *row, did=["pricing visit"] if good else []))
    made = calibrate(leads, tuple(cells), AS_OF, Wishes(quarters=40))
    text = rules_of(kept(made, AS_OF))
    assert text.startswith("# Learnt by `enrich calibrate`")
    content = tomllib.loads(text)
    assert content["total"] == {"least": 0, "most": 100}
    return list(content["rule"])


def test_a_level_is_a_rule_with_its_rate_as_points() -> None:
    found = rules(Industry=('Food "fresh"', "Steel", "Paper"))
    assert {
        "field": "Industry",
        "any": ['Food "fresh"'],
        "points": 50,
        "label": 'Industry = Food "fresh"',
    } in found


def test_an_event_counts_once_for_a_lead() -> None:
    assert {
        "event": "pricing visit", "once_per": "lead", "within_days": 91, "points": 50, "label": "pricing visit",
    } in rules(Industry=("A", "B", "C"))  # fmt: skip


def test_a_list_and_a_date_are_asked_for_as_such() -> None:
    day = START.isoformat()
    found = rules(Stack=("Java;Go", "Go;Rust", "Rust"), Demo=(day, "", ""))
    assert any(rule.get("contains") == ["Java"] for rule in found)
    assert any(rule.get("field") == "Demo" and rule.get("filled") is True for rule in found)


def test_bins_of_whole_numbers_do_not_overlap() -> None:
    leads = [lead(n // 2, n % 100 < 50 and n % 5 > 0, str(n % 100)) for n in range(800)]
    made = calibrate(leads, ("Employees",), AS_OF, Wishes(quarters=40))
    found = [
        rule for rule in tomllib.loads(rules_of(kept(made, AS_OF)))["rule"] if rule["field"] == "Employees"
    ]
    covered = [n for rule in found for n in range(rule.get("min", 0), rule.get("max", 99) + 1)]
    assert len(covered) == len(set(covered)) >= 40
