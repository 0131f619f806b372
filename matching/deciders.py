"""Who decides at a company, among the people the sources place there: ranked, each with the reasons.

A title alone does not tell: in a company of eight the founder holds most seats and a head of growth decides; in one of
eight thousand the same head advises. So four things are weighed: how well somebody fits the personas of the profile,
how high they stand for a company of this size, how fresh the evidence of their being there is, and how strong. Nobody
who left is listed, and nobody of whom that is unsure stands above somebody who is there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log10, sqrt

from connectors.lexicon.posts import BuyingRole, Function, Seniority
from connectors.text import fold
from matching.nouns import Affiliation, Company, Person
from matching.titles import Title, read_title

SMALL = 10  # people, up to which the one who runs a company holds most seats
LARGE = 1_000  # people, from which heads and managers rarely decide alone
UNKNOWN_SIZE = 50
_COUNT = re.compile(r"(?<!\d)\d{1,9}(?!\d)")
_ALWAYS_DECIDE = frozenset(
    (Seniority.OWNER, Seniority.C_LEVEL, Seniority.VP, Seniority.DIRECTOR, Seniority.HEAD, Seniority.BOARD)
)


@dataclass(frozen=True)
class Persona:
    """Somebody whom a profile looks for. Empty functions or seniorities mean any; keywords are words of the title."""

    name: str
    functions: tuple[str, ...]
    seniorities: tuple[str, ...]
    weight: float = 1.0
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decider:
    """Somebody to talk to: the title that counts, the persona it fits ("" if none), and a score from 0 to 1.

    Of the person's titles the one that counts stands first.
    """

    person: Person
    title: Title
    persona: str
    score: float
    buying_role: BuyingRole | None
    because: tuple[str, ...]


def decision_makers(company: Company, personas: Sequence[Persona] = ()) -> list[Decider]:
    """The people of a company who may decide, the likeliest first; those of whom it is unsure come last.

    Those whose title says that they decide nothing, or says nothing, are listed only when a persona asks for them.
    """
    size = headcount(company.value("company.employees"))
    found = [_decider(person, personas, size) for person in company.people if _listed(person)]
    return sorted((decider for decider in found if decider.persona or _may_decide(decider.title)), key=_order)


def headcount(text: str) -> int | None:
    """A number of employees from "120", "51-200" (its middle, by ratio) or "10000+"; None when it is not known.

    Directories write 0 where they know nothing, and no company has as many people as a number of ten digits says.
    """
    bounds = [int(digits) for digits in _COUNT.findall(text.replace(",", ""))][:2]
    if not bounds or not bounds[-1]:
        return None
    return round(sqrt(max(1, bounds[0]) * bounds[-1]))


def _listed(person: Person) -> bool:
    return person.affiliation is not Affiliation.FORMER and bool(person.name)


def _may_decide(title: Title) -> bool:
    return title.seniority is not None and title.decision_maker is not False


def _order(decider: Decider) -> tuple[bool, float, str, str]:
    unsure = decider.person.affiliation is not Affiliation.CURRENT
    return unsure, -decider.score, fold(decider.person.name), decider.person.id


def _decider(person: Person, personas: Sequence[Persona], size: int | None) -> Decider:
    """Weigh one person by the title that serves them best."""
    titles = [title for text in person.titles if not is_over(title := read_title(text))]
    titles = titles or [Title("", (), None, None, None, "", 0.0, "no source gives a present title")]
    best = max((_weigh(person, title, personas, size) for title in titles), key=lambda d: d.score)
    return replace(best, person=_by_title(person, best.title.text))


def _by_title(person: Person, title: str) -> Person:
    passport = person.passports.get("person.title")
    if passport is None:
        return person
    first = tuple(sorted(passport.chosen, key=lambda claim: claim.value != title))
    return replace(person, passports={**person.passports, "person.title": replace(passport, chosen=first)})


def is_over(title: Title) -> bool:
    """Whether a title is one its bearer had: a chief who decides nothing is a former one."""
    return title.decision_maker is False and title.seniority in _ALWAYS_DECIDE


def _weigh(person: Person, title: Title, personas: Sequence[Persona], size: int | None) -> Decider:
    standing, standing_because = _standing(title, size)
    fit, persona, fit_because = _best_fit(title, personas, size)
    sure, sure_because = presence(person)
    merit = 0.6 * fit + 0.4 * standing if personas else standing
    return Decider(
        person=person,
        title=title,
        persona=persona,
        score=round(merit * (0.7 + 0.3 * sure), 4),
        buying_role=_buying_role(title, size),
        because=tuple(line for line in (fit_because, standing_because, sure_because) if line),
    )


# -- standing: how high, in a company of this size ---------------------------------------------------

_STANDING = {
    # in a company of ten, and in one of thousands; between them by the order of magnitude
    Seniority.OWNER: (1.0, 0.7),
    Seniority.C_LEVEL: (1.0, 1.0),
    Seniority.VP: (0.85, 0.85),
    Seniority.DIRECTOR: (0.8, 0.7),
    Seniority.BOARD: (0.6, 0.45),
    Seniority.HEAD: (0.75, 0.5),
    Seniority.MANAGER: (0.6, 0.3),
    Seniority.LEAD: (0.4, 0.15),
    Seniority.SENIOR: (0.25, 0.08),
    Seniority.STAFF: (0.15, 0.05),
    Seniority.JUNIOR: (0.05, 0.02),
    Seniority.ASSISTANT: (0.05, 0.02),
    Seniority.INTERN: (0.0, 0.0),
}
_NOT_KNOWN = 0.2


def _standing(title: Title, size: int | None) -> tuple[float, str]:
    if title.seniority is None:
        return _NOT_KNOWN, f"seniority not known: {title.because}"
    small, large = _STANDING[title.seniority]
    share = largeness(size)
    people = "of unknown size" if size is None else f"of about {size} people"
    return small + (
        large - small
    ) * share, f'"{title.text}" is {level_name(title.seniority)} in a company {people}'


def level_name(seniority: Seniority) -> str:
    """A level as people say it."""
    return {"c_level": "C-level", "vp": "VP level"}.get(seniority.value, f"{seniority.value} level")


def largeness(size: int | None) -> float:
    """0 up to ten people, 1 from a thousand, by order of magnitude between them."""
    people = max(SMALL, min(LARGE, size or UNKNOWN_SIZE))
    return (log10(people) - log10(SMALL)) / (log10(LARGE) - log10(SMALL))


# -- fit: how well a title answers to a persona ------------------------------------------------------


def _best_fit(title: Title, personas: Sequence[Persona], size: int | None) -> tuple[float, str, str]:
    """The persona that a title fits best, how well (weighed against the weightiest persona), and why."""
    heaviest = max((persona.weight for persona in personas), default=0.0)
    best: tuple[float, str, str] = (0.0, "", "fits no persona" if personas else "")
    for persona in personas:
        fit, because = _fit(title, persona, size)
        weighed = fit * persona.weight / heaviest if heaviest > 0 else fit
        if weighed > best[0]:
            best = (weighed, persona.name, f"fits {persona.name}: {because}")
    return best


def _fit(title: Title, persona: Persona, size: int | None) -> tuple[float, str]:
    """How well one title fits one persona, 0 to 1. Where it names fields or words, one of them must be there."""
    level = level_fit(title, persona)
    field, because = field_fit(title, persona)
    if field == 0.0 and _holds_every_seat(title, size):
        field, because = 0.6, "in a company this small whoever runs it decides this too"
        level = max(level, 0.8)
    if not level or not field:
        return 0.0, ""
    return level * field, because


def field_fit(title: Title, persona: Persona) -> tuple[float, str]:
    for keyword in persona.keywords:
        if _holds(title.text, keyword):
            return 1.0, f'its title holds "{keyword}"'
    for place, function in enumerate(title.functions):
        if function in persona.functions:
            return (1.0 if place == 0 else 0.9), str(function).replace("_", " ")
    if persona.functions or persona.keywords:
        return 0.0, ""
    return 0.8, str(title.seniority or "any post").replace("_", " ")


def _holds(title: str, keyword: str) -> bool:
    """Whether a title holds a keyword: short ones as whole words, longer ones as parts of compounds too."""
    words, wanted = fold(title), fold(keyword)
    if not wanted:
        return False
    if keyword.endswith("*") or len(wanted) > 4:
        return wanted in words if len(wanted) > 6 else f" {wanted}" in f" {words}"
    return f" {wanted} " in f" {words} "


def level_fit(title: Title, persona: Persona) -> float:
    """1 for a level the persona names, less for each step from it; owners who run a company count as its chiefs."""
    if not persona.seniorities:
        return 0.9 if title.seniority else 0.5
    if title.seniority is None:
        return 0.3
    if title.seniority in persona.seniorities:
        return 1.0
    if title.seniority is Seniority.OWNER and Seniority.C_LEVEL in persona.seniorities:
        return 0.95
    known = [Seniority(name) for name in persona.seniorities if name in set(Seniority)]
    steps = min((abs(title.seniority.rank - level.rank) for level in known), default=9)
    return {1: 0.6, 2: 0.3}.get(steps, 0.0)


def _holds_every_seat(title: Title, size: int | None) -> bool:
    runs = title.seniority is Seniority.OWNER or (
        title.seniority is Seniority.C_LEVEL and Function.GENERAL_MANAGEMENT in title.functions
    )
    return runs and size is not None and size <= SMALL


# -- evidence, and the part in a purchase ------------------------------------------------------------


def presence(person: Person) -> tuple[float, str]:
    """How sure it is that somebody is there with this title: freshness first, then how many sources say so."""
    statements = person.statements("person.title") or person.statements("person.name")
    sources = sorted({s.source for s in statements})
    strength = max((s.confidence for s in statements), default=0.5)
    agreeing = 1 - (1 - strength) * 0.5 ** (len(sources) - 1) if sources else strength
    seen = f", last seen {person.seen:%Y-%m-%d}" if person.seen else ""
    said = f"said by {', '.join(sources)}{seen}" if sources else f"no source named{seen}"
    if person.affiliation is Affiliation.CURRENT:
        return agreeing, said
    return 0.4 * agreeing, f"not sure to be there still: {said}"


def _buying_role(title: Title, size: int | None) -> BuyingRole | None:
    """The prior of the title, save that heads and directors of small companies hold budgets."""
    if (
        size is not None
        and size <= 5 * SMALL
        and title.decision_maker
        and title.buying_role is BuyingRole.CHAMPION
    ):
        return BuyingRole.ECONOMIC_BUYER
    return title.buying_role
