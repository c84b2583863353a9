"""Whether a decision was contested in time, as the bureau's answer tells it (行政复议法20, 21; 行政诉讼法45, 46)."""

from datetime import date

from states.acts import Act
from states.day_sources import review_received
from states.documents.building_parts import article
from states.facts import CaseFacts
from states.remedy_order import first_to_reconsider, silent_since, skipped
from states.reviews import is_silent, reviews
from states.terms import chinese_date

LONGEST = {"reconsideration": "reconsideration_longest", "lawsuit": "lawsuit_longest"}
ASKED = {"reconsideration": "申请复议", "lawsuit": "起诉"}


def in_time(facts: CaseFacts, review: Act) -> str:
    """The day the decision came, the last day (期限), the day it was asked, and what follows where that is later."""
    kind, asked = review.data["kind"], date.fromisoformat(review.data["applied_on"])
    then = facts.as_of(review.seq)
    first = skipped(then, review.data.get("applicant"), asked) if kind == "lawsuit" else None
    if first is not None:
        clause, of_what = first
        where = f"《中华人民共和国行政复议法》{article(clause.removeprefix('行政复议法'))}"
        return f"依照{where}，{of_what}，应当先申请行政复议；原告没有经过行政复议直接起诉，请求裁定驳回起诉。"
    if review.data.get("applicant"):
        return (
            f"{review.data['applicant']}不是当事人，{ASKED[kind]}的期限自其知道或者应当知道决定之日起计算，"
            f"由其说明；其于{chinese_date(asked)}提出。"
        )
    result, silent, served = _counted(then, kind, asked), silent_since(then, asked), facts.decision_service
    if result is None and silent is not None:
        return (
            f"申请事项的办理期限于{chinese_date(silent)}届满；当事人于{chinese_date(asked)}{ASKED[kind]}时，"
            "本机关尚未作出决定。"
        )
    if result is not None:
        return _told(facts, kind, asked, "lawsuit_after_reconsideration", *_since(facts, result))
    measure = facts.last("carry_out_measure")
    if served is None and measure is not None and measure.data["party_present"]:
        # Made out and handed over on the spot (行政强制法24(1)).
        return _told(facts, kind, asked, kind, measure.on, f"强制措施于{chinese_date(measure.on)}实施，决定书当场交付")
    if served is None:
        return "决定书的送达日期没有登记，由本机关另行举证。"
    return _told(facts, kind, asked, kind, served.on, f"决定书于{chinese_date(served.on)}送达")


def _told(facts: CaseFacts, kind: str, asked: date, rule: str, start: date, from_what: str) -> str:
    """Whether it was in time by this rule from this day, in words."""
    last = facts.rules.term_from(rule, start, start).due
    says = f"{from_what}，{ASKED[kind]}的期限至{chinese_date(last)}；当事人于{chinese_date(asked)}提出，"
    if asked <= last:
        return f"{says}没有超过期限。"
    made = facts.decision
    longest = _until(facts, LONGEST[kind], made.on) if made is not None else None
    if longest is not None and asked > longest:
        return f"{says}已经超过期限，也超过自作出决定之日起的最长期限（{chinese_date(longest)}），依法不予受理。"
    untold = _until(facts, "reconsideration_untold", start) if kind == "reconsideration" else None
    more = f"没有告知的，期限自知道之日起算，最长至{chinese_date(untold)}。" if untold is not None else ""
    return f"{says}已经超过期限；决定书已经告知救济途径和期限的，依法不予受理，有正当理由耽误的除外。{more}"


def _until(facts: CaseFacts, rule: str, start: date) -> date | None:
    """The last day by a rule that releases of former days did not know; ``None``: it is not known there."""
    known = any(one.key == rule for one in facts.rules.body.terms)
    return facts.rules.term_from(rule, start, start).due if known else None


def _counted(then: CaseFacts, kind: str, asked: date) -> Act | None:
    """The result of the party's reconsideration from which the days to sue run; ``None``: they run from the service of the
    decision. A suit taken back since gives no new days, and who was not heard on reconsideration has the days of whoever
    sues at once where that was open to him (行政诉讼法44)."""
    if kind != "lawsuit":
        return None
    own = [one.result for one in reviews(then) if one.applicant is None and one.result is not None]
    results = [result for result in own if result.data["kind"] == "reconsideration"]
    direct = first_to_reconsider(then, asked) is None
    no_new_days = ("withdrawn", "dismissed") if direct else ("withdrawn",)
    counted = [result for result in results if result.data["result"] not in no_new_days]
    return counted[-1] if counted else None


def _since(facts: CaseFacts, result: Act) -> tuple[date, str]:
    """The day they run from, and that day in words."""
    told = review_received(facts, result)
    if is_silent(result):
        return told.day, f"行政复议期限于{chinese_date(told.day)}届满，复议机关没有作出决定"
    whose = "当事人于" if told.unsettled is None else "当事人收到的日期尚未登记，本机关于"
    return told.day, f"{whose}{chinese_date(told.day)}收到行政复议决定书"
