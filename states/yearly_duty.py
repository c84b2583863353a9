"""By when what the bureau owes outside any case is due: counted from a day, or from the last day of a year. Pure."""

from datetime import date

from states.release import Rules
from states.terms import RuleNotInForceError


def due_from(rules: Rules, rule: str, day: date) -> date | None:
    """The last day by this rule from this day; ``None`` under a release from before there was the rule."""
    try:
        return rules.term_from(rule, day, day).due
    except (RuleNotInForceError, LookupError):
        return None


def last_day(rules: Rules, rule: str, year: int) -> date | None:
    """The last day for what is told of a year (年度报告、年度总体情况)."""
    return due_from(rules, rule, date(year, 12, 31))
