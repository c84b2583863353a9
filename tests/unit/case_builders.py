"""A whole case on record for every kind of document (文书): the acts that lead to it, in the days they would take."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from config.schema.release import ReleaseBody
from states.acts import Act
from states.documents import DOCUMENTS
from states.documents.building import build_context
from states.documents.common import IncompleteDocument
from states.facts import CaseFacts
from states.release import Rules
from tests.unit.built_cases import case, did, rules

ISSUED = {
    "prior_notice": "金科罚告字〔2026〕第1号",
    "hearing_offer": "金科听告字〔2026〕第1号",
    "decision": "金科罚决字〔2026〕第1号",
    "urging_letter": "金科催字〔2026〕第1号",
}
NUMBER = "金科样字〔2026〕第7号"
HEAD = "0123456789ab" + "c" * 52
BIOSAFETY = "生物安全法75"
GRADED: dict[str, Any] = {
    "sanctions": ["fine"],
    "grade": "ordinary",
    "circumstances": [{"key": "cooperative", "evidence": "检查笔录"}],
}
LARGE = {**GRADED, "sanctions": ["warning", "fine"], "fine": 8_000_000, "violated": BIOSAFETY, "basis": BIOSAFETY}
LARGE_CASE: dict[str, Any] = {"power": "KJ-CF-003"}
MADE = (
    {"kind": "decision", "title": "行政处罚决定书", "number": "金科罚决字〔2026〕第1号"},
    {"kind": "opinion_form", "title": "行政执法回访意见表", "number": "金科访字〔2026〕第1号"},
)


def opened() -> Act:
    """The opening of the case, as the record begins with it."""
    return replace(did("issue_prompt", "2026-03-02 08:30"), seq=1, action="open_case", data={"source": "专项检查"})


def facts_of(*acts: Act, **told: Any) -> CaseFacts:
    """A case on record from its opening, with the head before its last act; decisions made have issued their papers."""
    found = case(*acts, **told)
    numbered = tuple(replace(a, documents=MADE) if a.action == "make_decision" else a for a in found.acts)
    return replace(found, acts=(opened(), *numbered), head=HEAD)


def build(key: str, /, *acts: Act, issued: Mapping[str, str] = ISSUED, **told: Any) -> Any:
    return build_context(DOCUMENTS[key], facts_of(*acts, **told), NUMBER, issued)


def refusal(key: str, /, *acts: Act, **told: Any) -> IncompleteDocument:
    with pytest.raises(IncompleteDocument) as caught:
        build(key, *acts, **told)
    return caught.value


def investigated() -> tuple[Act, ...]:
    """A case filed and investigated, with what its decision needs."""
    return (
        did("propose_filing", "2026-03-02 10:00"),
        did("approve_filing", "2026-03-03 09:00", by="leader-a"),
        did("add_evidence", "2026-03-04 09:00", title="登记材料1份", proves="材料与实际不符"),
        did("report_investigation", "2026-03-05 09:00", established="查明骗取登记证明"),
    )


def noticed(**penalty: Any) -> tuple[Act, ...]:
    """The same, with the penalty proposed and told."""
    return (
        *investigated(),
        did("propose_penalty", "2026-03-09 09:00", **penalty),
        did("give_prior_notice", "2026-03-09 10:00"),
        did("record_notice_service", "2026-03-10 09:00"),
    )


def decided(*between: Act, penalty: Mapping[str, Any] | None = None, **with_: Any) -> tuple[Act, ...]:
    return (*noticed(**(penalty or {})), *between, did("make_decision", "2026-03-20 09:00", **with_))


def unpunished(**found: Any) -> tuple[Act, ...]:
    """A case that ends without a penalty."""
    return (
        *investigated(),
        did("report_investigation", "2026-03-05 10:00", suggestion="no_penalty", **found),
        did("propose_no_penalty", "2026-03-06 09:00"),
    )


def made_no_penalty(*between: Act, **found: Any) -> tuple[Act, ...]:
    return (*unpunished(**found), *between, did("make_decision", "2026-03-20 09:00"))


def served(**with_: Any) -> tuple[Act, ...]:
    return (*decided(), did("record_service", "2026-03-20 09:00", **with_))


def emailed() -> tuple[Act, ...]:
    return (
        *decided(),
        did("record_service_consent"),
        did("record_email_outcome", "2026-03-20 09:00", by="system", reference="250 2.0.0"),
    )


def granted(**plan: Any) -> tuple[Act, ...]:
    """Served, then allowed to pay in two parts."""
    asked = did("request_instalments", "2026-03-25 09:00")
    return (*served(), asked, did("decide_instalments", "2026-03-27 09:00", by="leader-a", **plan))


def with_rules(change: Callable[[Any], Any]) -> Rules:
    """The rules of the sample bureau with the body changed."""
    return Rules("changed", change(rules().body))


def with_procedures(*keys: str, body: ReleaseBody | None = None) -> ReleaseBody:
    """A release, the sample bureau's unless said, with these procedures alone: none where only its lists are asked."""
    whole_release = body or rules().body
    kept = tuple(procedure for procedure in whole_release.procedures if procedure.key in keys)
    assert len(kept) == len(keys)
    return whole_release.model_copy(update={"procedures": kept})


def with_unit(rule: str, unit: str) -> Rules:
    """The rules of the sample bureau with one term counted in another unit."""

    def other(body: Any) -> Any:
        terms = tuple(t.model_copy(update={"unit": unit}) if t.key == rule else t for t in body.terms)
        return body.model_copy(update={"terms": terms})

    return with_rules(other)


