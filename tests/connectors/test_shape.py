"""The shape of an answer: the paths of its keys, without its values, and bounded."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from connectors.page import Page
from connectors.shape import MOST_PATHS, paths

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


def shape(body: Any) -> set[str]:
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    return set(paths(Page("https://api.acme.example/", text, NOW)))


def test_a_shape_is_the_paths_of_keys() -> None:
    assert shape({"jobs": [{"title": "Fitter"}, {"place": {"name": "Bergen"}}], "total": 2}) == {
        "jobs", "jobs[].title", "jobs[].place", "jobs[].place.name", "total",
    }  # fmt: skip
    assert shape([{"name": "Acme"}]) == {"[].name"}
    assert shape({"rows": [["a", {"b": 1}]]}) == {"rows", "rows[][].b"}


def test_a_key_that_is_gained_is_a_path_that_was_not_there() -> None:
    before, after = {"jobs": [{"title": "Fitter"}]}, {"jobs": [{"title": "Cook", "remote": True}]}
    assert shape(after) - shape(before) == {"jobs[].remote"}


def test_values_are_no_part_of_a_shape() -> None:
    assert shape({"name": "Acme", "size": 4}) == shape({"name": "Beta", "size": None})


@pytest.mark.parametrize(
    "key", ["17", "P856", "Q42", "2026-10", "2026-10-01", "0123456789abcdef", "1.0.2", "2.0rc1"]
)
def test_keys_that_are_values_are_one_path(key: str) -> None:
    assert shape({"claims": {key: {"rank": 1}}}) == {"claims", "claims.*", "claims.*.rank"}


@pytest.mark.parametrize("key", ["name", "line1", "us-gaap", "ID", "added", "HTTP2x"])
def test_keys_that_are_names_stay_names(key: str) -> None:
    assert shape({key: 1}) == {key}


@pytest.mark.parametrize("body", [b"", b"<p>no</p>", b"{cut", b'"text"', b"7", b"null", b"[" * 60_000])
def test_what_is_no_json_object_or_list_has_no_shape(body: bytes) -> None:
    assert shape(body) == set()


def test_a_list_has_the_shape_of_its_first_members() -> None:
    rows: list[dict[str, int]] = [{"a": 1}] * 100_000
    assert shape([*rows, {"z": 1}]) == {"[].a"}
    assert shape([{"a": 1}, {"b": 1}]) == {"[].a", "[].b"}


def test_a_shape_is_bounded() -> None:
    assert len(shape({f"key{n}x": {"a": 1} for n in range(10_000)})) == MOST_PATHS
    deep: dict[str, Any] = {}
    for _ in range(200):
        deep = {"in": deep}
    assert max(path.count(".") for path in shape(deep)) < 10


documents = some.recursive(
    some.integers() | some.text(max_size=3),
    lambda inner: (
        some.lists(inner, max_size=3) | some.dictionaries(some.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=15,
)


@given(some.dictionaries(some.sampled_from("abc"), documents, max_size=3))
def test_every_key_of_a_small_answer_is_in_its_shape(document: dict[str, Any]) -> None:
    assert {path for path in shape(document) if path.isalpha()} == set(document)
