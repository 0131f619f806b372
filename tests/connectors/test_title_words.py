"""Lines of web pages: which of them look like job titles, and the tables that say so."""

from __future__ import annotations

import re

import pytest

from connectors.lexicon import rows
from connectors.lexicon.posts import BuyingRole, Function, Seniority
from connectors.lexicon.title_tables import TABLES, Kind, Sense, tables
from connectors.lexicon.title_words import recognise
from connectors.lexicon.titles import looks_like_title
from connectors.text import fold

TITLES = """
President; General Manager; Mayor; Vice Mayor; Councilmember; Partner; Principal; Founder; Contributor; Realtor
Director, Programming & Educ.; Box Office Mgr/Accounting Asst; creator and chocolatier; Head Projectionist
Lab Manager - R&D; Facility & Programming Manager; Marketing Head; Wealth Management Advisor; Street Supervisor
Customer Service Manager; Chief of Police; City Clerk; Building Inspector; Director of the Sales Team
CFA, CFP President
Director, Sponsorship and Towsley Society; Executive Asst/Art House Convergence; Front-Office Administrator; CEO
Head of Growth; Senior Software Engineer; VP Engineering; Dean of Students; Owner & Head Chef; Account Executive
Geschäftsführerin; Kaufmännische Leitung; Sachbearbeiterin; Obermonteur; Meister
Teamleiter Brandmeldetechnik; Vorstand
Leiter Modernisierung; Prokurist, Leiter Seilbahnservice; Inhaber; Rechtsanwältin; Steuerberater
Assistenz der Geschäftsleitung
Gérant; Notaire associée; Courtière hypothécaire; Conseillère; Responsable Suivi d'études; Vice-Trésorière
Chef de projet
Daglig leder; Avdelingsleder; Styremedlem; VD; Styrelseledamot; Salgssjef; Zaakvoerder; hoofd onderhoud
Bestyrelsesformand
Socio Director; socio fundador; Gerente de auditoría; Jefa de compras; Diretora Financeira
Amministratore unico; Titolare
Jednatel společnosti; obchodní ředitel; Certifikovaný mediátor; Prezes Zarządu; Kierownik serwisu
Koordynator zleceń
Генеральный директор; Начальник отдела закупок; Керівник відділу; Genel Müdür Yardımcısı; Satış Müdürü
Komisaris
Toimitusjohtaja; Ügyvezető igazgató; Διευθύνων Σύμβουλος; 代表取締役社長; 担当部長; 営業本部長; 总经理
销售总监; 대표이사; المدير العام
"""
# Senses that a phrase has beside what it is anyway.
BESIDE = {Sense.THING, Sense.CLOSING, Sense.ALONE, Sense.SIGNS, Sense.GRADE, Sense.BANK}
OTHERS = """
Our team; Meet the team; Contact us; Management; Customer Service; Sales; Marketing; Quality Assurance
Human Resources
Leadership Team; Board of Directors; About our founder; Meet the Director; Become a partner; Partners
Careers; Home
Dealer Locator; Ask a Librarian; Password Manager; Lead Generation; Case Studies; Driver download; Head Office
Buchhaltung; Vertrieb und Marketing; Unser Team; Ihre Ansprechpartner; Stellenangebote; Öffnungszeiten
Impressum
Service client; Notre équipe; Mentions légales; Ventes; Quiénes somos; Ventas; Chi siamo; Assistenza clienti
Om oss
O nás; Kontakt; Sprzedaż; Отдел продаж; О компании; Hakkımızda; İletişim; 営業部; お問い合わせ; 会社概要
関于我们; 영업팀; اتصل بنا
James Baker; Anna Neubauer; Dean Cook; Maria Weber; Thomas Schneider; 12 Baker Street
Manager Street 14, 60311 Frankfurt
Mon - Fri 9am - 5pm; (8 am - 8 pm EST); mail@northwind.example; www.northwind.example; Since 1987; $4.99
UC3 Foot Controller
We are looking for a manager who loves people.; Our director has worked here since 2004
Why should I hire a plumber?
"""


def listed(text: str) -> list[str]:
    return [item.strip() for line in text.strip().splitlines() for item in line.split(";") if item.strip()]


@pytest.mark.parametrize("line", listed(TITLES))
def test_a_title_looks_like_one(line: str) -> None:
    assert looks_like_title(line) >= 0.5


@pytest.mark.parametrize("line", listed(OTHERS))
def test_a_heading_a_name_a_time_or_a_sentence_does_not(line: str) -> None:
    assert looks_like_title(line) < 0.5


@pytest.mark.parametrize(
    "line", ["", " ", "x", "Manager " * 40, "a" * 5_000, "役" * 109, "((((", "\u202e\u200b"]
)
def test_any_text_gets_an_answer_between_nothing_and_certainty(line: str) -> None:
    assert 0.0 <= looks_like_title(line) <= 1.0


def test_every_word_known_says_more_than_some_unknown() -> None:
    assert looks_like_title("Sales Manager") > looks_like_title("Zorblat Manager") >= 0.5


# -- words -------------------------------------------------------------------------------------------


