"""``zhifa case move``."""

from typing import Annotated

import typer

from portal import completions
from portal.doors import guarded
from portal.options import By, Json
from portal.usage import ChineseCommand

move_commands = typer.Typer()


@move_commands.command("move", cls=ChineseCommand)
@guarded
def move(
    by: By,
    second: Annotated[str, typer.Option("--second", help="复核人编号（见名录）", autocompletion=completions.officers)],
    reason: Annotated[str, typer.Option("--reason", help="改用的理由，记入每一案")],
    to: Annotated[str, typer.Option("--to", help="改用的版本：版本号（至少4位）或者 newest（现行版本）")],
    nos: Annotated[
        list[str] | None,
        typer.Argument(metavar="[案号…]", help="不写则为全部适用较早版本的在办案件", show_default=False),
    ] = None,
    apply: Annotated[bool, typer.Option("--apply", help="办理；不写只试算，什么都不改动")] = False,
    as_json: Json = False,
) -> None:
    """改用新版本：逐案试算在办案件改用后的环节、期限、关口、文书，加 --apply 才办理。"""
    from portal.moving import run_move

    raise typer.Exit(run_move(nos or [], to, by=by, second=second, reason=reason, apply=apply, as_json=as_json))
