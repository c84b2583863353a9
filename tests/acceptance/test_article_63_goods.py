"""行政处罚法63(1)(二): who is to lose valuable goods may ask for a hearing; what nobody valued counts as valuable."""

from typing import Any

import pytest

from states.hearing_right import hearing_grounds
from states.vocabulary import PartyKind
from tests.acceptance.lawful_cases import allowed, refused, reported, to_be_approved, to_be_decided, told
from tests.unit.built_cases import case, did
from tests.unit.case_builders import build, noticed

GOODS = {"confiscation_of_goods": "离心机1台"}
POWER = "KJ-CF-002"
BASIS: dict[str, Any] = {"violated": "生物安全法74", "basis": "生物安全法74", "grade": None, "circumstances": ()}
PERSON, ORGANISATION = PartyKind.PERSON, PartyKind.ORGANISATION


def taking(value: int | None, gains: int | None = None, **more: Any) -> dict[str, Any]:
    """A proposal that takes goods of this value, and gains."""
    kinds = ["confiscation_of_goods", *(["confiscation"] if gains else [])]
    worth = {} if value is None else {"goods_value": value, "goods_appraisal": "合同"}
    return {**BASIS, "sanctions": kinds, "fine": None, "confiscation": gains, "details": GOODS, **worth, **more}


@pytest.mark.parametrize(
    ("kind", "value", "gains", "due"),
    [
        (PERSON, 500_000, None, True),
        (PERSON, 499_999, None, False),
        (ORGANISATION, 5_000_000, None, True),
        (ORGANISATION, 4_999_999, None, False),
        (ORGANISATION, 4_999_999, 1, True),
        (ORGANISATION, 4_999_998, 1, False),
        (PERSON, None, None, True),
        (ORGANISATION, None, None, True),
    ],
)
def test_valuable_goods_carry_a_right_to_a_hearing(kind: PartyKind, value: int, gains: int | None, due: bool) -> None:
    facts = to_be_approved(acts=told(**taking(value, gains)), kind=kind, actor="officer-a")
    (allowed if due else refused)(facts, "request_hearing", "行政处罚法63")


@pytest.mark.parametrize(("stands", "act"), [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")])
def test_who_asked_because_of_the_goods_is_heard_before_the_decision(stands: Any, act: str) -> None:
    asked = did("request_hearing", "2026-03-11 09:00")
    refused(stands(asked, acts=told(**taking(None)), power=POWER), act, "行政处罚法63")


def test_the_value_goes_with_the_evidence_of_it() -> None:
    about: dict[str, Any] = {"power": POWER, "actor": "officer-a"}
    facts = reported(**about)
    for wrong in (
        taking(100, goods_appraisal=None),
        {**taking(None), "goods_appraisal": "合同"},
        taking(100, sanctions=["warning"], details={}),
    ):
        refused(facts, "propose_penalty", "行政处罚法63", **wrong)
    refused(facts, "propose_penalty", "行政处罚法46", **taking(100, goods_appraisal="没有登记的价格认定书"))


def test_another_value_is_told_anew() -> None:
    """Once told, no revision takes the hearing away by calling the goods cheaper."""
    told_of = told(**taking(6_000_000))
    facts = case(*told_of, step="decide.notice_served", actor="officer-a", power=POWER)
    refused(facts, "revise_proposal", "行政处罚法45", **revised(4_000_000))
    again = did("propose_penalty", "2026-03-12 09:00", **taking(4_000_000))
    assert not case(*told_of, again, power=POWER).truth["within_told"]
    same = did("propose_penalty", "2026-03-12 09:00", **taking(6_000_000))
    assert case(*told_of, same, power=POWER).truth["within_told"]


def revised(value: int) -> dict[str, Any]:
    return {key: told for key, told in taking(value).items() if key not in ("violated", "basis")}


def test_notice_and_offer_show_the_value_and_why_a_hearing_is_due() -> None:
    valued = noticed(**taking(6_000_000))[:-1]
    at: dict[str, Any] = {"at": "2026-03-09 10:00", "power": POWER}
    assert build("prior_notice", *valued, **at).sanctions[0].worth == "价值60,000.00元，依据证据：合同"
    assert "没收较大价值非法财物（对法人或者其他组织以50000元以上" in build("hearing_offer", *valued, **at).ground
    unknown = noticed(**taking(None))[:-1]
    assert build("prior_notice", *unknown, **at).sanctions[0].worth == "价值尚未认定"
    assert "没收价值尚未认定的非法财物（按较大价值对待）" in build("hearing_offer", *unknown, **at).ground


def test_gains_and_goods_are_put_together() -> None:
    facts = case(*told(**taking(3_000_000, 2_000_000)))
    assert facts.proposal is not None
    assert hearing_grounds(facts, facts.proposal).by_amount == ("没收违法所得、非法财物合计达到较大数额",)
