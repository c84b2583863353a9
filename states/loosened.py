"""Unverified values of the law that a new release moves against their safe direction (放宽), with no dated source. Pure."""

from collections.abc import Iterator

from config.schema.law import Figure
from config.schema.release import ReleaseBody
from config.schema.terms import TermRule
from states.law_bounds import UNITS, Flaw

HOW = "放宽须有注明日期的依据：核对原文后写 verified: text，或者另写一条、以 in_force 写明所据文本的施行日期；没有依据的只能从严"


def loosened_without_source(old: ReleaseBody, new: ReleaseBody) -> Iterator[Flaw]:
    """Every value nobody read in the law's own text (excerpt, memory) that binds the bureau less or gives a party less than
    in the release before, on the same row, by the same clause; what the bureau set itself it may change itself."""
    figures = {(row.key, row.in_force): row for row in old.figures}
    for figure in new.figures:
        before = figures.get((figure.key, figure.in_force))
        if before is not None and not _sourced(before, figure) and _figure_loosened(before, figure):
            yield (
                f"数值 {figure.key}",
                f"{before.value}{UNITS[before.unit]}改为{figure.value}{UNITS[figure.unit]}；{HOW}",
            )
    terms = {(rule.key, rule.in_force): rule for rule in old.terms}
    for rule in new.terms:
        was = terms.get((rule.key, rule.in_force))
        if was is not None and was.set_by == "law" and not _sourced(was, rule) and _term_loosened(was, rule):
            yield f"期限 {rule.key}", f"{was.amount}{UNITS[was.unit]}改为{rule.amount}{UNITS[rule.unit]}；{HOW}"


def _sourced(old: Figure | TermRule, new: Figure | TermRule) -> bool:
    return new.verified == "text" or new.clause != old.clause


def _figure_loosened(old: Figure, new: Figure) -> bool:
    up = new.value > old.value
    return old.unit != new.unit or (old.value != new.value and up is (old.safe == "lower")) or old.safe != new.safe


def _term_loosened(old: TermRule, new: TermRule) -> bool:
    up = new.amount > old.amount
    moved = old.amount != new.amount and up is (old.direction != "longer")
    return old.unit != new.unit or moved or old.direction != new.direction
