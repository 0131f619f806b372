"""Titles as keys to people: what a printed title says, in many languages, and what it does not say."""

from __future__ import annotations

import pytest

from connectors.lexicon.titles import BuyingRole, Function, Seniority
from matching.titles import Title, read_title
from tests.matching.titles_labelled import labelled


@pytest.mark.parametrize(("text", "seniority", "function"), labelled())
def test_a_title_is_read_as_a_reader_of_its_language_would(text: str, seniority: str, function: str) -> None:
    title = read_title(text)
    main = title.functions[0] if title.functions else ""
    assert (title.seniority or "", main) == (seniority, function), title.because


def test_the_labelled_titles_are_many_and_of_many_kinds() -> None:
    titles = labelled()
    assert len(titles) >= 200
    assert {function for _, _, function in titles} >= {
        "sales",
        "finance",
        "legal",
        "procurement",
        "trades",
        "",
    }
    assert {seniority for _, seniority, _ in titles} == {str(s) for s in Seniority}


def seniority(text: str) -> Seniority | None:
    return read_title(text).seniority


def functions(text: str) -> set[str]:
    return set(read_title(text).functions)


def test_several_roles_in_one_title_keep_the_fields_of_all() -> None:
    assert functions("CFO / COO") == {Function.FINANCE, Function.OPERATIONS}
    assert functions("Gründerin & CTO") >= {Function.GENERAL_MANAGEMENT, Function.ENGINEERING}
    assert functions("Director of Sales & Marketing") == {Function.SALES, Function.MARKETING}


def test_who_assists_a_chief_is_no_chief() -> None:
    for text in ("Assistant to the CEO", "PA to the Managing Director", "Executive Assistant to the CEO and CFO",
                 "Assistentin der Geschäftsführung", "Genel Müdür Asistanı", "Asistente del gerente"):  # fmt: skip
        title = read_title(text)
        assert (title.seniority, title.decision_maker) == (Seniority.ASSISTANT, False), text
        assert Function.GENERAL_MANAGEMENT not in title.functions, text


@pytest.mark.parametrize(
    ("post", "deputy"),
    [
        ("CEO", "Deputy CEO"),
        ("Director", "Deputy Director"),
        ("Müdür", "Müdür Yardımcısı"),
        ("Leiter", "stellv. Leiter"),
        ("Manager", "Assistant Manager"),
        ("Директор", "Заместитель директора"),
        ("Director de compras", "Director adjunto de compras"),
        ("部长", "副部长"),
    ],
)
def test_a_deputy_stands_one_step_below(post: str, deputy: str) -> None:
    above, below = seniority(post), seniority(deputy)
    assert above is not None
    assert below is not None
    assert below.rank > above.rank


def test_a_vice_president_beside_a_plainer_post_is_a_grade_of_a_bank() -> None:
    assert seniority("VP, Branch Manager") is Seniority.MANAGER
    assert seniority("Vice President / Loan Officer") is Seniority.STAFF
    assert seniority("Vice President, Sales") is Seniority.VP
    assert seniority("Vice President Operations/General Manager") is Seniority.VP


def test_vice_presidents_of_a_bank_are_managers_and_those_of_others_are_not() -> None:
    assert seniority("Vice President, Investment Banking") is Seniority.MANAGER
    assert seniority("VP - Private Wealth") is Seniority.MANAGER
    assert "grade" in read_title("VP - Private Wealth").because
    assert seniority("Executive Vice President, Investment Banking") is Seniority.VP
    assert seniority("Vice President, Finance") is Seniority.VP


def test_a_power_to_sign_counts_only_where_nothing_else_ranks() -> None:
    assert seniority("Prokurist") is Seniority.DIRECTOR
    assert seniority("Prokurist, Leiter Einkauf") is Seniority.HEAD
    assert seniority("Prokurent, Dyrektor Finansowy") is Seniority.DIRECTOR
    assert read_title("Prokurist / Leiter Einkauf").functions[0] is Function.PROCUREMENT


@pytest.mark.parametrize(
    "text", ["Account Manager", "Key-Account-Managerin", "Gerente de contas", "客户经理"]
)
def test_who_manages_accounts_manages_no_department(text: str) -> None:
    title = read_title(text)
    assert (title.seniority, title.decision_maker, title.buying_role) == (
        Seniority.MANAGER, False, BuyingRole.USER,
    )  # fmt: skip
    assert read_title("Sales Manager").decision_maker is None


def test_a_field_that_ends_in_executive_or_a_word_of_fashion_names_who_works_in_it() -> None:
    for text in ("Digital Marketing Executive", "Purchase Executive", "Sales Ninja"):
        assert seniority(text) is Seniority.STAFF, text
    assert seniority("Executive Director") is Seniority.C_LEVEL
    assert seniority("Executive Assistant") is Seniority.ASSISTANT


def test_what_a_post_is_for_stands_before_what_it_is_about() -> None:
    assert read_title("Category Manager Packaging").functions[0] is Function.PROCUREMENT
    assert read_title("Sales & Marketing Manager").functions[0] is Function.SALES
    assert read_title("IT Project Manager").functions == (Function.PROJECT_MANAGEMENT, Function.IT)
    assert read_title("Consultant Logistics").functions[0] is Function.CONSULTING
    assert read_title("Sales Engineer").functions == (Function.SALES,)


