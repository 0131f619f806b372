"""How well and how fast job titles are read.

    python benchmarks/titles.py [--data FOLDER] [--json] [--show N] [--coarse FILE]

Measured are function, seniority, decision maker and buying role on the labelled titles that ship with the project
(`fixtures/titles/titles.tsv`), the part that the tables were developed on and the third kept aside apart, beside two
readers that know the labels of the former: the most frequent label, and the nearest title by rapidfuzz. Then the speed,
on titles made of the tables' own words, none asked before. With `--data`, agreement with public lists, whose labels are
coarse: `titles/` of O*NET (CC BY 4.0), ESCO (CC BY 4.0) and GitLab. With `--coarse`, a table of titles with departments
or levels of some other scheme, in columns `title`, `department`, `seniority`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
# Run as a script, Python looks into this folder first, where matching.py would pass for the package `matching`.
sys.path[:] = [str(HERE.parent), *(entry for entry in sys.path if Path(entry or ".").resolve() != HERE)]

from benchmarks.titling.coarse import measure_coarse, read_coarse  # noqa: E402
from benchmarks.titling.labelled import (  # noqa: E402
    ASKED,
    Labelled,
    by_language,
    is_aside,
    judged,
    ours,
    read_labelled,
)
from benchmarks.titling.lists import LISTS, measure  # noqa: E402
from benchmarks.titling.peers import Reader, majority, nearest  # noqa: E402
from connectors.lexicon.title_tables import Kind, tables  # noqa: E402
from connectors.lexicon.titles import looks_like_title  # noqa: E402
from matching.titles import read_title  # noqa: E402


def on_labelled(show: int) -> dict[str, Any]:
    """Figures of each reader on both parts of the labelled titles; ours for each language too."""
    titles = read_labelled()
    parts = {"developed on": [t for t in titles if not is_aside(t.text)]}
    parts["aside"] = [t for t in titles if is_aside(t.text)]
    known = parts["developed on"]
    readers: dict[str, Reader] = {"ours": ours, "nearest": nearest(known), "most frequent": majority(known)}
    report: dict[str, Any] = {}
    for name, part in parts.items():
        answers = {reader: [read(title.text) for title in part] for reader, read in readers.items()}
        report[name] = {"titles": len(part)} | {
            reader: judged(part, made) for reader, made in answers.items()
        }
        report[name]["by language"] = by_language(part, answers["ours"])
    for line in misread(known)[:show]:
        print(line)
    return report


def misread(titles: Sequence[Labelled]) -> list[str]:
    """The titles whose function or seniority is not the label, each with both."""
    lines = []
    for title in titles:
        answer = ours(title.text)
        wrong = [what for what in ASKED[:2] if title.label(what) != answer.label(what)]
        said = "; ".join(f"{what} {answer.label(what)}, labelled {title.label(what)}" for what in wrong)
        if said:
            lines.append(f"{title.language:8} {title.text}: {said}")
    return lines


def on_lists(data: Path, show: int) -> dict[str, Any]:
    """Agreement with each public list that is there."""
    report: dict[str, Any] = {}
    for name, reader in LISTS.items():
        path = data / "titles" / name
        if path.exists():
            halves = measure(reader(path))
            report[name] = {half: tally.figures() for half, tally in halves.items()}
            wrong = halves["developed on"].misread
            for line in wrong[:: max(1, len(wrong) // show)] if show else ():
                print(line)
    return report


def made_titles(count: int) -> list[str]:
    """Titles made of the English words of the tables, no two alike."""
    english = [(p, e[0]) for p, e in tables().phrases.items() if e[0].language == "en"]
    posts = [p for p, entry in english if entry.kind is Kind.POST]
    fields = [p for p, entry in english if entry.kind is Kind.FUNCTION]
    made = (
        f"{f.title()} {p.title()}{', EMEA' if n % 3 else ''}" for n, f in enumerate(fields) for p in posts
    )
    return [title for title, _ in zip(made, range(count), strict=False)]


def speed(count: int = 40_000) -> dict[str, int]:
    """Titles and lines a second of CPU time, none of them asked before."""
    titles = made_titles(count)
    read_title("warm up"), looks_like_title("warm up")
    figures = {}
    for name, ask in (("read_title", read_title), ("looks_like_title", looks_like_title)):
        start = time.process_time()
        for title in titles:
            ask(title)
        figures[name] = round(len(titles) / (time.process_time() - start))
    return figures


def show_labelled(report: Mapping[str, Any]) -> None:
    print(
        f"{'':14}{'':15}{'titles':>7}"
        + "".join(f"{what.replace('_', ' '):>24}" for what in ASKED)
        + "  any function"
    )
    print(f"{'':36}" + f"{'accuracy  macro-F1':>24}" * len(ASKED))
    for part, found in report.items():
        for reader in ("ours", "nearest", "most frequent"):
            cells = "".join(
                f"{found[reader][what]['accuracy']:>14.3f}{found[reader][what]['macro_f1']:>10.3f}"
                for what in ASKED
            )
            among = found[reader]["any function"]["accuracy"]
            print(f"{part:14}{reader:15}{found['titles']:>7}{cells}{among:>14.3f}")
    for part, found in report.items():
        print(f"\n{part}: titles of each language, function and seniority as labelled")
        print(", ".join(
            f"{language} {at['titles']} {at['function']:.2f} {at['seniority']:.2f}"
            for language, at in found["by language"].items()
        ))  # fmt: skip


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder that holds titles/")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument(
        "--show", type=int, default=0, help="so many misread titles of each part developed on"
    )
    parser.add_argument(
        "--coarse", type=Path, help="a CSV of titles with departments or levels of another scheme"
    )
    return parser


def main() -> None:
    chosen = arguments().parse_args()
    report: dict[str, Any] = {"titles a second": speed(), "labelled": on_labelled(chosen.show)}
    if chosen.data:
        report["lists"] = on_lists(chosen.data, chosen.show)
    if chosen.coarse:
        report["coarse"] = measure_coarse(read_coarse(chosen.coarse))
    if chosen.json:
        print(json.dumps(report, indent=2, ensure_ascii=False))
        return
    show_labelled(report["labelled"])
    for name in ("titles a second", "lists", "coarse"):
        for key, figures in report.get(name, {}).items():
            print(f"\n{name}: {key}: {figures}")


if __name__ == "__main__":
    main()
