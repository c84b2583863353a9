"""``zhifa relation …``: the door of the register of relations; imports what a command needs only when it runs."""

from typing import Annotated

import typer

from portal import completions
from portal.doors import guarded
from portal.options import By, Json, Key
from portal.usage import ChineseCommand, ChineseGroup

relation_commands = typer.Typer(
    cls=ChineseGroup,
    help="利害关系登记：执法人员与当事人的关系，有关系的不得办理其案件（行政处罚法43）。",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@relation_commands.command("list", cls=ChineseCommand)
@guarded
def list_(every: Annotated[bool, typer.Option("--all", help="已解除的也列出")] = False, as_json: Json = False) -> None:
    """登记在册的利害关系。"""
    from portal.relations import run_list

    raise typer.Exit(run_list(every=every, as_json=as_json))


@relation_commands.command("enter", cls=ChineseCommand)
@guarded
def enter(
    officer: Annotated[
        str, typer.Argument(metavar="人员", help="人员编号（见名录）", autocompletion=completions.officers)
    ],
    party: Annotated[str, typer.Option("--party", help="当事人的统一社会信用代码或者公民身份号码")],
    name: Annotated[str, typer.Option("--name", help="当事人名称或者姓名")],
    kind: Annotated[
        str,
        typer.Option(
            "--kind", help="party_or_kin 当事人或者近亲属、direct_interest 直接利害关系、other_relation 其他关系"
        ),
    ],
    on: Annotated[str, typer.Option("--on", help="自哪一天起，如 2026-03-02")],
    grounds: Annotated[str, typer.Option("--grounds", help="关系的内容和来源，记入机关记录")],
    by: By,
    key: Key = None,
) -> None:
    """登记利害关系：本人申报，或者由协调、监督、管理人员和机关负责人登记。"""
    from portal.standards import run_step

    told = {"officer": officer, "party": party, "party_name": name, "kind": kind, "began_on": on, "grounds": grounds}
    raise typer.Exit(run_step("enter_relation", told, by=by, key=key))


@relation_commands.command("end", cls=ChineseCommand)
@guarded
def end(
    no: Annotated[str, typer.Argument(metavar="登记编号", help="如 LX2026-001，见 zhifa relation list")],
    on: Annotated[str, typer.Option("--on", help="自哪一天起不再存在")],
    reason: Annotated[str, typer.Option("--reason", help="理由，记入机关记录")],
    second: Annotated[
        str, typer.Option("--second", help="复核人编号，须为另一人", autocompletion=completions.officers)
    ],
    by: By,
    key: Key = None,
) -> None:
    """登记利害关系解除：不得由本人办理或者复核。"""
    from portal.standards import run_step

    told = {"no": no, "ended_on": on, "reason": reason, "second_person": second}
    raise typer.Exit(run_step("end_relation", told, by=by, key=key))
