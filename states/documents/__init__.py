"""The register of document kinds (文书): one line per kind."""

from collections.abc import Mapping
from types import MappingProxyType

from states.documents import (
    correction_order,
    decision,
    hearing_offer,
    no_penalty_decision,
    opinion_form,
    prior_notice,
    prompt_letter,
    service_receipt,
    spot_decision,
    transfer_letter,
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
        )
    }
)
