"""The register of document kinds (文书): one line per kind."""

from collections.abc import Mapping
from types import MappingProxyType

from states.documents import (
    annulment_decision,
    case_approval,
    closing_report,
    correction_order,
    court_application,
    decision,
    decision_approval,
    decision_correction,
    discussion_record,
    filing_approval,
    hearing_notice,
    hearing_offer,
    hearing_record,
    inquiry_record,
    instalment_approval,
    investigation_report,
    legal_review,
    no_penalty_decision,
    opinion_form,
    papers_application,
    papers_coercion,
    papers_disputes,
    papers_guidance,
    papers_levy,
    papers_permit,
    prior_notice,
    prompt_letter,
    review_answer,
    service_receipt,
    site_record,
    spot_decision,
    transfer_letter,
    urging_letter,
    withdrawal_approval,
)
from states.documents.common import DocumentKind

DOCUMENTS: Mapping[str, DocumentKind] = MappingProxyType(
    {
        kind.key: kind
        for kind in (
            prompt_letter.KIND,
            correction_order.KIND,
            prior_notice.KIND,
            hearing_offer.KIND,
            decision.KIND,
            no_penalty_decision.KIND,
            spot_decision.KIND,
            service_receipt.KIND,
            opinion_form.KIND,
            transfer_letter.KIND,
            filing_approval.KIND,
            site_record.KIND,
            inquiry_record.KIND,
            investigation_report.KIND,
            hearing_notice.KIND,
            hearing_record.KIND,
            legal_review.KIND,
            discussion_record.KIND,
            decision_approval.KIND,
            instalment_approval.KIND,
            urging_letter.KIND,
            withdrawal_approval.KIND,
            closing_report.KIND,
            *case_approval.KINDS,
            annulment_decision.KIND,
            decision_correction.KIND,
            court_application.KIND,
            *review_answer.KINDS,
            *papers_application.KINDS,
            *papers_permit.KINDS,
            *papers_guidance.KINDS,
            *papers_disputes.KINDS,
            *papers_levy.KINDS,
            *papers_coercion.KINDS,
        )
    }
)
