"""What a company launched on Product Hunt, found by the address of its site.

Its API knows no search for words, but it lists the posts that bear an address, so it can be asked about one company.
The address it gives back leads through Product Hunt and proves nothing; a post counts when its name is one of the
company's too. Votes say how a day went and no more; makers are people who were there once. Neither is read.

https://api.producthunt.com/v2/docs
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Target, post
from connectors.names import alike
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding

API = "https://api.producthunt.com/v2/api/graphql"
_QUERY = (
    "query($bare: String!, $www: String!) {"
    " bare: posts(url: $bare, first: 5) { ...Launches }"
    " www: posts(url: $www, first: 5) { ...Launches } }"
    " fragment Launches on PostConnection { edges { node { id name tagline slug url createdAt featuredAt } } }"
)


def ask(target: Target) -> Asking:
    """Ask for the posts that bear the company's address, with and without "www."."""
    addresses = {"bare": f"https://{target.domain}", "www": f"https://www.{target.domain}"}
    page = yield post(API, {"query": _QUERY, "variables": addresses}, fresh_days=7)
    if page:
        own = (*target.names, target.domain.partition(".")[0])
        yield Read(page, {"company": target.domain, "names": own})


def read(page: Page, company: str, names: tuple[str, ...]) -> Iterator[Finding]:
    """Read the launches of products that bear the company's name, each once."""
    seen: set[str] = set()
    for way in ("bare", "www"):
        for edge in Part.of(page)["data"][way]["edges"].each():
            launch = edge["node"]
            name, day = launch["name"], launch.opt("featuredAt") or launch["createdAt"]
            if launch["id"].text in seen or not alike(names, [name.text]):
                continue
            seen.add(launch["id"].text)
            subject = f"{company}/{launch['slug'].text}"
            tagline = launch.opt("tagline")
            said = f"{name.text}: {tagline.text}" if tagline else name.text
            yield name.says(subject, "signal.company", company, confidence=0.8)
            yield name.says(subject, "signal.kind", "launch", confidence=0.8)
            yield name.says(subject, "signal.text", said, confidence=0.8)
            yield day.says(subject, "signal.date", day.text[:10], confidence=0.8)
            yield launch["url"].says(subject, "signal.url", confidence=0.8)


CONNECTOR = Connector(
    name="producthunt",
    about="products that the company launched on Product Hunt",
    tier="A",
    needs=("company.domain",),
    yields=("signal.company", "signal.kind", "signal.text", "signal.date", "signal.url"),
    ask=ask,
    read=read,
    requests=1,
    answers=(
        Means(Meaning.BAD_KEY, 0, "errors[0].error", "invalid_oauth_token"),
        Means(Meaning.WAIT, 0, "errors[0].error", "rate_limit_reached"),
        Means(Meaning.ERROR, 200, "errors"),
    ),
    key=Key(
        variable="PRODUCTHUNT_TOKEN",
        header="Authorization",
        form="Bearer {}",
        get="https://www.producthunt.com/v2/oauth/applications (add an application, then its developer token)",
    ),
    per_second=1.0,
    docs="https://api.producthunt.com/v2/docs",
    terms="for non-commercial use unless Product Hunt approves of more",
    reliability=0.75,
    identifies="company.domain",
    opt_in="its terms want approval for commercial use",
    unverified=(
        "no recorded answer: the shape comes from clients of the service",
        "how exactly an address must be given to be found",
        "the words of its errors, its limits and its terms",
    ),
)
