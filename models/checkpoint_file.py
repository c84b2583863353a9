"""The checkpoint file: one signed JSON line per checkpoint, only ever appended to."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from models.killpoints import killpoint
from models.merkle import merkle_root
from models.record import canonical, digest
from models.signing import is_signed

_BLOCK = 1 << 16
FILE_NAME = "checkpoints.jsonl"
_DOMAIN = "zhifa/checkpoint/1\n"
_Hex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Head(NamedTuple):
    """The last event of one stream at one moment."""

    stream: str
    seq: int
    head: str


class Checkpoint(BaseModel):
    """One line: how far every stream had come. ``changed`` since the line before, so that the file tells all heads."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    n: int
    taken_at: str
    database: str
    size: int
    root: _Hex
    previous: str
    changed: list[tuple[str, int, _Hex]]
    signature: str = ""

    def signed_bytes(self) -> bytes:
        """What the signature is over."""
        return (_DOMAIN + canonical(self.model_dump(mode="json", exclude={"signature"}))).encode()

    def signed(self, key: Ed25519PrivateKey) -> "Checkpoint":
        return self.model_copy(update={"signature": key.sign(self.signed_bytes()).hex()})

    def is_by(self, key: Ed25519PublicKey) -> bool:
        return is_signed(key, self.signature, self.signed_bytes())

    def line(self) -> str:
        return canonical(self.model_dump(mode="json"))


def parse(line: str) -> Checkpoint | None:
    """The checkpoint of a line; ``None`` if the line is damaged or not written in the one canonical way."""
    try:
        found = Checkpoint.model_validate_json(line, strict=True)
    except ValidationError:
        return None
    return found if found.line() == line else None


def last_line(file: Path) -> str | None:
    """The last whole line, read from the end; ``None`` if there is none. What a power cut left half-written is none."""
    try:
        stream = file.open("rb")
    except OSError:
        return None
    with stream:
        end = stream.seek(0, os.SEEK_END)
        content, start = b"", end
        while start > 0 and content.count(b"\n") < 2:
            start = max(0, start - _BLOCK)
            stream.seek(start)
            content = stream.read(end - start)
    lines = content.split(b"\n")
    return lines[-2].decode(errors="replace") if len(lines) > 1 else None


def root_of(heads: dict[str, Head]) -> str:
    """Merkle root over all heads, sorted by stream."""
    return merkle_root(canonical(list(heads[stream])).encode() for stream in sorted(heads))


def folded(lines: list[Checkpoint]) -> dict[str, Head]:
    """All heads after these lines."""
    return {stream: Head(stream, seq, own) for line in lines for stream, seq, own in line.changed}


def line_digest(checkpoint: Checkpoint) -> str:
    """What the event of a checkpoint says about its line."""
    return digest(checkpoint.line())


@contextmanager
def locked(folder: Path) -> Iterator[IO[bytes]]:
    """The file of this folder, held alone until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    is_new = not path.exists()
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if is_new:
            _sync_folder(folder)
        yield file


def append_line(file: IO[bytes], checkpoint: Checkpoint) -> None:
    """Add one line durably."""
    killpoint("checkpoint.append.before")
    file.write((checkpoint.line() + "\n").encode())
    file.flush()
    os.fsync(file.fileno())
    killpoint("checkpoint.append.after")


def cut_to(file: IO[bytes], size: int) -> None:
    """Drop what a power cut left half-written at the end."""
    file.truncate(size)
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
