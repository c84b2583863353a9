"""The file of a volume (卷宗文件): a ZIP whose bytes follow from its content alone, listed and signed by its manifest.

Files are stored uncompressed, in the order of their names, all dated 1980-01-01, so the same state of a case gives the
same bytes, and a file that is not exactly what packing its content gives was changed.
"""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from models.record import canonical

FORMAT = "zhifa/volume/1"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig.json"
EVENTS, BINDINGS, DOCUMENTS, FILES = "events.jsonl", "bindings.jsonl", "documents.jsonl", "files.jsonl"
CASE, CHECKPOINT, VOLUME, READ_ME = "case.json", "checkpoint.json", "volume.pdf", "README.txt"
ARCHIVED, RENDERED = "files/", "rendered/"
LARGEST = 2_000_000_000
_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16


class NotAVolume(Exception):
    """The file is no volume of this software, or not whole (不是完整的卷宗文件)."""

    code = "invalid"


class VolumeDamaged(Exception):
    """A file inside is not what its own checksum says (卷宗文件已损坏)."""

    code = "refused"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def lines_of(rows: Any) -> bytes:
    """Rows as canonical JSON, one a line."""
    return "".join(canonical(dict(row)) + "\n" for row in rows).encode()


def rows_in(data: bytes) -> list[dict[str, Any]]:
    """The rows of such a file; ``ValueError`` if a line is none."""
    rows = [orjson.loads(line) for line in data.splitlines()]
    if not all(isinstance(row, dict) for row in rows):
        raise ValueError("不是按行的记录")
    return rows


def public_bytes(key: Ed25519PublicKey) -> bytes:
    """The 32 bytes of a public key."""
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def fingerprint(key: bytes) -> str:
    """How people compare keys: the first half of the SHA-256 of its bytes, in groups of four."""
    text = sha256(key)[:32]
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def signed_bytes(manifest: bytes) -> bytes:
    """What the signature of a volume is over; no checkpoint begins like it."""
    return f"{FORMAT}\n".encode() + manifest


def sealed(contents: Mapping[str, bytes], about: Mapping[str, Any], key: Ed25519PrivateKey) -> bytes:
    """The whole file: contents, the manifest of their hashes, and the bureau's signature over it."""
    listed = {name: {"sha256": sha256(data), "size": len(data)} for name, data in contents.items()}
    manifest = canonical({"format": FORMAT, **about, "files": listed}).encode()
    signature = {"key": public_bytes(key.public_key()).hex(), "signature": key.sign(signed_bytes(manifest)).hex()}
    return pack({**contents, MANIFEST: manifest, SIGNATURE: canonical(signature).encode()})


def pack(contents: Mapping[str, bytes]) -> bytes:
    """The one ZIP of these contents."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.external_attr, entry.create_system = _MODE, 3
            archive.writestr(entry, contents[name])
    return target.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The contents of a volume; raises NotAVolume if it is none, VolumeDamaged if it cannot be read whole."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
        raise NotAVolume("不是卷宗文件，或者文件不完整") from error
    with archive:
        entries = archive.infolist()
        if len({entry.filename for entry in entries}) != len(entries):
            raise VolumeDamaged("卷宗文件中有重名的文件，不可采信")
        if sum(entry.file_size for entry in entries) > LARGEST or any(e.compress_type for e in entries):
            raise NotAVolume("不是本软件导出的卷宗文件")
        return {entry.filename: _read(archive, entry) for entry in entries}


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise VolumeDamaged(f"卷宗文件已损坏或者被改动，不可采信：{entry.filename}") from error
