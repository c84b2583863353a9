"""Record that the papers of a transfer reached the police (移送交接): within 24 hours, with all the papers
(移送规定5(2), 6)."""

from typing import Literal

from pydantic import Field

from config.schema.base import Line
from states import gates
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Weight

Paper = Literal["transfer_letter", "investigation_report", "goods_list", "test_report", "other"]
NEEDED: dict[Paper, str] = {
    "transfer_letter": "移送书",
    "investigation_report": "调查报告",
    "goods_list": "涉案物品清单",
}
"""What goes with every transfer; where nothing was tested there is no test report to go with it."""
SECONDS_OF_AN_HOUR = 3600


class HandOverTransfer(Payload):
    """To whom, and which papers; the list of goods says “none” where there are none."""

    received_by: Line
    papers: tuple[Paper, ...] = Field(min_length=1, max_length=5)
    receipt_signed: bool


def within_hours(facts: CaseFacts) -> Reason | None:
    """Within 24 hours of the decision; it has happened, so later is a flag."""
    decided, hours = facts.last("transfer_case"), facts.rules.figure("transfer_hours")
    if decided is None or (facts.at - decided.at).total_seconds() <= hours * SECONDS_OF_AN_HOUR:
        return None
    says = f"批准移送后超过{hours}小时才向公安机关移送"
    return Reason("transfer_within_hours", "移送规定5(2)", says, Weight.FLAGS, "如实说明迟延原因，报执法监督人员处理")


def papers_complete(facts: CaseFacts, payload: HandOverTransfer) -> Reason | None:
    """The papers that every transfer needs."""
    missing = [title for paper, title in NEEDED.items() if paper not in payload.papers]
    if not missing and payload.receipt_signed:
        return None
    says = f"移送缺少{'、'.join(missing)}" if missing else "公安机关没有在移送书的回执上签字"
    return Reason("transfer_papers", "移送规定6", says, Weight.FLAGS, "立即补送材料，取得签字的回执")


HAND_OVER_TRANSFER = CaseAction(
    key="hand_over_transfer",
    title="移送交接",
    payload=HandOverTransfer,
    roles=CLERKS,
    clause="移送规定6",
    never_moves=True,
    on_paper=True,
    gates=(gates.TRANSFERRED,),
    conditions=(within_hours,),
    checks=(papers_complete,),
    establishes=(Latch("transfer_handed_over"),),
)
