"""What the company calls itself: brand, legal name, register numbers, and what it says it does.

The registered name stands where the law or habit puts it: in the imprint, in the copyright line, in the footer. It
is believed when it ends (or begins) in a legal form and shares a word with the site's own name or address; an agency
that built the site, or a partner on the page, has a legal form too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from connectors.hosts import host_of, own_domain, registrable
from connectors.lexicon import rows
from connectors.lexicon.legal_forms import form_words, split_legal_form
from connectors.statement import Finding
from connectors.text import fold, squash
from connectors.website.document import Document

_COPYRIGHT = re.compile(
    r"^(?:.{0,40}?)(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*(?:\d{4}|\w+))?)?\s*[,|:]?\s*(?:by\s+)?",
    re.I,
)
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·–—]|\ball rights\b|\balle rechte\b|\btous droits\b|\btodos los\b).*$", re.I
)
_UNSPACED_FORM = re.compile("株式会社|有限会社|合同会社|有限公司|股份|주식회사|유한회사|㈱|㈲")
_TITLE_CUT = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|»]\s*")
_GENERIC = frozenset(
    "home homepage welcome startseite accueil inicio about contact contact us kontakt impressum team our team start "
    "willkommen bienvenue index untitled document".split()
)
_AFTER_HEAD = re.compile(r",\s|\s[|•·–—]\s|;|\(|:\s|\.\s")
_ABBREVIATED = frozenset(("inc.", "ltd.", "co.", "corp.", "cia.", "cie.", "soc.", "bros.", "gen.", "reg."))
_LONGEST_NAME = 90
_LONGEST_LINE = 240
_LEAST_WORDS, _MOST_WORDS, _LONGEST_WORDS, _MOST_SENTENCES = 6, 70, 400, 10
_APART = frozenset({"nav", "footer", "form", "select", "button", "blockquote", "header"})
_SMALL_PRINT = re.compile(r"cookie|javascript|©|copyright|all rights|newsletter|datenschutz|privacy", re.I)
# Parts of words of which one stands near every such number; lines without any are passed over.
_NEAR_NUMBERS = re.compile(
    r"ust|uid|vat|tva|iva|btw|nip|ič|moms|vergi|cif|c\.i\.f|nif|n\.i\.f|p\.i\.|bce|kbo|hra|hrb|regist|firmenbuch|"
    r"^fn|che-|siren|siret|rcs|company|kvk|k\.v\.k|org|foretak|cvr|tunnus|business|krs|regon|cégjegyz|cnpj|rut|abn|"
    r"cin|rea|r\.e\.a|法人番号"
)


@cache
def _numbers() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (field, register, re.compile(rf"(?<![\w])(?:{label})(?P<number>{number})(?!\d)", re.I))
        for field, _, register, label, number in rows("registers.tsv", __package__)
    )


def names(document: Document, site: str) -> Iterator[Finding]:
    """The brand, as the page's head has it, when it agrees with the site's address or stands alone."""
    meta = document.meta
    for key in ("og:site_name", "application-name", "apple-mobile-web-app-title"):
        if key in meta and _is_name(meta[key][0]):
            yield Finding(site, "company.name", meta[key][0], at=meta[key][1], confidence=0.9)
            return
    pieces = [p for p in _TITLE_CUT.split(document.title) if p]
    for piece in pieces:
        if _is_name(piece) and _agrees(piece, document.page.url):
            yield Finding(site, "company.name", piece, at="head/title", confidence=0.75)
            return


def _is_name(text: str) -> bool:
    return 1 < len(text) <= 60 and fold(text) not in _GENERIC and not text.startswith(("http", "www."))


def _agrees(name: str, url: str) -> bool:
    """Whether a name and an address are of one owner: "Northwind Instruments" and northwind.example."""
    label = registrable(url).partition(".")[0].replace("-", "") or host_of(url).partition(".")[0]
    core = fold(split_legal_form(name)[0])
    joined, initials = core.replace(" ", ""), "".join(word[0] for word in core.split() if word)
    if not joined or not label:
        return False
    return joined in label or label in joined or (len(initials) > 2 and initials == label)


def legal_names(document: Document, site: str, legal_page: bool) -> Iterator[Finding]:
    """The registered name, from the imprint or the copyright line."""
    seen: set[str] = set()
    for line in document.lines_with(_forms):
        text, core = _registered(line.text) if len(line.text) <= _LONGEST_LINE else ("", "")
        if not core or fold(text) in seen:
            continue
        own = _agrees(text, document.page.url) or _shares_word(core, document.title, document.page.url)
        if own or (legal_page and not seen and line.number < len(document.lines) // 2):
            seen.add(fold(text))
            yield Finding(site, "company.legal_name", text, at=line.at, confidence=0.85 if own else 0.6)


def _registered(line: str) -> tuple[str, str]:
    """The name with a legal form in a line, and its core; the longest of what may be it. Two empty texts for none."""
    line = _COPYRIGHT.sub("", line)
    sentences = _AFTER_NAME.sub("", line)
    for cut in (sentences, sentences.partition(". ")[0], _AFTER_HEAD.split(line)[0]):
        text = _bare(squash(cut))
        core, form = split_legal_form(text) if len(text) <= _LONGEST_NAME else ("", None)
        if form and form.name and core:
            return text, core
    return "", ""


def _bare(name: str) -> str:
    """A name without the punctuation around it; the full stop of "Inc.", "B.V." and "a.s." belongs to it."""
    name = name.strip(" ,;:").lstrip(".")
    last = name.rpartition(" ")[2]
    return name if "." in last[:-1] or last.lower() in _ABBREVIATED else name.rstrip(".")


@lru_cache(maxsize=16_384)
def _forms(word: str) -> bool:
    """Whether a word may be of a legal form. Forms stand in the table in lower case and without dots."""
    parts = word.replace(".", "").replace(",", " ").replace("(", " ").replace(")", " ").split()
    return not form_words().isdisjoint(parts) or _UNSPACED_FORM.search(word) is not None


def _shares_word(core: str, title: str, url: str) -> bool:
    """Whether a rare enough word of the name stands in the page's title or address."""
    words = {word for word in fold(core).split() if len(word) > 3}
    around = f" {fold(title)} {registrable(url).replace('-', ' ').replace('.', ' ')} "
    return bool(words) and any(f" {word} " in around for word in words)


