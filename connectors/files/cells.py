"""What a cell says, in the vocabulary's terms: one value, several, or nothing.

People write "n/a", "~40", "0-50", "mostly DE", an e-mail address where a site belongs, and a LinkedIn page where a
site belongs. What is plain is understood; what is not is left out, and the cell itself is kept as it is anyway.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from connectors.amounts import count_written, money_written
from connectors.files.dates import iso_day
from connectors.files.location import place_in
from connectors.hosts import own_domain, parse, platform, registrable
from connectors.lexicon.places import country_code
from connectors.mailbox import normal
from connectors.statement import MOST_QUOTE, MOST_VALUE, Finding
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
_PIECES = re.compile(r"[\s;,|]+")
_BETWEEN = re.compile(r"^[^\d(]{0,6}$")
# What a spreadsheet makes of a band ("1-50" becomes "Jan-50"), and dates; neither is a number of people.
_DATE = re.compile(
    r"^(?:\d{4}-\d\d-\d\d\b.*|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[^\W\d]{3,9}-\d{1,4}|\d{1,2}[-.][^\W\d]{3,9}\.?)$"
)
_MORE = re.compile(r"\+|>|\b(?:more than|over|mehr als|über|plus de|más de|oltre|meer dan)\b")
_FEWER = re.compile(
    r"<|\b(?:less than|fewer than|up to|under|weniger als|unter|bis zu|moins de|menos de|hasta|fino a)\b"
)
# A number that a spreadsheet has shortened, beyond repair.
_SHORTENED = re.compile(r"^\d(?:[.,]\d+)?e\+\d+$", re.I)
# Pages as LinkedIn's own tools number them. They have a name as well, and a page by its number and the same page by its
# name would pass for two.
_BY_NUMBER = re.compile(r"linkedin\.com/(?:sales/|company/\d+/?(?:[?#]|$)|in/AC[ow]AA)")
_LEAST_DIGITS = 5
_MOST_PEOPLE = 5_000_000


# What makes a spreadsheet run a cell (OWASP ASVS 5, 1.2.10), the wide forms of East Asian keyboards among it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\x00", "＝", "＋", "－", "＠")


def is_nothing(cell: str) -> bool:
    """Whether a cell is filled only to be filled."""
    return not cell.strip(" \t-–—_.?!/\\#*0") or fold(cell) in _NOTHING


def unescaped(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it: "'+49 30 23125 0" is a number again."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def findings(field: str, cell: str, subject: str, at: str) -> Iterator[Finding]:
    """What one cell says about a subject."""
    text = squash(visible(unescaped(cell)))
    if is_nothing(text):
        return
    for said, value in _READERS.get(field, _as_text)(field, text):
        yield Finding(
            subject, said, value[:MOST_VALUE], at=at, quote=cell.strip()[:MOST_QUOTE], confidence=0.95
        )


Reading = Iterator[tuple[str, str]]


def _as_text(field: str, text: str) -> Reading:
    yield field, text


def _website(_: str, text: str) -> Reading:
    """A site: its address and, where it says who somebody is, its domain. Also what people write in its place."""
    for piece in _PIECES.split(text)[:2] if "@" not in text else [text]:
        if "@" in piece and (address := normal(piece.removeprefix("mailto:"))):
            if domain := own_domain(address.partition("@")[2]):
                yield "company.domain", domain
            return
        parsed = parse(piece)
        if parsed is None:
            continue
        url, _host = parsed
        if "linkedin.com/company/" in url:
            yield "company.linkedin", url
        elif platform(url) == "pages":
            yield "company.website", url
        elif not platform(url) and (domain := registrable(url)):
            yield "company.website", url
            yield "company.domain", domain
        return


def _location(_: str, text: str) -> Reading:
    yield from place_in(text)


def _country(field: str, text: str) -> Reading:
    if code := country_code(text) or country_code(text.rpartition(",")[2]):
        yield field, code


def head_count(text: str) -> str:
    """A number of people: "40", "11-50", "1000+"; empty for what is none."""
    lower = text.lower()
    if _DATE.match(lower):
        return ""
    if re.search(r"\d\s?k\b", lower):
        lower = lower.replace("k", "000")
    found = [(int(re.sub(r"\D", "", m.group())), m.start(), m.end()) for m in _NUMBER.finditer(lower)]
    if not found or max(number for number, *_ in found) > _MOST_PEOPLE:
        return ""
    low, _, end = found[0]
    if len(found) > 1 and low <= found[1][0] and _BETWEEN.match(lower[end : found[1][1]]):
        return f"{low}-{found[1][0]}"
    if low == 0:
        return ""
    if _FEWER.search(lower):
        return f"1-{low}"
    return f"{low}+" if _MORE.search(lower) else str(low)


def _employees(field: str, text: str) -> Reading:
    if value := head_count(text):
        yield field, value


def _count(field: str, text: str) -> Reading:
    if value := count_written(text):
        yield field, value


def _money(field: str, text: str) -> Reading:
    if value := money_written(text):
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
        if sum(c.isdigit() for c in piece) >= _LEAST_DIGITS and not _SHORTENED.match(piece):
            yield field, parse_number(piece, (), True) or piece


def _email(field: str, text: str) -> Reading:
    for piece in re.split(r"[;,\s]+", text)[:5]:
        if value := normal(piece.strip("<>").removeprefix("mailto:")):
            yield field, value


def _profile(field: str, text: str) -> Reading:
    """A public profile, by the name that others know it under too: see `_BY_NUMBER`."""
    for piece in _MULTIPLE.split(text)[:5]:
        parsed = parse(piece)
        if parsed and "linkedin.com/" in parsed[0] and not _BY_NUMBER.search(parsed[0]):
            yield field, parsed[0]
            return


def _person_profile(field: str, text: str) -> Reading:
    yield from ((field, url) for field, url in _profile(field, text) if "linkedin.com/company/" not in url)


def _day(field: str, text: str) -> Reading:
    if value := iso_day(text):
        yield field, value


def _several(field: str, text: str) -> Reading:
    for piece in re.split(r"\s*[;,|]\s*", text)[:20]:
        if piece:
            yield field, piece


_READERS: dict[str, Callable[[str, str], Reading]] = {
    "company.website": _website,
    "company.country": _country,
    "company.location": _location,
    "company.employees": _employees,
    "company.users": _count,
    "company.revenue": _money,
    "company.founded": _founded,
    "company.cik": _cik,
    "company.lei": _lei,
    "company.phone": _phone,
    "person.phone": _phone,
    "person.email": _email,
    "company.email": _email,
    "company.linkedin": _profile,
    "person.linkedin": _person_profile,
    "person.connected": _day,
    "person.contacted": _day,
    "company.keyword": _several,
}
