"""A small invented piece of the web as an archive, a messy list and a profile, and a run over them.

Everything here is fixed, down to the dates, so that two runs over it must agree byte by byte.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from enrich.app.facade import App, RunOptions
from enrich.exports.write import Tally
from enrich.settings import Settings

DAY = "2026-10-01T10:00:00Z"
PROFILE = """\
name = "Pump fitters"

[thresholds]
qualified = 60

[[must]]
kind = "size"
label = "40 to 1,000 people"
min = 40
max = 1000

[[must]]
kind = "location"
label = "in Northern Europe"
countries = ["SE", "NO", "DK", "GB"]

[[personas]]
name = "Head of service"
keywords = ["service"]

[sender]
name = "Mara Feldkamp"
company = "Tourenwerk GmbH"
email = "mara@tourenwerk.example"
postal_address = "Tourenwerk GmbH, Ackerstraße 999, 13355 Berlin, Germany"
reason = "you plan the work of technicians in the field"
unsubscribe = "mailto:stop@tourenwerk.example?subject=stop"
claims = ["plans 4,000 technicians a day", "runs on the tablets your technicians already have"]
"""
HOSTILE = "<script>alert('Hostile')</script> Pumps"
FORMULA = '=HYPERLINK("https://evil.example","Click")'
# Row by row what a list should not be, and is. Two columns are called alike, one like one of ours.
LIST: tuple[tuple[str, ...], ...] = (
    ("Company", "Website", "Country", "enrich_verdict", "Notes", "Notes"),
    ("Linnea Pumpar AB", "https://www.linnea-pumpar.example/", "Sweden", "mine", "=1+1", "'+47 is Norway"),
    ("", "", "", "", "", ""),
    (HOSTILE, "hostile.example", "Great Britain", "", FORMULA, "a,b;c\nd"),
    ("LINNEA PUMPAR", "linnea-pumpar.example", "Sweden", "", "twice", ""),
    ("Company", "Website", "Country", "enrich_verdict", "Notes", "Notes"),
    ("test", "test.test", "test", "test", "ignore me", ""),
    ("Skarnes Lift AS", "skarnes-lift.example", "Norway", "", "too", "long", "by", "two"),
    ("Quartzmoor Holdings", "", "Denmark"),
    ("Tiny Tap Ltd", "tiny-tap.example", "Great Britain", "", "@SUM(A1)", "  spaces  "),
    ("Total", "6"),
)
STANDINGS = {2: "blank", 5: "repeated header", 6: "names no company", 10: "total"}
_HOME = """<!doctype html><html lang="en"><head><title>{name}</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "Organization", "name": "{called}",
"numberOfEmployees": {{"@type": "QuantitativeValue", "value": {people}}}, "url": "https://{host}/",
"address": {{"@type": "PostalAddress", "addressLocality": "{city}", "addressCountry": "{country}"}}}}</script>
</head><body><nav><a href="/team">Our team</a> <a href="/contact">Contact</a></nav>
<h1>{name}</h1><p>{name} repairs and services pumps for waterworks in every season.</p>
<p>Tel. <a href="tel:{phone}">{phone}</a></p></body></html>"""
_PERSON = """<div class="card"><h3>{name}</h3><p class="role">{title}</p>
<a href="mailto:{email}">{email}</a></div>"""
SITES = {
    "www.linnea-pumpar.example": (
        {"name": "Linnea Pumpar AB", "people": "120", "city": "Malmö", "country": "SE", "phone": "+46 40 555 01 00"},
        (("Ingrid Sandell", "Head of Service"), ("Olof Brandtberg", "Managing Director"), ("Karin Ekdal", "Fitter")),
    ),
    "hostile.example": (
        {"name": "Hostile Pumps", "people": "80", "city": "Leeds", "country": "GB", "phone": "+44 20 7946 0101",
         "called": HOSTILE.replace("</", "<\\/")},
        (("Nora Fenwick", "Head of Service"), ("Edward Colby", "Sales Manager")),
    ),
    "tiny-tap.example": (
        {"name": "Tiny Tap Ltd", "people": "5", "city": "Leeds", "country": "GB", "phone": "+44 20 7946 0102"},
        (),
    ),
}  # fmt: skip


def pages() -> dict[str, str]:
    """Every page of the small web, by its address."""
    found = {}
    for host, (about, people) in SITES.items():
        mail = host.removeprefix("www.")
        cards = [
            _PERSON.format(name=name, title=title, email=f"{name.lower().replace(' ', '.')}@{mail}")
            for name, title in people
        ]
        team = f"<!doctype html><html lang='en'><title>Team</title><h1>Our team</h1>{''.join(cards)}</html>"
        found[f"https://{host}/"] = _HOME.format_map({"host": host, "called": about["name"]} | about)
        found[f"https://{host}/team"] = team
    return found


def write_archive(path: Path, answers: Mapping[str, str], refused: Mapping[str, int] = {}) -> Path:
    """An archive of these pages; every site's robots.txt allows all."""
    hosts = {url.split("/")[2] for url in (*answers, *refused)}
    robots = {f"https://{host}/robots.txt": "User-agent: *\nAllow: /\n" for host in sorted(hosts)}
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, body in {**robots, **answers}.items():
            _keep(writer, url, 200, body)
        for url, status in refused.items():
            _keep(writer, url, status, "")
    return path


def _keep(writer: WARCWriter, url: str, status: int, body: str) -> None:
    kind = "text/plain" if url.endswith(".txt") else "text/html; charset=utf-8"
    record = writer.create_warc_record(
        url,
        "response",
        payload=BytesIO(body.encode()),
        http_headers=StatusAndHeaders(f"{status} x", [("Content-Type", kind)], protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": DAY, "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, url)}>"},
    )
    writer.write_record(record)


def csv_text(rows: tuple[tuple[str, ...], ...] = LIST) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def records_of(path: Path) -> list[dict[str, str]]:
    """Rows by name; of columns of one name the last."""
    names, *rows = read_csv(path)
    return [dict(zip(names, row, strict=True)) for row in rows]


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path in it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True)
class Office:
    """A folder with a list, a profile and an archive, and a store."""

    folder: Path

    @staticmethod
    def open(folder: Path) -> Office:
        (folder / "list.csv").write_text(csv_text(), encoding="utf-8", newline="")
        (folder / "icp.toml").write_text(PROFILE, encoding="utf-8")
        write_archive(folder / "web.warc.gz", pages(), {"https://skarnes-lift.example/": 403})
        return Office(folder)

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def app(self) -> App:
        return App(Settings(store=str(self.folder / "store.db"), readers=1))

    @property
    def options(self) -> RunOptions:
        return RunOptions(
            self.folder / "list.csv", self.folder / "icp.toml", self.out, replay=self.folder / "web.warc.gz"
        )

    def run(self, **changes: object) -> Tally:
        return self.app.run(replace(self.options, **changes))
