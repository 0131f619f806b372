"""Mail servers are asked gently, nothing is ever sent, and only a plain answer counts as one."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from connectors.statement import Cause
from enrich.net.smtp_probe import MOST_NAMES, Answer, Probed, SmtpProbe
from tests.net.mail_server import MailServer, Says, mail_server, mailboxes

JANE, MAX = "jane.roe@acme.example", "max.stern@acme.example"
HERE = "127.0.0.1"


async def ask(server: MailServer, *addresses: str, deadline: float = 5.0) -> list[Probed]:
    probe = SmtpProbe("mara@sender.example", port=server.port, deadline=deadline, private=True)
    return await probe.ask(HERE, addresses)


async def test_an_address_that_is_taken_and_one_that_is_not_are_told_apart() -> None:
    async with mail_server(mailboxes(JANE)) as server:
        taken, refused = await ask(server, JANE, MAX)
    assert (taken.answer, taken.cause) == (Answer.TAKEN, None)
    assert (refused.answer, refused.detail) == (Answer.REFUSED, "550 5.1.1 no such user")


async def test_no_message_is_ever_begun_and_the_line_is_left_politely() -> None:
    async with mail_server(mailboxes(JANE)) as server:
        await ask(server, JANE, MAX)
    assert server.commands("DATA") == server.commands("BDAT") == []
    assert server.heard[0] == "EHLO sender.example"
    assert server.heard[1] == "MAIL FROM:<mara@sender.example>"
    assert server.heard[-2:] == ["RSET", "QUIT"]


async def test_a_name_that_nobody_has_comes_first_and_is_new_each_time() -> None:
    async with mail_server(mailboxes(JANE)) as server:
        await ask(server, JANE)
        await ask(server, JANE)
    first, jane, second, again = server.commands("RCPT")
    assert jane == again == f"RCPT TO:<{JANE}>"
    assert first != second
    assert first.endswith("@acme.example>")


async def test_a_server_that_takes_everything_says_nothing_of_an_address() -> None:
    async with mail_server(lambda _: "250 welcome") as server:
        found = await ask(server, JANE, MAX)
    assert {one.answer for one in found} == {Answer.CATCH_ALL}
    assert len(server.commands("RCPT")) == 1, "once that is known nobody else is asked about"


@pytest.mark.parametrize(
    ("recipient", "cause"),
    [
        (lambda _: "451 4.7.1 greylisted, try again in five minutes", Cause.RATE_LIMITED),
        (lambda _: "421 too many connections", Cause.RATE_LIMITED),
        (lambda _: "550 5.7.1 blocked: see https://blocklist.example", Cause.BLOCKED),
        (lambda _: "554 your address has a poor reputation", Cause.BLOCKED),
        (lambda _: None, Cause.ERROR),
        (lambda _: "hello?", Cause.CHANGED),
        (lambda _: "250 " + "x" * 5_000, Cause.ERROR),
        (lambda _: "250-\r\n" * 100 + "250 ok", Cause.CHANGED),
    ],
    ids=[
        "greylisted",
        "busy",
        "blocked",
        "reputation",
        "hangs up",
        "no SMTP",
        "endless line",
        "endless reply",
    ],
)
async def test_what_is_no_answer_about_the_address_is_unknown_with_its_cause(
    recipient: Says, cause: Cause
) -> None:
    async with mail_server(recipient) as server:
        (found,) = await ask(server, JANE)
    assert (found.answer, found.cause) == (Answer.UNKNOWN, cause)
    assert found.detail
    assert (found.wait is not None) == (cause is Cause.RATE_LIMITED)


async def test_a_server_that_refuses_us_after_the_first_answers_leaves_the_rest_unknown() -> None:
    replies = iter(["550 5.1.1 unknown", "250 ok", "450 slow down"])
    async with mail_server(lambda _: next(replies)) as server:
        jane, other = await ask(server, JANE, MAX)
    assert jane.answer is Answer.TAKEN
    assert (other.answer, other.cause) == (Answer.UNKNOWN, Cause.RATE_LIMITED)


async def test_that_there_is_no_such_user_outweighs_a_word_that_sounds_like_a_policy() -> None:
    async with mail_server(lambda _: "550 5.1.1 recipient rejected: access denied, no such user") as server:
        (found,) = await ask(server, JANE)
    assert found.answer is Answer.REFUSED


@pytest.mark.parametrize(
    ("others", "cause"),
    [
        ({"greeting": "554 go away"}, Cause.BLOCKED),
        ({"greeting": "421 later"}, Cause.RATE_LIMITED),
        ({"ehlo": "550 who are you"}, Cause.BLOCKED),
        ({"mail": "451 greylisted"}, Cause.RATE_LIMITED),
        ({"mail": None}, Cause.ERROR),
    ],
)
async def test_a_refusal_before_any_name_says_nothing_of_an_address(
    others: dict[str, str | None], cause: Cause
) -> None:
    async with mail_server(mailboxes(JANE), **others) as server:  # type: ignore[arg-type]
        (found,) = await ask(server, JANE)
    assert (found.answer, found.cause) == (Answer.UNKNOWN, cause)


async def test_a_server_that_keeps_us_waiting_is_left_at_the_deadline() -> None:
    async with mail_server(mailboxes(JANE), greeting=None) as server:
        (found,) = await ask(server, JANE, deadline=0.05)
    assert (found.answer, found.cause) == (Answer.UNKNOWN, Cause.TIMEOUT)


async def test_nobody_listening_is_unknown() -> None:
    async with mail_server(mailboxes()) as server:
        pass
    (found,) = await ask(server, JANE)
    assert (found.answer, found.cause) == (Answer.UNKNOWN, Cause.ERROR)


async def test_there_is_one_connection_to_a_host_at_a_time() -> None:
    async with mail_server(mailboxes(JANE, MAX)) as server:
        probe = SmtpProbe("mara@sender.example", port=server.port, private=True)
        found = await asyncio.gather(*(probe.ask(HERE, [address]) for address in (JANE, MAX, JANE)))
    assert [one.answer for (one,) in found] == [Answer.TAKEN] * 3
    assert (len(server.commands("QUIT")), server.most_open) == (3, 1)


@pytest.mark.parametrize(
    "addresses",
    [
        (),
        (JANE, "max@other.example"),
        tuple(f"a{n}@acme.example" for n in range(MOST_NAMES + 1)),
        ("jane@acme.example>\r\nDATA",),
        ("jäne@acme.example",),
    ],
)
async def test_what_must_not_be_asked_is_refused_before_anything_is_dialled(
    addresses: tuple[str, ...],
) -> None:
    async with mail_server(mailboxes()) as server:
        with pytest.raises(ValueError, match="asked about"):
            await ask(server, *addresses)
    assert server.heard == []


def test_nobody_asks_without_an_address_of_their_own() -> None:
    with pytest.raises(ValueError, match="who asks"):
        SmtpProbe("nobody")


class _Fixed(AbstractResolver):
    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:  # type: ignore[override]
        return [ResolveResult(hostname=host, host=HERE, port=port, family=family, proto=0, flags=0)]

    async def close(self) -> None:
        pass


async def test_a_mail_server_on_a_private_address_is_not_dialled() -> None:
    async with mail_server(mailboxes(JANE)) as server:
        probe = SmtpProbe("mara@sender.example", port=server.port, resolver=_Fixed())
        (found,) = await probe.ask("mx.acme.example", [JANE])
    assert (found.answer, found.cause) == (Answer.UNKNOWN, Cause.BLOCKED)
    assert server.heard == []
