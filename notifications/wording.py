"""How money and days are written in messages and documents (文书): the filters a template may use."""

import re
from datetime import date, datetime
from decimal import Decimal

from states.vocabulary import BUREAU_TZ

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMERALS = "〇一二三四五六七八九"
LARGEST_FEN = 10**14  # a million million yuan; beyond it the capitals (大写) have no agreed form


def yuan(fen: object) -> str:
    """Fen as a figure in yuan: 3000000 → ``30,000.00元``."""
    whole, rest = divmod(_amount(fen), 100)
    return f"{whole:,}.{rest:02d}元"


def capitals(fen: object) -> str:
    """Fen in capitals (人民币大写): 3000000 → ``叁万元整``."""
    amount = _amount(fen)
    import cn2an  # here: it loads tables for its other functions, half a second that most commands never need

    # A string of a Decimal: cn2an must never see a binary float.
    text = str(cn2an.an2cn(str(Decimal(amount).scaleb(-2).quantize(Decimal("0.01"))), "rmb"))
    below_hundred_million = amount // 100 % 10**8
    if amount >= 10**10 and 1_000 <= below_hundred_million < 10_000:
        # cn2an drops the 零 here, and 壹亿壹仟 is commonly heard as 1.1 亿.
        text = text.replace("亿", "亿零", 1)
    return text


def day(text: object) -> str:
    """ISO day as printed: ``2026年3月2日``."""
    value = _day(text)
    return f"{value.year}年{value.month}月{value.day}日"


def numeral_day(text: object) -> str:
    """ISO day in Chinese numerals, as below a signature: ``二〇二六年三月二日``."""
    value = _day(text)
    year = "".join(NUMERALS[int(digit)] for digit in f"{value.year:04d}")
    return f"{year}年{_below_hundred(value.month)}月{_below_hundred(value.day)}日"


def moment(text: object) -> str:
    """ISO instant in the bureau's time: ``2026年3月2日9时05分``."""
    if type(text) is not str:
        raise ValueError("需要带时区的时间")
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("需要带时区的时间")
    local = instant.astimezone(BUREAU_TZ)
    return f"{local.year}年{local.month}月{local.day}日{local.hour}时{local.minute:02d}分"


SENTENCE_ENDS = "。！？；：…!?;:.”》"
"""After these an official document sets no further full stop."""


def lines(text: object) -> list[str]:
    """The paragraphs of a longer text, without empty ones, each ending as a sentence does."""
    if type(text) is not str:
        raise ValueError("需要文字")
    found = [line.strip() for line in text.splitlines() if line.strip()]
    return [line if line[-1] in SENTENCE_ENDS else f"{line}。" for line in found]


def _amount(fen: object) -> int:
    if type(fen) is not int or not 0 <= fen < LARGEST_FEN:
        raise ValueError("需要以分为单位的非负整数")
    return fen


def _day(text: object) -> date:
    if type(text) is not str or not ISO_DAY.fullmatch(text):
        raise ValueError("需要形如 2026-03-02 的日期")
    return date.fromisoformat(text)


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens]}十"
    return lead + (NUMERALS[ones] if ones else "")
