"""Headlines: what happened, what only seems to have happened, and of whom they speak. All invented."""

from __future__ import annotations

import pytest

from connectors.press.headlines import folded, is_about, kind_of, kinds, telling
from connectors.press.money import amount_in

EVENTS = {
    "funding": (
        "Northwind Instruments raises $12m Series A to build sea gauges",
        "Northwind raises over €4.5 million from regional investors",
        "Northwind Closes $30M Series B Led by Harbour Ventures",
        "Northwind secures £2m in seed funding",
        "Northwind lands another $8 million to expand in Europe",
        "Announcing our $5M seed round",
        "Harbour startup bags growth capital: Northwind closes funding round",
        "Northwind announces Series C financing",
        "Northwind sammelt 5 Mio. Euro ein",
        "Northwind schließt Finanzierungsrunde über 12 Millionen Euro ab",
        "Messtechnik-Start-up sichert sich Millioneninvestment",
        "Northwind lève 10 millions d'euros",
        "Levée de fonds : Northwind boucle un tour de table de 3 M€",
        "Northwind levanta 2 millones de euros",
        "Northwind cierra una ronda de financiación de 4 millones",
        "Northwind haalt 3 miljoen euro op",
        "Investeringsronde voor Northwind",
    ),
    "leadership": (
        "Northwind appoints Anna Muster as Chief Financial Officer",
        "Northwind names new CEO",
        "Northwind hires former harbour engineer Jo Brandt as VP of Sales",
        "Jo Brandt joins Northwind as Head of Marketing",
        "Northwind CEO Jo Brandt steps down",
        "Northwind Instruments promotes Mia Roth to Managing Director",
        "Mia Roth joins Northwind's board",
        "Northwind ernennt Anna Muster zur Geschäftsführerin",
        "Anna Muster wird neue Finanzchefin bei Northwind",
        "Neuer Vertriebsleiter bei Northwind",
        "Anna Muster übernimmt die Leitung von Northwind",
        "Northwind-Geschäftsführer tritt zurück",
        "Northwind nomme Anna Muster directrice générale",
        "Anna Muster prend la tête de Northwind",
        "Northwind nombra a Ana Prueba directora general",
        "Northwind benoemt Anna Muster tot CEO",
        "Nieuwe directeur voor Northwind",
        "Northwind names CFO after $20m raise",
    ),
    "office": (
        "Northwind opens new office in Rotterdam",
        "Northwind Instruments to open second factory in Porto",
        "Northwind moves headquarters to Bremen",
        "Northwind opens London hub",
        "Our new office in Lyon",
        "Northwind eröffnet Niederlassung in Wien",
        "Neuer Standort in Kiel für Northwind",
        "Northwind zieht um",
        "Northwind ouvre une agence à Nantes",
        "Northwind s'implante à Lille",
        "Northwind abre oficina en Bilbao",
        "Northwind inaugura su nueva planta de Vigo",
        "Northwind opent kantoor in Gent",
        "Nieuwe vestiging voor Northwind",
    ),
    "launch": (
        "Northwind launches tide gauge for small harbours",
        "Introducing Northwind Tides 2.0",
        "Northwind unveils handheld sensor",
        "Tides for Teams is now generally available",
        "Northwind bringt neuen Sensor auf den Markt",
        "Northwind stellt neue Messplattform vor",
        "Northwind lance une application pour les ports",
        "Northwind lanza un sensor portátil",
        "Northwind lanceert nieuwe sensor",
    ),
    "award": (
        "Northwind wins Innovation Award",
        "Northwind named a Leader in harbour technology report",
        "Northwind recognised as one of the fastest-growing companies in the north",
        "Northwind receives Blue Sea Prize for its gauges",
        "Northwind gewinnt Innovationspreis",
        "Northwind als Top-Arbeitgeber ausgezeichnet",
        "Northwind remporte le prix de l'innovation",
        "Northwind recibe el premio a la innovación",
        "Northwind wint innovatieprijs",
    ),
    "contract": (
        "Northwind wins $4m contract with port authority",
        "Northwind awarded framework agreement for tide gauges",
        "Northwind signs multi-year supply agreement with Blue Harbour Lines",
        "Northwind selected as supplier of sensors for the new lock",
        "Northwind erhält Großauftrag aus Norwegen",
        "Northwind gewinnt Ausschreibung der Hafenbehörde",
        "Northwind remporte le marché des capteurs du port",
        "Northwind firma un contrato con la autoridad portuaria",
        "Northwind krijgt opdracht van havenbedrijf",
    ),
    "acquisition": (
        "Northwind acquires Seewind Messtechnik",
        "Northwind to acquire Seewind for $40 million",
        "Blue Harbour Lines buys Northwind",
        "Northwind acquired by Blue Harbour Lines",
        "Northwind completes acquisition of Seewind",
        "Northwind signs deal to acquire Seewind",
        "Northwind and Seewind announce merger of equals: merger with Seewind agreed",
        "Northwind übernimmt Seewind Messtechnik",
        "Seewind wird von Northwind übernommen",
        "Northwind rachète Vent de Mer",
        "Northwind compra la empresa Viento Sur",
        "Northwind neemt Zeewind over",
    ),
    "layoffs": (
        "Northwind lays off 40 people",
        "Northwind cuts 10% of its workforce",
        "Job cuts at Northwind",
        "Northwind to make 30 redundant: redundancies confirmed",
        "Northwind baut 120 Stellen ab",
        "Northwind entlässt 40 Mitarbeiter",
        "Northwind supprime 50 postes",
        "Northwind despide a 40 trabajadores",
        "Northwind schrapt 30 banen",
    ),
    "closure": (
        "Northwind closes Porto factory",
        "Northwind shuts down",
        "Northwind files for bankruptcy",
        "Northwind enters administration",
        "Northwind schließt Werk in Kiel",
        "Northwind meldet Insolvenz an",
        "Northwind placé en liquidation judiciaire",
        "Northwind cierra su planta de Vigo",
        "Northwind failliet verklaard",
    ),
    "legal": (
        "Northwind sues Seewind over sensor patents",
        "Northwind fined £2m for late accounts",
        "Court orders Northwind to pay damages",
        "Northwind settles lawsuit with former supplier",
        "Northwind verklagt Seewind",
        "Northwind condamné à une amende",
        "Northwind, multada con 2 millones",
        "Northwind aangeklaagd door leverancier",
    ),
    "hiring": (
        "Northwind is hiring across Europe",
        "Northwind to create 200 jobs in Bremen",
        "We're hiring: five engineers wanted",
        "Northwind to hire 50 engineers",
        "Northwind sucht Fachkräfte",
        "Northwind schafft 100 neue Arbeitsplätze",
        "Northwind recrute 30 techniciens",
        "Northwind creará 80 empleos en Vigo",
        "Northwind zoekt personeel",
    ),
}

