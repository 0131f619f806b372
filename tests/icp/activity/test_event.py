"""What exports call an event is one kind, whatever the tool."""

from __future__ import annotations

import pytest

from connectors.lexicon import rows
from icp.activity.event import kind_of, kinds, known, refined


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Email Open", "open"), ("opened", "open"), ("email_opened", "open"), ("Open Email", "open"),
        ("emailOpened", "open"), ("OPEN", "open"), ("Opened Email", "open"), ("geöffnet", "open"),
        ("Click Email", "click"), ("Email Link Clicked", "click"), ("CLICK", "click"), ("clicks", "click"),
        ("Email Delivered", "delivered"), ("Received Email", "sent"), ("processed", "sent"),
        ("Fill Out Form", "form"), ("Form Submission", "form"), ("generate_lead", "form"),
        ("Contact form", "contact_form"), ("Contact Us", "contact_form"), ("Pricing Page Visit", "pricing_page"),
        ("visited pricing page", "pricing_page"), ("Visit Webpage", "page_view"), ("page_view", "page_view"),
        ("file_download", "download"), ("Trial Started", "trial"), ("Free Trial", "trial"),
        ("Signed In", "product_use"),
        ("Unsubscribe Email", "unsubscribe"), ("SPAMREPORT", "complaint"), ("Email Marked as Spam", "complaint"),
        ("Email Bounced Soft", "soft_bounce"), ("Order Completed", "purchase"), ("Blog Post", "blog_post"),
    ],
)  # fmt: skip
def test_the_words_of_many_tools_are_one_kind(said: str, kind: str) -> None:
    assert kind_of(said) == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Preisseite besucht", "pricing_page"), ("Testphase gestartet", "trial"),
        ("Blogbeitrag gelesen", "blog_post"), ("Demo angefordert", "demo_request"),
        ("Kontaktformular abgesendet", "contact_form"), ("Abgemeldet", "unsubscribe"),
        ("E-Mail geöffnet", "open"), ("E-Mail-Link angeklickt", "click"), ("E-Mail zugestellt", "delivered"),
        ("Whitepaper heruntergeladen", "download"), ("Termin gebucht", "meeting"),
        ("Visite de la page des tarifs", "pricing_page"), ("Début de l'essai gratuit", "trial"),
        ("Article de blog lu", "blog_post"), ("Demande d'une démo", "demo_request"),
        ("Envoi du formulaire de contact", "contact_form"), ("S'est désabonné", "unsubscribe"),
        ("Ouverture de l’e-mail", "open"), ("Clic sur un lien", "click"),
        ("Página de precios visitada", "pricing_page"), ("Prueba gratuita iniciada", "trial"),
        ("Entrada del blog leída", "blog_post"), ("Solicitó una demo", "demo_request"),
        ("Formulario de contacto enviado", "contact_form"), ("Se dio de baja", "unsubscribe"),
        ("Correo electrónico abierto", "open"),
    ],
)  # fmt: skip
def test_german_french_and_spanish_words_are_the_same_kinds(said: str, kind: str) -> None:
    assert kind_of(said) == kind


def test_no_spelling_means_two_kinds() -> None:
    spelt = (
        (name, word) for name, *_, words in rows("kinds.tsv", "icp.activity") for word in words.split("|")
    )
    assert [(name, word, kind_of(word)) for name, word in spelt if kind_of(word) != name] == []


def test_a_word_that_no_table_has_is_a_kind_of_its_own_that_a_rule_can_name() -> None:
    assert kind_of("Badge scanned at Fair") == "badge_scanned_at_fair" == kind_of("badge-scanned_at FAIR")
    assert known("badge_scanned_at_fair").who == "lead"


def test_every_kind_is_spelt_by_its_own_name() -> None:
    assert [name for name in kinds() if kind_of(name) != name] == []


@pytest.mark.parametrize(
    ("kind", "url", "detail", "becomes"),
    [
        ("page_view", "https://acme.example/pricing?plan=team", "", "pricing_page"),
        ("page_view", "/de/preise/", "", "pricing_page"),
        ("page_view", "https://acme.example/blog/pricing-explained", "", "blog_post"),
        ("page_view", "https://acme.example/blog/pricing", "", "blog_post"),
        ("page_view", "https://acme.example/about", "", "page_view"),
        ("page_view", "", "Plans and Pricing | Acme", "pricing_page"),
        ("form", "", "Contact us - footer", "contact_form"),
        ("form", "", "Whitepaper 2026", "download"),
        ("form", "", "Request a demo", "demo_request"),
        ("form", "", "Start your free trial", "trial"),
        ("click", "https://acme.example/pricing", "", "click"),
        ("page_view", "http://[bad/pricing", "", "page_view"),
    ],
)  # fmt: skip
def test_pages_and_forms_are_told_apart_by_what_they_are_about(
    kind: str, url: str, detail: str, becomes: str
) -> None:
    assert refined(kind, url, detail) == becomes
