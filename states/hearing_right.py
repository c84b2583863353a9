"""The right to a hearing (听证权利): from which amount and value on a proposal carries one (行政处罚法63). Pure.

Confiscated gains and the value of confiscated goods are put together, and goods of a value nobody established count as
valuable ones: the readings that give the party its hearing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from config.schema.law import SANCTION_TITLES
from states.acts import Act
from states.facts import CaseFacts
from states.severity import HEAVY
from states.vocabulary import PartyKind

FINE = "较大数额罚款"
GAINS = "没收较大数额违法所得"
VALUABLE = "没收较大价值非法财物"
UNVALUED = "没收价值尚未认定的非法财物（按较大价值对待）"
TOGETHER = "没收违法所得、非法财物合计达到较大数额"


def hearing_due(facts: CaseFacts) -> bool:
    """The penalty proposed carries a right to a hearing (行政处罚法63): the fine, or the gains and goods confiscated,
    reach the figures ``hearing_threshold_…``, or it is of a heavy kind (permit, level, business, closure, occupation)."""
    if facts.procedure.family != "penalty":
        return facts.latches.get("hearing_right_told", False)
    proposal = facts.proposal
    if proposal is None or proposal.action == "propose_no_penalty":
        return False
    return carries_hearing(facts, proposal)


def hearing_threshold(facts: CaseFacts, day: date) -> int:
    """From which amount on a hearing is due for this kind of party, by the figure of the day (行政处罚法63)."""
    key = "hearing_threshold_person" if facts.party.kind is PartyKind.PERSON else "hearing_threshold_organisation"
    return facts.rules.figure(key, day)


@dataclass(frozen=True, slots=True)
class HearingGrounds:
    """What of a proposal gives the right to a hearing, in the words of the law (行政处罚法63(1))."""

    by_amount: tuple[str, ...]  # measured by the threshold
    by_kind: tuple[str, ...]  # whatever the amount

    def __bool__(self) -> bool:
        return bool(self.by_amount or self.by_kind)

    @property
    def names_goods(self) -> bool:
        """Whether the value of goods (财物价值) is measured, or would be if it were known."""
        return VALUABLE in self.by_amount or UNVALUED in self.by_amount


def carries_hearing(facts: CaseFacts, proposal: Act) -> bool:
    """Whether kinds, amounts and values of a proposal give the right to a hearing on the day it was made (行政处罚法63)."""
    return bool(hearing_grounds(facts, proposal))


def hearing_grounds(facts: CaseFacts, proposal: Act) -> HearingGrounds:
    """What of a proposal gives the right to a hearing (行政处罚法63(1)); none: it is not offered."""
    data, threshold = proposal.data, hearing_threshold(facts, proposal.on)
    fined = (FINE,) if int(data.get("fine") or 0) >= threshold else ()
    heavy = tuple(SANCTION_TITLES[kind] for kind in data.get("sanctions") or () if kind in HEAVY)
    return HearingGrounds((*fined, *_taken(data, threshold)), heavy)


def _taken(data: Mapping[str, Any], threshold: int) -> tuple[str, ...]:
    gains, goods = int(data.get("confiscation") or 0), goods_value(data)
    large = (GAINS,) if gains >= threshold else ()
    if goods is None:
        return (*large, UNVALUED)
    valuable = (VALUABLE,) if goods >= threshold else ()
    together = (TOGETHER,) if gains + goods >= threshold else ()
    return (*large, *valuable) or together


def goods_value(data: Mapping[str, Any]) -> int | None:
    """What the goods to be confiscated (非法财物) are worth in fen; 0 where none are, ``None`` where nobody established it."""
    if "confiscation_of_goods" not in (data.get("sanctions") or ()):
        return 0
    value = data.get("goods_value")
    return None if value is None else int(value)
