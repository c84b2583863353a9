"""行政许可法32, 34, 38, 河南省技术市场条例16, 财税〔2016〕33号: what is asked for is answered with reasons and whole, a contract
is registered as what it is, and a levy is what the list makes of what was assessed, no fen more or less."""

from dataclasses import replace
from typing import Any

import pytest

from config.schema.days import read_moment
from states.actions import ACTIONS
from states.actions.record_paper_service import others_are_told_of_a_hearing
from states.acts import Act
from states.facts import CaseFacts
from states.families import resting_on
from states.reasons import Reason
from tests.acceptance.lawful_cases import allowed, flagged, refused
from tests.acceptance.matter_cases import contract, levied, permit, rules_with
from tests.unit.built_cases import case, did, rules
from tests.unit.sample_payloads import payload

# ---- 行政许可 ----------------------------------------------------------------------------------------------------------


def received(*more: Any, **about: Any) -> Any:
    """An application is there, on 2 March."""
    told_of: dict[str, Any] = {
        "procedure": "permit",
        "power": "YL-XK-001",
        "step": "prompt.received",
        "actor": "leader-a",
        **about,
    }
    came = did("register_application", "2026-03-02 09:00")
    return case(came, *more, with_rules=rules_with("permit"), at="2026-03-03 09:00", **told_of)


@pytest.mark.parametrize("ground", ["not_ours", "out_of_scope"])
def test_whoever_is_sent_away_is_told_where_to(ground: str) -> None:
    refused(received(), "decline_application", "行政许可法32(二)", ground=ground, where_to_go=None)
    allowed(received(), "decline_application", "行政许可法32(二)", ground=ground, where_to_go="样例市科学技术局")


LACKING = did("tell_corrections", "2026-03-02 10:00")
"""Fifteen working days from Monday 2 March: the last one is Monday the 23rd."""


def test_papers_nobody_asked_for_are_not_missing() -> None:
    refused(received(), "decline_application", "行政许可法32(二)", ground="not_supplemented")


@pytest.mark.parametrize(("at", "over"), [("2026-03-23 17:00", False), ("2026-03-24 09:00", True)])
def test_an_applicant_has_the_time_told_to_supply_what_lacks(at: str, over: bool) -> None:
    facts = replace(received(LACKING, step="prompt.correcting"), at=read_moment(at), recorded=read_moment(at))
    judged = allowed if over else refused
    judged(facts, "decline_application", "行政许可法32(二)", ground="not_supplemented")


def test_who_supplied_less_or_gives_up_in_writing_need_not_be_waited_for() -> None:
    facts = received(LACKING, step="prompt.correcting")
    allowed(
        facts, "decline_application", "行政许可法32(二)", ground="not_supplemented", applicant_says="书面答复不再补正"
    )
    some = received(LACKING, did("submit_corrections", "2026-03-02 11:00"))
    allowed(some, "decline_application", "行政许可法32(二)", ground="not_supplemented")


@pytest.mark.parametrize(
    ("way", "officers", "enough"),
    [
        ("on_site", ["officer-a", "officer-b"], True),
        ("on_site", ["officer-a"], False),
        ("on_site", ["officer-a", "officer-x"], False),
        ("papers", ["officer-a"], True),
    ],
)
def test_what_is_looked_into_on_site_is_looked_into_by_two(way: str, officers: list[str], enough: bool) -> None:
    if enough:
        allowed(permit(), "examine_application", "行政许可法34(3)", way=way, officers=officers)
    else:
        flagged(permit(), "examine_application", "行政许可法34(3)", way=way, officers=officers)


GRANT = {"result": "grant", "scope": "使用一号场所", "valid_from": "2026-04-01", "valid_to": None}


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        (GRANT, True),
        ({**GRANT, "valid_to": "2026-04-01"}, True),
        ({**GRANT, "valid_to": "2026-03-31"}, False),
        ({**GRANT, "scope": None}, False),
        ({**GRANT, "valid_from": None}, False),
        ({"result": "refuse", "scope": None, "valid_from": None, "valid_to": None}, True),
        ({**GRANT, "result": "refuse"}, False),
    ],
)
def test_a_grant_says_what_is_allowed_and_from_when(told: dict[str, Any], whole: bool) -> None:
    facts = permit(did("examine_application", "2026-03-03 09:00"))
    if whole:
        allowed(facts, "propose_permit", "行政许可法38(1)", **told)
    else:
        refused(facts, "propose_permit", "行政许可法38(1)", **told)


