"""What a small encoder of sentences would add: wordllama (MIT), whose 16 MB of vectors ship inside its package.

Measured where it is installed (`pip install wordllama`), and no part of the program: see docs/lookalikes.md. Its own
loader looks for the tokenizer on the web, so the two packaged files are read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from icp.lookalike.companies import Companies

WEIGHT = 0.7
"""Length of its part of a place where ours is 1; the best of .4, .7, 1 and 1.5 on the labels that were tuned on."""


def installed() -> bool:
    return find_spec("wordllama") is not None


def beside(companies: Companies, texts: Sequence[str]) -> Companies:
    """The same companies with their descriptions' vectors beside what we learned from the pool."""
    from icp.lookalike.affinity import single

    vectors = _unit(_encoded(texts))
    placed = np.hstack([single(companies.meaning), WEIGHT * _unit(vectors - vectors.mean(axis=0))])
    return Companies(_unit(placed), companies.traits)


def _encoded(texts: Sequence[str]) -> np.ndarray:
    """The mean of the vectors of a text's tokens: float32 (texts × 256)."""
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    spec = find_spec("wordllama")
    assert spec is not None, "wordllama is installed"
    package = Path(spec.origin or "").parent
    (vectors,) = load_file(package / "weights" / "l2_supercat_256.safetensors").values()
    tokenizer = Tokenizer.from_file(str(package / "tokenizers" / "l2_supercat_tokenizer_config.json"))
    found = np.zeros((len(texts), vectors.shape[1]), np.float32)
    for n, encoded in enumerate(tokenizer.encode_batch(list(texts), add_special_tokens=False)):
        if encoded.ids:
            found[n] = vectors[encoded.ids].astype(np.float32).mean(axis=0)
    return found


def _unit(rows: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: np.ndarray = np.divide(rows, length, out=np.zeros_like(rows), where=length > 0)
    return unit
