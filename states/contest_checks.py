"""What the law asks while a decision is contested (行政复议、行政诉讼期间), and of what comes of it. Pure."""

from typing import Any

from states.facts import CaseFacts
from states.reasons import Reason
from states.vocabulary import Weight


def not_gathered_while_contested(facts: CaseFacts, payload: Any) -> Reason | None:
    """While a decision is contested the bureau gathers no evidence from the party or others by itself; what it gathered
    proves nothing of the decision, unless the organ or the court let it be added (行政复议法46; 行政诉讼法35, 36(2))."""
    contested = facts.last("record_review") if facts.truth["remedy_pending"] else None
    if contested is None or facts.on < contested.on or getattr(payload, "admitted_by", None) is not None:
        return None
    remedy = "不作为原决定合法的证据；需要补充的，取得复议机构、人民法院同意后写明同意的文书（admitted_by）重新登记"
    if contested.data["kind"] == "lawsuit":
        says = "诉讼过程中，本机关不得自行向原告、第三人和证人收集证据"
        return Reason("gathered_while_contested", "行政诉讼法35", says, Weight.FLAGS, remedy)
    says = "行政复议期间，本机关不得自行向申请人和其他单位、个人收集证据"
    return Reason("gathered_while_contested", "行政复议法46(1)", says, Weight.FLAGS, remedy)


def not_heavier_by_remedy(facts: CaseFacts, payload: Any) -> Reason | None:
    """Whoever contests a decision is not worse off for it, unless others asked for the contrary (行政复议法63(2);
    行政诉讼法77(2)): a heavier sum is on paper, so it is entered, and looked into."""
    was = facts.levied if facts.levied is not None else facts.decided_fine
    now = payload.amount if facts.levied is not None else payload.fine
    if payload.result != "changed" or now is None or now <= was:
        return None
    remedy = "核对文书；确有第三人或者共同原告提出相反请求的，在结果摘要中写明，否则向作出机关书面提出"
    if payload.kind == "lawsuit":
        says = "判决变更后的数额重于原决定：判决变更不得加重原告的义务"
        return Reason("heavier_by_remedy", "行政诉讼法77(2)", says, Weight.FLAGS, remedy)
    says = "复议变更后的数额重于原决定：复议机关不得作出对申请人更为不利的变更决定"
    return Reason("heavier_by_remedy", "行政复议法63(2)", says, Weight.FLAGS, remedy)
