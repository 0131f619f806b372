"""The documents as what they hold: sections, tables, links' anchors and the command lines they quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
}


def section(document: str, heading: str) -> str:
    """What stands under a heading, to the next one of its rank."""
    text, mark = TEXTS[document], heading.partition(" ")[0]
    assert f"\n{heading}\n" in text, f"{document} has no section {heading!r}"
    rest = text.split(f"\n{heading}\n", 1)[1]
    return re.split(rf"^#{{1,{len(mark)}}} ", rest, maxsplit=1, flags=re.M)[0]


def table(text: str, head: str = "") -> list[list[str]]:
    """The rows of the first table, or of the one whose first column is headed so: their cells."""
    found: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("|"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            found.append([cell.replace("\\|", "|") for cell in cells])
        elif found and (not head or found[0][0] == head):
            break
        else:
            found = []
    return found[2:] if not head or (found and found[0][0] == head) else []


def first_words(text: str, head: str = "") -> list[str]:
    """The words in backticks of the first column of a table."""
    return [word for row in table(text, head) for word in re.findall(r"`([^`]+)`", row[0])]


def keys(text: str, head: str = "key") -> set[str]:
    return set(first_words(text, head))


def without_blocks(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)


def anchors(text: str) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them: a second one of a name ends in -1."""
    found: list[str] = []
    for heading in re.findall(r"^#+ (.+)$", without_blocks(text), re.M):
        anchor = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        found.append(f"{anchor}-{found.count(anchor)}" if anchor in found else anchor)
    return set(found)


def quoted_lines(text: str) -> Iterator[str]:
    """Command lines in blocks and in running text, each without its prompt, its comment and what it is piped into."""
    blocks = re.findall(r"^```(?:sh|text)\n(.*?)^```", text, re.M | re.S)
    inline = re.findall(r"`((?:enrich|make) [^`]+)`", without_blocks(text))
    for line in [*"".join(blocks).replace("\\\n", " ").splitlines(), *inline]:
        words = re.split(r" +(?:#|[|>] )", line.removeprefix("$ "))[0].strip()
        if re.match(r"(enrich|make) ", words) and "COMMAND" not in words:
            yield words
