"""The gates of a transfer to the police (移送): who decides on which report, and what must be done before it is over."""

from states.action import Gate
from states.formula import Fact
from states.vocabulary import Weight

F = Fact

TRANSFER_REPORTED = Gate(
    "transfer_reported",
    "移送规定5(1)",
    "没有{officers_at_least}以上持证人员核实后提出的移送涉嫌犯罪案件书面报告，请先提出报告",
    F("crime_reported"),
)
HEAD_DECIDES = Gate(
    "head_decides",
    "移送规定5(1)",
    "是否移送涉嫌犯罪案件，须由本机关正职负责人或者主持工作的负责人决定（本机关配置中登记的正职），或者由依法代行其职责的人决定",
    F("actor_heads"),
)
HANDED_OVER = Gate(
    "transfer_handed_over",
    "移送规定6",
    "移送书和材料尚未交公安机关，请先登记移送交接，再登记移送结果",
    F("transfer_handed_over"),
)
TRANSFER_REFUSED = Gate(
    "transfer_refused",
    "移送规定9(1)",
    "没有公安机关不予立案或者退回的通知，无从提请复议或者建议立案监督",
    F("transfer_refused"),
)
CONTESTED_IN_TIME = Gate(
    "contested_in_time",
    "移送规定9(1)",
    "接到不予立案通知书已超过{transfer_review}",
    ~F("transfer_review_over"),
    Weight.FLAGS,
    "公安机关不受理的，可以建议人民检察院依法进行立案监督，并如实记录迟延原因",
)
CRIME_TAKEN = Gate(
    "crime_taken",
    "移送规定12",
    "公安机关没有决定立案，无须移交涉案物品",
    F("transfer_accepted"),
)
GOODS_IN_TIME = Gate(
    "goods_in_time",
    "移送规定12",
    "接到立案通知书超过{transfer_goods}才移交涉案物品和材料",
    ~F("transfer_goods_over"),
    Weight.FLAGS,
    "如实说明迟延原因，立即办结交接手续",
)
GOODS_HANDED_OVER = Gate(
    "goods_handed_over",
    "移送规定12",
    "公安机关已经立案，涉案物品以及与案件有关的其他材料尚未移交并办结交接手续",
    F("goods_handed_over") | ~F("transfer_accepted"),
)
CRIME_ENDED = Gate(
    "crime_ended",
    "行政处罚法27",
    "本案涉嫌犯罪，尚未移送，或者移送后公安机关还没有答复",
    (~F("crime_suspected") & ~F("transferred")) | F("transfer_accepted"),
)
