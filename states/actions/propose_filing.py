"""Propose to file the case (立案建议) and name its handlers (承办人)."""

from config.schema.base import Text
from config.schema.days import Day
from states import certificates, checks, gates
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import ClauseText, Payload, Team
from states.reasons import Reason


class ProposeFiling(Payload):
    """Form of filing (立案审批表), the officer's part."""

    facts: Text
    suspected: ClauseText
    handlers: Team
    life_or_money_harmed: bool = False
    continuing: bool = False  # 违法行为仍在连续或者继续
    ended_on: Day | None = None  # 连续或者继续的行为终了之日
    section_opinion: Text | None = None  # 承办机构意见; left to be signed by hand where not told


def end_fits(facts: CaseFacts, payload: ProposeFiling) -> Reason | None:
    """A continuing act ended after it began and not after today, or goes on (行政处罚法36(2))."""
    end = payload.ended_on
    if end is None or (not payload.continuing and facts.violated_on <= end <= facts.on):
        return None
    return Reason("end_of_act", "行政处罚法36(2)", "行为终了之日须在行为发生之后、不晚于今天，仍在继续的不填")


PROPOSE_FILING = CaseAction(
    key="propose_filing",
    title="提出立案建议",
    payload=ProposeFiling,
    roles=OFFICER,
    clause="行政处罚法54",
    gates=(gates.CERTIFIED, gates.POWER, gates.PROMPT_FIRST),
    checks=(checks.known_officers("handlers"), certificates.all_certified("handlers"), end_fits),
    establishes=(
        Latch("filing_proposed"),
        Latch("life_or_money_harmed", lambda act: bool(act.data["life_or_money_harmed"])),
    ),
)
