"""What a brief says of the company itself: what it does in its own words, what is known of it and how surely, and why
it is worth a call. A value that nobody knows is shown as such, with who was asked and how that ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from connectors.fields import FIELDS, Kind
from connectors.lexicon.places import country_name
from connectors.statement import State, Statement
from connectors.text import fold
from enrich.exports.brief.nouns import Fact, Notes, Reason, Said, in_one_line, shown_day
from enrich.store.records import AskRecord
from icp.claims import age_in_words, is_current
from icp.interval import Decision, Group
from icp.verdict import Reason as Judged
from icp.verdict import Verdict
from matching.families import family_of
from matching.nouns import Company, Passport
from matching.signals.stated import amount_in_words

_MOST_WORDS = 220
_MOST_VALUE = 64
_MOST_ADDRESS = 254
_MOST_REASONS = 5
_MOST_BECAUSE = 110
_MOST_LABEL = 60
_SHOWN = {"Tools": 4, "Telephone": 1, "Mail": 1}
_MOST_ASKED = 4
_SHORT = 4
_LEAST_SENTENCE = 30
_FIELDS = (
    ("Size", ("company.employees",)), ("Place", ("company.city", "company.country")),
    ("Industry", ("company.industry",)), ("Founded", ("company.founded",)), ("Revenue", ("company.revenue",)),
    ("Legal name", ("company.legal_name",)), ("Open roles", ("company.open_roles",)),
    ("Tools", ("company.technology",)), ("Telephone", ("company.phone",)), ("Mail", ("company.email",)),
)  # fmt: skip
# Of these it is said that they are not known; the others are left out.
_WANTED = frozenset(("Size", "Place", "Industry"))


# -- what it does --------------------------------------------------------------------------------------


def about(company: Company, notes: Notes) -> Iterator[Said]:
    """What it says of itself, at most two texts, quoted; in somebody else's words where its own site says nothing."""
    own = [s for s in company.statements("company.description") if s.source == "website"]
    told = own or [*company.statements("company.description")]
    description = told[0] if told else None
    if description:
        yield _quoted(description, notes)
    if sentence := _telling(company, description.value if description else ""):
        yield _quoted(sentence, notes)


def _quoted(statement: Statement, notes: Notes) -> Said:
    return Said(f"“{in_one_line(statement.value, _MOST_WORDS)}”", notes.cite([statement], 1))


def _telling(company: Company, description: str) -> Statement | None:
    """Of the sentences of its own site the one that has most in common with its description, industry and name."""
    known = _words(
        description, *company.values("company.industry"), *company.values("company.keyword"), company.name
    )
    said = [s for s in company.statements("company.own_words") if fold(s.value) not in fold(description)]
    telling = [s for s in said if _is_sentence(s.value) and (_words(s.value) & known or not description)]
    return max(telling, key=lambda s: (len(_words(s.value) & known), -len(s.value), s.value), default=None)


def _is_sentence(text: str) -> bool:
    """Whether a text is a sentence, and not a heading or a row of words."""
    return text.rstrip("”»\"')").endswith((".", "!", "。", "।")) and len(text) >= _LEAST_SENTENCE


def _words(*texts: str) -> set[str]:
    return {word for text in texts for word in fold(text).split() if len(word) >= _SHORT}


# -- what is known -------------------------------------------------------------------------------------


def facts(
    company: Company,
    asks: Sequence[AskRecord],
    yields: Mapping[str, Sequence[str]],
    notes: Notes,
    now: datetime,
) -> Iterator[Fact]:
    """Size, place, industry and the rest, each with its age and how sure it is.

    Args:
        asks: how each source that was asked ended.
        yields: what each source may say.
    """
    for label, fields in _FIELDS:
        known = [company.passports[name] for name in fields if company.values(name)]
        if known:
            yield _fact(label, known, notes, now)
        elif label in _WANTED:
            yield Fact(label, Said(f"not known: {why_unknown(fields[0], asks, yields)}"))
    yield from _funding(company, asks, yields, notes, now)
    above = [kin for kin in family_of(company.id, company.family).above if kin.member.name]
    for kin in above[:1]:
        sure = "disputed" if kin.relation.conflict else _sure_word(kin.relation.sure)
        text = in_one_line(", ".join(p for p in (kin.member.name, kin.called, kin.days) if p), _MOST_VALUE)
        seen = max((s.as_of.date() for s in kin.relation.evidence), default=None)
        yield Fact("Group", Said(text, notes.cite(kin.relation.evidence)), sure, kin.relation.sure, seen)


def _fact(label: str, known: Sequence[Passport], notes: Notes, now: datetime) -> Fact:
    main = known[0]
    most = _SHOWN.get(label, 2)
    text = ", ".join(
        shown_value(value, p.field) for p in known for value in p.values[: most if p is main else 1]
    )
    more = len(main.values) - most
    most_letters = _MOST_ADDRESS if label == "Mail" else _MOST_VALUE  # one that is cut leads to nobody
    statements = [s for passport in known for claim in passport.chosen[:most] for s in claim.statements]
    return Fact(
        label,
        Said(
            in_one_line(text, most_letters) + (f" and {more} more" if more > 0 else ""),
            notes.cite(statements),
        ),
        _sure(main, now),
        round(main.support, 2),
        max(s.as_of.date() for s in main.chosen[0].statements),
    )


