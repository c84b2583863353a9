"""Whether a decision was contested in time, as the bureau's answer tells it (行政复议法20, 21; 行政诉讼法45, 46)."""

from datetime import date

from states.acts import Act
from states.day_sources import review_received
from states.documents.building_parts import article
from states.facts import CaseFacts
from states.remedy_order import first_to_reconsider, skipped
from states.reviews import reviews
from states.terms import chinese_date

LONGEST = {"reconsideration": "reconsideration_longest", "lawsuit": "lawsuit_longest"}
ASKED = {"reconsideration": "申请复议", "lawsuit": "起诉"}


def in_time(facts: CaseFacts, review: Act) -> str:
    """The day the decision came, the last day (期限), the day it was asked, and what follows where that is later."""
    kind, asked = review.data["kind"], date.fromisoformat(review.data["applied_on"])
    first = skipped(facts, review.data.get("applicant")) if kind == "lawsuit" else None
    if first is not None:
        clause, of_what = first
        where = f"《中华人民共和国行政复议法》{article(clause.removeprefix('行政复议法'))}"
        return f"依照{where}，{of_what}，应当先申请行政复议；原告没有经过行政复议直接起诉，请求裁定驳回起诉。"
    if review.data.get("applicant"):
        return (
            f"{review.data['applicant']}不是当事人，{ASKED[kind]}的期限自其知道或者应当知道决定之日起计算，"
            f"由其说明；其于{chinese_date(asked)}提出。"
        )
    served, made = facts.decision_service, facts.decision
    if served is None or made is None:
        return "决定书的送达日期没有登记，由本机关另行举证。"
    rule, start, from_what = _runs_from(facts, review, served)
    last = facts.rules.term_from(rule, start, start).due
    says = f"{from_what}，{ASKED[kind]}的期限至{chinese_date(last)}；当事人于{chinese_date(asked)}提出，"
    if asked <= last:
        return f"{says}没有超过期限。"
    longest = _until(facts, LONGEST[kind], made.on)
    if longest is not None and asked > longest:
        return f"{says}已经超过期限，也超过自作出决定之日起的最长期限（{chinese_date(longest)}），依法不予受理。"
    untold = _until(facts, "reconsideration_untold", served.on) if kind == "reconsideration" else None
    more = f"没有告知的，期限自知道之日起算，最长至{chinese_date(untold)}。" if untold is not None else ""
    return f"{says}已经超过期限；决定书已经告知救济途径和期限的，依法不予受理，有正当理由耽误的除外。{more}"


def _until(facts: CaseFacts, rule: str, start: date) -> date | None:
    """The last day by a rule that releases of former days did not know; ``None``: it is not known there."""
    known = any(one.key == rule for one in facts.rules.body.terms)
    return facts.rules.term_from(rule, start, start).due if known else None


def _counts_from(facts: CaseFacts, result: Act) -> bool:
    """Whether the days to sue run from this result, and not from the service of the decision."""
    if result.data["kind"] != "reconsideration" or result.data["result"] == "withdrawn":
        return False
    return result.data["result"] != "dismissed" or first_to_reconsider(facts) is not None


def _since(facts: CaseFacts, result: Act) -> tuple[date, str]:
    """The day they run from, and that day in words."""
    told = review_received(facts, result)
    if result.data["result"] == "undecided":
        return told.day, f"行政复议期限于{chinese_date(told.day)}届满，复议机关没有作出决定"
    whose = "当事人于" if told.unsettled is None else "当事人收到的日期尚未登记，本机关于"
    return told.day, f"{whose}{chinese_date(told.day)}收到行政复议决定书"


def _runs_from(facts: CaseFacts, review: Act, served: Act) -> tuple[str, date, str]:
    """The rule of the term, the day it counts from, and that day in words; who was not heard on reconsideration has the days of
    whoever sues at once where that was open to him (行政诉讼法44)."""
    if review.data["kind"] == "lawsuit":
        own = [one.result for one in reviews(facts) if one.applicant is None and one.result is not None]
        decided = [result for result in own if result.seq < review.seq]
        if decided and _counts_from(facts, decided[-1]):
            return "lawsuit_after_reconsideration", *_since(facts, decided[-1])
        return "lawsuit", served.on, f"决定书于{chinese_date(served.on)}送达"
    return "reconsideration", served.on, f"决定书于{chinese_date(served.on)}送达"
