"""Propose to file the case (立案建议) and name its handlers (承办人)."""

from config.schema.base import Text
from states import checks, gates
from states.action import OFFICER, CaseAction, Latch
from states.payload import ClauseText, Payload, Team


class ProposeFiling(Payload):
    """Form of filing (立案审批表), the officer's part."""

    facts: Text
    suspected: ClauseText
    handlers: Team
    life_or_money_harmed: bool = False
    section_opinion: Text | None = None  # 承办机构意见; left to be signed by hand where not told


PROPOSE_FILING = CaseAction(
    key="propose_filing",
    title="提出立案建议",
    payload=ProposeFiling,
    roles=OFFICER,
    clause="行政处罚法54",
    gates=(gates.CERTIFIED, gates.POWER, gates.PROMPT_FIRST),
    checks=(checks.known_officers("handlers"),),
    establishes=(
        Latch("filing_proposed"),
        Latch("life_or_money_harmed", lambda act: bool(act.data["life_or_money_harmed"])),
    ),
)
