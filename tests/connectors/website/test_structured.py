"""schema.org in its three spellings becomes the same objects; broken JSON is mended where its meaning is plain."""

from __future__ import annotations

from typing import Any

import pytest

from connectors.website.structured import Item, is_organization, items_of, loads, own_organizations
from tests.connectors.website.pages import document


def items(html: str) -> tuple[Item, ...]:
    return items_of(document(html))


def script(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


ORGANIZATION = '{"@context": "https://schema.org", "@type": "Organization", "name": "Northwind"}'


@pytest.mark.parametrize(
    "html",
    [
        script(ORGANIZATION),
        script(f"[{ORGANIZATION}]"),
        script('{"@graph": [' + ORGANIZATION + "]}"),
        script("<!--\n" + ORGANIZATION + "\n-->"),
        script("//<![CDATA[\n" + ORGANIZATION + "\n//]]>"),
        script(ORGANIZATION + ";"),
        f"<script type='application/ld+json; charset=utf-8'>{ORGANIZATION}</script>",
        script('{"@type": "http://schema.org/Organization", "name": "Northwind"}'),
        script('{"@type": "schema:Organization", "name": ["Northwind", "NWI"]}'),
        script('{"@type": ["Organization", "Brand"], "name": {"@value": "Northwind", "@language": "en"}}'),
        "<div itemscope itemtype='https://schema.org/Organization'><h1 itemprop=name>Northwind</h1></div>",
        "<div itemscope itemtype='http://schema.org/Organization'><meta itemprop=name content=Northwind></div>",
        "<div vocab='https://schema.org/' typeof=Organization><b property=name>Northwind</b></div>",
        "<div typeof='schema:Organization'><b property='schema:name'>Northwind</b></div>",
    ],
)
def test_an_organisation_is_the_same_in_every_spelling(html: str) -> None:
    (item,) = items(html)
    assert "Organization" in item.types
    assert item.text("name")[0] == "Northwind"


@pytest.mark.parametrize(
    "broken",
    [
        '{"name": "Northwind",}',
        '{"name": "Northwind", /* the brand */ "legalName": null}',
        '{"name": "Northwind" // the brand\n}',
        '{"tags": ["a", "b",], "name": "Northwind"}',
        '{"name": "Northwind", "about": "two\nlines\tand a tab"}',
        '\ufeff {"name": "Northwind"} ',
    ],
)
def test_json_is_mended_where_its_meaning_is_plain(broken: str) -> None:
    mended = loads(broken.removeprefix("\ufeff"))
    assert mended["name"] == "Northwind"


def test_mending_leaves_strings_alone() -> None:
    kept = '{"url": "https://a.example/x", "note": "a, ] /* b */ <!-- c -->",}'
    assert loads(kept) == {"url": "https://a.example/x", "note": "a, ] /* b */ <!-- c -->"}


@pytest.mark.parametrize(
    "broken", ["", "{", "var x = 1", '{"name": Northwind}', "[" * 100_000, '{"a":' * 100_000]
)
def test_json_without_a_plain_meaning_is_nothing(broken: str) -> None:
    assert loads(broken) is None


def test_one_broken_script_costs_only_itself() -> None:
    assert len(items(script("{") + script(ORGANIZATION))) == 1


def test_letters_that_html_escapes_are_read() -> None:
    (item,) = items(script('{"@type": "Organization", "name": "Northwind &amp; Sons"}'))
    assert item.text("name")[0] == "Northwind & Sons"


def test_nested_objects_are_found_with_the_property_that_led_to_them() -> None:
    found = items(script('{"@type": "WebSite", "publisher": {"@type": "Corporation", "name": "Northwind", '
                         '"founder": [{"@type": "Person", "name": "Harm Lüken"}]}}'))  # fmt: skip
    assert [(item.types[0], item.under) for item in found] == [
        ("WebSite", ""),
        ("Corporation", "publisher"),
        ("Person", "founder"),
    ]


def test_a_reference_is_followed_to_the_object_it_names() -> None:
    found = items(script('{"@graph": [{"@id": "#o", "@type": "Organization", "name": "Northwind"}, '
                         '{"@type": "WebSite", "publisher": {"@id": "#o"}}]}'))  # fmt: skip
    assert [item.text("name")[0] for item in found if item.under == "publisher"] == ["Northwind"]


def test_references_in_a_circle_end() -> None:
    circle = (
        '{"@graph": [{"@id": "#a", "@type": "Organization", "member": {"@id": "#b"}}, '
        '{"@id": "#b", "@type": "Organization", "member": {"@id": "#a"}}]}'
    )
    assert 2 <= len(items(script(circle))) < 100


def test_where_a_value_stands_is_said_as_a_path() -> None:
    found = items(script('{"@type": "Organization", "email": ["a@x.example", "b@x.example"]}'))
    assert [at for _, at in found[0].texts("email")] == [
        "schema[0].Organization.email",
        "schema[0].Organization.email[1]",
    ]


def test_an_object_inside_another_in_microdata_keeps_its_own_properties() -> None:
    html = (
        "<div itemscope itemtype='https://schema.org/Organization'><b itemprop=name>Northwind</b>"
        "<div itemprop=address itemscope itemtype='https://schema.org/PostalAddress'>"
        "<i itemprop=streetAddress>Kaistraße 12</i></div>"
        "<a itemprop=url href='/about'>x</a><time itemprop=foundingDate datetime=1998-04-01>1998</time></div>"
    )
    found = items(html)
    (organisation,) = [item for item in found if item.types == ("Organization",)]
    (address,) = organisation.items("address")
    assert address.text("streetAddress")[0] == "Kaistraße 12"
    assert organisation.text("streetAddress") == ("", "")
    assert organisation.text("url")[0] == "https://northwind.example/about"
    assert organisation.text("foundingDate")[0] == "1998-04-01"


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, ""), (None, ""), ([], ""), ({}, ""), (42, "42"), ({"name": "A"}, "A"), ("  a\n b ", "a b")],
)
def test_a_plain_value_is_text_and_anything_else_is_none(value: Any, text: str) -> None:
    assert Item(("Thing",), {"x": value}, "here").text("x")[0] == text


