"""Propose the ruling (拟裁决意见)."""

from pydantic import Field

from config.schema.base import Line, Text
from states import evidence, gates
from states import gates_disputes as disputes
from states.action import OFFICER, CaseAction, Latch
from states.basis_checks import basis_is_of_the_power
from states.facts import CaseFacts
from states.payload import ClauseText, Payload
from states.reasons import Reason


class ProposeRuling(Payload):
    """Facts found, reasons, basis, and what is ruled for whom."""

    facts: Text
    reasoning: Text
    basis: tuple[ClauseText, ...] = Field(min_length=1, max_length=10)
    ruling: Text
    evidence_items: tuple[Line, ...] = Field((), max_length=200)  # 所依据证据的编号; none named: all that stand
    perform_by: Text  # 履行方式和期限
    major: bool = False  # 重大行政执法决定


def cited_is_on_file(facts: CaseFacts, payload: ProposeRuling) -> Reason | None:
    """What the ruling names stands on file: lawfully obtained, verified, not excluded (河南省行政执法条例25)."""
    standing = evidence.items_standing(facts)
    if missing := [no for no in payload.evidence_items if no not in standing]:
        return Reason("evidence_exists", "行政处罚法46", f"证据{'、'.join(missing)}没有登记，或者不能采信")
    return None


def both_sides_examined_it(facts: CaseFacts, payload: ProposeRuling) -> Reason | None:
    """What came after the session was put to neither side, and founds no ruling before it is (质证)."""
    late = evidence.not_examined(facts, payload.evidence_items)
    if not late:
        return None
    says = f"证据{'、'.join(late)}在审理之后才登记，没有经双方质证；请再次审理，或者写明只依据已经质证的证据"
    return Reason("evidence_examined", "中办发〔2018〕75号", says)


PROPOSE_RULING = CaseAction(
    key="propose_ruling",
    title="提出拟裁决意见",
    payload=ProposeRuling,
    roles=OFFICER,
    clause="中办发〔2018〕75号",
    gates=(
        gates.CERTIFIED,
        gates.IS_HANDLER,
        gates.POWER,
        disputes.RESPONDENT_TOLD,
        disputes.RESPONDENT_HEARD,
        disputes.SETTLEMENT_TRIED,
        disputes.SESSION_HELD,
    ),
    checks=(basis_is_of_the_power, cited_is_on_file, both_sides_examined_it),
    establishes=(Latch("matter_proposed"), Latch("major_matter", lambda act: bool(act.data["major"]))),
    withdraws=(Latch("review_passed"), Latch("discussion_held")),
)
