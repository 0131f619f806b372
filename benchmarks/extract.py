"""How well pages are read: precision, recall and F1 on pages that people marked by hand.

    python benchmarks/extract.py --data FOLDER [--json] [--misses FIELD]

FOLDER holds pages/us_contact/annotations.jsonl and the pages beside it (the webstruct corpus of contact pages; MIT).
Pages are split by the digest of their names: half to develop on, half kept aside; figures are told apart. For each
page and field the set of distinct values found is compared with the set marked. A page without marks of a field still
counts what is wrongly found there. extruct's own reading of structured data stands beside as the named peer.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from connectors.connector import Unanswered
from connectors.page import Page
from connectors.statement import Finding
from connectors.text import fold, squash
from connectors.website.document import Document
from connectors.website.read import read

_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
SEEN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Count:
    """Found and right, found and wrong, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def digits(text: str) -> str:
    """The digits of a number as dialled, letters by the keypad, without country code and extension."""
    text = text.replace("(0)", "")
    text = re.split(r";ext=|(?i:\s*(?:ext|x|extension)\b)", text)[0].upper().translate(_KEYPAD)
    found = "".join(c for c in text if c.isdigit())
    return found[1:] if len(found) >= 11 and found.startswith("1") else found


def same_number(a: str, b: str) -> bool:
    """Numbers agree when one is the end or the beginning of the other: marks often hold both spellings at once."""
    short, long = sorted((a, b), key=len)
    return len(short) >= 7 and (long.endswith(short) or long.startswith(short))


def same_title(a: str, b: str) -> bool:
    """Titles agree when one holds the other's words."""
    ours, theirs = set(fold(a).split()), set(fold(b).split())
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def equal(a: str, b: str) -> bool:
    return a == b


FIELDS: dict[
    str, tuple[tuple[str, ...], tuple[str, ...], Callable[[str], str], Callable[[str, str], bool]]
] = {
    "people": (("PER",), ("person.name",), fold, equal),
    "titles": (("FUNC",), ("person.title",), fold, same_title),
    "phones": (("TEL",), ("company.phone", "person.phone"), digits, same_number),
    "faxes": (("FAX",), ("company.fax", "person.fax"), digits, same_number),
    "e-mails": (("EMAIL",), ("company.email", "person.email"), str.lower, equal),
    "postal codes": (("ZIPCODE",), ("company.address",), lambda t: t, lambda a, b: a in b or b in a),
}


class _Seen:
    """The text people see on a page. Only that was marked: an address that only a link holds is not counted."""

    def __init__(self, page: Page) -> None:
        self._words = squash(" ".join(line.text for line in Document.of(page).lines))

    def __contains__(self, quote: str) -> bool:
        return squash(quote) in self._words


def half(name: str) -> str:
    """Which half a page is in."""
    return "develop" if int(hashlib.sha256(name.encode()).hexdigest()[0], 16) % 2 == 0 else "aside"


def findings(page: Page) -> list[Finding]:
    """What the reader finds on a page."""
    found: list[Finding] = []
    with suppress(Unanswered):
        found.extend(read(page))
    return found


def compare(
    gold: set[str], found: set[str], same: Callable[[str, str], bool], count: Count, file: str
) -> None:
    """Add one page's agreement to a count."""
    matched = {g for g in gold if any(same(g, f) for f in found)}
    wrong = {f for f in found if not any(same(g, f) for g in gold)}
    count.right += len(matched)
    count.missed += len(gold - matched)
    count.wrong += len(wrong)
    count.examples += [f"{file}: missed {g!r}" for g in sorted(gold - matched)]
    count.examples += [f"{file}: wrong {f!r}" for f in sorted(wrong)]


def pages(folder: Path) -> Iterator[tuple[dict[str, object], Page]]:
    """The marked pages."""
    base = folder / "pages" / "us_contact"
    for line in (base / "annotations.jsonl").read_text(encoding="utf-8").splitlines():
        marks = json.loads(line)
        if marks["usable"]:
            body = (base / marks["file"]).read_bytes()
            yield marks, Page(marks["url"], body, SEEN, headers={"content-type": "text/html"})


def measure(folder: Path) -> tuple[dict[str, dict[str, Count]], dict[str, float]]:
    """Counts by half and field, and the reading speed."""
    counts: dict[str, dict[str, Count]] = {h: {f: Count() for f in FIELDS} for h in ("develop", "aside")}
    spent, size, number = 0.0, 0, 0
    for marks, page in pages(folder):
        start = time.perf_counter()
        found = findings(page)
        spent += time.perf_counter() - start
        size += len(page.body)
        number += 1
        file = str(marks["file"])
        seen = _Seen(page)
        for name, (types, fields, key, same) in FIELDS.items():
            entities = marks["entities"]
            assert isinstance(entities, list)
            gold = {key(e["text"]) for e in entities if e["type"] in types} - {""}
            ours = {key(f.value) for f in found if f.field in fields and f.quote in seen} - {""}
            compare(gold, ours, same, counts[half(file)][name], file)
    return counts, {"pages": number, "ms per page": spent / number * 1000, "MB/s": size / spent / 1e6}


def peer(folder: Path) -> dict[str, Count]:
    """What extruct finds in structured data of the pages kept aside, for the same fields."""
    try:
        import extruct
    except ImportError:
        return {}
    counts = {name: Count() for name in ("people", "phones", "e-mails")}
    keys = {"people": "name", "phones": "telephone", "e-mails": "email"}
    for marks, page in pages(folder):
        file = str(marks["file"])
        if half(file) != "aside":
            continue
        found = extruct.extract(
            page.text, base_url=page.url, syntaxes=["microdata", "json-ld", "rdfa"], errors="ignore"
        )
        values = json.dumps(found)
        for name, count in counts.items():
            types, _, key, same = FIELDS[name]
            entities = marks["entities"]
            assert isinstance(entities, list)
            gold = {key(e["text"]) for e in entities if e["type"] in types} - {""}
            texts = re.findall(rf'"{keys[name]}": "([^"]+)"', values)
            compare(gold, {key(t) for t in texts} - {""}, same, count, file)
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder with pages/us_contact")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--misses", default="", help="list what was missed or wrong for a field, on the develop half only"
    )
    options = parser.parse_args()
    if not options.data:
        print("extract: needs --data FOLDER with pages/us_contact; nothing measured", file=sys.stderr)
        return 0
    counts, speed = measure(options.data)
    if options.misses:
        print("\n".join(counts["develop"][options.misses].examples))
        return 0
    beside = peer(options.data)
    rows = [(h, name, c) for h, by in counts.items() for name, c in by.items()]
    rows += [("aside, extruct", name, c) for name, c in beside.items()]
    if options.json:
        table = [
            {
                "half": h,
                "field": n,
                "precision": c.precision,
                "recall": c.recall,
                "f1": c.f1,
                "marked": c.right + c.missed,
            }
            for h, n, c in rows
        ]
        print(json.dumps({"figures": table, "speed": speed}, indent=1))
        return 0
    print(f"{'half':<15}{'field':<14}{'marked':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
    for h, name, c in rows:
        print(f"{h:<15}{name:<14}{c.right + c.missed:>7}{c.precision:>11.3f}{c.recall:>8.3f}{c.f1:>7.3f}")
    print(f"\n{speed['pages']:.0f} pages, {speed['ms per page']:.2f} ms a page, {speed['MB/s']:.1f} MB/s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
