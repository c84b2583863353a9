"""Facts of what comes after a decision: the surcharge of a late fine, and a published decision that did not stand."""

from states.acts import ANNULLING, changes_decision, serves_decision
from states.case_terms import term_over
from states.facts import CaseFacts
from states.served_paper import OF_THE_DECISION, OWED_PAPERS, came_with, owing, served_anew, told_anew
from states.surcharging import surcharge_settled
from states.truth import FactKind
from states.vocabulary import Origin


def money_settled(facts: CaseFacts) -> bool:
    """Fine, confiscation and surcharge are paid, waived, or were never owed: there is nothing left to enforce."""
    return facts.paid >= facts.decided_sum and surcharge_settled(facts)


def _is_public(facts: CaseFacts) -> bool:
    """The decision was ordered to be published, reached the party, and was not withdrawn since (行政处罚法48)."""
    return facts.latches.get("publication_ordered", False) and facts.latches.get("decision_served", False)


def to_be_withdrawn(facts: CaseFacts) -> bool:
    """A decision made public was just annulled, changed or found unlawful or void (行政处罚法48(2))."""
    act = facts.last(*ANNULLING, "record_review_result")
    if act is None or not _is_public(facts):
        return False
    return changes_decision(act) or act.data["result"] == "unlawful"


def overturned_once_served(facts: CaseFacts) -> bool:
    """The decision was changed, taken back, or found unlawful or void after it had reached the party, and so the public: what
    was changed before is shown as changed, and there is nothing to withdraw (行政处罚法48(2); 河南省行政执法条例32)."""
    made = facts.decision
    services = facts.acts_of("record_service", "record_email_outcome") if made is not None else []
    first = next(
        (act.seq for act in services if made is not None and act.seq > made.seq and serves_decision(act)), None
    )
    return first is not None and any(
        act.seq > first and (changes_decision(act) or act.data["result"] == "unlawful")
        for act in facts.acts_of(*ANNULLING, "record_review_result")
    )


def undecided_too_long(facts: CaseFacts) -> bool:
    """An application was accepted, and the days to decide on it are over without a decision (行政复议法11(三))."""
    held = facts.latches.get
    waiting = held("application_accepted", False) and not (
        held("decision_made", False) or held("ended_undecided", False)
    )
    return waiting and term_over(facts, "decision_period")


def recusal_by_party(facts: CaseFacts) -> bool:
    """The recusal decided on last was asked for by the party, who is told what came of it."""
    decided = facts.last("decide_recusal")
    asked = facts.acts_of("ask_recusal") if decided is not None else []
    return any(a.data["asked_by"] == "party" and a.data["person"] == decided.data["person"] for a in asked if decided)


def papers_served(facts: CaseFacts) -> bool:
    """Each paper that told of a reopening, a longer term, a relief or waiver, or of what the bureau itself changed, took back
    or corrected in a decision that the party holds, was soundly served since, by a service of its own
    (河南省行政执法条例30)."""
    if facts.latches.get("party_gone", False):
        return True  # nobody is left to serve them on
    held = facts.latches.get("decision_served", False)
    owed = [action for action in OWED_PAPERS if held or action not in OF_THE_DECISION]
    return all(_all_came(facts, action) for action in owed)


def _all_came(facts: CaseFacts, action: str) -> bool:
    brought = came_with(facts, action, lambda act: not act.flags)
    return all(made.seq in brought for made in owing(facts, action))


def remedy_told(facts: CaseFacts) -> bool:
    """The newest act brought the party something to contest: the decision, or for the first time a change of it or the right
    way to contest it (行政复议法20(1), 行政诉讼法46(1), 行诉解释64); any other paper tells of no new decision."""
    if not facts.latches.get("decision_served", False) or not facts.acts:
        return False
    newest = facts.acts[-1]
    if newest.action != "record_paper_service":
        return True
    return any(newest is served_anew(facts, told) for told in told_anew(facts))


_LATCHES = (
    ("court_rejected", "人民法院裁定不予受理强制执行申请"),
    ("court_refused", "人民法院裁定不予执行"),
    ("anew_due", "复议机关或者人民法院责令重新作出或者限期履行"),
    ("acted_anew", "已重新作出或者限期履行"),
    ("restitution_made", "已恢复原状、退还财物或者赔偿"),
    ("decision_overturned", "决定已被变更、撤销、确认违法或者无效"),
    ("publication_withdrawn", "公开的决定已撤回并说明理由"),
)

_DERIVED = (
    FactKind("surcharge_settled", "加处罚款已缴清或者没有加处罚款", Origin.ACTION, surcharge_settled),
    FactKind("money_settled", "应缴款项连同加处罚款均已缴清", Origin.ACTION, money_settled),
    FactKind("remedy_told", "决定或者变更决定刚送达当事人", Origin.ACTION, remedy_told),
    FactKind("undecided_too_long", "已受理的申请逾期没有作出决定", Origin.OUTSIDE, undecided_too_long),
    FactKind("recusal_by_party", "最近决定的回避由当事人申请", Origin.OUTSIDE, recusal_by_party),
    FactKind(
        "papers_served",
        "恢复办理、延长期限、减免缓缴、撤销变更、补正的文书均已送达",
        Origin.ACTION,
        papers_served,
    ),
    FactKind(
        "overturned_once_served", "决定送达后被变更、撤销、确认违法或者无效", Origin.OUTSIDE, overturned_once_served
    ),
    FactKind("to_be_withdrawn", "公开的决定须撤回并说明", Origin.OUTSIDE, to_be_withdrawn),
)

AFTER_FACTS: tuple[FactKind, ...] = (*(FactKind(key, title, Origin.ACTION) for key, title in _LATCHES), *_DERIVED)
