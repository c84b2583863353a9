"""Contexts of the papers of what comes after a decision (恢复办理、减免加处罚款)."""

from collections.abc import Mapping
from typing import Any

from states import paying, surcharging
from states.documents import building_approvals as approvals
from states.documents import building_parts as parts
from states.documents.building_matters import Builder, must, paper, you
from states.facts import CaseFacts
from states.severity import yuan
from states.terms import chinese_date

REOPENED_FOR = {
    "remedy": "收到行政复议或者行政诉讼的文书",
    "error_found": "本机关发现原办理有误",
    "supervision": "监督机关要求重新核查",
    "money": "有款项需要收取或者退还",
}
WAIVED_FOR = {
    "remedied": ("当事人已经采取补救措施", "行政强制法42(1)"),
    "not_imposed": ("本机关决定不予加处", "行政处罚法72(1)(一)"),
}
LIMITS = (
    "恢复办理后只办理复议、诉讼的答复和结果，款项的收取和退还，决定的撤销、变更、补正，以及公开信息的撤回；"
    "不重新作出处理决定，办理完毕再次结案。"
)


def reopening_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Why the case goes on (恢复办理) and what that means for the party (河南省行政执法条例35)."""
    data, closed = facts.acts[-1].data, must(facts, "close_case")
    items = {
        "恢复办理的事项": f"{chinese_date(closed.on)}结案的{parts.cause(facts)}一案。",
        "恢复办理的原因": (f"{REOPENED_FOR[data['ground']]}。", data["reason"]),
        "据以恢复的文书": f"{data['paper_no']}。",
        "恢复办理后的处理": LIMITS,
        "原决定的效力": "恢复办理本身不改变原决定；原决定依法被撤销、变更的，另行送达决定。",
    }
    opening = f"{you(facts)}一案已经结案，现恢复办理，通知如下："
    return paper(facts, opening, items, parts.basis(facts, "河南省行政执法条例35"))


def surcharge_waiver(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What is waived (减免) and what is left to be paid (行政强制法42(1))."""
    data = facts.acts[-1].data
    title, number = approvals.decided_paper(facts, issued)
    why, clause = WAIVED_FOR[data["ground"]]
    left, surcharge = paying.outstanding(facts), surcharging.surcharge_unpaid(facts)
    owed = f"罚款、没收款{yuan(left)}元；加处罚款（计至{chinese_date(facts.on)}）{yuan(surcharge)}元。"
    items = {
        "据以加处罚款的决定": f"{number}《{title}》。",
        "减免的数额": f"减免加处罚款人民币{yuan(int(data['amount']))}元，罚款本数不变。",
        "减免的理由和依据": (f"{why}：{data['reason']}", *_steps(data), f"证明材料：{data['evidence']}。"),
        "减免后尚应缴纳的款项": owed,
    }
    opening = f"{you(facts)}因逾期缴纳罚款被加处罚款，本机关决定减免如下："
    return paper(facts, opening, items, parts.basis(facts, clause))


def _steps(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The agreement and what the party did under it, where the waiver rests on them (行政强制法42(1))."""
    if data["ground"] != "remedied":
        return ()
    return (f"执行协议：{data['agreement_no']}。", f"已经采取的补救措施：{data['remedial_steps']}")


AFTER_BUILDERS: dict[str, Builder] = {"reopening_notice": reopening_notice, "surcharge_waiver": surcharge_waiver}
