"""Write docs/sources.md and the keys in docs/settings.md from what sources declare. What it writes is committed.

    python tools/document_sources.py

Run it after a source was added or changed; a test fails until then. Of each source's section the first sentence and the
table come from its declaration; the remarks below the table are written by hand and kept. So are all sections that are
no source's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from connectors.catalog import ALL
from connectors.files.catalog import ALL as FILES
from enrich.app import declared
from enrich.app.declared import TIERS, Declared
from enrich.app.topics import topics

DOCS = Path(__file__).parent.parent / "docs"
SUMMARY = "All sources"
KEYS = "Keys of sources"


def shipped() -> list[Declared]:
    """Every source that ships, by tier; keys of whoever runs this stay out of it."""
    found: list[Declared] = [declared.declaration(source, {}) for source in ALL]
    found += [declared.file_declaration(source) for source in FILES]
    return sorted(found, key=lambda source: source["tier"])


def sources_document(present: str, sources: Sequence[Declared]) -> str:
    """docs/sources.md: what is written by hand from the present text, the rest from declarations."""
    head, *sections = re.split(r"^## ", present, flags=re.M)
    written = dict(section.partition("\n")[::2] for section in sections)
    names = {source["name"] for source in sources}
    by_hand = [
        (title, body) for title, body in written.items() if title != SUMMARY and not _is_source(title, body)
    ]
    parts = [head.strip()]
    parts += [f"## {title}\n\n{body.strip()}" for title, body in by_hand if title not in names]
    parts.append(f"## {SUMMARY}\n\n{_summary(sources)}")
    parts += [_section(source, _remarks(written.get(source["name"], ""))) for source in sources]
    return "\n\n".join(parts) + "\n"


def settings_document(present: str, sources: Sequence[Declared]) -> str:
    """docs/settings.md, with the table of keys made anew."""
    before, after = present.split(f"\n## {KEYS}\n", 1)
    body, mark, rest = after.partition("\n## ")
    text = re.sub(r"^\|.*\n?", "", body, flags=re.M).strip()
    return f"{before}\n## {KEYS}\n\n{text}\n\n{_keys(sources)}\n{mark}{rest}"


def _is_source(title: str, body: str) -> bool:
    """Whether a section is about a source, be it one that is no more: its name, and a table of what it yields."""
    return bool(re.fullmatch(r"[\w-]+", title)) and "\n| yields | " in body


def _remarks(body: str) -> str:
    """What is written by hand below a source's table."""
    return re.split(r"\n(?=\|)(?:\|.*\n?)+", body, maxsplit=1)[-1].strip() if "\n|" in body else ""


def _summary(sources: Sequence[Declared]) -> str:
    return "\n\n".join(_tier(tier, title, sources) for tier, title in TIERS.items())


def _tier(tier: str, title: str, sources: Sequence[Declared]) -> str:
    members = [source for source in sources if source["tier"] == tier]
    if tier == "D":
        rows = [("source", "yields"), *((_link(s), ", ".join(topics(s["yields"]))) for s in members)]
    else:
        heads = ("source", "yields", "needs one of", "cost", "rate", "key", "asked")
        rows = [heads, *(_row(source) for source in members)]
    return f"### {tier}: {title}\n\n{_table(rows)}"


def _row(source: Declared) -> tuple[str, ...]:
    key = source["key"]
    needed = ("needed" if key["required"] else "optional") if key else ""
    return (
        _link(source), ", ".join(topics(source["yields"])), declared.needed(source), declared.cost(source),
        declared.rate(source), needed, declared.asked_when(source),
    )  # fmt: skip


def _section(source: Declared, remarks: str) -> str:
    about = source["about"][:1].upper() + source["about"][1:]
    table = _table([("", ""), *_facts(source)])
    return "\n\n".join(part for part in (f"## {source['name']}", f"{about}.", table, remarks) if part)


def _facts(source: Declared) -> Iterator[tuple[str, str]]:
    """The rows of a source's table."""
    yield "yields", _ticked(source["yields"])
    if source["tier"] != "D":
        yield "needs one of", _ticked(source["needs"])
        yield "asked", declared.asked_at_length(source)
        yield "cost", declared.cost_at_length(source)
        yield "rate", declared.rate_at_length(source)
        yield "key", _key(source)
    yield "terms", source["terms"]
    if source["attribution"]:
        yield "attribution", source["attribution"]
    if source["base"]:
        yield "other server", f"`{source['base']}` replaces where it is asked"
    yield "documentation", f"<{source['docs']}>"
    yield "unverified", "; ".join(source["unverified"]) or "nothing"


def _key(source: Declared) -> str:
    key = source["key"]
    if not key:
        return "none"
    needed = "needed" if key["required"] else "optional"
    return f"{' and '.join(f'`{name}`' for name in key['variables'])}, {needed}; {key['get']}"


def _keys(sources: Sequence[Declared]) -> str:
    users: dict[str, list[Declared]] = defaultdict(list)
    for source in sources:
        for variable in source["key"]["variables"] if source["key"] else ():
            users[variable].append(source)
    rows = [("variable", "source", "")]
    for variable, opened in users.items():
        key: Mapping[str, str] = opened[0]["key"]
        links = ", ".join(f"[{s['name']}](sources.md#{s['name']})" for s in opened)
        rows.append((f"`{variable}`", links, f"{'needed' if key['required'] else 'optional'}; {key['get']}"))
    return _table(rows)


def _link(source: Declared) -> str:
    return f"[{source['name']}](#{source['name']})"


def _ticked(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; the first row heads it."""
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    lines = [re.sub(r" {2,}", " ", line) for line in lines]
    return "\n".join((lines[0], "|" + "---|" * len(rows[0]), *lines[1:]))


def main() -> None:
    sources = shipped()
    for name, made in (("sources.md", sources_document), ("settings.md", settings_document)):
        path = DOCS / name
        path.write_text(made(path.read_text(encoding="utf-8"), sources), encoding="utf-8")


if __name__ == "__main__":
    main()
