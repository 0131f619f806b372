"""Who writes: the sender of a profile, made complete. Without an identity, a postal address and a way out, no draft.

The sender's claims are a fact bank: what "we" may say of ourselves, and nothing else. A claim in another language than
English says which by a tag ("de: plant den Tag von 4.000 Technikern"), because nothing here translates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from connectors import mailbox
from connectors.hosts import host_of, parse
from connectors.lexicon.legal_forms import split_legal_form
from connectors.text import fold
from outreach.sayable import untidy
from outreach.wording import LANGUAGES

UNTAGGED = "en"
"""The language of what the profile says without a tag."""

_TAG = re.compile(rf"({'|'.join(LANGUAGES)}):\s+")
_NEEDED = {
    "name": 'name = "Ada Stern"',
    "company": 'company = "Fieldwise GmbH"',
    "email": 'email = "ada@fieldwise.example"',
    "postal_address": 'postal_address = "Musterweg 1, 10115 Berlin, Germany"',
    "unsubscribe": 'unsubscribe = "mailto:stop@fieldwise.example"',
}


class NoSender(ValueError):
    """The profile does not say who writes, from where, or how to be left alone; so nothing is written."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"The profile's [sender] {what}. Without it no draft is written; {remedy}.")
        self.lack = f"the profile's [sender] {what}"


@dataclass(frozen=True)
class Claim:
    """Something the sender says of itself, and in which language."""

    text: str
    language: str

    @property
    def predicate(self) -> bool:
        """Whether it continues a sentence that begins with the company's name: "plans 4,000 technicians a day"."""
        return self.text[0].islower()


@dataclass(frozen=True)
class Sender:
    """The sender. `ways_out` are addresses to be left alone by: https first, then mailto.

    `doubtful` is whether it writes to addresses that are risky or guessed.
    """

    name: str
    company: str
    email: str
    postal_address: str
    ways_out: tuple[str, ...]
    phone: str = ""
    website: str = ""
    reason: str = ""
    claims: tuple[Claim, ...] = ()
    doubtful: bool = False

    @property
    def address(self) -> str:
        """The postal address without the company's name, where it begins with that."""
        return self.postal_address.removeprefix(self.company).lstrip(", ")

    @property
    def way_out(self) -> str:
        """Where to be left alone, as a reader would type it."""
        way = self.ways_out[0]
        return way.removeprefix("mailto:").partition("?")[0] if way.startswith("mailto:") else way

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of what it does, folded."""
        said = (self.reason, *(claim.text for claim in self.claims))
        return frozenset(word for text in said for word in fold(text).split())

    def speaks(self, language: str) -> bool:
        """Whether it has anything to say of itself in a language; one that claims nothing says it in all."""
        return not self.claims or any(claim.language == language for claim in self.claims)

    def slots(self, language: str) -> dict[str, str]:
        """What templates in a language may say of it: slots to texts, none empty."""
        claims = [claim for claim in self.claims if claim.language == language]
        said = {
            "name": self.name,
            "company": split_legal_form(self.company)[0] or self.company,
            "legal_name": self.company,
            "address": self.address,
            "phone": self.phone,
            "website": self.website,
            "way_out": self.way_out,
            "reason": self.reason.rstrip(".") if language == UNTAGGED else "",
        }
        for claim, prefix in zip(claims, ("", "second_"), strict=False):
            said[prefix + ("does" if claim.predicate else "claim")] = claim.text.rstrip(".")
        return {slot: text for slot, text in said.items() if text}


def sender_of(stated: Mapping[str, str | tuple[str, ...]]) -> Sender:
    """The sender that a profile states.

    Raises:
        NoSender: where something is missing or cannot stand in a letter, naming it and its remedy.
    """
    texts = {key: value.strip() for key, value in stated.items() if isinstance(value, str)}
    for key, example in _NEEDED.items():
        if not texts.get(key):
            raise NoSender(f'has no "{key}"', f"add {example}")
    claims = stated.get("claims", ())
    for key, text in (*texts.items(), *(("claims", claim) for claim in claims)):
        if text and (reason := untidy(text)):
            raise NoSender(
                f'has a "{key}" that cannot stand in a letter ({reason})', "write it as one plain line"
            )
    email = mailbox.normal(texts["email"])
    if not email or not email.isascii():
        raise NoSender(
            f'has "{texts["email"]}" as "email", which no mail can come from', f"write {_NEEDED['email']}"
        )
    return Sender(
        name=texts["name"],
        company=texts["company"],
        email=email,
        postal_address=texts["postal_address"],
        ways_out=_ways_out(texts["unsubscribe"]),
        phone=texts.get("phone", ""),
        website=texts.get("website", ""),
        reason=texts.get("reason", ""),
        claims=tuple(_claim(text) for text in claims),
        doubtful=_doubtful(texts.get("doubtful_addresses", "")),
    )


def _doubtful(text: str) -> bool:
    if text.lower() not in ("", "yes", "no"):
        raise NoSender(
            f'has "{text}" as "doubtful_addresses", which is neither yes nor no', "write one of them"
        )
    return text.lower() == "yes"


def _claim(text: str) -> Claim:
    tag = _TAG.match(text)
    return Claim(text[tag.end() :], tag.group(1)) if tag else Claim(text, UNTAGGED)


def _ways_out(text: str) -> tuple[str, ...]:
    """The addresses in "unsubscribe", one or several with commas between; https first, as RFC 8058 wants it."""
    found = []
    for way in re.split(r"[,\s]+", text.strip("<> ")):
        way = way.strip("<>")
        if way.startswith("https://") and parse(way) and host_of(way):
            found.append(way)
        elif mailbox.normal(address := way.removeprefix("mailto:").partition("?")[0]):
            found.append(way if way.startswith("mailto:") else f"mailto:{address}")
        else:
            raise NoSender(
                f'has "{way}" as "unsubscribe", which is neither an https:// nor a mailto: address',
                f"write {_NEEDED['unsubscribe']}",
            )
    if any(not way.isascii() or any(c in way for c in '<>"\\') for way in found):
        raise NoSender('has an "unsubscribe" that is not plain ASCII', "write it percent-encoded")
    return tuple(sorted(found, key=lambda way: way.startswith("mailto:")))
