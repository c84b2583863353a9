"""Record how the place was cleared in the party's place (实施立即代履行)."""

from config.schema.base import Line, Text
from states import checks, gates
from states import gates_coercion as coercion
from states.action import OFFICER, CaseAction, Gate, Latch
from states.facts import CaseFacts
from states.formula import Fact
from states.payload import Payload, Team
from states.reasons import Reason
from states.substitute import Substituted, cost_is_told, signed_by_all, supervised, without_violence

CLEARANCE_DECIDED = Gate("clearance_decided", "行政强制法52", "机关负责人没有决定立即代履行", Fact("clearance_decided"))


class CarryOutClearance(Payload):
    """Who was there, what was cleared, who watched and signed, what it cost."""

    officers: Team
    place: Line
    party_present: bool
    witness: Line | None = None
    done: Text
    completed: bool
    substituted: Substituted


def watched(facts: CaseFacts, payload: CarryOutClearance) -> Reason | None:
    """Somebody of the bureau watched (行政强制法51(1)(三))."""
    return supervised(facts, payload.substituted)


def signed(facts: CaseFacts, payload: CarryOutClearance) -> Reason | None:
    """When it is done everybody signs (行政强制法51(1)(四))."""
    return signed_by_all(payload.substituted) if payload.completed else None


def cost(facts: CaseFacts, payload: CarryOutClearance) -> Reason | None:
    """By its cost, within the budget (行政强制法51(2))."""
    decided = facts.last("decide_clearance")
    budget = int(decided.data["cost"]) if decided is not None else None
    return cost_is_told(payload.substituted, payload.completed, budget)


def peaceful(facts: CaseFacts, payload: CarryOutClearance) -> Reason | None:
    """Without violence (行政强制法51(3))."""
    return without_violence(payload.substituted)


CARRY_OUT_CLEARANCE = CaseAction(
    key="carry_out_clearance",
    title="实施立即代履行",
    payload=CarryOutClearance,
    roles=OFFICER,
    clause="行政强制法52",
    on_paper=True,
    gates=(gates.CERTIFIED, CLEARANCE_DECIDED, coercion.UNPERFORMED),
    checks=(
        checks.known_officers("officers"),
        checks.team_certified("officers"),
        watched,
        signed,
        cost,
        peaceful,
    ),
    establishes=(
        Latch("execution_carried_out", lambda act: bool(act.data["completed"])),
        Latch("cleared_without_party", lambda act: bool(act.data["completed"]) and not act.data["party_present"]),
    ),
)
