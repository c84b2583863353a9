"""A procedure (执法程序) as an admin writes it: steps, moves, further gates, terms, notices, documents, reminders."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from config.schema.base import Clause, Key, Line, Misplaced, StepKey, Strict
from config.schema.law import MatterKind


class Step(Strict):
    """Where a case can stand."""

    key: StepKey
    title: Line
    waits_for: Line  # who has to act, in plain words
    final: bool = False


class Move(Strict):
    """An action that takes a case from one of some steps to another, if a fact holds or does not hold."""

    act: Key
    source: tuple[StepKey, ...] = Field(min_length=1)
    to: StepKey
    when: Key | None = None
    unless: Key | None = None


class SpotRecord(Strict):
    """An action that is recorded without moving the case, in the steps named (none named: everywhere but the end)."""

    act: Key
    steps: tuple[StepKey, ...] = ()


class FurtherGate(Strict):
    """A further gate by name on an action; config can add gates, never take one off."""

    act: Key
    gate: Key


class CaseTerm(Strict):
    """A term (期限) of the case: started by an action, over when a fact holds, standing still while ``held`` holds."""

    key: Key
    rule: Key
    starts: tuple[Key, ...] = Field(min_length=1)
    until: tuple[Key, ...] = ()
    when: Key | None = None  # starts only if this fact holds once the action is done
    held: Key | None = None
    owed: bool = True  # false: its last day only ends a power (可以告知补正的期限), and nobody owes anything by it
    # the last day is told by the record; nothing is counted
    due_by: (
        Literal["next_instalment", "next_commitment", "next_opinion", "ordered_day", "deferred_day", "correction_day"]
        | None
    ) = None
    runs_from: Literal["review_received", "remedies_end", "remedies_end_of_decision"] | None = (
        None  # not the act's own day
    )
    rules: dict[Key, Key] = Field(default_factory=dict)  # starting action: the rule it counts by instead
    after_judgment: Key | None = None  # the rule it counts by once a court judged and the decision stands (判决维持)
    # starting action: the earlier actions whose day counts instead of its own (视为受理、延长的期限自收件或者受理起算)
    counts_from: dict[Key, tuple[Key, ...]] = Field(default_factory=dict)

    def rule_for(self, act: str) -> str:
        """The term rule that this term counts by when started by ``act``."""
        return self.rules.get(act, self.rule)

    @property
    def all_rules(self) -> tuple[str, ...]:
        """Every rule the term may count by, each once."""
        judged = (self.after_judgment,) if self.after_judgment is not None else ()
        return tuple(dict.fromkeys((self.rule, *self.rules.values(), *judged)))


Receiver = Literal["party", "handlers", "leaders", "supervisors", "coordinators", "reviewers"]


class Notice(Strict):
    """A message (通知) owed when an action is done."""

    on: Key
    template: Key
    to: Receiver
    channels: tuple[Literal["sms", "email"], ...] = Field(min_length=1)  # the first that the receiver can be reached by
    when: Key | None = None
    unless: Key | None = None
    legal_effect: bool = False  # its outcome is entered in the case


class DocumentRule(Strict):
    """A document (文书) issued when an action is done."""

    on: Key
    kind: Key
    when: Key | None = None
    unless: Key | None = None


class Task(Strict):
    """Work owed by a person from an action on, until a fact holds."""

    on: Key
    task: Key
    title: Line
    to: Receiver
    until: Key
    when: Key | None = None
    unless: Key | None = None


class Rung(Strict):
    """One reminder before a term ends; zero days: on the last day, one after: ``days_before: -1``."""

    days_before: int = Field(ge=-30, le=60)
    card: Literal["none", "yellow", "red"] = "none"
    to: Receiver


class Ladder(Strict):
    """The reminder ladder of a term."""

    term: Key
    template: Key
    rungs: tuple[Rung, ...] = Field(min_length=1)


class OnLapse(Strict):
    """What the software itself does when a term has run out (as actor ``system``)."""

    term: Key
    act: Key


class Publication(Strict):
    """A publication (公示) owed when an action is done."""

    on: Key
    template: Key
    term: Key
    when: Key | None = None
    unless: Key | None = None


class SkippedStage(Strict):
    """A stage (阶段) this procedure goes without, with the clause and the reason."""

    stage: Literal["prompt", "inspect", "decide", "serve", "visit", "close"]
    clause: Clause
    reason: Line


class ProcedureRows(Strict):
    """What a file of a procedure or of a part can list, under a name and a clause; no list need have a row."""

    key: Key
    title: Line
    clause: Clause
    moves: tuple[Move, ...] = ()
    spot: tuple[SpotRecord, ...] = ()
    gates: tuple[FurtherGate, ...] = ()
    terms: tuple[CaseTerm, ...] = ()
    notices: tuple[Notice, ...] = ()
    documents: tuple[DocumentRule, ...] = ()
    tasks: tuple[Task, ...] = ()
    reminders: tuple[Ladder, ...] = ()
    on_lapse: tuple[OnLapse, ...] = ()
    publications: tuple[Publication, ...] = ()


class ProcedurePart(ProcedureRows):
    """A part (程序片段) that several procedures share: rows that each of them gets as if they stood in its own file."""


class Procedure(ProcedureRows):
    """One procedure (执法程序) of one family of enforcement; without moves only where a case ends as it begins (历史案件)."""

    family: MatterKind
    start: StepKey
    steps: tuple[Step, ...] = Field(min_length=1)
    skips: tuple[SkippedStage, ...] = ()

    @model_validator(mode="after")
    def _steps_exist(self) -> Self:
        known: set[str] = set()
        for place, step in enumerate(self.steps):
            if step.key in known:
                raise Misplaced(f"步骤 {step.key} 写了两次，请只保留一项", ("steps", place, "key"))
            known.add(step.key)
        for at, step_key in self._steps_named():
            if step_key not in known:
                raise Misplaced(f"steps 中没有步骤 {step_key}", at, known)
        return self

    def _steps_named(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every place that names a step, and the step."""
        yield ("start",), self.start
        for place, move in enumerate(self.moves):
            yield from ((("moves", place, "source", nth), s) for nth, s in enumerate(move.source))
            yield ("moves", place, "to"), move.to
        for place, record in enumerate(self.spot):
            yield from ((("spot", place, "steps", nth), s) for nth, s in enumerate(record.steps))

    @model_validator(mode="after")
    def _goes_somewhere(self) -> Self:
        if not self.moves and not (len(self.steps) == 1 and self.steps[0].final):
            raise ValueError("没有写 moves：只有一个步骤且该步骤为终点的程序（历史案件）才可以不写")
        return self

    @model_validator(mode="after")
    def _terms_exist(self) -> Self:
        known = {term.key for term in self.terms}
        used = [(("reminders", place, "term"), row.term) for place, row in enumerate(self.reminders)]
        used += [(("on_lapse", place, "term"), row.term) for place, row in enumerate(self.on_lapse)]
        for at, term in used:
            if term not in known:
                raise Misplaced(f"terms 中没有期限 {term}", at, known)
        return self


class WrittenProcedure(Procedure):
    """A procedure as its file tells it: its own rows, and the parts whose rows it shares with others."""

    parts: tuple[Key, ...] = ()
