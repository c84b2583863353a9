"""What the law asks of a penalty besides: of whoever acts, of evidence and goods kept, of the party, of money and of what
was made public. Written from the statutes, not from the gates. Pure."""

from states.formula import Fact
from states.obligation import Obligation

F = Fact
DECIDING = ("approve_decision", "make_decision")
FREE = F("no_penalty_proposed")
PUNISHING = ("propose_penalty", *DECIDING)
AT_ONCE = (*DECIDING, "make_spot_decision")

CONDUCT: tuple[Obligation, ...] = (
    Obligation("recusal_decided", "行政处罚法43(3)", "回避申请已经决定", ~F("recusal_pending"), AT_ONCE),
    Obligation("recusal_asked", "行政处罚法43(3)", "有回避申请", F("recusal_pending"), ("decide_recusal",)),
    Obligation("untainted_records", "行政处罚法43(1)", "调查不靠应当回避的人员", ~F("inspection_tainted"), AT_ONCE),
    Obligation("challenges_decided", "行政处罚法46", "证据的质疑已经决定", ~F("evidence_challenged"), AT_ONCE),
    Obligation("cited_evidence", "行政处罚法46", "所依据的证据可以采信", F("cited_evidence_stands"), DECIDING),
    Obligation("heard_evidence", "行政处罚法65", "根据听证笔录决定", F("cited_evidence_heard"), DECIDING),
    Obligation("preserved", "行政处罚法56", "有待处理的保存", F("preservation_open"), ("decide_preservation",)),
    Obligation(
        "preservation_settled", "行政处罚法56", "保存已经处理", ~F("preservation_open"), (*DECIDING, "close_case")
    ),
    Obligation(
        "crime_settled",
        "移送规定11(1)",
        "不以罚代刑",
        ~F("crime_suspected"),
        (*DECIDING, "make_spot_decision", "withdraw_case", "decline_filing", "end_after_prompt"),
    ),
    Obligation("crime_suspected", "移送规定5(1)", "有移送报告", F("crime_suspected"), ("decline_transfer",)),
    Obligation(
        "old_enough",
        "行政处罚法30",
        "已满应受处罚的年龄",
        ~F("under_fourteen") | FREE,
        (*PUNISHING, "make_spot_decision"),
    ),
    Obligation("capable", "行政处罚法31", "能辨认和控制", ~F("incapable") | FREE, (*PUNISHING, "make_spot_decision")),
    Obligation("harmful", "行政处罚法33(1)", "不属于轻微无害", ~F("minor_corrected_harmless") | FREE, PUNISHING),
    Obligation(
        "at_fault", "行政处罚法33(2)", "有主观过错", ~F("no_fault_shown") | F("fault_not_needed") | FREE, PUNISHING
    ),
    Obligation("established", "行政处罚法57(三)", "违法事实成立", ~F("no_violation_found") | FREE, PUNISHING),
    Obligation(
        "guardian_of_child",
        "行政处罚法30",
        "已责令监护人管教",
        ~F("under_fourteen") | F("guardian_ordered") | F("no_violation_found"),
        ("make_decision",),
    ),
    Obligation(
        "guardian_of_patient",
        "行政处罚法31",
        "已责令监护人看管",
        ~F("incapable") | F("guardian_ordered") | F("no_violation_found"),
        ("make_decision",),
    ),
    Obligation(
        "guardian_needed", "行政处罚法30", "须由监护人管教", F("under_fourteen") | F("incapable"), ("order_guardian",)
    ),
    Obligation(
        "mitigated",
        "行政处罚法32",
        "应当从轻的已经从轻",
        ~F("mitigation_due") | F("mitigated") | ~F("penalty_proposed"),
        DECIDING,
    ),
    Obligation("no_second_fine", "行政处罚法29", "不再次罚款", ~F("fined_before") | ~F("fine_proposed"), DECIDING),
    Obligation("adoption_followed", "行政处罚法45", "采纳的意见已落实", F("adoption_followed"), DECIDING),
    Obligation(
        "review_before_discussion",
        "河南省行政执法条例28(2)",
        "先审核后讨论",
        ~F("major_decision") | F("review_passed"),
        ("discuss_collectively",),
    ),
    Obligation("collected", "行政处罚法71", "有收缴的罚款", F("fine_collected"), ("hand_in_fine",)),
    Obligation("handed_in", "行政处罚法71", "罚款已上交", F("fine_handed_in"), ("bank_fine",)),
    Obligation(
        "banked", "行政处罚法71", "罚款已缴付银行", F("fine_banked") | ~F("fine_ever_collected"), ("close_case",)
    ),
    Obligation("published", "行政处罚法48(2)", "决定已公开", F("publication_ordered"), ("withdraw_publication",)),
    Obligation(
        "not_recused",
        "行政处罚法43(1)",
        "办理人无须回避",
        F("actor_not_recused"),
        ("propose_filing", "approve_filing", "report_investigation", "propose_penalty", *DECIDING, "close_case"),
    ),
    Obligation(
        "transfer_in_time",
        "移送规定5(2)",
        "在法定期限内决定是否移送",
        ~F("transfer_period_over"),
        ("transfer_case", "decline_transfer"),
        flags=True,
    ),
    Obligation(
        "handed_in_time", "行政处罚法71", "在法定期限内上交", ~F("handing_in_over"), ("hand_in_fine",), flags=True
    ),
    Obligation("banked_in_time", "行政处罚法71", "在法定期限内缴付", ~F("banking_over"), ("bank_fine",), flags=True),
)
