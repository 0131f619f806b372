"""A playbook is read strictly: every mistake at once, each with its line; what it leaves out is as shipped."""

from __future__ import annotations

import re

import pytest

from icp.lifecycle.playbook import parse_playbook, shipped, shipped_text
from icp.table import ProfileError

RULE = '[[rule]]\nevent = "click"\npoints = 5\n'


def mistakes(text: str) -> list[str]:
    with pytest.raises(ProfileError) as error:
        parse_playbook(text, "rules.toml")
    return list(error.value.problems)


def test_what_a_playbook_leaves_out_is_as_shipped() -> None:
    own, ours = parse_playbook(RULE, "rules.toml"), shipped()
    assert own.name == "rules.toml"
    assert (own.handicaps, own.scanners, own.limits, own.degrees, own.duties, own.wanted) == (
        ours.handicaps, ours.scanners, ours.limits, ours.degrees, ours.duties, ours.wanted,
    )  # fmt: skip
    assert len(own.rules.rules) == 1


def test_what_a_learner_of_points_writes_is_read() -> None:
    text = (
        '[[rule]]\nevent = "download"\npoints = 36\nonce_per = "lead"\nlabel = "download (36 % of 120)"\n'
        '[[rule]]\nfield = "Industry"\nany = ["Software", "IT services"]\npoints = 31\n'
        '[[rule]]\nfield = "Employees"\nmin = 50\nmax = 199.5\npoints = 0\n'
        '[[rule]]\nfield = "Phone"\nfilled = false\npoints = -4.5\n'
        "[total]\nleast = 0\nmost = 100\n"
    )
    rules = parse_playbook(text, "learned.toml").rules
    assert [rule.points for rule in rules.rules] == [36, 31, 0, -4.5]
    assert [rule.label for rule in rules.rules][1:] == [
        "Industry is software or it services", "Employees from 50 and to 199.5", "Phone is empty",
    ]  # fmt: skip
    assert (rules.least, rules.most) == (0, 100)
    assert rules.fields == {"industry", "employees", "phone"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: there is no rule; add one: [[rule]]"),
        ("x = [", "line 1: this is not TOML"),
        (RULE + "[totals]\n", 'line 4: there is no key "totals"; did you mean "total"?'),
        ("[[rule]]\npoints = 5\n", "line 1: [[rule]]: it must be about an event or a field, one of them"),
        ('[[rule]]\nevent = "click"\n', 'line 1: [[rule]]: it has no "points"'),
        ('[[rule]]\nevent = "click"\npoints = "5"\n', 'line 3: [[rule]]: "points" is text, not a number'),
        ('[[rule]]\nevent = "click"\npoints = inf\n', 'line 3: [[rule]]: "points" is inf'),
        (RULE + "within_days = -1\n", '"within_days" is -1; it must be 0 or more'),
        (RULE + "half_life_days = 0\n", '"half_life_days" is 0'),
        (RULE + 'once_per = "week"\n', '"once_per" is "week"; it can be one of: day, message, link, lead'),
        (RULE + "moost = 3\n", 'there is no key "moost"; did you mean "most"?'),
        (RULE + 'where = [{ field = "url" }]\n', 'where: it asks nothing of "url"'),
        (RULE + 'where = [{ field = "url", contain = ["x"] }]\n', 'no key "contain"; did you mean "contains"?'),
        ('[[rule]]\nfield = "a"\nany = ["b"]\npoints = 5\nmost = 3\n', '"most" is for rules with "event"'),
        ('[[rule]]\nfield = "size"\nmin = 9\nmax = 3\npoints = 5\n', '"min" (9) is above "max" (3); swap them'),
        (RULE + "[total]\nleast = 5\nmost = 1\n", '"least" (5) is above "most" (1)'),
        (RULE + "[address]\nrole = 5\n", 'line 5: [address]: "role" is 5; an address takes points off'),
        (RULE + '[stages]\nfit = "maybe"\n', '"fit" is "maybe"; it can be one of: needed, ignored'),
        (RULE + "[stages]\nprobability = 50\n", '"probability" is 50; it can be 1 at most'),
        (RULE + "[temperature]\nwarm = 60\nhot = 50\n", '"warm" (60) is above "hot" (50)'),
        (RULE + "[scanners]\nburst_links = 1\n", '"burst_links" is 1; it must be 2 or more'),
        (RULE + '[[task]]\nwhen = "mqll"\n', '"when" is "mqll"; did you mean "mql"?'),
        (RULE + '[[task]]\nwhen = "mql"\n', 'line 4: [[task]]: it has no "who"'),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_its_remedy(text: str, said: str) -> None:
    assert any(said in problem for problem in mistakes(text)), mistakes(text)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_text() -> None:
    found = mistakes('[[rule]]\nevnt = "click"\npoints = 5\n' + RULE + 'most = "x"\n[stages]\nmql = -5\n')
    lines = [int(n) for n in re.findall(r"^line (\d+)", "\n".join(found), re.M)]
    assert lines == sorted(lines)
    assert len(found) == 3


def test_the_shipped_text_is_the_shipped_playbook_and_names_what_can_be_changed() -> None:
    assert parse_playbook(shipped_text(), "the shipped rules") == shipped()
    for table in (
        "[[rule]]",
        "[address]",
        "[scanners]",
        "[stages]",
        "[temperature]",
        "[[task]]",
        "[hand_off]",
    ):
        assert table in shipped_text()
