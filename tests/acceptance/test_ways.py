"""The way of a case: the shortest lawful one to each kind of end, and what facts from outside would add."""

from functools import cache
from typing import Any

import pytest

from states.acts import Act
from states.facts import CaseFacts
from states.ways import NOT_ADVISED, Way, ways
from tests.unit.built_cases import case, did
from tests.unit.case_builders import LARGE, LARGE_CASE, noticed, served
from tests.unit.sample_payloads import ANSWERS


def told(*acts: Act, **about: Any) -> CaseFacts:
    return case(*acts, step="decide.notice_served", **about)


@cache
def of_a_new_case() -> list[Way]:
    return ways(case(step="prompt.opened"))


@cache
def of_a_small_penalty() -> list[Way]:
    return ways(told(*noticed()))


def to(ending: str, found: list[Way]) -> list[str]:
    way = next(way for way in found if way.ending == ending)
    return [deed.action.key if deed.action else f"wait {deed.until}" for deed in way.deeds]


def test_a_new_case_is_prompted_and_waits_for_the_party_before_it_is_punished() -> None:
    found = of_a_new_case()
    acts = to("给予处罚", found)
    assert acts[:4] == ["issue_prompt", "record_recheck", "propose_filing", "approve_filing"]
    assert acts.index("record_notice_service") + 1 == acts.index("wait statement_period")
    assert not NOT_ADVISED & set(acts)
    assert to("不予立案", found) == ["decline_filing", "close_case"]


PARTYS_AFFAIR = {"record_review", "withdraw_hearing_request", "request_instalments", "receive_review_application"}


def test_nobody_is_advised_to_be_sued_or_to_give_up_what_was_decided() -> None:
    """Whether anybody contests, or nobody is left to perform, is no step of the bureau's way (行政强制法40, 行政处罚法73)."""
    for way in (*of_a_new_case(), *of_a_small_penalty()):
        acts = {deed.action.key for deed in way.deeds if deed.action}
        acts |= {action.key for one in way.if_so for action in one.acts}
        assert not acts & {*PARTYS_AFFAIR, "discontinue_case"}, way.ending
    assert to("不予处罚", of_a_new_case())[-3:] == ["record_service", "record_party_answer", "close_case"]


def test_an_open_dispute_is_ended_by_its_result() -> None:
    sued = did("record_review", "2026-03-24 09:00")
    facts = case(*served(), sued, step="serve.served", at="2026-03-25 09:00")
    assert "record_review_result" in to("给予处罚", ways(facts))


def test_a_suspected_crime_is_transferred_from_where_the_case_stands() -> None:
    """Nobody declines or withdraws a case first that is to be transferred (移送规定5, 11)."""
    for found in (of_a_new_case(), of_a_small_penalty()):
        assert not set(to("移送司法机关", found)) & {"decline_filing", "withdraw_case", "end_after_prompt"}


def test_what_shuts_the_way_is_told_with_the_act_that_ends_it() -> None:
    way = next(way for way in of_a_new_case() if way.ending == "给予处罚")
    opening = {one.gate.key: {action.key for action in one.acts} for one in way.if_so}
    assert opening["service_not_bounced"] == {"record_service"}
    assert opening["conduct_settled"] == {"record_conduct_result", "record_conduct_done"}
    assert opening["application_forwarded"] == {"forward_review_application"}
    assert opening["hearing_period"] == set(), "the time for it is waited for"


def test_the_ways_come_shortest_first_and_only_those_that_are_still_open() -> None:
    found = of_a_small_penalty()
    assert [len(way.deeds) for way in found] == sorted(len(way.deeds) for way in found)
    assert {way.ending for way in found} == {"撤案", "移送司法机关", "给予处罚", "不予处罚"}


