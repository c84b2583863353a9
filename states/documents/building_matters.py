"""Contexts of the papers of matters on application: what each statutory item says, drawn from the record."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from states.actions.decline_application import GROUNDS
from states.actions.propose_confirmation import CONTRACT_TITLES
from states.actions.propose_execution import WAY_TITLES
from states.actions.propose_measure import MEASURE_TITLES
from states.acts import Act
from states.case_terms import newest_due
from states.documents import building_decisions as decisions
from states.documents import building_parts as parts
from states.documents.common import IncompleteDocument
from states.documents.matter_common import Goods, Item
from states.documents.publicity import of_permit, publicity
from states.facts import CaseFacts
from states.hearing_notice import chair_before
from states.terms import chinese_date
from states.vocabulary import PartyKind

Builder = Callable[[CaseFacts, Mapping[str, str]], dict[str, Any]]

_day = date.fromisoformat
LAW: Mapping[str, Mapping[str, str]] = {
    "correction": {"permit": "行政许可法32(四)"},
    "acceptance": {"permit": "行政许可法32(五)", "confirmation": "河南省技术市场条例16(1)"},
    "nonacceptance": {"permit": "行政许可法32"},
    "extension": {"permit": "行政许可法42(1)"},
    "examination": {"permit": "行政许可法34", "confirmation": "河南省技术市场条例16(2)"},
    "rights": {"permit": "行政许可法36"},
    "hearing": {"permit": "行政许可法48"},
    "ending": {"disclosure": "政府信息公开条例29(1)"},
}
"""Provision of procedure a paper rests on in a family that has its own; else the regulation of the province."""

ELSEWHERE: Mapping[str, str] = {
    "rights": "河南省行政执法条例26",
    "hearing": "河南省行政执法条例27",
    "extension": "河南省行政执法条例5",
}


def law(facts: CaseFacts, what: str) -> tuple[Any, ...]:
    """The provision such a paper rests on in this family, and the power itself."""
    own = LAW.get(what, {}).get(facts.procedure.family) or ELSEWHERE.get(what, "河南省行政执法条例22")
    return parts.basis(facts, own, *parts.power(facts).basis)


def you(facts: CaseFacts) -> str:
    return "你" if facts.party.kind is PartyKind.PERSON else "你单位"


def items_told(items: Mapping[str, Sequence[str]]) -> tuple[Item, ...]:
    """The statutory items of a paper, unchecked: one left blank is refused by the paper's own type."""
    return tuple(
        Item.model_construct(label=label, lines=(said,) if isinstance(said, str) else tuple(said))
        for label, said in items.items()
    )


def paper(
    facts: CaseFacts,
    opening: str,
    items: Mapping[str, Sequence[str]],
    basis: tuple[Any, ...],
    *,
    remedies: bool = False,
    signs: tuple[str, ...] | None = None,
    goods: tuple[Goods, ...] | None = None,
) -> dict[str, Any]:
    """The context of one paper of a matter; an item left blank is refused by its type."""
    return {
        "cause": parts.cause(facts),
        "opening": opening,
        "items": items_told(items),
        "goods": goods,
        "basis": basis,
        "remedies": parts.remedies(facts) if remedies else None,
        "signs": signs,
    }


def numbered(lines: Any) -> tuple[str, ...]:
    """1．… 2．…"""
    return tuple(f"{n}．{str(line).rstrip('。；;')}。" for n, line in enumerate(lines, start=1))


def must(facts: CaseFacts, *actions: str) -> Act:
    """The newest act of these; without one the paper has nothing to tell."""
    act = facts.last(*actions)
    if act is None:
        raise IncompleteDocument("facts", "所依据的办理记录不存在，不能制作这份文书")
    return act


def due_day(facts: CaseFacts, key: str) -> str:
    """The last day of a term with the way it was counted."""
    due = newest_due(facts, key)
    if due is None:
        raise IncompleteDocument(key, "没有起算的期限可以写明")
    provisional = "（暂定日期，放假安排公布后重新核算）" if due.provisional else ""
    return f"最后一日为{chinese_date(due.due)}{provisional}：{due.explains}。"


