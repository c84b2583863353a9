"""Contexts of the papers of adjudication and mediation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from states.actions.end_mediation import GROUNDS
from states.documents import building_parts as parts
from states.documents.building_matters import Builder, applied, asked, must, names, numbered, paper
from states.documents.publicity import publicity
from states.facts import CaseFacts
from states.other_side import other_side
from states.terms import chinese_date

RULING_LAW = ("中办发〔2018〕75号", "河南省行政执法条例29")
MEDIATION_LAW = ("金科〔2015〕8号四(3)",)


def sides(facts: CaseFacts, other: str) -> str:
    named, address = other_side(facts) or "未登记", other_side(facts, "other_party_address") or "地址未登记"
    return f"申请人{facts.party.name}；{other}{named}（{address}）。"


def answer_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    days = parts.amount_of(facts, "ruling_answer", "working_day")
    items = {
        "申请人和被申请人": sides(facts, "被申请人"),
        "申请事项": applied(facts).data["request"],
        "答辩期限": f"被申请人自收到申请书副本之日起{days}个工作日内提出答辩和证据；不答辩的，不影响审理。",
        "权利和义务": "双方可以委托代理人、申请回避、举证和质证，可以在裁决前自愿调解，也可以另行起诉。",
    }
    return paper(facts, f"{asked(facts)}已受理，现通知如下：", items, parts.basis(facts, *RULING_LAW))


def settlement_paper(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data = facts.acts[-1].data
    items = {"申请人和被申请人": sides(facts, "被申请人"), "调解经过": data["record"], "协议内容": data["agreement"]}
    basis = parts.basis(facts, *RULING_LAW)
    return paper(facts, "经先行调解，双方自愿达成协议：", items, basis, signs=("申请人", "被申请人", "调解人员"))


def trial_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    act = facts.acts[-1]
    data = act.data
    items = {
        "时间、地点和审理人员": f"{chinese_date(act.on)}，{data['place']}，{names(facts, data['officers'])}",
        "申请人陈述": data["applicant_said"],
        "被申请人答辩": data["respondent_said"],
        "举证、质证": data["examined"],
        "笔录确认": "已签名或者注明拒签情况。" if data["signed_or_noted"] else "没有签名，也没有注明拒签情况。",
    }
    basis = parts.basis(facts, *RULING_LAW)
    return paper(facts, "审理经过记录如下：", items, basis, signs=("申请人", "被申请人", "审理人员"))


def ruling(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data, answer = must(facts, "propose_ruling").data, facts.last("record_answer")
    said = answer.data["content"] if answer else "被申请人在期限内没有答辩。"
    items = {
        "申请人和被申请人": sides(facts, "被申请人"),
        "申请事项和答辩": (applied(facts).data["request"], said),
        "查明的事实": data["facts"],
        "裁决理由": data["reasoning"],
        "裁决结果": data["ruling"],
        "履行方式和期限": data["perform_by"],
        **publicity(facts),
    }
    basis = parts.basis(facts, "河南省行政执法条例29", *data["basis"])
    return paper(facts, f"{asked(facts)}，经先行调解未达成协议，现已审理终结。", items, basis, remedies=True)


def mediation_notice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    items = {
        "申请人和对方当事人": sides(facts, "对方当事人"),
        "争议事项": applied(facts).data["request"],
        "调解员": names(facts, facts.handlers),
        "自愿原则和权利": "调解以双方自愿为前提，不收取费用；可以申请调解员回避，可以随时退出，不影响依法仲裁或者起诉。",
    }
    return paper(
        facts, f"{asked(facts)}已受理，现征求对方当事人意见并通知如下：", items, parts.basis(facts, *MEDIATION_LAW)
    )


def mediation_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    act = facts.acts[-1]
    data = act.data
    told = "已告知自愿、随时退出和申请回避的权利" if data["rights_told"] else "没有告知自愿、退出和回避的权利"
    free = "，调解员声明没有利害关系。" if data["no_interest_declared"] else "，调解员没有声明利害关系。"
    items = {
        "时间、地点和调解员": f"{chinese_date(act.on)}，{data['place']}，{names(facts, data['mediators'])}",
        "告知事项": told + free,
        "调解内容": data["record"],
        "结果": "另行达成协议或者终止调解。",
    }
    basis = parts.basis(facts, *MEDIATION_LAW)
    return paper(facts, "调解经过记录如下：", items, basis, signs=("申请人", "对方当事人", "调解员"))


def mediation_agreement(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data = facts.acts[-1].data
    items = {
        "申请人和对方当事人": sides(facts, "对方当事人"),
        "争议事项": applied(facts).data["request"],
        "协议内容": numbered(data["terms"]),
        "履行期限": f"{chinese_date(date.fromisoformat(data['perform_by']))}前（含当日）。",
        "效力": "双方应当自觉履行；可以依法申请公证或者司法确认。不履行的，可以依法仲裁或者起诉。",
    }
    basis = parts.basis(facts, *MEDIATION_LAW)
    return paper(facts, "经本机关主持调解，双方自愿达成协议：", items, basis, signs=("申请人", "对方当事人", "调解员"))


def mediation_ending(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    data = facts.acts[-1].data
    items = {
        "争议事项": applied(facts).data["request"],
        "终止的理由": f"{GROUNDS[data['ground']]}。{data['reason']}",
        "可以寻求解决的途径": data["where_to_go"] or "可以依法申请仲裁或者向人民法院起诉。",
    }
    return paper(facts, f"{asked(facts)}，本机关现终止调解：", items, parts.basis(facts, *MEDIATION_LAW))


DISPUTES_BUILDERS: dict[str, Builder] = {
    "answer_notice": answer_notice,
    "settlement_paper": settlement_paper,
    "trial_record": trial_record,
    "ruling": ruling,
    "mediation_notice": mediation_notice,
    "mediation_record": mediation_record,
    "mediation_agreement": mediation_agreement,
    "mediation_ending": mediation_ending,
}