# ---- 技术合同认定登记 ----------------------------------------------------------------------------------------------------

REGISTER = {"result": "register", "kind": "service", "amount": 1_000_000, "technology_amount": 1_000_000}


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        (REGISTER, True),
        ({**REGISTER, "technology_amount": 1_000_001}, False),
        ({**REGISTER, "kind": None}, False),
        ({**REGISTER, "amount": None}, False),
        ({**REGISTER, "technology_amount": None}, False),
        ({"result": "refuse", "kind": None, "amount": None, "technology_amount": None}, True),
    ],
)
def test_a_contract_is_registered_with_kind_and_value(told: dict[str, Any], whole: bool) -> None:
    if whole:
        allowed(contract(), "propose_confirmation", "河南省技术市场条例16(2)", **told)
    else:
        refused(contract(), "propose_confirmation", "河南省技术市场条例16(2)", **told)


# ---- 行政征收 ----------------------------------------------------------------------------------------------------------


def assessed(*more: Any, **about: Any) -> Any:
    """A hundred square metres were measured by two."""
    acts = (did("register_levy", "2026-03-02 09:00"), did("assess_levy", "2026-03-03 09:00"))
    told_of: dict[str, Any] = {
        "procedure": "levy",
        "power": "YL-ZS-001",
        "step": "inspect.registered",
        "at": "2026-03-04 09:00",
        **about,
    }
    return case(*acts, *more, with_rules=rules_with("levy"), **told_of)


@pytest.mark.parametrize(
    ("quantity", "amount", "by_list"),
    [(100, 120_000, True), (100, 120_001, False), (100, 119_999, False), (101, 121_200, False)],
)
def test_a_levy_is_the_list_times_what_was_assessed(quantity: int, amount: int, by_list: bool) -> None:
    if by_list:
        allowed(assessed(), "propose_levy", "财税〔2016〕33号", quantity=quantity, amount=amount)
    else:
        refused(assessed(), "propose_levy", "财税〔2016〕33号", quantity=quantity, amount=amount)


def test_what_the_list_does_not_hold_is_not_levied() -> None:
    refused(assessed(power="YL-ZS-002"), "propose_levy", "财税〔2016〕33号")


def test_what_is_assessed_was_registered() -> None:
    told_of: dict[str, Any] = {
        "procedure": "levy",
        "power": "YL-ZS-001",
        "step": "inspect.registered",
        "with_rules": rules_with("levy"),
    }
    refused(case(**told_of), "assess_levy", "财税〔2016〕33号")
    allowed(assessed(), "assess_levy", "财税〔2016〕33号")


PAID = did("record_payment", "2026-03-17 08:00", amount=120_000, paid_on="2026-03-17")
ASKED = did("request_relief", "2026-03-17 08:30")
ANSWERED = did("decide_relief", "2026-03-17 08:40", by="leader-a", result="declined")


def test_relief_is_asked_for_what_is_open() -> None:
    allowed(levied(), "request_relief", "财税〔2016〕33号")
    refused(levied(PAID), "request_relief", "财税〔2016〕33号")


def test_relief_is_given_to_whoever_asked_and_once() -> None:
    allowed(levied(ASKED, actor="leader-a"), "decide_relief", "财税〔2016〕33号", result="declined")
    refused(levied(actor="leader-a"), "decide_relief", "财税〔2016〕33号", result="declined")
    refused(levied(ASKED, ANSWERED, actor="leader-a"), "decide_relief", "财税〔2016〕33号", result="declined")


REDUCED = {"result": "reduced", "amount": 119_999, "pay_by": None, "basis": "财税〔2016〕33号"}
DEFERRED = {"result": "deferred", "amount": None, "pay_by": "2026-04-01", "basis": "财税〔2016〕33号"}


