"""What the law asks while a decision is contested (行政复议、行政诉讼期间), and of what comes of it. Pure."""

from datetime import date
from typing import Any

from states.facts import CaseFacts
from states.reasons import Reason
from states.reviews import left_undecided, meant_by, open_reviews, reviews
from states.terms import chinese_date
from states.vocabulary import Weight


def not_gathered_while_contested(facts: CaseFacts, payload: Any) -> Reason | None:
    """While a decision is contested the bureau gathers no evidence from the party or others by itself; what it gathered
    proves nothing of the decision, unless the organ or the court let it be added (行政复议法46; 行政诉讼法35, 36(2))."""
    contested = min((one.act for one in open_reviews(facts)), key=lambda act: act.on, default=None)
    if contested is None or facts.on < contested.on or getattr(payload, "admitted_by", None) is not None:
        return None
    remedy = "不作为原决定合法的证据；需要补充的，取得复议机构、人民法院同意后写明同意补充的文书（admitted_by）重新登记"
    if contested.data["kind"] == "lawsuit":
        says = "诉讼过程中，本机关不得自行向原告、第三人和证人收集证据"
        return Reason("gathered_while_contested", "行政诉讼法35", says, Weight.FLAGS, remedy)
    says = "行政复议期间，本机关不得自行向申请人和其他单位、个人收集证据"
    return Reason("gathered_while_contested", "行政复议法46(1)", says, Weight.FLAGS, remedy)


def which_is_meant(facts: CaseFacts, payload: Any) -> Reason | None:
    """Where several remedies are open, an answer or a result names the one it is about, and never one that is not open."""
    waiting, told = open_reviews(facts), payload.model_dump()
    late = left_undecided(reviews(facts)) if "result" in told else ()
    says = None
    if payload.file_no is None and len(waiting) > 1:
        says = (
            f"有{len(waiting)}件复议、诉讼尚未办结，须写明案号：{'、'.join(one.act.data['file_no'] for one in waiting)}"
        )
    elif payload.file_no is not None and (waiting or late) and meant_by((*waiting, *late), told) is None:
        says = "没有这一案号的尚未办结的复议、诉讼"
    return Reason("result_of_remedy", "行政处罚法73(1)", says) if says else None


def not_heavier_by_remedy(facts: CaseFacts, payload: Any) -> Reason | None:
    """Whoever contests a decision is not worse off for it, unless others asked for the contrary (行政复议法63(2);
    行政诉讼法77(2)): a heavier sum is on paper, so it is entered, and looked into."""
    opposed = payload.opposite_request is not None
    if (
        payload.result != "changed"
        or opposed
        or facts.latches.get("decision_annulled", False)
        or not _heavier(facts, payload)
    ):
        return None
    remedy = "核对文书；确有第三人或者共同原告提出相反请求的，写明其人，否则向作出机关书面提出"
    if payload.kind == "lawsuit":
        says = "判决变更后的数额重于原决定：判决变更不得加重原告的义务"
        return Reason("heavier_by_remedy", "行政诉讼法77(2)", says, Weight.FLAGS, remedy)
    says = "复议变更后的数额重于原决定：复议机关不得作出对申请人更为不利的变更决定"
    return Reason("heavier_by_remedy", "行政复议法63(2)", says, Weight.FLAGS, remedy)


def paper_or_silence(facts: CaseFacts, payload: Any) -> Reason | None:
    """What was decided came with a numbered paper; an organ of reconsideration that let its time pass sent none, and the day
    on which that time ended is told instead. A court's silence ends no lawsuit (行政诉讼法45)."""
    silent, says = payload.result == "undecided", None
    if silent and payload.kind == "lawsuit":
        says = "人民法院没有裁判的，诉讼尚未办结，不登记结果"
    elif silent is (payload.decision_no is not None):
        says = "复议机关逾期没有作出决定的没有文号" if silent else "须写明复议决定书、判决书、裁定书的文号"
    elif silent is (payload.period_ended_on is None):
        says = "须写明复议期限届满之日" if silent else "只有复议机关逾期没有作出决定的，才写复议期限届满之日"
    return Reason("paper_or_silence", "行政诉讼法45", says) if says else None


PERIODS = {"ordinary": "review_period", "simplified": "review_period_simplified"}


def over_before_it_was_left(facts: CaseFacts, payload: Any) -> Reason | None:
    """The time to decide on a reconsideration cannot be over before the statute lets it be, nor later than today: the days to
    sue run from its end (行政复议法62)."""
    ended, pending = payload.period_ended_on, meant_by(open_reviews(facts), payload.model_dump())
    if ended is None or pending is None or pending.act.data["kind"] != "reconsideration":
        return None
    if ended >= facts.on:
        return Reason("review_period_over", "行政复议法62", "复议期限尚未届满，不得登记为逾期没有作出决定")
    rule, asked = PERIODS[pending.act.data["procedure"]], date.fromisoformat(pending.act.data["applied_on"])
    known = any(one.key == rule for one in facts.rules.body.terms)  # a release of former days does not name it
    least = facts.rules.term_from(rule, asked, asked).due if known else asked
    if ended >= least:
        return None
    says = f"自申请之日起算，复议期限最早于{chinese_date(least)}届满，请核对受理的日期"
    return Reason("review_period_over", "行政复议法62", says)


def _heavier(facts: CaseFacts, payload: Any) -> bool:
    if facts.levied is not None:
        return (payload.amount or 0) > facts.levied
    gains = facts.decided_sum - facts.decided_fine
    return (payload.fine or 0) > facts.decided_fine or (payload.confiscation or 0) > gains


def changed_what_stands(facts: CaseFacts, payload: Any) -> Reason | None:
    """A decision that is gone (撤销、确认无效) is changed by no later result of another remedy: it is on paper, so it is entered;
    its sums are owed by nobody, and it is looked into (行政复议法66)."""
    if payload.result != "changed" or not facts.latches.get("decision_annulled", False):
        return None
    says = "原决定此前已被撤销或者确认无效，没有可以变更的内容，变更后的数额不作为应缴数额"
    remedy = "核对两份文书作出、生效的先后，向作出变更结果的机关书面说明原决定已被撤销，报执法监督人员处理"
    return Reason("changed_what_stands", "行政复议法66", says, Weight.FLAGS, remedy)


def opposite_only_of_a_change(facts: CaseFacts, payload: Any) -> Reason | None:
    """Who asked for the opposite (相反的请求) is told where the decision was changed, and nowhere else (行政复议法63(2))."""
    if payload.opposite_request is None or payload.result == "changed":
        return None
    return Reason("opposite_request", "行政复议法63(2)", "只有变更原决定的结果才写明相反的请求")
