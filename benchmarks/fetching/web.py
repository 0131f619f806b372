"""An invented web on one loopback port: any number of companies, each with a robots.txt and ten pages of one size.

Pages have about as many elements, lines and links for their size as real company pages have: a style sheet, scripts
and icons are two thirds of them, and some 6,000 characters are there to be read. They differ from company to company
in names, people, titles and addresses, and are the same on every day. The server is its own process, fills in
templates that were cut up beforehand and does nothing else, so that it is not what is measured: one core of it gives
several thousand pages of 100 kB a second.

    python -m benchmarks.fetching.web [--kb N]      prints its port, serves until its standard input ends
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
from functools import lru_cache
from itertools import chain

PATHS = (
    "/", "/about-us", "/company", "/team", "/leadership", "/management", "/board-of-directors", "/contact", "/imprint",
    "/careers",
)  # fmt: skip
_PEOPLE = frozenset({"/team", "/leadership", "/management", "/board-of-directors"})
_CARDS = 8
_FIRST = "Ada Bruno Celia Dario Edda Farid Greta Henrik Imani Jonas Keiko Lars Mira Nils Olga Pablo".split()
_LAST = "Achterberg Bellweather Castellano Dunmore Eriksson Fontaine Grünwald Halloran Ivanov Jansen Kowal".split()
_TITLES = (
    "Chief Executive Officer", "Chief Technology Officer", "Head of Sales", "Marketing Director",
    "VP Engineering", "Finance Manager", "Head of Procurement", "Operations Manager",
)  # fmt: skip
_PRODUCTS = ("pumps", "valves", "lifts", "sensors", "presses", "turbines", "scales", "ovens")
_SLOT = re.compile(r"\{(\w+)\}")

_HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{company} | {kind}</title>
<meta name="description" content="{company} builds and services industrial {product} for plants in nine countries.">
<meta property="og:site_name" content="{company}"><meta property="og:type" content="website">
<link rel="canonical" href="http://{host}{path}"><link rel="icon" href="/favicon.ico">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Organization","name":"{company}",
"url":"http://{host}/","telephone":"+1 202 555 01{two}","address":{"@type":"PostalAddress",
"streetAddress":"12 Foundry Lane","addressLocality":"Springfield","addressRegion":"IL","postalCode":"62701",
"addressCountry":"US"}}</script>
"""
_NAVIGATION = "".join(
    f'<li class="nav__item"><a class="nav__link" href="{href}">{text}</a></li>'
    for href, text in chain(
        [(path, path[1:].replace("-", " ").title() or "Home") for path in PATHS],
        [
            (f"/products/{name}-{n}", f"Series {n} {name}")
            for name in _PRODUCTS
            for n in range(100, 1000, 100)
        ],
    )
)
_PARAGRAPH = (
    '<div class="row"><div class="col-md-6"><div class="tile"><h3>Series #</h3><p>Our <b>{product}</b> of this series '
    "run day and night in bakeries, breweries and foundries.</p><ul><li><span>Delivery within three weeks</span></li>"
    "<li><span>Spare parts for twenty years</span></li></ul><div><i></i><i></i><i></i></div></div></div></div>\n"
)
_CARD = (
    '<div class="card card--#"><div class="card__image"><img src="/img/#.jpg" alt=""></div><div class="card__text">'
    '<h3 class="card__name">{person#}</h3><p class="card__role">{title#}</p>'
    '<p class="card__mail"><a href="mailto:{mail#}@{host}">{mail#}@{host}</a></p></div></div>\n'
)
_RULE = ".c#{display:flex;margin:#px auto;padding:0 1rem;color:#1f2937;transition:all .2s ease-in-out}\n"
_STATE = 'window.__state.push({"id":#,"k":"widget-#","visible":true,"on":["click","scroll"],"w":#.5});\n'
_ICON = '<svg viewBox="0 0 24 24"><path d="M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-#S17.52 2 12 2z"/></svg>\n'
_FOOTER = """<footer><p>{company} Inc.</p><p>12 Foundry Lane</p><p>Springfield, IL 62701</p>
<p>Phone: +1 202-555-01{two}</p><p>E-mail: <a href="mailto:info@{host}">info@{host}</a></p>
<p><a href="https://www.linkedin.com/company/{slug}">LinkedIn</a> <a href="https://github.com/{slug}">GitHub</a></p>
<p>© 2026 {company} Inc. All rights reserved.</p></footer>"""


