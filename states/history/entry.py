"""A historical record (历史案件) as it is entered: what the row said, word for word, and what of it could be read."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from config.schema.base import Key, Line
from config.schema.days import Day
from states.payload import Payload
from states.reasons import ActionRefused, Reason
from states.vocabulary import PartyKind

HISTORICAL = "historical"
"""Ending of every imported case, and the first word of the procedures they stand under."""
IMPORT_CASE = "import_case"
"""The one event of an imported case."""
NAMELESS = "（当事人未读出）"
CELL_LONGEST = 100_000

Verbatim = Annotated[str, StringConstraints(max_length=CELL_LONGEST)]
ReadText = Annotated[str, StringConstraints(min_length=1, max_length=CELL_LONGEST)]


class Unread(Payload):
    """A column of the row that could not be read, and why; what it said stands in ``original``."""

    heading: Verbatim
    reason: Line


class HistoricalParty(Payload):
    """The party as far as the row tells."""

    kind: Literal["person", "organisation"] | None = None
    name: ReadText | None = None
    uscc: ReadText | None = None  # 统一社会信用代码, as written even if its check digit is wrong
    identity_no: ReadText | None = None
    representative: ReadText | None = None
    representative_identity_no: ReadText | None = None


class HistoricalEntry(Payload):
    """One row of an export of decisions made before this software, or elsewhere."""

    source: Key
    source_digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]  # of the map it was read by
    kind: Literal["penalty", "permit"]
    party: HistoricalParty
    number: ReadText | None = None  # 文号 in one form; as written it stands in the original
    authority: ReadText | None = None
    currency: Literal["CNY", "TWD"] = "CNY"
    days: dict[Key, Day] = Field(default_factory=dict)
    amounts: dict[Key, Annotated[int, Field(ge=0, le=10_000_000_000_00)]] = Field(default_factory=dict)  # fen (分)
    kinds: tuple[ReadText, ...] = ()  # 处罚种类
    texts: dict[Key, ReadText] = Field(default_factory=dict)
    original: tuple[tuple[Verbatim, Verbatim | None], ...] = Field(min_length=1)
    unread: tuple[Unread, ...] = ()

    @model_validator(mode="after")
    def _can_be_found_again(self) -> "HistoricalEntry":
        if not identified(self):
            raise ValueError("既没有机关和文号，也没有当事人和日期，不能作为一个案件")
        return self

    @property
    def content_key(self) -> str:
        return content_key(self.source, self.original)

    @property
    def decision(self) -> tuple[str, str] | None:
        """(authority, number), by which no two decisions are the same (同一机关的同一文号)."""
        return decision_of(self.authority, self.number)


def identified(entry: HistoricalEntry) -> bool:
    """The least that makes a row one case: its decision, or whom it is about and when."""
    named = entry.party.name is not None and bool(entry.days.keys() & {"decided_on", "published_on"})
    return entry.decision is not None or named


def decision_of(authority: str | None, number: str | None) -> tuple[str, str] | None:
    """The decision's identity; the 第 before a number counts for nothing."""
    if authority is None or number is None:
        return None
    return "".join(authority.split()), number.replace("第", "")


def content_key(source: str, original: Sequence[Sequence[str | None]]) -> str:
    """Names a row by what it says and by its kind of source; not by its file, its place there or the order of columns."""
    pairs = sorted([list(pair) for pair in original], key=lambda pair: (pair[0] or "", pair[1] or ""))
    text = json.dumps([source, pairs], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def party_entry(entry: HistoricalEntry) -> dict[str, Any]:
    """The party as the case's own row keeps it; what is not known is left open."""
    party = entry.party
    return {
        "kind": party.kind or "",
        "name": party.name or NAMELESS,
        "uscc": party.uscc,
        "identity_no": party.identity_no,
        "address": None,
        "representative": party.representative,
        "phone": None,
        "email": None,
    }


def is_historical(case_row: Mapping[str, Any]) -> bool:
    """Whether this case was imported and can only be looked at."""
    return bool(case_row["ending"] == HISTORICAL)


def refuse_if_historical(case_row: Mapping[str, Any], action: str) -> None:
    """Raise ActionRefused for any act on an imported case."""
    if is_historical(case_row):
        reason = Reason(HISTORICAL, "行政处罚法47", "这是导入的历史案件，只供查阅，不能办理")
        raise ActionRefused(action, case_row["step"], (reason,))


KIND_OF_PARTY = {
    "法人及非法人组织": PartyKind.ORGANISATION,
    "法人": PartyKind.ORGANISATION,
    "其他组织": PartyKind.ORGANISATION,
    "非法人组织": PartyKind.ORGANISATION,
    "企业": PartyKind.ORGANISATION,
    "自然人": PartyKind.PERSON,
    "公民": PartyKind.PERSON,
    "个人": PartyKind.PERSON,
    "个体工商户": PartyKind.PERSON,
}
"""How exports call the kinds of party → ours; a household business (个体工商户) has a code of its own, but it is a natural
person who trades (民法典54), and the limits of the law for a citizen protect it."""
