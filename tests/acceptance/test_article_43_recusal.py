"""行政处罚法43 and 河南省行政执法条例23: whoever is too near to the case keeps out; the party may ask for it, the
responsible person decides, and until then the investigation goes on."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from states.acts import Act
from states.evidence import items_standing
from states.facts import CaseFacts
from states.recusal import Relation
from tests.acceptance.lawful_cases import (
    allowed,
    flagged,
    on_the_spot,
    opened,
    refused,
    to_be_approved,
    to_be_decided,
    to_be_served,
    told,
    under_investigation,
)
from tests.acceptance.matter_cases import mediation
from tests.unit.built_cases import did
from tests.unit.sample_payloads import OTHERS, RECEIPT


def asked(person: str = "officer-a", by: str = "party") -> Act:
    return did("ask_recusal", "2026-03-18 09:00", person=person, asked_by=by)


def decided(person: str = "officer-a", result: str = "recused", **more: Any) -> Act:
    return did("decide_recusal", "2026-03-19 09:00", by="leader-a", person=person, result=result, **more)


OUT = (asked(), decided())


def test_the_recused_may_not_go_on() -> None:
    allowed(under_investigation(asked(), decided(result="not_recused")), "order_correction", "行政处罚法43(1)")
    refused(under_investigation(*OUT), "order_correction", "行政处罚法43(1)")


def test_until_it_is_decided_the_investigation_goes_on() -> None:
    allowed(under_investigation(asked()), "order_correction", "行政处罚法43(1)")


def test_whoever_says_it_of_himself_keeps_out_at_once() -> None:
    refused(under_investigation(asked(by="self")), "order_correction", "行政处罚法43(1)")
    allowed(under_investigation(asked(by="self"), decided(result="not_recused")), "order_correction", "行政处罚法43(1)")


def test_nobody_says_it_of_himself_in_another_name() -> None:
    allowed(under_investigation(), "ask_recusal", "行政处罚法43(1)", asked_by="self")
    refused(under_investigation(actor="officer-b"), "ask_recusal", "行政处罚法43(1)", asked_by="self")


def test_everybody_may_ask_and_it_is_registered() -> None:
    for who in ("officer-b", "leader-a", "coordinator-a", "reviewer-a"):
        allowed(under_investigation(actor=who), "ask_recusal", "行政处罚法43(2)", asked_by="party")


def test_what_the_recused_took_part_in_afterwards_is_a_defect() -> None:
    facts = under_investigation(*OUT, actor="officer-b")
    flagged(facts, "record_inspection", "行政处罚法43(1)")
    allowed(facts, "record_inspection", "行政处罚法43(1)", officers=["officer-b", "officer-c"])


def test_the_recused_is_not_named_for_what_is_still_to_be_done() -> None:
    facts = under_investigation(
        asked("leader-b"), decided("leader-b", decided_above="郑金政函〔2026〕1号"), actor="leader-a"
    )
    refused(facts, "withdraw_case", "行政处罚法43(1)", second_person="leader-b")
    allowed(under_investigation(actor="leader-a"), "withdraw_case", "行政处罚法43(1)", second_person="leader-b")


@pytest.mark.parametrize(("stands", "act"), [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")])
def test_no_decision_while_an_application_is_open(stands: Any, act: str) -> None:
    facts: CaseFacts = stands(asked("officer-c"))
    refused(facts, act, "行政处罚法43(3)")
    allowed(stands(asked("officer-c"), decided("officer-c", "not_recused")), act, "行政处罚法43(3)")


def test_only_what_was_asked_is_decided_and_nobody_decides_of_himself() -> None:
    allowed(under_investigation(asked(), actor="leader-a"), "decide_recusal", "行政处罚法43(3)")
    refused(under_investigation(actor="leader-a"), "decide_recusal", "行政处罚法43(3)")
    refused(under_investigation(asked("officer-b"), actor="leader-a"), "decide_recusal", "行政处罚法43(3)")
    own = under_investigation(asked("leader-a"), actor="leader-a")
    refused(own, "decide_recusal", "行政处罚法43(3)", person="leader-a", decided_above="郑金政函〔2026〕1号")


def test_the_recusal_of_a_responsible_person_is_decided_above_him() -> None:
    facts = under_investigation(asked("leader-b"), actor="leader-a")
    refused(facts, "decide_recusal", "河南省行政执法条例23", person="leader-b")
    allowed(facts, "decide_recusal", "河南省行政执法条例23", person="leader-b", decided_above="郑金政函〔2026〕1号")


def test_a_recused_handler_no_longer_counts_until_somebody_takes_his_place() -> None:
    refused(to_be_approved(*OUT), "approve_decision", "行政处罚法42")
    anew = (
        did("record_inspection", "2026-03-19 10:00", officers=["officer-b", "officer-c"]),
        did("verify_evidence", by="officer-b"),
    )
    replaced = to_be_approved(asked(), decided(successor="officer-c"), *anew)
    allowed(replaced, "approve_decision", "行政处罚法42")
    assert replaced.handlers == ("officer-c", "officer-b")


B_IS_OUT = (asked("officer-b"), decided("officer-b"))
NEITHER = {"requested_by": ["officer-a", "officer-c"], "reported_by": ["officer-a", "officer-c"]}


@pytest.mark.parametrize(
    ("act", "actor", "field"),
    [("approve_preservation", "leader-a", "requested_by"), ("report_crime", "officer-a", "reported_by")],
)
def test_the_recused_asks_for_nothing(act: str, actor: str, field: str) -> None:
    facts = under_investigation(*B_IS_OUT, actor=actor)
    refused(facts, act, "行政处罚法43(1)")
    allowed(facts, act, "行政处罚法43(1)", **{field: NEITHER[field]})


@pytest.mark.parametrize("act", ["take_sample", "record_inquiry", "record_inspection"])
def test_what_the_recused_did_is_no_sound_record(act: str) -> None:
    facts = under_investigation(*B_IS_OUT)
    flagged(facts, act, "行政处罚法43(1)")
    allowed(facts, act, "行政处罚法43(1)", officers=["officer-a", "officer-c"])


def test_evidence_of_the_recused_founds_nothing() -> None:
    facts = under_investigation(*B_IS_OUT, did("verify_evidence", evidence="1"))
    item = flagged(facts, "add_evidence", "行政处罚法43(1)", no="2").facts
    assert set(items_standing(item)) == {"1"}


def test_a_recused_leader_does_not_discuss() -> None:
    out = (asked("leader-b"), decided("leader-b", decided_above="郑金政函〔2026〕1号"))
    facts = to_be_approved(*out, acts=told({"complex": True}))
    assert not flagged(facts, "discuss_collectively", "行政处罚法43(1)").facts.truth["discussion_held"]
    allowed(to_be_approved(acts=told({"complex": True})), "discuss_collectively", "行政处罚法43(1)")


def test_what_the_recused_served_the_party_holds_all_the_same() -> None:
    facts = to_be_served(*B_IS_OUT)
    assert flagged(facts, "record_service", "行政处罚法43(1)").after == "serve.served"
    allowed(facts, "record_service", "行政处罚法43(1)", receipt={**RECEIPT, "servers": ["officer-a", "officer-c"]})


# ---- what he found before it was decided -------------------------------------------------------------------------------

BROTHER = (asked("officer-c"), decided("officer-c"))
INSPECTED = did("record_inspection", "2026-03-04 09:00", officers=OTHERS)
GATHERED = did("add_evidence", "2026-03-04 10:00", officers=OTHERS)


def swapped(*swaps: Act) -> tuple[Act, ...]:
    """The whole record with these acts in place of those of the same kind."""
    instead = {act.action: act for act in swaps}
    return tuple(instead.get(act.action, act) for act in told())


@pytest.mark.parametrize(("stands", "act"), [(to_be_approved, "approve_decision"), (to_be_decided, "make_decision")])
def test_a_record_made_by_the_partys_brother_carries_no_decision(stands: Any, act: str) -> None:
    theirs = {"acts": swapped(INSPECTED)}
    refused(stands(*BROTHER, **theirs), act, "行政处罚法43(1)")
    allowed(stands(**theirs), act, "行政处罚法43(1)")
    allowed(stands(asked("officer-c"), decided("officer-c", "not_recused"), **theirs), act, "行政处罚法43(1)")
    allowed(stands(*BROTHER, did("record_inspection", "2026-03-12 09:00"), **theirs), act, "行政处罚法43(1)")
    allowed(stands(*BROTHER), act, "行政处罚法43(1)")


def test_what_he_gathered_stands_once_another_verified_it() -> None:
    theirs = swapped(GATHERED)
    refused(to_be_approved(*BROTHER, acts=theirs), "approve_decision", "行政处罚法40")
    allowed(to_be_approved(acts=theirs), "approve_decision", "行政处罚法40")
    verified = did("verify_evidence", "2026-03-19 12:00")
    allowed(to_be_approved(*BROTHER, verified, acts=theirs), "approve_decision", "行政处罚法40")
    refused(to_be_approved(verified, *BROTHER, acts=theirs), "approve_decision", "行政处罚法40")
    his_own = did("verify_evidence", "2026-03-19 12:00", by="officer-c")
    refused(to_be_approved(*BROTHER, his_own, acts=theirs), "approve_decision", "行政处罚法40")


# ---- relations on the register ---------------------------------------------------------------------------------------


def related(
    facts: CaseFacts, officer: str = "officer-a", began: str = "2026-01-01", ended: str | None = None
) -> CaseFacts:
    """The case, with a relation of one person to its party on the register."""
    first, last = date.fromisoformat(began), date.fromisoformat(ended) if ended else None
    one = Relation("LX2026-001", officer, "91410105MA00000001", "样例公司", "party_or_kin", first, last)
    return replace(facts, relations=(one,))


@pytest.mark.parametrize(
    ("began", "ended", "out"),
    [
        ("2026-01-01", None, True),
        ("2026-03-20", None, True),
        ("2026-03-21", None, False),
        ("2026-01-01", "2026-03-21", True),
        ("2026-01-01", "2026-03-20", False),
    ],
)
def test_a_registered_relation_keeps_out_as_long_as_it_stands(began: str, ended: str | None, out: bool) -> None:
    facts = related(under_investigation(), began=began, ended=ended)
    if out:
        refused(facts, "order_correction", "行政处罚法43(1)")
    else:
        allowed(facts, "order_correction", "行政处罚法43(1)")


def test_nobody_related_approves_or_is_named_a_handler() -> None:
    refused(related(to_be_approved(), "leader-a"), "approve_decision", "行政处罚法43(1)")
    allowed(related(to_be_approved(), "leader-b"), "approve_decision", "行政处罚法43(1)")
    refused(
        related(opened(did("skip_prompt"), step="prompt.skipped"), "officer-b"), "propose_filing", "行政处罚法43(1)"
    )
    allowed(
        related(opened(did("skip_prompt"), step="prompt.skipped"), "officer-c"), "propose_filing", "行政处罚法43(1)"
    )


def test_what_the_related_took_part_in_is_a_defect_that_names_the_entry() -> None:
    facts = related(under_investigation(actor="officer-b"))
    outcome = flagged(facts, "record_inspection", "行政处罚法43(1)", officers=["officer-a", "officer-b"])
    assert any("LX2026-001" in flag.says for flag in outcome.flags)
    allowed(facts, "record_inspection", "行政处罚法43(1)", officers=["officer-b", "officer-c"])


def test_a_decision_of_one_case_does_not_end_what_is_registered() -> None:
    asked_and_declined = (asked(), decided(result="not_recused"))
    refused(related(under_investigation(*asked_and_declined)), "order_correction", "行政处罚法43(1)")


@pytest.mark.parametrize(("officer", "out"), [("officer-a", True), ("officer-d", False)])
def test_in_another_family_the_henan_regulation_is_named(officer: str, out: bool) -> None:
    facts = related(mediation(did("record_consent", "2026-03-03 09:00", agrees=True), step="inspect.agreed"), officer)
    if out:
        refused(facts, "hold_mediation", "河南省行政执法条例23(1)")
    else:
        allowed(facts, "hold_mediation", "河南省行政执法条例23(1)")


def test_nothing_is_decided_on_the_spot_before_it_is_decided() -> None:
    """行政处罚法43(3): the investigation goes on, the decision waits."""
    allowed(
        on_the_spot(asked("officer-b"), decided("officer-b", "not_recused")), "make_spot_decision", "行政处罚法43(3)"
    )
    refused(on_the_spot(asked("officer-b")), "make_spot_decision", "行政处罚法43(3)")


def test_nor_on_a_record_made_by_whoever_keeps_out() -> None:
    others = did("record_inspection", officers=OTHERS)
    refused(on_the_spot(asked("officer-b"), decided("officer-b")), "make_spot_decision", "行政处罚法43(1)")
    later = on_the_spot(asked("officer-b"), decided("officer-b"), others, did("verify_evidence", "2026-03-19 10:00"))
    allowed(later, "make_spot_decision", "行政处罚法43(1)", officers=["officer-a", "officer-c"])
