"""Which pairs are worth comparing: records that share at least one of several keys.

Comparing all pairs of a million records would be five hundred thousand million comparisons. Each record is filed under
a few keys chosen so that copies of one subject meet in spite of typing errors: identifiers, rare words of the name, the
name with one letter left out (Garbe 2012, symmetric deletion), how it sounds, and for people combinations with birth
and place. A key that many share is made narrower by what else those records have (city, given name, employer …), and
what is too large even then is paired with its neighbours in the order of names alone. How large a block may be follows
from how many pairs the records can bear; what the cap cost is counted and reported. The cost grows with the number of
records, not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.block_keys import Keys, block_keys, mixed, narrowing
from matching.frequency import Frequencies
from matching.names import NameBook
from matching.table import Ints, Table

WINDOW = 6
# The largest block that is paired in full, by how many pairs the records can bear.
_CAPS = (200, 120, 80, 60, 40, 30, 20, 14, 10)
_PAIRS_PER_RECORD = 6
_PAIRS_AT_LEAST = 2_500_000
# Less room than one pair for so many records is none.
_LEAST_ROOM = 20
# Keys that find hardly a copy which no other key finds: they are paired where there is room for them, in this order.
_WHERE_THERE_IS_ROOM = (
    "head", "tail", "sound", "employer+given", "employer_domain+given", "year+given", "postal_code+given", "start",
    "given_sound", "city+given",
)  # fmt: skip


@dataclass(frozen=True)
class BlockReport:
    """What blocking did: how many pairs came of it, how large a block could be, and which were larger.

    `large_blocks` and `lost` count, by sort of key, blocks above the cap and pairs that were not made there; many of
    them met elsewhere. `left_out` names sorts of pairs for which there was no room.
    """

    records: int = 0
    pairs: int = 0
    cap: int = 0
    large_blocks: Mapping[str, int] = field(default_factory=dict)
    lost: Mapping[str, int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


class _Offer(NamedTuple):
    """Pairs that may be made: of what sort, of which keys, how many, and how they are made."""

    sort: str
    keys: Callable[[], Keys]
    pairs: Callable[[Keys], int]
    make: Callable[[Keys], Iterable[NDArray[np.uint64]]]
    narrow: bool = False


def candidate_pairs(table: Table, book: NameBook, frequencies: Frequencies) -> tuple[Ints, Ints, BlockReport]:
    """Pairs worth comparing as (left, right), left before right, in order and each once; and the report."""
    size = len(table)
    blocks = [_sorted(keys, size) for keys in block_keys(table, book, frequencies) if len(keys.records) > 1]
    blocks.sort(key=lambda keys: _rank(keys.sort))
    room = max(_PAIRS_AT_LEAST, size * _PAIRS_PER_RECORD)
    cap = _cap([keys for keys in blocks if not _rank(keys.sort)], room)
    codes: list[NDArray[np.uint64]] = []
    left_out: list[str] = []
    least = len(table) // _LEAST_ROOM
    for offer in _offers(blocks, table, book, cap):
        # What takes time to be counted is not even counted where there is hardly any room.
        made = offer.keys() if room > least or not offer.narrow else None
        if made is None or (many := offer.pairs(made)) > room:
            left_out.append(offer.sort)
            continue
        room -= many
        codes += offer.make(made)
    pairs = _distinct(codes)
    left, right = (pairs // np.uint64(size)).astype(np.int32), (pairs % np.uint64(size)).astype(np.int32)
    large, lost = _costs(blocks, cap)
    return left, right, BlockReport(size, len(left), cap, large, lost, tuple(left_out))


def _rank(sort: str) -> int:
    return _WHERE_THERE_IS_ROOM.index(sort) + 1 if sort in _WHERE_THERE_IS_ROOM else 0


def _offers(blocks: Sequence[Keys], table: Table, book: NameBook, cap: int) -> Iterator[_Offer]:
    """All pairs that may be made, the likeliest first: blocks in full, large ones made narrower, neighbours."""
    size = len(table)
    in_full = partial(_in_full, size=size)
    large: list[Keys] = []
    narrower = list(narrowing(table, book))
    for first in (True, False):
        chosen = [_split(keys, cap) for keys in blocks if (_rank(keys.sort) == 0) is first]
        for small, _ in chosen:
            yield _Offer(small.sort, partial(_as_it_is, small), _pairs_within, in_full)
        for _, rest in chosen:
            if len(rest.records):
                large.append(rest)
                for trait, values in narrower:
                    narrow = partial(_narrowed, rest, trait, values, cap, size)
                    yield _Offer(f"{rest.sort}+{trait}", narrow, _pairs_within, in_full, True)
    near = partial(_in_window, book=book, size=size)
    for rest in large:
        yield _Offer(f"{rest.sort}, neighbours", partial(_as_it_is, rest), _pairs_in_window, near)


def _as_it_is(keys: Keys) -> Keys:
    return keys


def _pairs_in_window(keys: Keys) -> int:
    sizes = _run_sizes(keys.keys)
    return int((np.minimum(sizes - 1, WINDOW) * sizes).sum())


def _pairs_within(keys: Keys) -> int:
    return _all_pairs(_run_sizes(keys.keys))


def _all_pairs(sizes: NDArray[np.int64]) -> int:
    """How many pairs blocks of these sizes make in full."""
    return int((sizes * (sizes - 1) // 2).sum())


def _costs(blocks: Sequence[Keys], cap: int) -> tuple[dict[str, int], dict[str, int]]:
    """How many blocks were above the cap, and how many pairs they would have made, by sort."""
    large, lost = Counter[str](), Counter[str]()
    for keys in blocks:
        sizes = _run_sizes(keys.keys)
        over = sizes[sizes > cap]
        if len(over):
            large[keys.sort] += len(over)
            lost[keys.sort] += _all_pairs(over)
    return dict(large), dict(lost)


def _sorted(keys: Keys, size: int) -> Keys:
    """Keys in order, each with its records, without those that only one record has.

    Numbers are sorted several times as fast as their places are. So the last bits of each key, which tell two of them
    apart no better than the others do, make room for the record.
    """
    room = np.uint64(max(1, size - 1).bit_length())
    both = (keys.keys >> room << room) | keys.records.astype(np.uint64)
    both.sort()
    values = both >> room
    met = np.zeros(len(values), bool)
    equal = values[1:] == values[:-1]
    met[1:] |= equal
    met[:-1] |= equal
    values = values[met]
    return Keys(keys.sort, (both[met] ^ (values << room)).astype(np.int32), values)


def _run_sizes(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    starts = (
        np.nonzero(np.concatenate(([True], keys[1:] != keys[:-1])))[0] if len(keys) else np.zeros(0, np.int64)
    )
    return np.diff(np.append(starts, len(keys)))


def _cap(blocks: Sequence[Keys], room: int) -> int:
    """The largest block for which there is room."""
    sizes = [_run_sizes(keys.keys) for keys in blocks]
    for cap in _CAPS:
        if sum(_all_pairs(s[s <= cap]) for s in sizes) <= room:
            return cap
    return _CAPS[-1]


def _split(keys: Keys, cap: int) -> tuple[Keys, Keys]:
    """The blocks up to a size, and those above it."""
    sizes = _run_sizes(keys.keys)
    large = np.repeat(sizes > cap, sizes)
    return (
        Keys(keys.sort, keys.records[~large], keys.keys[~large]),
        Keys(keys.sort, keys.records[large], keys.keys[large]),
    )


def _narrowed(keys: Keys, trait: str, values: Ints, cap: int, size: int) -> Keys:
    """Large blocks, cut into those that share something else besides; without those that are large even so."""
    held = values[keys.records] >= 0
    both = mixed(keys.keys[held], values[keys.records[held]])
    return _split(_sorted(Keys(f"{keys.sort}+{trait}", keys.records[held], both), size), cap)[0]


def _in_full(keys: Keys, size: int) -> Iterator[NDArray[np.uint64]]:
    """Every pair within each block."""
    here = np.arange(len(keys.keys))
    step = 1
    while len(here):
        here = here[here + step < len(keys.keys)]
        here = here[keys.keys[here] == keys.keys[here + step]]
        yield _coded(keys.records[here], keys.records[here + step], size)
        step += 1


def _in_window(keys: Keys, book: NameBook, size: int) -> Iterator[NDArray[np.uint64]]:
    """Pairs of near neighbours, in the order of their names, within each block."""
    by_name = np.lexsort((book.order[keys.records], keys.keys))
    records, values = keys.records[by_name], keys.keys[by_name]
    for step in range(1, WINDOW + 1):
        met = np.nonzero(values[step:] == values[:-step])[0]
        yield _coded(records[met], records[met + step], size)


def _coded(a: Ints, b: Ints, size: int) -> NDArray[np.uint64]:
    two = a != b  # a record may have one key by several of its values
    low, high = np.minimum(a[two], b[two]).astype(np.uint64), np.maximum(a[two], b[two]).astype(np.uint64)
    coded: NDArray[np.uint64] = low * np.uint64(size) + high
    return coded


def _distinct(codes: list[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    pairs = np.concatenate(codes) if codes else np.zeros(0, np.uint64)
    codes.clear()
    pairs.sort()
    kept = np.ones(len(pairs), bool)
    kept[1:] = pairs[1:] != pairs[:-1]
    return pairs[kept]
