"""What the package indexes share: a package is a company's own when a page it names is on the company's domain.

Anybody can take a name in an index, so a name is only where to look. Who maintains or publishes a package is not read:
their addresses were given for questions about code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from connectors.connector import Target
from connectors.hosts import own_domain

_GITHUB = re.compile(
    r"(?:git\+)?(?:https?|git|ssh)://(?:git@)?(?:www\.)?github\.com/([A-Za-z0-9-]{1,39})(?:[/#?]|$)"
)
_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{1,60}")
MOST_GUESSES = 3


def guesses(target: Target) -> list[str]:
    """Names the company may have in an index, likeliest first; none when no domain is known to tell them by."""
    if not any(own_domain(domain) for domain in target.all("company.domain")):
        return []
    logins = [login.lower() for login in (*target.all("company.github"), *target.slugs())]
    return list(dict.fromkeys(login for login in logins if _SLUG.fullmatch(login)))[:MOST_GUESSES]


def domain_among(urls: Iterable[str], domains: Iterable[str]) -> str:
    """The first of the domains on which one of the addresses stands; empty where none does."""
    ours = {own_domain(domain) for domain in domains} - {""}
    return next((domain for url in urls if (domain := own_domain(url)) in ours), "")


def github_owner(url: str) -> str:
    """Who owns the repository at an address on GitHub, in lower case; empty elsewhere."""
    found = _GITHUB.match(url)
    return found[1].lower() if found else ""
