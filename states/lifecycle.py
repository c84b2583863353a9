"""The machine of a procedure, and the one decision: is this action lawful here and now, and what follows.

The only importer of ``transitions``. One flat machine per procedure and release is shared by all cases; its events are
fired on a small cursor, so no case object is ever the machine's model.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from transitions import Machine
from transitions.core import EventData

from config.schema.procedure import Move, Procedure
from states.action import CaseAction
from states.acts import Act
from states.facts import CaseFacts, OfficerFacts
from states.families import not_reviewable, resting_on
from states.further_gates import FURTHER_GATES
from states.ledger import clause_of_rest
from states.payload import Payload
from states.reasons import ActionRefused, Reason
from states.spots import spots_of
from states.vocabulary import BUREAU_TZ, ROLE_TITLES, Role, Weight
from states.wording import in_force

SYSTEM_ACTOR = "system"


class Cursor:
    """Where one case stands while an event is fired."""

    __slots__ = ("state", "truth")

    def __init__(self, state: str, truth: Mapping[str, bool]) -> None:
        self.state, self.truth = state, truth


def _condition(key: str, wanted: bool) -> Any:
    def holds(event: EventData) -> bool:
        cursor = event.model
        assert isinstance(cursor, Cursor)
        return cursor.truth[key] is wanted

    return holds


class Lifecycle:
    """The machine of one procedure (执法程序)."""

    def __init__(self, procedure: Procedure, actions: Mapping[str, CaseAction]) -> None:
        self.procedure = procedure
        self.titles = {step.key: step.title for step in procedure.steps}
        self.final = frozenset(step.key for step in procedure.steps if step.final)
        reopening = (actions[move.act] for move in procedure.moves if actions[move.act].reopens)
        self.reopening = next(reopening, None)  # the act that reopens a closed case, where there is one
        self._spot = spots_of(procedure, actions)
        self._sources = {(move.act, source) for move in procedure.moves for source in move.source}
        self._machine = Machine(
            model=None,
            states=[step.key for step in procedure.steps],
            initial=procedure.start,
            auto_transitions=False,
            send_event=True,
            ignore_invalid_triggers=False,
        )
        for move in procedure.moves:
            self._machine.add_transition(move.act, list(move.source), move.to, conditions=self._conditions(move))

    @staticmethod
    def _conditions(move: Move) -> list[Any]:
        wanted = [(move.when, True)] if move.when else []
        wanted += [(move.unless, False)] if move.unless else []
        return [_condition(key, value) for key, value in wanted]

    def knows(self, act: str, step: str) -> bool:
        """Whether the action can be taken from this step at all, moving or on the spot."""
        return (act, step) in self._sources or self.on_the_spot(act, step)

    def on_the_spot(self, act: str, step: str) -> bool:
        """Whether the action is a record without a move in this step."""
        steps = self._spot.get(act)
        return steps is not None and step not in self.final and (not steps or step in steps)

    def moves_from(self, act: str, step: str) -> bool:
        return (act, step) in self._sources

    def next_step(self, act: str, step: str, truth: Mapping[str, bool]) -> str | None:
        """The step after the action; ``None`` where no move fits."""
        if (act, step) in self._sources:
            cursor = Cursor(step, truth)
            moved = self._machine.events[act].trigger(cursor)
            return cursor.state if moved else None
        return step if self.on_the_spot(act, step) else None


@dataclass(frozen=True)
class Outcome:
    """What a lawful action comes to: where the case stands, with which flags, and the case as it is afterwards."""

    action: CaseAction
    act: Act
    before: str
    after: str
    flags: tuple[Reason, ...]
    facts: CaseFacts

    @property
    def closed(self) -> bool:
        return self.after in self.facts.rules.lifecycles[self.facts.procedure.key].final


def reasons_against(facts: CaseFacts, action: CaseAction, payload: Payload | None) -> tuple[Reason, ...]:
    """Every unmet rule, bars and flags alike; without a payload only what the case itself says."""
    found: list[Reason | None] = [without_role(facts, action), _in_order(facts, action), *unmet_gates(facts, action)]
    found += [condition(facts) for condition in action.conditions]
    if payload is not None:
        found += [check(facts, payload) for check in action.checks]
    return in_words(facts, (reason for reason in found if reason is not None))


def in_words(facts: CaseFacts, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The reasons with the clause of the family's own law and the amounts in force."""
    family, body = facts.procedure.family, facts.rules.body
    told = (resting_on(family, clause_of_rest(facts, reason)) for reason in reasons)
    return tuple(in_force(body, reason, facts.on) for reason in told)


