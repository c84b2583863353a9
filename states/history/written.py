"""Days, amounts, kinds and names as exports write them → one value, or :class:`Unreadable`; nothing is guessed."""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

FEN = {"yuan": 100, "wan_yuan": 1_000_000}
UNITS = {"yuan": "元", "wan_yuan": "万元"}
FEN_MOST = 10_000_000_000_00
ROC_OFFSET = 1911

_DAY = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"),
    re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})"),
    re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)
_ROC_DAY = (
    re.compile(r"(?:民國|民国)?(\d{2,3})/(\d{1,2})/(\d{1,2})"),
    re.compile(r"(?:民國|民国)?(\d{2,3})-(\d{1,2})-(\d{1,2})"),
    re.compile(r"(?:民國|民国)?(\d{2,3})\.(\d{1,2})\.(\d{1,2})"),
    re.compile(r"(?:民國|民国)?(\d{2,3})年(\d{1,2})月(\d{1,2})日"),
    re.compile(r"(\d{3})(\d{2})(\d{2})"),
)
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$")
_PLAIN = re.compile(r"\d{1,16}(\.\d{1,20})?")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d{1,20})?")
_MARKS = re.compile(r"^(?:人民币|RMB|CNY|NT\$|¥|\$)|(?:整|圆整)$")
_BROKEN = re.compile(r"&#\d+;?|[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]|\?")
_ENDS_IN_BRACKETS = re.compile(r"[)）]$")

KINDS = frozenset(
    [
        "警告",
        "通报批评",
        "罚款",
        "没收违法所得",
        "没收非法所得",
        "没收非法财物",
        "暂扣许可证件",
        "暂扣许可证",
        "暂扣执照",
        "降低资质等级",
        "吊销许可证件",
        "吊销许可证",
        "吊销执照",
        "限制开展生产经营活动",
        "责令停产停业",
        "责令关闭",
        "限制从业",
        "行政拘留",
        "其他",
        "其他行政处罚",
    ]
)
"""Kinds of penalty (行政处罚法9) as exports write them."""
NO_PENALTIES = frozenset(["责令改正", "责令限期改正", "限期改正", "限期整改", "责令整改"])


class Unreadable(ValueError):
    """What stands there has no certain meaning; the reason is a sentence and repeats no value."""


def folded(text: str) -> str:
    """Full-width letters and digits as half-width ones, outer blanks gone; for reading only, never for keeping."""
    return unicodedata.normalize("NFKC", text).strip()


def read_day(text: str, calendar: str) -> date:
    """A day in the calendar of its source: ``2024-01-05``, ``2024/1/5``, ``2024年1月5日``, ``113/01/05``."""
    plain = _MIDNIGHT.sub("", "".join(folded(text).split(" ")) if "年" in text else folded(text))
    for form in _ROC_DAY if calendar == "roc" else _DAY:
        if found := form.fullmatch(plain):
            year, month, day = (int(part) for part in found.groups())
            return _day(year + (ROC_OFFSET if calendar == "roc" else 0), month, day)
    if calendar == "roc":
        raise Unreadable("不是民国纪年的日期（如 113/01/05）")
    raise Unreadable("日期写法不能确定（应为 2024-01-05、2024/1/5 或 2024年1月5日）")


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise Unreadable("没有这一天") from None
    if not 1900 <= found.year < 2200:
        raise Unreadable("年份不在1900年至2199年之间")
    return found


def read_fen(text: str, unit: str) -> int:
    """An amount in the unit of its column as whole fen; exact, and refused where it would have to be rounded."""
    plain = _MARKS.sub("", folded(text).replace(" ", ""))
    for word in ("万元", "元"):
        if plain.endswith(word):
            if word != UNITS[unit]:
                raise Unreadable(f"写明的单位是{word}，而本栏以{UNITS[unit]}计")
            plain = plain.removesuffix(word)
            break
    if not _PLAIN.fullmatch(plain) and not _GROUPED.fullmatch(plain):
        raise Unreadable("不是一个确定的金额")
    fen = Decimal(plain.replace(",", "")) * FEN[unit]
    if fen != fen.to_integral_value():
        raise Unreadable("金额不是整分，不作四舍五入")
    if fen > FEN_MOST:
        raise Unreadable("金额过大")
    return int(fen)


def read_kinds(text: str) -> tuple[tuple[str, ...], list[str]]:
    """(kinds, reasons against the parts that are none), several joined by a separator or in a JSON list."""
    kinds, reasons = [], []
    for part in _parts(text):
        name = re.sub(r"\(见处罚类别2\)$", "", folded(part))
        if name in KINDS:
            kinds.append(name)
        elif name in NO_PENALTIES:
            reasons.append("责令改正不是处罚种类")
        else:
            reasons.append("有一项不是行政处罚法规定的处罚种类")
    return tuple(dict.fromkeys(kinds)), list(dict.fromkeys(reasons))


def _parts(text: str) -> Iterator[str]:
    listed: object = None
    if text.lstrip().startswith("["):
        try:
            listed = json.loads(text)
        except ValueError:
            listed = None
    if isinstance(listed, list) and all(isinstance(part, str) for part in listed):
        yield from (part for part in listed if part.strip())
        return
    yield from (part for part in re.split(r"[;；、,，\n]", text) if part.strip())


def read_name(text: str) -> str:
    """The name of a party; what is a kind of penalty or the title of a case is none."""
    name = " ".join(text.split())
    if folded(name) in KINDS | NO_PENALTIES:
        raise Unreadable("填的是处罚种类，不是当事人名称")
    if name.endswith("案"):
        raise Unreadable("填的是案件名称，不是当事人名称")
    if len(name) > 200:
        raise Unreadable("过长，不像是当事人名称")
    return name


def split_head(text: str) -> tuple[str, str | None]:
    """(name, person responsible) of ``公司(負責人)``; the bracket at the end is taken as a whole, inner ones included."""
    name = text.strip()
    if not _ENDS_IN_BRACKETS.search(name):
        return name, None
    depth = 0
    for at in range(len(name) - 1, -1, -1):
        depth += (name[at] in ")）") - (name[at] in "(（")
        if depth == 0:
            if at == 0:
                raise Unreadable("括号之前没有名称")
            return name[:at].strip(), name[at + 1 : -1].strip() or None
    raise Unreadable("括号不成对")


def broken(text: str) -> bool:
    """Whether letters were lost on the way: question marks, numeric entities, private-use code points."""
    return _BROKEN.search(text) is not None
