"""Profiles and companies of every kind, for laws that hold whatever is asked and whatever is known."""

from __future__ import annotations

from hypothesis import strategies as st

from icp.criteria import KINDS
from icp.profile import Profile, parse_profile
from matching.nouns import Company
from tests.icp.companies import AT_LENGTH, company, disputed, funding, passport, role

CRITERIA = (
    'kind = "size"\nmin = 20\nmax = 500',
    'kind = "size"\nmin = 100',
    'kind = "industry"\nany = ["logistics", "software"]',
    'kind = "industry"\nany = ["construction"]\ncodes = ["nace:43*"]',
    'kind = "industry"\nany = ["drone racing"]',
    'kind = "location"\ncountries = ["DACH"]',
    'kind = "location"\ncountries = ["US"]\ncities = ["Austin"]',
    'kind = "funding"\nmin_amount = 1000000\nwithin_days = 365',
    'kind = "funding"\nstages = ["seed", "series_a"]\nunseen = "no"',
    'kind = "keywords"\nany = ["field service"]',
    'kind = "keywords"\nall = ["route", "fleet"]\nnone = ["crypto"]',
    'kind = "technologies"\nany = ["Stripe", "HubSpot"]',
    'kind = "technologies"\nall = ["Stripe", "HubSpot"]\nunseen = "no"',
    'kind = "signals"\nany = ["hiring:sales", "funding", "code"]',
    'kind = "signals"\nany = ["hiring"]\nunseen = "no"',
    'kind = "age"\nmin_years = 3\nmax_years = 15',
    'kind = "legal_form"\nany = ["GmbH"]',
    'kind = "language"\nany = ["de", "sv"]',
)
FACTS = {
    "company.employees": ("5", "20", "120", "11-50", "1000+", "0", "many"),
    "company.industry": ("Logistics", "Hochbau", "Unspecified", "Printing", "Drone racing"),
    "company.industry_code": ("nace:43.21", "sic:7372", "nace:01.11"),
    "company.keyword": ("crypto", "Freight", "field service"),
    "company.description": (f"Plans a route. {AT_LENGTH}", "We do field service for a fleet.", "Banking."),
    "company.country": ("DE", "US", "RU", "??"),
    "company.city": ("Austin", "Berlin"),
    "company.founded": ("2012", "2023", "2026", "1950-01-01", "soon"),
    "company.technology": ("Stripe", "HubSpot", "Zendesk"),
    "company.stage": ("Seed", "Series B", "Early"),
    "company.last_code": ("2026-09-20", "2019-01-01"),
    "company.hiring": ("yes", "no"),
    "company.legal_form": ("GmbH", "AG"),
    "company.legal_name": ("Nordlicht Instrumente GmbH", "Nordlicht Instrumente"),
    "company.language": ("de-AT", "en"),
}
_ROLES = ("Sales Manager", "Software Engineer")
_SUMS = ("2000000 USD", "50000 USD", "3000000 EUR")
assert {text.split('"')[1] for text in CRITERIA} <= set(KINDS)


@st.composite
def profiles(draw: st.DrawFn, most: int = 5) -> Profile:
    """So many criteria of any kind, each under any of the three heads."""
    chosen = draw(st.lists(st.sampled_from(CRITERIA), min_size=1, max_size=most, unique=True))
    parts = [f"[thresholds]\nqualified = {draw(st.sampled_from((1, 33.3, 50, 60, 100)))}"]
    for text in chosen:
        group = draw(st.sampled_from(("must", "nice", "nice", "exclude")))
        weight = draw(st.sampled_from((0.5, 1, 2, 3, 7)))
        parts.append(f"[[{group}]]\n{text}" + ("" if group == "exclude" else f"\nweight = {weight}"))
    return parse_profile("\n".join(parts), "drawn.toml")


def facts() -> st.SearchStrategy[dict[str, str]]:
    """Some values, one of a field at most."""
    return st.fixed_dictionaries(
        {}, optional={field: st.sampled_from(values) for field, values in FACTS.items()}
    )


def made(known: dict[str, str]) -> Company:
    return company(*(passport(field, value) for field, value in known.items()))


@st.composite
def companies(draw: st.DrawFn) -> Company:
    """A company of which some is known, some is too old, some is disputed, and some may be advertised or raised."""
    known = draw(facts())
    passports = []
    for field, value in known.items():
        days = draw(st.sampled_from((90, 90, 90, 3_000)))
        other = draw(st.sampled_from(FACTS[field]))
        quarrel = draw(st.integers(0, 9)) == 0 and other != value
        passports.append(disputed(field, value, other) if quarrel else passport(field, value, days=days))
    roles = draw(st.lists(st.sampled_from(_ROLES).map(lambda title: role(title=title)), max_size=2))
    rounds = draw(
        st.lists(st.sampled_from(_SUMS).map(lambda s: funding(amount=s, date="2026-08-01")), max_size=1)
    )
    return company(*passports, roles=tuple(roles), fundings=tuple(rounds))
