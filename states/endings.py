"""How a case ended (结案方式), derived from its record."""

from collections.abc import Mapping

from states.facts import CaseFacts

ENDINGS = {
    "withdrawn": "撤案",
    "not_filed": "不予立案",
    "transferred": "移送司法机关",
    "complied": "提示后改正",
    "no_violation": "未发现违法",
    "no_penalty": "不予处罚",
    "performed": "处罚已履行",
    "spot": "当场处罚已履行",
    "annulled": "决定被撤销",
    "discontinued": "终结执行",
    "declined": "不予受理",
    "ended": "终止办理",
    "granted": "准予（登记）",
    "refused": "不予准许（登记）",
    "disclosed": "予以公开",
    "partly_disclosed": "部分公开",
    "withheld": "不予公开",
    "answered": "已作其他答复",
    "decided": "决定已履行",
    "agreed": "调解协议已履行",
    "guided": "行政指导已办结",
    "executed": "义务已履行或者强制执行完毕",
    "released": "查封、扣押已解除",
    "disposed": "查封、扣押的财物已依法处置",
    "historical": "历史案件（导入）",
}


def ending_of(facts: CaseFacts) -> str:
    """Key of :data:`ENDINGS` for a case that is closed."""
    truth = facts.truth
    if facts.procedure.family != "penalty":
        return _ending_of_matter(truth)
    if truth["withdrawn"]:
        return "withdrawn"
    if truth["filing_declined"]:
        return "not_filed"
    if truth["transfer_accepted"] and not truth["decision_made"]:
        return "transferred"
    if truth["ended_early"]:
        return "no_violation" if truth["no_violation_found"] else "complied"
    if truth["decision_annulled"]:
        return "annulled"
    if truth["discontinued"]:
        return "discontinued"
    if facts.last("make_spot_decision") is not None:
        return "spot"
    return "no_penalty" if truth["no_penalty_proposed"] else "performed"


def _ending_of_matter(truth: Mapping[str, bool]) -> str:
    """A matter that is no penalty: not accepted, ended without a decision, granted, refused, or carried out."""
    if truth["decision_annulled"]:
        return "annulled"
    if truth["agreement_performed"]:
        return "agreed"
    if truth["guidance_given"]:
        return "guided"
    if truth["duty_based"] and (truth["duty_performed"] or truth["execution_carried_out"]):
        return "executed"
    if truth["ended_undecided"] or truth["withdrawn"]:
        return "ended"
    if truth["measure_imposed"]:
        return "released" if truth["release_decided"] else "disposed"
    if truth["application_declined"]:
        return "declined"
    if truth["information_asked"]:
        return _answer_of_request(truth)
    if truth["application_accepted"]:
        return "granted" if truth["grant_proposed"] else "refused"
    return "decided"


def _answer_of_request(truth: Mapping[str, bool]) -> str:
    """How a request for information was answered (政府信息公开条例36): it grants and refuses no permit."""
    if truth["disclosure_refused"]:
        return "partly_disclosed" if truth["information_given"] else "withheld"
    return "disclosed" if truth["information_given"] else "answered"
