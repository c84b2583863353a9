"""The finite graph (程序图) of a procedure in a release: situations and what leads from one to another. Pure.

A situation (情形) is a step and the facts that a gate, a move, an obligation or an end of this procedure reads; all other
facts are left out. What lies outside the bureau's will goes both ways. The graph is the kernel's own: its conditions are
the formulas that ``lifecycle.decide`` evaluates, its effects what the latches do (``states.effects``).

Corrections of the record are not walked: a corrected entry is judged as if it had been written so at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from config.schema.procedure import Move, Procedure, Task
from config.schema.release import ReleaseBody
from states import derived_facts
from states.action import CaseAction, Gate
from states.derived_facts import FATE, FREE, OPEN, RUNNING, TERM_OF_FACT, TRUE_AT_FIRST, is_free
from states.diagrams import Diagram, Diagrams, Values
from states.effects import Effect, effects_of
from states.fact_register import FACTS
from states.formula import All as AllOf
from states.formula import AnyOf, Fact, Formula, Not
from states.further_gates import FURTHER_GATES
from states.obligation import END
from states.ordering import drawn_together
from states.vocabulary import Weight

CORRECTION = "correct_record"
WAITING = "(wait)"
"""Instead of an action: time passes until a term has run out."""

Situations = Mapping[str, Diagram]
"""For each step the set of situations a case may be in there, as a diagram."""

Outcome = tuple[frozenset[int], Diagram]
"""Facts that come to be otherwise, and what may then hold of them, as a diagram."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One thing an action can come to from one step; ``before`` are the situations in which it can be done so."""

    act: str
    source: str
    target: str
    before: Diagram
    choices: tuple[tuple[Values, ...], ...]  # of each choice exactly one assignment comes about, independently
    outcomes: tuple[tuple[Outcome, ...], ...] = ()  # the choices as they are walked
    forgets: frozenset[int] = frozenset()  # what nothing asks for from the target on
    ran_out: str = ""  # the term, if this is waiting


@dataclass(frozen=True, slots=True)
class Mark:
    """What the walk notes beside the facts: a term that began to run, a task that was opened."""

    fact: str
    acts: tuple[str, ...]
    condition: Formula
    resets: tuple[str, ...] = ()


