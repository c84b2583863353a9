"""Days are counted in one place: a term has a start rule, a roll rule and a calendar, a bare timedelta has none."""

import ast

import pytest

from tests.contract.repository import call, calls, last_name, relative, sources

MAY_ADD_DAYS = {
    "states/terms.py": "the function that computes a term and explains it",
    "states/workdays.py": "walks the bureau's calendar day by day",
}


def adds_days(node: ast.Call) -> bool:
    """A timedelta of days or weeks; its first positional argument is days."""
    if last_name(node.func) != "timedelta":
        return False
    return bool(node.args) or any(keyword.arg in {"days", "weeks", None} for keyword in node.keywords)


def test_days_are_added_by_the_terms_only() -> None:
    found = [
        f"{relative(path)}:{node.lineno}"
        for path in sources("states", "models", "flows", "portal", "notifications")
        if relative(path) not in MAY_ADD_DAYS
        for node in calls(path)
        if adds_days(node)
    ]
    assert found == []


@pytest.mark.parametrize("code", ["timedelta(days=7)", "datetime.timedelta(7)", "timedelta(weeks=1)", "timedelta(**x)"])
def test_the_check_sees_days(code: str) -> None:
    assert adds_days(call(code))


def test_the_check_lets_a_lease_of_seconds_pass() -> None:
    assert not adds_days(call("timedelta(seconds=30)"))
