"""What a correction is for, and what it is not: nobody corrects the judgement of another, or what others relied on."""

from dataclasses import replace

import pytest

from states.actions import ACTIONS
from states.acts import Act
from states.corrections import (
    ANSWERED,
    RELIED_ON,
    corrector_may_act,
    entry_can_be_corrected,
    is_judgement,
    opening_is_kept,
)
from states.facts import CaseFacts
from states.owing import papers_due
from states.vocabulary import Role
from tests.unit.built_cases import barred, case, did, led_by, officer, roster
from tests.unit.sample_payloads import payload

JUDGEMENTS = sorted(key for key, action in ACTIONS.items() if not action.roles & {Role.OFFICER, Role.COORDINATOR})
OF_PEOPLE = [key for key in JUDGEMENTS if ACTIONS[key].roles != {Role.SYSTEM} and key != "change_procedure"]
PAIRS = [(entry, later) for entry, rely in RELIED_ON.items() for later in rely]


def gate_of(facts: CaseFacts, seq: int = 2) -> str | None:
    reason = barred(entry_can_be_corrected, facts, payload("correct_record", seq=seq))
    return reason.gate if reason else None


@pytest.mark.parametrize("who", ["officer-a", "leader-a"])
def test_no_judgement_is_corrected_by_anybody(who: str) -> None:
    found = {action: gate_of(case(did(action, by="leader-a"), actor=who)) for action in OF_PEOPLE}
    assert found == dict.fromkeys(OF_PEOPLE, "entry_is_a_judgement")


def test_judgements_are_review_vote_approval_exclusion_and_what_else_is_kept_for_leaders() -> None:
    named = {"review_legality", "discuss_collectively", "approve_decision", "exclude_evidence", "decline_transfer"}
    named |= {"withdraw_case", "resolve_complaint", "extend_term", "suspend_case", "close_case", "decide_recusal"}
    assert {key for key in named if is_judgement(ACTIONS[key])} == named
    assert not is_judgement(ACTIONS["record_inspection"])
    assert not is_judgement(ACTIONS["record_payment"])


@pytest.mark.parametrize("action", sorted(ANSWERED))
def test_what_only_a_decision_answers_is_not_corrected_away(action: str) -> None:
    assert gate_of(case(did(action))) == "entry_is_answered"


def test_what_a_later_act_relied_on_is_done_anew() -> None:
    alone = {entry: gate_of(case(did(entry))) for entry in RELIED_ON}
    assert set(alone.values()) == {None, "entry_is_a_document"}
    relied = {pair: gate_of(case(did(pair[0]), did(pair[1], by="leader-a"))) for pair in PAIRS}
    assert relied == {pair: alone[pair[0]] or "entry_was_relied_on" for pair in PAIRS}
    # what came before did not rely on it
    earlier = {pair: gate_of(case(did(pair[1], by="leader-a"), did(pair[0])), seq=3) for pair in PAIRS}
    assert earlier == {pair: alone[pair[0]] for pair in PAIRS}


def test_the_report_a_proposal_rests_on_makes_no_major_case_a_small_one() -> None:
    reported, proposed = did("report_investigation", major=True), did("propose_penalty")
    assert gate_of(case(reported)) is None
    assert gate_of(case(reported, proposed)) == "entry_was_relied_on"


def test_whoever_corrects_might_have_made_the_entry() -> None:
    mine = case(did("propose_filing"), did("record_inspection"), did("report_investigation"))
    told = payload("correct_record", seq=4)
    assert barred(corrector_may_act, mine, told) is None
    clerk = barred(corrector_may_act, replace(mine, actor="coordinator-a"), told)
    assert clerk is not None
    assert clerk.gate == "role"
    stranger = barred(corrector_may_act, replace(mine, actor="officer-c"), told)
    assert stranger is not None
    assert stranger.gate == "handler_acts"


def test_whoever_corrects_holds_a_certificate_where_the_entry_asked_for_one() -> None:
    acts = (did("propose_filing"), did("record_inspection"), did("report_investigation"))
    bare = {**roster(), "officer-a": officer("officer-a", certificate_from=None)}
    reason = barred(corrector_may_act, case(*acts, people=bare), payload("correct_record", seq=4))
    assert reason is not None
    assert reason.gate == "actor_certified"


def test_a_clerk_corrects_what_clerks_enter() -> None:
    paid = case(did("record_payment"), actor="coordinator-a")
    assert barred(corrector_may_act, paid, payload("correct_record", seq=2)) is None


OPENING = {
    "procedure": "penalty_general",
    "power": "KJ-CF-017",
    "violated_on": "2026-02-20",
    "party": {"kind": "person"},
}


@pytest.mark.parametrize(
    ("field", "other"), [("procedure", "penalty_simple"), ("power", "1"), ("violated_on", "2026-02-21")]
)
def test_what_a_case_was_opened_for_is_not_corrected(field: str, other: str) -> None:
    facts = case(replace(led_by(None), data=OPENING))
    assert opening_is_kept(facts, OPENING) is None
    reason = opening_is_kept(facts, {**OPENING, field: other})
    assert reason is not None
    assert (reason.gate, reason.clause, reason.says) == (
        "opening_is_fixed",
        "行政处罚法47",
        "登记时的程序、职权和违法日期不能更正，请撤案后重新登记",
    )


def test_a_citizen_who_was_told_his_rights_is_made_no_company_afterwards() -> None:
    opened, company = replace(led_by(None), data=OPENING), {**OPENING, "party": {"kind": "organisation"}}
    assert opening_is_kept(case(opened), company) is None
    told = case(opened, did("propose_penalty"), did("give_prior_notice"))
    assert opening_is_kept(told, OPENING) is None
    reason = opening_is_kept(told, company)
    assert reason is not None
    assert (reason.gate, reason.clause) == ("opening_is_fixed", "行政处罚法44")
    assert reason.says == "已按公民告知权利或者审批，不能以更正记录改为其他当事人；确有错误的，撤案后重新登记"
    was_company = case(replace(led_by(None), data=company), did("propose_penalty"), did("give_prior_notice"))
    assert opening_is_kept(was_company, OPENING) is None


def test_a_correction_replaces_the_paper_of_the_entry_and_those_of_earlier_corrections_of_it() -> None:
    def with_paper(act: Act, number: str) -> Act:
        return replace(act, documents=({"kind": "site_record", "title": "现场检查笔录", "number": number},))

    facts = case(
        did("record_inspection", "2026-03-03 09:00"),
        did("record_inspection", "2026-03-04 09:00"),
        did("correct_record", "2026-03-05 09:00", seq=2),
        did("correct_record", "2026-03-06 09:00", seq=3),
        did("correct_record", "2026-03-07 09:00", seq=2),
    )
    numbered = tuple(with_paper(act, f"第{n}号") for n, act in enumerate(facts.acts, start=1))
    then, kinds, old = papers_due(replace(facts, acts=numbered), "correct_record")
    assert [act.seq for act in then.acts] == [2]
    assert kinds == ("site_record",)
    assert old == ("第1号", "第3号")
