"""Facts of what comes after a decision: the surcharge of a late fine, and a published decision that did not stand."""

from states.facts import CaseFacts, FactKind, changes_decision
from states.surcharging import surcharge_settled
from states.vocabulary import Origin


def money_settled(facts: CaseFacts) -> bool:
    """Fine, confiscation and surcharge are paid, waived, or were never owed: there is nothing left to enforce."""
    return facts.paid >= facts.decided_sum and surcharge_settled(facts)


def _is_public(facts: CaseFacts) -> bool:
    """The decision was ordered to be published, reached the party, and was not withdrawn since (行政处罚法48)."""
    return facts.latches.get("publication_ordered", False) and facts.latches.get("decision_served", False)


def to_be_withdrawn(facts: CaseFacts) -> bool:
    """A decision made public was just annulled, changed or found unlawful or void (行政处罚法48(2))."""
    act = facts.last("annul_decision", "record_review_result")
    if act is None or not _is_public(facts):
        return False
    return changes_decision(act) or act.data["result"] == "unlawful"


OWED_PAPERS = {"reopen_case": "reopening_notice", "waive_surcharge": "surcharge_waiver"}
"""Acts after a decision whose paper must reach the party, and the paper."""


def papers_served(facts: CaseFacts) -> bool:
    """Each paper that told of a reopening or of a waiver was soundly served since (河南省行政执法条例30)."""
    came = [act for act in facts.acts_of("record_paper_service") if not act.flags]
    return all(
        any(act.data["kind"] == OWED_PAPERS[made.action] and act.seq > made.seq for act in came)
        for made in facts.acts_of(*OWED_PAPERS)
    )


_LATCHES = (
    ("decision_overturned", "决定已被变更、撤销、确认违法或者无效"),
    ("publication_withdrawn", "公开的决定已撤回并说明理由"),
)

_DERIVED = (
    FactKind("surcharge_settled", "加处罚款已缴清或者没有加处罚款", Origin.ACTION, surcharge_settled),
    FactKind("money_settled", "应缴款项连同加处罚款均已缴清", Origin.ACTION, money_settled),
    FactKind("papers_served", "恢复办理、减免加处罚款的文书均已送达", Origin.ACTION, papers_served),
    FactKind("to_be_withdrawn", "公开的决定须撤回并说明", Origin.OUTSIDE, to_be_withdrawn),
)

AFTER_FACTS: tuple[FactKind, ...] = (*(FactKind(key, title, Origin.ACTION) for key, title in _LATCHES), *_DERIVED)
