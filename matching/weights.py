"""The worth of every level of agreement: shipped priors, set by judgement on lists of companies and people.

A weight is log2(m/u): how much likelier a level is seen in two records of one subject (m) than in records of two
(u). Where two share a word or value, its rarity in the input takes the place of a fixed u. Two policies are built in:
what is missing has no weight, and what makes two subjects two (another register number, another country, another
domain of their own) weighs more than its frequency alone would say, because a wrong merge costs more than a missed
one. Nothing is learned here, and nothing here knows how a level is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple


class Force(IntEnum):
    """What a level of evidence does to clusters, beyond its bits."""

    NONE = 0
    DOUBT = 1  # speaks against a join as much as its bits say
    CONFLICT = 2  # two records that differ so are not put into one cluster by way of a third
    BAR = 3  # nor by any other evidence; only by a person


class Weight(NamedTuple):
    """The worth of one level: `bits`, plus `share` of the rarity of what is shared, at most `most` of it."""

    bits: float
    share: float = 0.0
    most: float = 0.0
    says: str = ""
    force: Force = Force.NONE


Weights = Mapping[tuple[str, str], Weight]
# Identifiers of which a company has one: two different ones are two companies.
EXCLUSIVE = ("lei", "cik", "ein", "wikidata")
_DOUBT, _CONFLICT, _BAR = Force.DOUBT, Force.CONFLICT, Force.BAR

_SHARED: dict[tuple[str, str], Weight] = {
    ("linkedin", "same"): Weight(-0.5, 1, 17, "the same LinkedIn page {left}"),
    ("linkedin", "differs"): Weight(-6, says="different LinkedIn pages ({left}, {right})", force=_CONFLICT),
    ("profile", "same"): Weight(-0.5, 1, 16, "the same profile {left}"),
    ("profile", "differs"): Weight(0),
    ("phone", "same"): Weight(-1, 1, 13, "the same telephone number {left}"),
    ("phone", "differs"): Weight(-0.7, says="different telephone numbers"),
    ("place", "street"): Weight(-1, 1, 11, "the same street address {left}"),
    ("place", "postal_code"): Weight(-0.5, 1, 9, "the same postal code {left}"),
    ("place", "city"): Weight(-0.5, 1, 6, "the same city {left}"),
    ("place", "region"): Weight(-0.4, 1, 4, "the same region {left}"),
    ("place", "country"): Weight(-0.2, 1, 4, "the same country {left}"),
    ("place", "hinted"): Weight(1.0, says="the domain's ending fits the country {left}"),
}

COMPANY: Weights = {
    **_SHARED,
    ("name", "same"): Weight(2.5, 1, 24, "the same name, {left}"),
    ("name", "reordered"): Weight(0, 1, 22, "the same words in another order ({left}, {right})"),
    ("name", "former"): Weight(-1, 1, 20, "the former name of one, {right} / {left}"),
    ("name", "generic"): Weight(-1, 1, 20, "names that differ by a general word ({left}, {right})"),
    ("name", "typo"): Weight(-2, 1, 18, "names that differ by a slip ({left}, {right})"),
    ("name", "shortened"): Weight(-3.2, 1, 17, "one name is the other cut short ({left}, {right})"),
    ("name", "contained"): Weight(-5, 1, 16, "one name holds the other ({left}, {right})"),
    ("name", "acronym"): Weight(-0.5, 1, 12, "one name abbreviates the other ({left}, {right})"),
    ("name", "generic_differs"): Weight(-7, 0.7, 10, "names with different general words ({left}, {right})"),
    ("name", "branch"): Weight(-5, 0.4, 6, "one name adds a country ({left}, {right})"),
    ("name", "extended"): Weight(-14, says="registered names, one with a word more ({left}, {right})",
                                 force=_CONFLICT),
    ("name", "numbered"): Weight(-16, says="names with different numbers ({left}, {right})", force=_CONFLICT),
    ("name", "kin"): Weight(-9, says="names that share a telling word, one of them informal ({left}, {right})",
                            force=_DOUBT),
    ("name", "family"): Weight(-14, says="names of one family, each with a word of its own ({left}, {right})",
                               force=_CONFLICT),
    ("name", "differs"): Weight(-5.5, says="different names ({left}, {right})"),
    ("domain", "same"): Weight(-0.5, 1, 16, "the same web domain {left}"),
    ("domain", "same_label"): Weight(-1, says="domains that differ in their ending ({left}, {right})",
                                     force=_DOUBT),
    ("domain", "differs"): Weight(-14, says="different web domains ({left}, {right})", force=_CONFLICT),
    ("lei", "same"): Weight(26, says="the same LEI {left}"),
    ("lei", "differs"): Weight(-30, says="different LEIs ({left}, {right})", force=_BAR),
    ("cik", "same"): Weight(26, says="the same CIK {left}"),
    ("cik", "differs"): Weight(-30, says="different CIKs ({left}, {right})", force=_BAR),
    ("ein", "same"): Weight(24, says="the same EIN {left}"),
    ("ein", "differs"): Weight(-20, says="different EINs ({left}, {right})", force=_BAR),
    ("wikidata", "same"): Weight(22, says="the same Wikidata item {left}"),
    ("wikidata", "differs"): Weight(-14, says="different Wikidata items ({left}, {right})", force=_BAR),
    ("opencorporates", "same"): Weight(24, says="the same OpenCorporates entry {left}"),
    ("opencorporates", "differs"): Weight(-8, says="different OpenCorporates entries", force=_CONFLICT),
    ("registration", "same"): Weight(13, says="the same register number {left}"),
    ("registration", "differs"): Weight(-4, says="different register numbers ({left}, {right})", force=_CONFLICT),
    ("vat", "same"): Weight(20, says="the same VAT number {left}"),
    ("vat", "differs"): Weight(-8, says="different VAT numbers ({left}, {right})", force=_CONFLICT),
    ("uei", "same"): Weight(22, says="the same Unique Entity ID {left}"),
    ("uei", "differs"): Weight(-6, says="different Unique Entity IDs", force=_CONFLICT),
    ("ror", "same"): Weight(20, says="the same ROR identifier {left}"),
    ("ror", "differs"): Weight(-4, says="different ROR identifiers", force=_CONFLICT),
    ("duns", "same"): Weight(22, says="the same D-U-N-S number {left}"),
    ("duns", "differs"): Weight(-6, says="different D-U-N-S numbers", force=_CONFLICT),
    ("isin", "same"): Weight(22, says="the same ISIN {left}"),
    ("isin", "differs"): Weight(-3, says="different ISINs"),
    ("crunchbase", "same"): Weight(17, says="the same Crunchbase page {left}"),
    ("crunchbase", "differs"): Weight(-6, says="different Crunchbase pages", force=_CONFLICT),
    ("github", "same"): Weight(14, says="the same GitHub organisation {left}"),
    ("github", "differs"): Weight(-3, says="different GitHub organisations"),
    ("board", "same"): Weight(15, says="the same job board {left}"),
    ("board", "differs"): Weight(-3, says="different job boards"),
    ("email", "same"): Weight(-1, 1, 13, "the same e-mail address {left}"),
    ("legal_form", "same"): Weight(0.7, says="the same legal form {left}"),
    ("legal_form", "kind"): Weight(0.2),
    ("legal_form", "differs"): Weight(-1, says="different legal forms ({left}, {right})"),
    ("legal_form", "abroad"): Weight(-5, says="legal forms of different countries ({left}, {right})", force=_CONFLICT),
    ("place", "country_differs"): Weight(-8, says="different countries ({left}, {right})", force=_CONFLICT),
    ("place", "region_differs"): Weight(-3, says="different regions ({left}, {right})"),
    ("place", "city_differs"): Weight(-2.5, says="different cities ({left}, {right})"),
    ("place", "city_close"): Weight(2.0, says="cities spelt alike ({left}, {right})"),
    ("place", "postal_code_close"): Weight(1.5, says="postal codes that differ by a digit"),
    ("place", "postal_code_differs"): Weight(-1.5, says="different postal codes ({left}, {right})"),
    ("place", "hinted_differs"): Weight(-3, says="a domain of another country ({left}, {right})"),
}  # fmt: skip

PERSON: Weights = {
    **_SHARED,
    ("phone", "same"): Weight(-1, 1, 7, "the same telephone number {left}"),
    ("linkedin", "differs"): Weight(-10, says="different LinkedIn pages ({left}, {right})", force=_CONFLICT),
    ("name", "same"): Weight(-0.7, 1, 22, "the same name, {left}"),
    ("name", "fuller"): Weight(-2, 1, 20, "one name is fuller ({left}, {right})"),
    ("name", "nickname"): Weight(-2.5, 1, 19, "a short form of the forename ({left}, {right})"),
    ("name", "initial"): Weight(-2.5, 1, 17, "the same initial and family name ({left}, {right})"),
    ("name", "partial"): Weight(-2.5, 1, 14, "a part of the name is missing ({left}, {right})"),
    ("name", "typo"): Weight(-3, 1, 18, "names that differ by a slip ({left}, {right})"),
    ("name", "swapped"): Weight(-4, 1, 18, "forename and family name changed places ({left}, {right})"),
    ("name", "two_typos"): Weight(-5.5, 1, 15, "names that differ by two slips ({left}, {right})"),
    ("name", "middle_differs"): Weight(-9, 0.7, 9, "different middle names ({left}, {right})", force=_DOUBT),
    ("name", "family_only"): Weight(-9, 1, 8, "the same family name, different forenames ({left}, {right})",
                                    force=_DOUBT),
    ("name", "given_only"): Weight(-6.5, 1, 7, "the same forename, different family names ({left}, {right})"),
    ("name", "resembles"): Weight(-4, 0.5, 5, "names that resemble each other ({left}, {right})"),
    ("name", "generation_differs"): Weight(-12, says="father and son ({left}, {right})", force=_CONFLICT),
    ("name", "partial_differs"): Weight(-5, says="what is known of the names differs ({left}, {right})"),
    ("name", "differs"): Weight(-12, says="different names ({left}, {right})", force=_DOUBT),
    ("birth_date", "same"): Weight(-0.3, 1, 14, "the same date of birth {left}"),
    ("birth_date", "close"): Weight(6.5, says="dates of birth that differ by a slip ({left}, {right})"),
    ("birth_date", "two_parts"): Weight(1.5, says="dates of birth that agree in part ({left}, {right})"),
    ("birth_date", "near"): Weight(2.5, says="dates of birth within a few weeks ({left}, {right})"),
    ("birth_date", "wrong_year"): Weight(-1, says="dates of birth that agree but for the year ({left}, {right})"),
    ("birth_date", "year"): Weight(2, says="the same year of birth"),
    ("birth_date", "differs"): Weight(-7, says="different dates of birth ({left}, {right})", force=_DOUBT),
    ("id_number", "same"): Weight(-0.3, 1, 17, "the same number {left}"),
    ("id_number", "close"): Weight(10, says="numbers that differ by a digit"),
    ("id_number", "differs"): Weight(-6, says="different numbers ({left}, {right})", force=_CONFLICT),
    ("email", "same"): Weight(-0.5, 1, 17, "the same e-mail address {left}"),
    ("email", "close"): Weight(7, says="e-mail addresses that differ by a slip ({left}, {right})"),
    ("email", "moved"): Weight(4, says="e-mail addresses alike before the @ ({left}, {right})"),
    ("email", "alias"): Weight(-1, 1, 8, "e-mail addresses of one domain that may be one person's ({left}, {right})"),
    ("email", "colleague"): Weight(-8, says="different e-mail addresses of one domain", force=_CONFLICT),
    ("email", "differs"): Weight(-1, says="different e-mail addresses"),
    ("affiliation", "same"): Weight(-1, 1, 9, "the same employer {left}"),
    ("affiliation", "differs"): Weight(-3, says="different employers ({left}, {right})", force=_CONFLICT),
    ("place", "country_differs"): Weight(-4, says="different countries ({left}, {right})", force=_DOUBT),
    ("place", "region_differs"): Weight(-2, says="different regions ({left}, {right})"),
    ("place", "city_differs"): Weight(-2, says="different cities ({left}, {right})"),
    ("place", "city_close"): Weight(3, says="cities spelt alike ({left}, {right})"),
    ("place", "postal_code_close"): Weight(3, says="postal codes that differ by a digit ({left}, {right})"),
    ("place", "postal_code_differs"): Weight(-1.5, says="different postal codes ({left}, {right})"),
    ("place", "hinted_differs"): Weight(-1, says="a domain of another country"),
}  # fmt: skip
