"""Which part of a web address says who owns it.

A registrable domain ("acme.example" of "www.shop.acme.example") is evidence of identity; the domain of
a platform on which anybody can have a page is none. The public suffix list decides the first, including
its private section, so that "acme.github.io" is an owner of its own; `lexicon/hosts.tsv` decides the second.

URLs are read as browsers read them (WHATWG, by ada): other parsers see another host in
"http://a.example\\@b.example", and a guard that reads differently from the dialler guards nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import ada_url
from publicsuffixlist import PublicSuffixList

from connectors.lexicon import rows

# A host name with a dot in it, or an IPv6 address. A comma or an underscore is a slip of the hand.
_HOST = re.compile(r"^(?:[a-z0-9-]+(?:\.[a-z0-9_-]+)+\.?|\[[0-9a-f:.]+\])$")
_SPACE = re.compile(r"\s")
# What most cells hold: a plain host, perhaps with a scheme and a path. It needs no parser; all else is read by one.
_PLAIN = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:/[\w./?%&=+~#-]*)?", re.ASCII)
_SUFFIX, _PLATFORM, _STARRED = "suffix", "platform", "starred"


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@cache
def _platforms() -> dict[str, str]:
    return {host: kind for host, kind, *_ in rows("hosts.tsv")}


@lru_cache(maxsize=16_384)
def parse(url: str) -> tuple[str, str] | None:
    """The normalised address and its host, or None for what is no http(s) address.

    A missing scheme is taken to be https, as people type addresses into spreadsheets.
    """
    url = url.strip().strip("\u200b\ufeff<>\"'")
    if not url or _SPACE.search(url):
        return None
    if "://" not in url:
        if url.startswith(("mailto:", "tel:", "javascript:", "data:")) or "@" in url.partition("/")[0]:
            return None
        url = "https://" + url.removeprefix("//")
    try:
        parts = ada_url.parse_url(url, attributes=("href", "hostname", "protocol"))
    except ValueError:
        return None
    host = parts["hostname"]
    if parts["protocol"] not in ("http:", "https:") or not _HOST.match(host):
        return None
    return parts["href"], host.rstrip(".")


def host_of(url: str) -> str:
    """The host of an address, lower case and in ASCII; empty where there is none."""
    parsed = parse(url)
    return parsed[1] if parsed else ""


def unicode_host(host: str) -> str:
    """A host as people read it: "xn--kltetechnik-v5a.example" is kältetechnik.example. Lookalikes stay in ASCII."""
    shown = ada_url.idna.decode(host)
    scripts = {unicodedata.name(c, "?").partition(" ")[0] for c in shown if c.isalpha()}
    return shown if len(scripts) == 1 else host


def join(base: str, reference: str) -> str:
    """A link as seen from the page it stands on; empty when it leads nowhere on the web."""
    try:
        url = ada_url.join_url(base, reference.strip())
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) else ""


@lru_cache(maxsize=16_384)
def registrable(url_or_host: str) -> str:
    """The registrable domain (public suffix plus one label), or an empty text.

    Args:
        url_or_host: "https://www.acme.co.uk/x", "acme.co.uk", also with capitals or non-ASCII letters.
    """
    host = host_of(url_or_host)
    if not host or host.startswith("[") or host.replace(".", "").isdigit():
        return ""
    return _suffixes().privatesuffix(host) or ""


@lru_cache(maxsize=16_384)
def platform(url_or_host: str) -> str:
    """What kind of platform a host belongs to (social, store, shortener …); empty for anybody's own host."""
    host = host_of(url_or_host)
    while "." in host:
        if kind := _platforms().get(host):
            return kind
        host = host.partition(".")[2]
    return ""


def evidence_of(url_or_host: str) -> str:
    """What a host is, as a sign of who somebody is.

    Returns:
        the kind of platform it is on (social, store, shortener, mail, parking …), which is no sign; "shared" where
        somebody lets names below a domain of theirs, so that the name is one owner's and the domain another's; "none"
        for what is no host; an empty text for an owner's own domain.
    """
    domain = registrable(url_or_host)
    if kind := platform(url_or_host):
        return kind
    if not domain:
        return "none"
    return "shared" if domain != _registered().privatesuffix(domain) else ""


@cache
def _registered() -> PublicSuffixList:
    """The suffixes of registries alone, without those on which companies let names."""
    return PublicSuffixList(only_icann=True)


def own_domain(url_or_host: str) -> str:
    """The registrable domain, when it can say who somebody is: not on platforms that house many."""
    text = url_or_host.strip().lower()
    plain = _PLAIN.fullmatch(text)
    if plain and "xn--" not in text and (domain := _plain_own(plain[1])) is not None:
        return domain
    domain = registrable(url_or_host)
    return "" if platform(domain) or platform(url_or_host) else domain


def _plain_own(host: str) -> str | None:
    """`own_domain` of a host that every parser reads alike; None where only the whole list of suffixes can tell."""
    marks = _marks()
    suffix, rest = "", host
    while rest:
        if (mark := marks.get(rest)) is not None:
            if mark is not _SUFFIX:
                return "" if mark is _PLATFORM else None
            suffix = suffix or rest
        rest = rest.partition(".")[2]
    suffix = suffix or host.rpartition(".")[2]
    owner = host[: -len(suffix) - 1].rpartition(".")[2]
    return f"{owner}.{suffix}" if owner else ""


@cache
def _marks() -> dict[str, str]:
    """Every host that is a platform, every public suffix, and the roots of suffixes that are written with a star."""
    written = _suffixes()._publicsuffix
    marks = {rule: _SUFFIX for rule in written if rule[0] not in "*!" and rule.isascii()}
    marks |= {rule.removeprefix("*.").removeprefix("!"): _STARRED for rule in written if rule[0] in "*!"}
    return marks | dict.fromkeys(_platforms(), _PLATFORM)
