"""Building blocks of everything an admin may edit: strict, frozen, no unknown keys."""

import re
from collections.abc import Collection
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class Strict(BaseModel):
    """A value from outside: nothing is coerced, nothing unknown is ignored, nothing changes later."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)


class Misplaced(ValueError):
    """A value that does not fit to another one of the same file; ``at`` is its path below the checked model, ``meant``
    the words it could have been."""

    def __init__(self, says: str, at: tuple[str | int, ...], meant: Collection[str] = ()) -> None:
        super().__init__(says)
        self.at = at
        self.meant = meant


def plain(text: str) -> str:
    """Refuse control and direction characters: they can hide text in a document (文书)."""
    if CONTROL.search(text):
        raise ValueError("含有不可见的控制字符，请删除后重新录入")
    return text


Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""Name of a thing in config and code: lower case, digits, underscores."""

StepKey = Annotated[str, StringConstraints(pattern=r"^(prompt|inspect|decide|serve|visit|close)\.[a-z][a-z0-9_]*$")]
"""``stage.step``, e.g. ``decide.notice_given``."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(plain)]
"""One line of text that may not be empty."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), AfterValidator(plain)]
"""A paragraph or more; may not be empty."""

Clause = Annotated[str, StringConstraints(pattern=r"^[^\s]{2,40}$")]
"""Short name of the law, article, paragraph or item: 行政处罚法44, 行政处罚法64(二), 金科〔2015〕8号四(7)."""
