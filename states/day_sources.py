"""Days that the record tells and no single act: when the time for remedies ended, when the next instalment is due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from states.acts import Act, annuls, changes_decision
from states.facts import CaseFacts
from states.relations import next_opinion
from states.reviews import decided_under, is_silent, reviews
from states.served_paper import served_anew, told_anew
from states.terms import DueDate, chinese_date

JUDGED = ("upheld", "unlawful", "changed")
"""Results of a lawsuit by which a court judged and left a decision to be executed (驳回诉讼请求、确认违法、变更)."""


@dataclass(frozen=True, slots=True)
class StartDay:
    """Where a term runs from; ``unsettled`` says in Chinese what the day still rests on (暂定)."""

    day: date
    unsettled: str | None = None


RECEIPT_UNKNOWN = "当事人收到行政复议决定书之日尚未登记，先按本机关收到之日计算"


def receipt_of(facts: CaseFacts, result: Act) -> date | None:
    """The day the party received this decision on reconsideration, as entered last; ``None``: not known yet."""
    told = [
        act for act in facts.acts_of("record_review_receipt") if act.seq > result.seq and _is_of(facts, act, result)
    ]
    return date.fromisoformat(told[-1].data["received_on"]) if told else None


def _is_of(facts: CaseFacts, receipt: Act, result: Act) -> bool:
    """Whether this receipt is of this result: one decision may end several remedies (合并审理), each applicant receives it on
    a day of his own, and a receipt that names no remedy tells of none of them."""
    number, file_no = receipt.data["decision_no"], receipt.data.get("file_no")
    ended = [one for one in decided_under(facts, number, file_no) if one.seq < receipt.seq]
    return result in ended and (file_no is not None or len(ended) == 1)


def review_received(facts: CaseFacts, result: Act) -> StartDay:
    """The day the party received the decision on reconsideration: its fifteen days to sue run from it, not from the day the
    bureau got its copy; where none was made in time, from the end of the time to make it (行政诉讼法45)."""
    if is_silent(result):
        return StartDay(date.fromisoformat(result.data["period_ended_on"]))
    day = receipt_of(facts, result)
    return StartDay(result.on, RECEIPT_UNKNOWN) if day is None else StartDay(day)


def remedies_end(facts: CaseFacts, served: Act) -> StartDay:
    """The day the party's time to ask for reconsideration and to sue is over; the three months to ask the court for
    enforcement run from it (行政强制法53), after deferral or instalments from the end of those (行政处罚法72(2)),
    of a levy (缓缴) likewise."""
    since, day = _told_last(facts, served)
    # Against a decision made on the spot one sues only after reconsideration (行政复议法23(1)(一)).
    remedy = "reconsideration" if facts.last("make_spot_decision") else "lawsuit"
    first = StartDay(facts.rules.term_from(remedy, day, day).due)
    ends: dict[str | None, StartDay] = {None: first}  # by who asked; the party is not named
    asked_by = {one.result.seq: one.applicant for one in reviews(facts) if one.result is not None}
    for result in facts.acts_of("record_review_result"):
        decided_late = is_silent(result) and result.seq not in asked_by  # the days run from what was decided after all
        if result.seq >= since and not decided_late:
            who = asked_by.get(result.seq)
            ends[who] = _end_after(facts, result, ends.get(who, StartDay(result.on)), remedy)
    last = max([end.day for end in ends.values()] + _days_given(facts))
    return StartDay(last, next((end.unsettled for end in ends.values() if end.unsettled), None))


def _end_after(facts: CaseFacts, result: Act, before: StartDay, remedy: str) -> StartDay:
    """The last day to go on for whoever got this result, and had until ``before``."""
    if result.data["kind"] == "lawsuit":
        # What was sued against without the reconsideration that must come first (行政复议法23) can still be reviewed.
        early = remedy == "reconsideration" and result.data["result"] == "withdrawn"
        unheard = result.data["result"] == "dismissed"  # 不予立案、驳回起诉 takes no day that is left (行政诉讼法46)
        # It is still not known when the decision on reconsideration came, if it was not before (行政诉讼法45).
        left = StartDay(max(before.day, result.on), before.unsettled)
        return left if early or unheard else StartDay(result.on)
    told = review_received(facts, result)
    to_sue = facts.rules.term_from("lawsuit_after_reconsideration", told.day, result.on).due
    if result.data["result"] == "withdrawn":  # whoever withdrew knows the day himself
        return StartDay(max(before.day, to_sue), before.unsettled)
    if result.data["result"] == "dismissed":  # 行政复议法34; and who could sue at once still can
        return StartDay(max(before.day, to_sue), told.unsettled)
    return StartDay(to_sue, told.unsettled)


def remedies_ended(facts: CaseFacts, served: Act) -> bool:
    """Whether that day is past; never while it is not known when the party received the decision on reconsideration, for
    nobody may be brought to court who can still sue (行政强制法53)."""
    end = remedies_end(facts, served)
    return end.unsettled is None and end.day < facts.on


def _told_last(facts: CaseFacts, served: Act) -> tuple[int, date]:
    """Since which event and day the party holds the decision as it stands: what the bureau changed (变更) is an act of its own,
    told by its service (行政复议法20, 行政诉讼法46), and not told before it is served; so is the way to a remedy that was told
    wrongly (行诉解释64). Of both the one that came last counts, and while one did not come the days do not run."""
    since, day = served.seq, served.on
    for told in told_anew(facts):
        if told.seq > served.seq:
            came = served_anew(facts, told)
            since = max(since, (came or told).seq)
            day = max(day, came.on if came is not None else facts.on)
    return since, day


def judgment(facts: CaseFacts, served: Act) -> Act | None:
    """The court's newest judgment (判决) on the decision served, if the decision stands as it was judged: who was sued and
    lost nothing asks the court by it, and 行政强制法53 covers only 不起诉 (行政诉讼法95). A suit that was withdrawn was not
    judged, and what came of somebody else's remedy takes no judgment away unless the decision is gone or another by it."""
    results = [one.result for one in reviews(facts) if one.result is not None and one.result.seq > served.seq]
    judged: Act | None = None
    for result in sorted(results, key=lambda act: act.seq):
        if annuls(result):
            return None
        if result.data["kind"] == "lawsuit" and result.data["result"] in JUDGED:
            judged = result
        elif changes_decision(result):
            judged = None
    return judged


