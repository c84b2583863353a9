"""The way (路径) of a real case from where it stands: to each kind of end, or to one action, as short as it may be. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from config.schema.procedure import Procedure
from config.schema.release import ReleaseBody
from states.action import CaseAction, Gate
from states.actions import ACTIONS
from states.acts import ANNULLING
from states.case_terms import newest_due, term_title
from states.derived_facts import RUNNING, chosen, helper_truth
from states.diagrams import Diagram
from states.fact_register import FACTS
from states.facts import CaseFacts
from states.families import clause_here, resting_on
from states.formula import All, Formula
from states.graph import WAITING, Edge, Graph
from states.obligation import END
from states.obligations import ENDINGS
from states.paths import Path, Search
from states.reasons import Reason
from states.terms import RuleNotInForceError
from states.vocabulary import ROLE_TITLES, Origin, Role

KEPT = 32

OF_THE_PARTY = frozenset(
    {
        *("record_waiver", "withdraw_application", "withdraw_hearing_request", "request_instalments", "request_relief"),
        *("record_review", "receive_review_application", "abandon_request"),
    }
)
"""What the party may do or leave: to waive a right, to withdraw, to ask for time, to contest (复议、诉讼), to put nothing right
(逾期不补正)."""

NOT_ADVISED = OF_THE_PARTY | {
    *("skip_prompt", "revise_proposal", "reopen_case", "discontinue_case", "waive_surcharge", "waive_late_fee"),
    *("answer_on_the_spot", "supply_on_the_spot"),  # on the day of receipt alone, which the graph does not know
    *ANNULLING,
}
"""Short cuts that are not the bureau's to choose: to go without a prompt needs a ground, what the party may do is the
party's affair, no proposal is made lighter to be spared a hearing, no case is closed to be reopened, nothing is decided to
be taken back or not to be carried out. Told only where there is no other way."""

WITHOUT_THE_POLICE = frozenset({"decline_filing", "end_after_prompt", "withdraw_case"})
"""What ends a case otherwise: whoever transfers one (移送) does not end it first."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to be done on the way; without an action: a term to be waited for."""

    action: CaseAction | None
    step: str
    until: str = ""  # the term waited for
    clause: str = ""  # on which it rests in the family of the case
    term: str = ""  # the title of the term waited for

    @property
    def title(self) -> str:
        return self.action.title if self.action else f"等候“{self.term or self.until}”届满"

    @property
    def who(self) -> str:
        """The roles that may do it."""
        return "、".join(ROLE_TITLES[role] for role in sorted(self.action.roles)) if self.action else ""

    def plain(self) -> dict[str, Any]:
        """The same for programs."""
        if self.action is None:
            return {"act": None, "term": self.until, "title": self.title, "step": self.step}
        roles = sorted(self.action.roles)
        return {
            "act": self.action.key,
            "title": self.title,
            "roles": roles,
            "clause": self.clause,
            "step": self.step,
        }


@dataclass(frozen=True, slots=True)
class IfSo:
    """What is needed besides, should one of some facts from outside (外部事实) turn out to be so."""

    facts: tuple[str, ...]
    gate: Gate
    acts: tuple[CaseAction, ...]
    family: str

    @property
    def clause(self) -> str:
        """What the gate rests on in the family of the case."""
        return resting_on(self.family, Reason(self.gate.key, self.gate.clause, self.gate.says)).clause

    def told(self) -> str:
        """The same for people."""
        facts = "”或者“".join(FACTS[fact].title for fact in self.facts)
        acts = "、".join(action.title for action in self.acts) or "等候有关期限届满"
        return f"如有“{facts}”的情形，还须：{acts}（{self.clause}）"

    def plain(self) -> dict[str, Any]:
        """The same for programs."""
        acts = [action.key for action in self.acts]
        return {"facts": list(self.facts), "gate": self.gate.key, "clause": self.clause, "acts": acts}


@dataclass(frozen=True, slots=True)
class Way:
    """A lawful way: to which end, by which deeds, and what outside facts would add."""

    ending: str
    deeds: tuple[Deed, ...]
    if_so: tuple[IfSo, ...]

    def plain(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "ending": self.ending,
            "deeds": [deed.plain() for deed in self.deeds],
            "if": [one.plain() for one in self.if_so],
        }


def ways(facts: CaseFacts, to: str | None = None) -> list[Way]:
    """From the case as it stands the shortest lawful way to each kind of end, the shortest first; with ``to`` the one
    to this action, itself included. Empty where there is none."""
    if not _graph_of(facts, spotless=False).edges[facts.step] or (to is None and facts.step in _final(facts)):
        return []
    found: dict[str, Way] = {}
    for advised in (True, False):
        for spotless in (True, False):  # with a defect (瑕疵) only to what cannot be reached without one
            found |= _on(_graph_of(facts, spotless=spotless), facts, to, known=frozenset(found), advised=advised)
        if found:
            break
    return sorted(found.values(), key=lambda way: len(way.deeds))


