"""Pages between runs: kept, found, forgotten; and a file that is damaged costs nothing but time."""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from connectors.page import Page
from enrich.errors import BadStore
from enrich.store.database import transaction
from enrich.store.pages import Pages
from enrich.store.store import Store
from tests.store.making import NOW

SIZE = 4_096


def page(n: int, text: str = "", seen: datetime = NOW) -> Page:
    url = f"https://acme.example/{n}"
    body = (text or f"<p>page {n}</p>" * 400).encode() + os.urandom(200)
    return Page(url + "/final", body, seen, 203, {"etag": f'"{n}"', "link": "<é>"}, url)


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    return Pages(tmp_path / "folder" / "enrich.pages.db")


def kept(path: Path, n: int = 120) -> list[Page]:
    """A file of pages, closed; what is in it."""
    pages, those = Pages(path), [page(k) for k in range(n)]
    for one in those:
        pages.put(one.asked, one)
    pages.close()
    return those


def count(path: Path) -> int:
    return int(Pages(path)._db.execute("SELECT count(*) FROM page").fetchone()[0])


def test_a_page_comes_back_as_it_was_before_and_after_it_is_written(pages: Pages) -> None:
    one, empty = page(1), Page("https://acme.example/", b"", NOW, asked="https://acme.example/")
    for each in (one, empty):
        pages.put(each.asked, each)
        assert pages.get(each.asked) == each
    pages.close()
    again = Pages(pages.path)
    assert (again.get(one.asked), again.get(empty.asked)) == (one, empty)
    assert again.get("https://acme.example/other") is None


def test_a_newer_answer_takes_the_place_of_the_old_one(pages: Pages) -> None:
    for text in ("old", "new"):
        pages.put("https://acme.example/1", page(1, text))
        pages.flush()
    found = pages.get("https://acme.example/1")
    assert found is not None
    assert found.body.startswith(b"new")
    pages.close()
    assert count(pages.path) == 1


def test_writes_are_gathered_and_never_many_are_waiting(pages: Pages) -> None:
    for n in range(1_000):
        pages.put(f"https://acme.example/{n}", page(n, "x"))
        assert len(pages._waiting) < 64
    for n in range(5):
        pages.put(f"https://acme.example/big/{n}", page(n, "x" * 6_000_000))
    assert pages._waiting_bytes < 16 * 1024 * 1024


def test_old_pages_are_forgotten_and_others_stay(pages: Pages) -> None:
    ages = {"today": 0, "young": 29.9, "old": 30.1, "ancient": 900}
    elsewhere = timezone(timedelta(hours=-11))
    for name, days in ages.items():
        seen = (NOW - timedelta(days=days)).astimezone(elsewhere)
        pages.put(f"https://acme.example/{name}", page(1, name, seen))
    pages.flush()
    assert pages.purge(NOW, 30) == 2
    assert pages.purge(NOW, 30) == 0
    assert [name for name in ages if pages.get(f"https://acme.example/{name}")] == ["today", "young"]


def test_a_file_in_which_any_block_is_damaged_gives_right_pages_or_none_and_takes_new_ones(
    tmp_path: Path,
) -> None:
    whole = tmp_path / "whole.db"
    those = kept(whole)
    blocks = whole.stat().st_size // SIZE
    assert blocks > 10
    lost = 0
    for block in range(blocks):
        path = tmp_path / f"{block}.db"
        content = bytearray(whole.read_bytes())
        content[block * SIZE : (block + 1) * SIZE] = os.urandom(SIZE)
        path.write_bytes(content)
        pages = Pages(path)
        found = [pages.get(one.asked) for one in those]
        assert all(one is None or one == those[n] for n, one in enumerate(found))
        lost += found.count(None)
        pages.put("https://acme.example/new", page(99))
        pages.purge(NOW, 30)
        pages.close()
        assert Pages(path).get("https://acme.example/new") is not None
    assert lost > blocks // 2


