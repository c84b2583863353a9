"""``zhifa recheck …``: the doors; imports what a command needs only when it runs."""

from typing import Annotated

import typer

from portal.doors import guarded
from portal.options import By, Json, Key
from portal.usage import ChineseCommand, ChineseGroup

recheck_commands = typer.Typer(
    cls=ChineseGroup,
    help="抽查复核：不予立案、撤案、不予处罚、从轻减轻、中止等，按种子抽取，由未参与该案的人员复核。",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@recheck_commands.command("draw", cls=ChineseCommand)
@guarded
def draw(
    first: Annotated[str, typer.Option("--from", help="期间首日（按登记日期），如 2026-01-01")],
    last: Annotated[str, typer.Option("--to", help="期间末日，须早于今天")],
    seed: Annotated[int, typer.Option("--seed", min=0, help="种子：同一期间同一种子总是同一名单")],
    by: By,
    percent: Annotated[
        int | None,
        typer.Option("--percent", min=1, max=100, help="抽查比例（默认本局规定的最低比例）", show_default=False),
    ] = None,
    key: Key = None,
) -> None:
    """抽取名单：一个期间只抽一次，名单连同种子记入登记簿；由执法监督人员办理。"""
    from portal.rechecks import run_draw

    raise typer.Exit(run_draw(first, last, seed=seed, percent=percent, by=by, key=key))


@recheck_commands.command("list", cls=ChineseCommand)
@guarded
def list_(every: Annotated[bool, typer.Option("--all", help="连同已经办结的")] = False, as_json: Json = False) -> None:
    """抽查复核：每次抽取的期间、种子、总数，和每一件的结果。"""
    from portal.rechecks import run_list

    raise typer.Exit(run_list(every=every, as_json=as_json))


@recheck_commands.command("conclude", cls=ChineseCommand)
@guarded
def conclude(
    task: Annotated[str, typer.Argument(metavar="抽查编号", help="如 CC2026-01-001，见 zhifa recheck list")],
    finding: Annotated[
        str, typer.Option("--finding", help="sound 没有问题，defective 手续材料有瑕疵，wrong 放纵袒护或者侵害权益")
    ],
    note: Annotated[str, typer.Option("--note", help="复核情况")],
    by: By,
    measure: Annotated[str | None, typer.Option("--measure", help="有问题的，处理措施", show_default=False)] = None,
    put_right_by: Annotated[
        str | None,
        typer.Option(
            "--put-right-by", help="办错的，至迟何日重新立案或者恢复办理（默认本局规定的最后一日）", show_default=False
        ),
    ] = None,
    key: Key = None,
) -> None:
    """登记一件的复核结果：由未参与该案的执法监督、法制审核人员或者机关负责人办理。"""
    from portal.rechecks import run_conclude

    raise typer.Exit(
        run_conclude(task, finding=finding, note=note, measure=measure, put_right_by=put_right_by, by=by, key=key)
    )


@recheck_commands.command("put-right", cls=ChineseCommand)
@guarded
def put_right(
    task: Annotated[str, typer.Argument(metavar="抽查编号", help="办错待重新办理的一件，见 zhifa recheck list")],
    how: Annotated[str, typer.Option("--how", help="reopened 原案恢复办理，new_case 重新立案")],
    case_no: Annotated[str, typer.Option("--case", help="恢复办理的原案或者重新立案的案号")],
    note: Annotated[str, typer.Option("--note", help="办理情况")],
    by: By,
    key: Key = None,
) -> None:
    """登记办错的一件怎样重新办理：原案须已恢复办理，或者已对同一当事人重新立案。"""
    from portal.rechecks import run_put_right

    raise typer.Exit(run_put_right(task, how=how, case_no=case_no, note=note, by=by, key=key))
