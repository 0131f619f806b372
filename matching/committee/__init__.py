"""Who would be in on a purchase: the buying committee of a company, seat by seat, with what is missing.

Seven seats, as in the literature of the buying centre (Webster and Wind, "A General Model for Understanding
Organizational Buying Behavior", Journal of Marketing 36, 1972) and the sales methods that came of it. Two of them may
be held by many at once (users, and those who can stop it); the others by one.

How likely somebody holds a seat is worked out so:

    weight      = level × field × title            how far the post answers to the seat in a company of this size
    sure        = staying × believed               the chance that it is their post still, and was read rightly
    of one holder:  p(i) = sure(i) · weight(i)^k / (Σ weight^k + (nobody · unseen)^k),  k = 1.5
    of many:        p(i) = weight(i)·sure(i), each for themselves

`level` and `field` are the priors of `seat_levels.tsv` and `seat_fields.tsv`, which change with the company's size;
what is sold is told by the functions and keywords of the profile's personas. `title` is how much of the title was
understood. `nobody` is the weight of whoever is not known, and `unseen` the share of the company's people that is not.
The first rule is Luce's choice axiom (Individual Choice Behavior, 1959): the post that answers best is the likeliest,
and others keep their share. What doubt takes from a person falls to the unknown one: the post goes on without them. The
priors are judgements, so the figures order people and say how sure that is; they were not measured as frequencies.

Never a candidate: who left or may have, and whoever's title says that they work for another firm. Never an economic
buyer: a deputy, an assistant, a member of the board.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from matching.committee.lines import reporting_lines
from matching.committee.nouns import Candidate, Committee, Line, Purchase, Seat, Talk
from matching.committee.plan import plan
from matching.committee.posts import posts_of
from matching.committee.presence import is_there
from matching.committee.remarks import remarks
from matching.committee.seats import seats
from matching.deciders import Persona
from matching.nouns import Affiliation, Company, Person

__all__ = ["Candidate", "Committee", "Line", "Seat", "Talk", "committee"]


def committee(company: Company, personas: Sequence[Persona], now: datetime) -> Committee:
    """The buying committee of a company for what a profile sells.

    Args:
        personas: whom the profile looks for; their functions and keywords say into which field something is sold.
        now: by which the age of the evidence is reckoned.
    """
    purchase = Purchase(company, tuple(personas), now)
    people = sorted(company.people, key=lambda person: person.id)
    there = [person for person in people if is_there(person, company)]
    posts = {person.id: posts_of(person, purchase) for person in there}
    made = seats(purchase, there, posts)
    seated = {candidate.person.id for seat in made for candidate in seat.candidates}
    return Committee(
        company=company,
        seats=made,
        others=tuple(person for person in there if person.id not in seated),
        doubtful=_doubtful(company, {person.id for person in there}),
        lines=reporting_lines(there, posts, purchase.size),
        plan=plan(made, purchase),
        size=purchase.size,
        remarks=remarks(made, there, purchase.size),
    )


def _doubtful(company: Company, there: set[str]) -> tuple[Person, ...]:
    """Everybody else who has a name: first those of whom it is unsure, then those who left; the latest seen first."""
    apart = [person for person in company.people if person.id not in there and person.name]
    return tuple(
        sorted(
            apart,
            key=lambda p: (
                p.affiliation is Affiliation.FORMER,
                -(p.seen.timestamp() if p.seen else 0.0),
                p.name,
                p.id,
            ),
        )
    )
