"""A post in the thread "Who is hiring?": whose it is and which roles it offers, as far as its form tells.

People write there as they like; most keep to "Company | Role | Place | REMOTE | Full-time" in the first paragraph, some
write a label before each. A part of it is taken for a role when it looks like a job title, for a place when a list
knows it, and for nothing otherwise. What follows in prose is not interpreted, but for a paragraph that is a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from connectors.connector import Target
from connectors.hosts import own_domain, registrable
from connectors.lexicon import words
from connectors.lexicon.places import country_code, us_state
from connectors.lexicon.titles import looks_like_title
from connectors.names import key
from connectors.text import fold, plain

MOST_TITLES = 10
ONLY_A_NAME = 0.6
_PART = re.compile(r"[|\n•·]")
_LABEL = re.compile(r"^(?:company|employer|role|position|title|location|type|salary)\s*:\s*", re.I)
_DENIED = re.compile(r"^(?:remote|hybrid|on-?site|visa)\s*:\s*no\b", re.I)
_NAME_ENDS = re.compile(r"\s*(?:[(\[,]|https?:|\s[–—-]\s|\bis hiring\b|\bare hiring\b)", re.I)
_BARE_HOST = re.compile(r"(?<![\w@.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])", re.I)
_LINK = re.compile(r"https?://((?:[a-z0-9-]+\.)+[a-z]{2,})", re.I)
_EMAIL = re.compile(r"[\w.+-]@((?:[a-z0-9-]+\.)+[a-z]{2,})", re.I)
_ASIDE = re.compile(r"\([^()]*\)")
_WORKPLACE = {
    "remote": re.compile(r"\bremote\b", re.I),
    "hybrid": re.compile(r"\bhybrid\b", re.I),
    "on-site": re.compile(r"\b(?:on-?site|in[- ]office|in[- ]person)\b", re.I),
}
_TYPE = re.compile(r"\b(?:full|part)[- ]?time\b|\bcontract(?:or)?\b|\bintern(?:ship)?s?\b", re.I)
_MONEY = re.compile(r"[$€£]\s?\d|\b\d{2,3}k\b|\b(?:USD|EUR|GBP)\b")


@dataclass(frozen=True, slots=True)
class Post:
    """A post taken apart. Texts are as they stand in it, space aside.

    Attributes:
        name: the company, by the first words.
        leading: domains that are hardly anybody's but the writer's: beside the name, of an e-mail address, and of the
            first link where it is like the name.
        mentioned: every domain it links to or has an address at.
        parts: the first paragraph after the name, in its parts.
        titles: the roles it offers.
    """

    name: str
    leading: frozenset[str]
    mentioned: frozenset[str]
    parts: tuple[str, ...]
    titles: tuple[str, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The places among its parts, without what stands in brackets behind them."""
        return tuple(_bare(part) for part in self.parts if is_place(part))

    def says(self) -> Iterator[tuple[str, str, str]]:
        """What holds for all its roles: (field, value, the words that say so)."""
        for place in self.places:
            yield "role.place", place, place
        found = {kind: part for part in self.parts for kind, word in _WORKPLACE.items() if word.search(part)}
        if len(found) == 1:  # "REMOTE or ONSITE" is a choice
            yield "role.remote", *next(iter(found.items()))
        for field, pattern in (("role.type", _TYPE), ("role.pay", _MONEY)):
            if part := next((part for part in self.parts if pattern.search(part)), ""):
                yield field, part, part


def post(html: str) -> Post:
    """Take a post apart, as the service gives it: paragraphs begin with <p>, the rest is text and links."""
    head, *rest = html.split("<p>")
    parts = [part for piece in _PART.split(head) if (part := _LABEL.sub("", plain(piece)))]
    first, *others = [part for part in parts if not _DENIED.match(part)] or [""]
    name = _NAME_ENDS.split(first, maxsplit=1)[0].strip()
    whole = unescape(html)
    beside, emails, links = (
        [domain for host in pattern.findall(text) if (domain := own_domain(host))]
        for pattern, text in ((_BARE_HOST, first), (_EMAIL, whole), (_LINK, whole))
    )
    paragraphs = [text for piece in rest if len(text := plain(piece)) <= 80]
    titles = [part for part in (*others, *paragraphs) if is_title(part)]
    return Post(
        name=name,
        leading=frozenset((*beside, *emails, *(link for link in links[:1] if _akin(link, name)))),
        mentioned=frozenset((*beside, *emails, *links)),
        parts=tuple(others),
        titles=tuple(dict.fromkeys(titles))[:MOST_TITLES],
    )


def _akin(domain: str, name: str) -> bool:
    label, word = domain.partition(".")[0].replace("-", ""), key(name)
    return bool(word) and (word in label or label in word)


def claim(told: Post, target: Target) -> tuple[str, float] | None:
    """Whether a post is the company's: by which of its domains, if by one, and how surely. None when it is not.

    Named alike and without a domain, it must name a place of the company's; a domain of somebody else's refuses it.
    """
    domains = {registrable(domain) for domain in target.all("company.domain")}
    named = bool(told.name) and key(told.name) in {key(name) for name in target.names}
    if shown := domains & (told.mentioned if named else told.leading):
        return min(shown), 0.9
    if not named or (domains and told.mentioned):
        return None
    cities = {fold(city) for city in target.all("company.city")}
    countries = set(target.all("company.country"))
    steps = [step.strip() for place in told.places for step in place.split(",")]
    if any(fold(step) in cities or country_code(step) in countries for step in steps):
        return "", 0.7
    return None if domains or cities or countries else ("", ONLY_A_NAME)


def is_title(part: str) -> bool:
    """Whether a part is a job title. What stands in brackets is not looked at; several of one kind are one role."""
    bare = _bare(part)
    one = bare.removesuffix("s") if not bare.endswith("ss") else bare
    return any(looks_like_title(text) >= 0.5 for text in (bare, one))


def is_place(part: str) -> bool:
    """Whether a part is a place: a country, or a city that a list knows, perhaps with its state."""
    steps = [step.strip() for step in _bare(part).split(",") if step.strip()]
    if not steps or len(steps) > 3:
        return False
    last = steps[-1]
    if len(last) == 2 and not last.isupper():  # "No" is not Norway
        return False
    return bool(fold(steps[0]) in words("cities.tsv") or country_code(last) or us_state(last))


def _bare(part: str) -> str:
    return _ASIDE.sub("", part).strip()
