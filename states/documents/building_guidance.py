"""Contexts of the papers of administrative guidance."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from states.actions.plan_guidance import FORM_TITLES
from states.documents import building_parts as parts
from states.documents.building_matters import Builder, must, names, numbered, paper, you
from states.facts import CaseFacts
from states.subjects import rules_on
from states.terms import chinese_date

RULES = "豫依法行政领办〔2014〕86号"


def _free(facts: CaseFacts) -> str:
    return f"本指导不具有强制力，是否接受由{you(facts)}自愿决定；不接受的，没有任何不利后果。"


def _help(facts: CaseFacts) -> str:
    bureau = facts.rules.body.bureau
    return f"需要解释、示范或者上门辅导的，请联系{bureau.contact}，{bureau.phone}。"


def advice(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    plan, given = must(facts, "plan_guidance").data, facts.acts[-1].data
    content = (plan["content"], given["note"]) if given["note"] else plan["content"]
    items = {"指导事项": plan["matter"], "指导内容": content, "自愿原则": _free(facts), "咨询和帮助": _help(facts)}
    if plan["form"] == "interview":
        day = chinese_date(date.fromisoformat(given["interview_on"]))
        items = {
            "约谈事项": plan["matter"],
            "约谈时间和地点": f"{day}{given['begins']}，{given['place']}",
            "约谈内容": content,
            "自愿原则": _free(facts),
            "咨询和帮助": _help(facts),
        }
    followed = rules_on(facts.rules.body.bureau, facts.on)
    by = f"按照《{followed.title}》（{followed.number}），" if followed is not None else ""
    opening = f"为帮助{you(facts)}依法开展活动，{by}现就下列事项以“{FORM_TITLES[plan['form']]}”方式予以行政指导："
    return paper(facts, opening, items, parts.basis(facts, RULES, *plan["basis"]))


def interview_record(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    act = facts.acts[-1]
    data = act.data
    promised = numbered(
        f"{one['what']}（{chinese_date(date.fromisoformat(one['due']))}前）" for one in data["commitments"]
    )
    there = "、".join(data["attendees"])
    items = {
        "时间、地点和参加人员": f"{chinese_date(act.on)}，{data['place']}。{there}；约谈人员{names(facts, data['officers'])}",
        "约谈内容": data["minutes"],
        "承诺事项": promised or "没有承诺事项。",
        "笔录确认": "已签名或者注明拒签情况。" if data["signed_or_noted"] else "没有签名，也没有注明拒签情况。",
    }
    return paper(facts, "约谈记录如下：", items, parts.basis(facts, RULES), signs=("被约谈人", "约谈人员"))


GUIDANCE_BUILDERS: dict[str, Builder] = {
    **{f"guidance_{form}": advice for form in FORM_TITLES},
    "interview_record": interview_record,
}
