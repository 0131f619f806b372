"""French companies and those who run them, from the state's company search (Sirene and the national register).

Headcount is a band with its year, turnover and result stand there when the accounts are public. A company that
objected to the diffusion of its entry is left out altogether, as are auditors and the days of birth of directors.
Neither a website nor an e-mail address is in this register.

https://recherche-entreprises.api.gouv.fr/docs/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.facts import believed, dated, identity, money, text_of, told
from connectors.registers.officers import Officer, officers
from connectors.registers.register import CERTAIN, Entry, Register, sought
from connectors.statement import Finding

SEARCH = "https://recherche-entreprises.api.gouv.fr/search?q={}&page=1&per_page=10&limite_matching_etablissements=1"
REGISTER = Register(
    "FR",
    ("RA000189", "SIREN", "SIRET"),
    r"(?:RCS[A-Z]*)?(\d{9})(?:\d{5})?",
    vat=r"FR[0-9A-Z]{2}(\d{9})",
    width=9,
)
# https://www.sirene.fr/sirene/public/variable/tefen; "NN" is not known
BANDS = {
    "00": "0", "01": "1-2", "02": "3-5", "03": "6-9", "11": "10-19", "12": "20-49", "21": "50-99", "22": "100-199",
    "31": "200-249", "32": "250-499", "41": "500-999", "42": "1000-1999", "51": "2000-4999", "52": "5000-9999",
    "53": "10000+",
}  # fmt: skip
# The first two digits of the legal category: https://www.insee.fr/fr/information/2028129
_FORMS = {
    "10": "Entrepreneur individuel", "52": "SNC", "53": "Société en commandite", "54": "SARL", "55": "SA", "56": "SA",
    "57": "SAS", "58": "Société européenne", "65": "Société civile", "92": "Association",
}  # fmt: skip
_STATES = {"A": "active", "C": "dissolved"}
_AUDITOR = re.compile(r"commissaire aux comptes", re.I)
_MAIDEN_NAME = re.compile(r"\s*\([^)]*\)")


def ask(target: Target) -> Asking:
    """Search for the number, else for the name, and read the one company that is meant."""
    numbers = REGISTER.numbers(target)
    for text in numbers or sought(target):
        page = yield Request(SEARCH.format(quote(text, safe="")))
        entries = list(_entries(page)) if page else []
        if numbers:
            found = next(((entry, CERTAIN) for entry in entries if entry.number == text), None)
        else:
            found = REGISTER.likeliest(target, entries)
        if found:
            entry, belief = found
            yield Read(page.part(entry.at), {"belief": belief})
            return


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
    yield from believed(_company(siren, company), belief)
    yield from believed(_seat(siren, company["siege"]), belief)
    yield from believed(_accounts(siren, company), belief)
    yield from believed(officers(siren, _directors(company)), belief)


def _company(siren: str, company: Part) -> Iterator[Finding]:
    yield (company.opt("nom_raison_sociale") or company["nom_complet"]).says(siren, "company.legal_name")
    yield from identity(company["siren"], siren, "RA000189", "FR")
    yield from told(company, siren, {"sigle": "company.other_name"})
    for vat in company.each("tva"):
        yield vat.says(siren, "company.vat_id")
    state = company["etat_administratif"]
    if word := _STATES.get(state.text):
        yield state.says(siren, "company.status", word)
    yield from dated(company.opt("date_creation"), siren, "company.founded")
    yield from dated(company.opt("date_fermeture"), siren, "company.dissolved")
    if form := company.opt("nature_juridique"):
        yield form.says(siren, "company.legal_form", _FORMS.get(form.text[:2], form.text))
    if code := company.opt("activite_principale"):
        yield code.says(siren, "company.industry_code", f"naf:{code.text}")


def _seat(siren: str, office: Part) -> Iterator[Finding]:
    names = {"nom_commercial": "company.other_name", "adresse": "company.legal_address"}
    places = {"libelle_commune": "company.city", "code_postal": "company.postal_code"}
    yield from told(office, siren, names | places)
    for sign in office.each("liste_enseignes"):
        yield sign.says(siren, "company.other_name", confidence=0.8)
    if (address := office.opt("adresse")) and not office.opt("code_pays_etranger"):
        yield address.says(siren, "company.country", "FR")
    latitude, longitude = office.opt("latitude"), office.opt("longitude")
    if latitude and longitude:
        yield latitude.says(siren, "company.coordinates", f"{latitude.text},{longitude.text}")


def _accounts(siren: str, company: Part) -> Iterator[Finding]:
    """The band of its headcount and the figures of its newest public accounts, each of its year."""
    band = company.opt("tranche_effectif_salarie")
    if band and (people := BANDS.get(band.text)):
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
        if (
            role is None
            or director["type_dirigeant"].text != "personne physique"
            or _AUDITOR.search(role.text)
        ):
            continue
        surname, forenames = director.opt("nom"), director.opt("prenoms")
        if surname and forenames:
            called = f"{forenames.text.replace(',', ' ')} {_MAIDEN_NAME.sub('', surname.text)}"
            yield Officer(surname, role, called)


CONNECTOR = Connector(
    name="recherche_entreprises",
    about="French companies: registered facts, headcount band, accounts, directors",
    tier="B",
    needs=("company.legal_name", "company.name"),
    yields=(
        "company.legal_name", "company.registration_number", "company.register", "company.jurisdiction",
        "company.other_name", "company.vat_id", "company.status", "company.founded", "company.dissolved",
        "company.legal_form", "company.industry_code", "company.legal_address", "company.city",
        "company.postal_code", "company.country", "company.coordinates", "company.employees", "company.revenue",
        "company.profit", "company.capital",
        "person.name", "person.title", "person.employer",
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
    unverified=("the licence",
                "the keys tva and immatriculation, and the unit of the capital in it",
                "that a surname in brackets is the name at birth"),
)  # fmt: skip
