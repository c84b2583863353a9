"""Where a case stands (案件现状): what can be done now, what bars it and who may do it, in words and for programs."""

from dataclasses import replace

from states.standing import known_here, standing
from tests.unit.built_cases import did, roster
from tests.unit.case_builders import decided, facts_of, served

SERVED = facts_of(*served(), step="serve.served", at="2026-03-30 09:00")
FILED = facts_of(
    did("propose_filing", "2026-03-02 09:00"), did("approve_filing", "2026-03-02 10:00", by="leader-a"), actor="admin-a"
)


def test_what_bars_an_act_is_told_with_its_clause_a_line_each() -> None:
    found = standing(SERVED, "close_case", None)
    assert found.told().splitlines() == [
        "罚款或者没收的违法所得尚未缴清（行政处罚法66）",
        "意见表未交回，也没有回访（金科〔2015〕8号四(1)）",
    ]
    assert (found.possible, found.who) == (False, "机关负责人")


def test_programs_are_told_the_same() -> None:
    assert standing(SERVED, "close_case", "leader-a").plain() == {
        "act": "close_case",
        "title": "结案",
        "clause": "行政处罚法47",
        "roles": ["leader"],
        "possible": False,
        "reasons": [
            {
                "gate": "sum_settled",
                "clause": "行政处罚法66",
                "says": "罚款或者没收的违法所得尚未缴清",
                "weight": "bars",
            },
            {
                "gate": "form_or_visit",
                "clause": "金科〔2015〕8号四(1)",
                "says": "意见表未交回，也没有回访",
                "weight": "bars",
            },
        ],
    }


def test_what_nothing_bars_can_be_done_and_says_so_first() -> None:
    found = standing(FILED, "add_evidence", "officer-a")
    assert (found.possible, found.told(), found.reasons) == (True, "可以办理", ())


def test_an_act_is_judged_for_the_person_named_else_for_whoever_may_do_it_best() -> None:
    assert standing(FILED, "add_evidence", None).possible
    assert [r.gate for r in standing(FILED, "add_evidence", "leader-a").reasons] == ["role"]


def test_where_nobody_in_the_register_may_do_it_that_is_said() -> None:
    officers = {key: one for key, one in roster().items() if not key.startswith("officer")}
    found = standing(replace(FILED, roster=officers), "add_evidence", None)
    assert [(r.gate, r.clause, r.says) for r in found.reasons] == [
        ("role", found.action.clause, "名录中没有可以办理此事的在岗人员")
    ]
    gone = {key: replace(one, active=False) for key, one in roster().items()}
    assert standing(replace(FILED, roster=gone), "add_evidence", None).reasons == found.reasons


def test_an_act_out_of_its_step_says_where_the_case_stands() -> None:
    found = standing(SERVED, "make_decision", "officer-a")
    assert (found.reasons[-1].gate, found.reasons[-1].says) == (
        "no_move",
        "案件现处于“已送达”，此时不能办理“作出决定”",
    )


def test_a_defect_that_would_be_recorded_does_not_bar() -> None:
    late = facts_of(*decided(), step="serve.decided", at="2027-03-30 09:00")
    found = standing(late, "record_service", "officer-a")
    (flag,) = [reason for reason in found.reasons if reason.weight == "flags"]
    assert flag.gate == "served_in_time"
    assert f"会记瑕疵：{flag.says}（{flag.clause}）" in found.told().splitlines()
    assert found.possible
    assert found.told().splitlines()[0] == "可以办理"


def test_only_acts_the_procedure_knows_from_this_step_are_shown() -> None:
    here = known_here(SERVED)
    assert {"close_case", "record_payment", "assign_visit"} <= set(here)
    assert {"make_decision", "issue_prompt", "propose_permit"} & set(here) == set()