NO_EVENT = (
    # questions and advice
    "Will Northwind raise a Series B?",
    "Is Northwind about to acquire Seewind?",
    "How Northwind raised $12m in a week",
    "Why we opened an office in Lyon",
    "How to win a government contract",
    "5 lessons from raising our Series A",
    "Top 10 harbour startups that raised $5m this year",
    "A buyer's guide to hiring a CFO",
    "Wie Northwind 5 Mio. Euro einsammelte",
    "Comment Northwind a levé 10 millions d'euros",
    "Cómo Northwind levantó 2 millones",
    "Hoe Northwind 3 miljoen euro ophaalde",
    # denied, called off
    "Northwind denies layoffs",
    "Northwind: no layoffs this year",
    "Northwind will not open an office in Lyon",
    "Northwind calls off acquisition of Seewind",
    "Northwind dementiert Übernahme durch Seewind",
    "Northwind baut keine Stellen ab",
    "Northwind ne supprime pas de postes",
    "Northwind no despide a nadie",
    "Northwind sluit geen fabriek",
    "Northwind completes year without layoffs",
    "Northwind verschiebt Eröffnung der Niederlassung in Wien",
    # only said or planned
    "Northwind reportedly raises $12m",
    "Northwind in talks to acquire Seewind",
    "Northwind could cut 200 jobs",
    "Northwind considers closing Porto factory",
    "Northwind soll Seewind übernommen haben",
    "Northwind aurait racheté Vent de Mer",
    "Northwind podría cerrar su planta de Vigo",
    "Northwind zou 30 banen schrappen",
    # words that look like an event
    "Northwind raises prices by 5%",
    "Northwind raises awareness of sea levels",
    "Northwind raises $5,000 for charity",
    "Northwind acquires new customers in Spain",
    "Northwind buys back shares",
    "Northwind office hours for students",
    "Northwind closed for the holidays",
    "Northwind closes early on Friday",
    "Northwind launches investigation after outage",
    "Northwind releases annual report",
    "Northwind hosts the Harbour Awards",
    "Northwind freezes hiring: hiring freeze until May",
    "Northwind übernimmt Verantwortung für sauberes Wasser",
    "Northwind présente ses résultats",
    "Northwind presenta sus resultados",
    "Northwind presenteert jaarcijfers",
    # plain news
    "Northwind at the harbour fair",
    "A day on the water with our field team",
    "Tide tables for October",
    "Sommerfest bei Northwind",
    "Northwind fête ses dix ans",
    "",
)


