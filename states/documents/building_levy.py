"""Contexts of the papers of levies."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from states import levying, refunding
from states.documents import building_parts as parts
from states.documents.building_matters import Builder, must, paper, views, you
from states.documents.common import IncompleteDocument
from states.documents.publicity import publicity, withdrawal_told
from states.facts import CaseFacts
from states.terms import chinese_date

ANNULLED = {
    "facts_wrong": "主要事实不清、证据不足",
    "law_wrong": "适用依据错误",
    "procedure_wrong": "违反法定程序",
    "supervision_order": "执法监督机关责令纠正",
    "overturned": "行政复议机关或者人民法院撤销、变更",
}
WANTED = {"reduction": "减征或者免征", "deferral": "缓缴"}


def _money(fen: int) -> str:
    return f"人民币{fen / parts.FEN:,.2f}元"


def _pay_at(facts: CaseFacts) -> str:
    pay = parts.pay_at(facts)
    return f"缴至{pay.bank}（户名{pay.account_name}，账号{pay.account_no}），或者通过{pay.electronic}缴纳；缴款后取得财政票据。"


def _goes_back(facts: CaseFacts) -> tuple[str, ...]:
    """One sentence about what was paid too much, if there is any."""
    too_much = refunding.overpaid(facts)
    return (f"已缴款项中多缴的{_money(too_much)}，由本机关依法退还。",) if too_much else ()


def levy_decision(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data, fee = must(facts, "propose_levy").data, parts.power(facts).fee
    if fee is None:
        raise IncompleteDocument("items", "收费清单没有征收标准")
    days = parts.amount_of(facts, "levy_payment", "calendar_day")
    late = (
        f"逾期不缴纳的，每日按欠缴款项的万分之{fee.late_permyriad}加收滞纳金，滞纳金不超过应缴金额。"
        if fee.late_permyriad
        else "逾期不缴纳的，本机关将催缴并依法申请人民法院强制执行。"
    )
    per = f"每{fee.unit}{_money(fee.per_unit)}"
    items = {
        "征收项目和标准": f"{parts.cause(facts)}，收费清单标准为{per}。",
        "事实和计算": (
            data["facts"],
            f"核定{data['quantity']}{fee.unit}，{per}，合计{_money(data['amount'])}。",
            data["reasoning"],
        ),
        "应缴金额": f"{_money(data['amount'])}。",
        "缴纳期限和方式": f"自收到本决定书之日起{days}日内，{_pay_at(facts)}",
        "逾期的后果": late,
        "陈述、申辩情况": views(facts),
        **publicity(facts),
    }
    opening = f"本机关对{you(facts)}应缴的“{parts.cause(facts)}”作出征收决定："
    basis = parts.basis(facts, "河南省行政执法条例29", *data["basis"])
    return paper(facts, opening, items, basis, remedies=True)


def relief_decision(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data, asked = facts.acts[-1].data, must(facts, "request_relief")
    told = {
        "reduced": (f"应缴金额减为{_money(data['amount'] or 0)}。", *_goes_back(facts)),
        "deferred": f"缓缴至{chinese_date(date.fromisoformat(data['pay_by']))}（含当日）。" if data["pay_by"] else "",
        "declined": "不予减免、缓缴。",
    }
    items = {
        "申请事项": f"{chinese_date(asked.on)}申请{WANTED[asked.data['wanted']]}：{asked.data['reason']}",
        "决定": told[data["result"]],
        "理由": data["opinion"],
    }
    basis = parts.basis(facts, "财税〔2016〕33号", *([data["basis"]] if data["basis"] else []))
    return paper(facts, f"{you(facts)}的申请收悉，现答复如下：", items, basis, remedies=True)


def levy_urging(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    left, late, last = levying.unpaid(facts), levying.late_fee_owed(facts, facts.on), levying.pay_by(facts)
    if last is None:
        raise IncompleteDocument("items", "没有缴纳期限")
    days = parts.amount_of(facts, "execution_urging", "working_day")
    items = {
        "欠缴款项": f"{_money(left)}，缴纳期限的最后一日为{chinese_date(last)}。",
        "滞纳金": f"计算至{chinese_date(facts.on)}为{_money(late)}（不超过应缴金额）。",
        "应缴总额": f"{_money(left + late)}。",
        "缴纳期限和方式": f"自收到本通知书之日起{days}个工作日内，{_pay_at(facts)}",
        "陈述、申辩的权利": "收到本通知书后有权陈述、申辩。逾期仍不缴纳的，本机关将依法申请人民法院强制执行。",
    }
    return paper(
        facts,
        f"{you(facts)}逾期未缴清征收款项，现催缴如下：",
        items,
        parts.basis(facts, "行政强制法35", "行政强制法45"),
    )


def levy_annulment(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What holds instead of the levy, and what is paid back (河南省行政执法条例32; 行政强制法41)."""
    data, made = facts.acts[-1].data, must(facts, "decide_levy")
    before = facts.as_of(facts.acts[-2].seq).levied or 0
    outcome = (
        "原征收决定全部撤销，不再征收。"
        if data["what"] == "annul"
        else f"应缴金额由{_money(before)}变更为{_money(facts.levied or 0)}，其余部分不变。"
    )
    items = {
        "撤销、变更的情形": f"{ANNULLED[data['ground']]}。",
        "理由": data["reason"],
        "处理决定": outcome,
        "款项的退还": _goes_back(facts) or ("没有需要退还的款项。",),
        **withdrawal_told(facts),
    }
    opening = (
        f"本机关于{chinese_date(made.on)}就{you(facts)}应缴的“{parts.cause(facts)}”作出的征收决定，现依法处理如下："
    )
    return paper(facts, opening, items, parts.basis(facts, "河南省行政执法条例32", "行政强制法41"), remedies=True)


def late_fee_waiver(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What is waived of the late fee (减免滞纳金), why, and what is left to be paid (行政强制法42(1))."""
    data, made = facts.acts[-1].data, must(facts, "decide_levy")
    left, late = levying.unpaid(facts), levying.late_fee_unpaid(facts)
    items = {
        "减免的数额": f"减免滞纳金{_money(int(data['amount']))}，征收款项本数不变。",
        "执行协议和补救措施": (f"执行协议：{data['agreement_no']}。", f"已经采取的补救措施：{data['remedial_steps']}"),
        "理由": (data["reason"], f"证明材料：{data['evidence']}。"),
        "减免后尚应缴纳的款项": f"征收款项{_money(left)}；滞纳金（计算至{chinese_date(facts.on)}）{_money(late)}。",
    }
    opening = (
        f"本机关于{chinese_date(made.on)}就{you(facts)}应缴的“{parts.cause(facts)}”作出征收决定，现决定减免滞纳金如下："
    )
    return paper(facts, opening, items, parts.basis(facts, "行政强制法42(1)"))


LEVY_BUILDERS: dict[str, Builder] = {
    "levy_decision": levy_decision,
    "relief_decision": relief_decision,
    "levy_urging": levy_urging,
    "levy_annulment": levy_annulment,
    "late_fee_waiver": late_fee_waiver,
}
