"""The people of a map: who reports to whom as hanging trees in columns, and beside them those who may be gone.

Those who run the company stand on top. A column is read downwards; somebody stands below and a little right of whom
they are thought to report to. Trees stay whole where the columns are long enough for that. Whoever has no place in a
tree comes last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from connectors.lexicon.posts import Function, Seniority
from enrich.exports.map_cards import Density, doubtful_card, person_card
from enrich.exports.map_sheet import COLUMN, COLUMNS, Box, Card, Kind, Label, Stroke, Tone, left_of
from matching.committee import Committee, Line
from matching.nouns import Person
from matching.titles import read_title

_INDENT, _DEEPEST = 12.0, 4
_SPINE, _BUS = 4.0, 8.0
_LIKELY = 0.6  # lines less likely than this are dashed
_LAST = 99
_TOP_ROWS = 2
_DOUBTFUL = "FORMER, OR UNSURE"


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody in a column: how deep below its top, the line above them, and their card."""

    depth: int
    line: Line | None
    card: Card


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the people go: a page, from which height to which, and how closely."""

    page: int
    top: float
    limit: float
    density: Density


@dataclass
class Drawn:
    """What was drawn of the people, and where it ends.

    `left_out` counts those for whom there is no room, `cut` the columns that begin in the middle of a tree.
    """

    plot: Plot
    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    bottom: float = 0.0
    left_out: int = 0
    cut: int = 0

    @property
    def lacks(self) -> tuple[int, int]:
        """What is wrong with it, the worst first."""
        return self.left_out, self.cut

    def put(self, card: Card, x: float, y: float, height: float = 0.0) -> bool:
        """Put a card into its place, if there is room; higher where `height` says so."""
        box = card.at(self.plot.page, x, y, height)
        if box.bottom > self.plot.limit:
            self.left_out += 1
            return False
        self.boxes.append(box)
        self.bottom = max(self.bottom, box.bottom)
        return True

    def stroke(self, *points: tuple[float, float], dashed: bool = False) -> None:
        self.strokes.append(Stroke(self.plot.page, points, dashed))


def people(committee: Committee, plot: Plot, now: datetime) -> Drawn:
    """Everybody of a committee within a plot, in as few columns for the doubtful as leave nobody out."""
    there = _there(committee)
    shares = _shares(len(committee.doubtful), len(there))
    tried = (_drawn(committee, there, plot, aside, now) for aside in shares)
    return min(tried, key=lambda drawn: drawn.lacks)


def _drawn(committee: Committee, there: Sequence[Person], plot: Plot, aside: int, now: datetime) -> Drawn:
    """The people with so many columns for those who may be gone."""
    drawn = Drawn(plot, bottom=plot.top)
    columns = COLUMNS - aside
    top = _top(committee, there)[: _TOP_ROWS * columns]
    trees = list(_trees(committee, there, top, plot.density))
    below = _put_top(drawn, top, committee, columns)
    _put_trees(drawn, trees, below, columns, hung=bool(top))
    _put_doubtful(drawn, committee, columns, aside, now)
    return drawn


def _shares(doubtful: int, there: int) -> list[int]:
    """How many columns those may take who may be gone, as many as fits their number first."""
    if not doubtful or not there:
        return [COLUMNS if doubtful else 0]
    even = COLUMNS * doubtful / (doubtful + there)
    return sorted(range(1, COLUMNS), key=lambda columns: abs(columns - even))


# -- who stands where --------------------------------------------------------------------------------


def _there(committee: Committee) -> list[Person]:
    """Everybody who is there, once, the highest first."""
    seated = [c.person for seat in committee.seats for c in seat.candidates]
    reporting = [person for line in committee.lines for person in (line.above, line.below)]
    unique = {person.id: person for person in (*seated, *reporting, *committee.others)}
    return sorted(unique.values(), key=lambda p: (_rank(p), p.name, p.id))


def _rank(person: Person) -> int:
    levels = (read_title(text).seniority for text in person.titles)
    return min((level.rank for level in levels if level), default=_LAST)


def _top(committee: Committee, there: Sequence[Person]) -> list[Person]:
    """Those who run the company and report to nobody known, those to whom others report first."""
    reporting = {line.below.id for line in committee.lines}
    reported_to = {line.above.id for line in committee.lines}
    found = [p for p in there if p.id not in reporting and _runs_it(p)]
    return sorted(found, key=lambda p: p.id not in reported_to)


def _runs_it(person: Person) -> bool:
    titles = [read_title(text) for text in person.titles]
    return any(
        title.seniority is Seniority.OWNER
        or (title.seniority is Seniority.C_LEVEL and Function.GENERAL_MANAGEMENT in title.functions)
        for title in titles
    )


def _trees(
    committee: Committee, there: Sequence[Person], top: Sequence[Person], density: Density
) -> Iterator[list[Placed]]:
    """The trees of a map in reading order: those below the top, then those that hang from nobody."""
    lines = {line.below.id: line for line in committee.lines}
    below: dict[str, list[Person]] = {}
    for person in there:
        if line := lines.get(person.id):
            below.setdefault(line.above.id, []).append(person)
    on_top = {person.id for person in top}
    indent = _INDENT if top else 0.0

    def tree(person: Person, depth: int) -> Iterator[Placed]:
        line = lines.get(person.id)
        room = COLUMN - indent - (depth - 1) * _INDENT
        yield Placed(depth, line, person_card(person, line, committee, density, room))
        for child in below.get(person.id, ()):
            yield from tree(child, min(_DEEPEST, depth + 1))

    for person in top:
        yield from (list(tree(child, 1)) for child in below.get(person.id, ()))
    yield from (list(tree(p, 1)) for p in there if p.id not in on_top and p.id not in lines)


def _packed(
    trees: Sequence[Sequence[Placed]], columns: int, distance: float, room: float
) -> list[list[Placed]]:
    """Trees in so many columns, as even as can be; cut only where whole ones need more room than there is."""
    even = sum(_height(tree, distance) for tree in trees) / columns
    for longest in (even * tenths / 10 for tenths in range(10, 21)):
        packed = _filled(trees, longest, distance)
        if len(packed) <= columns and max(_height(column, distance) for column in packed) <= room + distance:
            return packed
    each = [[placed] for tree in trees for placed in tree]
    highest = max(placed.card.height for (placed,) in each) + distance
    return _filled(each, even + highest, distance)


def _filled(trees: Sequence[Sequence[Placed]], longest: float, distance: float) -> list[list[Placed]]:
    columns: list[list[Placed]] = [[]]
    for tree in trees:
        if columns[-1] and _height(columns[-1], distance) + _height(tree, distance) > longest:
            columns.append([])
        columns[-1].extend(tree)
    return columns


def _height(column: Sequence[Placed], distance: float) -> float:
    return sum(placed.card.height + distance for placed in column)


# -- boxes and lines ---------------------------------------------------------------------------------


def _put_top(drawn: Drawn, top: Sequence[Person], committee: Committee, columns: int) -> float:
    """Draw those who run the company, in rows; gives where what is below them begins."""
    y = drawn.plot.top
    for start in range(0, len(top), max(1, columns)):
        row = top[start : start + columns]
        cards = [person_card(person, None, committee, drawn.plot.density, COLUMN) for person in row]
        height = max(card.height for card in cards)
        for column, card in enumerate(cards):
            drawn.put(card, left_of(column), y, height)
        y += height + drawn.plot.density.distance
    return y + _BUS if top else y


def _put_trees(drawn: Drawn, trees: Sequence[Sequence[Placed]], top: float, columns: int, hung: bool) -> None:
    if not trees or not columns:
        return
    packed = _packed(trees, columns, drawn.plot.density.distance, drawn.plot.limit - top)
    drawn.left_out += sum(len(column) for column in packed[columns:])
    drawn.cut = sum(column[0].depth > 1 for column in packed)
    spines = [
        left_of(number) + _SPINE
        for number, column in enumerate(packed[:columns])
        if _put_column(drawn, column, left_of(number) + (_INDENT if hung else 0.0), top, hung)
    ]
    if spines:
        stem, bus = left_of(0) + COLUMN / 2, top - _BUS
        drawn.stroke((stem, bus - drawn.plot.density.distance), (stem, bus))
        drawn.stroke((min(stem, *spines), bus), (max(stem, *spines), bus))
        for spine in spines:
            drawn.stroke((spine, bus), (spine, top))


def _put_column(drawn: Drawn, column: Sequence[Placed], left: float, top: float, hung: bool) -> bool:
    """Draw a column; says whether anybody in it hangs from the top."""
    begins = {0: top} if hung else {}  # where the next line down from each depth begins
    anybody, y = False, top
    for place, placed in enumerate(column):
        x = left + (placed.depth - 1) * _INDENT
        if not drawn.put(placed.card, x, y):
            drawn.left_out += len(column) - place - 1
            break
        begins = {depth: begin for depth, begin in begins.items() if depth < placed.depth}
        above = placed.depth - 1
        if placed.line and above in begins:
            anybody = anybody or above == 0
            spine, middle = x - _INDENT + _SPINE, y + min(14.0, placed.card.height / 2)
            dashed = placed.line.probability < _LIKELY
            drawn.stroke((spine, begins[above]), (spine, middle), (x, middle), dashed=dashed)
            begins[above] = middle
        y += placed.card.height
        begins[placed.depth] = y
        y += drawn.plot.density.distance
    return anybody


def _put_doubtful(drawn: Drawn, committee: Committee, first: int, columns: int, now: datetime) -> None:
    """Draw those who left or may have, in columns of their own at the right."""
    if not committee.doubtful:
        return
    plot, left = drawn.plot, left_of(first)
    title = Label(0, 9, COLUMN, _DOUBTFUL, 8.5, Tone.OPEN, bold=True)
    drawn.put(Card(Kind.SECTION, COLUMN, 12, (title,)), left, plot.top)
    cards = [doubtful_card(person, plot.density, now) for person in committee.doubtful]
    placed = [[Placed(1, None, card)] for card in cards]
    packed = _packed(placed, columns, plot.density.distance, plot.limit - plot.top)
    drawn.left_out += sum(len(column) for column in packed[columns:])
    for number, column in enumerate(packed[:columns]):
        y = plot.top + 17
        for one in column:
            if drawn.put(one.card, left_of(first + number), y):
                y += one.card.height + plot.density.distance
