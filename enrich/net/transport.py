"""The wire under httpx: aiohttp, because its resolver hook lets us dial exactly the address we checked.

httpx's own pool dials names and looks them up itself. aiohttp takes a resolver; it is also several times faster with
many hosts. There is no proxy from the environment, no cookie and no automatic decompression.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

import aiohttp
import httpx
from aiohttp.abc import AbstractResolver
from httpx_aiohttp import AiohttpTransport

from enrich.net.guard import GuardedResolver

_CHUNK = 256 * 1024
# What a fetcher sends its requests through. Rooms above name this, and not the library behind it.
Transport: TypeAlias = httpx.AsyncBaseTransport


class Hopeless(httpx.ConnectError):
    """A failure that trying again does not mend: no such name, a certificate that is not theirs, no HTTP at all."""


def _named(error: BaseException) -> httpx.TransportError:
    """What went wrong, in words a person can use."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        missing = isinstance(error.os_error, socket.gaierror) and error.os_error.errno == socket.EAI_NONAME
        return (
            Hopeless(f"no such host: {error.host}")
            if missing
            else httpx.ConnectError(f"DNS fails for {error.host}")
        )
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return Hopeless(f"TLS: {error.certificate_error}")
    if isinstance(error, aiohttp.ClientSSLError):
        return httpx.ConnectError(f"TLS: {error}")
    if isinstance(error, aiohttp.ClientResponseError | aiohttp.InvalidURL):
        return Hopeless(f"no HTTP that can be read: {str(error)[:120]}")
    if isinstance(error, aiohttp.ServerTimeoutError | TimeoutError):
        return httpx.ReadTimeout(str(error) or "the server went silent")
    if isinstance(error, aiohttp.ClientConnectorError):
        return httpx.ConnectError(f"cannot connect to {error.host}: {error.strerror or error.os_error}")
    return httpx.ReadError(f"{type(error).__name__}: {error}")


@contextmanager
def _translated() -> Iterator[None]:
    """aiohttp's errors under httpx's names. The guard's `Refused` passes as it is."""
    try:
        yield
    except httpx.TransportError as error:
        raise _named(error.__cause__ or error) from error
    except aiohttp.ClientError as error:
        raise _named(error) from error


async def _once(
    request: aiohttp.ClientRequest,
    send: Callable[[aiohttp.ClientRequest], Awaitable[aiohttp.ClientResponse]],
) -> aiohttp.ClientResponse:
    """Send a request once. aiohttp by itself sends a GET again when its connection breaks (RFC 9112, 9.3.1).

    Whether to ask again is decided where it is known what that costs: a provider may have charged for the first.
    """
    try:
        return await send(request)
    except aiohttp.ClientConnectorError:
        raise  # nothing was sent, and aiohttp leaves it at that
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise httpx.ReadError(str(error)) from error


class _Stream(httpx.AsyncByteStream):
    def __init__(self, inner: httpx.AsyncByteStream) -> None:
        inner.CHUNK_SIZE = _CHUNK  # type: ignore[attr-defined]
        self._inner = inner

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _translated():
            async for chunk in self._inner:
                yield chunk

    async def aclose(self) -> None:
        await self._inner.aclose()


class GuardedTransport(AiohttpTransport):
    """httpx over aiohttp with a guarded resolver.

    Args:
        connections: the most sockets open at once.
        private: dial anything; for one's own servers on loopback in tests and benchmarks.
        resolver: who looks names up; the system, if nobody is named. What it answers is checked all the same.
    """

    def __init__(
        self,
        *,
        connections: int = 100,
        private: bool = False,
        stall: float = 15.0,
        resolver: AbstractResolver | None = None,
    ) -> None:
        super().__init__(
            client=lambda: self._session(connections, resolver if private else GuardedResolver(resolver)),
            verify=ssl.create_default_context(),
        )
        self._stall = stall

    def _session(self, connections: int, resolver: AbstractResolver | None) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            limit=connections,
            resolver=resolver,
            use_dns_cache=False,
            ssl=self.ssl_context,
            keepalive_timeout=15.0,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            read_bufsize=_CHUNK,
            skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
            middlewares=(_once,),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.extensions.setdefault("timeout", {"connect": self._stall, "read": self._stall, "pool": None})
        with _translated():
            response = await super().handle_async_request(request)
        assert isinstance(response.stream, httpx.AsyncByteStream)
        response.stream = _Stream(response.stream)
        return response


class GatewayTransport(httpx.AsyncBaseTransport):
    """Sends every request to one origin, with the host it was meant for in the Host header.

    This is how the demo plays a whole world on one loopback port: everything above the wire is the real thing.
    """

    def __init__(self, origin: str, *, connections: int = 100) -> None:
        self._origin = httpx.URL(origin)
        self._inner = GuardedTransport(connections=connections, private=True)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        headers = request.headers.copy()
        headers["Host"] = request.url.raw_host.decode("ascii")
        headers["X-Forwarded-Proto"] = request.url.scheme
        url = request.url.copy_with(scheme="http", host=self._origin.host, port=self._origin.port)
        response = await self._inner.handle_async_request(httpx.Request(request.method, url, headers=headers))
        if response.headers.get("x-world") == "no such host":
            await response.aclose()
            raise Hopeless(f"no such host: {request.url.host}")
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()
