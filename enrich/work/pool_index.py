"""The index of a large pool: a folder of arrays, mapped into memory, and JSON. Built once for a content and its
columns.

Every company is compared with every search, by blocks: seconds for a million, and nothing is missed, which graphs of
neighbours do not promise (docs/lookalikes.md has both measured). So there is no approximation here but half precision.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from enrich.errors import BadInput
from enrich.work.crew import crew
from enrich.work.pool import Columns, Pool, Watch, keys_of, one_thread, spread
from enrich.work.pool_rows import KeptRows, keep_rows
from icp.lookalike.companies import Companies, Lens, learn_lens
from icp.lookalike.meaning import Space
from icp.lookalike.roles import Role, Told
from icp.lookalike.traits import Channel
from icp.lookalike.vocabulary import Vocabulary

FORM = 1
"""Changed with whatever changes what an index holds, so that an older one is built anew."""

_PART = 20_000
_LENS = "lens.json"


def build(
    folder: Path, title: str, columns: Columns, told: Sequence[Told], rows: Iterable[Any], watch: Watch
) -> None:
    """Build an index beside its place and put it there when it is whole."""
    beside = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        watch("reading the pool")
        kept = keep_rows(beside, rows)
        watch("learning from the pool")
        with one_thread():
            lens = learn_lens(told, spread(kept))
        _write_lens(beside, title, columns, lens)
        watch("placing the pool")
        _place(beside, kept, lens)
        shutil.rmtree(folder, ignore_errors=True)
        beside.replace(folder)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise BadInput(
            f"the index cannot be written to {folder} ({error.strerror}). Free some space, or say where: --index FOLDER"
        ) from error


def open_index(folder: Path) -> Pool:
    """An index as a pool, mapped and not read."""
    from scipy.sparse import csr_matrix

    title, columns, lens = _read_lens(folder)
    rows = KeptRows.open(folder)
    held = []
    for n, channel in enumerate(lens.channels):
        values, places, ends = (
            np.load(folder / f"trait{n}.{part}.npy", mmap_mode="r") for part in ("v", "c", "e")
        )
        held.append(csr_matrix((values, places, ends), shape=(len(rows), len(channel.names)), copy=False))
    meaning, domains, names = (_mapped(folder, part) for part in ("meaning", "domains", "names"))
    return Pool(title, columns, lens, Companies(meaning, tuple(held)), rows, domains, names, built=False)


def _mapped(folder: Path, part: str) -> np.ndarray:
    found: np.ndarray = np.load(folder / f"{part}.npy", mmap_mode="r")
    return found


def _place(folder: Path, rows: KeptRows, lens: Lens) -> None:
    """Place all rows, in several processes; no more than a few parts are in memory at once but for their traits."""
    count, width = len(rows), lens.space.vectors.shape[1]
    meaning = np.lib.format.open_memmap(folder / "meaning.npy", "w+", np.float16, (count, width))
    keys = [np.zeros(count, np.int64), np.zeros(count, np.int64)]
    held: list[list[tuple[np.ndarray, np.ndarray, np.ndarray]]] = [[] for _ in lens.channels]
    starts = range(0, count, _PART)
    with crew() as team:
        parts = team.map(placed, ((str(folder), start, min(start + _PART, count)) for start in starts))
        for start, (places, traits, *found) in zip(starts, parts, strict=True):
            part = slice(start, start + len(places))
            meaning[part] = places
            for into, of in zip(keys, found, strict=True):
                into[part] = of
            for into_channel, one in zip(held, traits, strict=True):
                into_channel.append(one)
    meaning.flush()
    np.save(folder / "domains.npy", keys[0])
    np.save(folder / "names.npy", keys[1])
    for n, pieces in enumerate(held):
        _save_traits(folder, n, pieces)


def _save_traits(folder: Path, n: int, pieces: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> None:
    lengths = np.concatenate([[0], *(np.diff(ends) for _, _, ends in pieces)])
    np.save(folder / f"trait{n}.v.npy", np.concatenate([values for values, _, _ in pieces]))
    np.save(folder / f"trait{n}.c.npy", np.concatenate([places for _, places, _ in pieces]).astype(np.int64))
    np.save(folder / f"trait{n}.e.npy", np.cumsum(lengths, dtype=np.int64))


def placed(folder: str, start: int, stop: int) -> tuple[Any, ...]:
    """Some rows made comparable. What runs in another process."""
    _, columns, lens = _lens_of(folder)
    rows = KeptRows.open(Path(folder)).between(start, stop)
    with one_thread():
        seen = lens.see(rows)
    traits = [(held.data, held.indices, held.indptr) for held in seen.traits]
    return seen.meaning.astype(np.float16), traits, *keys_of(columns, rows)


@lru_cache(maxsize=1)
def _lens_of(folder: str) -> tuple[str, Columns, Lens]:
    return _read_lens(Path(folder))


def _write_lens(folder: Path, title: str, columns: Columns, lens: Lens) -> None:
    space = lens.space
    np.save(folder / "vectors.npy", space.vectors)
    np.save(folder / "centre.npy", space.centre)
    np.save(folder / "shares.npy", space.vocabulary.shares)
    for n, channel in enumerate(lens.channels):
        np.save(folder / f"shares{n}.npy", channel.shares)
    said = {
        "title": title, "columns": columns.names, "fields": columns.fields,
        "told": [(one.column, one.label, one.role) for one in lens.told],
        "words": space.vocabulary.words, "companies": space.vocabulary.companies, "halves": space.halves,
        "channels": [(channel.label, channel.role, channel.names) for channel in lens.channels],
    }  # fmt: skip
    (folder / _LENS).write_text(json.dumps(said), encoding="utf-8")


def _read_lens(folder: Path) -> tuple[str, Columns, Lens]:
    said = json.loads((folder / _LENS).read_text(encoding="utf-8"))
    vocabulary = Vocabulary(tuple(said["words"]), np.load(folder / "shares.npy"), said["companies"])
    vectors = np.load(folder / "vectors.npy", mmap_mode="r")
    first, second = said["halves"]
    space = Space(vocabulary, vectors, (first, second), np.load(folder / "centre.npy"))
    told = tuple(Told(column, label, Role(role)) for column, label, role in said["told"])
    channels = tuple(
        Channel(label, Role(role), tuple(names), np.load(folder / f"shares{n}.npy"))
        for n, (label, role, names) in enumerate(said["channels"])
    )
    columns = Columns(tuple(said["columns"]), tuple(said["fields"]))
    return said["title"], columns, Lens(told, space, channels)
