"""Domains as evidence: the cheap way of reading a host agrees with the parser's."""

from __future__ import annotations

from random import Random

import pytest

from connectors.hosts import evidence_of, own_domain, platform, registrable
from connectors.lexicon import rows
from matching.normalise.keys import _parsed_profile, domain_key, profile_key

_DRAWN = Random(4)
_LABELS = "acme|a|www|shop-1|9|x--y|foo_bar|xn--mnchen-3ya|zürich|a b|com|co|0x7f|".split("|")
_SUFFIXES = (
    "com de co.uk example kobe.jp city.kobe.jp www.ck github.io myshopify.com 1 0x1 linkedin.com blogspot.com com.au "
    "compute.amazonaws.com uk.com xn--p1ai рф"
).split()
_TAILS = (
    "",
    "/",
    "/x/y?z=1",
    "/a b",
    "/?u=https://q.example",
    ":8080",
    "?q",
    "#x",
    "/%20",
    "\\x",
    ".",
    "/../x",
)
_HEADS = ("", "", "https://", "http://", "HTTP://", "ftp://", "//", "mailto:", "a@", "<", " ")


def _addresses() -> list[str]:
    found = []
    for _ in range(4_000):
        labels = _DRAWN.choices(_LABELS, k=_DRAWN.choice((0, 1, 1, 2, 3)))
        text = _DRAWN.choice(_HEADS) + ".".join((*labels, _DRAWN.choice(_SUFFIXES))) + _DRAWN.choice(_TAILS)
        found.append(text.upper() if _DRAWN.random() < 0.2 else text)
    return found


def _parsed(text: str) -> str:
    domain = registrable(text)
    return "" if platform(domain) or platform(text) else domain


def test_a_plain_host_is_read_as_the_parser_and_the_suffix_list_read_it() -> None:
    addresses = _addresses()
    assert [text for text in addresses if own_domain(text) != _parsed(text)] == []
    assert sum(bool(own_domain(text)) for text in addresses) > len(addresses) / 10


def test_a_plain_profile_is_read_as_the_parser_reads_it() -> None:
    addresses = _addresses()
    assert [text for text in addresses if profile_key(text) != _parsed_profile(text)] == []
    assert sum(bool(profile_key(text)) for text in addresses) > len(addresses) / 20


def test_a_suffix_alone_has_no_owner() -> None:
    assert domain_key("co.uk") == domain_key("compute.amazonaws.com") == ""
    assert domain_key("acme.github.io") == ""


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("www.acme.example", ""), ("https://acme.co.uk/about", ""), ("linkedin.com/company/acme", "social"),
        ("acme.wixsite.com", "pages"), ("tiny.cc/acme", "shortener"), ("gmail.com", "mail"), ("sedo.com", "parking"),
        ("acme.uk.com", "shared"), ("n/a", "none"), ("co.uk", "none"), ("10.0.0.1", "none"),
    ],
)  # fmt: skip
def test_a_host_says_what_kind_of_sign_it_is(host: str, kind: str) -> None:
    assert evidence_of(host) == kind


def test_the_list_of_platforms_is_broad_and_says_each_once() -> None:
    hosts = [row[0] for row in rows("hosts.tsv")]
    assert len(hosts) == len(set(hosts)) >= 400
    assert all(host == host.lower() and "." in host and "/" not in host for host in hosts)
