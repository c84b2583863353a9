"""An open case is moved to a newer release by two people with a reason: nothing told to a party is shortened, nothing that
binds the bureau is lengthened, nothing comes twice, and everything is judged again by the release each event names."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from config.schema.procedure import Ladder, Rung
from config.schema.release import ReleaseBody
from flows.compose import compose, template_text
from flows.worker_loop import drain
from models.bureau_stream import append_bureau, bureau_seq
from models.checks import check
from models.commands import RegisterCommand
from models.moving import open_cases_before, perform_move, try_move
from models.outbox import Job
from models.past_decisions import past_decisions
from models.registers import perform as perform_in_register
from models.sweeping import sweep_due
from notifications.channels import RecordingSender
from states.reasons import ActionRefused, CommandInvalid, StaleCase
from states.vocabulary import WorkKind
from tests.integration.bureau_desk import Desk, contents, events, founded_at, rows, sample_release
from tests.integration.moved_cases import (
    WHY,
    filed,
    general,
    moved,
    published,
    refusal,
    renamed,
    rungs,
    term,
    with_general,
    with_term,
    without_term,
)
from tests.integration.one_case import OneCase, gates


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """A bureau in each kind of database; whatever a test does, the record holds together afterwards."""
    store = founded_at(store_url)
    yield Desk(store)
    assert check(store) == []
    store.close()


@pytest.fixture
def sqlite_desk(tmp_path: Path) -> Iterator[Desk]:
    store = founded_at(f"sqlite:///{tmp_path}/zhifa.db")
    yield Desk(store)
    assert check(store) == []
    store.close()


# ---- the act ---------------------------------------------------------------------------------------------------------


def test_the_event_names_the_new_release_and_the_case_goes_on_under_it(desk: Desk) -> None:
    case = filed(desk)
    old = desk.facts(case.no).rules.digest
    move = published(desk.store, renamed(sample_release()))
    assert desk.facts(case.no).rules.digest == old  # a publication moves nobody
    answer = moved(desk, case, move)
    told = events(desk.store, case.no)
    assert [e["release"] for e in told] == [old] * (len(told) - 1) + [move.release]
    assert told[-1]["payload"] == {"release": move.release, "reason": WHY, "second_person": "leader-b"}
    assert (answer.step, answer.owed, answer.documents, answer.terms) == ("inspect.filed", (), (), ())
    case.do("record_inspection")
    assert events(desk.store, case.no)[-1]["release"] == move.release
    assert rows(desk.store, "enforcement_case")[0]["release"] == move.release


def test_the_same_move_again_is_the_same_answer(desk: Desk) -> None:
    case = filed(desk)
    move = published(desk.store, renamed(sample_release()))
    tried = try_move(desk.store, move, case.no)
    first, again = perform_move(desk.store, move, tried), perform_move(desk.store, move, tried)
    assert (again.repeated, again.hash) == (True, first.hash)


def test_a_case_that_somebody_acted_in_since_it_was_tried_is_not_moved(desk: Desk) -> None:
    case = filed(desk)
    move = published(desk.store, renamed(sample_release()))
    tried = try_move(desk.store, move, case.no)
    case.do("record_inspection")
    with pytest.raises(StaleCase):
        perform_move(desk.store, move, tried)


def test_a_case_is_moved_forwards_only_and_to_what_was_published(desk: Desk) -> None:
    case = filed(desk)
    first = desk.facts(case.no).rules.digest
    move = published(desk.store, renamed(sample_release()))
    assert "release_is_newer" in refusal(desk, case, replace(move, release=first))
    moved(desk, case, move)
    assert "release_is_newer" in refusal(desk, case, replace(move, release=first))  # now it would be back
    with pytest.raises(CommandInvalid, match="没有版本 ffffffffffff，须先发布"):
        try_move(desk.store, replace(move, release="f" * 64), case.no)


def test_two_people_of_whom_a_leader_who_does_not_handle_the_case(desk: Desk) -> None:
    case = filed(desk)
    move = published(desk.store, renamed(sample_release()))
    assert "second_person" in refusal(desk, case, replace(move, second="leader-a"))
    assert "role" in refusal(desk, case, replace(move, by="officer-c"))
    assert "leader_decides" in refusal(desk, case, replace(move, by="admin-a", second="officer-c"))
    assert try_move(desk.store, replace(move, by="admin-a", second="leader-a"), case.no).reasons == ()


def test_a_closed_case_stays_where_it_ended(desk: Desk) -> None:
    case = OneCase(desk)
    case.do("issue_prompt")
    case.do("record_recheck", violation=False)
    case.do("add_evidence")
    case.do("record_education")
    case.do("end_after_prompt", "leader-a")
    case.do("close_case", "leader-b")
    move = published(desk.store, renamed(sample_release()))
    assert open_cases_before(desk.store, move.release) == []
    assert "no_move" in refusal(desk, case, move)


def test_what_moved_a_case_is_not_corrected(sqlite_desk: Desk) -> None:
    case = filed(sqlite_desk)
    move = published(sqlite_desk.store, renamed(sample_release()))
    moved(sqlite_desk, case, move)
    with pytest.raises(ActionRefused) as refused:
        case.correct(case.seq_of("change_procedure"), reason="另一理由")
    assert "entry_moved_the_case" in gates(refused)


def test_an_entry_made_before_the_move_is_corrected_as_the_release_of_that_day_judges_it(sqlite_desk: Desk) -> None:
    case = filed(sqlite_desk)
    case.do("record_inspection")
    moved(sqlite_desk, case, published(sqlite_desk.store, renamed(sample_release())))
    case.correct(case.seq_of("record_inspection"), findings="另见库房一处")


def test_a_past_decision_is_told_by_the_release_it_was_made_under(sqlite_desk: Desk) -> None:
    """After the decision its standard is repealed and the case is moved to a release that no longer has it."""
    desk, body = sqlite_desk, sample_release()
    case = OneCase(desk).served()
    (made,) = past_decisions(desk.store, body.powers)
    bound = next(row for row in body.standards if row.power == made.power)
    assert made.grade in {grade.title for grade in bound.grades}
    no = f"taken-{bound.power}-{bound.in_force_from}"
    told = {"no": no, "repealed_on": "2026-03-02", "reason": "废止", "second_person": "leader-b"}
    perform_in_register(desk.store, RegisterCommand("repeal_standard", told, "leader-a", desk.new_key()))
    without = body.model_copy(update={"standards": tuple(row for row in body.standards if row != bound)})
    moved(desk, case, published(desk.store, without))
    assert list(past_decisions(desk.store, body.powers)) == [made]


def test_a_decision_revoked_since_is_no_measure_for_a_draft(sqlite_desk: Desk) -> None:
    case = OneCase(sqlite_desk).served()
    (made,) = past_decisions(sqlite_desk.store, sample_release().powers)
    assert made.unknown is None
    case.do("annul_decision", "leader-a")
    (revoked,) = past_decisions(sqlite_desk.store, sample_release().powers)
    assert revoked.unknown == "决定后来被撤销，不作比较"


# ---- terms -----------------------------------------------------------------------------------------------------------


def test_a_running_term_keeps_the_text_it_began_under_and_the_next_one_has_the_new(desk: Desk) -> None:
    case = filed(desk)
    due = term(desk, "decision_period")["due_on"]
    second = OneCase(desk)
    move = published(desk.store, with_term(sample_release(), "decision_period", amount=60))
    for each in (case, second):
        moved(desk, each, move)
    assert term(desk, "decision_period")["due_on"] == due
    second.do("skip_prompt")
    second.do("propose_filing")
    second.do("approve_filing", "leader-a")
    found = {row["case_no"]: row["due_on"] for row in rows(desk.store, "term") if row["key"] == "decision_period"}
    assert found == {case.no: "2026-06-01", second.no: "2026-05-06"}


def test_a_term_that_protects_the_party_is_not_taken_away(desk: Desk) -> None:
    case = OneCase(desk)
    case.do("issue_prompt")
    move = published(desk.store, without_term(sample_release(), "comply"))
    assert refusal(desk, case, move) == {"party_keeps_its_time"}
    case.do("record_recheck")  # the term is over: nothing is taken any more
    assert try_move(desk.store, move, case.no).reasons == ()
    moved(desk, case, move)


def test_a_term_that_binds_the_bureau_is_not_taken_away(desk: Desk) -> None:
    case = OneCase(desk).served()
    move = published(desk.store, without_term(sample_release(), "review_answer"))
    assert try_move(desk.store, move, case.no).reasons == ()  # it does not run yet
    case.do("record_review", "coordinator-a")
    tried = try_move(desk.store, move, case.no)
    assert [r.gate for r in tried.reasons] == ["bureau_is_bound_as_before"]
    assert refusal(desk, case, move) == {"bureau_is_bound_as_before"}


def test_a_term_that_would_be_over_at_once_does_not_begin(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    published(desk.store, without_term(sample_release(), "review_answer"))
    case = OneCase(desk).served()
    case.do("record_review", "coordinator-a")
    move = published(desk.store, renamed(sample_release()))
    (due,) = (
        d.now for d in try_move(desk.store, move, case.no).differences if (d.area, d.name) == ("期限", "review_answer")
    )
    assert due is not None
    desk.at(f"{due} 23:59")
    assert try_move(desk.store, move, case.no).reasons == ()
    desk.later(minutes=1)
    assert refusal(desk, case, move) == {"nothing_has_lapsed"}


# ---- reminders -------------------------------------------------------------------------------------------------------


def with_ladder(*rung: Rung) -> ReleaseBody:
    told = general(sample_release())
    ladder = Ladder(term="decision_period", template="term_reminder", rungs=rung)
    return with_general(
        sample_release(), reminders=tuple(ladder if r.term == "decision_period" else r for r in told.reminders)
    )


def reminded(desk: Desk, day: str) -> list[str]:
    known = {row["key"] for row in rows(desk.store, "outbox")}
    desk.at(f"{day} 09:00")
    sweep_due(desk.store, desk.store.now())
    return sorted(row["receiver"] for row in rows(desk.store, "outbox") if row["key"] not in known)


THIRTY = Rung(days_before=30, to="handlers")
TWENTY = Rung(days_before=20, card="yellow", to="leaders")


def test_reminders_follow_the_new_ladder_and_none_comes_twice(desk: Desk) -> None:
    case = filed(desk)
    assert rungs(desk, "decision_period")[:3] == [
        ("2026-05-02", "waiting"),
        ("2026-05-22", "waiting"),
        ("2026-05-29", "waiting"),
    ]
    assert reminded(desk, "2026-05-02") == ["officer-a", "officer-b"]
    forty = Rung(days_before=40, to="leaders")
    move = published(desk.store, with_ladder(TWENTY, THIRTY, forty))
    moved(desk, case, move)
    assert rungs(desk, "decision_period") == [
        ("2026-05-12", "waiting"),  # in the place of one that came: it comes still
        ("2026-05-02", "owed"),  # it came before the move
        ("2026-04-22", "cancelled"),  # its day was over before there was such a rung
    ]
    assert reminded(desk, "2026-05-11") == []
    assert reminded(desk, "2026-05-12") == ["leader-a", "leader-b", "leader-x"]
    assert reminded(desk, "2026-05-31") == []


def reworded(body: ReleaseBody, says: str) -> ReleaseBody:
    """The release with another text of the reminders of terms."""
    texts = {**body.templates, "notices/term_reminder.j2": f"标题：{{{{ case_no }}}}{says}\n{says}{{{{ term_title }}}}"}
    return body.model_copy(update={"templates": texts})


def sent(desk: Desk, folder: Path) -> dict[str, str]:
    """What goes out now, by receiver; a receiver who gets two is an error."""
    sender = RecordingSender()
    asyncio.run(drain(compose(desk.store, sender, folder / "archive")))
    told = {row["key"]: row["receiver"] for row in rows(desk.store, "outbox") if row["template"] == "term_reminder"}
    mine = [letter for letter in sender.sent if letter.key in told]
    assert len({told[letter.key] for letter in mine}) == len(mine)
    return {told[letter.key]: letter.body for letter in mine}


def test_a_reminder_queued_before_the_move_goes_out_once_in_the_words_it_was_queued_with(
    sqlite_desk: Desk, tmp_path: Path
) -> None:
    desk, body = sqlite_desk, reworded(with_ladder(THIRTY, TWENTY), "旧文本")
    published(desk.store, body)
    case = filed(desk)
    assert reminded(desk, "2026-05-02") == ["officer-a", "officer-b"]
    moved(desk, case, published(desk.store, reworded(with_ladder(THIRTY, TWENTY), "新文本")))
    assert reminded(desk, "2026-05-03") == []
    old = sent(desk, tmp_path)
    assert set(old) == {"officer-a", "officer-b"}
    assert all("旧文本" in text and "新文本" not in text for text in old.values())
    assert sent(desk, tmp_path) == {}
    assert reminded(desk, "2026-05-12") == ["leader-a", "leader-b", "leader-x"]
    new = sent(desk, tmp_path)
    assert set(new) == {"leader-a", "leader-b", "leader-x"}
    assert all("新文本" in text for text in new.values())


def test_an_old_entry_that_names_no_release_keeps_the_words_of_its_day(sqlite_desk: Desk) -> None:
    """Entries written before reminders named their release: the case stood under the one of its newest event by then."""
    desk = sqlite_desk
    published(desk.store, reworded(with_ladder(THIRTY), "旧文本"))
    case = filed(desk)
    desk.at("2026-05-02 09:00")
    with desk.store.write() as conn:
        seq = bureau_seq(conn) + 1
        append_bureau(conn, desk.store, action="reminders_owed", body={"case_no": case.no, "owed": []})
    desk.at("2026-05-03 09:00")
    moved(desk, case, published(desk.store, reworded(with_ladder(THIRTY), "新文本")))
    told: dict[str, Any] = dict.fromkeys(("receiver", "key", "created_at"), "")
    job = Job(
        id=1, stream="bureau", seq=seq, case_no=case.no, kind=WorkKind.MESSAGE, template="term_reminder", channel=None,
        address=None, context={}, attempts=0, fence=0, **told,
    )  # fmt: skip
    assert template_text(desk.store, job).body.startswith("旧文本")


def renamed_ladder() -> ReleaseBody:
    """The ladder of the decision with a template of its own in the place of the common one."""
    body = with_ladder(THIRTY, TWENTY)
    texts = {**body.templates, "notices/decision_reminder.j2": body.templates["notices/term_reminder.j2"]}
    ladder = Ladder(term="decision_period", template="decision_reminder", rungs=(THIRTY, TWENTY))
    told = tuple(ladder if r.term == "decision_period" else r for r in general(body).reminders)
    return with_general(body.model_copy(update={"templates": texts}), reminders=told)


@pytest.mark.parametrize(
    ("swept_before", "then"),
    [(False, ["officer-a", "officer-b"]), (True, [])],
    ids=["due and not sent", "sent already"],
)
def test_a_reminder_due_and_not_yet_queued_comes_once_in_the_new_words(
    sqlite_desk: Desk, *, swept_before: bool, then: list[str]
) -> None:
    desk = sqlite_desk
    published(desk.store, with_ladder(THIRTY, TWENTY))
    case = filed(desk)
    if swept_before:
        assert reminded(desk, "2026-05-02") == ["officer-a", "officer-b"]
    desk.at("2026-05-03 08:00")
    moved(desk, case, published(desk.store, renamed_ladder()))
    assert reminded(desk, "2026-05-03") == then
    assert reminded(desk, "2026-05-04") == []
    assert reminded(desk, "2026-05-12") == ["leader-a", "leader-b", "leader-x"]


# ---- the dry run -----------------------------------------------------------------------------------------------------


def test_a_dry_run_writes_nothing_and_tells_what_would_be_otherwise(desk: Desk) -> None:
    case = filed(desk)
    other = OneCase(desk)
    move = published(desk.store, renamed(with_ladder(TWENTY)))
    before = contents(desk.store)
    assert open_cases_before(desk.store, move.release) == [case.no, other.no]
    tried = [try_move(desk.store, move, no) for no in (case.no, other.no)]
    assert contents(desk.store) == before
    told = {(d.area, d.name, d.was, d.now) for d in tried[0].differences}
    assert ("环节", "inspect.filed", "调查中", "调查取证") in told
    assert ("提醒", "decision_period", None, "前20日→leaders") in told
    for each in tried:
        perform_move(desk.store, move, each)
    assert open_cases_before(desk.store, move.release) == []


def test_a_dry_run_shows_the_values_and_rules_that_count_for_what_is_still_to_come(desk: Desk) -> None:
    case = filed(desk)
    body = sample_release()
    longer = [r.model_copy(update={"amount": 6}) if r.key == "hearing_request" else r for r in body.terms]
    more = [f.model_copy(update={"value": 3}) if f.key == "officers_at_least" else f for f in body.figures]
    stricter = body.model_copy(update={"terms": tuple(longer), "figures": tuple(more), "extensions": ()})
    told = {(d.area, d.was, d.now) for d in try_move(desk.store, published(desk.store, stricter), case.no).differences}
    assert ("期限规则", "5个工作日，自次日起算，末日不顺延", "6个工作日，自次日起算，末日不顺延") in told
    assert ("数值", "2人", "3人") in told
    assert ("延长", "10个工作日，1次", None) in told
