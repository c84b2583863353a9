"""The party (当事人) as written down when a case is opened."""

from typing import Literal

from config.schema.base import Line, Strict
from config.schema.bureau import Email, Phone


class PartyEntry(Strict):
    """Who the case is about; what a document (文书) needs and is missing here is refused there."""

    kind: Literal["person", "organisation"]
    name: Line
    uscc: Line | None = None  # 统一社会信用代码
    identity_no: Line | None = None  # 公民身份号码
    address: Line | None = None
    representative: Line | None = None
    phone: Phone | None = None
    email: Email | None = None
