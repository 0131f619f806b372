"""The benchmark of addresses counts what it says it counts, and names nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.emails import Tried, figures, invented, is_developed, main, people_of, trials
from matching.emails import Basis, Known

LINES = (
    "Jane Roe\tjane.roe@acme.example\t2020", "Max Stern\tmax.stern@acme.example\t2024", "Jane Roe\tjane.roe@gmail.com",
    "Sales\tsales@acme.example", "Ben Thaler\tben.thaler@lonely.example", "jr\tjane@acme.example", "no tabs here",
)  # fmt: skip


def test_only_peoples_addresses_at_companies_with_several_are_tried(tmp_path: Path) -> None:
    path = tmp_path / "people.tsv"
    path.write_text("\n".join(LINES), encoding="utf-8")
    found = people_of(path)
    assert {domain: [one.local for one in known] for domain, known in found.items()} == {
        "acme.example": ["jane.roe", "max.stern"]
    }


def test_an_address_is_worked_out_from_the_others_alone() -> None:
    both = {"acme.example": [Known(f"{n}@acme.example", n.replace(".", " ").title(), Basis.PUBLIC) for n in (
        "jane.roe", "max.stern",
    )]}  # fmt: skip
    tried = list(trials(both, most=20))
    assert [(one.known, one.right, one.first_last) for one in tried] == [(1, True, True)] * 2
    assert [one.probability for one in tried] > [one.probability for one in trials(both, most=20, cold=True)]


def test_figures_are_shares_of_what_was_tried() -> None:
    sure, unsure = Tried(3, 0.95, True, False, True), Tried(3, 0.15, False, True, False)
    found = figures([sure] * 3 + [unsure], domains=2)
    assert (found.accuracy, found.first_last, found.usual_pattern) == (0.75, 0.25, 0.75)
    assert found.by_floor[">= 0.9"] == (0.75, 1.0)
    assert found.by_coverage["50%"] == 1.0
    assert found.ece == pytest.approx(0.75 * 0.05 + 0.25 * 0.15, abs=1e-4)


def test_invented_companies_are_the_same_each_time_and_on_both_sides() -> None:
    first, second = invented(30, seed=1), invented(30, seed=1)
    assert first == second
    assert {is_developed(domain) for domain in first} == {True, False}


def test_nobody_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "people.tsv"
    path.write_text("\n".join(LINES), encoding="utf-8")
    main(["--people", str(path), "--companies", "12", "--json"])
    printed = capsys.readouterr().out
    assert json.loads(printed)["people of a file"]
    assert "@" not in printed
    assert "roe" not in printed.lower()
    assert "acme" not in printed
