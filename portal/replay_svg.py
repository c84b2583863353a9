"""The drawing of a replayed draft: one row per decision, its old fine as a point, the new band as a bar.

Fines differ by orders of magnitude, so the axis is logarithmic; each step of ten has its line and its amount.
"""

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10
from typing import Final

from portal.diagram_svg import FONT, width_of
from states.severity import yuan
from states.standard_replay import VERDICT_TITLES, Replayed, Verdict

COLOURS: Final[dict[Verdict, str]] = {
    "same": "#2e7d6b",
    "rises": "#b3261e",
    "falls": "#3b6ea5",
    "unjudged": "#8a8a8a",
}
ROW, TOP, LEFT, PLOT, RIGHT, SMALL = 24, 76, 170, 620, 260, 12
MOST = 400
"""More rows than this make no picture; the table and the JSON have them all."""


def drawn(title: str, found: Sequence[Replayed]) -> str:
    """The SVG of all decisions that were judged; the same input gives the same text."""
    judged = [one for one in found if one.verdict != "unjudged"]
    shown = judged[:MOST]
    axis = _Axis.over(shown)
    height = TOP + ROW * max(len(shown), 1) + 40
    width = LEFT + PLOT + RIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="{FONT}" font-size="{SMALL}"><title>{escape(title)}</title>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        _text(16, 26, title, size=16),
        *_legend(),
        *axis.lines(TOP - 8, height - 32),
        *(part for place, one in enumerate(shown) for part in _row(axis, one, TOP + ROW * place)),
    ]
    left_out = len(judged) - len(shown)
    foot = f"另有 {left_out} 件没有画出" if left_out else "" if shown else "没有可以判断的案件"
    parts += [_text(16, height - 10, foot), "</svg>"]
    return "\n".join(parts) + "\n"


class _Axis:
    """Fen to pixels, in powers of ten of a yuan."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, max(last, first + 1)

    @classmethod
    def over(cls, shown: Sequence[Replayed]) -> "_Axis":
        sums = [fen for one in shown for fen in _sums(one) if fen > 0]
        if not sums:
            return cls(2, 5)
        return cls(floor(log10(min(sums) / 100)), ceil(log10(max(sums) / 100)))

    def at(self, fen: int) -> float:
        power = log10(max(fen, 1) / 100)
        share = (min(max(power, self.first), self.last) - self.first) / (self.last - self.first)
        return round(LEFT + share * PLOT, 1)

    def lines(self, top: int, bottom: int) -> list[str]:
        found = []
        for power in range(self.first, self.last + 1):
            x = self.at(round(10**power * 100))
            found.append(f'<line x1="{x}" y1="{top}" x2="{x}" y2="{bottom}" stroke="#ddd"/>')
            label = f"{yuan(round(10**power * 100))}元"
            found.append(_text(x - width_of(label, 10) / 2, top - 4, label, size=10, colour="#666"))
        return found


def _sums(one: Replayed) -> list[int]:
    band = [] if one.band is None else [one.band.lowest, one.band.highest]
    return [one.past.fine or 0, *band]


def _row(axis: _Axis, one: Replayed, y: int) -> list[str]:
    colour, middle = COLOURS[one.verdict], y + ROW / 2
    found = [_text(16, middle + 4, one.past.no)]
    if one.band is not None:
        x, end = axis.at(one.band.lowest), axis.at(one.band.highest)
        found.append(
            f'<rect x="{x}" y="{middle - 6}" width="{max(end - x, 2):.1f}" height="12" fill="{colour}" opacity="0.35"/>'
        )
    if one.past.fine:
        found.append(f'<circle cx="{axis.at(one.past.fine)}" cy="{middle}" r="4" fill="{colour}"/>')
    grades = f"{one.past.grade or '（无阶次）'} → {one.grade}　{VERDICT_TITLES[one.verdict]}"
    return [*found, _text(LEFT + PLOT + 16, middle + 4, grades, colour=colour)]


def _legend() -> list[str]:
    words = "圆点：原罚款；横条：草案的幅度；绿：不变，红：加重，蓝：减轻（横轴为对数刻度）"
    return [_text(16, 46, words, size=11, colour="#444")]


def _text(x: float, y: float, text: str, *, size: float = SMALL, colour: str = "#111") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}">{escape(text)}</text>'
