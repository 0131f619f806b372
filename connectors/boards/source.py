"""The source that a declared system of job boards is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from connectors.answers import Means
from connectors.boards import asking
from connectors.boards.board import Board
from connectors.connector import Asking, Connector, Target

TERMS = "public job list of the employer; title, place, date and link are kept, the text is not"


def connector(
    board: Board,
    brand: str,
    *,
    docs: str,
    unverified: tuple[str, ...] = (),
    reliability: float = 0.9,
    per_second: float = 1.0,
    answers: tuple[Means, ...] = (),
    also: tuple[str, ...] = (),
    ask: Callable[[Target], Asking] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Connector:
    """The source that a system of job boards is.

    Args:
        brand: the system as it calls itself.
        also: fields that only its `more` states.
        ask: where its boards are asked for in another way than `asking.ask`.
    """
    guessed: dict[str, Any] = {
        "needs": ("company.job_board", "company.domain", "company.name"),
        "requests": 2,
    }
    linked: dict[str, Any] = {"needs": ("company.job_board",), "requests": 1}
    return Connector(
        name=board.system,
        about=f"open roles of companies that recruit with {brand}",
        tier="A",
        yields=(*board.fields, *also),
        ask=ask or partial(asking.ask, board),
        read=board.read,
        docs=docs,
        terms=TERMS,
        per_second=per_second,
        answers=answers,
        reliability=reliability,
        identifies="company.job_board",
        unverified=unverified,
        headers=headers or {},
        **(guessed if board.guessed else linked),
    )
