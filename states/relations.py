"""What waits between the bureau and other organs: assistance asked for (协助), opinions received (意见书). Pure."""

from collections.abc import Mapping
from datetime import date

from states.acts import Act
from states.facts import CaseFacts
from states.terms import DueDate, chinese_date

OPINIONS: Mapping[str, tuple[str, str]] = {
    "reconsideration_opinion": ("行政复议法76", "行政复议意见书"),
    "supervision_opinion": ("河南省行政执法条例43", "行政执法监督意见书"),
}
"""Papers that ask the bureau to do something and to report: the clause that binds it, and what the paper is called."""


def assistance_waiting(facts: CaseFacts) -> frozenset[str]:
    """The organs that were asked for assistance and have not answered (行政处罚法26; 河南省行政执法条例17)."""
    waiting: set[str] = set()
    for act in facts.acts_of("request_assistance", "record_assistance"):
        if act.action == "request_assistance":
            waiting.add(act.data["organ"])
        else:
            waiting.discard(act.data["organ"])
    return frozenset(waiting)


def assistance_answered(facts: CaseFacts) -> bool:
    """No organ that was asked for assistance is silent (行政处罚法26)."""
    return not assistance_waiting(facts)


def opinion_answered(facts: CaseFacts) -> bool:
    """Every opinion received was answered (行政复议法76; 河南省行政执法条例43)."""
    return not opinions_waiting(facts)


def opinions_waiting(facts: CaseFacts) -> Mapping[str, Act]:
    """Opinions received and not answered, by the number of their paper (行政复议法76; 河南省行政执法条例43)."""
    waiting: dict[str, Act] = {}
    for act in facts.acts_of("record_opinion_paper", "answer_opinion_paper"):
        if act.action == "record_opinion_paper":
            waiting[act.data["paper_no"]] = act
        else:
            waiting.pop(act.data["paper_no"], None)
    return waiting


def opinion_due(facts: CaseFacts, paper: Act) -> DueDate:
    """The day to report by (报送期限): told by the paper, counted for an opinion of reconsideration (行政复议法76)."""
    if paper.data["report_by"] is None:
        return facts.rules.term_from("opinion_report", paper.on, paper.on)
    day = date.fromisoformat(paper.data["report_by"])
    says = f"{chinese_date(paper.on)}收到的{OPINIONS[paper.data['kind']][1]}规定的期限；末日为{chinese_date(day)}"
    return DueDate(day, provisional=False, explains=says)


def next_opinion(facts: CaseFacts, paper: Act) -> DueDate:
    """The earliest day among the opinions (意见书) that wait; once all are answered, that of this one."""
    waiting = [opinion_due(facts, act) for act in opinions_waiting(facts).values()]
    return min(waiting, key=lambda due: due.due) if waiting else opinion_due(facts, paper)
