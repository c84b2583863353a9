"""A source (来源) of historical records as an admin writes it: which heading of an export holds which field."""

from typing import Literal, Self

from pydantic import Field, model_validator

from config.schema.base import Key, Line, Strict

TEXTS = (
    "title",
    "violation_kind",
    "facts",
    "basis",
    "law_violated",
    "content",
    "licence",
    "identity_kind",
    "representative_identity_kind",
    "authority_code",
    "source_unit",
    "source_code",
    "region",
    "state",
    "remark",
    "old_registration",
    "permit_name",
    "permit_number",
    "permit_kind",
    "currency",
)
"""Fields kept as the text that was written."""
DAYS = ("decided_on", "published_on", "valid_from", "valid_until", "publish_until")
AMOUNTS = ("fine", "confiscated")
OTHERS = ("party_name", "party_and_head", "party_kind", "uscc", "identity_no", "representative",
          "representative_identity_no", "number", "authority", "kinds")  # fmt: skip
FIELDS = frozenset({*TEXTS, *DAYS, *AMOUNTS, *OTHERS})
REPEATABLE = frozenset({*TEXTS, "kinds"})
"""Fields that several columns may fill: old registration numbers, a second column of kinds."""
PERSONAL = frozenset({"party_name", "party_and_head", "identity_no", "representative", "representative_identity_no"})
"""What no report and no log may repeat."""


class SourceColumn(Strict):
    """One column (栏) of a source, under any of its headings."""

    headings: tuple[Line, ...] = Field(min_length=1)  # as the export writes them: CF_WSH, 行政处罚决定书文号
    field: str
    unit: Literal["yuan", "wan_yuan"] | None = None  # of an amount: 元 or 万元
    required: bool = False  # empty is a line of the report; the row is imported all the same

    @model_validator(mode="after")
    def _field_and_unit(self) -> Self:
        if self.field not in FIELDS:
            raise ValueError(f"没有“{self.field}”这个字段；可用：{'、'.join(sorted(FIELDS))}")
        if (self.field in AMOUNTS) != (self.unit is not None):
            raise ValueError("金额栏（fine、confiscated）须写明单位 unit（yuan 或 wan_yuan），其他栏不写")
        return self


class SourceMap(Strict):
    """How one kind of export is read (导入对照表)."""

    key: Key
    title: Line
    kind: Literal["penalty", "permit"]
    recognised_by: tuple[Line, ...] = Field(min_length=1)  # headings without which a file is not of this source
    calendar: Literal["gregorian", "roc"] = "gregorian"  # 公元 or 民国纪年
    numbers: Literal["mainland", "taiwan"] = "mainland"  # the form of a decision's number (文号)
    currency: Literal["CNY", "TWD"] = "CNY"  # of the amounts (币种)
    rows_at: tuple[Line, ...] = ()  # in JSON: the names that lead to the list of rows
    header_is: tuple[str, ...] = ()  # with data_columns: the header for which they hold, exactly
    data_columns: tuple[str, ...] = ()  # what the columns really hold where the header is known to be out of step
    columns: tuple[SourceColumn, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _headings_are_told_apart(self) -> Self:
        headings = [heading for column in self.columns for heading in column.headings]
        if doubled := sorted({h for h in headings if headings.count(h) > 1}):
            raise ValueError(f"同一表头对应了两栏：{'、'.join(doubled)}")
        single = [column.field for column in self.columns if column.field not in REPEATABLE]
        if doubled := sorted({f for f in single if single.count(f) > 1}):
            raise ValueError(f"同一字段写了两栏：{'、'.join(doubled)}，请合并到一栏的 headings")
        if {"party_name", "party_and_head"} <= set(single):
            raise ValueError("party_name 与 party_and_head 只能用一个")
        if strange := [h for h in self.recognised_by if h not in headings and h not in self.header_is]:
            raise ValueError(f"recognised_by 中的表头不在 columns 里：{'、'.join(strange)}")
        if len(self.header_is) != len(self.data_columns):
            raise ValueError("header_is 与 data_columns 的列数应相同")
        return self

    def column_of(self, heading: str) -> SourceColumn | None:
        """The column that this heading names."""
        return next((column for column in self.columns if heading in column.headings), None)
