"""In which language to write to a company: one its country uses and its website speaks, and the sender too.

When that leaves none, English. A language is never guessed from a name, a person's or a company's.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from matching.nouns import Company
from outreach.sender import Sender

FALLBACK = "en"


@cache
def _usual() -> dict[str, tuple[str, ...]]:
    lines = files(__package__).joinpath("languages.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {country: tuple(languages.split()) for country, languages in rows}


def language_for(company: Company, sender: Sender, available: Iterable[str]) -> str:
    """The language to write in, among those available.

    A website in one language only decides, wherever it is: who shows Belgium a Dutch page is not written to in French.
    A website in several lets the country choose among them; without a website the country chooses alone.
    """
    able = [language for language in available if sender.speaks(language)]
    spoken = dict.fromkeys(tag.lower().partition("-")[0] for tag in company.values("company.language"))
    usual = _usual().get(company.value("company.country"), ())
    wanted = [*(language for language in usual if language in spoken), *spoken] if spoken else usual
    fitting = next((language for language in wanted if language in able), "")
    if fitting or FALLBACK in able or not able:
        return fitting or FALLBACK
    return able[0]
