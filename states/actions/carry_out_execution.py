"""Record how the decision was executed by force (强制执行现场笔录)."""

from datetime import date

from config.schema.base import Line, Text
from states import checks, gates, gates_after
from states import gates_coercion as coercion
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.ledger import rests
from states.payload import Payload, Statements, Team
from states.reasons import Reason
from states.substitute import Substituted, cost_is_told, signed_by_all, supervised, without_violence
from states.terms import chinese_date
from states.vocabulary import BUREAU_TZ, Weight


class CarryOutExecution(Payload):
    """Who was there, what was done, what came of it (行政强制法43, 51)."""

    officers: Team
    place: Line
    statements: Statements
    party_present: bool
    witness: Line | None = None
    done: Text
    signed_or_noted: bool
    completed: bool
    substituted: Substituted | None = None  # 代履行的监督、签名和费用 (行政强制法51)


def done_by_day(facts: CaseFacts) -> Reason | None:
    """At night or on a day off without urgency: it has happened, so it is a flag (行政强制法43(1))."""
    proposal = facts.last("propose_execution")
    hour = facts.at.astimezone(BUREAU_TZ).hour
    by_day = facts.rules.figure("night_ends") <= hour < facts.rules.figure("night_begins")
    workday = facts.rules.workdays.is_workday(facts.on, protect=True)
    if (by_day and workday) or (proposal is not None and proposal.data["urgent"] is not None):
        return None
    remedy = "停止执行，依法消除影响，报执法监督人员处理"
    says = "在夜间或者休息日、法定节假日实施了强制执行"
    return Reason("by_day", "行政强制法43(1)", says, Weight.FLAGS, remedy)


def urged_again(facts: CaseFacts) -> Reason | None:
    """Three clear working days before somebody else performs, the party is urged once more (行政强制法51(1)(二))."""
    proposal, decided = facts.last("propose_execution"), facts.last("decide_execution")
    if proposal is None or decided is None or proposal.data["way"] != "substitute":
        return None
    again = [act.on for act in facts.acts_of("serve_urging") if act.seq > decided.seq and act.served]
    latest: date = facts.rules.tell_before("substitute_urging", facts.on).due
    if again and again[-1] <= latest:
        return None
    return Reason("urged_again", "行政强制法51(1)(二)", "代履行{substitute_urging}前没有再次催告当事人履行，不得代履行")


def not_before_the_day_told(facts: CaseFacts) -> Reason | None:
    """The decision tells the day of the execution, and until then the party may still perform (行政强制法37(2)); it has
    happened, so an earlier day is a flag."""
    proposal = facts.last("propose_execution")
    if proposal is None or facts.on.isoformat() >= proposal.data["on"]:
        return None
    day = chinese_date(date.fromisoformat(proposal.data["on"]))
    remedy = "停止执行，能够恢复的恢复原状，报执法监督人员处理"
    says = f"在决定书告知的执行时间（{day}）之前实施了强制执行"
    return Reason("executed_on_the_day_told", "行政强制法37", says, Weight.FLAGS, remedy)


def not_while_resting(facts: CaseFacts) -> Reason | None:
    """While execution is suspended (中止执行) nobody executes; it has happened, so it is a flag. The moment of the
    execution counts, not that of its entry."""
    rested = [r for r in rests(facts) if r.began.at <= facts.at and (r.ended is None or facts.at < r.ended.at)]
    if not rested:
        return None
    remedy = "立即停止执行，能够恢复的恢复原状，报执法监督人员处理"
    return Reason(
        "executed_while_resting", "行政强制法39", "执行已经中止，尚未恢复就实施了强制执行", Weight.FLAGS, remedy
    )


def _budget(facts: CaseFacts) -> int | None:
    """What the decision says the substitute costs; ``None``: nobody performs in the party's place."""
    proposal = facts.last("propose_execution")
    return proposal.data["cost"] if proposal is not None and proposal.data["way"] == "substitute" else None


def substituted_told(facts: CaseFacts, payload: CarryOutExecution) -> Reason | None:
    """Of a performance in the party's place supervision, signatures and cost are told, of nothing else."""
    if (payload.substituted is not None) == (_budget(facts) is not None):
        return None
    says = "代履行的须写明到场监督人员、签名和费用，其他方式不得写"
    return Reason("substituted_told", "行政强制法51(1)(四)", says)


def substitute_watched(facts: CaseFacts, payload: CarryOutExecution) -> Reason | None:
    """Somebody of the bureau watched (行政强制法51(1)(三))."""
    return supervised(facts, payload.substituted) if payload.substituted is not None else None


def substitute_signed(facts: CaseFacts, payload: CarryOutExecution) -> Reason | None:
    """When it is done everybody signs (行政强制法51(1)(四))."""
    told = payload.substituted
    return signed_by_all(told) if told is not None and payload.completed else None


def substitute_cost(facts: CaseFacts, payload: CarryOutExecution) -> Reason | None:
    """By its cost, within the budget (行政强制法51(2))."""
    told = payload.substituted
    return cost_is_told(told, payload.completed, _budget(facts)) if told is not None else None


def substitute_peaceful(facts: CaseFacts, payload: CarryOutExecution) -> Reason | None:
    """Without violence (行政强制法51(3))."""
    return without_violence(payload.substituted) if payload.substituted is not None else None


CARRY_OUT_EXECUTION = CaseAction(
    key="carry_out_execution",
    title="实施强制执行",
    payload=CarryOutExecution,
    roles=OFFICER,
    clause="行政强制法37",
    on_paper=True,
    gates=(
        gates.CERTIFIED,
        gates.SERVED,
        gates.SERVICE_STANDS,
        coercion.UNPERFORMED,
        coercion.NO_AGREEMENT_RUNNING,
        gates_after.EXECUTED_ON_STANDING,
    ),
    conditions=(done_by_day, not_before_the_day_told, not_while_resting, urged_again),
    checks=(
        checks.known_officers("officers"),
        checks.team_certified("officers"),
        checks.statements_made,
        substituted_told,
        substitute_watched,
        substitute_signed,
        substitute_cost,
        substitute_peaceful,
    ),
    establishes=(Latch("execution_carried_out", lambda act: bool(act.data["completed"])),),
)
