"""Contexts of the papers of coercion."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from states.actions.decide_clearance import PLACE_TITLES, THING_TITLES
from states.actions.decide_measure import RELEASE_GROUNDS
from states.actions.end_execution import GROUNDS
from states.actions.propose_execution import WAY_TITLES
from states.actions.propose_measure import MEASURE_TITLES
from states.appraisals import APPRAISAL_TITLES
from states.documents import building_decisions as decisions
from states.documents import building_parts as parts
from states.documents.building_matters import Builder, due_day, must, names, numbered, paper, you
from states.documents.matter_common import Goods
from states.documents.publicity import publicity
from states.facts import CaseFacts
from states.substitute import HARM_TITLES, SIGNER_TITLES
from states.terms import chinese_date
from states.wording import worded

OUTCOMES = {"release": "解除查封、扣押", "confiscate": "予以没收", "destroy": "依法销毁"}


def _goods(data: Mapping[str, Any]) -> tuple[Goods, ...]:
    kept = ("name", "model", "quantity", "condition")
    return tuple(Goods(**{key: one[key] for key in kept}) for one in data["objects"])


def _law(facts: CaseFacts, *clauses: str) -> tuple[Any, ...]:
    return parts.basis(facts, *clauses)


def _heard(facts: CaseFacts) -> str:
    if facts.truth["defence_made"]:
        return decisions.defence_text(facts)
    return "当事人没有提出陈述、申辩。"


def measure_approval(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data = must(facts, "propose_measure").data
    items = {
        "拟采取的措施和承办人员": f"{MEASURE_TITLES[data['measure']]}。承办人员：{names(facts, facts.handlers)}",
        "事实": data["facts"],
        "非强制手段不能达到目的的理由": data["necessity"],
        "负责人审批意见": facts.acts[-1].data["opinion"],
    }
    basis = _law(facts, "行政强制法18(一)", *data["basis"])
    return paper(facts, "拟采取行政强制措施，报请审批：", items, basis, goods=_goods(data), signs=("审批人",))


def seizure_decision(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data = facts.acts[-1].data
    told = "已当场告知理由、依据、权利和救济途径" if data["reasons_told"] else "没有当场告知理由、依据、权利和救济途径"
    heard = "，已听取陈述、申辩。" if data["heard"] else "，没有听取陈述、申辩。"
    items = {
        "措施和期限": f"{MEASURE_TITLES[data['measure']]}，{due_day(facts, 'measure')}",
        "事实和理由": (data["facts"], data["necessity"]),
        "保管": f"存放于{data['kept_at']}，保管人{data['keeper']}。不得动用、调换、转移或者损毁；保管费用由本机关承担。",
        "现场告知和陈述申辩": told + heard,
        "实施人员": names(facts, data["handlers"]),
    }
    opening = f"本机关依法对{you(facts)}的下列场所、设施或者财物实施{MEASURE_TITLES[data['measure']]}（清单一式二份，由双方分别保存）："
    signs = ("当事人", "执法人员") if data["party_present"] else ("见证人", "执法人员")
    basis = _law(facts, "行政强制法24", *data["basis"])
    return paper(facts, opening, items, basis, goods=_goods(data), remedies=True, signs=signs)


def measure_extension(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    items = {"延长的理由": facts.acts[-1].data["reason"], "延长后的期限": due_day(facts, "measure")}
    opening = "因情况复杂，经本机关负责人批准，决定延长查封、扣押期限："
    return paper(facts, opening, items, _law(facts, "行政强制法25(1)", "行政强制法25(2)"), remedies=True)


def _penalty(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The penalty decision it rests on, where one is named."""
    named = data.get("penalty")
    if not named:
        return ()
    day = chinese_date(date.fromisoformat(named["decided_on"]))
    organ, paper = named.get("organ"), named.get("paper")
    by = f"{organ}作出，以《{paper}》移来本机关，" if organ else ""
    return (f"所据行政处罚决定：{by}案号{named['case_no']}，{day}作出，文号{named['decision_number']}。",)


def appraisal_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """The period, named (行政强制法25(3))."""
    data = facts.acts[-1].data
    kind = APPRAISAL_TITLES[data["kind"]]
    first, last = (chinese_date(date.fromisoformat(data[day])) for day in ("begins_on", "ends_on"))
    items = {
        "检测、检验、检疫、鉴定的物品": (*numbered(data["objects"]), f"理由：{data['reason']}"),
        "承担机构": f"{data['institution']}。",
        "期间": f"{kind}期间自{first}至{last}（首尾两日均含）。",
        "对查封、扣押期限的影响": "自本告知书送达之日起，上述期间不计入查封、扣押的期限；提前取得结果的，计至取得结果之日。",
        "费用": f"{kind}的费用由本机关承担。",
    }
    opening = f"对查封、扣押的下列物品需要进行{kind}，现将期间告知{you(facts)}："
    return paper(facts, opening, items, _law(facts, "行政强制法25(3)"))


