"""The archive on disk: files named by the hash of their bytes, whole or not there at all."""

import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlmodel import SQLModel

from models.database import Store
from models.killpoints import killpoint
from models.tables import Document, StoredFile

_DOCUMENT = SQLModel.metadata.tables[str(Document.__tablename__)]
_FILE = SQLModel.metadata.tables[str(StoredFile.__tablename__)]

_PART = ".part-"
EXTENSIONS = {
    "text/html": "html",
    "application/pdf": "pdf",
    "application/json": "json",
    "text/plain": "txt",
    "image/jpeg": "jpg",
    "image/png": "png",
}


class FileDamaged(Exception):
    """The bytes of a stored file are not those its name promises (归档文件已损坏)."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"归档文件 {sha256[:12]}… 的内容与登记的哈希不一致")
        self.sha256 = sha256


@dataclass(frozen=True)
class KeptFile:
    """A file of the archive as it is to be bound by an event."""

    sha256: str
    media_type: str
    size: int


@dataclass(frozen=True)
class IssuedDocument:
    """What rendering needs to know of a document (文书) that an event issued."""

    number: str
    kind: str
    case_no: str
    title: str
    context: str
    stream: str
    seq: int
    state: str


def path_of(folder: Path, sha256: str, media_type: str) -> Path:
    """Where the file with these bytes lies; unknown media types end in ``.bin``."""
    return folder / sha256[:2] / f"{sha256}.{EXTENSIONS.get(media_type, 'bin')}"


def store_bytes(folder: Path, data: bytes, media_type: str) -> KeptFile:
    """Put the bytes into the archive so that a crash leaves the whole file or none."""
    kept = KeptFile(hashlib.sha256(data).hexdigest(), media_type, len(data))
    target = path_of(folder, kept.sha256, media_type)
    if not (target.exists() and _digest(target) == kept.sha256):
        replace_file(target, data)
    return kept


def read_bytes(folder: Path, sha256: str, media_type: str) -> bytes:
    """The bytes of a stored file; FileDamaged if they are not the ones that were stored."""
    data = path_of(folder, sha256, media_type).read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise FileDamaged(sha256)
    return data


def replace_file(target: Path, data: bytes) -> None:
    """Write ``target`` by a temporary file, fsync and rename: a reader sees the old file or the new one."""
    _make_folder(target.parent)
    descriptor, part = tempfile.mkstemp(prefix=_PART, dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        killpoint("file.written")
        Path(part).replace(target)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise
    killpoint("file.renamed")
    _sync_folder(target.parent)


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def remove_parts(folder: Path, *, older_than: float) -> int:
    """Remove temporary files of writers that died; ``older_than`` (POSIX time) spares the ones being written now. A whole
    file that no event bound stays: who renders the document again finds it and binds it."""
    removed = 0
    for part in folder.rglob(f"{_PART}*"):
        with suppress(FileNotFoundError):  # its writer has just finished, or another sweep was here first
            if part.stat().st_mtime < older_than:
                part.unlink()
                removed += 1
    return removed


def document_of(store: Store, stream: str, seq: int, kind: str) -> IssuedDocument | None:
    """The document (文书) of this kind that the event issued."""
    columns = [_DOCUMENT.c[name] for name in IssuedDocument.__dataclass_fields__]
    wanted = (_DOCUMENT.c.stream == stream, _DOCUMENT.c.seq == seq, _DOCUMENT.c.kind == kind)
    with store.read() as connection:
        row = connection.execute(select(*columns).where(*wanted)).one_or_none()
    return None if row is None else IssuedDocument(**row._mapping)


def files_of(store: Store, document: IssuedDocument) -> list[KeptFile]:
    """Files already bound to a document; empty until it has been rendered."""
    return files_of_number(store, document.number)


def files_of_number(store: Store, number: str) -> list[KeptFile]:
    """Files already bound to the document of this number."""
    bound = select(_FILE.c.sha256, _FILE.c.media_type, _FILE.c.size).where(_FILE.c.document_number == number)
    with store.read() as connection:
        return [KeptFile(*row) for row in connection.execute(bound.order_by(_FILE.c.media_type))]
