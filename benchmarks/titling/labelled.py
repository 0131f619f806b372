"""The labelled titles that ship with the project, and what a reader answers to them.

`fixtures/titles/titles.tsv` was written for this: titles in thirty languages as team pages, address books and registers
print them, with labels given from the languages alone before any reader was run on them. A third of them, chosen by a
digest of the text, is kept aside: nobody who works on the tables looks at what is misread there.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.titling.scores import Pair, figures
from matching.titles import read_title

FILE = Path(__file__).resolve().parents[2] / "fixtures" / "titles" / "titles.tsv"
ASKED = ("function", "seniority", "decision_maker", "buying_role")
NOTHING = "-"  # what a title does not say
_DECIDES = {True: "yes", False: "no", None: "?"}


class Labelled(NamedTuple):
    """A title with its language and labels; of functions the main one stands first."""

    text: str
    language: str
    functions: tuple[str, ...]
    seniority: str
    decision_maker: str
    buying_role: str

    def label(self, asked: str) -> str:
        return self.functions[0] if asked == "function" else str(getattr(self, asked))


class Answer(NamedTuple):
    """What a reader makes of a title, in the words of the labels."""

    functions: tuple[str, ...]
    seniority: str
    decision_maker: str
    buying_role: str

    def label(self, asked: str) -> str:
        return self.functions[0] if asked == "function" else str(getattr(self, asked))


def read_labelled(file: Path = FILE) -> list[Labelled]:
    """The labelled titles, in the order of the file."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Labelled(
                row["title"], row["language"], tuple(row["functions"].split(",")), row["seniority"],
                row["decision_maker"], row["buying_role"],
            )
            for row in rows
        ]  # fmt: skip


def is_aside(title: str) -> bool:
    """Whether a title belongs to the third that is not looked at."""
    return hashlib.sha256(title.casefold().encode()).digest()[1] % 3 == 0


def ours(title: str) -> Answer:
    read = read_title(title)
    return Answer(
        tuple(str(function) for function in read.functions) or (NOTHING,),
        str(read.seniority or NOTHING),
        _DECIDES[read.decision_maker],
        str(read.buying_role or NOTHING),
    )


def judged(titles: Sequence[Labelled], answers: Sequence[Answer]) -> dict[str, Mapping[str, float]]:
    """Figures for each thing that is asked; `any function` is whether the main one is among those answered."""
    asked: dict[str, list[Pair]] = {
        what: [(title.label(what), answer.label(what)) for title, answer in zip(titles, answers, strict=True)]
        for what in ASKED
    }
    found = [title.functions[0] in answer.functions for title, answer in zip(titles, answers, strict=True)]
    among = {"accuracy": round(sum(found) / max(1, len(found)), 4)}
    return {**{what: figures(pairs) for what, pairs in asked.items()}, "any function": among}


def by_language(titles: Sequence[Labelled], answers: Iterable[Answer]) -> dict[str, dict[str, float]]:
    """Of each language how many titles there are, and the accuracy of function and seniority."""
    read = list(zip(titles, answers, strict=True))
    table: dict[str, dict[str, float]] = {}
    for language in dict.fromkeys(title.language for title in titles):
        own = [(title, answer) for title, answer in read if title.language == language]
        table[language] = {"titles": len(own)} | {
            what: round(sum(title.label(what) == answer.label(what) for title, answer in own) / len(own), 3)
            for what in ("function", "seniority")
        }
    return table