def names(facts: CaseFacts, ids: Any) -> str:
    told = parts.officers(facts, ids)
    if not told:
        raise IncompleteDocument("officers", "没有承办人员可以写明")
    return "、".join(f"{o.name}（证号{o.certificate_no}）" for o in told)


def applied(facts: CaseFacts) -> Act:
    return must(facts, "register_application")


def asked(facts: CaseFacts) -> str:
    """你单位于…提出的……申请"""
    return f"{you(facts)}于{chinese_date(applied(facts).on)}提出“{parts.cause(facts)}”的申请"


# ---- on application --------------------------------------------------------------------------------------------------


def correction_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    received = numbered(applied(facts).data["materials"])
    items: dict[str, Any] = {
        "已收到的材料": received,
        "需要补正的全部内容": numbered(facts.acts[-1].data["corrections"]),
        "补正的方式和后果": "请将补正材料送交或者寄送本机关，也可以以电子方式提交。按上述要求补齐的，本机关即予受理，不再另行要求补正。",
    }
    if newest_due(facts, "corrections") is not None:  # releases from before this term do not know it
        items["补正的方式和后果"] = (items["补正的方式和后果"], due_day(facts, "corrections"))
    return paper(
        facts,
        f"{asked(facts)}收悉。经核对，材料不齐全或者不符合法定形式，现一次告知需要补正的全部内容：",
        items,
        law(facts, "correction"),
    )


def acceptance_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    silent = facts.acts[-1].action == "deem_accepted"
    since = applied(facts).on if silent else facts.on
    how = "逾期未告知补正，自收到申请材料之日起即为受理。" if silent else "材料齐全，符合法定形式，予以受理。"
    items = {
        "申请事项": applied(facts).data["request"],
        "受理日期": f"{chinese_date(since)}。{how}",
        "办理期限": due_day(facts, "decision_period"),
        "承办人员": names(facts, facts.handlers)
        if facts.handlers
        else f"由本机关另行指派{facts.rules.figure('officers_at_least')}人以上持证人员，并在办理时告知。",
    }
    return paper(facts, f"{asked(facts)}，现将受理情况通知如下：", items, law(facts, "acceptance"))


