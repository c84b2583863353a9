"""What the law asks of performance in the party's place (代履行, 行政强制法50–52): who performs, before whose eyes, at what
cost, and how the record is signed. Pure."""

from typing import Literal

from pydantic import Field

from config.schema.base import Strict
from config.schema.bureau import OfficerId
from states.facts import CaseFacts
from states.payload import Fen
from states.reasons import Reason
from states.severity import yuan
from states.vocabulary import Weight

Signer = Literal["supervisor", "substitute", "party", "witness"]

SIGNER_TITLES: dict[Signer, str] = {
    "supervisor": "到场监督的工作人员",
    "substitute": "代履行人",
    "party": "当事人",
    "witness": "见证人",
}

Harm = Literal["traffic", "environment", "resources"]

HARM_TITLES: dict[Harm, str] = {
    "traffic": "危害交通安全",
    "environment": "造成环境污染",
    "resources": "破坏自然资源",
}


class Substituted(Strict):
    """What is on record of one performance in the party's place."""

    supervisors: tuple[OfficerId, ...] = Field(default=(), max_length=10)  # 到场监督的人员
    signed: tuple[Signer, ...] = Field(default=(), max_length=4)
    cost: Fen | None = None  # 实际费用
    violent: bool = False  # 采用暴力、胁迫以及其他非法方式


def performer_is_lawful(harm: Harm | None, interested: bool) -> Reason | None:
    """Only where the consequence endangers traffic, the environment or natural resources, and by nobody with a stake."""
    if harm is None:
        says = "代履行须写明后果已经或者将危害交通安全、造成环境污染或者破坏自然资源中的哪一种，没有的不得代履行"
        return Reason("substitute_ground", "行政强制法50", says)
    if interested:
        return Reason("substitute_neutral", "行政强制法50", "代履行人与本案有利害关系，须另行委托没有利害关系的第三人")
    return None


def supervised(facts: CaseFacts, told: Substituted) -> Reason | None:
    """Somebody of the bureau was there and watched; it has happened, so a gap is a flag (行政强制法51(1)(三))."""
    if facts.certified(list(told.supervisors)) > 0:
        return None
    remedy = "由本机关派员核验代履行的内容和费用，报执法监督人员处理"
    return Reason(
        "substitute_supervised", "行政强制法51(1)(三)", "代履行时本机关没有派员到场监督", Weight.FLAGS, remedy
    )


def signed_by_all(told: Substituted) -> Reason | None:
    """Supervisor, substitute, and the party or a witness sign; it has happened, so a gap is a flag (51(1)(四))."""
    lacking = [SIGNER_TITLES[who] for who in ("supervisor", "substitute") if who not in told.signed]
    lacking += [] if {"party", "witness"} & set(told.signed) else ["当事人或者见证人"]
    if not lacking:
        return None
    remedy = "补办签名或者注明原因，报执法监督人员处理"
    says = f"执行文书上没有{'、'.join(lacking)}的签名或者盖章"
    return Reason("substitute_signed", "行政强制法51(1)(四)", says, Weight.FLAGS, remedy)


def without_violence(told: Substituted) -> Reason | None:
    """Neither violence nor threat nor another unlawful way; it has happened, so it is a flag (行政强制法51(3))."""
    if not told.violent:
        return None
    remedy = "立即停止，依法赔偿损失，报执法监督人员处理"
    says = "代履行采用了暴力、胁迫或者其他非法方式"
    return Reason("substitute_peaceful", "行政强制法51(3)", says, Weight.FLAGS, remedy)


def cost_is_told(told: Substituted, completed: bool, budget: int | None) -> Reason | None:
    """What it cost is on record when it is done, for the party bears it; beyond the budget that was told it is a flag."""
    if completed and told.cost is None:
        return Reason("substitute_cost", "行政强制法51(2)", "代履行完毕须按成本写明实际费用")
    if told.cost is None or budget is None or told.cost <= budget:
        return None
    remedy = "按成本重新核定费用，没有依据的部分由本机关承担"
    says = f"实际费用超过决定书所载的费用预算{yuan(budget)}元"
    return Reason("substitute_cost", "行政强制法51(2)", says, Weight.FLAGS, remedy)
