"""``zhifa inbox``: what one person owes, by due date and card."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from rich.text import Text

from config.errors import BadInput
from models.database import Store
from models.disclosure_queries import first_request, reports_entered
from models.queries import open_cases, tasks_of
from models.register_book import load_registers
from models.releases import newest_release, rules_of
from models.roster import load_roster
from portal.assistance import requests_of
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.tables import heading, table, title_of
from portal.totals import years_of
from states.disclosure_office import OFFICE
from states.disclosure_year import reports_owed
from states.duties import CARDS, RunningTerm, acts_owed, is_concerned, running_terms
from states.facts import CaseFacts, OfficerFacts
from states.registers.reviews import CONCLUDE_REVIEW
from states.registers.totals import PUBLISH
from states.vocabulary import BUREAU_TZ, ROLE_TITLES, Role
from states.workdays import days_between

YELLOW_DAYS = 10
"""From so many days before the last one on, what is to be published bears a yellow card."""
YELLOW_DAYS_TO_ANSWER = 3
CARD_TITLES = {"red": "红牌", "yellow": "黄牌", "none": ""}
KINDS = {"act": "办理", "task": "事项", "term": "期限", "review": "复核", "duty": "公布", "answer": "答复"}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing owed; days are ISO text, an empty one means that no term runs."""

    kind: str
    case_no: str
    party: str
    what: str
    term: str
    due: str
    provisional: bool
    overdue: bool
    card: str

    def urgency(self) -> tuple[str, int, str, str]:
        """First what ends first; on one day the graver card first."""
        return (self.due or "9999", -CARDS.index(self.card), self.case_no, self.kind)


def run_inbox(officer: str, *, as_json: bool) -> int:
    """Tell what this person owes."""
    with own_store() as store:
        person = known_officer(store, officer)
        items = sorted(_items(store, person), key=Item.urgency)
        today = store.now().astimezone(BUREAU_TZ).date()
    if as_json:
        told = {"officer": person.id, "on": today.isoformat(), "items": [asdict(item) for item in items]}
        say(json.dumps(told, ensure_ascii=False))
        return DONE
    roles = "、".join(ROLE_TITLES[role] for role in sorted(person.roles))
    heading(f"{person.name}（{person.id}，{person.section}，{roles}）　{today}")
    if not person.active:
        say("此人已不在岗，不能办理；下列事项应改由他人办理")
    if not items:
        say("没有待办事项")
        return DONE
    table(("末日", "牌", "类别", "案号", "当事人", "要办什么", "期限"), [_row(item) for item in items])
    return DONE


def known_officer(store: Store, officer: str, option: str = "--officer") -> OfficerFacts:
    """The person as the register has him today."""
    with store.read() as conn:
        people = load_roster(conn).as_of(store.now().astimezone(BUREAU_TZ).date())
    if officer not in people:
        listed = "、".join(sorted(people))
        raise BadInput("命令行", None, None, option, f"名录中没有 {officer}；现有：{listed}")
    return people[officer]


def _items(store: Store, person: OfficerFacts) -> Iterator[Item]:
    for task in tasks_of(store, person.id, coordinator=Role.COORDINATOR in person.roles):
        yield _task(task)
    yield from _reviews(store, person)
    yield from _totals(store, person)
    yield from _reports(store, person)
    yield from _assistance(store, person)
    for facts in open_cases(store, person.id):
        terms = running_terms(facts)
        own = Role.OFFICER in person.roles and is_concerned(facts, person)
        if acts := acts_owed(facts, person):
            what = "、".join(title_of(act) for act in acts)
            yield _item("act", facts, what, _first(terms))
        elif own:
            step = next(s for s in facts.procedure.steps if s.key == facts.step)
            yield _item("act", facts, f"等候：{step.waits_for}", _first(terms))
        for term in terms:
            if term.binds_bureau and (own or term.told & person.roles):
                yield _item("term", facts, f"在期限内：{term.title}", term)


