"""What comes to the write path, and what goes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import Field

from config.schema.base import Key, Line
from config.schema.days import Day
from config.schema.party import PartyEntry
from states.payload import Payload


class OpenCase(Payload):
    """Opening of a case (登记线索): by which procedure, under which power, about which act of whom."""

    procedure: Key
    power: Line
    violated_on: Day
    party: PartyEntry
    source: Line = Field(default="日常检查")
    lead: Line | None = None  # number of the lead (线索编号)


@dataclass(frozen=True, slots=True)
class Command:
    """One action on one case, asked for by one person (or ``system``)."""

    case_no: str
    action: str
    payload: Mapping[str, Any]
    actor: str
    key: str
    expected_revision: int | None = None
    occurred_at: datetime | None = None  # now, if not said
    auth: str = "cli"  # how the actor was authenticated


@dataclass(frozen=True, slots=True)
class RegisterCommand:
    """One act on the registers (登记簿), asked for by one person."""

    action: str
    payload: Mapping[str, Any]
    actor: str
    key: str
    auth: str = "cli"


@dataclass(frozen=True, slots=True)
class RegisterAnswer:
    """What was entered, under which number of the registers; a repeated command gets the same answer again."""

    action: str
    entry: int
    subject: str
    repeated: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was recorded; a repeated command gets the same answer again."""

    case_no: str
    action: str
    seq: int
    step: str
    hash: str
    flags: tuple[Mapping[str, str], ...]
    documents: tuple[Mapping[str, str], ...]
    terms: tuple[Mapping[str, Any], ...]
    owed: tuple[Mapping[str, Any], ...]
    repeated: bool = field(default=False, compare=False)
