"""What can be said of a case in a procedure (情形): the facts that matter in it, and formulas over them as sets. Pure.

A situation is what a gate, a move, an obligation or an end of this procedure reads of a case; all other facts are left out.
What lies outside the bureau's will goes both ways. Formulas are those that ``lifecycle.decide`` evaluates, effects what the
latches do (``states.effects``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from config.schema.procedure import Move, Procedure, Task
from config.schema.release import ReleaseBody
from states import derived_facts
from states.action import CaseAction, Gate
from states.acts import CHANGE
from states.derived_facts import FATE, FREE, OPEN, RUNNING, TERM_OF_FACT, TRUE_AT_FIRST, is_free
from states.diagrams import Diagram, Diagrams
from states.effects import Effect, effects_of
from states.fact_register import FACTS
from states.formula import All as AllOf
from states.formula import AnyOf, Fact, Formula, Not
from states.further_gates import FURTHER_GATES
from states.ordering import drawn_together
from states.spots import acts_of
from states.vocabulary import Weight

NOT_WALKED = frozenset({"correct_record", CHANGE})
"""A corrected entry is judged as if it had been written so at once; a case that changes its procedure goes on in the graph
of the other one, from a step that the change names."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the walk notes beside the facts: a term that began to run, a task that was opened."""

    fact: str
    acts: tuple[str, ...]
    condition: Formula
    resets: tuple[str, ...] = ()


