"""What honest officials would do next in a case: the way that brings a random walk deep into a procedure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from states.facts import CaseFacts
from states.surcharging import surcharge_unpaid
from tests.unit.sample_payloads import ANSWERS, OTHERS, SAMPLES, TEAM, sample

LARGE: dict[str, Any] = {
    "violated": "生物安全法75",
    "basis": "生物安全法75",
    "sanctions": ["warning", "fine"],
    "fine": 6_000_000,
    "circumstances": [{"key": "cooperative", "evidence": "登记材料"}],
}
LARGE_KINDS = {key: LARGE[key] for key in ("sanctions", "circumstances")}
UNHAPPY = {**ANSWERS, "satisfaction": "unsatisfied"}
SLIGHT: dict[str, Any] = {"minor": True, "corrected": True, "harm": "none"}
WAIT = "wait"


@dataclass(frozen=True)
class Step:
    """One thing to do next: an act by somebody, or to wait some days."""

    action: str
    by: str = "officer-a"
    payload: dict[str, Any] = field(default_factory=dict)
    days: int = 0


def act(action: str, by: str = "officer-a", **changes: Any) -> Step:
    """An act with its sample payload, some fields filled in otherwise."""
    return Step(action, by, sample(action, **changes))


def wait(days: int) -> Step:
    """Let some days pass."""
    return Step(WAIT, days=days)


def next_steps(facts: CaseFacts) -> list[Step]:
    """What may sensibly come next; never empty but for a closed case."""
    if facts.truth["resting"]:
        return [act("resume_case", "leader-a")]
    found = list(_NEXT.get(facts.step, _nothing)(facts))
    if facts.truth["remedy_pending"]:
        kind = facts.acts_of("record_review")[-1].data["kind"]
        told = {"effective_on": facts.on.isoformat()} if kind == "lawsuit" else {}
        found = [*found, act("record_review_result", "coordinator-a", kind=kind, **told)]
    found = [*found, *_crime(facts)]
    handler = facts.handlers[0] if facts.handlers else TEAM[0]
    return [Step(s.action, handler if s.by == TEAM[0] else s.by, s.payload, s.days) for s in found]


def detours(facts: CaseFacts) -> list[Step]:
    """What is lawful in many places and leads off the straight way."""
    items = [item.data["no"] for item in facts.acts_of("add_evidence")]
    return [
        act("report_crime"),
        act("transfer_case", "leader-a"),
        act("decline_transfer", "leader-a"),
        act("withdraw_case", "leader-a"),
        act("return_for_rework", "leader-b"),
        act("revise_proposal", facts.handlers[0] if facts.handlers else TEAM[0], **_lighter(facts)),
        act("record_defence"),
        act("exclude_evidence", "leader-a", evidence=items[0] if items else "1"),
        act("suspend_case", "leader-a", ground="hardship" if facts.truth["decision_served"] else "other_case"),
        act("hand_over_case", "leader-b"),
        act("record_review", "coordinator-a", applied_on=facts.on.isoformat()),
        act("annul_decision", "leader-a"),
        act("discontinue_case", "leader-a", ground="subject_lost"),
        act("correct_record", seq=facts.revision, corrected=dict(facts.acts[-1].data)),
    ]


def _lighter(facts: CaseFacts) -> dict[str, Any]:
    return {**LARGE_KINDS, "fine": 5_500_000} if facts.power_code == "KJ-CF-003" else {}


def _nothing(facts: CaseFacts) -> Iterator[Step]:
    yield from ()


def _opened(facts: CaseFacts) -> Iterator[Step]:
    yield act("issue_prompt")
    yield act("issue_prompt", channel="phone", note="已电话提示")
    yield act("skip_prompt")


def _prompted(facts: CaseFacts) -> Iterator[Step]:
    yield act("record_recheck")
    yield act("record_recheck", **SLIGHT)
    yield act("record_recheck", violation=False)


def _rechecked(facts: CaseFacts) -> Iterator[Step]:
    truth = facts.truth
    free = truth["no_violation_found"] or truth["minor_corrected_harmless"]
    if free and not truth["evidence_on_file"]:
        yield _evidence(facts)
    elif free and not truth["education_recorded"]:
        yield act("record_education")
    elif free:
        yield act("end_after_prompt", "leader-a")
    yield _filing(facts)


def _filing(facts: CaseFacts) -> Step:
    return act("propose_filing", suspected=_clause(facts))


def _skipped(facts: CaseFacts) -> Iterator[Step]:
    yield _filing(facts)


def _proposed(facts: CaseFacts) -> Iterator[Step]:
    yield act("approve_filing", "leader-a")
    yield act("approve_filing", "leader-b")
    yield act("return_for_rework", "leader-a")


def _filed(facts: CaseFacts) -> Iterator[Step]:
    truth = facts.truth
    if not truth["sound_inspection"]:
        yield act("record_inspection")
        yield act("record_inquiry")
    elif not truth["evidence_on_file"]:
        yield _evidence(facts)
    else:
        yield from _preparing(facts)
        yield act("report_investigation")
        yield act("report_investigation", complex=True)
        yield act("report_investigation", suggestion="no_penalty", **SLIGHT)


def _preparing(facts: CaseFacts) -> Iterator[Step]:
    """What a decision will want and may be done at any time."""
    if not facts.truth["guidance_recorded"]:
        yield act("record_guidance")
    if not facts.truth["correction_ordered"]:
        yield act("order_correction", correct_by=(facts.on + timedelta(days=10)).isoformat())


def _reported(facts: CaseFacts) -> Iterator[Step]:
    truth = facts.truth
    if not truth["evidence_on_file"]:
        yield _evidence(facts)
        return
    if truth["minor_corrected_harmless"] or truth["no_violation_found"]:
        yield act("propose_no_penalty")
    yield _penalty(facts)


def _penalty(facts: CaseFacts) -> Step:
    return act("propose_penalty", **(LARGE if facts.power_code == "KJ-CF-003" else {}))


def _to_decide(facts: CaseFacts) -> Iterator[Step]:
    if facts.truth["penalty_proposed"]:
        yield act("give_prior_notice")
    else:
        yield from _for_approval(facts)


def _to_serve_notice(facts: CaseFacts) -> Iterator[Step]:
    yield act("record_notice_service")


def _told(facts: CaseFacts) -> Iterator[Step]:
    truth = facts.truth
    if truth["defence_made"] and not truth["defence_answered"]:
        yield act("answer_defence")
    elif truth["hearing_asked"] and not (truth["hearing_held"] or truth["hearing_forfeited"]):
        yield _hearing(facts)
    elif truth["hearing_due"] and not (
        truth["hearing_asked"] or truth["hearing_waived"] or truth["hearing_request_over"]
    ):
        yield act("request_hearing", "coordinator-a")
        yield act("record_waiver", rights=["statement", "hearing"])
        yield wait(8)
    elif not (truth["statement_period_over"] or truth["rights_waived"]):
        if not truth["defence_made"]:
            yield act("record_defence")
        yield act("record_waiver")
        yield wait(8)
    else:
        yield from _for_approval(facts)


def _hearing(facts: CaseFacts) -> Step:
    scheduled = facts.last("schedule_hearing") if facts.truth["hearing_scheduled"] else None
    today = facts.on.isoformat()
    if scheduled is None or scheduled.data["held_on"] < today:
        return act("schedule_hearing", held_on=(facts.on + timedelta(days=16)).isoformat())
    if (served := facts.last("record_paper_service")) is None or served.seq < scheduled.seq:
        return act("record_paper_service", kind="hearing_notice")
    if scheduled.data["held_on"] == today:
        return act("record_hearing")
    return wait((_day(scheduled.data["held_on"]) - facts.on).days)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _for_approval(facts: CaseFacts) -> Iterator[Step]:
    truth = facts.truth
    if truth["review_due"] and not truth["review_passed"]:
        yield act("review_legality", "reviewer-a")
    elif truth["discussion_due"] and not truth["discussion_held"]:
        yield act("discuss_collectively", "leader-a")
    elif truth["risk_due"] and not (truth["risk_assessed"] and truth["risks_covered"]):
        yield _assessment(facts)
    elif not truth["evidence_on_file"]:
        yield _evidence(facts)
    elif truth["penalty_proposed"] and not truth["grounds_told"]:
        yield act("return_for_rework", "leader-a")
    else:
        yield act("approve_decision", "leader-a")


def _assessment(facts: CaseFacts) -> Step:
    due = (facts.on + timedelta(days=90)).isoformat()
    measure = {"measure": "逐项核对时限", "owner": facts.handlers[0], "due": due}
    return act("assess_risk", points=[{"kind": "irregular_procedure", "grade": "high", **measure}])


def _approved(facts: CaseFacts) -> Iterator[Step]:
    truth = facts.truth
    if not truth["evidence_on_file"]:
        yield _evidence(facts)
    yield from _preparing(facts)
    if truth["no_penalty_proposed"] and not truth["education_recorded"]:
        yield act("record_education")
    elif not truth["decision_approved"]:
        yield act("return_for_rework", "leader-a")
    else:
        yield act("make_decision")
        yield act("make_decision", publish=True, publish_reason="有社会影响")


def _to_serve(facts: CaseFacts) -> Iterator[Step]:
    truth = facts.truth
    if truth["email_service_ordered"]:
        key = f"{facts.no}/email"
        for outcome in ("accepted", "failed", "unknown"):
            yield act("record_email_outcome", "system", outbox_key=key, outcome=outcome)
        return
    yield act("record_service")
    yield act("record_service", with_opinion_form=False)
    yield act("serve_by_email") if truth["email_consented"] else act("record_service_consent")


def _served(facts: CaseFacts) -> Iterator[Step]:
    truth = facts.truth
    if not truth["form_served"]:
        yield act("serve_opinion_form")
        return
    yield from _after_service(facts)
    yield act("record_party_answer")
    yield act("record_party_answer", "coordinator-a", answers=UNHAPPY)
    yield act("assign_visit", "coordinator-a", reason="当事人不愿填表")
    yield wait(16)


def _after_service(facts: CaseFacts) -> Iterator[Step]:
    truth = facts.truth
    if not truth["sum_settled"]:
        rest = facts.decided_sum - facts.paid
        yield act("record_payment", amount=rest, paid_on=facts.on.isoformat(), receipt_no=f"样票{facts.revision}")
    elif late := surcharge_unpaid(facts):
        yield act("record_payment", amount=late, paid_on=facts.on.isoformat(), receipt_no=f"样票{facts.revision}")
    if truth["correction_ordered"] and not truth["correction_checked"]:
        yield act("check_correction")
    if facts.procedure.key == "penalty_simple" and not truth["spot_filed"]:
        yield act("file_spot_decision")


def _answered(facts: CaseFacts) -> Iterator[Step]:
    left = list(_after_service(facts))
    if facts.truth["complaint_made"] and not facts.truth["complaint_resolved"]:
        left.append(act("resolve_complaint", "supervisor-a"))
    if not left or facts.step == "close.ended":
        left = [act("close_case", "leader-a"), act("close_case", "leader-b")]
    yield from left


def _visit_due(facts: CaseFacts) -> Iterator[Step]:
    yield act("record_visit", "coordinator-a", visitors=OTHERS)
    yield act("record_visit", "coordinator-a", visitors=OTHERS, answers=UNHAPPY)


def _crime(facts: CaseFacts) -> Iterator[Step]:
    """What a suspected crime asks for wherever the case stands (移送)."""
    truth = facts.truth
    if truth["transferred"] and not facts.step.endswith(".transferred"):
        yield from _transferred(facts)
    elif truth["crime_suspected"] and not truth["transferred"]:
        yield act("decline_transfer", "leader-a")


def _transferred(facts: CaseFacts) -> Iterator[Step]:
    truth = facts.truth
    if not truth["transfer_handed_over"]:
        yield act("hand_over_transfer")
    elif truth["transfer_accepted"]:
        yield act("close_case", "leader-a") if truth["goods_handed_over"] else act("hand_over_goods")
    else:
        yield act("record_transfer_result")
    yield act("record_transfer_result", result="returned")


def _on_site(facts: CaseFacts) -> Iterator[Step]:
    truth = facts.truth
    if not truth["sound_inspection"]:
        yield act("record_inspection")
    elif not truth["evidence_on_file"]:
        yield _evidence(facts)
    elif not truth["guidance_recorded"]:
        yield act("record_guidance")
    else:
        yield act("make_spot_decision")


def _evidence(facts: CaseFacts) -> Step:
    return act("add_evidence", no=str(facts.revision))


def _clause(facts: CaseFacts) -> str:
    return "生物安全法75" if facts.power_code == "KJ-CF-003" else SAMPLES["propose_filing"]["suspected"]


_NEXT = {
    "prompt.opened": _opened,
    "prompt.prompted": _prompted,
    "prompt.rechecked": _rechecked,
    "prompt.returned": _skipped,
    "prompt.skipped": _skipped,
    "prompt.proposed": _proposed,
    "inspect.filed": _filed,
    "inspect.reported": _reported,
    "inspect.transferred": _transferred,
    "prompt.transferred": _transferred,
    "inspect.on_site": _on_site,
    "decide.proposed": _to_decide,
    "decide.notice_given": _to_serve_notice,
    "decide.notice_served": _told,
    "decide.returned": _reported,
    "decide.approved": _approved,
    "decide.decided": _to_serve,
    "serve.decided": _to_serve,
    "serve.served": _served,
    "serve.handed_over": _served,
    "visit.answered": _answered,
    "visit.due": _visit_due,
    "visit.visited": _answered,
    "close.ended": _answered,
}
