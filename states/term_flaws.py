"""What the terms (期限) of a procedure must hold together before it takes effect. Pure."""

from collections import Counter
from collections.abc import Iterator

from config.schema.procedure import CaseTerm, Procedure
from config.schema.release import ReleaseBody
from states.actions import ACTIONS
from states.day_sources import LAST_DAYS
from states.derived_facts import TERM_OF_FACT
from states.field_titles import told
from states.gates_met import gates_of
from states.spots import acts_of

TERM_OF_ACTION = {"request_hearing": "hearing_request", "assign_visit": "form_return"}
"""Acts whose own check asks for a term: it cannot be left out."""


def flaws_of_terms(procedure: Procedure, body: ReleaseBody) -> Iterator[str]:
    """Every term of the procedure that does not fit to the rules, to the acts or to what asks for it, in Chinese."""
    rules = {rule.key: rule for rule in body.terms}
    keys = [term.key for term in procedure.terms]
    yield from (f"terms 中 {key} 重复" for key, times in Counter(keys).items() if times > 1)
    for term in procedure.terms:
        for rule in term.all_rules:
            if rule not in rules:
                yield f"terms 中 {term.key} 引用了没有的期限规则 {rule}"
            elif rules[rule].counts == "before":
                yield f"terms 中 {term.key} 引用的 {rule} 是事前告知的期限，不能由动作起算"
        if strange := sorted({*term.rules, *term.counts_from} - set(term.starts)):
            yield f"terms 中 {term.key} 的 rules、counts_from 写了不起算它的动作：{'、'.join(strange)}"
        yield from _days_untold(term)
        chained = dict.fromkeys(act for acts in term.counts_from.values() for act in acts)
        if unknown := [act for act in chained if act not in acts_of(procedure, ACTIONS)]:
            yield f"terms 中 {term.key} 的 counts_from 引用了本程序没有的动作：{'、'.join(unknown)}"
    for publication in procedure.publications:
        if publication.term not in keys:
            yield f"publications 引用了 terms 中没有的期限 {publication.term}"
    facts = {fact for gate in gates_of(procedure) for fact in gate.formula.facts()}
    facts |= {key for move in procedure.moves for key in (move.when, move.unless) if key is not None}
    needed = {TERM_OF_FACT[fact]: fact for fact in sorted(facts & TERM_OF_FACT.keys())}
    needed |= {term: act for act, term in TERM_OF_ACTION.items() if act in acts_of(procedure, ACTIONS)}
    for key, because in needed.items():
        if key not in keys:
            yield f"terms 中缺少 {key}：{because} 以它为准"


def _days_untold(term: CaseTerm) -> Iterator[str]:
    """A term whose last day the record tells is started by acts whose form has that day, and by no other."""
    if term.due_by is None:
        return
    field = LAST_DAYS[term.due_by].field
    for act in term.starts:
        if act in ACTIONS and field not in ACTIONS[act].payload.model_fields:
            yield f"terms 中 {term.key} 的末日取自“{told(field)}”，{act} 不填写此项，不能由它起算"
