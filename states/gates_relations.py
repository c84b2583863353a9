"""Gates of what passes between the bureau, other organs and experts (专家论证、意见书、复议申请、管辖争议): heard, answered,
forwarded and settled before the bureau goes on."""

from states.action import Gate
from states.formula import Fact

F = Fact

EXPERTS_HEARD = Gate(
    "experts_heard",
    "河南省行政执法条例28(2)",
    "专业性、技术性较强，涉及经济社会发展全局、影响公共利益的重大行政执法事项，尚未经过专家论证",
    ~F("experts_due") | F("experts_heard"),
)
OPINION_ANSWERED = Gate("opinion_answered", "行政复议法76", "收到的意见书尚未报送纠正情况", F("opinion_answered"))
APPLICATION_FORWARDED = Gate(
    "application_forwarded",
    "行政复议法32(2)",
    "收到的行政复议申请尚未转送行政复议机关",
    ~F("review_application_received") | F("review_application_forwarded") | F("decision_annulled"),
)
NO_DISPUTE = Gate("one_dispute", "行政处罚法25(2)", "已有管辖争议尚未解决，请先登记其结果", ~F("jurisdiction_disputed"))
DISPUTE_OPEN = Gate(
    "dispute_open", "行政处罚法25(2)", "没有尚未解决的管辖争议，请先登记管辖争议", F("jurisdiction_disputed")
)
JURISDICTION_SETTLED = Gate(
    "jurisdiction_settled",
    "行政处罚法25(2)",
    "管辖争议尚未解决：请协商，协商不成的报请共同的上一级行政机关指定管辖，登记结果后再办理",
    ~F("jurisdiction_disputed"),
)
JURISDICTION_OURS = Gate(
    "jurisdiction_ours",
    "行政处罚法25(1)",
    "本案已确定由其他行政机关管辖，本机关不得处罚；请以没有管辖权撤案，将材料移交该机关",
    ~F("jurisdiction_elsewhere"),
)
