"""What is asked of every asking for views (征求意见), of third parties (政府信息公开条例32) and of other organs (34) alike. Pure."""

from typing import Any

from states.action import Check
from states.consultations import Consulted, consulted, is_open
from states.facts import CaseFacts
from states.reasons import Reason

CLAUSES: dict[Consulted, str] = {"third_party": "政府信息公开条例32", "organ": "政府信息公开条例34"}
LETTERS: dict[Consulted, str] = {"third_party": "征求意见书", "organ": "征求意见函"}


def not_asked_twice(of: Consulted) -> Check:
    """Whoever is still waited for is not asked again, which would begin his days anew."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        one = consulted(facts, of, payload.name)
        if one is None or not is_open(facts, one):
            return None
        return Reason("consulted_once", CLAUSES[of], f"已征求{payload.name}的意见，尚未答复，期限也未届满")

    return check


def was_asked(of: Consulted) -> Check:
    """Only of whom was asked a receipt or an answer is entered."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        one = consulted(facts, of, payload.name)
        if one is not None and one.asked.at <= facts.at:
            return None
        return Reason("consulted_first", CLAUSES[of], f"所填时间之前没有征求过{payload.name}的意见")

    return check


def received_once(of: Consulted) -> Check:
    """The days run from one receipt."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        one = consulted(facts, of, payload.name)
        if one is None or one.received is None:
            return None
        return Reason("consultation_received_once", CLAUSES[of], f"{LETTERS[of]}的收到日期已经登记")

    return check
