"""Splink 5 on DuckDB: Fellegi-Sunter by EM with term frequencies, and connected components.

Set up after its tutorial (https://moj-analytical-services.github.io/splink/demos/tutorials/00_Tutorial_Introduction.html):
library comparisons for each column, several strict blocking rules, the prior from deterministic rules with a recall of
0.7, u by random sampling, m by EM on two blockings.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

# A rule is used where the table has every column it names and few enough pairs agree on it, as the manual advises:
# strict rules come first, the loose ones are for small tables. `first` is the first word of a company's name.
MOST_PAIRS, PAIRS_A_RECORD = 2_000_000, 20
_BLOCKS = {
    "company": (
        ("name",), ("domain",), ("phone",), ("email",), ("first", "city"), ("first", "postal_code"), ("street", "city"),
        ("substr(name,1,5)", "country"), ("street",), ("first",), ("substr(name,1,4)",), ("postal_code",),
    ),
    "person": (
        ("email",), ("phone",), ("id_number",), ("given_name", "family_name"), ("family_name", "company"),
        ("given_name", "domain"), ("family_name", "city"), ("family_name", "birth_date"), ("given_name", "birth_date"),
        ("given_name", "postal_code"), ("postal_code", "birth_date"), ("given_name", "city"), ("birth_date",),
        ("family_name",), ("given_name",),
    ),
}  # fmt: skip
_SURE = {
    "company": (("name", "city"), ("name", "phone"), ("name", "domain"), ("name", "postal_code")),
    "person": (
        ("given_name", "family_name", "company"), ("given_name", "family_name", "phone"), ("email",),
        ("given_name", "family_name", "birth_date"),
    ),
}  # fmt: skip
_TRAIN = {
    "company": (("name",), ("domain",), ("phone",), ("first", "city"), ("substr(name,1,5)",)),
    "person": (("given_name", "family_name"), ("email",), ("birth_date",), ("phone",), ("company", "family_name")),
}  # fmt: skip
_COMPARISONS = {
    "name": lambda: cl.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.8]),
    "given_name": lambda: cl.NameComparison("given_name"),
    "family_name": lambda: cl.NameComparison("family_name"),
    "company": lambda: cl.JaroWinklerAtThresholds("company", [0.95, 0.85]),
    "domain": lambda: cl.ExactMatch("domain"),
    "email": lambda: cl.EmailComparison("email"),
    "phone": lambda: cl.LevenshteinAtThresholds("phone", 1),
    "street": lambda: cl.JaroWinklerAtThresholds("street", [0.9]),
    "city": lambda: cl.JaroWinklerAtThresholds("city", [0.9]),
    "postal_code": lambda: cl.ExactMatch("postal_code"),
    "country": lambda: cl.ExactMatch("country"),
    "birth_date": lambda: cl.LevenshteinAtThresholds("birth_date", [1, 2]),
    "id_number": lambda: cl.LevenshteinAtThresholds("id_number", [1, 2]),
}
_FREQUENT = {"name", "company", "domain", "city", "phone", "postal_code", "country", "birth_date", "street"}


def clusters(
    table: Path, kind: str, thresholds: Sequence[float], truth: Mapping[str, str]
) -> Iterator[tuple[float, dict[str, str]]]:
    database = duckdb.connect()
    columns = _load(database, table, kind)
    rules = [rule for rule in _usable(_BLOCKS[kind], columns) if _is_selective(database, rule)]
    linker = Linker(
        DuckDBAPI(connection=database).register("records"),
        _settings(kind, columns, rules),
        log_level=logging.ERROR,
    )
    _train(linker, kind, columns)
    predictions = linker.inference.predict(threshold_match_probability=min(thresholds))
    for threshold in thresholds:
        answer = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predictions, threshold_match_probability=threshold
        )
        rows = database.execute(f"SELECT unique_id, cluster_id FROM {answer.physical_name}").fetchall()
        yield threshold, {str(record): str(cluster) for record, cluster in rows}


def _load(database: Any, table: Path, kind: str) -> set[str]:
    first = ", split_part(name, ' ', 1) AS first" if kind == "company" else ""
    database.execute(
        f"CREATE TABLE records AS SELECT *{first} FROM read_csv('{table}', header=true, all_varchar=true, nullstr='')"
    )
    return {row[0] for row in database.execute("DESCRIBE records").fetchall()}


def _usable(rules: Sequence[tuple[str, ...]], columns: set[str]) -> list[tuple[str, ...]]:
    bare = [tuple(part.removeprefix("substr(").partition(",")[0] for part in rule) for rule in rules]
    return [rule for rule, parts in zip(rules, bare, strict=True) if set(parts) <= columns]


def _is_selective(database: Any, rule: tuple[str, ...]) -> bool:
    """Whether so few pairs agree on a rule that all can be scored."""
    columns, filled = ", ".join(rule), " AND ".join(f"{part} IS NOT NULL" for part in rule)
    groups = f"SELECT count(*) AS n FROM records WHERE {filled} GROUP BY {columns}"
    [(pairs,)] = database.execute(f"SELECT coalesce(sum(n * (n - 1) / 2), 0) FROM ({groups})").fetchall()
    [(records,)] = database.execute("SELECT count(*) FROM records").fetchall()
    return bool(pairs <= max(MOST_PAIRS, PAIRS_A_RECORD * records))


def _settings(kind: str, columns: set[str], rules: Sequence[tuple[str, ...]]) -> SettingsCreator:
    comparisons = [
        made().configure(term_frequency_adjustments=True) if name in _FREQUENT else made()
        for name, made in _COMPARISONS.items()
        if name in columns
        and not (kind == "person" and name == "domain")  # it says what the address for mail says
    ]
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in rules],
    )


def _train(linker: Any, kind: str, columns: set[str]) -> None:
    sure = [block_on(*rule) for rule in _usable(_SURE[kind], columns)]
    if sure:
        linker.training.estimate_probability_two_random_records_match(sure, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in _usable(_TRAIN[kind], columns)[:2]:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