PROMPTED = (did("issue_prompt", "2026-03-02 09:00"),)
WHOLE: dict[str, tuple[tuple[Act, ...], dict[str, Any]]] = {
    "prompt_letter": (PROMPTED, {"at": "2026-03-02 09:00"}),
    "correction_order": ((*investigated(), did("order_correction")), {}),
    "prior_notice": (noticed()[:-1], {"at": "2026-03-09 10:00"}),
    "hearing_offer": (noticed(**LARGE)[:-1], {"at": "2026-03-09 10:00", **LARGE_CASE}),
    "decision": (decided(), {}),
    "no_penalty_decision": (made_no_penalty(violation=False), {}),
    "spot_decision": (
        (did("record_guidance"), did("make_spot_decision", "2026-03-20 09:00")),
        {"procedure": "penalty_simple", "power": "KJ-CF-018"},
    ),
    "opinion_form": (decided(), {}),
    "service_receipt": (served(), {}),
    "transfer_letter": ((*investigated(), did("transfer_case")), {}),
    "filing_approval": (investigated()[:2], {}),
    "site_record": ((*investigated()[:2], did("record_inspection")), {}),
    "inquiry_record": ((*investigated()[:2], did("record_inquiry")), {}),
    "investigation_report": (investigated(), {}),
    "hearing_notice": ((*noticed(**LARGE), did("request_hearing"), did("schedule_hearing")), LARGE_CASE),
    "hearing_record": (
        (*noticed(**LARGE), did("request_hearing"), did("schedule_hearing"), did("record_hearing")),
        LARGE_CASE,
    ),
    "legal_review": ((*noticed(), did("review_legality", by="reviewer-a")), {}),
    "discussion_record": ((*noticed(), did("discuss_collectively", by="leader-a")), {}),
    "decision_approval": ((*noticed(), did("approve_decision", by="leader-a")), {}),
    "instalment_approval": (granted(), {"at": "2026-03-27 09:00"}),
    "urging_letter": ((*served(), did("urge_performance", "2026-04-20 09:00")), {"at": "2026-04-20 09:00"}),
    "withdrawal_approval": ((*investigated(), did("withdraw_case", by="leader-a")), {}),
    "extension_approval": ((*PROMPTED, did("extend_term", "2026-03-05 09:00", by="leader-a")), {}),
    "suspension_approval": ((*investigated(), did("suspend_case", by="leader-a")), {}),
    "resumption_approval": (
        (*investigated(), did("suspend_case", by="leader-a"), did("resume_case", by="leader-a")),
        {},
    ),
    "discontinuation_approval": ((*served(), did("discontinue_case", by="leader-a")), {}),
    "handover_approval": ((*investigated(), did("hand_over_case", by="leader-a")), {}),
    "annulment_decision": ((*served(), did("annul_decision", "2026-03-20 10:00", by="leader-a")), {}),
    "decision_correction": ((*served(), did("correct_decision", "2026-03-20 10:00", by="leader-a")), {}),
    "court_application": (
        (
            *served(),
            did("record_paper_service", "2026-09-28 09:00", kind="urging_letter"),
            did("apply_to_court", "2026-10-20 09:00", by="leader-a"),
        ),
        {"at": "2026-10-20 09:00"},
    ),
    "review_answer": ((*served(), did("record_review"), did("answer_review")), {}),
    "lawsuit_answer": (
        (*served(), did("record_review", kind="lawsuit", procedure=None), did("answer_review")),
        {},
    ),
    "recusal_decision": (
        (*investigated(), did("ask_recusal", "2026-03-19 09:00"), did("decide_recusal", by="leader-a")),
        {},
    ),
    "sample_record": ((*investigated()[:2], did("take_sample")), {}),
    "preservation_notice": (
        (*investigated()[:2], did("approve_preservation", "2026-03-20 09:00", by="leader-a")),
        {},
    ),
    "preservation_disposal": (
        (
            *investigated()[:2],
            did("approve_preservation", "2026-03-19 09:00", by="leader-a"),
            did("decide_preservation", by="leader-a"),
        ),
        {},
    ),
    "risk_assessment": ((*noticed(), did("assess_risk", "2026-03-20 09:00")), {}),
    "assistance_letter": ((*investigated(), did("request_assistance")), {}),
    "jurisdiction_request": (
        (*investigated(), did("raise_jurisdiction"), did("refer_jurisdiction", by="leader-a")),
        {},
    ),
    "review_forwarding_letter": (
        (*served(), did("receive_review_application", "2026-03-24 09:00"), did("forward_review_application")),
        {},
    ),
    "correction_report": (
        (*served(), did("record_opinion_paper"), did("answer_opinion_paper", by="leader-a")),
        {},
    ),
    "expert_opinion": ((*noticed(), did("hear_experts")), {}),
    "goods_disposal": ((*served(), did("dispose_of_goods")), {}),
    "closing_report": ((*served(), did("record_payment"), did("close_case", by="leader-a")), {}),
}


def whole(key: str, /, **told: Any) -> Any:
    """The document of this kind, from its case; without anything told otherwise it is built once."""
    if not told:
        return _as_listed(key)
    acts, about = WHOLE[key]
    return build(key, *acts, **{**about, **told})


@cache
def _as_listed(key: str) -> Any:
    acts, about = WHOLE[key]
    return build(key, *acts, **about)
