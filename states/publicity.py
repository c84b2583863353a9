"""Publication of what enforcement comes to (执法结果公开): what a decision says of it, on which ground of law it is kept back,
and what of the result is told in public. One rule for every kind of enforcement (河南省行政执法条例6; 政府信息公开条例14 to
16, 20). Pure.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

from config.schema.base import Text
from config.schema.procedure import Procedure
from states.acts import Act
from states.facts import CaseFacts
from states.families import clause_of_action
from states.payload import Payload
from states.reasons import Reason

OPEN_TO_ALL = "河南省行政执法条例6"
NO_WEIGHT: Final = "no_social_weight"
OVERTURNED: Final = "overturned"
Ground = Literal["state_secret", "forbidden", "safety", "business_secret", "privacy", "no_social_weight", "overturned"]

GROUNDS: Mapping[Ground, tuple[str, str]] = {
    "state_secret": ("河南省行政执法条例6", "涉及国家秘密"),
    "forbidden": ("河南省行政执法条例6", "法律、行政法规禁止公开"),
    "safety": ("河南省行政执法条例6", "公开后可能危及国家安全、公共安全、经济安全、社会稳定"),
    "business_secret": ("河南省行政执法条例6", "涉及商业秘密"),
    "privacy": ("河南省行政执法条例6", "涉及个人隐私"),
    OVERTURNED: ("河南省行政执法条例32", "只是执行原措施被撤销、变更、确认违法或者无效的结果"),
    NO_WEIGHT: ("行政处罚法48(1)", "不具有一定社会影响的行政处罚决定"),
}
"""Ground of not publishing (不予公开的法定情形) → clause and what the law calls it."""


class PublicUnlessSaid(Payload):
    """A decision that is made public unless it says why it is not (不公开决定的理由)."""

    not_published_because: Text | None = None


class Publicised(PublicUnlessSaid):
    """A decision whose result is public (执法结果公开): it says whether it is, and if not on which ground and why. Records
    from before there was the question have no answer."""

    publish: bool | None = None
    not_published_ground: Ground | None = None


def publishes(procedure: Procedure) -> bool:
    """Whether the procedure makes anything public; a release from before there was the rule does not in every family."""
    return bool(procedure.publications)


def publication_is_told(facts: CaseFacts, payload: Publicised) -> Reason | None:
    """Published, or not on a ground of law with the reason: one of them, told in the decision."""
    untold = payload.not_published_ground is None and payload.not_published_because is None
    if not publishes(facts.procedure):
        says = "本案所依据的版本没有公开执法结果的安排，请不要填写是否公开"
        return None if payload.publish is None and untold else _reason(says)
    if payload.publish is None:
        return _reason("请写明执法结果是否公开；不公开的，写明法定情形和理由")
    if payload.publish:
        return None if untold else _reason("公开的，不写不公开的情形和理由")
    if payload.not_published_ground is None or payload.not_published_because is None:
        return _reason("不公开的，写明法定情形和理由")
    # Of other families a new decision leaves behind it that the old one, or the silence before it, was found wrong.
    fell = facts.truth["measure_imposed"] and facts.truth["decision_overturned"]
    if payload.not_published_ground == OVERTURNED and not fell:
        return _reason("卷内没有措施被撤销、变更、确认违法或者无效的记录，请写明真实的不公开情形")
    return _ground_is_of_this_family(facts, payload.not_published_ground)


def _ground_is_of_this_family(facts: CaseFacts, ground: Ground) -> Reason | None:
    """That a decision has no weight in society keeps a penalty out of the public, and no other decision."""
    clause, says = GROUNDS[ground]
    if clause_of_action(facts.procedure.family, clause) is not None:
        return None
    return _reason(f"“{says}”只适用于行政处罚，其他执法结果应当公开，涉及国家秘密、商业秘密和个人隐私的除外")


def _reason(says: str) -> Reason:
    return Reason("publication_told", OPEN_TO_ALL, says)


def published(act: Act) -> bool:
    """The decision says that it is made public."""
    return act.data.get("publish") is True


def told_of_publication(act: Act) -> str | None:
    """What the paper of the decision says of it; nothing in records from before there was the question."""
    if act.data.get("publish") is None:
        return None
    if published(act):
        return "本决定依法公开；涉及自然人的，只公开姓氏，不公开证件号码、住址和电话。"
    return f"本决定不公开（{GROUNDS[act.data['not_published_ground']][1]}）：{act.data['not_published_because']}"


# What is told of the result ---------------------------------------------------------------------------

FEN = 100
MEASURES = {"release": "解除查封、扣押", "confiscate": "没收", "destroy": "销毁"}


def granted(what: str) -> Callable[[CaseFacts, Act], str]:
    """Whether it was granted or refused, in words (准予、不予)."""
    return lambda facts, act: f"{'准予' if facts.truth['grant_proposed'] else '不予'}{what}"


def _levied(facts: CaseFacts, act: Act) -> str:
    """As a change or relief has it since; of an annulled levy, what it was."""
    return f"征收人民币{(facts.levied or facts.as_of(act.seq).levied or 0) / FEN:,.2f}元"


RESULTS: Mapping[str, Callable[[CaseFacts, Act], str]] = {
    "decide_permit": granted("行政许可"),
    "decide_confirmation": granted("技术合同认定登记"),
    "decide_levy": _levied,
    "decide_ruling": lambda facts, act: "已依法作出行政裁决",
    "decide_measure": lambda facts, act: MEASURES[act.data["outcome"]],
    "decide_execution": lambda facts, act: "决定强制执行",
    "decide_clearance": lambda facts, act: "决定立即代履行",
}
"""Decision → its result in words that name nobody and tell no secret of either side (政府信息公开条例15)."""


def result_told(facts: CaseFacts, made: Act) -> dict[str, Any]:
    """Matter, kind and result of a decision that is no penalty."""
    tells = RESULTS.get(made.action)
    if tells is None:
        return {}
    matter = facts.power.title if facts.power else facts.power_code
    return {"matter": matter, "result": tells(facts, made)}