@pytest.mark.parametrize(
    "content", [b"", b"no database at all " * 500, b"SQLite format 3\x00" + bytes(84), bytes(SIZE)]
)
def test_a_file_that_is_no_database_is_set_aside_and_begun_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pages.db"
    path.write_bytes(content)
    for n in (1, 2):
        kept(path, n)
        assert count(path) == n
        Path(f"{path}-wal").unlink(missing_ok=True)
    aside = list(tmp_path.glob("pages.db.corrupt-*"))
    assert [p.read_bytes() for p in aside] in ([], [content])


def test_a_file_cut_short_gives_what_is_whole_or_nothing(tmp_path: Path) -> None:
    those = kept(tmp_path / "whole.db")
    content = (tmp_path / "whole.db").read_bytes()
    for length in range(1, len(content), 7_001):
        path = tmp_path / f"{length}.db"
        path.write_bytes(content[:length])
        pages = Pages(path)
        assert all(pages.get(one.asked) in (one, None) for one in those)
        pages.put(those[0].asked, those[0])
        pages.close()
        assert Pages(path).get(those[0].asked) == those[0]


def test_a_body_of_which_a_bit_has_changed_is_a_page_we_do_not_have(pages: Pages) -> None:
    one = page(1)
    pages.put(one.asked, one)
    pages.flush()
    packed = pages._db.execute("SELECT body FROM page").fetchone()[0]
    for at in range(0, len(packed), 5):
        changed = packed[:at] + bytes([packed[at] ^ 4]) + packed[at + 1 :]
        pages._db.execute("UPDATE page SET body = ?", [changed])
        found = pages.get(one.asked)
        assert found is None or found == one


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("headers", "{"), ("headers", "[1]"), ("seen", "yesterday"), ("body", "text"), ("status", "x"),
        ("body", b"\x28\xb5\x2f\xfd\xe0" + b"\xff" * 7 + b"\x0f" + b"\x00" * 9),
    ],
)  # fmt: skip
def test_a_row_that_makes_no_sense_is_a_page_we_do_not_have(pages: Pages, column: str, value: object) -> None:
    one = page(1)
    pages.put(one.asked, one)
    pages.flush()
    pages._db.execute(f"UPDATE page SET {column} = ?", [value])
    assert pages.get(one.asked) is None


def test_what_is_in_use_or_of_a_newer_version_is_not_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "pages.db"
    kept(path, 3)
    pages, other = Pages(path), Pages(path)
    pages._db.execute("PRAGMA busy_timeout=1")
    pages.put("https://acme.example/x", page(5))
    with transaction(other._db), pytest.raises(BadStore, match="Another program is using it"):
        pages.flush()
    other._db.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('enrich-pages', 'p999')")
    with pytest.raises(BadStore, match="newer version"):
        Pages(path)
    assert not list(tmp_path.glob("*.corrupt-*"))


def test_a_full_disk_is_said_and_what_was_kept_stays(pages: Pages) -> None:
    one = page(1)
    pages.put(one.asked, one)
    pages.flush()
    pages._db.execute(f"PRAGMA max_page_count={pages._db.execute('PRAGMA page_count').fetchone()[0] + 2}")
    for n in range(2, 30):
        pages.put(f"https://acme.example/{n}", page(n))
    with pytest.raises(BadStore, match="The disk is full"):
        pages.flush()
    assert pages.get(one.asked) == one
    assert not list(pages.path.parent.glob("*.corrupt-*"))


def test_damaged_pages_leave_the_users_own_file_alone(tmp_path: Path) -> None:
    store, path = Store(tmp_path / "enrich.db"), tmp_path / "enrich.pages.db"
    path.write_bytes(b"damage" * 1_000)
    kept(path, 2)
    assert sorted(p.name for p in tmp_path.glob("*.corrupt-*")) == ["enrich.pages.db.corrupt-1"]
    assert store.find_run() is None
