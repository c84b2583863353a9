"""Facts of a transfer to the police (移送): what was reported, handed over, answered and contested."""

from states.case_terms import term_over
from states.facts import CaseFacts
from states.truth import FactKind
from states.vocabulary import Origin


def actor_heads(facts: CaseFacts) -> bool:
    """Who acts is the head of the bureau or presides over it (正职负责人、主持工作的负责人), or takes the head's duties
    that day (移送规定5(1))."""
    officer = facts.officer(facts.actor)
    heads = facts.rules.body.bureau.heads
    return officer is not None and (officer.id in heads or officer.deputy_for in heads)


TRANSFER_FACTS: tuple[FactKind, ...] = (
    FactKind("crime_reported", "已提出移送涉嫌犯罪案件的书面报告", Origin.ACTION),
    FactKind("transfer_handed_over", "移送书和材料已交公安机关", Origin.ACTION),
    FactKind("transfer_refused", "公安机关不予立案或者退回，尚未提请复议", Origin.OUTSIDE),
    FactKind("goods_handed_over", "涉案物品和材料已移交公安机关", Origin.ACTION),
    FactKind("actor_heads", "办理人是正职负责人或者主持工作的负责人", Origin.OUTSIDE, actor_heads),
    FactKind(
        "transfer_review_over", "对不予立案提请复议的期限届满", Origin.ELAPSE, lambda f: term_over(f, "transfer_review")
    ),
    FactKind("transfer_goods_over", "移交涉案物品的期限届满", Origin.ELAPSE, lambda f: term_over(f, "transfer_goods")),
)
