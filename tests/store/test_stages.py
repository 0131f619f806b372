"""Stages of leads are kept as changes, in order, and can be erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from enrich.store.stages import StageChange, Stages
from enrich.store.store import Store
from tests.store.making import NOW

FIRST = StageChange(
    lead="ada@acme.example", stage="iql", before="new", how="rule", by="shipped rules", because="it gave its details",
    at=NOW,
)  # fmt: skip
SECOND = replace(
    FIRST, stage="sal", before="iql", how="person", by="Kim", at=NOW + timedelta(days=1), pinned=True
)


def test_the_last_change_of_a_lead_stands_and_all_are_kept_in_order(tmp_path: Path) -> None:
    stages = Stages(Store(tmp_path / "enrich.db"))
    stages.add([FIRST, replace(FIRST, lead="bo@acme.example"), SECOND])
    assert stages.current("ada@acme.example") == SECOND
    assert stages.history("ada@acme.example") == [FIRST, SECOND]
    assert stages.current("nobody@acme.example") is None


def test_what_is_kept_of_a_lead_can_be_erased(tmp_path: Path) -> None:
    stages = Stages(Store(tmp_path / "enrich.db"))
    stages.add([FIRST, SECOND, replace(FIRST, lead="bo@acme.example")])
    assert stages.forget("ada@acme.example") == 2
    assert stages.history("ada@acme.example") == []
    assert len(stages.history("bo@acme.example")) == 1
