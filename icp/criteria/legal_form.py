"""The legal form of a company: GmbH, SARL, Ltd.

Two spellings of one form are one form where ISO 20275 or everyday use says so ("Gesellschaft mit beschränkter
Haftung" is GmbH). Where no source states the form, the registered name may end in it. Forms of two countries are never
taken for each other, however alike in law.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from connectors.lexicon.legal_forms import form_of, split_legal_form
from connectors.text import fold
from icp.answer import Answer
from icp.claims import Reading, judge_one
from icp.criteria.criterion import Ready
from icp.phrases import listed
from icp.table import Table
from matching.nouns import Company

FIELD = "company.legal_form"
NAME = "company.legal_name"


@lru_cache(maxsize=16_384)
def form_key(written: str) -> str:
    """The form a spelling stands for; the spelling itself, folded, where no table knows it."""
    return form_of(written).name or fold(written).replace(" ", "")


def _form_in_name(name: str) -> str:
    return split_legal_form(name)[1].name


@dataclass(frozen=True)
class LegalForm(Ready):
    """One of these forms."""

    keys: frozenset[str]
    names: tuple[str, ...]
    kind = "legal_form"

    @cached_property
    def wish(self) -> str:
        return f"{listed(self.names)} as its legal form"

    @cached_property
    def contrary(self) -> str:
        return f"a legal form other than {listed(self.names)}"

    @property
    def question(self) -> str:
        return "What legal form does {} have?"

    def answer(self, company: Company, now: datetime) -> Answer:
        """As a source states it, else as its registered name ends."""
        nothing = "no source says what legal form it has"
        if company.value(FIELD) or not _form_in_name(company.value(NAME)):
            return judge_one(company, FIELD, now, self._test, nothing)
        return judge_one(company, NAME, now, self._test_name, nothing)

    def _test(self, value: str) -> Reading:
        if form_key(value) in self.keys:
            return Reading(1, 1, 1, value, f"is {listed(self.names)}")
        return Reading(0, 0, 0, value, f"is not {listed(self.names)}")

    def _test_name(self, value: str) -> Reading | None:
        form = _form_in_name(value)
        return self._test(form)._replace(what=value) if form else None


def read(table: Table) -> LegalForm | None:
    """`any`: legal forms as they are written."""
    names = table.texts("any", "GmbH")
    table.need("any")
    return LegalForm(frozenset(map(form_key, names)), names) if table.sound else None
