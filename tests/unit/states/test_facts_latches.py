"""What an act makes so, and what it takes back: latches read off the record of a case."""

from itertools import pairwise, product
from typing import Any

import pytest

from states.actions.plan_guidance import FORM_TITLES
from states.acts import Act
from tests.unit.built_cases import case, did


def so(fact: str, *acts: Act) -> bool:
    return case(*acts).truth[fact]


# ---- set by the act, unless it bears a flag --------------------------------------------------------------------------


DEFECTS = (
    ("record_inspection", "two_certified_officers", "sound_inspection"),
    ("record_inspection", "four_statements", "sound_inspection"),
    ("record_inquiry", "two_certified_officers", "sound_inspection"),
    ("record_notice_service", "receipt", "notice_served"),
    ("record_service", "receipt", "decision_served"),
    ("record_service", "receipt", "form_served"),
    ("serve_opinion_form", "receipt", "form_served"),
    ("request_hearing", "hearing_asked_in_time", "hearing_asked"),
    ("record_hearing", "neutral_chair", "hearing_held"),
    ("record_hearing", "hearing_day", "hearing_held"),
    ("record_hearing", "hearing_notice_served", "hearing_held"),
    ("record_visit", "visit_by_others", "visit_held"),
    ("record_waiver", "express_waiver", "rights_waived"),
    ("record_service_consent", "signed_consent", "email_consented"),
    ("check_correction", "two_certified_officers", "correction_checked"),
)
"""An act, the flag that says what it lacks, and the fact it then does not prove."""


def test_an_act_with_a_defect_is_on_record_and_proves_nothing() -> None:
    def proves(action: str, flag: str, fact: str) -> tuple[bool, bool, bool]:
        sound, defective = did(action), did(action, flags=(flag,))
        return so(fact, sound), so(fact, defective), so(fact, sound, defective)

    lawful = (True, False, True)  # what was soundly done before stays done
    assert {row: proves(*row) for row in DEFECTS} == dict.fromkeys(DEFECTS, lawful)


@pytest.mark.parametrize("flag", ["served_in_time", "form_with_decision"])
def test_a_service_that_is_only_late_or_lacks_the_form_is_a_service(flag: str) -> None:
    assert so("decision_served", did("record_service", flags=(flag,)))


def test_the_form_counts_as_served_only_if_it_stands_on_the_receipt() -> None:
    without_form = did("record_service", with_opinion_form=False, flags=("form_with_decision",))
    assert not so("form_served", without_form)
    assert so("form_served", without_form, did("serve_opinion_form"))


def test_an_inquiry_without_signature_is_no_sound_record() -> None:
    assert not so("sound_inspection", did("record_inquiry", signed=False))


# ---- what the payload says -------------------------------------------------------------------------------------------


FINDINGS: tuple[tuple[dict[str, Any], set[str]], ...] = (
    ({"violation": False}, {"no_violation_found"}),
    ({"violation": True}, set[str]()),
    ({"minor": True, "corrected": True, "harm": "none"}, {"minor_corrected_harmless"}),
    ({"minor": True, "corrected": False, "harm": "none"}, set[str]()),
    ({"minor": True, "corrected": True, "harm": "slight"}, set[str]()),
    ({"minor": False, "corrected": True, "harm": "none"}, set[str]()),
    ({"first_time": True, "corrected": True, "harm": "slight"}, {"first_slight_corrected"}),
    ({"first_time": True, "corrected": True, "harm": "none"}, {"first_slight_corrected"}),
    ({"first_time": True, "corrected": True, "harm": "real"}, set[str]()),
    ({"first_time": True, "corrected": False, "harm": "slight"}, set[str]()),
    ({"no_fault_proved": True}, {"no_fault_shown"}),
    ({"violation": False, "no_fault_proved": True, "minor": True, "corrected": True}, {"no_violation_found"}),
)
"""What was found, and the branch of article 33 that follows."""


def test_the_branches_of_article_33_follow_from_what_was_found() -> None:
    branches = {"no_violation_found", "minor_corrected_harmless", "first_slight_corrected", "no_fault_shown"}
    wrong = []
    for action, (found, lawful) in product(("record_recheck", "report_investigation"), FINDINGS):
        facts = case(did(action, **found))
        if (true := {branch for branch in branches if facts.truth[branch]}) != lawful:
            wrong.append((action, found, true))
    assert wrong == []


