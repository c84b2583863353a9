"""行政处罚法31: whoever could not recognise or control the act is not punished; the guardian is told to care for him."""

from typing import Any

import pytest

from states.vocabulary import PartyKind
from tests.acceptance.lawful_cases import allowed, on_the_spot, refused, reported, to_be_decided, unpunished
from tests.unit.built_cases import did

PERSON: dict[str, Any] = {"kind": PartyKind.PERSON}


@pytest.mark.parametrize(("mind", "punished"), [("none", False), ("partial", True), ("full", True)])
def test_only_who_could_recognise_and_control_the_act_is_punished(mind: str, punished: bool) -> None:
    found = did("record_capacity", mind=mind)
    if punished:
        allowed(reported(found, **PERSON), "propose_penalty", "行政处罚法31")
        allowed(on_the_spot(found, **PERSON), "make_spot_decision", "行政处罚法31")
    else:
        refused(reported(found, **PERSON), "propose_penalty", "行政处罚法31")
        refused(on_the_spot(found, **PERSON), "make_spot_decision", "行政处罚法31")


def test_whoever_is_partly_capable_may_be_punished_less() -> None:
    partly = did("record_capacity", mind="partial")
    allowed(reported(partly, **PERSON), "propose_penalty", "行政处罚法32", mitigation="lighter", fine=80_000)
    allowed(reported(partly, **PERSON), "propose_penalty", "行政处罚法32")


def test_the_guardian_is_ordered_to_care_before_the_case_is_decided() -> None:
    acts = (*unpunished(), did("record_capacity", mind="none"), did("record_education"))
    refused(to_be_decided(acts=acts, **PERSON), "make_decision", "行政处罚法31")
    allowed(to_be_decided(did("order_guardian"), acts=acts, **PERSON), "make_decision", "行政处罚法31")
