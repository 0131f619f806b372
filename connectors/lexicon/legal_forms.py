"""The legal form in a company's name, and the name without it.

"Acme GmbH" is Acme, a German private limited company. A form counts at the end of a name (some at its beginning:
PT, ООО, 株式会社), and never where nothing distinctive would remain: "Studio C", "AG Barr", "SAS Institute",
"Limited Brands" and "The Co-op" keep every word. Descriptive words (Group, Holding, Bank, Foundation) are no
forms and stay. The forms are those of ISO 20275 and everyday spellings; nothing here says whether a company is
really registered in the form it writes.

A million names pass through here, so the outermost words are looked at first, and the next only where the words
before it are an edge of some form.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple, TypeAlias

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


class _Side(NamedTuple):
    """The forms at one side of a name by their letters, and all the ends (or beginnings) these have."""

    forms: dict[str, _Entry]
    edges: frozenset[str]


class _Entry(NamedTuple):
    form: LegalForm
    where: str
    written: str


class _Bare(dict[int, str]):
    """What each character of a word becomes where words are compared; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = bare = " " if character.isspace() else fold(character)
        return bare


# What dots, slashes or hyphens hold together is one word: "S.p.A." is "spa".
_BARE = _Bare()
# A table that names every ASCII character is several times as fast as one that leaves some out.
_ASCII = {code: code for code in range(0x80)}
_SPACED = _ASCII | str.maketrans(dict.fromkeys(',;()[]"“”„«»（）「」\t\n\r', " "))
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_BRACKETED = re.compile("[㈱㈲㈜㈿]")
_VOWELS = frozenset("aeiouyаеиоуы")
_EDGE = ' \t,;.:-–—&/|·"“”„«»「」'
# A form joined to the name: "SiemensAG".
_JOINED_FORMS = ("AG", "GmbH", "KG", "BV", "NV", "AB", "SE", "SpA", "Oy", "Ltd", "LLC", "Inc")
_JOINED = re.compile(rf"(?<=[a-zà-ÿ])({'|'.join(_JOINED_FORMS)})$")
# A form no longer than this may be written letter by letter: "G. m. b. H.".
_LONGEST_SPELT = 5
_EMPTY_WORDS = frozenset(
    "the a an and und et y e of de der die das la le el los company co group".split()
) | {""}
# Forms that are added and dropped freely, so that one beside them says more.
_LOOSE_KINDS = frozenset(("company", "corporation", "limited"))


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
def _side(where: str) -> _Side:
    """The forms that stand at one side of a name. What dots hold together is one word, and so are initials."""
    forms = {bare: entry for bare, entry in _entries().items() if entry.where in (where, "both")}
    edges = set()
    for table in ("legal_forms_more.tsv", "legal_forms.tsv"):
        for form, *_ in rows(table):
            words = fold(form).split()
            whole = "".join(words)
            pieces = list(whole) if len(whole) <= _LONGEST_SPELT else words
            if whole in forms:
                cuts = range(len(pieces))
                edges |= {"".join(pieces[n:] if where == "end" else pieces[: n + 1]) for n in cuts}
    return _Side(forms, frozenset(edges))


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


@cache
def known_forms() -> tuple[LegalForm, ...]:
    """Every legal form there is, in a fixed order."""
    distinct = {entry.form for entry in _entries().values()}
    return tuple(sorted(distinct, key=lambda form: (form.name, form.kind, sorted(form.countries))))


def form_of(text: str) -> LegalForm:
    """The legal form that a text is and nothing else: "Gesellschaft mit beschränkter Haftung", "S.à r.l."."""
    entry = _entries().get(fold(text).replace(" ", ""))
    return entry.form if entry else NONE


def split_legal_form(name: str) -> tuple[str, LegalForm]:
    """The name without its legal form, in its own spelling, and the form; `NONE` where it has none.

    Of several forms in a row ("Acme Corporation Joint Stock Company") all go; the most telling one is returned.
    """
    core = name.strip()
    if not name.isascii():
        core = _BRACKETED.sub(lambda sign: unicodedata.normalize("NFKC", sign.group()), core)
    spaced = core.translate(_SPACED).rstrip(_EDGE)
    words = spaced.split()
    bare = _bare_words(spaced, words)
    first, last, form = 0, len(bare), NONE
    for _ in range(3 if bare else 0):
        cut = _cut(bare, first, last, words, core)
        if cut is None:
            break
        first, last, found = cut
        if form is NONE or form.kind in _LOOSE_KINDS:
            form = found
    if form is NONE:
        return _split_joined(core, spaced)
    # `spaced` has a character for each of `core`, but for those stripped from its end.
    begin = len(spaced) - len(spaced.split(None, first)[-1]) if first else 0
    end = len(spaced.rsplit(None, len(words) - last)[0])
    return _tidy(core[begin:end]), form


