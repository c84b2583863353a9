"""What the law asks of decisions that are contested, taken back or put right in whatever family (复议、诉讼、撤销、补正、恢复原状):
written from 行政复议法11, 20, 42, 48, 64, 66, 77, 行政诉讼法70 to 72, 行政强制法8, 41 and 河南省行政执法条例23, 32, not from the
gates. Pure."""

from states.formula import Fact, Formula
from states.obligation import END, Obligation

F = Fact
SILENT = F("application_accepted") & ~F("decision_made")
"""An application waits for its decision; whether too long is told by a fact that is never so without this."""

ACTED_ANEW = (
    Obligation("acted_anew", "行政复议法77", "责令重新作出、限期履行的已经办理", ~F("anew_due"), ("close_case",)),
    Obligation("done_as_ordered", "行政复议法77", "责令重新作出、限期履行的已经办理", ~F("anew_due"), (END,)),
    Obligation(
        "ordered_anew", "行政复议法77", "登记的是责令重新作出、限期履行的结果", F("anew_due"), ("record_redecision",)
    ),
    Obligation(
        "reviewable",
        "行政复议法20",
        "申请复议、起诉的是已经作出的决定、已经实施的强制措施、视为放弃申请的认定，或者对已受理的申请逾期不作决定",
        F("decision_made") | F("measure_imposed") | F("undecided_too_long") | F("request_given_up"),
        ("record_review",),
    ),
    Obligation(
        "something_to_review",
        "行政复议法11",
        "没有作出决定、没有实施强制措施、也没有受理申请的，没有可以复议的行政行为",
        F("decision_made") | F("measure_imposed") | SILENT,
        ("record_review",),
    ),
)
"""Of every family whose acts can be reviewed."""

DISPUTES = (
    *ACTED_ANEW,
    Obligation(
        "remedy_open",
        "行政复议法48",
        "答复的是正在进行的行政复议或者行政诉讼",
        F("remedy_pending"),
        ("answer_review",),
    ),
    Obligation(
        "result_awaited",
        "行政复议法42",
        "登记结果的是正在进行的，或者复议机关逾期没有作出决定的",
        F("remedy_pending") | F("left_undecided"),
        ("record_review_result",),
    ),
    Obligation(
        "remedy_done",
        "行政复议法42",
        "先前的行政复议、行政诉讼已有结果",
        ~F("remedy_pending"),
        ("close_case",),
    ),
    Obligation("no_dispute_open", "行政复议法42", "行政复议、行政诉讼已有结果", ~F("remedy_pending"), (END,)),
)

HEAD = (
    Obligation("approver_certified", "金科〔2015〕8号四(7)", "决定的负责人持证", F("actor_certified"), ()),
    Obligation("four_eyes", "河南省行政执法条例28(1)", "决定的负责人不是承办人", F("actor_not_handler"), ()),
    Obligation("decided", "河南省行政执法条例32", "已经作出决定", F("decision_made"), ()),
    Obligation("not_annulled", "河南省行政执法条例32", "决定没有撤销", ~F("decision_annulled"), ()),
)
"""Who takes back or puts right, and what; the acts are named where the family has them."""


def taken_back(*acts: str) -> tuple[Obligation, ...]:
    """The head's own word on a decision that stands (河南省行政执法条例32)."""
    return tuple(Obligation(o.key, o.clause, o.says, o.formula, acts) for o in HEAD)


def recusal_first(*deciding: str) -> tuple[Obligation, ...]:
    """No decision while it is open who keeps out, and only what was asked for is decided (河南省行政执法条例23(2))."""
    clause = "河南省行政执法条例23(2)"
    return (
        Obligation("recusal_decided", clause, "回避申请已经决定", ~F("recusal_pending"), deciding),
        Obligation("recusal_asked", clause, "有回避申请", F("recusal_pending"), ("decide_recusal",)),
        Obligation(
            "approver_certified",
            "金科〔2015〕8号四(7)",
            "决定回避的负责人持证",
            F("actor_certified"),
            ("decide_recusal",),
        ),
        Obligation(
            "not_recused",
            "河南省行政执法条例23(1)",
            "办理人无须回避",
            F("actor_not_recused"),
            (*deciding, "decide_recusal", "close_case"),
        ),
    )


STANDS_NOT: Formula = F("decision_overturned")
CARRIED_OUT: Formula = F("execution_carried_out") | (F("measure_imposed") & ~F("goods_returned"))

MADE_GOOD = (
    Obligation(
        "restitution_owed",
        "行政强制法41",
        "已经执行、查封、扣押而没有退还的强制没有成立",
        STANDS_NOT & CARRIED_OUT,
        ("record_restitution",),
    ),
    Obligation(
        "restitution_made",
        "行政强制法41",
        "没有成立的强制已恢复原状、退还财物或者赔偿",
        ~(STANDS_NOT & CARRIED_OUT) | F("restitution_made"),
        ("close_case",),
    ),
    Obligation(
        "made_good",
        "行政强制法8",
        "违法实施强制造成的损害已经了结",
        ~(STANDS_NOT & CARRIED_OUT) | F("restitution_made"),
        (END,),
    ),
    Obligation(
        "executed_on_standing",
        "行政强制法41",
        "实施的是没有被撤销的执行决定",
        ~F("decision_annulled"),
        ("carry_out_execution",),
        flags=True,
    ),
    Obligation(
        "not_annulled",
        "行政强制法41",
        "决定、措施没有被撤销",
        ~F("decision_annulled"),
        ("agree_execution", "resume_execution", "extend_measure", "confirm_measure"),
    ),
)
"""Coercion that did not stand (行政强制法8, 41)."""
