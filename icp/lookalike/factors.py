"""A truncated singular value decomposition of a product of sparse matrices that is never multiplied out.

Randomised range finding with power iterations: Halko, Martinsson & Tropp 2011, "Finding structure with randomness",
algorithms 4.4 and 5.1. The start is drawn with a fixed seed, so that the same pool gives the same space.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

import numpy as np

_SEED = 20_110_609
_ITERATIONS = 3
_BEYOND = 10


def factors(product: Sequence[Any], rank: int) -> tuple[np.ndarray, np.ndarray]:
    """The strongest axes of a product of matrices.

    Args:
        product: sparse matrices, the first times the second and so on.
        rank: how many axes.

    Returns:
        float32 strengths (rank) in falling order, and axes (rank × columns). Signs are settled by the largest entry.
    """
    columns = product[-1].shape[1]
    if not rank or not all(matrix.nnz for matrix in product):
        return np.zeros(0, np.float32), np.zeros((0, columns), np.float32)
    start = np.random.Generator(np.random.PCG64(_SEED)).standard_normal((columns, rank + _BEYOND), np.float32)
    basis = _orthogonal(_times(product, start))
    for _ in range(_ITERATIONS):
        basis = _orthogonal(_times(product, _orthogonal(_transposed_times(product, basis))))
    seen = _transposed_times(product, basis)
    squares, turns = _by_strength(seen)
    squares, turns = squares[:rank], turns[:, :rank]
    strengths = np.sqrt(squares.clip(1e-12))
    axes = ((seen @ turns) / strengths).T
    signs = np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])
    return strengths.astype(np.float32), (axes * signs[:, None]).astype(np.float32)


def _by_strength(columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The squared strengths of some columns and the turns that part them, by their Gram matrix, strongest first."""
    squares, turns = np.linalg.eigh((columns.T @ columns).astype(np.float64))
    return squares[::-1], turns[:, ::-1].astype(np.float32)


def _orthogonal(columns: np.ndarray) -> np.ndarray:
    """An orthogonal basis of what some columns span; by the Gram matrix, many times faster than QR of tall columns."""
    squares, turns = _by_strength(columns)
    kept = squares > squares[0] * 1e-10
    found: np.ndarray = (columns @ turns[:, kept]) / np.sqrt(squares[kept]).astype(np.float32)
    return found


def _times(product: Sequence[Any], right: np.ndarray) -> np.ndarray:
    return reduce(lambda found, matrix: np.asarray(matrix @ found), reversed(product), right)


def _transposed_times(product: Sequence[Any], right: np.ndarray) -> np.ndarray:
    return reduce(lambda found, matrix: np.asarray(matrix.T @ found), product, right)
