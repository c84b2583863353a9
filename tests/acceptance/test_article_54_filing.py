"""行政处罚法54: what meets the standard is filed, on a proposal, by the responsible person."""

from tests.acceptance.lawful_cases import allowed, refused, waiting_for_filing
from tests.unit.built_cases import case, did


def test_a_filing_is_proposed_before_it_is_approved() -> None:
    allowed(waiting_for_filing(), "approve_filing", "行政处罚法54")
    unproposed = case(did("skip_prompt", "2026-03-02 09:00"), step="prompt.proposed", actor="leader-a")
    refused(unproposed, "approve_filing", "行政处罚法54")
    sent_back = waiting_for_filing(did("return_for_rework", by="leader-a"))
    refused(sent_back, "approve_filing", "行政处罚法54")
