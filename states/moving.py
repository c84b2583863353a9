"""Moving a case to a newer release (改用新版本): what becomes of its terms, and what is otherwise afterwards. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from config.schema.terms import TermRule
from states.case_terms import TermState, began_as, rule_key
from states.facts import CaseFacts
from states.law_bounds import UNITS
from states.ledger import rule_began
from states.reasons import Reason
from states.terms import chinese_date, lapsed, protects_the_party

COUNTING = {
    "next_day": "自次日起算",
    "same_day": "自当日起算",
    "next_working_day": "末日顺延",
    "none": "末日不顺延",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise for the case once it is moved; nothing on one side: it was not there, or is gone."""

    area: str
    name: str
    was: str | None
    now: str | None


def _owing(term: TermState) -> bool:
    """Still to be kept: it runs, or stands still while the case rests."""
    return term.state == "running" or term.due.stopped


def rule_of(facts: CaseFacts, term: TermState) -> TermRule:
    """The text that one running of a term counts by."""
    told = next(t for t in facts.procedure.terms if t.key == term.key)
    act = facts.acts[term.started_seq - 1]
    return rule_began(facts, rule_key(facts, began_as(facts, told, act), act), act)


def terms_beside(left: CaseFacts, after: CaseFacts) -> Iterator[tuple[TermState, TermState | None]]:
    """Each term still to be kept under the release left, beside what has become of it."""
    now = {(t.key, t.started_seq): t for t in after.terms}
    for term in left.terms:
        if _owing(term):
            same = now.get((term.key, term.started_seq))
            yield term, same if same is not None and same.state == term.state else None


def _without_step(facts: CaseFacts) -> bool:
    """Another rule already refuses a step that is gone; its terms tell nothing."""
    return facts.left is None or facts.step not in facts.rules.lifecycles[facts.procedure.key].titles


def _compared(facts: CaseFacts) -> Iterator[tuple[TermState, TermState | None, TermRule]]:
    if facts.left is None or _without_step(facts):
        return
    for was, now in terms_beside(facts.left, facts):
        yield was, now, rule_of(facts.left, was)


def party_keeps_its_time(facts: CaseFacts, payload: object) -> Reason | None:
    """No term that protects the party is lost or ends earlier (从旧兼从轻)."""
    for was, now, rule in _compared(facts):
        if protects_the_party(rule) and (now is None or now.due.due < was.due.due):
            return _changed("party_keeps_its_time", rule, was, now, "当事人的期限不得因改用版本而取消或者提前")
    return None


def bureau_is_bound_as_before(facts: CaseFacts, payload: object) -> Reason | None:
    """No term that binds the bureau is lost or ends later."""
    for was, now, rule in _compared(facts):
        if not protects_the_party(rule) and (now is None or now.due.due > was.due.due):
            return _changed("bureau_is_bound_as_before", rule, was, now, "约束本机关的期限不得因改用版本而取消或者推后")
    return None


def _changed(gate: str, rule: TermRule, was: TermState, now: TermState | None, why: str) -> Reason:
    then = "不再计算" if now is None else f"变为{chinese_date(now.due.due)}"
    return Reason(gate, rule.clause, f"“{rule.title}”末日由{chinese_date(was.due.due)}{then}，{why}")


def nothing_has_lapsed(facts: CaseFacts, payload: object) -> Reason | None:
    """No term that the move starts or shortens is over at once: nobody would have had the time it gives."""
    if facts.left is None or _without_step(facts):
        return None
    before = {(t.key, t.started_seq) for t in facts.left.terms if _owing(t) and lapsed(t.due, facts.on)}
    for term in facts.terms:
        if term.state == "running" and lapsed(term.due, facts.on) and (term.key, term.started_seq) not in before:
            rule = rule_of(facts, term)
            says = f"改用新版本后，“{rule.title}”的末日{chinese_date(term.due.due)}已过，没有人有过这段时间"
            return Reason("nothing_has_lapsed", rule.clause, says)
    return None


