"""Two values of one person that are not equal: a slip, a change, or another person's? Each answer is a level."""

from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz.distance import OSA

from matching.normalise.scripts import respelt

_DIGITS = re.compile(r"\d+")
_NOT_ALPHANUMERIC = re.compile(r"[^a-z0-9]")
_DATE_DIGITS = 8
_FEW_WEEKS = 45
_SHORTEST_NUMBER = 6
_SHORTEST_MAILBOX = 4


def compare_dates(a: str, b: str) -> str:
    """Two dates as digits, year first; shorter ones are known to the year or month only."""
    if len(a) != _DATE_DIGITS or len(b) != _DATE_DIGITS:
        return "year" if a[:4] == b[:4] else "differs"
    if OSA.distance(a, b) <= 1 or (a[:4] == b[:4] and a[4:6] == b[6:] and a[6:] == b[4:6]):
        return "close"
    if a[:6] == b[:6] or a[:4] + a[6:] == b[:4] + b[6:] or a[4:] == b[4:]:
        return "two_parts"
    apart = abs(_days(a) - _days(b))
    if apart <= _FEW_WEEKS:
        return "near"
    season = abs(_days("0000" + a[4:]) - _days("0000" + b[4:]))
    wrong_digit = OSA.distance(a[:4], b[:4]) <= 1 and season <= _FEW_WEEKS
    return "wrong_year" if wrong_digit else "differs"


def _days(date: str) -> int:
    """Days since the year 0, near enough to tell weeks from years; no impossible date fails."""
    return int(date[:4]) * 365 + int(date[4:6]) * 30 + int(date[6:])


def compare_numbers(a: str, b: str) -> str:
    """Two numbers of which each belongs to one person."""
    return "close" if min(len(a), len(b)) >= _SHORTEST_NUMBER and OSA.distance(a, b) <= 1 else "differs"


def compare_emails(a: str, b: str) -> str:
    """Two addresses: misspelt, of one mailbox owner, of two colleagues, or before and after a change of employer."""
    (name, _, host), (other, _, at) = a.partition("@"), b.partition("@")
    if host == at and _DIGITS.findall(name) != _DIGITS.findall(other):
        return "colleague"
    edits, long_enough = OSA.distance(name, other), min(len(name), len(other)) >= _SHORTEST_MAILBOX
    if long_enough and edits <= 1 + (min(len(name), len(other)) > 7) and OSA.distance(host, at) <= 2:
        return "close"
    if host == at:
        return "alias" if _aliases(name, other) else "colleague"
    return "moved" if long_enough and edits <= 1 else "differs"


def _aliases(a: str, b: str) -> bool:
    """Whether two mailboxes of one domain may be one person's: "jsmith" and "john.smith", not "john.smith2"."""
    shorter, longer = sorted((_NOT_ALPHANUMERIC.sub("", a), _NOT_ALPHANUMERIC.sub("", b)), key=len)
    return longer.startswith(shorter) or (longer[:1] == shorter[:1] and longer.endswith(shorter[1:]))


def mirrors(name: Collection[str], other: Collection[str], mailbox: str, other_mailbox: str) -> bool:
    """Whether each of two mailboxes spells its own name where two names differ: Hansel and hansel@, Hensel and hensel@.

    A slip is made once, in the name or in the address; whoever differs in both is somebody else.

    Args:
        name: the folded words of a name, given and family; `mailbox` is what stands before the @ of that person's
            address, or the whole address. The same for the other.
    """
    if not name or not other:
        return False
    ours, theirs = respelt(mailbox.partition("@")[0]), respelt(other_mailbox.partition("@")[0])
    return _spelt_only_in(ours, theirs, name, other) and _spelt_only_in(theirs, ours, other, name)


def _spelt_only_in(mailbox: str, elsewhere: str, name: Collection[str], other: Collection[str]) -> bool:
    """Whether a word that only one name has stands in its mailbox and not in the other."""
    for word in name:
        if word not in other and _spells(mailbox, respelt(word)) and not _spells(elsewhere, respelt(word)):
            return True
    return False


def _spells(mailbox: str, word: str) -> bool:
    """Whether a mailbox holds a word; an initial must stand by itself."""
    return word in mailbox if len(word) > 1 else word in _NOT_ALPHANUMERIC.split(mailbox)
