"""With whom the member of a LinkedIn export last wrote, on which day, and who did: never what was written.

The export does not say which profile is the member's own. Invitations do, by their direction; else it is the profile
that takes part in more conversations than any other. Where neither tells, the day is known and who wrote is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from connectors.files.dates import iso_day, month_order

MOST_MESSAGES = 5_000_000
_DRAFT = frozenset({"yes", "true", "1"})
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Contact:
    """The day of the last contact with somebody, and who wrote."""

    day: str
    way: str


def slug(url: str) -> str:
    """What a profile is called in its address: "jane-doe" of "https://www.linkedin.com/in/Jane-Doe/?x=1"."""
    _, found, path = url.partition("/in/")
    name = re.split("[/?#]", path.strip(), maxsplit=1)[0]
    return unquote(name).lower() if found else ""


@dataclass
class Contacts:
    """Messages and invitations, by pairs of profiles: who wrote to whom, and the last day on which they did."""

    messages: dict[Pair, str] = field(default_factory=dict)
    invitations: dict[Pair, str] = field(default_factory=dict)
    takes_part: Counter[str] = field(default_factory=Counter)
    invites: Counter[str] = field(default_factory=Counter)

    def read_messages(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Take note of messages; drafts were not sent."""
        parties: set[Pair] = set()
        for row, _ in zip(rows, range(MOST_MESSAGES), strict=False):
            if row.get("is message draft", "").strip().lower() in _DRAFT:
                continue
            sender, day = slug(row.get("sender profile url", "")), iso_day(row.get("date", ""))
            others = [slug(url) for url in row.get("recipient profile urls", "").split(",")]
            conversation = row.get("conversation id", "")
            parties.update((conversation, who) for who in (sender, *others) if who)
            for other in others or [""]:
                if sender and day and sender != other:
                    self.messages[sender, other] = max(day, self.messages.get((sender, other), ""))
        self.takes_part.update(who for _, who in parties)

    def read_invitations(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Take note of invitations, whose days are written as is usual where the member lives."""
        kept = list(rows)
        order = month_order(row.get("sent at", "") for row in kept)
        for row in kept:
            pair = slug(row.get("inviterprofileurl", "")), slug(row.get("inviteeprofileurl", ""))
            direction = row.get("direction", "").strip().upper()
            if direction in ("OUTGOING", "INCOMING") and all(pair):
                self.invites[pair[direction == "INCOMING"]] += 1
            if day := iso_day(row.get("sent at", ""), order):
                self.invitations[pair] = max(day, self.invitations.get(pair, ""))

    def owner(self) -> str:
        """The member's own profile; empty where nothing tells it."""
        for counted in (self.invites, self.takes_part):
            first = counted.most_common(2)
            if first and (len(first) == 1 or first[0][1] > first[1][1]):
                return first[0][0]
        return ""

    def last(self) -> dict[str, Contact]:
        """The last contact with everybody, by their profiles."""
        own, found = self.owner(), dict[str, Contact]()
        for pairs, ours, theirs in (
            (self.invitations, "you invited them", "they invited you"),
            (self.messages, "you wrote", "they wrote"),
        ):
            for (sender, other), day in pairs.items():
                for who, way in _told(own, sender, other, ours, theirs):
                    found[who] = max(found.get(who, Contact("", "")), Contact(day, way))
        return found


def _told(own: str, sender: str, other: str, ours: str, theirs: str) -> Iterable[Pair]:
    """With whom a message is a contact, and who wrote it. What others write to each other is none."""
    if not own:
        return [(who, "") for who in (sender, other) if who]
    if sender == own:
        return [(other, ours)] if other else []
    return [(sender, theirs)] if sender and other in (own, "") else []
