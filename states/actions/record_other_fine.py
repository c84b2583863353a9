"""Record whether another fine was imposed for the same act (同一违法行为已被罚款, 行政处罚法29)."""

from config.schema.base import Line, Text
from config.schema.days import Day
from states import checks
from states.action import CLERKS, CaseAction
from states.payload import Fen, Payload


class RecordOtherFine(Payload):
    """The other decision, and whether it was for the same act."""

    decided_by: Line
    decision_no: Line
    decided_on: Day
    amount: Fen
    same_act: bool
    criminal: bool = False  # 人民法院判处的罚金 (行政处罚法35(2))
    reason: Text


RECORD_OTHER_FINE = CaseAction(
    key="record_other_fine",
    title="登记其他罚款决定",
    payload=RecordOtherFine,
    roles=CLERKS,
    clause="行政处罚法29",
    never_moves=True,
    on_paper=True,
    checks=(checks.not_later_than_today("decided_on"),),
)
