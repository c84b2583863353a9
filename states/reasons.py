"""Why something is refused or flagged, and the refusals themselves."""

from dataclasses import dataclass

from states.field_titles import told
from states.vocabulary import Weight


@dataclass(frozen=True, slots=True)
class Reason:
    """One unmet rule: the gate, the clause it rests on, a sentence in plain Chinese."""

    gate: str
    clause: str
    says: str
    weight: Weight = Weight.BARS
    remedy: str = ""  # for a flag (瑕疵): the lawful way to mend it


class Refusal(Exception):
    """The command was not carried out; nothing of the case changed."""

    code = "refused"


class ActionRefused(Refusal):
    """The action is unlawful here and now; every reason is named."""

    def __init__(self, action: str, step: str, reasons: tuple[Reason, ...]) -> None:
        super().__init__("；".join(f"{r.says}（{r.clause}）" for r in reasons))
        self.action, self.step, self.reasons = action, step, reasons


class CommandInvalid(Refusal):
    """The command itself is malformed: unknown action, bad payload, impossible time, reused key."""

    code = "invalid"

    def __init__(self, problem: str, field: str = "") -> None:
        super().__init__(f"{told(field)}：{problem}" if field else problem)
        self.problem, self.field = problem, field


class StaleCase(Refusal):
    """Somebody else moved the case in the meantime; the answer says what changed."""

    code = "conflict"

    def __init__(self, case_no: str, expected: int, actual: int, changes: tuple[str, ...]) -> None:
        if expected > actual:
            says = f"案件{case_no}现为第{actual}号记录，没有您所写的第{expected}号。请查看案件，核对版本号后重新办理"
        else:
            since = "；".join(changes) or "无"
            says = f"案件{case_no}已有新的记录（您看到的是第{expected}号，现为第{actual}号）：{since}。请刷新后重新办理"
        super().__init__(says)
        self.case_no, self.expected, self.actual, self.changes = case_no, expected, actual, changes
