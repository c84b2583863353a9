"""Enter how coercion that did not stand was made good (恢复原状、退还财物、赔偿)."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.days import Day
from states import checks, gates_after
from states.action import CLERKS, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import Payload
from states.reasons import Reason


class RecordRestitution(Payload):
    """What was made good (恢复原状、退还、赔偿), for whom, on which day, by which receipt; ``none_ordered``: the judgment
    or decision says that nothing is to be made good."""

    how: Literal["restored", "returned", "compensated", "none_ordered"]
    what: Text
    receiver: Line
    done_on: Day
    receipt_no: Line


def nothing_only_if_so_judged(facts: CaseFacts, payload: RecordRestitution) -> Reason | None:
    """Where the coercion was revoked or changed, it is made good; only a finding of unlawfulness (确认违法) may leave it
    at that (行政强制法41)."""
    if payload.how != "none_ordered":
        return None
    result = facts.last("record_review_result")
    only_unlawful = result is not None and result.data["result"] == "unlawful" and not facts.truth["decision_annulled"]
    if only_unlawful:
        return None
    says = "强制被撤销、变更或者确认无效的，须恢复原状、退还财物，不能恢复、退还的依法赔偿"
    return Reason("made_good", "行政强制法41", says)


RECORD_RESTITUTION = CaseAction(
    key="record_restitution",
    title="登记恢复原状、退还、赔偿",
    payload=RecordRestitution,
    roles=CLERKS,
    clause="行政强制法41",
    never_moves=True,
    on_paper=True,
    gates=(gates_after.RESTITUTION_OWED,),
    checks=(checks.not_later_than_today("done_on"), nothing_only_if_so_judged),
    establishes=(Latch("restitution_made"),),
)
