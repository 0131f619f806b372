"""Company names made comparable: what is distinctive, what is form, what is place or number, what stands beside it.

"The Goldman Sachs Group, Inc." and "GOLDMAN SACHS GROUP INC/DE/" have the same tokens; "Acme t/a Zenith" is two
names of one company. Nothing is thrown away that could tell two companies apart: numbers, places and words such as
Bank or Steel stay among the tokens, and how much each is worth is decided where records are compared.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from connectors.lexicon.legal_forms import LegalForm, form_of, split_legal_form
from connectors.lexicon.places import country_code
from connectors.text import fold, squash
from matching.normalise.scripts import latin

_LINK_WORDS = frozenset(
    "the and und et of for e og och en i y de du des der die das del della di la le les el los las da do van".split()
)
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12",
          "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16"}  # fmt: skip
_COUNTED = {
    word: str(n) for n, word in enumerate("zero one two three four five six seven eight nine ten".split())
}
_COUNTED |= {"first": "1st", "second": "2nd", "third": "3rd"}
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_REGISTER_SUFFIX = re.compile(r"(?:\s+/\s?[A-Z]{2,5}/?|/[A-Z]{2,5}/)\s*$")
_FORMER = re.compile(
    r"[,;(\[]?\s*\b(?:f/?k/?a|formerly(?: known as)?|previously|vormals|ehemals|früher|ex-|anciennement|ci-devant"
    r"|antes|già)\b[:.]?\s+([^)\]]+)[)\]]?",
    re.I,
)
_ALSO = re.compile(
    r"[,;(\[]?\s*\b(?:t/as?|d/?b/?a|trading as|doing business as|a/?k/?a|also known as|auch|alias|operating as"
    r"|o/a|c/o|nom commercial)\b[:.]?\s+([^)\]]+)[)\]]?",
    re.I,
)
# Without one of these a cell holds one name, which is by far the usual case.
_SEVERAL = re.compile(
    r"[(\[（/]|\b(?:fka|dba|aka|ta|formerly|previously|vormals|ehemals|früher|ex-|anciennement|ci-devant|antes|già"
    r"|trading|doing|also|auch|alias|operating|nom)\b",
    re.I,
)
_BRACKETS = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*")
# What lists put in brackets beside a name and is none: an accelerator's batch, a listing, a state of affairs.
_REMARK = re.compile(
    r"^(?:the|publ|yc.*|techstars.*|[wsf]\d\d|.*\b(?:nasdaq|nyse|lse|otc|tsx|asx|acquired|closed|inactive|dissolved"
    r"|in liquidation|i\.? ?l\.?|merged|customer|prospect|old|duplicate|copy|\d{4})\b.*)$",
    re.I,
)
# "PepsiCo", "Citigroup"
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z])|(?<=[A-Za-z]{4})(?=group\b)")
_WEB_SUFFIX = re.compile(r"(?<=\w)\.(?=(?:com|net|org|io|ai|co|app|dev|de|eu)\b)", re.I)


class CompanyName(NamedTuple):
    """One name, taken apart.

    Attributes:
        tokens: its words in order, folded, in Latin letters, usual variants united; without form and link words.
            "PepsiCo" is two of them.
        key: its words in one, so that "Wal-Mart", "WALMART" and "WalMart" agree.
        initials: what it may be abbreviated to, with and without its generic words and form.
    """

    text: str
    tokens: tuple[str, ...]
    key: str
    form: LegalForm
    initials: frozenset[str]


class Spellings(NamedTuple):
    """The names that one written name holds: its own, others beside it, former ones."""

    name: str
    others: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


@cache
def _words() -> dict[str, tuple[str, str]]:
    found = {}
    for line in files(__package__).joinpath("company_words.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, canonical, kind = line.split("\t")
            found[word] = (canonical, kind)
    return found


@cache
def _kinds() -> dict[str, str]:
    return dict(_words().values())


def is_generic(token: str) -> bool:
    """Whether a token is one that companies often leave out of their names: group, technology, com."""
    return _kinds().get(token) == "generic"


def is_sector(token: str) -> bool:
    """Whether a token says what a company does, which tells little about who it is and much about who it is not."""
    return _kinds().get(token) == "sector"


def place_of(token: str) -> str:
    """The country that a token of a name is, or an empty text. Short tokens are never read as country codes."""
    return country_code(token) if len(token) > 3 else ""


def is_number(token: str) -> bool:
    """Whether a token counts or dates: 2, 1st, 2004; not a name that begins with a number: 3m, 500friends."""
    return token.isdigit() or bool(_ORDINAL.fullmatch(token))


def spellings(text: str) -> Spellings:
    """Take apart what people write into one cell: "Shape (ShapeScale)", "X Ltd t/a Y", "X, formerly Y"."""
    text = squash(text)
    if not _SEVERAL.search(text):
        return Spellings(text.strip(" ,;-/"))
    text = _REGISTER_SUFFIX.sub("", text)
    former = tuple(m.group(1) for m in _FORMER.finditer(text))
    text = _FORMER.sub(" ", text)
    others = tuple(m.group(1) for m in _ALSO.finditer(text))
    text = _ALSO.sub(" ", text)
    kept, beside = _bracketed(text)
    return Spellings(squash(kept).strip(" ,;-/"), _clean(others + beside), _clean(former))


def _clean(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for n in names if (name := n.strip(" ,;.)]")) and fold(name))


def _bracketed(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with what belongs to its name, and the other names its brackets hold."""
    beside: list[str] = []

    def settle(match: re.Match[str]) -> str:
        inner = match.group(1).strip()
        folded = fold(inner)
        if not folded or _REMARK.match(inner):
            return " "
        around = text.replace(match.group(), " ")
        short = folded in company_name(around).initials
        if not short and (form_of(inner).name or not _stands_alone(inner) or not fold(around)):
            return f" {inner} "
        beside.append(inner)
        return " "

    return _BRACKETS.sub(settle, text), tuple(beside)