def nonacceptance(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data = facts.acts[-1].data
    items = {
        "申请事项": applied(facts).data["request"],
        "不予受理的理由": f"{GROUNDS[data['ground']]}。{data['reason']}",
        "可以寻求办理的途径": data["where_to_go"] or "情况变化或者材料齐备后，可以重新提出申请。",
    }
    return paper(facts, f"{asked(facts)}，本机关决定不予受理：", items, law(facts, "nonacceptance"), remedies=True)


def extension_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    items = {"延长的理由": facts.acts[-1].data["reason"], "延长后的办理期限": due_day(facts, "decision_period")}
    return paper(facts, f"{asked(facts)}，经本机关负责人批准，延长办理期限：", items, law(facts, "extension"))


def examination_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data = facts.acts[-1].data
    way = {"papers": "书面审查", "on_site": "现场核查"}[data["way"]]
    items = {
        "审查方式和人员": f"{way}：{names(facts, data['officers'])}",
        "逐项审查情况": numbered(data["conditions"]),
        "利害关系人": "、".join(data["others"]) or "没有发现直接关系他人重大利益的情形。",
        "审查意见": data["findings"],
    }
    return paper(
        facts,
        f"对{chinese_date(applied(facts).on)}收到的申请审查如下：",
        items,
        law(facts, "examination"),
        signs=("审查人员",),
    )


def rights_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data, proposed = facts.acts[-1].data, must(facts, *PROPOSALS).data
    grounds = [one[name] for one in (proposed, data) for name in ("facts", "reasoning")]
    days = parts.amount_of(facts, "statement_period", "working_day")
    hearing = parts.amount_of(facts, "hearing_request", "working_day")
    heard = (
        f"可以自收到本告知书之日起{hearing}个工作日内要求听证，逾期未提出的视为放弃；不承担组织听证的费用。"
        if data["hearing"]
        else "本事项不属于应当告知听证权利的情形。"
    )
    items = {
        "告知对象": "、".join(data["told_to"]),
        "拟作出的决定": proposed_text(facts),
        "事实和理由": (*dict.fromkeys(grounds), f"依据：{'、'.join(proposed['basis'])}"),
        "陈述、申辩的权利": f"可以自收到本告知书之日起{days}个工作日内向本机关陈述、申辩，本机关将记录、复核并采纳合理意见，不因陈述、申辩作出更不利的决定。",
        "听证的权利": heard,
    }
    return paper(
        facts,
        f"关于“{parts.cause(facts)}”一事，本机关拟作出决定，现将有关事实、理由、依据和权利告知如下：",
        items,
        law(facts, "rights"),
    )


def session_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data = facts.acts[-1].data
    clerk = parts.officer_name(facts, data.get("clerk")) or "另行指定"
    day = chinese_date(_day(data["held_on"]))
    before = parts.officer_name(facts, chair_before(facts))
    instead = f"（原通知的主持人{before}已更换）" if before is not None else ""
    items = {
        "听证时间和地点": f"{day}{data['begins']}，{data['place']}",
        "主持人和记录人": f"主持人{parts.officer_name(facts, data['chair'])}{instead}，记录人{clerk}",
        "是否公开": f"不公开举行：{data['closed_because']}" if data.get("closed_because") else "公开举行。",
        "参加人的权利": (
            "认为主持人与本事项有直接利害关系的，有权申请回避；"
            f"可以委托代理人，最多{facts.rules.figure('hearing_agents_most')}人；可以提出证据，进行申辩和质证，核对笔录。"
        ),
    }
    return paper(facts, f"应听证申请，就“{parts.cause(facts)}”一事举行听证，现通知如下：", items, law(facts, "hearing"))


def session_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    act, scheduled = facts.acts[-1], must(facts, "schedule_hearing")
    data = act.data
    result = {
        "held": "按期举行。",
        "absent": "申请听证的人无正当理由未到场，视为放弃。",
        "walked_out": "申请听证的人中途退出，视为放弃。",
    }
    signed = (
        "已交听证参加人确认，签名或者注明拒签情况。"
        if data["signed_or_noted"]
        else "笔录没有签名，也没有注明拒签情况。"
    )
    place = data.get("place") or scheduled.data["place"]
    items = {
        "时间、地点和主持人": f"{chinese_date(act.on)}，{place}，主持人{parts.officer_name(facts, data['chair'])}",
        "举行情况": result[data["result"]],
        "听证内容": data["record"],
        "笔录确认": signed,
    }
    return paper(facts, "本次听证记录如下：", items, law(facts, "hearing"), signs=("听证参加人", "主持人"))


def ending_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    reason = facts.acts[-1].data["reason"]
    items = {"终止办理的理由": reason, "终止后的权利": "终止办理不影响依法另行提出申请或者通过其他途径解决。"}
    return paper(facts, f"关于“{parts.cause(facts)}”一事，本机关终止办理：", items, law(facts, "ending"))


# ---- permits and confirmations ---------------------------------------------------------------------------------------


def views(facts: CaseFacts) -> str:
    """What was said against the intended decision and how it was answered; whether there was a hearing."""
    if not facts.truth["notice_served"]:
        return "拟作出的决定对申请人有利，没有不利内容需要告知。"
    held = "已举行听证，本决定根据听证笔录作出。" if facts.truth["hearing_held"] else ""
    return "\n".join(filter(None, (decisions.defence_text(facts), held)))


def accepted_on(facts: CaseFacts) -> str:
    act = must(facts, "accept_application", "deem_accepted")
    return chinese_date(applied(facts).on if act.action == "deem_accepted" else act.on)


def proposed_text(facts: CaseFacts) -> str:
    """What is proposed, in one line, whatever the family."""
    act = facts.last(*PROPOSALS)
    if act is None:
        raise IncompleteDocument("proposal", "没有拟办意见")
    return PROPOSALS[act.action](act.data)


def facts_of_proposal(facts: CaseFacts) -> str:
    """The facts the newest proposal rests on."""
    return str(must(facts, *PROPOSALS).data["facts"])


def _permit(data: Mapping[str, Any]) -> str:
    return f"准予行政许可：{data['scope']}" if data["result"] == "grant" else "不予行政许可。"


def _confirmation(data: Mapping[str, Any]) -> str:
    return "准予技术合同认定登记。" if data["result"] == "register" else "不予技术合同认定登记。"


def _measure(data: Mapping[str, Any]) -> str:
    return f"对涉案的场所、设施或者财物实施{MEASURE_TITLES[data['measure']]}。"


def _execution(data: Mapping[str, Any]) -> str:
    return f"强制执行：{WAY_TITLES[data['way']]}。"


def _levy(data: Mapping[str, Any]) -> str:
    return f"征收人民币{data['amount'] / parts.FEN:,.2f}元。"


def _ruling(data: Mapping[str, Any]) -> str:
    return f"裁决：{data['ruling']}"


PROPOSALS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "propose_ruling": _ruling,
    "propose_levy": _levy,
    "propose_measure": _measure,
    "propose_execution": _execution,
    "propose_permit": _permit,
    "propose_confirmation": _confirmation,
}
"""How each family's proposal reads."""


