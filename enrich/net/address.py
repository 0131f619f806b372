"""Which addresses may be dialled at all. The rules a request must pass before any socket is opened.

A URL is read once, as browsers read it (connectors.hosts), and only the normalised form goes on: a guard that
reads `http://a.example\\@127.0.0.1` differently from the dialler guards nothing. IP addresses are checked against
what `ipaddress` calls global *and* against the ranges it forgets: addresses that carry an IPv4 address inside
(NAT64, 6to4, Teredo, IPv4-mapped and -compatible), multicast, site-local and anycast relays.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from functools import lru_cache

from connectors.hosts import parse
from enrich.net.faults import Refused

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# Never fetched, by any path. LinkedIn: hiQ v. LinkedIn ended in a permanent injunction; the others refuse programs
# in their terms. A link to them that a company prints on its own page is kept as text.
CLOSED_HOSTS = {
    "linkedin.com": "LinkedIn is never fetched; export your own connections and read the file instead",
    "lnkd.in": "LinkedIn is never fetched",
    "licdn.com": "LinkedIn is never fetched",
    "facebook.com": "its terms refuse programs",
    "fb.com": "its terms refuse programs",
    "instagram.com": "its terms refuse programs",
    "x.com": "its terms refuse programs",
    "twitter.com": "its terms refuse programs",
    "xing.com": "its terms refuse programs",
    "glassdoor.com": "its terms refuse programs",
    "zoominfo.com": "its terms refuse programs",
    "crunchbase.com": "its terms refuse programs; its API with your own key is another host",
}
_OPEN_SUBDOMAINS = {"api.crunchbase.com"}

_FORBIDDEN = tuple(
    ipaddress.ip_network(net)
    for net in (
        "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7",
        "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
_USERINFO = re.compile(r"//[^/?#]*@")  # never repeated in a message: it may be a password
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Address:
    """A URL that passed: normalised, with its parts."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        return self.url[: self.url.index("/", 8)]


def _embedded(ip: IPAddress) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside an IPv6 address that only wraps one."""
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def is_public(ip: IPAddress) -> bool:
    """Whether an address belongs to the open internet, also after unwrapping what it carries."""
    inner = _embedded(ip)
    if inner is not None:
        return is_public(inner) and isinstance(ip, ipaddress.IPv6Address) and ip.teredo is None
    return ip.is_global and not any(ip in net for net in _FORBIDDEN if net.version == ip.version)


@lru_cache(maxsize=4096)
def closed(host: str) -> str:
    """Why a host is never fetched; empty for all others."""
    if host in _OPEN_SUBDOMAINS:
        return ""
    while host:
        if reason := CLOSED_HOSTS.get(host):
            return reason
        host = host.partition(".")[2]
    return ""


def check(url: str, *, private: bool = False) -> Address:
    """The address to dial for a URL.

    Args:
        private: allow addresses of this machine and unusual ports; for tests and benchmarks on loopback only.

    Raises:
        Refused: for anything but http(s) to a public name or address on its usual port.
    """
    parsed = parse(url)
    if parsed is None:
        raise Refused(f"{_USERINFO.sub('//', url)[:200]!r} is not an http(s) address")
    href, host = parsed
    href = href.partition("#")[0]
    scheme, _, rest = href.partition("://")
    authority = rest.partition("/")[0]
    if "@" in authority:
        raise Refused(f"{host}: an address with a user name or password in it is not fetched")
    _, colon, port_text = authority.rpartition(":")
    port = int(port_text) if colon and port_text.isdigit() else 443 if scheme == "https" else 80
    if reason := closed(host):
        raise Refused(f"{host} is not fetched: {reason}")
    if not private:
        _check_public(host, port)
    return Address(href, scheme, host, port)


def _check_public(host: str, port: int) -> None:
    if port not in (80, 443):
        raise Refused(f"{host}:{port}: only the usual ports 80 and 443 are dialled")
    try:
        ip = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
            raise Refused(f"{host} is a name of this machine or network") from None
        return
    if not is_public(ip):
        raise Refused(f"{host} is not an address of the open internet")


__all__ = ["CLOSED_HOSTS", "Address", "Refused", "check", "closed", "is_public"]
