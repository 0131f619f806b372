"""The server of the invented world, over a real loopback socket: what it answers, how it misbehaves, what it counts."""

from __future__ import annotations

import asyncio
import time
import zlib
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from enrich.app.world import World, serve_world
from enrich.app.world.plan import read_plan
from enrich.app.world.records import file_safe


class Client:
    """Asks the world as the demo's transport does: its origin, with the meant host and scheme in headers."""

    def __init__(self, world: World, http: httpx.AsyncClient) -> None:
        self.world, self.http = world, http

    def request(self, url: str, **headers: str) -> httpx.Request:
        parts = urlsplit(url)
        target = parts._replace(scheme="", netloc="").geturl() or "/"
        meant = {
            "Host": parts.netloc,
            "X-Forwarded-Proto": parts.scheme,
            "Accept-Encoding": "identity",
            **headers,
        }
        return self.http.build_request("GET", self.world.origin + target, headers=meant)

    async def get(self, url: str, **headers: str) -> httpx.Response:
        return await self.http.send(self.request(url, **headers))


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with serve_world() as world, httpx.AsyncClient(timeout=5, verify=False) as http:
        yield Client(world, http)


async def test_a_page_is_served_under_the_host_that_is_meant(client: Client) -> None:
    answer = await client.get("https://www.fjordheis.example/ansatte.html")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Ingvild Skogstrand" in answer.text


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("https://tietjen-brandschutz.example/kontakt/", "https://www.tietjen-brandschutz.example/kontakt/"),
        ("https://www.kaelte-oswald.example/", "https://kaelte-oswald.example/"),
        ("http://www.fjordheis.example/kontakt?a=1", "https://www.fjordheis.example/kontakt?a=1"),
        ("https://www.brouwer-lift.example/storing", "https://www.hefwerk.example/"),
        ("https://www.mto-thermique.example/contact", "/contact/"),
    ],
)
async def test_other_spellings_of_an_address_redirect_to_it(
    client: Client, asked: str, leads_to: str
) -> None:
    answer = await client.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (301, leads_to)


async def test_old_sites_answer_without_tls_as_well(client: Client) -> None:
    assert (await client.get("http://www.brandtner-aufzuege.example/")).status_code == 200


async def test_a_host_that_is_not_in_the_world_is_told_from_one_that_fails(client: Client) -> None:
    answer = await client.get("https://nowhere.example/")
    assert (answer.status_code, answer.headers["x-world"]) == (502, "no such host")


async def test_a_path_that_does_not_exist_gets_the_sites_own_page_for_that(client: Client) -> None:
    styled = await client.get("https://www.alpenlift-wartung.example/gibt-es-nicht")
    plain = await client.get("https://www.fjordheis.example/finnes-ikke")
    assert styled.status_code == plain.status_code == 404
    assert "Talstation" in styled.text
    assert "404 Not Found" in plain.text


@pytest.mark.parametrize("path", ["/../../world.toml", "/%2e%2e/%2e%2e/world.toml", "/..%2f..%2fworld.toml"])
async def test_no_path_leads_out_of_a_sites_folder(client: Client, path: str) -> None:
    assert (await client.get(f"https://www.fjordheis.example{path}")).status_code == 404


async def test_answers_are_the_same_in_two_runs_down_to_their_dates(client: Client) -> None:
    async with serve_world() as other, httpx.AsyncClient(verify=False) as http:
        first = await client.get("https://www.fjordheis.example/")
        second = await Client(other, http).get("https://www.fjordheis.example/")
    assert first.headers == second.headers
    assert first.content == second.content
    assert first.headers["date"] == "Thu, 01 Oct 2026 10:00:00 GMT"
    assert first.headers["last-modified"] == "Tue, 24 Mar 2026 00:00:00 GMT"


async def test_a_validator_that_still_holds_is_answered_without_a_body(client: Client) -> None:
    url = "https://www.fjordheis.example/"
    tag = (await client.get(url)).headers["etag"]
    again = await client.get(url, **{"If-None-Match": tag})
    changed = await client.get(url, **{"If-None-Match": '"something else"'})
    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


async def test_text_is_compressed_for_clients_that_ask_for_it(client: Client) -> None:
    url = "https://www.fjordheis.example/"
    plain, packed = await client.get(url), await client.get(url, **{"Accept-Encoding": "gzip, deflate"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])


