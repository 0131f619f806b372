import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from outreach.message import NotMailable, to_eml
from outreach.sender import sender_of
from tests.outreach.making import SENDER, SITE, case, human, role

DATE = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
TO = f"hannah.clarke@{SITE}"
LONG = "https://tourenwerk.example/stop/" + "a1b2" * 60


def sent(draft=None, sender=None, to=TO, date=DATE):
    return to_eml(
        draft or case(role(1, "Service Planner", "Leeds")).draft(), sender or sender_of(SENDER), to, date
    )


def body_of(read):
    return read.get_content().replace("\r\n", "\n")


def lines(raw):
    return raw.partition(b"\r\n\r\n")[0].split(b"\r\n")


def test_a_mail_program_reads_back_what_was_written():
    draft = case(role(1, "Service Planner", "Leeds")).draft()
    read = email.message_from_bytes(sent(draft), policy=email.policy.default)
    assert (read["From"], read["To"], read["Subject"]) == (
        "Mara Feldkamp <mara@tourenwerk.example>",
        TO,
        draft.subject,
    )
    assert (read["X-Unsent"], read["Date"].datetime) == ("1", DATE)
    assert body_of(read) == draft.body + "\n"
    assert read.get_content_type() == "text/plain"
    assert not read.defects


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_letters_beyond_ascii_survive(language):
    draft = case(people=human("Jürgen Mühlböck", "Geschäftsführer")).draft(1, language)
    read = email.message_from_bytes(sent(draft), policy=email.policy.default)
    assert (read["Subject"], body_of(read)) == (draft.subject, draft.body + "\n")


def test_every_line_ends_in_crlf_and_none_is_too_long():
    raw = sent(sender=sender_of({**SENDER, "unsubscribe": LONG}))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert raw.isascii()


def test_the_way_out_is_one_raw_line_https_first_then_mailto():
    sender = sender_of({**SENDER, "unsubscribe": f"mailto:stop@tourenwerk.example {LONG}"})
    (header,) = [line for line in lines(sent(sender=sender)) if line.startswith(b"List-Unsubscribe:")]
    assert header.startswith(b"List-Unsubscribe: <" + LONG.encode() + b"?r=")
    assert header.endswith(b">, <mailto:stop@tourenwerk.example>")
    assert b"=?" not in header
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in lines(sent(sender=sender))


def test_one_click_is_promised_only_where_there_is_an_https_way():
    assert not any(line.startswith(b"List-Unsubscribe-Post") for line in lines(sent()))
    assert b"List-Unsubscribe: <mailto:stop@tourenwerk.example?subject=stop>" in lines(sent())


def test_the_way_out_tells_readers_apart_and_shows_no_address():
    sender = sender_of({**SENDER, "unsubscribe": "https://tourenwerk.example/stop?list=1"})
    one, other = (
        next(line for line in lines(sent(sender=sender, to=to)) if line.startswith(b"List-Unsubscribe: "))
        for to in (TO, f"thomas.hill@{SITE}")
    )
    assert one != other
    assert b"?list=1&r=" in one
    assert b"hannah" not in one


def test_the_same_draft_gives_the_same_bytes_and_another_text_another_message_id():
    draft = case(role(1, "Service Planner", "Leeds")).draft()
    assert sent(draft) == sent(draft)

    def name(raw):
        return next(line for line in lines(raw) if line.startswith(b"Message-ID"))

    assert name(sent(draft)) != name(sent(replace(draft, body=draft.body + " ")))
    assert name(sent(draft)).endswith(b"@tourenwerk.example>")


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\x00", "\u2028", "\x85", "\x0b"])
def test_a_line_break_in_any_header_is_refused(break_):
    injected = f"x{break_}Bcc: all@victim.example"
    draft = case().draft()
    with pytest.raises(NotMailable):
        sent(replace(draft, subject=injected))
    with pytest.raises(NotMailable):
        sent(to=TO + break_)
    with pytest.raises(NotMailable):
        sent(sender=replace(sender_of(SENDER), name=injected))
    with pytest.raises(NotMailable):
        sent(sender=replace(sender_of(SENDER), ways_out=(f"https://tourenwerk.example/{injected}",)))


def test_a_way_out_too_long_for_a_header_is_refused():
    with pytest.raises(NotMailable, match="too long"):
        sent(sender=sender_of({**SENDER, "unsubscribe": "https://tourenwerk.example/" + "x" * 990}))


@pytest.mark.parametrize(
    "to",
    ["", "nobody", "a@b", "a@b@c.example", "ä@ö.example", "Hannah <h@x.example>", "a@x.example, b@x.example"],
)
def test_what_is_no_single_address_is_refused(to):
    with pytest.raises(NotMailable):
        sent(to=to)


def test_a_name_with_commas_and_quotes_is_quoted():
    read = email.message_from_bytes(
        sent(sender=replace(sender_of(SENDER), name='Feldkamp, Mara "MF"')), policy=email.policy.default
    )
    assert read["From"].addresses[0].display_name == 'Feldkamp, Mara "MF"'
    assert read["From"].addresses[0].addr_spec == "mara@tourenwerk.example"


def test_a_call_is_no_mail():
    with pytest.raises(NotMailable, match="no e-mail but a call"):
        sent(case().draft(3))


def test_a_body_that_looks_like_headers_stays_a_body():
    draft = replace(case().draft(), body="Bcc: all@victim.example\n.\nFrom here on it is text.\n-- \nx")
    read = email.message_from_bytes(sent(draft), policy=email.policy.default)
    assert "Bcc" not in read
    assert body_of(read) == draft.body + "\n"
