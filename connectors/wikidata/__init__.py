"""Companies on Wikidata: the hub of identifiers, with seat, size, owners and officers of the better known ones.

A name is shared by films, ships and other companies, so what a search brings is sifted: an entity on the company's own
domain is the one; without such, organisations that bear the name are read side by side, each as a subject of its own.
The people, places and trades of an entity are items in turn; their labels are asked for in one more request, and of
its owners what they are.

https://www.wikidata.org/w/api.php?action=help&modules=wbgetentities
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any
from urllib.parse import quote

from connectors.connector import Asking, Connector, Read, Request, Target, Unanswered, Wanted
from connectors.hosts import registrable
from connectors.names import alike, core
from connectors.page import Page
from connectors.statement import Cause
from connectors.wikidata.company import YIELDS, owners, read, referenced
from connectors.wikidata.model import claims, label

API = "https://www.wikidata.org/w/api.php?action="
SEARCH = API + "wbsearchentities&format=json&search={}&language=en&uselang=en&type=item&limit=7"
ENTITIES = (
    API + "wbgetentities&format=json&ids={}"
    "&props=info%7Csitelinks%2Furls%7Caliases%7Clabels%7Cdescriptions%7Cclaims%7Cdatatype"
)
LABELS = API + "wbgetentities&format=json&ids={}&props=labels&languages=en%7Cmul"
OWNERS = API + "wbgetentities&format=json&ids={}&props=labels%7Cclaims&languages=en%7Cmul"
MOST_BYTES = 24_000_000
MOST_CANDIDATES = 3
MOST_IDS = 50  # of one request, for those who are not logged in
_TOO_MUCH = frozenset({"maxlag", "ratelimited", "readonly"})
# Business, company, enterprise, public company, corporation, and what only organisations have: industry, legal form,
# employees, LEI, stock exchange, LinkedIn page.
_CLASSES = frozenset({"Q4830453", "Q783794", "Q6881511", "Q891723", "Q167037"})
_MARKS = ("P452", "P1454", "P1128", "P1278", "P414", "P4264")


def ask(target: Target) -> Asking:
    """Ask for the entity that is known, else for those that bear the name; then for the labels they refer to."""
    known = target.all("company.wikidata")
    ids = known or (yield from _search(target))
    if not ids:
        return
    page = yield Request(ENTITIES.format(quote("|".join(ids))), max_bytes=MOST_BYTES)
    if page is None or not _answers(page):
        return
    entities = {qid: entity for qid, entity in page.json()["entities"].items() if "missing" not in entity}
    chosen = entities if known else _sifted(entities, target)
    labels = yield from _labels(dict.fromkeys(item for e in chosen.values() for item in referenced(e)))
    organisations = yield from _organisations(
        dict.fromkeys(item for e in chosen.values() for item in owners(e))
    )
    for qid in chosen:
        yield Read(page.part(f"entities.{qid}"), {"labels": labels, "organisations": organisations})


def _search(target: Target) -> Generator[Wanted, Any, list[str]]:
    """What bears the name, or begins with it; names there rarely end in a legal form."""
    for name in dict.fromkeys(text for text in (target.name, core(target.name)) if text):
        page = yield Request(SEARCH.format(quote(name, safe="")))
        if page and _answers(page) and (found := page.json()["search"]):
            return [entity["id"] for entity in found]
    return []


def _answers(page: Page) -> bool:
    """Whether an answer is one.

    Raises:
        Unanswered: for an error, which arrives as a success. An identifier nobody has is no error.
    """
    error = page.json().get("error")
    if error is None:
        return True
    if error["code"] == "no-such-entity":
        return False
    cause = Cause.RATE_LIMITED if error["code"] in _TOO_MUCH else Cause.ERROR
    raise Unanswered(cause, f"{error['code']}: {error.get('info', '')}"[:200])


def _sifted(entities: dict[str, dict[str, Any]], target: Target) -> dict[str, dict[str, Any]]:
    """The entities on the company's domain; where there is none, the organisations that bear its name."""
    domains = {registrable(domain) for domain in target.all("company.domain")}
    own = {
        qid: e for qid, e in entities.items() if domains & {registrable(c.value) for c in claims(e, "P856")}
    }
    namesakes = {qid: e for qid, e in entities.items() if _organisation(e) and alike(target.names, _names(e))}
    return dict(list((own or namesakes).items())[:MOST_CANDIDATES])


def _organisation(entity: dict[str, Any]) -> bool:
    classes = {claim.item for claim in claims(entity, "P31")}
    return bool(_CLASSES & classes) or any(mark in entity["claims"] for mark in _MARKS)


def _names(entity: dict[str, Any]) -> Iterator[str]:
    for text in entity["labels"].values():
        yield text["value"]
    for texts in entity["aliases"].values():
        yield from (text["value"] for text in texts)


def _labels(items: dict[str, None]) -> Generator[Wanted, Any, dict[str, str]]:
    """The names of items, as far as they have one and it was to be had."""
    ids = list(items)
    chunks = [ids[n : n + MOST_IDS] for n in range(0, len(ids), MOST_IDS)]
    pages = yield tuple(
        Request(LABELS.format(quote("|".join(chunk))), max_bytes=MOST_BYTES) for chunk in chunks
    )
    return {
        qid: text
        for page in pages
        if page and _answers(page)
        for qid, entity in page.json()["entities"].items()
        if (text := label(entity)[0])
    }


def _organisations(items: dict[str, None]) -> Generator[Wanted, Any, dict[str, str]]:
    """The names of those items that are organisations and no people, as far as that was to be had."""
    page = (yield Request(OWNERS.format(quote("|".join(items))), max_bytes=MOST_BYTES)) if items else None
    if page is None or not _answers(page):
        return {}
    entities = page.json()["entities"].items()
    return {
        qid: label(entity)[0] for qid, entity in entities if "missing" not in entity and _organisation(entity)
    }


CONNECTOR = Connector(
    name="wikidata",
    about="identifiers, seat, size, owners and officers of companies that have an item on Wikidata",
    tier="A",
    needs=("company.wikidata", "company.name", "company.legal_name"),
    yields=YIELDS,
    ask=ask,
    read=read,
    requests=3,
    per_second=1.0,
    docs="https://www.wikidata.org/w/api.php?action=help&modules=wbgetentities",
    terms="CC0 1.0; serial requests with a User-Agent that names a contact",
    reliability=0.8,
    identifies="company.wikidata",
    unverified=("no company and no search stands in a recorded answer, only the shape of entities",
                "fifty items to a request",
                "that a founder without an end date is still there",
                "the properties P6782 (ROR), P1454 (legal form), P2295 (net profit) and P2403 (total assets)"),
)  # fmt: skip
