"""Facts of the matters that are no penalty: on application (许可 确认 裁决 调解) and ex officio (征收 强制 指导)."""

from states import evidence
from states.case_terms import term_over
from states.facts import CaseFacts
from states.levying import late_fee_settled, levy_overdue
from states.truth import FactKind
from states.vocabulary import Origin

SECONDS_OF_AN_HOUR = 3600


def acceptance_period_over(facts: CaseFacts) -> bool:
    """The days to accept or to ask for what lacks are over and neither was done, where silence accepts (行政许可法32(四))."""
    answered = ("corrections_told", "application_accepted", "application_declined")
    if any(facts.latches.get(fact, False) for fact in answered):
        return False
    silence_accepts = any(lapse.term == "acceptance" for lapse in facts.procedure.on_lapse)
    return silence_accepts and term_over(facts, "acceptance")


def report_period_over(facts: CaseFacts) -> bool:
    """More hours have passed since an urgent measure than the law leaves to report it (行政强制法19)."""
    imposed = facts.last("carry_out_measure")
    hours = facts.rules.figure("report_hours")
    return imposed is not None and (facts.at - imposed.at).total_seconds() > hours * SECONDS_OF_AN_HOUR


def commitments_checked(facts: CaseFacts) -> bool:
    """Every promise of the newest minutes was looked at since (行政约谈)."""
    minutes = facts.last("record_interview")
    if minutes is None:
        return True
    seen = {act.data["number"] for act in facts.acts_of("check_commitment") if act.seq > minutes.seq}
    return seen >= set(range(1, len(minutes.data["commitments"]) + 1))


_LATCHES = (
    ("application_received", "已登记申请"),
    ("corrections_told", "已一次告知补正内容"),
    ("corrections_received", "已收到补正材料"),
    ("application_accepted", "已受理申请"),
    ("application_declined", "已决定不予受理"),
    ("ended_undecided", "已依法终止办理，不作决定"),
    ("period_extended", "已批准延长办理期限"),
    ("examined", "已审查并制作审查意见"),
    ("matter_proposed", "已提出拟办意见"),
    ("grant_proposed", "拟办意见对申请人有利（准予、登记）"),
    ("hearing_right_told", "告知书写明了听证权利"),
    ("measure_approved", "查封、扣押已经批准"),
    ("measure_imposed", "已实施查封、扣押"),
    ("measure_sound", "查封、扣押的实施没有瑕疵"),
    ("measure_extended", "已延长查封、扣押期限"),
    ("appraisal_running", "检测、检验、检疫或者技术鉴定尚无结果"),
    ("release_decided", "已决定解除查封、扣押"),
    ("goods_returned", "财物已退还"),
    ("duty_based", "有据以执行的行政决定"),
    ("duty_urged", "已制作履行催告书"),
    ("urging_served", "履行催告书已送达"),
    ("execution_carried_out", "强制执行完毕"),
    ("agreement_running", "执行协议正在履行"),
    ("clearance_decided", "已决定立即代履行"),
    ("cleared_without_party", "当事人不在场时已立即代履行完毕"),
    ("respondent_notified", "申请书副本已送达被申请人"),
    ("settlement_tried", "已先行调解"),
    ("session_held", "已审理并制作笔录"),
    ("ruling_served_other", "裁决书已送达被申请人"),
    ("mediated", "已主持调解"),
    ("guidance_planned", "已制定指导方案"),
    ("guidance_needs_approval", "属于普通行政指导，须经批准"),
    ("guidance_approved", "指导方案已批准"),
    ("guidance_given", "已实施指导"),
    ("interview_recorded", "约谈笔录已制作"),
    ("guidance_by_remind", "以提醒方式指导"),
    ("guidance_by_prompt", "以提示方式指导"),
    ("guidance_by_demonstrate", "以示范方式指导"),
    ("guidance_by_coach", "以辅导方式指导"),
    ("guidance_by_dissuade", "以规劝方式指导"),
    ("guidance_by_interview", "以约谈方式指导"),
    ("guidance_by_advise", "以建议方式指导"),
    ("guidance_by_revisit", "以回访方式指导"),
    ("levy_registered", "已登记应征事项"),
    ("assessed", "已核定计征数量"),
    ("relief_asked", "已申请减免、缓缴"),
    ("relief_answered", "减免、缓缴申请已答复"),
    ("deferral_granted", "最近一次减免、缓缴申请准予缓缴"),
    ("deferral_in_force", "已准予缓缴"),
)

_OUTSIDE = (
    ("others_concerned", "直接关系他人重大利益"),
    ("concealment_shown", "有证据证明当事人转移、隐匿财物"),
    ("duty_performed", "当事人已履行义务"),
    ("answer_received", "被申请人已答辩"),
    ("consent_given", "对方当事人同意调解"),
    ("agreement_made", "双方达成调解协议"),
    ("agreement_performed", "调解协议已履行"),
    ("guidance_declined", "当事人不接受指导"),
    ("major_matter", "重大行政执法事项"),
)

_DERIVED = (
    FactKind("acceptance_period_over", "受理期限届满而没有受理也没有告知补正", Origin.ELAPSE, acceptance_period_over),
    FactKind("levy_overdue", "有逾期未缴的征收款项", Origin.ELAPSE, levy_overdue),
    FactKind("late_fee_settled", "滞纳金已缴清或者没有滞纳金", Origin.ACTION, late_fee_settled),
    FactKind("commitments_checked", "承诺事项已逐项检查或者没有承诺", Origin.ACTION, commitments_checked),
    FactKind("evidence_examined", "拟裁决所依据的证据均经双方质证", Origin.ACTION, evidence.ruling_was_examined),
    FactKind("answer_period_over", "答辩期限届满", Origin.ELAPSE, lambda f: term_over(f, "answer")),
    FactKind("consent_period_over", "征求对方意见的期限届满", Origin.ELAPSE, lambda f: term_over(f, "consent")),
    FactKind("report_period_over", "补办批准手续的时间已过", Origin.ELAPSE, report_period_over),
    FactKind("measure_period_over", "查封、扣押期限届满", Origin.ELAPSE, lambda f: term_over(f, "measure")),
    FactKind("urging_period_over", "催告的履行期限届满", Origin.ELAPSE, lambda f: term_over(f, "duty_urging")),
)

MATTER_FACTS: tuple[FactKind, ...] = (
    *(FactKind(key, title, Origin.ACTION) for key, title in _LATCHES),
    *(FactKind(key, title, Origin.OUTSIDE) for key, title in _OUTSIDE),
    *_DERIVED,
)
