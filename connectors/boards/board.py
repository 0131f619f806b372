"""A system of job boards, declared: where its boards answer, and what of its answer is what.

From the declaration follow both functions of a source. `ask` looks for the board that is this company's, `read`
states its roles. A list that is longer than a few hundred roles is not read to its end, and says so by its total.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any
from urllib.parse import quote

from connectors.answers import Means
from connectors.boards.owner import moved, named_finding, owner
from connectors.boards.roles import Pay, Says, address, every, paid, stated
from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.fields import FIELDS
from connectors.hosts import host_of
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding
from connectors.text import plain

MOST_BYTES = 16_000_000
MOST_ROLES = 400  # of a list that comes in pages
_MOST_TEXTS = 10  # roles whose texts are searched for the company's name
_HOST_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.I)
_ALWAYS = ("role.title", "role.employer", "role.url")
TERMS = "public job list of the employer; title, place, date and link are kept, the text is not"


def _nothing(role: str, part: Part, page: Page) -> Iterator[Finding]:
    return iter(())


def _advertised(entry: Part) -> bool:
    return True


def _count(text: str) -> str:
    """How many roles there are; later pages of some lists say nought, which is no count."""
    return text if int(text) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """How one system of job boards answers. Paths are those of `roles.every`.

    Attributes:
        system: its name, as in the token "greenhouse:acme".
        urls: addresses of a board's roles, with {} for the token and {offset} for lists that come in pages. After the
            first come other places where the system keeps boards; only a board that is linked to is sought there.
        roles: the keys that lead to the list of roles; empty when the answer is that list. It must be there.
        id, title: keys of a role that must be there.
        link: the key of its page, which must be there, an address made of {board}, {id} and {host}, or empty
            where `more` tells it.
        says: what else a role says.
        names: where in the answer the employer is named.
        texts: where in the answer the employer writes about itself.
        total: where it says how many roles there are.
        page_size: roles on a page, for lists that come in pages.
        keep: whether an entry of the list is a role that is advertised.
        more: what no map can say.
        parse: makes the answer into a document with paths.
        guessed: whether a board may be sought under a token that nobody has linked to. Systems that name no employer
            are not guessed at.
    """

    system: str
    urls: tuple[str, ...]
    roles: str = ""
    id: str = "id"
    title: str = "title"
    link: str = "url"
    says: tuple[Says, ...] = ()
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    total: str = ""
    page_size: int = 0
    pay: Pay | None = None
    keep: Callable[[Part], bool] = _advertised
    more: Callable[[str, Part, Page], Iterator[Finding]] = _nothing
    parse: Callable[[Page], Part] = Part.of
    guessed: bool = True

    def ask(self, target: Target) -> Asking:
        """Ask for each board the company may own until one is its own."""
        linked = target.boards(self.system)
        for token in linked or self._guesses(target):
            for url in self.urls if linked else self.urls[:1]:
                page = yield self.request(url, token)
                if page and not moved(page, url.format(token, offset=0)):
                    break
            else:
                continue
            named = self._named(page, target)
            if not linked and not (self.entries(page) and named):
                continue
            yield Read(page, {"board": token, "named": named})
            yield from self._pages(page, url, token)
            return

    def request(self, url: str, token: str, offset: int = 0) -> Request:
        address = url.format(quote(token, safe=""), offset=offset)
        return Request(address, max_bytes=MOST_BYTES, fresh_days=1)

    def _guesses(self, target: Target) -> tuple[str, ...]:
        if not self.guessed or target.all("company.job_board"):
            return ()  # a company that links to its board, of this system or another, has no second one to guess
        if "//{}." not in self.urls[0]:
            return target.slugs()
        labels = dict.fromkeys(slug.lower() for slug in target.slugs())
        return tuple(label for label in labels if _HOST_LABEL.fullmatch(label))

    def _named(self, page: Page, target: Target) -> tuple[str, str] | None:
        top = page.index(self.parse)
        texts = chain.from_iterable(islice(every(top, path), _MOST_TEXTS) for path in self.texts)
        return owner(self._names(top), ((part.at, plain(part.text)) for part in texts), target.names)

    def _names(self, top: Part) -> Iterator[tuple[str, str]]:
        return ((part.at, part.text) for path in self.names for part in every(top, path))

    def _pages(self, first: Page, url: str, token: str) -> Asking:
        """The further pages of a list, up to `MOST_ROLES` roles."""
        if not self.page_size:
            return
        total = sum(part.number for part in every(first.index(self.parse), self.total))
        for offset in range(self.page_size, min(total, MOST_ROLES), self.page_size):
            page = yield self.request(url, token, offset)
            if page:
                yield Read(page, {"board": token})

    def entries(self, page: Page) -> list[Part]:
        """The list of roles, with what in it is none.

        Raises:
            Changed: when there is no such list, or something in it has no id or title: then nothing of it is believed.
        """
        part = page.index(self.parse)
        for key in self.roles.split(".") if self.roles else ():
            part = part[key]
        entries = list(part.each())
        for entry in entries:
            entry[self.id], entry[self.title]
        return entries

    def read(self, page: Page, board: str = "", named: tuple[str, str] | None = None) -> Iterator[Finding]:
        """Read one board: its owner's name, how many roles it has where it says so, and each role."""
        entries = self.entries(page)
        kept = [entry for entry in entries if self.keep(entry)]
        top = page.index(self.parse)
        names = {name: at for at, name in self._names(top)}
        for name, at in names.items():
            yield Finding(board, "company.name", name, at)
        if not names:
            yield from named_finding(board, named)
        if kept and len(kept) == len(entries):
            yield from stated(
                board, top, (Says("company.open_roles", self.total, _count),) if self.total else ()
            )
        for entry in kept:
            yield from self._role(board, entry, page)

    def _role(self, board: str, entry: Part, page: Page) -> Iterator[Finding]:
        id, title = entry[self.id], entry[self.title]
        role = f"{board}/{id.text.lstrip('/')}"
        yield title.says(role, "role.title")
        yield Finding(role, "role.employer", board, title.at, title.text)
        if "://" in self.link:
            made = self.link.format(board=board, id=id.text, host=host_of(page.url))
            yield id.says(role, "role.url", made)
        elif self.link:
            entry[self.link]
            yield from stated(role, entry, (Says("role.url", self.link, address),))
        yield from stated(role, entry, self.says)
        if self.pay:
            yield from paid(role, entry, self.pay)
        yield from self.more(role, entry, page)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields it may state, but for those of `more`, in the order of the vocabulary."""
        fields = {*_ALWAYS, *(rule.field for rule in self.says)}
        fields |= {"company.name"} if self.names or self.texts else set()
        fields |= {"company.open_roles"} if self.total else set()
        fields |= {"role.pay"} if self.pay else set()
        return tuple(name for name in FIELDS if name in fields)


def connector(
    board: Board,
    brand: str,
    *,
    docs: str,
    unverified: tuple[str, ...] = (),
    reliability: float = 0.9,
    per_second: float = 1.0,
    answers: tuple[Means, ...] = (),
    also: tuple[str, ...] = (),
    ask: Callable[[Target], Asking] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Connector:
    """The source that a system of job boards is.

    Args:
        brand: the system as it calls itself.
        also: fields that only its `more` states.
        ask: where its boards are asked for in another way than `Board.ask`.
    """
    guessed: dict[str, Any] = {
        "needs": ("company.job_board", "company.domain", "company.name"),
        "requests": 2,
    }
    linked: dict[str, Any] = {"needs": ("company.job_board",), "requests": 1}
    return Connector(
        name=board.system,
        about=f"open roles of companies that recruit with {brand}",
        tier="A",
        yields=(*board.fields, *also),
        ask=ask or board.ask,
        read=board.read,
        docs=docs,
        terms=TERMS,
        per_second=per_second,
        answers=answers,
        reliability=reliability,
        identifies="company.job_board",
        unverified=unverified,
        headers=headers or {},
        **(guessed if board.guessed else linked),
    )
