"""``zhifa certificates`` and what else a supervisor looks at; imports what a command needs only when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from portal.disclosure_commands import disclosure_commands
from portal.doors import guarded
from portal.options import Json
from portal.recheck_commands import recheck_commands
from portal.usage import ChineseCommand

supervision = typer.Typer()
supervision.add_typer(recheck_commands, name="recheck")
supervision.add_typer(disclosure_commands, name="disclosure")


@supervision.command(cls=ChineseCommand)
@guarded
def certificates(as_json: Json = False) -> None:
    """证件：每个在岗人员的行政执法证何时到期，谁不能再被指派；到期前按本局规定的天数自动提醒。"""
    from portal.certificates import run_certificates

    raise typer.Exit(run_certificates(as_json=as_json))


@supervision.command(cls=ChineseCommand)
@guarded
def statistics(
    first: Annotated[str, typer.Option("--from", help="首日，如 2026-01-01")],
    last: Annotated[str, typer.Option("--to", help="末日，如 2026-12-31")],
    as_json: Json = False,
) -> None:
    """统计：行政指导按月按方式的次数，事前提示后改正的比例，回访意见表的交回，五项内容按科室的回答；不统计罚款数额。"""
    from portal.tallying import run_statistics

    raise typer.Exit(run_statistics(first, last, as_json=as_json))


@supervision.command("public-register", cls=ChineseCommand)
@guarded
def public_register(
    on: Annotated[
        str | None, typer.Option("--on", help="哪一天，如 2026-03-02；不写即今天", show_default=False)
    ] = None,
    as_: Annotated[str, typer.Option("--format", help="md、csv 或者 json")] = "md",
    out: Annotated[Path | None, typer.Option("--out", help="写到哪个文件；不写即输出", show_default=False)] = None,
) -> None:
    """公示名单：当日有效的行政执法主体和持有效证件的执法人员；不含电话、邮箱。"""
    from portal.public_register import run_public_register

    raise typer.Exit(run_public_register(on=on, as_=as_, out=out))
