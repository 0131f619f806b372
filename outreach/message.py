"""A draft as an e-mail file (RFC 5322) that a mail program opens as an unsent message. Nothing is sent here.

The headers for leaving a list are written by hand: the standard library folds and encodes long ones, and mail programs
then no longer see a link in them (RFC 2369, RFC 8058). A header that holds a line break is refused, never repaired.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from connectors import mailbox
from outreach.draft import Channel, Draft
from outreach.sender import Sender

MOST_HEADER = 998
"""The longest line a message may have, in octets (RFC 5322, section 2.1.1)."""
_BREAKS = re.compile(r"[\r\n\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")


class NotMailable(ValueError):
    """A draft that cannot become a message: another channel, an impossible address, a line break in a header."""


def to_eml(draft: Draft, sender: Sender, recipient: str, date: datetime) -> bytes:
    """The message, with CRLF line ends. The same arguments give the same bytes.

    Args:
        recipient: the address to write to.
        date: when it is dated; aware of its zone.

    Raises:
        NotMailable: when it cannot be one.
    """
    if draft.channel is not Channel.EMAIL:
        raise NotMailable(f"step {draft.step} is no e-mail but a {draft.channel}")
    to = mailbox.normal(recipient)
    if not to or not to.isascii() or _BREAKS.search(recipient):
        raise NotMailable(f"{recipient!r} is no address that every mail server takes")
    for what, text in (
        ("subject", draft.subject),
        ("sender's name", sender.name),
        ("sender's address", sender.email),
    ):
        if _BREAKS.search(text):
            raise NotMailable(f"the {what} holds a line break or a control character: {text!r}")
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(display_name=sender.name, addr_spec=sender.email)
    message["To"] = Address(addr_spec=to)
    message["Subject"] = draft.subject
    message["Date"] = format_datetime(date)
    message["Message-ID"] = _message_id(draft, sender, to)
    message["X-Unsent"] = "1"
    message.set_content(draft.body + "\n", charset="utf-8", cte="quoted-printable")
    raw = "".join(f"{line}\r\n" for line in _leaving(sender, to)).encode("ascii")
    return raw + message.as_bytes()


def _message_id(draft: Draft, sender: Sender, to: str) -> str:
    content = "\x1f".join((draft.id, to, draft.subject, draft.body))
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"<{digest}@{sender.email.rpartition('@')[2]}>"


def _leaving(sender: Sender, to: str) -> list[str]:
    """The headers by which a reader leaves: https first, each on one line."""
    if any(_BREAKS.search(way) for way in sender.ways_out):
        raise NotMailable("the way out holds a line break or a control character")
    ways = [_personal(way, to) if way.startswith("https://") else way for way in sender.ways_out]
    headers = [f"List-Unsubscribe: {', '.join(f'<{way}>' for way in ways)}"]
    if ways[0].startswith("https://"):
        headers.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
    for header in headers:
        if len(header) > MOST_HEADER or not header.isascii():
            raise NotMailable(f"the way out is too long or not plain ASCII: {header[:80]!r}")
    return headers


def _personal(way: str, to: str) -> str:
    """An https address that says who leaves, by a token that shows nothing to others (RFC 8058, section 3.1).

    The token is the first 32 hexadecimal digits of the SHA-256 of the address in lower case, as parameter "r".
    """
    token = hashlib.sha256(to.lower().encode()).hexdigest()[:32]
    parts = urlsplit(way)
    return parts._replace(query=f"{parts.query}&r={token}" if parts.query else f"r={token}").geturl()
