"""国办发〔2018〕118号: the totals of a year are counted from the record, each equal to what lies in the box; sums stand apart, and
the totals are owed by the day that binds the bureau more."""

from collections import Counter
from datetime import date
from typing import Any

import orjson
import pytest

from states.actions.matter_actions import MATTER_ACTIONS
from states.facts import CaseFacts
from states.publicity import RESULTS
from states.registers import totals
from states.registers.action import RegisterFacts
from states.registers.entries import Entry, registers_of
from states.totals_register import first_of, last_day, years_owed
from states.yearly_totals import OUTCOMES, Sums, yearly_totals
from tests.acceptance.lawful_cases import opened, punished_on_the_spot, served
from tests.acceptance.matter_cases import contract, guidance, levied, permit, seized, to_be_executed
from tests.unit.built_cases import case, did, roster, rules


def counted(*cases: CaseFacts, year: int = 2026) -> Any:
    return yearly_totals(cases, year)


def test_each_kind_tells_what_was_taken_up_and_what_was_decided() -> None:
    found = counted(served(), served(), punished_on_the_spot(), levied(), to_be_executed())
    kinds = {key: (one.opened, one.taken_up, dict(one.decided)) for key, one in found.kinds.items()}
    assert kinds == {
        "penalty_general": (2, 2, {"行政处罚": 2}),
        "penalty_simple": (1, 1, {"当场行政处罚": 1}),
        "levy": (1, 1, {"征收": 1}),
        "coercion_execution": (1, 1, {"强制执行": 1}),
    }


def test_what_was_granted_and_what_was_refused_are_told_apart() -> None:
    def decided(result: str) -> CaseFacts:
        proposed = did("propose_confirmation", "2026-03-04 09:00", result=result)
        return contract(proposed, did("decide_confirmation", "2026-03-05 09:00", by="leader-a"))

    found = counted(decided("register"), decided("register"), decided("refuse"))
    assert found.kinds["confirmation"].decided == Counter({"准予认定登记": 2, "不予认定登记": 1})


def test_every_decision_has_its_outcome() -> None:
    deciding = {a.key for a in MATTER_ACTIONS if any(latch.fact == "decision_made" for latch in a.establishes)}
    assert deciding - {"decline_application"} == RESULTS.keys(), "not taking up decides nothing about the matter"
    assert OUTCOMES.keys() == RESULTS.keys() | {"make_decision", "make_spot_decision"}


@pytest.mark.parametrize(("year", "there"), [(2025, False), (2026, True), (2027, False)])
def test_only_what_was_done_in_the_year_is_counted(year: int, there: bool) -> None:
    found = counted(served(), year=year).kinds["penalty_general"]
    assert (bool(found.opened), bool(found.taken_up), bool(found.decided)) == (there, there, there)


def test_a_case_of_one_year_decided_in_the_next_counts_in_each_for_what_was_done_then() -> None:
    late = did("decide_measure", "2027-01-04 09:00", by="leader-a", outcome="destroy")
    facts = seized(late, at="2027-01-05 09:00")
    before, after = counted(facts, year=2026), counted(facts, year=2027)
    assert (before.measures, before.kinds["coercion_measure"].taken_up) == (1, 1)
    assert before.kinds["coercion_measure"].decided == Counter()
    assert after.kinds["coercion_measure"].decided == Counter({"销毁查封、扣押的财物": 1})
    assert (after.measures, after.kinds["coercion_measure"].taken_up) == (0, 0)


def test_what_was_declined_given_up_annulled_and_changed_is_told() -> None:
    applied = permit(did("decline_application", "2026-03-03 09:00"), did("withdraw_application", "2026-03-04 09:00"))
    kind = counted(applied).kinds["permit"]
    assert (kind.declined, kind.given_up) == (1, 1)
    annulled = did("annul_levy", "2026-03-18 09:00", by="leader-a", what="annul", quantity=None, amount=None)
    changed = did("annul_levy", "2026-03-18 09:00", by="leader-a", what="change", quantity=50, amount=60_000)
    kind = counted(levied(annulled), levied(changed), levied()).kinds["levy"]
    assert (kind.annulled, kind.changed) == (1, 1)


