"""Which paper (文书) an act serves, and by which act it was made: nothing is served before it exists. Pure."""

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
    **OF_THE_DECISION,
}
"""Acts whose paper must reach the party before the case is closed, and the paper."""


def made_by(facts: CaseFacts, paper: str) -> Act | None:
    """The newest act that made this paper."""
    if paper in MADE_BY:
        return facts.last(*MADE_BY[paper])
    if paper in ("decision", "opinion_form"):
        return facts.decision
    issued = (act for act in reversed(facts.acts) if any(document["kind"] == paper for document in act.documents))
    return next(issued, None)


def told_anew(facts: CaseFacts) -> Act | None:
    """What last gave the party something new to contest in a decision: a change (变更; 行政复议法20, 行政诉讼法46), or the way to
    a remedy that was told wrongly before (行诉解释64). ``None``: nothing did, or the decision was annulled since."""
    told = (a for a in reversed(facts.acts_of(*OF_THE_DECISION)) if "what" in a.data or a.data["where"] == "remedies")
    last = next(told, None)
    return last if last is not None and last.data.get("what", "change") == "change" else None


def served_anew(facts: CaseFacts) -> Act | None:
    """The act that first brought the party what was told anew; ``None``: nothing was, or the party does not hold it yet."""
    told = told_anew(facts)
    if told is None:
        return None
    kinds = OF_THE_DECISION[told.action]
    came = (a for a in facts.acts_of("record_paper_service") if a.seq > told.seq and a.served)
    return next((act for act in came if act.data["kind"] in kinds), None)


def posted_day(act: Act) -> date:
    """The day a public notice went out: told where it was entered later, else the day of the act."""
    told = act.data.get("posted_on")
    return date.fromisoformat(told) if told else act.on


def posted(facts: CaseFacts, paper: str) -> list[Act]:
    """The public notices (发出公告) of this paper since it was made."""
    made = made_by(facts, paper)
    since = made.seq if made is not None else 0
    return [act for act in facts.acts_of("post_public_notice") if act.data["document"] == paper and act.seq > since]
