"""``zhifa backup`` and ``zhifa restore``: one checked file out of a working bureau, and back into an empty place."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from config.errors import BadInput
from config.schema.days import write_moment
from config.settings import ARCHIVE, CHECKPOINTS, Settings
from models.backup import Backup, Places, take_backup
from models.copying import Progress as Told
from models.database import Store
from models.instants import moment
from models.restoring import Target, restore_backup
from models.signing import load_key, public_path
from portal.doors import DONE, REFUSED, complain, is_terminal, say
from portal.own_bureau import KEY, database_file, own_store
from portal.tables import console
from states.vocabulary import BUREAU_TZ

BACKUPS = "backups"
NAME = "zhifa-%Y%m%d-%H%M%S.zip"
SHOWN = 10


def run_backup(file: Path | None, *, as_json: bool) -> int:
    """Write a backup while everybody works on; 1 if what it holds does not pass the checks."""
    settings = Settings.from_environment()
    with own_store() as store:
        target = _target(file, settings, store)
        with _shown("正在备份") as told:
            taken = take_backup(store, _places(settings), target, told)
    if as_json:
        found = [{"invariant": f.invariant, "where": f.where, "says": f.says} for f in taken.findings]
        manifest = taken.manifest
        held = {"taken_at": manifest.taken_at, "records": manifest.size, "rows": manifest.rows}
        say(
            json.dumps(
                {"file": str(target), **held, "files": len(manifest.files), "findings": found}, ensure_ascii=False
            )
        )
    else:
        _tell(taken, target, settings)
    return REFUSED if taken.findings else DONE


def _target(file: Path | None, settings: Settings, store: Store) -> Path:
    """Where it goes; without a name beside the data, never in it: what is lost with the folder is no backup of it."""
    if file is None:
        folder = settings.data.parent / BACKUPS
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder / store.now().astimezone(BUREAU_TZ).strftime(NAME)
    target = file.absolute()
    if not target.parent.is_dir():
        raise BadInput("命令行", None, None, "备份文件", f"没有目录 {target.parent}，请先建立")
    return target


def _places(settings: Settings) -> Places:
    key = settings.keys / KEY
    return Places(
        archive=settings.data / ARCHIVE,
        checkpoints=settings.data / CHECKPOINTS,
        config=settings.config,
        public_key=public_path(key),
        key=load_key(key) if key.exists() else None,
    )


def _tell(taken: Backup, target: Path, settings: Settings) -> None:
    manifest = taken.manifest
    say(f"已备份到 {target}")
    say(f"  案件 {manifest.rows['enforcement_case']} 件，记录 {manifest.size} 条，文件 {len(manifest.files)} 个")
    if taken.findings:
        for finding in taken.findings[:SHOWN]:
            complain(f"  [{finding.invariant}] {finding.where}：{finding.says}")
        complain(f"其中的内容未通过核验（{len(taken.findings)} 处），不能用来恢复；请先运行 zhifa verify 查明")
        return
    say("  已核验：记录链、案件、期限、文书、待办完整一致，逐个文件的哈希相符")
    say(
        f"请把它另存到别的机器。其中没有签名密钥（{settings.keys / KEY}），密钥须另行保管；备份含个人信息，按保密要求存放。"
    )


def run_restore(file: Path) -> int:
    """Put a backup into an empty place; nothing leaves from there until a person says so."""
    settings = Settings.from_environment()
    key = settings.keys / KEY
    target = Target(
        data=settings.data,
        database=settings.database,
        database_file=database_file(settings.database),
        config=settings.config,
        public_key=public_path(key),
    )
    with _shown("正在恢复") as told:
        restored = restore_backup(file.absolute(), target, told)
    manifest = restored.manifest
    say(f"已恢复到 {settings.data}（备份时间 {write_moment(moment(manifest.taken_at))}）")
    say(f"  案件 {manifest.rows['enforcement_case']} 件，记录 {manifest.size} 条；核验通过")
    if restored.config_placed:
        say(f"  配置已放到 {settings.config}")
    if not restored.signed:
        say("注意：本机没有原来的签名密钥，备份的来源没有核对。请把密钥放回原处")
    say(f"备份之后的办理、通知都不在库中。待办已全部隔离（{restored.held} 项），不会发送任何通知：")
    say("  zhifa outbox list 查看；zhifa outbox release 编号 … 逐项放行；cancel 取消已经发过的；加 --all 一并处理")
    say("请先用别处另存的存证文件核对丢失了什么：zhifa verify --against 文件")
    return DONE


@contextmanager
def _shown(title: str) -> Iterator[Told]:
    """A bar for whoever looks; nothing where the output goes into a file."""
    if not is_terminal():
        yield lambda done, total: None
        return
    with Progress(TextColumn(title), BarColumn(), TaskProgressColumn(), console=console, transient=True) as bar:
        task = bar.add_task(title, total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield told
