"""Payload predicates of what a matter that is no penalty is said to rest on (依据): the power's own articles, in force. Pure."""

from collections.abc import Iterable
from typing import Any

from states.clauses import part_of
from states.facts import CaseFacts
from states.families import clause_of_action
from states.reasons import Reason

OWN_LAW = {"permit": "行政许可法"}
"""Families with a statute of their own: its articles found a decision of the family as well."""


def basis_is_of_the_power(facts: CaseFacts, payload: Any) -> Reason | None:
    """One of the articles cited is one the power rests on in the list of powers; none is of another kind of enforcement,
    and none that is registered had ended (河南省行政执法条例5, 29)."""
    if facts.power is None:
        return None
    foreign = [c for c in payload.basis if clause_of_action(facts.procedure.family, c) is None]
    ended = _ended(facts, payload.basis)
    says = None
    if foreign:
        says = f"{'、'.join(foreign)}不是办理这类事项的依据"
    elif ended:
        says = f"{'、'.join(ended)}没有施行或者已经失效，不得作为依据"
    elif not any(_founds(facts, cited) for cited in payload.basis):
        says = f"依据中没有权责清单为本项职权登记的条文：{'、'.join(facts.power.basis)}"
    return Reason("basis_of_power", "河南省行政执法条例29", says) if says else None


def _founds(facts: CaseFacts, cited: str) -> bool:
    own_law = OWN_LAW.get(facts.procedure.family)
    of_the_power = facts.power is not None and any(part_of(cited, own) for own in facts.power.basis)
    return of_the_power or (own_law is not None and cited.startswith(own_law) and facts.rules.registers(cited))


def relief_is_in_the_list(facts: CaseFacts, payload: Any) -> Reason | None:
    """Relief rests on an article that the list names for this fee; where it names none, nobody gives any."""
    if payload.basis is None:
        return None
    fee = facts.power.fee if facts.power is not None else None
    named = fee.relief if fee is not None else ()
    if any(part_of(payload.basis, own) for own in named) and not _ended(facts, (payload.basis,)):
        return None
    listed = f"清单登记的减免缓依据为{'、'.join(named)}" if named else "收费清单没有登记减免缓的依据"
    return Reason("relief_in_list", "财税〔2016〕33号", f"不得擅自减征、免征、缓征：{listed}")


def _ended(facts: CaseFacts, clauses: Iterable[str]) -> list[str]:
    return [c for c in clauses if facts.rules.registers(c) and facts.rules.clause(c, facts.on) is None]
