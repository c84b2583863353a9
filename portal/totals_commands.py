"""``zhifa totals …``: the doors; imports what a command needs only when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from portal.doors import guarded
from portal.options import By, Json, Key, Second
from portal.usage import ChineseCommand, ChineseGroup

totals_commands = typer.Typer(
    cls=ChineseGroup,
    help="年度行政执法总体情况：统计、登记公布、查看哪一年待公布或者逾期。",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Year = Annotated[int, typer.Argument(metavar="年度", min=2000, max=2100, help="如 2026")]


@totals_commands.command("show", cls=ChineseCommand)
@guarded
def show(
    year: Year,
    as_: Annotated[str, typer.Option("--format", help="md、csv、json 或者 html")] = "md",
    out: Annotated[Path | None, typer.Option("--out", help="写到哪个文件；不写即输出", show_default=False)] = None,
) -> None:
    """统计一个年度：各类执法登记、受理、决定、撤销的件数，处罚种类，检查次数，复议诉讼结果；金额单列。导入的历史案件不计入。"""
    from portal.totals import run_show

    raise typer.Exit(run_show(year, as_=as_, out=out))


@totals_commands.command("published", cls=ChineseCommand)
@guarded
def published(
    year: Year,
    file: Annotated[Path, typer.Option("--file", help="公布的文件；登记它的摘要，以后可以核对")],
    on: Annotated[str, typer.Option("--on", help="公布日期，如 2027-01-20")],
    place: Annotated[str, typer.Option("--place", help="公布在哪里（网址、栏目）")],
    second: Second,
    by: By,
    correction: Annotated[
        str | None, typer.Option("--correction", help="同一年度再次公布的，更正的原因", show_default=False)
    ] = None,
    key: Key = None,
) -> None:
    """登记公布：年度结束后至次年1月30日（国办发〔2018〕118号“1月31日前”，从严不含当日）；由机关负责人复核。"""
    from portal.totals import run_published

    told = {"published_on": on, "place": place, "correction": correction, "second_person": second}
    raise typer.Exit(run_published(year, told, file=file, by=by, key=key))


@totals_commands.command("list", cls=ChineseCommand)
@guarded
def list_(as_json: Json = False) -> None:
    """各年度：最后一日，何时公布在何处，文件摘要；待公布的、逾期的。"""
    from portal.totals import run_list

    raise typer.Exit(run_list(as_json=as_json))
