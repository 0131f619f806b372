"""Every fault that is injected, in groups. What comes of each the table shows; here is only what goes wrong."""

from __future__ import annotations

import asyncio
import gzip
import random
import socket
from collections.abc import Iterator

from benchmarks.failing.ways import (
    FIRST_LINES,
    bomb,
    breaks,
    dripping,
    endless,
    leads,
    resets,
    says,
    silent,
)
from benchmarks.failing.world import NOW, Fault, Lookup

HTML = b"<!doctype html><html><head><title>Service</title></head><body><p>Hello.</p></body></html>"
HOME = b"<title>Northwind Instruments</title><h1>Northwind Instruments</h1><p>Phone: +44 20 7946 0123</p>"
# Retry-After in each of its forms, and what it comes to in seconds; None says nothing.
RETRY_AFTER: dict[str, tuple[str, float | None]] = {
    "seconds": ("7", 7.0),
    "a fraction": ("2.5", 2.5),
    "HTTP-date": ("Thu, 01 Oct 2026 12:00:40 GMT", 40.0),
    "HTTP-date in the past": ("Thu, 01 Oct 2020 12:00:00 GMT", 0.0),
    "negative": ("-5", 0.0),
    "zero": ("0", 0.0),
    "text": ("soon", None),
    "two hours": ("7200", 7200.0),
    "10^12": ("1000000000000", 30 * 86_400.0),
    "missing": ("", None),
}
assert NOW.isoformat() == "2026-10-01T12:00:00+00:00", "the dates above count from it"


def _raises(error: Exception) -> Lookup:
    async def lookup(host: str, port: int) -> list[str]:
        raise error

    return lookup


async def _forever(host: str, port: int) -> list[str]:
    await asyncio.sleep(60)
    return []


async def _nobody(host: str, port: int) -> list[str]:
    return []


def network() -> Iterator[Fault]:
    """What goes wrong before anybody answers."""
    yield Fault(
        group="DNS", name="NXDOMAIN", lookup=_raises(socket.gaierror(socket.EAI_NONAME, "no such name"))
    )
    yield Fault(group="DNS", name="SERVFAIL", lookup=_raises(socket.gaierror(socket.EAI_AGAIN, "try again")))
    yield Fault(
        group="DNS", name="failure for good", lookup=_raises(socket.gaierror(socket.EAI_FAIL, "failed"))
    )
    yield Fault(group="DNS", name="timeout", lookup=_forever)
    yield Fault(group="DNS", name="no answers", lookup=_nobody)
    yield Fault(group="TLS", name="expired", tls="expired")
    yield Fault(group="TLS", name="another's name", tls="others")
    yield Fault(group="TLS", name="self-signed", tls="own")
    yield Fault(group="TLS", name="TLS 1.0 only", tls="old")
    yield Fault(group="TLS", name="reset in the handshake", tls="reset")
    yield Fault(group="TLS", name="silence in the handshake", tls="silence")
    yield Fault(group="connect", name="refused", port="closed")
    yield Fault(group="connect", name="timeout", port="full")


