"""End the mediation (不予受理、终止调解) with the reason and where to go."""

from datetime import date
from typing import Literal

from config.schema.base import Line, Text
from states import gates
from states import gates_matters as matters
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason

GROUNDS = {
    "out_of_scope": "申请不属于本机关行政调解的范围",
    "already_handled": "争议已由人民法院、仲裁机构、人民调解组织或者其他机关受理、处理",
    "not_agreed": "对方当事人不同意调解或者逾期不答复",
    "withdrawn": "当事人要求退出调解",
    "failed": "经调解不能达成协议",
    "not_performed": "调解协议没有履行",
}


class EndMediation(Payload):
    """The ground, the reason, and where the dispute can be taken."""

    ground: Literal["out_of_scope", "already_handled", "not_agreed", "withdrawn", "failed", "not_performed"]
    reason: Text
    where_to_go: Line | None = None


def ground_fits(facts: CaseFacts, payload: EndMediation) -> Reason | None:
    """A ground that the record bears out; who is sent away is told where to (金科〔2015〕8号四(3))."""
    truth = facts.truth
    if truth["agreement_made"] and payload.ground != "not_performed":
        says = "双方已经达成协议，只能因协议到期没有履行而终止"
        return Reason("mediation_ground", "金科〔2015〕8号四(3)", says)
    holds = {
        "not_agreed": truth["application_accepted"] and not truth["consent_given"] and _asked_or_silent(facts),
        "failed": facts.last_sound("hold_mediation") is not None,
        "not_performed": truth["agreement_made"] and _day_is_past(facts),
    }.get(payload.ground, True)
    if not holds:
        return Reason("mediation_ground", "金科〔2015〕8号四(3)", f"与记录不符：{GROUNDS[payload.ground]}")
    if payload.ground != "withdrawn" and payload.where_to_go is None:
        return Reason("where_to_go", "金科〔2015〕8号四(3)", "须告知当事人可以通过哪些途径解决")
    return None


def _asked_or_silent(facts: CaseFacts) -> bool:
    return facts.last("record_consent") is not None or facts.truth["consent_period_over"]


def _day_is_past(facts: CaseFacts) -> bool:
    """Nobody has failed to perform before the day that both agreed on is over."""
    agreed = facts.last("conclude_agreement")
    return agreed is not None and date.fromisoformat(agreed.data["perform_by"]) < facts.on


END_MEDIATION = CaseAction(
    key="end_mediation",
    title="终止调解",
    payload=EndMediation,
    roles=OFFICER,
    clause="金科〔2015〕8号四(3)",
    gates=(gates.CERTIFIED, matters.RECEIVED),
    checks=(ground_fits,),
    establishes=(Latch("ended_undecided"),),
)
