"""Numbers of decisions (文号), credit codes and identity numbers: their form and check digits."""

import re
from datetime import date

from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from states.history.written import Unreadable, folded

_YEAR = re.compile(r"[\[\(【〔](\d{4})[\]\)】〕]")
_MAINLAND = re.compile(r"(（[\u4e00-\u9fff]{1,10}）)?[\u4e00-\u9fffA-Z0-9]{2,30}〔(19|20)\d\d〕[A-Z0-9第\-]{1,30}号")
_TAIWAN = re.compile(r"(\d{2,3}年)?[\u4e00-\u9fff]{0,20}第?\d{6,12}[A-Z]?([、,][A-Z]){0,20}(號|号)?(書函|函)?")


def read_number(text: str, form: str) -> str:
    """A decision's number in one form: half-width digits, 〔year〕, no blanks; ``Unreadable`` for other text."""
    plain = re.sub(r"\s", "", folded(text)).upper()
    if form == "taiwan":
        if not _TAIWAN.fullmatch(plain):
            raise Unreadable("不是文號的写法")
        return plain
    number = _YEAR.sub(r"〔\1〕", plain, count=1).replace("(", "（").replace(")", "）")
    if not _MAINLAND.fullmatch(number):
        raise Unreadable("不是文号的写法（机关代字〔年份〕序号）")
    return number


def check_uscc(text: str) -> str:
    """A credit code (统一社会信用代码) whose check digit is right."""
    code = folded(text).upper()
    try:
        checked: str = uscc.validate(code)
    except ValidationError:
        raise Unreadable("统一社会信用代码的位数或校验码不对，按原文保存") from None
    return checked


def check_identity(text: str, today: date) -> str:
    """An identity number (公民身份号码) whose check digit is right and whose birthday has been."""
    number = folded(text).upper()
    try:
        checked: str = ric.validate(number)
        born = ric.get_birth_date(checked)
    except ValidationError:
        raise Unreadable("身份号码的位数、出生日期或校验码不对，按原文保存") from None
    if born > today:
        raise Unreadable("身份号码中的出生日期在将来，按原文保存")
    return checked
