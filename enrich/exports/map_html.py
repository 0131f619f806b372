"""A sheet as a page of HTML: each of its pages a picture that prints on one side of A4, without script or network."""

from __future__ import annotations

from html import escape

from enrich.exports.map_sheet import Sheet
from enrich.exports.map_svg import svg_pages
from enrich.exports.map_text import printable

_STYLE = """
@page{size:A4 portrait;margin:0}
html{color-scheme:light dark}
body{margin:0;background:#80868d}
svg{display:block;width:100%;max-width:900px;height:auto;margin:16px auto;box-shadow:0 1px 10px rgba(0,0,0,.35)}
@media print{body{background:none}svg{width:210mm;max-width:none;height:297mm;margin:0;box-shadow:none;break-after:page}
svg:last-of-type{break-after:auto}}
""".strip()
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(sheet: Sheet) -> str:
    """The sheet as one file."""
    pictures = "\n".join(svg_pages(sheet))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{escape(printable(sheet.title))}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{pictures}\n</main>\n</body>\n</html>\n"
    )
