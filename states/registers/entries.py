"""What the registers say (登记簿): built from their numbered entries, oldest first. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import orjson

from config.schema.law import Standard
from states.adviser_register import Adviser, entered
from states.assistance_register import AskedOfUs
from states.assistance_register import taken_in as asked_of_us
from states.recusal import Relation
from states.standard_life import Book, Life, Step
from states.totals_register import PublishedTotals, taken_in

ENTER_RELATION, END_RELATION = "enter_relation", "end_relation"
TAKEN_OVER = "standards_taken_over"
REVIEWS_OPENED = "reviews_opened"
PUT_RIGHT = "put_right_recheck"
LATE_INCIDENT = "enter_incident"
DISCLOSURE_REPORT = "enter_disclosure_report"

LIFE_STEPS: Mapping[str, tuple[str, str]] = {
    "issue_standard": ("issued", "issued_on"),
    "disclose_standard": ("disclosed", "disclosed_on"),
    "file_standard": ("filed", "filed_on"),
    "repeal_standard": ("repealed", "repealed_on"),
}
"""Act → the step of a standard's life it is, and the field that tells its day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered entry of the registers, as its event in the bureau stream tells it."""

    n: int
    act: str
    by: str
    on: date  # when it was entered
    subject: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Review:
    """A review task (复核任务): a row of a standard rests on a clause that was withdrawn or replaced."""

    no: str
    opened_on: date
    clause: str
    change: str
    power: str
    number: str
    outcome: str | None = None
    reason: str | None = None
    by: str | None = None
    concluded_on: date | None = None

    @property
    def open(self) -> bool:
        return self.outcome is None


@dataclass(frozen=True, slots=True)
class Draw:
    """One drawing (抽取复核名单): which days, by which seed, which share, of how many acts."""

    no: str
    first: date
    last: date
    seed: int
    percent: int
    of: int


@dataclass(frozen=True, slots=True)
class Recheck:
    """A sampled re-check (抽查复核): one lenient act that somebody outside the case looks at again."""

    no: str
    case_no: str
    seq: int
    kind: str
    persons: frozenset[str]
    finding: str | None = None
    note: str | None = None
    measure: str | None = None
    by: str | None = None
    concluded_on: date | None = None
    put_right_by: date | None = None  # 办错的：至迟何日重新立案或者恢复办理
    put_right_in: str | None = None  # the case in which it was taken up again

    @property
    def open(self) -> bool:
        return self.finding is None

    @property
    def wrong_waits(self) -> bool:
        """It was found wrong and is still to be taken up again (待重新办理)."""
        return self.finding == "wrong" and self.put_right_in is None


