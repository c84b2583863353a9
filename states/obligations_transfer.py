"""What the law asks where an act may be a crime (涉嫌犯罪): written from 行政处罚法27 and 移送规定5, 6, 9, 11, 12, not from
the gates. Pure."""

from states.formula import Fact
from states.obligation import END, Obligation

F = Fact

TRANSFER: tuple[Obligation, ...] = (
    Obligation(
        "transfer_reported", "移送规定5(1)", "移送以专案人员的书面报告为据", F("crime_reported"), ("transfer_case",)
    ),
    Obligation(
        "head_decides",
        "移送规定5(1)",
        "正职负责人或者主持工作的负责人决定是否移送",
        F("actor_heads"),
        ("transfer_case", "decline_transfer"),
    ),
    Obligation(
        "transfer_handed_over",
        "移送规定6",
        "有了移送交接，才有移送结果",
        F("transfer_handed_over"),
        ("record_transfer_result",),
    ),
    Obligation(
        "transfer_refused", "移送规定9(1)", "公安机关没有立案", F("transfer_refused"), ("contest_transfer_result",)
    ),
    Obligation(
        "contested_in_time",
        "移送规定9(1)",
        "在法定期限内提请复议",
        ~F("transfer_review_over"),
        ("contest_transfer_result",),
        flags=True,
    ),
    Obligation("crime_taken", "移送规定12", "公安机关已经立案", F("transfer_accepted"), ("hand_over_goods",)),
    Obligation(
        "goods_in_time",
        "移送规定12",
        "在法定期限内移交物品",
        ~F("transfer_goods_over"),
        ("hand_over_goods",),
        flags=True,
    ),
    Obligation(
        "goods_handed_over",
        "移送规定12",
        "立案的，物品和材料已经移交",
        ~F("transfer_accepted") | F("goods_handed_over"),
        ("close_case", END),
    ),
    Obligation(
        "crime_ended",
        "行政处罚法27",
        "涉嫌犯罪的，公安机关已经接收",
        F("transfer_accepted") | ~(F("crime_suspected") | F("transferred")),
        ("close_case", END),
    ),
)
