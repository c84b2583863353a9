"""Delivery receipts (送达回执): every one is kept as it came, then matched with the message it speaks of.

A receipt may come late, before our own commit, twice, in the wrong order or for a message nobody knows. A state moves
``accepted → delivered | undeliverable`` once; what comes afterwards is kept beside it and changes nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, func, or_, select, update

from models.database import Store
from models.instants import stamp
from models.killpoints import killpoint
from models.outbox import OUTBOX, PART
from models.tables import ReceiptInbox
from models.upserts import insert_if_absent

_INBOX: Table = ReceiptInbox.__table__  # type: ignore[attr-defined]
FINAL = ("delivered", "undeliverable")
REFERENCE_MOST = 200
BATCH = 500


class Verdict(StrEnum):
    """What a receipt was found to be."""

    WAITING = "waiting"  # no message of ours bears the reference, or not yet
    APPLIED = "applied"
    REPEATED = "repeated"  # the message already stands so
    CONTRARY = "contrary"  # the message already stands otherwise; a final state never moves


@dataclass(frozen=True)
class Receipt:
    """A gateway's word on one message: its own reference, and our key where it repeats it."""

    channel: str
    reference: str = field(repr=False)
    delivered: bool
    key: str | None = None

    def __post_init__(self) -> None:
        if not self.reference.isprintable() or not 0 < len(self.reference) <= REFERENCE_MOST:
            raise ValueError("回执编号无效")

    @property
    def state(self) -> str:
        return FINAL[0] if self.delivered else FINAL[1]


@dataclass(frozen=True)
class Matched:
    """What one receipt came to, and the keys of the outbox rows whose state it moved."""

    verdict: Verdict
    moved: tuple[str, ...] = ()


def receive(store: Store, receipt: Receipt) -> Matched:
    """Keep a receipt and match it; when this returns it is stored, so the gateway may forget it."""
    now = stamp(store.now())
    with store.write() as conn:
        row = {"channel": receipt.channel, "reference": receipt.reference, "state": receipt.state}
        kept = {"outbox_key": receipt.key, "received_at": now, "times": 0, "verdict": Verdict.WAITING.value}
        insert_if_absent(conn, _INBOX, {**row, **kept})
        verdict = _lock(conn, receipt)
        conn.execute(update(_INBOX).where(_same(receipt)).values(times=_INBOX.c.times + 1))
        matched = _match(conn, receipt, now) if verdict == Verdict.WAITING else Matched(Verdict.REPEATED)
        killpoint("receipt.commit.before")
    killpoint("receipt.commit.after")
    return matched


def match_waiting(
    store: Store, *, references: Collection[str] | None = None, keys: Collection[str] = (), limit: int = BATCH
) -> tuple[str, ...]:
    """Match receipts that came before our own commit; answers the keys of the outbox rows that moved.

    With ``references`` only those (after a batch was settled); without, all that can be matched now (the sweep).
    """
    if references is not None and not references and not keys:
        return ()
    known = or_(
        select(OUTBOX.c.id).where(OUTBOX.c.reference == _INBOX.c.reference).exists(),
        select(PART.c.outbox_id).where(PART.c.reference == _INBOX.c.reference).exists(),
        select(OUTBOX.c.id)
        .where(OUTBOX.c.key == _INBOX.c.outbox_key, OUTBOX.c.state.in_(("accepted", "unknown", *FINAL)))
        .exists(),
    )
    if references is not None:
        known = or_(_INBOX.c.reference.in_(sorted(references)), _INBOX.c.outbox_key.in_(sorted(keys)))
    query = select(_INBOX).where(_INBOX.c.verdict == Verdict.WAITING.value, known).order_by(_INBOX.c.received_at)
    with store.read() as conn:
        found = [_receipt(row) for row in conn.execute(query.limit(limit)).mappings()]
    return tuple(key for receipt in found for key in _rematch(store, receipt))


def waiting(store: Store, *, before: str) -> int:
    """How many receipts that came before this stamp still belong to no message."""
    count = select(func.count()).select_from(_INBOX)
    with store.read() as conn:
        return int(
            conn.execute(
                count.where(_INBOX.c.verdict == Verdict.WAITING.value, _INBOX.c.received_at < before)
            ).scalar_one()
        )


def _rematch(store: Store, receipt: Receipt) -> tuple[str, ...]:
    with store.write() as conn:
        if _lock(conn, receipt) != Verdict.WAITING:
            return ()
        moved = _match(conn, receipt, stamp(store.now())).moved
        killpoint("receipt.commit.before")
    killpoint("receipt.commit.after")
    return moved


