"""Commands of the officer's and the admin's desk: examination, inbox, backup, restore, held work, comparison, drawing."""

from pathlib import Path
from typing import Annotated

import typer

from portal import completions
from portal.doors import guarded
from portal.options import By, ConfigFolder, Json
from portal.usage import ChineseCommand, ChineseGroup

desk = typer.Typer()
comparing = typer.Typer()
outbox = typer.Typer(
    cls=ChineseGroup, help="待办：等候人工处理的通知，隔离后的放行。", no_args_is_help=True, rich_markup_mode=None
)


@desk.command(cls=ChineseCommand)
@guarded
def doctor(as_json: Json = False) -> None:
    """体检：版本、数据库、时钟、字体、日历、渠道、存证、磁盘、待办、密钥；有问题时退出码为 1。"""
    from portal.doctor import run_doctor

    raise typer.Exit(run_doctor(as_json=as_json))


@desk.command(cls=ChineseCommand)
@guarded
def inbox(
    officer: Annotated[str, typer.Option("--officer", help="人员编号（见名录）", autocompletion=completions.officers)],
    as_json: Json = False,
) -> None:
    """待办：一个人现在要办的案件、事项和期限，按末日和黄牌、红牌排列。"""
    from portal.inbox import run_inbox

    raise typer.Exit(run_inbox(officer, as_json=as_json))


@desk.command(cls=ChineseCommand)
@guarded
def terms(
    no: Annotated[
        str | None,
        typer.Argument(metavar="案号", help="不写即全局", show_default=False, autocompletion=completions.case_numbers),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", help="看哪一天，如 2026-10-01；不写即今天", show_default=False)
    ] = None,
    as_json: Json = False,
) -> None:
    """期限：一件案件或者全局在任何一天的期限、末日、黄牌红牌和算法；只看不写。"""
    from portal.terms import run_terms

    raise typer.Exit(run_terms(no, on=on, as_json=as_json))


@comparing.command("calendar", cls=ChineseCommand)
@guarded
def calendar(
    file: Annotated[Path, typer.Argument(metavar="年份文件", help="如 2027.yaml，格式同 calendar 目录")],
    by: By,
    second: Annotated[str, typer.Option(help="复核人编号，须为另一人")],
) -> None:
    """载入放假安排：接着最后一年载入下一年，在办案件的暂定期限重新计算，不使当事人的期限提前。"""
    from portal.calendars import run_calendar

    raise typer.Exit(run_calendar(file, by=by, second=second))


@desk.command(cls=ChineseCommand)
@guarded
def backup(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="备份文件", help="写到哪里（默认数据目录旁的 backups）", show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """备份：不停机，把数据库、归档、存证、配置写成一个文件，并当场核验。"""
    from portal.backups import run_backup

    raise typer.Exit(run_backup(file, as_json=as_json))


@desk.command(cls=ChineseCommand)
@guarded
def restore(file: Annotated[Path, typer.Argument(metavar="备份文件", help="zhifa backup 写成的文件")]) -> None:
    """恢复：核验备份后放到空的位置；待办全部隔离，经人工放行才会发送。"""
    from portal.backups import run_restore

    raise typer.Exit(run_restore(file))


@comparing.command("diff", cls=ChineseCommand)
@guarded
def diff(
    old: Annotated[str, typer.Argument(metavar="甲", help="目录、版本号开头，或者“现行”")] = "现行",
    new: Annotated[str | None, typer.Argument(metavar="乙", help="同上；不写即配置目录", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """比较两个版本：条文、数值、期限、日历、裁量基准、程序、模板各改了什么，哪些是放宽。"""
    from portal.config_diff import run_diff

    raise typer.Exit(run_diff(old, new, as_json=as_json))


@comparing.command("diagram", cls=ChineseCommand)
@guarded
def diagram(
    procedure: Annotated[
        str | None,
        typer.Argument(
            metavar="程序",
            help="程序，如 penalty_general；不写即全部",
            show_default=False,
            autocompletion=completions.procedures,
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="写入目录：每个程序一个 .mmd 和一个 .svg", show_default=False)
    ] = None,
    folder: ConfigFolder = None,
) -> None:
    """流程图：把程序画成 Mermaid 文字（默认打印）和 SVG 图。"""
    from portal.diagram import run_diagram

    raise typer.Exit(run_diagram(procedure, out, folder))


@comparing.command("table", cls=ChineseCommand)
@guarded
def procedure_table(
    procedure: Annotated[
        str | None,
        typer.Argument(
            metavar="程序",
            help="程序，如 permit；不写即全部",
            show_default=False,
            autocompletion=completions.procedures,
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="写入目录：每个程序一个文件", show_default=False)] = None,
    form: Annotated[str, typer.Option("--format", help="md（Markdown）或者 html")] = "md",
    folder: ConfigFolder = None,
) -> None:
    """公开用表：从现行版本制作权力运行流程和办事指南（事项、流程、条件、期限、文书）；--config 为草稿。"""
    from portal.procedure_table import run_table

    raise typer.Exit(run_table(procedure, out, form, folder))


Ids = Annotated[list[int] | None, typer.Argument(metavar="编号", help="待办编号，见 zhifa outbox list")]
Every = Annotated[bool, typer.Option("--all", help="全部隔离的待办，并解除隔离")]
Why = Annotated[str, typer.Option("--reason", help="理由，记入机关记录")]


@outbox.command("list", cls=ChineseCommand)
@guarded
def outbox_list(as_json: Json = False) -> None:
    """等候人工处理的待办：去向不明、失败、无法送达、隔离。"""
    from portal.held import run_outbox_list

    raise typer.Exit(run_outbox_list(as_json=as_json))


@outbox.command("release", cls=ChineseCommand)
@guarded
def outbox_release(by: By, reason: Why, ids: Ids = None, every: Every = False) -> None:
    """放行隔离的待办：确认此前没有发出过，现在发送。"""
    from portal.held import run_decide

    raise typer.Exit(run_decide(ids or [], "release", every=every, by=by, reason=reason))


@outbox.command("cancel", cls=ChineseCommand)
@guarded
def outbox_cancel(by: By, reason: Why, ids: Ids = None, every: Every = False) -> None:
    """取消隔离的待办：此前已经发出，或者不必再发。"""
    from portal.held import run_decide

    raise typer.Exit(run_decide(ids or [], "cancel", every=every, by=by, reason=reason))
