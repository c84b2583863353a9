"""Contexts of the answers to a request for information (政府信息公开告知书): what each kind must tell, from the record."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from states.disclosure import ANSWERS, FAMILY, FORM_TITLES, GROUNDS, WITHHOLDING, AnswerKind
from states.documents import building_parts as parts
from states.documents.building_matters import Builder, items_told, must, you
from states.documents.common import Evidence
from states.documents.papers_answers import ReviewFirst
from states.facts import CaseFacts
from states.terms import chinese_date

ANSWERED_BY = ("propose_answer", "answer_on_the_spot", "supply_on_the_spot")
"""Acts that say how a request is answered."""
FREE_OF_CHARGE = "本机关依申请提供政府信息，不收取费用。"
Told = Mapping[str, Any]


def request_text(facts: CaseFacts) -> tuple[str, ...]:
    """What is asked for, as the request and its correction have it."""
    asked = must(facts, "register_disclosure_request").data["description"]
    corrected = facts.last("submit_corrections")
    more = ("补正后写明：" + "；".join(corrected.data["materials"]),) if corrected is not None else ()
    return (asked, *more)


def received(facts: CaseFacts) -> str:
    """你单位的政府信息公开申请于…收到"""
    day = must(facts, "register_disclosure_request").on
    return f"{you(facts)}提出的政府信息公开申请，本机关于{chinese_date(day)}收到。"


def asked_for_information(facts: CaseFacts) -> bool:
    """Whether the file is one of a request for information (政府信息公开申请)."""
    return facts.procedure.family == FAMILY


def facts_of_answer(facts: CaseFacts) -> str:
    """What was asked for and how it was answered, as the bureau tells whoever reviews it."""
    asked = "；".join(request_text(facts)).rstrip("。；")
    made = facts.last(*ANSWERED_BY) if facts.decision is not None else None
    if made is None:
        return f"{received(facts)}申请公开的信息：{asked}。本机关尚未作出答复。"
    reason = f"理由：{made.data['reason'].rstrip('。')}。" if made.data.get("reason") else ""
    kind: AnswerKind = made.data.get("kind", "supplied")
    return f"{received(facts)}申请公开的信息：{asked}。本机关的答复：{ANSWERS[kind].title}。{reason}"


def papers_of_file(facts: CaseFacts) -> tuple[Evidence, ...]:
    """The papers of the file, each with its number: they prove how the request was handled."""
    issued = [document for act in facts.acts for document in act.documents]
    found = tuple(
        Evidence(name=f"{one['title']}（{one['number']}）", proves="申请的收到、办理和答复情况") for one in issued
    )
    return (*found, *(parts.evidence(facts) if not facts.has_none_of(("add_evidence",)) else ()))


def review_first(facts: CaseFacts) -> ReviewFirst:
    """Organ and days of reconsideration, which comes first, and of the suit after it (行政复议法23(1)(四))."""
    bureau = facts.rules.body.bureau
    return ReviewFirst(
        reconsideration_organ=bureau.reconsideration_organ,
        reconsideration_address=bureau.reconsideration_address,
        reconsideration_days=parts.amount_of(facts, "reconsideration", "calendar_day"),
        court=bureau.court,
        court_address=bureau.court_address,
        litigation_days=parts.amount_of(facts, "lawsuit_after_reconsideration", "calendar_day"),
    )


def _form(data: Told) -> tuple[str, ...]:
    why = data.get("form_reason")
    helped = data.get("help_given")
    lines = (f"以{FORM_TITLES[data['form']]}提供。", f"不按申请的形式提供的理由：{why}" if why else "")
    return tuple(line for line in (*lines, f"已提供必要的帮助：{helped}" if helped else "") if line)


def _access(data: Told) -> str:
    when = data.get("available_on")
    if data.get("access") is None:
        return "随本告知书一并提供。"
    return data["access"] if when is None else f"{data['access']}；时间：{when}"


def _ground(data: Told) -> str:
    return f"{GROUNDS[data['ground']][1]}。"


def _public(data: Told) -> dict[str, Sequence[str]]:
    return {"答复": "该信息已经主动公开。", "获取的方式、途径": data["access"]}


def _supplied(data: Told) -> dict[str, Sequence[str]]:
    return {
        "答复": "该信息可以公开，现予以公开。",
        "提供的信息": data.get("information") or "见获取的方式、途径和时间。",
        "提供的形式": _form(data),
        "获取的方式、途径和时间": _access(data),
        "费用": FREE_OF_CHARGE,
    }


def _partial(data: Told) -> dict[str, Sequence[str]]:
    return {
        "答复": "该信息含有不应当公开的内容，能够作区分处理，现提供可以公开的内容。",
        "提供的信息": data["information"],
        "提供的形式": _form(data),
        "不予公开的内容": data["withheld"],
        "不予公开的情形和理由": (_ground(data), data["reason"]),
        "费用": FREE_OF_CHARGE,
    }


def _refused(data: Told) -> dict[str, Sequence[str]]:
    return {"答复": "本机关决定不予公开。", "不予公开的情形": _ground(data), "理由": data["reason"]}


def _not_held(data: Told) -> dict[str, Sequence[str]]:
    return {"答复": "经检索，没有所申请公开的信息，该政府信息不存在。", "检索情况": data["searched"]}


def _not_ours(data: Told) -> dict[str, Sequence[str]]:
    organ = (
        f"{data['organ']}，联系方式：{data['organ_contact']}。"
        if data.get("organ")
        else "本机关不能确定负责公开该信息的行政机关。"
    )
    return {"答复": "所申请公开的信息不属于本机关负责公开。", "理由": data["reason"], "负责公开的行政机关": organ}


def _repeated(data: Told) -> dict[str, Sequence[str]]:
    return {
        "答复": "本机关已就相同的政府信息作出答复，现属重复申请，不予重复处理。",
        "此前的答复": f"文号：{data['earlier']}。",
    }


def _special(data: Told) -> dict[str, Sequence[str]]:
    return {
        "答复": "有关法律、行政法规对该信息的获取有特别规定，请依照其规定办理。",
        "适用的规定": data["special_law"],
    }


def _unprocessed(data: Told) -> dict[str, Sequence[str]]:
    return {"答复": "提供所申请的信息需要对现有政府信息进行加工、分析，不予提供。", "理由": data["reason"]}


def _petition(data: Told) -> dict[str, Sequence[str]]:
    return {
        "答复": "申请内容属于信访、投诉、举报等活动，不作为政府信息公开申请处理。",
        "理由": data["reason"],
        "可以选择的渠道": data.get("access") or "可以依法通过信访、投诉、举报等相应渠道提出。",
    }


def _publication(data: Told) -> dict[str, Sequence[str]]:
    return {"答复": "申请的内容为公开出版物，可以自行获取。", "获取的途径": data["access"]}


def _excess(data: Told) -> dict[str, Sequence[str]]:
    return {
        "答复": "申请的数量、频次明显超过合理范围，说明的理由不合理，不予处理。",
        "理由": data["reason"],
    }


TELLING: Mapping[str, Callable[[Told], dict[str, Sequence[str]]]] = {
    "public": _public,
    "supplied": _supplied,
    "partial": _partial,
    "refused": _refused,
    "not_held": _not_held,
    "not_ours": _not_ours,
    "repeated": _repeated,
    "special": _special,
    "unprocessed": _unprocessed,
    "petition": _petition,
    "publication": _publication,
    "excess": _excess,
}


def _building(kind: str) -> Builder:
    def build(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
        """The answer of this kind, drawn from the proposal or from the answer on the spot."""
        data = must(facts, *ANSWERED_BY).data
        what = "申请的内容" if kind == "petition" else "申请公开的信息"
        clauses = [ANSWERS[kind].clause]  # type: ignore[index]
        if kind in WITHHOLDING:
            clauses += [GROUNDS[data["ground"]][0], "行政复议法23(1)(四)"]
        return {
            "cause": parts.cause(facts),
            "opening": f"{received(facts)}经审查，现答复如下：",
            "items": items_told({what: request_text(facts), **TELLING[kind](data)}),
            "basis": parts.basis(facts, *clauses),
            "signs": None,
            "remedies": None if kind in WITHHOLDING else parts.remedies(facts),
            "first": review_first(facts) if kind in WITHHOLDING else None,
        }

    return build


ANSWER_BUILDERS: dict[str, Builder] = {f"answer_{kind}": _building(kind) for kind in TELLING}
"""Builder of each kind of answer."""
