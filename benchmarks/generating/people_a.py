"""Generator *a* of people: contacts with their employer, as an exported address book of a sales team holds them.

Forenames and family names come from finite lists, so that namesakes are the rule in a large list; employers are the
firms of generator *a*. Records of one person differ as contacts do: a nickname, an initial, swapped names, another
address, and for some the next employer. Beside that stand what only looks alike: colleagues who share a domain and a
switchboard, namesakes at one firm, families under one roof with one telephone, fathers and sons of one name.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from anyascii import anyascii

from benchmarks.generating import slips
from benchmarks.generating.companies_a import Firm, Market, written_name
from benchmarks.generating.drawing import Ranked, Weighted, cluster_size
from benchmarks.generating.places import Place, a_number, a_place, written_number

COLUMNS = (
    "unique_id", "given_name", "family_name", "job_title", "company", "domain", "email", "phone", "street",
    "city", "country",
)  # fmt: skip
_GIVEN = Ranked(
    "Michael James Anna Maria Thomas David Peter John Laura Julia Daniel Robert Sarah Christian Elena Martin "
    "Paul Emma "
    "William Richard Sophie Alexander Katherine Nicolas Andreas Elisabeth Charles Joseph Marc Claudia Sandra Stefan "
    "Christopher Antonio Lucia Patricia Jennifer Matthew Andrew Margaret Steven Edward Rebecca Benjamin Samuel "
    "Susanne "
    "Victoria Timothy Jonathan Gregory Frederick Theodore Deborah Kimberly Amanda Jessica Alice Clara Felix "
    "Oscar Hugo "
    "Louis Camille Chloé Mathieu Jérôme François Benoît Inés José Andrés Carlos Miguel Javier Pilar Carmen "
    "Giulia Marco "
    "Luca Francesca Chiara Giovanni Lars Erik Karin Ingrid Björn Åsa Johan Pieter Willem Sanne Femke Joost "
    "Priya Rahul "
    "Anjali Sanjay Deepak Neha Vikram Kavita Arjun Meera João Beatriz Rafael Mariana Thiago Fernanda Wei Ming Yuki "
    "Hiroshi Mei Jun Omar Fatima Ahmed Leila Yusuf Aisha Pavel Olga Ivan Natalia Dmitri Svetlana Zofia Piotr "
    "Agnieszka "
    "Tomasz Ewa Nora Ida Jonas Mats Hanna Lena Tobias Sebastian Florian Katrin Birgit Jürgen Uwe Heike Ralf "
    "Monika".split(),
    0.65,
)
_SHORT = {
    given: also
    for given, *also in map(
        str.split,
        (
            "Michael Mike Mick, James Jim Jamie, Thomas Tom Tommy, David Dave, Peter Pete, John Jack, Daniel "
            "Dan Danny, Robert Bob Rob, Christian Chris, Laura Laurie, William Bill Will, Richard Dick Rick, "
            "Alexander Alex Sasha, Katherine Kate Kathy, Nicolas Nick Nico, Paul Paulie, Elisabeth Liz Beth, "
            "Charles Charlie Chuck, Joseph Joe, Stefan Steff, Christopher Chris Kit, Antonio Tony Toni, "
            "Patricia Pat Tricia, Jennifer Jen Jenny, Matthew Matt, Andrew Andy Drew, Margaret Maggie Peggy, "
            "Steven Steve, Edward Ed Ted, Rebecca Becky, Benjamin Ben, Samuel Sam, Victoria Vicky Tori, Timothy "
            "Tim, Jonathan Jon, Gregory Greg, Frederick Fred, Theodore Ted Theo, Deborah Debbie, Kimberly Kim, "
            "Amanda Mandy, Jessica Jess, Sebastian Basti, Tobias Tobi, Francesca Franca, Giovanni Gianni, José "
            "Pepe, Dmitri Dima, Ivan Vanya, Natalia Natasha"
        ).split(", "),
    )
}
_TITLES = Ranked(
    "Sales Manager|Account Executive|Software Engineer|Marketing Manager|Chief Executive Officer|Project Manager|"
    "Head of Sales|Chief Financial Officer|Director of Operations|VP Marketing|Product Manager|HR Manager|Consultant|"
    "Chief Technology Officer|Business Development Manager|Office Manager|Managing Director|Data Analyst|Buyer|"
    "VP Sales|Head of Procurement|IT Manager|Accountant|Legal Counsel|Customer Success Manager|Recruiter|Founder".split(
        "|"
    ),
    0.7,
)
_TITLE_ALSO = {
    "Chief Executive Officer": "CEO", "Chief Financial Officer": "CFO", "Chief Technology Officer": "CTO",
    "Managing Director": "MD", "VP Sales": "Vice President Sales", "VP Marketing": "Vice President of Marketing",
    "HR Manager": "Human Resources Manager", "Software Engineer": "Software Developer", "Sales Manager": "Mgr, Sales",
}  # fmt: skip
_PATTERNS = Weighted(
    {"{g}.{f}": 50.0, "{i}{f}": 22.0, "{g}": 10.0, "{g}{f}": 8.0, "{f}.{g}": 5.0, "{i}.{f}": 5.0}
)
_MAILS = ("gmail.com", "hotmail.com", "yahoo.com", "gmx.de", "outlook.com")
_FAMILY_HEADS = (
    "Sm Har Ber Kov Lin Mor Nak Ols Pet Ric San Tor Vas Web Zim Gar Fer Dub Hof Jan Cal Bru Wal Fis Kel Mul Sch Ros"
).split()
_FAMILY_MIDS = "el er an en in on ar al am it es ov".split()
_FAMILY_ENDS = "son sen ez ski mann berg er i a ini eau ford ley ton feld ov as is".split()
_COMMON = (
    "Smith Müller Garcia Martin Rossi Jones Brown Johnson Silva Singh Kumar Andersson Schmidt Fischer Weber Williams "
    "Taylor Davies Fernández López Bernard Dubois Ferrari Russo Jansen De Vries Van den Berg Santos Oliveira "
    "Sharma Patel"
).replace("De Vries Van den Berg", "De_Vries Van_den_Berg").split()  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A person as they are, with the employer they have now."""

    id: str
    given: str
    family: str
    firm: Firm
    title: str
    mail: str
    own_mail: str
    mobile: str
    home: Place
    street: str