async def test_requests_are_counted_by_the_host_that_was_asked(client: Client) -> None:
    await client.get("https://www.fjordheis.example/")
    await client.get("https://www.fjordheis.example/nowhere")
    await client.get("https://fjordheis.example/")
    assert client.world.requests == {"www.fjordheis.example": 2, "fjordheis.example": 1}


async def test_a_connection_serves_many_requests(client: Client) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(client.world.origin).port)
    for host in ("www.fjordheis.example", "stahlinger.example"):
        writer.write(f"GET / HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-Proto: https\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = int(head.lower().partition("content-length: ")[2].partition("\r\n")[0])
        body = await reader.readexactly(length)
        assert head.startswith("HTTP/1.1 200 OK")
        assert host.removeprefix("www.").partition(".")[0].encode() in body.lower()
    writer.close()


async def test_nothing_but_get_is_answered(client: Client) -> None:
    answer = await client.http.post(
        f"{client.world.origin}/", headers={"Host": "www.fjordheis.example"}, content=b"x"
    )
    assert answer.status_code == 405


# ---- sites that misbehave


async def test_a_limited_site_refuses_once_says_when_to_come_back_and_then_answers(client: Client) -> None:
    url = "https://www.serwisbaltyk.example/"
    first, second = await client.get(url), await client.get(url)
    assert (first.status_code, first.headers["retry-after"]) == (429, "1")
    assert (second.status_code, "46 serwisantów" in second.text) == (200, True)


async def test_a_broken_site_stays_broken(client: Client) -> None:
    statuses = [(await client.get("https://www.energie-broceliande.example/")).status_code for _ in range(4)]
    assert statuses == [500] * 4


async def test_robots_txt_forbids_is_out_of_order_or_is_not_there(client: Client) -> None:
    forbids = await client.get("https://www.polderpompen.example/robots.txt")
    failing = await client.get("https://www.nordlys-havvind.example/robots.txt")
    missing = await client.get("https://www.energie-broceliande.example/robots.txt")
    assert "Disallow: /\n" in forbids.text
    assert (failing.status_code, missing.status_code) == (503, 404)


async def test_a_dripping_site_is_too_slow_to_be_read_and_does_not_hold_up_the_end() -> None:
    async with serve_world() as world, httpx.AsyncClient(verify=False) as http:
        request = Client(world, http).request("http://www.wallonie-froid.example/")
        answer = await http.send(request, stream=True)
        stream = answer.aiter_raw()
        async with asyncio.timeout(2):
            first = await anext(stream)
        assert 0 < len(first) < int(answer.headers["content-length"]) / 100
        started = time.monotonic()
    assert time.monotonic() - started < 2


async def test_a_giant_page_is_made_when_it_is_asked_for(client: Client) -> None:
    answer = await client.get("http://www.consolidated-fastener.example/")
    assert len(answer.content) > 8_000_000
    assert answer.text.startswith("<!DOCTYPE")
    assert answer.text.endswith("</html>\n")


async def test_a_gzip_bomb_is_small_on_the_wire_and_valid(client: Client) -> None:
    answer = await client.http.send(client.request("https://www.gruas-monegros.example/"), stream=True)
    wire = b"".join([piece async for piece in answer.aiter_raw()])
    assert answer.headers["content-encoding"] == "gzip"
    assert len(wire) < 500_000
    unpacked, size, rest = zlib.decompressobj(zlib.MAX_WBITS | 16), 0, wire
    while not unpacked.eof:
        size += len(unpacked.decompress(rest, 10_000_000))
        rest = unpacked.unconsumed_tail
    assert size == 250_000_000


async def test_redirects_lead_in_a_circle(client: Client) -> None:
    first = await client.get("https://www.tallgrass-elevator.example/")
    second = await client.get("https://www.tallgrass-elevator.example/welcome")
    assert (first.headers["location"], second.headers["location"]) == ("/welcome", "/")


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("https://www.officine-torsello.example/", "http://169.254.169.254/latest/meta-data/"),
        ("https://www.officine-torsello.example/contatti.html", "http://127.0.0.1:22/"),
        ("https://www.summit-biomed.example/", "https://www.linkedin.com/company/summit-biomed-example/"),
    ],
)
async def test_redirects_lead_where_nobody_may_follow(client: Client, asked: str, leads_to: str) -> None:
    answer = await client.get(asked)
    assert (answer.status_code in (301, 302), answer.headers["location"]) == (True, leads_to)


