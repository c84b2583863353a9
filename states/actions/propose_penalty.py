"""Propose a penalty (拟处罚意见): facts, basis, grade, kinds and amount."""

from config.schema.base import Line, Text
from states import checks, discretion_checks, gates, goods_checks, other_case_checks, penalty_gates, proposal_checks
from states.action import OFFICER, CaseAction, Latch
from states.payload import ClauseText, IntendedPenalty


class ProposePenalty(IntendedPenalty):
    """The penalty intended; the prior notice tells exactly this."""

    facts: Text
    evidence: Text
    reasoning: Text
    violated: ClauseText
    basis: ClauseText
    also_broken: tuple[Line, ...] = ()  # powers (职权编号) of the other norms that the same act breaks

    @property
    def norms_told(self) -> tuple[str, ...]:
        """A proposal names them whole; none named: there are none."""
        return self.also_broken


PROPOSE_PENALTY = CaseAction(
    key="propose_penalty",
    title="提出拟处罚意见",
    payload=ProposePenalty,
    roles=OFFICER,
    clause="行政处罚法57(一)",
    gates=(
        gates.CERTIFIED,
        gates.IS_HANDLER,
        gates.REPORTED,
        gates.EVIDENCE,
        gates.POWER,
        gates.LIMITATION,
        penalty_gates.OLD_ENOUGH,
        penalty_gates.CAPABLE,
        penalty_gates.HARMFUL,
        penalty_gates.AT_FAULT,
        penalty_gates.ESTABLISHED,
    ),
    checks=(
        checks.cited_law_in_force,
        checks.sanctions_told_whole,
        goods_checks.goods_value_told_whole,
        goods_checks.goods_value_proved,
        checks.fine_is_lawful,
        discretion_checks.circumstances_proved,
        discretion_checks.gains_are_whole,
        checks.sanctions_in_power,
        proposal_checks.cited_items_stand,
        proposal_checks.fined_once,
        other_case_checks.not_fined_elsewhere,
        proposal_checks.gains_confiscated,
        proposal_checks.powers_exist,
        proposal_checks.by_the_higher_fine,
        proposal_checks.light_enough,
        proposal_checks.is_lighter_as_told,
    ),
    establishes=(Latch("penalty_proposed"),),
    withdraws=(
        Latch("no_penalty_proposed"),
        Latch("review_passed"),
        Latch("discussion_held"),
        Latch("rights_waived"),  # what was waived was the right to speak to the proposal told then
        Latch("hearing_waived"),
    ),
)