def _families(rng: random.Random) -> Ranked[str]:
    """Some 6,000 family names, the common ones first."""
    made = [a + b + c for a in _FAMILY_HEADS for b in _FAMILY_MIDS for c in _FAMILY_ENDS]
    rng.shuffle(made)
    return Ranked([name.replace("_", " ") for name in _COMMON] + made, 0.6)


class Town:
    """Everybody so far: who works where, and which address is taken."""

    def __init__(self, rng: random.Random, firms: Iterator[Firm], pool: int = 64) -> None:
        self._rng, self._firms = rng, firms
        self._families = _families(rng)
        self._hiring = [next(firms) for _ in range(pool)]
        self._patterns: dict[str, str] = {}
        self._taken: set[str] = set()
        self.count = 0

    def people(self) -> Iterator[Person]:
        """People without end, families together."""
        rng = self._rng
        while True:
            first = self._person(_GIVEN.draw(rng), self._families.draw(rng))
            yield first
            if rng.random() < 0.02:
                for _ in range(rng.choice((1, 1, 1, 3))):
                    yield self._relative(first)
            if rng.random() < 0.004:
                yield self._person(first.given, first.family, first.firm)  # a namesake at one firm

    def employer(self) -> Firm:
        """One of those that hire now; now and then one is replaced, so that sizes of firms spread widely."""
        at = min(int(self._rng.expovariate(5 / len(self._hiring))), len(self._hiring) - 1)
        firm = self._hiring[at]
        if self._rng.random() < 0.4:
            self._hiring[at] = next(self._firms)
        return firm

    def _person(self, given: str, family: str, firm: Firm | None = None) -> Person:
        rng, firm = self._rng, firm or self.employer()
        self.count += 1
        home = firm.place if rng.random() < 0.75 else a_place(rng, firm.place.country)
        return Person(
            f"p{self.count}", given, family, firm, _TITLES.draw(rng), self.mail(given, family, firm),
            self._own_mail(given, family), a_number(rng, home), home, f"{rng.randrange(1, 300)} {_STREET.draw(rng)}",
        )  # fmt: skip

    def _relative(self, of: Person) -> Person:
        """Under one roof; with the same telephone for half of them, and once in a while with the same forename."""
        rng = self._rng
        given = of.given if rng.random() < 0.04 else _GIVEN.draw(rng)
        made = self._person(given, of.family, of.firm if rng.random() < 0.1 else None)
        number = of.mobile if rng.random() < 0.4 else made.mobile
        return replace(made, home=of.home, street=of.street, mobile=number)

    def mail(self, given: str, family: str, firm: Firm) -> str:
        """The address at work, in the firm's pattern; nobody's twice."""
        if not firm.domain:
            return ""
        pattern = self._patterns.setdefault(firm.domain, _PATTERNS.draw(self._rng))
        g, f = _slug(given), _slug(family)
        return self._free(pattern.format(g=g, f=f, i=g[:1]), firm.domain)

    def _own_mail(self, given: str, family: str) -> str:
        rng = self._rng
        return self._free(
            f"{_slug(given)}{rng.choice(('', '.', '_'))}{_slug(family)}{rng.choice(('', '', '7', '81'))}",
            rng.choice(_MAILS),
        )

    def _free(self, local: str, host: str) -> str:
        address, number = f"{local}@{host}", 2
        while address in self._taken:
            address, number = f"{local}{number}@{host}", number + self._rng.randrange(1, 9)
        self._taken.add(address)
        return address


