"""The gates of the penalty law that look at who acts, at the evidence, at the party and at what was done with goods
and money. As those of ``states.gates``: formulas over facts, each with its clause; no config takes them off."""

from states.action import Gate
from states.formula import Fact
from states.vocabulary import Weight

F = Fact
NOT_PUNISHED = F("no_penalty_proposed")

# ---- who (行政处罚法43) ----------------------------------------------------------------------------------------------

NOT_RECUSED = Gate(
    "not_recused", "行政处罚法43(1)", "办理人与本案有利害关系或者已被决定回避，不得继续办理本案", F("actor_not_recused")
)
RECUSAL_DECIDED = Gate(
    "recusal_decided", "行政处罚法43(3)", "有人申请回避，机关负责人尚未审查决定", ~F("recusal_pending")
)
RECUSAL_ASKED = Gate("recusal_asked", "行政处罚法43(3)", "没有待决定的回避申请", F("recusal_pending"))
UNTAINTED = Gate(
    "untainted_records",
    "行政处罚法43(1)",
    "检查、询问笔录均由应当回避的人员制作，须由其他持证人员重新检查或者询问",
    ~F("inspection_tainted"),
)

# ---- evidence (行政处罚法46, 56, 65) ----------------------------------------------------------------------------------

CHALLENGES_DECIDED = Gate(
    "challenges_decided",
    "行政处罚法46",
    "有证据的合法性或者真实性受到质疑，尚未决定采信还是排除",
    ~F("evidence_challenged"),
)
CITED_EVIDENCE = Gate(
    "cited_evidence",
    "行政处罚法46",
    "拟处理意见所依据的证据已被排除、未查证属实或者取得不合法",
    F("cited_evidence_stands"),
)
HEARD_EVIDENCE = Gate(
    "heard_evidence",
    "行政处罚法65",
    "所依据的证据中有听证之后才取得、没有在听证会上质证的；请在拟处理意见中列明依据的证据编号，或者重新听证",
    F("cited_evidence_heard"),
)
PRESERVED = Gate("preserved", "行政处罚法56", "没有待处理的先行登记保存", F("preservation_open"))
PRESERVATION_SETTLED = Gate(
    "preservation_settled",
    "行政处罚法56",
    "先行登记保存的证据尚未作出处理决定",
    ~F("preservation_open"),
)

# ---- whether (行政处罚法27, 29–33, 57) --------------------------------------------------------------------------------

CRIME_SETTLED = Gate(
    "crime_settled",
    "移送规定11(1)",
    "本案涉嫌犯罪，负责人没有决定不移送，公安机关也没有退回；不得以行政处罚代替移送，也不得撤案或者不予立案了结",
    ~F("crime_suspected"),
)
CRIME_SUSPECTED = Gate("crime_suspected", "移送规定5(1)", "没有移送涉嫌犯罪案件的书面报告", F("crime_suspected"))
TRANSFER_IN_TIME = Gate(
    "transfer_in_time",
    "移送规定5(2)",
    "负责人自接到移送报告之日起超过{transfer_decision}才作出决定",
    ~F("transfer_period_over"),
    Weight.FLAGS,
    "如实记录迟延原因，立即办理移送",
)
OLD_ENOUGH = Gate(
    "old_enough",
    "行政处罚法30",
    "当事人行为时不满{child_age}，不予行政处罚，应当责令监护人加以管教",
    ~F("under_fourteen") | NOT_PUNISHED,
)
CAPABLE = Gate(
    "capable",
    "行政处罚法31",
    "当事人行为时不能辨认或者不能控制自己的行为，不予行政处罚，应当责令监护人严加看管和治疗",
    ~F("incapable") | NOT_PUNISHED,
)
HARMFUL = Gate(
    "harmful",
    "行政处罚法33(1)",
    "违法行为轻微并及时改正，没有造成危害后果，不予行政处罚",
    ~F("minor_corrected_harmless") | NOT_PUNISHED,
)
AT_FAULT = Gate(
    "at_fault",
    "行政处罚法33(2)",
    "当事人有证据足以证明没有主观过错，不予行政处罚；法律、行政法规另有规定的须在调查终结报告中写明",
    ~F("no_fault_shown") | F("fault_not_needed") | NOT_PUNISHED,
)
ESTABLISHED = Gate(
    "established",
    "行政处罚法57(三)",
    "违法事实不能成立，不得给予行政处罚",
    ~F("no_violation_found") | NOT_PUNISHED,
)
GUARDIAN_OF_CHILD = Gate(
    "guardian_of_child",
    "行政处罚法30",
    "当事人行为时不满{child_age}，尚未责令监护人加以管教",
    ~F("under_fourteen") | F("guardian_ordered") | F("no_violation_found"),
)
GUARDIAN_OF_PATIENT = Gate(
    "guardian_of_patient",
    "行政处罚法31",
    "当事人行为时不能辨认或者不能控制自己的行为，尚未责令监护人严加看管和治疗",
    ~F("incapable") | F("guardian_ordered") | F("no_violation_found"),
)
GUARDIAN_NEEDED = Gate(
    "guardian_needed",
    "行政处罚法30",
    "当事人行为时已满{child_age}并能辨认和控制自己的行为，不适用责令监护人管教、看管",
    F("under_fourteen") | F("incapable"),
)
MITIGATED = Gate(
    "mitigated",
    "行政处罚法32",
    "本案有应当从轻或者减轻处罚的情形，拟处罚意见没有从轻或者减轻",
    ~F("mitigation_due") | F("mitigated") | ~F("penalty_proposed"),
)
NO_SECOND_FINE = Gate(
    "no_second_fine",
    "行政处罚法29",
    "同一个违法行为已经被罚款，不得再次罚款",
    ~F("fined_before") | ~F("fine_proposed"),
)

