"""``zhifa case show``: the door; imports what it needs only when it runs."""

from typing import Annotated

import typer

from portal import completions
from portal.doors import guarded
from portal.options import Json
from portal.usage import ChineseCommand

showing = typer.Typer()


@showing.command("show", cls=ChineseCommand)
@guarded
def show(
    no: Annotated[
        str, typer.Argument(metavar="案号", help="案号，如 2026-0003", autocompletion=completions.case_numbers)
    ],
    as_json: Json = False,
    reader: Annotated[
        str | None,
        typer.Option(
            "--reader",
            help="查看人编号：当事人的不满意见只给承办科室以外的执法监督人员看",
            show_default=False,
            autocompletion=completions.officers,
        ),
    ] = None,
) -> None:
    """查看案件：所处步骤、经过、期限、文书、通知、被拒绝的办理。"""
    from portal.case_views import run_show

    raise typer.Exit(run_show(no, as_json=as_json, reader=reader))
