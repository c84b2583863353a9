"""The finite graph (程序图) of a procedure in a release: situations and what leads from one to another. Pure.

The graph is the kernel's own: an edge is taken where a gate and a move let pass, and does what the latches do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from config.schema.procedure import Move, Procedure
from config.schema.release import ReleaseBody
from states.action import CaseAction
from states.derived_facts import RUNNING, TERM_OF_FACT, is_free
from states.diagrams import Diagram, TooMuchWorkError, Values
from states.effects import Effect
from states.formula import All as AllOf
from states.formula import Formula
from states.obligation import END
from states.situations import Mark, Situations, condition_of
from states.spots import spots_of

WAITING = "(wait)"
"""Instead of an action: time passes until a term has run out."""

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


class Graph(Situations):
    """Situations of one procedure and the edges between them."""

    def __init__(
        self,
        procedure: Procedure,
        body: ReleaseBody,
        actions: Mapping[str, CaseAction],
        watched: Mapping[str, Sequence[Formula]] | None = None,
        *,
        spotless: bool = False,
    ) -> None:
        super().__init__(procedure, body, actions, watched, spotless=spotless)
        self.work_left: int | None = None  # how many nodes may still be drawn; a proof sets it
        self.final = frozenset(step.key for step in procedure.steps if step.final)
        self.edges: dict[str, list[Edge]] = {step.key: [] for step in procedure.steps}
        for edge in (*self._acting(), *self._waiting()):
            self.edges[edge.source].append(edge)
        self._forget()

    def _acting(self) -> Iterator[Edge]:
        moves: dict[tuple[str, str], list[Move]] = {}
        for move in self.procedure.moves:
            for source in move.source:
                moves.setdefault((move.act, source), []).append(move)
        spots = spots_of(self.procedure, self.actions)
        for key in self.acts:
            permitted = self.permitted(key)
            for source in self.edges:
                if found := moves.get((key, source)):
                    for move in found:
                        yield from self._edges(key, source, move.to, permitted, condition_of(move))
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
                if sure[0]:
                    yield (sure,)
                    sure = frozenset(), self.diagrams.every
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
        return self._drawn(diagrams.without(found, edge.forgets | loose))

    def ahead(self, edge: Edge, situations: Diagram) -> Diagram:
        """From where the edge can lead into these situations."""
        diagrams = self.diagrams
        found = diagrams.without(situations, edge.forgets)
        for outcomes in reversed(edge.outcomes):
            found = diagrams.any_of(diagrams.shared(found, holds, facts) for facts, holds in outcomes)
        return self._drawn(found & edge.before)

    def _drawn(self, found: Diagram) -> Diagram:
        """The same, counted against what the proof may draw."""
        if self.work_left is not None:
            self.work_left -= found.node_count()
            if self.work_left < 0:
                raise TooMuchWorkError
        return found

    def may_change(self, edge: Edge) -> set[int]:
        """The variables that the edge may change or forgets."""
        return {n for choice in edge.choices for values in choice for n, _ in values} | edge.forgets

    def may_set(self, edge: Edge) -> set[str]:
        """The facts that may be so once the edge was taken, because of it."""
        return {self.names[n] for choice in edge.choices for values in choice for n, value in values if value}


def _kept(choices: tuple[tuple[Values, ...], ...], kept: frozenset[int]) -> tuple[tuple[Values, ...], ...]:
    """The choices over the facts that are kept; those that come to nothing are left out."""
    found = (
        tuple(sorted({tuple(pair for pair in values if pair[0] in kept) for values in choice})) for choice in choices
    )
    return tuple(choice for choice in found if choice != ((),))
