"""Facts of what passes between the bureau, other organs and experts (协助、意见书、复议申请、专家论证)."""

from states.relations import assistance_answered, opinion_answered
from states.truth import FactKind
from states.vocabulary import Origin

RELATION_FACTS: tuple[FactKind, ...] = (
    FactKind("assistance_answered", "没有尚待答复的协助请求", Origin.OUTSIDE, assistance_answered),
    FactKind("review_application_received", "收到通过本机关提交的行政复议申请", Origin.OUTSIDE),
    FactKind("review_application_forwarded", "行政复议申请已转送行政复议机关", Origin.ACTION),
    FactKind("opinion_received", "收到过意见书", Origin.OUTSIDE),
    FactKind("opinion_answered", "没有尚待报送纠正情况的意见书", Origin.ACTION, opinion_answered),
    FactKind("jurisdiction_disputed", "有尚未解决的管辖争议", Origin.OUTSIDE),
    FactKind("jurisdiction_elsewhere", "已确定由其他行政机关管辖", Origin.OUTSIDE),
    FactKind("experts_due", "应当经过专家论证", Origin.OUTSIDE),
    FactKind("experts_heard", "已经过专家论证", Origin.ACTION),
)
