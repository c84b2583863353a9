"""M06, M07, M09: guidance is given in every state of a case and outside any, in exactly eight forms, and never moves a
case, bars an act or changes a band, whether it was accepted or refused."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.dockets import load_docket
from config.schema.docket import Docket, DocketAct, DocketEntry
from config.schema.release import ReleaseBody
from states import discretion, discretion_checks
from states.actions import ACTIONS
from states.actions.plan_guidance import FORM_TITLES, GuidanceForm, PlanGuidance
from states.actions.record_guidance import RecordGuidance
from states.acts import Act
from states.facts import CaseFacts
from states.lifecycle import Lifecycle, reasons_against
from tests.acceptance.docket_runner import CONFIG, DocketRun, run_docket
from tests.acceptance.lawful_cases import reported, to_be_approved
from tests.unit.built_cases import did, rules
from tests.unit.sample_payloads import payload
from tests.unit.states.test_discretion_checks import EVIDENCE, KEYS, book

SOFT = ("guidance", "historical_penalty", "historical_permit")
"""Guidance outside any case is itself the procedure; a historical case is never acted on."""


def body() -> ReleaseBody:
    return rules().body


EVERY_STEP = [
    (procedure.key, step.key)
    for procedure in body().procedures
    if procedure.key not in SOFT
    for step in procedure.steps
    if not step.final
]


@pytest.mark.parametrize(("procedure", "step"), EVERY_STEP)
def test_guidance_may_be_given_in_every_state_and_moves_none(procedure: str, step: str) -> None:
    lifecycle = Lifecycle(next(p for p in body().procedures if p.key == procedure), ACTIONS)
    assert lifecycle.on_the_spot("record_guidance", step)
    assert not lifecycle.moves_from("record_guidance", step)
    assert lifecycle.next_step("record_guidance", step, {}) == step


def test_outside_any_case_guidance_has_a_procedure_of_its_own_without_a_decision() -> None:
    (own,) = [procedure for procedure in body().procedures if procedure.key == "guidance"]
    assert [skip.stage for skip in own.skips] == ["decide"]
    assert not {move.act for move in own.moves} & {"make_decision", "propose_penalty", "approve_decision"}


def test_there_are_exactly_eight_forms_each_with_a_paper_of_its_own() -> None:
    eight = ("remind", "prompt", "demonstrate", "coach", "dissuade", "interview", "advise", "revisit")
    assert get_args(GuidanceForm) == tuple(FORM_TITLES) == eight
    assert get_args(RecordGuidance.model_fields["form"].annotation) == eight
    (own,) = [procedure for procedure in body().procedures if procedure.key == "guidance"]
    papers = {rule.when: rule.kind for rule in own.documents if rule.on == "give_guidance"}
    assert papers == {f"guidance_by_{form}": f"guidance_{form}" for form in eight}
    assert len(set(papers.values())) == 8


@pytest.mark.parametrize("model", [PlanGuidance, RecordGuidance])
def test_a_ninth_form_is_no_form(model: type[PlanGuidance] | type[RecordGuidance]) -> None:
    schema = model.model_json_schema()["properties"]["form"]
    assert "warn" not in schema["enum"]
    assert len(schema["enum"]) == 8


# ---- a whole case with refused guidance after every act ----------------------------------------------------------------

LONG = ("02-paid", "03-hearing", "07-left", "09-visited")
REFUSED = {
    "cause": "不熟悉规定",
    "help": "讲解规定",
    "correction": "如实申报",
    "officers": ["officer-c"],
    "accepted": False,
}


def with_refused_guidance(docket: Docket) -> Docket:
    """After each act that is done, unless it ends the case, a guidance act that the party refuses."""
    return Docket(entries=tuple(_with_refused(entry) for entry in docket.entries))


def _with_refused(entry: DocketEntry) -> DocketEntry:
    acts: list[DocketAct] = []
    for n, act in enumerate(entry.acts):
        acts.append(act)
        if act.act is None or act.expect != "done" or act.act == "close_case":
            continue
        form = tuple(FORM_TITLES)[n % 8]
        acts.append(DocketAct(at=act.at, by="officer-c", act="record_guidance", payload={**REFUSED, "form": form}))
    return entry.model_copy(update={"acts": tuple(acts)})


def what_came(run: DocketRun) -> list[tuple[str, str, str, frozenset[str]]]:
    """What each act but the guidance came to."""
    return [
        (report.act, report.outcome, report.step, frozenset(flag["gate"] for flag in report.flags))
        for report in run.reports
        if report.act != "record_guidance"
    ]


@pytest.mark.parametrize("name", LONG)
def test_refused_guidance_after_every_act_changes_nothing(name: str, tmp_path: Path) -> None:
    docket, over = load_docket(CONFIG / "dockets" / "demo" / f"{name}.yaml")
    (tmp_path / "without").mkdir()
    (tmp_path / "with").mkdir()
    without = run_docket(docket, over, tmp_path / "without")
    refused = run_docket(with_refused_guidance(docket), over, tmp_path / "with")
    assert what_came(refused) == what_came(without)
    assert refused.findings == ()
    for case_id, facts in refused.cases.items():
        assert facts.decided_sum == without.cases[case_id].decided_sum
    given = [report for report in refused.reports if report.act == "record_guidance" and report.outcome == "done"]
    assert len(given) > len(without.reports) / 3


# ---- the band ----------------------------------------------------------------------------------------------------------

GUIDANCE = st.lists(
    st.builds(
        lambda form, accepted: did("record_guidance", "2026-03-06 09:00", form=form, accepted=accepted),
        st.sampled_from(tuple(FORM_TITLES)),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)
REFUSALS = GUIDANCE.filter(lambda acts: any(not act.data["accepted"] for act in acts))


def band_of(facts: CaseFacts, cited: list[str]) -> tuple[str, int, int] | None:
    """Grade and band that these circumstances come to in this case."""
    standard = facts.standard(facts.on)
    assert standard is not None
    weighed = discretion.weigh(standard, cited)
    if weighed is None or weighed.grade.fine is None:
        return None
    return weighed.grade.key, weighed.grade.fine.lowest, weighed.grade.fine.highest


@settings(max_examples=150, deadline=None)
@given(REFUSALS, st.lists(st.sampled_from(KEYS), unique=True, max_size=4), st.integers(20_000, 200_000))
def test_the_band_is_the_same_with_and_without_refused_guidance(
    refusals: list[Act], cited: list[str], fine: int
) -> None:
    told = [{"key": key, "evidence": "1"} for key in cited]
    judged = []
    for more in ((), tuple(refusals)):
        facts = replace(reported(EVIDENCE, *more), book=book())
        verdicts = []
        for grade in ("slight", "ordinary", "serious", "grave"):
            filled_in = payload("propose_penalty", grade=grade, fine=fine, circumstances=told)
            reason = discretion_checks.fine_is_lawful(facts, filled_in)
            verdicts.append(None if reason is None else reason.says)
        judged.append((band_of(facts, cited), verdicts))
    assert judged[0] == judged[1]


@settings(max_examples=50, deadline=None)
@given(REFUSALS)
def test_no_gate_of_a_decision_looks_at_refused_guidance(refusals: list[Act]) -> None:
    bare, refused = to_be_approved(), to_be_approved(*refusals)
    for act in ("approve_decision", "make_decision", "give_prior_notice", "withdraw_case", "revise_proposal"):
        assert reasons_against(bare, ACTIONS[act], None) == reasons_against(refused, ACTIONS[act], None)
    assert {k for k in bare.truth if bare.truth[k]} == {k for k in refused.truth if refused.truth[k]}
