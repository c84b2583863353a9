"""What moves the last day to answer a request for information (答复期限): an extension that the head of the disclosure office
agreed to (政府信息公开条例33(2)), a delay with reasons (35), and the days others were asked (33(3)). Pure."""

from collections.abc import Iterator
from datetime import date

from states.acts import Act
from states.consultations import LEFT_OUT_OF, not_counted
from states.facts import CaseFacts
from states.terms import Extension, TermChange

EXTENDING = {
    "extend_answer": ("days", "政府信息公开条例33(2)", "经政府信息公开工作机构负责人同意延长"),
    "judge_reasons": ("delay_days", "政府信息公开条例35", "申请理由合理，确定延迟答复的合理期限"),
}
MOVING = (*EXTENDING, "consult_third_party", "consult_organ")
"""Acts that can move the last day."""


def changes_of(
    facts: CaseFacts, rule: str, start: date, started: Act, before: int | None
) -> Iterator[tuple[int, TermChange]]:
    """Number of the act and what it changes in this running of the term."""
    if rule != LEFT_OUT_OF:
        return
    for act in facts.acts_of(*EXTENDING):
        field, clause, reason = EXTENDING[act.action]
        days = act.data[field]
        if days and act.seq > started.seq and (before is None or act.seq < before):
            yield act.seq, Extension(amount=days, unit="working_day", clause=clause, reason=reason)
    yield from not_counted(facts, rule, start)
