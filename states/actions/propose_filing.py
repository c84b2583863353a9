"""Propose to file the case (立案建议) and name its handlers (承办人)."""

from typing import Literal

from config.schema.base import Line, Text
from config.schema.days import Day
from states import act_day_checks, certificates, checks, gates, jurisdiction
from states.action import OFFICER, CaseAction, Latch
from states.payload import ClauseText, Payload, Team

Finder = Literal["this_organ", "police", "procuratorate", "court", "supervision", "other_organ"]
"""Who found the act: any organ that may look into it (本机关、公安、检察、法院、监察、其他行政机关)."""


class ProposeFiling(Payload):
    """Form of filing (立案审批表), the officer's part."""

    facts: Text
    suspected: ClauseText
    handlers: Team
    life_or_money_harmed: bool = False
    continuing: bool = False  # 违法行为仍在连续或者继续
    ended_on: Day | None = None  # 连续或者继续的行为终了之日
    found_on: Day | None = None  # 违法行为被发现之日，早于登记之日的 (行政处罚法36(1))
    found_by: Finder | None = None
    found_paper: Line | None = None  # 来函、移送书、举报登记的编号
    done_elsewhere: bool = False  # 违法行为发生在本辖区以外
    jurisdiction: ClauseText | None = None  # 法律、行政法规、部门规章对管辖另有规定的条款 (行政处罚法22)
    section_opinion: Text | None = None  # 承办机构意见; left to be signed by hand where not told


PROPOSE_FILING = CaseAction(
    key="propose_filing",
    title="提出立案建议",
    payload=ProposeFiling,
    roles=OFFICER,
    clause="行政处罚法54",
    gates=(gates.CERTIFIED, gates.POWER, gates.PROMPT_FIRST),
    checks=(
        checks.known_officers("handlers"),
        certificates.all_certified("handlers"),
        act_day_checks.period_fits,
        act_day_checks.finding_told,
        jurisdiction.done_within_reach,
    ),
    establishes=(
        Latch("filing_proposed"),
        Latch("life_or_money_harmed", lambda act: bool(act.data["life_or_money_harmed"])),
    ),
    withdraws=(Latch("life_or_money_harmed"),),  # the newest proposal tells it, whatever one that was returned said
)
