"""Turns before a host: one at a time, with a gap, and parked as a whole when it asks for patience."""

from __future__ import annotations

import asyncio

import pytest

from enrich.net.pace import Pace, Parked
from tests.net.door import Time


async def test_a_host_is_asked_one_thing_at_a_time_and_others_meanwhile() -> None:
    pace, held, inside = Pace(), asyncio.Event(), []

    async def ask(host: str, name: str) -> None:
        async with pace.turn(host, 0.0):
            inside.append(name)
            await held.wait()

    asking = [asyncio.create_task(ask(*who)) for who in (("a", "a1"), ("a", "a2"), ("b", "b1"))]
    for _ in range(5):
        await asyncio.sleep(0)
    assert inside == ["a1", "b1"]
    held.set()
    await asyncio.gather(*asking)
    assert inside == ["a1", "b1", "a2"]


async def test_the_gap_runs_from_the_beginning_of_one_request_to_that_of_the_next() -> None:
    time = Time()
    pace = time.pace()
    for lasted in (0.25, 3.0, 0.0):
        async with pace.turn("a.example", 1.0):
            time.now += lasted
    assert time.slept == [0.75]


async def test_a_failed_request_keeps_the_gap_too() -> None:
    time = Time()
    pace = time.pace()
    with pytest.raises(OSError):
        async with pace.turn("a.example", 2.0):
            raise OSError
    async with pace.turn("a.example", 2.0):
        pass
    assert time.slept == [2.0]


async def test_a_cancelled_request_leaves_the_turn_to_others() -> None:
    pace = Pace()
    started = asyncio.Event()

    async def stuck() -> None:
        async with pace.turn("a.example", 0.0):
            started.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(stuck())
    await started.wait()
    task.cancel()
    async with asyncio.timeout(2), pace.turn("a.example", 0.0):
        pass


async def test_a_parked_host_is_left_alone_for_as_long_as_it_asked() -> None:
    time = Time()
    pace = time.pace()
    pace.park("a.example", 40.0)
    pace.park("a.example", 7.0)
    async with pace.turn("b.example", 0.0), pace.turn("a.example", 0.0):
        pass
    assert time.slept == [40.0]


async def test_nobody_sits_out_a_wait_beyond_that_of_the_run() -> None:
    time = Time()
    pace = time.pace(longest_wait=60.0)
    pace.park("a.example", 61.0)
    with pytest.raises(Parked) as parked:
        async with pace.turn("a.example", 0.0):
            pytest.fail("the host was asked")
    assert (parked.value.wait, time.slept) == (61.0, [])


async def test_idle_hosts_are_forgotten_and_parked_ones_are_not() -> None:
    time = Time()
    pace = time.pace()
    pace.park("parked.example", 10_000.0)
    for n in range(10_000):
        async with pace.turn(f"h{n}.example", 0.0):
            pass
    assert pace.hosts < 5_000
    with pytest.raises(Parked):
        async with pace.turn("parked.example", 0.0):
            pass
