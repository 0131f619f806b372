"""What only looks like one subject is kept apart, and what is one is found: the cases of `fixtures/matching/`."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.matching.traps import KINDS, Case, all_cases, crowd, groups, resolved, strangers, why

TRAPS = [case for case in all_cases() if case.apart]
COPIES = [case for case in all_cases() if case.together]


def marked(cases: list[Case]) -> list[object]:
    """Cases as parameters; where the engine is known to fall short the test must fail, and says why."""
    return [
        pytest.param(
            case, id=case.id,
            marks=[pytest.mark.xfail(strict=True, reason=case.falls_short)] if case.falls_short else (),
        )
        for case in cases
    ]  # fmt: skip


@pytest.mark.parametrize("case", marked(list(all_cases())))
def test_records_of_a_case_are_joined_as_they_belong_and_not_otherwise(case: Case) -> None:
    found = resolved(case.kind, case.group)
    home = dict(zip(found.ids, found.home.tolist(), strict=True))
    wrong = [(left, right) for left, right in case.apart if home[left] == home[right]]
    missed = [(left, right) for left, right in case.together if home[left] != home[right]]
    assert not wrong, f"wrongly merged. {case.why}\n{why(found, wrong)}"
    assert not missed, f"copies missed. {case.why}\n{why(found, missed)}"


@pytest.mark.parametrize(("kind", "group"), [(kind, group) for kind in KINDS for group in groups(kind)])
def test_nobody_is_taken_for_a_stranger(kind: str, group: str) -> None:
    glued = list(strangers(kind, group))
    found = resolved(kind, group)
    assert not glued, "\n".join(why(found, [(c[0], other) for other in c[1:]]) for c in glued)


def test_there_are_enough_cases_of_enough_kinds_to_mean_something() -> None:
    assert len(TRAPS) >= 200
    assert len(COPIES) >= 80
    assert min(Counter((case.kind, bool(case.apart)) for case in all_cases()).values()) >= 30
    assert all(len(crowd(kind)) >= 150 for kind in KINDS)


def test_every_case_says_why_and_has_two_to_four_records() -> None:
    assert all(case.why.endswith(".") and 2 <= len(case.records) <= 4 for case in all_cases())
    assert len({case.id for case in all_cases()}) == len(all_cases())
