"""Screen information before it is disclosed (公开前审查): secrets first, then whom it touches."""

from typing import Literal

from config.schema.base import Line, Text
from states import gates, penalty_gates
from states import gates_disclosure as disclosure
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class ScreenInformation(Payload):
    """What was looked at and found, what the organ in charge determined where the bureau could not tell, and which third
    parties disclosure would harm (政府信息公开条例15, 17)."""

    information: Text
    finding: Literal["open", "not_open", "unsure"]
    opinion: Text
    determined_by: Line | None = None  # 确定是否公开的主管部门、保密行政管理部门
    determined: Literal["open", "not_open"] | None = None
    determination: Line | None = None  # 其文号
    third_parties: tuple[Line, ...] = ()  # 公开会损害其合法权益的第三方
    public_release: bool = False  # 建议纳入主动公开 (政府信息公开条例44)


def unsure_is_determined(facts: CaseFacts, payload: ScreenInformation) -> Reason | None:
    """What the bureau cannot tell it has determined by the organ in charge or that of secrecy (政府信息公开条例17(3))."""
    told = (payload.determined_by, payload.determined, payload.determination)
    asked = payload.finding == "unsure"
    if all(one is not None for one in told) if asked else all(one is None for one in told):
        return None
    says = "不能确定是否可以公开的，须报有关主管部门或者保密行政管理部门确定，写明其名称、结果和文号；能够确定的不写"
    return Reason("unsure_is_determined", "政府信息公开条例17(3)", says)


SCREEN_INFORMATION = CaseAction(
    key="screen_information",
    title="审查拟公开的政府信息",
    payload=ScreenInformation,
    roles=CLERKS,
    clause="政府信息公开条例17(2)",
    never_moves=True,
    gates=(gates.IS_HANDLER, disclosure.REQUESTED, penalty_gates.RECUSAL_DECIDED),
    checks=(unsure_is_determined,),
    establishes=(Latch("information_screened", lambda act: "open" in (act.data["finding"], act.data["determined"])),),
    withdraws=(Latch("information_screened"),),
)
