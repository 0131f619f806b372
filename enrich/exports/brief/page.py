"""A brief as one HTML page that prints on one sheet of A4: no script, no request, everything escaped.

Each text has its notes behind it as numbers; the notes stand at the foot with source, day and address, and what the
source said is shown when the pointer rests on a number.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from connectors.hosts import parse
from enrich.exports.brief.nouns import Brief, in_one_line, shown_address, shown_day
from enrich.exports.brief.record import record

_MOST_ADDRESS = 58
# From so many letters on a sheet is printed in smaller type.
_FULL = 4_800
SIGNS = {"for": "✓", "against": "✕", "open": "?"}
ARROWS = {"positive": "▲", "negative": "▼", "neutral": "●"}
LANGUAGES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pl": "Polish", "tr": "Turkish",
    "id": "Indonesian",
}  # fmt: skip


def page(brief: Brief) -> str:
    """The page, whole."""
    quotes = {
        note.n: f"{note.source}, {shown_day(note.day)}: {' / '.join(note.quotes)}" for note in brief.notes
    }
    dense = _letters(record(replace(brief, notes=()))) > _FULL
    return (
        _environment()
        .get_template("page.html.j2")
        .render(brief=brief, quotes=quotes, dense=dense, **_fixed())
    )


def _letters(value: Any) -> int:
    """How many letters stand in a record, however deep."""
    if isinstance(value, str):
        return len(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(map(_letters, inner))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("enrich.exports.brief", "."), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["day"] = shown_day
    environment.filters["address"] = lambda url: in_one_line(shown_address(url), _MOST_ADDRESS)
    environment.filters["link"] = link
    return environment


def _fixed() -> dict[str, Any]:
    style = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    return {
        "style": Markup(style),  # noqa: S704 - the program's own
        "signs": SIGNS,
        "arrows": ARROWS,
        "languages": LANGUAGES,
    }


def link(url: str) -> str:
    """An address that may be followed: on the web, else none."""
    parsed = parse(url)
    return parsed[0] if parsed else ""
