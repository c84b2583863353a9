"""The conditions of the record (办理条件) as the public reads them in the published flow (M37): what a function compares in
one case is said here for all of them, each with its clause."""

from collections.abc import Iterator
from dataclasses import dataclass

from states.action import CaseAction
from states.families import resting_on
from states.other_side import TWO_SIDED
from states.reasons import Reason

OF_COURT = "行政强制法58(3)"
FORWARDING = "行政复议法32(2)"


@dataclass(frozen=True, slots=True)
class Said:
    """What a condition bars or flags, its clause, by which name of a rule other families know it, and where it is asked at all."""

    says: str
    clause: str
    gate: str = ""
    families: frozenset[str] | None = None  # none: in all of them
    needs: str | None = None  # an act that the procedure must know


SAID: dict[str, Said] = {
    "device_facts_told": Said("电子技术监控设备的记录没有及时告知当事人所记录的违法事实", "行政处罚法41(3)"),
    "asked_before_the_decision": Said(
        "听证要求在期限内提出，决定作出之后才收到", "行政处罚法63", gate="asked_before_decision"
    ),
    "on_the_day_told": Said("听证不在通知的日期举行", "行政处罚法64(二)", gate="hearing_day"),
    "proposal_still_holds": Said(
        "拟处罚意见所依据的证据、情节、裁量基准或者条文在作出决定之日已经不成立", "行政处罚法57"
    ),
    "handed_over_at_once": Said("当场作出的处罚决定没有当场交付当事人", "行政处罚法52(1)", needs="make_spot_decision"),
    "told_after_clearance": Said(
        "当事人不在场而立即代履行的，没有在事后立即通知当事人", "行政强制法52", needs="decide_clearance"
    ),
    "lapse_or_unwilling": Said("意见表交回的期限未满，由系统自动安排回访", "金科〔2015〕8号四(1)"),
    "actor_outside_case": Said("督办事项由承办科室的人员办结", "金科〔2015〕8号四(1)"),
    "goods_disposed": Said(
        "没收的非法财物尚未按照国家规定公开拍卖或者处理", "行政处罚法74(1)", needs="dispose_of_goods"
    ),
    "urged_for_this_sum": Said("催告书作出之后应缴数额或者缴款日期已经改变，没有重新催告", "行政强制法54"),
    "asked_once.<locals>.check": Said("上一级人民法院已经就复议作出裁定", OF_COURT),
    "asked_in_time.<locals>.check": Said("向上一级人民法院申请复议的期限已经届满", OF_COURT),
    "something_is_open": Said("决定已经履行完毕，没有可以终结的执行", "行政强制法40"),
    "bounce_is_a_defect": Said("电子送达的邮件被退回，未能到达当事人的系统", "民事诉讼法90"),
    "other_side_is_named": Said(
        "没有写明对方当事人，或者写的就是申请人本人", "行政许可法32", families=frozenset(TWO_SIDED)
    ),
    "told_as_proposed": Said(
        "拟作出的决定与已告知的结果、事实、理由或者依据不同，没有重新告知",
        "河南省行政执法条例26",
        gate="told_as_proposed",
    ),
    "everybody_was_told": Said(
        "告知书没有送达每一个当事人和利害关系人", "河南省行政执法条例26", gate="everybody_was_told"
    ),
    "force_is_given": Said("法律没有规定本机关有强制执行权，应当申请人民法院强制执行", "行政强制法13"),
    "day_is_ahead": Said("决定的执行时间已经过去", "行政强制法37"),
    "done_by_day": Said("没有紧急情况而在夜间或者休息日、法定节假日实施强制执行", "行政强制法43(1)"),
    "not_before_the_day_told": Said("在决定书告知的执行时间之前实施强制执行", "行政强制法37"),
    "not_while_resting": Said("执行已经中止，尚未恢复", "行政强制法39"),
    "urged_again": Said("代履行{substitute_urging}前没有再次催告当事人履行", "行政强制法51(1)(二)"),
    "substitution_is_given": Said("法律没有规定本机关可以就此事项代履行", "行政强制法13"),
    "promises_stand": Said("上一次约谈中的承诺还没有逐项检查", "金科〔2015〕8号二(二)"),
    "held_when_called": Said("约谈的日期未到", "金科〔2015〕8号二(二)"),
    "urged_for_this": Said("催告书不是就现在尚未履行的行为义务作出的", "行政强制法54"),
    "may_be_handed_in_here": Said("决定不是当场作出的，也不依据电子技术监控设备的记录", "行政复议法32(1)"),
    "something_to_forward": Said("没有尚待转送的行政复议申请", FORWARDING),
    "forwarded_in_time": Said("收到行政复议申请超过{review_forwarding}才转送", FORWARDING),
    "goods_were_confiscated": Said("没有已经送达且未被撤销的没收非法财物的决定", "行政处罚法74(1)"),
    "is_a_citizen": Said("当事人不是公民", "行政处罚法30"),
    "within_hours": Said("批准移送后超过{transfer_hours}才向公安机关移送", "移送规定5(2)"),
    "head_agrees": Said("不是政府信息公开工作机构负责人，也不是机关负责人", "政府信息公开条例33(2)"),
    "head_signs": Said("不是政府信息公开工作机构负责人，也不是机关负责人", "政府信息公开条例45"),
    "everybody_harmed_was_asked": Said("公开会损害第三方合法权益，没有书面征求其意见", "政府信息公开条例32"),
    "proposal_knows_all_views": Said(
        "第三方不同意公开而拟答复意见没有认定其理由，或者以第三方同意公开的信息不予公开", "政府信息公开条例32"
    ),
    "told_in_time_to_correct": Said("补正告知书没有送达申请人，或者送达后补正的时间未满", "政府信息公开条例30"),
    "no_demand_is_open": Said("上一项更正要求尚未答复", "政府信息公开条例41"),
    "nobody_is_harmed": Said("公开会损害第三方合法权益，不能当场提供", "政府信息公开条例32"),
    "received_today": Said("不是收到申请（补正的申请）的当日", "政府信息公开条例33(1)"),
}
"""By the name of the function: what it bars or flags, and the clause."""


def said_of(action: CaseAction, family: str, acts: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What the record must not show for this act in a procedure of this family that knows these acts, and the clause of each."""
    for condition in action.conditions:
        said = SAID[condition.__qualname__]
        asked = said.families is None or family in said.families
        if asked and (said.needs is None or said.needs in acts):
            reason = resting_on(family, Reason(said.gate, said.clause, said.says))
            yield reason.says, reason.clause
