"""Companies like the good ones: the seeds found or read, the pool ranked, each with its reasons. No network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

import numpy as np

from connectors.text import fold
from enrich.app.lookalike_seeds import Seeds, read_seeds, said_of
from enrich.errors import BadInput
from enrich.settings import Settings
from enrich.work.pool import LARGE, Columns, Pool, Watch, one_thread, open_companies, pool_of_rows, unwatched
from enrich.work.pool_index import FORM, build, open_index
from enrich.work.rows import file_key
from icp.lookalike.companies import Companies
from icp.lookalike.diversity import diversified
from icp.lookalike.precision import Expected, expected
from icp.lookalike.ranking import Ranking, rank
from icp.lookalike.reasons import Group, contrast, reasons
from matching.normalise.companies import company_name

STORE = "store"
# Among so many times as many candidates as are wanted diversity chooses, and twins are looked for.
_CANDIDATES = 5


@dataclass(frozen=True)
class Wishes:
    """What a user asks of a search.

    Attributes:
        seeds: lists of companies, or names and domains of companies of the pool.
        columns: field → column, as the user says; it counts in every list that has the column.
        pool: a list, or `store` for the companies of the latest run.
        index: where the index of a large pool is kept; beside the program's other caches if left out.
    """

    seeds: tuple[str, ...]
    pool: str
    anti: tuple[str, ...] = ()
    top: int = 20
    diversity: float = 0.0
    index: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def lists(self) -> tuple[Path, ...]:
        """All files that are named."""
        named = (Path(text) for text in (self.pool, *self.seeds, *self.anti))
        return tuple(path for path in named if path.is_file())


@dataclass(frozen=True)
class Likeness:
    """One company of the pool, with why it is on the list.

    Attributes:
        row: its number in the pool, from 1.
        score: 100 where it is as like the seeds as these are like one another, 0 for the pool's average company.
    """

    row: int
    cells: tuple[str, ...]
    name: str
    score: float
    nearest_seed: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Lookalikes:
    """What came of a search."""

    pool: Pool
    seeds: Seeds
    anti: Seeds | None
    ranking: Ranking
    found: tuple[Likeness, ...]
    expected: Expected | None
    twins: int


def lookalikes(
    settings: Settings, wishes: Wishes, stored: Iterable[Mapping[str, str]] = (), watch: Watch = unwatched
) -> Lookalikes:
    """The companies of a pool that are most like the seeds.

    Args:
        stored: the companies of the latest run by field, for the pool `store`.

    Raises:
        BadInput: for lists that cannot be read, seeds that name no company, or a pool without any.
    """
    watch("reading the pool")
    pool = _stored_pool(stored) if wishes.pool == STORE else _pool(settings, wishes, watch)
    seeds = read_seeds(pool, wishes.seeds, wishes.columns, wishes.lists)
    anti = read_seeds(pool, wishes.anti, wishes.columns, wishes.lists) if wishes.anti else None
    with one_thread():
        return _compared(pool, seeds, anti, wishes, watch)


def _compared(pool: Pool, seeds: Seeds, anti: Seeds | None, wishes: Wishes, watch: Watch) -> Lookalikes:
    watch("comparing")
    apart = np.ones(len(pool.rows), bool)
    apart[[n for group in (seeds, anti) if group for n in group.places]] = False
    ranking = rank(pool.companies, seeds.companies, anti.companies if anti else None)
    found, twins = _chosen(pool, seeds, anti, ranking, apart, wishes)
    watch("holding seeds back")
    rest = pool.companies.take(np.flatnonzero(apart)) if len(pool.rows) <= LARGE else pool.companies
    sure = expected(rest, seeds.companies, anti.companies if anti else None, wishes.top)
    return Lookalikes(pool, seeds, anti, ranking, tuple(found), sure, twins)


# -- the pool ----------------------------------------------------------------------------------------------


def _pool(settings: Settings, wishes: Wishes, watch: Watch) -> Pool:
    """A list as a pool: at once where it is short, else by its index, which is built where there is none."""
    path = Path(wishes.pool)
    if not path.is_file():
        raise BadInput(
            f"--pool {wishes.pool}: no such file. Name a list of companies, or `store` for the latest run."
        )
    said = said_of(path, wishes.columns, wishes.lists)
    folder = (wishes.index or settings.cache_path / "lookalikes") / _called(path, said)
    if folder.is_dir():
        return open_index(folder)
    listed = open_companies(path, said)
    first = list(islice(listed.rows, LARGE))
    if not first:
        raise BadInput(f"{path} names no companies: it has columns and no rows.")
    if len(first) < LARGE and wishes.index is None:
        return pool_of_rows(path.name, listed.columns, listed.told, first)
    build(folder, path.name, listed.columns, listed.told, chain(first, listed.rows), watch)
    return open_index(folder)


def _called(path: Path, columns: Mapping[str, str]) -> str:
    """The name of an index: what it was built of, and how."""
    from enrich.work.pool import key

    said = "\x1f".join(f"{field}={column}" for field, column in sorted(columns.items()))
    return f"{file_key(path)}-{key(said) % 16**8:08x}-{FORM}"


def _stored_pool(stored: Iterable[Mapping[str, str]]) -> Pool:
    """The companies of a run, a column for each field that any of them has."""
    from enrich.work.pool import roles_of

    known = list(stored)
    if not known:
        raise BadInput("the latest run has no companies. Run one first, or name a list: --pool FILE")
    fields = tuple(dict.fromkeys(chain.from_iterable(known)))
    columns = Columns(tuple(name.partition(".")[2] for name in fields), fields)
    rows = [tuple(one.get(name, "") for name in fields) for one in known]
    return pool_of_rows("the latest run", columns, roles_of(columns, rows), rows)


# -- the list ----------------------------------------------------------------------------------------------


def _chosen(
    pool: Pool, seeds: Seeds, anti: Seeds | None, ranking: Ranking, apart: np.ndarray, wishes: Wishes
) -> tuple[list[Likeness], int]:
    """The best of the pool, no seed and no company twice among them, and how many such were left out."""
    scores = np.where(apart, ranking.scores, -np.inf)
    many = min(len(scores), _CANDIDATES * wishes.top + len(seeds.rows) + 50)
    best = np.argpartition(-scores, many - 1)[:many]
    best = best[np.lexsort((best, -scores[best]))]
    best = best[scores[best] > 0]  # what is no nearer than the average company is like nobody
    singles, twins = _without_twins(pool, best, [*seeds.identities, *(anti.identities if anti else ())])
    meaning = np.asarray(pool.companies.meaning[singles], dtype=np.float32)
    order = diversified(scores[singles], meaning, wishes.diversity, wishes.top)
    shown = [int(singles[n]) for n in order]
    return list(_explained(pool, seeds, anti, ranking, shown)), twins


def _without_twins(pool: Pool, best: np.ndarray, before: Sequence[tuple[str, str]]) -> tuple[np.ndarray, int]:
    """Candidates of which none is a seed or one before it: by its domain, or by its name where one has no domain."""
    domains = {domain for domain, _ in before if domain}
    names: dict[str, set[str]] = {}
    for domain, name in before:
        names.setdefault(name, set()).add(domain)
    kept: list[int] = []
    for n in best:
        row = pool.rows[int(n)]
        domain, name = pool.columns.domain(row), identity(pool.columns.name(row))
        same_name = names.get(name, set()) if name else set()
        if (domain and domain in domains) or (same_name and (not domain or "" in same_name)):
            continue
        kept.append(int(n))
        domains |= {domain} - {""}
        names.setdefault(name, set()).add(domain)
    return np.asarray(kept, dtype=np.int64), len(best) - len(kept)


def identity(name: str) -> str:
    """What two spellings of one company's name have in common."""
    return company_name(name).key or fold(name)


