"""The call brief: one page on one company for somebody who is about to call it, made from what is known, with sources.

`brief_of` makes it as values; `markdown`, `page` and `record` write it down as Markdown, as a page that prints on one
sheet of A4, and as JSON. None of them adds anything, and nothing on it stands without its source and day.
"""

from __future__ import annotations

from enrich.exports.brief.compose import HasLine, Material, brief_of
from enrich.exports.brief.nouns import Brief

__all__ = ["Brief", "HasLine", "Material", "brief_of"]
