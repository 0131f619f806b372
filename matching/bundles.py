"""Many texts as one long text: what a list of them is sent to another process as.

Pickled one by one, the cells of a million rows cost seconds on either side; a long text costs next to nothing. Texts in
which the separator stands stay a list, so that nothing is lost. What the texts mean is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Bundle: TypeAlias = str | list[str]
# The sign that ASCII keeps for this; people do not type it.
_BETWEEN = "\x1f"


def bundled(texts: Sequence[str]) -> Bundle:
    """Texts as one."""
    bundle = _BETWEEN.join(texts)
    return bundle if bundle.count(_BETWEEN) == len(texts) - 1 else list(texts)


def unbundled(bundle: Bundle) -> list[str]:
    """The texts that were bundled."""
    return bundle.split(_BETWEEN) if isinstance(bundle, str) else bundle