@lru_cache(maxsize=16_384)
def _near_numbers(word: str) -> bool:
    return _NEAR_NUMBERS.search(word) is not None


def register_numbers(document: Document, site: str) -> Iterator[Finding]:
    """Register and tax numbers that stand beside their label."""
    seen: set[str] = set()
    for line in document.lines_with(_near_numbers):
        if not line.digits or len(line.text) > 400:
            continue
        for field, register, pattern in _numbers():
            found = pattern.search(line.text)
            if not found or found.group("number") in seen:
                continue
            seen.add(found.group("number"))
            value = (
                re.sub(r"\s+", " ", found.group("number"))
                if "HR" in found.group("number")
                else re.sub(r"[\s.]", "", found.group("number"))
            )
            yield Finding(site, field, value, at=line.at, quote=found.group().strip(), confidence=0.9)
            if field == "company.registration_number":
                yield Finding(
                    site,
                    "company.register",
                    register,
                    at=line.at,
                    quote=found.group().strip(),
                    confidence=0.9,
                )


def descriptions(document: Document, site: str) -> Iterator[Finding]:
    """What the company says it does, from the head of its home page."""
    for key in ("description", "og:description", "twitter:description"):
        if key in document.meta and len(document.meta[key][0]) > 30:
            yield Finding(
                site,
                "company.description",
                document.meta[key][0][:1_000],
                at=document.meta[key][1],
                quote=document.meta[key][0][:200],
            )
            return


def own_words(document: Document, site: str) -> Iterator[Finding]:
    """The sentences and headings in which the page says what the company does, without menus, forms and footers."""
    found = 0
    for line in document.lines:
        words = len(line.text.split())
        if (
            not (_LEAST_WORDS <= words <= _MOST_WORDS or (line.heading and words > 2))
            or len(line.text) > _LONGEST_WORDS
        ):
            continue
        if any(node.tag in _APART for node in line.ancestors()) or _SMALL_PRINT.search(line.text):
            continue
        yield Finding(site, "company.own_words", line.text, at=line.at, confidence=0.9)
        found += 1
        if found >= _MOST_SENTENCES:
            return


def addresses_of_site(document: Document, site: str) -> Iterator[Finding]:
    """The site's own address and language, where the page states them."""
    canonical = document.tree.css_first("link[rel='canonical'][href]")
    href = ((canonical.attributes.get("href") or "") if canonical else "") or document.meta.get(
        "og:url", ("", "")
    )[0]
    if href and own_domain(href) and registrable(href) == registrable(document.page.url):
        yield Finding(site, "company.domain", registrable(href), at="link[rel=canonical]", quote=href.strip())
        root = "/".join(href.split("/")[:3]) + "/"
        if host_of(root):
            yield Finding(site, "company.website", root, at="link[rel=canonical]", quote=href.strip())
    if document.language and document.language in document.page.text:
        yield Finding(site, "company.language", document.language, at="html[lang]", confidence=0.9)
