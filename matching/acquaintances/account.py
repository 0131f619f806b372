"""A company as workplaces are held against it: its names of today and of old, its sites, its page, its relatives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from connectors.hosts import own_domain
from connectors.lexicon.legal_forms import LegalForm
from matching.acquaintances.names import former_names_of, keys_of, names_of
from matching.families import Family, Kin, family_of
from matching.normalise.companies import CompanyName
from matching.normalise.keys import domain_label, profile_key
from matching.nouns import Company, Kinship
from matching.records import Record

_NAMES = ("company.name", "company.legal_name", "company.other_name")
# What the engine's judge is told of an account. Its people, pages and telephones are none of a workplace's.
_JUDGED = (*_NAMES, "company.former_name", "company.domain", "company.country", "company.city")
# Relations of companies that are no way to one another: namesakes, tenants of one domain, and names of old.
_NO_KIN = frozenset((Kinship.NAMESAKE, Kinship.SHARED_DOMAIN, Kinship.RENAMED))


@dataclass(frozen=True)
class Account:
    """A company as workplaces are held against it."""

    company: Company

    @cached_property
    def names(self) -> tuple[CompanyName, ...]:
        texts = dict.fromkeys(text for field in _NAMES for text in self.company.values(field))
        return tuple(dict.fromkeys(name for text in texts for name in names_of(text)))

    @cached_property
    def labels(self) -> tuple[CompanyName, ...]:
        """What its domains call it. Where a list has no name for a company, or misspells it, they may have it."""
        return tuple(name for site in sorted(self.domains) for name in names_of(domain_label(site)))

    @cached_property
    def former(self) -> tuple[CompanyName, ...]:
        """Names that it no longer bears."""
        texts = [
            *self.company.values("company.former_name"),
            *(kin.member.name for kin in self._family.names),
        ]
        said = (
            name for field in _NAMES for text in self.company.values(field) for name in former_names_of(text)
        )
        return tuple(dict.fromkeys((*(name for text in texts for name in names_of(text)), *said)))

    @cached_property
    def domains(self) -> frozenset[str]:
        sites = (
            *self.company.values("company.domain"),
            *map(own_domain, self.company.values("company.website")),
        )
        return frozenset(site for site in sites if site)

    @cached_property
    def pages(self) -> frozenset[str]:
        return frozenset(map(profile_key, self.company.values("company.linkedin"))) - {""}

    @cached_property
    def countries(self) -> frozenset[str]:
        return frozenset(self.company.values("company.country"))

    @cached_property
    def namesakes(self) -> tuple[CompanyName, ...]:
        """The names of companies that sources told apart from it though they are called alike."""
        kin = (kin for kin in self._family.apart if kin.relation.kind is Kinship.NAMESAKE)
        return tuple(dict.fromkeys(name for one in kin for name in names_of(one.member.name)))

    @cached_property
    def forms(self) -> tuple[LegalForm, ...]:
        """The legal forms that its names have."""
        return tuple(dict.fromkeys(name.form for name in self.names if name.form.name))

    @cached_property
    def kin(self) -> tuple[tuple[CompanyName, Kin], ...]:
        """Its relatives that are companies of their own, under each of their names, and what they are to it."""
        family = self._family
        found = [*family.above, *family.below, *family.changes]
        return tuple(
            (name, kin)
            for kin in found
            if kin.relation.kind not in _NO_KIN and not kin.relation.conflict
            for name in names_of(kin.member.name)
        )

    @cached_property
    def _family(self) -> Family:
        return family_of(self.company.id, self.company.family)

    @cached_property
    def record(self) -> Record:
        values = {field: self.company.values(field) for field in _JUDGED if self.company.values(field)}
        return Record(self.company.id, "company", values)

    def keys(self) -> Iterator[str]:
        """The keys by which whoever has to do with it is met."""
        yield from (f"domain:{domain}" for domain in self.domains)
        yield from (f"page:{page}" for page in self.pages)
        for name in (*self.names, *self.former, *self.labels, *(name for name, _ in self.kin)):
            yield from keys_of(name)
