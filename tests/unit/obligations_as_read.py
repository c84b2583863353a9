"""What the law asks of each family of enforcement (法定要求), as a lawyer reads it: every obligation, every kind of end.

``python -m tests.unit.obligations_as_read`` writes the list anew; whoever does reads the difference as a lawyer would.
"""

from collections.abc import Iterator

from config.settings import CHECKOUT
from states.formula import All, AnyOf, Fact, Formula, Not
from states.obligation import Obligation
from states.obligations import ENDINGS, OBLIGATIONS

LISTS = CHECKOUT / "tests" / "unit" / "states" / "obligations"


def as_read(family: str) -> str:
    """The obligations of a family in their order, then how its cases end."""
    asked = [line for obligation in OBLIGATIONS[family] for line in _lines(obligation)]
    ends = [f"结局：{title}：{said(formula)}" for title, formula in ENDINGS.get(family, ())]
    return "\n".join([*asked, *ends]) + "\n"


def _lines(one: Obligation) -> Iterator[str]:
    flagged = "（缺则记瑕疵）" if one.flags else ""
    where = f"（有 {one.where} 的程序）" if one.where else ""
    yield f"{one.key}（{one.clause}）：{one.says}{flagged}{where}"
    yield f"  办理 {'、'.join(one.acts)} 时"
    yield f"  须 {said(one.formula)}"


def said(formula: Formula) -> str:
    """且, 或 and 非 between the names of the facts."""
    match formula:
        case Fact(key=key):
            return key
        case Not(part=part):
            return f"非{said(part)}" if isinstance(part, Fact) else f"非（{said(part)}）"
        case All(parts=parts):
            return "（" + " 且 ".join(map(said, parts)) + "）"
        case AnyOf(parts=parts):
            return "（" + " 或 ".join(map(said, parts)) + "）"
    raise TypeError(formula)


if __name__ == "__main__":
    for name in OBLIGATIONS:
        (LISTS / f"{name}.txt").write_text(as_read(name), "utf-8")