def _reviews(store: Store, person: OfficerFacts) -> Iterator[Item]:
    """Standards to be looked at again after a change of the law, for those who conclude such tasks."""
    if not person.roles & CONCLUDE_REVIEW.roles:
        return
    with store.read() as conn:
        registers = load_registers(conn)
    for task in registers.reviews if registers is not None else ():
        if task.open:
            what = f"复核裁量基准 {task.number} {task.power}：{task.clause}{task.change}"
            yield Item("review", task.no, "", what, "", "", False, False, "none")


def _totals(store: Store, person: OfficerFacts) -> Iterator[Item]:
    """Years over whose totals of enforcement are not published, for those who enter that they are; leaders see late ones."""
    if not person.roles & (PUBLISH.roles | {Role.LEADER}):
        return
    rows, today = years_of(store)
    for row in rows:
        if row["published_on"] is not None or not (person.roles & PUBLISH.roles or row["late"]):
            continue
        what = f"公布{row['year']}年度行政执法总体情况（zhifa totals show {row['year']}）"
        yield Item(
            "duty", "", "", what, "国办发〔2018〕118号", row["due"] or "", False, row["late"], _card(row["due"], today)
        )


def _reports(store: Store, person: OfficerFacts) -> Iterator[Item]:
    """Years whose report on the disclosure of information is owed, for those who enter it (政府信息公开条例49(1))."""
    if not person.roles & OFFICE:
        return
    today = store.now().astimezone(BUREAU_TZ).date()
    with store.read() as conn:
        rules = rules_of(conn, newest_release(conn))
    for year, due in reports_owed(rules, today, first_request(store), reports_entered(store)):
        what = f"提交、公布{year}年度政府信息公开工作年度报告（zhifa disclosure report --year {year}）"
        day = due.isoformat()
        yield Item("duty", "", "", what, "政府信息公开条例49(1)", day, False, today > due, _card(day, today))


def _assistance(store: Store, person: OfficerFacts) -> Iterator[Item]:
    """Requests of other organs that wait for an answer, for coordinators; leaders see late ones."""
    if not person.roles & {Role.COORDINATOR, Role.LEADER}:
        return
    rows, today = requests_of(store)
    for row in rows:
        if row["result"] is None and (Role.COORDINATOR in person.roles or row["late"]):
            what = f"答复{row['organ']}的协助请求（{row['letter']}）：{row['wanted']}"
            term, card = "河南省行政执法条例17(2)", _card(row["due"], today, YELLOW_DAYS_TO_ANSWER)
            yield Item("answer", row["no"], "", what, term, row["due"] or "", False, row["late"], card)


def _card(due: str | None, today: date, yellow: int = YELLOW_DAYS) -> str:
    left = None if due is None else days_between(today, date.fromisoformat(due))
    return "none" if left is None or left > yellow else "yellow" if left >= 0 else "red"


def _first(terms: list[RunningTerm]) -> RunningTerm | None:
    """The bureau's own term that ends first; where it has none, the party's."""
    return next((t for t in terms if t.binds_bureau), terms[0] if terms else None)


def _item(kind: str, facts: CaseFacts, what: str, term: RunningTerm | None) -> Item:
    due = term.due.isoformat() if term else ""
    return Item(
        kind=kind,
        case_no=facts.no,
        party=facts.party.name,
        what=what,
        term=term.title if term else "",
        due=due,
        provisional=term.provisional if term else False,
        overdue=term is not None and term.due < facts.on,
        card=term.card if term else "none",
    )


def _task(task: dict[str, Any]) -> Item:
    title = str(task["context"].get("title") or task["template"])
    return Item("task", task["case_no"] or "", task["party_name"] or "", title, "", "", False, False, "none")


def _row(item: Item) -> tuple[str | Text, ...]:
    marks = ("（暂定）" if item.provisional else "") + ("（已过）" if item.overdue else "")
    card = Text(CARD_TITLES[item.card], style=item.card if item.card in ("red", "yellow") else "")
    return (f"{item.due}{marks}", card, KINDS[item.kind], item.case_no, item.party, item.what, item.term)