def _stands_alone(inner: str) -> bool:
    """Whether bracketed words are a name of their own, and no place, number or descriptive word."""
    tokens = fold(inner).split()
    known = [t for t in tokens if _kinds().get(_canonical(t)) or place_of(t) or is_number(t)]
    if country_code(inner) or len(known) == len(tokens):
        return False
    return len(tokens) == 1 and not _is_city(inner)


def _is_city(text: str) -> bool:
    from connectors.lexicon import words

    return fold(text) in words("cities.tsv")


def _canonical(token: str) -> str:
    token = _words().get(token, (token, ""))[0]
    return _ROMAN.get(token) or _COUNTED.get(token, token)


@lru_cache(maxsize=16_384)
def company_name(text: str) -> CompanyName:
    """Take one name apart. Give each of its `spellings` on its own."""
    core, form = split_legal_form(text)
    words = _telling(latin(_WEB_SUFFIX.sub(" ", core)).split())
    camel = _CAMEL.sub(" ", core)
    split = words if camel == core else _telling(latin(_WEB_SUFFIX.sub(" ", camel)).split())
    tokens = tuple(_canonical(word) for word in split)
    return CompanyName(text, tokens, "".join(words), form, _initials(tokens, form))


def _telling(words: list[str]) -> list[str]:
    joined = _join_letters(words)
    return [word for word in joined if word not in _LINK_WORDS] or joined


def _join_letters(tokens: list[str]) -> list[str]:
    """Initials written apart become one token: "j p morgan" is "jp morgan"."""
    joined: list[str] = []
    run = ""
    for token in tokens:
        if len(token) == 1 and not token.isdigit():
            run += token
            continue
        if run:
            joined.append(run)
            run = ""
        joined.append(token)
    return [*joined, run] if run else joined


def _initials(tokens: tuple[str, ...], form: LegalForm) -> frozenset[str]:
    """Abbreviations a name of several words may go by: IBM, and TSMC with the C of its company."""
    if len(tokens) < 2:
        return frozenset()
    whole = "".join(token[0] for token in tokens)
    telling = "".join(token[0] for token in tokens if not is_generic(token))
    found = {whole, telling}
    if form.kind in ("company", "corporation", "limited"):
        found |= {whole + "c"}
    return frozenset(letters for letters in found if len(letters) > 1)
