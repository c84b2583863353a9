"""Contexts of the papers that ask the people's court to execute what is no fine."""

from collections.abc import Mapping
from typing import Any

from states import levying
from states.case_terms import newest_due
from states.documents import building_approvals as approvals
from states.documents import building_parts as parts
from states.documents.building_matters import Builder, must, numbered, paper
from states.documents.building_side import lines_of, remedies_told, urging_served
from states.documents.common import IncompleteDocument
from states.facts import CaseFacts
from states.severity import yuan
from states.terms import chinese_date

COURT_LAW = ("行政强制法53", "行政强制法54", "行政强制法55")


def application(
    facts: CaseFacts, issued: Mapping[str, str], *, urging: str, term: str, grounds: tuple[str, ...], wanted: str
) -> dict[str, Any]:
    """The list of 行政强制法55 from the record and from what the head filled in; ``urging`` is the kind of letter that
    was served, ``term`` the one in which the court is to be asked."""
    act, served, made = facts.acts[-1], facts.decision_service, facts.decision
    due, urged = newest_due(facts, term), urging_served(facts, urging)
    if served is None or made is None or due is None or urged is None:
        raise IncompleteDocument("items", "决定或者催告尚未送达，不能申请强制执行")
    title, number = approvals.decided_paper(facts, issued)
    letter = parts.number_of(issued, urging, "催告书")
    items = {
        "据以执行的决定": f"{chinese_date(made.on)}作出的{number}《{title}》，{chinese_date(served.on)}送达。",
        "事实、理由和依据": grounds,
        "救济和催告情况": (
            remedies_told(facts),
            f"{letter}催告书（通知书）已于{chinese_date(urged.on)}送达，满十日（工作日）仍未履行。",
        ),
        "当事人的意见": act.data["party_views"],
        "申请执行的内容": wanted,
        "执行标的情况": act.data["assets"],
        "所附材料": numbered(lines_of(act.data["materials"])),
        "申请期限": f"最后一日为{chinese_date(due.due)}：{due.explains}。",
    }
    opening = "被执行人在法定期限内不申请行政复议或者提起行政诉讼，又不履行行政决定，现申请强制执行："
    return {
        **paper(facts, opening, items, parts.basis(facts, *COURT_LAW)),
        "court": act.data.get("immovable_court") or facts.rules.body.bureau.court,
        "signer": parts.officer_name(facts, act.by),
    }


def levy_court_application(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Sum and late fee as they stand on the day of the application."""
    proposal = must(facts, "propose_levy").data
    left, late = levying.unpaid(facts), levying.late_fee(facts, facts.on)
    return application(
        facts,
        issued,
        urging="levy_urging",
        term="court_application",
        grounds=(proposal["facts"], proposal["reasoning"], f"征收依据：{'、'.join(proposal['basis'])}。"),
        wanted=f"征收款项{yuan(left)}元；滞纳金计算至{chinese_date(facts.on)}为{yuan(late)}元；合计{yuan(left + late)}元。",
    )


COURT_BUILDERS: dict[str, Builder] = {"levy_court_application": levy_court_application}