_STREET = Ranked(
    "Elm Street,Rose Lane,Birch Avenue,Castle Road,Garden Street,Schulstraße,Lindenweg,Rue Victor Hugo,Rue du Moulin,"
    "Via Garibaldi,Calle Real,Dorpsstraat,Skolgatan,Sunset Drive,Pine Street,Orchard Road,Meadow Lane,"
    "Chestnut Street".split(","),
    0.5,
)


def _slug(text: str) -> str:
    return "".join(sign for sign in anyascii(text).lower() if sign.isalnum())


def rows(rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """(person, fields) without end, the records of one person together."""
    for person, _, fields in employed(rng, Market(rng).firms()):
        yield person, fields


def employed(rng: random.Random, firms: Iterator[Firm]) -> Iterator[tuple[str, str, list[str]]]:
    """(person, firm named in the record, fields) without end."""
    town = Town(rng, firms)
    for person in town.people():
        then = person
        for number in range(cluster_size(rng)):
            if number and rng.random() < 0.07:  # has moved on
                firm = town.employer()
                mail = town.mail(person.given, person.family, firm)
                then = replace(person, firm=firm, title=_TITLES.draw(rng), mail=mail)
            yield person.id, then.firm.id, a_record(rng, then)


def a_record(rng: random.Random, person: Person) -> list[str]:
    """The person as one source has them."""
    given, family = _written_names(rng, person)
    kept, firm = rng.random, person.firm
    mail = person.mail if person.mail and kept() < 0.87 else person.own_mail
    number = a_number(rng, person.home) if kept() < 0.07 else firm.number if kept() < 0.08 else person.mobile
    title = _TITLE_ALSO.get(person.title, person.title) if kept() < 0.3 else person.title
    return [
        given,
        family,
        (title if kept() < 0.9 else _TITLES.draw(rng)) if kept() < 0.75 else "",
        (firm.name if kept() < 0.5 else written_name(rng, firm)) if kept() < 0.86 else "",
        firm.domain if kept() < 0.55 else "",
        slips.typed(rng, mail, 0.03) if kept() < 0.74 else "",
        written_number(rng, person.home, number) if kept() < 0.64 else "",
        slips.typed(rng, person.street, 0.08) if kept() < 0.42 else "",
        rng.choice(person.home.names[:2]) if kept() < 0.85 else "",
        person.home.country.names[0] if kept() < 0.7 else "",
    ]


def _written_names(rng: random.Random, person: Person) -> tuple[str, str]:
    """Both names, as somebody wrote them: a nickname, an initial, no accents, a slip, one for the other."""
    given, family, lot = person.given, person.family, rng.random()
    if lot < 0.12 and given in _SHORT:
        given = rng.choice(_SHORT[given])
    elif lot < 0.16:
        given = f"{given[0]}." if rng.random() < 0.5 else given[0]
    elif lot < 0.2:
        given = f"{given} {rng.choice('ABEJLMRS')}."
    elif lot < 0.22:
        given = ""
    given, family = slips.typed(rng, given, 0.05), slips.typed(rng, family, 0.08)
    if rng.random() < 0.25:
        given, family = anyascii(given), anyascii(family)
    return (family, given) if rng.random() < 0.015 else (given, family)
