"""How to fill a seat for which nobody is known, or nobody likely: which source could name one, and what to ask.

A source that names whom one looks for is cheaper than a question, and a question cheaper than a guess.
"""

from __future__ import annotations

from collections.abc import Sequence

from connectors.lexicon.posts import BuyingRole
from matching.committee.nouns import Purchase
from matching.committee.posts import sold_to
from matching.deciders import Persona

_TEAM = "the website's team, about and contact pages name people with their posts"
_REGISTER = "the register of companies names who may sign for it: managing directors and officers"
_BOARDS = "job boards: an advertised post often says to whom it reports and what it works with"
_OWN = "your own contacts: a file of people given with --also"

_SOURCES = {
    BuyingRole.ECONOMIC_BUYER: (_REGISTER, _TEAM),
    BuyingRole.CHAMPION: (_TEAM, _BOARDS, _OWN),
    BuyingRole.TECHNICAL_EVALUATOR: (_BOARDS, _TEAM),
    BuyingRole.USER: (_BOARDS, _OWN),
    BuyingRole.PROCUREMENT: ("the website's pages for suppliers and tenders", _TEAM),
    BuyingRole.LEGAL: ("the privacy policy and the imprint name who answers for data protection", _TEAM),
    BuyingRole.BLOCKER: (),
}
_QUESTIONS = {
    BuyingRole.ECONOMIC_BUYER: "Whose budget would this come from, and who signs?",
    BuyingRole.CHAMPION: "Who runs {field}, and who there would gain most if it went better?",
    BuyingRole.TECHNICAL_EVALUATOR: "Who checks whether something new works and fits with what you have?",
    BuyingRole.USER: "Whose working day would this change?",
    BuyingRole.PROCUREMENT: "How do you buy: is there a purchasing department, and from what sum on is it asked?",
    BuyingRole.LEGAL: "Who reviews contracts and data protection, and how long does that take?",
    BuyingRole.BLOCKER: "Who could still say no at the end, and what would worry them?",
}


def fill(role: BuyingRole, purchase: Purchase) -> tuple[str, ...]:
    """How to find out who holds a seat: sources that have not named anybody yet, then a question in words."""
    asked = {s.source for person in purchase.company.people for s in person.statements("person.title")}
    sources = [source for source in _SOURCES[role] if not (source is _TEAM and "website" in asked)]
    return (*sources, f"ask: {_QUESTIONS[role].format(field=field_of(purchase.personas))}")


def field_of(personas: Sequence[Persona]) -> str:
    """The field that is sold to, in the words of its weightiest persona."""
    if not personas:
        return "the field it is for"
    persona = max(sold_to(personas), key=lambda p: p.weight)
    if persona.functions:
        return persona.functions[0].replace("_", " ")
    return f'the field of "{persona.name}"'
