"""Extend a running term (延长期限), as far as config/law/extensions.yaml and its clause allow."""

from typing import Annotated

from pydantic import Field

from config.schema.base import Key, Text
from config.schema.bureau import OfficerId
from config.schema.terms import ExtensionRule
from states import gates
from states.action import LEADER, CaseAction
from states.case_terms import TermState, all_terms
from states.discussing import decided_together
from states.facts import CaseFacts
from states.ledger import extension_rule, extensions_of
from states.payload import Payload
from states.reasons import Reason
from states.terms import UNIT_TITLES, chinese_date, lapsed

NO_PROVISION = "行政处罚法60"


class ExtendTerm(Payload):
    """Which term of the case, under which extension, by how much, why; who took part where it is decided together."""

    term: Key
    extension: Key
    amount: Annotated[int, Field(gt=0, le=1000)]
    reason: Text
    participants: tuple[OfficerId, ...] = Field(default=(), max_length=20)


def extension_is_lawful(facts: CaseFacts, payload: ExtendTerm) -> Reason | None:
    """The term runs, and the rule for it is kept: its amount, how often, after which other, and still in force."""
    rule = extension_rule(facts, payload.extension)
    told = next((term for term in facts.procedure.terms if term.key == payload.term), None)
    if told is None or rule is None or rule.term != told.rule:
        return Reason("extension_has_basis", NO_PROVISION, "没有准许这样延长此期限的规定，期限照常计算")
    running = next((t for t in all_terms(facts) if t.key == payload.term and t.state == "running"), None)
    if running is None:
        return Reason("term_runs", rule.clause, "本案没有正在计算的此项期限，无从延长")
    if lapsed(running.due, facts.on):
        says = f"期限已于{chinese_date(running.due.due)}届满，届满之后不得延长"
        return Reason("extended_in_time", rule.clause, says)
    return _within(facts, payload, rule, running)


def _within(facts: CaseFacts, payload: ExtendTerm, rule: ExtensionRule, running: TermState) -> Reason | None:
    if facts.rules.clause(rule.clause, facts.on) is None:
        return Reason("extension_in_force", rule.clause, "准许延长的条文当日没有施行或者已经失效")
    if payload.amount > rule.most:
        says = f"至多延长{rule.most}{UNIT_TITLES[rule.unit]}"
        return Reason("extension_within", rule.clause, says)
    started = next(act for act in facts.acts if act.seq == running.started_seq)
    used = [act.data["extension"] for act in extensions_of(facts, payload.term, started)]
    if used.count(rule.key) >= rule.times:
        return Reason("extension_times", rule.clause, f"“{rule.title}”至多{rule.times}次，已经用完")
    if rule.after is not None and rule.after not in used:
        return Reason("extension_order", rule.clause, "须先依前一项规定延长，期满仍不能办结的才可以再延长")
    return None


EXTEND_TERM = CaseAction(
    key="extend_term",
    title="延长期限",
    payload=ExtendTerm,
    roles=LEADER,
    clause="行政处罚法60",
    everywhere=True,
    paper="extension_approval",
    never_moves=True,
    gates=(gates.LEADER_CERTIFIED, gates.NOT_HANDLER),
    checks=(extension_is_lawful, decided_together(lambda facts, payload: extension_rule(facts, payload.extension))),
)
