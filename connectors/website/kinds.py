"""What a page is for, judged by the words of the links that lead to it, in many languages.

A sales person looking for people clicks "Team", "Mitarbeiter" or "役員紹介" and not "Products". So does this. The
words stand in `lexicon/page_kinds.tsv`; this file only weighs where they were found.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from urllib.parse import unquote, urlsplit

from connectors.lexicon import rows
from connectors.text import fold

KINDS = ("people", "legal", "contact", "about", "careers", "voices", "news", "other")
_ENDINGS = (".html", ".htm", ".php", ".aspx", ".asp", ".jsp", ".shtml", ".cfm")
_MEDIA = (
    ".pdf",
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".svg",
    ".zip",
    ".mp4",
    ".doc",
    ".docx",
    ".xls",
    ".xlsx",
    ".ics",
    ".vcf",
)
_MOST_WORDS = 6


@cache
def _words() -> dict[str, str]:
    """Folded words → kind. Where two kinds share a word, the table's earlier one has it."""
    found: dict[str, str] = {}
    for kind, words in rows("page_kinds.tsv"):
        for word in words.split("|"):
            found.setdefault(fold(word), kind)
    return found


def _phrases(text: str) -> Iterator[tuple[str, float]]:
    """Every run of whole words, longest first, with the share of the text that it covers."""
    words = fold(text).split()
    for size in range(min(len(words), _MOST_WORDS), 0, -1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size]), size / len(words)


@lru_cache(maxsize=16_384)
def kind_of_text(text: str) -> tuple[str, float]:
    table = _words()
    best = ("", 0.0)
    for phrase, share in _phrases(text[:120]):
        if share <= best[1]:
            break
        if kind := table.get(phrase):
            best = (kind, share)
    return best


def path_words(url: str) -> list[str]:
    """The steps of a path as words: /en/our-team.html → ["en", "our team"]."""
    steps = []
    for step in unquote(urlsplit(url).path).lower().split("/"):
        for ending in _ENDINGS:
            step = step.removesuffix(ending)
        if step and step != "index":
            steps.append(step.replace("-", " ").replace("_", " "))
    return steps


@lru_cache(maxsize=16_384)
def kind_of_link(url: str, text: str = "") -> tuple[str, float]:
    """What a link leads to, and how sure that is (0 to 1). The last step of the path and the anchor text decide.

    An empty kind means that nothing is known; "home" is the root of a site.
    """
    path = urlsplit(url).path
    if path.lower().endswith(_MEDIA):
        return "other", 1.0
    steps = path_words(url)
    if not steps:
        return "home", 1.0
    by_text, text_share = kind_of_text(text) if len(text) <= 60 else ("", 0.0)
    by_step, step_share = kind_of_text(steps[-1])
    above = kind_of_text(steps[-2])[0] if len(steps) > 1 else ""
    if by_step == "other" and step_share == 1.0:
        return "other", 1.0
    scores: dict[str, float] = {}
    if by_text:
        scores[by_text] = text_share
    if by_step:
        scores[by_step] = scores.get(by_step, 0.0) + step_share
    if not scores:
        return (above, 0.2) if above else ("", 0.0)
    kind = max(scores, key=lambda k: (scores[k], -KINDS.index(k)))
    # Pages far below a listing ("/blog/2019/our-team-grows") are items of it, not the page itself.
    depth = 0.5 if above in ("news", "careers") or len(steps) > 3 else 1.0
    return kind, min(1.0, scores[kind] / 2 + 0.25) * depth
