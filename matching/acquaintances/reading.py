"""An acquaintance from the row of an export. What is read are the statements that any list of the user's makes.

Only what a path needs is taken over: no telephone, no place of residence, and of several titles the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from connectors.statement import Statement
from connectors.text import fold
from matching.acquaintances.nouns import Acquaintance, Workplace

# What people write where an employer belongs, and is none.
_NO_EMPLOYER = frozenset(
    "self employed|self employment|freelance|freelancer|freelancing|independent|independent consultant|"
    "independent contractor|consultant|contractor|own business|my own business|self|various|various companies|"
    "confidential|stealth|stealth mode|stealth startup|stealth mode startup|undisclosed|retired|unemployed|"
    "open to work|looking for work|looking for opportunities|seeking new opportunities|between jobs|"
    "career break|sabbatical|student|none|private|privat|personal|home|family|selbststandig|selbstandig|"
    "freiberuflich|freiberufler|in rente|im ruhestand|arbeitssuchend|independant|indépendant|auto entrepreneur|"
    "autoentrepreneur|a la retraite|autonomo|autónomo|por cuenta propia|jubilado|libero professionista|in proprio|"
    "pensionato|zelfstandig|zzp|zzper|wlasna dzialalnosc|egen virksomhed|eget foretag|serbest|serbest meslek|emekli|"
    "самозанятый|фриланс|индивидуальный предприниматель|フリーランス|自营|프리랜서".split("|")
)
_FORMER = re.compile(
    r"(?<!\w)(?:ex[-–\s]|former(?:ly)?\s|previously\s|past:?\s|ehem(?:als|\.)?\s|früher\s|anciennement\s|antes\s|già\s)"
    r"(?:(?:[\w.&/ -]{1,40}?)\s(?:at|of|bei|chez|en|presso|@)\s|at\s|bei\s|@\s?)?"
    r"(?P<name>[\w&'’. -]{2,60}?)\s*(?=$|[|,;()/•·\]–]|\s(?:and|und|et|y|e)\s)",
    re.I,
)
_MOST_TITLE = 300


def acquaintance_of(
    said: Sequence[Statement], *, owner: str, day: str, file: str, row: int, private: bool = False
) -> Acquaintance | None:
    """The acquaintance that a row tells of; None where it names nobody.

    Args:
        said: what the row says of its person and of their company.
        day: on which the export was made, ISO 8601.
    """
    first, every = _values(said)
    if not first.get("person.name"):
        return None
    title = first.get("person.title", "")
    return Acquaintance(
        owner=owner,
        name=first["person.name"],
        workplace=_workplace(first, day),
        title=title,
        profile=first.get("person.linkedin", ""),
        emails=tuple(every.get("person.email", ())),
        connected=first.get("person.connected", ""),
        contacted=first.get("person.contacted", ""),
        contact=first.get("person.contact", ""),
        file=file,
        row=row,
        private=private,
        earlier=tuple(Workplace(name=name) for name in former_employers(title)),
    )


def _values(said: Iterable[Statement]) -> tuple[Mapping[str, str], Mapping[str, list[str]]]:
    """Of each field the first value, and all of them."""
    every: dict[str, list[str]] = {}
    for statement in said:
        every.setdefault(statement.field, []).append(statement.value)
    return {field: values[0] for field, values in every.items()}, every


def _workplace(first: Mapping[str, str], day: str) -> Workplace:
    name = first.get("company.name", "") or first.get("person.company_name", "")
    return Workplace(
        name="" if is_no_employer(name) else name,
        domain=first.get("company.domain", ""),
        page=first.get("company.linkedin", ""),
        country=first.get("company.country", ""),
        city=first.get("company.city", ""),
        day=day,
    )


def is_no_employer(name: str) -> bool:
    """Whether what stands for an employer says that there is none: "Self-employed", "Stealth startup"."""
    return fold(name) in _NO_EMPLOYER


def former_employers(title: str) -> list[str]:
    """The companies that a title calls former ones: "Advisor | ex-Acme", "formerly CFO at Acme"."""
    return [found["name"].strip(" .-") for found in _FORMER.finditer(title[:_MOST_TITLE])]
