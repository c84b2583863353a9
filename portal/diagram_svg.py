"""The drawing of a procedure: one column per stage, one card per step, its moves as lines of the card.

A label stands in its card, never on an arrow, so no two texts can meet however many arrows there are. Arrows to one
step share a lane in each gap between columns and one bus above or below; a lane has the colour of the stage it leads to.
"""

from dataclasses import dataclass, field
from html import escape
from typing import Final

from config.schema.procedure import Move, Procedure, Step
from portal.tables import title_of
from states.fact_register import FACTS
from states.vocabulary import STAGE_TITLES, Stage

FONT: Final = "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
COLOURS: Final = {
    Stage.PROMPT: "#3b6ea5",
    Stage.INSPECT: "#2e7d6b",
    Stage.DECIDE: "#8a5a00",
    Stage.SERVE: "#7a3e9d",
    Stage.VISIT: "#a8446a",
    Stage.CLOSE: "#555555",
}
TITLE, TEXT, SMALL = 14, 12, 10.5
HEAD, ROW, NOTE, PAD, APART = 30, 21, 17, 12, 26
LANE, MARGIN, BAND, STAGGER = 9, 24, 34, 5.0
SELF: Final = "（留在本步）"


def drawn(procedure: Procedure) -> str:
    """The SVG of a procedure; the same procedure gives the same text."""
    return _Drawing(procedure).svg()


def condition_of(move: Move) -> str:
    """When the move is taken, in words; empty if always."""
    if move.when:
        return f"当：{FACTS[move.when].title}"
    return f"除非：{FACTS[move.unless].title}" if move.unless else ""


def width_of(text: str, size: float) -> float:
    """About how wide a line is: a Chinese character is square, others are a little more than half as wide."""
    return sum(size if ord(letter) > 0x2000 else size * 0.6 for letter in text)


@dataclass
class _Row:
    """One move out of a step."""

    move: Move
    says: str
    when: str
    y: float = 0

    @property
    def height(self) -> float:
        return ROW + (NOTE if self.when else 0)


@dataclass
class _Card:
    """One step with its moves."""

    step: Step
    column: int
    rows: list[_Row] = field(default_factory=list)
    x: float = 0
    y: float = 0
    width: float = 0

    @property
    def height(self) -> float:
        return HEAD + sum(row.height for row in self.rows) + (6 if self.rows else 0)

    @property
    def entry(self) -> float:
        return self.y + HEAD / 2

    def needs(self) -> float:
        lines = [
            (self.step.title, TITLE + 3.0),
            *((r.says, TEXT) for r in self.rows),
            *((r.when, SMALL) for r in self.rows),
        ]
        return max(width_of(text, size) for text, size in lines) + 2 * PAD + 8


