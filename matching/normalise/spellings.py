"""What people write into the one cell where a company's name belongs.

"Acme t/a Zenith" is two names of one company, "Shape (ShapeScale)" too; "Newname (formerly Oldname)" tells of a
rename; a stock listing, an accelerator's batch or whose division it is are remarks and no names.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from connectors.lexicon import words
from connectors.lexicon.legal_forms import form_of
from connectors.lexicon.places import country_code, us_state
from connectors.text import fold, squash
from matching.normalise.company_words import is_generic, is_number, is_sector, place_of, united
from matching.normalise.gazetteer import cities_named
from matching.normalise.institutions import institution_of
from matching.normalise.scripts import latin

_FORMER_CUES = (
    r"f/?k/?a|formerly(?: known as)?|previously(?: known as)?|former name|vormals|vorm\.|ehemals|ehem\.|früher|ex-"
    r"|anciennement|ci-devant|antes|anteriormente|già|tidligere|tidigare|voorheen|dawniej|dříve|entinen|бывш\w*|ранее|旧"
)
_ALSO_CUES = (
    r"t/as?|d/?b/?a|trading as|doing business as|a/?k/?a|also known as|now(?: known as)?|n/?k/?a|auch|jetzt"
    r"|alias|operating as|o/a|nom commercial|nombre comercial|nome fantasia|handelend onder de naam|h\.?o\.?d\.?n\.?"
    r"|également connu sous le nom de|firmierend als"
)
_FORMER = re.compile(rf"[,;(\[]?\s*(?<!\w)(?:{_FORMER_CUES})(?!\w)[:.]?\s*([^)\]]+)[)\]]?", re.I)
_ALSO = re.compile(rf"[,;(\[]?\s*(?<!\w)(?:{_ALSO_CUES})(?!\w)[:.]?\s+([^)\]]+)[)\]]?", re.I)
# Whose a company is, and where its post goes, are other companies' names.
_BELONGS = re.compile(
    r"[,;(\[–-]?\s*(?<!\w)(?:an?\s+(?:[\w-]+\s+){0,2}(?:division|subsidiary|unit|brand|member|part|affiliate|company)"
    r"\s+of|c/o|z\. ?hd\.)\s+[^)\]]+[)\]]?",
    re.I,
)
# Without one of these a cell holds one name, which is by far the usual case.
_CUE_WORDS = frozenset(
    "fka dba aka ta nka formerly previously former vormals vorm. ehemals ehem. früher anciennement ci-devant antes"
    " anteriormente già tidligere tidigare voorheen dawniej dříve entinen ранее бывш. trading doing also now auch jetzt"
    " alias operating nom nombre nome handelend hodn h.o.d.n. également firmierend division subsidiary unit brand"
    " member part affiliate class common ordinary adr adrs depositary".split()
)
# What a stock exchange or a register adds: "INC/DE", "INC /NY", "INC \\DE\\"; "SA/NV" is a form.
_REGISTER_SUFFIX = re.compile(
    r"(?:\s+[/\\]\s?[A-Z]{2,5}[/\\]?|[/\\][A-Z]{2,5}[/\\]"
    r"|(?:(?<=INC)|(?<=LTD)|(?<=PLC)|(?<=LLC)|(?<=CO)|(?<=CORP)|(?<=COMPANY)|(?<=LIMITED))/[A-Z]{2})\s*$"
)
_SHARES = re.compile(
    r"[\s,(]+(?:class [a-c]|common stock|ordinary shares|adrs?|depositary (?:receipts|shares))\)?\s*$", re.I
)
_BRACKETS = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*")
# What lists put in brackets beside a name and is none: an accelerator's batch, a listing, a state of affairs.
_REMARK = re.compile(
    r"^(?:the|publ|yc.*|techstars.*|[wsf]\d\d|former(?:ly)?|ehem(?:als|\.)?|.*\b(?:nasdaq|nyse|lse|otc|tsx|asx"
    r"|acquired|closed|inactive|dissolved|in liquidation|i\.? ?l\.?|merged|customer|prospect|old|duplicate|copy"
    r"|\d{4})\b.*)$",
    re.I,
)
_WEB_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.I)


class Spellings(NamedTuple):
    """The names that one written name holds: its own, others beside it, former ones."""

    name: str
    others: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


def spellings(text: str) -> Spellings:
    """Take apart what people write into one cell: "Shape (ShapeScale)", "X Ltd t/a Y", "X, formerly Y"."""
    text = squash(institution_of(text) if "," in text or ";" in text or "Univ" in text else text)
    if not _may_hold_several(text):
        return Spellings(text.strip(" ,;-/"))
    text = _SHARES.sub("", _REGISTER_SUFFIX.sub("", text))
    text = _BELONGS.sub(" ", text)
    former = tuple(m.group(1) for m in _FORMER.finditer(text))
    text = _FORMER.sub(" ", text)
    others = tuple(m.group(1) for m in _ALSO.finditer(text))
    text = _ALSO.sub(" ", text)
    kept, beside = _bracketed(text)
    name, others = squash(kept).strip(" ,;-/"), _clean(others + beside)
    if not fold(name) and others:
        name, others = others[0], others[1:]
    return Spellings(name, others, _clean(former))


def _may_hold_several(text: str) -> bool:
    if "(" in text or "/" in text or "[" in text or "\\" in text or "（" in text or "ex-" in text:
        return True
    return not _CUE_WORDS.isdisjoint(text.lower().split())


def _clean(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for n in names if (name := n.strip(" ,;.)]")) and fold(name))


def _bracketed(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with what belongs to its name, and the other names its brackets hold."""
    beside: list[str] = []

    def settle(match: re.Match[str]) -> str:
        inner = match.group(1).strip()
        if not fold(inner) or _REMARK.match(inner):
            return " "
        around = text.replace(match.group(), " ")
        if _is_of_the_form(inner, text[: match.start()], text[match.end() :]):
            return f" {inner} "
        if not _abbreviates(inner, around) and (
            form_of(inner).name or not _stands_alone(inner) or not fold(around)
        ):
            return f" {inner} "
        beside.append(inner)
        return " "

    return _BRACKETS.sub(settle, text), tuple(beside)


