"""Contexts of the papers of recusal, sampling and preservation (回避、抽样取证、先行登记保存)."""

from collections.abc import Mapping, Sequence
from typing import Any

from states import recusal
from states.documents import building_parts as parts
from states.documents.building_matters import Builder, due_day, items_told, names
from states.documents.common import IncompleteDocument
from states.facts import CaseFacts
from states.families import PENALTY
from states.preserving import batch_decided_by
from states.terms import chinese_date

RELATIONS = {
    "party_or_kin": "是本案当事人或者当事人的近亲属",
    "direct_interest": "与本案有直接利害关系",
    "other_relation": "与本案有其他关系，可能影响公正执法",
}
BECAUSE = {"may_be_lost": "证据可能灭失", "hard_to_get_later": "证据以后难以取得"}
MEASURES = {
    "lifted": "解除保存，退还原物",
    "copied_and_lifted": "复制、拍照或者录像留证后解除保存，退还原物",
    "sent_for_appraisal": "送有关机构检测、检验、鉴定",
    "handed_over": "移送有管辖权的机关",
    "proposed_for_confiscation": "列为拟没收的非法财物，待行政处罚决定一并处理",
}
KEPT = "保存期间，当事人和有关人员不得销毁、转移、隐匿或者更换上述物品。"


def evidence_paper(
    facts: CaseFacts,
    opening: str,
    items: Mapping[str, Sequence[str]],
    *clauses: str,
    listed: Sequence[str] | None = None,
    signs: tuple[str, ...] | None = None,
) -> dict[str, Any]:
    """The context of one paper of a penalty procedure (文书); an item left blank is refused by its type."""
    return {
        "cause": parts.cause(facts),
        "opening": opening,
        "items": items_told(items),
        "listed": tuple(listed) if listed is not None else None,
        "basis": parts.basis(facts, *clauses),
        "signs": signs,
    }


def recusal_decision(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Whether somebody keeps out, and who handles the case from now on (行政处罚法43(3))."""
    data = facts.acts[-1].data
    asked = next((a for a in reversed(facts.acts_of("ask_recusal")) if a.data["person"] == data["person"]), None)
    person = parts.officer_name(facts, data["person"])
    if asked is None or person is None:
        raise IncompleteDocument("person", "没有针对此人的回避申请可以写明")
    by = {"party": "当事人", "self": f"{person}本人", "bureau": "本机关"}[asked.data["asked_by"]]
    above = f"（依照{data['decided_above']}）" if data["decided_above"] else ""
    decided = (
        f"{person}回避，自本决定作出之日起不再参与本案的办理{above}。"
        if data["result"] == "recused"
        else f"不予准许，{person}无须回避{above}。"
    )
    penal = facts.procedure.family == PENALTY
    law = ("行政处罚法43(1)", "行政处罚法43(3)") if penal else ("河南省行政执法条例23(1)", "河南省行政执法条例23(2)")
    items = {
        "回避的提出": f"{by}于{chinese_date(asked.on)}提出{person}应当回避：{RELATIONS[asked.data['relation']]}。{asked.data['reason']}",
        "决定": decided,
        "理由": data["reason"],
        "本案的承办人员": _handlers_left(facts),
    }
    return evidence_paper(facts, "本机关现就本案的回避事项决定如下：", items, *law)


def _handlers_left(facts: CaseFacts) -> str:
    left = [one for one in facts.handlers if one not in recusal.recused(facts)]
    return f"{names(facts, left)}。" if left else "本机关将另行指定，并告知当事人。"


def sample_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What was taken out of what, as it was done (行政处罚法56)."""
    act = facts.acts[-1]
    data = act.data
    present = "当事人在场" if data["party_present"] else "当事人不在场"
    seen = f"，见证人{data['witness']}" if data["witness"] else ""
    handed = "清单已当场交付当事人" if data["list_handed_over"] else "清单没有当场交付当事人"
    items = {
        "时间、地点": f"{chinese_date(act.on)}，{data['place']}。",
        "抽样人员": f"{names(facts, data['officers'])}。",
        "抽样方法": data["method"],
        "在场人员和清单的交付": f"{present}{seen}；{handed}。",
    }
    signs = ("当事人" if data["party_present"] else "见证人", "执法人员")
    opening = "执法人员采取抽样取证的方法收集证据，记录如下："
    return evidence_paper(facts, opening, items, "行政处罚法56", listed=data["sampled"], signs=signs)


def preservation_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What is kept where it is, and until when (行政处罚法56)."""
    data = facts.acts[-1].data
    items = {
        "保存的理由": f"{BECAUSE[data['because']]}。{data['reason']}",
        "保存地点和保管人": f"{data['place']}，由{data['keeper']}保管。",
        "保存期限": (due_day(facts, "preservation"), "本机关在此期限内作出处理决定；期满没有作出的，保存失去效力。"),
        "保存期间的要求": KEPT,
        "提请保存的执法人员": f"{names(facts, data['requested_by'])}。",
    }
    opening = "为收集本案证据，经本机关负责人批准，对下列物品先行登记保存（清单附后）："
    signs = ("当事人", "保管人", "执法人员")
    return evidence_paper(facts, opening, items, "行政处罚法56", listed=data["items"], signs=signs)


def preservation_disposal(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What becomes of what was kept (行政处罚法56)."""
    data, kept = facts.acts[-1].data, batch_decided_by(facts, facts.acts[-1])
    goes_back = "请凭本决定书领回原物。" if data["measure"] in ("lifted", "copied_and_lifted") else ""
    items = {
        "原保存的物品": f"{chinese_date(kept.kept.on)}登记保存：{'；'.join(kept.kept.data['items'])}。",
        "处理决定": f"{MEASURES[data['measure']]}。",
        "理由": data["reason"],
        "保存的效力": f"先行登记保存自本决定作出之日起解除。{goes_back}",
    }
    return evidence_paper(facts, "对本案先行登记保存的证据，本机关现决定处理如下：", items, "行政处罚法56")


EVIDENCE_BUILDERS: dict[str, Builder] = {
    "recusal_decision": recusal_decision,
    "sample_record": sample_record,
    "preservation_notice": preservation_notice,
    "preservation_disposal": preservation_disposal,
}
