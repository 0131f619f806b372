"""What an answer means, by its status and by what a provider says in its body. One behaviour, from declarations.

Most servers mean by a status what HTTP means by it. Some do not: a miss as HTTP 400, an error inside a 200, a quota
behind a 403. A source declares such manners as data (`Means`); nothing about them is code of one source.
https://www.rfc-editor.org/rfc/rfc9110#name-status-codes
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from connectors.page import Page, dig
from connectors.statement import ABSENT, Cause, Outcome, unknown

_MOST_BODY = 64 * 1024
_CREDITS = re.compile(
    rb"\b(?:insufficient|no more|not enough|out of|run out of|exceeded|used up|exhausted)\b[^\"<]{0,40}"
    rb"\b(?:credits?|quota|balance)\b|\b(?:credits?|quota)\b[^\"<]{0,40}\b(?:exceeded|exhausted|reached|used up)\b",
    re.I,
)


class Meaning(StrEnum):
    """What an answer that is no page can mean."""

    NOTHING = "nothing"  # it answered, and has nothing
    BAD_KEY = "bad key"  # the key was refused; no request with it will do better
    NO_CREDIT = "no credit"  # the quota or the credits are used up; the same
    WAIT = "wait"  # too many requests at once
    REFUSED = "refused"  # it will not say
    ERROR = "error"  # its own fault, or ours
    READ = "read"  # a page after all: its words are worth reading


_CAUSE = {
    Meaning.BAD_KEY: Cause.NO_KEY,
    Meaning.NO_CREDIT: Cause.BUDGET,
    Meaning.WAIT: Cause.RATE_LIMITED,
    Meaning.REFUSED: Cause.BLOCKED,
    Meaning.ERROR: Cause.ERROR,
}
_STATUS = {
    401: Meaning.BAD_KEY,
    402: Meaning.NO_CREDIT,
    403: Meaning.REFUSED,
    407: Meaning.REFUSED,
    429: Meaning.WAIT,
    451: Meaning.REFUSED,
}


@dataclass(frozen=True, slots=True)
class Means:
    """One manner of a provider: an answer that looks like this means that.

    Attributes:
        status: the HTTP status it comes with; 0 is any.
        at: where in the JSON body something stands ("Errors[0].Code"); empty looks at the status alone.
        says: what stands there, as text, case aside; empty is anything but null, false, "" and an empty list.
    """

    meaning: Meaning
    status: int = 0
    at: str = ""
    says: str = ""

    def fits(self, status: int, body: Any) -> bool:
        """Whether an answer is meant. `body` is its JSON, or None where it holds none."""
        if self.status and status != self.status:
            return False
        if not self.at:
            return True
        try:
            value = dig(body, self.at)
        except (KeyError, IndexError, TypeError):
            return False
        if self.says:
            text = value if isinstance(value, str) else json.dumps(value)
            return text.casefold() == self.says.casefold()
        return value is not None and value is not False and value not in ("", [], {})


@dataclass(frozen=True, slots=True)
class Judged:
    """What an answer means, and the words of it for a person to read."""

    meaning: Meaning
    detail: str

    @property
    def outcome(self) -> Outcome:
        return ABSENT if self.meaning is Meaning.NOTHING else unknown(_CAUSE[self.meaning], self.detail)


def judge(
    page: Page, absent: Sequence[int] = (), manners: Sequence[Means] = (), keyed: bool = False
) -> Judged | None:
    """What an answer means when it is no page; None when it is one.

    Args:
        page: the answer, whatever its status.
        absent: statuses by which the source says that there is nothing.
        manners: what its source declares, looked at first, in order.
        keyed: whether a key was sent, so that a refusal may be about the key.
    """
    body = _body(page) if any(m.at for m in manners) else None
    declared = next((m.meaning for m in manners if m.fits(page.status, body)), None)
    if declared is Meaning.READ:
        return None
    meaning = declared or _by_status(page, absent, keyed)
    return Judged(meaning, _words(page)) if meaning else None


def _by_status(page: Page, absent: Sequence[int], keyed: bool) -> Meaning | None:
    status = page.status
    if status in absent:
        return Meaning.NOTHING
    if 200 <= status < 300:
        return None
    if status == 403 and page.headers.get("x-ratelimit-remaining") == "0":
        return Meaning.WAIT
    if status in (403, 429) and keyed and _CREDITS.search(page.body[:_MOST_BODY]):
        return Meaning.NO_CREDIT
    if status == 401 and not keyed:
        return Meaning.REFUSED
    return _STATUS.get(status, Meaning.ERROR)


def _body(page: Page) -> Any:
    if page.body[:1] not in (b"{", b"["):
        return None
    try:
        return page.json()
    except ValueError:
        return None


def _words(page: Page) -> str:
    """The status, and the first sentence the provider gives for it."""
    told = _told(_body(page)) if len(page.body) <= _MOST_BODY else ""
    return f"HTTP {page.status}" + (f": {told}" if told else "")


def _told(body: Any) -> str:
    """The message in an error's body, wherever its provider puts it: bounded, on one line."""
    for _ in range(6):
        if isinstance(body, str):
            return " ".join(body.split())[:160]
        if isinstance(body, list):
            body = body[0] if body else None
        elif isinstance(body, Mapping):
            named = ("message", "Message", "details", "detail", "error", "errors", "Errors", "error_code", "title",
                     "reason", "description")  # fmt: skip
            told = (body.get(name) for name in named)
            body = next((value for value in told if value and isinstance(value, str | list | Mapping)), None)
        else:
            return ""
    return ""
