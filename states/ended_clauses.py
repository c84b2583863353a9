"""Clauses that have ended (终止) or will end without a successor although something rests on them (依据失效, M01). Pure.

A release with such a clause would found an act on a text nobody may apply (行政处罚法4; 河南省行政执法条例5). What a day
asks is told apart from ``check_release``: a release that was whole when it was published stays readable for ever.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from config.schema.law import LawClause
from config.schema.release import ReleaseBody
from states.clauses import part_of
from states.config_checks import Problem
from states.law_basis import Resting, resting_on
from states.terms import chinese_date
from states.workdays import days_after

NAMED_MOST = 6
"""So many things a sentence names; ``zhifa law basis`` tells all of them."""


def ended_by(body: ReleaseBody, day: date) -> list[Problem]:
    """The clauses that ended before this day, and what has had no basis since; none may be in a new release."""
    return [_told(row, lost) for row, lost in _ends(body, day) if _last(row) < day]


def ending_after(body: ReleaseBody, day: date) -> list[Problem]:
    """The clauses that will end on this day or later with nothing registered in their place; told, not refused."""
    return [_told(row, lost) for row, lost in _ends(body, day) if _last(row) >= day]


def _ends(body: ReleaseBody, day: date) -> list[tuple[LawClause, Sequence[Resting]]]:
    """Each text that nothing follows (on this day, if it is over), with what loses its basis then."""
    texts: dict[str, list[LawClause]] = {}
    for row in sorted(body.clauses, key=lambda row: row.in_force_from):
        texts.setdefault(row.clause, []).append(row)
    newest = {clause: rows[-1] for clause, rows in texts.items()}
    ends = [end for rows in texts.values() if (end := _end(rows, day)) is not None]
    return [(end, lost) for end in ends if (lost := _lost(body, newest, end))]


def _end(texts: Sequence[LawClause], day: date) -> LawClause | None:
    """The first text of a clause behind which there is a gap that is not yet over on this day."""
    following: list[LawClause | None] = [*texts[1:], None]
    for row, successor in zip(texts, following, strict=True):
        if row.in_force_to is None:
            return None
        follows = successor is not None and successor.in_force_from <= days_after(row.in_force_to, 1)
        if not follows and (successor is None or successor.in_force_from > day):
            return row
    return None


def _lost(body: ReleaseBody, newest: Mapping[str, LawClause], row: LawClause) -> list[Resting]:
    """What still stands when the text is over and rests on it, or on a part of it that goes with it."""
    last = _last(row)
    parts = (one for clause, one in newest.items() if clause != row.clause and part_of(clause, row.clause))
    told_itself = {one.clause for one in parts if one.in_force_from > last or _last(one) <= last}
    rest = resting_on(standing_after(body, last), row.clause)
    return [one for one in rest if one.clause not in told_itself]


def standing_after(body: ReleaseBody, last: date) -> ReleaseBody:
    """The release without its powers, standards, figures and term rules that end by this day: they lose no basis then."""
    powers = tuple(one for one in body.powers if one.in_force_to is None or one.in_force_to > last)
    standards = tuple(one for one in body.standards if one.in_force_to is None or one.in_force_to > last)
    figures = tuple(one for one in body.figures if one.until is None or one.until > last)
    terms = tuple(one for one in body.terms if one.until is None or one.until > last)
    return body.model_copy(update={"powers": powers, "standards": standards, "figures": figures, "terms": terms})


def _last(row: LawClause) -> date:
    return row.in_force_to or date.max


def _told(row: LawClause, lost: Sequence[Resting]) -> Problem:
    named = "、".join(dict.fromkeys(f"{one.kind} {one.key}" for one in lost[:NAMED_MOST]))
    more = f"等{len(lost)}项" if len(lost) > NAMED_MOST else ""
    says = (
        f"这一条施行到{chinese_date(_last(row))}为止，没有登记紧接着施行的文本，此后{named}{more}没有依据。"
        "请在同一文件为这一条另写一行新的文本（in_force_from 为次日或者新法施行之日）；条文改号或者废止的，"
        "把依据改为现行条文，或者为职权、基准写明截止日期（in_force_to）；关口、文书、动作的依据随软件更新"
    )
    where = (row.clause, row.in_force_from.isoformat())
    return Problem(f"条文 {row.clause}", says, where, ("in_force_to",))
