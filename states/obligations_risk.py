"""What the bureau's own plan asks before a major decision of any family: written from 金科〔2015〕8号四(4)、四(6), not from
the gates. Pure."""

from states.formula import Fact
from states.obligation import Obligation

F = Fact
ASSESSMENT, ADVISERS = "金科〔2015〕8号四(4)", "金科〔2015〕8号四(6)"


def before_major(*acts: str) -> tuple[Obligation, ...]:
    """Whatever is major is assessed first, what was found grave is met, and the adviser is heard if the bureau said so."""
    return (
        Obligation(
            "risk_assessed",
            ASSESSMENT,
            "重大执法事项已经评估风险",
            F("risk_assessed") | ~F("risk_due"),
            acts,
        ),
        Obligation(
            "risks_covered",
            ASSESSMENT,
            "高风险的风险点都有防控办法",
            F("risks_covered") | ~F("risk_due"),
            acts,
        ),
        Obligation(
            "adviser_heard",
            ADVISERS,
            "本局要求征询法律顾问的重大决定，已经征询",
            F("adviser_consulted") | ~F("adviser_due"),
            acts,
        ),
    )
