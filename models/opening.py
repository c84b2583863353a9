"""How a case begins: what may not be opened, and the first row and event of one that may."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from config.schema.procedure import Procedure
from models.commands import OpenCase
from models.record import case_row_hash, genesis
from models.snapshot import facts_from
from states.acts import OPENING, Act
from states.facts import CaseFacts, OfficerFacts
from states.reasons import CommandInvalid
from states.release import Rules


def procedure_of(payload: OpenCase, rules: Rules, day: date) -> Procedure:
    """The procedure the case is opened under; raises CommandInvalid where it cannot be opened so on that day."""
    procedure = rules.procedures.get(payload.procedure)
    if procedure is None:
        raise CommandInvalid(f"没有“{payload.procedure}”这个程序；可用：{'、'.join(rules.procedures)}", "procedure")
    if procedure.start in rules.lifecycles[procedure.key].final:
        raise CommandInvalid(f"“{procedure.title}”只用于导入，不能登记线索", "procedure")
    if not any(p.code == payload.power for p in rules.body.powers):
        raise CommandInvalid(f"权责清单中没有职权 {payload.power}", "power")
    if payload.violated_on > day:
        raise CommandInvalid("违法行为发生日期晚于登记日期", "violated_on")
    return procedure


def first_row(no: str, payload: OpenCase, procedure: Procedure, release: str, day: date) -> dict[str, Any]:
    """The case's row, still without its head."""
    return {
        "no": no,
        "procedure": procedure.key,
        "release": release,
        "power": payload.power,
        "violated_on": payload.violated_on.isoformat(),
        "party_name": payload.party.name,
        "step": procedure.start,
        "stage": procedure.start.split(".")[0],
        "revision": 1,
        "opened_on": day.isoformat(),
        "closed_on": None,
        "ending": None,
        "handlers": "",
        "flags": 0,
        "lead": payload.lead,
    }


def just_opened(
    row: Mapping[str, Any],
    data: Mapping[str, Any],
    rules: Rules,
    people: Mapping[str, OfficerFacts],
    *,
    actor: str,
    at: datetime,
    recorded: datetime,
    rehearsal: bool,
) -> CaseFacts:
    """The case as its opening alone tells it: what that calls for is read from here, as after every other act."""
    act = Act(seq=1, action=OPENING, at=at, by=actor, data=data, step=row["step"], release=rules.digest)
    opened = {**row, "head": genesis(row["no"])}
    return facts_from(opened, (act,), rules, people, None, actor=actor, at=at, recorded=recorded, rehearsal=rehearsal)


def first_body(
    row: Mapping[str, Any],
    data: Mapping[str, Any],
    called_for: Mapping[str, Any],
    actor: Mapping[str, Any],
    register: int,
) -> dict[str, Any]:
    """The body of the first event, with the documents, terms and owed work that the opening calls for."""
    return {
        "payload": data,
        "actor": actor,
        "release": row["release"],
        "procedure": row["procedure"],
        "before": row["step"],
        "after": row["step"],
        "flags": [],
        **called_for,
        "register": register,
        "row_hash": case_row_hash(row),
    }
