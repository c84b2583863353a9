"""Life of a discretion standard (裁量基准): draft → issued (文号) → disclosed (公示) → filed (备案), perhaps repealed. Pure.

What binds is a text: a row of the release whose content is, word for word, what was issued and disclosed. Number and
last day of a row are set by its life and so are no part of the content.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from config.schema.law import Power, Standard
from config.schema.release import ReleaseBody

LIFE_TITLES = {
    "drafted": "草案",
    "issued": "已印发",
    "disclosed": "已公示",
    "filed": "已备案",
    "repealed": "已废止",
}


def content_digest(standard: Standard) -> str:
    """SHA-256 of what a row says, without number and last day."""
    known = _DIGESTS.get(id(standard))
    if known is None:
        told = standard.model_dump(mode="json", exclude={"number", "in_force_to"})
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        if len(_DIGESTS) >= DIGESTS_KEPT:
            _DIGESTS.clear()
        known = _DIGESTS[id(standard)] = (standard, hashlib.sha256(text.encode()).hexdigest())
    return known[1]


DIGESTS_KEPT = 4096
_DIGESTS: dict[int, tuple[Standard, str]] = {}
"""Digests of rows by identity: a row never changes, and to compare two by value costs as much as a gate. The row is kept
beside its digest, so that no other object can come to bear its identity."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a life: which, the day on the paper, who entered it, and what else was told."""

    act: str
    on: date
    by: str
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Life:
    """One standard as a paper: all its rows go through their life together."""

    no: str  # our own number of the draft: BZ2026-01
    title: str
    rows: tuple[Standard, ...]
    steps: tuple[Step, ...]

    def step(self, act: str) -> Step | None:
        return next((step for step in reversed(self.steps) if step.act == act), None)

    def day(self, act: str) -> date | None:
        """The day of this step; ``None`` if it was not taken."""
        found = self.step(act)
        return None if found is None else found.on

    @property
    def number(self) -> str | None:
        """The number (文号) it was issued under."""
        issued = self.step("issued")
        return None if issued is None else str(issued.told["number"])

    @property
    def drafter(self) -> str:
        return self.steps[0].by

    @property
    def state(self) -> str:
        return self.steps[-1].act

    def binds(self, day: date) -> bool:
        """Issued and disclosed by that day, and not yet repealed (行政处罚法34)."""
        issued, disclosed, repealed = self.day("issued"), self.day("disclosed"), self.day("repealed")
        if issued is None or disclosed is None or max(issued, disclosed) > day:
            return False
        return repealed is None or day < repealed


@dataclass(frozen=True)
class Book:
    """The register of standards as it stood for one command: every life, found by the content of its rows."""

    lives: tuple[Life, ...] = ()
    _by_content: Mapping[str, tuple[Life, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str, tuple[Life, ...]] = {}
        for life in self.lives:
            for row in life.rows:
                key = content_digest(row)
                found[key] = (*found.get(key, ()), life)
        object.__setattr__(self, "_by_content", found)

    def life(self, no: str) -> Life | None:
        return next((life for life in self.lives if life.no == no), None)

    def lives_of(self, standard: Standard) -> tuple[Life, ...]:
        """The papers that say exactly this row."""
        return self._by_content.get(content_digest(standard), ())

    def issued(self, standard: Standard) -> Life | None:
        """The paper this row of a release is, under its own number."""
        lives = self.lives_of(standard)
        return next((life for life in lives if life.number is not None and life.number == standard.number), None)

    def binds(self, standard: Standard, day: date) -> bool:
        """Whether this row of a release binds decisions on that day."""
        life = self.issued(standard)
        return life is not None and standard.in_force(day) and life.binds(day)


def missing(book: Book, rows: Sequence[Standard]) -> list[tuple[Life, Standard]]:
    """Rows issued and not repealed that these rows of a new release leave out: what binds does not end unsaid."""
    kept = {(content_digest(row), row.number) for row in rows}
    return [
        (life, row)
        for life in book.lives
        if life.number is not None and life.day("repealed") is None
        for row in life.rows
        if (content_digest(row), life.number) not in kept
    ]


def without_standard(book: Book, body: ReleaseBody, day: date) -> tuple[Power, ...]:
    """Penalties that carry a fine and have no standard (裁量基准) binding that day: what is fined then is graded by nobody
    (行政处罚法34; 河南省行政执法条例7 asks every bureau for one)."""
    graded = {standard.power for standard in body.standards if book.binds(standard, day)}
    return tuple(
        power
        for power in body.powers
        if power.kind == "penalty" and power.in_force(day) and "fine" in power.sanctions and power.code not in graded
    )
