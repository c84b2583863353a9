"""A new release lets the risk of every major matter be assessed; a case of an old one is not judged by a later rule."""

import pytest

from config.schema.release import ReleaseBody
from states.config_checks import check_release
from states.lifecycle import reasons_against
from states.release import Rules
from tests.acceptance.lawful_cases import allowed, to_be_approved, told
from tests.unit.built_cases import did, rules
from tests.unit.case_builders import with_procedures

DECIDING = ("penalty_general", "permit", "confirmation", "adjudication", "levy", "coercion_execution")


def without_act(act: str, procedure: str, **bureau: str) -> ReleaseBody:
    """The sample release with this procedure alone, which does not offer the act."""
    body = with_procedures(procedure)
    changed = [
        p.model_copy(
            update={
                "spot": tuple(record for record in p.spot if record.act != act),
                "documents": tuple(paper for paper in p.documents if paper.on != act),
            }
        )
        if p.key == procedure
        else p
        for p in body.procedures
    ]
    profile = body.bureau.model_copy(update=bureau)
    return body.model_copy(update={"procedures": tuple(changed), "bureau": profile})


@pytest.mark.parametrize("procedure", DECIDING)
def test_a_procedure_that_decides_major_matters_offers_the_assessment(procedure: str) -> None:
    says = [p.says for p in check_release(without_act("assess_risk", procedure)) if procedure in p.where]
    assert any("缺少 assess_risk" in one for one in says)


def test_the_shipped_release_offers_it_where_it_must_and_nowhere_else() -> None:
    assert {p.key for p in rules().body.procedures if any(s.act == "assess_risk" for s in p.spot)} == set(DECIDING)


def test_the_adviser_is_offered_only_where_the_bureau_asks_for_an_opinion() -> None:
    strict = {"adviser_heard_before": "major_decisions"}
    problems = check_release(without_act("consult_adviser", "levy", **strict))
    assert any("缺少 consult_adviser" in problem.says for problem in problems)
    assert check_release(without_act("consult_adviser", "levy")) == []
    assert check_release(without_act("no such act", "levy", **strict)) == []


def test_a_case_of_a_release_from_before_is_decided_as_it_could_be_then() -> None:
    old = Rules("old", without_act("assess_risk", "penalty_general"))
    before = (did("review_legality", by="reviewer-a"), did("discuss_collectively", by="leader-a"))
    facts = to_be_approved(*before, acts=told({"major": True}), with_rules=old)
    allowed(facts, "approve_decision", "金科〔2015〕8号四(4)")
    assert "risk_assessed" in {
        reason.gate
        for reason in reasons_against(
            to_be_approved(*before, acts=told({"major": True})), rules().actions["approve_decision"], None
        )
    }
