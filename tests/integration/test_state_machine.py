"""Officials, honest and otherwise, on a few cases at once: whatever they try, the record stays lawful and whole.

A random walk over all actions. Seven times in ten somebody does what comes next, so that cases come far; else somebody
tries any action with any payload, repeats a command, acts on an old view, sends rubbish, corrects an entry, or the clock
moves on. After each step the whole database is compared with what may have changed, and each new entry is judged by
the law as read off the written record (``written_record``), not by the gates.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from config.schema.days import read_moment
from models.casework import perform
from models.checks import check
from models.commands import Answer, Command
from models.snapshot import NoSuchCase
from models.sweeping import sweep_due
from states.actions import ACTIONS
from states.reasons import ActionRefused, Refusal
from states.vocabulary import Role
from tests.integration.bureau_desk import ORGANISATION, PERSON, Desk, contents, events, founded, rows
from tests.integration.honest_officials import WAIT, detours, next_steps
from tests.integration.plausible_payloads import PEOPLE, rubbish, varied
from tests.integration.written_record import unlawful, written
from tests.unit.sample_payloads import sample

LAST_DAY = read_moment("2026-12-01 09:00")
"""The walk ends where the other author's calendar does."""

CASES_MOST = 3
KINDS_OF_CASE = (
    ("penalty_general", "KJ-CF-017", ORGANISATION),
    ("penalty_general", "KJ-CF-017", PERSON),
    ("penalty_general", "KJ-CF-003", ORGANISATION),
    ("penalty_general", "KJ-CF-003", PERSON),
    ("penalty_simple", "KJ-CF-018", PERSON),
)
WAYS = (
    *["honest"] * 21,
    *["impatient"] * 6,
    "attempt",
    "attempt",
    "attempt",
    "repeat",
    "stale",
    "rubbish",
    "correct",
    "clock",
    "open",
)
SEEDS = st.integers(0, 2**32)

Contents = dict[str, list[tuple[Any, ...]]]


