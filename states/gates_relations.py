"""Gates of what passes between the bureau, other organs and experts (专家论证、意见书、复议申请): heard, answered and forwarded
before the bureau goes on."""

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