def approved_plan(facts: CaseFacts) -> tuple[tuple[date, int], ...]:
    """Day and amount in fen of each part that was approved last (行政处罚法66(2))."""
    granted = [act for act in facts.acts_of("decide_instalments") if act.data["result"] == "approved"]
    parts = granted[-1].data["instalments"] if granted else ()
    return tuple((date.fromisoformat(part["pay_by"]), int(part["amount"])) for part in parts)


def _days_given(facts: CaseFacts) -> list[date]:
    """The last day of the plan, and each day to which a levy was deferred: the bureau waits for what it granted."""
    granted = [act for act in facts.acts_of("decide_relief") if act.data["result"] == "deferred"]
    return [*(day for day, _ in approved_plan(facts)[-1:]), *(date.fromisoformat(a.data["pay_by"]) for a in granted)]


def next_instalment(facts: CaseFacts, granted: Act) -> DueDate:
    """The first part of this plan that the payments made since do not cover; the last one once all are paid."""
    plan = [(date.fromisoformat(p["pay_by"]), int(p["amount"])) for p in granted.data["instalments"]]
    left = sum(int(act.data["amount"]) for act in facts.acts_of("record_payment") if act.seq > granted.seq)
    for place, (day, amount) in enumerate(plan, start=1):
        if left < amount or place == len(plan):
            says = f"{chinese_date(granted.on)}批准的分期（延期）安排第{place}期，共{len(plan)}期；末日为{chinese_date(day)}"
            return DueDate(day, provisional=False, explains=says)
        left -= amount
    raise AssertionError("a plan without parts starts no term")


def next_commitment(facts: CaseFacts, minutes: Act) -> DueDate:
    """The earliest day promised in these minutes (约谈笔录) that nobody looked at since; once all were, the last day."""
    promised = [date.fromisoformat(one["due"]) for one in minutes.data["commitments"]]
    seen = {act.data["number"] for act in facts.acts_of("check_commitment") if act.seq > minutes.seq}
    waiting = [day for number, day in enumerate(promised, start=1) if number not in seen]
    day = min(waiting) if waiting else max(promised, default=minutes.on)
    return DueDate(
        day, provisional=False, explains=f"{chinese_date(minutes.on)}约谈中当事人承诺的日期；末日为{chinese_date(day)}"
    )


def deferred_day(facts: CaseFacts, granted: Act) -> DueDate:
    """The day to which a levy was deferred (缓缴)."""
    day = date.fromisoformat(granted.data["pay_by"])
    says = f"{chinese_date(granted.on)}批准缓缴；末日为{chinese_date(day)}"
    return DueDate(day, provisional=False, explains=says)


def ordered_day(facts: CaseFacts, result: Act) -> DueDate:
    """The day by which the organ of reconsideration or the court wants the act made anew or the duty done (责令重新作出、限期
    履行)."""
    day = date.fromisoformat(result.data["ordered_by"])
    says = f"{result.data['decision_no']}要求的日期；末日为{chinese_date(day)}"
    return DueDate(day, provisional=False, explains=says)


def correction_day(facts: CaseFacts, told: Act) -> DueDate:
    """The day by which the applicant was told to put a request for information right (合理的补正期限, 政府信息公开条例30)."""
    day = date.fromisoformat(told.data["supply_by"])
    return DueDate(day, provisional=False, explains=f"补正告知书写明的补正期限；末日为{chinese_date(day)}")


def remedies_end_of_decision(facts: CaseFacts, started: Act) -> StartDay:
    """As :func:`remedies_end`, for a term that another act than the service started (登记逾期未履行的行为义务)."""
    return remedies_end(facts, facts.decision_service or started)


START_DAYS: Mapping[str, Callable[[CaseFacts, Act], StartDay]] = {
    "review_received": review_received,
    "remedies_end": remedies_end,
    "remedies_end_of_decision": remedies_end_of_decision,
}
"""Where a term runs from, if not from the day of the act that started it."""


@dataclass(frozen=True, slots=True)
class LastDay:
    """How the record tells the last day of a term (末日): ``field`` of the act that starts it names the day."""

    field: str
    due: Callable[[CaseFacts, Act], DueDate]
    known_without: bool = False  # the day is known although the field was left empty

    def told_by(self, act: Act) -> bool:
        """Whether this act names a day; one that does not starts no such term."""
        return self.known_without or bool(act.data.get(self.field))


LAST_DAYS: Mapping[str, LastDay] = {
    "next_instalment": LastDay("instalments", next_instalment),
    "next_commitment": LastDay("commitments", next_commitment, known_without=True),
    "deferred_day": LastDay("pay_by", deferred_day),
    "ordered_day": LastDay("ordered_by", ordered_day),
    "correction_day": LastDay("supply_by", correction_day),
    "next_opinion": LastDay("report_by", next_opinion, known_without=True),
}
"""What tells the last day itself, where nothing is counted."""
