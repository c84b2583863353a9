"""One complete, lawful payload for every action of the register, as a person would fill it in."""

from typing import Any

import orjson

from states.actions import ACTIONS
from states.payload import Payload
from tests.unit.matter_payloads import matter_samples
from tests.unit.relation_payloads import RELATION_SAMPLES

STATEMENTS = {"certificate_shown": True, "identity_stated": True, "purpose_stated": True, "method_stated": True}
RECEIPT = {
    "way": "direct",
    "place": "郑州市金水区样例路1号",
    "receiver": "样例收件人",
    "signed": True,
    "servers": ["officer-a", "officer-b"],
}
ANSWERS = {
    "corrected": "yes",
    "misconduct": "none",
    "work_style": "good",
    "effect": "good",
    "satisfaction": "satisfied",
}
TEAM = ["officer-a", "officer-b"]
OTHERS = ["officer-c", "officer-d"]
CLAUSE = "河南省技术市场条例26(一)"
ORDINARY = [{"key": "cooperative", "evidence": "登记材料"}, {"key": "benefit_taken", "evidence": "登记材料"}]

YEAR_2027 = {
    "year": 2027,
    "notice": "样例通知〔2026〕1号",
    "verified": "memory",
    "holidays": ["2027-01-01"],
    "workdays": [],
}

_PENALTY = {"sanctions": ["fine"], "fine": 100_000, "grade": "ordinary", "circumstances": ORDINARY}

