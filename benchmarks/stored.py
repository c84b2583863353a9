"""Databases that already hold much: settled work for the outbox, closed cases for everything else."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert, text

from benchmarks.measuring import Ratio, alternately, ms
from models.database import Store
from models.instants import stamp
from models.outbox import claim
from models.tables import Outbox
from tests.acceptance.montreal.rehearsing import founded, scratch

OUTBOX = Outbox.__table__  # type: ignore[attr-defined]
FEW, MANY = 1_000, 100_000

_STORED = """
CREATE TEMP TABLE stored AS
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :most)
    SELECT i, printf('2019-%06d', i) AS no FROM n
"""
_FILLED = (
    """INSERT INTO enforcement_case
    SELECT no, 'penalty_general', (SELECT digest FROM release), 'SP-CF-001', '2019-03-01', '样例当事人',
    'close.closed', 'close', 1, '2019-03-01', '2019-09-01', 'penalised', 'officer-a officer-b', 0, hex(randomblob(32)), NULL
    FROM stored""",
    "INSERT INTO party SELECT no, 'organisation', '样例当事人', NULL, '样例路1号', NULL, NULL, NULL FROM stored",
    """INSERT INTO event
    SELECT no, 1, 'open_case', 'stored/' || i, 'd', '2019-03-01', '2019-03-01',
    hex(randomblob(300)), hex(randomblob(32)), hex(randomblob(32)) FROM stored""",
    "INSERT INTO term SELECT no, 'lawsuit', 1, '2019-03-01', '2099-01-01', 0, 'running', '说明' FROM stored",
    "INSERT INTO reminder SELECT no, 'lawsuit', 1, 0, '2099-01-01', 'none', 'waiting' FROM stored",
    """INSERT INTO document
    SELECT '旧字第' || i || '号', 'decision', no, no, 1, '决定书', hex(randomblob(300)), hex(randomblob(32)), 'issued'
    FROM stored""",
    """INSERT INTO outbox
    (key, stream, seq, case_no, kind, template, receiver, context, digest, state, due_at, fence, attempts, created_at)
    SELECT 'stored/' || i, no, 1, no, 'document', 'decision', 'archive', '{}', hex(randomblob(32)), 'done',
    '2019-03-01', 1, 0, '2019-03-01' FROM stored""",
    "DROP TABLE stored",
)


def fill(store: Store, cases: int) -> None:
    """Closed cases beside the ones to come, each with a row in every table an action reads or writes; made up by the
    database itself, so their record proves nothing."""
    assert store.dialect == "sqlite"
    with store.write() as conn:
        conn.execute(text(_STORED), {"most": cases})
        for statement in _FILLED:
            conn.execute(text(statement))


def claims(times: int) -> list[Ratio]:
    """Claiming one row beside a thousand settled rows and beside a hundred thousand, in turn; nothing waits for the
    disk here, so that a scan would show."""
    with TemporaryDirectory(prefix="zhifa-bench-") as few_name, TemporaryDirectory(prefix="zhifa-bench-") as many_name:
        few, many = founded(scratch(Path(few_name))), founded(scratch(Path(many_name)))
        for store, settled in ((few, FEW), (many, MANY)):
            _owe(store, settled, times)
        small, large = alternately(times, lambda: _claim_one(few), lambda: _claim_one(many))
        few.close()
        many.close()
    name = f"领取待办：已结 {MANY:,} 项 ÷ {FEW:,} 项"
    return [Ratio(name, ms(large), ms(small), large / small, "at most", 1.5)]


def _claim_one(store: Store) -> None:
    assert len(claim(store, worker="bench", limit=1)) == 1


def _owe(store: Store, settled: int, queued: int) -> None:
    now = stamp(store.now())
    row = {"stream": "bench", "seq": 1, "kind": "message", "template": "t", "receiver": "party", "context": "{}"}
    row |= {"digest": "d", "due_at": now, "created_at": now, "fence": 0, "attempts": 0}
    states = {"accepted": settled, "queued": queued}
    with store.write() as conn:
        for state, count in states.items():
            conn.execute(insert(OUTBOX), [{**row, "key": f"{state}/{n}", "state": state} for n in range(count)])
