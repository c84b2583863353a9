"""The proof of a procedure (程序校验): no situation without a way to an end, and what the law asks on every path. Pure."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from config.schema.procedure import Procedure
from config.schema.release import ReleaseBody
from states.action import CaseAction
from states.actions import ACTIONS
from states.derived_facts import HELPERS, OPEN, chosen
from states.diagrams import TOO_LARGE, Diagram
from states.fact_register import FACTS
from states.formula import All, AnyOf, Fact, Formula, Not
from states.graph import Edge, Graph
from states.obligation import END, TERM, Obligation
from states.obligations import OBLIGATIONS
from states.obligations_and_gates import gates_against_the_law
from states.paths import Search, leading_to, reachable
from states.situations import tasks_by_aim
from states.spots import acts_of

Actions = Mapping[str, CaseAction]
KEPT = 64
WORK = 20_000_000
"""How many nodes a proof may draw, all in all: seven times what the largest shipped procedure takes. A draft that lets a case
run round with all it has on record can take hours; it is refused instead, by the same sentence on every machine."""


def flaws(procedure: Procedure, body: ReleaseBody, actions: Actions = ACTIONS) -> tuple[str, ...]:
    """What keeps the procedure from being lawful, each with the path that leads there; empty if it is proved.

    A procedure of one final step (历史案件) has nothing to prove. Proofs are kept, for a release is asked about often.
    """
    if not procedure.moves:
        return ()
    return _flaws(procedure.model_dump_json(), chosen(body), _Subject(procedure, body, actions))


class _Subject:
    """What is proved. Two are the same if their actions are; the rest is told apart by the texts beside it."""

    def __init__(self, procedure: Procedure, body: ReleaseBody, actions: Actions) -> None:
        self.procedure, self.body, self.actions = procedure, body, actions
        self.register = tuple(actions.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Subject) and self.register == other.register

    def __hash__(self) -> int:
        return len(self.register)


@lru_cache(maxsize=KEPT)
def _flaws(procedure: str, choices: tuple[str, ...], subject: _Subject) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(Proof(subject.procedure, subject.body, subject.actions).flaws()))
    except TOO_LARGE:
        return (
            "步骤、动作和事实的组合太多，不能在限定的范围内校验完；请把程序拆成几个程序，或者减少可以随处办理的动作",
        )


class Proof:
    """One procedure against what the law asks of its family."""

    def __init__(self, procedure: Procedure, body: ReleaseBody, actions: Actions) -> None:
        acts = acts_of(procedure, actions)
        asked = [o for o in OBLIGATIONS.get(procedure.family, ()) if _concerns(procedure, acts, o)]
        self.unknown = [o for o in asked if not all(_known(fact) for fact in o.formula.facts())]
        self.obligations = [o for o in asked if o not in self.unknown]
        self.tasks = {
            until: Not(Fact(OPEN + until)) | Fact(until) for until in tasks_by_aim(procedure) if _known(until)
        }
        self._starts = {
            act: [
                (term.key, Fact(term.when) if term.when else All(())) for term in procedure.terms if act in term.starts
            ]
            for act in {act for term in procedure.terms for act in term.starts}
        }
        self.graph = Graph(procedure, body, actions, self._watched())
        self.graph.work_left = WORK
        self.titles = {step.key: step.title for step in procedure.steps}

    def _watched(self) -> dict[str, list[Formula]]:
        found: dict[str, list[Formula]] = {END: list(self.tasks.values())}
        for obligation in self.obligations:
            for act in obligation.acts if not obligation.flags else ():
                found.setdefault(act, []).append(obligation.formula)
        return found

    def flaws(self) -> Iterator[str]:
        """Everything that is wrong, in Chinese."""
        for obligation in self.unknown:
            yield f"法定要求 {obligation.key}（{obligation.clause}）引用了没有登记的事实，不能校验"
        yield from gates_against_the_law(self.graph, self.obligations)
        reached = reachable(self.graph)
        search = Search(self.graph, {self.graph.procedure.start: self.graph.start}, fateful=True)
        for obligation in self.obligations:
            if (broken := self._broken(obligation, reached)) is not None:
                yield self._told(obligation, *broken, search)
        yield from self._unfinished(reached, search)
        yield from self._dead_ends(reached, search)

    # ---- what the law asks ---------------------------------------------------------------------------------------------

    def _broken(self, obligation: Obligation, reached: Mapping[str, Diagram]) -> tuple[Edge, Diagram] | None:
        """An edge by which the act is done against the obligation, with the situations before it."""
        if obligation.flags:
            return None  # it happens and is recorded as a defect; that it is, the gates against the law have shown
        against = ~self.graph.of(obligation.formula)
        permitted = {act: self.graph.permitted(act) for act in obligation.acts if act in self.graph.acts}
        unlawful = {act: self.graph.possible(one & against) for act, one in permitted.items()}
        for edge in self._asked_along(obligation):
            if edge.act in unlawful:
                before = edge.before & unlawful[edge.act]
            else:
                before = self.graph.ahead(edge, self.graph.possible(against & self._afterwards(obligation, edge)))
            if (before := before & reached[edge.source]).satisfiable():
                return edge, before
        return None

    def _asked_along(self, obligation: Obligation) -> Iterator[Edge]:
        """The edges along which the obligation may be asked."""
        beginning = [
            act for act, terms in self._starts.items() if any(TERM + key in obligation.acts for key, _ in terms)
        ]
        acts, asked_at_ends = {*obligation.acts, *beginning}, END in obligation.acts
        for edges in self.graph.edges.values():
            yield from (e for e in edges if e.act in acts or (asked_at_ends and e.target in self.graph.final))

    def _afterwards(self, obligation: Obligation, edge: Edge) -> Diagram:
        """After which situations the obligation is asked once the edge was taken: at an end, or where a term begins."""
        if END in obligation.acts and edge.target in self.graph.final and edge.source not in self.graph.final:
            return self.graph.diagrams.every
        begun = [when for key, when in self._starts.get(edge.act, ()) if TERM + key in obligation.acts]
        return self.graph.of(AnyOf(tuple(begun)))

    def _told(self, obligation: Obligation, edge: Edge, before: Diagram, search: Search) -> str:
        path = search.path_to({edge.source: before})
        if path is None:
            raise AssertionError("what is reached has a path")
        last = type(path)((*path.edges, edge)).told(self.graph)
        return f"没有做到：{obligation.says}（{obligation.clause}）。路径：{last}"

    # ---- ends ----------------------------------------------------------------------------------------------------------

    def _unfinished(self, reached: Mapping[str, Diagram], search: Search) -> Iterator[str]:
        """Tasks given to somebody and still open at an end."""
        for until, tasks in tasks_by_aim(self.graph.procedure).items():
            if until not in self.tasks:
                continue
            says = f"交办的“{tasks[0].title}”已经办结"
            owed = Obligation("task", self.graph.procedure.clause, says, self.tasks[until], (END,))
            if (broken := self._broken(owed, reached)) is not None:
                yield self._told(owed, *broken, search)

    def _dead_ends(self, reached: Mapping[str, Diagram], search: Search) -> Iterator[str]:
        """The first situation from which no end with nothing owed can be reached any more."""
        diagrams = self.graph.diagrams
        asked = [o.formula for o in self.obligations if END in o.acts]
        settled = self.graph.possible(diagrams.all_of(self.graph.of(f) for f in (*asked, *self.tasks.values())))
        alive = leading_to(self.graph, dict.fromkeys(self.graph.final, settled), reached)
        dead = {step: one & ~alive[step] for step, one in reached.items()}
        dead = {step: one for step, one in dead.items() if one.satisfiable() and step not in self.graph.final}
        if not dead:
            return
        path = search.path_to(dead)
        assert path is not None
        here = path.edges[-1].target if path.edges else self.graph.procedure.start
        steps = "、".join(f"“{self.titles[step]}”" for step in dead)
        told = self._situation(dead[here])
        yield (
            f"走进死路：自“{self.titles[here]}”不能再到达了结一切事项的终点（{told}）。路径：{path.told(self.graph)}。"
            f"有此情形的步骤：{steps}"
        )

    def _situation(self, situations: Diagram) -> str:
        """One of these situations in words: what is so, and what fate denies."""
        found = self.graph.diagrams.one_of(situations)
        true = [self.graph.titled(self.graph.names[n]) for n, value in found.items() if value]
        denied = [self.graph.titled(self.graph.names[n]) for n in self.graph.lasting if found.get(n) is False]
        words = [f"已有：{'、'.join(true)}"] if true else []
        words += [f"不具备：{'、'.join(denied)}"] if denied else []
        return "；".join(words) or "什么都还没有办"


def _known(fact: str) -> bool:
    return fact in FACTS or fact in HELPERS


def _concerns(procedure: Procedure, acts: set[str], obligation: Obligation) -> bool:
    if obligation.where and obligation.where not in acts:
        return False
    asked = {*acts, END, *(TERM + term.key for term in procedure.terms)}
    return not asked.isdisjoint(obligation.acts)
