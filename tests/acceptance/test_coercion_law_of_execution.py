"""行政强制法13, 34, 42, 43, 51: what is executed is a decision whose time is over, by a bureau to which a law gives that way,
by day on a working day, never at a household's water or heat; an agreement is kept; a substitute is announced."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from states.documents import DOCUMENTS
from states.documents.building import build_context
from states.facts import CaseFacts
from states.release import Rules
from tests.acceptance.lawful_cases import allowed, flagged, refused
from tests.acceptance.matter_cases import BASED, execution, rules_with, to_be_executed, urged
from tests.unit.built_cases import case, did, officer, roster
from tests.unit.case_builders import HEAD, opened


def with_measures(*given: str, **about: Any) -> Any:
    """The same bureau with other ways in its list of powers."""
    body = rules_with("coercion-execution").body
    powers = tuple(p.model_copy(update={"measures": given}) if p.code == "YL-QZ-002" else p for p in body.powers)
    own = Rules("-".join(given), body.model_copy(update={"powers": powers}))
    return case(procedure="coercion_execution", power="YL-QZ-002", step="prompt.opened", with_rules=own, **about)


@pytest.mark.parametrize(
    ("given", "may"), [(("代履行",), True), ((), False), (("查封", "扣押"), False), (("扣押", "恢复原状"), True)]
)
def test_without_a_law_that_gives_force_the_court_executes(given: tuple[str, ...], may: bool) -> None:
    if may:
        allowed(with_measures(*given), "base_execution", "行政强制法13")
    else:
        refused(with_measures(*given), "base_execution", "行政强制法13")


@pytest.mark.parametrize(("way", "given"), [("restoration", True), ("auction", False), ("removal", False)])
def test_only_a_way_that_a_law_gives_is_proposed(way: str, given: bool) -> None:
    if given:
        allowed(urged(), "propose_execution", "行政强制法13", way=way)
    else:
        refused(urged(), "propose_execution", "行政强制法13", way=way)


@pytest.mark.parametrize(("perform_by", "late"), [("2026-03-19", True), ("2026-03-20", False)])
def test_the_day_to_perform_is_past(perform_by: str, late: bool) -> None:
    """On 20 March."""
    if late:
        allowed(execution(), "base_execution", "行政强制法34", perform_by=perform_by)
    else:
        refused(execution(), "base_execution", "行政强制法34", perform_by=perform_by)


def test_nobody_performs_before_the_decision_came() -> None:
    refused(execution(), "base_execution", "行政强制法34", served_on="2026-03-01", perform_by="2026-02-27")
    refused(execution(), "base_execution", "行政强制法34", decided_on="2026-01-07", served_on="2026-01-06")


def test_there_is_a_decision_to_urge_for() -> None:
    refused(execution(step="prompt.based"), "urge_duty", "行政强制法34")
    allowed(execution(BASED, step="prompt.based"), "urge_duty", "行政强制法34")


def test_the_case_closes_when_the_duty_is_settled() -> None:
    answered = did("record_party_answer", "2026-04-10 09:00")
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-04-13 09:00"}
    half = did("carry_out_execution", "2026-04-08 09:30", completed=False)
    done = did("carry_out_execution", "2026-04-08 09:30", completed=True)
    ended = did("end_execution", "2026-04-08 09:30", by="leader-a")
    performed = did("record_performance", "2026-04-08 09:30")
    refused(to_be_executed(half, answered, **about), "close_case", "行政强制法34")
    for settled in (done, ended, performed):
        allowed(to_be_executed(settled, answered, **about), "close_case", "行政强制法34")


@pytest.mark.parametrize(
    ("otherwise", "lawful"),
    [({}, True), ({"harms_others": True}, False), ({"signed": False}, False), ({"until": "2026-03-19"}, False)],
)
def test_an_agreement_is_signed_lies_ahead_and_harms_nobody(otherwise: dict[str, Any], lawful: bool) -> None:
    if lawful:
        allowed(to_be_executed(actor="leader-a"), "agree_execution", "行政强制法42(1)", until="2026-03-20")
    else:
        refused(to_be_executed(actor="leader-a"), "agree_execution", "行政强制法42(1)", **otherwise)


def test_while_an_agreement_runs_nothing_is_executed() -> None:
    agreed = did("agree_execution", "2026-03-20 08:00", by="leader-a", until="2026-04-30")
    broken = did("resume_execution", "2026-04-07 09:00", by="leader-a")
    day: dict[str, Any] = {"at": "2026-04-08 09:30"}
    refused(to_be_executed(agreed, **day), "carry_out_execution", "行政强制法42(1)")
    allowed(to_be_executed(agreed, broken, **day), "carry_out_execution", "行政强制法42(1)")


@pytest.mark.parametrize(
    ("when", "by_day"),
    [
        ({"begins_hour": 6, "ends_hour": 21}, True),
        ({"begins_hour": 5, "ends_hour": 17}, False),
        ({"begins_hour": 9, "ends_hour": 22}, False),
        ({"begins_hour": 17, "ends_hour": 9}, False),
        ({"on": "2026-04-06"}, False),
        ({"on": "2026-04-06", "urgent": "隔断随时可能倒塌"}, True),
    ],
)
def test_force_is_used_by_day_on_a_working_day_unless_urgent(when: dict[str, Any], by_day: bool) -> None:
    """Monday 6 April is a day off (清明节)."""
    if by_day:
        allowed(urged(), "propose_execution", "行政强制法43(1)", **when)
    else:
        refused(urged(), "propose_execution", "行政强制法43(1)", **when)


@pytest.mark.parametrize(
    ("at", "by_day"),
    [
        ("2026-04-08 06:00", True),
        ("2026-04-08 05:59", False),
        ("2026-04-08 21:59", True),
        ("2026-04-08 22:00", False),
        ("2026-04-06 10:00", False),
    ],
)
def test_what_was_done_at_night_or_on_a_day_off_is_on_record(at: str, by_day: bool) -> None:
    if by_day:
        allowed(to_be_executed(at=at), "carry_out_execution", "行政强制法43(1)")
    else:
        flagged(to_be_executed(at=at), "carry_out_execution", "行政强制法43(1)")
        urgent = to_be_executed(at=at, proposal={"urgent": "隔断随时可能倒塌"})
        allowed(urgent, "carry_out_execution", "行政强制法43(1)")


def test_nobody_is_forced_by_cutting_water_power_heat_or_gas() -> None:
    refused(urged(), "propose_execution", "行政强制法43(2)", cuts_household_supply=True)
    allowed(urged(), "propose_execution", "行政强制法43(2)")


SUBSTITUTE: dict[str, Any] = {
    "way": "substitute",
    "cost": 500_000,
    "substitute": "样例拆除公司",
    "harm": "environment",
}
SUBSTITUTED: dict[str, Any] = {
    "supervisors": ["officer-a"],
    "signed": ["supervisor", "substitute", "party"],
    "cost": 500_000,
}


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        (SUBSTITUTE, True),
        ({**SUBSTITUTE, "cost": None}, False),
        ({**SUBSTITUTE, "substitute": None}, False),
        ({"way": "restoration", "cost": 500_000}, False),
        ({"way": "restoration"}, True),
    ],
)
def test_of_a_substitute_cost_and_name_are_told(told: dict[str, Any], whole: bool) -> None:
    if whole:
        allowed(urged(), "propose_execution", "行政强制法51(1)(一)", **told)
    else:
        refused(urged(), "propose_execution", "行政强制法51(1)(一)", **told)


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-31 14:00", True), ("2026-03-30 14:00", False)])
def test_before_a_substitute_acts_the_party_is_urged_again_with_three_days_between(at: str, in_time: bool) -> None:
    """Urged again on Wednesday 25 March: the 26th, 27th and 30th lie between."""
    again = (did("urge_duty", "2026-03-24 14:00"), did("serve_urging", "2026-03-25 14:00"))
    facts = to_be_executed(*again, proposal=SUBSTITUTE, at=at)
    judge = allowed if in_time else refused
    judge(facts, "carry_out_execution", "行政强制法51(1)(二)", substituted=SUBSTITUTED)


def test_the_urging_before_the_decision_does_not_stand_for_it() -> None:
    refused(to_be_executed(proposal=SUBSTITUTE, at="2026-03-31 14:00"), "carry_out_execution", "行政强制法51(1)(二)")
    allowed(to_be_executed(at="2026-03-31 14:00"), "carry_out_execution", "行政强制法51(1)(二)")


# ---- 代履行 ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("harm", ["traffic", "environment", "resources"])
def test_a_substitute_performs_where_the_law_names_the_harm(harm: str) -> None:
    allowed(urged(), "propose_execution", "行政强制法50", **{**SUBSTITUTE, "harm": harm})
    refused(urged(), "propose_execution", "行政强制法50", **{**SUBSTITUTE, "harm": None})


def test_nobody_with_a_stake_performs_in_the_party_s_place() -> None:
    refused(urged(), "propose_execution", "行政强制法50", **SUBSTITUTE, substitute_interested=True)
    allowed(urged(), "propose_execution", "行政强制法50", way="restoration", substitute_interested=True)


def substituting(**about: Any) -> CaseFacts:
    """Decided, served and urged again in time; on Tuesday 31 March somebody else performs, for 5,000 yuan at most."""
    again = (did("urge_duty", "2026-03-24 14:00"), did("serve_urging", "2026-03-25 14:00"))
    return to_be_executed(*again, proposal=SUBSTITUTE, at="2026-03-31 14:00", **about)


def test_what_the_law_wants_told_of_a_substitute_is_told_of_it_alone() -> None:
    refused(substituting(), "carry_out_execution", "行政强制法51(1)(四)")
    allowed(substituting(), "carry_out_execution", "行政强制法51(1)(四)", substituted=SUBSTITUTED)
    plain = to_be_executed(at="2026-03-31 14:00")
    refused(plain, "carry_out_execution", "行政强制法51(1)(四)", substituted=SUBSTITUTED)
    allowed(plain, "carry_out_execution", "行政强制法51(1)(四)")


@pytest.mark.parametrize(
    ("watched_by", "watched"),
    [(["officer-a"], True), (["officer-x", "officer-b"], True), ([], False), (["officer-x"], False)],
)
def test_somebody_of_the_bureau_watches(watched_by: list[str], watched: bool) -> None:
    """The certificate of officer-x is over."""
    told = {**SUBSTITUTED, "supervisors": watched_by}
    if watched:
        allowed(substituting(), "carry_out_execution", "行政强制法51(1)(三)", substituted=told)
    else:
        flagged(substituting(), "carry_out_execution", "行政强制法51(1)(三)", substituted=told)


@pytest.mark.parametrize(
    ("signed", "whole"),
    [
        (["supervisor", "substitute", "party"], True),
        (["supervisor", "substitute", "witness"], True),
        (["supervisor", "substitute"], False),
        (["supervisor", "party"], False),
        (["substitute", "witness"], False),
    ],
)
def test_everybody_signs_when_it_is_done(signed: list[str], whole: bool) -> None:
    told = {**SUBSTITUTED, "signed": signed}
    judge = allowed if whole else flagged
    judge(substituting(), "carry_out_execution", "行政强制法51(1)(四)", substituted=told, completed=True)
    allowed(substituting(), "carry_out_execution", "行政强制法51(1)(四)", substituted=told, completed=False)


def test_the_cost_is_told_and_stays_within_the_budget() -> None:
    within, beyond, none = ({**SUBSTITUTED, "cost": cost} for cost in (500_000, 500_001, None))
    allowed(substituting(), "carry_out_execution", "行政强制法51(2)", substituted=within, completed=True)
    flagged(substituting(), "carry_out_execution", "行政强制法51(2)", substituted=beyond, completed=True)
    refused(substituting(), "carry_out_execution", "行政强制法51(2)", substituted=none, completed=True)
    allowed(substituting(), "carry_out_execution", "行政强制法51(2)", substituted=none, completed=False)


def test_violence_is_on_record() -> None:
    flagged(substituting(), "carry_out_execution", "行政强制法51(3)", substituted={**SUBSTITUTED, "violent": True})
    allowed(substituting(), "carry_out_execution", "行政强制法51(3)", substituted=SUBSTITUTED)


# ---- 中止执行 ---------------------------------------------------------------------------------------------------------

RESTS = did("suspend_case", "2026-04-01 09:00", by="leader-a", ground="hardship")
GOES_ON = did("resume_case", "2026-04-13 09:00", by="leader-a")


@pytest.mark.parametrize(
    ("at", "rests"),
    [
        ("2026-04-01 08:59", False),
        ("2026-04-01 09:00", True),
        ("2026-04-10 10:00", True),
        ("2026-04-13 08:59", True),
        ("2026-04-13 09:00", False),
    ],
)
def test_what_was_executed_while_execution_rested_is_on_record(at: str, rests: bool) -> None:
    """The moment it was done counts, whenever it is entered."""
    facts = to_be_executed(RESTS, GOES_ON, at=at)
    if rests:
        flagged(facts, "carry_out_execution", "行政强制法39")
    else:
        allowed(facts, "carry_out_execution", "行政强制法39")


def test_nor_is_it_lawful_before_execution_was_taken_up_again() -> None:
    flagged(to_be_executed(RESTS, at="2026-04-08 10:00"), "carry_out_execution", "行政强制法39")
    allowed(to_be_executed(at="2026-04-08 10:00"), "carry_out_execution", "行政强制法39")


@pytest.mark.parametrize(("at", "told"), [("2026-03-23 09:00", False), ("2026-03-24 09:00", True)])
def test_nobody_executes_before_the_day_that_was_told(at: str, told: bool) -> None:
    """Told for Tuesday 24 March: until then the party may perform by itself (行政强制法37(2))."""
    judge = allowed if told else flagged
    judge(to_be_executed(proposal={"on": "2026-03-24"}, at=at), "carry_out_execution", "行政强制法37")


@pytest.mark.parametrize(("on", "ahead"), [("2026-03-17", False), ("2026-03-18", True)])
def test_the_day_of_an_execution_lies_ahead_when_it_is_proposed_and_decided(on: str, ahead: bool) -> None:
    judge = allowed if ahead else refused
    judge(urged(), "propose_execution", "行政强制法37", on=on)
    proposed = did("propose_execution", "2026-03-18 09:00", on=on)
    judge(
        urged(proposed, step="decide.proposed", actor="leader-a", at="2026-03-18 10:00"),
        "decide_execution",
        "行政强制法37",
    )


@pytest.mark.parametrize(
    ("amount", "says"), [(1_234_550, "人民币12,345.50元，缴至样例银行"), (None, "本义务不涉及金钱给付。")]
)
def test_a_duty_to_pay_is_urged_with_its_amount_and_how_to_pay(amount: int | None, says: str) -> None:
    """明确的金额和给付方式 (行政强制法35(三))."""
    facts = execution(did("base_execution", "2026-03-02 09:00", amount=amount), did("urge_duty", "2026-03-02 10:00"))
    on_record = replace(facts, acts=(opened(), *facts.acts), head=HEAD)
    paper: Any = build_context(DOCUMENTS["duty_urging"], on_record, "金科催字〔2026〕第1号", {})
    (money,) = (item.lines[0] for item in paper.items if item.label == "金额和给付方式")
    assert money.startswith(says)


# ---- 中止、终结执行 --------------------------------------------------------------------------------------------------

GROUNDS_TO_REST = {
    "hardship": "行政强制法39(1)(一)",
    "third_party_claim": "行政强制法39(1)(二)",
    "irreparable_loss": "行政强制法39(1)(三)",
    "other_execution": "行政强制法39(1)(四)",
}
GROUNDS_TO_END = ["died", "dissolved", "object_lost", "decision_annulled", "other"]


@pytest.mark.parametrize("ground", GROUNDS_TO_REST)
def test_execution_rests_on_each_ground_of_the_law_and_goes_on_afterwards(ground: str) -> None:
    together = {"participants": ["leader-a", "leader-b"]} if ground == "other_execution" else {}
    facts = to_be_executed(actor="leader-a")
    resting = allowed(facts, "suspend_case", GROUNDS_TO_REST[ground], ground=ground, **together).facts
    assert resting.truth["resting"]
    assert not allowed(resting, "resume_case", "行政强制法39(2)").facts.truth["resting"]
    if together:
        refused(facts, "suspend_case", "河南省行政执法条例28(2)", ground=ground)


@pytest.mark.parametrize("ground", GROUNDS_TO_END)
@pytest.mark.parametrize("resting", [False, True])
def test_execution_ends_on_each_ground_of_the_law_even_while_it_rests(ground: str, resting: bool) -> None:
    facts = to_be_executed(*((RESTS,) if resting else ()), actor="leader-a", at="2026-04-08 09:00")
    ended = allowed(facts, "end_execution", "行政强制法40", ground=ground).facts
    assert ended.truth["ended_undecided"]
    assert not ended.truth["resting"]


STILL_THERE = {who: officer(who, certificate_to=date(2030, 12, 31)) for who in roster()}


@pytest.mark.parametrize(("at", "over"), [("2029-04-01 09:00", False), ("2029-04-02 09:00", True)])
def test_after_three_years_of_rest_nobody_executes_any_more(at: str, over: bool) -> None:
    """At rest since 1 April 2026: the last day is 1 April 2029."""
    facts = to_be_executed(RESTS, actor="leader-a", at=at, people=STILL_THERE)
    told = {"ground": "three_years", "no_evident_harm": True}
    if over:
        allowed(facts, "end_execution", "行政强制法39(2)", **told)
        refused(facts, "end_execution", "行政强制法39(2)", ground="three_years")
    else:
        refused(facts, "end_execution", "行政强制法39(2)", **told)


def test_the_three_years_are_those_of_a_rest_for_want_of_means_that_goes_on() -> None:
    told = {"ground": "three_years", "no_evident_harm": True}
    claimed = did("suspend_case", "2026-04-01 09:00", by="leader-a", ground="third_party_claim")
    resumed = did("resume_case", "2026-05-01 09:00", by="leader-a")
    for acts in ((claimed,), (RESTS, resumed), ()):
        refused(
            to_be_executed(*acts, actor="leader-a", at="2029-06-01 09:00"), "end_execution", "行政强制法39(2)", **told
        )


def lapse_runs(*acts: Any) -> list[tuple[str, str]]:
    terms = to_be_executed(*acts, at="2026-05-02 09:00").terms
    return [(t.due.due.isoformat(), t.state) for t in terms if t.key == "execution_lapse"]


def test_the_three_years_are_a_term_that_a_resumption_ends() -> None:
    resumed = did("resume_case", "2026-05-01 09:00", by="leader-a")
    claimed = did("suspend_case", "2026-04-01 09:00", by="leader-a", ground="third_party_claim")
    assert lapse_runs(RESTS) == [("2029-04-01", "running")]
    assert lapse_runs(RESTS, resumed) == [("2029-04-01", "met")]
    assert lapse_runs(claimed) == []
