"""What several folders of tests share. It imports nothing until a test asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from enrich.exports.write import Tally
    from tests.office import Office

# No test is timed: a machine that is busy with something else breaks no claim of ours.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Tally]:
    """A run over the small web that is finished, with every kind of file. Look at it; change nothing."""
    from tests.office import Office

    office = Office.open(tmp_path_factory.mktemp("office"))
    return office, office.run(xlsx=True, jsonl=True)


@pytest.fixture(scope="session")
def office(done: tuple[Office, Tally]) -> Office:
    return done[0]
