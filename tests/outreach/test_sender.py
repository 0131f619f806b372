import pytest

from outreach.sender import NoSender, sender_of
from tests.outreach.making import SENDER


@pytest.mark.parametrize("missing", ["name", "company", "email", "postal_address", "unsubscribe"])
@pytest.mark.parametrize("blank", [None, "", "  "])
def test_without_identity_address_and_way_out_nothing_is_written_and_the_remedy_is_named(missing, blank):
    stated = {k: v for k, v in SENDER.items() if k != missing} | (
        {missing: blank} if blank is not None else {}
    )
    with pytest.raises(NoSender, match=f'no "{missing}".*add {missing} = '):
        sender_of(stated)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("name", "Mara\r\nBcc: x@y.example"),
        ("company", "{{ x }}"),
        ("postal_address", "Street 1\nCity"),
        ("claims", ("<b>cheap</b>",)),
        ("email", "no address"),
        ("email", "mära@tourenwerk.example"),
        ("unsubscribe", "http://tourenwerk.example/stop"),
        ("unsubscribe", "stop here"),
        ("unsubscribe", 'https://tourenwerk.example/"stop'),
    ],
)
def test_what_cannot_stand_in_a_letter_is_refused(key, text):
    with pytest.raises(NoSender, match=f'"{key}"'):
        sender_of({**SENDER, key: text})


def test_an_empty_profile_is_no_sender():
    with pytest.raises(NoSender):
        sender_of({})


def test_ways_out_are_https_first_then_mailto():
    both = sender_of({**SENDER, "unsubscribe": "stop@tourenwerk.example, https://tourenwerk.example/stop"})
    assert both.ways_out == ("https://tourenwerk.example/stop", "mailto:stop@tourenwerk.example")
    assert both.way_out == "https://tourenwerk.example/stop"
    assert sender_of(SENDER).way_out == "stop@tourenwerk.example"


def test_the_address_does_not_repeat_the_companys_name():
    assert sender_of(SENDER).address == "Ackerstraße 999, 13355 Berlin, Germany"


def test_claims_are_in_english_unless_tagged():
    sender = sender_of(SENDER)
    assert sender.slots("en")["does"] == "plans 4,000 technicians a day"
    assert sender.slots("de")["does"] == "plant den Tag von 4.000 Technikern"
    assert "second_does" not in sender.slots("de")
    assert sender.speaks("fr")
    assert not sender_of({**SENDER, "claims": ("plans days",)}).speaks("fr")


def test_the_reason_is_said_only_in_its_own_language():
    assert "reason" in sender_of(SENDER).slots("en")
    assert "reason" not in sender_of(SENDER).slots("de")
