"""A brief put together from an account: what fits on one page, the most telling first, the rest counted.

Room is shared out beforehand, section by section, so that a company of which everything is known gets a page like any
other. What found no room is counted and is in the report and in `enrich why`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Protocol

from enrich.exports.brief.doubts import doubts
from enrich.exports.brief.facts import about, facts, reasons
from enrich.exports.brief.nouns import Asking, Brief, Happening, Notes, Said, in_one_line
from enrich.exports.brief.people import doubtful, gaps, people, talks, there
from enrich.store.records import AskRecord
from enrich.work.account import Account
from enrich.work.doors import way_shown
from icp.asking import Way
from icp.frameworks import said_of
from icp.known import Ground, known_of, seated, unsettled
from icp.questions import LANGUAGES, Known, Question, open_questions
from icp.speaking import language_of
from matching.committee import Committee

_MOST_SIGNALS, _MOST_PEOPLE, _MOST_DOUBTFUL, _MOST_TALKS, _MOST_PATHS = 5, 6, 3, 3, 3
_MOST_QUESTIONS, _MOST_DOUBTS = 8, 5
_MOST_NAME, _MOST_TURN, _MOST_SIGNAL, _MOST_GROUND, _MOST_PATH = 60, 150, 110, 80, 120


class HasLine(Protocol):
    """A warm path, as far as a brief needs it: anything that has a line to print."""

    @property
    def line(self) -> str: ...


@dataclass(frozen=True)
class Material:
    """All that a brief is made from.

    Attributes:
        asks: how each source that was asked for the account ended.
        yields: what each source may say, by its name.
        paths: warm paths to the account, the best first.
        way: the source that would settle the verdict for least.
    """

    account: Account
    committee: Committee
    now: datetime
    asks: Sequence[AskRecord] = ()
    yields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    paths: Sequence[HasLine] = ()
    way: Way | None = None


def brief_of(material: Material, language: str = "") -> Brief:
    """The brief of an account.

    Args:
        language: in which to ask, of `icp.questions.LANGUAGES`; the company's, as far as that is known, if left out.
    """
    account, now, notes = material.account, material.now, Notes()
    company, verdict = account.company, account.verdict
    spoken = language or language_of(company, LANGUAGES)
    seats = material.committee
    unsure = list(doubts(company, verdict, material.asks, material.yields, Notes(), now, material.way))
    return Brief(
        company=in_one_line(company.name or f"row {account.number}", _MOST_NAME),
        domain=in_one_line(company.value("company.domain"), _MOST_NAME),
        day=now.date(),
        decision=str(verdict.decision),
        score=verdict.score,
        low=verdict.low,
        high=verdict.high,
        turn=in_one_line(verdict.counterfactual, _MOST_TURN),
        about=tuple(about(company, notes)),
        facts=tuple(facts(company, material.asks, material.yields, notes, now)),
        reasons=tuple(reasons(verdict, notes, now)),
        signals=tuple(_signals(account, notes)),
        people=tuple(people(seats, notes, _MOST_PEOPLE)),
        gaps=tuple(gaps(seats)),
        doubtful=tuple(doubtful(seats, notes, _MOST_DOUBTFUL)),
        plan=tuple(talks(seats, _MOST_TALKS)),
        paths=tuple(in_one_line(path.line, _MOST_PATH) for path in material.paths[:_MOST_PATHS]),
        language=spoken,
        questions=tuple(_questions(material, spoken, notes)),
        doubts=tuple(
            islice(
                doubts(company, verdict, material.asks, material.yields, notes, now, material.way),
                _MOST_DOUBTS,
            )
        ),
        next_source=way_shown(material.way) if material.way else None,
        notes=notes.all(),
        more=_more(
            signals=len(company.signals) - _MOST_SIGNALS,
            people=len(there(seats)) - _MOST_PEOPLE,
            doubtful=len(seats.doubtful) - _MOST_DOUBTFUL,
            paths=len(material.paths) - _MOST_PATHS,
            doubts=len(unsure) - _MOST_DOUBTS,
        ),
    )


def _more(**left: int) -> dict[str, int]:
    return {section: count for section, count in left.items() if count > 0}


def _signals(account: Account, notes: Notes) -> Sequence[Happening]:
    """The weightiest, the latest first."""
    shown = sorted(account.company.signals[:_MOST_SIGNALS], key=lambda s: (-s.date.toordinal(), s.id))
    return [
        Happening(
            s.date,
            s.kind.replace("_", " "),
            str(s.direction),
            Said(in_one_line(s.text, _MOST_SIGNAL), notes.cite(s.evidence)),
        )
        for s in shown
    ]


def _questions(material: Material, language: str, notes: Notes) -> Sequence[Asking]:
    company, now = material.account.company, material.now
    grounds = known_of(company, seated(material.committee), now)
    waits = {name for question in material.account.verdict.questions for name in question.needs}
    answered = [key for key, said in said_of(company, now).items() if said.fresh]
    chosen = open_questions(grounds, unsettled(company, now), waits, _MOST_QUESTIONS, answered)
    return [_asking(question, language, grounds, notes) for question in chosen]


def _asking(question: Question, language: str, grounds: Mapping[Known, Ground], notes: Notes) -> Asking:
    occasions = [grounds[name] for name in sorted(question.when) if name in grounds and grounds[name].text]
    because = None
    if occasions:
        ground = occasions[0]
        because = Said(in_one_line(ground.text, _MOST_GROUND), notes.cite(ground.evidence))
    return Asking(
        str(question.topic), str(question.stage), question.text(language), question.text("en"), because
    )
