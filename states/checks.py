"""Payload predicates: they compare what was filled in with the case, and answer ``None`` or the reason."""

from typing import Any

from config.schema.law import SANCTION_TITLES
from states.action import Check
from states.discretion_checks import fine_is_lawful as fine_is_lawful
from states.discretion_checks import grade_is_told as grade_is_told
from states.facts import CaseFacts
from states.payload import Payload, Receipt
from states.reasons import Reason
from states.severity import NEEDS_DETAIL, heavier
from states.terms import chinese_date
from states.vocabulary import Role, Weight


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
        says = "持有效执法证件的人员不足两人"
        return _flag("two_certified_officers", clause, says, "由两名以上持证人员重新进行，本次材料不得作为定案依据")

    return check


def team_is_certified(field: str) -> Check:
    """Two certified officers are named; who is still to act can be named otherwise, so fewer bars it."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """At least two certified officers are named (河南省行政执法条例24)."""
        if facts.certified(getattr(payload, field)) >= facts.rules.figure("officers_at_least"):
            return None
        return Reason("two_certified_officers", "行政处罚法42", "所指派的持有效执法证件的人员不足两人")

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
    days = (facts.violated_on, facts.on) if newer else (facts.violated_on,)
    cited = (payload.violated, payload.basis)
    late = [c for c in dict.fromkeys(cited) if facts.rules.registers(c) and facts.rules.clause(c, *days) is None]
    if not late:
        return None
    says = f"违法行为发生于{chinese_date(facts.violated_on)}，当日{'、'.join(late)}没有施行或者已经失效，不得据以处罚"
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
        says = f"“{'”“'.join(titles)}”须在 details 中写明具体内容（期限、范围、物品）"
    elif more := [SANCTION_TITLES[k] for k in payload.details if k not in kinds]:
        says = f"写了“{'”“'.join(more)}”的内容，处罚种类中却没有"
    return None if says is None else Reason("sanctions_told", "行政处罚法44", says)


def sanctions_in_power(facts: CaseFacts, payload: Any) -> Reason | None:
    """Only kinds of penalty that the law the act is judged by names (行政处罚法16)."""
    if facts.law is None:
        return None
    beyond = [SANCTION_TITLES[kind] for kind in payload.sanctions if kind not in facts.law.applied.sanctions]
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


def receipt_is_sound(facts: CaseFacts, payload: Any) -> Reason | None:
    """Signed, or lawfully served without a signature (民事诉讼法87–95); it has happened, so a defect is a flag."""
    receipt: Receipt = payload.receipt
    ways: dict[str, tuple[bool, str, str]] = {
        "direct": (receipt.signed, "民事诉讼法87", "直接送达的回证没有受送达人签名"),
        "agent": (receipt.signed, "民事诉讼法91", "委托送达的回证没有受送达人签名"),
        "forwarded": (receipt.signed, "民事诉讼法94", "转交送达的回证没有受送达人签名"),
        "left": (
            receipt.refusal is not None and (receipt.witness is not None or receipt.recording is not None),
            "民事诉讼法89",
            "留置送达须写明拒收事由，并有见证人签名或者拍照、录像",
        ),
        "post": (receipt.post_receipt is not None, "民事诉讼法91", "邮寄送达没有邮政回执"),
        "public_notice": (receipt.recording is not None, "民事诉讼法95", "公告送达没有公告凭证"),
    }
    holds, clause, says = ways[receipt.way]
    if holds:
        return None
    return _flag("receipt", clause, says, "依法重新送达；在此之前视为未送达")


def servers_known(facts: CaseFacts, payload: Any) -> Reason | None:
    """Whoever served is somebody of the register; a name nobody knows is a slip of the pen."""
    missing = [i for i in payload.receipt.servers if facts.officer(i) is None]
    return Reason("known_officers", "行政处罚法42", f"名录中没有送达人：{'、'.join(missing)}") if missing else None


def servers_certified(facts: CaseFacts, payload: Any) -> Reason | None:
    """Whoever served was in post and certified that day; it has happened, and the party holds the paper, so it is a
    flag and the service stands (行政处罚法42; 民事诉讼法87: the day of the signature is the day of service)."""
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
    return _flag("visit_by_others", "金科〔2015〕8号四(1)", "回访人员是本案承办人", "由未承办本案的两名人员重新回访")


def actor_outside_case(facts: CaseFacts, payload: Payload) -> Reason | None:
    """The supervised task is closed by somebody outside the handling section."""
    sections = {o.section for i in facts.handlers if (o := facts.officer(i)) is not None}
    actor = facts.officer(facts.actor)
    if actor is not None and actor.section not in sections:
        return None
    return Reason("outside_section", "金科〔2015〕8号四(1)", "督办事项须由承办科室以外的人员办结")


def chair_is_neutral(facts: CaseFacts, payload: Any) -> Reason | None:
    """The chair of the hearing is no investigator of the case (行政处罚法64(四))."""
    if facts.stands_for_handler(payload.chair):
        return Reason("neutral_chair", "行政处罚法64(四)", "听证主持人不得是本案调查人员")
    return None


def leaders_present(at_least: int) -> Check:
    """Enough responsible persons took part in the collective discussion."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """Enough responsible persons took part in the collective discussion (行政处罚法57)."""
        known = [o for i in set(payload.participants) if (o := facts.officer(i)) and Role.LEADER in o.roles]
        present = {o.deputy_for or o.id for o in known}  # a deputy and the person stood for have one voice
        if len(present) >= at_least:
            return None
        return Reason("leaders_present", "行政处罚法57", f"集体讨论须有{at_least}名以上机关负责人参加")

    return check


def not_later_than_today(field: str) -> Check:
    """A day that is told of lies in the past or is today."""

    def check(facts: CaseFacts, payload: Any) -> Reason | None:
        """The day told of is not later than the day of the act."""
        day = getattr(payload, field)
        return Reason("not_future", "行政处罚法47", "所填日期晚于办理之日") if day > facts.on else None

    return check