FOUND_FIRST: dict[str, dict[str, Any]] = {
    "no_violation_found": {"violation": False},
    "minor_corrected_harmless": {"minor": True, "corrected": True, "harm": "none"},
    "first_slight_corrected": {"first_time": True, "corrected": True, "harm": "slight"},
    "no_fault_shown": {"no_fault_proved": True},
}


def test_a_later_finding_replaces_the_earlier_one() -> None:
    wrong = []
    for (fact, first), later in product(FOUND_FIRST.items(), ("record_recheck", "report_investigation")):
        before = did("record_recheck", **first)
        if (so(fact, before), so(fact, before, did(later, violation=True))) != (True, False):
            wrong.append((fact, later))
    assert wrong == []


@pytest.mark.parametrize(
    ("result", "held", "forfeited"),
    [("held", True, False), ("absent", False, True), ("walked_out", False, True)],
)
def test_a_party_that_stays_away_forfeits_its_hearing(result: str, held: bool, forfeited: bool) -> None:
    facts = case(did("record_hearing", result=result))
    assert (facts.truth["hearing_held"], facts.truth["hearing_forfeited"]) == (held, forfeited)


@pytest.mark.parametrize(
    ("rights", "statement", "hearing"),
    [(["statement"], True, False), (["hearing"], False, True), (["statement", "hearing"], True, True)],
)
def test_a_waiver_reaches_as_far_as_it_says(rights: list[str], statement: bool, hearing: bool) -> None:
    facts = case(did("record_waiver", rights=rights))
    assert (facts.truth["rights_waived"], facts.truth["hearing_waived"]) == (statement, hearing)


@pytest.mark.parametrize(("votes", "decided"), [((2, 0), True), ((2, 1), True), ((1, 1), False), ((0, 2), False)])
def test_a_discussion_decides_by_majority(votes: tuple[int, int], decided: bool) -> None:
    discussed = did("discuss_collectively", votes_for=votes[0], votes_against=votes[1])
    assert so("discussion_held", discussed) is decided


@pytest.mark.parametrize(("conclusion", "passed"), [("passed", True), ("returned", False), ("failed", False)])
def test_only_a_passed_review_counts_and_a_later_one_replaces_it(conclusion: str, passed: bool) -> None:
    assert so("review_passed", did("review_legality", conclusion=conclusion)) is passed
    assert so("review_passed", did("review_legality"), did("review_legality", conclusion=conclusion)) is passed


@pytest.mark.parametrize(
    ("outcome", "served", "pending"),
    [
        ("accepted", True, True),
        ("failed", False, False),
        ("unknown", False, False),
        ("undeliverable", False, False),
        ("withheld", False, False),
    ],
)
def test_electronic_service_is_service_only_once_it_arrived(outcome: str, served: bool, pending: bool) -> None:
    facts = case(did("serve_by_email"), did("record_email_outcome", outcome=outcome))
    assert facts.truth["decision_served"] is served
    assert facts.truth["form_served"] is served
    assert facts.truth["email_service_ordered"] is pending


def test_a_transfer_that_comes_back_is_none() -> None:
    gone, back = did("transfer_case"), did("record_transfer_result", result="returned")
    assert so("transferred", gone)
    assert not so("transferred", gone, back)
    assert not so("transfer_accepted", gone, back)
    assert so("transfer_accepted", gone, did("record_transfer_result"))


@pytest.mark.parametrize(("channel", "by_phone"), [("phone", True), ("in_person", True), ("document", False)])
def test_a_prompt_by_word_of_mouth_is_not_printed(channel: str, by_phone: bool) -> None:
    assert so("prompt_by_phone", did("issue_prompt", channel=channel, note="已当面提示")) is by_phone


def test_a_written_prompt_after_a_call_is_printed() -> None:
    assert not so("prompt_by_phone", did("issue_prompt", channel="phone", note="已提示"), did("issue_prompt"))


# ---- what is taken back ----------------------------------------------------------------------------------------------