def differences(left: CaseFacts, after: CaseFacts) -> list[Difference]:
    """What is otherwise for this case: the title of its step, its terms, the values and rules that count for what is
    still to come, further gates, documents and messages."""
    return [*_steps(left, after), *_terms(left, after), *_values(left, after), *_lists(left, after)]


def _steps(left: CaseFacts, after: CaseFacts) -> Iterator[Difference]:
    was = left.rules.lifecycles[left.procedure.key].titles
    now = after.rules.lifecycles[after.procedure.key].titles
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) != now.get(key):
            yield Difference("环节", key, was.get(key), now.get(key))


def _terms(left: CaseFacts, after: CaseFacts) -> Iterator[Difference]:
    was = {(t.key, t.started_seq): t.due.due.isoformat() for t in left.terms if _owing(t)}
    now = {(t.key, t.started_seq): t.due.due.isoformat() for t in after.terms if _owing(t)}
    for each in dict.fromkeys((*was, *now)):
        if was.get(each) != now.get(each):
            yield Difference("期限", each[0], was.get(each), now.get(each))


def _values(left: CaseFacts, after: CaseFacts) -> Iterator[Difference]:
    """Figures, and the rules of terms of this procedure or counted by the code, extensions and suspensions."""
    for area, was, now in (
        ("数值", _figures(left), _figures(after)),
        ("期限规则", _rules(left), _rules(after)),
        ("延长", _extensions(left), _extensions(after)),
        ("中止", _grounds(left), _grounds(after)),
    ):
        for name in dict.fromkeys((*was, *now)):
            if was.get(name) != now.get(name):
                yield Difference(area, name, was.get(name), now.get(name))


def _figures(facts: CaseFacts) -> dict[str, str]:
    return {figure.title: f"{figure.value}{UNITS[figure.unit]}" for figure in facts.rules.body.figures}


def _rules(facts: CaseFacts) -> dict[str, str]:
    """By title and first day of the text: how much, and how it is counted."""
    return {
        f"{rule.title}{f'（{rule.in_force}起）' if rule.in_force else ''}": (
            f"{rule.amount}{UNITS[rule.unit]}，{COUNTING[rule.starts]}，{COUNTING[rule.roll]}"
        )
        for rule in facts.rules.body.terms
    }


def _extensions(facts: CaseFacts) -> dict[str, str]:
    return {row.title: f"{row.most}{UNITS[row.unit]}，{row.times}次" for row in facts.rules.body.extensions}


def _grounds(facts: CaseFacts) -> dict[str, str]:
    return {
        row.title: f"{row.times}次，停止计算：{'、'.join(row.stops) or '无'}" for row in facts.rules.body.suspensions
    }


def _lists(left: CaseFacts, after: CaseFacts) -> Iterator[Difference]:
    for area, was, now in (
        ("关口", _gates(left), _gates(after)),
        ("文书", _documents(left), _documents(after)),
        ("通知", _notices(left), _notices(after)),
        ("提醒", _rungs(left), _rungs(after)),
    ):
        for act, name in was:
            if (act, name) not in now:
                yield Difference(area, act, name, None)
        for act, name in now:
            if (act, name) not in was:
                yield Difference(area, act, None, name)


def _gates(facts: CaseFacts) -> list[tuple[str, str]]:
    return [(_title(facts, gate.act), gate.gate) for gate in facts.procedure.gates]


def _documents(facts: CaseFacts) -> list[tuple[str, str]]:
    return [(_title(facts, rule.on), rule.kind) for rule in facts.procedure.documents]


def _notices(facts: CaseFacts) -> list[tuple[str, str]]:
    return [(_title(facts, notice.on), f"{notice.template}→{notice.to}") for notice in facts.procedure.notices]


def _rungs(facts: CaseFacts) -> list[tuple[str, str]]:
    ladders = facts.procedure.reminders
    return [(ladder.term, f"前{rung.days_before}日→{rung.to}") for ladder in ladders for rung in ladder.rungs]


def _title(facts: CaseFacts, act: str) -> str:
    action = facts.rules.actions.get(act)
    return action.title if action is not None else act
