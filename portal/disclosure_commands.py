"""``zhifa disclosure …``: the yearly report on the disclosure of information; imports what a command needs when it runs."""

from typing import Annotated

import typer

from portal.doors import guarded
from portal.options import By, Json, Key
from portal.usage import ChineseCommand, ChineseGroup

disclosure_commands = typer.Typer(
    cls=ChineseGroup, help="政府信息公开：年度报告的统计和登记。", no_args_is_help=True, rich_markup_mode=None
)
Year = Annotated[int, typer.Option("--year", help="哪一年度，如 2026", min=2019, max=2100)]


@disclosure_commands.command("report", cls=ChineseCommand)
@guarded
def report(year: Year, as_json: Json = False) -> None:
    """年度报告统计：新收、结转、各类答复、期限、复议和诉讼；并列出尚未提交、公布的年度报告。"""
    from portal.disclosure_report import run_report

    raise typer.Exit(run_report(year, as_json=as_json))


@disclosure_commands.command("enter", cls=ChineseCommand)
@guarded
def enter(
    year: Year,
    submitted_on: Annotated[str, typer.Option("--submitted-on", help="提交主管部门的日期，如 2027-01-20")],
    published_on: Annotated[str, typer.Option("--published-on", help="向社会公布的日期")],
    site: Annotated[str, typer.Option("--site", help="公布的网址或者栏目")],
    active: Annotated[str, typer.Option("--active", help="主动公开政府信息的情况")],
    problems: Annotated[str, typer.Option("--problems", help="存在的主要问题及改进情况")],
    by: By,
    others: Annotated[str | None, typer.Option("--others", help="其他需要报告的事项", show_default=False)] = None,
    key: Key = None,
) -> None:
    """登记年度报告已经提交、公布：一个年度登记一次。"""
    from portal.disclosure_report import run_enter

    told = {"year": year, "submitted_on": submitted_on, "published_on": published_on, "site": site}
    raise typer.Exit(run_enter({**told, "active": active, "problems": problems, "others": others}, by=by, key=key))
