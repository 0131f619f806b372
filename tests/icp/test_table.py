"""Remedies for words that are none of some choices."""

from __future__ import annotations

from icp.table import did_you_mean


def test_of_many_choices_some_are_named_and_the_others_counted_in_whatever_file_they_stand() -> None:
    choices = [f"choice{n}" for n in range(20)]
    remedy = did_you_mean("zzz", choices)
    assert remedy == f"it can be one of: {', '.join(choices[:12])} and 8 more"
    assert did_you_mean("choice_3", choices) == 'did you mean "choice3"?'
