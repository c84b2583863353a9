"""Make the proposal lighter (调整拟处罚意见) after a defence, a hearing or a review; never heavier."""

from pydantic import Field

from config.schema.base import Key, Line, Text
from config.schema.law import Sanction
from states import checks, discretion_checks, gates, goods_checks, proposal_checks
from states.action import OFFICER, CaseAction, Latch
from states.payload import CitedCircumstance, Fen, Mitigation, Payload


class ReviseProposal(Payload):
    """The changed penalty with its reason."""

    reason: Text
    sanctions: tuple[Sanction, ...] = Field(min_length=1, max_length=13)
    fine: Fen | None = None
    confiscation: Fen | None = None
    gains: Fen | None = None  # all unlawful gains (违法所得), where the statute fines by their multiple
    details: dict[Sanction, Line] = Field(default_factory=dict)  # what each kind without an amount comes to
    goods_value: Fen | None = None  # what the goods to be confiscated are worth (非法财物的价值); left out: not known
    goods_appraisal: Line | None = None  # number or title of the evidence of that value
    grade: Key | None = None
    circumstances: tuple[CitedCircumstance, ...] = ()
    evidence_items: tuple[Line, ...] = ()  # numbers of the items it rests on
    mitigation: Mitigation = "none"


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
