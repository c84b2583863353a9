"""Gates of what comes after a decision: the surcharge (加处罚款), paid or waived before the case closes, the published
decision that did not stand, withdrawn before it closes, and what a remedy (复议、诉讼) asks of the bureau."""

from states.action import Gate
from states.formula import Fact
from states.vocabulary import Weight

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
    ~F("publication_ordered") | ~F("decision_served") | ~F("overturned_once_served"),
)
REVIEWABLE = Gate(
    "reviewable",
    "行政复议法20",
    "没有可以申请行政复议、提起行政诉讼的行政行为：尚未作出决定，没有实施强制措施，没有视为放弃申请，对已受理的申请也没有逾期不作决定",
    F("decision_made") | F("measure_imposed") | F("undecided_too_long") | F("request_given_up"),
)
ACTED_ANEW = Gate(
    "acted_anew",
    "行政复议法77",
    "复议机关或者人民法院责令重新作出行政行为或者限期履行，尚未登记办理结果",
    ~F("anew_due"),
)
ORDERED_ANEW = Gate("ordered_anew", "行政复议法77", "没有尚未履行的重新作出行政行为或者限期履行的要求", F("anew_due"))
TO_RESTORE = F("decision_overturned") & (F("execution_carried_out") | (F("measure_imposed") & ~F("goods_returned")))
RESTITUTION_OWED = Gate(
    "restitution_owed",
    "行政强制法41",
    "没有已经执行而被撤销、变更、确认违法或者无效的强制，无须恢复原状、退还或者赔偿",
    TO_RESTORE,
)
RESTITUTION_MADE = Gate(
    "restitution_made",
    "行政强制法41",
    "强制已被撤销、变更、确认违法或者无效，尚未恢复原状、退还财物或者赔偿",
    ~TO_RESTORE | F("restitution_made"),
)
EXECUTED_ON_STANDING = Gate(
    "executed_on_standing",
    "行政强制法41",
    "强制执行决定已经撤销或者确认无效，仍然实施了强制执行",
    ~F("decision_annulled"),
    Weight.FLAGS,
    "立即停止执行，恢复原状或者退还财物；不能恢复或者退还的依法赔偿，报执法监督人员处理",
)
RULED_AGAINST = Gate(
    "ruled_against",
    "行政强制法58(3)",
    "人民法院没有裁定不予受理或者不予执行，没有可以申请复议的裁定",
    F("court_rejected") | F("court_refused"),
)
CONDUCT_RULED_AGAINST = Gate(
    "conduct_ruled_against",
    "行政强制法58(3)",
    "人民法院对行为义务的申请没有裁定不予受理或者不予执行，没有可以申请复议的裁定",
    F("conduct_rejected") | F("conduct_refused"),
)
PAPERS_SERVED = Gate(
    "papers_served",
    "河南省行政执法条例30",
    "恢复办理、延长期限、减免缓缴、撤销变更、补正的通知书或者决定书尚未送达当事人",
    F("papers_served"),
)