# ---- what the defence and the law of review ask for (行政处罚法45; 河南省行政执法条例28) ---------------------------------

ADOPTION_FOLLOWED = Gate(
    "adoption_followed",
    "行政处罚法45",
    "陈述申辩的意见已经采纳，拟处理意见尚未据此调整或者重新提出",
    F("adoption_followed"),
)
REVIEW_BEFORE_DISCUSSION = Gate(
    "review_before_discussion",
    "河南省行政执法条例28(2)",
    "重大行政执法决定应当先经法制审核，再由负责人集体讨论",
    ~F("major_decision") | F("review_passed"),
)

# ---- money collected on the spot (行政处罚法67–71) -------------------------------------------------------------------

COLLECTED = Gate("collected", "行政处罚法71", "没有当场收缴而尚未交回的罚款", F("fine_collected"))
HANDED_IN = Gate("handed_in", "行政处罚法71", "当场收缴的罚款尚未交至本机关", F("fine_handed_in"))
BANKED = Gate(
    "banked",
    "行政处罚法71",
    "当场收缴的罚款尚未缴付指定的银行",
    F("fine_banked") | ~F("fine_ever_collected"),
)
HANDED_IN_TIME = Gate(
    "handed_in_time",
    "行政处罚法71",
    "当场收缴的罚款超过{on_spot_handing_in}才交至本机关",
    ~F("handing_in_over"),
    Weight.FLAGS,
    "如实说明迟延原因，报执法监督人员处理",
)
BANKED_IN_TIME = Gate(
    "banked_in_time",
    "行政处罚法71",
    "本机关超过{on_spot_banking}才将罚款缴付银行",
    ~F("banking_over"),
    Weight.FLAGS,
    "如实说明迟延原因，报执法监督人员处理",
)

# ---- what was made public (行政处罚法48) ------------------------------------------------------------------------------

REVIEW_NOT_AWAITED = Gate(
    "review_not_awaited", "行政处罚法58", "已送法制审核，尚未出具审核意见，不得重复报送", ~F("review_awaited")
)
PUBLISHED = Gate("published", "行政处罚法48(2)", "本案的决定没有公开，没有可撤回的信息", F("publication_ordered"))

BEFORE_DECISION = (
    RECUSAL_DECIDED,
    UNTAINTED,
    CHALLENGES_DECIDED,
    CITED_EVIDENCE,
    HEARD_EVIDENCE,
    PRESERVATION_SETTLED,
    CRIME_SETTLED,
    OLD_ENOUGH,
    CAPABLE,
    HARMFUL,
    AT_FAULT,
    ESTABLISHED,
    MITIGATED,
    NO_SECOND_FINE,
    ADOPTION_FOLLOWED,
)
"""What must be so besides before a decision is approved, and again when it is made."""