def _is_of_the_form(inner: str, before: str, after: str) -> bool:
    """Whether bracketed words are a part of the legal form beside them: "UG (haftungsbeschränkt)", "(P) Ltd"."""
    ends = before.split()[-1:], after.split()[:1]
    return any(end and form_of(" ".join(joined)).name for end, joined in (
        (ends[0], [*ends[0], inner]), (ends[1], [inner, *ends[1]])
    )) or len(fold(inner)) < 2  # fmt: skip


def _abbreviates(short: str, name: str) -> bool:
    """Whether bracketed letters are the beginnings of words of the name around them: "World Wide Works (WWW)"."""
    letters, words_of_name = latin(short), latin(name).split()
    if not 2 <= len(letters) <= len(words_of_name) or not letters.isalpha():
        return False
    rest = iter([word[0] for word in words_of_name])
    return all(letter in rest for letter in letters)


def _stands_alone(inner: str) -> bool:
    """Whether bracketed words are a name of their own, and no place, number or descriptive word."""
    tokens = latin(inner).split()
    if country_code(inner) or us_state(inner) or _WEB_ADDRESS.match(inner):
        return False
    if all(_describes(token) for token in tokens) or (len(tokens) > 1 and cities_named(inner)):
        return False
    return len(tokens) == 1 and tokens[0] not in _cities() and not cities_named(inner)


def _describes(token: str) -> bool:
    (canonical,) = united((token,))
    return bool(is_generic(canonical) or is_sector(canonical) or is_number(canonical) or place_of(token))


@cache
def _cities() -> frozenset[str]:
    return words("cities.tsv")