def _final(facts: CaseFacts) -> frozenset[str]:
    return frozenset(step.key for step in facts.procedure.steps if step.final)


def _on(graph: Graph, facts: CaseFacts, to: str | None, *, known: frozenset[str], advised: bool) -> dict[str, Way]:
    """The ways on this graph to what is not known yet how to reach."""
    start = {facts.step: situation_of(graph, facts)}
    aims = [aim for aim in _aims(graph, to) if aim[0] not in known and _thinkable(graph, start, aim[1])]
    avoids = NOT_ADVISED | _of_the_system(graph) if advised else frozenset[str]()
    return {way.ending: way for way in _found(graph, facts, start, to, aims, avoids)} if aims else {}


def _found(
    graph: Graph,
    facts: CaseFacts,
    start: Mapping[str, Diagram],
    to: str | None,
    aims: Sequence[tuple[str, dict[str, Diagram]]],
    avoids: frozenset[str],
) -> list[Way]:
    """The ways that do without what is avoided; a case is transferred as it is rather than ended first, if it can be."""
    search = Search(graph, start, fateful=False, avoids=avoids)
    found = {aim[0]: _way(search, graph, facts, to, aim) for aim in aims}
    for aim in aims:
        if _ends_before_the_police(found[aim[0]]):
            straight = Search(graph, start, fateful=False, avoids=avoids | WITHOUT_THE_POLICE)
            found[aim[0]] = _way(straight, graph, facts, to, aim) or found[aim[0]]
    return [way for way in found.values() if way is not None]


def _ends_before_the_police(way: Way | None) -> bool:
    keys = {deed.action.key for deed in way.deeds if deed.action} if way is not None else set[str]()
    return "transfer_case" in keys and bool(keys & WITHOUT_THE_POLICE)


def _thinkable(graph: Graph, start: Mapping[str, Diagram], wanted: Mapping[str, Diagram]) -> bool:
    """Whether what is wanted is not ruled out by facts that nothing changes any more from where the case stands."""
    steps, waiting = set(start), list(start)
    while waiting:
        ahead = {edge.target for edge in graph.edges[waiting.pop()]} - steps
        steps |= ahead
        waiting += ahead
    changed = {n for step in steps for edge in graph.edges[step] for n in graph.may_change(edge)}
    lasting = graph.diagrams.without(next(iter(start.values())), frozenset(changed))
    return any((lasting & wanted[step]).satisfiable() for step in steps if step in wanted)


def _of_the_system(graph: Graph) -> frozenset[str]:
    return frozenset(key for key in graph.acts if ACTIONS[key].roles <= {Role.SYSTEM})


def _aims(graph: Graph, to: str | None) -> Iterator[tuple[str, dict[str, Diagram]]]:
    """What is to be reached: a kind of end, or the situations in which the action can be done."""
    if to is None:
        for title, formula in _endings(graph.procedure):
            yield title, {step: graph.of(formula) for step in graph.final}
        return
    wanted = dict.fromkeys(graph.edges, graph.diagrams.none)
    for step, edges in graph.edges.items():
        if any(edge.act == to for edge in edges):
            wanted[step] = graph.possible(graph.permitted(to))
    yield ACTIONS[to].title, wanted


def _way(
    search: Search, graph: Graph, facts: CaseFacts, to: str | None, aim: tuple[str, dict[str, Diagram]]
) -> Way | None:
    title, wanted = aim
    path = search.path_to(wanted)
    if path is None:
        return None
    path = search.postponed(path, wanted)
    deeds = tuple(_deed(facts, edge) for edge in path.edges)
    if to is not None:
        step = path.edges[-1].target if path.edges else search.begins
        deeds = (*deeds, _acting(facts, to, step))
    return Way(title, deeds, tuple(_if_so(graph, search, path)))


def _deed(facts: CaseFacts, edge: Edge) -> Deed:
    if edge.act != WAITING:
        return _acting(facts, edge.act, edge.target)
    return Deed(None, edge.target, edge.ran_out, term=term_title(facts, edge.ran_out))


def _acting(facts: CaseFacts, act: str, step: str) -> Deed:
    clause = clause_here(facts.procedure.family, ACTIONS[act].clause, facts.procedure.clause)
    return Deed(ACTIONS[act], step, clause=clause)


