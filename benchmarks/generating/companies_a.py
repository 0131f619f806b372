"""Generator *a* of companies: firms as a directory lists them, with all that a directory asks for.

A name is an invented stem, mostly with a word of its trade and a legal form. Records of one firm differ as sources
differ: a field missing, a legal form left out, an address or a telephone from before the move, the web site without
its path. Beside that stand what only looks alike: namesakes in other places, subsidiaries under the parent's name
and domain, tenants of a business centre with its switchboard, shops on a hosted site.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from anyascii import anyascii

from benchmarks.generating import slips
from benchmarks.generating.drawing import Ranked, cluster_size
from benchmarks.generating.places import Place, a_number, a_place, a_postal_code, written_number

COLUMNS = (
    "unique_id", "name", "legal_form", "domain", "street", "city", "postal_code", "country", "phone", "email",
    "industry",
)  # fmt: skip
_STEMS = 9000
_ONSETS = "b br c cr d dr f fl g gl h j k kl l m n p pl pr qu r s sk sp st t tr v w z".split()
_VOWELS = "a e i o u ae ai ea io o u e i a".split()
_CODAS = ["", "", "", "n", "r", "l", "x", "s", "m", "nd", "rt", "lt"]
_TRADES = {
    "Software": "Software Systems Digital Technologies Labs Data Cloud Analytics",
    "Logistics": "Logistics Freight Transport Shipping Forwarding Cargo",
    "Construction": "Construction Builders Contractors Building Homes",
    "Financial Services": "Capital Partners Finance Holdings Investments Advisors",
    "Healthcare": "Health Medical Clinics Care Diagnostics Pharma",
    "Manufacturing": "Industries Manufacturing Machinery Engineering Works Tools",
    "Retail": "Stores Trading Market Retail Supplies Outlet",
    "Energy": "Energy Solar Power Renewables Grid",
    "Food & Beverage": "Foods Beverages Bakery Kitchen Farms",
    "Marketing": "Media Marketing Creative Agency Communications",
    "Education": "Academy Learning Training Education School",
    "Real Estate": "Properties Realty Estates Development Living",
    "Consulting": "Consulting Advisory Solutions Services Group International",
    "Telecommunications": "Telecom Networks Wireless Communications Connect",
    "Hospitality": "Hotels Resorts Catering Restaurants Travel",
}
_INDUSTRIES = Ranked(tuple(_TRADES), 0.5)
_TRADE_WORDS = {industry: Ranked(words.split(), 0.7) for industry, words in _TRADES.items()}
_SHORT = {
    "International": "Intl", "Technologies": "Tech", "Manufacturing": "Mfg", "Engineering": "Eng.", "Services": "Svcs",
    "Communications": "Comms", "Systems": "Sys", "Industries": "Ind.", "Solutions": "Sol.", "Development": "Dev.",
    "Construction": "Constr.", "Consulting": "Consult.", "Transport": "Transp.", "Logistics": "Log.", "Group": "Grp",
}  # fmt: skip
_STREETS = Ranked(
    "Main Street,High Street,Station Road,Church Lane,Mill Road,Park Avenue,Kings Road,Industrial Way,Market Square,"
    "Harbour Street,Bridge Street,Bahnhofstraße,Hauptstraße,Rue de la Gare,Avenue de la République,Via Roma,"
    "Calle Mayor,"
    "Storgatan,Kerkstraat,Gartenweg,Oak Drive,Maple Avenue,Cedar Lane,Lake Road,Hill Street,Forest Road,River Walk,"
    "Commerce Boulevard,Enterprise Drive,Innovation Park".split(","),
    0.6,
)
_HOSTS = (
    "wixsite.com",
    "myshopify.com",
    "wordpress.com",
    "blogspot.com",
    "weebly.com",
    "business.site",
    "webflow.io",
)
_MAILS = ("gmail.com", "outlook.com", "yahoo.com", "web.de", "orange.fr")


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm as it is. `form` holds the spellings of its legal form."""

    id: str
    name: str
    form: tuple[str, ...]
    domain: str
    mail: str
    place: Place
    street: str
    postal: str
    number: str
    industry: str


