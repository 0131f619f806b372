"""Which account a person means by a name, a domain or the number of a row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from enrich.errors import BadInput
from enrich.work.run import Run
from tests.work.runs import running

LIST = """Company,Website,Country
Ventra GmbH,ventra.example,Germany
,,
Ventra Ltd,ventra-uk.example,United Kingdom
Société Chênes,chenes.example,France
Brandt 2000,,Germany
VENTRA,ventra.example,Germany
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with running(tmp_path_factory.mktemp("find"), LIST, []) as made:
        yield made


@pytest.mark.parametrize(
    ("wanted", "account"),
    [
        ("1", 1),
        ("6", 1),
        ("ventra.example", 1),
        ("https://www.ventra-uk.example/about", 3),
        ("societe chenes", 4),
        ("Chênes", 4),
        ("brandt 2000", 5),
        ("Ventra Ltd", 3),
    ],
)
def test_an_account_is_found_by_row_domain_or_name(run: Run, wanted: str, account: int) -> None:
    assert run.find(wanted).number == account


def test_several_that_fit_are_named_so_that_one_can_be_chosen(run: Run) -> None:
    with pytest.raises(
        BadInput, match=r"may be any of 2 accounts \(row 1: Ventra\b.* ventra\.example; row 3: Ventra Ltd"
    ):
        run.find("Ventra")


def test_none_that_fits_tells_what_comes_near(run: Run) -> None:
    with pytest.raises(
        BadInput, match=r"of list\.csv, has no account 'Societe Chene'\. Did you mean Société Chênes\?"
    ):
        run.find("Societe Chene")


@pytest.mark.parametrize("wanted", ["2", "99", "³", "", "?", "qqqqqqqq"])
def test_what_means_no_account_is_refused_in_a_sentence(run: Run, wanted: str) -> None:
    with pytest.raises(BadInput, match="has no account"):
        run.find(wanted)
