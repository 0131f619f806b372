"""Drafts as files: one for each that is ready, none for one that is held, and none left over from before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from types import SimpleNamespace

import pytest

from enrich.exports.drafts import DraftFiles
from enrich.exports.tables import Escape
from enrich.work.drafts import mailable
from outreach.draft import Channel, Draft
from outreach.sender import sender_of
from tests.office import Office, records_of
from tests.outreach.making import SENDER

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
RUN = SimpleNamespace(profile=SimpleNamespace(sender=SENDER), now=NOW)
DRAFT = Draft(
    account="file:list.csv:1", person="p1", sequence="four_steps", step=1, day=0, channel=Channel.EMAIL, language="en",
    subject="Your fitters", body="Hello Ada,\n\nthis is it.", spans=(), recipient="ada@acme.example",
)  # fmt: skip


@dataclass
class Named:
    id: str
    name: str


def account(*people: Named, name: str = "Acme Pumps") -> SimpleNamespace:
    return SimpleNamespace(number=7, company=SimpleNamespace(name=name, people=people))


def written(
    folder: Path, *drafts: Draft, people: tuple[Named, ...] = (Named("p1", "Ada Voss"),)
) -> list[str]:
    with DraftFiles(folder, Escape.ALL, RUN) as files:  # type: ignore[arg-type]
        files.add(account(*people), drafts)  # type: ignore[arg-type]
    return sorted(path.name for path in folder.iterdir())


def test_a_ready_email_is_a_message_to_the_address_that_the_draft_names(tmp_path: Path) -> None:
    assert written(tmp_path, DRAFT) == ["00007-acme-pumps-ada-voss-1.eml", "drafts.csv"]
    message = message_from_bytes(
        (tmp_path / "00007-acme-pumps-ada-voss-1.eml").read_bytes(), policy=policy.default
    )
    assert message["To"] == "ada@acme.example"
    assert message["Subject"] == "Your fitters"
    assert message.get_content().startswith("Hello Ada,")


def test_a_call_is_a_text(tmp_path: Path) -> None:
    call = replace(DRAFT, channel=Channel.CALL, step=2, recipient="+442079460101")
    assert "00007-acme-pumps-ada-voss-2.txt" in written(tmp_path, call)
    assert (tmp_path / "00007-acme-pumps-ada-voss-2.txt").read_text() == DRAFT.body


def test_a_held_draft_is_listed_with_its_reason_and_has_no_file(tmp_path: Path) -> None:
    assert written(tmp_path, replace(DRAFT, held=("no address", "no consent"))) == ["drafts.csv"]
    (row,) = records_of(tmp_path / "drafts.csv")
    assert (row["status"], row["held_because"], row["file"]) == ("held", "no address; no consent", "")


def test_namesakes_at_one_company_each_keep_their_drafts(tmp_path: Path) -> None:
    people = (Named("p1", "Ada Voss"), Named("p2", "Ada Voss"))
    names = written(tmp_path, DRAFT, replace(DRAFT, person="p2", body="Another"), people=people)
    assert names == ["00007-acme-pumps-ada-voss-1.eml", "00007-acme-pumps-ada-voss-2-1.eml", "drafts.csv"]
    assert [row["file"] for row in records_of(tmp_path / "drafts.csv")] == names[:2]


def test_drafts_of_an_earlier_writing_are_taken_away_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "00009-gone-1.eml").write_text("old")
    (tmp_path / "notes.md").write_text("mine")
    assert written(tmp_path, DRAFT) == ["00007-acme-pumps-ada-voss-1.eml", "drafts.csv", "notes.md"]


def test_a_writing_that_fails_takes_nothing_away(tmp_path: Path) -> None:
    (tmp_path / "00009-kept-1.eml").write_text("old")

    def failing() -> None:
        with DraftFiles(tmp_path, Escape.ALL, RUN):  # type: ignore[arg-type]
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert [path.name for path in tmp_path.iterdir()] == ["00009-kept-1.eml"]


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"recipient": "Ada Voss"}, "no address"),
        ({"recipient": "ada@acme.example\nBcc: all@acme.example"}, "no address"),
        ({"subject": "Hello\r\nBcc: all@acme.example"}, "line break"),
    ],
)
def test_an_email_that_no_message_can_be_made_of_is_held_and_ends_nothing(
    change: dict[str, str], because: str
) -> None:
    held = mailable(replace(DRAFT, **change), sender_of(SENDER), NOW)
    assert because in held.held[0]
    assert mailable(DRAFT, sender_of(SENDER), NOW) is DRAFT


def test_the_drafts_of_a_run_are_all_listed_and_the_ready_ones_are_there(office: Office) -> None:
    folder = office.out / "drafts"
    rows = records_of(folder / "drafts.csv")
    ready = {row["file"] for row in rows if row["status"] == "ready"}
    assert ready == {path.name for path in folder.iterdir()} - {"drafts.csv"}
    assert any(name.endswith(".eml") for name in ready)
    assert all(row["held_because"] for row in rows if row["status"] == "held")
    for name in ready:
        if name.endswith(".eml"):
            message = message_from_bytes((folder / name).read_bytes(), policy=policy.default)
            assert message["To"].addresses[0].domain == "hostile.example"