def shown_value(value: str, field: str) -> str:
    """A value as people read it."""
    kind = FIELDS[field].kind
    if kind is Kind.COUNTRY:
        return country_name(value) or value
    if kind is Kind.MONEY:
        return amount_in_words(value)
    if field == "company.employees":
        return f"{int(value):,} people" if value.isdecimal() else f"{value} people"
    return value


def _sure(passport: Passport, now: datetime) -> str:
    if passport.conflict:
        return "disputed"
    return _sure_word(passport.support) if is_current(passport.chosen[0], now) else "old"


def _sure_word(belief: float) -> str:
    return "sure" if belief >= 0.9 else "likely" if belief >= 0.7 else "unsure"


def _funding(
    company: Company,
    asks: Sequence[AskRecord],
    yields: Mapping[str, Sequence[str]],
    notes: Notes,
    now: datetime,
) -> Iterator[Fact]:
    """The latest round, or else all that was raised."""
    dated = [funding for funding in company.fundings if funding.value("funding.date")]
    if dated:
        last = max(dated, key=lambda f: (f.value("funding.date"), f.id))
        parts = (
            amount_in_words(last.value("funding.amount")),
            last.value("funding.kind"),
            last.value("funding.date"),
        )
        main = last.passports["funding.date"]
        cited = [s for name in ("funding.amount", "funding.date") for s in last.statements(name)]
        day = max(s.as_of.date() for s in main.statements)
        text = in_one_line(", ".join(part for part in parts if part), _MOST_VALUE)
        yield Fact("Funding", Said(text, notes.cite(cited)), _sure(main, now), round(main.support, 2), day)
    elif company.values("company.raised"):
        yield _fact("Raised", [company.passports["company.raised"]], notes, now)
    else:
        yield Fact("Funding", Said(f"not known: {why_unknown('funding.amount', asks, yields)}"))


def why_unknown(field: str, asks: Sequence[AskRecord], yields: Mapping[str, Sequence[str]]) -> str:
    """Why nobody knows a value: who has nothing, who did not answer and why, or that nobody was asked."""
    ended: dict[str, State] = {}
    causes: dict[str, str] = {}
    for ask in asks:
        if field in yields.get(ask.source, ()):
            ended[ask.source] = ask.outcome.state
            causes[ask.source] = str(ask.outcome.cause).replace("_", " ")
    failed = [source for source, state in ended.items() if state is State.UNKNOWN]
    empty = [source for source in ended if source not in failed][:_MOST_ASKED]
    parts = [f"{_listed(empty)} {'has' if len(empty) == 1 else 'have'} nothing"] if empty else []
    if failed:
        more = f", nor did {len(failed) - 1} more" if len(failed) > 1 else ""
        parts.append(f"{failed[0]} did not answer ({causes[failed[0]]}){more}")
    return "; ".join(parts) or "no source was asked"


def _listed(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


# -- is it worth a call --------------------------------------------------------------------------------


def reasons(verdict: Verdict, notes: Notes, now: datetime) -> Iterator[Reason]:
    """What the criteria say: first what made the verdict, then the rest, what weighs most first."""
    first = _FIRST[verdict.decision]
    ordered = sorted(verdict.reasons, key=lambda r: (_counts(r) != first, r.group is Group.EXCLUDE, -r.of))
    for reason in ordered[:_MOST_REASONS]:
        because = in_one_line(dated(reason.because, reason.evidence, now), _MOST_BECAUSE)
        cited = notes.cite(reason.evidence)
        label = f"not: {reason.label}" if reason.group is Group.EXCLUDE else reason.label
        yield Reason(str(reason.word), _counts(reason), in_one_line(label, _MOST_LABEL), Said(because, cited))


_FIRST = {Decision.QUALIFIED: "for", Decision.REJECTED: "against", Decision.NEEDS_RESEARCH: "open"}


def _counts(reason: Judged) -> str:
    """Whether an answer speaks for the company, against it, or is open; an exclude that is not met speaks for it."""
    word = str(reason.word)
    if word in ("unknown", "partly"):
        return "open"
    return "for" if (word == "yes") != (reason.group is Group.EXCLUDE) else "against"


def dated(sentence: str, evidence: Iterable[Statement], now: datetime) -> str:
    """A sentence without ages: a brief is forwarded, and "today" is another day then.

    The notes behind it give source and day. Where a sentence says that something is too old, the day stands in it.
    """
    for s in evidence:
        age, day = age_in_words((now - s.as_of).days), shown_day(s.as_of.date())
        sentence = sentence.replace(f" ({s.source}, {age})", "").replace(
            f"{s.source}, {age}", f"{s.source}, {day}"
        )
        sentence = sentence.replace(f"{s.source}, stale: {age}", f"{s.source}, {day}")
    return sentence
