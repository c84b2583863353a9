"""Who has jurisdiction (管辖): where the act was done (行政处罚法22), and between organs that both claim it
(行政处罚法25; 河南省行政执法条例19). Pure."""

from typing import Any

from states.acts import Act
from states.facts import CaseFacts
from states.reasons import Reason


def newest(facts: CaseFacts) -> Act | None:
    """The newest act about a dispute on jurisdiction (管辖争议); ``None``: there never was one."""
    return facts.last("raise_jurisdiction", "refer_jurisdiction", "settle_jurisdiction")


def disputed(facts: CaseFacts) -> bool:
    """A dispute on jurisdiction (管辖争议) was raised and not settled."""
    act = newest(facts)
    return act is not None and act.action != "settle_jurisdiction"


def jurisdiction_is_ours(facts: CaseFacts, payload: Any) -> Reason | None:
    """Nobody punishes while another organ claims the case, or after it was found to be the other's (行政处罚法25)."""
    if disputed(facts):
        says = "管辖争议尚未解决：请协商，协商不成的报请共同的上一级行政机关指定管辖，登记结果后再办理"
        return Reason("jurisdiction_ours", "行政处罚法25(2)", says)
    settled = newest(facts)
    if settled is None or settled.data["result"] == "ours":
        return None
    says = f"本案由{settled.data['organ']}管辖，本机关不得处罚；请以没有管辖权撤案，将材料移交该机关"
    return Reason("jurisdiction_ours", "行政处罚法25(1)", says)


def done_within_reach(facts: CaseFacts, payload: Any) -> Reason | None:
    """An act done elsewhere is punished here only where a law, an administrative regulation or a ministry's rule says so
    (行政处罚法22)."""
    if not payload.done_elsewhere or payload.jurisdiction is not None:
        return None
    says = (
        "违法行为发生在本辖区以外：处罚由违法行为发生地的行政机关管辖，另有规定的须写明法律、行政法规、部门规章的条款"
    )
    return Reason("place_of_act", "行政处罚法22", says)
