"""Contexts of letters to other organs, of what experts argued and of what became of confiscated goods."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from states.actions.request_assistance import NEEDS
from states.documents import building_approvals as approvals
from states.documents import building_parts as parts
from states.documents.building_evidence import evidence_paper
from states.documents.building_matters import Builder, must
from states.documents.common import IncompleteDocument
from states.facts import CaseFacts
from states.relations import OPINIONS
from states.severity import yuan
from states.terms import chinese_date

FOLLOWED = {"whole": "全部采纳。", "partly": "部分采纳。", "not_followed": "不予采纳。"}
DISPOSED = {"public_auction": "公开拍卖", "as_provided": "按照国家有关规定处理", "destroyed": "依法销毁"}


def _letter(
    facts: CaseFacts, receiver: str, opening: str, items: Mapping[str, Sequence[str]], *clauses: str
) -> dict[str, Any]:
    return {"receiver": receiver, **evidence_paper(facts, opening, items, *clauses)}


def _day(told: str) -> str:
    return chinese_date(date.fromisoformat(told))


def assistance_letter(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What another organ is asked for (行政处罚法26; 河南省行政执法条例17)."""
    data = facts.acts[-1].data
    items = {
        "请求协助的情形": f"{NEEDS[data['need']]}。",
        "理由": data["reason"],
        "请求协助的事项": data["wanted"],
        "答复的要求": "请将协助结果函告本机关；不能提供协助的，请以书面形式及时告知并说明理由。",
    }
    opening = f"本机关正在办理“{parts.cause(facts)}”一案，因办案需要，请你单位予以协助："
    return _letter(
        facts, data["organ"], opening, items, "行政处罚法26", "河南省行政执法条例17(1)", "河南省行政执法条例17(2)"
    )


def jurisdiction_request(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What the common superior is asked to decide (行政处罚法25(2))."""
    data, raised = facts.acts[-1].data, must(facts, "raise_jurisdiction").data
    filed = (f"该机关于{_day(raised['filed_on'])}立案。",) if raised["filed_on"] else ()
    items = {
        "争议的行政机关和理由": (f"{raised['organ']}：{raised['ground']}", *filed),
        "协商情况": data["talks"],
        "本机关的意见": data["opinion"],
    }
    opening = "下列案件的管辖发生争议，现报请指定管辖："
    return _letter(facts, data["superior"], opening, items, "行政处罚法25(1)", "行政处罚法25(2)")


def review_forwarding_letter(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Whose application goes to the organ of reconsideration, and what this bureau says to it (行政复议法32(2))."""
    data, taken = facts.acts[-1].data, must(facts, "receive_review_application")
    title, number = approvals.decided_paper(facts, issued)
    items = {
        "收到的申请": (
            f"{chinese_date(taken.on)}收到{taken.data['applicant']}对{number}《{title}》提交的行政复议申请"
            f"（收件编号：{taken.data['receipt_no']}）。"
        ),
        "申请人的请求": taken.data["claims"],
        "本机关的意见": data["opinion"],
        "随附材料": data["papers"],
    }
    opening = "现将通过本机关提交的行政复议申请转送你机关："
    organ = facts.rules.body.bureau.reconsideration_organ
    return _letter(facts, organ, opening, items, "行政复议法32(1)", "行政复议法32(2)")


def correction_report(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What was put right on which opinion (行政复议法76; 河南省行政执法条例43)."""
    data = facts.acts[-1].data
    found = (a for a in reversed(facts.acts_of("record_opinion_paper")) if a.data["paper_no"] == data["paper_no"])
    paper = next(found, None)
    if paper is None:
        raise IncompleteDocument("paper_no", f"没有登记文号为{data['paper_no']}的意见书")
    clause, title = OPINIONS[paper.data["kind"]]
    items = {
        "收到的意见书": f"{chinese_date(paper.on)}收到的{data['paper_no']}（{title}）。",
        "指出的问题": paper.data["finding"],
        "纠正情况": data["done"],
        "预防措施": data["prevention"],
    }
    return _letter(facts, paper.data["organ"], "现将纠正情况报告如下：", items, clause)


def expert_opinion(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What the experts found, and whether it is followed (河南省行政执法条例28(2))."""
    data = facts.acts[-1].data
    items = {
        "论证的问题": data["questions"],
        "论证意见": data["findings"],
        "采纳情况": f"{FOLLOWED[data['followed']]}{data['reason'] or ''}",
    }
    opening = f"本机关于{_day(data['held_on'])}组织专家论证，记录如下："
    signs = ("论证专家", "记录人")
    return evidence_paper(facts, opening, items, "河南省行政执法条例28(2)", listed=data["experts"], signs=signs)


def goods_disposal(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """How confiscated goods were disposed of, and where the proceeds went (行政处罚法74)."""
    data = facts.acts[-1].data
    basis = f"（依据：{data['basis']}）" if data["basis"] else ""
    receipt = f"已缴入国库，凭证号{data['treasury_receipt']}" if data["treasury_receipt"] else "尚未缴入国库"
    items = {
        "处理的物品": data["goods"],
        "处理方式": f"{DISPOSED[data['way']]}{basis}。",
        "所得款项": f"{yuan(data['proceeds'])}元，{receipt}。" if data["proceeds"] else "没有所得款项。",
    }
    opening = f"本机关于{chinese_date(facts.acts[-1].on)}对没收的非法财物处理如下："
    signs = ("办理人", "监督人")
    return evidence_paper(facts, opening, items, "行政处罚法74(1)", "行政处罚法74(2)", signs=signs)


RELATION_BUILDERS: dict[str, Builder] = {
    "assistance_letter": assistance_letter,
    "jurisdiction_request": jurisdiction_request,
    "review_forwarding_letter": review_forwarding_letter,
    "correction_report": correction_report,
    "expert_opinion": expert_opinion,
    "goods_disposal": goods_disposal,
}
