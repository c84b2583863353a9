"""Put an item of evidence on file (证据): one of the eight kinds, with how it was obtained."""

from typing import Literal

from config.schema.base import Line, Text
from states import checks
from states.action import OFFICER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason
from states.vocabulary import Weight


class AddEvidence(Payload):
    """One item of evidence (行政处罚法46)."""

    no: Line
    kind: Literal[
        "document",
        "object",
        "audio_visual",
        "electronic",
        "testimony",
        "party_statement",
        "expert_opinion",
        "site_record",
    ]
    title: Line
    proves: Line = "案件有关事实"
    obtained: Text
    lawfully: bool
    officers: Team


def obtained_lawfully(facts: CaseFacts, payload: AddEvidence) -> Reason | None:
    """What was obtained unlawfully stays on file and proves nothing."""
    if payload.lawfully:
        return None
    says = "该证据不是以合法手段取得，不得作为认定案件事实的根据"
    return Reason("lawful_evidence", "行政处罚法46", says, Weight.FLAGS, "依法重新收集证据")


def number_is_new(facts: CaseFacts, payload: AddEvidence) -> Reason | None:
    """Each item has a number of its own."""
    if any(act.data["no"] == payload.no for act in facts.acts_of("add_evidence")):
        return Reason("evidence_number", "行政处罚法47", f"证据编号 {payload.no} 已经使用")
    return None


ADD_EVIDENCE = CaseAction(
    key="add_evidence",
    title="证据登记",
    payload=AddEvidence,
    roles=OFFICER,
    clause="行政处罚法46",
    never_moves=True,
    on_paper=True,
    checks=(checks.known_officers("officers"), obtained_lawfully, number_is_new),
)
