"""Facts of conduct that a decision orders (行为义务): open, urged, before the court, settled."""

from states.case_terms import newest_due, term_over
from states.day_sources import remedies_ended
from states.facts import CaseFacts
from states.truth import FactKind
from states.vocabulary import Origin


def conduct_remedies_over(facts: CaseFacts) -> bool:
    """Conduct is open, and the party's time to ask for review and to sue has run out; asked apart from the money, for a
    decision that orders conduct alone has no term to pay (行政强制法53)."""
    served = facts.decision_service
    if served is None or newest_due(facts, "conduct_court") is None:
        return False
    return remedies_ended(facts, served)


def conduct_urging_just_served(facts: CaseFacts) -> bool:
    """The newest service of another document was a sound one of the letter that urges to conduct (行政强制法38, 54)."""
    served = facts.last("record_paper_service")
    return served is not None and not served.flags and served.data["kind"] == "conduct_urging"


_LATCHES = (
    ("conduct_settled", "行为义务已履行或者执行完毕"),
    ("conduct_applied", "申请过人民法院强制执行行为义务"),
    ("conduct_rejected", "人民法院对行为义务的申请裁定不予受理"),
    ("conduct_refused", "人民法院对行为义务的申请裁定不予执行"),
    ("conduct_court_pending", "已申请人民法院强制执行行为义务，尚无结果"),
)

_OUTSIDE = (("conduct_open", "有逾期未履行的行为义务"),)

_DERIVED = (
    FactKind("conduct_urging_just_served", "最近送达的文书是行为义务催告书", Origin.ACTION, conduct_urging_just_served),
    FactKind(
        "conduct_urging_over",
        "行为义务催告书送达后的等待期届满",
        Origin.ELAPSE,
        lambda f: term_over(f, "conduct_urging"),
    ),
    FactKind(
        "conduct_court_over",
        "申请强制执行行为义务的期限届满",
        Origin.ELAPSE,
        lambda f: term_over(f, "conduct_court"),
    ),
    FactKind("conduct_remedies_over", "有行为义务的决定的复议和诉讼期限届满", Origin.ELAPSE, conduct_remedies_over),
)

CONDUCT_FACTS: tuple[FactKind, ...] = (
    *(FactKind(key, title, Origin.ACTION) for key, title in _LATCHES),
    *(FactKind(key, title, Origin.OUTSIDE) for key, title in _OUTSIDE),
    *_DERIVED,
)