def _receipt(row: Any) -> Receipt:
    return Receipt(row["channel"], row["reference"], row["state"] == FINAL[0], row["outbox_key"])


def _same(receipt: Receipt) -> ColumnElement[bool]:
    return and_(
        _INBOX.c.channel == receipt.channel,
        _INBOX.c.reference == receipt.reference,
        _INBOX.c.state == receipt.state,
    )


def _lock(conn: Connection, receipt: Receipt) -> str:
    verdict: str = conn.execute(select(_INBOX.c.verdict).where(_same(receipt)).with_for_update()).scalar_one()
    return verdict


def _match(conn: Connection, receipt: Receipt, now: str) -> Matched:
    matched, row_id = _find_and_move(conn, receipt, now)
    if matched.verdict is not Verdict.WAITING:
        told = {"verdict": matched.verdict.value, "matched_at": now, "outbox_id": row_id}
        conn.execute(update(_INBOX).where(_same(receipt)).values(told))
    return matched


def _find_and_move(conn: Connection, receipt: Receipt, now: str) -> tuple[Matched, int | None]:
    if parts := _parts(conn, receipt):  # several rows where a digest went in parts
        each = [_by_part(conn, receipt, part, now) for part in parts]
        moved_keys = tuple(key for matched in each for key in matched.moved)
        return Matched(each[0].verdict, moved_keys), parts[0]["outbox_id"]
    here = OUTBOX.c.channel == receipt.channel
    moved = _move(conn, [here, OUTBOX.c.reference == receipt.reference, OUTBOX.c.state == "accepted"], receipt, now)
    if not moved and receipt.key is not None:
        # The answer to our call was lost, so no reference is known; the gateway's word under our key ends the doubt.
        doubtful = OUTBOX.c.state.in_(("accepted", "unknown"))
        moved = _move(conn, [here, OUTBOX.c.key == receipt.key, doubtful], receipt, now)
    if moved:
        return Matched(Verdict.APPLIED, tuple(moved.values())), next(iter(moved))
    known = or_(OUTBOX.c.reference == receipt.reference, OUTBOX.c.key == (receipt.key or ""))
    stands = conn.execute(select(OUTBOX.c.id, OUTBOX.c.state).where(here, known, OUTBOX.c.state.in_(FINAL))).first()
    if stands is None:
        return Matched(Verdict.WAITING), None
    return Matched(Verdict.REPEATED if stands.state == receipt.state else Verdict.CONTRARY), stands.id


def _move(conn: Connection, which: Iterable[ColumnElement[bool]], receipt: Receipt, now: str) -> dict[int, str]:
    rows = conn.execute(
        update(OUTBOX)
        .where(*which)
        .values(state=receipt.state, settled_at=now, fence=OUTBOX.c.fence + 1)
        .returning(OUTBOX.c.id, OUTBOX.c.key)
    )
    return {row.id: row.key for row in rows}


def _parts(conn: Connection, receipt: Receipt) -> Sequence[Any]:
    query = (
        select(PART)
        .join(OUTBOX, OUTBOX.c.id == PART.c.outbox_id)
        .where(PART.c.reference == receipt.reference, OUTBOX.c.channel == receipt.channel)
        .order_by(PART.c.outbox_id, PART.c.n)
    )
    return conn.execute(query).mappings().all()


def _by_part(conn: Connection, receipt: Receipt, part: Any, now: str) -> Matched:
    """A message of several parts is delivered when all are, and undeliverable as soon as one is."""
    # The row first: two parts of one message reported at once would otherwise each miss the other.
    conn.execute(select(OUTBOX.c.id).where(OUTBOX.c.id == part["outbox_id"]).with_for_update())
    own = and_(PART.c.outbox_id == part["outbox_id"], PART.c.n == part["n"])
    this = and_(own, PART.c.part == part["part"])
    before = conn.execute(select(PART.c.state).where(this)).scalar_one()
    if before is not None:
        return Matched(Verdict.REPEATED if before == receipt.state else Verdict.CONTRARY)
    conn.execute(update(PART).where(this).values(state=receipt.state))
    states = set(conn.execute(select(PART.c.state).where(own)).scalars())
    if receipt.delivered and states != {FINAL[0]}:
        return Matched(Verdict.APPLIED)
    still = [OUTBOX.c.id == part["outbox_id"], OUTBOX.c.state == "accepted"]
    return Matched(Verdict.APPLIED, tuple(_move(conn, still, receipt, now).values()))
