"""Temperature, tasks, and the packet that goes along with a lead."""

from __future__ import annotations

import json

import pytest

from icp.activity.scan import Discount
from icp.activity.score import Lead, score
from icp.lifecycle.facts import Fit
from icp.lifecycle.handoff import Standing, markdown, packet
from icp.lifecycle.playbook import shipped
from icp.lifecycle.stages import Stage
from icp.lifecycle.tasks import tasks
from icp.lifecycle.temperature import Degrees, Temperature, temperature
from tests.icp.activity.leads import ADA, DAY, NOW, event


@pytest.mark.parametrize(
    ("deciding", "days", "degree"),
    [
        (50, 14, "hot"),
        (50, 15, "warm"),
        (49, 1, "warm"),
        (15, 60, "warm"),
        (14, 1, "cold"),
        (500, 61, "cold"),
    ],
)
def test_a_lead_is_warm_by_its_points_and_by_how_lately_it_acted(
    deciding: float, days: float, degree: str
) -> None:
    assert temperature(deciding, NOW - days * DAY, Degrees(), NOW) == degree


def test_a_lead_of_which_no_act_is_known_is_cold() -> None:
    assert temperature(500, None, Degrees(), NOW) is Temperature.COLD


def test_a_threshold_asks_somebody_to_do_something_by_a_day() -> None:
    found = list(tasks(shipped().duties, [("mql", NOW), ("hot", NOW - DAY)]))
    assert [(task.who, task.due, task.when) for task in found] == [
        ("marketing", "2026-11-22", "hot"), ("sales", "2026-11-22", "mql"),
    ]  # fmt: skip
    assert not list(tasks(shipped().duties, [("unqualified", NOW)]))


@pytest.fixture
def sent() -> dict[str, object]:
    events = [
        event(1, "page_view", NOW - 5 * DAY, url="https://acme.example/pricing", source="webinar"),
        event(2, "download", NOW - 4 * DAY, detail="Guide to [field] work"),
        event(3, "click", NOW - 3 * DAY, link="https://acme.example/x"),
        event(4, "click", NOW - 3 * DAY + 1, link="https://acme.example/y"),
    ]
    lead = Lead(ADA, ADA, {"country": "DE", "title": "# CTO", "notes": "likes trains\n# really", "age": "40"})
    book = shipped()
    found = score(lead, events, {4: Discount(("burst",), "too quick")}, book.rules, book.handicaps, NOW)
    entry = {
        "stage": "mql",
        "how": "rule",
        "by": "shipped rules",
        "because": "it fits",
        "at": "2026-11-20T12:00:00+00:00",
    }
    standing = Standing(Stage.MQL, NOW, "warm", [entry])
    return packet(
        found, standing, Fit("qualified", "rule", "icp.toml"), tasks(book.duties, [("mql", NOW)]), book.wanted
    )


def test_a_packet_holds_source_score_activity_content_segmentation_and_notes(sent: dict[str, object]) -> None:
    assert json.loads(json.dumps(sent)) == sent
    assert sent["source"] == "webinar"
    assert sent["score"] == {"points": 15, "deciding": 15, "reasons": ["1 x download: +10", "1 x click: +5"]}
    assert sent["segmentation"] == {"country": "DE", "title": "# CTO"}
    assert sent["notes"] == ["likes trains\n# really"]
    assert [c["what"] for c in sent["content"]] == [  # type: ignore[attr-defined]
        "https://acme.example/pricing", "Guide to [field] work", "https://acme.example/x",
    ]  # fmt: skip
    assert [a["what"] for a in sent["activity"]] == ["click", "download", "page_view"]  # type: ignore[attr-defined]
    assert sent["discounted"] == {"too quick": 1}
    assert sent["fit"] == {"verdict": "qualified", "how": "rule", "by": "icp.toml"}


def test_a_packet_reads_well_and_what_comes_from_outside_makes_no_headings(sent: dict[str, object]) -> None:
    text = markdown(sent)
    assert "**mql** since 2026-11-20, warm: marketing-qualified: it fits" in text
    assert "- by 2026-11-22, sales: Call, then accept it (sal) or give it back (iql)" in text
    assert "- 1 x download: Guide to \\[field\\] work" in text
    assert "- likes trains \\# really" in text
    assert [line for line in text.splitlines() if line.startswith("# ")] == ["# ada@acme.example"]


def test_a_source_that_nobody_states_is_not_made_up() -> None:
    book = shipped()
    found = score(Lead(ADA, ADA), [event(1, "click", NOW)], {}, book.rules, book.handicaps, NOW)
    made = packet(found, Standing(Stage.IQL, NOW, "cold"), Fit(), (), book.wanted)
    assert made["source"] == "not stated; first seen by click"
    assert "Fit: nobody has judged it." in markdown(made)
