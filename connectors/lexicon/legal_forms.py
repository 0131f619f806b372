"""The legal form in a company's name, and the name without it.

"Acme GmbH" is Acme, a German private limited company. A form counts at the end of a name (some at its beginning:
PT, ООО, 株式会社), and never where nothing distinctive would remain: "Studio C", "AG Barr", "SAS Institute",
"Limited Brands" and "The Co-op" keep every word. Descriptive words (Group, Holding, Bank, Foundation) are no
forms and stay. The forms are those of ISO 20275 and everyday spellings; nothing here says whether a company is
really registered in the form it writes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from connectors.lexicon import rows
from connectors.text import fold


class LegalForm(NamedTuple):
    """A legal form. `kind` unites traditions: private_limited is GmbH, Ltd, SARL, ООО and 有限会社 alike.

    `countries` are those that know it; empty where many do. `name` is canonical: "ltd" for "Limited".
    """

    name: str
    kind: str
    countries: frozenset[str] = frozenset()


NONE = LegalForm("", "")


class _Entry(NamedTuple):
    form: LegalForm
    where: str
    written: str


class _Token(NamedTuple):
    folded: str
    raw: str
    start: int
    end: int


_RAW = re.compile(r"[^\s,;()\[\]\"“”„«»（）]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_BRACKETED = re.compile("[㈱㈲㈜㈿]")
_VOWELS = frozenset("aeiouyаеиоуы")
_EDGE = ' \t,;.:-–—&/|·"“”„«»'
# A form joined to the name: "SiemensAG".
_JOINED = re.compile(r"(?<=[a-zà-ÿ])(AG|GmbH|KG|BV|NV|AB|SE|SpA|Oy|Ltd|LLC|Inc)\.?$")
_MOST_TOKENS = 8
_EMPTY_WORDS = frozenset("the a an and und et y e of de der die das la le el los company co group".split())


@cache
def _entries() -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    for form, name, kind, where, written, countries in rows("legal_forms_more.tsv"):
        found[fold(form).replace(" ", "")] = _Entry(
            LegalForm(name, kind, frozenset(countries.split())), where, written
        )
    for form, name, kind, countries in rows("legal_forms.tsv"):
        written = "caps" if len(form.replace(" ", "")) < 5 else "any"
        entry = _Entry(LegalForm(name, kind, frozenset(countries.split())), "end", written)
        found.setdefault(form.replace(" ", ""), entry)
    return found


@cache
def _unspaced() -> tuple[str, ...]:
    """Forms of scripts that write no spaces, longest first."""
    return tuple(sorted((f for f in _entries() if _UNSPACED.search(f) and len(f) > 1), key=len, reverse=True))


@cache
def form_words() -> frozenset[str]:
    """Words of which at least one, written without dots, stands in every name with a legal form in Latin script.

    Of each form it is the most telling word: of "company limited by shares" not "by". Initials may stand together.
    """
    words = (
        form.split() for table in ("legal_forms.tsv", "legal_forms_more.tsv") for form, *_ in rows(table)
    )
    return frozenset(word for found in words for word in (max(found, key=_telling), "".join(found)))


def _telling(word: str) -> tuple[int, bool, int]:
    """How telling a word of a form is. Of short ones ("s en c") a lone consonant tells more than what joins them."""
    return len(word) if len(word) > 3 else 0, len(word) == 1 and word not in _VOWELS, -len(word)


def form_of(text: str) -> LegalForm:
    """The legal form that a text is and nothing else: "Gesellschaft mit beschränkter Haftung", "S.à r.l."."""
    entry = _entries().get(fold(text).replace(" ", ""))
    return entry.form if entry else NONE


@lru_cache(maxsize=16_384)
def split_legal_form(name: str) -> tuple[str, LegalForm]:
    """The name without its legal form, in its own spelling, and the form; `NONE` where it has none.

    Of several forms in a row ("Acme Corporation Joint Stock Company") all go; the most telling one is returned.
    """
    core, form = _BRACKETED.sub(lambda sign: unicodedata.normalize("NFKC", sign.group()), name.strip()), NONE
    for _ in range(3):
        shorter, found = _split_once(core)
        if not found.name:
            break
        core = shorter
        if not form.name or form.kind in ("company", "corporation", "limited"):
            form = found
    return core, form


def _split_once(name: str) -> tuple[str, LegalForm]:
    if joined := _JOINED.search(name):
        return name[: joined.start()].rstrip(_EDGE), form_of(joined.group(1))
    tokens = _tokens(name)
    for size in range(min(len(tokens), _MOST_TOKENS), 0, -1):
        if form := _matches(tokens[-size:], "end", name):
            rest = name[: tokens[-size].start]
            if _distinctive(rest):
                return _tidy(rest), form
        if form := _matches(tokens[:size], "start", name):
            rest = name[tokens[size - 1].end :]
            if _distinctive(rest):
                return _tidy(rest), form
    return _split_unspaced(name)


def _tokens(name: str) -> list[_Token]:
    """Words with their places. What dots or slashes hold together ("S.p.A.", "A/S") is one word."""
    return [
        _Token(folded.replace(" ", ""), m.group(), m.start(), m.end())
        for m in _RAW.finditer(name)
        if (folded := fold(m.group()))
    ]


def _matches(tokens: list[_Token], where: str, name: str) -> LegalForm | None:
    entry = _entries().get("".join(token.folded for token in tokens))
    if entry is None or entry.where not in (where, "both"):
        return None
    return entry.form if _well_written(entry, tokens, name) else None


def _well_written(entry: _Entry, tokens: list[_Token], name: str) -> bool:
    """Whether short forms that are also words are lettered like forms: "SpA", "S.A.", "SA"; not "Spa" or "As"."""
    if entry.written == "any":
        return True
    dotted = len(tokens) > 1 or any(c in "./" for c in tokens[0].raw.rstrip("."))
    if dotted or entry.written == "dotted":
        return dotted
    raw = tokens[0].raw.rstrip(".")
    return any(c.isupper() for c in raw[1:]) or not raw.isascii() or name.islower()


def _distinctive(rest: str) -> bool:
    words = fold(rest).split()
    return any(word not in _EMPTY_WORDS for word in words) and sum(map(len, words)) > 1


def _tidy(rest: str) -> str:
    rest = rest.strip(_EDGE)
    if rest.count("(") > rest.count(")"):
        rest = rest.rstrip("( ").replace("(", " ") if rest.endswith("(") else rest + ")"
    return rest.lstrip(") ").strip(_EDGE)


def _split_unspaced(name: str) -> tuple[str, LegalForm]:
    if not _UNSPACED.search(name):
        return name, NONE
    for form in _unspaced():
        entry = _entries()[form]
        if name.endswith(form) and entry.where != "start" and _distinctive(name[: -len(form)]):
            return _tidy(name[: -len(form)]), entry.form
        if name.startswith(form) and entry.where != "end" and _distinctive(name[len(form) :]):
            return _tidy(name[len(form) :]), entry.form
    return name, NONE