@pytest.mark.parametrize(
    "kind", ["Organization", "LocalBusiness", "AutoRepairBusiness", "HardwareStore", "Corporation"]
)
def test_kinds_of_organisations_are_known_by_how_they_are_named(kind: str) -> None:
    assert is_organization((kind,))


@pytest.mark.parametrize("kind", ["Person", "Product", "WebSite", "BreadcrumbList"])
def test_other_kinds_are_no_organisations(kind: str) -> None:
    assert not is_organization((kind,))


def own(json: str) -> list[str]:
    found = own_organizations(items(script(json)), ("northwind.example",))
    return [item.text("name")[0] for item in found]


def test_an_organisation_is_the_pages_own_when_nothing_says_that_it_is_somebody_else() -> None:
    assert own('{"@type": "Organization", "name": "Northwind"}') == ["Northwind"]
    assert own('{"@type": "Organization", "name": "Northwind", "url": "https://www.northwind.example/"}')
    assert own('{"@type": "WebSite", "publisher": {"@type": "Organization", "name": "Northwind"}}') == [
        "Northwind"
    ]


def test_an_organisation_with_another_address_is_somebody_else() -> None:
    assert own('{"@type": "Organization", "name": "Partner", "url": "https://partner.example/"}') == []


@pytest.mark.parametrize(
    "role", ["author", "worksFor", "itemReviewed", "customer", "sponsor", "hiringOrganization"]
)
def test_an_organisation_in_another_role_is_somebody_else(role: str) -> None:
    partner = '{"@type": "Organization", "name": "Partner"}'
    assert own(f'{{"@type": "Thing", "{role}": {partner}}}') == []


def test_thousands_of_objects_are_read_to_a_bound() -> None:
    many = ",".join('{"@type": "Organization", "name": "N"}' for _ in range(10_000))
    assert len(items(script(f"[{many}]"))) == 2_000


def test_objects_nested_without_end_are_read_to_a_bound() -> None:
    nested = '{"@type": "Organization", "member": ' * 200 + "1" + "}" * 200
    assert 0 < len(items(script(nested))) < 50
    scopes = "<div itemscope itemtype='https://schema.org/Organization' itemprop=member>" * 2_000
    assert len(items("<div itemscope itemtype='https://schema.org/Organization'>" + scopes)) < 50