def _release_ground(data: Mapping[str, Any]) -> tuple[str, ...]:
    ground, settled = data.get("ground"), data.get("settled_by")
    by = f"（{settled}）" if settled else ""
    return (f"解除的情形：{RELEASE_GROUNDS[ground]}{by}。",) if ground is not None else ()


def measure_disposal(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    imposed, data = must(facts, "carry_out_measure"), facts.acts[-1].data
    released = data["outcome"] == "release"
    items = {
        "原措施": f"{chinese_date(imposed.on)}实施{MEASURE_TITLES[imposed.data['measure']]}。",
        "处理决定": (f"{OUTCOMES[data['outcome']]}。", *_release_ground(data), *_penalty(data)),
        "理由": data["reason"],
        "财物的退还或者处置": f"自解除之日立即退还，请{you(facts)}凭本决定书领取。"
        if released
        else "由本机关依法处置，所得上缴国库。",
        **publicity(facts),
    }
    own = ("行政强制法28(1)", "行政强制法28(2)") if released else ("行政强制法27", *data["basis"])
    opening = "本机关对已查封、扣押的场所、设施或者财物，现作出处理决定："
    return paper(facts, opening, items, _law(facts, *own), goods=_goods(imposed.data), remedies=True)


def duty_urging(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    base, days = must(facts, "base_execution").data, parts.amount_of(facts, "execution_urging", "working_day")
    pay = parts.pay_at(facts)
    money = (
        f"人民币{base['amount'] / parts.FEN:,.2f}元，缴至{pay.bank}（户名{pay.account_name}，账号{pay.account_no}）或者{pay.electronic}。"
        if base["amount"]
        else "本义务不涉及金钱给付。"
    )
    items = {
        "应当履行的义务": base["duty"],
        "履行的期限": f"自收到本催告书之日起{days}个工作日内。",
        "履行的方式": facts.acts[-1].data["how"],
        "金额和给付方式": money,
        "陈述、申辩的权利": "收到本催告书后有权陈述、申辩，本机关将记录、复核，成立的予以采纳。逾期不履行且无正当理由的，本机关将依法强制执行。",
    }
    served = chinese_date(date.fromisoformat(base["served_on"]))
    opening = (
        f"{base['decision_number']}《{base['decision_title']}》已于{served}送达，{you(facts)}逾期没有履行。现催告如下："
    )
    return paper(facts, opening, items, _law(facts, "行政强制法35", "行政强制法36"))


def execution_decision(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data, base = must(facts, "propose_execution").data, must(facts, "base_execution").data
    cost = (
        f"因不履行的后果已经或者将{HARM_TITLES[data['harm']]}，由{data['substitute']}代履行，"
        f"费用预算人民币{data['cost'] / parts.FEN:,.2f}元，按成本确定，由当事人承担。"
        if data["cost"]
        else "不适用代履行。"
    )
    day = chinese_date(date.fromisoformat(data["on"]))
    items = {
        "强制执行的理由": (data["facts"], data["reasoning"]),
        "强制执行的方式": f"{WAY_TITLES[data['way']]}。",
        "时间和地点": f"{day}{data['begins_hour']}时至{data['ends_hour']}时，{data['place']}",
        "代履行人和费用预算": cost,
        "催告和陈述申辩情况": f"{chinese_date(must(facts, 'serve_urging').on)}送达催告书，经催告仍不履行。{_heard(facts)}",
        **publicity(facts),
    }
    opening = f"{you(facts)}逾期不履行{base['decision_number']}《{base['decision_title']}》，本机关决定强制执行："
    own = ("行政强制法51(1)(一)",) if data["way"] == "substitute" else ()
    return paper(facts, opening, items, _law(facts, "行政强制法37", *own, *data["basis"]), remedies=True)


def execution_agreement(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data, base = facts.acts[-1].data, must(facts, "base_execution").data
    items = {
        "据以执行的决定": f"{base['decision_number']}《{base['decision_title']}》：{base['duty']}",
        "分阶段履行的内容": numbered(data["stages"]),
        "履行期限": f"{chinese_date(date.fromisoformat(data['until']))}前（含当日）。",
        "减免": data["relief"] or "没有减免。",
        "不履行的后果": "不履行本协议的，本机关恢复强制执行。",
    }
    opening = f"在不损害公共利益和他人合法权益的前提下，本机关与{you(facts)}达成执行协议："
    return paper(
        facts, opening, items, _law(facts, "行政强制法42(1)", "行政强制法42(2)"), signs=("当事人", "本机关经办人")
    )


def substituted_lines(facts: CaseFacts, told: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Supervision, signatures and cost of a performance in the party's place, if it was one (行政强制法51)."""
    if told is None:
        return ()
    there = names(facts, told["supervisors"]) if told["supervisors"] else "没有派员"
    signed = "、".join(SIGNER_TITLES[who] for who in told["signed"]) or "无"
    cost = f"实际费用人民币{told['cost'] / parts.FEN:,.2f}元，由当事人承担。" if told["cost"] else "费用尚未结算。"
    return (f"代履行到场监督：{there}；签名或者盖章：{signed}。", cost)


def execution_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    act = facts.acts[-1]
    data = act.data
    shown = "已出示执法证件" if data["statements"]["certificate_shown"] else "没有出示执法证件"
    here = "当事人在场" if data["party_present"] else "当事人不在场"
    items = {
        "时间、地点": f"{chinese_date(act.on)}，{data['place']}",
        "执行人员和出示证件": f"{names(facts, data['officers'])}，{shown}。",
        "到场人员": f"{here}；见证人{data['witness']}。" if data["witness"] else f"{here}。",
        "执行经过和结果": (data["done"], *substituted_lines(facts, data.get("substituted"))),
        "笔录确认": "已签名或者注明拒签情况。" if data["signed_or_noted"] else "没有签名，也没有注明拒签情况。",
    }
    return paper(
        facts,
        "强制执行经过记录如下：",
        items,
        _law(facts, "行政强制法37", "行政强制法43(1)"),
        signs=("当事人或者见证人", "执行人员"),
    )


def clearance_decision(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What 行政强制法51(1)(一) wants stated, and why it could not wait (52)."""
    data = must(facts, "decide_clearance").data
    what = f"{PLACE_TITLES[data['place']]}（{data['where']}）上的{THING_TITLES[data['thing']]}"
    items = {
        "需要立即清除的情形": (data["facts"], data["needs_at_once"]),
        "当事人不能清除的情形": data["party_cannot"],
        "代履行的方式和标的": f"立即清除{what}。",
        "代履行人和费用预算": f"{data['substitute']}，费用预算人民币{data['cost'] / parts.FEN:,.2f}元，"
        "按成本确定，由当事人承担。",
        "当事人的权利": "可以陈述、申辩；不服本决定的，可以依法申请行政复议或者提起行政诉讼。",
        **publicity(facts),
    }
    basis = _law(facts, "行政强制法52", "行政强制法51(1)(一)", "行政强制法51(2)", *data["basis"])
    return paper(facts, f"为立即清除{what}，本机关决定立即实施代履行：", items, basis, remedies=True)


def clearance_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What was done, who watched and signed, what it cost."""
    act = facts.acts[-1]
    data = act.data
    here = "当事人在场" if data["party_present"] else "当事人不在场"
    items = {
        "时间、地点": f"{chinese_date(act.on)}，{data['place']}",
        "执行人员": f"{names(facts, data['officers'])}。",
        "到场人员": f"{here}；见证人{data['witness']}。" if data["witness"] else f"{here}。",
        "清除经过和结果": data["done"],
        "监督、签名和费用": substituted_lines(facts, data["substituted"]),
    }
    basis = _law(facts, "行政强制法52", "行政强制法51(1)(三)", "行政强制法51(1)(四)")
    return paper(
        facts, "立即代履行经过记录如下：", items, basis, signs=("到场监督人员", "代履行人", "当事人或者见证人")
    )


def execution_ending(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data, base = facts.acts[-1].data, facts.last("base_execution")
    clause = "行政强制法39(2)" if data["ground"] == "three_years" else "行政强制法40"
    what = f"{base.data['decision_number']}《{base.data['decision_title']}》的强制执行" if base else "立即代履行"
    items = {
        "终结执行的情形": f"{worded(facts.rules.body, GROUNDS[data['ground']], facts.on)}。",
        "理由": data["reason"],
        "后果": "本机关不再强制执行该决定。",
    }
    return paper(facts, f"关于{what}，本机关决定终结：", items, _law(facts, clause))


COERCION_BUILDERS: dict[str, Builder] = {
    "measure_approval": measure_approval,
    "seizure_decision": seizure_decision,
    "measure_extension": measure_extension,
    "measure_disposal": measure_disposal,
    "appraisal_notice": appraisal_notice,
    "duty_urging": duty_urging,
    "execution_decision": execution_decision,
    "execution_agreement": execution_agreement,
    "execution_record": execution_record,
    "execution_ending": execution_ending,
    "clearance_decision": clearance_decision,
    "clearance_record": clearance_record,
}
