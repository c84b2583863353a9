"""``zhifa adviser …``, ``zhifa incident`` and ``zhifa risks``: the doors; imports what a command needs only when it runs."""

from typing import Annotated

import typer

from portal import completions
from portal.doors import guarded
from portal.options import By, Json, Key, Reason, Second
from portal.usage import ChineseCommand, ChineseGroup

adviser_commands = typer.Typer(
    cls=ChineseGroup, help="法律顾问：名录、登记聘任、终止聘任。", no_args_is_help=True, rich_markup_mode=None
)
risk_commands = typer.Typer()


@adviser_commands.command("list", cls=ChineseCommand)
@guarded
def list_(as_json: Json = False) -> None:
    """法律顾问名录：姓名、合同、聘期，今天是否在聘。"""
    from portal.advisers import run_list

    raise typer.Exit(run_list(as_json=as_json))


@adviser_commands.command("engage", cls=ChineseCommand)
@guarded
def engage(
    name: Annotated[str, typer.Option("--name", help="法律顾问姓名")],
    contract: Annotated[str, typer.Option("--contract", help="聘任合同编号")],
    first: Annotated[str, typer.Option("--from", help="聘期自哪一天起，如 2026-01-01")],
    last: Annotated[str, typer.Option("--to", help="聘期至哪一天止（含当天）")],
    second: Second,
    by: By,
    key: Key = None,
) -> None:
    """登记聘任：一份合同登记一次，由机关负责人复核；取得登记编号，征询意见时填写。"""
    from portal.advisers import run_engage

    told = {"name": name, "contract": contract, "first": first, "last": last, "second_person": second}
    raise typer.Exit(run_engage(told, by=by, key=key))


@adviser_commands.command("end", cls=ChineseCommand)
@guarded
def end(
    no: Annotated[str, typer.Argument(metavar="登记编号", help="如 GW2026-01，见 zhifa adviser list")],
    on: Annotated[str, typer.Option("--on", help="自哪一天起不再聘任（今天或者以后）")],
    reason: Reason,
    second: Second,
    by: By,
    key: Key = None,
) -> None:
    """终止聘任：聘期届满之前不再聘任的，写明理由，由机关负责人复核。"""
    from portal.advisers import run_end

    raise typer.Exit(run_end({"no": no, "ended_on": on, "reason": reason, "second_person": second}, by=by, key=key))


@risk_commands.command("incident", cls=ChineseCommand)
@guarded
def incident(
    no: Annotated[str, typer.Argument(metavar="案号", help="已结案的案件", autocompletion=completions.case_numbers)],
    kind: Annotated[
        str,
        typer.Option("--kind", help="compensation 赔偿、accountability 追责、petition 上访、mass_incident 群体事件"),
    ],
    on: Annotated[str, typer.Option("--on", help="发生日期，如 2026-05-29")],
    what: Annotated[str, typer.Option("--what", help="发生了什么")],
    point: Annotated[str, typer.Option("--point", help="触及的风险点，如 irregular_procedure，见 zhifa risks --json")],
    by: By,
    file_no: Annotated[str | None, typer.Option("--file-no", help="案件、信访编号", show_default=False)] = None,
    handled: Annotated[str | None, typer.Option("--handled", help="处理情况", show_default=False)] = None,
    key: Key = None,
) -> None:
    """登记结案后发生的事件；尚未结案的，用 zhifa case act 案号 record_incident。"""
    from portal.risks import run_incident

    told = {"case_no": no, "kind": kind, "happened_on": on, "what": what, "risk_point": point}
    raise typer.Exit(run_incident({**told, "file_no": file_no, "handled": handled}, by=by, key=key))


@risk_commands.command("risks", cls=ChineseCommand)
@guarded
def risks(as_json: Json = False) -> None:
    """风险台账：复议、诉讼、赔偿、追责、上访、群体事件各触及哪个风险点，评估时是否预见，预见率和件数。"""
    from portal.risks import run_risks

    raise typer.Exit(run_risks(as_json=as_json))