def unmet_gates(facts: CaseFacts, action: CaseAction) -> tuple[Reason, ...]:
    """The gates of the action that do not hold: those of the statute, and those this procedure adds."""
    further = (g.gate for g in facts.procedure.gates if g.act == action.key)
    gates = (*action.gates, *(FURTHER_GATES[key] for key in further))
    return tuple(reason for gate in gates if (reason := gate.unmet(facts.truth)) is not None)


def decide(facts: CaseFacts, action: CaseAction, payload: Payload, data: Mapping[str, Any]) -> Outcome:
    """The case after ``action``, or :class:`ActionRefused` with every reason (依法作出判断; pure)."""
    lifecycle = facts.rules.lifecycles[facts.procedure.key]
    found = reasons_against(facts, action, payload)
    flags = tuple(r for r in found if r.weight is Weight.FLAGS)
    bars = [r for r in found if r.weight is Weight.BARS]
    if not lifecycle.knows(action.key, facts.step):
        bars.append(no_move(lifecycle, action, facts.step))
    if bars:  # what is refused is not thought through: its payload may be one that the case could not hold
        raise ActionRefused(action.key, facts.step, tuple(bars))
    act = Act(
        seq=facts.revision + 1,
        action=action.key,
        at=facts.at,
        by=facts.actor,
        data=data,
        step=facts.step,
        flags=frozenset(r.gate for r in flags),
        release=facts.rules.digest,
        others=facts.others,
    )
    after = facts.with_act(act)
    step = lifecycle.next_step(action.key, facts.step, after.truth)
    if step is None:
        raise ActionRefused(action.key, facts.step, (no_move(lifecycle, action, facts.step),))
    if step == facts.step:
        return Outcome(action, act, step, step, flags, after)
    act = replace(act, step=step)
    moved = facts.with_act(act, step)
    if moved.latches == after.latches:  # no other fact looks at the step
        moved.knowing(truth=after.truth)
    return Outcome(action, act, facts.step, step, flags, moved)


def no_move(lifecycle: Lifecycle, action: CaseAction, step: str) -> Reason:
    """The procedure has no such act at this step, or no procedure of its kind can have it."""
    if action.key == "record_review" and (barred := not_reviewable(lifecycle.procedure.family)) is not None:
        return barred
    says = f"案件现处于“{lifecycle.titles[step]}”，此时不能办理“{action.title}”"
    if step in lifecycle.final and (again := lifecycle.reopening) is not None:
        says += f"；结案后收到复议、诉讼文书，发现决定有误，或者有款项应当收取、退还的，先办理“{again.title}”"
        return Reason("no_move", again.clause, says)
    return Reason("no_move", lifecycle.procedure.clause, says)


def _in_order(facts: CaseFacts, action: CaseAction) -> Reason | None:
    """What happens here happens now; what happened on paper lies after the act that brought the case to this step."""
    if not action.on_paper and facts.on != facts.recorded.astimezone(BUREAU_TZ).date():
        return Reason("not_backdated", "行政处罚法47", f"“{action.title}”须当日办理，不得倒签日期")
    if facts.acts and facts.at < _step_began(facts):
        # A clock that went back would order the acts wrongly; the officer, who told no time, must not be blamed for it.
        clock = facts.at == facts.recorded
        says = (
            "系统时钟早于上一步办理的时间，请管理员核对时钟"
            if clock
            else "所填时间早于案件进入当前步骤的时间，先后顺序不符"
        )
        return Reason("acts_in_order", "行政处罚法47", says)
    return None


def _step_began(facts: CaseFacts) -> datetime:
    """When the act was done that brought the case to where it stands."""
    began = facts.acts[-1].at
    for act in reversed(facts.acts):
        if act.step != facts.step:
            break
        began = act.at
    return began


def without_role(facts: CaseFacts, action: CaseAction) -> Reason | None:
    """Whoever acts has none of the roles that the action is kept for (金科〔2015〕8号四(7))."""
    officer = facts.officer(facts.actor)
    if facts.actor == SYSTEM_ACTOR:
        roles: frozenset[Role] = frozenset({Role.SYSTEM})
    else:
        roles = officer.roles if officer is not None and officer.active else frozenset()
    if roles & action.roles:
        return None
    may = "、".join(ROLE_TITLES[r] for r in sorted(action.roles))
    return Reason("role", "金科〔2015〕8号四(7)", f"{_nobody(facts, officer)}“{action.title}”只能由{may}办理")


def _nobody(facts: CaseFacts, officer: OfficerFacts | None) -> str:
    """Why the name counts for nothing, where that is the reason: most often it is a slip of the keyboard."""
    if facts.actor == SYSTEM_ACTOR or (officer is not None and officer.active):
        return ""
    if officer is None:
        return f"当日名录中没有“{facts.actor}”这个人员；"
    return f"{officer.name}当日不在岗；"
