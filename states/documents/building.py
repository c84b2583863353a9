"""From the facts of a case to the typed context of a document (文书); what is missing refuses the act."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from states.documents import building_approvals as approvals
from states.documents import building_decisions as decisions
from states.documents import building_notices as notices
from states.documents import building_records as records
from states.documents import building_service as service
from states.documents import building_side as side
from states.documents.building_after import AFTER_BUILDERS
from states.documents.building_annulment import ANNULMENT_BUILDERS
from states.documents.building_answers import ANSWER_BUILDERS
from states.documents.building_coercion import COERCION_BUILDERS
from states.documents.building_court import COURT_BUILDERS
from states.documents.building_disclosure import DISCLOSURE_BUILDERS
from states.documents.building_disputes import DISPUTES_BUILDERS
from states.documents.building_evidence import EVIDENCE_BUILDERS
from states.documents.building_guidance import GUIDANCE_BUILDERS
from states.documents.building_levy import LEVY_BUILDERS
from states.documents.building_matters import MATTER_BUILDERS
from states.documents.building_parts import head
from states.documents.building_relations import RELATION_BUILDERS
from states.documents.building_risk import RISK_BUILDERS
from states.documents.common import DocumentContext, DocumentKind, IncompleteDocument
from states.facts import CaseFacts

Builder = Callable[[CaseFacts, Mapping[str, str]], dict[str, Any]]

BUILDERS: Mapping[str, Builder] = {
    "prompt_letter": notices.prompt_letter,
    "correction_order": notices.correction_order,
    "prior_notice": notices.prior_notice,
    "hearing_offer": notices.hearing_offer,
    "transfer_letter": notices.transfer_letter,
    "decision": decisions.decision,
    "no_penalty_decision": decisions.no_penalty_decision,
    "spot_decision": decisions.spot_decision,
    "opinion_form": decisions.opinion_form,
    "service_receipt": service.service_receipt,
    "filing_approval": approvals.filing_approval,
    "site_record": records.site_record,
    "inquiry_record": records.inquiry_record,
    "investigation_report": records.investigation_report,
    "hearing_notice": records.hearing_notice,
    "hearing_record": records.hearing_record,
    "legal_review": records.legal_review,
    "discussion_record": records.discussion_record,
    "decision_approval": approvals.decision_approval,
    "instalment_approval": approvals.instalment_approval,
    "urging_letter": approvals.urging_letter,
    "withdrawal_approval": approvals.withdrawal_approval,
    "closing_report": approvals.closing_report,
    "extension_approval": side.extension_approval,
    "suspension_approval": side.suspension_approval,
    "resumption_approval": side.resumption_approval,
    "discontinuation_approval": side.discontinuation_approval,
    "handover_approval": side.handover_approval,
    "annulment_decision": side.annulment_decision,
    "decision_correction": side.decision_correction,
    "court_application": side.court_application,
    "review_answer": side.remedy_answer,
    "lawsuit_answer": side.remedy_answer,
    **MATTER_BUILDERS,
    **GUIDANCE_BUILDERS,
    **DISPUTES_BUILDERS,
    **LEVY_BUILDERS,
    **COERCION_BUILDERS,
    **EVIDENCE_BUILDERS,
    **COURT_BUILDERS,
    **AFTER_BUILDERS,
    **RISK_BUILDERS,
    **ANNULMENT_BUILDERS,
    **RELATION_BUILDERS,
    **DISCLOSURE_BUILDERS,
    **ANSWER_BUILDERS,
}

FIELD_TITLES: Mapping[int | str, str] = {
    "account_name": "收款户名",
    "account_no": "收款账号",
    "address": "地址",
    "advice": "建议和要求",
    "amount_fen": "数额",
    "answers": "问答",
    "archive_no": "归档号",
    "assessor": "评估人",
    "attended": "列席人员",
    "bank": "缴款银行",
    "basis": "处罚依据",
    "breached": "违反的规定",
    "cause": "案由",
    "chair": "主持人",
    "circumstances": "裁量情节",
    "clerk": "记录人",
    "conclusion": "结论",
    "course": "调查经过",
    "court": "人民法院",
    "court_address": "人民法院地址",
    "decision": "决定内容",
    "defence": "陈述申辩",
    "detail": "处罚的具体内容",
    "dimensions": "评估内容",
    "documents": "送达文书",
    "education": "教育内容",
    "electronic": "电子缴款方式",
    "ending": "结案方式",
    "evidence": "证据",
    "facts": "事实",
    "findings": "发现的情况",
    "held_at": "时间",
    "items": "法定事项",
    "goods": "物品清单",
    "lines": "法定事项的内容",
    "how_to_return": "交回方式",
    "identity_value": "当事人身份号码",
    "materials": "移送材料",
    "minutes": "听证内容",
    "name": "名称",
    "officers": "执法人员",
    "opinions": "意见",
    "participants": "参加的负责人",
    "parts": "各期安排",
    "payment": "缴款方式",
    "performance": "执行情况",
    "person": "被询问人",
    "place": "地点",
    "points": "审核意见",
    "procedure": "程序经过",
    "proposal": "拟处理意见",
    "proves": "证明事项",
    "qualification": "法律职业资格",
    "reason": "理由",
    "reasoning": "理由",
    "receiver": "收件人",
    "reconsideration_address": "行政复议机关地址",
    "reconsideration_organ": "行政复议机关",
    "remarks": "备注",
    "report": "结案意见",
    "requirements": "改正要求",
    "sanctions": "处罚内容",
    "servers": "送达人",
    "signer": "签署人",
    "site": "公示网站",
    "supervision": "监督电话",
    "suspected": "涉嫌违反的规定",
    "total_fen": "总额",
    "violated": "定性条款",
    "what": "事项",
}
"""What an official calls the fields that can turn out empty, too short or too long."""


def build_context(kind: DocumentKind, facts: CaseFacts, number: str, issued: Mapping[str, str]) -> DocumentContext:
    """The context of one document; ``facts`` is the case once the act that issues it is done, ``issued`` the newest
    number of each kind issued so far. Raises IncompleteDocument."""
    try:
        return kind.context.model_validate(
            {**head(facts, number, internal=kind.internal), **BUILDERS[kind.key](facts, issued)}
        )
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise IncompleteDocument(".".join(str(part) for part in first["loc"]), _says(first)) from None


def _says(error: ErrorDetails) -> str:
    """What the model found wrong, in the words of the form."""
    limits = error.get("ctx", {})
    if error["type"] == "value_error":
        return str(limits["error"])
    title = next((FIELD_TITLES[part] for part in reversed(error["loc"]) if part in FIELD_TITLES), "有的栏目")
    match error["type"]:
        case "too_short":
            return f"“{title}”至少应有{limits['min_length']}项，现有{limits['actual_length']}项"
        case "string_too_long":
            return f"“{title}”超过{limits['max_length']}字，请分行或者缩短"
    return f"“{title}”为空或者不合要求"