def slow() -> Iterator[Fault]:
    """What takes for ever, and what breaks off."""
    chunk = b"4000\r\n" + b" " * 0x4000 + b"\r\n"
    yield Fault(group="slow", name="no answer", way=silent())
    yield Fault(group="slow", name="stalled headers", way=silent(FIRST_LINES))
    yield Fault(group="slow", name="stalled body", way=silent(FIRST_LINES + b"Content-Length: 9\r\n\r\n{"))
    yield Fault(group="slow", name="1 byte a second", way=dripping(b'{"jobs": []}' * 9))
    yield Fault(group="slow", name="endless headers", way=endless(FIRST_LINES, b"X-More: and more\r\n" * 64))
    yield Fault(group="slow", name="endless line", way=endless(b"HTTP/1.1 200 OK\r\nX: ", b"x" * 4096))
    yield Fault(
        group="slow",
        name="endless chunks",
        way=endless(FIRST_LINES + b"Transfer-Encoding: chunked\r\n\r\n", chunk),
    )
    yield Fault(group="slow", name="endless 100", way=endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"))
    yield Fault(group="broken off", name="reset after the request", way=resets())
    yield Fault(group="broken off", name="closed after the request", way=breaks())
    yield Fault(group="broken off", name="within the headers", way=breaks(FIRST_LINES[:30]))
    yield Fault(group="broken off", name="content-length too large", way=says(b'{"jobs": []}', length=500))
    yield Fault(group="broken off", name="within a chunk",
                way=breaks(FIRST_LINES + b"Transfer-Encoding: chunked\r\n\r\n20\r\n{\"jobs\""))  # fmt: skip
    yield Fault(group="broken off", name="no HTTP", way=breaks(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"))


def redirects() -> Iterator[Fault]:
    yield Fault(group="redirect", name="in a circle", way=leads("/same"))
    yield Fault(group="redirect", name="101 of them", way=leads("/{}"))
    yield Fault(group="redirect", name="to nowhere", way=leads("http://"))
    yield Fault(group="redirect", name="without a target", way=says(status=302))
    yield Fault(group="redirect", name="to another scheme", way=leads("ftp://files.example/"))
    yield Fault(group="redirect", name="to LinkedIn", way=leads("https://www.linkedin.com/company/northwind"))
    yield Fault(group="redirect", name="304 unasked", way=says(status=304))


def statuses() -> Iterator[Fault]:
    for status in (429, 503):
        for form, (header, _) in RETRY_AFTER.items():
            headers = {"Retry-After": header} if header else {}
            yield Fault(group=f"{status}, Retry-After", name=form, way=says(b"{}", status, headers))
    for status in (400, 401, 402, 403, 405, 407, 408, 418, 425, 451, 500, 501, 502, 504, 505, 520, 524, 599):
        yield Fault(group="status", name=str(status), way=says(b'{"error": "no"}', status))
    quota = b'{"error": "You have exceeded your monthly quota of credits"}'
    yield Fault(group="status", name="403, quota used up", way=says(quota, 403))
    yield Fault(group="status", name="429, quota used up", way=says(quota, 429))
    yield Fault(group="status", name="504, Retry-After", way=says(b"{}", 504, {"Retry-After": "7"}))


def bodies() -> Iterator[Fault]:
    """Answers that arrive and are none."""
    packed = {"Content-Encoding": "gzip"}
    whole = gzip.compress(b'{"jobs": [], "meta": {"total": 0}}' * 40)
    yield Fault(group="body", name="empty", way=says(b""))
    yield Fault(group="body", name="204", way=says(b"", 204))
    yield Fault(group="body", name="spaces", way=says(b" \r\n " * 9))
    yield Fault(group="body", name="null", way=says(b"null"))
    yield Fault(group="body", name="random bytes", way=says(bytes(range(256)) * 4))
    yield Fault(group="body", name="half a JSON", way=says(b'{"jobs": [{"id": 1, "ti'))
    yield Fault(group="body", name="3 MB", way=says(b'"' + b"x" * 3_000_000 + b'"'))
    yield Fault(group="encoding", name="gzip bomb", way=says(bomb(1), headers=packed))
    yield Fault(
        group="encoding",
        name="gzip bomb, twice",
        way=says(bomb(2), headers={"Content-Encoding": "gzip, gzip"}),
    )
    yield Fault(
        group="encoding",
        name="1,000 layers",
        way=says(b"x", headers={"Content-Encoding": ", ".join(["gzip"] * 1000)}),
    )
    yield Fault(group="encoding", name="no gzip", way=says(b'{"jobs": []}', headers=packed))
    yield Fault(group="encoding", name="gzip cut short", way=says(whole[: len(whole) // 2], headers=packed))
    yield Fault(group="encoding", name="gzip, nothing of it", way=says(whole[:10], headers=packed))
    yield Fault(
        group="encoding", name="gzip, wrong checksum", way=says(whole[:-8] + b"\0" * 8, headers=packed)
    )
    yield Fault(
        group="encoding",
        name="brotli unasked",
        way=says(b"\x0b\x02\x80{}\x03", headers={"Content-Encoding": "br"}),
    )


def of_pages() -> Iterator[Fault]:
    """What goes wrong with a site's rules, and what is no page."""
    yield Fault(group="content type", name="JSON for HTML", way=says(b'{"message": "Not here"}'))
    yield Fault(
        group="content type",
        name="PDF for HTML",
        way=says(b"%PDF-1.7\n%\xe2\xe3", headers={"Content-Type": "application/pdf"}),
    )
    html, packed = {"Content-Type": "text/html"}, {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    whole = gzip.compress(HOME + bytes(random.Random(1).choices(b"abcdefgh ", k=20_000)))
    yield Fault(group="page", name="empty", way=says(b"", headers=html))
    yield Fault(group="page", name="spaces", way=says(b" \r\n " * 9, headers=html))
    yield Fault(group="page", name="gzip, nothing of it", way=says(whole[:10], headers=packed))
    yield Fault(
        group="page",
        name="gzip cut short",
        way=says(whole[: len(whole) * 2 // 3], headers=packed),
        valid=True,
    )
    for status in (401, 403, 429, 500, 503):
        yield Fault(group="robots.txt", name=str(status), way=says(b"", status), robots=True)
    yield Fault(group="robots.txt", name="no answer", way=silent(), robots=True)
    yield Fault(group="robots.txt", name="reset", way=resets(), robots=True)
    yield Fault(
        group="robots.txt",
        name="content-length too large",
        way=says(b"User-agent: *\nDisallow: /\n", length=500),
        robots=True,
    )
    yield Fault(group="robots.txt", name="in a circle", way=leads("/robots.txt"), robots=True)
    yield Fault(
        group="robots.txt", name="Disallow: /", way=says(b"User-agent: *\nDisallow: /\n"), robots=True
    )
    yield Fault(
        group="robots.txt",
        name="Crawl-delay: 600",
        way=says(b"User-agent: *\nCrawl-delay: 600\n"),
        robots=True,
    )


def of_answers() -> Iterator[Fault]:
    """What is no answer of an interface."""
    yield Fault(
        group="content type", name="HTML for JSON", way=says(HTML, headers={"Content-Type": "text/html"})
    )
    yield Fault(group="content type", name="HTML called JSON", way=says(HTML))


def everywhere() -> list[Fault]:
    """What can go wrong wherever is asked."""
    return [*network(), *slow(), *redirects(), *statuses(), *bodies()]
