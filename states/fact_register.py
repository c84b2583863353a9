"""The register of facts: every name a gate, a move or a notice may use."""

from states import act_days, capacity, evidence, major, recusal, reviewing, risk
from states.acts import Act
from states.case_terms import newest_due, term_over
from states.correcting import correction_refused
from states.day_sources import remedies_ended
from states.fact_register_after import AFTER_FACTS
from states.fact_register_conduct import CONDUCT_FACTS
from states.fact_register_disclosure import DISCLOSURE_FACTS
from states.fact_register_matters import MATTER_FACTS
from states.fact_register_relations import RELATION_FACTS
from states.fact_register_reviews import REVIEW_FACTS
from states.fact_register_transfer import TRANSFER_FACTS
from states.facts import CaseFacts
from states.hearing_notice import notice_served
from states.hearing_right import carries_hearing, hearing_due
from states.investigating import inspection_tainted
from states.levying import levy_overdue
from states.opinion_forms import form_due
from states.other_fines import fined_before
from states.paying import payment_overdue
from states.preserving import batches, open_batches
from states.refunding import overpaid
from states.served_paper import posted_day
from states.severity import heavier
from states.surcharging import surcharge_settled
from states.told_grounds import grounds_told
from states.truth import FactKind
from states.unhappy import party_unhappy
from states.vocabulary import Origin


def _latch(key: str, title: str) -> FactKind:
    return FactKind(key, title, Origin.ACTION)


def _outside_latch(key: str, title: str) -> FactKind:
    return FactKind(key, title, Origin.OUTSIDE)


def evidence_on_file(facts: CaseFacts) -> bool:
    """At least one item of evidence, lawfully obtained, verified and not excluded (行政处罚法46)."""
    return bool(evidence.items_standing(facts))


def within_told(facts: CaseFacts) -> bool:
    """The newest proposal is not heavier than what the last served notice told, and rests on the same grounds
    (行政处罚法44, 45)."""
    told, proposal = facts.told, facts.proposal
    if told is None or proposal is None:
        return False
    grounds = (_grounds(facts, told), _grounds(facts, proposal))
    return grounds[0] == grounds[1] and not heavier(proposal.data, told.data)


def _grounds(facts: CaseFacts, proposal: Act) -> tuple[str, str] | None:
    """Provision broken and provision applied; a revision keeps those of the proposal it revises."""
    full = [act for act in facts.acts_of("propose_penalty") if act.seq <= proposal.seq]
    return (full[-1].data["violated"], full[-1].data["basis"]) if full else None


def limitation_open(facts: CaseFacts) -> bool:
    """The violation was found within the limitation (行政处罚法36), here or by whoever sent it here. It counts
    from the act, of a continuing act from its end; while the act goes on it has not begun."""
    if act_days.goes_on(facts):
        return True
    rule = "limitation_long" if facts.latches.get("life_or_money_harmed", False) else "limitation"
    due = facts.rules.term_from(rule, act_days.last_day(facts), facts.opened_on).due
    return act_days.found_on(facts) <= due


def power_in_force(facts: CaseFacts) -> bool:
    """A valid row of this bureau's power list names the power on that day (行政处罚法17, 金科〔2015〕8号二(三))."""
    return facts.power is not None and facts.power.kind == facts.procedure.family


def standard_in_force(facts: CaseFacts) -> bool:
    """A standard that was issued and disclosed is in force for the power of the case (行政处罚法34)."""
    return facts.standard(facts.on) is not None


def sum_settled(facts: CaseFacts) -> bool:
    """Nothing was to be paid, or all of it is paid: the fine and the gains confiscated (行政处罚法66, 67)."""
    return facts.paid >= facts.decided_sum


def sum_to_pay(facts: CaseFacts) -> bool:
    """A fine or a confiscation of gains was decided and served."""
    return facts.decided_sum > 0 and facts.latches.get("decision_served", False)


def refund_due(facts: CaseFacts) -> bool:
    """More was paid than the decision in force asks for, and was not given back (行政强制法41)."""
    return overpaid(facts) > 0


def remedies_over(facts: CaseFacts) -> bool:
    """A decision on a sum was served, and the party's time to ask for review and to sue has run out (行政强制法53)."""
    served = facts.decision_service
    if served is None or newest_due(facts, "court_application") is None:
        return False
    return remedies_ended(facts, served)


def preservation_open(facts: CaseFacts) -> bool:
    """Some batch of evidence registered and kept where it is waits for what becomes of it (行政处罚法56)."""
    return bool(open_batches(facts))


