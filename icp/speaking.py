"""Which language a company is spoken to in, of those that somebody is able to: by its website and its country.

A language is never guessed from a name, a person's or a company's.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from connectors.lexicon import rows
from matching.nouns import Company

FALLBACK = "en"
"""What is spoken where nothing fits."""


@cache
def usual_in(country: str) -> tuple[str, ...]:
    """The languages of business of a country, the commonest first; none where the table has none for it."""
    found = {code: tuple(languages.split()) for code, languages in rows("languages.tsv", "icp")}
    return found.get(country, ())


def language_of(company: Company, able: Iterable[str]) -> str:
    """The language of a company among those that somebody is able to; English, or the first, where none fits.

    A website in one language only decides, wherever it is: who shows Belgium a Dutch page is not spoken to in French.
    A website in several lets the country choose among them; without a website the country chooses alone.
    """
    able = list(able)
    shown = dict.fromkeys(tag.lower().partition("-")[0] for tag in company.values("company.language"))
    usual = usual_in(company.value("company.country"))
    wanted = [*(language for language in usual if language in shown), *shown] if shown else usual
    fitting = next((language for language in wanted if language in able), "")
    if fitting or FALLBACK in able or not able:
        return fitting or FALLBACK
    return able[0]
