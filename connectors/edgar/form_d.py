"""A notice of a private raise (Form D): how much was sold and offered, since when, and who runs the company.

It holds no name of the round, no valuation and no investor's name, so none is stated. Funds raise money to pass it on,
and a merger pays with paper: neither is funding. Related persons are kept by name and function; their addresses, often
their homes, are not read. Functions were true on the day the notice was signed, and speak of that day.

https://www.sec.gov/data-research/sec-markets-data/form-d-data-sets
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from connectors.edgar.codes import place
from connectors.edgar.submissions import stated
from connectors.names import organisation
from connectors.page import Page
from connectors.statement import Finding
from connectors.telephone import e164
from connectors.text import slug, squash

_FUNCTION = re.compile(
    r"\b(?:chief|c[efotim]o|president|chair\w*|officer|director|secretary|treasurer|controller|counsel|founder|"
    r"co-founder|head|manager|principal|partner|chairman|vice president|[se]?vp)\b",
    re.I,
)
_OF_ISSUER = re.compile(r"\s+of the (?:issuer|company|corporation|registrant)\.?$", re.I)
# A function in another company, or a sentence about ownership.
_ELSEWHERE = re.compile(r"\bof\b|\bgeneral partner\b|\bmanaging member\b|\bsole member\b", re.I)
_MOST_FUNCTION = 70


def read(page: Page) -> Iterator[Finding]:
    """Read one notice."""
    root = page.xml()
    if root.tag != "edgarSubmission":
        raise ValueError(f"<{root.tag}> where a Form D was expected")
    issuer = root.find("primaryIssuer")
    if issuer is None:
        raise ValueError("a Form D without its issuer")
    subject = f"cik:{int(_text(issuer, 'cik')):010d}"
    yield from _company(subject, issuer, root)
    if not _passes_on(root):
        yield from _funding(subject, f"{subject}/{page.url.split('/')[-2]}", root)
    yield from _people(subject, root)


def _text(element: Element, path: str) -> str:
    return stated(element.findtext(path))


def _company(subject: str, issuer: Element, root: Element) -> Iterator[Finding]:
    at = "primaryIssuer"
    if name := _text(issuer, "entityName"):
        yield Finding(subject, "company.legal_name", name, at=f"{at}/entityName")
    for listing in ("issuerPreviousNameList", "edgarPreviousNameList"):
        for element in issuer.findall(f"{listing}/*"):
            if former := stated(element.text):
                yield Finding(subject, "company.former_name", former, at=f"{at}/{listing}")
    if (form := _text(issuer, "entityType")) and form != "Other":
        yield Finding(subject, "company.legal_form", form, at=f"{at}/entityType")
    if (year := _text(issuer, "yearOfInc/value")).isdigit():
        yield Finding(subject, "company.founded", year, at=f"{at}/yearOfInc/value")
    if phone := _text(issuer, "issuerPhoneNumber"):
        number = e164(phone, place(_text(issuer, "issuerAddress/stateOrCountry")).country)
        path = f"{at}/issuerPhoneNumber"
        yield Finding(subject, "company.phone", number, at=path, quote=phone, confidence=0.8)
    trade = _text(root, "offeringData/industryGroup/industryGroupType")
    if trade and trade not in ("Other", "Pooled Investment Fund"):
        yield Finding(subject, "company.industry", trade, at="offeringData/industryGroup/industryGroupType")


def _passes_on(root: Element) -> bool:
    """Whether the money is not the issuer's to spend: a fund's, or the price of a merger."""
    offering = "offeringData"
    return (
        _text(root, f"{offering}/typesOfSecuritiesOffered/isPooledInvestmentFundType") == "true"
        or root.find(f"{offering}/industryGroup/investmentFundInfo") is not None
        or _text(root, f"{offering}/businessCombinationTransaction/isBusinessCombinationTransaction")
        == "true"
    )


def _funding(subject: str, funding: str, root: Element) -> Iterator[Finding]:
    issuer = _text(root, "primaryIssuer/entityName")
    yield Finding(funding, "funding.company", subject, at="primaryIssuer/entityName", quote=issuer)
    form = _text(root, "submissionType")
    yield Finding(funding, "funding.kind", "Form D", at="submissionType", quote=form)
    for part, field in (("totalAmountSold", "funding.amount"), ("totalOfferingAmount", "funding.offered")):
        path = f"offeringData/offeringSalesAmounts/{part}"
        amount = _text(root, path)  # may be "Indefinite"
        if amount.isdigit() and int(amount):
            yield Finding(funding, field, f"{amount} USD", at=path, quote=amount)
    path = "offeringData/typeOfFiling/dateOfFirstSale/value"
    if day := _text(root, path):
        yield Finding(funding, "funding.date", day, at=path)
    path = "offeringData/investors/totalNumberAlreadyInvested"
    if (investors := _text(root, path)).isdigit() and int(investors):
        yield Finding(funding, "funding.investors", investors, at=path)


def _people(subject: str, root: Element) -> Iterator[Finding]:
    issuer = _text(root, "primaryIssuer/entityName")
    signed = _text(root, "offeringData/signatureBlock/signature/signatureDate")
    for n, element in enumerate(root.findall("relatedPersonsList/relatedPersonInfo")):
        name, titles = _name(element), _functions(element)
        if not name or not titles:
            continue
        person, at = f"{subject}/{slug(name)}", f"relatedPersonsList/relatedPersonInfo[{n + 1}]"
        yield Finding(person, "person.name", name, at=f"{at}/relatedPersonName", as_of=signed)
        where = "primaryIssuer/entityName"
        yield Finding(person, "person.employer", subject, at=where, quote=issuer, as_of=signed)
        for title in titles:
            yield Finding(person, "person.title", title, at=at, confidence=0.9, as_of=signed)


def _name(info: Element) -> str:
    """The person's name in the order of the form; empty for an organisation, which writes its first name as "N/A"."""
    first, middle, last = (
        squash(_text(info, f"relatedPersonName/{part}Name")) for part in ("first", "middle", "last")
    )
    name = " ".join(part for part in (first, middle, last) if part)
    if not first.strip("-.") or not last or organisation(name):
        return ""
    return name


def _functions(info: Element) -> list[str]:
    """The function in the filer's own words where it is one, then the boxes ticked. A promoter holds no office."""
    words = _OF_ISSUER.sub("", squash(_text(info, "relationshipClarification")))
    boxes = [stated(box.text) for box in info.findall("relatedPersonRelationshipList/relationship")]
    functions = [box for box in boxes if box in ("Executive Officer", "Director")]
    if len(words) <= _MOST_FUNCTION and _FUNCTION.search(words) and not _ELSEWHERE.search(words):
        functions.insert(0, words)
    return list(dict.fromkeys(functions))
