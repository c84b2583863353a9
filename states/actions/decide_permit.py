"""Decide on the permit (作出行政许可决定): a certified leader who did not examine the application."""

from config.schema.base import Text
from states import gates_matters as matters
from states.action import LEADER, CaseAction, Latch
from states.facts import CaseFacts
from states.publicity import PublicUnlessSaid
from states.reasons import Reason
from states.telling_checks import everybody_was_told, told_as_proposed


class DecidePermit(PublicUnlessSaid):
    """The leader's opinion; a grant is published unless secrets or privacy forbid it (行政许可法40). A refusal is not, unless
    the bureau chose so (``permit_refusals``): the reason is told all the same."""

    opinion: Text


def refusal_is_not_published(facts: CaseFacts, payload: DecidePermit) -> Reason | None:
    """Only what was granted must be open to everybody (行政许可法40); a refusal weighs on who was refused."""
    published = payload.not_published_because is None
    if facts.truth["grant_proposed"] or not published or facts.rules.body.bureau.permit_refusals == "published":
        return None
    says = "不予许可的决定不主动公开，请写明“不公开决定的理由”"
    return Reason("refusal_not_published", "行政许可法40", says)


DECIDE_PERMIT = CaseAction(
    key="decide_permit",
    title="作出行政许可决定",
    payload=DecidePermit,
    roles=LEADER,
    clause="行政许可法38(1)",
    gates=(*matters.BEFORE_DECISION, matters.ACCEPTED, matters.EXAMINED, matters.OTHERS_TOLD),
    conditions=(told_as_proposed, everybody_was_told),
    checks=(refusal_is_not_published,),
    # Another decision than the one, or than the silence, that a remedy may have found wrong.
    withdraws=(Latch("decision_annulled"), Latch("decision_overturned")),
    establishes=(
        Latch("decision_made"),
        Latch("publication_ordered", lambda act: act.data["not_published_because"] is None),
    ),
)
