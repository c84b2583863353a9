"""Gates before a major decision of any family: the risk was assessed, and an adviser heard where the bureau asks for it
(金科〔2015〕8号四(4)、四(6)). No config takes them off."""

from states.action import Gate
from states.formula import Fact

F = Fact

RISK_ASSESSED = Gate(
    "risk_assessed",
    "金科〔2015〕8号四(4)",
    "重大行政执法事项尚未作风险评估：须从合法性、社会稳定、公共安全三方面评估，列明风险点和防控办法",
    ~F("risk_due") | F("risk_assessed"),
)
RISKS_COVERED = Gate(
    "risks_covered",
    "金科〔2015〕8号四(4)",
    "评为高风险的风险点没有正在实施的防控办法：须有在岗的责任人和没有过去的期限，或者已经落实；请重新评估",
    ~F("risk_due") | F("risks_covered"),
)
ADVISER_HEARD = Gate(
    "adviser_heard",
    "金科〔2015〕8号四(6)",
    "本局规定重大决定须先征询法律顾问意见，尚未征询",
    ~F("adviser_due") | F("adviser_consulted"),
)

BEFORE_MAJOR = (RISK_ASSESSED, RISKS_COVERED, ADVISER_HEARD)
"""What must be so besides before a decision that may be a major one."""
