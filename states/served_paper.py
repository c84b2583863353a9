"""Which paper (文书) an act serves, and by which act it was made: nothing is served before it exists. Pure."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from states.acts import Act
from states.facts import CaseFacts

PaperKind = Literal[
    "conduct_urging",
    "appraisal_notice",
    "correction_order",
    "hearing_notice",
    "instalment_approval",
    "urging_letter",
    "annulment_decision",
    "decision_correction",
    "session_notice",
    "levy_urging",
    "levy_annulment",
    "matter_annulment",
    "matter_correction",
    "recusal_decision",
    "preservation_notice",
    "preservation_disposal",
    "relief_decision",
    "extension_notice",
    "reopening_notice",
    "surcharge_waiver",
    "late_fee_waiver",
    "request_correction_notice",
    "reasons_request",
    "answer_extension",
    "delay_notice",
    "record_correction_answer",
]
"""Papers whose service is recorded by one act, the kind being told (送达其他文书)."""

PostedPaper = Literal["prior_notice", "decision", "opinion_form", "answer_notice", "duty_urging", PaperKind]
"""Everything that may be served by public notice (公告送达)."""

MADE_BY: dict[str, tuple[str, ...]] = {
    "prior_notice": ("give_prior_notice", "tell_rights"),
    "answer_notice": ("accept_application",),
    "duty_urging": ("urge_duty",),
}
"""Papers that are known by the act that makes them, whatever a procedure calls them."""


OF_THE_DECISION: dict[str, tuple[str, ...]] = {
    "annul_decision": ("annulment_decision",),
    "annul_levy": ("levy_annulment",),
    "annul_matter": ("matter_annulment",),
    "correct_decision": ("decision_correction", "matter_correction"),
}
"""Acts that change, take back or correct a decision (撤销、变更、补正), and their papers."""

OWED_PAPERS: dict[str, tuple[str, ...]] = {
    "reopen_case": ("reopening_notice",),
    "waive_surcharge": ("surcharge_waiver",),
    "waive_late_fee": ("late_fee_waiver",),
    "extend_period": ("extension_notice",),  # 行政许可法42(1)
    "decide_relief": ("relief_decision",),
    "extend_answer": ("answer_extension",),  # 政府信息公开条例33(2): 告知申请人
    "judge_reasons": ("delay_notice",),  # 政府信息公开条例35
    "answer_record_correction": ("record_correction_answer",),  # 政府信息公开条例41
    **OF_THE_DECISION,
}
"""Acts whose paper must reach the party before the case is closed, and the paper."""


def owing(facts: CaseFacts, action: str) -> tuple[Act, ...]:
    """The acts of this kind whose paper is to reach the party; reasons judged without a delay (政府信息公开条例35) make none."""
    return tuple(act for act in facts.acts_of(action) if act.data.get("delay_days", 1) is not None)


def made_by(facts: CaseFacts, paper: str) -> Act | None:
    """The newest act that made this paper."""
    if paper in MADE_BY:
        return facts.last(*MADE_BY[paper])
    if paper in ("decision", "opinion_form"):
        return facts.decision
    issued = (act for act in reversed(facts.acts) if any(document["kind"] == paper for document in act.documents))
    return next(issued, None)


def told_anew(facts: CaseFacts) -> tuple[Act, ...]:
    """What last gave the party something new to contest in a decision, oldest first: the newest change (变更; 行政复议法20,
    行政诉讼法46), and the newest telling of the way to a remedy that was told wrongly before (行诉解释64). The one does not tell
    the other, so neither hides it. Empty: nothing did, or the decision was annulled since."""
    newest: dict[bool, Act] = {}  # by whether it is a change
    for act in facts.acts_of(*OF_THE_DECISION):
        if "what" in act.data or act.data["where"] == "remedies":
            newest["what" in act.data] = act
    annulled = any(act.data.get("what", "change") != "change" for act in newest.values())
    return () if annulled else tuple(sorted(newest.values(), key=lambda act: act.seq))


def came_with(facts: CaseFacts, action: str, counts: Callable[[Act], bool]) -> Mapping[int, Act]:
    """By the number of each act of this kind: the service that brought the party its paper. A service brings one paper, the
    newest of its kind that was made and not brought before, so that as many services as papers bring them all."""
    waiting: list[int] = []
    brought: dict[int, Act] = {}
    for act in facts.acts_of(action, "record_paper_service"):
        if act.action == action:
            waiting.append(act.seq)
        elif waiting and act.data["kind"] in OWED_PAPERS[action] and counts(act):
            brought[waiting.pop()] = act
    return brought


def served_anew(facts: CaseFacts, told: Act) -> Act | None:
    """The act that first brought the party this that was told anew; ``None``: the party does not hold it yet."""
    return came_with(facts, told.action, lambda act: act.served).get(told.seq)


def posted_day(act: Act) -> date:
    """The day a public notice went out: told where it was entered later, else the day of the act."""
    told = act.data.get("posted_on")
    return date.fromisoformat(told) if told else act.on


def posted(facts: CaseFacts, paper: str) -> list[Act]:
    """The public notices (发出公告) of this paper since it was made."""
    made = made_by(facts, paper)
    since = made.seq if made is not None else 0
    return [act for act in facts.acts_of("post_public_notice") if act.data["document"] == paper and act.seq > since]