def _opening(facts: CaseFacts) -> str:
    return f"{asked(facts)}，本机关于{accepted_on(facts)}受理，现已审查终结。"


def permit_grant(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data = must(facts, "propose_permit").data
    until = f"至{chinese_date(_day(data['valid_to']))}" if data["valid_to"] else "起长期有效"
    items = {
        "许可内容": f"准予行政许可：{data['scope']}",
        "有效期限": f"自{chinese_date(_day(data['valid_from']))}{until}。",
        "事实和理由": (data["facts"], data["reasoning"]),
        **of_permit(facts),
    }
    basis = parts.basis(facts, "行政许可法38(1)", *data["basis"])
    return paper(facts, _opening(facts), items, basis, remedies=True)


def permit_refusal(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data = must(facts, "propose_permit").data
    items = {
        "申请事项": applied(facts).data["request"],
        "事实和不予许可的理由": (data["facts"], data["reasoning"]),
        "陈述、申辩和听证情况": views(facts),
        "决定": "本机关决定不予行政许可。",
    }
    basis = parts.basis(facts, "行政许可法38(2)", *data["basis"])
    return paper(facts, _opening(facts), items, basis, remedies=True)


def contract_registration(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data = must(facts, "propose_confirmation").data
    worth = f"合同金额人民币{data['amount'] / parts.FEN:,.2f}元，技术交易额人民币{data['technology_amount'] / parts.FEN:,.2f}元。"
    items = {
        "合同名称和编号": f"{data['contract']}（编号{data['contract_no']}）",
        "合同类别": CONTRACT_TITLES[data["kind"]],
        "当事人": numbered(data["parties"]),
        "合同金额和技术交易额": worth,
        "登记依据和理由": (data["facts"], data["reasoning"]),
        "用途和变更": "凭本证明依法申请有关优惠。合同变更、解除的，应当向本机关办理变更或者注销手续；依法被撤销、宣布无效的，应当备案。",
        **publicity(facts),
    }
    basis = parts.basis(facts, "河南省技术市场条例16(2)", "河南省技术市场条例17", *data["basis"])
    return paper(facts, f"{_opening(facts)}经审查，准予认定登记：", items, basis, remedies=True)


def registration_refusal(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data = must(facts, "propose_confirmation").data
    items = {
        "申请事项": f"{applied(facts).data['request']}（{data['contract']}，编号{data['contract_no']}）",
        "事实和不予登记的理由": (data["facts"], data["reasoning"]),
        "陈述、申辩情况": views(facts),
        "决定": "本机关决定不予技术合同认定登记。",
        **publicity(facts),
    }
    basis = parts.basis(facts, "河南省技术市场条例16(2)", *data["basis"])
    return paper(facts, _opening(facts), items, basis, remedies=True)


MATTER_BUILDERS: dict[str, Builder] = {
    "correction_notice": correction_notice,
    "acceptance_notice": acceptance_notice,
    "nonacceptance": nonacceptance,
    "extension_notice": extension_notice,
    "examination_record": examination_record,
    "rights_notice": rights_notice,
    "session_notice": session_notice,
    "session_record": session_record,
    "ending_notice": ending_notice,
    "permit_grant": permit_grant,
    "permit_refusal": permit_refusal,
    "contract_registration": contract_registration,
    "registration_refusal": registration_refusal,
}
"""Builder of each kind of these papers."""
