"""In which industry a company is, in sectors, in codes, or in free words.

An industry that sources name and that lies outside all that is asked for is a no; one in words that no table knows
is unknown, and so is one that is merely wider than what is asked ("finance", where banks are wanted). A description
only leans: it may speak of customers as well as of the company.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import NamedTuple

from connectors.text import fold
from icp.answer import Answer, no, unknown, yes
from icp.claims import claims_of, source_and_age, too_old
from icp.criteria.criterion import Ready
from icp.phrases import listed, short
from icp.sectors import (
    CODE_SYSTEMS,
    all_sectors,
    sectors_named,
    sectors_of_code,
    sectors_of_description,
    sectors_of_industry,
    widened,
)
from icp.table import Table, did_you_mean, similar
from matching.nouns import Claim, Company

INDUSTRY, CODE, KEYWORD, DESCRIPTION = (
    "company.industry", "company.industry_code", "company.keyword", "company.description",
)  # fmt: skip
NEEDS = (INDUSTRY, CODE, KEYWORD)
_NOTHING = "no source names its industry"
_MISSPELT = 80.0
# How likely an unknown is met, by what it rests on.
_DESCRIBED, _DESCRIBED_OTHERWISE = 0.7, 0.35
_OTHER_TAGS = 0.3
_WIDER = 0.5
_CODE = re.compile(r"([a-z][a-z0-9-]*):([0-9][0-9A-Za-z.]*)(\*?)")


class CodePattern(NamedTuple):
    """A code of one system, or all codes that begin with it."""

    system: str
    digits: str
    whole: bool

    def fits(self, code: str) -> bool:
        system, digits = _parted(code)
        if system != self.system:
            return False
        return digits == self.digits if self.whole else digits.startswith(self.digits)

    def __str__(self) -> str:
        return f"{self.system}:{self.digits}{'' if self.whole else '*'}"


def _parted(code: str) -> tuple[str, str]:
    system, _, number = code.lower().partition(":")
    return system, number.replace(".", "")


@dataclass(frozen=True)
class Industry(Ready):
    """Any of these sectors, codes or words."""

    sectors: frozenset[str]
    words: tuple[str, ...]
    codes: tuple[CodePattern, ...]
    names: tuple[str, ...]
    kind = "industry"

    @cached_property
    def wish(self) -> str:
        return f"business in {self._wanted}"

    @cached_property
    def contrary(self) -> str:
        return f"no business in {self._wanted}"

    @cached_property
    def _wanted(self) -> str:
        return listed(self.names)

    @property
    def question(self) -> str:
        return "What does {} do: in which industry is it?"

    def answer(self, company: Company, now: datetime) -> Answer:
        fresh, old = {}, {}
        for field in NEEDS:
            fresh[field], old[field] = claims_of(company, field, now)
        if any(fresh.values()):
            return self._of(fresh, now) or self._described(company, now)
        if any(old.values()) and (answer := self._of(old, now)):
            return too_old(answer.because, answer.likely, answer.evidence, NEEDS)
        return self._described(company, now)

    def _of(self, claims: dict[str, tuple[Claim, ...]], now: datetime) -> Answer | None:
        """The answer of what names an industry outright; None where it names none that is known."""
        for field in (CODE, INDUSTRY, KEYWORD):
            for claim in claims[field]:
                if hit := self._hit(field, claim.value):
                    return yes(
                        f'"{short(claim.value)}" ({source_and_age(claim.statements, now)}) {hit}',
                        claim.statements,
                    )
        named = [(claim, sectors_of_code(claim.value)) for claim in claims[CODE]]
        named += [(claim, sectors_of_industry(claim.value)) for claim in claims[INDUSTRY]]
        named = [(claim, sectors) for claim, sectors in named if sectors]
        if named:
            return self._outside(named, claims, now)
        tagged = [claim for claim in claims[KEYWORD] if sectors_of_industry(claim.value)]
        if tagged:
            tags = f"its tags ({source_and_age(tagged[0].statements, now)}) speak of {_labels(tagged)}"
            return unknown(
                f"{tags}, and {_unnamed(claims[INDUSTRY])}", NEEDS, _OTHER_TAGS, tagged[0].statements
            )
        return None

    @cached_property
    def _hit(self) -> Callable[[str, str], str]:
        return lru_cache(maxsize=16_384)(self._meets)

    def _meets(self, field: str, value: str) -> str:
        """How a value meets the criterion, as the end of a sentence; empty when it does not."""
        if field == CODE:
            if fitting := next((code for code in self.codes if code.fits(value)), None):
                return f"is {fitting}"
            sectors = sectors_of_code(value)
        else:
            sectors = sectors_of_industry(value)
        if sectors and not self.sectors.isdisjoint(met := widened(sectors)):
            return f"is {_label(next(name for name in sorted(self.sectors) if name in met))}"
        if self.words and field != CODE:
            text = f" {fold(value)} "
            return next((f'names "{word}"' for word, folded in self._folded if f" {folded} " in text), "")
        return ""

    @cached_property
    def _folded(self) -> tuple[tuple[str, str], ...]:
        return tuple((word, fold(word)) for word in self.words)

    def _outside(
        self, named: list[tuple[Claim, tuple[str, ...]]], claims: dict[str, tuple[Claim, ...]], now: datetime
    ) -> Answer:
        """The answer where an industry is known and is not one of those asked for."""
        claim, sectors = named[0]
        known = {name for _, sectors in named for name in sectors}
        evidence = tuple(s for claim, _ in named for s in claim.statements)
        said = f'"{short(claim.value)}" ({source_and_age(claim.statements, now)}) is {_label(sectors[0])}'
        hoped = self._hoped(self._open_codes(claims[CODE]))
        outside = hoped is not None and (
            hoped.isdisjoint(widened(tuple(sorted(known))))
            and known.isdisjoint(widened(tuple(sorted(hoped))))
        )
        if outside:
            return no(f"{said}, not {self._wanted}", evidence)
        return unknown(f"{said}, which may or may not be {self._wanted}", NEEDS, _WIDER, evidence)

    def _open_codes(self, codes: tuple[Claim, ...]) -> tuple[CodePattern, ...]:
        """The codes asked for that the known ones do not refute: those of systems in which it has no code."""
        systems = {_parted(claim.value)[0] for claim in codes}
        return tuple(code for code in self.codes if code.system not in systems)

    def _hoped(self, codes: tuple[CodePattern, ...]) -> frozenset[str] | None:
        """The sectors of all that would do; None where a word or code asked for has no sector that is known."""
        asked = [sectors_of_industry(word) for word in self.words]
        asked += [sectors_of_code(f"{code.system}:{code.digits}") for code in codes]
        return self.sectors.union(*asked) if all(asked) else None

    def _described(self, company: Company, now: datetime) -> Answer:
        """Unknown, leaning where a description leans."""
        unnamed = _unnamed(claims_of(company, INDUSTRY, now)[0])
        for claim in claims_of(company, DESCRIPTION, now)[0]:
            if sectors := sectors_of_description(claim.value):
                said = f"its description ({source_and_age(claim.statements, now)}) speaks of {_label(sectors[0])}"
                met = not self.sectors.isdisjoint(widened(sectors))
                likely = _DESCRIBED if met else _DESCRIBED_OTHERWISE
                return unknown(f"{said}, and {unnamed}", NEEDS, likely, claim.statements)
        return unknown(unnamed, NEEDS)


def _unnamed(industries: tuple[Claim, ...]) -> str:
    """Why no industry is known: nobody names one, or nobody here knows the name."""
    return f'"{short(industries[0].value)}" names no industry that is known here' if industries else _NOTHING


def _label(sector: str) -> str:
    return all_sectors()[sector].label


def _labels(claims: list[Claim]) -> str:
    names = dict.fromkeys(name for claim in claims for name in sectors_of_industry(claim.value))
    return listed(map(_label, names), "and")


def _code_pattern(text: str) -> CodePattern | None:
    match = _CODE.fullmatch(text.lower())
    if match is None or match.group(1) not in CODE_SYSTEMS:
        return None
    return CodePattern(match.group(1), match.group(2).replace(".", ""), not match.group(3))


def _code_remedy(text: str) -> str:
    system = text.partition(":")[0].lower()
    if ":" in text and system not in CODE_SYSTEMS:
        return did_you_mean(system, CODE_SYSTEMS)
    return 'write the system, a colon and the code: "sic:7372", or "sic:73*" for all that begin so'


def _asked(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each term of `any` with the sectors it names; a free word names none. A sector misspelt is a mistake."""
    for term in table.texts("any", "software"):
        named = (term,) if term in all_sectors() else sectors_named(term)
        if not named and (meant := similar(term, all_sectors(), _MISSPELT)):
            remedy = f'did you mean "{meant}"? Words that are no sector belong under kind = "keywords"'
            table.wrong("any", f'"{term}" is not a sector', remedy, term)
        yield term, named


def read(table: Table) -> Industry | None:
    """`any`: sectors, in any of the languages known, or free words; `codes`: "sic:7372", "nace:62*"."""
    asked = list(_asked(table))
    codes = table.each("codes", "sic:7372", _code_pattern, _code_remedy)
    table.need("any", "codes")
    if not table.sound:
        return None
    sectors = frozenset(name for _, named in asked for name in named)
    words = tuple(term for term, named in asked if not named)
    names = (
        *(_label(name) for name in dict.fromkeys(n for _, named in asked for n in named)),
        *map('"{}"'.format, words),
    )
    return Industry(sectors, words, codes, (*names, *map(str, codes)))