@pytest.mark.parametrize(("kind", "headline"), [(k, h) for k, several in EVENTS.items() for h in several])
def test_an_event_is_told_by_its_kind(kind: str, headline: str) -> None:
    assert kind_of(headline) == kind


@pytest.mark.parametrize("headline", NO_EVENT)
def test_what_is_no_event_stays_news(headline: str) -> None:
    assert kind_of(headline) == "news"


def test_every_kind_of_the_table_is_tested() -> None:
    assert set(kinds()) == set(EVENTS)


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("After raising $20m, Northwind opens office in Paris", "office"),
        ("Northwind opens office in Paris following $20m Series B", "office"),
        ("Nach Übernahme durch Seewind: Northwind eröffnet Büro in Wien", "office"),
        ("Despite layoffs, Northwind wins $4m contract", "contract"),
        ("Northwind raises $10m to acquire rivals", "funding"),
        ("Northwind launches hiring app for harbours", "launch"),
    ],
)
def test_what_is_said_in_passing_does_not_count(headline: str, kind: str) -> None:
    assert kind_of(headline) == kind


@pytest.mark.parametrize(
    "headline",
    [
        "Northwind raises $12m",
        "Blue Harbour Lines buys NORTHWIND GmbH",
        "Port authority picks Northwind’s gauges",
        "Hafen setzt auf Northwind-Sensoren",
    ],
)
def test_a_headline_is_about_a_company_it_names(headline: str) -> None:
    assert is_about(headline, ["Northwind GmbH", "Seewind Messtechnik"])


@pytest.mark.parametrize(
    "headline",
    [
        "Northwinds expected on Tuesday",
        "Ex-Northwind engineers raise $3m",
        "Former Northwind CFO joins Blue Harbour Lines",
        "Northwind-backed Seewind opens office",
        "Northwind rival Seewind raises $5m",
        "Seewind, a competitor of Northwind, raises $5m",
        "Northwind Ventures leads round in Seewind",
        "Visit northwind.example today",
        "Harbour fair opens",
    ],
)
def test_a_headline_is_not_about_a_company_it_names_in_passing(headline: str) -> None:
    assert not is_about(headline, ["Northwind"])


def test_names_are_found_whatever_their_accents_and_punctuation() -> None:
    assert is_about("Kältetechnik-Süd eröffnet Werk", ["Kaltetechnik Sud GmbH"])
    assert is_about("O’Brack & Sons wins award", ["O'Brack and Sons", "O'Brack & Sons Ltd."])


def test_only_names_that_mean_nothing_else_are_telling() -> None:
    names = ["Qvantrex", "Paris", "Anna", "Schmidt", "Go", "Northwind Instruments", "Table"]
    assert telling(names) == ["Qvantrex", "Northwind Instruments"]


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Northwind shareholders reject takeover by Seewind", "news"),
        ("Northwind décroche un contrat de 20 millions d'euros", "contract"),
        ("Northwind releases planning suite", "launch"),
        ("Northwind opens second plant in Porto", "office"),
        ("Northwind plant Stellenabbau", "news"),
    ],
)
def test_words_of_one_language_are_not_taken_for_another_event(headline: str, kind: str) -> None:
    assert kind_of(headline) == kind


@pytest.mark.parametrize(
    ("headline", "amount"),
    [
        ("raises $12.5m", "12500000 USD"),
        ("erhält 5 Mio. Euro", "5000000 EUR"),
        ("lève 3,2 millions d'euros", "3200000 EUR"),
        ("CHF 40 million round", "40000000 CHF"),
        ("A$3m contract", "3000000 AUD"),
        ("worth $1,250,000", "1250000 USD"),
        ("1.250.000 € investiert", "1250000 EUR"),
        ("raises 12m", ""),
        ("grows 40%", ""),
    ],
)
def test_a_sum_is_read_with_its_currency_or_not_at_all(headline: str, amount: str) -> None:
    assert amount_in(folded(headline)) == amount


def test_words_that_say_little_count_only_where_nothing_else_does() -> None:
    assert kind_of("Northwind introduces its new CEO") == "leadership"
    assert kind_of("Northwind presenta a su nuevo director") == "leadership"
