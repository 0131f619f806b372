"""The language of a page: as it declares it, else by its small words or its script, else not known."""

from __future__ import annotations

import pytest

from connectors.website.language import guess, language_of
from tests.connectors.website.pages import document


@pytest.mark.parametrize(
    ("attribute", "language"),
    [("de", "de"), ("de-AT", "de-AT"), ("pt_BR", "pt-BR"), (" en ", "en"), ("", "")],
)
def test_a_declared_language_is_believed(attribute: str, language: str) -> None:
    assert language_of(document(f"<html lang='{attribute}'><p>x</p>")) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "we have been here for the last thirty years and we are not about to leave the harbour that made us"),
        ("de", "wir sind seit dreißig jahren für die häfen da und werden auch in der nacht nicht müde, wenn es ist"),
        ("fr", "nous sommes dans les ports depuis trente ans et nous ne sommes pas près de partir, avec et pour vous"),
        ("es", "somos los que están en el puerto desde hace treinta años y no nos vamos, con y para la gente"),
        ("it", "siamo nei porti da trenta anni e non ci fermiamo, con i clienti e per i clienti che sono qui"),
        ("nl", "wij zijn al dertig jaar in de haven en wij zijn niet van plan om te gaan, met en voor de mensen"),
        ("sv", "vi har varit i hamnen i trettio år och vi är inte på väg bort, med dem som är här och för alla"),
        ("ja", "私たちは三十年にわたり北の港でウインチとクレーンの保守点検を行っております。夜間も対応いたします。"),
        ("zh", "我们三十年来一直在北方港口维修绞车和起重机，全天候为客户提供服务，欢迎与我们联系，期待合作。"),
        ("ko", "우리는 삼십 년 동안 북쪽 항구에서 윈치와 크레인을 정비해 왔습니다. 밤에도 출동합니다."),
        ("he", "אנחנו מתקנים כננות ומנופים בנמלי הצפון כבר שלושים שנה, ביום ובלילה"),
        ("th", "เราซ่อมเครื่องกว้านและเครนในท่าเรือทางเหนือมากว่าสามสิบปี"),
    ],
)  # fmt: skip
def test_a_page_that_declares_none_is_told_by_its_words_or_its_script(language: str, text: str) -> None:
    assert language_of(document(f"<p>{text}</p>")) == language


@pytest.mark.parametrize("text", ["", "Northwind", "12 34 56", "winch crane berth sluice quay", "en de la"])
def test_too_few_words_name_no_language(text: str) -> None:
    assert guess(text) == ""


def test_a_page_in_two_languages_by_halves_names_none() -> None:
    english = "the and of to in is that for on with as was are be this by at or from an"
    german = "der die das und ist nicht von zu den mit sich des auf für im dem ein eine auch es"
    assert guess(f"{english} {german}") == ""
