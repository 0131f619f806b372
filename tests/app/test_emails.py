"""`enrich emails`: candidates for one person, read as a rep reads them, and what mail servers add."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from connectors.page import Page
from connectors.statement import Cause
from enrich.app.commands.emails import command
from enrich.app.emails import Wanted, of_name, preferred, probed
from enrich.errors import BadInput
from enrich.net.smtp_probe import Answer, Probed
from enrich.settings import Settings
from matching.emails import Status
from tests.matching.statements import NOW

LIST = "Name,Email\nJane Roe,jane.roe@acme.example\nMax Stern,max.stern@acme.example\n"


def emails(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(command, arguments, obj={"store": None, "quiet": False}, env=environment)


@pytest.fixture
def known(tmp_path: Path) -> str:
    path = tmp_path / "known.csv"
    path.write_text(LIST, encoding="utf-8")
    return str(path)


def test_a_name_and_a_domain_give_candidates_learned_from_a_list(known: str) -> None:
    done = emails("--name", "Ada Lovelace", "--domain", "acme.example", "--known", known, "--json")
    first, *others = map(json.loads, done.stdout.splitlines())
    assert (first["address"], first["status"], first["guessed"]) == (
        "ada.lovelace@acme.example",
        "guessed",
        True,
    )
    assert first["because"] == ["2 of 2 known addresses at acme.example are first.last"]
    assert first["probability"] > 0.7 > max(other["probability"] for other in others)


def test_without_json_it_is_a_table_with_reasons(known: str) -> None:
    done = emails("--name", "Ada Lovelace", "--domain", "acme.example", "--known", known)
    head, row, *_ = done.stdout.splitlines()
    assert head.split("\t") == ["name", "address", "status", "probability", "why"]
    assert row.split("\t")[1:3] == ["ada.lovelace@acme.example", "guessed"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--name", "Ada Lovelace", "--domain", "gmail.com"), "free mail are not guessed"),
        (("--name", "Madonna", "--domain", "acme.example"), "Give a forename and a family name"),
    ],
)
def test_what_cannot_be_guessed_is_refused_with_a_reason(arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        of_name(Wanted(arguments[1], arguments[3]), NOW)
    assert isinstance(emails(*arguments).exception, BadInput)


@pytest.mark.parametrize(
    "arguments", [(), ("--name", "Ada Lovelace"), ("Acme", "--name", "A B", "--domain", "a.example")]
)
def test_either_a_company_or_a_person_is_asked_about(arguments: tuple[str, ...]) -> None:
    done = emails(*arguments)
    assert done.exit_code == 2
    assert "say COMPANY, or --name and --domain" in done.stderr


def test_nobody_is_asked_unless_the_user_says_so_and_who_asks(
    monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("enrich.app.emails.probed", lambda found, settings: asked.append(found) or found)
    wanted = ("--name", "Ada Lovelace", "--domain", "acme.example")
    emails(*wanted)
    assert asked == []
    assert "may block it" in emails(*wanted, "--probe").stderr
    assert "may block it" in emails(*wanted, ENRICH_SMTP_PROBE="1").stderr
    assert len(asked) == 2
    with pytest.raises(BadInput, match="who asks"):
        probed([], Settings(contact_email=""))


class _Server:
    """Stands for mail servers: says what it was told to."""

    def __init__(self, *answers: Answer) -> None:
        self._answers = answers

    async def ask(self, host: str, addresses: list[str]) -> list[Probed]:
        assert host == "mx.acme.example"
        return [
            Probed(address, answer, "its words", Cause.RATE_LIMITED if answer is Answer.UNKNOWN else None)
            for address, answer in zip(addresses, self._answers, strict=False)
        ]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (Answer.TAKEN, Status.VERIFIED),
        (Answer.REFUSED, Status.INVALID),
        (Answer.CATCH_ALL, Status.RISKY),
        (Answer.UNKNOWN, Status.GUESSED),
    ],
)
def test_what_a_server_says_moves_an_address_on_the_ladder(
    monkeypatch: pytest.MonkeyPatch, answer: Answer, status: Status
) -> None:
    async def exchanger(domain: str, settings: Settings) -> str:
        return "mx.acme.example"

    monkeypatch.setattr("enrich.app.emails._exchanger", exchanger)
    found = of_name(Wanted("Ada Lovelace", "acme.example"), NOW)
    ((_, (first, *_)),) = probed(found, Settings(contact_email="mara@sender.example"), _Server(answer))  # type: ignore[arg-type]
    assert first.status is status
    assert first.because[0].startswith("no address at acme.example is known")
    assert ("did not say: its words" in first.because[-1]) == (answer is Answer.UNKNOWN)


@pytest.mark.parametrize(
    ("records", "host"),
    [
        ([("20 b.acme.example.", 15), ("10 a.acme.example.", 15), ("x", 5)], "a.acme.example"),
        ([("0 .", 15)], ""),
        ([], ""),
    ],
)
def test_the_preferred_mail_exchanger_is_asked_and_a_null_one_is_none(
    records: list[tuple[str, int]], host: str
) -> None:
    answer = {"Status": 0, "Answer": [{"data": data, "type": kind} for data, kind in records if kind == 15]}
    assert preferred(Page("https://dns.google/resolve", json.dumps(answer).encode(), NOW)) == host