def _explained(
    pool: Pool, seeds: Seeds, anti: Seeds | None, ranking: Ranking, shown: Sequence[int]
) -> Iterator[Likeness]:
    of_seeds = Group(pool.lens, tuple(seeds.rows))
    of_anti = Group(pool.lens, tuple(anti.rows)) if anti else None
    companies = pool.companies.take(shown)
    nearest = nearest_of(companies, seeds.companies, ranking.weights)
    worst = nearest_of(companies, anti.companies, ranking.weights) if anti else np.zeros(len(shown), int)
    for n, place in enumerate(shown):
        row = pool.rows[place]
        because = reasons(row, of_seeds, ranking.weights, ranking.targets[0])
        if anti and of_anti and (said := contrast(row, of_anti, anti.names[int(worst[n])])):
            because.append(said)
        yield Likeness(
            place + 1, tuple(row), pool.columns.name(row) or pool.columns.domain(row) or f"row {place + 1}",
            round(100 * float(ranking.scores[place]), 1), seeds.names[int(nearest[n])], tuple(because),
        )  # fmt: skip


def nearest_of(companies: Companies, others: Companies, weights: np.ndarray) -> np.ndarray:
    """For each company the one of some others that is most like it, by all channels as they are weighed."""
    likeness = weights[0] * (
        np.asarray(companies.meaning, np.float32) @ np.asarray(others.meaning, np.float32).T
    )
    for weight, held, theirs in zip(weights[1:], companies.traits, others.traits, strict=True):
        if weight:
            likeness = likeness + weight * (held @ theirs.T).toarray()
    found: np.ndarray = likeness.argmax(axis=1)
    return found