def hosts(number: int) -> list[str]:
    """The names of so many companies' sites."""
    return [f"works-{n:05}.example" for n in range(number)]


def _repeat(line: str, size: int) -> str:
    """A line with its number filled in, again and again, until there is enough."""
    lines, left = [], size
    while left > 0:
        lines.append(line.replace("#", str(len(lines))))
        left -= len(lines[-1])
    return "".join(lines)


def _template(path: str, size: int) -> str:
    """A page of about `size` bytes with its slots still open."""
    cards = "".join(_CARD.replace("#", str(n)) for n in range(_CARDS)) if path in _PEOPLE else ""
    text = _repeat(_PARAGRAPH, size * 12 // 100)
    body = f"<nav><ul>{_NAVIGATION}</ul></nav><main><h1>{{kind}}</h1>{cards}{text}</main>{_FOOTER}"
    left = size - len(_HEAD) - len(body)
    style, icons, script = (
        _repeat(line, left * share // 10) for line, share in ((_RULE, 3), (_ICON, 1), (_STATE, 6))
    )
    return f"{_HEAD}<style>{style}</style></head><body>{icons}{body}<script>{script}</script></body></html>"


class Web:
    """What the server says: the pages of every company, by host and path."""

    def __init__(self, size: int) -> None:
        self._parts = {path: _SLOT.split(_template(path, size)) for path in PATHS}

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one web in a process
    def _slots(self, host: str) -> dict[str, str]:
        number = int(host[6:11])
        product = _PRODUCTS[number % len(_PRODUCTS)]
        slots = {"host": host, "company": f"Works {number:05} {product.title()}", "product": product,
                 "slug": host.partition(".")[0], "two": f"{number % 100:02}"}  # fmt: skip
        for n in range(_CARDS):
            first, last = _FIRST[(number + n) % len(_FIRST)], _LAST[(number * 7 + n * 3) % len(_LAST)]
            slots |= {f"person{n}": f"{first} {last}", f"title{n}": _TITLES[(number + n) % len(_TITLES)],
                      f"mail{n}": f"{first}.{last}".lower().replace("ü", "ue")}  # fmt: skip
        return slots

    def page(self, host: str, path: str) -> bytes | None:
        """One page, or None where there is none."""
        parts = self._parts.get(path)
        if parts is None or not host.startswith("works-"):
            return None
        kind = path[1:].replace("-", " ").title() or "Welcome"
        slots = self._slots(host) | {"path": path, "kind": kind}
        filled = [slots[part] if n % 2 else part for n, part in enumerate(parts)]
        return "".join(filled).encode()


class _Connection(asyncio.Protocol):
    """Just enough of HTTP/1.1: GET, keep-alive, one answer after the other."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._waiting += data
        while (end := self._waiting.find(b"\r\n\r\n")) >= 0:
            head, self._waiting = self._waiting[:end].decode("latin-1"), self._waiting[end + 4 :]
            self._answer(head)

    def _answer(self, head: str) -> None:
        path = head.split(" ", 2)[1]
        host = re.search(r"(?im)^host:\s*([^\s:]+)", head)
        if path == "/robots.txt":
            body: bytes | None = b"User-agent: *\nDisallow: /private/\nDisallow: /cart\n"
        else:
            body = self._web.page(host.group(1) if host else "", path)
        status, body = ("200 OK", body) if body is not None else ("404 Not Found", b"nothing here")
        kind = "text/plain" if path == "/robots.txt" else "text/html; charset=utf-8"
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        self._transport.write(answer + body)


async def _serve(size: int) -> None:
    loop = asyncio.get_running_loop()
    web = Web(size)
    server = await loop.create_server(lambda: _Connection(web), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kb", type=int, default=100)
    asyncio.run(_serve(parser.parse_args().kb * 1000))


if __name__ == "__main__":
    main()
