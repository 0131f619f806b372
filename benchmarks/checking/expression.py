"""The profile that ships, written by hand as one expression of polars: what is the least that checking a list can cost.

It decides as `enrich check` does on the lists of `lists.py`, and on those alone: it knows how they write sizes and
countries and which of their industries is what. It gives the verdict and its two ends; it has no reasons, no question,
no counterfactual, and finds no row that is no company. So it is a limit, not a rival.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import polars as pl

_WANTED = (
    "Germany DE Deutschland Austria AT Österreich Switzerland CH Sweden SE Denmark Norway Finland"
).split()
_FITTING = ("Logistics", "Construction", "Facilities Services", "Transportation", "Building Materials")
_UNNAMED = ("Other", "Various")
_REFUSED = ("Tobacco", "Gambling & Casinos")
_PERHAPS_REFUSED = ("Printing", *_UNNAMED)
_WORDS = r"(?i)\bfield service\b|\btechnician|\bdispatch"
_ENOUGH_WORDS = 25
_YEAR = 365.2425
_THRESHOLD, _TOTAL, _MUSTS = 60.0, 16.0, 6.0
# Signals, funding, technologies and language: no column holds them.
_NEVER_KNOWN = 4.0


def verdicts(path: Path, now: datetime) -> pl.DataFrame:
    """`verdict`, `low` and `high` of each row of a list, in its order."""
    rows = pl.scan_csv(path, infer_schema=False).fill_null("")
    answers = rows.select(_size(), _place(), *_trade(), _texts(), _age(now))
    # An answer is its credit at worst and at best, as `<name>` and `<name>_high`.
    worst = _points("", pl.lit(0.0))
    best = _points("_high", pl.lit(_NEVER_KNOWN))
    sure = (pl.col("size") == 1) & (pl.col("place") == 1) & (pl.col("refused_high") == 0)
    shut = (pl.col("size_high") == 0) | (pl.col("place_high") == 0) | (pl.col("refused") == 1)
    ends = answers.unnest(pl.all()).select(
        low=pl.when(sure).then(worst).otherwise(0.0), high=pl.when(shut).then(0.0).otherwise(best)
    )
    verdict = (
        pl.when(pl.col("low") >= _THRESHOLD).then(pl.lit("qualified"))
        .when(pl.col("high") < _THRESHOLD).then(pl.lit("rejected"))
        .otherwise(pl.lit("needs_research"))
    )  # fmt: skip
    return ends.select(verdict=verdict, low="low", high="high").collect(engine="streaming")


def _points(end: str, more: pl.Expr) -> pl.Expr:
    points = _MUSTS + 3 * pl.col(f"trade{end}") + 2 * pl.col(f"texts{end}") + pl.col(f"age{end}") + more
    return (100 * points / _TOTAL).round(1)


def _answer(name: str, yes: pl.Expr, no: pl.Expr) -> pl.Expr:
    """Yes, no, or else unknown, as a struct of both ends."""
    return pl.struct(
        pl.when(yes).then(1.0).otherwise(0.0).alias(name),
        pl.when(no).then(0.0).otherwise(1.0).alias(f"{name}_high"),
    ).alias(f"{name} answer")


def _size() -> pl.Expr:
    cell = pl.col("Employees").str.replace_all(",", "")
    first = cell.str.extract(r"(\d+)").cast(pl.Float64)
    last = cell.str.extract(r"-(\d+)").cast(pl.Float64)
    low = pl.when(cell.str.starts_with("under")).then(1.0).otherwise(first)
    high = pl.when(cell.str.ends_with("+")).then(float("inf")).otherwise(pl.coalesce(last, first))
    return _answer("size", (low >= 20) & (high <= 500), (high < 20) | (low > 500))


def _place() -> pl.Expr:
    country = pl.col("Country")
    wanted = country.is_in(_WANTED)
    return _answer("place", wanted, (country != "") & ~wanted)


def _trade() -> tuple[pl.Expr, pl.Expr]:
    industry = pl.col("Industry")
    fits, refused = industry.is_in(_FITTING), industry.is_in(_REFUSED)
    known = (industry != "") & ~industry.is_in(_UNNAMED)
    open_to_refusal = refused | (industry == "") | industry.is_in(_PERHAPS_REFUSED)
    return _answer("trade", fits, known & ~fits), _answer("refused", refused, ~open_to_refusal)


def _texts() -> pl.Expr:
    text = pl.concat_str("Description", "Industry", separator=" ")
    named = text.str.contains(_WORDS)
    words = text.str.count_matches(r"\S+")
    return _answer("texts", named, ~named & (words >= _ENOUGH_WORDS))


def _age(now: datetime) -> pl.Expr:
    year = pl.col("Founded").cast(pl.Int32, strict=False)
    today = pl.lit(now.date())
    oldest = (today - pl.date(year, 1, 1)).dt.total_days() / _YEAR
    youngest = (today - pl.date(year, 12, 31)).dt.total_days() / _YEAR
    return _answer("age", youngest >= 2, oldest < 2)
