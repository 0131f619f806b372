"""Companies and officers of the world's registers, as OpenCorporates has gathered them.

Its database may be passed on only under its own licence and with its name beside the values, which a private store of
prospects cannot keep to without a paid licence; so it is asked only when the user names it. A search knows no town and
no website: a hit counts by its name and the country that the company is known to be of, and it is read in full by a
second request, for officers stand there only.

https://api.opencorporates.com/documentation/API-Reference
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.entries import Entry, sought
from connectors.registers.officers import SINCE, Officer, officers
from connectors.registers.register import CERTAIN, Register
from connectors.statement import Finding
from connectors.telling import believed, text_of, told

API = "https://api.opencorporates.com/v0.4/companies"
SEARCH = API + "/search?q={}&order=score&per_page=30"
MOST_SEARCHES = 1
_FACTS = {
    "current_status": "company.status",
    "company_type": "company.legal_form",
    "registered_address_in_full": "company.legal_address",
    "incorporation_date": "company.founded",
    "dissolution_date": "company.dissolved",
}


def ask(target: Target) -> Asking:
    """Ask for the company of a known identifier, else for the one that a search shows to be meant."""
    identifier, belief = target.one("company.opencorporates"), CERTAIN
    countries = target.all("company.jurisdiction") + target.all("company.country") + ("",)
    country = countries[0].partition("-")[0]
    if not identifier and country:
        for name in sought(target)[:MOST_SEARCHES]:
            hits = yield Request(SEARCH.format(quote(name)))
            found = Register(country, (), "").likeliest(target, entries(hits, country)) if hits else None
            identifier, belief = (found[0].number, found[1]) if found else ("", belief)
    if identifier:
        page = yield Request(f"{API}/{quote(identifier)}")
        if page:
            yield Read(page, {"belief": belief})


def entries(page: Page, country: str) -> Iterator[Entry]:
    """The companies of one country among those found."""
    for hit in Part.of(page)["results"]["companies"].each():
        company = hit["company"]
        law = company["jurisdiction_code"].text
        if law.partition("_")[0].upper() == country:
            address = company.opt("registered_address")
            yield Entry(
                f"{law}/{company['company_number'].text}",
                (company["name"].text,),
                postcode=text_of(address.opt("postal_code") if address else None),
                active=company.opt("dissolution_date") is None and company["inactive"].value is not True,
            )


def read(page: Page, belief: float = CERTAIN) -> Iterator[Finding]:
    """Read one company in full."""
    yield from believed(_company(Part.of(page)["results"]["company"]), belief)


def _company(company: Part) -> Iterator[Finding]:
    number, law = company["company_number"], company["jurisdiction_code"]
    subject = f"{law.text}/{number.text}"
    yield number.says(subject, "company.opencorporates", subject)
    yield number.says(subject, "company.registration_number")
    yield law.says(subject, "company.jurisdiction", law.text.upper().replace("_", "-"))
    yield company["name"].says(subject, "company.legal_name")
    for former in company.each("previous_names"):
        yield former["company_name"].says(subject, "company.former_name")
    yield from told(company, subject, _FACTS)
    for code in company.each("industry_codes"):
        yield from told(code, subject, {"industry_code.description": "company.industry"})
    yield from officers(subject, _officers(company))


def _officers(company: Part) -> Iterator[Officer]:
    """Those who hold an office now."""
    for entry in company.each("officers"):
        officer = entry["officer"]
        gone = officer.opt("end_date") or officer["inactive"].value is True
        if (role := officer.opt("position")) and not gone:
            yield Officer(officer["name"], role, since=officer.opt("start_date"))


CONNECTOR = Connector(
    name="opencorporates",
    about="companies and officers of the world's registers, gathered by OpenCorporates",
    tier="B",
    needs=("company.opencorporates", "company.legal_name", "company.name"),
    yields=(
        *_FACTS.values(), "company.opencorporates", "company.registration_number", "company.jurisdiction",
        "company.legal_name", "company.former_name", "company.industry", *SINCE,
    ),
    ask=ask,
    read=read,
    requests=2,
    per_day=50,
    key=Key("OPENCORPORATES_API_TOKEN", header="X-API-TOKEN", get="https://opencorporates.com/api_accounts/new"),
    answers=(Means(Meaning.NO_CREDIT, 403),),
    opt_in="its licence (ODbL) wants what is made of its data shared alike, with its name; business needs a paid one",
    docs="https://api.opencorporates.com/documentation/API-Reference",
    terms="ODbL share-alike with visible attribution, unless a licence was bought",
    attribution="from OpenCorporates (https://opencorporates.com), ODbL",
    reliability=0.9,
    identifies="company.opencorporates",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the keys of addresses, industry codes and officers, known from programs that read them",
                "that 403 means a quota that is used up",
                "fifty requests a day and two hundred a month, the limits of a free account; only the first is kept"),
)  # fmt: skip
