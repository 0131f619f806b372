"""`enrich calibrate`: points and probabilities learnt from how leads ended, and what they foretell of new ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from connectors.text import fold
from enrich.app.calibrate_read import FORETOLD, Asked, Sheet, history, newcomers
from enrich.errors import BadInput
from enrich.exports.tables import CsvTable, Escape, whole
from icp.calibration.board import EVENT
from icp.calibration.calibrate import Calibration, Wishes, calibrate
from icp.calibration.fit import TooFewOutcomes
from icp.calibration.model import Chance, Kept, foretell, kept
from icp.calibration.model_json import ModelError, from_json, to_json
from icp.calibration.rules import rules_of
from icp.table import did_you_mean

_MOST_MODEL = 64 * 1024 * 1024


@dataclass(frozen=True)
class CalibrateOptions:
    """What `enrich calibrate` was asked: columns, wishes, and where to write.

    Attributes:
        as_of: the day of the export; the latest day in the files if left out, though never after today.
        since: leads before this day are not looked at.
        rules: where to write the points as rules; `model` is where to write the model.
    """

    asked: Asked = field(default_factory=Asked)
    wishes: Wishes = field(default_factory=Wishes)
    as_of: date | None = None
    since: date | None = None
    rules: Path | None = None
    model: Path | None = None


@dataclass(frozen=True)
class Learnt:
    """A calibration, as of which day, and remarks on how the files were read."""

    calibration: Calibration
    as_of: date
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Foretold:
    """New leads in their order, each with its chance, and the model they were given by."""

    sheet: Sheet
    chances: list[Chance]
    model: Kept


def learn(path: Path, options: CalibrateOptions, today: date) -> Learnt:
    """Learn from a list of leads, and write rules and model where that is asked.

    Raises:
        BadInput: for files that cannot be used, and where too few leads have ended.
    """
    sheet = history(path, options.asked)
    as_of = options.as_of or min(sheet.latest, today)
    leads = [lead for lead in sheet.leads if not options.since or lead.created >= options.since]
    wishes = _resolved(options.wishes, sheet)
    try:
        calibration = calibrate(leads, sheet.fields, as_of, wishes)
    except TooFewOutcomes as error:
        raise BadInput(f"{path}: {error}") from error
    model = kept(calibration, as_of)
    rules = rules_of(model)
    if options.rules and not rules:
        sheet.remarks.append(f"{options.rules} is not written: no trait earns points, so there is no rule.")
    for place, text in ((options.rules, rules), (options.model, to_json(model))):
        if place and text:
            with whole(place) as file:
                file.write(text)
    return Learnt(calibration, as_of, tuple(sheet.remarks))


def _resolved(wishes: Wishes, sheet: Sheet) -> Wishes:
    """The wishes with fields as the file spells them."""
    kinds = {happening.kind for lead in sheet.leads for happening in lead.did}
    known = {fold(name): name for name in (*(f"{EVENT}{kind}" for kind in sorted(kinds)), *sheet.fields)}
    return replace(wishes, allow=_spelt(wishes.allow, known), ignore=_spelt(wishes.ignore, known))


def _spelt(names: Iterable[str], known: dict[str, str]) -> frozenset[str]:
    for name in names:
        if fold(name) not in known:
            raise BadInput(f"there is no field {name!r} to learn from; {did_you_mean(name, known.values())}")
    return frozenset(known[fold(name)] for name in names)


def apply(path: Path, model: Path, asked: Asked, today: date, out: Path | None) -> Foretold:
    """What a model foretells of new leads, in their order; written beside their own columns where `out` is given.

    Raises:
        BadInput: for a file that is no model, and leads that have none of its fields.
    """
    learnt = read_model(model)
    sheet = newcomers(path, asked, today)
    known = [name for name in learnt.fields if name in sheet.columns or name.startswith(EVENT)]
    if learnt.fields and not known:
        raise BadInput(
            f"{path} has none of the columns that {model} learnt from: {', '.join(learnt.fields[:12])}."
        )
    missing = [name for name in learnt.fields if name not in known]
    if missing:
        sheet.remarks.append(f"columns that the model knows are not there: {', '.join(missing[:12])}")
    foretold = Foretold(sheet, foretell(learnt, sheet.leads, sheet.fields), learnt)
    if out:
        _write(foretold, out)
    return foretold


def read_model(path: Path) -> Kept:
    """A model that was kept.

    Raises:
        BadInput: for a file that is none.
    """
    try:
        if path.stat().st_size > _MOST_MODEL:
            raise ModelError("it is larger than any model")
        return from_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ModelError) as error:
        raise BadInput(
            f"{path} is no model: {error}. Learn one: enrich calibrate LEADS --save FILE"
        ) from error


def _write(foretold: Foretold, out: Path) -> None:
    columns = foretold.sheet.columns
    with whole(out) as file:
        table = CsvTable(file, (*columns, *FORETOLD), Escape.OURS, len(columns))
        for row, chance in zip(foretold.sheet.rows, foretold.chances, strict=True):
            table.write((*row, *_cells(row, chance)))


def _cells(row: Sequence[str], chance: Chance) -> tuple[str, ...]:
    """Our cells of one row; empty where the row is."""
    if not any(cell.strip() for cell in row):
        return ("",) * len(FORETOLD)
    numbers = (f"{value:.4f}" for value in (chance.probability, chance.low, chance.high))
    return (*numbers, str(chance.points), "; ".join(chance.because))