SAMPLES: dict[str, dict[str, Any]] = {
    "issue_prompt": {"channel": "document"},
    "skip_prompt": {"ground": "evidence_at_risk", "reason": "证据可能灭失"},
    "record_recheck": {"violation": True, "officers": TEAM, "findings": "没有改正"},
    "record_education": {"content": "讲明法律规定", "officers": TEAM},
    "end_after_prompt": {"reason": "已改正", "second_person": "leader-b"},
    "propose_filing": {"facts": "骗取登记证明", "suspected": CLAUSE, "handlers": TEAM},
    "decline_filing": {"ground": "no_suspicion", "reason": "不符合立案标准", "second_person": "leader-b"},
    "approve_filing": {"opinion": "同意立案"},
    "return_for_rework": {"reason": "事实不清"},
    "record_inspection": {
        "officers": TEAM,
        "place": "样例路1号",
        "statements": STATEMENTS,
        "party_present": True,
        "findings": "材料与实际不符",
        "ground": {"kind": "complaint", "number": "举报2026-01"},
    },
    "record_inquiry": {
        "officers": TEAM,
        "person": "样例人",
        "relation": "法定代表人",
        "statements": STATEMENTS,
        "answers": "承认",
        "signed": True,
    },
    "add_evidence": {
        "no": "1",
        "kind": "document",
        "title": "登记材料",
        "obtained": "当事人提供",
        "lawfully": True,
        "officers": TEAM,
    },
    "exclude_evidence": {"evidence": "1", "reason": "来源不明"},
    "record_guidance": {
        "form": "advise",
        "cause": "不熟悉规则",
        "help": "提供范本",
        "correction": "交回证明",
        "officers": TEAM,
    },
    "order_correction": {"requirement": "交回证明", "correct_by": "2026-12-31"},
    "report_investigation": {"established": "骗取登记证明", "suggestion": "penalty"},
    "call_major": {"reason": "在全区有重大影响"},
    "propose_penalty": {
        "facts": "骗取登记证明",
        "evidence": "登记材料",
        "reasoning": "按一般阶次",
        "violated": CLAUSE,
        "basis": CLAUSE,
        **_PENALTY,
    },
    "propose_no_penalty": {"facts": "违法轻微", "reasoning": "已经改正"},
    "give_prior_notice": {},
    "record_notice_service": {"receipt": RECEIPT},
    "record_defence": {"content": "请求从轻"},
    "answer_defence": {"adopted": "not_adopted", "reason": "没有新的事实"},
    "record_waiver": {"rights": ["statement"], "signed": True},
    "revise_proposal": {"reason": "采纳申辩", **_PENALTY, "fine": 90_000},
    "request_hearing": {},
    "withdraw_hearing_request": {"paper": "撤回听证申请书", "signed": True},
    "schedule_hearing": {"held_on": "2026-12-31", "begins": "09:00", "place": "本局会议室", "chair": "reviewer-a"},
    "record_hearing": {"result": "held", "chair": "reviewer-a", "record": "双方陈述", "signed_or_noted": True},
    "submit_for_review": {"papers": "案卷、拟处罚意见、证据目录"},
    "review_legality": {
        "conclusion": "passed",
        "subject": "合格",
        "facts_and_evidence": "清楚",
        "basis": "正确",
        "procedure": "合法",
        "discretion": "适当",
        "crime_suspected": False,
    },
    "discuss_collectively": {
        "participants": ["leader-a", "leader-b"],
        "opinions": "一致同意",
        "conclusion": "同意",
        "votes_for": 2,
        "votes_against": 0,
    },
    "approve_decision": {"opinion": "同意"},
    "make_decision": {},
    "record_service_consent": {"email": "party@example.cn", "signed": True},
    "serve_by_email": {},
    "record_email_outcome": {"outbox_key": "x", "outcome": "accepted"},
    "record_service": {"receipt": RECEIPT, "with_opinion_form": True},
    "serve_opinion_form": {"receipt": RECEIPT},
    "record_payment": {"amount": 100_000, "paid_on": "2026-03-02", "receipt_no": "样票1"},
    "record_paper_service": {"kind": "correction_order", "receipt": RECEIPT},
    "request_instalments": {"wanted": "instalments", "reason": "经营困难", "evidence": "财务报表1份"},
    "decide_instalments": {
        "result": "approved",
        "opinion": "同意",
        "instalments": [{"amount": 50_000, "pay_by": "2026-05-08"}, {"amount": 50_000, "pay_by": "2026-06-08"}],
    },
    "urge_performance": {},
    "record_party_answer": {"answers": ANSWERS},
    "assign_visit": {},
    "record_visit": {"visitors": OTHERS, "answers": ANSWERS, "minutes": "满意"},
    "resolve_complaint": {"finding": "unfounded", "facts": "查无此事", "measure": "解释", "answer_to_party": "已答复"},
    "check_correction": {"corrected": True, "findings": "已改正", "officers": TEAM},
    "withdraw_case": {"ground": "filed_in_error", "reason": "立案有误", "second_person": "leader-b"},
    "transfer_case": {"to": "样例公安分局", "suspicion": "涉嫌诈骗", "reported_by": TEAM, "materials": "卷宗一册"},
    "record_transfer_result": {"result": "accepted", "answer_no": "样公〔2026〕1号", "reason": "已立案"},
    "make_spot_decision": {
        "publish": False,
        "not_published_ground": "no_social_weight",
        "not_published_because": "情节轻微，当场处罚",
        "officers": TEAM,
        "place": "交易大厅",
        "statements": STATEMENTS,
        "facts": "推介虚假技术",
        "evidence": "虚假报告",
        "violated": "河南省技术市场条例26(三)",
        "basis": "河南省技术市场条例26(三)",
        "sanctions": ["fine"],
        "fine": 20_000,
        "grade": "slight",
        "circumstances": [{"key": "first_time", "evidence": "查询记录"}, {"key": "small_gain", "evidence": "未成交"}],
        "rights_told": True,
    },
    "file_spot_decision": {"filed_as": "备案1号"},
    "close_case": {"report": "同意结案"},
    "extend_term": {"term": "comply", "extension": "comply_more_time", "amount": 5, "reason": "整改需要时间"},
    "suspend_case": {
        "ground": "other_case",
        "reason": "须待另案",
        "evidence": "另案受理通知书",
        "second_person": "leader-b",
    },
    "resume_case": {"reason": "另案已办结"},
    "recount_terms": {"years": [YEAR_2027], "reason": "载入2027年放假安排"},
    "hand_over_case": {"handlers": OTHERS, "reason": "原承办人调离", "materials": "卷宗一册", "open_matters": "无"},
    "change_procedure": {"release": "0" * 64, "reason": "期限规则已修订", "second_person": "leader-b"},
    "record_review": {
        "kind": "reconsideration",
        "procedure": "ordinary",
        "organ": "金水区人民政府",
        "file_no": "金政复〔2026〕12号",
        "applied_on": "2026-03-02",
    },
    "answer_review": {"claims": "请求撤销", "answer": "请予维持", "materials": "证据目录"},
    "record_review_result": {
        "kind": "reconsideration",
        "result": "upheld",
        "decision_no": "金政复决〔2026〕12号",
        "gist": "维持",
    },
    "record_review_receipt": {
        "decision_no": "金政复决〔2026〕12号",
        "received_on": "2026-03-02",
        "evidence": "复议机关的送达回证复印件",
    },
    "annul_decision": {"what": "annul", "ground": "facts_wrong", "reason": "事实不清", "second_person": "leader-b"},
    "correct_decision": {"where": "party", "was": "样例路6号", "now": "样例路8号", "reason": "录入有误"},
    "record_refund": {"amount": 100_000, "refunded_on": "2026-03-02", "receipt_no": "退1"},
    "apply_to_court": {"party_views": "没有意见", "assets": "银行账户", "materials": "决定书\n催告书"},
    "record_court_result": {"result": "enforced", "ruling_no": "（2026）豫0105行审1号", "gist": "执行完毕"},
    "ask_higher_court": {"court": "样例市中级人民法院", "reason": "决定认定事实清楚"},
    "ask_higher_court_for_conduct": {"court": "样例市中级人民法院", "reason": "决定认定事实清楚"},
    "discontinue_case": {
        "ground": "organisation_ended",
        "reason": "已注销",
        "evidence": "注销通知书",
        "second_person": "leader-b",
    },
    "record_bounce": {"outbox_key": "x"},
    **RELATION_SAMPLES,
    **matter_samples(),
    "ask_recusal": {
        "person": "officer-a",
        "asked_by": "party",
        "relation": "direct_interest",
        "reason": "与当事人有合作关系",
    },
    "decide_recusal": {"person": "officer-a", "result": "not_recused", "reason": "查无此事"},
    "take_sample": {
        "officers": TEAM,
        "place": "样例路1号",
        "sampled": ["试剂1瓶"],
        "method": "随机抽取",
        "party_present": True,
        "list_handed_over": True,
    },
    "approve_preservation": {
        "items": ["合同原件1册"],
        "because": "may_be_lost",
        "reason": "可能销毁",
        "requested_by": TEAM,
        "place": "样例路1号",
        "keeper": "样例人",
    },
    "decide_preservation": {"measure": "copied_and_lifted", "reason": "已复制"},
    "verify_evidence": {"evidence": "1", "true": True, "how": "与原件核对"},
    "challenge_evidence": {"evidence": "1", "by": "当事人", "ground": "duress", "reason": "称受胁迫"},
    "uphold_evidence": {"evidence": "1", "reason": "查看录像，没有胁迫"},
    "record_capacity": {"born_on": "2000-01-01", "evidence": "户口簿"},
    "order_guardian": {"guardian": "样例监护人", "relation": "父亲", "requirement": "严加管教"},
    "record_other_fine": {
        "decided_by": "样例市场监督管理局",
        "decision_no": "样市监罚〔2026〕1号",
        "decided_on": "2026-03-02",
        "amount": 100_000,
        "same_act": True,
        "reason": "同一份合同",
    },
    "report_crime": {"suspicion": "涉嫌诈骗", "facts": "数额较大", "reported_by": TEAM},
    "decline_transfer": {"reason": "未达追诉标准"},
    "hand_over_transfer": {
        "received_by": "样例公安分局",
        "papers": ["transfer_letter", "investigation_report", "goods_list"],
        "receipt_signed": True,
    },
    "contest_transfer_result": {"way": "police_review", "to": "样例公安分局", "reason": "数额已达追诉标准"},
    "hand_over_goods": {
        "received_by": "样例公安分局",
        "goods": "登记证明1份",
        "materials": "询问笔录2份",
        "receipt_signed": True,
    },
    "collect_fine": {
        "officers": TEAM,
        "amount": 10_000,
        "ground": "hard_later",
        "reason": "当事人即将离开",
        "special_receipt": True,
        "receipt_no": "样专1",
    },
    "hand_in_fine": {"received_by": "财务", "paper_no": "样收1"},
    "bank_fine": {"bank_receipt_no": "样银1"},
    "record_redecision": {
        "case_no": "2026-0009",
        "decision_no": "金科罚决字〔2026〕第9号",
        "decided_on": "2026-03-02",
        "compared": "other_grounds",
        "gist": "补充证据后重新作出",
    },
    "reopen_case": {"ground": "remedy", "paper_no": "金政复〔2026〕1号", "reason": "收到行政复议申请书副本"},
    "waive_surcharge": {
        "ground": "not_imposed",
        "amount": 3_000,
        "reason": "逾期一日，系节后银行系统故障",
        "evidence": "银行证明",
        "second_person": "leader-b",
    },
    "waive_late_fee": {
        "amount": 100,
        "agreement_no": "2026年3月30日签订的执行协议",
        "remedial_steps": "已补缴并整改",
        "reason": "主动采取补救措施",
        "evidence": "整改材料一份",
        "second_person": "leader-b",
    },
    "withdraw_publication": {
        "ground": "annulled",
        "paper_no": "样复决〔2026〕1号",
        "overturned_on": "2026-03-02",
        "explanation": "处罚决定被复议机关撤销",
    },
    "post_public_notice": {
        "document": "decision",
        "medium": "本局网站和公告栏",
        "tried": "直接、邮寄均退回，下落不明",
        "recording": "公告照片1",
    },
    "record_unperformed": {
        "duties": [{"duty": "other", "what": "交回登记证明", "perform_by": "2026-03-20"}],
        "findings": "现场核查，没有交回",
        "officers": TEAM,
    },
    "urge_conduct": {"how": "送交本机关"},
    "apply_for_conduct": {"party_views": "没有意见", "assets": "登记证明由当事人保管", "materials": "决定书1份"},
    "record_conduct_result": {"result": "enforced", "ruling_no": "样行审2号", "gist": "已执行"},
    "record_conduct_done": {"findings": "已交回", "officers": TEAM},
    "assess_risk": {
        "legality": {"grade": "low", "text": "职权、依据、程序齐备"},
        "stability": {"grade": "medium", "text": "可能引起同行集中反映"},
        "safety": {"grade": "low", "text": "不涉及公共安全"},
        "points": [
            {
                "kind": "irregular_procedure",
                "grade": "high",
                "measure": "逐项核对告知和听证的时限",
                "owner": "officer-a",
                "due": "2026-12-31",
            }
        ],
    },
    "consult_adviser": {
        "adviser": "GW2026-01",
        "question": "拟处罚的依据是否准确",
        "opinion": "依据准确，程序完备",
        "followed": "whole",
    },
    "record_incident": {
        "kind": "petition",
        "happened_on": "2026-03-10",
        "what": "当事人到区信访局反映执法问题",
        "risk_point": "irregular_procedure",
    },
    "correct_record": {"seq": 2, "corrected": {}, "reason": "笔误", "second_person": "officer-b"},
}


def sample(action: str, **changes: Any) -> dict[str, Any]:
    """The sample of an action with some fields filled in otherwise."""
    return {**SAMPLES[action], **changes}


def payload(action: str, **changes: Any) -> Any:
    """The validated payload of an action."""
    given: type[Payload] = ACTIONS[action].payload
    return given.model_validate_json(orjson.dumps(sample(action, **changes)), strict=True)


def data(action: str, **changes: Any) -> dict[str, Any]:
    """What the record keeps of such a payload."""
    kept: dict[str, Any] = payload(action, **changes).model_dump(mode="json")
    return kept
