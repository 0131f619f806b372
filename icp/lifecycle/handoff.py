"""The hand-off packet: what whoever takes a lead over should have read before the first word.

It says where the lead came from, what it did and saw, why it has its points, what was left out and why, how its fit was
judged and by whom, and what is to be done. It is written down here as values and as Markdown; nothing is sent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from connectors.text import fold
from icp.activity.event import Event, known
from icp.activity.score import Score
from icp.lifecycle.facts import Fit
from icp.lifecycle.stages import About, Stage, about
from icp.lifecycle.tasks import Task
from icp.table import Table

_LATEST = 20
_CONTENT = 15
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#|"})


@dataclass(frozen=True)
class Wanted:
    """The columns of the list of leads that go along."""

    segment: tuple[str, ...] = (
        "company", "company name", "industry", "country", "employees", "title", "job title", "segment",
    )  # fmt: skip
    notes: tuple[str, ...] = ("notes", "note", "comments")


@dataclass(frozen=True)
class Standing:
    """Where a lead is: its stage and since when, how warm, and the words on it so far."""

    stage: Stage
    since: float
    temperature: str
    history: Sequence[Mapping[str, str]] = ()

    @property
    def about(self) -> About:
        return about()[self.stage]


def read_wanted(table: Table) -> Wanted:
    """The `[hand_off]` of a file; what it does not say is as shipped."""
    segment, notes = table.texts("segment", "country"), table.texts("notes", "notes")
    table.finish()
    return Wanted(segment or Wanted.segment, notes or Wanted.notes)


def packet(
    score: Score, standing: Standing, fit: Fit, tasks: Iterable[Task], wanted: Wanted
) -> dict[str, Any]:
    """All that goes along with a lead, ready for JSON."""
    return {
        "lead": score.lead.key,
        "source": _source(score),
        "stage": standing.stage.value,
        "meaning": standing.about.meaning,
        "since": day(standing.since),
        "temperature": standing.temperature,
        "fit": asdict(fit),
        "score": {"points": score.points, "deciding": score.deciding, "reasons": score.reasons},
        "tasks": [asdict(task) for task in tasks],
        "segmentation": _cells(score, wanted.segment),
        "content": _content(score.counted),
        "activity": [_line(event) for event in reversed(score.counted[-_LATEST:])],
        "discounted": dict(Counter(discount.because for _, discount in score.discounted).most_common(5)),
        "notes": list(_cells(score, wanted.notes).values()),
        "history": [dict(entry) for entry in standing.history],
    }


def day(seconds: float | None) -> str:
    """A moment as its day, in ISO 8601; empty where it is not known."""
    return "" if seconds is None else datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _source(score: Score) -> str:
    """Where a lead came from: what the list says, else the first event that says so, else the first thing it did."""
    told = (score.lead.traits.get(name, "") for name in ("source", "lead source", "original source"))
    if stated := next((text for text in (*told, *(e.source for e in score.counted)) if text), ""):
        return stated
    first = next((event for event in score.counted if known(event.kind).who == "lead"), None)
    return f"not stated; first seen by {first.kind.replace('_', ' ')}" if first else "not stated"


def _cells(score: Score, columns: Iterable[str]) -> dict[str, str]:
    return {name: text for name in columns if (text := score.lead.traits.get(fold(name), ""))}


def _content(events: Iterable[Event]) -> list[dict[str, Any]]:
    """What was read, seen or taken, the most often first."""
    seen = Counter(
        (event.kind, event.detail or event.url or event.link)
        for event in events
        if known(event.kind).fetched and event.kind != "open" and (event.detail or event.url or event.link)
    )
    return [
        {"what": what, "kind": kind, "times": times} for (kind, what), times in seen.most_common(_CONTENT)
    ]


def _line(event: Event) -> dict[str, str]:
    return {
        "day": day(event.at),
        "what": event.kind,
        "about": event.detail or event.url or event.link or event.message,
    }


def markdown(sent: Mapping[str, Any]) -> str:
    """A packet to be read. Texts that come from outside are escaped, so that none becomes a heading or a link."""
    fit, score = sent["fit"], sent["score"]
    judged = f"{fit['verdict']}, by {fit['how']} ({fit['by']})" if fit["verdict"] else "nobody has judged it"
    lines = [
        f"# {_plain(sent['lead'])}",
        "",
        f"**{sent['stage']}** since {sent['since']}, {sent['temperature']}: {sent['meaning']}.",
        f"Fit: {_plain(judged.replace('_', ' '))}. Source: {_plain(sent['source'])}.",
        f"{score['points']:g} points, of which {score['deciding']:g} may decide.",
    ]
    for heading, texts in _parts(sent):
        if texts:
            lines += ["", f"## {heading}", "", *(f"- {_plain(text)}" for text in texts)]
    return "\n".join(lines) + "\n"


def _parts(sent: Mapping[str, Any]) -> Iterable[tuple[str, list[str]]]:
    yield "To do", [f"by {task['due']}, {task['who']}: {task['what']}" for task in sent["tasks"]]
    yield "Why these points", sent["score"]["reasons"]
    yield "Segmentation", [f"{name}: {text}" for name, text in sent["segmentation"].items()]
    yield (
        "Content seen",
        [f"{c['times']} x {c['kind'].replace('_', ' ')}: {c['what']}" for c in sent["content"]],
    )
    yield (
        "Latest activity",
        [
            f"{a['day'] or 'no date'} {a['what'].replace('_', ' ')} {a['about']}".strip()
            for a in sent["activity"]
        ],
    )
    yield (
        "Left out, since a machine did it",
        [f"{times} x {why}" for why, times in sent["discounted"].items()],
    )
    yield "Notes", sent["notes"]
    yield (
        "Stages so far",
        [f"{h['at'][:10]} {h['stage']}, by {h['how']} ({h['by']}): {h['because']}" for h in sent["history"]],
    )


def _plain(text: str) -> str:
    return " ".join(text.translate(_MARKS).split())