class Graph:
    """Situations of one procedure and the edges between them."""

    def __init__(
        self,
        procedure: Procedure,
        body: ReleaseBody,
        actions: Mapping[str, CaseAction],
        watched: Mapping[str, Sequence[Formula]] | None = None,
    ) -> None:
        """``watched``: by action (``END``: at an end) what else will be asked, so that its facts are kept till then."""
        self.procedure, self.body, self.actions = procedure, body, actions
        self._permitted: dict[str, Diagram] = {}
        self.final = frozenset(step.key for step in procedure.steps if step.final)
        self._defined = {key: define(body) for key, define in derived_facts.DEFINED.items()}
        self._marks = {mark.fact: mark for mark in _marks(procedure)}
        acts = {*(move.act for move in procedure.moves), *(record.act for record in procedure.spot)}
        self.acts = tuple(key for key in actions if key in acts and key != CORRECTION)
        self._whole = {key: derived_facts.with_what_is_read_off(actions[key]) for key in self.acts}
        self._changing = self._changing_facts()
        self._watched = watched or {}
        self.variables = {
            fact: number for number, fact in enumerate(drawn_together(self._read(), self._asked_together()))
        }
        self.diagrams = Diagrams(len(self.variables))
        self.names = {number: fact for fact, number in self.variables.items()}
        self.free = frozenset(number for fact, number in self.variables.items() if is_free(fact))
        self._bounds = self.diagrams.all_of(self._bound(fact) for fact in self.variables if FREE.get(fact) is not None)
        self.lasting = tuple(number for fact, number in self.variables.items() if fact in derived_facts.AT_FIRST)
        self.gate_keys = frozenset(g.key for a in actions.values() for g in a.gates) | FURTHER_GATES.keys()
        self.fate = frozenset(number for fact, number in self.variables.items() if fact in FATE)
        self.edges: dict[str, list[Edge]] = {step.key: [] for step in procedure.steps}
        for edge in (*self._acting(), *self._waiting()):
            self.edges[edge.source].append(edge)
        self._forget()

    # ---- facts ---------------------------------------------------------------------------------------------------------

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

    def may_change(self, edge: Edge) -> set[int]:
        """The variables that the edge may change or forgets."""
        return {n for choice in edge.choices for values in choice for n, _ in values} | edge.forgets

    def may_set(self, edge: Edge) -> set[str]:
        """The facts that may be so once the edge was taken, because of it."""
        return {self.names[n] for choice in edge.choices for values in choice for n, value in values if value}

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
        """What bars the action in this procedure; flags bar nothing."""
        yield from (gate for gate in self.all_gates(key) if gate.weight is Weight.BARS)

    def of(self, formula: Formula) -> Diagram:
        """The situations in which a formula holds."""
        match formula:
            case Fact(key=key):
                return self._fact(key)
            case Not(part=part):
                return ~self.of(part)
            case AllOf(parts=parts):
                return self.diagrams.all_of(self.of(part) for part in parts)
            case AnyOf(parts=parts):
                return self.diagrams.any_of(self.of(part) for part in parts)
        raise AssertionError("no further kind of formula")

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

    # ---- edges ---------------------------------------------------------------------------------------------------------

    def _acting(self) -> Iterator[Edge]:
        moves: dict[tuple[str, str], list[Move]] = {}
        for move in self.procedure.moves:
            for source in move.source:
                moves.setdefault((move.act, source), []).append(move)
        spots = {record.act: frozenset(record.steps) for record in self.procedure.spot}
        for key in self.acts:
            permitted = self.permitted(key)
            for source in self.edges:
                if found := moves.get((key, source)):
                    for move in found:
                        yield from self._edges(key, source, move.to, permitted, _condition(move))
                elif key in spots and source not in self.final and (not spots[key] or source in spots[key]):
                    yield from self._edges(key, source, source, permitted, AllOf(()))

    def _edges(self, key: str, source: str, target: str, permitted: Diagram, condition: Formula) -> Iterator[Edge]:
        """The ways an action may go from one step to another: by what the move asks for and what terms it starts."""
        choices = tuple(self._numbered(choice) for choice in self._effects(key, target.split(".")[0]))
        marks = [mark for mark in self._marks.values() if key in mark.acts and mark.fact in self.variables]
        for fixed, rest in self._split(choices, [condition, *(mark.condition for mark in marks)]):
            before = permitted & self._before(condition, fixed)
            for ahead, marked in self._marked(marks, fixed, before):
                possible = self.diagrams.without(ahead, self.free)
                if possible.satisfiable():
                    yield Edge(key, source, target, possible, tuple(c for c in (*rest, (marked,)) if c != ((),)))

    def _numbered(self, choice: tuple[Effect, ...]) -> tuple[Values, ...]:
        """The choice over the facts that matter here."""
        kept = {
            tuple(sorted((self.variables[fact], value) for fact, value in effect if fact in self.variables))
            for effect in choice
        }
        return tuple(sorted(kept))

    def _split(
        self, choices: tuple[tuple[Values, ...], ...], conditions: list[Formula]
    ) -> Iterator[tuple[Values, tuple[tuple[Values, ...], ...]]]:
        """One by one the effects that a condition looks at, with all choices once these are made."""
        read = {self.variables[fact] for fact in self._all_behind(conditions) if fact in self.variables}
        found: list[tuple[Values, tuple[tuple[Values, ...], ...]]] = [((), ())]
        for choice in choices:
            if read & {number for effect in choice for number, _ in effect}:
                found = [((*fixed, *effect), (*rest, (effect,))) for fixed, rest in found for effect in choice]
            else:
                found = [(fixed, (*rest, choice)) for fixed, rest in found]
        for fixed, rest in found:
            yield tuple(sorted(dict(fixed).items())), rest

    def _all_behind(self, formulas: Iterable[Formula]) -> set[str]:
        waiting = [fact for formula in formulas for fact in formula.facts()]
        found: set[str] = set()
        while waiting:
            fact = waiting.pop()
            if fact not in found:
                found.add(fact)
                waiting += self._defined[fact].facts() if fact in self._defined else ()
        return found

    def _before(self, condition: Formula, fixed: Values) -> Diagram:
        """The situations from which the condition holds once these effects came about."""
        return self.diagrams.given(self.of(condition), fixed)

    def _marked(self, marks: list[Mark], fixed: Values, before: Diagram) -> Iterator[tuple[Diagram, Values]]:
        """What the act leaves noted, by the situation; a term begun again is not over."""
        found: list[tuple[Diagram, dict[int, bool]]] = [(before, {})]
        for mark in marks:
            noted = self._before(mark.condition, fixed)
            values = {self.variables[fact]: False for fact in mark.resets if fact in self.variables}
            values[self.variables[mark.fact]] = True
            found = [
                each
                for ahead, others in found
                for each in (
                    (ahead & noted, {**others, **values}),
                    (ahead & ~noted, others),
                )
                if each[0].satisfiable()
            ]
        yield from ((ahead, tuple(sorted(values.items()))) for ahead, values in found)

    def _waiting(self) -> Iterator[Edge]:
        for fact, key in TERM_OF_FACT.items():
            if RUNNING + key not in self.variables or fact not in self.variables or is_free(fact):
                continue
            over = self.variables[fact]
            before = self.diagrams.exactly(((self.variables[RUNNING + key], True),))
            before = before & ~self.diagrams.fact(over)
            for step in self.edges:
                if step not in self.final:
                    yield Edge(WAITING, step, step, before, ((((over, True),),),), ran_out=key)

    def _forget(self) -> None:
        """Leave out of each step the facts that nothing later asks for, and what would change only those."""
        kept = self._asked_from()
        every = frozenset(self.names)
        self.forgotten = {step: every - asked for step, asked in kept.items()}
        self.idle: dict[str, list[Edge]] = {}  # what can be done in a step and changes nothing that is asked for
        for step, edges in self.edges.items():
            forgets = {
                edge.target: self.forgotten[edge.target] if edge.target != step else frozenset() for edge in edges
            }
            found = [self._keeping(e, kept[e.target], forgets[e.target]) for e in edges]
            self.edges[step] = [e for e in found if e.choices or e.target != step or e.act in self._watched]
            self.idle[step] = [e for e in found if not e.choices and e.target == step and e.act not in self._watched]

    def _keeping(self, edge: Edge, kept: frozenset[int], forgets: frozenset[int]) -> Edge:
        choices = _kept(edge.choices, kept)
        return replace(edge, choices=choices, forgets=forgets, outcomes=tuple(self._outcomes(choices)))

    def _outcomes(self, choices: tuple[tuple[Values, ...], ...]) -> Iterator[tuple[Outcome, ...]]:
        """The choices with all that is about the same facts taken together; what leaves no choice of facts is one."""
        sure: Outcome = (frozenset(), self.diagrams.every)
        for choice in choices:
            found: dict[frozenset[int], Diagram] = {}
            for values in choice:
                facts = frozenset(number for number, _ in values)
                found[facts] = found.get(facts, self.diagrams.none) | self.diagrams.exactly(values)
            if len(found) > 1:
                yield tuple(found.items())
            else:
                ((facts, holds),) = found.items()
                sure = sure[0] | facts, self.diagrams.without(sure[1], facts) & holds
        if sure[0]:
            yield (sure,)

    def _asked_from(self) -> dict[str, frozenset[int]]:
        """For each step the facts that something in it or after it looks at."""
        asked = {key: self._behind_all(formulas) for key, formulas in self._watched.items()}
        found = {step: asked.get(END, frozenset()) if step in self.final else frozenset() for step in self.edges}
        for step, edges in self.edges.items():
            for edge in edges:
                found[step] |= self.diagrams.read_by(edge.before) | asked.get(edge.act, frozenset())
        changed = True
        while changed:
            before = dict(found)
            for step, edges in self.edges.items():
                found[step] = found[step].union(*(found[edge.target] for edge in edges))
            changed = found != before
        return found

    def _behind_all(self, formulas: Iterable[Formula]) -> frozenset[int]:
        return frozenset[int]().union(*(self.diagrams.read_by(self.of(formula)) for formula in formulas))

    # ---- along the edges -----------------------------------------------------------------------------------------------

    def after(self, edge: Edge, situations: Diagram, *, loose: frozenset[int] = frozenset()) -> Diagram:
        """Where the edge leads from these situations, once ``loose`` facts may be anything."""
        diagrams = self.diagrams
        found = situations & edge.before
        if not found.satisfiable():
            return found
        for outcomes in edge.outcomes:
            found = diagrams.any_of(diagrams.without(found, facts) & holds for facts, holds in outcomes)
        return diagrams.without(found, edge.forgets | loose)

    def ahead(self, edge: Edge, situations: Diagram) -> Diagram:
        """From where the edge can lead into these situations."""
        diagrams = self.diagrams
        found = diagrams.without(situations, edge.forgets)
        for outcomes in reversed(edge.outcomes):
            found = diagrams.any_of(diagrams.shared(found, holds, facts) for facts, holds in outcomes)
        return found & edge.before

    def titled(self, fact: str) -> str:
        """A fact in Chinese."""
        if fact.startswith(RUNNING):
            return f"期限 {fact.removeprefix(RUNNING)} 已起算"
        if fact.startswith(OPEN):
            return f"已交办“{tasks_by_aim(self.procedure)[fact.removeprefix(OPEN)][0].title}”"
        return FACTS[fact].title if fact in FACTS else derived_facts.HELPERS[fact]


