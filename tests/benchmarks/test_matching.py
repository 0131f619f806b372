"""The benchmark of matching judges rightly: counted pairs are those one would list, and a wrong figure is seen."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.matching_peers.joining import components
from benchmarks.resolving.bench import wanted
from benchmarks.resolving.calibration import calibration, diagram, judged
from benchmarks.resolving.links import generate_lists, simple_links
from benchmarks.resolving.measured import run
from benchmarks.resolving.names import link_rates
from benchmarks.resolving.plain import company_name, digits, host, two_names, write_plain
from benchmarks.resolving.report import exponents
from benchmarks.resolving.scores import half_of, read_answers, scores
from benchmarks.resolving.sets import RecordSet, generate, prepare, rows_of

ROOT = Path(__file__).parents[2]


def _random_answers(seed: int) -> tuple[dict[str, str], dict[str, str]]:
    rng = random.Random(seed)
    truth = {f"r{n}": f"t{rng.randrange(12)}" for n in range(40)}
    return {record: f"f{rng.randrange(10)}" for record in truth}, truth


@pytest.mark.parametrize("seed", range(8))
def test_counted_figures_are_those_of_listed_pairs(seed: int) -> None:
    found, truth = _random_answers(seed)
    half = {t for t in truth.values() if half_of(t) == "aside"}
    pairs = [pair for pair in combinations(truth, 2) if any(truth[r] in half for r in pair)]
    said = {(a, b) for a, b in pairs if found[a] == found[b]}
    real = {(a, b) for a, b in pairs if truth[a] == truth[b]}
    one = scores(found, truth, half.__contains__)
    assert one.precision == pytest.approx(len(said & real) / len(said))
    assert one.recall == pytest.approx(len(said & real) / len(real))
    assert one.wrong_in_10000 == pytest.approx(10_000 * len(said - real) / (len(pairs) - len(real)))


@pytest.mark.parametrize("seed", range(4))
def test_b_cubed_is_the_mean_over_records(seed: int) -> None:
    found, truth = _random_answers(seed)

    def mean(of: dict[str, str], other: dict[str, str]) -> float:
        def share(record: str) -> float:
            group = [r for r in of if of[r] == of[record]]
            return sum(other[r] == other[record] for r in group) / len(group)

        return sum(map(share, of)) / len(of)

    p, r = mean(found, truth), mean(truth, found)
    assert scores(found, truth).b_cubed == pytest.approx(2 * p * r / (p + r))


def test_everything_in_one_cluster_and_everything_alone_are_told_apart() -> None:
    truth = {"a": "1", "b": "1", "c": "2", "d": "3"}
    glued = scores(dict.fromkeys(truth, "x"), truth)
    alone = scores({record: record for record in truth}, truth)
    assert (glued.precision, glued.recall) == (pytest.approx(1 / 6), 1)
    assert (alone.precision, alone.recall, alone.f1) == (1, 0, 0)


def test_a_record_that_was_not_answered_stands_alone() -> None:
    truth = {"a": "1", "b": "1", "c": "1"}
    assert scores({"a": "x", "b": "x"}, truth).recall == pytest.approx(1 / 3)


def test_a_million_records_in_one_cluster_are_counted_and_not_listed() -> None:
    truth = {str(n): str(n // 2) for n in range(200_000)}
    assert scores(dict.fromkeys(truth, "x"), truth).precision == pytest.approx(1e5 / (2e5 * (2e5 - 1) / 2))


def test_probabilities_that_hold_have_no_error_and_others_have_it() -> None:
    right = [(0.25, n % 4 == 0) for n in range(400)]
    bold = [(0.95, n % 2 == 0) for n in range(400)]
    assert calibration(right).ece == pytest.approx(0)
    assert calibration(right).brier == pytest.approx(0.1875)
    assert calibration(bold).ece == pytest.approx(0.45)


def test_certain_pairs_do_not_hide_the_error_of_unsure_ones() -> None:
    one = calibration([(0.0, False)] * 9_900 + [(0.5, True)] * 100)
    assert one.ece == pytest.approx(0.005)
    assert one.ece_unsure == pytest.approx(0.5)


def test_what_is_no_probability_is_refused() -> None:
    with pytest.raises(ValueError, match=r"1\.2 is no probability"):
        calibration([(1.2, True)])


def test_pairs_are_read_by_column_and_halved_by_their_left_record(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text(
        "left,right,verdict,probability,because\na,b,same,0.9,x\nc,a,unsure,0.4,y\n", encoding="utf-8"
    )
    truth = {"a": "1", "b": "1", "c": "2"}
    assert list(judged(pairs, truth)) == [(0.9, True), (0.4, False)]
    assert list(judged(pairs, truth, lambda cluster: cluster == "2")) == [(0.4, False)]


def test_the_diagram_is_a_picture_with_a_line_for_each_set() -> None:
    picture = diagram(
        [("a & b", calibration([(0.3, True), (0.8, True)])), ("c", calibration([(0.1, False)]))]
    )
    assert picture.startswith("<svg ")
    assert picture.count("<polyline") == 3
    assert "a &amp; b" in picture


def test_the_exponent_is_read_off_the_smallest_and_the_largest() -> None:
    times = [("list", 1_000, "one", 2.0), ("list", 100_000, "one", 200.0), ("list", 1_000, "two", 1.0)]
    (said,) = exponents(times)
    assert "to the power 1.00" in said
    assert said.startswith("list, one")


def test_what_gives_the_truth_away_never_reaches_a_contender(tmp_path: Path) -> None:
    def read(data: Path) -> list[tuple[str, dict[str, str]]]:
        return [
            ("secret-1", {"title": "Acme Ltd."}),
            ("secret-1", {"title": "ACME"}),
            ("secret-2", {"title": "Bolt"}),
        ]

    one = prepare(RecordSet("mine", "company", {"name": "title"}, read), tmp_path, tmp_path / "out")
    assert "secret" not in one.table.read_text() + one.plain.read_text()
    assert one.plain.read_text() == "unique_id,name\nr1,acme\nr2,acme\nr3,bolt\n"
    assert read_answers(one.truth) == {"r1": "secret-1", "r2": "secret-1", "r3": "secret-2"}


def test_a_generated_set_comes_with_a_plain_table_of_the_same_records(tmp_path: Path) -> None:
    one = generate("people", "b", 50, 1, tmp_path)
    with one.plain.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["unique_id"] for row in rows] == list(read_answers(one.truth))
    assert {"given_name", "family_name", "company", "email", "phone", "city"} <= set(rows[0])


def test_peers_get_what_anybody_would_clean() -> None:
    assert company_name("The Acme Company, S.A.R.L.") == "the acme"
    assert company_name("Company") == "company"
    assert host("https://www.Acme.example/about") == "acme.example"
    assert digits("+44 20 7946 0001") == "079460001"
    assert two_names("Dr. Ada King") == ("ada", "king")
    assert two_names("King, Ada") == ("ada", "king")
    assert two_names("Ada") == ("", "ada")


def test_a_full_name_becomes_two_columns(tmp_path: Path) -> None:
    write_plain(
        [{"id": "1", "who": "Ada King"}],
        "person",
        {"unique_id": "id", "full_name": "who"},
        tmp_path / "p.csv",
    )
    assert (tmp_path / "p.csv").read_text() == "unique_id,given_name,family_name\n1,ada,king\n"


def test_pairs_are_joined_through_others() -> None:
    home = components("abcde", [("a", "b"), ("c", "b")])
    assert home["a"] == home["b"] == home["c"]
    assert len(set(home.values())) == 3


def test_links_count_against_those_who_have_none() -> None:
    people, companies = {"p1": "A", "p2": "B", "p3": "A"}, {"c1": "A", "c2": "B"}
    precision, recall, _ = link_rates({"p1": "c1", "p2": "c1", "p3": ""}, people, companies)
    assert (precision, recall) == (pytest.approx(1 / 2), pytest.approx(1 / 3))


def test_who_is_at_no_listed_company_is_no_miss() -> None:
    people, companies = {"p1": "A", "p2": "Z"}, {"c1": "A"}
    assert link_rates({"p1": "c1", "p2": ""}, people, companies) == (1.0, 1.0, 1.0)
    assert link_rates({"p1": "c1", "p2": "c1"}, people, companies)[0] == pytest.approx(1 / 2)


def test_the_simple_way_takes_a_domain_or_a_name_that_one_company_has() -> None:
    company = {"name": "Acme Pumps Ltd", "domain": "www.acme.example", "email": ""}
    companies = [
        {"unique_id": "c1", **company}, {"unique_id": "c2", **company, "domain": ""},
        {"unique_id": "c3", "name": "Nova", "domain": "", "email": "info@nova.example"},
        {"unique_id": "c4", "name": "Nova", "domain": "", "email": "nova@gmail.com"},
    ]  # fmt: skip
    told = {"company": "", "domain": "", "email": ""}
    people = [
        {"unique_id": "p1", **told, "email": "ada@acme.example"}, {"unique_id": "p2", **told, "company": "ACME PUMPS"},
        {"unique_id": "p3", **told, "company": "Nova"}, {"unique_id": "p4", **told, "email": "ben@gmail.com"},
    ]  # fmt: skip
    clusters = {"c1": "A", "c2": "A", "c3": "N", "c4": "M"}
    assert simple_links(people, companies, clusters) == {"p1": "c1", "p2": "c1", "p3": "", "p4": ""}


def test_half_of_the_companies_are_taken_out_whole(tmp_path: Path) -> None:
    every, half = generate_lists(200, 1, tmp_path)
    left, all_of_them = read_answers(half.companies_truth), read_answers(every.companies_truth)
    assert 0 < len(left) < len(all_of_them)
    assert set(left.values()).isdisjoint(c for id_, c in all_of_them.items() if id_ not in left)
    assert {row["unique_id"] for row in rows_of(half.companies)} == set(left)


def test_a_command_that_fails_says_why_and_one_that_lasts_is_ended(tmp_path: Path) -> None:
    failed = run([sys.executable, "-c", "raise SystemExit('no such luck')"], tmp_path, 60)
    assert failed.trouble == "no such luck"
    assert run([sys.executable, "-c", "while True: pass"], tmp_path, 0.3).trouble.startswith("not done")
    assert not run([sys.executable, "-c", "print(1)"], tmp_path, 60).trouble


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of a process")
def test_memory_counts_what_children_hold(tmp_path: Path) -> None:
    child = "import time; held = bytearray(b'x') * 60_000_000; time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    peak = run([sys.executable, "-c", parent], tmp_path, 60).peak_mb
    assert peak is not None
    assert peak > 60


def test_the_script_judges_one_answer_and_is_not_taken_for_the_package(tmp_path: Path) -> None:
    clusters, truth = tmp_path / "clusters.csv", tmp_path / "truth.csv"
    clusters.write_text("unique_id,cluster_id\na,1\nb,1\nc,1\n", encoding="utf-8")
    truth.write_text("unique_id,cluster\na,x\nb,x\nc,y\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "benchmarks/matching.py"), "--score", str(clusters), str(truth)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert said.stdout.startswith("P 0.3333  R 1.0000  F1 0.5000")


def test_sets_are_chosen_by_how_their_names_begin() -> None:
    assert wanted("febrl4", [])
    assert wanted("febrl4", ["feb"])
    assert not wanted("febrl4", ["brl"])
