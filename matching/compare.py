"""Two records, respect by respect: what agrees, what is close, what differs. What one lacks is no evidence.

Facts that are one fact are compared once: all parts of a place are one place; the employer of a person, its domain
and the e-mail address are one affiliation. Otherwise one coincidence would count three times.
"""

from __future__ import annotations

from collections.abc import Callable

from matching import compare_companies, compare_people
from matching.compare_places import compare_places
from matching.compare_values import compare_dates, compare_emails, compare_numbers
from matching.evidence import Evidence
from matching.normalise.keys import domain_label
from matching.traits import Traits

# Identifiers that are equal or not; what a difference means differs from one to the next (weights.py).
IDENTIFIERS = frozenset(
    "lei cik ein wikidata opencorporates registration vat uei ror duns isin linkedin crunchbase github board profile "
    "phone".split()
)
# Values of people in which a slip is told from a difference.
_SLIPS: tuple[tuple[str, Callable[[str, str], str]], ...] = (
    ("birth_date", compare_dates),
    ("id_number", compare_numbers),
    ("email", compare_emails),
)


def compare(left: Traits, right: Traits) -> list[Evidence]:
    """Everything that can be compared of two records of one kind."""
    person = left.kind == "person"
    names = (compare_people if person else compare_companies).compare_names(left, right)
    found = [names] if names else []
    both = left.keys.keys() & right.keys.keys()
    if both:
        found += [_equal(trait, left, right) for trait in sorted(both & IDENTIFIERS)]
        found += _person(left, right) if person else _domains(left, right)
    if not person and (form := _legal_forms(left, right)):
        found.append(form)
    if place := compare_places(left, right):
        found.append(place)
    return found


def _equal(trait: str, left: Traits, right: Traits, field: str = "") -> Evidence:
    """Whether two records share a value of a trait that both have."""
    ours, theirs = left.keys[trait], right.keys[trait]
    for key in ours:
        if key in theirs:
            return Evidence(field or trait, "same", ((trait, key),), key, key)
    return Evidence(field or trait, "differs", (), ours[0], theirs[0])


def _domains(left: Traits, right: Traits) -> list[Evidence]:
    found = []
    if "domain" in left.keys and "domain" in right.keys:
        domain = _equal("domain", left, right)
        if domain.level == "differs" and not _labels(left).isdisjoint(_labels(right)):
            domain = domain._replace(level="same_label")
        found.append(domain)
    if "email" in left.keys and "email" in right.keys:
        email = _equal("email", left, right)
        if email.level == "same":  # a company has many addresses: two different ones tell nothing
            found.append(email)
    return found


def _labels(subject: Traits) -> set[str]:
    return {domain_label(domain) for domain in subject.keys["domain"]}


def _legal_forms(left: Traits, right: Traits) -> Evidence | None:
    ours = [name.form for name in left.companies if name.form.name]
    theirs = [name.form for name in right.companies if name.form.name]
    if not ours or not theirs:
        return None
    pairs = [(a, b) for a in ours for b in theirs]
    if any(a.name == b.name for a, b in pairs):
        level = "same"
    elif all(a.countries and b.countries and a.countries.isdisjoint(b.countries) for a, b in pairs):
        level = "abroad"
    else:
        level = "kind" if any(a.kind == b.kind for a, b in pairs) else "differs"
    return Evidence("legal_form", level, (), ours[0].name, theirs[0].name)


def _person(left: Traits, right: Traits) -> list[Evidence]:
    found = []
    for trait, compared in _SLIPS:
        if trait in left.keys and trait in right.keys:
            evidence = _equal(trait, left, right)
            if evidence.level == "differs":
                evidence = evidence._replace(level=compared(evidence.left, evidence.right))
            if evidence.level == "alias":
                evidence = evidence._replace(agreed=(("employer_domain", evidence.left.partition("@")[2]),))
            found.append(evidence)
    told_by_address = any(piece.field == "email" and piece.level != "differs" for piece in found)
    if not told_by_address and (affiliation := _affiliation(left, right)):
        found.append(affiliation)
    return found


def _affiliation(left: Traits, right: Traits) -> Evidence | None:
    """Whether two people are placed at one company, by the first of these that both tell.

    Sources call one company differently: only the same subject tells something, not a different one.
    """
    differing = None
    for trait in ("employer_subject", "employer_domain", "employer"):
        if trait in left.keys and trait in right.keys:
            evidence = _equal(trait, left, right, "affiliation")
            if evidence.level == "same":
                return evidence
            if trait != "employer_subject" and not compare_companies.alike(evidence.left, evidence.right):
                differing = differing or evidence
    return differing