def test_a_head_of_a_field_that_is_named_by_a_post_is_its_head() -> None:
    assert seniority("Head of Engineers") is Seniority.HEAD
    assert seniority("Head of Partner Sales") is Seniority.HEAD
    assert seniority("Director of Engineers") is Seniority.DIRECTOR


def test_english_posts_have_german_feminine_forms_and_joined_ranks() -> None:
    pairs = {
        "HR-Managerin": "HR Manager",
        "Teamleaderin": "Teamleader",
        "Seniorberaterin": "Senior Berater",
        "Juniorprojektleiter": "Junior Projektleiter",
    }
    for text, plain in pairs.items():
        assert seniority(text) is not None
        assert (seniority(text), functions(text)) == (seniority(plain), functions(plain)), text


def test_finance_heads_hold_the_purse_and_engineers_judge() -> None:
    assert read_title("Head of Finance").buying_role is BuyingRole.ECONOMIC_BUYER
    assert read_title("Head of Engineering").buying_role is BuyingRole.CHAMPION
    assert read_title("IT Manager").buying_role is BuyingRole.TECHNICAL_EVALUATOR
    assert read_title("Junior Developer").buying_role is BuyingRole.USER


def test_words_of_rank_that_are_none_in_their_phrase_do_not_raise() -> None:
    assert seniority("Account Director") is Seniority.SENIOR
    assert seniority("Product Owner") is Seniority.STAFF
    assert seniority("Process Owner") is Seniority.STAFF
    assert seniority("HR Business Partner") is Seniority.STAFF
    assert seniority("Managing Director") is Seniority.C_LEVEL


def test_senior_lifts_who_does_the_work_and_nobody_else() -> None:
    assert seniority("Senior Engineer") is Seniority.SENIOR
    assert seniority("Senior Director, Engineering") is Seniority.DIRECTOR
    assert seniority("Senior Executive Assistant") is Seniority.ASSISTANT
    assert seniority("Junior Project Manager") is Seniority.JUNIOR


def test_marks_of_gender_emoji_capitals_and_employers_make_no_difference() -> None:
    plain = read_title("Vertriebsleiter")
    for text in ("Vertriebsleiter (m/w/d)", "Vertriebsleiter*in", "Vertriebsleiter/-in", "VERTRIEBSLEITERIN 🚀",
                 "VertriebsleiterIn", "Vertriebsleiter:in bei Nordlicht"):  # fmt: skip
        read = read_title(text)
        assert (read.functions, read.seniority) == (plain.functions, plain.seniority), text


@pytest.mark.parametrize("text", ["Wizard of Light", "Northwind", "", "  ", "🚀", "abc def ghi", "???"])
def test_what_is_not_known_stays_unknown_with_a_reason(text: str) -> None:
    title = read_title(text)
    assert (title.functions, title.seniority, title.decision_maker, title.buying_role) == (
        (),
        None,
        None,
        None,
    )
    assert title.because
    assert title.confidence == 0


def test_a_bare_field_names_a_function_and_no_seniority() -> None:
    title = read_title("Buchhaltung")
    assert title.functions == (Function.FINANCE,)
    assert (title.seniority, title.decision_maker) == (None, None)


def test_the_scope_is_kept_as_printed() -> None:
    assert read_title("Vice President Sales, EMEA").scope == "EMEA"
    assert read_title("Niederlassungsleiter Gießen").scope == "Gießen"
    assert read_title("President, North America").scope == "North America"
    assert read_title("CEO").scope == ""


def test_who_was_there_once_decides_nothing() -> None:
    title = read_title("Former CEO")
    assert title.decision_maker is False
    assert title.buying_role is None
    assert read_title("Former CFO, now Managing Director").seniority is Seniority.C_LEVEL


@pytest.mark.parametrize(
    ("text", "decides", "role"),
    [
        ("CEO", True, BuyingRole.ECONOMIC_BUYER),
        ("Inhaberin", True, BuyingRole.ECONOMIC_BUYER),
        ("Head of Growth", True, BuyingRole.CHAMPION),
        ("Purchasing Manager", None, BuyingRole.PROCUREMENT),
        ("General Counsel", True, BuyingRole.LEGAL),
        ("Software Engineer", False, BuyingRole.TECHNICAL_EVALUATOR),
        ("Project Manager", False, BuyingRole.USER),
        ("Receptionist", False, BuyingRole.USER),
        ("Board Member", None, BuyingRole.ECONOMIC_BUYER),
        ("Marketing Intern", False, None),
    ],
)
def test_level_and_field_make_a_part_in_a_purchase_likely(
    text: str, decides: bool | None, role: BuyingRole | None
) -> None:
    title = read_title(text)
    assert (title.decision_maker, title.buying_role) == (decides, role)


def test_confidence_falls_with_every_word_that_is_not_known() -> None:
    known, half, none = (
        read_title(t).confidence for t in ("Sales Manager", "Zorblat Manager", "Zorblat Quux")
    )
    assert known > half > none == 0


def test_the_reason_names_the_words_that_were_used() -> None:
    because = read_title("Head of Growth").because
    assert "head" in because
    assert "growth" in because
    assert "marketing" in because


def test_a_title_of_any_length_and_letters_is_read_without_complaint() -> None:
    for text in ("x" * 10_000, "CEO " * 5_000, "\u202e(((((", "A/B" * 400, "役" * 500, "،؛،", "&&&& and and"):
        assert isinstance(read_title(text), Title)
