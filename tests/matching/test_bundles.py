"""Texts sent as one come back as they were, whatever stands in them."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from matching.bundles import bundled, unbundled
from matching.encode import Coded
from tests.matching.records import company
from tests.matching.tables import sheet_of


@given(st.lists(st.text("ab \n\t\x1fü株", max_size=4), max_size=6))
def test_texts_come_back_as_they_were(texts: list[str]) -> None:
    assert unbundled(bundled(texts)) == texts


def test_ordinary_texts_are_sent_as_one() -> None:
    assert isinstance(bundled(["Corwick", "", "Zenobia Ltd"]), str)


def plain(coded: Coded) -> tuple[list[int], list[int], list[str], list[str]]:
    return coded.rows.tolist(), coded.codes.tolist(), coded.values, coded.shown


def test_a_sheet_comes_through_a_pipe_as_it_was() -> None:
    sheet = sheet_of(company("a", "Corwick GmbH", city="Turin"), company("b", "CORWICK GmbH", city="Bari"))
    again = pickle.loads(pickle.dumps(sheet))
    assert again.ids == sheet.ids
    assert {name: plain(c) for name, c in again.traits.items()} == {
        name: plain(c) for name, c in sheet.traits.items()
    }
    assert again.traits["name"].shown != again.traits["name"].values
    assert again.traits["city"].shown is again.traits["city"].values
