"""docs/signals.md says what kinds of signals there are, and what a signal looks like as JSON."""

from __future__ import annotations

from enrich.exports.signals import shown_signal
from matching.signals.kinds import STATED, kinds
from tests.documents import keys, section, table
from tests.exports.test_columns import account, happening

DOCUMENT = "docs/signals.md"


def test_every_kind_is_documented_as_the_table_has_it_and_no_other() -> None:
    says = [tuple(row) for row in table(section(DOCUMENT, "## Kinds"), "kind")]
    has = [
        (f"`{kind}`", "as a source states it" if turn == STATED else turn, str(sort.direction),
         str(sort.half_life_days), sort.why)
        for (kind, turn), sort in kinds().items()
    ]  # fmt: skip
    assert says == has


def test_every_key_of_a_signal_is_documented_and_no_other() -> None:
    (signal,) = account(*happening("award", "Acme wins a prize", "2026-09-20")).company.signals
    assert keys(section(DOCUMENT, "## As JSON")) == shown_signal(signal).keys()
