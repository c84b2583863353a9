"""Correct a slip of the pen in the decision (补正): what was decided stays as it is."""

import re
from collections.abc import Iterable
from functools import partial
from typing import Literal

from config.schema.base import Text
from config.schema.law import SANCTION_TITLES
from states import gates
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason
from states.remedy_order import UNJUDGED
from states.reviews import Review, reviews

CLAUSE = "科技部令20号17"
NUMERALS = "0-9０-９〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
DECIDED = (
    re.compile(rf"[\d０-９][\d０-９,，.．]*\s*[万亿]*元|[{NUMERALS}]+元"),  # a sum, in figures or in words
    re.compile("|".join((*SANCTION_TITLES.values(), "不予", "准予", "驳回", "支持", "责令", "撤销", "变更"))),
)
"""What people write a decision's amounts, kinds and outcome in (数额、种类、结论)."""
BASIS = (
    re.compile("《[^》]*》"),
    re.compile(rf"第[{NUMERALS}]+[条款项](?:之[一二三四五六七八九十]+)?|第?[（(][{NUMERALS}]+[）)]项"),
)
"""The law a decision rests on (依据): its name, its articles, paragraphs and items."""
DATED = re.compile(rf"(?<!个)[月年]\s*[{NUMERALS}]+\s*日(?:\s*[至到—~-]+\s*[{NUMERALS}]+\s*日)*")
"""The days of a date, or of dates from one to another (二月二十六日, 3月1日至5日): no period."""
PERIODS = (
    re.compile(rf"[{NUMERALS}]+\s*个?(?:工作)?[日天月年](?:之?内|以内|以?前|届满|止)"),
    re.compile(rf"[{NUMERALS}]+\s*(?:个?工作日|日|天|个月)"),
)
"""How long the party has (期限): 十五日内, 2026年3月20日前; and by itself, where it is no part of a date: 十五日, 三个月."""
REMEDIES = re.compile("行政复议|复议机关|申请复议|提起诉讼|行政诉讼|起诉|人民法院|向[^，。；、]{0,30}(?:政府|法院)")
"""Words in which the way to reconsideration and court is told (救济途径和期限, 行政处罚法59(1)(五))."""


DUTIES = re.compile("缴|改正|履行|停止|拆除|清除|交回")
"""Words in which the party's own duties are told: their periods are the decision's."""


class CorrectDecision(Payload):
    """Where the slip is, what stands there and what should (补正). What was decided, on which law and how long the party
    has is no slip of the pen: that is changed (变更). Where it can go (``remedies``) is told anew, with the whole time."""

    where: Literal["party", "dates", "performance", "remedies", "wording"]
    was: Text
    now: Text
    reason: Text


def says_something_else(facts: CaseFacts, payload: CorrectDecision) -> Reason | None:
    """A correction changes a word."""
    if payload.was != payload.now:
        return None
    return Reason("correction_corrects", CLAUSE, "补正前后的文字相同")


def decision_stands(facts: CaseFacts, payload: CorrectDecision) -> Reason | None:
    """What was decided is told by the record and changed by a decision of its own, never by correcting the paper."""
    for told, what in (
        (partial(_found, DECIDED), "处理结论、处罚种类和款项数额"),
        (partial(_found, BASIS), "所依据的法律、法规、规章及其条款"),
        (_periods, "当事人履行义务、行使权利的期限"),
    ):
        if told is _periods and _is_of_remedies(payload):
            continue
        if told(payload.was) != told(payload.now):
            says = f"{what}不是文字错误，不得以补正改变；确有错误的，依法撤销、变更决定"
            if told is _periods:
                says += "；申请复议、起诉的期限告知有误的，写出该句全文，作为 remedies 重新告知"
            return Reason("correction_changes_nothing", CLAUSE, says)
    return None


def _found(words: Iterable[re.Pattern[str]], text: str) -> list[str]:
    return sorted(found for each in words for found in each.findall(text))


def _periods(text: str) -> list[str]:
    bounded, bare = PERIODS
    return _found((bounded,), text) + _found((bare,), DATED.sub("…", text))


def remedies_stand(facts: CaseFacts, payload: CorrectDecision) -> Reason | None:
    """The way to reconsideration and court that was told wrongly is told anew as a whole, and the time runs from then
    (行诉解释64); whoever went to court or had it reviewed and got an answer needs no telling."""
    told = _tells_of_remedies(facts, payload.was) or _tells_of_remedies(facts, payload.now)
    says = None
    if told != (payload.where == "remedies"):
        says = (
            "救济途径和期限告知有误的，须作为 remedies 单独重新告知，期限自重新告知送达之日起计算；其他文字错误另行补正"
        )
    elif told and not _is_of_remedies(payload):
        says = "重新告知救济途径和期限的，不得同时改动履行决定的文字"
    elif told and any(_answers_the_party(one) for one in reviews(facts)):
        says = "当事人已经申请行政复议或者提起诉讼并有结果，无须重新告知救济途径"
    return Reason("remedies_are_told_anew", "行诉解释64", says) if says else None


def _tells_of_remedies(facts: CaseFacts, text: str) -> bool:
    """Where the party can go is told in these words, or by the name of the organ or the court itself."""
    bureau = facts.rules.body.bureau
    return REMEDIES.search(text) is not None or any(
        name in text for name in (bureau.reconsideration_organ, bureau.court)
    )


def _answers_the_party(review: Review) -> bool:
    """The party itself asked and got an answer: what a third person got, and what judged nothing, answers nothing."""
    result = review.result
    return review.applicant is None and result is not None and result.data["result"] not in UNJUDGED


def _is_of_remedies(payload: CorrectDecision) -> bool:
    """Nothing but where the party can go and how long it has for that."""
    return payload.where == "remedies" and not DUTIES.search(payload.was + payload.now)


CORRECT_DECISION = CaseAction(
    key="correct_decision",
    title="补正决定书",
    payload=CorrectDecision,
    roles=LEADER,
    clause=CLAUSE,
    never_moves=True,
    while_resting=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, gates.DECIDED, gates.NOT_ANNULLED),
    checks=(says_something_else, decision_stands, remedies_stand),
)
