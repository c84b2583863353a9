"""``zhifa certificates`` and what else a supervisor looks at; imports what a command needs only when it runs."""

import typer

from portal.doors import guarded
from portal.options import Json
from portal.recheck_commands import recheck_commands
from portal.usage import ChineseCommand

supervision = typer.Typer()
supervision.add_typer(recheck_commands, name="recheck")


@supervision.command(cls=ChineseCommand)
@guarded
def certificates(as_json: Json = False) -> None:
    """证件：每个在岗人员的行政执法证何时到期，谁不能再被指派；到期前按本局规定的天数自动提醒。"""
    from portal.certificates import run_certificates

    raise typer.Exit(run_certificates(as_json=as_json))