@dataclass(frozen=True, slots=True)
class Registers:
    """Standards, review tasks, sampled re-checks, relations, legal advisers, late incidents, yearly totals and requests for
    assistance after ``size`` entries."""

    size: int
    book: Book
    reviews: tuple[Review, ...]
    draws: tuple[Draw, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    relations: tuple[Relation, ...] = ()
    advisers: tuple[Adviser, ...] = ()
    incidents: tuple[Entry, ...] = ()  # of cases closed before
    reports: tuple[Entry, ...] = ()  # 政府信息公开工作年度报告
    totals: tuple[PublishedTotals, ...] = ()
    assistance: tuple[AskedOfUs, ...] = ()  # asked of this bureau by other organs

    def relations_to(self, party: str | None) -> tuple[Relation, ...]:
        """The declared relations to the party with this number of its document, ended ones too."""
        return tuple(one for one in self.relations if one.party == party) if self.relations else ()

    def relation(self, no: str) -> Relation | None:
        return next((one for one in self.relations if one.no == no), None)

    def review(self, no: str) -> Review | None:
        return next((review for review in self.reviews if review.no == no), None)

    def recheck(self, no: str) -> Recheck | None:
        return next((recheck for recheck in self.rechecks if recheck.no == no), None)


@dataclass(slots=True)
class _Kept:
    """The registers while their entries are read."""

    lives: dict[str, Life] = field(default_factory=dict)
    reviews: dict[str, Review] = field(default_factory=dict)
    draws: list[Draw] = field(default_factory=list)
    rechecks: dict[str, Recheck] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    advisers: dict[str, Adviser] = field(default_factory=dict)
    incidents: list[Entry] = field(default_factory=list)
    reports: list[Entry] = field(default_factory=list)
    totals: list[PublishedTotals] = field(default_factory=list)
    assistance: dict[str, AskedOfUs] = field(default_factory=dict)


def registers_of(entries: Iterable[Entry]) -> Registers:
    """The registers (登记簿) after these entries."""
    kept = _Kept()
    size = 0
    for entry in entries:
        size = entry.n
        entered(kept.advisers, entry.act, entry.subject, entry.data)
        taken_in(kept.totals, entry.act, entry.by, entry.data)
        asked_of_us(kept.assistance, entry.act, entry.subject, entry.data)
        _of_standards(kept.lives, entry)
        _of_reviews(kept.reviews, entry)
        _of_rechecks(kept, entry)
        _of_relations(kept.relations, entry)
        if entry.act == LATE_INCIDENT:
            kept.incidents.append(entry)
        if entry.act == DISCLOSURE_REPORT:
            kept.reports.append(entry)
    return Registers(
        size,
        Book(tuple(kept.lives.values())),
        tuple(kept.reviews.values()),
        draws=tuple(kept.draws),
        rechecks=tuple(kept.rechecks.values()),
        relations=tuple(kept.relations.values()),
        advisers=tuple(kept.advisers.values()),
        incidents=tuple(kept.incidents),
        reports=tuple(kept.reports),
        totals=tuple(kept.totals),
        assistance=tuple(kept.assistance.values()),
    )


def _of_standards(lives: dict[str, Life], entry: Entry) -> None:
    if entry.act == "draft_standard":
        lives[entry.subject] = _drafted(entry)
    elif entry.act == TAKEN_OVER:
        lives.update({life.no: life for life in _taken_over(entry)})
    elif entry.act in LIFE_STEPS:
        step, day = LIFE_STEPS[entry.act]
        life = lives[entry.subject]
        taken = Step(step, date.fromisoformat(entry.data[day]), entry.by, entry.data)
        lives[entry.subject] = replace(life, steps=(*life.steps, taken))


def _of_reviews(reviews: dict[str, Review], entry: Entry) -> None:
    if entry.act == REVIEWS_OPENED:
        reviews.update({task["no"]: Review(opened_on=entry.on, **task) for task in entry.data["tasks"]})
    elif entry.act == "conclude_review":
        told = {"outcome": entry.data["outcome"], "reason": entry.data["reason"]}
        reviews[entry.subject] = replace(reviews[entry.subject], **told, by=entry.by, concluded_on=entry.on)


def _of_rechecks(kept: _Kept, entry: Entry) -> None:
    if entry.act == "draw_recheck":
        kept.draws.append(_drawn(entry))
        kept.rechecks.update({task["no"]: _recheck(task) for task in entry.data["tasks"]})
    elif entry.act == "conclude_recheck":
        told = {name: entry.data[name] for name in ("finding", "note", "measure")}
        drawn = kept.rechecks[entry.subject]
        last = entry.data.get("put_right_by")
        by_day = date.fromisoformat(last) if last is not None else None
        done = replace(drawn, **told, by=entry.by, concluded_on=entry.on, put_right_by=by_day)
        kept.rechecks[entry.subject] = done
    elif entry.act == PUT_RIGHT:
        kept.rechecks[entry.subject] = replace(kept.rechecks[entry.subject], put_right_in=entry.data["case_no"])


def _of_relations(relations: dict[str, Relation], entry: Entry) -> None:
    if entry.act == ENTER_RELATION:
        relations[entry.subject] = _related(entry)
    elif entry.act == END_RELATION:
        ended = date.fromisoformat(entry.data["ended_on"])
        relations[entry.subject] = replace(relations[entry.subject], ended_on=ended)


def _drawn(entry: Entry) -> Draw:
    told = entry.data
    first, last = date.fromisoformat(told["first"]), date.fromisoformat(told["last"])
    return Draw(entry.subject, first, last, told["seed"], told["percent"], len(told["population"]))


def _recheck(task: Mapping[str, Any]) -> Recheck:
    return Recheck(**{**task, "persons": frozenset(task["persons"])})


def _related(entry: Entry) -> Relation:
    told = {name: entry.data[name] for name in ("officer", "party", "party_name", "kind")}
    return Relation(no=entry.subject, began_on=date.fromisoformat(entry.data["began_on"]), **told)


def _rows(told: Iterable[Mapping[str, Any]]) -> tuple[Standard, ...]:
    return tuple(Standard.model_validate_json(orjson.dumps(row), strict=True) for row in told)


def _drafted(entry: Entry) -> Life:
    step = Step("drafted", entry.on, entry.by, {"reason": entry.data["reason"]})
    return Life(entry.subject, entry.data["title"], _rows(entry.data["rows"]), (step,))


def _taken_over(entry: Entry) -> Iterable[Life]:
    """What was in force when the registers began: each as issued and disclosed on the day it came into force."""
    for row in _rows(entry.data["rows"]):
        first = row.in_force_from
        steps = tuple(Step(act, first, entry.by, {"number": row.number}) for act in ("drafted", "issued", "disclosed"))
        yield Life(f"taken-{row.power}-{first.isoformat()}", f"建库时已施行的裁量基准（{row.power}）", (row,), steps)
