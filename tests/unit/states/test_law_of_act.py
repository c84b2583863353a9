"""Which law judges the act: that of its day, or the newer one where it is lighter; and what makes a penalty heavier."""

from datetime import date
from typing import Any

import pytest

from config.schema.law import FineMultiple, FineRange, Grade, LawClause, Power, Standard, StatutoryMultiple
from states import checks
from states.documents.building_parts import law_choice, substance
from states.facts import CaseFacts
from states.law_of_act import lighter
from states.release import Rules
from states.severity import heavier
from states.vocabulary import PartyKind
from tests.unit.built_cases import barred, case, did, lets_pass, rules
from tests.unit.sample_payloads import payload

CODE = "KJ-CF-017"
CHANGED = date(2026, 1, 1)
CLAUSE = "河南省技术市场条例26(一)"


def power(lowest: int, highest: int, *, until: date | None = None, since: date | None = None, **more: Any) -> Power:
    own = next(p for p in rules().body.powers if p.code == CODE)
    period = {"in_force_from": since or own.in_force_from, "in_force_to": until}
    return own.model_copy(update={"fine": FineRange(lowest=lowest, highest=highest), **period, **more})


def changed(then: Power, now: Power, *standards: Standard, clauses: tuple[LawClause, ...] = ()) -> Rules:
    body = rules().body
    powers = (*(p for p in body.powers if p.code != CODE), then, now)
    others = tuple(s for s in body.standards if s.power != CODE)
    update: dict[str, Any] = {"powers": powers, "standards": (*others, *standards)}
    if clauses:
        update["clauses"] = (*(c for c in body.clauses if c.clause != CLAUSE), *clauses)
    return Rules("changed", body.model_copy(update=update))


def standard(number: str, lowest: int, highest: int, since: date, until: date | None = None) -> Standard:
    own = next(s for s in rules().body.standards if s.power == CODE)
    band = FineRange(lowest=lowest, highest=highest)
    grade = Grade(key="ordinary", title="一般", circumstances=("cooperative", "benefit_taken"), fine=band)
    told = {"number": number, "grades": (grade,), "in_force_from": since, "in_force_to": until}
    return own.model_copy(update=told)


OLD_END = date(2025, 12, 31)
HEAVY_THEN = changed(power(100_000, 900_000, until=OLD_END), power(10_000, 90_000, since=CHANGED))
LIGHT_THEN = changed(power(10_000, 90_000, until=OLD_END), power(100_000, 900_000, since=CHANGED))


def old_act(with_rules: Rules) -> CaseFacts:
    return case(violated_on="2025-12-20", with_rules=with_rules)


def fined(fen: int) -> Any:
    return payload("propose_penalty", fine=fen, grade=None, circumstances=[])


def test_an_act_is_judged_by_the_law_of_its_day_where_the_newer_one_is_heavier() -> None:
    assert lets_pass(checks.fine_is_lawful, old_act(LIGHT_THEN), fined(90_000))
    assert barred(checks.fine_is_lawful, old_act(LIGHT_THEN), fined(100_000))


def test_a_newer_lighter_law_applies_to_an_older_act() -> None:
    assert lets_pass(checks.fine_is_lawful, old_act(HEAVY_THEN), fined(90_000))
    assert barred(checks.fine_is_lawful, old_act(HEAVY_THEN), fined(100_000))


def test_an_act_after_the_change_knows_the_new_law_only() -> None:
    facts = case(violated_on="2026-01-01", with_rules=LIGHT_THEN)
    assert lets_pass(checks.fine_is_lawful, facts, fined(100_000))
    assert barred(checks.fine_is_lawful, facts, fined(90_000))
    assert law_choice(facts, did("propose_penalty")) is None


@pytest.mark.parametrize(("release", "says"), [(HEAVY_THEN, "处罚较轻"), (LIGHT_THEN, "并不较轻")])
def test_both_laws_are_shown_with_the_reason(release: Rules, says: str) -> None:
    told = law_choice(old_act(release), did("propose_penalty", grade=None, circumstances=[]))
    assert told is not None
    assert says in told
    assert "1,000元以上9,000元以下" in told
    assert "100元以上900元以下" in told
    assert "第三十七条" in told


