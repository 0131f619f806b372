"""What `enrich calibrate` prints: for people a page to read from the top, for scripts JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from enrich.app.calibrate import Foretold, Learnt
from enrich.app.screen import out, table
from icp.calibration.calibrate import Calibration
from icp.calibration.control import Rate
from icp.calibration.model import Chance
from icp.calibration.trial import Model, Step, Trial
from icp.calibration.vocabulary import columns_for

_MOST_TRAITS = 40
_MOST_LEADS = 30


def show_learnt(learnt: Learnt, as_json: bool) -> None:
    """Print a calibration."""
    if as_json:
        for line in _lines(learnt):
            out(line)
        return
    from click import echo

    calibration = learnt.calibration
    echo(_told_of_leads(learnt))
    echo("")
    _show_traits(calibration)
    _show_left_out(calibration)
    _show_trial(calibration.trial)
    echo(verdict_of(calibration.trial))


def _told_of_leads(learnt: Learnt) -> str:
    c, control = learnt.calibration.counts, learnt.calibration.fitted.control
    quarter = "the last quarter" if control.quarters == 1 else f"the last {control.quarters} quarters"
    sentences = [
        f"Learnt from {c.leads:,} leads that came in from {c.since} to {c.until}: {c.won:,} became customers.",
        f"A lead has {c.settle} days to be won; {c.young:,} leads are younger as of {learnt.as_of} and were left out, "
        f"and {c.still_open:,} older ones that are still open count as not won.",
    ]
    if c.late:
        sentences.append(f"{c.late:,} events on or after the day of the outcome were not counted.")
    of = f"({control.won:,} of {control.leads:,})"
    sentences.append(f"Control: {control.value:.1%} of the leads of {quarter} became customers {of}.")
    return "\n".join(sentences)


def _show_traits(calibration: Calibration) -> None:
    from click import echo

    rates = sorted(calibration.fitted.control.rates, key=lambda rate: (-rate.points, -rate.above))
    earning = [rate for rate in rates if rate.points]
    if earning:
        columns = ("trait", "customers / had it", "rate", "90 % interval", "expect", "P(r > c)", "points")
        rows = [_rate_row(rate) for rate in earning[:_MOST_TRAITS]]
        table(columns, rows, "What earns points", numbers=columns[1:])
    left = (
        f"{len(rates) - len(earning):,} other traits are" if earning else f"None of {len(rates):,} traits is"
    )
    echo(f"{left} {'not ' if earning else ''}surely above the control (--json lists them).\n")


def _rate_row(rate: Rate) -> list[str]:
    return [
        str(rate.trait),
        f"{rate.won:,} / {rate.had:,}",
        f"{rate.rate:.0%}",
        f"{rate.low:.0%} to {rate.high:.0%}",
        f"{rate.shrunk:.0%}",
        f"{min(rate.above, 0.9999):.4f}",
        f"+{rate.points}",
    ]


def _show_left_out(calibration: Calibration) -> None:
    from click import echo

    rows = [[leak.field, f"leaks ({leak.ground})", leak.because] for leak in calibration.leaks]
    rows += [[leak.field, "allowed by you", leak.because] for leak in calibration.allowed]
    rows += [[field, "left out", because] for field, because in calibration.without.items()]
    if rows:
        table(("field", "", "why"), rows, "Fields left out (use one all the same: --allow FIELD)")
        echo("")


def _show_trial(trial: Trial) -> None:
    from click import echo

    columns = ("model", "AUC", "95 % interval", "Brier", "ECE")
    rows = [
        [model, f"{f.auc:.2f}", f"{f.auc_low:.2f} to {f.auc_high:.2f}", f"{f.brier:.4f}", f"{f.ece:.3f}"]
        for model, f in trial.figures.items()
    ]
    later = f"the {trial.leads:,} leads since {trial.since} ({trial.won:,} won)"
    title = f"How well: {later}, foretold from those before"
    table(columns, rows, title, numbers=columns[1:])
    echo("")
    shown = trial.used if trial.used is not Model.BASE else Model.POINTS
    bins = [[f"{b.leads:,}", f"{b.said:.0%}", f"{b.share:.0%}"] for b in trial.figures[shown].bins]
    names = ("leads", "foretold", "became customers")
    table(names, bins, f"Reliability of {shown}", numbers=names)
    echo("")


def verdict_of(trial: Trial) -> str:
    """Which model is used and why, in a sentence or two."""
    because = " ".join(_reason(step) for step in trial.steps)
    warning = ""
    if trial.used is Model.BASE:
        warning = " Neither tells later customers from others beyond chance: do not rank leads by them yet."
    return f"Used: {trial.used}. {because}{warning}"


def _reason(step: Step) -> str:
    tried = step.tried.capitalize()
    if step.too_good:
        return (
            f"{tried} is not used: an AUC of {step.auc:.2f} is too good to be true, so a field that is still in tells "
            "the outcome. Find it, and leave it out with --ignore FIELD."
        )
    by = f"its Brier score is {abs(step.gain):.4f} (± {step.error:.4f}) {'below' if step.gain > 0 else 'above'}"
    if step.against is Model.BASE:
        order = "is better than chance" if step.in_order else "is not surely better than chance"
        return f"{tried} against one rate for all: {by}, and its order {order}."
    sure = "which chance does not explain" if step.better else "which may be chance, so the simpler stays"
    return f"{tried} against {step.against}: {by}, {sure}."


def _lines(learnt: Learnt) -> Iterator[dict[str, Any]]:
    calibration, trial = learnt.calibration, learnt.calibration.trial
    control = calibration.fitted.control
    counts = {k: str(v) if k in ("since", "until") else v for k, v in asdict(calibration.counts).items()}
    yield {"kind": "leads", "as_of": str(learnt.as_of), **counts}
    yield {
        "kind": "control",
        "value": control.value,
        "won": control.won,
        "leads": control.leads,
        "quarters": control.quarters,
    }
    for rate in control.rates:
        field, level = rate.trait
        yield {"kind": "trait", "field": field, "level": level, "rate": rate.rate, **_without_trait(rate)}
    for leak in calibration.leaks:
        yield {"kind": "leak", **asdict(leak), "allowed": False}
    for leak in calibration.allowed:
        yield {"kind": "leak", **asdict(leak), "allowed": True}
    for name, because in calibration.without.items():
        yield {"kind": "left_out", "field": name, "because": because}
    for model, figures in trial.figures.items():
        bins = [{"leads": b.leads, "said": b.said, "won": b.won} for b in figures.bins]
        yield {"kind": "model", "model": model, **asdict(figures), "bins": bins}
    yield {"kind": "used", "model": trial.used, "because": verdict_of(trial), "since": str(trial.since),
           "leads": trial.leads, "won": trial.won}  # fmt: skip


def _without_trait(rate: Rate) -> dict[str, Any]:
    return {name: value for name, value in asdict(rate).items() if name != "trait"}


def show_foretold(foretold: Foretold, as_json: bool, written: bool) -> None:
    """Print the chances of new leads: all as JSON lines in their order, or the best ones as a table."""
    from click import echo

    pairs = [
        (lead.row, row, chance)
        for lead, row, chance in zip(foretold.sheet.leads, foretold.sheet.rows, foretold.chances, strict=True)
        if any(cell.strip() for cell in row)
    ]
    if as_json:
        for number, _, chance in pairs:
            out(
                {
                    "row": number,
                    **asdict(chance),
                    "because": list(chance.because),
                    "model": foretold.model.used,
                }
            )
        return
    best = sorted(pairs, key=lambda pair: (-pair[2].probability, pair[0]))
    named = columns_for("lead", foretold.sheet.columns)
    columns = ("row", "lead", "wins", "90 % interval", "points", "why")
    rows = [
        [str(number), _name(row, named), *_chance_cells(chance)] for number, row, chance in best[:_MOST_LEADS]
    ]
    table(columns, rows, "The likeliest customers", numbers=("row", "wins", "points"))
    if len(best) > _MOST_LEADS and not written:
        echo(f"\n{len(best) - _MOST_LEADS:,} more: --out FILE writes them all, --json prints them.")


def _name(row: tuple[str, ...], named: Sequence[int]) -> str:
    """How a lead is called: by its address or another name of its own, else by the first words of its row."""
    cells = [*(row[n] for n in named), *row]
    return next((cell.strip() for cell in cells if cell.strip() and not cell.strip().isdigit()), "")[:40]


def _chance_cells(chance: Chance) -> list[str]:
    between = f"{chance.low:.0%} to {chance.high:.0%}"
    return [f"{chance.probability:.0%}", between, str(chance.points), "; ".join(chance.because)]
