"""The gates in the code against what the law asks: neither less nor more, whatever the procedure. Pure.

The walk alone would not notice a gate that lost a fact which this procedure happens to imply. Gate and obligation are
therefore compared as formulas, over every combination of the facts this procedure can change.
"""

from collections.abc import Iterable, Iterator, Mapping

from states.action import Gate
from states.diagrams import Diagram, Diagrams
from states.formula import Formula
from states.graph import Graph
from states.obligation import Obligation
from states.vocabulary import Weight


def gates_against_the_law(graph: Graph, obligations: Iterable[Obligation]) -> Iterator[str]:
    """Every act whose gates let pass what the law does not, or hold back what the law lets pass, with a situation."""
    asked: dict[str, list[Obligation]] = {}
    for obligation in obligations:
        for act in obligation.acts:
            asked.setdefault(act, []).append(obligation)
    gates = [gate.formula for act in asked if act in graph.acts for gate in graph.all_gates(act)]
    table = _Table(graph, (*gates, *(obligation.formula for each in asked.values() for obligation in each)))
    for act in graph.acts:
        own = {gate.key: gate for gate in graph.all_gates(act)}
        for obligation in asked.get(act, ()):
            yield from _differences(table, act, obligation, own)


def _differences(table: "_Table", act: str, obligation: Obligation, own: Mapping[str, Gate]) -> Iterator[str]:
    graph = table.graph
    gate = own.get(obligation.key)
    if gate is None:
        if obligation.key in graph.gate_keys:
            yield f"动作 {act}（{graph.actions[act].title}）少了关口 {obligation.key}：{_law(obligation)}"
        return
    if (gate.weight is Weight.FLAGS) is not obligation.flags:
        yield f"动作 {act} 的关口 {gate.key} 应当{'记为瑕疵' if obligation.flags else '不予办理'}：{_law(obligation)}"
    law, said = table.of(obligation.formula), table.of(gate.formula)
    where = f"动作 {act}（{graph.actions[act].title}）的关口 {gate.key}"
    if (loose := said & ~law).satisfiable():
        yield f"{where} 比法律宽：{table.told(loose)}时放行；{_law(obligation)}"
    if (strict := law & ~said).satisfiable():
        yield f"{where} 比法律严：{table.told(strict)}时不放行；{_law(obligation)}"


def _law(obligation: Obligation) -> str:
    return f"{obligation.clause}要求{obligation.says}"


class _Table:
    """Formulas over the plain facts, none of them taken for a consequence of others."""

    def __init__(self, graph: Graph, formulas: Iterable[Formula]) -> None:
        self.graph = graph
        facts = dict.fromkeys(fact for formula in formulas for fact in formula.facts() if graph.changes(fact))
        self._numbers = {fact: number for number, fact in enumerate(facts)}
        self._facts = tuple(facts)
        self.diagrams = Diagrams(len(facts))

    def of(self, formula: Formula) -> Diagram:
        return self.diagrams.where(formula, self._fact)

    def _fact(self, key: str) -> Diagram:
        if key not in self._numbers:
            return self.diagrams.every if self.graph.at_first(key) else self.diagrams.none
        return self.diagrams.fact(self._numbers[key])

    def told(self, situations: Diagram) -> str:
        """One of the situations in words."""
        found = self.diagrams.one_of(situations)
        words = [f"{'' if value else '没有'}“{self.graph.titled(self._facts[n])}”" for n, value in found.items()]
        return "、".join(words) or "任何情形"
