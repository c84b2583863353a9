"""Paths (路径) through the graph of a procedure: the shortest one to given situations, and how it is told. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from states.derived_facts import NOT_AT_WILL
from states.diagrams import Diagram
from states.graph import WAITING, Edge, Graph


@dataclass(frozen=True, slots=True)
class Path:
    """What is done from the first situation on, one edge after the other."""

    edges: tuple[Edge, ...]

    def told(self, graph: Graph) -> str:
        """The path in Chinese: steps and what leads from one to the next."""
        titles = {step.key: step.title for step in graph.procedure.steps}
        if not self.edges:
            return f"“{titles[graph.procedure.start]}”"
        found = f"“{titles[self.edges[0].source]}”"
        for edge in self.edges:
            found += f" —{done(graph, edge)}→ “{titles[edge.target]}”"
        return found


def done(graph: Graph, edge: Edge) -> str:
    """What is done on an edge, in Chinese."""
    return f"期限 {edge.ran_out} 届满" if edge.act == WAITING else graph.actions[edge.act].title


class Search:
    """All that can be reached from some situations, move by move; in each step everything that can be done there is done
    before the case moves on. ``fateful``: what is beyond the bureau's will may change on the way; ``avoids``: actions that
    are not taken."""

    def __init__(
        self, graph: Graph, start: Mapping[str, Diagram], *, fateful: bool, avoids: frozenset[str] = frozenset()
    ) -> None:
        self._graph, self._fateful, self._avoids = graph, fateful, avoids
        self._none = graph.diagrams.none
        self._start = {step: self._loose(one) for step, one in start.items() if one.satisfiable()}
        self._entered: list[tuple[str, Diagram, Edge | None]] = [(step, one, None) for step, one in self._start.items()]
        self._found: dict[str, Diagram] = dict(self._start)
        self._layer = tuple(self._start)
        for step in self._start:
            self._stay(step)

    @property
    def begins(self) -> str:
        """The step from which the search began."""
        return next(iter(self._start))

    def _loose(self, situations: Diagram) -> Diagram:
        return self._graph.diagrams.without(situations, self._graph.fate) if self._fateful else situations

    def _edges(self, step: str) -> list[Edge]:
        return [edge for edge in self._graph.edges[step] if edge.act not in self._avoids]

    def _enter(self, edge: Edge) -> bool:
        """Take one edge from all that was found; whether it leads to anything new."""
        known = self._found.get(edge.target, self._none)
        new = self._loose(self._graph.after(edge, self._found[edge.source])) & ~known
        if new.satisfiable():
            self._entered.append((edge.target, new, edge))
            self._found[edge.target] = known | new
        return new.satisfiable()

    def _stay(self, step: str) -> None:
        """Everything that can be done without leaving the step."""
        staying = [edge for edge in self._edges(step) if edge.target == step]
        while any([self._enter(edge) for edge in staying]):
            pass

    def grow(self) -> bool:
        """One move more; whether it leads to anything new."""
        moving = [edge for step in self._layer for edge in self._edges(step) if edge.target != step]
        self._layer = tuple(dict.fromkeys(edge.target for edge in moving if self._enter(edge)))
        for step in self._layer:
            self._stay(step)
        return bool(self._layer)

    def path_to(self, wanted: Mapping[str, Diagram]) -> Path | None:
        """A path to one of these situations with as few moves as may be and nothing on it that could be left out;
        ``None`` if there is none."""
        while not (met := self._met(wanted)):
            if not self.grow():
                return None
        return Path(tuple(self._shortened(self._back(met), wanted)))

    def _met(self, wanted: Mapping[str, Diagram]) -> dict[str, Diagram]:
        both = {step: self._found.get(step, self._none) & one for step, one in wanted.items()}
        return {step: one for step, one in both.items() if one.satisfiable()}

    def _back(self, met: Mapping[str, Diagram]) -> list[Edge]:
        """The edges by which the first of these situations was entered, from the start on."""
        graph, found = self._graph, list[Edge]()
        while True:
            edge, here = self._first_entry(met)
            if edge is None:
                return found[::-1]
            found.append(edge)
            met = {edge.source: self._loose(graph.ahead(edge, self._loose(here)))}

    def _first_entry(self, met: Mapping[str, Diagram]) -> tuple[Edge | None, Diagram]:
        """By what edge (the start: none) the first of these situations was entered, and which those were."""
        for step, new, edge in self._entered:
            here = new & met.get(step, self._none)
            if here.satisfiable():
                return edge, here
        raise AssertionError("what was met was entered")

    def postponed(self, path: Path, wanted: Mapping[str, Diagram]) -> Path:
        """The same path with every act as late as it can be: nobody is told to do now what belongs to a later step."""
        edges = list(path.edges)
        for at in range(len(edges) - 1, -1, -1):
            if edges[at].source == edges[at].target and edges[at].act != WAITING:
                edges = self._later(edges, at, wanted)
        return Path(tuple(edges))

    def _later(self, edges: list[Edge], at: int, wanted: Mapping[str, Diagram]) -> list[Edge]:
        rest = edges[:at] + edges[at + 1 :]
        for place in range(len(rest), at, -1):
            step = rest[place - 1].target
            for edge in self._graph.edges[step]:
                if edge.act == edges[at].act and edge.target == step:
                    moved = [*rest[:place], edge, *rest[place:]]
                    if self._leads(moved, wanted):
                        return moved
        return edges

    def along(self, path: Path) -> list[Diagram]:
        """The situations before each edge of a path from the start, and after the last."""
        here = self._start.get(path.edges[0].source, self._none) if path.edges else self._none
        found = [here]
        for edge in path.edges:
            here = self._loose(self._graph.after(edge, here))
            found.append(here)
        return found

    def _shortened(self, edges: list[Edge], wanted: Mapping[str, Diagram]) -> list[Edge]:
        """Without whatever is not needed: round trips first, then single acts."""
        for length in range(len(edges), 0, -1):
            at = 0
            while at + length <= len(edges):
                fewer = edges[:at] + edges[at + length :]
                round_trip = edges[at].source == edges[at + length - 1].target
                if round_trip and self._leads(fewer, wanted):
                    edges = fewer
                else:
                    at += 1
        return edges

    def _leads(self, edges: list[Edge], wanted: Mapping[str, Diagram]) -> bool:
        step = edges[0].source if edges else next(iter(self._start))
        here = self._start.get(step, self._none)
        for edge in edges:
            here = self._loose(self._graph.after(edge, here)) if edge.source == step else self._none
            step = edge.target
            if not here.satisfiable():
                return False
        return (here & wanted.get(step, self._none)).satisfiable()


def reachable(graph: Graph) -> dict[str, Diagram]:
    """For each step every situation that a case can get into, whatever fate brings."""
    diagrams = graph.diagrams
    found = dict.fromkeys(graph.edges, diagrams.none)
    found[graph.procedure.start] = diagrams.without(graph.start, graph.fate)

    def grows(edge: Edge) -> bool:
        known = found[edge.target]
        found[edge.target] = known | graph.after(edge, found[edge.source], loose=graph.fate)
        return found[edge.target] != known

    waiting = {graph.procedure.start}
    while waiting:
        step = next(one for one in found if one in waiting)  # the earlier steps first, till nothing new is there
        waiting.remove(step)
        _exhaust([edge for edge in graph.edges[step] if edge.target == step], grows)
        waiting |= {edge.target for edge in graph.edges[step] if edge.target != step and grows(edge)}
    return found


def _exhaust(edges: list[Edge], grows: Callable[[Edge], bool]) -> None:
    """All that can be done without leaving the step, before it is left: else each small change is carried on alone."""
    while any([grows(edge) for edge in edges]):
        pass


def leading_to(graph: Graph, wanted: Mapping[str, Diagram], within: Mapping[str, Diagram]) -> dict[str, Diagram]:
    """For each step every situation, of those ``within``, from which one of the wanted ones can be reached while fate
    stands still and nobody does what is not at will. What is ``within`` must be closed: nothing leads out of it."""
    entering: dict[str, list[Edge]] = {step: [] for step in graph.edges}
    for edges in graph.edges.values():
        for edge in edges:
            if edge.act not in NOT_AT_WILL:
                entering[edge.target].append(edge)
    found = {step: wanted.get(step, graph.diagrams.none) & within[step] for step in graph.edges}

    def grows(edge: Edge) -> bool:
        known = found[edge.source]
        found[edge.source] = known | graph.ahead(edge, found[edge.target]) & within[edge.source]
        return found[edge.source] != known

    waiting = {step for step, one in found.items() if one.satisfiable()}
    while waiting:
        step = next(one for one in reversed(found) if one in waiting)
        waiting.remove(step)
        _exhaust([edge for edge in entering[step] if edge.source == step], grows)
        waiting |= {edge.source for edge in entering[step] if edge.source != step and grows(edge)}
    return found
