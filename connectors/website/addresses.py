"""Postal addresses in running lines: a line with a postal code, and the street beside or above it.

Written for finding a head office, not for delivering mail: what is not surely an address is passed over. A postal
code is only believed together with a street, in the form its country uses; the country itself comes from the line
after, a prefix such as "D-", or the country the site is from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from connectors.lexicon import rows
from connectors.lexicon.places import country_code, us_state
from connectors.website.document import Line

_CITY = r"(?P<city>[^\W\d_][^\W\d_'’.\-/]*(?:[ \-'’./]+[^\W\d_][^\W\d_'’.\-/]*){0,4})"
_PREFIX = {"D": "DE", "A": "AT", "F": "FR", "I": "IT", "B": "BE", "N": "NO", "S": "SE", "H": "HU", "L": "LU", "E": "ES",
           "CH": "CH", "DK": "DK", "FI": "FI", "FIN": "FI", "SM": "SM", "RSM": "SM", "LI": "LI"}  # fmt: skip
_STREET = re.compile(
    r"^(?:\d{1,5}(?:[-–/]\d{1,5})?[a-z]?,?\s+(?=.*[^\W\d]{2})|P\.?\s?O\.?\s?Box\s|Postfach\s|One\s|(?=.*[^\W\d]{3}).*[^\W\d]\.?,?\s+\d{1,4}\s?[a-zA-Z]?(?:\s?[-–/+]\s?\d{1,4}\s?[a-zA-Z]?)?(?:,.*)?$)",
    re.I,
)
_NOT_STREET = re.compile(
    r"@|https?:|www\.|©|\b(?:tel|fax|phone|telefon|since|copyright|vol)\b|(?:\d[\s().-]?){9,}", re.I
)
_UNIT = re.compile(
    r"^(?:suite|ste|unit|floor|apt|building|bldg|room|\d+(?:st|nd|rd|th) floor|etage|étage|bâtiment|p\.?o\.? box)\b",
    re.I,
)
_LONGEST = 160
_NEAR_ABOVE = 5
# Countries whose addresses name the state or province.
WITH_REGION = frozenset(("US", "CA", "AU"))


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    return tuple((countries, code, form) for countries, code, form in rows("postal_forms.tsv", __package__))


@cache
def _any_code() -> re.Pattern[str]:
    """Any country's postal code: a line without one is passed over at once."""
    return re.compile("|".join(code for _, code, _ in _rows()))


@cache
def _forms() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """The ways in which countries write the line with the city."""
    whole = (
        (c, form.replace("CITY", _CITY).replace("CODE", f"(?P<code>{code})")) for c, code, form in _rows()
    )
    return tuple((frozenset(countries.split()), re.compile(form)) for countries, form in whole)


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """One address. Parts that are not printed are empty. `quote` is verbatim, lines joined by a space."""

    street: str
    code: str
    city: str
    region: str
    country: str
    quote: str = ""
    line: int = -1

    def __str__(self) -> str:
        place = " ".join(p for p in (self.code, self.city) if p)
        if self.region:
            place = f"{self.city}, {self.region} {self.code}".strip()
        return ", ".join(p for p in (self.street, place, self.country) if p)


def addresses(lines: Sequence[Line], home: Sequence[str]) -> Iterator[PostalAddress]:
    """The postal addresses of a page.

    Args:
        home: ISO codes of the countries the site may be from, likeliest first.
    """
    last = -3
    for line in lines:
        if len(line.text) > _LONGEST or line.number - last < 1 or not line.digits:
            continue
        if not _any_code().search(line.text):
            continue
        for countries, form in _forms():
            found = form.search(line.text)
            if found and (address := _address(lines, line, found, countries, home)):
                if not _elsewhere(lines, address):
                    yield address
                last = line.number
                break


def _elsewhere(lines: Sequence[Line], address: PostalAddress) -> bool:
    """Whether words right above an address say that it is somebody else's: a host's, an insurer's, an authority's."""
    above = range(max(0, address.line - _NEAR_ABOVE), address.line + 1)
    return any(_others().search(lines[n].text) for n in above if len(lines[n].text) <= _LONGEST)


@cache
def _others() -> re.Pattern[str]:
    words = "|".join(row[1] for row in rows("elsewhere.tsv", __package__))
    return re.compile(rf"(?<!\w)(?:{words})", re.I)


def _address(
    lines: Sequence[Line], line: Line, found: re.Match[str], countries: frozenset[str], home: Sequence[str]
) -> PostalAddress | None:
    parts = found.groupdict()
    after = lines[line.number + 1].text if line.number + 1 < len(lines) else ""
    rest = line.text[found.end() :].strip(" ,;|-–")
    stated = country_code(rest) or (country_code(after) if len(after) < 40 else "")
    country = _PREFIX.get(parts.get("prefix") or "", "") or (stated if stated in countries else "")
    country = country or next((c for c in home if c in countries), "")
    region = parts.get("region") or ""
    if countries == {"US"}:
        region, country = us_state(region.replace(".", "")), "US"
        if not region:
            return None
    elif len(countries) == 1:
        country = next(iter(countries))
    street, first = _street(lines, line, line.text[: found.start()].strip(" ,;|•·–-"), found.re)
    city = (parts.get("city") or "").strip(" ,.-")
    if not country or not street or city[:1].islower():
        return None
    head = found.group().strip(" ,;|•·–-")
    quote = (
        line.text[: found.end()]
        if first == line.number
        else " ".join([*(lines[k].text for k in range(first, line.number)), line.text[: found.end()]])
    )
    return PostalAddress(
        street,
        parts["code"],
        city if head else "",
        region,
        country,
        quote,
        line.number,
    )


def _street(lines: Sequence[Line], line: Line, before: str, form: re.Pattern[str]) -> tuple[str, int]:
    """The street beside the city or up to three lines above it, and the line it begins on.

    Args:
        form: of the line with the city; a line above that is another such line is no street.
    """
    for piece in (before, before.rpartition(", ")[2], before.rpartition(" | ")[2]):
        if piece and _is_street(piece):
            return piece, line.number
    if before and not _UNIT.match(before):
        pieces = [p.strip() for p in re.split(r"[,|•·]", before)]
        if streets := [p for p in pieces if _is_street(p)]:
            return ", ".join(pieces[pieces.index(streets[0]) :]), line.number
        if len(before) > 40:
            return "", line.number
    for n in range(line.number - 1, max(-1, line.number - 4), -1):
        text = lines[n].text
        if _names_a_city(form.fullmatch(text)):
            break
        if _is_street(text):
            between = [lines[k].text for k in range(n + 1, line.number)]
            return ", ".join(part.strip(" ,") for part in (text, *between, before) if part.strip(" ,")), n
        if not _UNIT.match(text) and n < line.number - 2:
            break
    return "", line.number


def _names_a_city(line: re.Match[str] | None) -> bool:
    """Whether a whole line is a city with its code. "P.O. Box 12646" has the form of one, but no state called Box."""
    region = line.groupdict().get("region") if line else None
    return line is not None and (not region or bool(us_state(region.replace(".", ""))))


def _is_street(text: str) -> bool:
    return 4 < len(text) <= 90 and bool(_STREET.match(text)) and not _NOT_STREET.search(text)
