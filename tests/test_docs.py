"""The documents say what there is, all of it, and nothing else.

What the program has is asked of the program: its commands, its catalogue, its settings, the keys of a profile. What the
documents have is read from their headings and tables. What comes out is held by `test_docs_outputs.py`.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from pathlib import Path

import click
import pytest

from connectors.catalog import ALL
from connectors.connector import Connector
from connectors.files.catalog import ALL as FILES
from connectors.files.catalog import FileSource
from connectors.statement import Cause, State
from enrich.app.cli import COMMANDS, group
from enrich.app.declared import variables
from enrich.settings import Settings
from icp.criteria import KINDS
from icp.profile import parse_profile
from icp.table import ProfileError
from tests.documents import (
    ROOT,
    TEXTS,
    anchors,
    first_words,
    keys,
    quoted_lines,
    section,
    table,
    without_blocks,
)
from tools.document_sources import settings_document, shipped, sources_document

STALE = "say: python tools/document_sources.py"
SOURCES: tuple[Connector | FileSource, ...] = (*ALL, *FILES)
BENCHMARKS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "benchmarks").glob("*.py"))


# -- commands ------------------------------------------------------------------------------------------------


def command(name: str) -> click.Command:
    found = group.get_command(click.Context(group), name)
    assert found is not None
    return found


def documented_as(parameter: click.Parameter) -> list[str]:
    """How a parameter stands in its table: `--out DIR`, `-q`, `INPUT`."""
    if isinstance(parameter, click.Argument):
        return [str(parameter.name).upper()]
    assert isinstance(parameter, click.Option)
    value = "" if parameter.is_flag else f" {parameter.metavar or choices(parameter)}"
    return [f"{name}{value}" for name in sorted(parameter.opts, key=len)]


def choices(option: click.Option) -> str:
    assert isinstance(option.type, click.Choice)
    return f"[{'|'.join(option.type.choices)}]"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_and_option_of_a_command_is_documented_and_no_other(name: str) -> None:
    found = command(name)
    whole = section("docs/commands.md", f"## enrich {name}")
    has = [word for parameter in found.params for word in documented_as(parameter)]
    assert sorted(first_words(whole.partition("\n### enrich")[0], "option")) == sorted(has)
    below = found.commands if isinstance(found, click.Group) else {}
    assert re.findall(rf"^### enrich {name} (\w+)$", whole, re.M) == list(below)
    for word, one in below.items():
        has = [word for parameter in one.params for word in documented_as(parameter)]
        says = first_words(section("docs/commands.md", f"### enrich {name} {word}"), "option")
        assert sorted(says) == sorted(has)


def test_every_command_is_documented_and_no_other() -> None:
    assert re.findall(r"^## enrich (\w+)$", TEXTS["docs/commands.md"], re.M) == list(COMMANDS)


def test_every_option_before_the_command_is_documented_and_no_other() -> None:
    has = [word for parameter in group.params for word in documented_as(parameter)]
    assert sorted(first_words(TEXTS["docs/commands.md"], "option")) == sorted([*has, "-h", "--help"])


# -- sources -------------------------------------------------------------------------------------------------


def test_the_reference_of_sources_is_what_its_generator_writes() -> None:
    assert TEXTS["docs/sources.md"] == sources_document(TEXTS["docs/sources.md"], shipped()), STALE


def test_the_reference_says_of_every_source_what_it_declares() -> None:
    headings = re.findall(r"^## (\S+)$", TEXTS["docs/sources.md"], re.M)
    assert sorted(headings) == sorted(source.name for source in SOURCES)
    for source in SOURCES:
        text = section("docs/sources.md", f"## {source.name}")
        says = {row[0]: row[1] for row in table(text)}
        assert re.findall(r"`([^`]+)`", says["yields"]) == list(source.yields)
        assert not [words for words in (source.terms, source.docs, *source.unverified) if words not in text]


def test_what_is_written_by_hand_outlives_the_generator_and_what_is_generated_does_not() -> None:
    present = TEXTS["docs/sources.md"]
    edited = present.replace("- Pages are read as served", "- Pages, by hand, are read as served")
    edited = edited.replace("| cost | free;", "| cost | dear;").replace("\n## gleif\n", "\n## gone\n")
    made = sources_document(edited, shipped())
    assert "- Pages, by hand, are read as served" in made
    assert "| cost | dear;" not in made
    assert "\n## gone\n" not in made
    assert "\n## gleif\n" in made
    assert "## How asking ends" in made


def test_every_way_in_which_asking_ends_is_documented_and_no_other() -> None:
    text = section("docs/sources.md", "## How asking ends")
    assert first_words(text, "outcome") == list(State)
    assert sorted(first_words(text, "cause")) == sorted(Cause)


# -- settings ------------------------------------------------------------------------------------------------


def test_every_setting_is_documented_with_what_it_is_if_left_out_and_no_other() -> None:
    says = {row[0].strip("`"): row[1].strip("`") for row in table(TEXTS["docs/settings.md"], "variable")}
    assert says == {f"ENRICH_{s.name.upper()}": str(s.default) for s in fields(Settings)}


def test_the_table_of_keys_is_what_its_generator_writes() -> None:
    assert TEXTS["docs/settings.md"] == settings_document(TEXTS["docs/settings.md"], shipped()), STALE
    keyed = [source.key for source in ALL if source.key]
    says = first_words(section("docs/settings.md", "## Keys of sources"), "variable")
    assert set(says) == {name for key in keyed for name in variables(key)}
    assert len(says) == len(set(says))


def test_no_document_names_a_setting_that_does_not_exist() -> None:
    known = {f"ENRICH_{s.name.upper()}" for s in fields(Settings)}
    known |= {"ENRICH_PRICE_", *(f"ENRICH_PRICE_{source.name.upper()}" for source in ALL)}
    named = {(name, word) for name, text in TEXTS.items() for word in re.findall(r"\bENRICH_[A-Z_]+", text)}
    assert not [(name, word) for name, word in sorted(named) if word not in known]
    assert len(named) > len(fields(Settings))


# -- the profile -----------------------------------------------------------------------------------------------


def refused(text: str) -> list[str]:
    """The keys that a table of a profile may have, as the refusal of another one lists them."""
    with pytest.raises(ProfileError) as error:
        parse_profile(text, "icp.toml")
    listed = next(p for p in error.value.problems if 'no key "0"' in p).partition("one of: ")[2]
    assert listed
    return listed.split(", ")


def leading(text: str) -> set[str]:
    """The keys that a paragraph explains: those in backticks before a colon, and before each other."""
    groups = re.findall(r"((?:`\w+`(?: \(needed\)| \(at least[^)]*\)| \(1 if left out\))?,? ?)+):", text)
    return {key for found in groups for key in re.findall(r"`(\w+)`", found)}


SHARED = {"kind", "label", "weight"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_criterion_is_documented_and_no_other(kind: str) -> None:
    allowed = set(refused(f'[[nice]]\nkind = "{kind}"\n0 = 1\n')) - SHARED
    text = section("docs/profile.md", f"### {kind}")
    assert leading(text) <= allowed
    assert not [key for key in sorted(allowed) if f"`{key}`" not in text]


def test_every_key_of_a_profile_is_documented_and_no_other() -> None:
    assert re.findall(r"^### (\w+)$", section("docs/profile.md", "## Kinds"), re.M) == list(KINDS)
    assert keys(section("docs/profile.md", "## Keys of every criterion")) == SHARED
    top = {"name", "thresholds", "must", "nice", "exclude", "personas", "sender"}
    assert set(refused("0 = 1\n")) == top
    says = " ".join(row[0] for row in table(section("docs/profile.md", "## Keys of the file")))
    assert {*re.findall(r"\w+", says)} == {*top, *refused("[thresholds]\n0 = 1\n")}
    for heading, text in (("Personas", "[[personas]]\n0 = 1\n"), ("Sender", "[sender]\n0 = 1\n")):
        first = section("docs/profile.md", f"## {heading}").split("\n\n")[0]
        assert not [key for key in refused(text) if f"`{key}`" not in first]
        assert set(re.findall(r"`(\w+)`", first)) <= set(refused(text))


# -- the documents themselves ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_leads_somewhere(name: str) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", without_blocks(TEXTS[name])):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = ((ROOT / name).parent / path).resolve() if path else ROOT / name
        assert target.exists(), f"{name} links to {link}, which is not there"
        if anchor:
            known = anchors(target.read_text(encoding="utf-8"))
            assert anchor in known, f"{name} links to {link}; its headings are {sorted(known)}"


@pytest.mark.parametrize("name", TEXTS)
def test_every_file_that_a_document_names_exists(name: str) -> None:
    ours = r"connectors|matching|icp|outreach|enrich|tests|benchmarks|docs|fixtures|tools"
    for path in re.findall(rf"`((?:{ours})/[\w./-]*)`", without_blocks(TEXTS[name])):
        invented = path.startswith(("connectors/chamber", "fixtures/chamber"))
        assert invented or (ROOT / path).exists(), f"{name} names {path}, which is not there"


LINES = [(name, line) for name, text in TEXTS.items() for line in quoted_lines(text)]


@pytest.mark.parametrize(("name", "line"), [pair for pair in LINES if pair[1].startswith("enrich ")])
def test_every_quoted_command_line_parses(
    name: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(line)[1:]
    for word in words:
        if "://" not in word and not word.startswith("-"):
            Path(word).touch()
    with group.make_context("enrich", list(words)) as ctx:
        called, found, rest = group.resolve_command(ctx, [*ctx._protected_args, *ctx.args])
        assert found is not None, f"{name}: there is no command in {line!r}"
        if "COMMAND" not in line and rest:
            found.make_context(called, rest, parent=ctx)


@pytest.mark.parametrize(("name", "line"), [pair for pair in LINES if pair[1].startswith("make ")])
def test_every_quoted_target_of_make_exists(name: str, line: str) -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert line.split()[1] in targets, f"{name} names {line!r}"


def test_the_lines_above_are_not_few() -> None:
    assert len([line for _, line in LINES if line.startswith("enrich ")]) > 25
    assert {line.split()[1] for _, line in LINES if line.startswith("make ")} >= {"demo", "test", "bench"}


@pytest.mark.parametrize("script", BENCHMARKS)
def test_every_benchmark_is_documented_with_its_options(script: str) -> None:
    options = re.findall(r'add_argument\(\s*"(--[\w-]+)"', (ROOT / script).read_text(encoding="utf-8"))
    assert options
    assert sorted(first_words(section("docs/measuring.md", f"## {script}"), "option")) == sorted(options)
    assert f"`{script}`" in TEXTS["README.md"]


def test_the_readme_begins_with_what_it_is_and_the_two_commands() -> None:
    head = TEXTS["README.md"].split("\n## ")[0]
    assert head.startswith("# Enrich\n\n")
    assert head.index("make demo") < head.index("make test")
    assert len(head.split("```")[0].split(".")) <= 4


def test_the_readme_draws_every_room_of_the_house() -> None:
    architecture = section("README.md", "## Architecture")
    rooms = [p.name for p in (ROOT / "enrich").iterdir() if p.is_dir() and (p / "__init__.py").exists()]
    assert len(rooms) == 5
    assert not [room for room in rooms if f"enrich/{room} " not in architecture]
    folders = [row[0].strip("`/") for row in table(architecture)]
    assert folders == ["connectors", "matching", "icp", "outreach", "enrich"]
