"""The key that signs checkpoints: Ed25519, in a file of its owner's, away from the data it vouches for."""

import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)


class KeyRefused(ValueError):
    """The key file is missing, readable by others, inside the data, or not an Ed25519 key."""

    code = "key_refused"


def create_key(path: Path, data_folder: Path) -> Ed25519PublicKey:
    """Write a new private key, and its public half beside it with the ending ``.pub``."""
    refuse_inside(path, data_folder)
    key = Ed25519PrivateKey.generate()
    _write_new(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), 0o600)
    public = key.public_key()
    _write_new(public_path(path), public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo), 0o644)
    return public


def public_path(path: Path) -> Path:
    """Where the public half of a key lies."""
    return path.with_name(path.name + ".pub")


def refuse_inside(path: Path, data_folder: Path) -> None:
    """Who takes the data must not get the key with it."""
    if path.resolve().is_relative_to(data_folder.resolve()):
        raise KeyRefused(f"签名密钥不得放在数据目录内：{path}")


def load_key(path: Path) -> Ed25519PrivateKey:
    """The private key; refused if others may read it."""
    text = _read(path)
    if path.stat().st_mode & 0o077:
        raise KeyRefused(f"签名密钥可被他人读取，请改为仅本人可读（chmod 600）：{path}")
    try:
        key = load_pem_private_key(text, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyRefused(f"不是签名密钥：{path}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyRefused(f"不是 Ed25519 签名密钥：{path}")
    return key


def load_public_key(path: Path) -> Ed25519PublicKey:
    """The public key that checkpoints are verified with."""
    try:
        key = load_pem_public_key(_read(path))
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyRefused(f"不是公钥：{path}") from error
    if not isinstance(key, Ed25519PublicKey):
        raise KeyRefused(f"不是 Ed25519 公钥：{path}")
    return key


def is_signed(key: Ed25519PublicKey, signature: str, data: bytes) -> bool:
    """Whether the hex signature is this key's over the data."""
    try:
        key.verify(bytes.fromhex(signature), data)
    except (InvalidSignature, ValueError):
        return False
    return True


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KeyRefused(f"无法读取密钥 {path}：{error.strerror}") from error


def _write_new(path: Path, content: bytes, mode: int) -> None:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    except OSError as error:
        raise KeyRefused(f"无法新建密钥文件 {path}：{error.strerror}") from error
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
