"""Payload predicates: they compare what was filled in with the case, and answer ``None`` or the reason."""

from typing import Any

from config.schema.law import SANCTION_TITLES
from states.act_day_checks import judged_on
from states.act_days import last_day
from states.action import Check
from states.disclosure import FAMILY as DISCLOSURE
from states.discretion_checks import fine_is_lawful as fine_is_lawful
from states.discretion_checks import grade_is_told as grade_is_told
from states.discussing import leaders_present as leaders_present
from states.facts import CaseFacts
from states.families import PENALTY
from states.reasons import Reason
from states.receipts import unsound
from states.recusal import pending, people_named, recused, related
from states.severity import NEEDS_DETAIL, heavier
from states.terms import chinese_date
from states.vocabulary import Weight


def _flag(gate: str, clause: str, says: str, remedy: str) -> Reason:
    return Reason(gate, clause, says, Weight.FLAGS, remedy)


def known_officers(*fields: str) -> Check:
    """Everybody named in these fields is in the register and in post."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """Everybody named is in the register and in post that day (行政处罚法42)."""
        named: list[str] = []
        for field in fields:
            value = getattr(payload, field)
            named += [value] if isinstance(value, str) else list(value or ())
        gone = [i for i in named if (officer := facts.officer(i)) is None or not officer.active]
        if not gone:
            return None
        return Reason("known_officers", "行政处罚法42", f"名录中没有当日在岗的人员：{'、'.join(gone)}")

    return check


def team_certified(field: str, clause: str = "行政处罚法42") -> Check:
    """At least two certified officers acted; it has happened, so less is a flag (瑕疵)."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """Two certified officers acted; fewer is a flag (行政处罚法42)."""
        if facts.certified(getattr(payload, field)) >= facts.rules.figure("officers_at_least"):
            return None
        says = "持有效执法证件的人员不足{officers_at_least}"
        return _flag(
            "two_certified_officers",
            clause,
            says,
            "由{officers_at_least}以上持证人员重新进行，本次材料不得作为定案依据",
        )

    return check


def team_is_certified(field: str) -> Check:
    """Two certified officers are named; who is still to act can be named otherwise, so fewer bars it."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """At least two certified officers are named (河南省行政执法条例24)."""
        if facts.certified(getattr(payload, field)) >= facts.rules.figure("officers_at_least"):
            return None
        return Reason("two_certified_officers", "行政处罚法42", "所指派的持有效执法证件的人员不足{officers_at_least}")

    return check


def statements_made(facts: CaseFacts, payload: Any) -> Reason | None:
    """The four on-site statements were made; it has happened, so a missing one is a flag."""
    if payload.statements.complete:
        return None
    says = "现场没有完整地出示证件、表明身份、说明目的和方法"
    return _flag("four_statements", "行政处罚法55", says, "补充告知后重新检查，本次材料不得作为定案依据")


def second_person(field: str = "second_person") -> Check:
    """A second certified person stands beside whoever acts, and is somebody else (金科〔2015〕8号; four eyes)."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """The second person is somebody else and holds a valid certificate."""
        other = getattr(payload, field)
        if other == facts.actor:
            return Reason("second_person", "行政处罚法57", "复核人不得与办理人为同一人")
        if facts.certified([other]) < 1:
            return Reason("second_person", "行政处罚法42", f"复核人 {other} 没有有效执法证件或者不在名录中")
        return None

    return check


def cited_law_in_force(facts: CaseFacts, payload: Any) -> Reason | None:
    """The provisions cited were in force when the act was done, or are in force now and lighter (行政处罚法37)."""
    newer = facts.law is not None and facts.law.newer
    judged = last_day(facts)
    days = (judged, facts.on) if newer else (judged,)
    cited = (payload.violated, payload.basis)
    late = [c for c in dict.fromkeys(cited) if facts.rules.registers(c) and facts.rules.clause(c, *days) is None]
    if not late:
        return None
    says = (
        f"违法行为{judged_on(facts)}于{chinese_date(judged)}，当日{'、'.join(late)}没有施行或者已经失效，不得据以处罚"
    )
    return Reason("law_of_act", "行政处罚法37", says)


def sanctions_told_whole(facts: CaseFacts, payload: Any) -> Reason | None:
    """Each kind once, with its amount or with what it comes to; nothing told of a kind that is not proposed."""
    kinds = payload.sanctions
    titles = [SANCTION_TITLES[k] for k in kinds if k in NEEDS_DETAIL and k not in payload.details]
    says = None
    if len(set(kinds)) != len(kinds):
        says = "处罚种类有重复"
    elif ("confiscation" in kinds) != (payload.confiscation is not None):
        says = "没收违法所得的须写明数额，不没收的不得写数额"
    elif titles:
        says = f"“{'”“'.join(titles)}”须在“各种类的具体内容”（details）中写明（期限、范围、物品）"
    elif more := [SANCTION_TITLES[k] for k in payload.details if k not in kinds]:
        says = f"写了“{'”“'.join(more)}”的内容，处罚种类中却没有"
    return None if says is None else Reason("sanctions_told", "行政处罚法44", says)


def sanctions_in_power(facts: CaseFacts, payload: Any) -> Reason | None:
    """Only kinds of penalty that the law the act is judged by names (行政处罚法16)."""
    if facts.law is None:
        return None
    named = {
        *facts.law.applied.sanctions,
        *(("confiscation",) if facts.gains else ()),
    }  # 行政处罚法28(2) is a basis too
    beyond = [SANCTION_TITLES[kind] for kind in payload.sanctions if kind not in named]
    says = f"“{'”“'.join(beyond)}”没有法定依据"
    return Reason("sanction_has_basis", "行政处罚法16", says) if beyond else None


def not_heavier_than_told(facts: CaseFacts, payload: Any) -> Reason | None:
    """A changed proposal is never heavier than what was told (行政处罚法45)."""
    if facts.told is None:
        return None
    more = heavier(payload.model_dump(), facts.told.data)
    if not more:
        return None
    says = f"重于已告知的内容：{'；'.join(more)}；不得因陈述申辩加重处罚"
    return Reason("not_heavier", "行政处罚法45", says)


def receipt_proves(paper: str = "") -> Check:
    """The receipt proves the service of this paper; none named: of the kind the payload tells."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """Signed, or lawfully served without a signature (民事诉讼法87–95); it has happened, so a defect is a flag."""
        found = unsound(facts, payload.receipt, paper or payload.kind)
        return None if found is None else _flag("receipt", *found, "依法重新送达；在此之前视为未送达")

    return check


def servers_known(facts: CaseFacts, payload: Any) -> Reason | None:
    """Whoever served is somebody of the register; a name nobody knows is a slip of the pen."""
    missing = [i for i in payload.receipt.servers if facts.officer(i) is None]
    return Reason("known_officers", "行政处罚法42", f"名录中没有送达人：{'、'.join(missing)}") if missing else None


def servers_certified(facts: CaseFacts, payload: Any) -> Reason | None:
    """Whoever served was in post and certified that day; it has happened, and the party holds the paper, so it is a
    flag and the service stands (行政处罚法42; 民事诉讼法87: the day of the signature is the day of service)."""
    if facts.procedure.family == DISCLOSURE:  # 政府信息公开条例 wants no certificate of whoever brings an answer
        return None
    known = [o for i in payload.receipt.servers if (o := facts.officer(i)) is not None]
    without = [o.name for o in known if not o.certified(facts.on)]
    if not without:
        return None
    says = f"送达人{'、'.join(without)}当日不在岗或者没有有效执法证件"
    remedy = "由持有效执法证件的人员补办送达手续，并说明原因；送达日期以当事人收到之日为准"
    return _flag("servers_certified", "行政处罚法42", says, remedy)


def visitors_are_others(facts: CaseFacts, payload: Any) -> Reason | None:
    """A follow-up visit is made by two officers other than the handlers; made otherwise it does not count."""
    own = sorted(set(payload.visitors) & facts.ever_handlers)
    if not own:
        return None
    return _flag(
        "visit_by_others",
        "金科〔2015〕8号四(1)",
        "回访人员是本案承办人",
        "由未承办本案的{officers_at_least}以上人员重新回访",
    )


def actor_outside_case(facts: CaseFacts) -> Reason | None:
    """The supervised task is closed by somebody outside the handling section, be it that of now or of before."""
    sections = {o.section for i in facts.ever_handlers if (o := facts.officer(i)) is not None}
    actor = facts.officer(facts.actor)
    if actor is not None and actor.section not in sections:
        return None
    return Reason("outside_section", "金科〔2015〕8号四(1)", "督办事项须由承办科室以外的人员办结")


def chair_is_neutral(facts: CaseFacts, payload: Any) -> Reason | None:
    """The chair of the hearing is no investigator of the case (行政处罚法64(四))."""
    if facts.stands_for_handler(payload.chair):
        return Reason("neutral_chair", "行政处罚法64(四)", "听证主持人不得是本案调查人员")
    return None


def not_later_than_today(field: str) -> Check:
    """A day that is told of lies in the past or is today."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """The day told of is not later than the day of the act."""
        day = getattr(payload, field)
        return Reason("not_future", "行政处罚法47", "所填日期晚于办理之日") if day > facts.on else None

    return check


def day_is_past(field: str) -> Check:
    """A day that may be told lies in the past or is today."""
    told = not_later_than_today(field)

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """The day told of, if any, is not later than the day of the act."""
        return None if getattr(payload, field) is None else told(facts, payload)

    return check


def team_certified_to_act(field: str, clause: str) -> Check:
    """At least two certified officers ask for what is still to be done, so fewer bar it."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """Two certified officers ask for it."""
        if facts.certified(getattr(payload, field)) >= facts.rules.figure("officers_at_least"):
            return None
        return Reason("two_certified_officers", clause, "须由{officers_at_least}以上持有效执法证件的人员提出")

    return check


def major_change_is_discussed(facts: CaseFacts, payload: Any) -> Reason | None:
    """What the leaders had to decide together they change together (行政处罚法57(2), 河南省行政执法条例28(2))."""
    return leaders_present(facts, payload) if facts.truth["discussion_due"] else None


def nobody_recused(facts: CaseFacts, payload: Any) -> Reason | None:
    """Nobody who keeps out of the case is named for what is still to be done (行政处罚法43)."""
    return _recused(facts, payload, Weight.BARS)


def nobody_recused_took_part(facts: CaseFacts, payload: Any) -> Reason | None:
    """Nobody who keeps out of the case took part; it has happened, so it is a flag (行政处罚法43)."""
    return _recused(facts, payload, Weight.FLAGS)


def _recused(facts: CaseFacts, payload: Any, weight: Weight) -> Reason | None:
    if not (out := recused(facts)):
        return None
    named = [o.name if (o := facts.officer(i)) else i for i in dict.fromkeys(people_named(payload)) if i in out]
    if not named:
        return None
    known = "、".join(sorted(one.no for one in related(facts).values() if one.officer in set(people_named(payload))))
    says = f"{'、'.join(named)}与本案有利害关系{f'（登记编号 {known}）' if known else ''}或者已被决定回避，不得参与本案"
    remedy = "由其他持证人员重新进行，本次材料不得作为定案依据" if weight is Weight.FLAGS else ""
    return Reason("recused_take_part", "行政处罚法43(1)", says, weight, remedy)


def nobody_goes_on_before_it_is_decided(facts: CaseFacts, payload: Any) -> Reason | None:
    """Outside the penalty law, whose article 43(3) lets the investigation go on, nobody acts in a case of which it is still
    to be decided whether he keeps out (回避, 河南省行政执法条例23(2))."""
    return _awaited(facts, payload, Weight.BARS, facts.actor)


def nobody_took_part_before_it_was_decided(facts: CaseFacts, payload: Any) -> Reason | None:
    """Outside the penalty law nobody took part of whom it was still to be decided whether he keeps out; it has happened, so
    it is a flag (回避, 河南省行政执法条例23(2))."""
    return _awaited(facts, payload, Weight.FLAGS)


def _awaited(facts: CaseFacts, payload: Any, weight: Weight, *also: str) -> Reason | None:
    if facts.procedure.family == PENALTY or not (undecided := pending(facts)):
        return None
    if not (waiting := undecided.intersection((*also, *people_named(payload)))):
        return None
    named = "、".join(sorted(o.name if (o := facts.officer(one)) else one for one in waiting))
    says = f"有人申请{named}回避，机关负责人尚未决定；决定之前，{named}不得参与本案的办理"
    remedy = "由负责人立即对回避作出决定；应当回避的，由其他持证人员重新进行" if weight is Weight.FLAGS else ""
    return Reason("recusal_awaited", "河南省行政执法条例23(2)", says, weight, remedy)


def declares_himself(facts: CaseFacts, payload: Any) -> Reason | None:
    """Only the person himself declares that he keeps out (自行回避)."""
    if payload.asked_by != "self" or payload.person == facts.actor:
        return None
    return Reason("self_recusal", "行政处罚法43(1)", "自行回避须由本人提出")


def item_on_file(facts: CaseFacts, payload: Any) -> Reason | None:
    """The item of evidence is on file."""
    if any(act.data["no"] == payload.evidence for act in facts.acts_of("add_evidence")):
        return None
    return Reason("evidence_exists", "行政处罚法46", f"没有编号为 {payload.evidence} 的证据")


def list_was_handed_over(facts: CaseFacts, payload: Any) -> Reason | None:
    """The party got the list of what was taken; it has happened, so a missing one is a flag."""
    if payload.list_handed_over:
        return None
    return _flag("sample_list", "行政处罚法56", "抽样取证没有向当事人交付清单", "补交清单，并由当事人或者见证人签名")


def receipt_is_new(facts: CaseFacts, payload: Any) -> Reason | None:
    """One receipt is entered once: the same number again would settle a debt with the same money twice."""
    if any(act.data["receipt_no"] == payload.receipt_no for act in facts.acts_of("record_payment", "collect_fine")):
        return Reason("payment_receipt", "行政处罚法67", f"票据 {payload.receipt_no} 已经登记")
    return None
