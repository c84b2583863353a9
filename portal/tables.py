"""Tables people read at the terminal."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from portal.wrapping import ChineseText
from states.vocabulary import OUTCOME_TITLES
from states.work_titles import act_title

if TYPE_CHECKING:  # flows bring Prefect along, for which nobody who only looks at a case should wait
    from flows.rehearsal import ActReport

PIPED_WIDTH = 120
NOTHING = "（没有记录）"
"""Stands in the place of a table without a row: a bare head would leave open whether something went wrong."""

console = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)


def heading(text: str) -> None:
    """A title above a table."""
    console.print(Text(f"\n{text}", style="bold"))


def table(columns: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> None:
    """A plain table; long cells wrap. What is in square brackets is text, not style: a party may be called so."""
    drawn = Table(show_lines=False, header_style="bold", pad_edge=False)
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in rows:
        drawn.add_row(*(in_cell(cell) if isinstance(cell, str) else cell for cell in row))
    console.print(drawn if drawn.rows else NOTHING)


def in_cell(text: str) -> Text:
    """The text of one cell."""
    return ChineseText(text)


def title_of(action: str) -> str:
    """An action as people call it."""
    return "等候到期" if action == "wait" else act_title(action)


def act_table(reports: "Iterable[ActReport]", steps: Mapping[str, str]) -> None:
    """What each act of a docket came to; ``steps`` are the titles of the procedure's steps."""
    rows = []
    for report in reports:
        said = [f"{r['says']}（{r['clause']}）" if r["clause"] else r["says"] for r in report.reasons]
        said += [f"瑕疵：{f['says']}（{f['clause']}）；{f['remedy']}" for f in report.flags]
        said += [f"未达预期：{unmet}" for unmet in report.unmet]
        rows.append(
            (
                report.at,
                title_of(report.act),
                OUTCOME_TITLES[report.outcome],
                steps.get(report.step, "未登记"),
                "\n".join(said),
            )
        )
    table(("时间", "办理事项", "结果", "到达", "理由与条文"), rows)
