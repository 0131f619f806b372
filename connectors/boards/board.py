"""A system of job boards, declared: where its boards answer, and what of its answer is what.

From the declaration follow both functions of a source: `read` is here, and states the board's roles; `asking` looks for
the board that is this company's. The text of an advert is not stated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from connectors.boards.owner import named_finding
from connectors.boards.roles import Pay, Says, address, every, paid, stated
from connectors.fields import FIELDS
from connectors.hosts import host_of
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding

_ALWAYS = ("role.title", "role.employer", "role.url")


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

    def named(self, top: Part) -> Iterator[tuple[str, str]]:
        """Where the employer is named, and how."""
        return ((part.at, part.text) for path in self.names for part in every(top, path))

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
        names = {name: at for at, name in self.named(top)}
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
