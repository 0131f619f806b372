"""Addresses that a page shows to everybody are read; those it hides from programs are counted and left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from connectors.website.emails import addresses_in, hidden_in, scrambled_in, unscrambled_in
from tests.connectors.website.pages import CONTACT, TEAM, document, findings, of_person, said


def addresses(html: str) -> list[str]:
    return [address.value for address in addresses_in(document(html))]


@pytest.mark.parametrize(
    "html",
    [
        "<p>info@northwind.example</p>",
        "<p>E-Mail:info@northwind.example.</p>",
        "<p>(info@NORTHWIND.example)</p>",
        "<p>Write to info@northwind.example, please</p>",
        "<p>&lt;info@northwind.example&gt;</p>",
        "<p>info&#64;northwind.example</p>",
        "<p>info<wbr>@<span>northwind.example</span></p>",
        "<a href='mailto:info@northwind.example'>write</a>",
        "<a href='MAILTO:info@northwind.example?subject=Hi&body=a@b.example'>write</a>",
        "<a href='mailto:%69nfo%40northwind.example'>write</a>",
        "<a href='mailto: info@northwind.example '>write</a>",
        "<a href='mailto:info@northwind.example'>info@northwind.example</a>",
    ],
)
def test_an_address_that_is_shown_is_read_once(html: str) -> None:
    assert addresses(html) == ["info@northwind.example"]


def test_a_link_to_several_gives_each() -> None:
    assert addresses("<a href='mailto:a@northwind.example,b@northwind.example?cc=c@x.example'>write</a>") == [
        "a@northwind.example",
        "b@northwind.example",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p>logo@2x.png</p>",
        "<p>@northwind</p>",
        "<p>a@b</p>",
        "<p>user@localhost</p>",
        "<p>1@1.1</p>",
        "<p>a@-b.example</p>",
        "<p>https://user:secret@northwind.example/x</p>",
        "<p>jane..doe@northwind.example</p>",
        "<script>var to = 'trap@northwind.example'</script>",
        "<style>a:after { content: 'trap@northwind.example' }</style>",
        "<!-- trap@northwind.example -->",
        "<template><p>trap@northwind.example</p></template>",
        "<input value='trap@northwind.example'>",
        "<a href='mailto:?subject=Look'>share</a>",
        "<a href='https://northwind.example/mailto:x@y.example'>x</a>",
    ],
)
def test_what_no_reader_sees_or_could_write_to_is_no_address(html: str) -> None:
    assert addresses(html) == []


def test_a_script_full_of_false_addresses_gives_none_of_them() -> None:
    traps = ",".join(f"'trap{n}@northwind.example'" for n in range(5_000))
    html = f"<script>var x=[{traps}]</script><p>info@northwind.example</p>"
    assert said(html, CONTACT)["company.email"] == ["info@northwind.example"]


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("info@northwind.example", "company.email"),
        ("sales.berlin@northwind.example", "company.email"),
        ("kontakt@northwind.example", "company.email"),
        ("jonna.sandvik@northwind.example", "person.email"),
    ],
)
def test_a_desks_address_is_the_companys_and_a_persons_is_personal(address: str, field: str) -> None:
    (found,) = (f for f in findings(f"<p>Write: {address}</p>", CONTACT) if f.value == address)
    assert found.field == field


CARD = (
    "<div><h3>Jonna Sandvik</h3><p>Managing Director</p>{0}</div>"
    "<div><h3>Teodor Abara</h3><p>Head of Service</p></div>"
)


@pytest.mark.parametrize("address", ["js@northwind.example", "jonna@northwind.example"])
def test_an_address_in_somebodys_card_is_theirs(address: str) -> None:
    assert of_person("Jonna Sandvik", CARD.format(f"<p>{address}</p>"))["person.email"] == [address]


def test_an_address_made_of_somebodys_name_is_theirs_wherever_it_stands() -> None:
    html = CARD.format("") + "<footer>j.sandvik@northwind.example</footer>"
    assert of_person("Jonna Sandvik", html)["person.email"] == ["j.sandvik@northwind.example"]


def test_a_desks_address_in_somebodys_card_stays_the_desks() -> None:
    html = CARD.format("<p>info@northwind.example</p>")
    assert "person.email" not in of_person("Jonna Sandvik", html)
    assert said(html, TEAM)["company.email"] == ["info@northwind.example"]


HIDDEN = [
    "sales [at] northwind [dot] example",
    "sales(at)northwind(dot)example",
    "sales (at) northwind.example",
    "sales[@]northwind.example",
    "sales AT northwind DOT example",
    "sales at northwind dot example",
    "sales (ät) northwind (punkt) example",
    "sales {at} northwind {dot} example",
    "sales (arroba) northwind (punto) example",
    "sales <at> northwind.example".replace("<", "&lt;").replace(">", "&gt;"),
]


@pytest.mark.parametrize("text", HIDDEN)
def test_an_address_written_so_that_programs_shall_not_read_it_is_counted_and_not_decoded(text: str) -> None:
    html = f"<p>Orders: {text}</p>"
    told = said(html, CONTACT)
    assert told["company.obfuscated_emails"] == ["1"]
    assert "company.email" not in told
    assert not any(
        "sales@northwind" in f.value or "sales@northwind" in f.quote for f in findings(html, CONTACT)
    )


@pytest.mark.parametrize("text", HIDDEN)
def test_with_the_switch_on_the_address_of_a_desk_is_decoded(text: str) -> None:
    told = said(f"<p>Orders: {text}</p>", CONTACT, decode=True)
    assert told["company.email"] == ["sales@northwind.example"]
    assert told["company.obfuscated_emails"] == ["1"]


@pytest.mark.parametrize("local", ["jonna.sandvik", "jsandvik", "x7"])
def test_a_persons_hidden_address_is_never_decoded(local: str) -> None:
    html = f"<p>{local} [at] northwind [dot] example</p>"
    found = findings(html, CONTACT, decode=True)
    assert {f.field for f in found} & {"company.email", "person.email"} == set()
    assert [f.value for f in found if f.field == "company.obfuscated_emails"] == ["1"]


@pytest.mark.parametrize(
    "html",
    [
        "<a href=/cdn-cgi/l/email-protection data-cfemail='7f1e'>[email protected]</a>",
        "<script>document.write('<a href=\"mailto:' + user + '@' + host + '\">')</script>",
        "<script>x = String.fromCharCode(105,110,102,111,64,110,111,114,116,104,119,105)</script>",
        "<span style='unicode-bidi: bidi-override; direction: rtl'>elpmaxe.dniwhtron@ofni</span>",
    ],
)
def test_addresses_hidden_by_code_or_layout_are_counted(html: str) -> None:
    assert len(scrambled_in(document(html))) == 1
    assert said(html, CONTACT, decode=True)["company.obfuscated_emails"] == ["1"]


def _cloudflare(address: str, key: int = 0x5A) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


@pytest.mark.parametrize(
    "hide",
    [
        lambda address: (
            f"<a href=/cdn-cgi/l/email-protection data-cfemail='{_cloudflare(address)}'>[protected]</a>"
        ),
        lambda address: f"<span style='unicode-bidi: bidi-override; direction: rtl'>{address[::-1]}</span>",
    ],
    ids=["Cloudflare", "reversed"],
)
def test_scrambled_addresses_are_decoded_with_the_switch_and_only_desks(hide: Callable[[str], str]) -> None:
    desk, person = (hide(f"{box}@northwind.example") for box in ("info", "jonna.sandvik"))
    assert "company.email" not in said(desk, CONTACT)
    assert said(desk, CONTACT, decode=True)["company.email"] == ["info@northwind.example"]
    assert [address.reader for address in unscrambled_in(document(person))] == ["person"]
    assert not {"company.email", "person.email"} & set(said(person, CONTACT, decode=True))


@pytest.mark.parametrize("code", ["", "7", "zz", "5a", "7f1e", "ff" * 400])
def test_a_code_that_is_no_address_gives_none(code: str) -> None:
    assert list(unscrambled_in(document(f"<i data-cfemail='{code}'>x</i>"))) == []


def test_all_that_is_hidden_is_counted_together() -> None:
    html = (
        f"<p>{HIDDEN[0]}</p><p>{HIDDEN[1].replace('sales', 'jonna.sandvik')}</p><i data-cfemail='7f1e'>x</i>"
    )
    assert said(html, CONTACT)["company.obfuscated_emails"] == ["3"]


@pytest.mark.parametrize(
    "text",
    [
        "Look at northwind.example for more",
        "We meet at noon at the harbour",
        "The winch (at berth 4) was mended",
        "Open at 9 (see northwind.example)",
        "AT Northwind we care",
    ],
)
def test_prose_hides_no_address(text: str) -> None:
    assert list(hidden_in(document(f"<p>{text}</p>"))) == []


def test_a_page_that_hides_nothing_counts_nothing() -> None:
    assert "company.obfuscated_emails" not in said("<p>info@northwind.example</p>", CONTACT)
