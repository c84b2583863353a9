"""Statutory gates of coercion (行政强制): measures (查封、扣押) and direct execution (强制执行)."""

from states.action import Gate
from states.formula import Fact
from states.vocabulary import Weight

F = Fact

MEASURE_APPROVED = Gate(
    "measure_approved", "行政强制法18(一)", "强制措施实施前须经机关负责人批准，尚未批准", F("measure_approved")
)
MEASURE_IMPOSED = Gate("measure_imposed", "行政强制法24", "尚未实施查封、扣押", F("measure_imposed"))
NOT_YET_APPROVED = Gate("not_yet_approved", "行政强制法19", "已经批准，不需要补办批准手续", ~F("measure_approved"))
MEASURE_EXTENDED_ONCE = Gate(
    "measure_extended_once",
    "行政强制法25(1)",
    "查封、扣押的期限只能延长一次，不得超过{seizure_extended}",
    ~F("measure_extended"),
)
MEASURE_RUNNING = Gate(
    "measure_running",
    "行政强制法28(1)",
    "查封、扣押期限已经届满，应当立即解除，不得延长",
    ~F("measure_period_over"),
)
GOODS_RETURNED = Gate(
    "goods_returned",
    "行政强制法28(2)",
    "已决定解除查封、扣押，财物尚未退还",
    ~F("release_decided") | F("goods_returned"),
)
RELEASED = Gate("release_decided", "行政强制法28(2)", "没有决定解除查封、扣押", F("release_decided"))
DUTY_BASED = Gate("duty_based", "行政强制法34", "没有据以执行的、已经生效的行政决定", F("duty_based"))
URGED = Gate(
    "duty_urged",
    "行政强制法35",
    "作出强制执行决定前应当事先书面催告，催告书尚未送达",
    F("urging_served"),
)
URGING_OVER = Gate(
    "urging_period",
    "行政强制法37",
    "催告的履行期限未满，也没有证据证明当事人转移、隐匿财物",
    F("urging_period_over") | F("concealment_shown"),
)
UNPERFORMED = Gate("duty_unperformed", "行政强制法37", "当事人已经履行，不得强制执行", ~F("duty_performed"))
NO_AGREEMENT_RUNNING = Gate(
    "no_agreement_running",
    "行政强制法42(1)",
    "执行协议正在履行，当事人没有违反协议，不得强制执行",
    ~F("agreement_running"),
)
AGREEMENT_RUNNING = Gate("agreement_running", "行政强制法42(2)", "没有正在履行的执行协议", F("agreement_running"))
EXECUTION_FINISHED = Gate(
    "execution_finished",
    "行政强制法34",
    "义务尚未履行，也没有强制执行完毕或者终结执行",
    ~F("duty_based") | F("duty_performed") | F("execution_carried_out") | F("ended_undecided"),
)
CONFIRMED_IN_TIME = Gate(
    "confirmed_in_time",
    "行政强制法19",
    "当场实施后超过{report_hours}才补办批准手续",
    ~F("report_period_over"),
    Weight.FLAGS,
    "如实说明迟延原因，报执法监督人员处理",
)
MEASURE_DECIDED_IN_TIME = Gate(
    "measure_decided_in_time",
    "行政强制法27",
    "超过查封、扣押的期限才作出处理决定",
    ~F("measure_period_over"),
    Weight.FLAGS,
    "立即退还财物并说明迟延原因，报执法监督人员处理；期限届满后的查封、扣押没有依据",
)