def _if_so(graph: Graph, search: Search, path: Path) -> Iterator[IfSo]:
    """The gates on the way that a fact from outside would shut, each with what opens it again."""
    found: dict[str, tuple[Gate, dict[str, bool]]] = {}
    may_come = _may_come(graph, path)
    at_hand = {edge.act for step in {edge.source for edge in path.edges} for edge in graph.edges[step]}
    for edge, here in zip(path.edges, search.along(path), strict=False):
        for gate in graph.all_gates(edge.act) if edge.act != WAITING else ():
            facts = {fact: True for fact in may_come if _shuts(graph, gate, fact, here)}
            if facts:
                found.setdefault(gate.key, (gate, {}))[1].update(facts)
    for gate, facts in found.values():
        acts = tuple(action for action in _opening(graph, gate, facts) if action.key in at_hand)
        if acts or any(FACTS[fact].origin is Origin.ELAPSE for fact in gate.formula.facts() if fact in FACTS):
            yield IfSo(tuple(facts), gate, acts, graph.procedure.family)


def _may_come(graph: Graph, path: Path) -> list[str]:
    """The outside facts that may turn out so on the way: told by somebody in one of its steps, or left open by an act."""
    steps = {edge.source for edge in path.edges}
    beside = [edge for step in steps for edge in graph.edges[step]]
    latched = {fact for edge in beside for fact in graph.may_set(edge) if fact in FACTS and FACTS[fact].derive is None}
    left_open = {fact for edge in path.edges for fact in graph.may_set(edge) if fact in FACTS}
    return [f for f in graph.variables if f in latched | left_open and FACTS[f].origin is Origin.OUTSIDE]


def _shuts(graph: Graph, gate: Gate, fact: str, here: Diagram) -> bool:
    """Whether the gate is shut in every one of these situations, were the fact so."""
    turned = graph.turned(here, graph.variables[fact])
    return turned.satisfiable() and not (turned & graph.possible(graph.of(gate.formula))).satisfiable()


def _opening(graph: Graph, gate: Gate, shutting: Mapping[str, bool]) -> tuple[CaseAction, ...]:
    """The actions by which the facts the gate asks for come about; where there is none, those that end what shuts it."""
    asked = {f: True for f in gate.formula.facts() if f in FACTS and FACTS[f].origin is Origin.ACTION}
    not_told = NOT_ADVISED | _of_the_system(graph)
    told = {fact: False for fact in shutting if FACTS[fact].derive is None}  # what is derived changes with much else
    return _bringing(graph, asked, not_told | {"record_review_result"}) or _bringing(graph, told, not_told)


def _bringing(graph: Graph, wanted: Mapping[str, bool], not_told: frozenset[str]) -> tuple[CaseAction, ...]:
    """The actions after which one of these facts may be as wanted."""
    return tuple(
        graph.actions[key]
        for key in graph.acts
        if key not in not_told
        and any(wanted.get(fact) is value for effect in graph.effects(key) for fact, value in effect)
    )


# ---- the case on the graph ------------------------------------------------------------------------------------------


def _graph_of(facts: CaseFacts, *, spotless: bool) -> Graph:
    body = facts.rules.body
    return _graph(facts.procedure.model_dump_json(), chosen(body), spotless, _Given(facts.procedure, body))


class _Given:
    """What a graph is made of; told apart by the texts beside it."""

    def __init__(self, procedure: Procedure, body: ReleaseBody) -> None:
        self.procedure, self.body = procedure, body

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Given)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=KEPT)
def _graph(procedure: str, choices: tuple[str, ...], spotless: bool, given: _Given) -> Graph:
    watched: Mapping[str, Sequence[Formula]] = {END: [formula for _, formula in _endings(given.procedure)]}
    return Graph(given.procedure, given.body, ACTIONS, watched, spotless=spotless)


def _endings(procedure: Procedure) -> tuple[tuple[str, Formula], ...]:
    return ENDINGS.get(procedure.family, (("办结", All(())),))


def situation_of(graph: Graph, facts: CaseFacts) -> Diagram:
    """The case as it stands, as a set of one situation."""
    truth = {fact: _is_so(graph, facts, fact) for fact, number in graph.variables.items() if number not in graph.free}
    values = tuple(sorted((graph.variables[fact], value) for fact, value in truth.items()))
    return graph.diagrams.exactly(values)


def _is_so(graph: Graph, facts: CaseFacts, fact: str) -> bool:
    if fact.startswith(RUNNING):
        return newest_due(facts, fact.removeprefix(RUNNING)) is not None
    helped = helper_truth(facts)
    if fact in helped:
        return helped[fact]
    try:
        return facts.truth[fact]
    except RuleNotInForceError:  # no text of the law was in force that day, so nothing can rest on it
        return False
