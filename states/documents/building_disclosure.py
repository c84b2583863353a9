"""Contexts of the papers about a request for information beside its answer (补正、征求意见、延期、审查、更正)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from states.consultations import objections
from states.disclosure import CHANNEL_TITLES, FORM_TITLES
from states.documents import building_parts as parts
from states.documents.building_answers import received
from states.documents.building_matters import Builder, due_day, items_told, must, numbered, paper
from states.facts import CaseFacts
from states.terms import chinese_date

FINDINGS = {
    "open": "可以公开。",
    "not_open": "不能公开。",
    "unsure": "不能确定是否可以公开，报请确定。",
}
RESULTS = {
    "corrected": "审核属实，予以更正。",
    "not_proved": "所提供的证据不能证明记录不准确，不予更正。",
    "handed_on": "不属于本机关职能范围，已转送有权更正的行政机关处理。",
    "told_where": "不属于本机关职能范围，请向有权更正的行政机关提出。",
}


def request_form(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """政府信息公开条例29, 31, 45."""
    act = facts.acts[-1]
    data = act.data
    oral = f"口头提出，由本机关代为填写（采用书面形式的困难：{data['difficulty']}）。" if data["oral"] else "书面提出。"
    form = FORM_TITLES[data["form"]] if data["form"] else "未写明"
    items = {
        "收到申请": (f"{chinese_date(act.on)}，{CHANNEL_TITLES[data['handed_in']]}。", oral),
        "申请公开的信息": data["description"],
        "获取信息的形式": f"{form}；{data['form_note']}" if data["form_note"] else f"{form}。",
        "身份证明和联系方式": f"身份证明：{data['identity_proof'] or '未提供'}；联系方式：{data['contact'] or '未提供'}。",
        "承办": (
            "、".join(parts.officer_name(facts, one) or one for one in data["handlers"]),
            f"答复期限：{due_day(facts, 'decision_period')}",
        ),
    }
    basis = parts.basis(facts, "政府信息公开条例29(2)", "政府信息公开条例45")
    return paper(facts, "收到政府信息公开申请一件，登记如下：", items, basis, signs=("登记人员",))


def request_correction_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """政府信息公开条例30."""
    data = facts.acts[-1].data
    items = {
        "需要补正的全部事项": numbered(data["corrections"]),
        "指导和释明": data["guidance"],
        "补正的期限": f"请最迟于{chinese_date(date.fromisoformat(data['supply_by']))}补正；答复期限自本机关收到补正的申请之日起计算。",
        "逾期不补正的后果": "无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请；有正当理由的，请在期限内说明。",
    }
    opening = f"{received(facts)}经审查，申请内容不明确，现一次性告知需要补正的事项："
    return paper(facts, opening, items, parts.basis(facts, "政府信息公开条例30"))


def reasons_request(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """政府信息公开条例35."""
    data = facts.acts[-1].data
    items = {
        "申请的数量、频次": data["counted"],
        "要求说明理由的原因": data["reason"],
        "请说明的内容": "请书面说明申请的理由。理由不合理的，本机关不予处理；理由合理但无法按期答复的，本机关将确定延迟答复的合理期限并告知。",
    }
    opening = f"{received(facts)}申请公开政府信息的数量、频次明显超过合理范围，请说明理由："
    return paper(facts, opening, items, parts.basis(facts, "政府信息公开条例35"))


def delay_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """政府信息公开条例35."""
    items = {
        "申请理由的认定": "理由合理。",
        "延迟答复的理由": facts.acts[-1].data["opinion"],
        "延迟后的答复期限": due_day(facts, "decision_period"),
    }
    opening = f"{received(facts)}无法在规定的期限内答复，现告知延迟答复的期限："
    return paper(facts, opening, items, parts.basis(facts, "政府信息公开条例35"))


def answer_extension(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """政府信息公开条例33(2)."""
    data = facts.acts[-1].data
    items = {
        "延长的理由": data["reason"],
        "延长的时间": f"{data['days']}个工作日。",
        "延长后的答复期限": due_day(facts, "decision_period"),
    }
    opening = f"{received(facts)}经政府信息公开工作机构负责人同意，延长答复期限："
    return paper(facts, opening, items, parts.basis(facts, "政府信息公开条例33(2)"))


def screening_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """政府信息公开条例17."""
    data = facts.acts[-1].data
    determined = "无须报请确定。"
    if data["determined_by"]:
        determined = f"{data['determined_by']}（{data['determination']}）：{FINDINGS[data['determined']]}"
    release = ("建议纳入主动公开的范围。",) if data["public_release"] else ()
    items = {
        "拟公开的信息": data["information"],
        "审查结论": FINDINGS[data["finding"]],
        "审查意见": (data["opinion"], *release),
        "报请确定的结果": determined,
        "涉及的第三方": "、".join(data["third_parties"]) or "公开不会损害第三方合法权益。",
    }
    basis = parts.basis(facts, "政府信息公开条例17(2)")
    return paper(facts, "对拟公开的政府信息审查如下：", items, basis, signs=("审查人员",))


def record_correction_answer(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """政府信息公开条例41."""
    asked, data = must(facts, "ask_record_correction").data, facts.acts[-1].data
    more = (f"更正为：{data['corrected_to']}",) if data["corrected_to"] else ()
    organ = (f"有权更正的行政机关：{data['organ']}。",) if data["organ"] else ()
    items = {
        "要求更正的记录": (asked["record"], f"要求更正为：{asked['wanted']}"),
        "审核情况": data["opinion"],
        "处理结果": (RESULTS[data["result"]], *more, *organ),
    }
    opening = "你提出的更正与自身相关的政府信息记录的要求，本机关答复如下："
    return paper(facts, opening, items, parts.basis(facts, "政府信息公开条例41"))


def _letter(
    facts: CaseFacts, receiver: str, opening: str, items: Mapping[str, Sequence[str]], *clauses: str
) -> dict[str, Any]:
    return {
        "receiver": receiver,
        "cause": parts.cause(facts),
        "opening": opening,
        "items": items_told(items),
        "basis": parts.basis(facts, *clauses),
        "signs": None,
    }


def third_party_letter(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """政府信息公开条例32; the applicant is not named."""
    data = facts.acts[-1].data
    days = parts.amount_of(facts, "disclosure_third_party", "working_day")
    items = {
        "涉及的政府信息": data["information"],
        "可能损害的合法权益": data["harmed"],
        "提出意见的期限和方式": f"请自收到本意见书之日起{days}个工作日内，书面告知本机关是否同意公开；不同意的，请说明理由。",
        "逾期未提出意见的后果": "逾期未提出意见的，由本机关依照《中华人民共和国政府信息公开条例》的规定决定是否公开。",
    }
    opening = "本机关收到一件政府信息公开申请，所申请的信息涉及你（单位）的权益，现书面征求意见："
    return _letter(facts, data["name"], opening, items, "政府信息公开条例15", "政府信息公开条例32")


def organ_letter(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """政府信息公开条例11, 34."""
    data = facts.acts[-1].data
    days = parts.amount_of(facts, "disclosure_co_maker", "working_day")
    why = {
        "co_made": "该信息由本机关牵头、与贵机关共同制作。",
        "concerned": "公开该信息涉及贵机关，须协商、确认，保证公开的信息准确一致。",
    }
    items = {
        "涉及的政府信息": data["information"],
        "征求意见的原因": why[data["cause"]],
        "提出意见的期限": f"请自收到本函之日起{days}个工作日内提出意见。",
        "逾期未提出意见的后果": "逾期未提出意见的，视为同意公开。",
    }
    clauses = ("政府信息公开条例34",) if data["cause"] == "co_made" else ("政府信息公开条例11(1)", "政府信息公开条例34")
    return _letter(facts, data["name"], "本机关收到一件政府信息公开申请，现征求贵机关意见：", items, *clauses)


def third_party_decision(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """政府信息公开条例32, 51."""
    data = must(facts, "propose_answer").data
    remedies = parts.remedies(facts)
    items = {
        "第三方的意见": f"{'、'.join(objections(facts))}不同意公开。",
        "决定公开的政府信息内容": data["information"] or data["access"],
        "决定公开的理由": ("不公开可能对公共利益造成重大影响。", data["overriding_interest"]),
        "救济途径": (
            f"不服的，可以自收到之日起{remedies.reconsideration_days}日内向{remedies.reconsideration_organ}申请行政复议"
            f"（地址：{remedies.reconsideration_address}），或者自收到之日起{remedies.litigation_months}个月内"
            f"向{remedies.court}提起行政诉讼（地址：{remedies.court_address}）。"
        ),
    }
    opening = "本机关就征求过意见的政府信息决定予以公开，现将决定公开的内容和理由告知如下："
    receiver = "、".join(objections(facts))
    return _letter(facts, receiver, opening, items, "政府信息公开条例15", "政府信息公开条例32")


DISCLOSURE_BUILDERS: dict[str, Builder] = {
    "request_form": request_form,
    "request_correction_notice": request_correction_notice,
    "reasons_request": reasons_request,
    "delay_notice": delay_notice,
    "answer_extension": answer_extension,
    "screening_record": screening_record,
    "record_correction_answer": record_correction_answer,
    "third_party_letter": third_party_letter,
    "organ_letter": organ_letter,
    "third_party_decision": third_party_decision,
}
"""Builder of each of these papers."""