class Casework(RuleBasedStateMachine):
    """A bureau with up to three cases, and a small model of where each stands."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="zhifa-machine-"))
        self.desk = Desk(founded(self.folder))
        self.store = self.desk.store
        self.stand: dict[str, tuple[int, str]] = {}
        self.answered: list[tuple[Command, Answer]] = []
        self.steps = 0

    @initialize(seed=SEEDS)
    def the_first_case_is_opened(self, seed: int) -> None:
        self._open(Random(seed).choice(KINDS_OF_CASE))

    @precondition(lambda self: self.store.now() < LAST_DAY)
    @rule(seed=SEEDS)
    def something_happens(self, seed: int) -> None:
        self.steps += 1
        dice = Random(f"{seed}/{self.steps}")  # the same seed drawn twice is not the same step twice
        way = dice.choice(WAYS)
        open_ones = sorted(no for no, (_, step) in self.stand.items() if step != "close.closed")
        no = dice.choice(open_ones if way in ("honest", "impatient", "correct") and open_ones else sorted(self.stand))
        ways: dict[str, Callable[[str, Random], None]] = {
            "honest": self._next_lawful_step,
            "impatient": self._a_move_too_early,
            "attempt": self._any_action_by_anybody,
            "repeat": self._the_same_command_again,
            "stale": self._on_an_old_view,
            "rubbish": self._rubbish,
            "correct": self._correct_an_entry,
            "clock": self._time_passes,
            "open": self._another_case,
        }
        ways[way](no, dice)

    # ---- what may happen ---------------------------------------------------------------------------------------

    def _next_lawful_step(self, no: str, dice: Random) -> None:
        steps = next_steps(self.desk.facts(no))
        if not steps:
            assert self.stand[no][1] == "close.closed", f"no way on from {self.stand[no][1]}"
            self._another_case(no, dice)
            return
        step = dice.choice(steps if dice.random() < 0.95 else detours(self.desk.facts(no)))
        if step.action == WAIT:
            self._wait(step.days)
        else:
            self._try(self.desk.command(no, step.action, step.payload, step.by))

    def _a_move_too_early(self, no: str, dice: Random) -> None:
        """Whoever is entitled moves the case on, whether or not everything is done that must come before."""
        facts = self.desk.facts(no)
        lifecycle = facts.rules.lifecycles[facts.procedure.key]
        onward = ACTIONS.keys() - {
            "withdraw_case",
            "transfer_case",
            "return_for_rework",
            "discontinue_case",
            "annul_decision",
        }
        moves = [action for action in sorted(onward) if lifecycle.moves_from(action, facts.step)]
        if moves:
            action = dice.choice(moves)
            straight = [step for step in next_steps(facts) if step.action == action]
            filled_in = straight[0].payload if straight else sample(action)
            self._try(self.desk.command(no, action, filled_in, _usual(action, facts.handlers)))

    def _any_action_by_anybody(self, no: str, dice: Random) -> None:
        facts = self.desk.facts(no)
        lifecycle = facts.rules.lifecycles[facts.procedure.key]
        fitting = [action for action in sorted(ACTIONS) if lifecycle.knows(action, facts.step)]
        action = dice.choice(fitting if fitting and dice.random() < 0.7 else sorted(ACTIONS))
        by = dice.choice(PEOPLE) if dice.random() < 0.5 else _usual(action, facts.handlers)
        command = self.desk.command(no, action, varied(action, facts.on, dice), by)
        ago = timedelta(hours=dice.choice((1, 30, 3_000)))
        self._try(replace(command, occurred_at=self.store.now() - ago) if dice.random() < 0.3 else command)

    def _the_same_command_again(self, no: str, dice: Random) -> None:
        if not self.answered:
            return
        command, answer = dice.choice(self.answered)
        before = contents(self.store)
        again = perform(self.store, command)
        assert (again, again.repeated) == (answer, True)
        assert contents(self.store) == before
        other = {"content": "另一内容", "officers": ["officer-a"]}
        self._try(replace(command, action="record_education", payload=other, expected_revision=None))

    def _on_an_old_view(self, no: str, dice: Random) -> None:
        action = dice.choice(sorted(ACTIONS))
        command = self.desk.command(no, action, varied(action, self.desk.facts(no).on, dice), dice.choice(PEOPLE))
        wrong = dice.choice([n for n in range(self.stand[no][0] + 5) if n != self.stand[no][0]])
        self._try(replace(command, expected_revision=wrong))

    def _rubbish(self, no: str, dice: Random) -> None:
        action = dice.choice([*sorted(ACTIONS), "unheard_of"])
        given = rubbish(action, dice) if action in ACTIONS else {}
        case_no = dice.choice((no, no, no, "2026-9999", "", "bureau"))
        self._try(replace(self.desk.command(no, action), payload=given, case_no=case_no))

    def _correct_an_entry(self, no: str, dice: Random) -> None:
        facts = self.desk.facts(no)
        wrong = dice.choice(facts.acts)
        corrected = dict(wrong.data)
        if wrong.action in ACTIONS:
            mended = varied(wrong.action, facts.on, dice)
            corrected |= {name: mended[name] for name in mended if name in corrected and dice.random() < 0.5}
        payload = {"seq": wrong.seq, "corrected": corrected, "reason": "误写", "second_person": "officer-b"}
        self._try(self.desk.command(no, "correct_record", payload))

    def _time_passes(self, no: str, dice: Random) -> None:
        self._wait(dice.randrange(13))
        sweep_due(self.store, self.store.now())
        for each in self.stand:
            bodies = events(self.store, each)
            for end in range(self.stand[each][0] + 1, len(bodies) + 1):
                self._judge(each, bodies[:end])
        self._look_again()

    def _another_case(self, no: str, dice: Random) -> None:
        if len(self.stand) < CASES_MOST:
            self._open(dice.choice(KINDS_OF_CASE))

    # ---- what must hold ----------------------------------------------------------------------------------------

    def _open(self, kind: tuple[str, str, dict[str, Any]]) -> None:
        procedure, power, party = kind
        no = self.desk.open(procedure=procedure, power=power, party=party)
        assert no == f"2026-{len(self.stand) + 1:04d}"
        self._look_again()

    def _wait(self, days: int) -> None:
        self.store.set_clock(min(self.store.now() + timedelta(days=days, minutes=1), LAST_DAY))

    def _try(self, command: Command) -> None:
        before = contents(self.store)
        told = f"{command.case_no} {self.store.now():%m-%d} {command.actor}: {command.action} {command.payload}"
        try:
            answer = perform(self.store, command)
        except (Refusal, NoSuchCase) as refusal:
            note(f"{told} -> {refusal}")
            self._nothing_changed(before, refusal)
        else:
            note(f"{told} -> {answer.step}")
            self._one_entry_more(before, command, answer)
        self._look_again()

    def _nothing_changed(self, before: Contents, refusal: Refusal | NoSuchCase) -> None:
        after = contents(self.store)
        assert _cases_of(after) == _cases_of(before)
        noted = len(after["event"]) - len(before["event"])
        assert noted <= 1
        if isinstance(refusal, ActionRefused):
            assert noted == 1
            assert all(reason.clause and reason.says for reason in refusal.reasons)
        assert any("一" <= letter <= "龥" for letter in str(refusal))

    def _one_entry_more(self, before: Contents, command: Command, answer: Answer) -> None:
        no = command.case_no
        revision, step = self.stand[no]
        assert step != "close.closed" or command.action == "reopen_case", "a closed case took one more entry"
        assert answer.seq == revision + 1
        if command.expected_revision is not None:
            assert command.expected_revision == revision
        after = contents(self.store)
        assert len(after["event"]) == len(before["event"]) + 1
        others = [case for case in before["enforcement_case"] if case[0] != no]
        assert [case for case in after["enforcement_case"] if case[0] != no] == others
        self.answered.append((command, answer))
        self.stand[no] = (answer.seq, answer.step)
        self._judge(no, events(self.store, no))

    def _judge(self, no: str, bodies: list[dict[str, Any]]) -> None:
        papers = [row for row in rows(self.store, "document") if row["case_no"] == no]
        assert unlawful(written(bodies, papers)) == []

    def _look_again(self) -> None:
        found = {row["no"]: (row["revision"], row["step"]) for row in rows(self.store, "enforcement_case")}
        swept = {no: stand for no, stand in found.items() if no not in self.stand or stand[0] > self.stand[no][0]}
        assert found == {**self.stand, **swept}
        self.stand = found

    def teardown(self) -> None:
        keys = tuple(command.key for command, _ in self.answered)
        assert check(self.store, acknowledged=keys) == []
        assert _gaps(rows(self.store, "document"), rows(self.store, "number_series")) == []
        self.store.close()
        shutil.rmtree(self.folder)


def _usual(action: str, handlers: tuple[str, ...]) -> str:
    """Who usually does it."""
    roles = ACTIONS[action].roles
    known = ((Role.OFFICER, handlers[0] if handlers else "officer-a"), (Role.LEADER, "leader-a"))
    others = ((Role.REVIEWER, "reviewer-a"), (Role.SUPERVISOR, "supervisor-a"), (Role.COORDINATOR, "coordinator-a"))
    return next((who for role, who in (*known, *others) if role in roles), "officer-a")


def _cases_of(found: Contents) -> Contents:
    """All that belongs to cases: everything but the bureau's head and its stream."""
    kept = {name: content for name, content in found.items() if name not in ("bureau", "event")}
    return kept | {"event": [event for event in found["event"] if event[0] != "bureau"]}


def _gaps(documents: list[dict[str, Any]], series: list[dict[str, Any]]) -> list[str]:
    """Series whose last number is not the number of documents issued."""
    counted: dict[str, int] = {}
    for row in documents:
        counted[f"document/{row['kind']}"] = counted.get(f"document/{row['kind']}", 0) + 1
    numbered = [s for s in series if s["kind"].startswith("document/")]
    return [s["kind"] for s in numbered if counted.get(s["kind"]) != s["last"]]


SEARCHING = settings().max_examples >= 1_000
WALK = settings(
    max_examples=300 if SEARCHING else 25,
    stateful_step_count=60,
    # A walk that fails is shorter to read than to shrink: minutes for a path of a few dozen steps.
    phases=(Phase.generate, Phase.shrink) if SEARCHING else (Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
TestWhateverOfficialsTryTheRecordStaysLawful = Casework.TestCase
TestWhateverOfficialsTryTheRecordStaysLawful.settings = WALK
