"""Which answer a request gets: a function of the plan, the files and how often it was asked before.

Every answer has a validator and the same date, so that two runs see the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from enrich.app.world import bodies, records
from enrich.app.world.plan import Plan, Rule, Service, Site, http_date


@dataclass(frozen=True)
class Asked:
    """What a client asked for: the address it means, and the headers that bear on the answer."""

    scheme: str
    host: str
    path: str
    query: str = ""
    accepts: str = ""
    validator: str = ""

    @property
    def target(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True)
class Answer:
    """A whole answer. `delay` and `drip` say how slowly it is to be sent."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drip: float = 0.0


class Answers:
    """Answers requests. Remembers only what `Rule.first` needs: how often each rule has governed."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._used: Counter[tuple[str, int]] = Counter()

    def to(self, asked: Asked) -> Answer:
        """The answer to one request, with a date, a validator and, where the client takes it, gzip."""
        answer = self._found(asked)
        headers = {"Date": self.plan.clock, **answer.headers}
        if answer.status != HTTPStatus.OK:
            return replace(answer, headers=headers)
        headers.setdefault("ETag", f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"')
        headers.setdefault("Last-Modified", http_date(self.plan.today))
        if asked.validator in (headers["ETag"], "*"):
            return Answer(HTTPStatus.NOT_MODIFIED, headers=headers)
        if "gzip" in asked.accepts and "Content-Encoding" not in headers and not answer.drip:
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            return replace(answer, body=gzip.compress(answer.body, 6, mtime=0), headers=headers)
        return replace(answer, headers=headers)

    def _found(self, asked: Asked) -> Answer:
        if site := self.plan.sites.get(asked.host):
            if asked.scheme == "http" and not site.plain:
                return _redirect(site, HTTPStatus.MOVED_PERMANENTLY, f"https://{site.host}{asked.target}")
            return self._of_site(site, asked)
        if site := self.plan.aliases.get(asked.host):
            target = "/" if asked.host in site.also else asked.target
            return _redirect(site, HTTPStatus.MOVED_PERMANENTLY, f"https://{site.host}{target}")
        if services := self.plan.services_at(asked.host):
            return self._of_service(services, asked)
        return Answer(HTTPStatus.BAD_GATEWAY, headers={"X-World": "no such host"})

    def _of_site(self, site: Site, asked: Asked) -> Answer:
        rule = self._rule(site, asked.path)
        if rule.to:
            answer = _redirect(site, rule.status, rule.to)
        elif rule.status != HTTPStatus.OK:
            answer = _refusal(site, rule.status)
        else:
            answer = self._page(site, asked.path)
        headers = {**answer.headers, **rule.headers}
        body = answer.body
        if rule.grown:
            body = bodies.grown(body, rule.grown)
        if rule.bomb:
            body = bodies.bomb(rule.bomb)
            headers["Content-Encoding"] = "gzip"
        return Answer(answer.status, body, headers, rule.delay, rule.drip)

    def _rule(self, site: Site, path: str) -> Rule:
        for n, rule in enumerate(site.rules):
            if rule.governs(path):
                self._used[site.host, n] += 1
                if not rule.first or self._used[site.host, n] <= rule.first:
                    return rule
        return Rule()

    def _page(self, site: Site, path: str) -> Answer:
        """The file at a path; a folder redirects to its slash; else the site's own page for what is lost."""
        folder = self.plan.folder / "sites" / site.host
        file = bodies.file_at(folder, path)
        if file is None and bodies.is_folder(folder, path):
            return _redirect(site, HTTPStatus.MOVED_PERMANENTLY, f"{path}/")
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        file = file or folder / "404.html"
        if not file.is_file():
            return _refusal(site, status)
        body, kind = bodies.sent(site, file)
        headers = {"Content-Type": kind, "Last-Modified": http_date(site.modified), **site.headers}
        return Answer(status, body, headers)

    def _of_service(self, services: tuple[Service, ...], asked: Asked) -> Answer:
        for service in services:
            holes = records.holes_of(service, asked.path, asked.query)
            if holes is None:
                continue
            headers = {"Content-Type": service.type}
            body = records.stored(self.plan.folder, service, holes)
            if body is None:
                return Answer(service.absent, records.nothing(self.plan.folder, service, holes), headers)
            return Answer(HTTPStatus.OK, body, headers)
        return Answer(HTTPStatus.NOT_FOUND, headers={"X-World": "no such service"})


def _redirect(site: Site, status: int, to: str) -> Answer:
    answer = _refusal(site, status)
    return replace(answer, headers={**answer.headers, "Location": to})


def _refusal(site: Site, status: int) -> Answer:
    return Answer(status, bodies.sorry(status, site.host), {"Content-Type": "text/html", **site.headers})
