"""What the examination says about one thing."""

from dataclasses import dataclass
from typing import Final

GOOD: Final = "正常"
NOTE: Final = "注意"
BAD: Final = "有问题"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at: how it is, and what to do about it if it is not well."""

    area: str
    state: str
    says: str
    remedy: str = ""