BEFORE = {
    "filing_proposed": did("propose_filing"),
    "penalty_proposed": did("propose_penalty"),
    "no_penalty_proposed": did("propose_no_penalty"),
    "notice_served": did("record_notice_service"),
    "rights_waived": did("record_waiver"),
    "hearing_waived": did("record_waiver", rights=["hearing"]),
    "hearing_asked": did("request_hearing"),
    "hearing_scheduled": did("schedule_hearing"),
    "hearing_held": did("record_hearing"),
    "hearing_forfeited": did("record_hearing", result="absent"),
    "review_passed": did("review_legality"),
    "discussion_held": did("discuss_collectively"),
    "decision_approved": did("approve_decision"),
    "complaint_resolved": did("resolve_complaint"),
    "correction_checked": did("check_correction"),
}

TAKES_BACK = {
    "return_for_rework": {
        "filing_proposed",
        "penalty_proposed",
        "no_penalty_proposed",
        "review_passed",
        "discussion_held",
        "decision_approved",
    },
    "propose_penalty": {"no_penalty_proposed", "review_passed", "discussion_held", "rights_waived", "hearing_waived"},
    "propose_no_penalty": {"penalty_proposed", "review_passed", "discussion_held"},
    "give_prior_notice": {
        "notice_served",
        "rights_waived",
        "hearing_waived",
        "hearing_asked",
        "hearing_scheduled",
        "hearing_held",
        "hearing_forfeited",
        "review_passed",
        "discussion_held",
    },
    "revise_proposal": {"review_passed", "discussion_held", "decision_approved"},
    "request_hearing": {"hearing_waived", "decision_approved"},
    "record_hearing": {"review_passed", "discussion_held"},
    "order_correction": {"correction_checked"},
    "record_transfer_result": {"penalty_proposed", "no_penalty_proposed", "decision_approved"},
}
"""By the law: who sends back or starts anew opens again what rested on the old proposal, notice or answer."""


def test_an_act_opens_again_what_rested_on_the_old_state() -> None:
    asked = [(action, fact) for action, facts in TAKES_BACK.items() for fact in sorted(facts)]
    told = {(action, fact): (so(fact, BEFORE[fact]), so(fact, BEFORE[fact], did(action))) for action, fact in asked}
    assert told == dict.fromkeys(asked, (True, False))


@pytest.mark.parametrize("action", ["record_party_answer", "record_visit"])
@pytest.mark.parametrize(("words", "asks"), [({}, False), ({"satisfaction": "unsatisfied"}, True)])
def test_only_an_unhappy_answer_opens_the_supervised_task_again(action: str, words: dict[str, str], asks: bool) -> None:
    answer = did(action, answers={**did(action).data["answers"], **words})
    assert so("complaint_made", answer) is asks
    assert so("complaint_resolved", did("resolve_complaint"), answer) is not asks


def test_a_happy_visit_does_not_settle_what_the_party_complained_of() -> None:
    unhappy = did("record_party_answer", answers={**did("record_visit").data["answers"], "misconduct": "some"})
    assert so("complaint_made", unhappy, did("record_visit"))
    assert not so("party_unhappy", unhappy, did("record_visit"))


def test_a_plan_made_anew_is_guidance_of_its_own_form_alone() -> None:
    for before, now in pairwise((*FORM_TITLES, next(iter(FORM_TITLES)))):
        plans = [did("plan_guidance", f"2026-03-0{day} 09:00", form=form) for day, form in ((3, before), (4, now))]
        truth = case(*plans, procedure="guidance").truth
        assert {form for form in FORM_TITLES if truth[f"guidance_by_{form}"]} == {now}


# ---- as they stood earlier --------------------------------------------------------------------------------------------


def test_what_was_so_after_an_earlier_act_is_the_same_worked_out_then_or_now() -> None:
    acts = [
        did("record_notice_service"),
        did("request_hearing"),
        did("withdraw_hearing_request"),
        did("record_notice_service", flags=("receipt",)),
        did("correct_record", seq=1),
    ]
    now = case(*acts)
    then = case()
    for act in now.acts:
        then = then.with_act(act)
    latched = {kind.key for kind in now.rules.facts.values() if kind.derive is None}
    seen = set()
    for act, fact in product(now.acts, sorted(latched)):
        expected = case(*(a for a in acts[: act.seq - 1])).truth[fact]
        assert (now.was_so(fact, act.seq), then.was_so(fact, act.seq)) == (expected, expected), (fact, act.seq)
        seen.add((fact, expected))
    assert {("notice_served", True), ("hearing_asked", True), ("hearing_asked", False)} <= seen