@pytest.mark.parametrize(
    ("given", "lawful"),
    [
        (REDUCED, True),
        ({**REDUCED, "amount": 0}, True),
        ({**REDUCED, "amount": 120_000}, False),
        ({**REDUCED, "basis": None}, False),
        (DEFERRED, True),
        (
            {**DEFERRED, "pay_by": "2026-03-31"},
            False,
        ),  # the last day to pay is the 31st: what is deferred is not shortened
        ({**DEFERRED, "pay_by": "2026-03-17"}, False),
        ({**DEFERRED, "basis": None}, False),
    ],
)
def test_nobody_reduces_or_defers_without_a_law(given: dict[str, Any], lawful: bool) -> None:
    """On 17 March, of 1,200 yuan."""
    if lawful:
        allowed(levied(ASKED, actor="leader-a"), "decide_relief", "财税〔2016〕33号", **given)
    else:
        refused(levied(ASKED, actor="leader-a"), "decide_relief", "财税〔2016〕33号", **given)


def test_the_case_closes_when_relief_is_answered() -> None:
    done = (PAID, did("record_party_answer", "2026-03-17 08:50"))
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a"}
    refused(levied(ASKED, *done, **about), "close_case", "财税〔2016〕33号")
    refused(levied(ASKED, ANSWERED, *done, **about), "close_case", "河南省行政执法条例30")
    told = did("record_paper_service", "2026-03-17 08:45", kind="relief_decision")
    allowed(levied(ASKED, ANSWERED, told, *done, **about), "close_case", "财税〔2016〕33号")


# ---- 河南省行政执法条例26 -----------------------------------------------------------------------------------------------

TOLD_OF = (
    did("propose_levy", "2026-03-04 09:00"),
    did("tell_rights", "2026-03-04 10:00"),
    did("record_notice_service", "2026-03-05 09:00"),
)
BACK = did("return_for_rework", "2026-03-13 09:00", by="leader-a")
OTHERWISE = did("propose_levy", "2026-03-13 10:00", facts="占用场地100平方米，另有转租。")
TOLD_AGAIN = (did("tell_rights", "2026-03-13 11:00"), did("record_notice_service", "2026-03-16 09:00"))


def told(*more: Any, at: str) -> Any:
    step = "decide.notice_served" if more == () or more[-1] is TOLD_AGAIN[-1] else "decide.proposed"
    return assessed(*TOLD_OF, *more, step=step, actor="leader-a", at=at)


def test_what_is_proposed_otherwise_is_told_anew() -> None:
    """Told on Thursday 5 March: the five working days end on the 12th; told again on Monday the 16th: on the 23rd."""
    allowed(told(at="2026-03-13 09:00"), "decide_levy", "河南省行政执法条例26")
    refused(told(BACK, OTHERWISE, at="2026-03-17 09:00"), "decide_levy", "河南省行政执法条例26")
    refused(told(BACK, OTHERWISE, *TOLD_AGAIN, at="2026-03-23 18:00"), "decide_levy", "河南省行政执法条例26")
    allowed(told(BACK, OTHERWISE, *TOLD_AGAIN, at="2026-03-24 09:00"), "decide_levy", "河南省行政执法条例26")


def test_what_is_proposed_again_as_it_was_told_needs_no_telling() -> None:
    same = did("propose_levy", "2026-03-13 10:00")
    allowed(told(BACK, same, at="2026-03-17 09:00"), "decide_levy", "河南省行政执法条例26")


# ---- 依据 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("basis", "lawful"),
    [
        (["河南省技术市场条例16"], True),
        (["河南省技术市场条例16(2)"], True),
        (["行政处罚法51"], False),
        (["河南省技术市场条例16", "行政处罚法51"], False),
        (["河南省行政执法条例5"], False),
    ],
)
def test_a_proposal_cites_what_the_list_of_powers_rests_it_on(basis: list[str], lawful: bool) -> None:
    judged = allowed if lawful else refused
    judged(contract(), "propose_confirmation", "河南省行政执法条例29", basis=basis)


@pytest.mark.parametrize(
    ("basis", "lawful"), [(["行政许可法38(1)"], True), (["行政许可法999"], False), (["河南省技术市场条例16"], False)]
)
def test_a_permit_may_rest_on_the_articles_of_its_own_statute(basis: list[str], lawful: bool) -> None:
    judged = allowed if lawful else refused
    judged(
        permit(did("examine_application", "2026-03-04 09:00")),
        "propose_permit",
        "河南省行政执法条例29",
        basis=basis,
        **GRANT,
    )


