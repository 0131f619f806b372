"""How far a deal with one account has come, by a framework: the card, and what to ask next.

What is known is gathered here once for all who show it: what persons said, what sources lean, whether the account can
become a customer at all. The interview, the card and the JSON line are skins over it. Nothing here asks anybody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from connectors.fields import FIELDS, Kind
from connectors.statement import Statement
from enrich.app.pages import text_of
from enrich.errors import BadInput
from enrich.work.account import Account
from enrich.work.answers import full_name
from icp.frameworks import (
    Card,
    Framework,
    Line,
    Next,
    card_of,
    facts,
    frameworks,
    leans_of,
    leans_of_verdict,
    next_question,
    parse_framework,
    researchable,
    said_of,
)
from icp.known import Ground, known_of, seated, unsettled
from icp.questions import LANGUAGES, Known, bank, fitting
from icp.speaking import language_of
from icp.table import ProfileError
from matching.committee import Committee

# A candidate at least so likely is worth naming to somebody who is about to ask.
_WORTH_NAMING = 0.2
_SHORT = frozenset((Kind.NUMBER, Kind.COUNTRY, Kind.DATE, Kind.MONEY))


@dataclass(frozen=True)
class Open:
    """A value of the company that the verdict waits for, and the question that would tell."""

    field: str
    text: str
    gloss: str
    label: str


@dataclass(frozen=True)
class Qualification:
    """An account by a framework.

    Attributes:
        language: in which to ask.
        grounds: what is known of the company that bears on what to ask.
    """

    account: Account
    card: Card
    language: str
    now: datetime
    committee: Committee
    grounds: Mapping[Known, Ground]

    @cached_property
    def verdict_waits(self) -> Open | None:
        """The value that could change the verdict most and that somebody can say in a word; None where none could."""
        bank_of = {field: question for question in bank() for field in sorted(question.settles)}
        for question in self.account.verdict.questions:
            for field in question.needs:
                asked = bank_of.get(field)
                if asked:
                    return Open(field, asked.text(self.language), asked.text("en"), question.label)
                if field.startswith("company.") and FIELDS[field].kind in _SHORT:
                    return Open(field, question.text, question.text, question.label)
        return None

    def next(self, asked: Collection[str] = (), skipped: Collection[str] = ()) -> Next | None:
        """The question that narrows the score most, of those that fit the company and were not asked in this talk."""
        answered = [line.factor.fact for line in self.card.lines if line.settled]
        company = self.account.company
        questions = fitting(self.grounds, unsettled(company, self.now), answered)
        return next_question(self.card, questions, asked, skipped)


def qualification_of(
    account: Account, framework: Framework, committee: Committee, now: datetime, language: str = ""
) -> Qualification:
    """An account by a framework.

    Args:
        language: in which to ask; the company's, as far as that is known, if left out.
    """
    company = account.company
    said = said_of(company, now)
    leans = leans_of(known_of(company, seated(committee, _WORTH_NAMING), now), said)
    for fact, found in leans_of_verdict(account.verdict).items():
        leans[fact] = (*leans.get(fact, ()), *found)
    return Qualification(
        account, card_of(framework, said, leans), language or language_of(company, LANGUAGES), now, committee,
        known_of(company, seated(committee), now),
    )  # fmt: skip


def framework_named(name: str) -> Framework:
    """A framework by its name, or by the file of a table of one's own.

    Raises:
        BadInput: for neither, and for a table with mistakes.
    """
    if name.lower() in frameworks():
        return frameworks()[name.lower()]
    if not name.endswith(".toml"):
        raise BadInput(
            f"{name!r} is no framework. There are {', '.join(frameworks())}, or a table of your own: FILE.toml"
        )
    try:
        return parse_framework(text_of(Path(name)), Path(name).name)
    except ProfileError as error:
        raise BadInput(str(error)) from error


def answer_named(text: str) -> tuple[str, str, str]:
    """An answer given on the command line, "money=4 approved in June", as field, value and note.

    Raises:
        BadInput: for what is none.
    """
    name, sign, said = text.partition("=")
    if not sign or not said.strip():
        raise BadInput(
            f'{text[:60]!r} is no answer: write FACT=LEVEL and a note, such as "money=4 signs in June".'
        )
    field = field_answered(name)
    if field.startswith("company."):
        return field, said.strip(), ""
    level, _, note = said.strip().partition(" ")
    return field, level, note.strip()


def field_answered(name: str) -> str:
    """The field that an answer to a fact fills, or the value of the company that is called so.

    Raises:
        BadInput: for what is neither.
    """
    key = name.strip().lower().replace(" ", "_").removeprefix("deal.")
    if key in facts():
        return facts()[key].field
    if key.removeprefix("company.") in {field.removeprefix("company.") for field in FIELDS}:
        return full_name(key)
    raise BadInput(f"{name.strip()[:60]!r} is no fact. Facts are: {', '.join(facts())}")


def unasked(framework: Framework, answers: Sequence[str]) -> list[str]:
    """The facts that are answered and that a framework does not ask for, in order."""
    asked = {facts()[factor.fact].field for factor in framework.factors}
    fields = dict.fromkeys(answer_named(text)[0] for text in answers)
    return [
        field.removeprefix("deal.") for field in fields if field.startswith("deal.") and field not in asked
    ]


# -- as JSON -----------------------------------------------------------------------------------------------


def shown(qualification: Qualification) -> dict[str, Any]:
    """A qualification as one JSON object."""
    q, card, company = qualification, qualification.card, qualification.account.company
    verdict, coming = q.account.verdict, qualification.next()
    waits = q.verdict_waits
    return {
        "company": company.name,
        "domain": company.value("company.domain"),
        "row": q.account.number,
        "framework": card.framework.key,
        "low": card.low, "high": card.high, "expected": card.likely, "most": card.framework.most,
        "passed": card.passed,
        "factors": [_shown_line(line) for line in card.lines],
        "next_question": coming and {
            "key": coming.question.key, "text": coming.question.text(q.language), "language": q.language,
            "facts": list(coming.facts), "narrows": coming.narrows,
        },
        "verdict": {
            "verdict": str(verdict.decision), "score": verdict.score, "low": verdict.low, "high": verdict.high,
            "next_question": waits and {"field": waits.field, "text": waits.text},
        },
    }  # fmt: skip


def _shown_line(line: Line) -> dict[str, Any]:
    said = line.said
    return {
        "factor": line.factor.name,
        "fact": line.factor.fact,
        "level": line.level,
        "meaning": line.fact.levels[line.level - 1] if line.level else None,
        "low": line.low, "high": line.high, "expected": round(line.likely, 2),
        "researchable": line.factor.fact in researchable(),
        "said": said and {
            "level": said.level, "by": said.by, "at": said.statement.seen.isoformat(), "note": said.note,
            "fresh": said.fresh,
        },
        "leans": [
            {"level": lean.level, "because": lean.because, "statements": _shown_statements(lean.evidence)}
            for lean in line.leans
        ],
    }  # fmt: skip


def _shown_statements(statements: Sequence[Statement]) -> list[dict[str, str]]:
    return [
        {"source": s.source, "url": s.url, "quote": s.quote, "seen": s.seen.isoformat()} for s in statements
    ]
