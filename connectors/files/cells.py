"""What a cell says, in the vocabulary's terms: one value, several, or nothing.

People write "n/a", "~40", "0-50", "mostly DE", an e-mail address where a site belongs, and a LinkedIn page where a
site belongs. What is plain is understood; what is not is left out, and the cell itself is kept as it is anyway.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from connectors.hosts import own_domain, parse, platform, registrable
from connectors.lexicon.places import country_code
from connectors.mailbox import normal
from connectors.statement import Finding
from connectors.telephone import parse_number
from connectors.text import fold, squash, visible

_NOTHING = frozenset(
    "n a|na|none|null|nil|unknown|unbekannt|tbd|tba|x|xx|xxx|not available|not applicable|keine|keine angabe|k a|"
    "inconnu|sin datos|desconocido|nan|undefined|no website|no web|keine website".split("|")
)
_NUMBER = re.compile(r"\d{1,3}(?:[.,' \u00a0]\d{3})+|\d+")
_YEAR = re.compile(r"(?:1[6-9]|20)\d{2}")
_LEI = re.compile(r"^[A-Z0-9]{18}\d{2}$")
_MULTIPLE = re.compile(r"\s*(?:;|\s:::\s|\|)\s*")


def is_nothing(cell: str) -> bool:
    """Whether a cell is filled only to be filled."""
    return not cell.strip(" \t-–—_.?!/\\#*0") or fold(cell) in _NOTHING


def findings(field: str, cell: str, subject: str, at: str) -> Iterator[Finding]:
    """What one cell says about a subject."""
    text = squash(visible(cell))
    if is_nothing(text):
        return
    for said, value in _READERS.get(field, _as_text)(field, text):
        yield Finding(subject, said, value, at=at, quote=cell.strip()[:400], confidence=0.95)


Reading = Iterator[tuple[str, str]]


def _as_text(field: str, text: str) -> Reading:
    yield field, text


def _website(_: str, text: str) -> Reading:
    """A site: its address and, where it says who somebody is, its domain. Also what people write in its place."""
    for piece in text.split()[:2] if "@" not in text else [text]:
        if "@" in piece and (address := normal(piece.removeprefix("mailto:"))):
            if domain := own_domain(address.partition("@")[2]):
                yield "company.domain", domain
            return
        parsed = parse(piece.rstrip(",;"))
        if parsed is None:
            continue
        url, _host = parsed
        if "linkedin.com/company/" in url:
            yield "company.linkedin", url
        elif platform(url) == "pages":
            yield "company.website", url
        elif not platform(url):
            yield "company.website", url
            if domain := registrable(url):
                yield "company.domain", domain
        return


def _location(_: str, text: str) -> Reading:
    """A place in free text, "London, England, United Kingdom": its city and its country, where they are plain."""
    parts = [part.strip() for part in text.partition(";")[0].split(",")]
    country = country_code(parts[-1])
    if country:
        yield "company.country", country
    if len(parts) > 1 and country and not any(c.isdigit() for c in parts[0]):
        yield "company.city", parts[0]


def _country(field: str, text: str) -> Reading:
    if code := country_code(text) or country_code(text.rpartition(",")[2]):
        yield field, code


def numbers(text: str) -> list[int]:
    """The whole numbers in a text, whatever separates their thousands."""
    return [int(re.sub(r"\D", "", match.group())) for match in _NUMBER.finditer(text)]


def head_count(text: str) -> str:
    """A number of people: "40", "11-50", "1000+"; empty for what is none."""
    found = numbers(text.lower().replace("k", "000") if re.search(r"\d\s?k\b", text.lower()) else text)
    if not found or max(found) > 5_000_000:
        return ""
    if len(found) >= 2 and found[0] <= found[1]:
        return f"{found[0]}-{found[1]}"
    if found[0] == 0:
        return ""
    more = "+" in text or re.search(r"\b(?:more than|over|mehr als|über|plus de|más de|>)\b|>", text.lower())
    return f"{found[0]}+" if more else str(found[0])


def _employees(field: str, text: str) -> Reading:
    if value := head_count(text):
        yield field, value


def _founded(field: str, text: str) -> Reading:
    if found := _YEAR.search(text):
        yield field, found.group()


def _cik(field: str, text: str) -> Reading:
    if text.isdigit() and len(text) <= 10:
        yield field, text.zfill(10)


def _lei(field: str, text: str) -> Reading:
    if _LEI.match(text.upper()):
        yield field, text.upper()


def _phone(field: str, text: str) -> Reading:
    for piece in _MULTIPLE.split(text)[:3]:
        yield field, parse_number(piece, (), True) or piece


def _email(field: str, text: str) -> Reading:
    for piece in re.split(r"[;,\s]+", text)[:5]:
        if value := normal(piece.strip("<>").removeprefix("mailto:")):
            yield field, value


def _profile(field: str, text: str) -> Reading:
    parsed = parse(text)
    if parsed and "linkedin.com/" in parsed[0]:
        yield field, parsed[0]


def _several(field: str, text: str) -> Reading:
    for piece in re.split(r"\s*[;,|]\s*", text)[:20]:
        if piece:
            yield field, piece


_READERS: dict[str, Callable[[str, str], Reading]] = {
    "company.website": _website,
    "company.country": _country,
    "company.location": _location,
    "company.employees": _employees,
    "company.founded": _founded,
    "company.cik": _cik,
    "company.lei": _lei,
    "company.phone": _phone,
    "person.phone": _phone,
    "person.email": _email,
    "company.email": _email,
    "company.linkedin": _profile,
    "person.linkedin": _profile,
    "company.keyword": _several,
}
