"""Gates of what settles disputes between parties (行政裁决 行政调解) and of guidance (行政指导)."""

from states.action import Gate
from states.formula import Fact

F = Fact

ADJUDICATION = "中办发〔2018〕75号"
MEDIATION = "金科〔2015〕8号四(3)"
GUIDANCE = "金科〔2015〕8号二(二)"

RESPONDENT_HEARD = Gate(
    "respondent_heard",
    ADJUDICATION,
    "被申请人尚未答辩，答辩期限也未届满",
    F("answer_received") | F("answer_period_over"),
)
RESPONDENT_TOLD = Gate("respondent_notified", ADJUDICATION, "申请书副本尚未送达被申请人", F("respondent_notified"))
SETTLEMENT_TRIED = Gate("settlement_tried", ADJUDICATION, "裁决前应当先行调解，尚未调解", F("settlement_tried"))
SESSION_HELD = Gate("session_held", ADJUDICATION, "尚未在听取双方意见、质证后制作审理笔录", F("session_held"))
EVIDENCE_EXAMINED = Gate(
    "evidence_examined",
    ADJUDICATION,
    "拟裁决所依据的证据中有审理之后才登记、没有经双方质证的；请退回后再次审理，或者写明只依据已经质证的证据",
    F("evidence_examined"),
)
RULING_SERVED_BOTH = Gate(
    "ruling_served_both",
    "河南省行政执法条例30",
    "裁决书尚未送达被申请人",
    ~F("respondent_notified") | ~F("decision_made") | F("ruling_served_other") | F("decision_annulled"),
)
BOTH_AGREE = Gate("both_agree", MEDIATION, "对方当事人没有同意调解，调解须双方自愿", F("consent_given"))
MEDIATED = Gate("mediated", MEDIATION, "尚未主持调解并制作笔录", F("mediated"))
AGREED = Gate("agreement_made", MEDIATION, "双方没有达成调解协议", F("agreement_made"))
GUIDANCE_PLANNED = Gate("guidance_planned", GUIDANCE, "尚未制定指导方案", F("guidance_planned"))
GUIDANCE_APPROVED = Gate(
    "guidance_approved",
    GUIDANCE,
    "普通行政指导须经负责人批准方案后实施",
    F("guidance_approved") | ~F("guidance_needs_approval"),
)
GUIDANCE_GIVEN = Gate("guidance_given", GUIDANCE, "尚未实施指导", F("guidance_given"))
BY_INTERVIEW = Gate("by_interview", GUIDANCE, "不是以约谈方式实施的指导，没有约谈笔录", F("guidance_by_interview"))
INTERVIEW_RECORDED = Gate(
    "interview_recorded",
    GUIDANCE,
    "约谈没有制作笔录，不能办结",
    ~F("guidance_by_interview") | F("interview_recorded") | F("guidance_declined"),
)
COMMITMENTS_CHECKED = Gate(
    "commitments_checked",
    GUIDANCE,
    "约谈中承诺的事项尚未逐项检查",
    F("commitments_checked"),
)
