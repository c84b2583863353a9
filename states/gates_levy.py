"""Statutory gates of levies (行政征收): the list, two who assess, late fees."""

from states.action import Gate
from states.formula import Fact

F = Fact

LEVY_REGISTERED = Gate("levy_registered", "财税〔2016〕33号", "尚未登记应征事项", F("levy_registered"))
ASSESSED = Gate("assessed", "河南省行政执法条例24", "尚未由{officers_at_least}以上持证人员核定计征数量", F("assessed"))
LEVY_OPEN = Gate(
    "levy_open", "财税〔2016〕33号", "没有已经送达而尚未缴清的征收款项", F("decision_served") & ~F("sum_settled")
)
RELIEF_ASKED = Gate("relief_asked", "财税〔2016〕33号", "缴款人没有申请减免、缓缴，或者申请已经答复", F("relief_asked"))
RELIEF_ANSWERED = Gate("relief_answered", "财税〔2016〕33号", "减免、缓缴申请尚未答复", ~F("relief_asked"))
LEVY_LATE = Gate("levy_late", "行政强制法45", "没有逾期未缴的征收款项，不得催告", F("levy_overdue"))
LATE_FEE_OPEN = Gate("late_fee_open", "行政强制法42(1)", "没有尚未缴清的滞纳金可以减免", ~F("late_fee_settled"))
LATE_FEE_SETTLED = Gate(
    "late_fee_settled", "行政强制法45", "滞纳金尚未缴清，也没有决定减免", F("late_fee_settled") | F("discontinued")
)
