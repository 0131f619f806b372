"""A person's word on the stage of a lead, and what is kept of it."""

from __future__ import annotations

from datetime import datetime

from enrich.app.score_events import lead_key
from enrich.errors import BadInput
from enrich.store.stages import StageChange, Stages
from icp.lifecycle.stages import How, Stage, about, stage_of

AUTO = "auto"


def say_stage(
    stages: Stages, lead: str, word: str, by: str, because: str, now: datetime
) -> list[StageChange]:
    """Keep that a person puts a lead into a stage, or with "auto" gives it back to the rules. All that is kept of it.

    The same word said again adds nothing.

    Raises:
        BadInput: for a word that is no stage, and where there is nothing to give back.
    """
    key, stage = lead_key(lead), stage_of(word)
    current = stages.current(key)
    if stage is None and word != AUTO:
        raise BadInput(
            f"{word!r} is no stage. It can be one of: {', '.join(about())}; or auto, for what the rules say."
        )
    if word == AUTO and not (current and current.pinned):
        raise BadInput(f"no person's word stands on {key}: the rules decide already.")
    before = Stage(current.stage) if current else Stage.NEW
    said = StageChange(
        lead=key, stage=stage or before, before=before, how=How.PERSON, by=by,
        because=because or ("given back to the rules" if word == AUTO else "said so"),
        at=now.replace(microsecond=0), pinned=word != AUTO,
    )  # fmt: skip
    if not (
        current
        and current.pinned
        and current.stage == said.stage
        and (current.by, current.because) == (by, said.because)
    ):
        with stages.store.writing():
            stages.add([said])
    return stages.history(key)
