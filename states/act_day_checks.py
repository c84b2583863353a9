"""Payload predicates of the days of the act (违法行为的发生、终了、发现之日)."""

from typing import Any

from states import act_days
from states.facts import CaseFacts
from states.reasons import Reason


def period_fits(facts: CaseFacts, payload: Any) -> Reason | None:
    """The act ended after it began and not after today, or goes on; nothing is told of the future (行政处罚法36(2))."""
    begun, end = getattr(payload, "acted_on", None) or facts.violated_on, payload.ended_on
    ends = end is None or (not payload.continuing and begun <= end <= facts.on)
    if ends and begun <= facts.on:
        return None
    says = "行为终了之日须在行为发生之后，两者都不晚于今天；仍在继续的不填终了之日"
    return Reason("end_of_act", "行政处罚法36(2)", says)


def finding_told(facts: CaseFacts, payload: Any) -> Reason | None:
    """A day of finding before the case was opened is told with who found it and by which paper (行政处罚法36(1))."""
    told = (payload.found_on, payload.found_by, payload.found_paper)
    if not any(told):
        return None
    if all(told) and facts.violated_on <= payload.found_on <= facts.on:
        return None
    says = "违法行为被发现之日须连同发现的机关和来函、移送书或者举报登记的编号一并写明，不得早于行为发生之日、晚于今天"
    return Reason("finding_told", "行政处罚法36(1)", says)


def out_of_time_is_so(facts: CaseFacts, payload: Any) -> Reason | None:
    """A penalty case is withdrawn for limitation only where it has run out (行政处罚法36)."""
    over = not facts.truth["limitation_open"] or facts.procedure.family != "penalty"
    if payload.ground != "limitation_over" or over:
        return None
    return Reason("limitation_over", "行政处罚法36", "违法行为在行政处罚时效之内被发现，不得以超过时效为由撤案")


def evidence_or_nothing(facts: CaseFacts, payload: Any) -> Reason | None:
    """A report that finds a violation rests on evidence; one that finds none may say that nothing is left (行政处罚法40)."""
    if not payload.violation or facts.truth["evidence_on_file"]:
        return None
    says = "没有合法取得的证据，违法事实不清、证据不足，不得认定违法；证据均已排除的，请报告违法事实不能成立"
    return Reason("evidence", "行政处罚法40", says)


def judged_on(facts: CaseFacts) -> str:
    """How the day the act is judged by is told: when it was done, or when it ended."""
    return "终了" if act_days.last_day(facts) != act_days.first_day(facts) else "发生"
