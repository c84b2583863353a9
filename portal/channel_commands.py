"""``zhifa channels …`` and ``zhifa prompt-many …``: the doors; imports what a command needs only when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from portal.doors import guarded
from portal.usage import ChineseCommand, ChineseGroup

channel_commands = typer.Typer(
    cls=ChineseGroup, help="渠道：状态、开通、恢复试运行、补发。", no_args_is_help=True, rich_markup_mode=None
)
prompt_many_commands = typer.Typer(
    cls=ChineseGroup,
    help="群发提示：核对名单、报批、批准、发送、暂停、继续、结果。",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]
By = Annotated[str, typer.Option("--by", help="办理人编号（见名录）")]
Reason = Annotated[str, typer.Option("--reason", help="理由，记入记录")]
No = Annotated[str, typer.Argument(metavar="群发编号", help="如 mass-2026-0001")]
File = Annotated[Path, typer.Argument(metavar="名单文件", help="CSV，第一行为栏目：名称、手机、邮箱")]
Power = Annotated[str, typer.Option("--power", help="职权编号，如 KJ-CF-017：提示的内容取自权责清单")]


@channel_commands.command("status", cls=ChineseCommand)
@guarded
def status(as_json: Json = False) -> None:
    """渠道状态：试运行还是正式发送，何人开通，扣下了哪些消息。"""
    from portal.channels import run_status

    raise typer.Exit(run_status(as_json=as_json))


@channel_commands.command("release", cls=ChineseCommand)
@guarded
def release(by: By, reason: Reason) -> None:
    """开通正式发送（还须 channels.yaml 中 mode: live）；登记办理人和理由。"""
    from portal.channels import run_set_released

    raise typer.Exit(run_set_released(True, by=by, reason=reason))


@channel_commands.command("hold", cls=ChineseCommand)
@guarded
def hold(by: By, reason: Reason) -> None:
    """恢复试运行：此后只发给试运行名单。"""
    from portal.channels import run_set_released

    raise typer.Exit(run_set_released(False, by=by, reason=reason))


@channel_commands.command("requeue", cls=ChineseCommand)
@guarded
def requeue(
    ids: Annotated[list[int], typer.Argument(metavar="编号…", help="扣下消息的编号，见 zhifa channels status")],
    by: By,
    reason: Reason,
) -> None:
    """补发试运行期间扣下的消息；逐条由人选定，不会自动补发。"""
    from portal.channels import run_requeue

    raise typer.Exit(run_requeue(ids, by=by, reason=reason))


@channel_commands.command("listen", cls=ChineseCommand)
@guarded
def listen(port: Annotated[int, typer.Option("--port", help="HTTP 回调的本机端口")] = 18027) -> None:
    """接收送达回执，直到 Ctrl-C：HTTP 网关回调或者 SMPP 短信中心。"""
    from portal.receipts import run_listen

    raise typer.Exit(run_listen(port))


@prompt_many_commands.command("check", cls=ChineseCommand)
@guarded
def check(file: File, power: Power, as_json: Json = False) -> None:
    """试算：人数、有误的行、样文和短信条数；不保存，不发送。"""
    from portal.prompt_many import run_check

    raise typer.Exit(run_check(file, power, as_json=as_json))


@prompt_many_commands.command("propose", cls=ChineseCommand)
@guarded
def propose(
    file: File,
    power: Power,
    by: By,
    title: Annotated[str, typer.Option("--title", help="本次群发的名称")],
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="略去有误的行，其余照报")] = False,
) -> None:
    """报批：名单存入数据库，等待另一人批准。"""
    from portal.prompt_many import run_propose

    raise typer.Exit(run_propose(file, power, title, by=by, skip_bad=skip_bad))


@prompt_many_commands.command("release", cls=ChineseCommand)
@guarded
def release_prompts(no: No, by: By) -> None:
    """批准：须为报批人以外的人；批准后列入待办。"""
    from portal.prompt_many import run_release

    raise typer.Exit(run_release(no, by=by))


@prompt_many_commands.command("run", cls=ChineseCommand)
@guarded
def run(
    no: No,
    no_prefect: Annotated[bool, typer.Option("--no-prefect", help="不经过 Prefect，由本机直接执行")] = False,
) -> None:
    """发送：显示进度；暂停后或中断后再运行即从未发送的继续。"""
    from portal.prompt_many import run_send

    raise typer.Exit(run_send(no, with_prefect=not no_prefect))


@prompt_many_commands.command("pause", cls=ChineseCommand)
@guarded
def pause(no: No, by: By) -> None:
    """暂停发送。"""
    from portal.prompt_many import run_pause

    raise typer.Exit(run_pause(no, True, by=by))


@prompt_many_commands.command("resume", cls=ChineseCommand)
@guarded
def resume(no: No, by: By) -> None:
    """继续发送（登记后再运行 run）。"""
    from portal.prompt_many import run_pause

    raise typer.Exit(run_pause(no, False, by=by))


@prompt_many_commands.command("show", cls=ChineseCommand)
@guarded
def show(no: No, as_json: Json = False) -> None:
    """查看进度和各结果的数量。"""
    from portal.prompt_many import run_show

    raise typer.Exit(run_show(no, as_json=as_json))


@prompt_many_commands.command("results", cls=ChineseCommand)
@guarded
def results(no: No, file: Annotated[Path, typer.Option("--to", help="写入的 CSV 文件", show_default=False)]) -> None:
    """每个接收人的结果，写成 CSV。"""
    from portal.prompt_many import run_results

    raise typer.Exit(run_results(no, file))
