"""I3 of what acts were told of other cases (他案): it is what those cases said then, and nothing was left out.

Clocks prove nothing here, the record does: of two acts that ask about the cases of one party, one was done after the
other, so exactly one of them has read the other's case as far as the other's act.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from sqlalchemy import Connection

from models.checks.finding import Finding
from models.other_cases import facts_of_other
from models.snapshot import READ_CASE, acts_from, events_of
from states.acts import Act
from states.facts import CaseFacts
from states.other_cases import Question, asked

KNOWN_SINCE = "inspections_most"
"""A figure that only releases of this software have: an act under one of them never leaves out what it must ask."""


@dataclass(frozen=True)
class _Told:
    """What one act was told."""

    seq: int
    question: Question
    cases: tuple[Mapping[str, Any], ...]

    @property
    def where(self) -> str:
        return f"{self.question.own}#{self.seq}"

    def saw(self, other: "_Told") -> bool:
        """Whether it read the other's case as far as the other's act."""
        return any(case["no"] == other.question.own and case["seq"] >= other.seq for case in self.cases)


@dataclass
class OtherCases:
    """What all acts of the record were told, gathered while they are decided again."""

    _told: list[_Told] = field(default_factory=list)
    _began: str | None = None  # when the first act was told of other cases
    _silent: list[tuple[str, str]] = field(default_factory=list)
    _reopened: set[str] = field(
        default_factory=set
    )  # cases whose opening was corrected: what they were, nobody can say

    def hear(self, facts: CaseFacts, act: Act, body: Mapping[str, Any], payload: Any) -> Iterator[Finding]:
        """Take down what this act was told; it must have asked exactly that."""
        if act.action == "correct_record" and act.data["seq"] == 1:
            self._reopened.add(facts.no)
        question, told, where = asked(facts, act.action, payload), body.get("others"), f"{facts.no}#{act.seq}"
        if question is None:
            if told is not None:
                yield Finding("I3", where, "记录了他案的情况，而这一事项不查阅他案")
            return
        if told is None:
            if facts.rules.figure_if_any(KNOWN_SINCE) is not None:
                yield Finding("I3", where, "没有记录所查阅的他案")
            self._silent.append((body["recorded_at"], where))
            return
        if told["asks"] != question.asks:
            yield Finding("I3", where, "所记录的他案情况不是这一事项所问的")
            return
        self._told.append(_Told(act.seq, question, tuple(told["cases"])))
        self._began = min(self._began or body["recorded_at"], body["recorded_at"])

    def findings(self, conn: Connection) -> Iterator[Finding]:
        """What was told and is not so, and what was left out."""
        for recorded_at, where in self._silent:
            if self._began is not None and recorded_at > self._began:
                yield Finding("I3", where, "没有记录所查阅的他案")
        for told in self._told:
            try:
                yield from _told_truly(conn, told)
            except (KeyError, TypeError, ValueError, LookupError) as broken:
                yield Finding("I3", told.where, f"所记录的他案情况残缺：{type(broken).__name__}")
        groups: dict[tuple[str, str], list[_Told]] = defaultdict(list)
        for told in self._told:
            if told.question.party is not None and told.question.own not in self._reopened:
                groups[told.question.asks, told.question.party].append(told)
        for group in groups.values():
            for one, other in combinations(group, 2):
                if _know_of_each_other(one.question, other.question) and one.saw(other) == other.saw(one):
                    for told, its in ((one, other), (other, one)):
                        says = f"所查阅的他案与 {its.where} 的记录不能并存：其中一项遗漏了另一案"
                        yield Finding("I3", told.where, says)


def _know_of_each_other(one: Question, other: Question) -> bool:
    """Whether each act had to know of the other's case."""
    if one.own == other.own or one.asks == "penalty":
        return False
    if one.asks == "inspections":
        return other.until >= one.since and one.until >= other.since
    return one.violated_on == other.violated_on or (one.lead is not None and one.lead == other.lead)


def _told_truly(conn: Connection, told: _Told) -> Iterator[Finding]:
    """Each case that was told of says just that, as far as it was read."""
    numbers = [case["no"] for case in told.cases]
    if numbers != sorted(set(numbers)):
        yield Finding("I3", told.where, "所查阅的他案重复或者次序不对")
    for case in told.cases:
        other = _as_it_was(conn, case["no"], case["seq"])
        if other is None or not told.question.concerns(other) or told.question.told_of(other) != case:
            yield Finding("I3", told.where, f"所记录的 {case['no']} 号案件的情况与该案当时的记录不符")


def _as_it_was(conn: Connection, no: str, seq: int) -> CaseFacts | None:
    """The other case after its event ``seq``; a correction that came later is not known yet."""
    row = conn.execute(READ_CASE, {"no": no}).mappings().one_or_none()
    rows = events_of(conn, no)
    if row is None or not 0 < seq <= len(rows):
        return None
    return facts_of_other(conn, dict(row), acts_from(rows[:seq]))
