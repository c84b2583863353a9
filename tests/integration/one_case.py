"""One case on a desk, brought as far as a test wants it."""

from typing import Any

import pytest

from models.commands import Answer
from states.reasons import ActionRefused
from tests.integration.bureau_desk import Desk
from tests.integration.honest_officials import LARGE
from tests.unit.sample_payloads import sample


class OneCase:
    """A case and what is done in it, each act with its sample payload unless said otherwise."""

    def __init__(self, desk: Desk, **told: Any) -> None:
        self.desk, self.no = desk, desk.open(**told)

    def do(self, action: str, by: str = "officer-a", **changes: Any) -> Answer:
        return self.desk.act(self.no, action, sample(action, **changes), by)

    def correct(self, seq: int, *, by: str = "officer-a", second: str = "officer-b", **changes: Any) -> Answer:
        """Correct one entry, some of its fields to be read otherwise."""
        whole = {**self.desk.facts(self.no).acts[seq - 1].data, **changes}
        told = {"seq": seq, "corrected": whole, "reason": "误写", "second_person": second}
        return self.desk.act(self.no, "correct_record", told, by)

    def so(self, fact: str) -> bool:
        return self.desk.facts(self.no).truth[fact]

    def seq_of(self, action: str) -> int:
        act = self.desk.facts(self.no).last(action)
        assert act is not None
        return act.seq

    def investigated(self) -> "OneCase":
        """Filed, inspected, with evidence and all a decision wants, reported."""
        self.do("skip_prompt")
        self.do("propose_filing")
        self.do("approve_filing", "leader-a")
        for action in ("record_inspection", "add_evidence", "record_guidance", "order_correction"):
            self.do(action)
        self.do("report_investigation")
        return self

    def told(self, **penalty: Any) -> "OneCase":
        """A penalty proposed and its notice served."""
        self.investigated()
        self.do("propose_penalty", **penalty)
        self.do("give_prior_notice")
        self.do("record_notice_service")
        return self

    def told_of_a_large_fine(self) -> "OneCase":
        """A fine that carries a right to a hearing."""
        return self.told(**LARGE)

    def served(self) -> "OneCase":
        """Decided and served together with the opinion form."""
        self.told()
        self.do("record_waiver")
        self.do("approve_decision", "leader-a")
        self.do("make_decision")
        self.do("record_service")
        return self


def gates(refusal: pytest.ExceptionInfo[ActionRefused]) -> set[str]:
    """The gates of a refusal."""
    return {reason.gate for reason in refusal.value.reasons}
