"""Decisions on record as a draft standard is run over them (试算): those made here, and imported historical cases."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import orjson
from sqlalchemy import select

from config.schema.law import Power
from models.database import Store
from models.record import BUREAU
from models.releases import rules_of
from models.snapshot import act_from, corrected
from models.tables import Case, Event
from states.actions import ACTIONS
from states.acts import Act
from states.discretion_checks import Proposed
from states.history.entry import IMPORT_CASE, HistoricalEntry
from states.release import Rules
from states.standard_replay import PastDecision, power_cited

_EVENT = Event.__table__  # type: ignore[attr-defined]
_CASE = Case.__table__  # type: ignore[attr-defined]
BATCH = 1000
DECIDING = ("make_decision", "make_spot_decision")


def past_decisions(store: Store, powers: Sequence[Power]) -> Iterator[PastDecision]:
    """Every decided penalty in the order of the cases, one case at a time in memory."""
    query = (
        select(_EVENT.c.stream, _EVENT.c.seq, _EVENT.c.action, _EVENT.c.body, _EVENT.c.hash)
        .where(_EVENT.c.stream != BUREAU)
        .order_by(_EVENT.c.stream, _EVENT.c.seq)
        .execution_options(yield_per=BATCH)
    )
    with store.read() as conn:
        for no, rows in groupby(conn.execute(query), key=lambda row: row.stream):
            found = list(rows)
            if found[0].action == IMPORT_CASE:
                yield _historical(no, orjson.loads(found[0].body)["payload"], powers)
            elif any(row.action in DECIDING for row in found):
                acts = _acts(found)
                decision = next(act for act in reversed(acts) if act.action in DECIDING)
                if (decided := _decided(no, acts, decision, rules_of(conn, decision.release))) is not None:
                    yield decided


def _acts(rows: Sequence[Any]) -> tuple[Act, ...]:
    """The acts of one case, corrections applied."""
    acts: tuple[Act, ...] = ()
    for row in rows:
        body = orjson.loads(row.body)
        acts = corrected((*acts, act_from(row.seq, body, row.hash)), body)
    return acts


def _decided(no: str, acts: Sequence[Act], decision: Act, rules: Rules) -> PastDecision | None:
    """The penalty that was decided, its grade as the release it was decided under calls it (the case may have been
    moved to a newer one since); ``None`` for a decision not to punish."""
    before = [act for act in acts if act.seq <= decision.seq]
    told = {"propose_penalty", "revise_proposal", "propose_no_penalty", "make_spot_decision"}
    proposal = next((act for act in reversed(before) if act.action in told), None)
    if proposal is None or proposal.action == "propose_no_penalty":
        return None
    revoked = any(_revokes(act) for act in acts if act.seq > decision.seq)
    power, proposed = str(acts[0].data["power"]), Proposed.of(proposal.data)
    standard = rules.standard(power, decision.on)
    grade = standard.grade(proposed.grade) if standard is not None else None
    return PastDecision(
        no=no,
        power=power,
        decided_on=decision.on,
        fine=proposed.fine,
        grade=grade.title if grade is not None else None,
        circumstances=proposed.cited,
        gains=proposed.gains,
        sanctions=proposed.sanctions,
        reduced=proposed.reduced,
        unknown="决定后来被撤销，不作比较"
        if revoked
        else None
        if "fine" in proposed.sanctions
        else "决定没有罚款，草案不改变其处罚种类",
    )


def _revokes(act: Act) -> bool:
    """Whether the decision is gone by this act, at the bureau's own hand or at a reviewer's or a court's."""
    action = ACTIONS.get(act.action)
    return action is not None and any(o.fact == "decision_annulled" and o.sets(act) for o in action.establishes)


def _historical(no: str, payload: Mapping[str, Any], powers: Sequence[Power]) -> PastDecision:
    entry = HistoricalEntry.model_validate_json(orjson.dumps(payload), strict=True)
    power, why = power_cited(entry.texts.get("basis", ""), powers)
    if entry.kind != "penalty":
        why = "不是行政处罚"
    elif entry.currency != "CNY":
        why = "金额不是人民币"
    elif not entry.texts.get("basis"):
        why = "没有读出处罚依据"
    fine = entry.amounts.get("fine")
    return PastDecision(no, power, entry.days.get("decided_on"), fine, historical=True, unknown=why)
