"""What docs/outreach.md says is so."""

import re
from pathlib import Path

from outreach.draft import Channel
from outreach.policy import Regime
from outreach.sequence import parse_sequence
from outreach.slots import KINDS, SENDER_SLOTS

TEXT = (Path(__file__).parents[2] / "docs" / "outreach.md").read_text(encoding="utf-8")


def test_every_kind_and_slot_is_documented_and_no_other():
    rows = re.findall(
        r"^\| `(\w+)` \| ([^|]*)\|", TEXT[TEXT.index("| kind | slots |") : TEXT.index("## The proof")], re.M
    )
    documented = {kind: set(re.findall(r"`(\w+)`", slots)) for kind, slots in rows}
    assert documented == {kind: set(entry.slots) for kind, entry in KINDS.items()} | {
        "sender": set(SENDER_SLOTS)
    }


def test_every_channel_and_regime_is_documented():
    assert all(f"`{word}`" in TEXT for word in (*Channel, *Regime))


def test_the_example_sequence_is_sound():
    example = next(block for block in re.findall(r"```toml\n(.*?)```", TEXT, re.S) if "[[step]]" in block)
    assert parse_sequence(example, "docs/outreach.md").name == "two_letters"
