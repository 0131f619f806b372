"""The sockets of the world: HTTP/1.1 with keep-alive on a free loopback port, and nothing more of HTTP than that.

GET only, no bodies from clients, one answer after another on a connection. Leaving the context closes every
connection at once, also those that are still dripping.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from threading import Thread

from enrich.app.world.answer import Answer, Answers, Asked
from enrich.app.world.plan import Plan, read_plan

_MOST_HEAD = 65_536
_BEATS = 4  # pieces a second in which a slow answer is sent


def world_folder() -> Path:
    """The world that ships with the program: inside the installed package, else in the source tree.

    Raises:
        FileNotFoundError: when neither is there.
    """
    app = Path(__file__).resolve().parent.parent
    for folder in (app / "_world", app.parent.parent / "fixtures" / "world"):
        if (folder / "world.toml").is_file():
            return folder
    raise FileNotFoundError(
        "the demo's world is not installed: neither enrich/app/_world nor fixtures/world is there"
    )


class World:
    """A running world. `requests` counts what each host was asked."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.requests: Counter[str] = Counter()
        self.origin = ""
        self._answers = Answers(plan)
        self._open: set[asyncio.Task[None]] = set()

    async def start(self) -> asyncio.Server:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_MOST_HEAD)
        port = server.sockets[0].getsockname()[1]
        self.origin = f"http://127.0.0.1:{port}"
        return server

    async def stop(self) -> None:
        """End every connection, whatever it is doing."""
        for task in (tasks := tuple(self._open)):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            # Clients leave whenever they like: with a reset, half a request, or while an answer is under way.
            with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                while await self._exchange(reader, writer):
                    pass
        except asyncio.CancelledError:
            pass  # the world ends; a task of asyncio's server that stays cancelled is reported as an error
        finally:
            self._open.discard(task)
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer. True when the connection stays open."""
        asked, stays = _read_head(await reader.readuntil(b"\r\n\r\n"))
        if asked is None:
            await _send(writer, Answer(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET"}))
            return False
        self.requests[asked.host] += 1
        await _send(writer, self._answers.to(asked))
        return stays


def _read_head(head: bytes) -> tuple[Asked | None, bool]:
    """What a request asks for, and whether its connection stays open. None for all but a GET without a body."""
    line, *lines = head.decode("latin-1").split("\r\n")
    headers = {key.lower(): value.strip() for key, _, value in (each.partition(":") for each in lines)}
    method, _, rest = line.partition(" ")
    if method != "GET" or headers.get("content-length", "0") != "0":
        return None, False
    path, _, query = rest.partition(" ")[0].partition("?")
    asked = Asked(
        scheme=headers.get("x-forwarded-proto", "http"),
        host=headers.get("host", "").partition(":")[0].lower(),
        path=path,
        query=query,
        accepts=headers.get("accept-encoding", ""),
        validator=headers.get("if-none-match", ""),
    )
    return asked, headers.get("connection", "").lower() != "close"


async def _send(writer: asyncio.StreamWriter, answer: Answer) -> None:
    await asyncio.sleep(answer.delay)
    phrase = HTTPStatus(answer.status).phrase
    headers = dict(answer.headers)
    if answer.status != HTTPStatus.NOT_MODIFIED:
        headers["Content-Length"] = str(len(answer.body))
    lines = "".join(f"{key}: {value}\r\n" for key, value in headers.items())
    writer.write(f"HTTP/1.1 {answer.status} {phrase}\r\n{lines}\r\n".encode("latin-1"))
    if not answer.drip:
        writer.write(answer.body)
    else:
        piece = max(1, round(answer.drip / _BEATS))
        for start in range(0, len(answer.body), piece):
            writer.write(answer.body[start : start + piece])
            await writer.drain()
            await asyncio.sleep(piece / answer.drip)
    await writer.drain()


@asynccontextmanager
async def serve_world(folder: Path | None = None) -> AsyncIterator[World]:
    """Serve a world while the context lasts; by default the one that ships.

    Raises:
        FileNotFoundError: when the folder has no world.toml.
        TypeError, ValueError: when world.toml says what nobody understands.
    """
    world = World(read_plan(folder or world_folder()))
    server = await world.start()
    try:
        yield world
    finally:
        server.close()
        await world.stop()
        await server.wait_closed()


@contextmanager
def play_world(folder: Path | None = None) -> Iterator[str]:
    """The origin of a world that is served from a thread of its own, while the context lasts.

    The main thread stays the run's: Ctrl-C then ends the run, and not the world that the run is asking.
    """
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="world", daemon=True)
    thread.start()
    serving = serve_world(folder)
    try:
        world = asyncio.run_coroutine_threadsafe(serving.__aenter__(), loop).result()
        try:
            yield world.origin
        finally:
            asyncio.run_coroutine_threadsafe(serving.__aexit__(None, None, None), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
