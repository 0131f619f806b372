"""A company's organisation on GitHub: how it presents itself, how much code it shows, in which languages.

Anybody can take a name there, so an organisation that was only guessed counts when its website is on the company's
domain, or when GitHub has verified a domain of it and it bears the company's name. Members are not asked for: even
their number is told only by a list of who they are, and the terms of use forbid gathering people. What a company shows
is not all it writes: a language here is one it uses, and one that is missing may be in use all the same.

https://docs.github.com/rest
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.hosts import own_domain, parse, platform, registrable
from connectors.mailbox import normal, reader_of
from connectors.names import alike
from connectors.page import Page
from connectors.statement import Finding

ORGANISATION = "https://api.github.com/orgs/{}"
REPOSITORIES = "https://api.github.com/orgs/{}/repos?per_page=100"
MOST_LANGUAGES = 5
# Desks that only those who publish code have.
_DESKS = frozenset({"opensource", "open-source", "oss", "github", "developers", "dev"})


def ask(target: Target) -> Asking:
    """Ask for the organisation the company is known to have, else for those it may have, until one is its own."""
    known = target.all("company.github")
    logins = dict.fromkeys(login.lower() for login in target.slugs())
    for login in known or logins:
        page = yield Request(ORGANISATION.format(login))
        if page is None or not (known or _is_of(page.json(), target)):
            continue
        yield Read(page)
        repositories = yield Request(REPOSITORIES.format(page.json()["login"]), max_bytes=8_000_000)
        if repositories:
            yield Read(repositories, {"login": page.json()["login"]})
        return


def _is_of(organisation: dict[str, Any], target: Target) -> bool:
    website = organisation.get("blog") or ""
    if target.domain and registrable(website) == registrable(target.domain):
        return True
    name = organisation.get("name") or ""
    return organisation.get("is_verified") is True and alike(target.names, [name])


def read(page: Page, login: str = "") -> Iterator[Finding]:
    """Read an organisation, or the list of its repositories when its login is given."""
    return _repositories(page, login) if login else _organisation(page)


def _organisation(page: Page) -> Iterator[Finding]:
    organisation = page.json()
    login = organisation["login"]
    yield Finding(login, "company.github", login, at="login")
    for part, field in (("name", "company.name"), ("description", "company.description")):
        if text := (organisation.get(part) or "").strip():
            yield Finding(login, field, text, at=part)
    website = (organisation.get("blog") or "").strip()
    if (address := parse(website)) and not platform(website):
        yield Finding(login, "company.website", address[0], at="blog", quote=website)
        if domain := own_domain(website):
            yield Finding(login, "company.domain", domain, at="blog", quote=website)
    email = normal((organisation.get("email") or "").strip())
    if email and (reader_of(email) == "role" or email.partition("@")[0].lower() in _DESKS):
        yield Finding(login, "company.email", email.lower(), at="email", quote=organisation["email"].strip())
    if handle := organisation.get("twitter_username"):
        yield Finding(login, "company.social", f"https://x.com/{handle}", at="twitter_username", quote=handle)
    if count := organisation["public_repos"]:
        yield Finding(login, "company.repositories", str(count), at="public_repos")


def _repositories(page: Page, login: str) -> Iterator[Finding]:
    pushes: list[tuple[str, int]] = []
    languages: Counter[str] = Counter()
    first: dict[str, int] = {}
    for n, repository in enumerate(page.json()):
        if repository["fork"]:
            continue
        if pushed := repository.get("pushed_at"):
            pushes.append((pushed, n))
        if language := repository["language"]:
            languages[language] += 1
            first.setdefault(language, n)
    if pushes:
        pushed, n = max(pushes)
        yield Finding(login, "company.last_code", pushed[:10], at=f"[{n}].pushed_at", quote=pushed)
    for language, _ in languages.most_common(MOST_LANGUAGES):
        yield Finding(
            login, "company.technology", language, at=f"[{first[language]}].language", confidence=0.8
        )


CONNECTOR = Connector(
    name="github",
    about="the company's organisation on GitHub: profile, public code and its languages",
    tier="A",
    needs=("company.github", "company.domain", "company.name"),
    yields=(
        "company.github", "company.name", "company.description", "company.website", "company.domain", "company.email",
        "company.social", "company.repositories", "company.last_code", "company.technology",
    ),
    ask=ask,
    read=read,
    requests=2,
    key=Key(
        variable="GITHUB_TOKEN",
        header="Authorization",
        form="Bearer {}",
        required=False,
        get="https://github.com/settings/tokens (no scope is needed); raises 60 requests an hour to 5,000",
    ),
    headers={"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"},
    docs="https://docs.github.com/rest",
    terms="no personal data is taken for unsolicited mail; members are not read",
    reliability=0.9,
    identifies="company.github",
    unverified=("only the hundred repositories of the first page are seen, in GitHub's own order",),
)  # fmt: skip