def _bare_words(spaced: str, words: list[str]) -> list[str]:
    if spaced.isascii():
        bare = spaced.encode().translate(*_ascii_bare()).decode().split()
    else:
        bare = spaced.translate(_BARE).split()
    # A word of signs alone ("&") leaves nothing, and still has its place.
    return bare if len(bare) == len(words) else [word.translate(_BARE) for word in words]


@cache
def _ascii_bare() -> tuple[bytes, bytes]:
    """What `_BARE` makes of each ASCII character, and those it makes nothing of. Bytes are quick to translate."""
    kept = {code: _BARE[code] for code in range(0x80) if _BARE[code]}
    table = bytes(ord(kept.get(code, " ")) for code in range(0x100))
    return table, bytes(code for code in range(0x80) if code not in kept)


_Cut: TypeAlias = tuple[int, int, LegalForm]


def _cut(bare: list[str], first: int, last: int, words: list[str], name: str) -> _Cut | None:
    """The first and last word of what remains without the form at one side, the end first, and that form."""
    cut = _at_end(bare, first, last, words, name) if bare[last - 1] in _side("end").edges else None
    if cut is None and bare[first] in _side("start").edges:
        cut = _at_start(bare, first, last, words, name)
    return cut


def _at_end(bare: list[str], first: int, last: int, words: list[str], name: str) -> _Cut | None:
    """The first and last word of what remains without the longest form at the end, and that form."""
    forms, edges = _side("end")
    joined, longest = bare[last - 1], None
    for start in range(last - 1, first, -1):
        if joined not in edges:
            break
        entry = forms.get(joined)
        if entry and _well_written(entry, words[start:last], name) and _distinctive(bare[first:start]):
            longest = first, start, entry.form
        joined = bare[start - 1] + joined
    return longest


def _at_start(bare: list[str], first: int, last: int, words: list[str], name: str) -> _Cut | None:
    """The first and last word of what remains without the longest form at the start, and that form."""
    forms, edges = _side("start")
    joined, longest = bare[first], None
    for end in range(first + 1, last):
        if joined not in edges:
            break
        entry = forms.get(joined)
        if entry and _well_written(entry, words[first:end], name) and _distinctive(bare[end:last]):
            longest = end, last, entry.form
        joined += bare[end]
    return longest


def _well_written(entry: _Entry, words: list[str], name: str) -> bool:
    """Whether short forms that are also words are lettered like forms: "SpA", "S.A.", "SA"; not "Spa" or "As"."""
    if entry.written == "any":
        return True
    raw = words[0].rstrip(".")
    dotted = len(words) > 1 or "." in raw or "/" in raw
    if dotted or entry.written == "dotted":
        return dotted
    return raw[1:].lower() != raw[1:] or not raw.isascii() or name.islower()


def _distinctive(bare: list[str]) -> bool:
    """Whether what is left still tells a company from others."""
    return not _EMPTY_WORDS.issuperset(bare) and sum(map(len, bare)) > 1


def _split_joined(name: str, spaced: str) -> tuple[str, LegalForm]:
    """The name without a form that no space parts from it."""
    if spaced.endswith(_JOINED_FORMS) and (joined := _JOINED.search(spaced)):
        return name[: joined.start()].rstrip(_EDGE), form_of(joined.group())
    return (name, NONE) if name.isascii() else _split_unspaced(name)


def _tidy(rest: str) -> str:
    rest = rest.strip(_EDGE)
    if "(" not in rest and ")" not in rest:
        return rest
    if rest.count("(") > rest.count(")"):
        rest = rest.rstrip("( ").replace("(", " ") if rest.endswith("(") else rest + ")"
    return rest.lstrip(") ").strip(_EDGE)


def _split_unspaced(name: str) -> tuple[str, LegalForm]:
    if not _UNSPACED.search(name):
        return name, NONE
    for form in _unspaced():
        entry = _entries()[form]
        if name.endswith(form) and entry.where != "start" and _telling_text(name[: -len(form)]):
            return _tidy(name[: -len(form)]), entry.form
        if name.startswith(form) and entry.where != "end" and _telling_text(name[len(form) :]):
            return _tidy(name[len(form) :]), entry.form
    return name, NONE


def _telling_text(rest: str) -> bool:
    return _distinctive(fold(rest).split())
