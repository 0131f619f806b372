"""What a page says about itself for machines: schema.org as JSON-LD, microdata or RDFa, and OpenGraph.

All three spellings of schema.org become the same plain objects, so that what reads them exists once. Broken JSON-LD
is mended where its meaning is plain (comments, trailing commas, raw line breaks) and otherwise passed over: the page
still has its text. An organisation is the page's own only if nothing says that it is somebody else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from connectors.hosts import join, registrable
from connectors.text import squash
from connectors.website.document import Document

_MOST_DEPTH = 12
_MOST_NODES = 2_000
_LINK_TAGS = {"a": "href", "area": "href", "link": "href", "img": "src", "audio": "src", "video": "src",
              "object": "data", "time": "datetime", "data": "value", "meter": "value"}  # fmt: skip
# A string, kept as it is; or a comment, or a comma before a closing bracket, which go.
_MENDED = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/|<!--|-->|,(?=\s*[}\]])|<!\[CDATA\[|\]\]>', re.S)
ORGANIZATIONS = frozenset(
    "Organization Corporation LocalBusiness Company NGO EducationalOrganization GovernmentOrganization Consortium "
    "MedicalOrganization ProfessionalService Store Restaurant FinancialService LegalService AccountingService "
    "HomeAndConstructionBusiness AutomotiveBusiness HealthAndBeautyBusiness LodgingBusiness TravelAgency "
    "RealEstateAgent InsuranceAgency Attorney Dentist Physician MedicalClinic Hospital School CollegeOrUniversity "
    "Hotel CafeOrCoffeeShop Bakery Library EmploymentAgency SportsOrganization OnlineBusiness OnlineStore "
    "ResearchOrganization NewsMediaOrganization Electrician Plumber GeneralContractor FoodEstablishment "
    "ChildCare".split()
)
_ENDINGS = ("Business", "Organization", "Store", "Agency", "Clinic", "Company", "Shop", "Contractor")
# Properties whose organisation is somebody else's: a customer, a reviewer, a former employer.
_FOREIGN = frozenset(
    "author creator worksFor alumniOf affiliation memberOf sponsor funder hiringOrganization reviewedBy itemReviewed "
    "review manufacturer seller customer client sourceOrganization parentOrganization subOrganization department "
    "performer organizer provider broker competitor knowsAbout subjectOf mentions citation about".split()
)


@dataclass(frozen=True, slots=True)
class Item:
    """One schema.org object: its types, its properties, where it stands, and the property that led to it."""

    types: tuple[str, ...]
    properties: dict[str, Any]
    at: str
    under: str = ""

    def texts(self, name: str) -> Iterator[tuple[str, str]]:
        """The plain values of a property, each with its path."""
        for n, value in enumerate(_many(self.properties.get(name))):
            text = _text(value)
            if text:
                yield text, f"{self.at}.{name}" + (f"[{n}]" if n else "")

    def text(self, name: str) -> tuple[str, str]:
        """The first plain value of a property and its path; two empty texts where there is none."""
        return next(self.texts(name), ("", ""))

    def items(self, name: str) -> Iterator[Item]:
        """The objects a property leads to."""
        for n, value in enumerate(_many(self.properties.get(name))):
            if isinstance(value, dict):
                yield Item(_types(value), value, f"{self.at}.{name}" + (f"[{n}]" if n else ""), name)


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _types(node: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(t).rstrip("/").rpartition("/")[2].rpartition(":")[2] for t in _many(node.get("@type")))


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@value", value.get("name", value.get("url", "")))
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return ""
    return squash(unescape(str(value)))


def items_of(document: Document) -> tuple[Item, ...]:
    """Every schema.org object of a page, nested ones too, however it is written."""
    roots = [*_json_ld(document.tree), *_marked_up(document)]
    named = {
        node["@id"]: node for root in roots for node in _nodes(root, 0) if len(node) > 1 and "@id" in node
    }
    found: list[Item] = []
    for n, root in enumerate(roots):
        _collect(root, f"schema[{n}]", "", named, found, 0)
    return tuple(found)


def _collect(node: Any, at: str, under: str, named: dict[str, Any], found: list[Item], depth: int) -> None:
    if depth > _MOST_DEPTH or len(found) >= _MOST_NODES:
        return
    if isinstance(node, list):
        for n, inner in enumerate(node):
            _collect(inner, f"{at}[{n}]", under, named, found, depth + 1)
        return
    if not isinstance(node, dict):
        return
    whole = {**named.get(str(node.get("@id", "")), {}), **node} if len(node) == 1 else node
    types = _types(whole)
    if types:
        at = f"{at}.{types[0]}" if not under else at
        found.append(Item(types, whole, at, under))
    for name, value in node.items():
        if isinstance(value, dict | list) and name != "@context":
            _collect(value, f"{at}.{name}", under if name == "@graph" else name, named, found, depth + 1)


def _nodes(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            if isinstance(inner, dict | list):
                yield from _nodes(inner, depth + 1)


def _json_ld(tree: LexborHTMLParser) -> Iterator[Any]:
    for script in tree.css("script[type*='ld+json']"):
        node = loads(script.text_content or script.text() or "")
        if isinstance(node, dict | list):
            yield node


def loads(text: str) -> Any:
    """JSON as people put it into pages; None when even mending does not make sense of it."""
    for attempt in (text, _MENDED.sub(lambda m: m.group(1) or "", text)):
        try:
            return json.loads(attempt.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _marked_up(document: Document) -> Iterator[dict[str, Any]]:
    """Microdata (itemscope, itemprop) and RDFa (typeof, property), as the objects JSON-LD would have given."""
    for scope, kind, prop in (
        ("[itemscope][itemtype*='schema.org']", "itemtype", "itemprop"),
        ("[typeof]", "typeof", "property"),
    ):
        for n, node in enumerate(document.tree.css(scope)):
            if n >= 200:
                break
            if prop not in node.attributes:
                yield _object(node, kind, prop, document.base, 0)


def _object(node: LexborNode, kind: str, prop: str, base: str, depth: int) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": (node.attributes.get(kind) or "").split()}
    child = node.child
    stack = [child] if child is not None else []
    while stack:
        inner = stack.pop()
        if inner.next is not None:
            stack.append(inner.next)
        if not inner.is_element_node:
            continue
        attributes = inner.attributes
        scoped = kind in attributes and depth < _MOST_DEPTH
        if name := (attributes.get(prop) or "").split():
            value = _object(inner, kind, prop, base, depth + 1) if scoped else _value(inner, base)
            for one in name:
                made.setdefault(one.rpartition(":")[2], []).append(value)
        if not scoped and inner.child is not None:
            stack.append(inner.child)
    return made


def _value(node: LexborNode, base: str) -> str:
    attributes = node.attributes
    if (content := attributes.get("content")) is not None:
        return squash(content)
    attribute = _LINK_TAGS.get(str(node.tag))
    if attribute and (value := attributes.get(attribute)):
        return join(base, value) or value if attribute in ("href", "src") else value
    return squash(node.text(separator=" "))


def is_organization(types: Iterable[str]) -> bool:
    """Whether any of the types is an organisation: by name, or by the way schema.org names its kinds."""
    return any(t in ORGANIZATIONS or t.endswith(_ENDINGS) for t in types)


def own_organizations(items: tuple[Item, ...], own: Iterable[str]) -> list[Item]:
    """The objects that describe the site's owner: organisations that no property or address gives to another.

    Args:
        own: hosts or addresses that are the owner's.
    """
    domains = {registrable(host) for host in own} - {""}
    found = []
    for item in items:
        if item.under in _FOREIGN or not is_organization(item.types):
            continue
        url = registrable(item.text("url")[0])
        if not url or not domains or url in domains:
            found.append(item)
    return found
