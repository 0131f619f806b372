"""What is really dialled: checked addresses only, by any path a name, a redirect or a name server may take.

The open internet is played: names resolve to public addresses by a table, and dialling one of them reaches a server
on loopback instead. Every address that is dialled is noted, and none but these is reached.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from connectors.connector import Request
from connectors.statement import Cause, Outcome
from enrich.net.address import Refused
from enrich.net.fetch import Fetcher
from enrich.net.guard import GuardedResolver
from enrich.net.transport import GuardedTransport
from tests.loopback import Handler, Server, says, serving
from tests.net.door import API, MANNERS, NOW, Time, body, cause, door

PUBLIC, ALSO_PUBLIC = "8.8.8.8", "2606:4700::1111"


@dataclass
class Names(AbstractResolver):
    """A name server that a test writes. A name may answer differently each time it is asked; the last holds."""

    table: dict[str, list[Sequence[str]]]
    asked: list[str] = field(default_factory=list)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        self.asked.append(host)
        answers = self.table.get(host)
        if answers is None:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in found
        ]

    async def close(self) -> None:
        """Nothing is open."""


@dataclass
class Internet:
    """The played internet: what was dialled in it, and the server that stands behind every public address."""

    fetcher: Fetcher
    names: Names
    server: Server
    dialled: list[str]


@pytest.fixture
def dial(monkeypatch: pytest.MonkeyPatch) -> Callable[[Server], list[str]]:
    def to(server: Server) -> list[str]:
        dialled: list[str] = []

        async def start_connection(addr_infos: Sequence[Any], **_: object) -> socket.socket:
            dialled.extend(info[4][0] for info in addr_infos)
            loop = asyncio.get_running_loop()
            connected = socket.socket()
            connected.setblocking(False)
            await loop.sock_connect(connected, ("127.0.0.1", server.port))
            return connected

        monkeypatch.setattr("aiohttp.connector.aiohappyeyeballs.start_connection", start_connection)
        return dialled

    return to


@asynccontextmanager
async def internet(
    dial: Callable[[Server], list[str]],
    table: dict[str, list[Sequence[str]]],
    handlers: dict[str, Handler] | None = None,
) -> AsyncIterator[Internet]:
    names = Names(table)
    async with serving(handlers or {"/": says(b"public page")}) as server:
        fetcher = Fetcher(
            GuardedTransport(resolver=names),
            manners=replace(MANNERS, private=False),
            clock=lambda: NOW,
            pace=Time().pace(),
        )
        try:
            yield Internet(fetcher, names, server, dial(server))
        finally:
            await fetcher.close()


async def test_a_public_name_is_dialled_at_the_address_that_was_checked(dial: Any) -> None:
    async with internet(dial, {"acme.example": [[PUBLIC, ALSO_PUBLIC]]}) as world:
        assert body(await world.fetcher.fetch(Request("http://acme.example/"), API)) == b"public page"
        assert (world.names.asked, world.dialled) == (["acme.example"], [PUBLIC, ALSO_PUBLIC])
        assert world.server.seen[0].headers["host"] == "acme.example"


NOT_PUBLIC = [
    "127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1%eth0", "fd00:ec2::254", "::ffff:127.0.0.1", "::ffff:169.254.169.254",
    "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "::127.0.0.1", "ff02::1", "2001:0:5ef5:79fb::1",
]  # fmt: skip


@pytest.mark.parametrize("address", NOT_PUBLIC)
async def test_a_name_that_leads_inside_is_refused_and_nothing_dialled(dial: Any, address: str) -> None:
    async with internet(dial, {"inside.example": [[address]]}) as world:
        answer = await world.fetcher.fetch(Request("http://inside.example/"), API)
        assert isinstance(answer, Outcome)
        assert answer.cause is Cause.BLOCKED
        assert "not an address of the open internet" in answer.detail
        assert (world.dialled, world.fetcher.requests) == ([], 1)


@pytest.mark.parametrize("mixed", [[PUBLIC, "127.0.0.1"], ["10.0.0.1", PUBLIC], [PUBLIC, ALSO_PUBLIC, "::1"]])
async def test_one_private_answer_among_public_ones_refuses_the_name(dial: Any, mixed: list[str]) -> None:
    async with internet(dial, {"mixed.example": [mixed]}) as world:
        assert cause(await world.fetcher.fetch(Request("http://mixed.example/"), API)) is Cause.BLOCKED
        assert world.dialled == []


async def test_a_name_server_that_changes_its_mind_is_not_asked_between_check_and_dial(dial: Any) -> None:
    async with internet(dial, {"rebind.example": [[PUBLIC], ["127.0.0.1"]]}) as world:
        request = Request("http://rebind.example/", fresh_days=0)
        assert body(await world.fetcher.fetch(request, API)) == b"public page"
        assert (world.names.asked, world.dialled) == (["rebind.example"], [PUBLIC])


async def test_a_name_that_leads_inside_the_second_time_is_refused_then(dial: Any) -> None:
    closing = {"/": says(b"public page", connection="close")}
    async with internet(dial, {"rebind.example": [[PUBLIC], ["127.0.0.1"]]}, closing) as world:
        assert body(await world.fetcher.fetch(Request("http://rebind.example/"), API)) == b"public page"
        assert cause(await world.fetcher.fetch(Request("http://rebind.example/"), API)) is Cause.BLOCKED
        assert world.dialled == [PUBLIC]


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/secret",
        "//127.1/secret",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::ffff:7f00:1]/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://inside.example/",
        "http://acme.example:22/",
        "http://acme.example@127.0.0.1/",
        "https://www.linkedin.com/company/acme",
        "https://lnkd.in/abc",
        "file:///etc/passwd",
    ],
)
async def test_no_redirect_leads_where_we_would_not_go_ourselves(dial: Any, location: str) -> None:
    handlers = {"/": says(status=302, location="/next"), "/next": says(status=301, location=location)}
    table: dict[str, list[Sequence[str]]] = {"acme.example": [[PUBLIC]], "inside.example": [["10.0.0.1"]]}
    async with internet(dial, table, handlers) as world:
        assert cause(await world.fetcher.fetch(Request("http://acme.example/"), API)) is Cause.BLOCKED
        assert set(world.dialled) == {PUBLIC}
        assert set(world.server.asked) == {"/", "/next"}


@pytest.mark.parametrize(
    "url",
    [
        "http://www.linkedin.com/in/x",
        "https://de.linkedin.com./",
        "https://LINKEDIN.com/",
        "https://lnkd.in/x",
    ],
)
async def test_linkedin_is_not_even_looked_up(dial: Any, url: str) -> None:
    async with internet(dial, {}) as world:
        answer = await world.fetcher.fetch(Request(url), API)
        assert isinstance(answer, Outcome)
        assert (answer.cause, world.names.asked, world.fetcher.requests) == (Cause.BLOCKED, [], 0)


async def test_a_name_without_an_address_is_one_that_does_not_exist(dial: Any) -> None:
    async with internet(dial, {"empty.example": [[]]}) as world:
        for host in ("empty.example", "missing.example"):
            answer = await world.fetcher.fetch(Request(f"http://{host}/"), API)
            assert isinstance(answer, Outcome)
            assert (answer.cause, answer.detail) == (Cause.ERROR, f"no such host: {host}")
        assert world.fetcher.requests == 2


async def test_a_name_server_that_fails_is_asked_again_and_is_no_missing_name(dial: Any) -> None:
    class Failing(Names):
        async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:
            self.asked.append(host)
            raise socket.gaierror(socket.EAI_AGAIN, "temporary failure")

    names = Failing({})
    fetcher = Fetcher(
        GuardedTransport(resolver=names), manners=MANNERS, clock=lambda: NOW, pace=Time().pace()
    )
    answer = await fetcher.fetch(Request("http://acme.example/"), API)
    await fetcher.close()
    assert isinstance(answer, Outcome)
    assert (answer.cause, answer.detail) == (Cause.ERROR, "DNS fails for acme.example")
    assert len(names.asked) == 3


async def test_the_resolver_refuses_by_itself() -> None:
    guarded = GuardedResolver(Names({"a.example": [["10.0.0.1"]], "b.example": [[PUBLIC]]}))
    with pytest.raises(Refused, match=r"a\.example leads to 10\.0\.0\.1"):
        await guarded.resolve("a.example", 80)
    assert [answer["host"] for answer in await guarded.resolve("b.example", 80)] == [PUBLIC]


async def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving({}) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.origin)
        async with door({"/": says(b"direct")}) as (fetcher, server):
            assert body(await fetcher.fetch(Request(f"{server.origin}/"), API)) == b"direct"
        assert proxy.seen == []


async def test_a_refused_address_is_described_without_its_password() -> None:
    async with door({}) as (fetcher, _):
        for url in (
            "http://user:hunter2@acme.example/",
            "ftp://user:hunter2@acme.example/",
            "http://u:hunter2@",
        ):
            answer = await fetcher.fetch(Request(url), API)
            assert isinstance(answer, Outcome)
            assert answer.cause is Cause.BLOCKED
            assert "hunter2" not in answer.detail
