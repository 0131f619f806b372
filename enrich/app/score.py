"""`enrich score`: from a file of events to the points, the stage and the tasks of each lead.

Events are laid aside in parts and scored part by part, so that memory follows the leads and not the events. Stages are
judged from where each lead stood, as the store has it, and only what changed is added: the same again adds nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from connectors.files.moments import DAY, moment
from connectors.text import fold
from enrich.app.pages import text_of
from enrich.app.score_events import EventFile, Tally, lead_key, open_events
from enrich.app.score_files import Sinks, write_lines
from enrich.app.score_leads import LeadList, read_leads
from enrich.app.score_line import Line, Office
from enrich.app.score_spool import Spool, by_house, is_company
from enrich.errors import BadInput
from enrich.exports.also import counted
from enrich.store.stages import StageChange, Stages
from icp.activity.columns import LEADS, roles
from icp.activity.event import Event, kinds, known
from icp.activity.rules import Rules
from icp.activity.scan import discounts
from icp.lifecycle.facts import Fit
from icp.lifecycle.playbook import Playbook, parse_playbook, shipped
from icp.lifecycle.stages import How, Stands, about
from icp.table import ProfileError

Watch = Callable[[str], None]
_MOST_WORDS = 5
_TO_PASTE = 5  # points of a rule to paste; any number will do


@dataclass(frozen=True)
class ScoreOptions:
    """What to score, and what to write.

    Attributes:
        columns: role → column, for events and, where the role is one of a list's, for the list of leads.
        machines: where every event that a machine made is written with its reason; packets: where hand-offs go.
        explain: one lead of whom everything is told.
        keep: whether changes of stage are kept in the store.
    """

    events: Path
    rules: Path | None = None
    leads: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    out: Path | None = None
    machines: Path | None = None
    packets: Path | None = None
    explain: str = ""
    keep: bool = True


@dataclass
class Scored:
    """What came of it: a line for each lead in order, and what is to be told beside."""

    playbook: Playbook
    lines: list[Line]
    tally: Tally
    remarks: list[str]
    machines: int = 0
    changes: int = 0

    def line(self, lead: str) -> Line:
        """The line of one lead. Raises BadInput where it did nothing and stands in no list."""
        found = next((line for line in self.lines if line.score), None)
        if found is None:
            raise BadInput(f"{lead!r} is no lead of these events. Name it as it is called there.")
        return found


def playbook_of(path: Path | None) -> Playbook:
    """The rules of a file, or the shipped ones. Raises BadInput with every mistake and its line."""
    if path is None:
        return shipped()
    try:
        return parse_playbook(text_of(path), path.name)
    except ProfileError as error:
        raise BadInput(str(error)) from error


def score_leads(
    stages: Stages, verdicts: Callable[[], tuple[Mapping[str, str], str]], options: ScoreOptions, now: datetime,
    watch: Watch,
) -> Scored:  # fmt: skip
    """Score every lead of a file of events and of a list.

    Args:
        verdicts: asked only where the list judges nobody: verdicts by domain, and whose they are.

    Raises:
        BadInput: for files, columns and rules that cannot be used.
    """
    playbook = playbook_of(options.rules)
    leads = _leads(options, playbook)
    file = open_events(options.events, _of(options.columns, False), playbook.rules.fields)
    found = Scored(playbook, [], Tally(), [*leads.remarks, *file.remarks])
    if not leads.judges and playbook.limits.fit == "needed":
        leads, remark = _judged(leads, *verdicts())
        found.remarks += remark
    with Spool() as spool, Sinks(options.machines, options.packets) as sinks:
        office = Office(playbook, stages, sinks, now, leads.key(lead_key(options.explain)))
        watch("reading events")
        _lay_aside(file, leads, spool, found.tally, now)
        if not found.tally.rows:
            found.remarks.append(_eventless(options, file))
        _score_all(spool, leads, office, file.roles, found, watch)
    found.remarks += _unused(found.tally, playbook.rules, options.rules)
    if options.out:
        write_lines(options.out, found.lines, options.leads, _of(options.columns, True))
    if options.keep:
        changes = [change for line in found.lines for change in line.changes]
        _keep(stages, changes)
        found.changes = len(changes)
    return found


def _eventless(options: ScoreOptions, file: EventFile) -> str:
    """That a file has columns and no event. Raises BadInput where no list says anything of leads either."""
    missing = (
        f"{options.events}: no row stands below the columns ({', '.join(filter(None, file.listing.columns))}), so "
        "nobody did anything"
    )
    if options.leads is None:
        raise BadInput(f"{missing}. Give an export with a row for each event: who, what, when")
    return f"{missing}: leads are judged by {options.leads.name} alone"


def _score_all(
    spool: Spool, leads: LeadList, office: Office, has: Collection[str], found: Scored, watch: Watch
) -> None:
    """The lines of all leads, those of the list that did nothing too."""
    for n, part in enumerate(spool.parts(), 1):
        watch(f"scoring, part {n}")
        found.lines += _part(part, leads, office, has, found)
    scored = {line.key for line in found.lines}
    found.lines += (office.line(leads.find(key), (), {}) for key in leads.leads if key not in scored)
    found.lines.sort(key=_order)
    found.remarks += (*leads.troubles, *_strangers(leads, scored))


def _order(line: Line) -> tuple[int, float, float, str]:
    """Leads in the flow first, then those taken out of it, then customers; in each the most deciding points first."""
    return list(Stands).index(about()[line.stage].stands), -line.deciding, -line.points, line.key


def _strangers(leads: LeadList, scored: Collection[str]) -> Iterator[str]:
    """That leads of the events stand in no list, so that nothing more is known of them."""
    missing = sum(key not in leads.leads for key in scored) if leads.leads else 0
    if missing:
        yield f"{missing} of {counted(len(scored), 'lead')} with events stand in no row of the list"


def _leads(options: ScoreOptions, playbook: Playbook) -> LeadList:
    if options.leads is None:
        if beside := _of(options.columns, True).keys() - set(roles()):
            raise BadInput(
                f"--map {min(beside)}=…: that is a column of a list of leads. Give the list: --leads LIST"
            )
        return LeadList()
    asked = {*playbook.rules.fields, *map(fold, (*playbook.wanted.segment, *playbook.wanted.notes))}
    return read_leads(options.leads, _of(options.columns, True), asked)


def _of(columns: Mapping[str, str], leads: bool) -> dict[str, str]:
    """What the user says of the columns of the list, or of the events. "lead.id" is the list's; both have an id."""
    if leads:
        named = {
            role.removeprefix("lead."): name for role, name in columns.items() if role.startswith("lead.")
        }
        return named | {r: name for r, name in columns.items() if r in roles(LEADS) and r not in roles()}
    own = {r: name for r, name in columns.items() if not r.startswith("lead.")}
    return {r: name for r, name in own.items() if r in roles() or r not in roles(LEADS)}


