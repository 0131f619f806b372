"""Is a company that is called as the account is, or nearly so, the account? By its name, and by what speaks against it.

Hardly two companies may bear the name, matching's own comparison must call it the same, and nothing may speak against
it, neither of this company nor of others of that name whom ours know of: then the evidence is strong. A name that is
near, or that others may have too, is weak evidence, or none.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from matching.acquaintances.account import Account
from matching.acquaintances.against import speaks_against
from matching.acquaintances.circle import Acquaintances, Known
from matching.acquaintances.meeting_names import CUT_SHORT, Met, best, is_cut, is_same
from matching.acquaintances.names import names_of
from matching.acquaintances.nouns import Bond, Evidence, Tier, Workplace
from matching.cluster import Verdict
from matching.place import place_alone
from matching.records import Record

# From so many letters on a name may hold a slip and still be told, and from so many on two.
_LONG, _VERY_LONG = 8, 12
# Of fewer letters there are too few for them to mean one company.
_TELLING_INITIALS = 4


def by_name(known: Known, account: Account, circle: Acquaintances) -> Evidence | None:
    """What the name of somebody's company has to do with an account; None where it is merely like it."""
    written = names_of(known.workplace.name)
    met = best(written, (*account.names, *account.former))
    if met and speaks_against(met, known, account):
        return None
    if met and (found := (_same_name if is_same(met) else _near_name)(met, known, account, circle)):
        return found
    label = best(written, account.labels)
    if (
        label
        and is_same(label)
        and circle.telling.coined(label.theirs.tokens)
        and not speaks_against(label, known, account)
    ):
        return Evidence(
            Tier.WEAK, Bond.PERHAPS, f"the account's domain is called {label.ours.text}, as the company is"
        )
    return None


def _same_name(met: Met, known: Known, account: Account, circle: Acquaintances) -> Evidence | None:
    telling, place = circle.telling, known.workplace
    verdict = _verdict(place, account)
    if verdict is Verdict.DIFFERENT or not telling.hints(met.words):
        return None
    said = "the company has " + ("a name that it bore" if met.ours in account.former else "the same name")
    if doubt := _doubt(met, account, circle):
        return (
            Evidence(Tier.WEAK, Bond.PERHAPS, f"{said}, but {doubt}") if telling.decides(met.words) else None
        )
    if verdict is Verdict.SAME and telling.decides(met.words):
        return Evidence(Tier.STRONG, Bond.THERE, f"{said}, which hardly another has")
    if verdict is Verdict.SAME and _in_one_city(place, account):
        return Evidence(Tier.STRONG, Bond.THERE, f"{said} and is in the same city")
    return Evidence(Tier.WEAK, Bond.PERHAPS, f"{said}, but others may have it too")


def _doubt(met: Met, account: Account, circle: Acquaintances) -> str:
    """Why another company of the same name may be meant: one is known of, or the legal form is not the account's."""
    if any(speaks_against(met, other, account) for other in circle.called(met.theirs)):
        return "so has one elsewhere, by others who are there"
    if (namesake := best([met.theirs], account.namesakes)) and is_same(namesake):
        return "so has one elsewhere, by the sources"
    form = met.theirs.form.name
    if form and account.forms and form not in {own.name for own in account.forms}:
        return f"as a {form.upper()}, which the account is not: a translation, or another company"
    return ""


def _near_name(met: Met, known: Known, account: Account, circle: Acquaintances) -> Evidence | None:
    made = _nearness(met, repr(known.workplace.name), circle)
    # A branch is another company to the judge, and that is what is said of it.
    if made and made.bond is not Bond.RELATIVE and _verdict(known.workplace, account) is Verdict.DIFFERENT:
        return None
    return made


def _nearness(met: Met, written: str, circle: Acquaintances) -> Evidence | None:
    """What a name may be that is near the account's: only of a name with a word that hardly another company has."""
    coined = circle.telling.coined
    if met.level == "typo" and coined(met.ours.tokens) and _is_slip(met, circle):
        return Evidence(Tier.WEAK, Bond.PERHAPS, f"the export writes {written}, which may be a slip")
    if met.level == "generic" and coined(met.words):
        return Evidence(Tier.WEAK, Bond.PERHAPS, f"the export writes {written}: a general word more or less")
    if met.level in CUT_SHORT and coined(met.words) and is_cut(met):
        return Evidence(
            Tier.WEAK, Bond.PERHAPS, f"the export writes {written}, which may be the name cut short"
        )
    if met.level == "branch" and coined(met.words):
        return Evidence(
            Tier.WEAK, Bond.RELATIVE, f"by its name {written} is a branch of it, or it is one of that"
        )
    if met.level == "acronym" and min(len(met.ours.key), len(met.theirs.key)) >= _TELLING_INITIALS:
        return Evidence(
            Tier.WEAK, Bond.PERHAPS, f"{written} may abbreviate its name, or be abbreviated by it"
        )
    return None


def _is_slip(met: Met, circle: Acquaintances) -> bool:
    """Whether two names differ as by a slip of the pen: of the same beginning, none the other with an ending more.

    Exports mostly name companies as these do themselves, so short names that are near are two companies; and so are
    names that are near where two people write the one.
    """
    ours, theirs = met.ours.key, met.theirs.key
    most = 2 if min(len(ours), len(theirs)) >= _VERY_LONG else 1
    if min(len(ours), len(theirs)) < _LONG or ours[0] != theirs[0] or circle.bearers(met.theirs) > 1:
        return False
    if ours.startswith(theirs) or theirs.startswith(ours):
        return False
    return OSA.distance(ours, theirs, score_cutoff=most) <= most


def _verdict(place: Workplace, account: Account) -> Verdict:
    """What the engine's judge says of a workplace, by its name and where it is."""
    said = {"company.name": place.name, "company.country": place.country, "company.city": place.city}
    values = {field: (value,) for field, value in said.items() if value}
    (judgement,) = place_alone(Record("export:", "company", values), [account.record])
    return judgement.verdict


def _in_one_city(place: Workplace, account: Account) -> bool:
    cities = {city.casefold() for city in account.company.values("company.city")}
    return place.city.casefold() in cities
