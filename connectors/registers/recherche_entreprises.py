"""French companies and those who run them, from the state's company search (Sirene and the national register).

Headcount is a band with its year, turnover and result stand there when the accounts are public. A company that
objected to the diffusion of its entry is left out altogether, as are auditors and the days of birth of directors.
Neither a website nor an e-mail address is in this register, and of a sole trader's seat only the town is read.

https://recherche-entreprises.api.gouv.fr/docs/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.codes import codes
from connectors.registers.enquiry import enquire
from connectors.registers.entries import Entry
from connectors.registers.officers import OFFICERS, Officer, officers
from connectors.registers.register import IDENTITY, Register
from connectors.statement import Finding
from connectors.telling import believed, coded, joined, money, text_of, told, trade

SEARCH = "https://recherche-entreprises.api.gouv.fr/search?q={}&page=1&per_page=10&limite_matching_etablissements=1"
REGISTER = Register(
    "FR",
    ("RA000189", "SIREN", "SIRET"),
    r"(?:RCS[A-Z]*)?(\d{9})(?:\d{5})?",
    vat=r"FR[0-9A-Z]{2}(\d{9})",
    width=9,
)
_SOLE_TRADER = "1"  # legal categories of natural persons
_FACTS = {
    "sigle": "company.other_name",
    "date_creation": "company.founded",
    "date_fermeture": "company.dissolved",
}
_TOWN = {"nom_commercial": "company.other_name", "libelle_commune": "company.city"}
_SEAT = {"adresse": "company.legal_address", "code_postal": "company.postal_code", **_TOWN}
_STATES = {"A": "active", "C": "dissolved"}
_AUDITOR = re.compile(r"commissaire aux comptes", re.I)
_MAIDEN_NAME = re.compile(r"\s*\([^)]*\)")


def ask(target: Target) -> Asking:
    """Search for the number, else for the name, and read the one company that is meant."""
    return enquire(REGISTER, target, _search, _search, _entries, listed=True)


def _search(text: str) -> Request:
    return Request(SEARCH.format(quote(text, safe="")))


def _entries(page: Page) -> Iterator[Entry]:
    for company in Part.of(page)["results"].each():
        if company["statut_diffusion"].text != "O":
            continue
        office = company["siege"]
        signs = [*office.each("liste_enseignes")]
        names = [company["nom_complet"], company.opt("nom_raison_sociale"), company.opt("sigle"), *signs]
        yield Entry(
            company["siren"].text,
            tuple(name.text for name in names if name),
            postcode=text_of(office.opt("code_postal")),
            town=text_of(office.opt("libelle_commune")),
            active=company["etat_administratif"].text == "A",
            at=company.at,
        )


def read(page: Page, belief: float = 1.0) -> Iterator[Finding]:
    """Read one company of a list."""
    company = Part.of(page)
    siren = company["siren"].text
    sole = text_of(company.opt("nature_juridique")).startswith(_SOLE_TRADER)
    yield from believed(_company(siren, company), belief)
    yield from believed(_seat(siren, company["siege"], sole), belief)
    yield from believed(_accounts(siren, company), belief)
    yield from believed(officers(siren, _directors(company)), belief)


def _company(siren: str, company: Part) -> Iterator[Finding]:
    yield (company.opt("nom_raison_sociale") or company["nom_complet"]).says(siren, "company.legal_name")
    yield from REGISTER.identity(company["siren"], siren)
    yield from told(company, siren, _FACTS)
    for vat in company.each("tva"):
        yield vat.says(siren, "company.vat_id")
    yield from coded(company["etat_administratif"], siren, "company.status", _STATES)
    if form := company.opt("nature_juridique"):
        yield form.says(siren, "company.legal_form", codes("fr-form").get(form.text[:2], form.text))
    yield from trade(company.opt("activite_principale"), siren, "naf")


def _seat(siren: str, office: Part, sole: bool) -> Iterator[Finding]:
    """The seat; of a sole trader's, which is a home, the town."""
    yield from told(office, siren, _TOWN if sole else _SEAT)
    for sign in office.each("liste_enseignes"):
        yield sign.says(siren, "company.other_name", confidence=0.8)
    place = office.opt("libelle_commune" if sole else "adresse")
    if place and not office.opt("code_pays_etranger"):
        yield place.says(siren, "company.country", "FR")
    at = [part for key in ("latitude", "longitude") if (part := office.opt(key))]
    if len(at) == 2 and not sole:
        yield from joined(at, siren, "company.coordinates", between=",")


def _accounts(siren: str, company: Part) -> Iterator[Finding]:
    """The band of its headcount and the figures of its newest public accounts, each of its year."""
    band = company.opt("tranche_effectif_salarie")
    if band and (people := codes("fr-headcount").get(band.text)):
        year = text_of(company.opt("annee_tranche_effectif_salarie"))
        yield band.says(siren, "company.employees", people, as_of=year)
    if finances := company.opt("finances"):
        newest = max(finances.value)
        for key, field in (("ca", "company.revenue"), ("resultat_net", "company.profit")):
            yield from money(finances[newest].opt(key), siren, field, "EUR", as_of=newest)
    if register := company.opt("immatriculation"):
        currency = text_of(register.opt("devise_capital"))
        unit = "EUR" if currency.lower() in ("euro", "euros") else currency
        yield from money(register.opt("capital_social"), siren, "company.capital", unit or "EUR")


def _directors(company: Part) -> Iterator[Officer]:
    for director in company.each("dirigeants"):
        role = director.opt("qualite")
        person = director["type_dirigeant"].text == "personne physique"
        if role is None or not person or _AUDITOR.search(role.text):
            continue
        surname, forenames = director.opt("nom"), director.opt("prenoms")
        if surname and forenames:
            called = f"{forenames.text.replace(',', ' ')} {_MAIDEN_NAME.sub('', surname.text)}"
            yield Officer(surname, role, called)


CONNECTOR = Connector(
    name="recherche_entreprises",
    about="French companies: registered facts, headcount band, accounts, directors",
    tier="B",
    needs=("company.registration_number", "company.vat_id", "company.legal_name", "company.name"),
    yields=(
        *IDENTITY, *_FACTS.values(), "company.legal_name", "company.vat_id", "company.status", "company.legal_form",
        "company.industry_code", "company.legal_address", "company.city", "company.postal_code", "company.country",
        "company.coordinates", "company.employees", "company.revenue", "company.profit", "company.capital",
        *OFFICERS,
    ),
    ask=ask,
    read=read,
    per_second=3.0,
    countries=("FR",),
    registers=REGISTER.codes,
    docs="https://recherche-entreprises.api.gouv.fr/docs/",
    terms="Licence Ouverte / Open Licence 2.0 (Etalab), with attribution",
    attribution="Source: API Recherche d'entreprises (Insee, Inpi), Licence Ouverte 2.0",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the licence",
                "the keys tva and immatriculation, and the unit of the capital in it",
                "that a surname in brackets is the name at birth"),
)  # fmt: skip