def _stems(rng: random.Random) -> Ranked[str]:
    """A finite list of invented words of two or three syllables, some far more liked than others."""
    seen: dict[str, None] = {}
    while len(seen) < _STEMS:
        syllables = 2 + (rng.random() < 0.3)
        word = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables))
        seen[(word + rng.choice(_CODAS)).capitalize()] = None
    return Ranked(tuple(seen), 0.75)


def _slug(text: str) -> str:
    return "".join(sign for sign in anyascii(text).lower() if sign.isalnum())


class Market:
    """All firms that were founded so far: it sees to it that no two have the same site, and some the same landlord."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._stems = _stems(rng)
        self._taken: set[str] = set()
        self._centres: dict[tuple[str, ...], tuple[str, str, str]] = {}
        self._last: list[Firm] = []
        self.count = 0

    def firms(self) -> Iterator[Firm]:
        """Firms without end, a parent before its subsidiaries."""
        rng = self._rng
        while True:
            firm = self._namesake() if self._last and rng.random() < 0.02 else self._founded()
            self._remember(firm)
            yield firm
            if rng.random() < 0.03:
                for _ in range(rng.choice((1, 1, 1, 2, 4))):
                    yield self._subsidiary(firm)

    def _founded(self) -> Firm:
        rng, industry = self._rng, _INDUSTRIES.draw(self._rng)
        stem, trade = self._stems.draw(rng), _TRADE_WORDS[industry].draw(rng)
        name = stem if rng.random() < 0.12 else f"{stem} {trade}"
        if rng.random() < 0.1:
            name = f"{stem} {'&' if rng.random() < 0.6 else 'and'} {self._stems.draw(rng)}"
        elif rng.random() < 0.06:
            name = f"{name} {_TRADE_WORDS['Consulting'].draw(rng)}"
        return self._placed(name, a_place(rng), industry)

    def _placed(self, name: str, place: Place, industry: str, domain: str = "") -> Firm:
        rng = self._rng
        self.count += 1
        street, postal, number = self._address(place)
        domain = domain or self._site(name, place)
        hosted = not domain or domain.endswith(_HOSTS)
        mail = f"{_slug(name)[:20]}@{rng.choice(_MAILS)}" if hosted else f"info@{domain}"
        form = place.country.forms[min(int(rng.expovariate(1.4)), len(place.country.forms) - 1)]
        return Firm(
            f"c{self.count}", name, form, domain, mail, place, street, postal, number, industry
        )  # fmt: skip

    def _address(self, place: Place) -> tuple[str, str, str]:
        """Street, postal code and number; one firm in fifty sits in its city's business centre."""
        rng = self._rng
        centre = self._centres.get(place.names)
        if centre and rng.random() < 0.02:
            street, postal, number = centre
            return street, postal, number if rng.random() < 0.5 else a_number(rng, place)
        fresh = (
            f"{rng.randrange(1, 400)} {_STREETS.draw(rng)}",
            a_postal_code(rng, place),
            a_number(rng, place),
        )
        if rng.random() < 0.01 or not centre:
            self._centres[place.names] = fresh
        return fresh

    def _site(self, name: str, place: Place) -> str:
        """A registrable domain nobody has, a tenant's name on somebody's host, or none."""
        rng, slug, tld = self._rng, _slug(name), place.country.tld
        lot = rng.random()
        if lot < 0.12:
            return ""
        if lot < 0.2:
            return f"{slug}{rng.randrange(10, 99) if rng.random() < 0.5 else ''}.{rng.choice(_HOSTS)}"
        city = _slug(place.names[0])
        for host in (
            f"{slug}.{tld if rng.random() < 0.45 else 'com'}", f"{slug}.{tld}", f"{slug.rstrip('s')}-{city}.com",
            f"{slug}{city}.{tld}",
        ):  # fmt: skip
            if host not in self._taken:
                break
        else:
            host = f"{slug}{self.count}.{tld}"
        self._taken.add(host)
        return host

    def _namesake(self) -> Firm:
        """Another firm of the same name elsewhere."""
        like = self._rng.choice(self._last)
        return self._placed(like.name, a_place(self._rng), like.industry)

    def _subsidiary(self, parent: Firm) -> Firm:
        """A firm of its own under the parent's name: abroad, in another trade, or a branch registered by itself."""
        rng, lot = self._rng, self._rng.random()
        stem = parent.name.split()[0]
        place = a_place(rng, parent.place.country if lot > 0.6 else None)
        if lot < 0.6:
            name = f"{parent.name} {place.country.names[0] if rng.random() < 0.6 else place.names[0]}"
        else:
            name = f"{stem} {_TRADE_WORDS[_INDUSTRIES.draw(rng)].draw(rng)}"
        domain = (
            parent.domain
            if rng.random() < 0.3
            else f"{_slug(stem)}-{_slug(name.split()[-1])}.{place.country.tld}"
        )
        child = self._placed(name, place, parent.industry, domain)
        if rng.random() < 0.15:
            return replace(child, number=parent.number)
        return child

    def _remember(self, firm: Firm) -> None:
        """The last thousand, out of which namesakes are drawn."""
        if len(self._last) < 1000:
            self._last.append(firm)
        else:
            self._last[self._rng.randrange(1000)] = firm


