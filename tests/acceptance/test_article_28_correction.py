"""行政处罚法28: whoever is punished is also told to correct, and whether he did is checked."""

from tests.acceptance.lawful_cases import allowed, refused, served, to_be_decided, told, unpunished, without
from tests.unit.built_cases import did


def test_a_penalty_comes_with_an_order_to_correct() -> None:
    allowed(to_be_decided(), "make_decision", "行政处罚法28")
    refused(to_be_decided(acts=without(told(), "order_correction")), "make_decision", "行政处罚法28")


def test_without_a_penalty_no_order_is_asked_for() -> None:
    acts = without(unpunished(violation=False), "order_correction")
    allowed(to_be_decided(acts=acts), "make_decision", "行政处罚法28")


def test_a_case_closes_when_the_correction_was_checked() -> None:
    done = (did("record_payment"), did("record_party_answer"))
    refused(served(*done, actor="leader-a"), "close_case", "行政处罚法28")
    allowed(served(*done, did("check_correction"), actor="leader-a"), "close_case", "行政处罚法28")
