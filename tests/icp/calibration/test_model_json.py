"""A model as a file: the same when read back, refused when it is none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.calibration.calibrate import Wishes, calibrate
from icp.calibration.model import foretell, kept
from icp.calibration.model_json import ModelError, from_json, to_json
from tests.icp.calibration.histories import AS_OF, lead, ordinary


@pytest.fixture(scope="module")
def text() -> str:
    leads = [*ordinary(), *[lead(n, n % 3 == 0, "Referral", str(n), did=["demo"]) for n in range(60)]]
    return to_json(kept(calibrate(leads, ("Source", "Colour"), AS_OF, Wishes(quarters=40)), AS_OF))


def test_a_model_read_back_is_the_same_to_the_last_digit(text: str) -> None:
    model = from_json(text)
    assert to_json(model) == text
    again = from_json(to_json(model))
    new = [lead(0, None, "Referral", "red"), lead(0, None, "", "")]
    fields = ("Source", "Colour")
    assert foretell(model, new, fields) == foretell(again, new, fields)


def test_a_text_that_is_no_model_is_refused() -> None:
    for text in ("", "[]", "{}", '{"format": "enrich calibration 99"}', "[" * 100_000):
        with pytest.raises(ModelError):
            from_json(text)


def spoilt(content: Any, path: list[int], value: Any) -> Any:
    """The same with one part, found by following `path`, replaced."""
    if not path or not isinstance(content, dict | list) or not content:
        return value
    keys = list(content) if isinstance(content, dict) else list(range(len(content)))
    key = keys[path[0] % len(keys)]
    changed = dict(content) if isinstance(content, dict) else list(content)
    changed[key] = spoilt(content[key], path[1:], value)
    return changed


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=5),
    st.sampled_from([None, "x", -1, [], {}, [[]], 1e400, float("nan"), True, {"a": 1}]),
)
def test_a_spoilt_model_is_refused_or_still_a_model(text: str, path: list[int], value: Any) -> None:
    broken = json.dumps(spoilt(json.loads(text), path, value))
    try:
        model = from_json(broken)
    except ModelError:
        return
    assert to_json(from_json(to_json(model))) == to_json(model)
