"""How a case ended (结案方式), derived from its record."""

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
    "historical": "历史案件（导入）",
}


def ending_of(facts: CaseFacts) -> str:
    """Key of :data:`ENDINGS` for a case that is closed."""
    truth = facts.truth
    if truth["withdrawn"]:
        return "withdrawn"
    if truth["filing_declined"]:
        return "not_filed"
    if truth["transfer_accepted"]:
        return "transferred"
    if truth["ended_early"]:
        return "no_violation" if truth["no_violation_found"] else "complied"
    if facts.last("make_spot_decision") is not None:
        return "spot"
    return "no_penalty" if truth["no_penalty_proposed"] else "performed"
