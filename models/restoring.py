"""Restoring (恢复): a backup into an empty place, verified before it takes effect, with everything held that would be
sent a second time."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from config.schema.days import write_moment
from models.backup import CHECKPOINTS, CHECKS, DATABASE, PUBLIC_KEY, BackupRefused, Manifest, hash_file, unpack
from models.checkpoint_proof import verify_checkpoints
from models.checks import check
from models.checks.finding import Finding
from models.copying import Progress, copy_rows, count_rows, silent
from models.database import SCHEMA_HEAD, create_copy, is_empty, open_store, upgrade_store
from models.files import path_of
from models.instants import moment
from models.killpoints import killpoint
from models.outbox_review import counts
from models.quarantine import put_hold
from models.record import canonical, digest
from models.signing import load_public_key
from models.store_errors import StoreUncertain
from models.tables import StoredFile

_FILE = StoredFile.__table__  # type: ignore[attr-defined]


class RestoreRefused(RuntimeError):
    """The backup does not pass the checks; nothing was put in place (备份未通过核验)."""

    code = "refused"

    def __init__(self, findings: list[Finding]) -> None:
        told = "\n".join(f"  [{f.invariant}] {f.where}：{f.says}" for f in findings[:20])
        super().__init__(f"备份未通过核验，没有恢复任何内容（{len(findings)} 处）：\n{told}")
        self.findings = findings


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where the bureau is to stand again."""

    data: Path
    database: str  # address
    database_file: Path | None  # of an SQLite address
    config: Path
    public_key: Path


@dataclass(frozen=True)
class Restored:
    """What was put in place."""

    manifest: Manifest
    held: int  # rows of the outbox now quarantined
    signed: bool  # the manifest bears the signature of the key that lies here
    config_placed: bool


def restore_backup(file: Path, target: Target, told: Progress = silent) -> Restored:
    """Verify the backup beside its place, hold its outbox, then put it there in one step."""
    _refuse_unless_empty(target)
    with _staging(target.data.parent) as stage:
        manifest = unpack(file, stage)
        signed = _signed(manifest, stage, target)
        staged = stage / DATABASE
        if manifest.schema_head > SCHEMA_HEAD:
            raise BackupRefused(f"备份由更新的软件写成（数据库结构 {manifest.schema_head}），请先升级软件")
        if manifest.schema_head != SCHEMA_HEAD:
            upgrade_store(f"sqlite:///{staged}")
        if found := _findings(manifest, stage):
            raise RestoreRefused(found)
        held = _hold(staged, manifest)
        killpoint("restore.verified")
        placed = _place(stage, target, told)
    return Restored(manifest, held, signed, placed)


def _refuse_unless_empty(target: Target) -> None:
    if target.data.exists() and (not target.data.is_dir() or any(target.data.iterdir())):
        raise BackupRefused(f"{target.data} 不是空的；只能恢复到空的位置，请另设 ZHIFA_DATA")
    if not is_empty(target.database):
        where = target.database_file or "所指的数据库"
        raise BackupRefused(f"{where} 已有内容；只能恢复到空的位置，请另设 ZHIFA_DATABASE")


@contextmanager
def _staging(parent: Path) -> Iterator[Path]:
    parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".zhifa-restore-", dir=parent))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _signed(manifest: Manifest, stage: Path, target: Target) -> bool:
    """A signature that does not fit the key lying here is refused; where no key lies, the answer is no."""
    own = target.public_key
    if own.is_file():
        if not manifest.is_by(load_public_key(own)):
            raise BackupRefused("备份清单的签名与本机的密钥不符：不是本机关的备份，或者被改动")
        return True
    packed = stage / PUBLIC_KEY
    if packed.is_file() and manifest.signature and not manifest.is_by(load_public_key(packed)):
        raise BackupRefused("备份清单的签名不符：被改动")
    return False


def _findings(manifest: Manifest, stage: Path) -> list[Finding]:
    store = open_store(f"sqlite:///{stage / DATABASE}")
    try:
        found = check(store, checks=CHECKS)
        with store.read() as conn:
            rows = count_rows(conn)
            files = conn.execute(_FILE.select()).mappings().all()
        found += [
            Finding("I15", name, f"清单载 {number} 行，实有 {rows.get(name)} 行")
            for name, number in manifest.rows.items()
            if rows.get(name) != number
        ]
        if store.identity != manifest.database:
            found.append(Finding("I15", DATABASE, "数据库与清单所载不是同一个"))
        if (stage / CHECKPOINTS).is_file():
            key = load_public_key(stage / PUBLIC_KEY)
            found += verify_checkpoints(store, stage / CHECKPOINTS, key)
    finally:
        store.close()
    for row in files:
        path = path_of(stage / "archive", row["sha256"], row["media_type"])
        if not path.is_file() or hash_file(path) != row["sha256"]:
            found.append(Finding("I15", path.name, "归档文件不在备份中"))
    return found


def _hold(staged: Path, manifest: Manifest) -> int:
    store = open_store(f"sqlite:///{staged}")
    try:
        cause = f"restore:{digest(canonical(manifest.model_dump(mode='json')))}:{secrets.token_hex(8)}"
        says = f"从 {write_moment(moment(manifest.taken_at))} 的备份恢复；此后发出的通知不在库中"
        put_hold(store, cause=cause, says=says)
        return counts(store)["quarantined"] - 1  # the hold itself is no message
    finally:
        store.close()


def _place(stage: Path, target: Target, told: Progress) -> bool:
    """Folder and database appear together, or neither does; the configuration comes first and is taken back."""
    folder = Path(tempfile.mkdtemp(prefix=".zhifa-restored-", dir=target.data.parent))
    placed = _place_config(stage, target)
    try:
        for name in ("archive", "checkpoints"):
            if (stage / name).exists():
                (stage / name).rename(folder / name)
        if target.database_file is None:
            _into_server(stage / DATABASE, folder, target, told)
        else:
            _into_file(stage / DATABASE, folder, target.database_file, target.data)
    except StoreUncertain:  # it may stand: nothing that belongs to it is taken away
        raise
    except BaseException:
        shutil.rmtree(target.data if not folder.exists() else folder, ignore_errors=True)
        if placed:
            shutil.rmtree(target.config, ignore_errors=True)
        raise
    return placed


def _into_server(staged: Path, folder: Path, target: Target, told: Progress) -> None:
    source = open_store(f"sqlite:///{staged}")

    def fill(conn: Connection) -> None:
        with source.read() as rows:
            copy_rows(rows, conn, told)
        _appear(folder, target.data)  # just before the commit

    try:
        create_copy(target.database, fill)
    finally:
        source.close()


def _into_file(staged: Path, folder: Path, file: Path, data: Path) -> None:
    if file.is_relative_to(data):
        inside = folder / file.relative_to(data)
        inside.parent.mkdir(parents=True, exist_ok=True)
        staged.rename(inside)
        _appear(folder, data)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part-{secrets.token_hex(4)}")
    try:
        shutil.copyfile(staged, part)
        part.chmod(0o600)
        _appear(folder, data)
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)


def _appear(folder: Path, data: Path) -> None:
    if data.is_dir():
        data.rmdir()  # empty, as was seen before
    folder.rename(data)
    descriptor = os.open(data.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    killpoint("restore.placed")


def _place_config(stage: Path, target: Target) -> bool:
    """The configuration only where none lies: what admins wrote since is not overwritten."""
    packed = stage / "config"
    if not packed.is_dir() or (target.config.exists() and any(target.config.iterdir())):
        return False
    target.config.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(packed, target.config, dirs_exist_ok=True)
    return True
