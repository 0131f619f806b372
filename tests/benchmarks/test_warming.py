"""The made exports: the same for one seed, with a truth for each row, with all the traps; and what comes of a few."""

from __future__ import annotations

import csv
from pathlib import Path

from benchmarks.warming.exports import FORMER, RELATIVE, THERE, World, make, write
from benchmarks.warming.known import NOW, known
from enrich.work.acquaintances import read_exports, sources_in
from matching.acquaintances import Acquaintances, Bond, Tier, paths_of


def small(seed: int) -> World:
    return make(seed, accounts=60, connections=500)


def test_a_seed_fixes_the_world_and_another_changes_it() -> None:
    assert make(3, 20, 60).rows == make(3, 20, 60).rows != make(4, 20, 60).rows


def test_every_row_of_every_file_has_its_truth(tmp_path: Path) -> None:
    world = small(3)
    truth = write(world, tmp_path)
    for path in sorted(tmp_path.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        written = [truth[path.name, n] for n in range(1, len(rows) + 1)]
        names = [f"{row['First Name']} {row['Last Name']}" for row in rows]
        assert names == [row.name for row in written]
    assert {row.owner for row in world.rows} == {"ada-brandt", "bob-okoro", "carla-lind"}


def test_all_kinds_of_rows_and_of_traps_occur() -> None:
    kinds = {row.kind for row in make(3, 100, 2_000).rows}
    for kind in ("namesake", "longer word", "same stem", "held", "a letter away", "a person's namesake"):
        assert f"trap, {kind}" in kinds
    for kind in (
        "plain",
        "mistyped",
        "cut short",
        "translated",
        "joined",
        "relative, known",
        "former, by title",
    ):
        assert kind in kinds
    relations = {relation for row in make(3, 100, 2_000).rows for _, relation in row.truth}
    assert relations == {THERE, RELATIVE, FORMER}


def test_in_a_small_world_no_trap_is_taken_for_an_account_by_page_domain_or_profile(tmp_path: Path) -> None:
    world = small(5)
    truth = write(world, tmp_path)
    people = [one for export in read_exports(sources_in([tmp_path]), {}, NOW) for one in export.acquaintances]
    companies = {known(firm).id: firm for firm in world.accounts}
    found = paths_of([known(firm) for firm in world.accounts], Acquaintances(people), NOW)
    exact = [(id_, path) for id_, paths in found.items() for path in paths if path.tier is Tier.EXACT]
    assert len(exact) > 5
    for id_, path in exact:
        row = truth[path.acquaintance.file, path.acquaintance.row]
        assert (companies[id_].id, THERE) in row.truth
    assert any(path.bond is Bond.RELATIVE for paths in found.values() for path in paths)
