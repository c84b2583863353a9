"""Enter whose the case is (登记管辖结果): who filed first, as agreed, or as the common superior named (行政处罚法25)."""

from datetime import date
from typing import Literal

from config.schema.base import Line, Text
from states import gates_relations
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class SettleJurisdiction(Payload):
    """Whose jurisdiction (管辖) it is, by what, and the paper that says so."""

    result: Literal["ours", "theirs"]
    by: Literal["first_filed", "agreed", "designated"]
    organ: Line  # 有管辖权的机关
    paper_no: Line | None = None  # 协商纪要、指定管辖决定的文号
    reason: Text


def first_filing_counts(facts: CaseFacts, payload: SettleJurisdiction) -> Reason | None:
    """Of several organs it is the one that filed first (行政处罚法25(1)); one that filed the same day has to be agreed on."""
    raised, filed = facts.last("raise_jurisdiction"), facts.last("approve_filing")
    if payload.by != "first_filed" or raised is None:
        return None
    theirs = raised.data["filed_on"]
    our_day = filed.on if filed is not None else date.max
    their_day = date.fromisoformat(theirs) if theirs is not None else date.max
    named, other = (our_day, their_day) if payload.result == "ours" else (their_day, our_day)
    if named < other:
        return None
    return Reason("first_filing", "行政处罚法25(1)", "与两机关的立案日期不符：由最先立案的行政机关管辖")


def settled_on_paper(facts: CaseFacts, payload: SettleJurisdiction) -> Reason | None:
    """What was agreed (协商) or named by the superior (指定管辖) is on paper (行政处罚法25(2))."""
    if payload.by == "first_filed" or payload.paper_no is not None:
        return None
    says = "协商一致或者指定管辖的，须写明纪要或者指定管辖决定的文号"
    return Reason("settled_on_paper", "行政处罚法25(2)", says)


SETTLE_JURISDICTION = CaseAction(
    key="settle_jurisdiction",
    title="登记管辖结果",
    payload=SettleJurisdiction,
    roles=CLERKS,
    clause="行政处罚法25(1)",
    never_moves=True,
    on_paper=True,
    gates=(gates_relations.DISPUTE_OPEN,),
    checks=(first_filing_counts, settled_on_paper),
    establishes=(Latch("jurisdiction_elsewhere", lambda act: act.data["result"] == "theirs"),),
    withdraws=(Latch("jurisdiction_disputed"), Latch("jurisdiction_elsewhere")),
)
