"""The statutory gates: formulas over facts, each with its clause and its sentence. No config takes them off."""

from states.action import Gate
from states.formula import Fact
from states.vocabulary import Weight

F = Fact

CERTIFIED = Gate(
    "actor_certified", "行政处罚法42", "办理人没有在有效期内的行政执法证件，不得办理", F("actor_certified")
)
LEADER_CERTIFIED = Gate(
    "approver_certified", "金科〔2015〕8号四(7)", "审批人没有在有效期内的行政执法证件，不得审批", F("actor_certified")
)
NOT_HANDLER = Gate(
    "four_eyes",
    "行政处罚法57",
    "审批人、审核人不得是本案承办人或者调查人员，请由未参与本案调查的人员办理",
    F("actor_not_handler"),
)
IS_HANDLER = Gate("handler_acts", "行政处罚法42", "只能由本案承办人办理", F("actor_is_handler"))
TWO_HANDLERS = Gate(
    "two_certified_handlers",
    "行政处罚法42",
    "本案持有效证件的承办人不足{officers_at_least}",
    F("handlers_two_certified"),
)
POWER = Gate("power_in_force", "行政处罚法17", "本机关权责清单中没有当日有效的此项职权，不得行使", F("power_in_force"))
LIMITATION = Gate("limitation", "行政处罚法36", "违法行为在法定期限内未被发现，不再给予行政处罚", F("limitation_open"))
LIMITATION_STILL_OPEN = Gate(
    "limitation_still_open",
    "行政处罚法36",
    "现已查明违法行为在法定期限内未被发现，不再给予行政处罚；请撤案或者提出不予处罚意见",
    F("limitation_open") | ~F("penalty_proposed"),
)
PROMPT_FIRST = Gate(
    "prompt_first",
    "金科〔2015〕8号四(1)",
    "尚未作事前提示并复查，也没有说明不作提示的理由",
    (F("prompt_issued") & F("rechecked")) | F("prompt_skipped"),
)
GROUND_FOR_ENDING = Gate(
    "ground_for_ending",
    "行政处罚法33",
    "提示后终结须未发现违法行为，或者符合轻微并及时改正且无危害后果、初次违法且后果轻微并及时改正、没有主观过错之一",
    F("no_violation_found") | F("minor_corrected_harmless") | F("first_slight_corrected") | F("no_fault_shown"),
)
EVIDENCE = Gate("evidence", "行政处罚法40", "没有合法取得的证据，违法事实不清、证据不足", F("evidence_on_file"))
EVIDENCE_TO_DECIDE = Gate(
    "evidence_to_decide",
    "行政处罚法40",
    "没有合法取得的证据，违法事实不清、证据不足，不得给予行政处罚",
    F("evidence_on_file") | (F("no_penalty_proposed") & F("no_violation_found")),
)
EVIDENCE_FOR_ENDING = Gate("evidence_for_ending", "行政处罚法46", "终结所依据的事实没有证据", F("evidence_on_file"))
EDUCATION = Gate(
    "education",
    "行政处罚法33(3)",
    "依法不予行政处罚的，应当对当事人进行教育并记录",
    F("education_recorded") | F("no_violation_found"),
)
NO_PENALTY_GROUND = Gate(
    "no_penalty_ground",
    "行政处罚法57(二)",
    "不予处罚须有行政处罚法30、31、33所列情形之一，或者超过处罚时效，或者违法事实不能成立",
    F("minor_corrected_harmless")
    | F("first_slight_corrected")
    | F("no_fault_shown")
    | F("no_violation_found")
    | F("under_fourteen")
    | F("incapable")
    | ~F("limitation_open"),
)
EDUCATION_BEFORE_NO_PENALTY = Gate(
    "education_before_no_penalty",
    "行政处罚法33(3)",
    "依法不予行政处罚的，应当对当事人进行教育并记录",
    F("education_recorded") | F("no_violation_found") | ~F("no_penalty_proposed"),
)
FILING_PROPOSED = Gate("filing_proposed", "行政处罚法54", "尚未提出立案建议", F("filing_proposed"))
INSPECTION = Gate(
    "sound_inspection",
    "行政处罚法55",
    "没有{officers_at_least}以上持证人员出示证件、表明身份、说明目的和方法后制作的检查或者询问笔录",
    F("sound_inspection"),
)
REPORTED = Gate("investigation_reported", "行政处罚法57", "调查尚未终结", F("investigation_reported"))
GUIDANCE = Gate(
    "guidance",
    "金科〔2015〕8号四(1)",
    "没有行政指导记录：须分析违法原因、帮助消除影响并提出改正要求",
    F("guidance_recorded"),
)
CORRECTION_ORDERED = Gate(
    "correction_ordered",
    "行政处罚法28",
    "没有责令当事人改正或者限期改正",
    F("correction_ordered") | ~F("penalty_proposed"),
)
PENALTY_PROPOSED = Gate(
    "penalty_proposed", "行政处罚法44", "尚未提出拟处罚意见，没有可告知的内容", F("penalty_proposed")
)
PROPOSED = Gate(
    "proposal",
    "行政处罚法57",
    "尚未提出拟处理意见",
    F("penalty_proposed") | F("no_penalty_proposed") | F("matter_proposed"),
)
NOTICE_SERVED = Gate(
    "prior_notice",
    "行政处罚法44",
    "尚未向当事人送达事先告知书",
    # Before anything is proposed nobody can say that no notice is needed.
    F("notice_served") | (F("no_penalty_proposed") & ~F("penalty_proposed")),
)
STATEMENT_HEARD = Gate(
    "statement_period",
    "行政处罚法62",
    "陈述申辩期限未满，当事人也未明确放弃陈述申辩",
    F("statement_period_over") | F("rights_waived") | ~F("penalty_proposed"),
)
DEFENCE_ANSWERED = Gate(
    "defence_answered",
    "行政处罚法45",
    "当事人提出了陈述申辩，尚未复核并答复",
    ~F("defence_made") | F("defence_answered"),
)
WITHIN_TOLD = Gate(
    "within_notice",
    "行政处罚法45",
    "拟处罚重于已送达的事先告知；加重须有新的事实并重新告知",
    F("within_told") | ~F("penalty_proposed"),
)
GROUNDS_TOLD = Gate(
    "grounds_told",
    "行政处罚法44",
    "拟处罚的事实、理由、依据或者证据与已送达的事先告知不同，须重新告知；"
    "告知之后才登记的证据，须重新告知，或者在拟处罚意见中列明只依据已经告知的证据",
    F("grounds_told") | ~F("penalty_proposed"),
)
HEARING_TIME = Gate(
    "hearing_period",
    "行政处罚法64(一)",
    "有权要求听证的人的期限未满，也未书面放弃听证",
    ~F("hearing_due")
    | F("hearing_asked")
    | F("hearing_request_over")
    | (F("hearing_waived") & ~F("others_concerned")),  # nobody gives up what belongs to others (利害关系人)
)
HEARING_HELD = Gate(
    "hearing",
    "行政处罚法63",
    "当事人在期限内要求听证，尚未举行听证",
    ~F("hearing_asked") | F("hearing_held") | F("hearing_forfeited"),
)
HEARING_ASKED = Gate("hearing_asked", "行政处罚法63", "当事人没有在期限内要求听证", F("hearing_asked"))
HEARING_DUE = Gate(
    "hearing_offered",
    "行政处罚法63",
    "本案没有告知听证权利，不属于应当听证的情形",
    F("hearing_due") | F("hearing_told"),
)
HEARING_SCHEDULED = Gate(
    "hearing_scheduled",
    "行政处罚法64(二)",
    "没有事先通知听证的时间、地点",
    F("hearing_scheduled"),
    Weight.FLAGS,
    "重新通知并重新举行听证",
)
HEARING_NOTICE_SERVED = Gate(
    "hearing_notice_served",
    "行政处罚法64(二)",
    "听证通知书没有依法送达：时间、地点须在听证的{hearing_notice}前送达，更换主持人的通知须在听证举行前送达；"
    "本次听证不发生效力，当事人未到场也不视为放弃听证",
    ~F("hearing_scheduled") | F("hearing_notice_served"),
    Weight.FLAGS,
    "另定听证日期，依法送达听证通知书后重新举行听证",
)
LEGAL_REVIEW = Gate(
    "legal_review", "行政处罚法58", "应当经法制审核，尚未审核或者审核未通过", ~F("review_due") | F("review_passed")
)
REVIEWER_QUALIFIED = Gate(
    "reviewer_qualified",
    "行政处罚法58",
    "审核人没有国家统一法律职业资格，也不是此前已从事法制审核的人员",
    F("reviewer_qualified"),
)
DISCUSSION = Gate(
    "collective_discussion",
    "行政处罚法57",
    "情节复杂或者重大的处罚应当由负责人集体讨论决定",
    ~F("discussion_due") | F("discussion_held"),
)
APPROVED = Gate("approved", "行政处罚法57", "处理决定尚未经机关负责人审批", F("decision_approved"))
IN_TIME = Gate(
    "decision_in_time",
    "行政处罚法60",
    "自立案之日起已超过{decision_period}",
    ~F("decision_period_over"),
    Weight.FLAGS,
    "如实记录超期原因，报执法监督人员处理",
)
DECIDED = Gate("decided", "行政处罚法57", "尚未作出决定", F("decision_made"))
EMAIL_CONSENT = Gate(
    "email_consent", "行政处罚法61", "当事人没有签订电子送达确认书，不得以电子邮件送达", F("email_consented")
)
EMAIL_NOT_PENDING = Gate(
    "email_not_pending",
    "行政处罚法61",
    "电子送达已经发起，结果尚未确定，不得重复发送",
    ~F("email_service_ordered"),
)
SERVED_IN_TIME = Gate(
    "served_in_time",
    "行政处罚法61",
    "作出决定后超过{service_period}才送达",
    ~F("service_period_over"),
    Weight.FLAGS,
    "如实说明迟延送达的原因",
)
SERVED = Gate("served", "行政处罚法61", "决定书尚未送达", F("decision_served"))
CLOSE_FORM_SERVED = Gate(
    "form_served",
    "金科〔2015〕8号四(1)",
    "回访意见表没有随决定书送达，须补送",
    F("form_served") | ~F("form_due") | ~F("decision_served") | F("party_gone"),
)
CLOSE_FORM_OR_VISIT = Gate(
    "form_or_visit",
    "金科〔2015〕8号四(1)",
    "意见表未交回，也没有回访",
    ~F("form_due") | ~F("decision_served") | F("form_returned") | F("visit_held") | F("party_gone"),
)
VISIT_DONE = Gate(
    "visit_done",
    "金科〔2015〕8号四(1)",
    "回访任务尚未完成",
    ~F("visit_due") | F("visit_held") | F("party_gone"),
)
COMPLAINT_DONE = Gate(
    "complaint_resolved",
    "金科〔2015〕8号四(1)",
    "当事人不满意或者反映的问题尚未督办办结",
    ~F("complaint_made") | F("complaint_resolved"),
)
COMPLAINT_OPEN = Gate("complaint_open", "金科〔2015〕8号四(1)", "没有待督办的事项", F("complaint_made"))
SUM_SETTLED = Gate(
    "sum_settled",
    "行政处罚法66",
    "罚款或者没收的违法所得尚未缴清",
    F("sum_settled") | F("discontinued") | F("decision_annulled"),
)
FINE_OPEN = Gate(
    "fine_open",
    "行政处罚法66(2)",
    "没有已经送达而尚未缴清的罚款",
    F("sum_to_pay") & ~F("sum_settled"),
)
INSTALMENTS_ASKED = Gate(
    "instalments_asked",
    "行政处罚法66(2)",
    "当事人没有申请延期或者分期缴纳罚款，或者所作申请已经答复",
    F("instalments_asked"),
)
PAYMENT_OVERDUE = Gate("payment_overdue", "行政处罚法72", "没有逾期未缴的款项，不得催告", F("payment_overdue"))
CLOSE_CORRECTION = Gate(
    "correction_checked",
    "行政处罚法28",
    "责令改正的事项尚未复查",
    ~F("correction_ordered") | F("correction_checked") | ~F("decision_served") | F("party_gone"),
)
SPOT_FILED = Gate("spot_filed", "行政处罚法52", "当场处罚决定尚未报所属机关备案", F("spot_filed") | ~F("decision_made"))
ENDED = Gate(
    "ended",
    "行政处罚法57",
    "案件尚未到可以结案的地步：须已送达决定，或者决定已撤销，或者已批准撤案、不予立案、移送被接收、提示后终结",
    F("decision_served")
    | F("decision_annulled")
    | F("withdrawn")
    | F("transfer_accepted")
    | F("ended_early")
    | F("filing_declined")
    | F("ended_undecided"),
)
TRANSFERRED = Gate("transferred", "行政处罚法27", "本案没有移送", F("transferred"))
DEFENCE_MADE = Gate("defence_made", "行政处罚法45", "没有需要答复的陈述申辩", F("defence_made"))