def _judged(leads: LeadList, verdicts: Mapping[str, str], whose: str) -> tuple[LeadList, list[str]]:
    """A list with the verdicts of the latest run on the companies of its leads."""
    if not verdicts:
        return leads, []
    fits = {domain: Fit(verdict, How.RULE, whose) for domain, verdict in verdicts.items()}
    return replace(leads, fits=fits), [f"fit: by {whose}"]


def _lay_aside(file: EventFile, leads: LeadList, spool: Spool, tally: Tally, now: datetime) -> None:
    latest = now.timestamp()
    for event, mark in file.events(tally):
        tally.words[event.kind] += 1
        if event.at is not None and event.at > latest:
            tally.later += 1
        else:
            spool.add(event._replace(lead=leads.key(event.lead)), mark)


def _part(
    part: Iterable[tuple[Event, str]], leads: LeadList, office: Office, has: Collection[str], found: Scored
) -> Iterator[Line]:
    """The lines of all leads of one part."""
    for house, people in by_house(part, found.tally).items():
        machines = discounts(people, office.playbook.scanners, is_company(house), has)
        found.machines += len(machines)
        for key, events in people.items():
            yield office.line(leads.find(key), events, machines)


def _unused(tally: Tally, rules: Rules, file: Path | None) -> Iterator[str]:
    """Words of the export that earn nothing, and rules that fit nothing: one of them may be misspelt."""
    strange = Counter(
        {k: n for k, n in tally.words.items() if rules.counted_as(k) not in rules.named and not _silent(k)}
    )
    if strange:
        listed = ", ".join(f"{kind} ({n})" for kind, n in strange.most_common(_MOST_WORDS))
        more = f" and {len(strange) - _MOST_WORDS} more" if len(strange) > _MOST_WORDS else ""
        pasted = _rule_to_add([kind for kind, _ in strange.most_common(_MOST_WORDS)], file)
        yield f"no rule is about: {listed}{more}. {pasted}"
    odd = sorted(rules.named - tally.words.keys() - kinds().keys())
    if odd:
        yield f"no event was ever one of: {', '.join(odd)}; is it spelt as in your export?"


def _rule_to_add(kinds: Iterable[str], file: Path | None) -> str:
    """How events come to earn points: the lines to paste into the rules, one for each kind."""
    where = (
        f"add these to {file}"
        if file
        else "add these to your copy of the rules (enrich score --show-rules > rules.toml; then --rules rules.toml)"
    )
    lines = (
        f"[[rule]]\nevent = {json.dumps(kind, ensure_ascii=False)}\npoints = {_TO_PASTE}" for kind in kinds
    )
    return f"They earn nothing. To give them points, {where}, with numbers of your own:\n" + "\n\n".join(
        lines
    )


def _silent(kind: str) -> bool:
    """Whether a kind is of things that we or servers do, which nobody expects to earn points."""
    return known(kind).who == "us"


def _keep(stages: Stages, changes: list[StageChange]) -> None:
    if changes:
        with stages.store.writing():
            stages.add(changes)


def moment_of(text: str) -> datetime:
    """The moment that a user names: the end of a day, or a time of day. Raises BadInput for what is neither."""
    found = moment(text)
    if found is None:
        raise BadInput(
            f"--now {text}: no date that can be read. Write it as 2026-03-31 or 2026-03-31T17:00:00Z"
        )
    return datetime.fromtimestamp(found.seconds + (DAY - 1 if found.grain == DAY else 0), UTC)
