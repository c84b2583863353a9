"""What lets the bureau waive a surcharge or a late fee (减免加处的罚款、滞纳金): steps that put things right, taken by the party
under an agreement on how it performs (执行协议, 行政强制法42(1)). Pure."""

from typing import Protocol

from states.facts import CaseFacts
from states.reasons import Reason

CLAUSE = "行政强制法42(1)"


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
