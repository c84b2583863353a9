"""What is done after a decision is told on paper (河南省行政执法条例35; 行政强制法42): reopening, and waiving a surcharge."""

from typing import Any

import pytest

from states.acts import Act
from states.owing import tasks_done
from tests.acceptance.lawful_cases import allowed, refused, served, to_be_served
from tests.acceptance.test_after_closing import REOPENED, SETTLED
from tests.unit.built_cases import did, rules
from tests.unit.case_builders import build
from tests.unit.case_builders import served as served_acts

LATE = did("record_payment", "2026-04-10 09:00", paid_on="2026-04-10", amount=100_000)
WAIVED = did("waive_surcharge", "2026-04-11 09:00", by="leader-a", amount=5_000)


@pytest.mark.parametrize("procedure", ["penalty_general", "penalty_simple", "levy"])
def test_reopening_issues_its_notice_tells_the_party_and_is_to_be_served(procedure: str) -> None:
    found = rules().procedures[procedure]
    assert [d.kind for d in found.documents if d.on == "reopen_case"] == ["reopening_notice"]
    assert [(n.template, n.to) for n in found.notices if n.on == "reopen_case"] == [("case_reopened", "party")]
    assert [t.until for t in found.tasks if t.on == "reopen_case"] == ["papers_served"]


@pytest.mark.parametrize("procedure", ["penalty_general", "penalty_simple"])
def test_so_does_waiving_a_surcharge(procedure: str) -> None:
    found = rules().procedures[procedure]
    assert [d.kind for d in found.documents if d.on == "waive_surcharge"] == ["surcharge_waiver"]
    assert [(n.template, n.to) for n in found.notices if n.on == "waive_surcharge"] == [("surcharge_waived", "party")]
    assert [t.until for t in found.tasks if t.on == "waive_surcharge"] == ["papers_served"]


def test_the_notice_of_reopening_says_why_and_that_nothing_new_is_decided() -> None:
    context: Any = build("reopening_notice", *served_acts(), *SETTLED[-1:], REOPENED, at="2026-04-20 08:00")
    told = {item.label: item.lines for item in context.items}
    assert told["据以恢复的文书"] == ("金政复〔2026〕1号。",)
    assert told["恢复办理的原因"][0] == "收到行政复议或者行政诉讼的文书。"
    assert "不重新作出处理决定" in told["恢复办理后的处理"][0]


@pytest.mark.parametrize(("ground", "why"), [("remedied", "采取补救措施"), ("not_imposed", "不予加处")])
def test_the_waiver_says_how_much_and_what_is_left(ground: str, why: str) -> None:
    waived = did("waive_surcharge", "2026-04-11 09:00", by="leader-a", amount=5_000, ground=ground)
    context: Any = build("surcharge_waiver", *served_acts(), LATE, waived, at="2026-04-11 09:00")
    told = {item.label: item.lines[0] for item in context.items}
    assert told["减免的数额"] == "减免加处罚款人民币50元，罚款本数不变。"
    assert why in told["减免的理由和依据"]
    assert told["减免后尚应缴纳的款项"] == "罚款、没收款0元；加处罚款（计至2026年4月11日）40元。"


def service(kind: str, at: str, **more: Any) -> Act:
    return did("record_paper_service", at, kind=kind, **more)


def test_the_task_is_done_by_the_service_of_that_very_paper() -> None:
    about: dict[str, Any] = {"step": "close.ended", "at": "2026-04-21 09:00", "actor": "leader-a"}
    before = served(*SETTLED, REOPENED, **about)
    other = served(*SETTLED, REOPENED, service("urging_letter", "2026-04-20 10:00"), **about)
    came = served(*SETTLED, REOPENED, service("reopening_notice", "2026-04-20 10:00"), **about)
    assert tasks_done(before, other) == set()
    assert "serve_reopening" in tasks_done(before, came)
    for waiting in (before, other):
        refused(waiting, "close_case", "河南省行政执法条例30")
    allowed(came, "close_case", "河南省行政执法条例30")
    twice = did("reopen_case", "2026-04-20 11:00")
    unsent = served(*SETTLED, REOPENED, service("reopening_notice", "2026-04-20 10:00"), twice, **about)
    refused(unsent, "close_case", "河南省行政执法条例30")