def rows(rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """(firm, fields) without end, the records of one firm together."""
    for firm in Market(rng).firms():
        for _ in range(cluster_size(rng)):
            yield firm.id, a_record(rng, firm)


def a_record(rng: random.Random, firm: Firm) -> list[str]:
    """The firm as one source has it."""
    place, street, postal, number = firm.place, firm.street, firm.postal, firm.number
    if rng.random() < 0.04:  # from before it moved, mostly within the country
        place = a_place(rng, place.country)
        street, postal = f"{rng.randrange(1, 400)} {_STREETS.draw(rng)}", a_postal_code(rng, place)
    if rng.random() < 0.07:
        number = a_number(rng, place)
    kept = rng.random
    return [
        written_name(rng, firm),
        rng.choice(firm.form[:2]) if kept() < 0.35 else "",
        _written_site(rng, firm) if kept() < 0.8 else "",
        slips.typed(rng, street, 0.06) if kept() < 0.78 else "",
        (place.names[0] if kept() < 0.85 else rng.choice(place.names)) if kept() < 0.93 else "",
        postal if kept() < 0.72 else "",
        (place.country.names[0] if kept() < 0.8 else rng.choice(place.country.names)) if kept() < 0.9 else "",
        written_number(rng, place, number) if kept() < 0.75 else "",
        _written_mail(rng, firm) if kept() < 0.6 else "",
        (firm.industry if kept() < 0.88 else _INDUSTRIES.draw(rng)) if kept() < 0.75 else "",
    ]


def written_name(rng: random.Random, firm: Firm) -> str:
    """The name with its legal form in one of its spellings or without, shortened, mistyped, shouted."""
    name, lot = firm.name, rng.random()
    if lot < 0.1:
        name = " ".join(_SHORT.get(word, word) for word in name.split())
    elif lot < 0.14:
        name = name.replace(" & ", " and ") if " & " in name else f"The {name}"
    elif lot < 0.18 and name.count(" ") == 1:
        name = name.split()[0]
    elif lot < 0.2:
        name = name.replace(" ", "")
    name = slips.typed(rng, name, 0.1)
    if rng.random() < 0.55:
        name = f"{name} {firm.form[0] if rng.random() < 0.7 else rng.choice(firm.form)}"
    return name.upper() if rng.random() < 0.06 else name


def _written_site(rng: random.Random, firm: Firm) -> str:
    lot, host = rng.random(), firm.domain
    if not host or lot < 0.6:
        return host
    if lot < 0.72:
        return f"https://www.{host}/"
    if lot < 0.88:
        return f"www.{host}"
    if lot < 0.94 and not host.endswith(_HOSTS):  # an older or another domain of the same firm
        stem, _, _ = host.partition(".")
        return f"{stem}.{rng.choice(('com', 'net', 'io', 'eu'))}"
    return f"http://{host}/about"


def _written_mail(rng: random.Random, firm: Firm) -> str:
    local, _, host = firm.mail.partition("@")
    if local == "info" and rng.random() < 0.5:
        local = rng.choice(("contact", "sales", "office", "hello", "admin"))
    return f"{local}@{host}"