@pytest.mark.parametrize(("basis", "lawful"), [("财税〔2016〕33号", True), ("行政处罚法51", False)])
def test_relief_rests_on_what_the_list_names_for_the_fee(basis: str, lawful: bool) -> None:
    judged = allowed if lawful else refused
    about = {"result": "reduced", "amount": 1, "pay_by": None, "basis": basis}
    judged(levied(ASKED, actor="leader-a"), "decide_relief", "财税〔2016〕33号", **about)


NEVER_SHUT = {"surcharge_settled", "banked", "preservation_settled"}
"""Gates of closing that only a penalty can shut."""


def test_no_gate_of_a_matter_names_the_law_of_another_family() -> None:
    """A permit is not refused under the Act on penalties (行政处罚法2), nor a levy under that on permits."""
    found = set()
    for procedure in (one for one in rules().body.procedures if one.family != "penalty"):
        foreign = ("行政处罚法",) if procedure.family == "permit" else ("行政处罚法", "行政许可法")
        for act in {move.act for move in procedure.moves} | {record.act for record in procedure.spot}:
            for gate in ACTIONS[act].gates:
                reason = resting_on(procedure.family, Reason(gate.key, gate.clause, gate.says))
                found |= {gate.key} if reason.clause.startswith(foreign) else set()
    assert found - NEVER_SHUT == set()


SCHOOL = "同楼样例学校"


def heard(*more: Act, at: str = "2026-03-26 09:30") -> CaseFacts:
    """A hearing on Thursday 26 March, told of on the 16th, of which the applicant was told that day."""
    acts = (
        did("examine_application", "2026-03-03 09:00", others=[SCHOOL]),
        did("propose_permit", "2026-03-04 09:00"),
        did("tell_rights", "2026-03-05 09:00", told_to=["样例公司", SCHOOL], hearing=True),
        did("record_notice_service", "2026-03-06 09:00"),
        did("record_notice_service", "2026-03-06 09:30", served_to=SCHOOL),
        did("request_hearing", "2026-03-10 09:00"),
        did("schedule_hearing", "2026-03-16 09:00", held_on="2026-03-26", begins="09:30", chair="officer-c"),
        did("record_paper_service", "2026-03-16 10:00", kind="session_notice"),
    )
    return permit(*acts, *more, step="decide.notice_served", actor="officer-c", at=at)


def told_of_it(day: str) -> Act:
    return did("record_paper_service", f"{day} 11:00", kind="session_notice", served_to=SCHOOL)


@pytest.mark.parametrize(
    ("more", "sound"),
    [((), False), ((told_of_it("2026-03-16"),), True), ((told_of_it("2026-03-17"),), False)],
    ids=["never", "on the last day", "a day late"],
)
def test_whoever_is_concerned_is_told_of_time_and_place_too(more: tuple[Act, ...], sound: bool) -> None:
    """行政许可法48(一): 将时间、地点通知申请人、利害关系人; seven working days lie between the 16th and the 26th."""
    (allowed if sound else flagged)(heard(*more), "record_hearing", "行政许可法48(一)", chair="officer-c")


def test_only_a_notice_of_a_hearing_is_served_on_somebody_else() -> None:
    facts = heard(at="2026-03-16 11:00")
    served_on: list[tuple[str, str | None, bool]] = [
        ("session_notice", SCHOOL, True),
        ("session_notice", "王样例", False),
        ("extension_notice", SCHOOL, False),
        ("session_notice", None, True),
    ]
    for kind, name, fits in served_on:
        receipt = payload("record_paper_service", kind=kind, served_to=name)
        assert (others_are_told_of_a_hearing(facts, receipt) is None) is fits, (kind, name)
    stranger = {"kind": "session_notice", "served_to": "王样例"}
    refused(facts, "record_paper_service", "行政许可法48(一)", **stranger)
    paper = {"kind": "session_notice", "title": "听证通知书", "number": "金科听通字〔2026〕第2号"}
    told = did("schedule_hearing", "2026-03-04 09:00", held_on="2026-03-26")
    unheard = contract(at="2026-03-04 10:00")
    registration = unheard.with_act(replace(told, seq=unheard.revision + 1, step=unheard.step, documents=(paper,)))
    refused(registration, "record_paper_service", "河南省行政执法条例27", **stranger)
    allowed(registration, "record_paper_service", "河南省行政执法条例27", kind="session_notice")
