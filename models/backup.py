"""Backup (备份): database, archive, checkpoints and configuration in one file, checked before it counts as one.

The signing key is never in it: who takes the backup must not be able to sign in the bureau's name.
"""

import hashlib
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from sqlalchemy import select

from models.bureau_stream import append_bureau
from models.checkpoint_file import FILE_NAME, Head, locked, root_of
from models.checkpoint_proof import verify_checkpoints
from models.checks import ALL, check
from models.checks.finding import Finding
from models.checks.owed import nothing_is_stuck
from models.checks.streams import last_events
from models.copying import PAGES, Progress, copy_database, count_rows, silent
from models.database import SCHEMA_HEAD, Store, open_store
from models.files import path_of
from models.instants import stamp
from models.killpoints import killpoint
from models.record import canonical, digest
from models.signing import is_signed, load_public_key
from models.tables import StoredFile

_FILE = StoredFile.__table__  # type: ignore[attr-defined]

MANIFEST, DATABASE, CHECKPOINTS = "manifest.json", "database.sqlite3", f"checkpoints/{FILE_NAME}"
PUBLIC_KEY = "keys/checkpoint.pem.pub"
TAKEN = "backup_taken"
PUBLIC = "public"
"""Folder of the archive for what was made public; its files are named by the outbox row, not by their hash."""

_DOMAIN = "zhifa/backup/1\n"
_CHUNK = 1 << 20
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
CHECKS = tuple(each for each in ALL if each is not nothing_is_stuck)
"""What holds in any copy: that work is in somebody's hands at the moment of the copy is no defect of it."""

_BROKEN = (zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error)
"""What reading a damaged zip file may end in."""

_Hex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def _inside(name: str) -> str:
    """A name that cannot lead out of the folder it is unpacked in."""
    if any(part in ("", ".", "..") for part in name.split("/")) or not _PLAIN.fullmatch(name):
        raise ValueError("文件名不能使用")
    return name


_PLAIN = re.compile(r"[^\x00-\x1f\\:]{1,400}")
_Name = Annotated[str, AfterValidator(_inside)]


class BackupRefused(ValueError):
    """The file is no backup of ours, is damaged, or cannot be put where it should go (备份不能使用)."""

    code = "invalid"


class Member(BaseModel):
    """One file inside the backup."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    name: _Name
    size: int = Field(ge=0)
    sha256: _Hex


class Manifest(BaseModel):
    """What the backup holds, and how far the record had come."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    version: Literal[1] = 1
    taken_at: str
    database: str  # identity
    came_from: Literal["sqlite", "postgresql"]
    schema_head: str
    is_virtual: bool
    rows: dict[str, int]
    size: int  # events of all streams
    root: str  # Merkle root over the heads, as a checkpoint has it
    findings: int  # 0: the copy passed every check
    files: tuple[Member, ...]
    signature: str = ""

    def signed_bytes(self) -> bytes:
        return (_DOMAIN + canonical(self.model_dump(mode="json", exclude={"signature"}))).encode()

    def signed(self, key: Ed25519PrivateKey) -> "Manifest":
        return self.model_copy(update={"signature": key.sign(self.signed_bytes()).hex()})

    def is_by(self, key: Ed25519PublicKey) -> bool:
        return is_signed(key, self.signature, self.signed_bytes())


@dataclass(frozen=True, kw_only=True)
class Places:
    """What of an installation goes into a backup beside the database."""

    archive: Path
    checkpoints: Path
    config: Path
    public_key: Path
    key: Ed25519PrivateKey | None  # signs the manifest; never stored


@dataclass(frozen=True)
class Backup:
    """A written backup and what its check found; empty findings: it can be restored."""

    manifest: Manifest
    findings: list[Finding]


