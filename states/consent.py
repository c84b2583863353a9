"""To what the party consented in writing (电子送达确认书): e-mail or fax, and to which address (行政处罚法61(2)). Pure."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from states.acts import Act
    from states.facts import CaseFacts


def consent_to(facts: "CaseFacts", way: Literal["email", "fax"]) -> "Act | None":
    """The newest signed consent that names an address for this way."""
    acts = reversed(facts.acts_of("record_service_consent"))
    return next((act for act in acts if not act.flags and act.data.get(way)), None)
