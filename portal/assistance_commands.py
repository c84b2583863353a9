"""``zhifa assistance …``: the doors; imports what a command needs only when it runs."""

from typing import Annotated

import typer

from portal import completions
from portal.doors import guarded
from portal.options import By, Json, Key
from portal.usage import ChineseCommand, ChineseGroup

assistance_commands = typer.Typer(
    cls=ChineseGroup,
    help="其他机关向本局提出的协助请求：列表、登记收到、登记答复（应当协助，不能协助的书面说明理由）。",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@assistance_commands.command("list", cls=ChineseCommand)
@guarded
def list_(every: Annotated[bool, typer.Option("--all", help="连同已经答复的")] = False, as_json: Json = False) -> None:
    """待答复的协助请求：谁请求、请求什么、最后一日，是否逾期。"""
    from portal.assistance import run_list

    raise typer.Exit(run_list(every=every, as_json=as_json))


@assistance_commands.command("receive", cls=ChineseCommand)
@guarded
def receive(
    organ: Annotated[str, typer.Option("--organ", help="请求机关")],
    letter: Annotated[str, typer.Option("--letter", help="协助函的文号")],
    on: Annotated[str, typer.Option("--on", help="收到日期，如 2026-03-02")],
    wanted: Annotated[str, typer.Option("--wanted", help="请求协助的事项")],
    by: By,
    key: Key = None,
) -> None:
    """登记收到的协助请求：一份函登记一次，取得登记编号。"""
    from portal.assistance import run_receive

    told = {"organ": organ, "letter": letter, "received_on": on, "wanted": wanted}
    raise typer.Exit(run_receive(told, by=by, key=key))


@assistance_commands.command("answer", cls=ChineseCommand)
@guarded
def answer(
    no: Annotated[str, typer.Argument(metavar="登记编号", help="如 XZ2026-01，见 zhifa assistance list")],
    result: Annotated[str, typer.Option("--result", help="given 已协助，refused 不能协助")],
    on: Annotated[str, typer.Option("--on", help="答复日期")],
    paper: Annotated[str, typer.Option("--paper", help="书面答复的文号")],
    gist: Annotated[str, typer.Option("--gist", help="答复要点")],
    by: By,
    cannot: Annotated[
        str | None,
        typer.Option(
            "--cannot",
            help="不能协助的情形：not_in_power 不属职权，forbidden 法律禁止，not_at_hand 客观不能",
            show_default=False,
        ),
    ] = None,
    refusal: Annotated[str | None, typer.Option("--refusal", help="不能协助的理由", show_default=False)] = None,
    second: Annotated[
        str | None,
        typer.Option(
            "--second",
            help="不能协助的，同意的机关负责人编号",
            show_default=False,
            autocompletion=completions.officers,
        ),
    ] = None,
    key: Key = None,
) -> None:
    """登记答复：协助了什么；不能协助的，写明情形、理由，并经机关负责人同意。"""
    from portal.assistance import run_answer

    told = {"no": no, "result": result, "answered_on": on, "paper": paper, "gist": gist}
    more = {"cannot": cannot, "refusal": refusal, "second_person": second}
    raise typer.Exit(run_answer({**told, **more}, by=by, key=key))
