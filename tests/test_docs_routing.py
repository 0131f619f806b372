"""docs/routing.md and docs/pipeline.md name every key, field and stage that there is, and no other."""

from __future__ import annotations

import tomllib

import pytest

from enrich.app.route import COLUMNS
from icp.headings import parts
from icp.pipeline.stage import Stage, read_words
from icp.routing import parse_rules
from icp.table import ProfileError
from tests.documents import TEXTS, first_words, section

ROUTING, PIPELINE = "docs/routing.md", "docs/pipeline.md"


def refused(text: str) -> list[str]:
    """The keys that a table of rules may have, as the refusal of another one lists them."""
    with pytest.raises(ProfileError) as error:
        parse_rules(text, "rules.toml")
    listed = next(p for p in error.value.problems if 'no key "0"' in p).partition("one of: ")[2]
    assert listed
    return listed.partition(" and ")[0].split(", ")


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Keys of the file", "0 = 1\n"),
        ("Reps", "[[reps]]\n0 = 1\n"),
        ("Rules", "[[rules]]\n0 = 1\n"),
    ],
)
def test_every_key_of_rules_is_documented_and_no_other(heading: str, text: str) -> None:
    assert sorted(first_words(section(ROUTING, f"## {heading}"), "key")) == sorted(refused(text))


def example(document: str, n: int = 0) -> str:
    return TEXTS[document].split("```toml\n")[n + 1].split("```")[0]


def test_the_example_of_rules_is_sound() -> None:
    assert parse_rules(example(ROUTING), "rules.toml").remarks == ()


def test_every_stage_and_field_of_a_pipeline_is_documented_and_no_other() -> None:
    assert first_words(section(PIPELINE, "## Stages"), "stage") == list(Stage)
    assert first_words(section(PIPELINE, "## The export"), "field") == parts("icp.pipeline")
    assert set(read_words(example(PIPELINE), "stages.toml").values()) <= set(Stage)
    assert tomllib.loads(example(PIPELINE))


def test_every_column_that_routing_adds_is_documented_and_no_other() -> None:
    assert first_words(section("docs/outputs.md", "### enrich route"), "column") == list(COLUMNS)


def test_every_field_that_only_routing_reads_is_documented() -> None:
    text = section("docs/commands.md", "## enrich route")
    assert not [part for part in parts("icp.routing") if f"`{part}`" not in text]