def take_backup(store: Store, places: Places, target: Path, told: Progress = silent, *, pages: int = PAGES) -> Backup:
    """Write one file while the bureau works on; it appears whole, or not at all, and never over another file."""
    if target.exists():
        raise BackupRefused(f"{target} 已存在，不覆盖；请另写文件名")
    with _workshop(target.parent) as shop:
        copy = shop / "copy.sqlite3"
        # No checkpoint may be taken in between: file and record must tell the same.
        with locked(places.checkpoints) as lines:
            counted = copy_database(store, copy, told, pages=pages)
            lines.seek(0)
            (shop / FILE_NAME).write_bytes(lines.read())
        members: dict[str, Path] = {DATABASE: copy}
        findings = _examined(copy, counted, shop / FILE_NAME, places, members)
        manifest = _manifest(store, copy, findings, members)
        if places.key is not None:
            manifest = manifest.signed(places.key)
        part = shop / "backup.zip"
        _write(part, manifest, members)
        read_backup(part, thorough=True)
        killpoint("backup.written")
        _put(part, target)
    body = {"backup": {"manifest": digest(canonical(manifest.model_dump(mode="json"))), "size": manifest.size}}
    with store.write() as conn:
        append_bureau(conn, store, action=TAKEN, body=body)
    return Backup(manifest, findings)


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """A private folder on the same disk, gone afterwards."""
    shop = Path(tempfile.mkdtemp(prefix=".zhifa-backup-", dir=folder))
    try:
        yield shop
    finally:
        shutil.rmtree(shop, ignore_errors=True)


def _put(part: Path, target: Path) -> None:
    try:
        os.link(part, target)  # fails where a file came to be meanwhile, as a rename would not
    except FileExistsError:
        raise BackupRefused(f"{target} 已存在，不覆盖；请另写文件名") from None
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# what goes in ---------------------------------------------------------------------------------------------------------


def _examined(
    copy: Path, counted: Mapping[str, int], lines: Path, places: Places, members: dict[str, Path]
) -> list[Finding]:
    """The copy checked as a database of its own; the files that belong to it are collected."""
    store = open_store(f"sqlite:///{copy}")
    try:
        with store.read() as conn:
            found = count_rows(conn)
            bound = conn.execute(select(_FILE.c.sha256, _FILE.c.media_type, _FILE.c.size)).all()
        findings = [
            Finding("I15", name, f"副本有 {found[name]} 行，原库有 {number} 行")
            for name, number in counted.items()
            if found[name] != number
        ]
        findings += check(store, checks=CHECKS)
        if lines.stat().st_size:
            members[CHECKPOINTS] = lines
            findings += _proved(store, lines, places.public_key)
    finally:
        store.close()
    for sha256, media_type, size in bound:
        path = path_of(places.archive, sha256, media_type)
        if not path.is_file() or path.stat().st_size != size or hash_file(path) != sha256:
            findings.append(Finding("I15", path.name, "归档文件缺失或已损坏"))
        else:
            members[f"archive/{path.relative_to(places.archive).as_posix()}"] = path
    for name, path in _loose(places):
        members[name] = path
    return findings


def _proved(store: Store, lines: Path, public_key: Path) -> list[Finding]:
    return verify_checkpoints(store, lines, load_public_key(public_key))


def _loose(places: Places) -> Iterator[tuple[str, Path]]:
    """What no event binds by hash: publications, the bureau's YAML, the public key."""
    for label, folder in (("archive/public", places.archive / PUBLIC), ("config", places.config)):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            inside = path.relative_to(folder)
            wanted = label != "config" or path.suffix in {".yaml", ".j2"}
            if wanted and path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                yield f"{label}/{inside.as_posix()}", path
    if places.public_key.is_file():
        yield PUBLIC_KEY, places.public_key


