"""A brief as Markdown (CommonMark with tables of GitHub's kind), to be pasted into a CRM, a wiki or a chat.

What came from pages is escaped, so that none of it becomes a link, an image, a heading or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from enrich.exports.brief.nouns import Brief, Note, Said, Someone, shown_day
from enrich.exports.brief.page import ARROWS, LANGUAGES, SIGNS

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_SCHEME = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
_LIST = re.compile(r"^(\s*\d*)([-+=.)])")


def markdown(brief: Brief) -> str:
    """The brief as a text of Markdown."""
    return "\n".join(_lines(brief)) + "\n"


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, wherever it stands in a line; no address in it becomes a link."""
    safe = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))
    return _SCHEME.sub(r"\1&#8203;\2", _LIST.sub(r"\1\\\2", safe))


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {escaped(brief.company)}" + (f" ({escaped(brief.domain)})" if brief.domain else "")
    score = f"{brief.score:g}" + (f" ({brief.low:g}–{brief.high:g})" if brief.low != brief.high else "")
    yield f"\n**{brief.decision.replace('_', ' ')}**, {score}. Call brief, as of {shown_day(brief.day)}.\n"
    yield from (f"> {_said(it)}\n>" for it in brief.about[:-1])
    yield from (f"> {_said(it)}" for it in brief.about[-1:])
    yield from _section("Known", (_fact(brief, n) for n in range(len(brief.facts))))
    yield from _section("Lately", _happened(brief), "Nothing dated is known of the last months.")
    yield from _section(f"Why {brief.decision.replace('_', ' ')}", (
        f"- {SIGNS[r.counts]} **{escaped(r.label)}** {_said(r.because)}" for r in brief.reasons
    ))  # fmt: skip
    yield from _people(brief)
    missing = (f"- **{', '.join(gap.roles)}**: {escaped(gap.fill)}" for gap in brief.gaps)
    yield from _section("Missing", missing)
    yield from _section("Gone, or not sure to be there still", (f"- {_gone(p)}" for p in brief.doubtful))
    yield from _section("Talk to", (f"{n}. {_said(talk)}" for n, talk in enumerate(brief.plan, 1)))
    yield from _section("Who of us knows them", (f"- {escaped(path)}" for path in brief.paths))
    spoken = "" if brief.language == "en" else f" (in {LANGUAGES[brief.language]})"
    yield from _section(f"Ask{spoken}", (
        f"- *{q.topic}* {q.text}" + (f" ({_said(q.because)})" if q.because else "") for q in brief.questions
    ))  # fmt: skip
    yield from _section("Not sure", (f"- {_said(d.what)} → {escaped(d.settle)}" for d in brief.doubts))
    yield from _section("Sources", (_note(note) for note in brief.notes))


def _section(title: str, lines: Iterable[str], otherwise: str = "") -> Iterator[str]:
    shown = list(lines) or ([otherwise] if otherwise else [])
    if shown:
        yield from (f"\n## {title}\n", *shown)


def _said(it: Said) -> str:
    return escaped(it.text) + _cited(it.notes)


def _cited(notes: Sequence[int]) -> str:
    return " \\[" + ", ".join(map(str, notes)) + "\\]" if notes else ""


def _fact(brief: Brief, n: int) -> str:
    fact = brief.facts[n]
    sure = ""
    if fact.known:
        sure = f" ({fact.sure}, {fact.belief:.2f}" + (f", {shown_day(fact.day)})" if fact.day else ")")
    return f"- **{fact.label}** {_said(fact.value)}{sure}"


def _happened(brief: Brief) -> Iterator[str]:
    for s in brief.signals:
        yield f"- {shown_day(s.day)} {ARROWS[s.direction]} **{escaped(s.kind)}** {_said(s.what)}"


def _people(brief: Brief) -> Iterator[str]:
    yield "\n## People\n"
    if not brief.people:
        yield "Nobody is known who is there now."
        return
    yield "| who | may be (a guess) | last seen | reach |\n|---|---|---|---|"
    for p in brief.people:
        held = ", ".join(f"{role} {100 * chance:.0f} %" for role, chance in p.seats)
        seen = shown_day(p.seen) if p.seen else ""
        yield f"| {_someone(p)} | {held} | {seen} | {escaped(p.reach)} |"


def _someone(p: Someone) -> str:
    return f"**{escaped(p.name)}**, {escaped(p.title)}{_cited(p.notes)}"


def _gone(p: Someone) -> str:
    seen = f", last seen {shown_day(p.seen)}" if p.seen else ""
    return f"{_someone(p)} ({p.standing}{seen})"


def _note(note: Note) -> str:
    quotes = "; ".join(f"“{escaped(quote)}”" for quote in note.quotes[:2])
    return (
        f"{note.n}. {escaped(note.source)}, {shown_day(note.day)}: {quotes} `{note.url.replace('`', '%60')}`"
    )
