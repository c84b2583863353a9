"""Every clause, figure and term rule that the law in code names stands in the registers of the sample bureau."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from config.loader import load_folder, load_names
from config.schema.release import ReleaseBody
from config.settings import CHECKOUT
from states.actions import ACTIONS
from states.config_checks import FIGURES_WANTED, RULES_WANTED
from states.further_gates import FURTHER_GATES
from states.law_basis import all_resting, named_resting
from tests.contract.repository import calls, last_name, relative, sources


@cache
def body() -> ReleaseBody:
    return load_folder(CHECKOUT / "config", CHECKOUT / "templates")


@cache
def registered() -> frozenset[str]:
    return frozenset(clause.clause for clause in body().clauses)


def clauses_in_code() -> Iterator[tuple[str, str]]:
    """Every text in states/ that is a clause and nothing else, with its place."""
    names = load_names(CHECKOUT / "config")
    for path in sources("states"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            text = node.value
            if any(
                text.startswith(name.short) and len(text) <= 40 and _cites_a_place(text, name.short) for name in names
            ):
                yield f"{relative(path)}:{node.lineno}", text


def _cites_a_place(text: str, short: str) -> bool:
    """After the law's name comes a number, and there is no word around it."""
    place = text.removeprefix(short)
    return bool(place) and not set(place) - set("0123456789()一二三四五六七八九十之第条款项（）")


def asked_for(*methods: str) -> set[str]:
    """Names given as plain text to these methods anywhere in states/."""
    found: set[str] = set()
    for path in sources("states"):
        for node in calls(path):
            if last_name(node.func) in methods and node.args:
                parts = ast.walk(node.args[0])
                found |= {p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)}
    return found


def test_every_clause_written_in_the_code_is_registered() -> None:
    written = list(clauses_in_code())
    assert [f"{place} {clause}" for place, clause in written if clause not in registered()] == []


def test_the_search_sees_what_is_written() -> None:
    written = {clause for _, clause in clauses_in_code()}
    assert {"行政处罚法44", "行政处罚法64(二)", "民事诉讼法89", "移送规定5(2)", "金科〔2015〕8号四(7)"} <= written
    assert "河南省技术市场条例" not in written


def test_every_gate_and_action_has_a_registered_clause() -> None:
    gates = [*FURTHER_GATES.values(), *(gate for action in ACTIONS.values() for gate in action.gates)]
    assert [gate.key for gate in gates if gate.clause not in registered()] == []
    assert [action.key for action in ACTIONS.values() if action.clause not in registered()] == []


def test_everything_a_release_rests_on_is_registered() -> None:
    assert [one for one in named_resting(body()) if one.clause not in registered()] == []


def test_every_clause_that_the_code_names_has_something_resting_on_it() -> None:
    resting = {one.clause for one in all_resting(body())}
    texts = "\n".join(path.read_text("utf-8") for path in sources("states"))
    written = set(re.findall(r'"([^"\n]+)"', texts)) & registered()
    assert len(written) > 100
    assert sorted(written - resting) == []


def test_every_action_of_the_register_is_used_by_a_procedure() -> None:
    used = {move.act for p in body().procedures for move in p.moves} | {
        s.act for p in body().procedures for s in p.spot
    }
    used |= {key for key, action in ACTIONS.items() if action.everywhere}  # every procedure has it without listing it
    assert sorted(ACTIONS.keys() - used) == []


def test_figures_and_rules_asked_for_are_those_that_a_release_must_have() -> None:
    assert asked_for("figure") <= FIGURES_WANTED.keys()
    assert asked_for("term_from", "tell_before") <= set(RULES_WANTED)
    texts = {
        node.value
        for path in sources("states")
        if path.name != "config_checks.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert [key for key in (*FIGURES_WANTED, *RULES_WANTED) if key not in texts and key != "surcharge_percent"] == []
