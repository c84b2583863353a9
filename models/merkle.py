"""Merkle tree root in the manner of RFC 6962: a leaf can never be taken for a node."""

import hashlib
from collections.abc import Iterable


def merkle_root(leaves: Iterable[bytes]) -> str:
    """Root over the leaves in the given order, in hex."""
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [hashlib.sha256(b"\x01" + level[at] + level[at + 1]).digest() for at in range(0, len(level) - 1, 2)]
        # The odd one is carried up unchanged, which gives RFC 6962's split at the largest power of two.
        level = pairs + level[len(pairs) * 2 :]
    return level[0].hex()


def merkle_path(leaves: Iterable[bytes], at: int) -> list[tuple[str, str]]:
    """What leads from the leaf at this place to the root: on which side, and the hash there (hex), lowest first."""
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]
    path: list[tuple[str, str]] = []
    while len(level) > 1:
        beside = at ^ 1
        if beside < len(level):
            path.append(("left" if beside < at else "right", level[beside].hex()))
        pairs = [hashlib.sha256(b"\x01" + level[n] + level[n + 1]).digest() for n in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
        at //= 2
    return path


def root_along(leaf: bytes, path: Iterable[tuple[str, str]]) -> str:
    """The root that the leaf leads to along its path; ``ValueError`` if the path is none."""
    own = hashlib.sha256(b"\x00" + leaf).digest()
    for side, other in path:
        beside = bytes.fromhex(other)
        if side not in ("left", "right") or len(beside) != len(own):
            raise ValueError("不是存证的路径")
        own = hashlib.sha256(b"\x01" + (beside + own if side == "left" else own + beside)).digest()
    return own.hex()