def test_a_kind_of_penalty_that_came_later_is_no_kind_for_an_older_act() -> None:
    now = power(10_000, 90_000, since=CHANGED, sanctions=("fine", "closure"))
    facts = old_act(changed(power(10_000, 90_000, until=OLD_END), now))
    closing = payload("propose_penalty", sanctions=["fine", "closure"])
    assert barred(checks.sanctions_in_power, facts, closing)
    new_act = case(violated_on="2026-01-01", with_rules=facts.rules)
    assert lets_pass(checks.sanctions_in_power, new_act, closing)


NEW_AND_OLD = (
    (power(1, 9), power(1, 10), True),
    (power(1, 10), power(1, 10), False),
    (power(1, 10), power(2, 10), True),
    (power(1, 11), power(2, 10), False),
    (power(1, 9, sanctions=("fine", "warning")), power(1, 10), True),
    (power(1, 10, sanctions=("fine", "warning")), power(1, 10), False),
    (power(1, 9, sanctions=("fine", "closure")), power(1, 10), False),
    (power(1, 9, sanctions=("fine", "confiscation")), power(1, 10), False),
    (power(1, 10, sanctions=("fine", "warning"), fine_required=False), power(1, 10), True),
    (power(1, 1, fine=None, sanctions=("warning",)), power(1, 1, fine=None, sanctions=("criticism",)), False),
    (power(1, 10), power(1, 10, sanctions=("fine", "closure")), True),
    (power(1, 11), power(1, 10, sanctions=("fine", "closure")), False),
    (power(1, 1, fine=None, sanctions=("warning",)), power(1, 10, sanctions=("fine", "warning")), True),
    (power(1, 1, fine=None), power(1, 10), False),
)
"""A new law, an old one, and whether the new one is lighter."""


def test_which_of_two_laws_is_lighter() -> None:
    assert [(new, old) for new, old, is_lighter in NEW_AND_OLD if lighter(new, old) is not is_lighter] == []


def by_gains(lowest: int, highest: int, *, times: tuple[int, int] = (1000, 2000), gains_from: int = 100) -> Power:
    multiple = StatutoryMultiple(lowest=times[0], highest=times[1], gains_from=gains_from)
    return power(lowest, highest, multiple=multiple)


BY_MULTIPLES = (
    (by_gains(1, 10, times=(100, 200)), by_gains(1, 10), None, True),
    (by_gains(1, 10), by_gains(1, 10, times=(100, 200)), None, False),
    (by_gains(1, 9, times=(5000, 9000)), by_gains(1, 10), None, False),
    (by_gains(1, 9, times=(5000, 9000)), by_gains(1, 10), 100, False),
    (by_gains(1, 9, times=(5000, 9000)), by_gains(1, 10), 99, True),
    (by_gains(1, 11, times=(100, 200)), by_gains(1, 10), 100, True),
    (by_gains(1, 11, times=(100, 200)), by_gains(1, 10), None, False),
    (by_gains(1, 9, gains_from=50), by_gains(1, 10), None, False),
    (by_gains(1, 9), power(1, 10), None, False),
    (by_gains(1, 10), by_gains(1, 10), 100, False),
)
"""A new law, an old one, the gains, and whether the new one is lighter."""


def test_the_multiples_of_the_gains_are_compared_too() -> None:
    told = [(*row, lighter(new, old, gains)) for row in BY_MULTIPLES for new, old, gains, _ in [row]]
    assert [row for row in told if row[-1] is not row[-2]] == []


def test_the_gains_that_were_established_decide_between_two_texts() -> None:
    then, now = by_gains(1, 10), by_gains(1, 9, times=(5000, 9000))
    release = changed(
        then.model_copy(update={"in_force_to": OLD_END}), now.model_copy(update={"in_force_from": CHANGED})
    )
    for gains, newer in ((99, True), (100, False), (None, False)):
        facts = case(did("report_investigation", gains=gains), violated_on="2025-12-20", with_rules=release)
        assert facts.law is not None
        assert facts.law.newer is newer


