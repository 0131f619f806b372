"""A declaration and what follows from it: who can be asked, about whom, and what tells one question from another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from connectors.connector import Connector, Request, Someone, Target, digest, form, post
from tests.work.sources import source

URL = "https://api.acme.example/search"
ADA = Someone("Ada Stern", email="ada@acme.example")


def target(*people: Someone, **known: str | tuple[str, ...]) -> Target:
    """Fields are given by their own names: `country="DE"`."""
    return Target(
        {f"company.{n}": (v,) if isinstance(v, str) else v for n, v in known.items()}, tuple(people)
    )


def register(**more: object) -> Connector:
    made = source("register", "company.employees", needs=("company.name",))
    return replace(made, **more)  # type: ignore[arg-type]


# ---- questions


def test_a_get_has_no_digest_and_a_post_is_told_from_others_at_its_address() -> None:
    one, two = post(URL, {"domain": "acme.example"}), post(URL, {"domain": "beta.example"})
    assert Request(URL).digest == ""
    assert one.url == two.url
    assert one.digest != two.digest
    assert one.digest == digest(one.body) == post(URL, {"domain": "acme.example"}).digest


json_values = some.dictionaries(some.text(max_size=4), some.integers() | some.text(max_size=4), max_size=5)


@given(json_values)
def test_the_same_question_is_the_same_text_in_whatever_order_it_is_put(fields: dict[str, object]) -> None:
    turned = dict(reversed(fields.items()))
    assert post(URL, fields).digest == post(URL, turned).digest
    words = {name: str(value) for name, value in fields.items()}
    assert form(URL, words).body == form(URL, dict(reversed(words.items()))).body


def test_what_is_posted_says_of_what_sort_it_is() -> None:
    assert post(URL, {"name": "Škoda"}).headers == {"Content-Type": "application/json"}
    assert post(URL, {"name": "Škoda"}).body == '{"name": "Škoda"}'
    assert form(URL, {"q": "a&b c"}).headers == {"Content-Type": "application/x-www-form-urlencoded"}
    assert form(URL, {"q": "a&b c"}).body == "q=a%26b+c"


def test_a_question_keeps_the_wishes_that_come_with_it() -> None:
    asked = post(URL, {}, absent=(422,), credits=0, pause=2.0, fresh_days=1)
    assert (asked.absent, asked.credits, asked.pause, asked.fresh_days) == ((422,), 0, 2.0, 1)
    assert form(URL, {}, credits=3).credits == 3


# ---- declarations


def test_a_field_outside_the_vocabulary_is_refused_when_it_is_declared() -> None:
    with pytest.raises(ValueError, match=r"source odd names fields .*company\.shoe_size"):
        source("odd", "company.shoe_size")
    with pytest.raises(ValueError, match=r"company\.mood"):
        source("odd", "company.name", needs=("company.mood",))


def test_any_one_of_its_needs_lets_a_source_ask() -> None:
    either = source("either", "company.city", needs=("company.domain", "company.name"))
    assert either.can_ask(target(name="Acme"))
    assert either.can_ask(target(domain="acme.example"))
    assert not either.can_ask(target(city="Bergen"))
    assert not either.can_ask(target(name=()))


# ---- people


@pytest.mark.parametrize(
    ("needs", "someone", "able"),
    [
        (("person.name",), ADA, True),
        (("person.email",), ADA, True),
        (("person.linkedin",), ADA, False),
        (("person.linkedin", "person.email"), ADA, True),
        (("person.email",), Someone("Bo Lund"), False),
        (("company.domain", "person.email"), Someone("Bo Lund"), False),
    ],
)
def test_a_source_about_people_needs_somebody_of_whom_enough_is_known(
    needs: tuple[str, ...], someone: Someone, able: bool
) -> None:
    verifier = source("verifier", "person.email", needs=needs)
    assert verifier.about_people
    assert verifier.can_ask(target(someone, domain="acme.example")) is able
    assert not verifier.can_ask(target(domain="acme.example"))


def test_one_person_of_whom_enough_is_known_is_enough() -> None:
    assert source("v", "person.email", needs=("person.email",)).can_ask(target(Someone("Bo Lund"), ADA))


def test_a_source_that_states_people_is_not_therefore_asked_about_them() -> None:
    assert not source("team", "person.name", needs=("company.domain",)).about_people


# ---- places


def test_a_register_is_asked_about_companies_of_its_country_or_of_none_that_is_known() -> None:
    norway = register(countries=("NO",))
    assert norway.can_ask(target(name="Acme", country="NO"))
    assert norway.can_ask(target(name="Acme"))
    assert not norway.can_ask(target(name="Acme", country="SE"))
    assert not norway.can_ask(target(country="NO"))
    assert register().can_ask(target(name="Acme", country="SE"))


def test_the_law_a_company_is_under_counts_like_its_seat() -> None:
    states = register(countries=("US",))
    assert states.can_ask(target(name="Acme", country="IE", jurisdiction="US-DE"))
    assert not states.can_ask(target(name="Acme", jurisdiction="DE"))


def test_a_company_with_a_number_in_the_register_is_asked_about_wherever_it_sits() -> None:
    norway = register(countries=("NO",), registers=("RA000472",))
    assert norway.can_ask(target(name="Acme", country="SE", register=("RA000544", "RA000472")))
    assert not norway.can_ask(target(name="Acme", country="SE", register="RA000544"))
    assert not norway.can_ask(target(country="SE", register="RA000472"))


# ---- what is known of a target


def test_a_target_goes_by_every_name_once_and_by_its_legal_one_where_it_has_no_other() -> None:
    about = target(name="Acme", legal_name="Acme Ltd", other_name=("Acme", "ACME"), former_name="Beta")
    assert about.names == ("Acme", "Acme Ltd", "ACME", "Beta")
    assert (about.name, target(legal_name="Acme Ltd").name, target().name) == ("Acme", "Acme Ltd", "")


def test_job_boards_are_told_apart_by_their_system() -> None:
    about = target(job_board=("lever:acme", "greenhouse:acmetools", "lever-eu:acme"))
    assert about.boards("lever") == ("acme",)
    assert about.boards("ashby") == ()


@pytest.mark.parametrize(
    ("known", "slugs"),
    [
        ({"domain": "acme-tools.example", "name": "Acme Tools"}, ("acme-tools", "AcmeTools", "acmetools")),
        ({"name": "Škoda Auto"}, ("skodaauto", "skoda-auto")),
        ({"domain": "x.example"}, ()),
        ({}, ()),
    ],
)
def test_platforms_may_know_a_company_by_its_domain_or_its_name_written_as_one_word(
    known: dict[str, str], slugs: tuple[str, ...]
) -> None:
    assert target(**known).slugs() == slugs


@given(some.text(max_size=30), some.text(max_size=20))
def test_a_slug_can_stand_in_any_address(name: str, domain: str) -> None:
    for slug in target(name=name, domain=domain).slugs():
        assert len(slug) > 2
        assert not set(slug) & set("/?#&%. :")
