"""Statutory gates of the matters on application (行政许可 行政确认) and what all matters share. No config takes them off."""

from states import gates, penalty_gates
from states.action import Gate
from states.formula import Fact
from states.gates_risk import BEFORE_MAJOR

F = Fact

RECEIVED = Gate("application_received", "河南省行政执法条例22", "尚未登记申请", F("application_received"))
CORRECTIONS_ONCE = Gate(
    "corrections_once",
    "行政许可法32(四)",
    "需要补正的全部内容应当一次告知，已经告知过，不得再次要求补正",
    ~F("corrections_told"),
)
ACCEPTANCE_OPEN = Gate(
    "acceptance_open",
    "行政许可法32(四)",
    "收到申请材料后逾期没有告知补正，自收到之日起即为受理，不得再要求补正、不予受理或者另定受理日期",
    ~F("acceptance_period_over"),
)
ACCEPTANCE_LAPSED = Gate(
    "acceptance_lapsed",
    "行政许可法32(四)",
    "受理期限未满，或者已经受理、告知补正，不发生视为受理",
    F("acceptance_period_over"),
)
MATERIALS_COMPLETE = Gate(
    "materials_complete",
    "行政许可法32(五)",
    "已告知补正而申请人尚未补正，材料不齐全，不能受理",
    ~F("corrections_told") | F("corrections_received"),
)
CORRECTIONS_ASKED = Gate(
    "corrections_asked", "行政许可法32(四)", "没有告知过补正，不存在补正材料", F("corrections_told")
)
ACCEPTED = Gate("application_accepted", "行政许可法32(五)", "申请尚未受理", F("application_accepted"))
UNDECIDED = Gate(
    "undecided", "河南省行政执法条例28(1)", "已经作出决定，不能再撤回申请或者终止办理", ~F("decision_made")
)
EXTENDED_ONCE = Gate("extended_once", "行政许可法42(1)", "办理期限只能延长一次，已经延长过", ~F("period_extended"))
EXTENDED_BEFORE_END = Gate(
    "extended_before_end", "行政许可法42(1)", "办理期限已经届满，不能再延长", ~F("decision_period_over")
)
EXAMINED = Gate("examined", "行政许可法34", "尚未审查申请材料并提出审查意见", F("examined"))
MATTER_PROPOSED = Gate("matter_proposed", "河南省行政执法条例28(1)", "尚未提出拟办意见", F("matter_proposed"))
OTHERS_TOLD = Gate(
    "others_told",
    "行政许可法47(1)",
    "许可直接关系他人重大利益，尚未向申请人、利害关系人送达载明听证权利的告知书",
    ~F("others_concerned") | (F("hearing_right_told") & F("notice_served")),
)
BURDEN_TOLD = Gate(
    "burden_told",
    "河南省行政执法条例26",
    "拟作出的决定对当事人不利，尚未告知事实、理由、依据和陈述申辩的权利",
    F("grant_proposed") | F("notice_served") | ~F("matter_proposed"),
)
VIEWS_HEARD = Gate(
    "views_period",
    "河南省行政执法条例26",
    "告知后陈述申辩的期限未满，当事人也没有书面放弃",
    ~F("notice_given") | F("statement_period_over") | F("rights_waived"),
)

BEFORE_DECISION = (
    gates.LEADER_CERTIFIED,
    gates.NOT_HANDLER,
    gates.TWO_HANDLERS,
    gates.POWER,
    MATTER_PROPOSED,
    BURDEN_TOLD,
    VIEWS_HEARD,
    gates.DEFENCE_ANSWERED,
    gates.HEARING_TIME,
    gates.HEARING_HELD,
    gates.LEGAL_REVIEW,
    gates.DISCUSSION,
    *BEFORE_MAJOR,
    gates.IN_TIME,
    penalty_gates.RECUSAL_DECIDED,
)
"""What must be so before any decision that is no penalty (河南省行政执法条例26–28)."""
