"""What is otherwise for a case once it is moved to a newer release (改用新版本), told line by line to whoever decides on it."""

from typing import Any

import pytest

from config.schema.procedure import DocumentRule, FurtherGate, Ladder, Notice, Rung
from config.schema.release import ReleaseBody
from states.acts import Act
from states.facts import CaseFacts
from states.moving import differences
from states.release import Rules
from tests.unit.built_cases import did, rules
from tests.unit.case_builders import facts_of

FILED = (did("propose_filing", "2026-03-02 09:00"), did("approve_filing", "2026-03-02 10:00", by="leader-a"))
GENERAL = rules().procedures["penalty_general"]

Told = tuple[str, str, str | None, str | None]


def told(new: ReleaseBody, old: ReleaseBody | None = None, acts: tuple[Act, ...] = FILED) -> list[Told]:
    """Area, name, what it was and what it is after a move from one release to the other."""
    return [(d.area, d.name, d.was, d.now) for d in differences(under(old or rules().body, acts), under(new, acts))]


def under(body: ReleaseBody, acts: tuple[Act, ...]) -> CaseFacts:
    return facts_of(*acts, with_rules=Rules("moved", body))


def general(**changes: Any) -> ReleaseBody:
    procedure = GENERAL.model_copy(update=changes)
    others = tuple(p for p in rules().body.procedures if p.key != GENERAL.key)
    return rules().body.model_copy(update={"procedures": (procedure, *others)})


def rows(field: str, key: str, **changes: Any) -> ReleaseBody:
    """One row of the release otherwise."""
    kept = tuple(row.model_copy(update=changes) if row.key == key else row for row in getattr(rules().body, field))
    return rules().body.model_copy(update={field: kept})


def without(field: str, key: str) -> ReleaseBody:
    return rules().body.model_copy(update={field: tuple(r for r in getattr(rules().body, field) if r.key != key)})


def test_between_equal_releases_nothing_is_otherwise() -> None:
    assert told(rules().body) == []


def test_a_step_that_is_called_otherwise_is_told_with_both_titles() -> None:
    steps = tuple(s.model_copy(update={"title": "调查取证"}) if s.key == "inspect.filed" else s for s in GENERAL.steps)
    was = next(s.title for s in GENERAL.steps if s.key == "inspect.filed")
    assert told(general(steps=steps)) == [("环节", "inspect.filed", was, "调查取证")]


def test_a_term_counted_otherwise_is_told_by_its_last_day_and_by_its_rule() -> None:
    sooner = rows("terms", "decision_period", amount=60, roll="none", starts="same_day")
    rule = "立案后作出处罚决定的期限（2021-07-15起）"
    assert told(sooner) == [
        ("期限", "decision_period", "2026-06-01", "2026-04-30"),
        ("期限规则", rule, "90日，自次日起算，末日顺延", "60日，自当日起算，末日不顺延"),
    ]


def test_a_term_the_procedure_no_longer_has_is_gone() -> None:
    terms = tuple(t for t in GENERAL.terms if t.key != "decision_period")
    ladders = tuple(r for r in GENERAL.reminders if r.term != "decision_period")
    found = told(general(terms=terms, reminders=ladders))
    assert found[0] == ("期限", "decision_period", "2026-06-01", None)
    assert {(area, name, now) for area, name, _, now in found[1:]} == {("提醒", "decision_period", None)}


def test_a_term_that_is_met_is_not_told_of() -> None:
    made = (*FILED, did("make_decision", "2026-03-05 09:00"))
    assert [d for d in told(rows("terms", "decision_period", amount=60), acts=made) if d[0] == "期限"] == []


def test_a_rule_of_which_there_is_one_text_is_told_without_its_first_day() -> None:
    two = rows("terms", "decision_period", in_force=None)
    assert told(two) == [
        ("期限规则", "立案后作出处罚决定的期限（2021-07-15起）", "90日，自次日起算，末日顺延", None),
        ("期限规则", "立案后作出处罚决定的期限", None, "90日，自次日起算，末日顺延"),
    ]


@pytest.mark.parametrize(
    ("new", "line"),
    [
        (
            rows("figures", "hearing_threshold_person", value=600_000),
            ("数值", "对公民应当告知听证的罚款、没收数额", "500000分", "600000分"),
        ),
        (
            without("figures", "hearing_threshold_person"),
            ("数值", "对公民应当告知听证的罚款、没收数额", "500000分", None),
        ),
        (
            rows("extensions", "comply_more_time", most=5, times=2),
            ("延长", "当事人改正确有困难，延长提示后自行改正的期限", "10个工作日，1次", "5个工作日，2次"),
        ),
        (
            without("extensions", "comply_more_time"),
            ("延长", "当事人改正确有困难，延长提示后自行改正的期限", "10个工作日，1次", None),
        ),
        (
            rows("suspensions", "other_case", times=3, stops=("decision_period", "payment")),
            (
                "中止",
                "须以另一案件的处理结果为依据，该案尚未办结",
                "2次，停止计算：无",
                "3次，停止计算：decision_period、payment",
            ),
        ),
    ],
)
def test_a_value_that_counts_for_what_is_to_come_is_told_before_and_after(new: ReleaseBody, line: Told) -> None:
    assert told(new) == [line]


def test_what_only_the_newer_release_has_was_nothing_before() -> None:
    old = without("figures", "hearing_threshold_person")
    assert told(rules().body, old) == [("数值", "对公民应当告知听证的罚款、没收数额", None, "500000分")]


GATE = FurtherGate(act="close_case", gate="crime_settled")
PAPER = DocumentRule(on="close_case", kind="decision")
NOTICE = Notice(on="close_case", template="term_reminder", to="leaders", channels=("email",))
LADDER = Ladder(term="payment", template="term_reminder", rungs=(Rung(days_before=29, card="none", to="leaders"),))


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({"gates": (*GENERAL.gates, GATE)}, ("关口", "结案", None, "crime_settled")),
        ({"documents": (*GENERAL.documents, PAPER)}, ("文书", "结案", None, "decision")),
        ({"notices": (*GENERAL.notices, NOTICE)}, ("通知", "结案", None, "term_reminder→leaders")),
        ({"reminders": (*GENERAL.reminders, LADDER)}, ("提醒", "payment", None, "前29日→leaders")),
    ],
)
def test_a_gate_a_paper_a_message_and_a_reminder_that_come_or_go_are_told(more: dict[str, Any], line: Told) -> None:
    area, name, _, what = line
    assert told(general(**more)) == [line]
    assert told(rules().body, general(**more)) == [(area, name, what, None)]


def test_an_act_that_the_release_does_not_know_is_told_by_its_key() -> None:
    gate = FurtherGate.model_construct(act="no_such_act", gate="crime_settled")
    assert told(general(gates=(*GENERAL.gates, gate))) == [("关口", "no_such_act", None, "crime_settled")]