def _manifest(store: Store, copy: Path, findings: list[Finding], members: Mapping[str, Path]) -> Manifest:
    copied = open_store(f"sqlite:///{copy}")
    try:
        with copied.read() as conn:
            rows = count_rows(conn)
            heads = {
                name: Head(name, seq, own)
                for name, seq, own in conn.execute(last_events(conn, "stream", "seq", "hash"))
            }
    finally:
        copied.close()
    files = (
        Member(name=name, size=path.stat().st_size, sha256=hash_file(path)) for name, path in sorted(members.items())
    )
    return Manifest(
        taken_at=stamp(store.now()),
        database=store.identity,
        came_from=store.dialect,
        schema_head=SCHEMA_HEAD,
        is_virtual=store.is_virtual,
        rows=rows,
        size=sum(head.seq for head in heads.values()),
        root=root_of(heads),
        findings=len(findings),
        files=tuple(files),
    )


def _write(part: Path, manifest: Manifest, members: Mapping[str, Path]) -> None:
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    with os.fdopen(descriptor, "w+b") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
            packed.writestr(_info(MANIFEST), canonical(manifest.model_dump(mode="json")))
            for name, path in sorted(members.items()):
                with path.open("rb") as source, packed.open(_info(name), "w", force_zip64=True) as sink:
                    shutil.copyfileobj(source, sink, _CHUNK)
        stream.flush()
        os.fsync(stream.fileno())


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _FIXED_TIME)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return info


def hash_file(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


# reading it again -----------------------------------------------------------------------------------------------------


def read_backup(file: Path, *, thorough: bool = False) -> Manifest:
    """The manifest of a backup whose members are exactly those it lists; ``thorough`` reads each of them."""
    with opened(file) as packed:
        manifest = _manifest_of(packed)
        listed = {member.name: member.size for member in manifest.files}
        held = [info for info in packed.infolist() if info.filename != MANIFEST]
        if sorted(listed) != sorted(info.filename for info in held) or len(listed) != len(manifest.files):
            raise BackupRefused("备份中的文件与清单不一致，可能被增删")
        if wrong := [info.filename for info in held if info.file_size != listed[info.filename]]:
            raise BackupRefused(f"备份中的 {wrong[0]} 大小与清单不符")
        if thorough:
            for member in manifest.files:
                _read_member(packed, member, None)
    return manifest


def unpack(file: Path, folder: Path) -> Manifest:
    """Put every member below the folder, each compared with the manifest as it is read."""
    manifest = read_backup(file)
    with opened(file) as packed:
        for member in manifest.files:
            _read_member(packed, member, folder / member.name)
    return manifest


@contextmanager
def opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """The backup as a zip file; damage of any kind is one error of ours."""
    try:
        packed = zipfile.ZipFile(file)
    except FileNotFoundError:
        raise BackupRefused(f"没有备份文件 {file}") from None
    except OSError as error:
        raise BackupRefused(f"不能读取备份文件 {file}：{error.strerror}") from None
    except _BROKEN as error:
        raise BackupRefused(f"{file} 不是完好的备份文件") from error
    with packed:
        try:
            yield packed
        except _BROKEN as error:
            raise BackupRefused(f"{file} 不是完好的备份文件") from error


def _manifest_of(packed: zipfile.ZipFile) -> Manifest:
    try:
        text = packed.read(MANIFEST)
    except KeyError:
        raise BackupRefused("文件中没有备份清单，不是 zhifa 的备份") from None
    try:
        return Manifest.model_validate_json(text, strict=True)
    except ValidationError:
        raise BackupRefused("备份清单已损坏，或由另一版本写成") from None


def _read_member(packed: zipfile.ZipFile, member: Member, target: Path | None) -> None:
    own, size = hashlib.sha256(), 0
    sink = None
    if target is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        sink = os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")
    try:
        with packed.open(member.name) as source:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > member.size:  # what is packed small may be large: nothing beyond the manifest is written
                    break
                own.update(chunk)
                if sink is not None:
                    sink.write(chunk)
        if sink is not None:
            sink.flush()
            os.fsync(sink.fileno())
    finally:
        if sink is not None:
            sink.close()
    if (size, own.hexdigest()) != (member.size, member.sha256):
        raise BackupRefused(f"备份中的 {member.name} 与清单中的哈希不符")