class _Drawing:
    """Places first, then paths."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.stages = [s for s in Stage if any(step.key.startswith(f"{s}.") for step in procedure.steps)]
        self.titles = {step.key: step.title for step in procedure.steps}
        self.cards = {step.key: self._card(step) for step in procedure.steps}
        self.lanes: dict[int, list[str]] = {gap: [] for gap in range(len(self.stages) + 1)}  # gap before each column
        self.above: list[str] = []
        self.below: list[str] = []
        for card in self.cards.values():
            for row in card.rows:
                self._reserve(card, row)
        self._place()

    def _card(self, step: Step) -> _Card:
        column = self.stages.index(Stage(step.key.split(".")[0]))
        card = _Card(step, column)
        for move in self.procedure.moves:
            if step.key in move.source:
                to = SELF if move.to == step.key else self.titles[move.to]
                card.rows.append(_Row(move, f"{title_of(move.act)} → {to}", condition_of(move)))
        return card

    def _reserve(self, card: _Card, row: _Row) -> None:
        """The lanes an arrow needs; one for each target in each gap."""
        target = self.cards[row.move.to]
        if target is card:
            return
        for gap in self._gaps(card, target):
            if target.step.key not in self.lanes[gap]:
                self.lanes[gap].append(target.step.key)
        bus = self._bus(card, target)
        if bus is not None and target.step.key not in bus:
            bus.append(target.step.key)

    @staticmethod
    def _gaps(card: _Card, target: _Card) -> tuple[int, ...]:
        if target.column == card.column:
            return (card.column + 1,)
        first = card.column + 1 if target.column > card.column else card.column
        last = target.column if target.column > card.column else target.column + 1
        return (first,) if first == last else (first, last)

    def _bus(self, card: _Card, target: _Card) -> list[str] | None:
        if target.column > card.column + 1:
            return self.above
        return self.below if target.column < card.column - 1 else None

    def _place(self) -> None:
        x = float(MARGIN)
        self.gap_x: dict[int, float] = {}
        top = 0.0 + MARGIN + 40 + BAND + 14 + LANE * len(self.above)
        bottom = 0.0
        self.column_x: list[tuple[float, float]] = []
        for column in range(len(self.stages)):
            self.gap_x[column] = x
            x += self._gap_width(column)
            cards = [card for card in self.cards.values() if card.column == column]
            width = max(card.needs() for card in cards)
            y = top + STAGGER * column
            for card in cards:
                card.x, card.y, card.width = x, y, width
                below = card.y + HEAD + 3
                for row in card.rows:
                    row.y, below = below + ROW / 2, below + row.height
                y += card.height + APART
            bottom = max(bottom, y - APART)
            self.column_x.append((x, width))
            x += width
        self.gap_x[len(self.stages)] = x
        self.width = x + self._gap_width(len(self.stages)) + MARGIN
        self.bus_top = 0.0 + MARGIN + 40 + BAND + 10
        self.bus_bottom = bottom + 18
        self.height = self.bus_bottom + LANE * len(self.below) + MARGIN

    def _gap_width(self, gap: int) -> float:
        lanes = len(self.lanes[gap])
        return 2 * 18 + LANE * lanes if lanes else (8.0 if gap == 0 else 30.0)

    def _lane(self, gap: int, key: str) -> float:
        return self.gap_x[gap] + 18 + LANE * (self.lanes[gap].index(key) + 0.5)

    # what is drawn --------------------------------------------------------------------------------------------------

    def svg(self) -> str:
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:.0f} {self.height:.0f}" '
            f'width="{self.width:.0f}" height="{self.height:.0f}" font-family="{FONT}">',
            f"<title>{escape(self.procedure.title)}</title>",
            "<defs>",
            *(self._marker(stage) for stage in self.stages),
            "</defs>",
            f'<rect width="{self.width:.0f}" height="{self.height:.0f}" fill="#ffffff"/>',
            _text(MARGIN, MARGIN + 18, f"{self.procedure.title}（{self.procedure.clause}）", 18, "#222", bold=True),
        ]
        parts += [self._stage(n, stage) for n, stage in enumerate(self.stages)]
        parts += [self._arrow(card, row) for card in self.cards.values() for row in card.rows if self._leads(card, row)]
        parts += [self._box(card) for card in self.cards.values()]
        return "\n".join((*parts, "</svg>\n"))

    def _leads(self, card: _Card, row: _Row) -> bool:
        return row.move.to != card.step.key

    @staticmethod
    def _marker(stage: Stage) -> str:
        return (
            f'<marker id="to-{stage}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
            f'<path d="M0 0L8 4L0 8z" fill="{COLOURS[stage]}"/></marker>'
        )

    def _stage(self, n: int, stage: Stage) -> str:
        x, width = self.column_x[n]
        band = f'<rect x="{x:.1f}" y="{MARGIN + 40}" width="{width:.1f}" height="{BAND - 8}" rx="5" fill="{COLOURS[stage]}"/>'
        return band + _text(x + width / 2, MARGIN + 40 + 18.5, STAGE_TITLES[stage], 15, "#fff", bold=True, middle=True)

    def _arrow(self, card: _Card, row: _Row) -> str:
        target = self.cards[row.move.to]
        key, stage = target.step.key, self.stages[target.column]
        forward = target.column > card.column
        leaves = card.x + card.width if forward or target.column == card.column else card.x
        enters = target.x if forward else target.x + target.width
        points = [(leaves, row.y)]
        gaps = self._gaps(card, target)
        points.append((self._lane(gaps[0], key), row.y))
        if len(gaps) > 1:
            y = self._bus_y(card, target)
            points += [(self._lane(gaps[0], key), y), (self._lane(gaps[1], key), y)]
        points += [(self._lane(gaps[-1], key), target.entry), (enters, target.entry)]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        dash = ' stroke-dasharray="5 3"' if row.when else ""
        return (
            f'<path d="{path}" fill="none" stroke="{COLOURS[stage]}" stroke-width="1.3" stroke-opacity="0.75" '
            f'stroke-linejoin="round"{dash} marker-end="url(#to-{stage})"/>'
        )

    def _bus_y(self, card: _Card, target: _Card) -> float:
        key = target.step.key
        if target.column > card.column:
            return self.bus_top + LANE * (self.above.index(key) + 0.5)
        return self.bus_bottom + LANE * (self.below.index(key) + 0.5)

    def _box(self, card: _Card) -> str:
        colour = COLOURS[self.stages[card.column]]
        x, y, width = card.x, card.y, card.width
        ends = card.step.final or card.step.key == self.procedure.start
        parts = [
            f"<g><title>{escape(card.step.key)}：{escape(card.step.waits_for)}</title>",
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{card.height:.1f}" rx="6" fill="#fff" '
            f'stroke="{colour}" stroke-width="{2.4 if ends else 1.2}"/>',
            f'<path d="M{x:.1f} {y + HEAD:.1f}v{6 - HEAD}a6 6 0 0 1 6 -6h{width - 12:.1f}a6 6 0 0 1 6 6v{HEAD - 6}z" '
            f'fill="{colour}" fill-opacity="0.13"/>',
            _text(x + PAD, y + 20, card.step.title, TITLE, "#111", bold=True),
        ]
        for row in card.rows:
            parts.append(_text(x + PAD, row.y + 4, row.says, TEXT, "#222"))
            if row.when:
                parts.append(_text(x + PAD, row.y + 4 + NOTE, row.when, SMALL, "#666"))
        return "".join((*parts, "</g>"))


def _text(x: float, y: float, said: str, size: float, colour: str, *, bold: bool = False, middle: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}"{weight}{anchor}>{escape(said)}</text>'
