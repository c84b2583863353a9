"""``zhifa standard …`` and ``zhifa law …``: the doors; imports what a command needs only when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from portal import completions
from portal.doors import guarded
from portal.options import By, Json, Key, Reason, Second
from portal.usage import ChineseCommand, ChineseGroup

standard_commands = typer.Typer(
    cls=ChineseGroup,
    help="裁量基准：列表、查看、草案、印发、公示、备案、废止、试算、复核任务。",
    no_args_is_help=True,
    rich_markup_mode=None,
)
law_commands = typer.Typer(
    cls=ChineseGroup,
    help="条文：什么以它为依据，改动后什么失去依据。",
    no_args_is_help=True,
    rich_markup_mode=None,
)

No = Annotated[str, typer.Argument(metavar="登记编号", help="如 BZ2026-01，见 zhifa standard list")]
Draft = Annotated[Path, typer.Argument(metavar="草案文件", help="YAML，格式同 config/standards/ 中的文件，不写文号")]


@standard_commands.command("list", cls=ChineseCommand)
@guarded
def list_(as_json: Json = False) -> None:
    """全部裁量基准：文号，印发、公示、备案的日期，今天是否约束处罚决定，备案是否逾期。"""
    from portal.standards import run_list

    raise typer.Exit(run_list(as_json=as_json))


@standard_commands.command("show", cls=ChineseCommand)
@guarded
def show(
    named: Annotated[str, typer.Argument(metavar="编号", help="登记编号、文号，或者职权编号")], as_json: Json = False
) -> None:
    """查看一份裁量基准：每项职权的情节、阶次、幅度，和它的经过。"""
    from portal.standards import run_show

    raise typer.Exit(run_show(named, as_json=as_json))


@standard_commands.command("draft", cls=ChineseCommand)
@guarded
def draft(
    file: Draft,
    title: Annotated[str, typer.Option("--title", help="名称")],
    reason: Reason,
    by: By,
    key: Key = None,
) -> None:
    """登记草案：检查幅度、空档、重叠和阶次，通过的给登记编号。"""
    from portal.standards import run_draft

    raise typer.Exit(run_draft(file, title=title, reason=reason, by=by, key=key))


@standard_commands.command("issue", cls=ChineseCommand)
@guarded
def issue(
    no: No,
    number: Annotated[str, typer.Option("--number", help="文号，如 金科规〔2026〕3号")],
    on: Annotated[str, typer.Option("--on", help="印发日期，如 2026-03-02")],
    reviewer: Annotated[str, typer.Option("--reviewer", help="合法性审核人编号", autocompletion=completions.officers)],
    opinion: Annotated[str, typer.Option("--opinion", help="审核意见")],
    by: By,
    key: Key = None,
) -> None:
    """登记印发：由机关负责人办理，起草人以外的法制审核人员审核。"""
    from portal.standards import run_step

    told = {"no": no, "number": number, "issued_on": on, "reviewer": reviewer, "opinion": opinion}
    raise typer.Exit(run_step("issue_standard", told, by=by, key=key))


@standard_commands.command("disclose", cls=ChineseCommand)
@guarded
def disclose(
    no: No,
    on: Annotated[str, typer.Option("--on", help="公示日期，如 2026-03-03")],
    place: Annotated[str, typer.Option("--place", help="公示在哪里（网址、栏目）")],
    by: By,
    key: Key = None,
) -> None:
    """登记公示：自公示之日起约束处罚决定（行政处罚法34）。"""
    from portal.standards import run_step

    raise typer.Exit(run_step("disclose_standard", {"no": no, "disclosed_on": on, "place": place}, by=by, key=key))


@standard_commands.command("file", cls=ChineseCommand)
@guarded
def file_(
    no: No,
    on: Annotated[str, typer.Option("--on", help="备案日期，如 2026-03-10")],
    organ: Annotated[str, typer.Option("--organ", help="备案机关")],
    receipt: Annotated[str, typer.Option("--receipt", help="备案回执编号")],
    by: By,
    key: Key = None,
) -> None:
    """登记备案。"""
    from portal.standards import run_step

    told = {"no": no, "filed_on": on, "organ": organ, "receipt": receipt}
    raise typer.Exit(run_step("file_standard", told, by=by, key=key))


@standard_commands.command("repeal", cls=ChineseCommand)
@guarded
def repeal(
    no: No,
    on: Annotated[str, typer.Option("--on", help="自哪一天起不再适用")],
    reason: Reason,
    second: Second,
    by: By,
    key: Key = None,
) -> None:
    """登记废止。"""
    from portal.standards import run_step

    told = {"no": no, "repealed_on": on, "reason": reason, "second_person": second}
    raise typer.Exit(run_step("repeal_standard", told, by=by, key=key))


@standard_commands.command("replay", cls=ChineseCommand)
@guarded
def replay(
    file: Draft,
    database: Annotated[
        str | None, typer.Option("--database", help="数据库地址（默认本机关）", show_default=False)
    ] = None,
    svg: Annotated[
        Path | None, typer.Option("--svg", help="图写到哪里（默认草案文件旁的 .svg）", show_default=False)
    ] = None,
    as_json: Json = False,
) -> None:
    """试算：把草案用于以往的决定，看哪些会加重、减轻、不变；不能判断的说明件数和原因。什么也不改动。"""
    from portal.standard_replay import run_replay

    raise typer.Exit(run_replay(file, database=database, svg=svg, as_json=as_json))


@standard_commands.command("reviews", cls=ChineseCommand)
@guarded
def reviews(
    every: Annotated[bool, typer.Option("--all", help="已办结的也列出")] = False, as_json: Json = False
) -> None:
    """复核任务：条文改动后须重新梳理的裁量基准（金科〔2015〕8号四(5)）。"""
    from portal.standards import run_reviews

    raise typer.Exit(run_reviews(every=every, as_json=as_json))


@standard_commands.command("conclude", cls=ChineseCommand)
@guarded
def conclude(
    task: Annotated[str, typer.Argument(metavar="任务编号", help="如 FH2026-001，见 zhifa standard reviews")],
    outcome: Annotated[str, typer.Option("--outcome", help="keep 维持、revise 修订、repeal 废止")],
    reason: Reason,
    second: Second,
    by: By,
    key: Key = None,
) -> None:
    """办结复核任务：写明维持、修订或者废止及理由，另有一人复核。"""
    from portal.standards import run_step

    told = {"task": task, "outcome": outcome, "reason": reason, "second_person": second}
    raise typer.Exit(run_step("conclude_review", told, by=by, key=key))


@law_commands.command("basis", cls=ChineseCommand)
@guarded
def basis(
    clauses: Annotated[list[str], typer.Argument(metavar="条文…", help="如 行政处罚法44、生物安全法75")],
    as_json: Json = False,
) -> None:
    """以这些条文为依据的一切：办理事项、关口、期限、数值、文书、模板、职权、裁量基准。"""
    from portal.law_views import run_basis

    raise typer.Exit(run_basis(clauses, as_json=as_json))


@law_commands.command("lost", cls=ChineseCommand)
@guarded
def lost(
    folder: Annotated[
        Path | None, typer.Argument(metavar="目录", help="改动后的配置（默认本机关的配置目录）", show_default=False)
    ] = None,
    as_json: Json = False,
) -> None:
    """与现行版本相比，撤下、终止、取代、改写的条文，各使什么失去依据，发布后将打开哪些复核任务。"""
    from portal.law_views import run_lost

    raise typer.Exit(run_lost(folder, as_json=as_json))


@law_commands.command("lapsed", cls=ChineseCommand)
@guarded
def lapsed(
    on: Annotated[str | None, typer.Option("--on", help="哪一天（默认今天）", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """现行版本中，这一天依据已不在施行的一切。"""
    from portal.law_views import run_lapsed

    raise typer.Exit(run_lapsed(on, as_json=as_json))
