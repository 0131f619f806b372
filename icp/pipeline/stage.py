"""The stages of a deal, and the words others have for them.

Words are a packaged table, in ten languages; one that is in no table is refused and listed, never taken for the
nearest, because a stage read wrongly moves every figure behind it. Users add their own words (`read_words`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from connectors.lexicon import rows
from connectors.text import fold
from icp.headings import without_record
from icp.table import Table
from icp.toml_text import read_toml


class Stage(StrEnum):
    """A stage, in order; won and lost end a deal."""

    TO_CONTACT = "to_contact"
    IN_CONTACT = "in_contact"
    FOLLOW_UP = "follow_up"
    PROPOSAL_CREATION = "proposal_creation"
    PROPOSAL_SENT = "proposal_sent"
    WON = "won"
    LOST = "lost"

    @property
    def rank(self) -> int:
        return _RANKS[self]

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")

    @property
    def open(self) -> bool:
        return self not in (Stage.WON, Stage.LOST)


_RANKS = {stage: n for n, stage in enumerate(Stage)}
OPEN_STAGES = tuple(stage for stage in Stage if stage.open)

# What stands before and behind the name of a stage: its number, its pipeline, its share of a forecast.
_NUMBER = re.compile(r"^(?:stage |phase |stufe |etape )?\d{1,2}[a-z]? ")
_BEHIND = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$|\s*[-–:]?\s*\d{1,3}\s?%\s*$")
# What a column is called that holds the day on which a stage was entered: "Date entered 'Proposal sent'".
_DAY_WORDS = re.compile(
    r"\b(?:date|entered|entry|entering|reached|stage|time|day|on|at|into|in stage|since|datum|seit|am|eingetreten|"
    r"eintritt|erreicht|le|depuis|fecha|data|entrada|tarihi|tanggal)\b"
)


@cache
def _table() -> dict[str, Stage]:
    return {
        fold(name): Stage(stage)
        for stage, names in rows("stages.tsv", __package__)
        for name in names.split("|")
    }


def stage_named(text: str, words: Mapping[str, Stage] = {}) -> Stage | None:
    """The stage that a text names, by the user's own words first; None for one that nobody has told of."""
    for form in (text, _BEHIND.sub("", text)):
        folded = fold(form)
        bare = _NUMBER.sub("", folded)
        for word in (folded, bare):
            if found := words.get(word) or _table().get(word):
                return found
    return None


def stage_entered(column: str, words: Mapping[str, Stage] = {}) -> Stage | None:
    """The stage on whose beginning a column holds the day; None for a column that is about something else."""
    bare = _BEHIND.sub("", without_record(column).replace('"', " ").replace("'", " ").strip())
    name = " ".join(_DAY_WORDS.sub(" ", fold(bare)).split())
    return stage_named(name, words) if name and name != fold(bare) else None


def read_words(text: str, name: str) -> dict[str, Stage]:
    """The user's own words: TOML, `"Erstgespräch" = "in_contact"`, a line each.

    Raises:
        ProfileError: with all mistakes found, each naming its line.
    """
    found = read_toml(text, name, _words, '"Erstgespräch" = "in_contact"')
    return {word: Stage(stage) for word, stage in found.items()}


def _words(top: Table) -> dict[str, str]:
    return {fold(word): top.choice(word, list(Stage)) for word in top.content}
