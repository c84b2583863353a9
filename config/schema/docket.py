"""A docket (卷宗演练脚本): dated acts, to rehearse a change of config, to train officers, to show that a rule holds."""

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from config.schema.base import Clause, Key, Line, StepKey, Strict
from config.schema.days import Day, Moment
from config.schema.party import PartyEntry

CaseId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$")]
"""Name of a case inside its docket; its real number is given when it is opened."""

Outcome = Literal["done", "refused", "invalid", "conflict"]


class DocketCase(Strict):
    """What is told when the case is opened."""

    id: CaseId
    procedure: Key
    power: Line
    violated_on: Day
    party: PartyEntry
    source: Line = "日常检查"
    lead: Line | None = None
    title: Line | None = None  # what the case is meant to show


class DocketAct(Strict):
    """One dated act, or a wait up to an instant; what it is expected to come to."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, hide_input_in_errors=True, populate_by_name=True
    )

    at: Moment
    by: Line | None = None
    act: Key | None = None
    payload: dict[str, Any] = Field(default_factory=dict, alias="with")
    wait: bool = False
    key: Line | None = None
    revision: int | None = Field(default=None, ge=0)
    occurred_at: Moment | None = None
    channel: dict[Literal["sms", "email"], Literal["accepted", "rejected", "unknown", "failed"]] = Field(
        default_factory=dict
    )
    expect: Outcome = "done"
    clause: Clause | None = None
    expect_step: StepKey | None = None
    expect_owed: tuple[Key, ...] | None = None
    expect_terms: dict[Key, Day] | None = None
    expect_flags: tuple[Key, ...] | None = None

    @model_validator(mode="after")
    def _acts_or_waits(self) -> Self:
        if self.wait == (self.act is not None):
            raise ValueError("每一条须写明 act（办理事项），或者写 wait: true，二者择一")
        if self.act is not None and self.by is None:
            raise ValueError("办理事项须写明办理人 by")
        return self


class DocketEntry(Strict):
    """One entry of a docket file: the bureau overlay, or a case with its acts."""

    bureau: dict[str, Any] | None = None
    case: DocketCase | None = None
    acts: tuple[DocketAct, ...] = ()

    @model_validator(mode="after")
    def _bureau_or_case(self) -> Self:
        if (self.bureau is None) == (self.case is None):
            raise ValueError("每一项须是 bureau 或者 case，二者择一")
        if self.case is not None and not self.acts:
            raise ValueError("案件没有 acts")
        if self.bureau is not None and self.acts:
            raise ValueError("bureau 项不能有 acts")
        return self


class Docket(Strict):
    """A whole docket."""

    entries: tuple[DocketEntry, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        names = [entry.case.id for entry in self.entries if entry.case is not None]
        if twice := sorted({n for n in names if names.count(n) > 1}):
            raise ValueError(f"案件 id 重复：{'、'.join(twice)}")
        if sum(entry.bureau is not None for entry in self.entries) > 1:
            raise ValueError("只能有一个 bureau 项")
        return self
