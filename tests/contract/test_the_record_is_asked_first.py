"""What asks the record alone (办理条件) is answered before anything is filled in, by ``case why`` and the day's work too."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from typing import Any

from states.actions import ACTIONS
from states.acts import CHANGE


def _reads_what_was_filled_in(check: Callable[..., Any]) -> bool:
    (function,) = ast.parse(textwrap.dedent(inspect.getsource(check))).body
    assert isinstance(function, ast.FunctionDef)
    filled_in = function.args.args[1].arg
    return any(isinstance(node, ast.Name) and node.id == filled_in for part in function.body for node in ast.walk(part))


def test_a_check_reads_what_was_filled_in_and_what_does_not_is_a_condition() -> None:
    """Moving a case is told of the release it moves to, which nobody knows before: its checks are judged with it."""
    idle = [
        (key, check.__name__)
        for key, action in ACTIONS.items()
        for check in action.checks
        if key != CHANGE and not _reads_what_was_filled_in(check)
    ]
    assert idle == []