def test_remedies_are_counted_as_they_came_and_by_what_came_of_them() -> None:
    received = did("record_review", "2026-03-24 09:00", kind="reconsideration", applied_on="2026-03-23")
    upheld = did("record_review_result", "2026-04-20 09:00", kind="reconsideration", result="upheld")
    kind = counted(levied(received, upheld), levied(received)).kinds["levy"]
    assert kind.remedies == Counter({("reconsideration", ""): 2, ("reconsideration", "upheld"): 1})


def test_sanctions_are_counted_by_kind_and_sums_stand_apart_as_they_were_decided() -> None:
    spot = punished_on_the_spot(fine=20_000)
    gone = did("annul_levy", "2026-03-18 09:00", by="leader-a", what="annul", quantity=None, amount=None)
    found = counted(spot, levied(gone, at="2026-03-19 09:00"))
    assert found.sanctions == Counter({"罚款": 1})
    assert found.sums == Sums(fines=20_000, confiscated=0, levied=120_000)
    assert found.inspections == 1


def test_a_request_for_information_is_no_enforcement() -> None:
    """政府信息公开条例50: they have a report of their own; here they would stand as matters that nobody decided."""
    asked = case(did("register_disclosure_request", "2026-03-02 09:00"), procedure="disclosure", power="KJ-GK-001")
    assert counted(asked).kinds == {}


def test_guidance_decides_nothing_and_is_told_elsewhere() -> None:
    assert counted(guidance(did("plan_guidance", "2026-04-02 09:00"))).kinds == {}
    assert counted(opened()).kinds.keys() == {"penalty_general"}


# ---- the register of publications --------------------------------------------------------------------------------------

PUBLISHED = {"year": 2025, "published_on": "2026-01-20", "place": "门户网站", "digest": "0" * 64, "correction": None}
ENTRY = Entry(1, "publish_totals", "coordinator-a", date(2026, 1, 20), "ZT2025", PUBLISHED)
LATE = Entry(2, "publish_totals", "coordinator-a", date(2026, 2, 2), "ZT2025",
             {**PUBLISHED, "published_on": "2026-02-02", "correction": "漏计一件"})  # fmt: skip


def test_they_are_owed_by_the_thirtieth_of_january() -> None:
    """“1月31日前” read so that the day itself is too late; Friday 30 January 2026, Saturday 30 January 2027."""
    assert last_day(rules(), 2025) == date(2026, 1, 30)
    assert last_day(rules(), 2026) == date(2027, 1, 30), "no roll to the next working day"


def test_the_first_publication_of_a_year_counts_and_a_correction_stands_beside_it() -> None:
    kept = registers_of([ENTRY, LATE]).totals
    assert [one.published_on for one in kept] == [date(2026, 1, 20), date(2026, 2, 2)]
    assert first_of(kept, 2025) == kept[0]
    assert first_of(kept, 2024) is None


def test_owed_is_every_year_over_since_the_first_case() -> None:
    kept = registers_of([ENTRY]).totals
    assert years_owed(kept, date(2024, 5, 1), date(2026, 12, 31)) == (2024,)
    assert years_owed(kept, date(2024, 5, 1), date(2027, 1, 1)) == (2024, 2026)
    assert years_owed((), None, date(2026, 12, 31)) == ()
    assert years_owed((), date(2026, 3, 1), date(2026, 12, 31)) == ()


def judged(check: Any, *entries: Entry, **told: Any) -> bool:
    """Whether the entry is refused."""
    facts = RegisterFacts(registers_of(entries), roster(), rules().body, "coordinator-a", date(2026, 3, 20))
    body = {**PUBLISHED, "second_person": "leader-a", **told}
    return check(facts, totals.PublishTotals.model_validate_json(orjson.dumps(body), strict=True)) is not None


def test_no_year_is_published_before_it_is_over() -> None:
    assert judged(totals.year_is_over, published_on="2025-12-31")
    assert not judged(totals.year_is_over, published_on="2026-01-01")


def test_a_second_publication_says_what_it_corrects_and_a_first_one_corrects_nothing() -> None:
    assert not judged(totals.correction_is_told)
    assert judged(totals.correction_is_told, correction="漏计一件")
    assert judged(totals.correction_is_told, ENTRY)
    assert not judged(totals.correction_is_told, ENTRY, correction="漏计一件")