def hearing_offered(facts: CaseFacts) -> bool:
    """The notice served told of the right to a hearing (行政处罚法63)."""
    return facts.latches.get("notice_served", False) and hearing_due(facts)


def hearing_told(facts: CaseFacts) -> bool:
    """The notice last served told of the right to a hearing; what makes the proposal lighter since does not take back
    what was told (行政处罚法63, 64(一))."""
    return facts.procedure.family == "penalty" and facts.told is not None and carries_hearing(facts, facts.told)


def to_be_published(facts: CaseFacts) -> bool:
    """The decision is served, is to be published, and was not taken back before it was (行政处罚法48; 河南省行政执法条例32)."""
    held = facts.latches.get
    return (
        held("publication_ordered", False) and held("decision_served", False) and not held("decision_annulled", False)
    )


def defence_answered(facts: CaseFacts) -> bool:
    """The newest defence was re-checked and answered (行政处罚法45)."""
    defence, answer = facts.last("record_defence"), facts.last("answer_defence")
    return defence is not None and answer is not None and answer.seq > defence.seq


def paper_just_served(facts: CaseFacts) -> bool:
    """The newest service of another document was a sound one (民事诉讼法87)."""
    served = facts.last("record_paper_service")
    return served is not None and not served.flags


def urging_just_served(facts: CaseFacts) -> bool:
    """The newest service of another document was a sound one of the letter that urges to pay (行政强制法38, 54)."""
    served = facts.last("record_paper_service")
    return served is not None and paper_just_served(facts) and served.data["kind"] in ("urging_letter", "levy_urging")


def sum_overdue(facts: CaseFacts) -> bool:
    """Something is unpaid after its last day: of a fine or its surcharge (行政处罚法72), or of a levy, whose day a deferral
    may move."""
    if facts.levied is not None:
        return levy_overdue(facts)
    return payment_overdue(facts) or not surcharge_settled(facts)


def actor_certified(facts: CaseFacts) -> bool:
    """Who acts holds a valid enforcement certificate on that day (行政处罚法42; 金科〔2015〕8号四(7))."""
    return facts.certified([facts.actor]) == 1


def actor_not_handler(facts: CaseFacts) -> bool:
    """Who acts neither handles nor investigated the case, before it was handed over or since, and is nobody's deputy who
    did (行政处罚法57)."""
    return not facts.stands_for_handler(facts.actor)


def actor_is_handler(facts: CaseFacts) -> bool:
    """Who acts is named among the ``handlers`` of the newest act that names them (承办人)."""
    return facts.actor in facts.handlers


def handlers_two_certified(facts: CaseFacts) -> bool:
    """At least two handlers who did not recuse themselves are certified on that day (行政处罚法42, 43)."""
    free = [one for one in facts.handlers if one not in recusal.recused(facts)]
    return facts.certified(free) >= facts.rules.figure("officers_at_least")


def visit_over(facts: CaseFacts) -> bool:
    """The party was visited (``visit_held``), or is there no more (``party_gone``)."""
    return facts.latches.get("visit_held", False) or facts.latches.get("party_gone", False)


def fine_proposed(facts: CaseFacts) -> bool:
    """The newest proposal is a penalty with a fine."""
    return facts.latches.get("penalty_proposed", False) and facts.proposed_fine > 0


def mitigation_due(facts: CaseFacts) -> bool:
    """The penalty must be lighter: a minor of fourteen or more, or a ground of 行政处罚法32."""
    return facts.latches.get("mitigating_ground", False) or capacity.minor_offender(facts)


def mitigated(facts: CaseFacts) -> bool:
    """The newest proposal says how it is lighter (行政处罚法32)."""
    return facts.proposal is not None and facts.proposal.data.get("mitigation", "none") != "none"


def adoption_followed(facts: CaseFacts) -> bool:
    """What was adopted of the newest defence changed the proposal since (行政处罚法45)."""
    answer = facts.last("answer_defence")
    if answer is None or answer.data["adopted"] == "not_adopted":
        return True
    return facts.proposal is not None and facts.proposal.seq > answer.seq


def preservation_settled(facts: CaseFacts) -> bool:
    """Evidence was kept, and of each batch it was decided what becomes of it (行政处罚法56)."""
    return bool(batches(facts)) and not open_batches(facts)


