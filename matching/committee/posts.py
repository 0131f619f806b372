"""What somebody's post is to the purchase: do they run the house, work in the field that is sold to, or judge it?

The level and the fields of a title are read elsewhere (`matching.titles`); which field is sold to is told by the
profile's personas. One title can be several things at once ("CEO & CTO"), each as far as it goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from connectors.lexicon.posts import Function, Seniority
from connectors.lexicon.title_tables import PLACE
from matching.committee.eponym import bears_its_name
from matching.committee.nouns import Purchase
from matching.committee.presence import present_titles
from matching.committee.priors import Relation, near
from matching.deciders import Persona, field_fit, level_fit
from matching.nouns import Person
from matching.titles import Title
from matching.titles.parts import roles
from matching.titles.role import read_role

_RUNS_IT = frozenset((Seniority.OWNER, Seniority.C_LEVEL))
_OF_FIELD = {
    Function.ENGINEERING: Relation.TECHNICAL,
    Function.IT: Relation.TECHNICAL,
    Function.DATA: Relation.TECHNICAL,
    Function.SECURITY: Relation.TECHNICAL,
    Function.FINANCE: Relation.FINANCE,
    Function.PROCUREMENT: Relation.PROCUREMENT,
    Function.LEGAL: Relation.LEGAL,
}
_SAID = {
    Relation.TECHNICAL: "judges technology",
    Relation.FINANCE: "watches over the money",
    Relation.PROCUREMENT: "buys for the company",
    Relation.LEGAL: "looks after law and compliance",
}
# A field named second counts a little less; who is named a founder beside another post runs the house a little less.
_SECOND = 0.8
# Places that are the whole world leave a post as it is.
_EVERYWHERE = frozenset(
    "global worldwide international world weltweit monde mondial mundial グローバル 全球 글로벌".split()
)
_OWNS_A_SHARE = 0.6
_UNNAMED = 0.5


@dataclass(frozen=True)
class Bearing:
    """One thing that a post is to the purchase, how far (0 to 1), and in words.

    `asked_for` is how far its level is one that the persona asks for; 1 where none asks.
    """

    relation: Relation
    strength: float
    because: str
    asked_for: float = 1.0


@dataclass(frozen=True)
class Post:
    """A present title of somebody, with what it is to the purchase. `deputy`: it stands in for that of another."""

    title: Title
    level: Seniority
    bearings: tuple[Bearing, ...]
    deputy: bool

    @property
    def runs_it(self) -> bool:
        """Whether its bearer runs the company as a whole."""
        return any(b.relation is Relation.WHOLE for b in self.bearings)


def posts_of(person: Person, purchase: Purchase) -> tuple[Post, ...]:
    """The posts somebody holds now. A title that tells neither level nor field makes none."""
    titles = present_titles(person, purchase.company, purchase.now)
    posts = [_post(title, purchase.personas) for title in titles if title.seniority or title.functions]
    if bears_its_name(person, purchase.company) and not any(post.runs_it for post in posts):
        posts.append(_owner_by_name(titles))
    return tuple(posts)


def _owner_by_name(titles: Sequence[Title]) -> Post:
    """The post of somebody whose name the company bears, whatever else they are there."""
    unsaid = Title("", (), None, None, None, "", _OWNS_A_SHARE, "no source gives a present title")
    bearing = Bearing(Relation.WHOLE, _OWNS_A_SHARE, "bears the name of the company")
    return Post(titles[0] if titles else unsaid, Seniority.OWNER, (bearing,), deputy=False)


def _post(title: Title, personas: Sequence[Persona]) -> Post:
    read = [read_role(spoken) for spoken in roles(title.text)]
    deputy = any(role.deputy for role in read) and not any(
        role.seniority is title.seniority and not role.deputy for role in read
    )
    bearings = [*_running(title, deputy), *_selling(title, personas), *_of_field(title)]
    bearings.append(Bearing(Relation.OTHER, 1.0, "works in another field"))
    return Post(title, title.seniority or Seniority.STAFF, tuple(bearings), deputy)


def _running(title: Title, deputy: bool) -> Iterator[Bearing]:
    """Whether a post is over the whole house, over a unit of it, or a share in it."""
    general = Function.GENERAL_MANAGEMENT in title.functions
    first = general and title.functions[0] is Function.GENERAL_MANAGEMENT
    if title.seniority in _RUNS_IT and general and not deputy and not _of_a_place(title):
        yield Bearing(Relation.WHOLE, 1.0 if first else _SECOND, "runs the company")
    elif title.seniority is Seniority.OWNER:
        yield Bearing(Relation.WHOLE, _OWNS_A_SHARE, "is one of its owners")
    elif title.seniority is Seniority.DIRECTOR and not title.functions and not title.scope:
        yield Bearing(Relation.WHOLE, _OWNS_A_SHARE, "is a director, of what is not said")
    elif general:
        yield Bearing(Relation.UNIT, 1.0, "runs a part of the company, or stands in for who runs it")


def _of_a_place(title: Title) -> bool:
    """Whether a title holds for one region: "CEO Europe" runs Europe."""
    return any(
        entry is not None and entry.sense is PLACE and text not in _EVERYWHERE
        for spoken in roles(title.text)
        for text, entry in (*spoken.core, *spoken.scope)
    )


def _selling(title: Title, personas: Sequence[Persona]) -> Iterator[Bearing]:
    """How near a post is to the field that is sold to."""
    if not personas:
        if title.functions and title.functions[0] is not Function.GENERAL_MANAGEMENT:
            yield Bearing(Relation.SOLD, _UNNAMED, "works in a field; which one is meant no persona says")
        return
    wanted = sold_to(personas)
    heaviest = max(persona.weight for persona in wanted) or 1.0
    best = Bearing(Relation.SOLD, 0.0, "")
    for persona in wanted:
        fit, because = _fit(title, persona)
        weighed = fit * (0.5 + 0.5 * persona.weight / heaviest)
        if weighed > best.strength:
            because = f'works in the field of "{persona.name}": {because}'
            best = Bearing(Relation.SOLD, weighed, because, level_fit(title, persona))
    if best.strength:
        yield best
        return
    fields = {Function(name) for persona in wanted for name in persona.functions if name in set(Function)}
    for function in title.functions:
        beside = sorted(field for field in fields if near(function, field))
        if beside:
            yield Bearing(Relation.NEAR, 1.0, f"works near {_said(beside[0])}: {_said(function)}")
            return


def sold_to(personas: Sequence[Persona]) -> list[Persona]:
    """The personas that say into which field something is sold: those not merely after who runs the house."""
    whole = {Function.GENERAL_MANAGEMENT.value}
    fields = [p for p in personas if p.keywords or (p.functions and set(p.functions) - whole)]
    return fields or list(personas)


def _fit(title: Title, persona: Persona) -> tuple[float, str]:
    """How well a title fits the field of a persona; where it names none, how well it fits its levels."""
    fit, because = field_fit(title, persona)
    if persona.functions or persona.keywords:
        return fit, because
    return fit * level_fit(title, persona), because


def _of_field(title: Title) -> Iterator[Bearing]:
    for place, function in enumerate(title.functions):
        if relation := _OF_FIELD.get(function):
            yield Bearing(relation, 1.0 if place == 0 else _SECOND, f"{_SAID[relation]}: {_said(function)}")


def _said(function: Function) -> str:
    return str(function).replace("_", " ")
