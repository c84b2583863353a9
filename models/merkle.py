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