def transfer_period_over(facts: CaseFacts) -> bool:
    """The report of a suspected crime waits longer than three days for its decision (移送规定5(2))."""
    return facts.latches.get("crime_suspected", False) and term_over(facts, "transfer_decision")


def service_period_over(facts: CaseFacts) -> bool:
    """The seven days to serve the decision are over (行政处罚法61) and no public notice was issued within them."""
    due = newest_due(facts, "service_period")
    if due is None or not term_over(facts, "service_period"):
        return False
    notices = [act for act in facts.acts_of("post_public_notice") if act.data["document"] == "decision"]
    return not any(posted_day(act) <= due.due for act in notices)


def reviewer_qualified(facts: CaseFacts) -> bool:
    """Who reviews holds the national legal qualification, or reviewed before it was asked for (行政处罚法58(2) binds
    those who first take it up)."""
    return reviewing.standing_of(facts, facts.actor) is not None


_LATCHES = (
    ("prompt_issued", "已作事前提示"),
    ("prompt_skipped", "已说明理由不作事前提示"),
    ("rechecked", "已复查"),
    ("education_recorded", "已记录教育内容"),
    ("ended_early", "已办理提示后终结"),
    ("filing_proposed", "已提出立案建议"),
    ("filed", "已批准立案"),
    ("filing_declined", "已决定不予立案"),
    ("sound_inspection", "有合法有效的检查或者询问笔录"),
    ("guidance_recorded", "已作行政指导并记录"),
    ("correction_ordered", "已责令改正"),
    ("investigation_reported", "已提交调查终结报告"),
    ("penalty_proposed", "拟给予行政处罚"),
    ("no_penalty_proposed", "拟不予行政处罚"),
    ("notice_given", "已制作事先告知书"),
    ("notice_served", "事先告知书已送达"),
    ("rights_waived", "当事人书面放弃陈述申辩"),
    ("hearing_waived", "当事人书面放弃听证"),
    ("hearing_request_withdrawn", "听证申请已全部撤回"),
    ("hearing_scheduled", "已通知听证时间地点"),
    ("hearing_held", "听证已举行"),
    ("hearing_forfeited", "视为放弃听证"),
    ("review_passed", "法制审核通过"),
    ("review_awaited", "已送法制审核，尚未出具意见"),
    ("review_settled", "送审的已出具法制审核意见，或者已退回"),
    ("discussion_held", "已集体讨论决定"),
    ("decision_approved", "处理决定已审批"),
    ("decision_made", "已作出决定"),
    ("email_consented", "当事人已签电子送达确认书"),
    ("email_service_ordered", "已发起电子送达"),
    ("decision_served", "决定书已送达"),
    ("instalments_answered", "延期、分期申请已答复"),
    ("urging_made", "已制作催告书"),
    ("instalments_approved", "最近一次延期、分期申请已批准"),
    ("plan_in_force", "罚款按批准的延期、分期安排缴纳"),
    ("form_served", "回访意见表已随决定送达"),
    ("spot_filed", "当场处罚决定已备案"),
    ("form_returned", "回访意见表已交回"),
    ("visit_due", "应当上门回访"),
    ("visit_held", "已回访"),
    ("complaint_resolved", "督办事项已办结"),
    ("correction_checked", "整改情况已复查"),
    ("withdrawn", "已批准撤案"),
    ("transferred", "已移送司法机关"),
    ("transfer_accepted", "司法机关已接收"),
    ("closed", "已结案"),
    ("publication_ordered", "决定依法公开"),
    ("prompt_by_phone", "提示以电话方式作出"),
    ("resting", "案件已中止"),
    ("resting_unable", "因当事人履行困难或者没有能力履行而中止"),
    ("resumed", "中止后已恢复"),
    ("discontinued", "已终结执行"),
    ("party_gone", "当事人死亡或者终止，已终结执行"),
    ("decision_annulled", "决定已被撤销"),
    ("service_mended", "退信后已改用其他方式送达"),
    ("court_applied", "申请过人民法院强制执行"),
    ("court_pending", "已申请人民法院强制执行，尚无结果"),
    ("transfer_declined", "负责人决定不移送"),
    ("guardian_ordered", "已责令监护人管教、看管"),
    ("fine_collected", "当场收缴的罚款尚未上交"),
    ("fine_ever_collected", "当场收缴过罚款"),
    ("fine_handed_in", "当场收缴的罚款已上交本机关"),
    ("fine_banked", "当场收缴的罚款已缴付银行"),
    ("risk_assessed", "已作风险评估"),
    ("adviser_consulted", "已征询法律顾问意见"),
)

