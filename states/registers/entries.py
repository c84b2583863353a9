"""What the registers say (登记簿): built from their numbered entries, oldest first. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import orjson

from config.schema.law import Standard
from states.standard_life import Book, Life, Step

TAKEN_OVER = "standards_taken_over"
REVIEWS_OPENED = "reviews_opened"

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

    @property
    def open(self) -> bool:
        return self.finding is None


@dataclass(frozen=True, slots=True)
class Registers:
    """Standards, review tasks and sampled re-checks after ``size`` entries."""

    size: int
    book: Book
    reviews: tuple[Review, ...]
    draws: tuple[Draw, ...] = ()
    rechecks: tuple[Recheck, ...] = ()

    def review(self, no: str) -> Review | None:
        return next((review for review in self.reviews if review.no == no), None)

    def recheck(self, no: str) -> Recheck | None:
        return next((recheck for recheck in self.rechecks if recheck.no == no), None)


def registers_of(entries: Iterable[Entry]) -> Registers:
    """The registers after these entries."""
    lives: dict[str, Life] = {}
    reviews: dict[str, Review] = {}
    draws: list[Draw] = []
    rechecks: dict[str, Recheck] = {}
    size = 0
    for entry in entries:
        size = entry.n
        if entry.act == "draft_standard":
            lives[entry.subject] = _drafted(entry)
        elif entry.act == TAKEN_OVER:
            lives.update({life.no: life for life in _taken_over(entry)})
        elif entry.act == REVIEWS_OPENED:
            reviews.update({task["no"]: Review(opened_on=entry.on, **task) for task in entry.data["tasks"]})
        elif entry.act in LIFE_STEPS:
            step, day = LIFE_STEPS[entry.act]
            life = lives[entry.subject]
            taken = Step(step, date.fromisoformat(entry.data[day]), entry.by, entry.data)
            lives[entry.subject] = replace(life, steps=(*life.steps, taken))
        elif entry.act == "conclude_review":
            told = {"outcome": entry.data["outcome"], "reason": entry.data["reason"]}
            reviews[entry.subject] = replace(reviews[entry.subject], **told, by=entry.by, concluded_on=entry.on)
        elif entry.act == "draw_recheck":
            draws.append(_drawn(entry))
            rechecks.update({task["no"]: _recheck(task) for task in entry.data["tasks"]})
        elif entry.act == "conclude_recheck":
            told = {name: entry.data[name] for name in ("finding", "note", "measure")}
            rechecks[entry.subject] = replace(rechecks[entry.subject], **told, by=entry.by, concluded_on=entry.on)
    book = Book(tuple(lives.values()))
    return Registers(size, book, tuple(reviews.values()), tuple(draws), tuple(rechecks.values()))


def _drawn(entry: Entry) -> Draw:
    told = entry.data
    first, last = date.fromisoformat(told["first"]), date.fromisoformat(told["last"])
    return Draw(entry.subject, first, last, told["seed"], told["percent"], len(told["population"]))


def _recheck(task: Mapping[str, Any]) -> Recheck:
    return Recheck(**{**task, "persons": frozenset(task["persons"])})


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