class Situations:
    """Situations of one procedure in a release."""

    def __init__(
        self,
        procedure: Procedure,
        body: ReleaseBody,
        actions: Mapping[str, CaseAction],
        watched: Mapping[str, Sequence[Formula]] | None = None,
        *,
        spotless: bool = False,
    ) -> None:
        """``watched``: by action (``END``: at an end) what else will be asked, so that its facts are kept till then;
        ``spotless``: nothing is done that would be flagged (瑕疵) as things stand."""
        self._weights = frozenset((Weight.BARS, Weight.FLAGS) if spotless else (Weight.BARS,))
        self.procedure, self.actions = procedure, actions
        self._permitted: dict[str, Diagram] = {}
        self._defined = {key: define(body) for key, define in derived_facts.DEFINED.items()}
        self._marks = {mark.fact: mark for mark in _marks(procedure)}
        acts = acts_of(procedure, actions) - NOT_WALKED
        self.acts = tuple(key for key in actions if key in acts)
        self._whole = {key: derived_facts.with_what_is_read_off(actions[key]) for key in self.acts}
        self._changing = self._changing_facts()
        self._watched = watched or {}
        drawn = drawn_together(self._read(), self._asked_together())
        self.variables = {fact: number for number, fact in enumerate(drawn)}
        self.names = dict(enumerate(drawn))
        self.diagrams = Diagrams(len(drawn))
        self.free = frozenset(number for fact, number in self.variables.items() if is_free(fact))
        self._bounds = self.diagrams.all_of(self._bound(fact) for fact in self.variables if FREE.get(fact) is not None)
        self.lasting = tuple(number for fact, number in self.variables.items() if fact in derived_facts.AT_FIRST)
        self.gate_keys = frozenset(g.key for a in actions.values() for g in a.gates) | FURTHER_GATES.keys()
        self.fate = frozenset(number for fact, number in self.variables.items() if fact in FATE)

    def _changing_facts(self) -> frozenset[str]:
        """The facts that something in this procedure can change, or that a case may bring with it."""
        found = {*FATE, *derived_facts.AT_FIRST}
        for key in self.acts:
            found |= {
                fact for effect in self.effects(key) for fact, value in effect if value is not self.at_first(fact)
            }
        found |= {fact for mark in self._marks.values() for fact in (mark.fact, *mark.resets)}
        return frozenset(found)

    def changes(self, fact: str) -> bool:
        """Whether the fact can be one way or the other in this procedure."""
        return fact in self._changing or fact in self._defined or is_free(fact)

    def effects(self, key: str) -> Iterator[Effect]:
        """What the action can do to facts, wherever the case then stands."""
        for stage in sorted({step.key.split(".")[0] for step in self.procedure.steps}):
            for choice in self._effects(key, stage):
                yield from choice

    def turned(self, situations: Diagram, number: int) -> Diagram:
        """These situations, were this fact so in them; none where it is already."""
        true = self.diagrams.fact(number)
        missing = situations & ~true
        return self.diagrams.without(missing, frozenset((number,))) & true

    def _effects(self, key: str, stage: str) -> tuple[tuple[Effect, ...], ...]:
        return (*effects_of(self._whole[key], stage), *derived_facts.CHANGES.get(key, ()))

    def _read(self) -> list[str]:
        """The facts that matter, in the order in which the actions ask for them."""
        wanted = [fact for key in self.acts for gate in self._gates(key) for fact in gate.formula.facts()]
        wanted += [key for move in self.procedure.moves for key in (move.when, move.unless) if key is not None]
        wanted += [fact for asked in self._watched.values() for formula in asked for fact in formula.facts()]
        found: list[str] = []
        seen: set[str] = set()
        while wanted:
            fact = wanted.pop(0)
            if fact in seen:
                continue
            seen.add(fact)
            wanted[:0] = self._behind(fact)
            if fact not in self._defined and (fact in self._changing or is_free(fact)):
                found.append(fact)
        return found

    def _asked_together(self) -> Iterator[set[str]]:
        """The facts of one formula, of one effect, of one mark."""
        for key in self.acts:
            yield from (self._down_to_latches(gate.formula) for gate in self._gates(key))
            yield from ({fact for fact, _ in effect} for effect in self.effects(key))
        yield from (self._down_to_latches(formula) for asked in self._watched.values() for formula in asked)
        yield from ({mark.fact, *mark.resets} | self._down_to_latches(mark.condition) for mark in self._marks.values())
        yield from ({fact, *self._down_to_latches(bound)} for fact, bound in FREE.items() if bound is not None)

    def _down_to_latches(self, formula: Formula) -> set[str]:
        found: set[str] = set()
        for fact in formula.facts():
            found |= self._down_to_latches(self._defined[fact]) if fact in self._defined else {fact}
        return found

    def _behind(self, fact: str) -> list[str]:
        """The facts by which this one is defined, bounded or set going."""
        if fact in self._defined:
            return list(self._defined[fact].facts())
        if (bound := FREE.get(fact)) is not None:
            return list(bound.facts())
        mark = self._marks.get(fact) or self._marks.get(RUNNING + TERM_OF_FACT.get(fact, ""))
        return [mark.fact, *mark.condition.facts()] if mark else []

    def all_gates(self, key: str) -> tuple[Gate, ...]:
        """The gates of the action in this procedure, its own and those the procedure adds."""
        further = [FURTHER_GATES[g.gate] for g in self.procedure.gates if g.act == key and g.gate in FURTHER_GATES]
        return (*self.actions[key].gates, *further)

    def _gates(self, key: str) -> Iterator[Gate]:
        """What bars the action in this procedure; flags bar nothing, unless the case is to be without any."""
        yield from (gate for gate in self.all_gates(key) if gate.weight in self._weights)

    def of(self, formula: Formula) -> Diagram:
        """The situations in which a formula holds."""
        return self.diagrams.where(formula, self._fact)

    def _fact(self, key: str) -> Diagram:
        if key in self._defined:
            return self.of(self._defined[key])
        number = self.variables.get(key)
        if number is None:  # nothing in this procedure changes it
            return self.diagrams.every if self.at_first(key) else self.diagrams.none
        return self.diagrams.fact(number)

    def at_first(self, fact: str) -> bool:
        """Whether the fact holds in a case just opened."""
        return fact in TRUE_AT_FIRST

    def _bound(self, fact: str) -> Diagram:
        bound = FREE[fact]
        assert bound is not None
        return ~self._fact(fact) | self.of(bound)

    def possible(self, situations: Diagram) -> Diagram:
        """These situations, whoever acts: the facts that depend on it may be one way or the other within their bounds."""
        return self.diagrams.without(situations & self._bounds, self.free)

    def permitted(self, key: str) -> Diagram:
        """The situations in which nothing bars the action, who acts included."""
        if key not in self._permitted:
            bars = self.diagrams.all_of(self.of(gate.formula) for gate in self._gates(key))
            self._permitted[key] = bars & self._bounds
        return self._permitted[key]

    @property
    def start(self) -> Diagram:
        """The situations in which a case may be opened."""
        values = [(n, f in TRUE_AT_FIRST) for f, n in self.variables.items() if f not in derived_facts.AT_FIRST]
        return self.diagrams.without(self.diagrams.exactly(tuple(sorted(values))), self.free)

    def titled(self, fact: str) -> str:
        """A fact in Chinese."""
        if fact.startswith(RUNNING):
            return f"期限 {fact.removeprefix(RUNNING)} 已起算"
        if fact.startswith(OPEN):
            return f"已交办“{tasks_by_aim(self.procedure)[fact.removeprefix(OPEN)][0].title}”"
        return FACTS[fact].title if fact in FACTS else derived_facts.HELPERS[fact]


def condition_of(rule: Move | Task) -> Formula:
    parts: list[Formula] = [Fact(rule.when)] if rule.when else []
    parts += [Not(Fact(rule.unless))] if rule.unless else []
    return AllOf(tuple(parts))


def tasks_by_aim(procedure: Procedure) -> dict[str, list[Task]]:
    """The tasks of the procedure by the fact that ends them."""
    found: dict[str, list[Task]] = {}
    for task in procedure.tasks:
        found.setdefault(task.until, []).append(task)
    return found


def _marks(procedure: Procedure) -> Iterator[Mark]:
    for term in procedure.terms:
        resets = tuple(fact for fact, key in TERM_OF_FACT.items() if key == term.key)
        yield Mark(RUNNING + term.key, term.starts, Fact(term.when) if term.when else AllOf(()), resets)
    for until, tasks in tasks_by_aim(procedure).items():
        condition = AnyOf(tuple(condition_of(task) for task in tasks))
        yield Mark(OPEN + until, tuple(task.on for task in tasks), condition)