def meaning(text: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [
        (w.text, w.entry and w.entry.seniority, w.entry.functions if w.entry else ()) for w in recognise(text)
    ]


def test_a_compound_is_taken_apart_into_its_field_and_its_post() -> None:
    assert meaning("Vertriebsleiterin") == [("vertriebsleiterin", Seniority.HEAD, (Function.SALES,))]
    assert meaning("Myyntijohtaja") == [("myyntijohtaja", Seniority.DIRECTOR, (Function.SALES,))]
    assert meaning("Großkundenverkaufsleiter") == [
        ("grosskundenverkaufsleiter", Seniority.HEAD, (Function.SALES,))
    ]


def test_a_text_without_spaces_is_cut_so_that_least_of_it_stays_unknown() -> None:
    assert [word.text for word in recognise("営業部長")] == ["営業", "部長"]
    assert [word.text for word in recognise("営業本部副本部長")] == ["営業本部", "副本部長"]


def test_the_longest_phrase_counts() -> None:
    assert [word.text for word in recognise("Vice President of Sales")] == ["vice president", "of", "sales"]


def test_a_word_of_several_languages_is_read_in_that_of_its_neighbours() -> None:
    assert meaning("Chef")[0][2] == (Function.HOSPITALITY,)
    assert meaning("Chef Vertrieb")[0][1] is Seniority.HEAD
    assert [w.entry and w.entry.language for w in recognise("Gerente do Marketing")][1] == "pt"


def test_umlauts_may_be_written_out() -> None:
    assert meaning("Geschaeftsfuehrer")[0][1] is Seniority.C_LEVEL


def test_plain_letters_are_folded_as_all_others_are() -> None:
    for text in (
        "Sales_Manager's (R&D) `x`",
        "a.b-c/d\te",
        "CO-FOUNDER & c.e.o.",
        "".join(map(chr, range(128))),
    ):
        assert " ".join(word.text for word in recognise(text)).split() == fold(text).split()


def test_the_last_part_of_a_compound_yields_where_it_says_only_how() -> None:
    assert meaning("Lagerverwaltung")[0][2] == (Function.SUPPLY_CHAIN,)
    assert meaning("Produktionsplanung")[0][2] == (Function.MANUFACTURING,)
    assert meaning("Terminplanung")[0][2] == (Function.OPERATIONS,)
    assert meaning("Projekteinkäufer")[0][2] == (Function.PROCUREMENT,)
    assert meaning("Vertriebsingenieur")[0][2] == (Function.SALES,)


def test_the_arabic_and_stays_when_the_article_behind_it_goes() -> None:
    assert [word.text for word in recognise("المؤسس والرئيس التنفيذي")] == ["مؤسس", "و", "رئيس تنفيذي"]


# -- tables ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_every_phrase_is_written_as_it_is_looked_for(table: str) -> None:
    for phrases, *_ in rows(f"titles_{table}.tsv"):
        for phrase in phrases.split("|"):
            bare = phrase.strip("*")
            assert bare == re.sub(r"\b(?:لل|ال)(?=\w{3})", "", fold(bare)), phrase
            assert len(bare) > 0


def test_no_phrase_stands_twice_in_one_language_and_role() -> None:
    seen: set[tuple[str, str, str]] = set()
    for table in TABLES:
        for phrases, language, kind, value in rows(f"titles_{table}.tsv"):
            role = "beside" if value in BESIDE else "post" if kind == Kind.POST else "other"
            for phrase in phrases.split("|"):
                key = (phrase, language, role)
                assert key not in seen, key
                seen.add(key)


def test_what_a_word_is_beside_another_meaning_stands_beside_one() -> None:
    found = 0
    for entries in tables().phrases.values():
        for entry in entries:
            if entry.sense in BESIDE - {Sense.CLOSING, Sense.THING}:
                found += 1
                assert any(e.language == entry.language and e.kind is not Kind.MODIFIER for e in entries)
    assert found > 60


def test_at_least_twenty_languages_name_posts_fields_and_chiefs() -> None:
    entries = [entry for found in tables().phrases.values() for entry in found]
    for wanted in (
        {e.language for e in entries if e.kind is Kind.POST},
        {e.language for e in entries if e.kind is Kind.FUNCTION},
        {e.language for e in entries if e.seniority is Seniority.C_LEVEL},
    ):
        assert len(wanted) >= 20


def test_every_function_and_seniority_can_be_named() -> None:
    entries = [entry for found in tables().phrases.values() for entry in found]
    assert {f for entry in entries for f in entry.functions} == set(Function)
    assert {entry.seniority for entry in entries if entry.seniority} == set(Seniority)


def test_every_word_of_the_vocabulary_says_what_it_means() -> None:
    for vocabulary in (Function, Seniority, BuyingRole):
        assert all(len(member.about) > 10 for member in vocabulary)


def test_seniorities_are_ordered_from_the_highest() -> None:
    assert Seniority.OWNER.rank < Seniority.C_LEVEL.rank < Seniority.MANAGER.rank < Seniority.INTERN.rank
    assert [level.rank for level in Seniority] == list(range(len(Seniority)))
