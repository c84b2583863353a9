"""What lets the bureau waive a surcharge or a late fee (减免加处的罚款、滞纳金): steps that put things right, taken by the party
under an agreement on how it performs (执行协议, 行政强制法42(1)). Pure."""

from typing import Protocol

from states.facts import CaseFacts
from states.reasons import Reason
from states.severity import yuan

CLAUSE = "行政强制法42(1)"


def waived_within(amount: int, unpaid: int, what: str, principal: str) -> Reason | None:
    """No more is waived than has run up and is unpaid (amounts in fen): the principal is never lowered this way."""
    if amount <= unpaid:
        return None
    says = f"尚未缴纳的{what}只有{yuan(unpaid)}元；{principal}本数不得以此减免"
    return Reason("waived_within", CLAUSE, says)


class UnderAgreement(Protocol):
    """A form that names the agreement and the steps."""

    @property
    def agreement_no(self) -> str | None: ...
    @property
    def remedial_steps(self) -> str | None: ...


def steps_under_agreement(facts: CaseFacts, payload: UnderAgreement) -> Reason | None:
    """The agreement, and what the party did to put things right: without them nothing is waived for it."""
    if payload.agreement_no and payload.remedial_steps:
        return None
    says = "以采取补救措施为由减免的，须写明执行协议（签订日期、编号）和当事人已经采取的补救措施"
    return Reason("remedial_steps", CLAUSE, says)
