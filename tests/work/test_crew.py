"""Work done in other processes: in order, however large, and a fault there is a fault here."""

from __future__ import annotations

import os

import pytest

from enrich.work.crew import CrewDown, crew

LARGE = 3_000_000


def test_answers_come_in_the_order_of_the_questions() -> None:
    with crew() as team:
        assert list(team.map(divmod, ((n, 7) for n in range(20)))) == [divmod(n, 7) for n in range(20)]


def test_what_is_larger_than_a_pipe_goes_through_both_ways() -> None:
    with crew() as team:
        assert team.submit(str.upper, "a" * LARGE).result() == "A" * LARGE


def test_a_fault_of_the_work_is_raised_where_it_was_asked_and_the_process_works_on() -> None:
    with crew() as team:
        with pytest.raises(ValueError, match="invalid literal"):
            team.submit(int, "seven").result()
        assert team.submit(int, "7").result() == 7


def test_a_process_that_goes_down_says_so() -> None:
    with crew() as team, pytest.raises(CrewDown):
        team.submit(os._exit, 3).result()