_OUTSIDE = (
    ("no_violation_found", "未发现违法行为"),
    ("minor_corrected_harmless", "违法行为轻微并及时改正，没有造成危害后果"),
    ("first_slight_corrected", "初次违法且危害后果轻微并及时改正"),
    ("harm_found", "调查终结报告认定造成了实际危害后果"),
    ("no_fault_shown", "当事人有证据足以证明没有主观过错"),
    ("life_or_money_harmed", "涉及公民生命健康安全、金融安全且有危害后果"),
    ("public_interest", "涉及重大公共利益"),
    ("complex_case", "案情疑难复杂"),
    ("major_case", "重大案件"),
    ("defence_made", "当事人提出陈述申辩"),
    ("hearing_asked", "当事人在期限内要求听证"),
    ("complaint_made", "当事人曾表示不满意或者反映执法问题"),
    ("instalments_asked", "当事人申请延期或者分期缴纳罚款"),
    ("service_bounced", "电子送达的邮件被退回"),
    ("fault_not_needed", "法律、行政法规规定没有主观过错也应处罚"),
    ("mitigating_ground", "有应当从轻或者减轻处罚的情形"),
    ("crime_suspected", "涉嫌犯罪，尚未决定是否移送"),
)

_DERIVED = (
    FactKind("evidence_on_file", "有合法取得的证据", Origin.ACTION, evidence_on_file),
    FactKind("hearing_due", "当事人有权要求听证", Origin.OUTSIDE, hearing_due),
    FactKind("hearing_told", "已送达的事先告知书告知了听证权利", Origin.OUTSIDE, hearing_told),
    FactKind("hearing_notice_served", "听证通知书已在听证前依法送达", Origin.ACTION, notice_served),
    FactKind("hearing_offered", "已告知听证权利", Origin.ACTION, hearing_offered),
    FactKind("sum_to_pay", "有待缴纳的罚款或者违法所得", Origin.ACTION, sum_to_pay),
    FactKind("to_be_published", "决定已送达且应当公开", Origin.ACTION, to_be_published),
    FactKind("major_decision", "属于重大行政执法决定", Origin.OUTSIDE, major.major_decision),
    FactKind("within_told", "不重于已送达的事先告知", Origin.ACTION, within_told),
    FactKind("grounds_told", "处罚的事实、理由、依据和证据与已送达的事先告知一致", Origin.ACTION, grounds_told),
    FactKind("limitation_open", "在行政处罚时效之内", Origin.OUTSIDE, limitation_open),
    FactKind("power_in_force", "权责清单有此职权", Origin.OUTSIDE, power_in_force),
    FactKind("standard_in_force", "有已公布的裁量基准", Origin.OUTSIDE, standard_in_force),
    FactKind("form_due", "应当随决定送达回访意见表", Origin.OUTSIDE, form_due),
    FactKind("sum_settled", "应缴款项已缴清或者没有应缴款项", Origin.ACTION, sum_settled),
    FactKind("payment_overdue", "有逾期未缴的款项", Origin.ELAPSE, sum_overdue),
    FactKind("paper_just_served", "最近送达的其他文书合法有效", Origin.ACTION, paper_just_served),
    FactKind("urging_just_served", "最近送达的文书是催告书", Origin.ACTION, urging_just_served),
    FactKind("defence_answered", "陈述申辩已复核答复", Origin.ACTION, defence_answered),
    FactKind("party_unhappy", "当事人不满意或者反映执法问题", Origin.OUTSIDE, party_unhappy),
    FactKind("actor_certified", "办理人持有有效执法证件", Origin.OUTSIDE, actor_certified),
    FactKind("actor_not_handler", "办理人没有承办或者调查本案", Origin.OUTSIDE, actor_not_handler),
    FactKind("actor_is_handler", "办理人是本案承办人", Origin.OUTSIDE, actor_is_handler),
    FactKind("handlers_two_certified", "承办人中持证的人数足够", Origin.OUTSIDE, handlers_two_certified),
    FactKind("reviewer_qualified", "审核人具有法律职业资格或者此前已从事法制审核", Origin.OUTSIDE, reviewer_qualified),
    FactKind("review_due", "应当经法制审核", Origin.OUTSIDE, major.review_due),
    FactKind("discussion_due", "应当集体讨论", Origin.OUTSIDE, major.discussion_due),
    FactKind("risk_due", "应当作风险评估", Origin.OUTSIDE, major.risk_due),
    FactKind("risks_covered", "高风险的风险点都有正在实施的防控办法", Origin.ACTION, risk.risks_covered),
    FactKind("adviser_due", "本局要求征询法律顾问意见", Origin.OUTSIDE, major.adviser_due),
    FactKind("actor_not_recused", "办理人无须回避", Origin.OUTSIDE, recusal.actor_not_recused),
    FactKind("recusal_pending", "有待决定的回避申请", Origin.OUTSIDE, recusal.recusal_pending),
    FactKind("inspection_tainted", "检查、询问笔录均由应当回避的人员制作", Origin.OUTSIDE, inspection_tainted),
    FactKind("evidence_challenged", "有证据受到质疑尚未决定", Origin.OUTSIDE, evidence.evidence_challenged),
    FactKind("cited_evidence_stands", "拟处理意见所依据的证据均可采信", Origin.ACTION, evidence.cited_stands),
    FactKind("cited_evidence_heard", "拟处罚意见没有依据听证之后的证据", Origin.ACTION, evidence.cited_was_heard),
    FactKind("correction_refused", "责令改正的期限届满后复查仍未改正", Origin.OUTSIDE, correction_refused),
    FactKind("fined_before", "同一违法行为已被罚款", Origin.OUTSIDE, fined_before),
    FactKind("under_fourteen", "当事人行为时未到应受处罚的年龄", Origin.OUTSIDE, capacity.under_fourteen),
    FactKind("incapable", "当事人行为时不能辨认或者控制自己的行为", Origin.OUTSIDE, capacity.incapable),
    FactKind("mitigation_due", "应当从轻或者减轻处罚", Origin.OUTSIDE, mitigation_due),
    FactKind("mitigated", "拟处罚意见已从轻或者减轻", Origin.ACTION, mitigated),
    FactKind("fine_proposed", "拟处以罚款", Origin.ACTION, fine_proposed),
    FactKind("adoption_followed", "采纳的陈述申辩意见已落实", Origin.ACTION, adoption_followed),
    FactKind("preservation_open", "有先行登记保存的证据尚未处理", Origin.ACTION, preservation_open),
    FactKind("preservation_settled", "先行登记保存的证据已处理", Origin.ACTION, preservation_settled),
    FactKind("transfer_period_over", "决定是否移送的期限届满", Origin.ELAPSE, transfer_period_over),
    FactKind(
        "handing_in_over", "上交当场收缴罚款的期限届满", Origin.ELAPSE, lambda f: term_over(f, "on_spot_handing_in")
    ),
    FactKind("banking_over", "缴付银行的期限届满", Origin.ELAPSE, lambda f: term_over(f, "on_spot_banking")),
    FactKind("statement_period_over", "陈述申辩期限届满", Origin.ELAPSE, lambda f: term_over(f, "statement_period")),
    FactKind("hearing_request_over", "要求听证的期限届满", Origin.ELAPSE, lambda f: term_over(f, "hearing_request")),
    FactKind("decision_period_over", "办案期限届满", Origin.ELAPSE, lambda f: term_over(f, "decision_period")),
    FactKind("urging_over", "催告书送达后的等待期届满", Origin.ELAPSE, lambda f: term_over(f, "urging")),
    FactKind("court_period_over", "申请强制执行的期限届满", Origin.ELAPSE, lambda f: term_over(f, "court_application")),
    FactKind("remedies_over", "有款项的决定的复议和诉讼期限届满", Origin.ELAPSE, remedies_over),
    FactKind("visit_over", "已回访或者当事人已不存在", Origin.ACTION, visit_over),
    FactKind("refund_due", "有应当退还的款项", Origin.ACTION, refund_due),
    FactKind("service_period_over", "送达期限届满", Origin.ELAPSE, service_period_over),
    FactKind("form_period_over", "意见表交回期限届满", Origin.ELAPSE, lambda f: term_over(f, "form_return")),
)

FACTS: dict[str, FactKind] = {
    kind.key: kind
    for kind in (
        *(_latch(key, title) for key, title in _LATCHES),
        *(_outside_latch(key, title) for key, title in _OUTSIDE),
        *_DERIVED,
        *MATTER_FACTS,
        *DISCLOSURE_FACTS,
        *TRANSFER_FACTS,
        *CONDUCT_FACTS,
        *AFTER_FACTS,
        *RELATION_FACTS,
        *REVIEW_FACTS,
    )
}
