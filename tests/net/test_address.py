"""What may be dialled: the forms by which loopback and metadata addresses are written, and hosts that stay closed."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import pytest

from enrich.net.address import CLOSED_HOSTS, Refused, check, is_public

LOOPBACK_IN_DISGUISE = """
http://127.1
http://2130706433
http://0x7f000001
http://0177.0.0.1
http://0x7f.1
http://017700000001
http://0x7f.0x0.0x0.0x1
http://127.0.0.1.
http://①②⑦.⓪.⓪.①
http://127。0。0。1
http://0
http://[::]
http://[::ffff:127.0.0.1]
http://[0:0:0:0:0:ffff:7f00:1]
http://localhost.
http://localhost
http://example.com@127.0.0.1
http://1.1.1.1 &@2.2.2.2# @3.3.3.3/
http://169.254.169.254/latest/meta-data/
http://[fd00:ec2::254]/
http://100.64.0.1/
http://192.0.0.192/
http://printer.local/
http://metadata.google.internal/
""".strip().splitlines()

NOT_PUBLIC = """
64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1 2002:7f00:1:: 2002:a9fe:a9fe:: ::127.0.0.1 fec0::1 224.0.0.1
ff02::1 192.88.99.1 5f00::1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 127.0.0.1 ::1 fe80::1 fd00::1
0.0.0.0 255.255.255.255 240.0.0.1 192.0.2.1 2001:db8::1 ::ffff:10.0.0.1
""".split()


@pytest.mark.parametrize("url", LOOPBACK_IN_DISGUISE)
def test_loopback_is_refused_however_it_is_written(url: str) -> None:
    with pytest.raises(Refused):
        check(url)


def test_a_backslash_is_read_as_browsers_read_it() -> None:
    assert check("http://example.com\\@127.0.0.1").host == "example.com"


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_of_the_open_internet(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_of_the_open_internet(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "file:///etc/passwd", "javascript:alert(1)", "gopher://a.example"]
)
def test_only_http_is_spoken(url: str) -> None:
    with pytest.raises(Refused):
        check(url)


@pytest.mark.parametrize(
    "url", ["http://a.example:8080/", "https://a.example:22/", "http://user:word@a.example/"]
)
def test_odd_ports_and_credentials_are_refused(url: str) -> None:
    with pytest.raises(Refused):
        check(url)


@pytest.mark.parametrize(
    "host", [*CLOSED_HOSTS, "www.linkedin.com", "de.linkedin.com", "WWW.LinkedIn.com", "media.licdn.com"]
)
def test_closed_hosts_are_never_dialled(host: str) -> None:
    for url in (f"https://{host}/in/somebody", f"http://{host}", f"//{host}/x", f"{host}."):
        with pytest.raises(Refused):
            check(url)


def test_the_normalised_form_goes_on() -> None:
    address = check("HTTPS://Exämple.COM:443/a/../b?q=1#part")
    assert address.url == "https://xn--exmple-cua.com/b?q=1"
    assert address.host == "xn--exmple-cua.com"
    assert address.origin == "https://xn--exmple-cua.com"


def test_no_code_here_works_round_a_refusal() -> None:
    """There is no proxy rotation, no CAPTCHA handling and no borrowed browser name anywhere in the program."""
    banned = (
        "captcha-solver",
        "2captcha",
        "anticaptcha",
        "proxy_pool",
        "rotating prox",
        "Mozilla/5.0",
        "fake_useragent",
    )
    for source in Path(__file__).parents[2].glob("enrich/**/*.py"):
        text = source.read_text(encoding="utf-8").lower()
        assert not [word for word in banned if word.lower() in text], source