# ---- acts that went on -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "highest"),
    [
        ({}, 90_000),
        ({"ended_on": "2025-12-31"}, 90_000),
        ({"ended_on": "2026-01-01"}, 900_000),
        ({"continuing": True}, 900_000),
    ],
)
def test_an_act_that_went_on_is_judged_by_the_law_of_its_end(told: dict[str, Any], highest: int) -> None:
    for telling in ("propose_filing", "report_investigation"):
        facts = case(did(telling, "2026-03-05 09:00", **told), violated_on="2025-12-20", with_rules=LIGHT_THEN)
        assert facts.law is not None
        assert facts.law.applied.fine is not None
        assert facts.law.applied.fine.highest == highest


@pytest.mark.parametrize(("end", "founds"), [("2026-01-01", True), ("2025-12-31", False)])
def test_a_provision_that_came_while_the_act_went_on_founds_a_penalty(end: str, founds: bool) -> None:
    same = power(10_000, 90_000)
    release = changed(same, same, clauses=(clause(CHANGED),))
    facts = case(did("propose_filing", ended_on=end), violated_on="2025-12-20", with_rules=release)
    reason = barred(checks.cited_law_in_force, facts, payload("propose_penalty"))
    assert (reason is None) is founds
    assert reason is None or "终了于2025年12月31日" in reason.says


@pytest.mark.parametrize(("born", "child"), [("2011-12-30", False), ("2011-12-31", True)])
def test_who_grew_old_enough_while_the_act_went_on_is_judged_by_its_end(born: str, child: bool) -> None:
    acts = (did("record_capacity", born_on=born), did("propose_filing", ended_on="2025-12-31"))
    facts = case(*acts, violated_on="2025-06-01", kind=PartyKind.PERSON)
    assert facts.truth["under_fourteen"] is child


@pytest.mark.parametrize(
    ("then", "now", "fen", "passes"),
    [
        ((50_000, 80_000), (20_000, 40_000), 40_000, True),
        ((50_000, 80_000), (20_000, 40_000), 50_000, False),
        ((20_000, 40_000), (50_000, 80_000), 40_000, True),
        ((20_000, 40_000), (50_000, 80_000), 50_000, False),
    ],
)
def test_of_two_standards_the_lighter_one_for_these_circumstances(
    then: tuple[int, int], now: tuple[int, int], fen: int, passes: bool
) -> None:
    same = power(10_000, 90_000)
    both = (standard("旧", *then, date(2025, 1, 1), OLD_END), standard("新", *now, CHANGED))
    facts = old_act(changed(same, same, *both))
    filled_in = payload("propose_penalty", fine=fen)
    assert (barred(checks.fine_is_lawful, facts, filled_in) is None) is passes
    told = law_choice(facts, did("propose_penalty", fine=fen))
    assert told is not None
    assert "旧" in told
    assert "新" in told


@pytest.mark.parametrize(
    ("then", "now", "fen", "passes"),
    [
        ((100, 300), (100, 200), 2_000_000, True),
        ((100, 300), (100, 200), 2_000_001, False),
        ((100, 200), (100, 300), 2_000_000, True),
        ((100, 200), (100, 300), 2_000_001, False),
    ],
)
def test_where_gains_are_fined_by_their_multiple_the_lighter_multiple(
    then: tuple[int, int], now: tuple[int, int], fen: int, passes: bool
) -> None:
    """The figures without gains are the same in both: they say nothing of 10,000 yuan of gains."""
    same = power(10_000, 90_000, multiple=StatutoryMultiple(lowest=100, highest=500, gains_from=1))
    both = (standard("旧", 20_000, 80_000, date(2025, 1, 1), OLD_END), standard("新", 20_000, 80_000, CHANGED))
    by_multiple = [
        one.model_copy(
            update={"grades": (one.grades[0].model_copy(update={"multiple": FineMultiple(lowest=low, highest=high)}),)}
        )
        for one, (low, high) in zip(both, (then, now), strict=True)
    ]
    told = did("report_investigation", "2026-03-05 09:00", gains=1_000_000)
    facts = case(told, violated_on="2025-12-20", with_rules=changed(same, same, *by_multiple))
    filled_in = payload("propose_penalty", fine=fen, gains=1_000_000)
    assert (barred(checks.fine_is_lawful, facts, filled_in) is None) is passes


