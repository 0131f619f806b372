"""Companies and people put together from statements and judgements. Made anew each time; nothing is stored merged.

Given all statements that sources made when asked for one account, and the judgement which of their subjects are that
account, this makes the `Company`: its fused values, the people placed there, the roles it advertises, what it raised,
what happened there lately, and who its family is.
Subjects that were not judged the same stay out, and can still be shown; some of them are its family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from connectors.statement import Statement
from matching.cluster import Judgement
from matching.families import company_family
from matching.nouns import Company, Entity, Relation
from matching.passports import passports_of
from matching.people import people_of
from matching.signals import NOTHING, Past, signals_of

Group = dict[str, list[Statement]]
# Kinds of fields whose values are the company's, and no other thing's that is tied to it.
_ITS_OWN = ("company", "deal")


def by_subject(statements: Iterable[Statement]) -> Group:
    """Statements by what they are about."""
    groups: Group = defaultdict(list)
    for statement in statements:
        groups[statement.subject].append(statement)
    return groups


def company(
    account: str,
    statements: Sequence[Statement],
    same: Collection[str],
    now: datetime,
    trust: Mapping[str, float],
    past: Past = NOTHING,
    judgements: Sequence[Judgement] = (),
) -> Company:
    """The company of an account.

    Args:
        account: its identifier, the subject of its first row.
        statements: all that was said when it was asked about, of whatever subject.
        same: the subjects judged to be this company.
        past: what was said at earlier times, of whatever subject; only the company's own counts.
        judgements: on its subjects and others; those judged unsure are not called its namesakes.
    """
    groups = by_subject(statements)
    own = [s for subject in sorted(same) for s in groups.get(subject, ()) if s.kind in _ITS_OWN]
    made = Company(
        id=account,
        passports=passports_of(own, now, trust),
        subjects=tuple(sorted(same)),
        people=tuple(people_of(groups, set(same), now, trust)),
        roles=tuple(_things(groups, set(same), "role.employer", now, trust)),
        fundings=tuple(_things(groups, set(same), "funding.company", now, trust)),
    )
    events = tuple(_things(groups, set(same), "signal.company", now, trust))
    family = company_family(account, statements, same, judgements)
    return replace(
        made,
        signals=signals_of(made, events, past.of(same), now),
        family=tuple(_calling(made, relation) for relation in family),
    )


def _calling(made: Company, relation: Relation) -> Relation:
    """A relation in which the company is called by the name that is believed, and not by any that it has."""
    one, other = (
        replace(end, name=made.name) if end.id == made.id and made.name else end for end in relation.ends
    )
    return replace(relation, one=one, other=other)


def _things(
    groups: Group, same: set[str], link: str, now: datetime, trust: Mapping[str, float]
) -> Iterable[Entity]:
    """Roles, fundings or events that a statement ties to this company."""
    for subject, said in sorted(groups.items()):
        if any(s.field == link and s.value in same for s in said):
            yield Entity(subject, passports_of(said, now, trust), (subject,))
