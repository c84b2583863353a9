"""Procedures spoiled at random: each is refused with its reason, or proved, and then no walk of the kernel breaks the law."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from config.schema.procedure import Procedure
from states.actions import ACTIONS
from states.config_checks import check_procedure
from states.fact_register import FACTS
from states.facts import CaseFacts
from states.lifecycle import SYSTEM_ACTOR, decide
from states.obligation import END
from states.obligations import OBLIGATIONS
from states.reasons import ActionRefused
from states.release import Rules
from states.terms import RuleNotInForceError
from tests.unit.built_cases import case, rules
from tests.unit.sample_payloads import SAMPLES

Data = dict[str, Any]
ACTS_OF_A_WALK = 150
LEFT_OUT = frozenset({"correct_record", "withdraw_case", "decline_filing", "transfer_case", "return_for_rework"})
"""What would end a walk before it gets anywhere."""

PEOPLE = ("officer-a", "officer-c", "leader-a", "leader-x", "reviewer-a", "supervisor-a", "coordinator-a")


@cache
def shipped(key: str) -> str:
    return rules().procedures[key].model_dump_json()


# ---- spoiling ---------------------------------------------------------------------------------------------------------


def drop(data: Data, dice: Random) -> None:
    part = data[dice.choice(("moves", "spot", "gates", "terms", "documents"))]
    if part:
        part.pop(dice.randrange(len(part)))


def redirect(data: Data, dice: Random) -> None:
    dice.choice(data["moves"])["to"] = dice.choice(data["steps"])["key"]


def widen(data: Data, dice: Random) -> None:
    dice.choice(data["moves"])["source"].append(dice.choice(data["steps"])["key"])


def turn_about(data: Data, dice: Random) -> None:
    move = dice.choice([m for m in data["moves"] if m["when"] or m["unless"]] or data["moves"])
    move["when"], move["unless"] = move["unless"], move["when"]


def act_on_the_spot(data: Data, dice: Random) -> None:
    data["spot"].append({"act": dice.choice(sorted(ACTIONS)), "steps": [dice.choice(data["steps"])["key"]]})


def another_act(data: Data, dice: Random) -> None:
    dice.choice(data["moves"])["act"] = dice.choice(sorted(ACTIONS))


def count_otherwise(data: Data, dice: Random) -> None:
    if data["terms"]:
        term = dice.choice(data["terms"])
        term["starts"], term["when"] = [dice.choice(data["moves"])["act"]], None


def count_by_another_rule(data: Data, dice: Random) -> None:
    if data["terms"]:
        dice.choice(data["terms"])["rule"] = dice.choice(rules().body.terms).key


def end_sooner(data: Data, dice: Random) -> None:
    if data["terms"]:
        dice.choice(data["terms"])["until"].append(dice.choice(sorted(FACTS)))


def stand_still(data: Data, dice: Random) -> None:
    if data["terms"]:
        dice.choice(data["terms"])["held"] = dice.choice(sorted(FACTS))


def write_only_sometimes(data: Data, dice: Random) -> None:
    if data["documents"]:
        dice.choice(data["documents"])["when"] = dice.choice(sorted(FACTS))


def end_here(data: Data, dice: Random) -> None:
    dice.choice(data["steps"])["final"] = True


SPOILING: tuple[Callable[[Data, Random], None], ...] = (
    *(drop, redirect, widen, turn_about),
    *(act_on_the_spot, another_act, count_otherwise, end_here),
    *(count_by_another_rule, end_sooner, stand_still, write_only_sometimes),
)


def spoiled(key: str, dice: Random) -> Procedure | None:
    """The shipped procedure with one or two edits; ``None`` where its form alone refuses them."""
    data = json.loads(shipped(key))
    for edit in dice.choices(SPOILING, k=dice.randint(1, 2)):
        edit(data, dice)
    try:
        return Procedure.model_validate_json(json.dumps(data))
    except ValidationError:
        return None


# ---- walking ----------------------------------------------------------------------------------------------------------


def payload(action: str, facts: CaseFacts, dice: Random) -> Any:
    """The sample of the action, now and then said otherwise where a latch listens."""
    with_: Data = dict(SAMPLES[action])
    if action in ("record_recheck", "report_investigation") and dice.random() < 0.4:
        with_ |= {"corrected": True, "minor": True, "harm": "none"}
    if action in ("record_party_answer", "record_visit") and dice.random() < 0.3:
        with_["answers"] = {**with_["answers"], "satisfaction": "unsatisfied"}
    if action == "add_evidence":
        with_["no"] = str(facts.revision)
    if action == "record_payment":
        with_ |= {"receipt_no": str(facts.revision), "paid_on": facts.on.isoformat()}
    return ACTIONS[action].payload.model_validate_json(json.dumps(with_))


def breaches(before: CaseFacts, action: str, after: CaseFacts, ended: bool) -> list[str]:
    """The obligations that this act broke."""
    asked = [o for o in OBLIGATIONS[before.procedure.family] if not o.flags]
    acts = {move.act for move in before.procedure.moves} | {record.act for record in before.procedure.spot}
    asked = [o for o in asked if not o.where or o.where in acts]
    found = [o.key for o in asked if action in o.acts and not o.formula.holds(before.truth)]
    return found + [o.key for o in asked if ended and END in o.acts and not o.formula.holds(after.truth)]


def walk(procedure: Procedure, dice: Random) -> None:
    """Acts at random by people at random, as days go by; whatever the kernel lets pass is asked about."""
    body = rules().body.model_copy(update={"procedures": (procedure,)})
    own = Rules("spoiled", body)
    spot = procedure.key == "penalty_simple"
    facts = case(
        procedure=procedure.key, power="KJ-CF-018" if spot else "KJ-CF-017", with_rules=own, step=procedure.start
    )
    lifecycle = own.lifecycles[procedure.key]
    told: list[str] = []
    for _ in range(ACTS_OF_A_WALK):
        if facts.step in lifecycle.final:
            return
        later = facts.at + timedelta(days=dice.choice((0, 0, 0, 0, 1, 9)), minutes=1)
        known = [key for key in ACTIONS if lifecycle.knows(key, facts.step) and key not in LEFT_OUT]
        action = dice.choice(known)
        may = [who for who in PEOPLE if (officer := facts.officer(who)) and officer.roles & ACTIONS[action].roles]
        facts = replace(facts, at=later, recorded=later, actor=dice.choice(may or [SYSTEM_ACTOR]))
        filled = payload(action, facts, dice)
        try:
            outcome = decide(facts, ACTIONS[action], filled, filled.model_dump(mode="json"))
        except (ActionRefused, RuleNotInForceError):
            continue
        ended = outcome.after in lifecycle.final
        told.append(f"{facts.on} {facts.actor} {action} {outcome.before} -> {outcome.after}")
        assert breaches(facts, action, outcome.facts, ended) == [], "\n".join(told)
        facts = outcome.facts


def proved_or_refused(key: str, seed: int) -> None:
    dice = Random(seed)
    procedure = spoiled(key, dice)
    if procedure is None:
        return
    problems = check_procedure(procedure, rules().body)
    note(f"{key}: {[problem.says for problem in problems]}")
    for problem in problems:
        assert problem.where == f"程序 {key}"
        assert any("一" <= letter <= "龥" for letter in problem.says)
    if not problems and key in WALKED:
        for _ in range(3):
            walk(procedure, dice)


RANDOM = settings(deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))


PROCEDURES = sorted(key for key, procedure in rules().procedures.items() if procedure.moves)
WALKED = ("penalty_simple", "penalty_general")


@settings(RANDOM, max_examples=100)
@given(key=st.sampled_from(PROCEDURES), seed=st.integers(0, 2**32))
def test_a_hundred_spoiled_procedures_are_refused_with_a_path_or_stay_lawful(key: str, seed: int) -> None:
    proved_or_refused(key, seed)


@pytest.mark.full
@pytest.mark.parametrize("key", PROCEDURES)
@settings(RANDOM, max_examples=300)
@given(seed=st.integers(0, 2**32))
def test_hundreds_of_spoilings_of_each_procedure_are_refused_or_stay_lawful(key: str, seed: int) -> None:
    proved_or_refused(key, seed)


@pytest.mark.parametrize("key", ["penalty_simple", "penalty_general"])
def test_the_shipped_procedures_are_walked_without_breaking_the_law(key: str) -> None:
    for seed in range(10):
        walk(rules().procedures[key], Random(seed))
