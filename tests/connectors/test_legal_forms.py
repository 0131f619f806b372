"""Legal forms are found where they are forms, and nowhere else."""

from __future__ import annotations

import pytest

from connectors.lexicon.legal_forms import NONE, form_of, known_forms, split_legal_form

WHOLE = [
    "Studio C", "Plan A", "AG Barr", "The Co-op", "Limited Brands", "SAS Institute", "AB InBev",
    "SE Electronics", "Serenity Spa", "AS Roma", "The Limited", "Company", "Ltd", "Volkshaus", "株式会社", "",
    "SE Ventures", "Co-op", "Inc. magazine", "A. O. Smithers", "S.C. Johanson", "C Ltd", "Spa World", "山川",
    "&", "- -",
]  # fmt: skip

SPLIT = [
    ("Corwick INC", "Corwick", "inc"),
    ("Smurf WestRock Ltd", "Smurf WestRock", "ltd"),
    ("da Kayna Technologies Pvt. Ltd.", "da Kayna Technologies", "pvt ltd"),
    ("森谷輸送機工業株式会社", "森谷輸送機工業", "kk"),
    ("株式会社森谷", "森谷", "kk"),
    ("㈱森谷商会", "森谷商会", "kk"),
    ("Belforte S.p.A.", "Belforte", "spa"),
    ("BELFORTE SPA", "BELFORTE", "spa"),
    ("Belforte S.à r.l.", "Belforte", "sarl"),
    ("Nordwind GmbH & Co. KG", "Nordwind", "gmbh co kg"),
    ("Nordwind Gesellschaft mit beschränkter Haftung", "Nordwind", "gmbh"),
    ("NordwindAG", "Nordwind", "ag"),
    ("OAO Zvezdar", "Zvezdar", "oao"),
    ('ООО "Звездар"', "Звездар", "ooo"),
    ("PT Bintang Laut Tbk", "Bintang Laut", "pt tbk"),
    ("P.T. Bintang Laut", "Bintang Laut", "pt"),
    ("Belforte, S. de R.L. de C.V.", "Belforte", "s de rl de cv"),
    ("Zamek sp. z o.o.", "Zamek", "sp z o o"),
    ("Zamek s.r.o.", "Zamek", "sro"),
    ("Efendi Ltd. Şti.", "Efendi", "ltd sti"),
    ("Efendi A.Ş.", "Efendi", "as"),
    ("Nordhavn A/S", "Nordhavn", "as"),
    ("Nordhavn AB (publ)", "Nordhavn", "ab publ"),
    ("蓝海控股有限公司", "蓝海控股", "youxian gongsi"),
    ("푸른바다 주식회사", "푸른바다", "jusik hoesa"),
    ("푸른바다(주)", "푸른바다", "jusik hoesa"),
    ("Harbour & Co.", "Harbour", "co"),
    ("Harbour Bank, N.A.", "Harbour Bank", "na"),
    ("TACTICAL MITTENS CORPORATION JOINT STOCK COMPANY", "TACTICAL MITTENS", "jsc"),
    ("ТОВ Ромашкин", "Ромашкин", "tov"),
    ("LLC Romashkin", "Romashkin", "llc"),
    ("UAB Zenobia", "Zenobia", "uab"),
    ("Stichting Zenobia", "Zenobia", "stichting"),
    ("Công ty TNHH Zenobia", "Zenobia", "tnhh"),
    ("Ζηνοβία Α.Ε.", "Ζηνοβία", "sa"),
    ("زنوبيا ذ.م.م", "زنوبيا", "llc"),
    ('זנוביה בע"מ', "זנוביה", "ltd"),
    ("บริษัท ซีโนเบีย จำกัด (มหาชน)", "ซีโนเบีย", "pcl"),
    ("Nordwind G. m. b. H.", "Nordwind", "gmbh"),
    ("BELFORTE S P A", "BELFORTE", "spa"),
    ("Nordwind,GmbH", "Nordwind", "gmbh"),
    ("Harbour (Pty) Ltd", "Harbour", "pty ltd"),
    ("Harbour (HK) Co., Limited", "Harbour (HK)", "ltd"),
    ("Nordwind - GmbH", "Nordwind", "gmbh"),
    ("S.A. de Transportes", "Transportes", "sa"),
]


@pytest.mark.parametrize("name", WHOLE)
def test_a_word_that_is_the_name_is_no_form(name: str) -> None:
    assert split_legal_form(name) == (name, NONE)


@pytest.mark.parametrize(("name", "core", "form"), SPLIT)
def test_a_form_is_taken_off(name: str, core: str, form: str) -> None:
    found, legal_form = split_legal_form(name)
    assert (found, legal_form.name) == (core, form)


@pytest.mark.parametrize(
    "spelling", ["GmbH", "G.m.b.H.", "gesellschaft mit beschränkter Haftung", "Ges.m.b.H."]
)
def test_spellings_of_one_form_are_one(spelling: str) -> None:
    assert form_of(spelling).name == "gmbh"


def test_traditions_share_a_kind() -> None:
    limited = ("GmbH", "S.à r.l.", "ООО", "有限会社", "Pty Ltd", "Sdn Bhd", "Lda")
    assert {form_of(form).kind for form in limited} == {"private_limited"}
    shares = ("AG", "S.A.", "Société anonyme", "Sociedad Anónima", "PLC", "株式会社", "ASA")
    assert {form_of(form).kind for form in shares} == {"public_limited"}


def test_a_form_knows_its_countries() -> None:
    assert form_of("KGaA").countries == {"DE"}
    assert {"DE", "AT", "CH"} <= form_of("GmbH").countries
    assert not form_of("Ltd").countries


def test_what_is_no_form_has_none() -> None:
    assert form_of("Anna") == NONE


def test_every_form_is_known_once() -> None:
    assert len(set(known_forms())) == len(known_forms()) > 300
    assert form_of("GmbH") in known_forms()
