"""Correct a slip of the pen in the decision (补正): what was decided stays as it is."""

import re
from typing import Literal

from config.schema.base import Text
from config.schema.law import SANCTION_TITLES
from states import gates
from states.action import LEADER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason

CLAUSE = "科技部令20号17"
SUM = re.compile(
    r"[\d０-９][\d０-９,，.．]*\s*[万亿]*元|[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+元"
)
"""A sum of money as people write it, in figures or in words."""


class CorrectDecision(Payload):
    """Where the slip is, what stands there and what should; kinds and amounts of the penalty are no slip."""

    where: Literal["party", "dates", "provisions", "performance", "remedies", "wording"]
    was: Text
    now: Text
    reason: Text


def says_something_else(facts: CaseFacts, payload: CorrectDecision) -> Reason | None:
    """A correction changes a word."""
    if payload.was != payload.now:
        return None
    return Reason("correction_corrects", CLAUSE, "补正前后的文字相同")


def sums_and_kinds_stand(facts: CaseFacts, payload: CorrectDecision) -> Reason | None:
    """What was decided is told by the record and changed by a decision of its own, never by correcting the paper."""
    if _told_of(payload.was) == _told_of(payload.now):
        return None
    says = "处罚种类和款项数额不是文字错误，不得以补正改变；确有错误的，依法撤销、变更决定"
    return Reason("correction_changes_nothing", CLAUSE, says)


def _told_of(words: str) -> tuple[list[str], list[str]]:
    kinds: list[str] = [title for title in SANCTION_TITLES.values() if title in words]
    return sorted(SUM.findall(words)), kinds


CORRECT_DECISION = CaseAction(
    key="correct_decision",
    title="补正决定书",
    payload=CorrectDecision,
    roles=LEADER,
    clause=CLAUSE,
    never_moves=True,
    while_resting=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER, gates.DECIDED, gates.NOT_ANNULLED),
    checks=(says_something_else, sums_and_kinds_stand),
)
