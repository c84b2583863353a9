"""Make the proposal lighter (调整拟处罚意见) after a defence, a hearing or a review; never heavier."""

from config.schema.base import Text
from states import checks, discretion_checks, gates, goods_checks, proposal_checks
from states.action import OFFICER, CaseAction, Latch
from states.payload import IntendedPenalty


class ReviseProposal(IntendedPenalty):
    """The changed penalty with its reason."""

    reason: Text


REVISE_PROPOSAL = CaseAction(
    key="revise_proposal",
    title="调整拟处罚意见",
    payload=ReviseProposal,
    roles=OFFICER,
    clause="行政处罚法45",
    gates=(gates.CERTIFIED, gates.IS_HANDLER, gates.PENALTY_PROPOSED),
    checks=(
        checks.sanctions_told_whole,
        goods_checks.goods_value_told_whole,
        goods_checks.goods_value_proved,
        checks.fine_is_lawful,
        discretion_checks.circumstances_proved,
        discretion_checks.gains_are_whole,
        checks.sanctions_in_power,
        checks.not_heavier_than_told,
        proposal_checks.cited_items_stand,
        proposal_checks.fined_once,
        proposal_checks.gains_confiscated,
        proposal_checks.by_the_higher_fine,
        proposal_checks.light_enough,
        proposal_checks.is_lighter_as_told,
    ),
    withdraws=(Latch("review_passed"), Latch("discussion_held"), Latch("decision_approved")),
)
