"""``zhifa``: the door for officers, coordinators and admins. Imports what a command needs only when it runs."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from portal import completions
from portal.adviser_commands import adviser_commands, risk_commands
from portal.assistance_commands import assistance_commands
from portal.channel_commands import channel_commands, prompt_many_commands
from portal.desk_commands import comparing, desk, outbox
from portal.doors import BAD_INPUT, complain, guarded, say
from portal.move_command import move_commands
from portal.options import By, ConfigFolder, Json, Role
from portal.relation_commands import relation_commands
from portal.show_command import showing
from portal.standard_commands import law_commands, standard_commands
from portal.supervision_commands import supervision
from portal.totals_commands import totals_commands
from portal.usage import ChineseCommand, ChineseGroup, translated_error

app = typer.Typer(
    name="zhifa",
    cls=ChineseGroup,
    help="执法：依法办案、按期提醒、文书送达、记录可证。各命令加 --help 查看用法。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
case = typer.Typer(
    cls=ChineseGroup, help="案件：登记、办理、查看、下一步、列表。", no_args_is_help=True, rich_markup_mode=None
)
config = typer.Typer(
    cls=ChineseGroup, help="配置：检查、比较、发布、流程图、格式说明。", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(case, name="case")
case.add_typer(move_commands)
case.add_typer(showing)
app.add_typer(config, name="config")
app.add_typer(desk)
app.add_typer(outbox, name="outbox")
config.add_typer(comparing)
app.add_typer(channel_commands, name="channels")
app.add_typer(prompt_many_commands, name="prompt-many")
app.add_typer(standard_commands, name="standard")
app.add_typer(law_commands, name="law")
app.add_typer(relation_commands, name="relation")
app.add_typer(supervision)
app.add_typer(totals_commands, name="totals")
app.add_typer(assistance_commands, name="assistance")
app.add_typer(adviser_commands, name="adviser")
app.add_typer(risk_commands)


@app.command(cls=ChineseCommand)
@guarded
def demo(
    no_prefect: Annotated[bool, typer.Option("--no-prefect", help="不启动 Prefect，由普通循环执行")] = False,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="有一项未达预期也继续办到底")] = False,
) -> None:
    """演示：样例机关的十二个案件从头办到底，文书、邮件、短信都是真的（只在本机）。"""
    from portal.demo import run_demo

    raise typer.Exit(run_demo(with_prefect=not no_prefect, keep_going=keep_going))


@app.command(cls=ChineseCommand)
@guarded
def rehearse(
    file: Annotated[
        Path, typer.Argument(metavar="卷宗文件", help="演练卷宗（YAML、JSON 或 JSON 行）；比较时可以是目录")
    ],
    as_json: Json = False,
    config_folder: ConfigFolder = None,
    against: Annotated[
        str | None,
        typer.Option("--against", help="与另一版本逐项比较：版本号、“现行”或者配置目录", show_default=False),
    ] = None,
) -> None:
    """演练：在虚拟时钟和临时数据库上按卷宗办理，核对预期；或者逐项比较两个版本下的结果。"""
    if against is not None:
        from portal.rehearse_against import run_comparison

        raise typer.Exit(run_comparison(file, against, as_json=as_json, config_folder=config_folder))
    from portal.rehearse import run_rehearsal

    raise typer.Exit(run_rehearsal(file, as_json=as_json, config_folder=config_folder))


@app.command(cls=ChineseCommand)
@guarded
def verify(
    against: Annotated[Path | None, typer.Option("--against", help="另存的存证文件", show_default=False)] = None,
    database: Annotated[str | None, typer.Option("--database", help="数据库地址（默认本机关）")] = None,
    volume: Annotated[
        Path | None, typer.Option("--volume", help="核验导出的卷宗文件，不用数据库", show_default=False)
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", help="机关公钥文件（核验卷宗时用）", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """核验：记录链、案件、期限、文书、待办是否完整一致，历史是否被改动；或者离线核验一份卷宗。"""
    from portal.verify import run_verify, run_verify_volume

    if volume is not None:
        raise typer.Exit(run_verify_volume(volume, key, as_json=as_json))
    raise typer.Exit(run_verify(against, database, as_json=as_json))


@app.command(cls=ChineseCommand)
@guarded
def checkpoint() -> None:
    """存证：为全部记录的当前位置签名并追加到存证文件。"""
    from portal.verify import run_checkpoint

    raise typer.Exit(run_checkpoint())


@app.command(cls=ChineseCommand)
@guarded
def init(role: Role = None) -> None:
    """建库：为本机关建立空的数据库、签名密钥和可修改的配置（渠道处于试运行）；失败时什么也不留下。"""
    from portal.own_bureau import run_init

    raise typer.Exit(run_init(role))


@app.command(cls=ChineseCommand)
@guarded
def sweep() -> None:
    """巡检：把今天到期的提醒和事项列入待办，并执行到期后应办的事项。"""
    from portal.outgoing import run_sweep

    raise typer.Exit(run_sweep())


@app.command(cls=ChineseCommand)
@guarded
def deliver() -> None:
    """执行待办：生成文书、发送通知、公示（不经过 Prefect）。"""
    from portal.outgoing import run_deliver

    raise typer.Exit(run_deliver())


@app.command("import", cls=ChineseCommand)
@guarded
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="文件…", help="CSV、XLSX、JSON 或 JSON 行")],
    by: Annotated[str | None, typer.Option("--by", help="导入人编号（案件协调员或管理员）", show_default=False)] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只读不写，看看会怎样")] = False,
    report: Annotated[
        Path | None,
        typer.Option("--report", help="报告文件（.csv 或 .json；默认在数据目录 imports/ 下）", show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """导入：把以前的处罚、许可记录登记为历史案件；不发通知、不能办理，读不出的逐栏报告。"""
    from portal.importing import run_import

    raise typer.Exit(run_import(files, by=by, dry_run=dry_run, report=report, as_json=as_json))


@app.command(cls=ChineseCommand)
@guarded
def upgrade(role: Role = None) -> None:
    """升级数据库：把本机关数据库的结构升到本软件的版本；要么全部完成，要么不变。请先备份。"""
    from portal.own_bureau import run_upgrade

    raise typer.Exit(run_upgrade(role))


@app.command(cls=ChineseCommand)
@guarded
def up(
    port: Annotated[int, typer.Option("--port", min=1024, max=65535, help="页面的端口")] = 4200,
    sample: Annotated[
        bool | None, typer.Option("--sample/--own", help="打开样例机关，或者打开本机关", show_default=False)
    ] = None,
) -> None:
    """启动：Prefect 服务、协调员页面和执行进程，按 Ctrl-C 一并结束。"""
    from portal.up import run_up

    raise typer.Exit(run_up(port=port, sample=sample))


@case.command("open", cls=ChineseCommand)
@guarded
def open_(
    procedure: Annotated[str, typer.Option(help="程序，如 penalty_general", autocompletion=completions.procedures)],
    power: Annotated[str, typer.Option(help="职权编号，如 KJ-CF-017")],
    violated_on: Annotated[str, typer.Option(help="违法行为发生日期，如 2026-03-02")],
    party: Annotated[str, typer.Option(help="当事人：JSON，或者 @文件")],
    by: By,
    source: Annotated[str, typer.Option(help="线索来源，如 实名举报")] = "日常检查",
    lead: Annotated[str | None, typer.Option(help="线索编号：举报、转办、数据监测等的编号", show_default=False)] = None,
    key: Annotated[str | None, typer.Option(help="办理编号：同一编号重复提交只登记一次", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """登记线索，取得案号。"""
    from portal.cases import run_open

    told = {"procedure": procedure, "power": power, "violated_on": violated_on, "source": source, "lead": lead}
    raise typer.Exit(run_open(told, party, by=by, key=key, as_json=as_json))


@case.command("act", cls=ChineseCommand)
@guarded
def act(
    no: Annotated[
        str, typer.Argument(metavar="案号", help="案号，如 2026-0003", autocompletion=completions.case_numbers)
    ],
    action: Annotated[
        str,
        typer.Argument(
            metavar="事项", help="办理事项，见 zhifa config schema --actions", autocompletion=completions.acts
        ),
    ],
    by: By,
    payload: Annotated[str, typer.Option("--with", help="内容：JSON，或者 @文件")] = "{}",
    revision: Annotated[
        int | None,
        typer.Option(help="所依据的案件版本号，见 zhifa case show；改变案件步骤的事项必填", show_default=False),
    ] = None,
    key: Annotated[str | None, typer.Option(help="办理编号：同一编号重复提交只办理一次", show_default=False)] = None,
    occurred_at: Annotated[
        str | None, typer.Option(help="发生时间（事后补录），如 2026-03-02 09:00；不写即现在", show_default=False)
    ] = None,
    as_json: Json = False,
) -> None:
    """办理一个事项；不合法的会被拒绝并列出全部理由和条文。"""
    from portal.cases import run_act

    raise typer.Exit(
        run_act(no, action, payload, by=by, revision=revision, key=key, occurred_at=occurred_at, as_json=as_json)
    )


@case.command("why", cls=ChineseCommand)
@guarded
def why(
    no: Annotated[
        str, typer.Argument(metavar="案号", help="案号，如 2026-0003", autocompletion=completions.case_numbers)
    ],
    to: Annotated[
        str | None, typer.Option("--to", help="只看这一个办理事项", show_default=False, autocompletion=completions.acts)
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="由谁办理；不写则按最合适的人判断", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """下一步：现在能办什么，还缺什么，谁来办，什么期限，依据哪一条。"""
    from portal.why import run_why

    raise typer.Exit(run_why(no, to=to, by=by, as_json=as_json))


@case.command("export", cls=ChineseCommand)
@guarded
def export(
    no: Annotated[str, typer.Argument(metavar="案号", help="案号，如 2026-0003")],
    out: Annotated[
        Path | None, typer.Option("--out", help="写到哪个文件（默认 案号.zhifa.zip）", show_default=False)
    ] = None,
) -> None:
    """导出卷宗：封面、目录、编页的全卷 PDF，连同记录、文书文件和存证，装在一个可以离线核验的文件里。"""
    from portal.export import run_export

    raise typer.Exit(run_export(no, out))


@case.command("list", cls=ChineseCommand)
@guarded
def list_(
    stage: Annotated[
        str | None, typer.Option(help="阶段：prompt inspect decide serve visit close", show_default=False)
    ] = None,
    card: Annotated[str | None, typer.Option(help="牌：none yellow red", show_default=False)] = None,
    handler: Annotated[
        str | None, typer.Option(help="承办人编号", show_default=False, autocompletion=completions.officers)
    ] = None,
    section: Annotated[
        str | None, typer.Option(help="科室名称", show_default=False, autocompletion=completions.sections)
    ] = None,
    limit: Annotated[int, typer.Option(help="最多列出多少件")] = 200,
    as_json: Json = False,
) -> None:
    """案件列表，另列各科室的瑕疵和被拒绝的办理。"""
    from portal.case_list import run_list

    raise typer.Exit(run_list(stage=stage, card=card, handler=handler, section=section, limit=limit, as_json=as_json))


@config.command("check", cls=ChineseCommand)
@guarded
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="目录", help="配置目录（默认本机关）", show_default=False)
    ] = None,
) -> None:
    """检查配置：格式、引用、条文、流转、期限、模板。"""
    from portal.configs import run_check

    raise typer.Exit(run_check(folder))


@config.command("publish", cls=ChineseCommand)
@guarded
def publish(
    by: By,
    second: Annotated[str, typer.Option(help="复核人编号，须为另一人")],
    note: Annotated[str, typer.Option(help="发布说明")],
    folder: Annotated[
        Path | None, typer.Argument(metavar="目录", help="配置目录（默认本机关）", show_default=False)
    ] = None,
) -> None:
    """发布版本：检查通过后写入数据库，此后登记的案件适用；已在办的案件不变。"""
    from portal.configs import run_publish

    raise typer.Exit(run_publish(folder, by=by, second=second, note=note))


@config.command("preview", cls=ChineseCommand)
@guarded
def preview(
    name: Annotated[
        str | None, typer.Argument(metavar="模板", help="如 prompt_issued；不写即全部", show_default=False)
    ] = None,
    as_json: Json = False,
    config_folder: ConfigFolder = None,
) -> None:
    """预览通知：用样例数据生成每个通知模板的标题和正文，并计算短信条数。"""
    from portal.preview import run_preview

    raise typer.Exit(run_preview(name, config_folder, as_json=as_json))


@config.command("schema", cls=ChineseCommand)
@guarded
def schema(
    actions: Annotated[bool, typer.Option("--actions", help="全部办理事项及演练卷宗的格式")] = False,
    write: Annotated[bool, typer.Option("--write", help="写到配置目录的 schemas/ 下，供编辑器补全和检查")] = False,
    procedure: Annotated[
        str | None, typer.Option("--procedure", metavar="程序", help="只列这一程序的办理事项，例如 permit")
    ] = None,
) -> None:
    """导出配置文件（或办理事项、演练卷宗）的 JSON 格式说明。"""
    from portal.schemas import run_schema

    raise typer.Exit(run_schema(actions=actions, write=write, procedure=procedure))


def main() -> None:
    """Entry point of the ``zhifa`` command."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """One command; its exit code. A command that cannot be read is told in Chinese and is bad input."""
    try:
        if arguments[:1] == ["--install-completion"]:
            return _install_completion(arguments)
        code = app(arguments, prog_name="zhifa", standalone_mode=False)
    except TyperException as error:
        return _misread(error)
    return code if isinstance(code, int) else 0


def _install_completion(arguments: list[str]) -> int:
    """Typer installs it and says so in English; the same in Chinese."""
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    code: object = BAD_INPUT
    with redirect_stdout(StringIO()) as said, redirect_stderr(said):
        try:
            code = app(arguments, prog_name="zhifa", standalone_mode=False)
        except SystemExit as ended:
            code = ended.code
    shell, installed, place = said.getvalue().partition(" completion installed in ")
    if code or not installed:
        complain("未能安装补全；请写明终端：zhifa --install-completion bash（或者 zsh、fish、powershell）")
        return BAD_INPUT
    say(f"已为 {shell} 安装补全：{place.splitlines()[0]}；重新打开终端后生效")
    return 0


def _misread(error: TyperException) -> int:
    said, context = error.format_message(), getattr(error, "ctx", None)
    if said.startswith("用法："):  # nothing was typed behind a group: its help page
        complain(said)
    else:
        complain(translated_error(said))
        complain(f"用法见 {context.command_path if context else 'zhifa'} --help")
    return BAD_INPUT


if __name__ == "__main__":
    main()
