"""How a correction is judged: by the day and the record it belongs to, and never as a way round what was told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.checks import check
from models.sweeping import sweep_due
from states.reasons import ActionRefused, CommandInvalid
from tests.integration.bureau_desk import Desk, events, founded, rows
from tests.integration.one_case import OneCase, gates


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded(tmp_path)
    yield Desk(store)
    assert check(store) == []
    store.close()


def flags_of_the_correction(desk: Desk, no: str) -> list[str]:
    return [flag["gate"] for flag in events(desk.store, no)[-1]["corrected_flags"]]


# ---- no way round the notice or the four eyes ------------------------------------------------------------------------


def test_a_fine_is_not_raised_above_the_served_notice_by_a_correction(desk: Desk) -> None:
    case = OneCase(desk).told(fine=70_000)
    with pytest.raises(ActionRefused) as refusal:
        case.correct(case.seq_of("propose_penalty"), fine=120_000)
    assert gates(refusal) == {"entry_was_relied_on"}


def test_before_anybody_was_told_a_proposal_may_be_corrected(desk: Desk) -> None:
    case = OneCase(desk).investigated()
    case.do("propose_penalty", fine=70_000)
    case.correct(case.seq_of("propose_penalty"), fine=120_000)
    assert desk.facts(case.no).proposed_fine == 120_000


def test_who_approved_the_filing_is_not_put_among_the_handlers_afterwards(desk: Desk) -> None:
    case = OneCase(desk).investigated()
    with pytest.raises(ActionRefused) as refusal:
        case.correct(case.seq_of("propose_filing"), handlers=["leader-a", "officer-a"])
    assert gates(refusal) == {"entry_was_relied_on"}


def test_before_approval_the_handlers_may_be_corrected(desk: Desk) -> None:
    case = OneCase(desk)
    case.do("skip_prompt")
    case.do("propose_filing")
    case.correct(case.seq_of("propose_filing"), handlers=["officer-b", "officer-c"])
    assert rows(desk.store, "enforcement_case")[0]["handlers"] == "officer-b officer-c"


def test_a_hearing_nobody_told_of_stays_a_defect_when_its_record_is_corrected(desk: Desk) -> None:
    case = OneCase(desk, power="KJ-CF-003").told_of_a_large_fine()
    case.do("request_hearing")
    seq = case.do("record_hearing").seq
    assert not case.so("hearing_held")
    case.correct(seq, record="双方充分陈述")
    assert flags_of_the_correction(desk, case.no) == ["hearing_scheduled"]
    assert not case.so("hearing_held")


def test_a_citizen_told_of_his_rights_is_made_no_organisation(desk: Desk) -> None:
    citizen = {"kind": "person", "name": "样例人", "address": "样例路1号", "phone": "13800000100"}
    case = OneCase(desk, party=citizen).investigated()
    whole = desk.facts(case.no).acts[0].data["party"]
    case.correct(1, party={**whole, "kind": "organisation"})
    case.correct(1, party={**whole, "kind": "person"})
    case.do("propose_penalty")
    case.do("give_prior_notice")
    with pytest.raises(ActionRefused) as refusal:
        case.correct(1, party={**whole, "kind": "organisation"})
    assert gates(refusal) == {"opening_is_fixed"}


# ---- judged as it was entered ----------------------------------------------------------------------------------------


def test_the_title_of_an_item_of_evidence_may_be_corrected(desk: Desk) -> None:
    case = OneCase(desk)
    seq = case.do("add_evidence", no="1").seq
    case.correct(seq, title="购销合同")
    assert desk.facts(case.no).acts[seq - 1].data["title"] == "购销合同"


def test_the_place_of_a_hearing_told_in_time_may_be_corrected_later(desk: Desk) -> None:
    case = OneCase(desk, power="KJ-CF-003").told_of_a_large_fine()
    case.do("request_hearing")
    seq = case.do("schedule_hearing", held_on="2026-03-12").seq
    desk.later(days=7)
    case.correct(seq, place="二楼会议室")
    assert desk.facts(case.no).acts[seq - 1].data["place"] == "二楼会议室"


def test_a_hearing_stays_held_when_its_record_is_corrected_on_another_day(desk: Desk) -> None:
    case = OneCase(desk, power="KJ-CF-003").told_of_a_large_fine()
    case.do("request_hearing")
    case.do("schedule_hearing", held_on="2026-03-12")
    case.do("record_paper_service", kind="hearing_notice")
    desk.at("2026-03-12 10:00")
    seq = case.do("record_hearing").seq
    desk.later(days=1)
    case.correct(seq, record="双方充分陈述")
    assert flags_of_the_correction(desk, case.no) == []
    assert case.so("hearing_held")


def test_a_request_made_in_time_stays_in_time_however_late_it_is_corrected(desk: Desk) -> None:
    case = OneCase(desk, power="KJ-CF-003").told_of_a_large_fine()
    seq = case.do("request_hearing").seq
    desk.later(days=20)
    case.correct(seq)
    assert case.so("hearing_asked")


def test_a_certificate_is_looked_at_for_the_day_of_the_entry(desk: Desk) -> None:
    case = OneCase(desk)
    seq = case.do("record_inspection").seq
    desk.at("2029-01-02 09:00")  # the certificates of the sample bureau ran out with 2028
    told = {
        "seq": seq,
        "corrected": {**desk.facts(case.no).acts[seq - 1].data, "place": "样例路2号"},
        "reason": "误写",
        "second_person": "officer-b",
    }
    with pytest.raises(ActionRefused) as refusal:
        desk.act(case.no, "correct_record", told)
    assert gates(refusal) == {"second_person"}, "only the second person of today lacks one"


# ---- what follows from it at once ------------------------------------------------------------------------------------


def test_a_term_that_was_met_only_by_a_mistake_runs_again_with_its_reminders(desk: Desk) -> None:
    case = OneCase(desk).told()
    seq = case.do("record_waiver").seq
    assert states_of(desk)["statement_period"] == "met"
    case.correct(seq, signed=False)
    assert states_of(desk)["statement_period"] == "running"
    assert states_of(desk) == {term.key: term.state for term in desk.facts(case.no).terms}


def test_a_term_begun_only_by_a_mistake_is_stopped_at_once(desk: Desk) -> None:
    case = OneCase(desk).told()
    seq = case.seq_of("record_notice_service")
    receipt = desk.facts(case.no).acts[seq - 1].data["receipt"]
    case.correct(seq, receipt={**receipt, "signed": False})
    assert states_of(desk)["statement_period"] == "stopped"
    assert not case.so("notice_served")


def test_a_correction_of_the_opening_is_whole_like_any_other(desk: Desk) -> None:
    case = OneCase(desk)
    bare = {"kind": "organisation", "name": "样例公司", "address": "样例路9号"}
    with pytest.raises(CommandInvalid, match="写全"):
        case.correct(1, party=bare)


# ---- the sweep -------------------------------------------------------------------------------------------------------


def test_a_visit_with_a_defect_does_not_stop_the_sweep(desk: Desk) -> None:
    """The form is never returned; the handlers themselves visited, which does not count and is still to be made good."""
    case, other = OneCase(desk).served(), OneCase(desk, violated_on="2026-02-19").served()
    desk.later(days=1)
    assert case.do("record_visit", visitors=["officer-a", "officer-c"]).step == "visit.due"
    assert case.so("visit_due")
    desk.later(days=40)
    sweep_due(desk.store, desk.store.now())
    assert desk.facts(other.no).step == "visit.due"


def states_of(desk: Desk) -> dict[str, str]:
    """Where each term of the only case stands, by the rows the sweep looks at."""
    return {row["key"]: row["state"] for row in rows(desk.store, "term")}
