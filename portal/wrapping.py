"""Text in the narrow columns of a table: lines end where a Chinese reader expects it, and never inside a number."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.text import Text

CLOSING = "、，。；：！？）】〕》”’%％)"  # never begins a line (避头)
OPENING = "（【〔《“‘("  # never ends one (避尾)

BEHIND_ITEM = "、： "


class ChineseText(Text):
    """Text whose lines are broken between characters, but not inside 行政处罚法34 or 金科〔2015〕8号四(7)."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """The lines it takes in a column of this width."""
        if no_wrap:
            return super().wrap(console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap)
        lines = Lines()
        for line in self.split(allow_blank=True):
            broken = line.divide(breaks(line.plain, width))
            for part in broken:
                part.rstrip()
            broken.justify(console, width, justify=justify or "default", overflow=overflow or "fold")
            lines.extend(broken)
        return lines


def breaks(text: str, width: int) -> list[int]:
    """Where the text is cut so that no line is wider: behind an item of a list if that leaves no line half empty, else
    between two pieces; a piece that is too wide by itself is cut anywhere."""
    cuts = [0]
    item = 0  # where the last item of a list began
    for start, piece in _pieces(text):
        if start and text[start - 1] in BEHIND_ITEM:
            item = start
        while start > cuts[-1] and _cells(text[cuts[-1] : start] + piece) > width:
            cuts.append(item if _cells(text[cuts[-1] : item]) * 2 >= width else start)
        if _cells(piece) > width:
            for place in range(start + 1, start + len(piece)):
                if _cells(text[cuts[-1] : place + 1]) > width:
                    cuts.append(place)
    return cuts[1:]


def _cells(text: str) -> int:
    """Places it takes at the terminal, blanks at its end left out."""
    return cell_len(text.rstrip())


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """What stays together, with its place."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or _may_part(text[end - 1], text[end]):
            yield start, text[start:end]
            start = end


def _may_part(before: str, after: str) -> bool:
    if before.isspace():
        return not after.isspace()
    if after in CLOSING or before in OPENING or after.isspace():
        return False
    if after.isascii() or after == "〔" or before == "号":  # a number stays with the word before it: 处罚法34, 8号四(7)
        return False
    return not (before.isascii() and after in "年月日号元")
