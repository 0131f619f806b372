"""Countries, subdivisions and cities for connectors/lexicon/, from CLDR and ISO 3166. A part of build_lexicon.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from connectors.text import fold

LANGUAGES = (
    "en de fr es it pt nl sv da nb fi is et lv lt pl cs sk hu sl hr sr bs mk bg ro el tr ru uk be ka hy az kk he ar "
    "fa hi bn ta th vi id ms fil ja ko zh zh_Hant ca eu gl ga cy sq sw af"
).split()
CITY_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "cs")
EU = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
EEA = frozenset(("IS", "LI", "NO"))
# Short and everyday names. Where two countries share a spelling, the one it stands beside here has it.
SHORT_NAMES = {
    "AE": "UAE|U.A.E.|Emirates|VAE|EAU",
    "BA": "Bosnia",
    "BN": "Brunei",
    "BO": "Bolivia",
    "CD": "DR Congo|DRC|Democratic Republic of the Congo",
    "CG": "Congo|Republic of the Congo",
    "CH": "Switzerland|Schweiz|Suisse|Svizzera",
    "CI": "Ivory Coast|Côte d'Ivoire",
    "CN": "PRC|P.R. China|Mainland China|People's Republic of China",
    "CV": "Cape Verde",
    "CZ": "Czech Republic|Czechia|Tschechien",
    "DE": "Deutschland|BRD|Federal Republic of Germany",
    "FM": "Micronesia",
    "GB": "UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Großbritannien|Angleterre|Inglaterra"
    "|Schottland|Engeland|Groot-Brittannië|Gran Bretaña|Grande-Bretagne",
    "HK": "Hong Kong|Hongkong|Hong Kong SAR",
    "IE": "Republic of Ireland|Eire|Ireland (Republic)",
    "IR": "Iran|Persia",
    "KP": "North Korea|DPRK",
    "KR": "South Korea|Korea|Republic of Korea|Korea (South)|Korea, Republic of",
    "LA": "Laos",
    "MD": "Moldova",
    "MK": "Macedonia",
    "MM": "Burma|Birma",
    "MO": "Macau|Macao",
    "NL": "Holland|The Netherlands|Hollande|Holanda|Olanda|Pays Bas",
    "NZ": "Aotearoa",
    "PH": "Philippines|The Philippines",
    "PS": "Palestine",
    "RU": "Russia|Russian Federation",
    "SA": "KSA|Kingdom of Saudi Arabia",
    "SY": "Syria",
    "SZ": "Swaziland",
    "TL": "East Timor",
    "TR": "Türkiye|Turkey",
    "TW": "Taiwan, Province of China|Republic of China|Taiwan R.O.C.|Chinese Taipei",
    "TZ": "Tanzania",
    "US": "U.S.|US|USA|U.S.A.|America|United States of America|the United States|the US|EUA|EE.UU."
    "|États-Unis d'Amérique",
    "VA": "Vatican|Holy See",
    "VE": "Venezuela",
    "VN": "Vietnam|Viet Nam",
}
SUBDIVISION_WORDS = {
    "CA-BC": "b c",
    "CA-NL": "newfoundland",
    "CA-ON": "ont",
    "CA-PE": "pei",
    "CA-QC": "que",
    "US-AZ": "ariz",
    "US-CA": "calif",
    "US-CO": "colo",
    "US-CT": "conn",
    "US-DC": "washington dc|washington d c",
    "US-FL": "fla",
    "US-IL": "ill",
    "US-MA": "mass",
    "US-MI": "mich",
    "US-MN": "minn",
    "US-NY": "new york state",
    "US-OR": "ore",
    "US-PA": "penn|penna",
    "US-TN": "tenn",
    "US-TX": "tex",
    "US-WA": "wash|washington state",
    "US-WI": "wis",
}


def countries() -> Iterator[tuple[str, ...]]:
    """Alpha-2, alpha-3, English name, ccTLD, membership, every spelling that means this country alone."""
    import pycountry
    from babel import Locale

    spellings: dict[str, set[str]] = defaultdict(set)
    meant: dict[str, set[str]] = defaultdict(set)
    locales = [Locale.parse(language) for language in LANGUAGES]
    for country in pycountry.countries:
        code = country.alpha_2
        names = SHORT_NAMES.get(code, "").split("|")
        names += [getattr(country, field, "") for field in ("name", "common_name", "official_name")]
        names += [locale.territories.get(code, "") for locale in locales]
        for key in {fold(name) for name in names} - {""}:
            spellings[code].add(key)
            meant[key].add(code)
    for country in sorted(pycountry.countries, key=lambda c: c.alpha_2):
        code = country.alpha_2
        settled = {fold(name) for name in SHORT_NAMES.get(code, "").split("|")}
        own = [key for key in sorted(spellings[code]) if len(meant[key]) == 1 or key in settled]
        english = locales[0].territories.get(code, country.name)
        domain = {"GB": "uk"}.get(code, code.lower())
        group = "eu" if code in EU else "eea" if code in EEA else ""
        yield code, country.alpha_3, english, domain, group, "|".join(own)


def subdivisions() -> Iterator[tuple[str, ...]]:
    """Code, name, country, further spellings, for countries whose addresses are written with them."""
    import pycountry

    for country in ("AU", "CA", "US"):
        for part in sorted(pycountry.subdivisions.get(country_code=country), key=lambda s: s.code):
            yield part.code.partition("-")[2], part.name, country, SUBDIVISION_WORDS.get(part.code, "")


def cities() -> Iterator[tuple[str, ...]]:
    """Folded name and country of the cities after which time zones are named: seats and large cities everywhere."""
    from babel import Locale
    from babel.core import get_global

    found: dict[str, str] = {}
    zones = get_global("zone_territories")
    for language in CITY_LANGUAGES:
        for zone, names in Locale.parse(language).time_zones.items():
            if (name := fold(names.get("city", ""))) and zone in zones:
                found.setdefault(name, zones[zone])
    for zone, country in zones.items():
        if country != "001" and "/" in zone and not zone.startswith("Etc/"):
            found.setdefault(fold(zone.rpartition("/")[2]), country)
    yield from sorted((name, country) for name, country in found.items() if len(country) == 2)
