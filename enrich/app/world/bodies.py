"""What sites send: files in the charset they lie about, error pages, and bodies that no repository should hold."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote

from enrich.app.world.plan import Site

_TYPES = {
    ".html": "text/html", ".htm": "text/html", ".xml": "application/xml", ".txt": "text/plain",
}  # fmt: skip
_INDEXES = ("index.html", "index.htm", "index.xml")
_MEGABYTE = 1_000_000
_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


def file_at(folder: Path, path: str) -> Path | None:
    """The file that a web server shows at a path, if there is one: an index, the file itself, or that with .html."""
    parts = [part for part in unquote(path).split("/") if part]
    if ".." in parts:
        return None
    here = folder.joinpath(*parts)
    indexes = [here / index for index in _INDEXES]
    choices = indexes if path.endswith("/") else [here, here.with_name(f"{here.name}.html")]
    return next((file for file in choices if file.is_file()), None)


def is_folder(folder: Path, path: str) -> bool:
    """Whether a path without a final slash is that of a folder with an index, to which servers redirect."""
    return not path.endswith("/") and file_at(folder, f"{path}/") is not None


def sent(site: Site, file: Path) -> tuple[bytes, str]:
    """A file as its site sends it, and the Content-Type under which it does."""
    body = file.read_bytes()
    if site.encoded != "utf-8":
        body = body.decode().encode(site.encoded, "xmlcharrefreplace")
    kind = _TYPES.get(file.suffix, "application/octet-stream")
    return body, f"{kind}; charset={site.declared}" if kind.startswith("text/") else kind


def sorry(status: int, host: str) -> bytes:
    """The page that a web server shows when there is no page."""
    phrase = f"{status} {HTTPStatus(status).phrase}"
    head = f"<!DOCTYPE html>\n<html>\n<head><title>{phrase}</title></head>\n"
    return f"{head}<body>\n<h1>{phrase}</h1>\n<hr>\n<address>{host}</address>\n</body>\n</html>\n".encode()


def grown(page: bytes, megabytes: int) -> bytes:
    """A page whose list goes on and on: the same page, with rows put in before its last table ends."""
    head, mark, tail = page.rpartition(b"</table>")
    row = b'<tr><td>%08d</td><td>Hex cap screw, zinc, box of 100</td><td class="qty">in stock</td></tr>\n'
    count = megabytes * _MEGABYTE // len(row % 0) + 1
    return head + b"".join(row % n for n in range(count)) + mark + tail


@cache
def bomb(megabytes: int) -> bytes:
    """A valid gzip body that unfolds to so many megabytes of spaces: one deflated block, repeated."""
    block = b" " * _MEGABYTE
    deflate = zlib.compressobj(9, wbits=-15)
    once = deflate.compress(block) + deflate.flush(zlib.Z_FULL_FLUSH)
    check = 0
    for _ in range(megabytes):
        check = zlib.crc32(block, check)
    end = struct.pack("<II", check, megabytes * _MEGABYTE & 0xFFFFFFFF)
    return _GZIP_HEAD + once * megabytes + deflate.flush(zlib.Z_FINISH) + end