def test_a_large_penalty_needs_review_and_discussion_on_its_way() -> None:
    acts = to("给予处罚", ways(told(*noticed(**LARGE), **LARGE_CASE)))
    assert {"review_legality", "discuss_collectively", "assess_risk"} <= set(acts)
    assert acts.index("review_legality") < acts.index("approve_decision")
    assert acts.index("review_legality") < acts.index("discuss_collectively"), "河南省行政执法条例28(2)"
    assert acts.index("assess_risk") < acts.index("approve_decision")


def test_a_grave_risk_without_a_measure_is_assessed_anew_on_the_way() -> None:
    point = {"kind": "irregular_procedure", "grade": "high", "measure": "核对时限"}
    met = did("assess_risk")
    unmet = did("assess_risk", points=[point])
    assert "assess_risk" in to("给予处罚", ways(told(*noticed(**LARGE), unmet, **LARGE_CASE)))
    assert "assess_risk" not in to("给予处罚", ways(told(*noticed(**LARGE), met, **LARGE_CASE)))


def test_what_the_party_may_still_do_is_told_both_ways() -> None:
    way = next(way for way in of_a_small_penalty() if way.ending == "给予处罚")
    defence = next(one for one in way.if_so if one.gate.key == "defence_answered")
    assert [action.key for action in defence.acts] == ["answer_defence"]
    assert "当事人提出陈述申辩" in defence.told()
    assert "行政处罚法45" in defence.told()


def test_what_would_be_needed_besides_can_be_done_on_that_way() -> None:
    """Nobody is told to end the execution of a case that is never filed."""
    facts = case(step="prompt.opened")
    moves = facts.procedure.moves
    for way in of_a_new_case():
        steps = {facts.step, *(deed.step for deed in way.deeds)}
        at_hand = {move.act for move in moves if steps & set(move.source)}
        at_hand |= {record.act for record in facts.procedure.spot if not record.steps or steps & set(record.steps)}
        assert {action.key for one in way.if_so for action in one.acts} <= at_hand, way.ending
    not_filed = next(way for way in of_a_new_case() if way.ending == "不予立案")
    assert not any("终结执行" in one.told() for one in not_filed.if_so)


def test_the_way_to_one_action_ends_with_it() -> None:
    (way,) = ways(case(step="prompt.opened"), "approve_filing")
    assert to("批准立案", [way]) == ["issue_prompt", "record_recheck", "propose_filing", "approve_filing"]
    assert way.deeds[-1].plain()["roles"] == ["leader"]


def test_nobody_is_advised_of_a_way_with_a_defect_where_there_is_one_without() -> None:
    """A hearing is told of by a notice that is served before it is held (行政处罚法64(二)): its record alone would be flagged."""
    asked = told(*noticed(**LARGE), did("request_hearing"), **LARGE_CASE)
    for found, ending in ((ways(asked), "给予处罚"), (ways(asked, "record_hearing"), "听证笔录")):
        acts = to(ending, found)
        assert acts[acts.index("schedule_hearing") :][:3] == [
            "schedule_hearing",
            "record_paper_service",
            "record_hearing",
        ]


def test_what_is_late_already_still_has_its_way() -> None:
    """The ninety days are over: that is a defect (行政处罚法60), and the case is decided all the same."""
    late = told(*noticed(), at="2026-09-01 09:00")
    assert {"给予处罚", "撤案"} <= {way.ending for way in ways(late)}


def test_the_court_is_asked_for_what_a_penalty_left_to_be_paid() -> None:
    assert "propose_no_penalty" not in to("申请人民法院强制执行", ways(case(step="prompt.opened"), "apply_to_court"))


@pytest.mark.parametrize(
    ("to_act", "deeds"),
    [
        ("apply_to_court", ["urge_performance", "record_paper_service", "wait urging", "apply_to_court"]),
        ("apply_for_conduct", ["urge_conduct", "record_paper_service", "wait conduct_urging", "apply_for_conduct"]),
    ],
)
def test_before_the_court_is_asked_the_party_is_urged(to_act: str, deeds: list[str]) -> None:
    """行政强制法54: a letter that nobody made is served on nobody, and each letter urges to one thing."""
    (way,) = ways(case(*served(), step="serve.served", at="2026-11-24 09:00"), to_act)
    assert to(way.ending, [way])[-4:] == deeds
    other = {"urge_performance", "urge_conduct"} - {deeds[0]}
    assert not other & set(to(way.ending, [way]))