def test_so_is_that_of_the_waiver() -> None:
    before = served(LATE, WAIVED, at="2026-04-12 09:00")
    came = served(LATE, WAIVED, service("surcharge_waiver", "2026-04-12 09:00"), at="2026-04-12 10:00")
    assert "serve_waiver" in tasks_done(before, came)
    flawed = service("surcharge_waiver", "2026-04-12 09:00", flags=("receipt",))
    assert not served(LATE, WAIVED, flawed, at="2026-04-12 10:00").truth["papers_served"]


CHANGED = did("annul_decision", "2026-03-21 09:00", by="leader-a", what="change", ground="excessive", fine=70_000)
CORRECTED = did("correct_decision", "2026-03-21 09:00", by="leader-a")
ENDED: dict[str, Any] = {"step": "visit.answered", "at": "2026-04-13 09:00", "actor": "leader-a"}


@pytest.mark.parametrize(
    ("made", "kind", "fine"),
    [(CHANGED, "annulment_decision", 70_000), (CORRECTED, "decision_correction", 100_000)],
    ids=["changed", "corrected"],
)
def test_what_was_changed_or_corrected_reaches_who_holds_the_decision(made: Act, kind: str, fine: int) -> None:
    done = (did("record_party_answer"), did("check_correction"), did("record_payment", amount=fine))
    came = service(kind, "2026-03-22 09:00")
    refused(served(*done, made, **ENDED), "close_case", "河南省行政执法条例30")
    allowed(served(*done, made, came, **ENDED), "close_case", "河南省行政执法条例30")
    assert not served(*done, came, made, **ENDED).truth["papers_served"]
    gone = did("discontinue_case", "2026-03-23 09:00", by="leader-a", ground="organisation_ended")
    assert served(made, gone, **ENDED).truth["papers_served"], "nobody is left to serve it on"


def test_of_what_the_party_never_held_nothing_more_is_served() -> None:
    assert to_be_served(CHANGED).truth["papers_served"]
    assert not to_be_served(CHANGED, did("record_service", "2026-03-23 09:00")).truth["papers_served"]


AGAIN = did("correct_decision", "2026-03-22 09:00", by="leader-a", was="样例路8号", now="样例路9号")
REDUCED = did("decide_relief", "2026-03-21 09:00", by="leader-a")


@pytest.mark.parametrize(
    ("papers", "kind"),
    [
        ((CORRECTED, AGAIN), "decision_correction"),
        ((REDUCED, did("decide_relief", "2026-03-22 09:00", by="leader-a")), "relief_decision"),
    ],
    ids=["two corrections", "two decisions on relief"],
)
def test_one_service_brings_one_paper(papers: tuple[Act, Act], kind: str) -> None:
    def whole(*acts: Act) -> bool:
        return served(*acts, **ENDED).truth["papers_served"]

    first, second = papers
    early, one, two = (service(kind, f"2026-03-{day} 10:00") for day in (21, 23, 24))
    assert not whole(first, second, one)
    assert whole(first, second, one, two)
    assert whole(first, early, second, one)
    assert not whole(first, early, two, second), "what was served twice is served once"
    flawed = service(kind, "2026-03-24 10:00", flags=("receipt",))
    assert not whole(first, second, one, flawed)


def test_the_way_to_a_remedy_is_told_by_the_paper_that_tells_it() -> None:
    """行诉解释64: a correction made after it takes the service that came, and the older paper stays owed."""
    way: dict[str, Any] = {"where": "remedies", "was": "三个月内向人民法院起诉", "now": "六个月内向人民法院起诉"}
    anew = did("correct_decision", "2026-03-21 09:00", by="leader-a", **way)
    once = service("decision_correction", "2026-03-23 10:00")
    assert not served(anew, AGAIN, once, **ENDED).truth["remedy_told"]
    assert served(anew, AGAIN, once, service("decision_correction", "2026-03-24 10:00"), **ENDED).truth["remedy_told"]
