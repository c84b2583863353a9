"""Contexts of the papers that ask the people's court to execute what is no fine."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from states import levying
from states.actions.record_unperformed import DUTY_TITLES
from states.case_terms import newest_due
from states.day_sources import judgment
from states.documents import building_approvals as approvals
from states.documents import building_parts as parts
from states.documents.building_matters import Builder, must, numbered, paper, you
from states.documents.building_side import lines_of, remedies_told, urging_served
from states.documents.common import IncompleteDocument
from states.facts import CaseFacts
from states.severity import yuan
from states.terms import chinese_date

COURT_LAW = ("行政强制法53", "行政强制法54", "行政强制法55")
JUDGED_LAW = ("行政诉讼法95", "行政强制法54", "行政强制法55")
UNSUED_OPENING = "被执行人在法定期限内不申请行政复议或者提起行政诉讼，又不履行行政决定，现申请强制执行："
JUDGED_OPENING = "人民法院已经判决，被执行人仍不履行行政决定，现申请强制执行："


def application(
    facts: CaseFacts,
    issued: Mapping[str, str],
    *,
    urging: str,
    term: str,
    grounds: tuple[str, ...],
    wanted: str | tuple[str, ...],
) -> dict[str, Any]:
    """The list of 行政强制法55 from the record and from what the head filled in; ``urging`` is the kind of letter that
    was served, ``term`` the one in which the court is to be asked."""
    act, served, made = facts.acts[-1], facts.decision_service, facts.decision
    due, urged = newest_due(facts, term), urging_served(facts, urging)
    if served is None or made is None or due is None or urged is None:
        raise IncompleteDocument("items", "决定或者催告尚未送达，不能申请强制执行")
    title, number = approvals.decided_paper(facts, issued)
    letter = parts.number_of(issued, urging, "催告书")
    days = parts.amount_of(facts, "compulsion_urging", "working_day")
    items = {
        "据以执行的决定": f"{chinese_date(made.on)}作出的{number}《{title}》，{chinese_date(served.on)}送达。",
        "事实、理由和依据": grounds,
        "救济和催告情况": (
            remedies_told(facts),
            f"{letter}催告书（通知书）已于{chinese_date(urged.on)}送达，满{days}个工作日仍未履行。",
        ),
        "当事人的意见": act.data["party_views"],
        "申请执行的内容": wanted,
        "执行标的情况": act.data["assets"],
        "所附材料": numbered(lines_of(act.data["materials"])),
        "申请期限": f"最后一日为{chinese_date(due.due)}：{due.explains}。",
    }
    judged = judgment(facts, served) is not None
    opening = JUDGED_OPENING if judged else UNSUED_OPENING
    return {
        **paper(facts, opening, items, parts.basis(facts, *(JUDGED_LAW if judged else COURT_LAW))),
        "court": act.data.get("immovable_court") or facts.rules.body.bureau.court,
        "signer": parts.officer_name(facts, act.by),
    }


def levy_court_application(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Sum and late fee as they stand on the day of the application."""
    proposal = must(facts, "propose_levy").data
    left, late = levying.unpaid(facts), levying.late_fee_owed(facts, facts.on)
    return application(
        facts,
        issued,
        urging="levy_urging",
        term="court_application",
        grounds=(proposal["facts"], proposal["reasoning"], f"征收依据：{'、'.join(proposal['basis'])}。"),
        wanted=f"征收款项{yuan(left)}元；滞纳金计算至{chinese_date(facts.on)}为{yuan(late)}元；合计{yuan(left + late)}元。",
    )


def _duties(facts: CaseFacts) -> tuple[str, ...]:
    """The open duties with their last days."""
    opened = must(facts, "record_unperformed").data
    return numbered(
        f"{DUTY_TITLES[each['duty']]}：{each['what'].rstrip('。')}"
        f"（履行期限至{chinese_date(date.fromisoformat(each['perform_by']))}）"
        for each in opened["duties"]
    )


def conduct_urging(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """What 行政强制法35 wants told, with the ten days of 54."""
    title, number = approvals.decided_paper(facts, issued)
    days = parts.amount_of(facts, "compulsion_urging", "working_day")
    items = {
        "据以催告的决定": f"本机关作出的{number}《{title}》（连同责令改正的要求）。",
        "应当履行的义务": _duties(facts),
        "履行的期限和方式": f"自收到本催告书之日起{days}个工作日内履行：{facts.acts[-1].data['how']}",
        "陈述、申辩的权利": "收到本催告书后有权陈述、申辩。",
        "逾期不履行的后果": "逾期仍不履行的，本机关将依法申请人民法院强制执行，执行费用由被执行人承担。",
    }
    opening = f"{you(facts)}逾期没有履行行政决定确定的义务，现催告如下："
    return paper(facts, opening, items, parts.basis(facts, "行政强制法35", "行政强制法54"))


def conduct_court_application(facts: CaseFacts, issued: Mapping[str, str]) -> dict[str, Any]:
    """Which duties the court is asked to have performed, and why at once where it is urgent (行政强制法59)."""
    cited = must(facts, "propose_penalty", "propose_no_penalty").data
    order = facts.last("order_correction")
    founded = f"处罚依据：{cited['basis']}。" if cited.get("basis") else "依法不予行政处罚，仍应当改正违法行为。"
    ordered = (f"责令改正的要求：{order.data['requirement']}",) if order is not None else ()
    urgent = facts.acts[-1].data["urgent"]
    at_once = (f"因情况紧急，为保障公共安全，请求立即执行：{urgent}",) if urgent else ()
    return application(
        facts,
        issued,
        urging="conduct_urging",
        term="conduct_court",
        grounds=(
            cited["facts"],
            founded,
            *ordered,
            f"核查情况：{must(facts, 'record_unperformed').data['findings']}",
        ),
        wanted=(*_duties(facts), *at_once),
    )


COURT_BUILDERS: dict[str, Builder] = {
    "levy_court_application": levy_court_application,
    "conduct_urging": conduct_urging,
    "conduct_court_application": conduct_court_application,
}
