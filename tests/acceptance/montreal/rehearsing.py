"""All convictions as one docket in one scratch database, and what came of each."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import orjson
from sqlalchemy import func, select

from config.schema.days import read_moment
from config.schema.docket import Docket, DocketAct, DocketCase
from flows.rehearsal import in_order
from models.casework import open_case, perform
from models.commands import Answer, Command
from models.database import Store, create_store
from models.registers import enter_officers, publish_release
from models.tables import Document, Event
from states.reasons import ActionRefused
from tests.acceptance.montreal.bureau import SINCE, lasting_officers, montreal_release
from tests.acceptance.montreal.casefile import entry_of, why_impossible
from tests.acceptance.montreal.independent import Foreseen
from tests.acceptance.montreal.rows import Conviction

_EVENT = Event.__table__  # type: ignore[attr-defined]
_DOCUMENT = Document.__table__  # type: ignore[attr-defined]

FOUNDED = read_moment("2021-07-01 08:00")
CLOSED = "close.closed"


@dataclass
class Outcome:
    """What one row came to, told by the kernel's answers alone."""

    step: str = ""
    revision: int = 0
    flags: set[str] = field(default_factory=set)
    clauses: set[str] = field(default_factory=set)

    @property
    def end(self) -> str:
        """``refused`` with its article, ``flagged`` or ``closed``; anything else is where the case was left."""
        if self.clauses:
            return "refused"
        if self.step != CLOSED:
            return f"left at {self.step}"
        return "flagged" if self.flags else "closed"


@dataclass
class Rehearsed:
    """A rehearsal of many rows."""

    impossible: Mapping[str, str]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    unmet: list[str] = field(default_factory=list)
    acts: int = 0
    seconds: float = 0.0

    def take(self, case_id: str, act: DocketAct, answer: Answer | ActionRefused) -> None:
        """Take in what the kernel answered to one act."""
        self.unmet += [f"{case_id} {act.at} {act.act}：{says}" for says in _unmet(act, answer)]
        outcome = self.outcomes[case_id]
        if isinstance(answer, ActionRefused):
            outcome.clauses |= {reason.clause for reason in answer.reasons}
            return
        outcome.step, outcome.revision = answer.step, answer.seq
        outcome.flags |= {flag["gate"] for flag in answer.flags}

    def ends(self) -> dict[str, str]:
        """The end of every row."""
        return dict.fromkeys(self.impossible, "impossible") | {key: o.end for key, o in self.outcomes.items()}

    def counted(self) -> Counter[str]:
        """How many rows came to which end."""
        return Counter(self.ends().values())


def montreal_docket(rows: Iterable[Conviction], foreseen: Mapping[str, Foreseen]) -> tuple[Docket, dict[str, str]]:
    """The possible rows as one docket, and why the others are impossible."""
    told = list(rows)
    impossible = {row.id: reason for row in told if (reason := why_impossible(row)) is not None}
    entries = tuple(entry_of(row, foreseen[row.id].end) for row in told if row.id not in impossible)
    return Docket(entries=entries), impossible


def scratch(folder: Path) -> str:
    """Address of a database that need not survive a crash: nothing waits for the disk, everything else is the same."""
    return f"sqlite:///{folder}/montreal.sqlite3?scratch=1"


def founded(url: str) -> Store:
    """The test bureau in a new database."""
    store = create_store(url, "virtual")
    store.set_clock(FOUNDED)
    publish_release(store, montreal_release(), by="setup", second="setup-2", note="真实数据演练")
    enter_officers(store, lasting_officers(), by="setup", effective_on=SINCE)
    return store


def rehearse(store: Store, docket: Docket, impossible: Mapping[str, str]) -> Rehearsed:
    """Run the docket straight through the kernel.

    Unlike ``flows.rehearsal`` it reads nothing back between two acts: what is told is what the kernel answered.
    """
    done = Rehearsed(impossible)
    started = time.perf_counter()
    done.acts = sum(1 for _ in act_by_act(store, docket, done))
    done.seconds = time.perf_counter() - started
    return done


def act_by_act(store: Store, docket: Docket, done: Rehearsed) -> Iterator[tuple[str, float]]:
    """All acts of all cases in the order of time; yields each with how long the kernel took for it, in seconds."""
    cases = {entry.case.id: entry.case for entry in docket.entries if entry.case is not None}
    for case_id, act in in_order(docket):
        if act.at > store.now():
            store.set_clock(act.at)
        if case_id not in done.numbers:
            _open(store, done, cases[case_id], act)
        started = time.perf_counter()
        answer = _perform(store, done, case_id, act)
        yield str(act.act), time.perf_counter() - started
        done.take(case_id, act, answer)


def on_record(store: Store) -> dict[str, int]:
    """What the database itself says, whoever asked for it: fines paid, hearings offered."""
    paid = select(_EVENT.c.body).where(_EVENT.c.action == "record_payment")
    offers = select(func.count()).select_from(_DOCUMENT).where(_DOCUMENT.c.kind == "hearing_offer")
    with store.read() as conn:
        amounts = [orjson.loads(body)["payload"]["amount"] for body in conn.execute(paid).scalars()]
        return {"fined_yuan": sum(amounts) // 100, "hearings_offered": conn.execute(offers).scalar_one()}


def _open(store: Store, done: Rehearsed, case: DocketCase, act: DocketAct) -> None:
    opening = case.model_dump(mode="json", exclude={"id", "title"})
    answer = open_case(store, opening, actor=str(act.by), key=f"{case.id}/open", auth="docket")
    done.numbers[case.id] = answer.case_no
    done.outcomes[case.id] = Outcome(answer.step, answer.seq)


def _perform(store: Store, done: Rehearsed, case_id: str, act: DocketAct) -> Answer | ActionRefused:
    revision = done.outcomes[case_id].revision
    command = Command(
        case_no=done.numbers[case_id],
        action=str(act.act),
        payload=act.payload,
        actor=str(act.by),
        key=f"{case_id}/{revision}",
        expected_revision=revision,
        auth="docket",
    )
    try:
        return perform(store, command)
    except ActionRefused as refusal:
        return refusal


def _unmet(act: DocketAct, answer: Answer | ActionRefused) -> Iterator[str]:
    """What the docket expected and did not get."""
    if isinstance(answer, ActionRefused):
        if act.expect != "refused" or act.clause not in {reason.clause for reason in answer.reasons}:
            yield f"预期 {act.expect}，实际被拒绝：{answer}"
        return
    flags = {flag["gate"] for flag in answer.flags}
    if act.expect != "done":
        yield f"预期 {act.expect}，实际办成"
    if flags != set(act.expect_flags or ()):
        yield f"预期瑕疵 {act.expect_flags}，实际 {sorted(flags)}"
    if act.expect_step not in (None, answer.step):
        yield f"预期到达 {act.expect_step}，实际 {answer.step}"
