"""The right to a hearing (听证权利): from which amount and value on a proposal carries one (行政处罚法63). Pure.

Confiscated gains and the value of confiscated goods are put together, and goods of a value nobody established count as
valuable ones: the readings that give the party its hearing.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from config.schema.law import SANCTION_TITLES
from states.facts import Act, CaseFacts
from states.severity import HEAVY
from states.vocabulary import PartyKind


def hearing_threshold(facts: CaseFacts, day: date) -> int:
    """From which amount on a hearing is due for this kind of party, by the figure of the day (行政处罚法63)."""
    key = "hearing_threshold_person" if facts.party.kind is PartyKind.PERSON else "hearing_threshold_organisation"
    return facts.rules.figure(key, day)


def carries_hearing(facts: CaseFacts, proposal: Act) -> bool:
    """Whether sanctions, amounts and values of a proposal reach the threshold of a hearing on the day it was made."""
    return bool(hearing_grounds(facts, proposal))


def hearing_grounds(facts: CaseFacts, proposal: Act) -> tuple[str, ...]:
    """What of a proposal gives the right to a hearing, in the words of the law (行政处罚法63(1)); empty: nothing."""
    data, threshold = proposal.data, hearing_threshold(facts, proposal.on)
    large = ("较大数额罚款",) if int(data.get("fine") or 0) >= threshold else ()
    heavy = tuple(SANCTION_TITLES[kind] for kind in data.get("sanctions") or () if kind in HEAVY)
    return large + _taken(data, threshold) + heavy


def _taken(data: Mapping[str, Any], threshold: int) -> tuple[str, ...]:
    gains, goods = int(data.get("confiscation") or 0), goods_value(data)
    if goods is None:
        large = ("没收较大数额违法所得",) if gains >= threshold else ()
        return (*large, "没收价值尚未认定的非法财物（按较大价值对待）")
    found: tuple[str, ...] = ("没收较大数额违法所得",) if gains >= threshold else ()
    found += ("没收较大价值非法财物",) if goods >= threshold else ()
    both = ("没收违法所得、非法财物合计达到较大数额",) if gains + goods >= threshold else ()
    return found or both


def goods_value(data: Mapping[str, Any]) -> int | None:
    """What the goods to be confiscated (非法财物) are worth in fen; 0 where none are, ``None`` where nobody established it."""
    if "confiscation_of_goods" not in (data.get("sanctions") or ()):
        return 0
    value = data.get("goods_value")
    return None if value is None else int(value)
