"""Gates of what comes after a decision: the surcharge (加处罚款), paid or waived before the case closes, and the published
decision that did not stand, withdrawn before it closes."""

from states.action import Gate
from states.formula import Fact

F = Fact

SURCHARGE_SETTLED = Gate(
    "surcharge_settled",
    "行政处罚法72(1)(一)",
    "逾期缴纳罚款的加处罚款尚未缴清，也没有决定减免",
    F("surcharge_settled") | F("discontinued"),
)
SURCHARGE_OPEN = Gate("surcharge_open", "行政强制法42(1)", "没有尚未缴清的加处罚款可以减免", ~F("surcharge_settled"))
OVERTURNED = Gate(
    "overturned",
    "行政处罚法48(2)",
    "决定没有被变更、撤销、确认违法或者确认无效，公开的信息不得撤回",
    F("decision_overturned"),
)
PUBLICATION_WITHDRAWN = Gate(
    "publication_withdrawn",
    "行政处罚法48(2)",
    "公开的决定已被变更、撤销、确认违法或者确认无效，尚未撤回并公开说明理由",
    ~F("publication_ordered") | ~F("decision_served") | ~F("decision_overturned"),
)
PAPERS_SERVED = Gate(
    "papers_served",
    "河南省行政执法条例30",
    "恢复办理通知书或者减免加处罚款决定书尚未送达",
    F("papers_served"),
)
