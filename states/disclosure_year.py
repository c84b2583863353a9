"""What a year of requests for information comes to (政府信息公开工作年度报告的统计): received, carried over, how answered, in time or
not, contested (政府信息公开条例49, 50). Counted from the record, as it stood at the end of the year. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from states.acts import Act
from states.disclosure import ANSWERS, GROUNDS
from states.facts import CaseFacts
from states.forecast import terms_on
from states.release import Rules
from states.reviews import reviews
from states.terms import chinese_date
from states.workdays import days_between
from states.yearly_duty import last_day

REPORT = "disclosure_report"
"""The rule by which the report of a year is handed in and made public (政府信息公开条例49(1))."""
ANSWERING = ("answer_request", "answer_on_the_spot", "supply_on_the_spot")
ENDING = {"withdraw_application": "申请人撤回申请", "abandon_request": "逾期不补正，视为放弃申请"}
RESULTS = {
    "upheld": "维持或者驳回",
    "revoked": "撤销",
    "changed": "变更",
    "unlawful": "确认违法",
    "void": "确认无效",
    "withdrawn": "撤回",
    "dismissed": "不予受理、驳回申请（起诉）",
    "undecided": "逾期没有作出决定",
    "ordered": "责令重新作出或者限期履行",
}
"""What came of a remedy (复议、诉讼结果), as the report calls it; others by their own word."""


@dataclass
class DisclosureYear:
    """Everything counted of one year (本年度)."""

    year: int
    carried_in: int = 0  # 上年结转
    received: Counter[str] = field(default_factory=Counter)  # 本年新收, by kind of applicant
    answers: Counter[str] = field(default_factory=Counter)  # 本年答复, by kind of answer
    grounds: Counter[str] = field(default_factory=Counter)  # 不予公开的情形
    endings: Counter[str] = field(default_factory=Counter)  # 没有答复而办结
    in_time: int = 0
    late: int = 0
    extended: int = 0  # 延长了答复期限的
    consulted: int = 0  # 征求了第三方或者其他机关意见的
    carried_over: int = 0  # 结转下年度
    late_now: int = 0  # 其中年末已经逾期的
    reconsiderations: Counter[str] = field(default_factory=Counter)
    lawsuits: Counter[str] = field(default_factory=Counter)

    @property
    def concluded(self) -> int:
        """Answered or ended in the year (本年度办理结果总计)."""
        return self.answers.total() + self.endings.total()


def year_of(cases: Iterable[CaseFacts], year: int) -> DisclosureYear:
    """The year, from every case in which a request was ever registered."""
    found = DisclosureYear(year)
    for facts in cases:
        _count(found, facts)
    return found


def _count(found: DisclosureYear, facts: CaseFacts) -> None:
    first, last = date(found.year, 1, 1), date(found.year, 12, 31)
    asked = next((act for act in facts.acts if act.action == "register_disclosure_request"), None)
    if asked is None or asked.on > last:
        return
    _remedies(found, facts, first, last)
    ended = next((act for act in facts.acts if act.action in (*ANSWERING, *ENDING)), None)
    if ended is not None and ended.on < first:
        return
    if asked.on < first:
        found.carried_in += 1
    else:
        found.received[facts.party.kind.value] += 1
    if ended is None or ended.on > last:
        found.carried_over += 1
        found.late_now += _was_late(facts, last)
        return
    if ended.action in ENDING:
        found.endings[ended.action] += 1
        return
    _answered(found, facts, ended)


def _answered(found: DisclosureYear, facts: CaseFacts, ended: Act) -> None:
    told = facts.as_of(ended.seq)
    proposal = told.last("propose_answer") if ended.action == "answer_request" else ended
    kind = proposal.data.get("kind", "supplied") if proposal is not None else "supplied"
    found.answers[kind] += 1
    if proposal is not None and proposal.data.get("ground"):
        found.grounds[proposal.data["ground"]] += 1
    late = "decision_in_time" in ended.flags
    found.late += late
    found.in_time += not late
    found.extended += told.latches.get("period_extended", False)
    found.consulted += told.latches.get("consultation_asked", False)


def _was_late(facts: CaseFacts, day: date) -> bool:
    """The days to answer were over on this day, as the record stood then."""
    return any(term.key == "decision_period" and term.days_left < 0 for term in terms_on(facts, day))


def _remedies(found: DisclosureYear, facts: CaseFacts, first: date, last: date) -> None:
    """Remedies of the year: received in it, or open when it began."""
    for one in reviews(facts):
        came, result = one.act, one.result
        if came.on > last or (result is not None and result.on < first):
            continue
        counted = found.reconsiderations if came.data["kind"] == "reconsideration" else found.lawsuits
        counted["open" if result is None or result.on > last else result.data["result"]] += 1


def reports_owed(rules: Rules, today: date, began: date | None, entered: Iterable[int]) -> list[tuple[int, date]]:
    """The years whose report is owed, with its last day; none from before the first request the record knows."""
    years = range(began.year if began is not None else today.year, today.year)
    told = set(entered)
    return [(year, due) for year in years if year not in told and (due := last_day(rules, REPORT, year))]


def owed_told(year: int, due: date, today: date) -> str:
    """The same in words, with how many days are left or gone."""
    says = f"{year}年度政府信息公开工作年度报告最迟于{chinese_date(due)}提交本级政府信息公开工作主管部门并向社会公布"
    if today > due:
        return f"{says}，已逾期{days_between(due, today)}日"
    return f"{says}，尚未登记（还有{days_between(today, due)}日）"


def titles_of_answers(found: DisclosureYear) -> list[tuple[str, str, int]]:
    """Kind, title and number of each way to answer, in the order of the Regulations; those that did not occur too."""
    return [(kind, answer.title, found.answers[kind]) for kind, answer in ANSWERS.items()]


def titles_of_grounds(found: DisclosureYear) -> list[tuple[str, str, int]]:
    """Ground, its words and number."""
    return [(ground, words, found.grounds[ground]) for ground, (_, words) in GROUNDS.items()]