def test_what_can_be_done_at_once_is_its_own_way() -> None:
    (way,) = ways(told(*noticed(), did("record_defence")), "answer_defence")
    assert to(way.ending, [way]) == ["answer_defence"]


def test_an_action_that_is_past_has_no_way() -> None:
    assert ways(told(*noticed()), "skip_prompt") == []


def test_a_term_to_be_waited_for_is_told_by_its_name() -> None:
    way = next(way for way in ways(case(step="prompt.opened")) if way.ending == "给予处罚")
    assert "等候“陈述申辩的期限”届满" in [deed.title for deed in way.deeds]


def test_a_closed_case_has_no_way() -> None:
    assert ways(case(step="close.closed")) == []


def test_a_way_is_told_to_programs_whole() -> None:
    way = next(way for way in of_a_small_penalty() if way.ending == "移送司法机关")
    plain = way.plain()
    assert plain["ending"] == "移送司法机关"
    assert plain["deeds"][:2] == [
        {
            "act": "report_crime",
            "title": "提出移送涉嫌犯罪案件的报告",
            "roles": ["officer"],
            "clause": "移送规定5(1)",
            "step": "decide.notice_served",
        },
        {
            "act": "transfer_case",
            "title": "移送司法机关",
            "roles": ["leader"],
            "clause": "行政处罚法27",
            "step": "inspect.transferred",
        },
    ]
    given = next(way for way in of_a_small_penalty() if way.ending == "给予处罚").plain()
    assert {"facts": ["crime_suspected"], "gate": "crime_settled", "clause": "移送规定11(1)"}.items() <= next(
        one for one in given["if"] if one["gate"] == "crime_settled"
    ).items()


def test_a_term_on_the_way_is_waited_for_by_nobody() -> None:
    wait = next(
        deed for way in of_a_new_case() if way.ending == "给予处罚" for deed in way.deeds if deed.action is None
    )
    assert (wait.title, wait.who) == ("等候“陈述申辩的期限”届满", "")
    assert wait.plain() == {
        "act": None,
        "term": "statement_period",
        "title": "等候“陈述申辩的期限”届满",
        "step": "decide.notice_served",
    }


def test_each_deed_and_each_if_is_told_to_people() -> None:
    found = of_a_small_penalty()
    deeds = next(way for way in found if way.ending == "移送司法机关").deeds
    assert [(deed.title, deed.who) for deed in deeds[:2]] == [
        ("提出移送涉嫌犯罪案件的报告", "执法人员"),
        ("移送司法机关", "机关负责人"),
    ]
    withdrawn = next(way for way in found if way.ending == "撤案")
    assert withdrawn.if_so[-1].told() == (
        "如有“涉嫌犯罪，尚未决定是否移送”的情形，还须：移送司法机关、移送结果、对不予立案提请复议或者建议立案监督（行政处罚法27）"
    )


def test_a_complaint_is_to_be_resolved_only_where_the_party_was_unhappy() -> None:
    """The task of supervision was given only with an answer that complains (金科〔2015〕8号四(1))."""

    def to_close(satisfaction: str) -> list[str]:
        answers = {**ANSWERS, "satisfaction": satisfaction}
        answered = did("record_party_answer", "2026-03-23 09:00", answers=answers)
        facts = case(*served(), answered, step="visit.answered", at="2026-03-24 09:00")
        return [act for way in ways(facts) for act in (deed.action.key for deed in way.deeds if deed.action)]

    assert "resolve_complaint" not in to_close("satisfied")
    assert "resolve_complaint" in to_close("unsatisfied")
