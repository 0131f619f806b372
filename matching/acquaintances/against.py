"""What tells a company of the very same name from an account: a country, a legal form, a site.

Nothing here speaks for anybody. That nothing speaks against a company says little: most exports tell no more of it than
its name.
"""

from __future__ import annotations

from connectors.lexicon.legal_forms import LegalForm
from matching.acquaintances.account import Account
from matching.acquaintances.circle import Known, sites_called
from matching.acquaintances.meeting_names import Met
from matching.acquaintances.names import names_of

# "Limited" is none of them: it is what a form of any of them is called in English.
_REGISTERED_KINDS = frozenset(("private_limited", "public_limited", "limited_partnership", "cooperative"))


def speaks_against(met: Met, known: Known, account: Account) -> bool:
    """Whether a country, a legal form or a site tells somebody's company, of that name, from the account."""
    place, countries = known.workplace, account.countries
    if place.country and countries and place.country not in countries:
        return True
    if any(_other_form(name.form, account) for name in names_of(place.name)):
        return True
    sites = sites_called(met.theirs, known)
    return bool(sites and account.domains and account.domains.isdisjoint(sites))


def _other_form(form: LegalForm, account: Account) -> bool:
    """Whether a legal form is one of another country, or another one than the account's own."""
    if form.countries and account.countries and form.countries.isdisjoint(account.countries):
        return True
    return bool(form.name and account.forms) and all(_are_two(form, one) for one in account.forms)


def _are_two(a: LegalForm, b: LegalForm) -> bool:
    """Whether no company has both forms: of one it may be written in another language, so the kind alone counts."""
    if a.countries and b.countries and a.countries.isdisjoint(b.countries):
        return True
    return a.kind != b.kind and {a.kind, b.kind} <= _REGISTERED_KINDS