def clause(since: date, until: date | None = None, summary: str = "要旨") -> LawClause:
    own = next(c for c in rules().body.clauses if c.clause == CLAUSE)
    return own.model_copy(update={"in_force_from": since, "in_force_to": until, "summary": summary})


def test_a_provision_that_came_later_founds_no_penalty() -> None:
    same = power(10_000, 90_000)
    release = changed(same, same, clauses=(clause(date(2025, 12, 21)),))
    reason = barred(checks.cited_law_in_force, old_act(release), payload("propose_penalty"))
    assert reason is not None
    assert reason.clause == "行政处罚法37"
    assert "2025年12月20日" in reason.says
    next_day = case(violated_on="2025-12-21", with_rules=release)
    assert lets_pass(checks.cited_law_in_force, next_day, payload("propose_penalty"))


def test_the_text_printed_is_the_one_the_act_is_judged_by() -> None:
    texts = (clause(date(2010, 7, 30), OLD_END, "旧文"), clause(CHANGED, None, "新文"))
    for then, now, printed in (
        (power(10_000, 90_000, until=OLD_END), power(100_000, 900_000, since=CHANGED), "旧文"),
        (power(100_000, 900_000, until=OLD_END), power(10_000, 90_000, since=CHANGED), "新文"),
    ):
        facts = old_act(changed(then, now, clauses=texts))
        assert [b.text for b in substance(facts, CLAUSE)] == [printed]


# ---- heavier than told -----------------------------------------------------------------------------------------------

TOLD = {"sanctions": ["fine", "suspension"], "fine": 100, "details": {"suspension": "停产一个月"}}


CHANGES: tuple[tuple[dict[str, Any], int], ...] = (
    ({}, 0),
    ({"fine": 99}, 0),
    ({"sanctions": ["fine"], "details": {}}, 0),
    ({"fine": 101}, 1),
    ({"confiscation": 1}, 1),
    ({"sanctions": ["fine", "suspension", "warning"]}, 1),
    ({"details": {"suspension": "停产六个月"}}, 1),
)
"""What is proposed otherwise than told, and in how many ways that is heavier."""


def test_a_proposal_is_heavier_in_amount_kind_or_content() -> None:
    told = [(change, more, len(heavier({**TOLD, **change}, TOLD))) for change, more in CHANGES]
    assert [row for row in told if row[1] != row[2]] == []


# ---- told whole ------------------------------------------------------------------------------------------------------


PENALTIES: tuple[tuple[dict[str, Any], bool], ...] = (
    ({"sanctions": ["fine"]}, True),
    ({"sanctions": ["fine", "fine"]}, False),
    ({"sanctions": ["fine", "suspension"]}, False),
    ({"sanctions": ["fine", "suspension"], "details": {"suspension": "停产一个月"}}, True),
    ({"sanctions": ["fine"], "details": {"suspension": "停产一个月"}}, False),
    ({"sanctions": ["fine", "confiscation"]}, False),
    ({"sanctions": ["fine", "confiscation"], "confiscation": 1}, True),
    ({"sanctions": ["fine"], "confiscation": 1}, False),
    ({"sanctions": ["fine", "confiscation_of_goods"]}, False),
    ({"sanctions": ["fine", "confiscation_of_goods"], "details": {"confiscation_of_goods": "设备一台"}}, True),
)
"""What a proposal tells, and whether each penalty is told with what it comes to."""


def test_each_penalty_is_told_with_what_it_comes_to() -> None:
    def passes(told: dict[str, Any]) -> bool:
        return barred(checks.sanctions_told_whole, case(), payload("propose_penalty", **told)) is None

    assert [(told, whole) for told, whole in PENALTIES if passes(told) is not whole] == []