def _condition(rule: Move | Task) -> Formula:
    parts: list[Formula] = [Fact(rule.when)] if rule.when else []
    parts += [Not(Fact(rule.unless))] if rule.unless else []
    return AllOf(tuple(parts))


def tasks_by_aim(procedure: Procedure) -> dict[str, list[Task]]:
    """The tasks of the procedure by the fact that ends them."""
    found: dict[str, list[Task]] = {}
    for task in procedure.tasks:
        found.setdefault(task.until, []).append(task)
    return found


def _kept(choices: tuple[tuple[Values, ...], ...], kept: frozenset[int]) -> tuple[tuple[Values, ...], ...]:
    """The choices over the facts that are kept; those that come to nothing are left out."""
    found = (
        tuple(sorted({tuple(pair for pair in values if pair[0] in kept) for values in choice})) for choice in choices
    )
    return tuple(choice for choice in found if choice != ((),))


def _marks(procedure: Procedure) -> Iterator[Mark]:
    for term in procedure.terms:
        resets = tuple(fact for fact, key in TERM_OF_FACT.items() if key == term.key)
        yield Mark(RUNNING + term.key, term.starts, Fact(term.when) if term.when else AllOf(()), resets)
    for until, tasks in tasks_by_aim(procedure).items():
        condition = AnyOf(tuple(_condition(task) for task in tasks))
        yield Mark(OPEN + until, tuple(task.on for task in tasks), condition)
