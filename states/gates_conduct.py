"""Gates of conduct that a decision orders (行为义务): urged, brought before the court, and settled before the case closes."""

from states.action import Gate
from states.formula import Fact

F = Fact

CONDUCT_OPEN = Gate("conduct_open", "行政强制法53", "没有登记逾期未履行的行为义务，或者已经履行完毕", F("conduct_open"))
CONDUCT_NOT_OPEN = Gate(
    "conduct_not_open", "行政强制法53", "已登记的行为义务尚未履行完毕，不得另行登记", ~F("conduct_open")
)
CONDUCT_URGED = Gate(
    "conduct_urged",
    "行政强制法54",
    "履行行为义务的催告书尚未送达，或者送达后未满{compulsion_urging}",
    F("conduct_urging_over"),
)
CONDUCT_REMEDIES_OVER = Gate(
    "conduct_remedies_over",
    "行政强制法53",
    "当事人申请行政复议、提起行政诉讼的期限未满，或者复议、诉讼尚未办结，不得申请执行行为义务；经过复议的，还须登记当事人收到复议决定书之日",
    F("conduct_remedies_over") & ~F("remedy_pending"),
)
CONDUCT_IN_TIME = Gate(
    "conduct_in_time",
    "行政强制法53",
    "申请人民法院强制执行行为义务的期限（{court_application}，法院判决后为{judgment_application}）已过",
    ~F("conduct_court_over"),
)
CONDUCT_COURT_DONE = Gate(
    "conduct_court_done",
    "行政强制法57",
    "已申请人民法院强制执行行为义务，结果尚未登记",
    ~F("conduct_court_pending"),
)
CONDUCT_COURT_APPLIED = Gate(
    "conduct_court_applied", "行政强制法55", "没有尚未答复的行为义务强制执行申请", F("conduct_court_pending")
)
CONDUCT_SETTLED = Gate(
    "conduct_settled",
    "行政强制法53",
    "登记的行为义务尚未履行或者执行完毕，也没有终结执行",
    ~F("conduct_open") | F("discontinued") | F("decision_annulled"),
)
