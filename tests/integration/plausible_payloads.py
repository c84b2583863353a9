"""Payloads somebody might fill in: the sample of an action with a few fields otherwise, or plain rubbish."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from states.actions import ACTIONS
from tests.unit.sample_payloads import SAMPLES

PEOPLE = (
    "officer-a",
    "officer-b",
    "officer-c",
    "officer-x",
    "leader-a",
    "leader-b",
    "leader-x",
    "reviewer-a",
    "supervisor-a",
    "coordinator-a",
    "admin-a",
    "nobody",
)
"""Everybody of the sample bureau and one who is not in the register."""

MONEY = (1, 19_999, 20_000, 60_000, 60_001, 100_000, 120_000, 200_000, 5_000_000, 6_000_000)
WORDS = ("样例", "1", "河南省技术市场条例26(一)", "2026-0001")
KEYS = ("slight", "ordinary", "serious", "grave")
RUBBISH: tuple[Any, ...] = (None, "", " ", -1, 2**70, True, 1.5, [], {}, [[]], "１００", "2026-13-01", "a\x00b", "off")


def varied(action: str, today: date, dice: Random) -> dict[str, Any]:
    """The sample with up to two of its fields filled in otherwise, each by a value of its type."""
    schema = ACTIONS[action].payload.model_json_schema()
    fields: dict[str, Any] = schema.get("properties", {})
    chosen = dice.sample(sorted(fields), min(len(fields), dice.randrange(3)))
    return {**SAMPLES[action], **{name: _value(fields[name], schema.get("$defs", {}), today, dice) for name in chosen}}


def rubbish(action: str, dice: Random) -> Any:
    """A payload no form would send: something missing, unknown, or of another type altogether."""
    good = SAMPLES[action]
    broken: list[Any] = [{**good, "unheard_of": 1}, [], "x", None, 7]
    broken += [{**good, name: value} for name in sorted(good) for value in RUBBISH]
    broken += [{k: v for k, v in good.items() if k != name} for name in sorted(good)]
    return dice.choice(broken)


def _value(schema: Mapping[str, Any], defs: Mapping[str, Any], today: date, dice: Random) -> Any:
    match schema:
        case {"$ref": ref}:
            return _value(defs[ref.rsplit("/", 1)[-1]], defs, today, dice)
        case {"anyOf": options}:
            return _value(dice.choice(options), defs, today, dice)
        case {"enum": values}:
            return dice.choice(values)
        case {"type": "array", "items": items}:
            many = dice.randint(schema.get("minItems", 0), 3)
            return [_value(items, defs, today, dice) for _ in range(many)]
        case {"type": "object", "properties": properties}:
            return {name: _value(one, defs, today, dice) for name, one in properties.items()}
    return _plain(schema, today, dice)


def _plain(schema: Mapping[str, Any], today: date, dice: Random) -> Any:
    match schema:
        case {"const": value}:
            return value
        case {"type": "boolean"}:
            return dice.random() < 0.5
        case {"type": "null"}:
            return None
        case {"type": "integer"}:
            return dice.choice((*MONEY, 0, 2, 3))
        case {"format": "date"}:
            return (today + timedelta(days=dice.randint(-3, 30))).isoformat()
        case {"pattern": pattern} if pattern.startswith("^[a-z][a-z0-9-]"):
            return dice.choice(PEOPLE)
        case {"pattern": pattern} if pattern.startswith("^[a-z][a-z0-9_]"):
            return dice.choice(KEYS)
        case {"pattern": pattern} if "@" in pattern:
            return "party@example.cn"
    return dice.choice(WORDS)
