"""What service-oriented enforcement comes to in a period (服务型行政执法统计): counted from the record, no sum of fines. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from states.actions.plan_guidance import FORM_TITLES
from states.acts import Act
from states.case_terms import newest_due
from states.facts import CaseFacts

SUBJECTS: Mapping[str, Mapping[str, str]] = {
    "corrected": {"yes": "已改正", "partly": "部分改正", "no": "未改正"},
    "misconduct": {"none": "无", "some": "有"},
    "work_style": {"good": "好", "fair": "一般", "poor": "差"},
    "effect": {"good": "好", "fair": "一般", "poor": "差"},
    "satisfaction": {"satisfied": "满意", "fair": "一般", "unsatisfied": "不满意"},
}
"""The five subjects (五项内容) with the answers that may be given."""
SUBJECT_TITLES = {
    "corrected": "纠正整改",
    "misconduct": "违法违规",
    "work_style": "工作作风",
    "effect": "执法效果",
    "satisfaction": "满意度",
}


@dataclass
class Prompts:
    """Parties prompted before anything else (事前提示), and how many of them had complied at the recheck."""

    prompted: int = 0
    rechecked: int = 0
    complied: int = 0


@dataclass
class Forms:
    """Opinion forms (回访意见表) served, and what became of them by now."""

    served: int = 0
    on_time: int = 0
    late: int = 0
    visited: int = 0
    waiting: int = 0

    @property
    def returned(self) -> int:
        return self.on_time + self.late


@dataclass
class Tally:
    """Everything counted in one period."""

    guidance: dict[str, Counter[str]] = field(default_factory=dict)  # month → form → how many
    prompts: Prompts = field(default_factory=Prompts)
    forms: Forms = field(default_factory=Forms)
    answers: dict[str, dict[str, Counter[str]]] = field(default_factory=dict)  # section → subject → answer → how many


def tally(cases: Iterable[CaseFacts], first: date, last: date) -> Tally:
    """Count what was done from the first to the last day, both included."""
    found = Tally()
    for facts in cases:
        within = [act for act in facts.acts if first <= act.on <= last]
        for act in within:
            _guidance(found, facts, act)
            _answers(found, facts, act)
        _prompts(found.prompts, facts, within)
        _forms(found.forms, facts, within)
    return found


def _guidance(found: Tally, facts: CaseFacts, act: Act) -> None:
    form = None
    if act.action == "record_guidance":
        form = act.data["form"]
    elif act.action == "give_guidance":
        plan = facts.as_of(act.seq).last("plan_guidance")
        form = plan.data["form"] if plan is not None else None
    if form in FORM_TITLES:
        found.guidance.setdefault(act.on.isoformat()[:7], Counter())[form] += 1


def _prompts(found: Prompts, facts: CaseFacts, within: list[Act]) -> None:
    """A party counts once a case, in the period of its first prompt; the first recheck after it tells."""
    prompts = facts.acts_of("issue_prompt")
    if not prompts or prompts[0] not in within:
        return
    found.prompted += 1
    rechecks = [act for act in facts.acts_of("record_recheck") if act.seq > prompts[0].seq]
    if rechecks:
        found.rechecked += 1
        found.complied += not rechecks[0].data["violation"] or bool(rechecks[0].data["corrected"])


def _forms(found: Forms, facts: CaseFacts, within: list[Act]) -> None:
    """A form counts in the period in which it was served first."""
    served = next((act for act in facts.acts if facts.as_of(act.seq).latches.get("form_served", False)), None)
    if served is None or served not in within:
        return
    found.served += 1
    answers = [act for act in facts.acts_of("record_party_answer") if act.seq > served.seq]
    if answers:
        due = newest_due(facts.as_of(answers[0].seq), "form_return")
        in_time = due is None or answers[0].on <= due.due
        found.on_time += in_time
        found.late += not in_time
    elif facts.latches.get("visit_held", False):
        found.visited += 1
    else:
        found.waiting += 1


def _answers(found: Tally, facts: CaseFacts, act: Act) -> None:
    if act.action not in ("record_party_answer", "record_visit"):
        return
    power = facts.rules.power(facts.power_code, facts.opened_on)
    of_section = found.answers.setdefault(power.section if power else "（职权清单中没有）", {})
    for subject in SUBJECTS:
        of_section.setdefault(subject, Counter())[act.data["answers"][subject]] += 1
