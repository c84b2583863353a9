"""What other cases of the bureau (他案) say against an act: a fine for the same act, one check too many, a penalty
decision that is not there. Pure; each reads only what the act was told and its event keeps."""

from collections.abc import Mapping
from typing import Any

from states.facts import CaseFacts
from states.other_cases import also_broken, cases_told, lead_of, norms_of, source_of
from states.other_fines import newest_words
from states.reasons import Reason
from states.vocabulary import Weight

ENTERPRISE_CHECKS = "国办发〔2024〕54号"
PLANNED = "plan"
"""The ground of a check that counts against the planned number; a lead with its number does not."""
NO_GROUND = "日常检查"
"""What a case says of its source where nobody said anything: no ground of a check."""
CONDUCT = frozenset({"check_has_ground", "checks_not_repeated"})
"""Flags of a check that say how the bureau went about it, and nothing against what was found."""


def not_fined_elsewhere(facts: CaseFacts, payload: Any) -> Reason | None:
    """The same act of the same party was not fined in another case of the bureau (行政处罚法29); whoever finds that it
    was another act says so on record, with the number of that decision and the reason."""
    told = {*norms_of(facts, payload), *also_broken(facts)}
    fined = [case for case in cases_told(facts, "fines") if case["fine"] and _same_act(facts, case, told)]
    apart = {act.data["decision_no"] for act in _told_apart(facts)}
    left = [case for case in fined if case["decision"] not in apart]
    if not left:
        return None
    named = "、".join(f"{case['no']}号案件（{case['decision']}）" for case in left)
    says = f"同一当事人的同一行为已由本机关{named}罚款，不得再次罚款；不是同一行为的，请先登记该决定并写明理由"
    return Reason("no_second_fine", "行政处罚法29", says)


def _told_apart(facts: CaseFacts) -> list[Any]:
    """The newest word on each decision that says it was for another act."""
    return [act for act in newest_words(facts) if not act.data["same_act"]]


def _same_act(facts: CaseFacts, case: Mapping[str, Any], broken: set[str]) -> bool:
    """One lead, or one day and one norm; several norms where either case says that the act breaks the other's too."""
    lead = lead_of(facts)
    if lead is not None and case["lead"] == lead:
        return True
    norms = {facts.power_code, *broken} & {case["power"], *case["also_broken"]}
    return case["violated_on"] == facts.violated_on.isoformat() and bool(norms)


def penalty_is_on_record(facts: CaseFacts, payload: Any) -> Reason | None:
    """The penalty decision of this bureau that confiscates what was seized exists, is against the same party, has that
    number and day, and confiscates goods (行政强制法27)."""
    named = payload.penalty
    if payload.outcome != "confiscate" or named is None or named.organ is not None or facts.others is None:
        return None
    says = _against_the_penalty(cases_told(facts, "penalty"), named)
    return Reason("confiscated_by_penalty", "行政强制法27", says) if says else None


def _against_the_penalty(cases: tuple[Mapping[str, Any], ...], named: Any) -> str | None:
    if not cases:
        return f"本机关没有案号为 {named.case_no} 的案件；其他机关的处罚决定请写明机关名称和移来的书面材料"
    case = cases[0]
    if case["decision"] is None:
        return f"{named.case_no}号案件尚未作出处罚决定"
    if (case["decision"], case["decided_on"]) != (named.decision_number, named.decided_on.isoformat()):
        says = f"{named.case_no}号案件的处罚决定是 {case['decision']}（{case['decided_on']}）"
        return f"{says}，与所写的文号、日期不符"
    if not case["same_party"]:
        return f"{named.decision_number} 的当事人与本案当事人的证件号码不同"
    return None if case["takes_goods"] else f"{named.decision_number} 没有没收非法财物，或者已被撤销"


def other_organ_on_paper(facts: CaseFacts, payload: Any) -> Reason | None:
    """The decision of another organ is recorded on paper: with the organ and the document that came from it."""
    named = payload.penalty
    if named is None or (named.organ is None) == (named.paper is None):
        return None
    says = "其他机关的处罚决定，机关（organ）和书面材料（paper）须同时写明"
    return Reason("confiscated_by_penalty", "行政强制法27", says)


def check_has_ground(facts: CaseFacts, payload: Any) -> Reason | None:
    """A check rests on an item of the plan or on a lead, told here or when the case was opened; it has happened, so
    none is a flag (防止乱检查)."""
    if payload.ground is not None or lead_of(facts) is not None or source_of(facts) not in (None, NO_GROUND):
        return None
    says = "没有写明检查事由：检查计划的项目，或者投诉举报、转办交办等线索的编号"
    remedy = "补记检查事由；没有计划也没有线索的，说明原因并报执法监督人员处理"
    return Reason("check_has_ground", ENTERPRISE_CHECKS, says, Weight.FLAGS, remedy)


def checks_not_repeated(facts: CaseFacts, payload: Any) -> Reason | None:
    """No more planned checks of one party within the period than the figure allows; the earlier cases are named."""
    on_a_lead = lead_of(facts) is not None if payload.ground is None else payload.ground.kind != PLANNED
    if on_a_lead:
        return None
    earlier = [(case["no"], day) for case in cases_told(facts, "inspections") for day in case["days"]]
    most, months = facts.rules.figure_if_any("inspections_most"), facts.rules.figure_if_any("inspection_months")
    if most is None or len(earlier) < most:
        return None
    named = "、".join(f"{no}号案件（{day}）" for no, day in earlier)
    says = f"{months}个月内对同一当事人已经检查{len(earlier)}次，加上本次超过{most}次：{named}"
    remedy = "说明再次检查的必要，报执法监督人员处理；可以合并的检查应当合并"
    return Reason("checks_not_repeated", ENTERPRISE_CHECKS, says, Weight.FLAGS, remedy)
