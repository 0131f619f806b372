"""A postal address written on one line, taken apart: street, number, unit, postal code, city, region, country.

The postal code is what holds on to: its shape tells the country where nobody names it, and the city stands before it
(Britain, North America, Australia, India) or behind it (most of Europe). The street is what comes first. Shapes are
known for the countries of `_POSTAL`; of others only what commas and a country's name tell is read.

It refuses to correct what is written, and leaves empty what does not stand there: no city is looked up for a postal
code. Two addresses are compared by `street_key`, `postal_key` and `city_key` of their parts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from connectors.lexicon.places import country_code, subdivision
from matching.normalise.gazetteer import cities_named
from matching.normalise.places import postal_key, region_code

# Shapes of postal codes, and whether the city stands behind them on the line.
_POSTAL = {
    "GB": (r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", False), "CA": (r"[A-Z]\d[A-Z] ?\d[A-Z]\d", False),
    "NL": (r"\d{4} ?[A-Z]{2}", True), "IE": (r"[A-Z]\d[\dW] ?[A-Z\d]{4}", False), "US": (r"\d{5}(?:-\d{4})?", False),
    "AU": (r"\d{4}", False), "DE": (r"(?:D-)?\d{5}", True), "FR": (r"(?:F-)?\d{5}", True), "ES": (r"\d{5}", True),
    "IT": (r"(?:I-)?\d{5}", True), "AT": (r"(?:A-)?\d{4}", True), "CH": (r"(?:CH-)?\d{4}", True),
    "BE": (r"(?:B-)?\d{4}", True), "DK": (r"(?:DK-)?\d{4}", True), "NO": (r"(?:NO?-)?\d{4}", True),
    "SE": (r"(?:SE?-)?\d{3} ?\d{2}", True), "FI": (r"(?:FI-)?\d{5}", True), "PL": (r"\d{2}-\d{3}", True),
    "PT": (r"\d{4}-\d{3}", True), "CZ": (r"\d{3} ?\d{2}", True), "BR": (r"\d{5}-\d{3}", False),
    "IN": (r"\d{3} ?\d{3}", False), "SG": (r"\d{6}", False), "JP": (r"〒?\d{3}-\d{4}", False), "MX": (r"\d{5}", True),
}  # fmt: skip
# Shapes that no other country has, in which a code tells its country.
_TELLING = ("GB", "CA", "NL", "PL", "PT", "BR", "JP")
_PREFIXED = {"D": "DE", "F": "FR", "I": "IT", "A": "AT", "CH": "CH", "B": "BE", "DK": "DK", "N": "NO", "NO": "NO",
             "S": "SE", "SE": "SE", "FI": "FI"}  # fmt: skip
_BOX = re.compile(
    r"\b(?:p\.? ?o\.? ?box|post office box|postfach|postbus|bo[iî]te postale|b\.?p\.?|apartado(?: postal)?|apdo\.?"
    r"|casella postale|c\.?p\.?|caixa postal|postboks|box|skrytka pocztowa)\.?:? ?(?:n[ro°º.]* ?)?(\d[\d ]*)",
    re.I,
)
_UNIT = re.compile(
    r"(?:^|[\s,])((?:suite|ste|unit|apartment|apt|room|rm|office|floor|fl|level|lvl|building|bldg|flat|stock|etage|étage"
    r"|piso|planta|piano|interno|scala|bât|top|stiege|whg|#)\.? ?[a-z]?-?\d+[a-z]?\b|\d+(?:st|nd|rd|th) (?:floor|fl)\b"
    r"|\d+\.? ?(?:og|stock|etage|étage|piso)\b)\.?",
    re.I,
)
_UNIT_NUMBER = re.compile(r"(?<![a-z])([a-z]?-?\d+(?:(?!st|nd|rd|th)[a-z])?)(?=\W|$|st|nd|rd|th)")
_UNIT_WORD = re.compile(r"[a-zé]{2,}", re.I)
_UNIT_NAMES = {
    name: kind
    for kind, names in {
        "unit": "suite ste unit apartment apt flat office room rm top whg interno",
        "floor": "floor fl level lvl stock etage étage piso planta piano og st nd rd th",
        "building": "building bldg bât scala stiege",
    }.items()
    for name in names.split()
}
_NUMBER_FIRST = re.compile(
    r"^(\d+[a-z]?(?:[-/]\d+[a-z]?)?(?: ?(?:bis|ter))?),? +(?=\D|\d+(?:st|nd|rd|th)\b)(.+)$", re.I
)
_NUMBER_LAST = re.compile(r"^(.*\D)[ ,]+(\d+ ?[a-z]?(?:[-/]\d+ ?[a-z]?)?)$", re.I)


class Address(NamedTuple):
    """The parts of an address as they are written; `country` and `region` are ISO codes, `unit` is "floor 3"."""

    street: str = ""
    number: str = ""
    unit: str = ""
    box: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


@lru_cache(maxsize=16_384)
def read_address(text: str, country: str = "") -> Address:
    """Take a one-line or many-line address apart.

    Args:
        country: alpha-2 code of where it is, when known; it decides which shape of postal code is looked for.
    """
    parts = [part.strip(" .;") for part in re.split(r"[,\n;|•·]+", text)]
    parts = [part for part in parts if part]
    named = _country_behind(parts)
    country = named or country.upper()
    unit, parts = _taken(_UNIT, parts)
    box, parts = _taken(_BOX, parts)
    country, at, code, before, behind = _postal(parts, country)
    if at < 0:
        return _unposted(parts, country, unit, box)
    city, region, head = _town(parts, at, before, behind, country)
    street, number = _street(head)
    return Address(street, number, _unit(unit), _digits(box), postal_key(code), city, region, country)


def _country_behind(parts: list[str]) -> str:
    """The country that is the last part, which it takes off; not a state that looks like one."""
    if len(parts) < 2 or subdivision(parts[-1].split()[0], "US"):
        return ""
    code = country_code(parts[-1])
    if code:
        parts.pop()
    return code


def _taken(shape: re.Pattern[str], parts: list[str]) -> tuple[str, list[str]]:
    """The first thing of a shape among the parts, and the parts without it."""
    for n, part in enumerate(parts):
        if found := shape.search(part):
            rest = f"{part[: found.start()]} {part[found.end() :]}".strip()
            return found[0].strip(" ,"), [*parts[:n], *([rest] if rest else []), *parts[n + 1 :]]
    return "", parts


def _postal(parts: list[str], country: str) -> tuple[str, int, str, str, str]:
    """Country, place among the parts, postal code, and what stands before and behind it in its part."""
    for shape_of in (country,) if country else (*_TELLING, ""):
        shape = _POSTAL[shape_of][0] if shape_of in _POSTAL else r"(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{4})?"
        for at in range(len(parts) - 1, -1, -1):
            for found in reversed(list(re.finditer(rf"(?<![\w-]){shape}(?![\w-])", parts[at], re.I))):
                before, behind = parts[at][: found.start()].strip(), parts[at][found.end() :].strip()
                told = country or shape_of or _told(found[0], before)
                if told and not (at == 0 and not before and behind and len(parts) > 1):
                    return told, at, _bare_code(found[0]), before, behind
    return country, -1, "", "", ""


def _told(code: str, before: str) -> str:
    """The country of a code that several have: by a letter before it, or by a state of the US before it."""
    prefix = _PREFIXED.get(code.partition("-")[0].upper(), "") if code[:1].isalpha() else ""
    return prefix or (
        "US" if len(code) >= 5 and subdivision(before.split()[-1] if before else "", "US") else ""
    )


def _bare_code(code: str) -> str:
    return (
        re.sub(r"^(?:[A-Z]{1,2}-|〒)", "", code, flags=re.I) if "-" in code[:3] or code[0] == "〒" else code
    )


def _town(parts: list[str], at: int, before: str, behind: str, country: str) -> tuple[str, str, list[str]]:
    """City and region, and the parts left for the street."""
    head = parts[:at]
    if country in _POSTAL and _POSTAL[country][1]:
        head += [before] if before else []
        city, *further = [behind, *parts[at + 1 :]] if behind else parts[at + 1 :] or [""]
        region = next((code for part in further if (code := region_code(part, country))), "")
        return re.sub(r"\s*\(([A-Z]{2})\)$", "", city), region, head
    words = before.split()
    for length in range(min(3, len(words)), 0, -1):
        if region := region_code(" ".join(words[-length:]), country):
            if rest := " ".join(words[:-length]):
                return _city_of(rest, head, country, region)
            return (head.pop() if head else ""), region, head
    if before:
        return _city_of(before, head, country, "")
    region = region_code(head[-1], country) if head else ""
    if region and len(head) > 1 and country != "GB":
        head.pop()
    return (head.pop() if len(head) > 1 else behind), region, head


def _city_of(rest: str, head: list[str], country: str, region: str) -> tuple[str, str, list[str]]:
    """A city where street and city may share a part: the longest ending of it that is a known city of there."""
    words = rest.split()
    if not head and len(words) > 1:
        for start in range(1, len(words)):
            if cities_named(" ".join(words[start:]), country, region):
                return " ".join(words[start:]), region, [" ".join(words[:start])]
        return words[-1], region, [" ".join(words[:-1])]
    return rest, region, head


def _unposted(parts: list[str], country: str, unit: str, box: str) -> Address:
    """An address without a postal code: the street first, then city and region."""
    if not parts:
        return Address("", "", _unit(unit), _digits(box), "", "", "", country)
    region = region_code(parts[-1], country or "US") if len(parts) > 1 else ""
    if region and not cities_named(parts[-1], country or "US"):
        parts, country = parts[:-1], country or "US"
    city = parts[-1] if len(parts) > 1 or not any(map(str.isdigit, "".join(parts))) else ""
    street, number = _street(parts[:-1] if city else parts)
    return Address(street, number, _unit(unit), _digits(box), "", city, region, country)


def _street(head: list[str]) -> tuple[str, str]:
    """Street and number of the parts before the city: the first that has a number, else the first."""
    lines = [part for part in head if any(map(str.isdigit, part))] or head
    line = lines[0] if lines else ""
    if line.isdigit() and len(head) > 1:  # "12, rue de la Paix" and "Via Roma, 5"
        others = [part for part in head if part != line]
        return others[0], line
    if number_first := _NUMBER_FIRST.match(line):
        return number_first[2].strip(" ,"), number_first[1].replace(" ", "")
    if number_last := _NUMBER_LAST.match(line):
        return number_last[1].strip(" ,"), number_last[2].replace(" ", "")
    return line, ""


def _unit(text: str) -> str:
    """A unit in one spelling: "Ste. 200" is "unit 200", "3rd Floor" and "3. Etage" are "floor 3"."""
    number = _UNIT_NUMBER.search(text.lower())
    if number is None:
        return ""
    words = _UNIT_WORD.findall(text.lower())
    kind = next((_UNIT_NAMES[word] for word in words if word in _UNIT_NAMES), "unit")
    return f"{kind} {number[1]}"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
