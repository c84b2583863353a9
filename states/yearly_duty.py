"""By when what the bureau tells of a year is owed (年度报告、年度总体情况): counted from the last day of that year. Pure."""

from datetime import date

from states.release import Rules
from states.terms import RuleNotInForceError


def last_day(rules: Rules, rule: str, year: int) -> date | None:
    """The last day by this rule; ``None`` under a release from before there was the rule."""
    ended = date(year, 12, 31)
    try:
        return rules.term_from(rule, ended, ended).due
    except (RuleNotInForceError, LookupError):
        return None
