"""Is the company that an export has somebody at the account at hand? By page, domain, name, family and former days.

A page on a network is an identity. A domain is one as long as the names do not contradict it: addresses outlive jobs,
and relatives share domains. The rest is a matter of names (see `by_name.py`), and a relative or a former employer is
said to be one.
"""

from __future__ import annotations

from matching.acquaintances.account import Account
from matching.acquaintances.by_name import by_name
from matching.acquaintances.circle import Acquaintances, Known
from matching.acquaintances.meeting_names import CUT_SHORT, SAME, Met, best, is_cut, is_same
from matching.acquaintances.names import names_of
from matching.acquaintances.nouns import Bond, Evidence, Tier, Workplace
from matching.families import Kin
from matching.normalise.companies import place_of
from matching.normalise.keys import profile_key

# What somebody who works there may call it, given that their mail is at its domain.
_ITS_OWN = frozenset((*SAME, "generic", "former", "typo", "acronym", "code", "generic_differs"))


def evidence_of(known: Known, account: Account, circle: Acquaintances) -> Evidence | None:
    """What the workplace of an acquaintance, the present one or an earlier, has to do with an account; the surest."""
    return (
        _by_page(known, account)
        or _by_domain(known, account)
        or by_name(known, account, circle)
        or _by_family(known.workplace, account, circle)
        or _formerly(known, account, circle)
        or _by_old_address(known, account)
    )


# -- by page and by domain ---------------------------------------------------------------------------


def _by_page(known: Known, account: Account) -> Evidence | None:
    page = profile_key(known.workplace.page)
    if page and page in account.pages:
        return Evidence(Tier.EXACT, Bond.THERE, f"the company's page is {page}")
    return None


def _by_domain(known: Known, account: Account) -> Evidence | None:
    """By an address or a site at a domain of the account, where the company's name does not contradict it."""
    place = known.workplace
    mails = known.mails & account.domains
    if not mails and place.domain not in account.domains:
        return None
    because = f"the {'e-mail address' if mails else 'site'} is at {min(mails) if mails else place.domain}"
    met = best(names_of(place.name), (*account.names, *account.former))
    if not place.name or (met and _may_be_called(met, account)):
        return Evidence(Tier.EXACT, Bond.THERE, because)
    if met and met.level == "branch":
        return Evidence(Tier.WEAK, Bond.RELATIVE, f"{because}, and by its name {place.name} is a branch")
    return None


def is_elsewhere(place: Workplace, account: Account) -> bool:
    """Whether an export names another company than an account, whatever that has to do with it."""
    met = best(names_of(place.name), (*account.names, *account.former))
    return bool(place.name) and not (met and _may_be_called(met, account))


def _may_be_called(met: Met, account: Account) -> bool:
    """Whether whoever works at the account may write its name so: not where theirs has a telling word more."""
    added = " ".join(word for word in met.theirs.words if word not in met.ours.words)
    if place := place_of(added):
        return place in account.countries
    return met.level in _ITS_OWN or (met.level in CUT_SHORT and is_cut(met))


def _by_old_address(known: Known, account: Account) -> Evidence | None:
    """By an address at the account's domain beside the name of another company: of former days, or of a relative."""
    mails = known.mails & account.domains
    if not mails:
        return None
    because = f"the e-mail address is at {min(mails)}, and the export names {known.workplace.name}"
    return Evidence(
        Tier.WEAK, Bond.FORMER, f"{because}: an address of former days, or a relative of the company"
    )


# -- by the family, and by former days -----------------------------------------------------------------


def _by_family(place: Workplace, account: Account, circle: Acquaintances) -> Evidence | None:
    for name, kin in account.kin:
        met = best(names_of(place.name), (name,))
        if met and is_same(met) and circle.telling.hints(met.words):
            return Evidence(Tier.WEAK, Bond.RELATIVE, f"{kin.member.name} is {_called(kin)}")
    return None


def _called(kin: Kin) -> str:
    days = f" ({kin.days})" if kin.days else ""
    return (
        f"its {kin.called}{days}"
        if not kin.called.endswith((" by", " of", " in"))
        else f"one it was {kin.called}"
    )


def _formerly(known: Known, account: Account, circle: Acquaintances) -> Evidence | None:
    """By where older exports have somebody, and by what their title calls a former employer."""
    for place in known.acquaintance.earlier:
        met = best(names_of(place.name), (*account.names, *account.former))
        if met and is_same(met) and circle.telling.hints(met.words):
            source = f"an export of {place.day[:7]} has them there" if place.day else "by their title"
            return Evidence(Tier.WEAK, Bond.FORMER, f"a former employer: {source}")
    return None
