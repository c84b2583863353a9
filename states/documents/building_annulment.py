"""Contexts of the papers by which a decision of a matter is taken back, changed or put right (撤销、变更、补正)."""

from collections.abc import Mapping
from typing import Any

from states.actions.annul_matter import GROUNDS
from states.documents import building_parts as parts
from states.documents.building_matters import Builder, paper, you
from states.documents.building_side import WHERE, remedies_anew
from states.documents.common import IncompleteDocument
from states.documents.publicity import WITHDRAWN
from states.facts import CaseFacts
from states.terms import chinese_date

CEASES: Mapping[str, str] = {
    "permit": "行政许可失去效力，本机关依法办理注销手续；请交回许可证件。",
    "confirmation": "登记失去效力，登记证明不得继续使用；请交回登记证明。",
    "adjudication": "裁决失去效力，双方的争议可以依法另行申请处理或者向人民法院起诉。",
    "coercion": "决定失去效力，尚未实施的不再实施。",
    "disclosure": "原答复失去效力；应当重新答复的，本机关依法重新答复。",
}
"""What becomes of a decision that is annulled, from that day on, and of the paper that proves it."""


def _decision(facts: CaseFacts) -> str:
    """How the decision is called, with its day and number."""
    made = facts.decision
    if made is None:
        raise IncompleteDocument("items", "没有决定书")
    papers = [one for one in made.documents if one["kind"] != "opinion_form"]
    named = f"{papers[0]['number']}《{papers[0]['title']}》" if papers else f"“{parts.cause(facts)}”的决定"
    return f"本机关于{chinese_date(made.on)}作出的{named}。"


def matter_annulment(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What holds instead of the decision, and what is made good (河南省行政执法条例32)."""
    act = facts.acts[-1]
    data, wholly = act.data, act.data["what"] == "annul"
    ceases = f"自{chinese_date(act.on)}起，{CEASES.get(facts.procedure.family, '决定失去效力。')}"
    public = (WITHDRAWN,) if facts.latches.get("publication_ordered", False) else ()
    items = {
        "原决定": _decision(facts),
        "撤销、变更的情形": f"{GROUNDS[data['ground']]}。",
        "理由": data["reason"],
        "处理决定": _wholly(facts, data) if wholly else ("原决定变更如下，其余部分不变：", data["outcome"]),
        "原决定的效力和证明文件": (ceases if wholly else "变更的部分以本决定书为准。", *public),
        "补偿、恢复原状和退还": data["compensation"] or data.get("no_loss") or _made_good(facts),
    }
    opening = (
        f"{you(facts)}的“{parts.cause(facts)}”一事，{'' if wholly else '原决定有应当变更之处，'}本机关现依法处理如下："
    )
    return paper(facts, opening, items, parts.basis(facts, "河南省行政执法条例32"), remedies=True)


CHANGED = {
    "law": "许可所依据的法律、法规、规章已经修改或者废止",
    "circumstances": "准予许可所依据的客观情况发生重大变化",
}


def _wholly(facts: CaseFacts, data: Mapping[str, Any]) -> str:
    """A permit is withdrawn (撤回) for the public good, annulled (撤销) for a fault (行政许可法8(2), 69)."""
    changed = data.get("changed")
    return f"{CHANGED[changed]}，为了公共利益，原许可予以撤回。" if changed is not None else "原决定全部撤销。"


def _made_good(facts: CaseFacts) -> str:
    """What coercion that was carried out asks for (行政强制法41)."""
    carried_out = facts.truth["execution_carried_out"] or facts.truth["measure_imposed"]
    if not carried_out:
        return "没有需要补偿、恢复或者退还的。"
    return "已经执行的，本机关恢复原状或者退还财物；不能恢复原状或者退还财物的，依法给予赔偿。"


def matter_correction(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What stood there and what stands there now (补正, 河南省行政执法条例29)."""
    data = facts.acts[-1].data
    items = {
        "原决定": _decision(facts),
        "补正的位置": f"{WHERE[data['where']]}。",
        "原文": data["was"],
        "补正为": data["now"],
        "理由": data["reason"],
        "补正的效力": "本通知书与原决定一并使用，不改变决定的内容，也不改变原定的履行和救济期限。",
    }
    if (anew := remedies_anew(facts)) is not None:
        items["补正的效力"] = f"{anew}本通知书与原决定一并使用，不改变决定的内容，也不改变原定的履行期限。"
    wrong = "文字错误" if anew is None else "误"
    opening = f"{you(facts)}的“{parts.cause(facts)}”一事，原决定书有{wrong}，现予补正："
    return paper(facts, opening, items, parts.basis(facts, "河南省行政执法条例29"))


ANNULMENT_BUILDERS: dict[str, Builder] = {
    "matter_annulment": matter_annulment,
    "matter_correction": matter_correction,
}
