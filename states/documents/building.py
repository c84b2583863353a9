"""From the facts of a case to the typed context of a document (文书); what is missing refuses the act."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from states.documents import building_decisions as decisions
from states.documents import building_notices as notices
from states.documents import building_service as service
from states.documents.building_parts import head
from states.documents.common import DocumentContext, DocumentKind, IncompleteDocument
from states.facts import CaseFacts

Builder = Callable[[CaseFacts, Mapping[str, str]], dict[str, Any]]

BUILDERS: Mapping[str, Builder] = {
    "prompt_letter": notices.prompt_letter,
    "correction_order": notices.correction_order,
    "prior_notice": notices.prior_notice,
    "hearing_offer": notices.hearing_offer,
    "transfer_letter": notices.transfer_letter,
    "decision": decisions.decision,
    "no_penalty_decision": decisions.no_penalty_decision,
    "spot_decision": decisions.spot_decision,
    "opinion_form": decisions.opinion_form,
    "service_receipt": service.service_receipt,
}


def build_context(kind: DocumentKind, facts: CaseFacts, number: str, issued: Mapping[str, str]) -> DocumentContext:
    """The context of one document; ``facts`` is the case once the act that issues it is done, ``issued`` the newest
    number of each kind issued so far. Raises IncompleteDocument."""
    try:
        return kind.context.model_validate({**head(facts, number), **BUILDERS[kind.key](facts, issued)})
    except KeyError as missing:
        raise IncompleteDocument(str(missing.args[0]), "缺少此前应当制作的文书") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        says = str(first["ctx"]["error"]) if first["type"] == "value_error" else "该栏目为空或者不合要求"
        raise IncompleteDocument(field, says) from None
