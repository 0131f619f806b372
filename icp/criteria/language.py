"""The languages of a company's website.

A language is compared by what is asked: "de" takes "de-AT" too, "de-AT" takes no other German. A site whose languages
are known and are others is a no.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from icp.answer import Answer, no, unknown, yes
from icp.claims import claims_of, source_and_age, too_old
from icp.criteria.criterion import Ready
from icp.phrases import listed
from icp.table import Table
from matching.nouns import Claim, Company

FIELD = "company.language"
NEEDS = (FIELD,)
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")


@dataclass(frozen=True)
class Language(Ready):
    """A website in any of these languages, as BCP 47 tags in lower case."""

    tags: tuple[str, ...]
    kind = "language"

    @cached_property
    def wish(self) -> str:
        return f"a website in {listed(self.tags)}"

    @cached_property
    def contrary(self) -> str:
        return f"no website in {listed(self.tags)}"

    @cached_property
    def question(self) -> str:
        return f"Does {{}} have a website in {listed(self.tags)}?"

    def answer(self, company: Company, now: datetime) -> Answer:
        fresh, old = claims_of(company, FIELD, now)
        if fresh:
            return self._of(fresh, now)
        if old:
            answer = self._of(old, now)
            return too_old(answer.because, answer.likely, answer.evidence, NEEDS)
        return unknown("no source says in which language its website is", NEEDS)

    def _of(self, claims: tuple[Claim, ...], now: datetime) -> Answer:
        for claim in claims:
            spoken = claim.value.lower().replace("_", "-")
            if any(spoken == tag or spoken.startswith(f"{tag}-") for tag in self.tags):
                return yes(
                    f"its website is in {claim.value} ({source_and_age(claim.statements, now)})",
                    claim.statements,
                )
        evidence = tuple(s for claim in claims for s in claim.statements)
        spoken = listed((claim.value for claim in claims), "and")
        return no(
            f"its website is in {spoken} ({source_and_age(evidence, now)}), not {listed(self.tags)}", evidence
        )


def _tag(text: str) -> str | None:
    tag = text.lower().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else None


def read(table: Table) -> Language | None:
    """`any`: language tags."""
    tags = table.each("any", "de", _tag, lambda _: 'write a language tag: "de", "pt-br"')
    table.need("any")
    return Language(tags) if table.sound else None