async def test_a_page_in_latin_1_says_that_it_is_utf_8(client: Client) -> None:
    answer = await client.get("https://www.mts-mainbogen.example/ueberuns.html")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Jürgen Mühlböck".encode("latin-1") in answer.content
    assert b"charset=utf-8" in answer.content


async def test_a_page_in_shift_jis_says_so(client: Client) -> None:
    answer = await client.get("https://www.hoshikawa-seiki.example/company/")
    assert answer.headers["content-type"] == "text/html; charset=Shift_JIS"
    assert "代表取締役社長　星川 健一郎" in answer.content.decode("cp932")


# ---- public services


async def test_a_service_answers_from_the_file_that_its_address_names(client: Client) -> None:
    board = await client.get(
        "https://boards-api.greenhouse.io/v1/boards/TietjenBrandschutz/jobs?content=true"
    )
    none = await client.get("https://boards-api.greenhouse.io/v1/boards/nobody/jobs?content=true")
    assert board.json()["meta"]["total"] == 6
    assert (none.status_code, none.json()["status"]) == (404, 404)


async def test_a_search_finds_the_records_that_hold_all_its_words(client: Client) -> None:
    url = "https://api.gleif.org/api/v1/lei-records?filter%5Bfulltext%5D={}&page%5Bsize%5D=10"
    namesakes = (await client.get(url.format("Ventrix"))).json()["data"]
    one = (await client.get(url.format("Ventrix%20GmbH"))).json()["data"]
    none = (await client.get(url.format("Ventrix%20Kft"))).json()["data"]
    assert {r["attributes"]["entity"]["jurisdiction"] for r in namesakes} == {"DE", "GB"}
    assert [r["attributes"]["entity"]["legalName"]["name"] for r in one] == ["Ventrix GmbH"]
    assert none == []


async def test_several_records_come_in_one_answer_and_the_missing_are_marked(client: Client) -> None:
    url = "https://www.wikidata.org/w/api.php?format=json&ids=Q183%7CQ999000003%7CQ1&action=wbgetentities"
    entities = (await client.get(url)).json()["entities"]
    assert entities["Q183"]["labels"]["en"]["value"] == "Germany"
    assert entities["Q999000003"]["claims"]["P856"]
    assert "missing" in entities["Q1"]


async def test_nothing_there_may_be_said_with_the_status_of_a_success(client: Client) -> None:
    answer = await client.get("https://dns.google/resolve?name=nobody.example&type=MX")
    assert answer.status_code == 200
    assert answer.json()["Question"] == [{"name": "nobody.example.", "type": 15}]
    assert "Answer" not in answer.json()


async def test_an_address_that_no_service_declares_is_not_made_up(client: Client) -> None:
    answer = await client.get("https://api.github.com/users/somebody")
    assert (answer.status_code, answer.headers["x-world"]) == (404, "no such service")


@pytest.mark.parametrize("value", ["../../secret", "..", "a/b", "C:\\x", "Söhne & Co."])
def test_what_a_client_asks_for_cannot_leave_the_folder_of_answers(value: str) -> None:
    assert not {"/", "\\", ".."} & {*file_safe(value), file_safe(value)}


# ---- the declaration is read strictly


def _declare(folder: Path, text: str) -> Path:
    (folder / "world.toml").write_text("today = 2026-10-01\nservice = []\n" + text, encoding="utf-8")
    return folder


def test_a_key_that_nobody_knows_stops_the_world(tmp_path: Path) -> None:
    folder = _declare(
        tmp_path, '[[site]]\nhost = "a.example"\nmodified = 2026-01-01\n[[site.rule]]\nstaus = 500\n'
    )
    with pytest.raises(TypeError, match="staus"):
        read_plan(folder)


def test_a_host_declared_twice_stops_the_world(tmp_path: Path) -> None:
    site = '[[site]]\nhost = "{}"\nmodified = 2026-01-01\n'
    folder = _declare(tmp_path, site.format("a.example") + site.format("www.a.example"))
    with pytest.raises(ValueError, match=r"a\.example stands there twice"):
        read_plan(folder)