NOT_RESTING = Gate("not_resting", "行政强制法39(2)", "案件已中止，须先恢复办理", ~F("resting"))
RESTING = Gate("resting", "行政强制法39(2)", "案件没有中止，无须恢复", F("resting"))
REMEDY_OPEN = Gate("remedy_open", "行政处罚法73(1)", "没有尚未办结的行政复议或者行政诉讼", F("remedy_pending"))
RESULT_AWAITED = Gate(
    "result_awaited",
    "行政处罚法73(1)",
    "没有尚未办结的行政复议或者行政诉讼，也没有复议机关逾期没有作出决定的行政复议",
    F("remedy_pending") | F("left_undecided"),
)
REMEDY_DONE = Gate("remedy_done", "行政处罚法73(1)", "行政复议或者行政诉讼尚未办结", ~F("remedy_pending"))
REMEDIES_OVER = Gate(
    "remedies_over",
    "行政强制法53",
    "当事人申请行政复议、提起行政诉讼的期限未满，或者复议、诉讼尚未办结；经过复议的，还须登记当事人收到复议决定书之日",
    F("remedies_over") & ~F("remedy_pending"),
)
COURT_OVERDUE = Gate("court_overdue", "行政强制法53", "没有逾期未履行的缴款义务", F("payment_overdue"))
COURT_IN_TIME = Gate(
    "court_in_time",
    "行政强制法53",
    "申请人民法院强制执行的{court_application}期限（法院判决后为{judgment_application}）已过",
    ~F("court_period_over"),
)
URGED = Gate("urged", "行政强制法54", "催告书尚未送达，或者送达后未满{compulsion_urging}", F("urging_over"))
COURT_DONE = Gate("court_done", "行政强制法57", "已申请人民法院强制执行，结果尚未登记", ~F("court_pending"))
COURT_APPLIED = Gate("court_applied", "行政强制法55", "没有尚未答复的强制执行申请", F("court_pending"))
REFUND_DONE = Gate("refund_done", "行政强制法41", "已缴款项多于应缴数额，尚未退还", ~F("refund_due"))
REFUND_DUE = Gate("refund_owed", "行政强制法41", "没有应当退还的款项", F("refund_due"))
NOT_BOUNCED = Gate(
    "service_not_bounced",
    "行政处罚法61",
    "电子送达的邮件被退回，尚未改用其他方式送达",
    ~F("service_bounced") | F("party_gone"),
)
SERVICE_STANDS = Gate(
    "service_stands",
    "民事诉讼法90",
    "电子送达的邮件被退回，没有到达当事人的系统，决定书须先改用其他方式送达，不得催告、申请执行或者强制执行",
    ~F("service_bounced"),
)
SERVE_AGAIN = Gate(
    "serve_again",
    "行政处罚法61",
    "决定书已经送达，电子送达也没有被退回，不得再次送达而改变送达日期",
    ~F("decision_served") | F("service_bounced"),
)
STANDING = Gate(
    "decision_standing",
    "行政强制法40",
    "没有已经送达而仍需执行的决定",
    F("decision_served") & ~F("decision_annulled"),
)
NOT_DISCONTINUED = Gate(
    "not_discontinued", "行政强制法40", "本案的执行已经终结，不得催告、申请执行", ~F("discontinued")
)
NOT_ANNULLED = Gate("not_annulled", "河南省行政执法条例32", "决定已经撤销", ~F("decision_annulled"))

CLOSED = Gate("closed", "河南省行政执法条例35", "案件没有结案，无须恢复办理", F("closed"))

BEFORE_PENALTY = (
    PROPOSED,
    TWO_HANDLERS,
    POWER,
    LIMITATION_STILL_OPEN,
    INSPECTION,
    EVIDENCE_TO_DECIDE,
    NOTICE_SERVED,
    STATEMENT_HEARD,
    DEFENCE_ANSWERED,
    WITHIN_TOLD,
    GROUNDS_TOLD,
    HEARING_TIME,
    HEARING_HELD,
    LEGAL_REVIEW,
    DISCUSSION,
)
"""What must be so before a decision is approved, and again when it is made."""
