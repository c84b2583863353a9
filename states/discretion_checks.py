"""Payload predicates of discretion (裁量): the grade follows from proved circumstances, the fine lies in its band."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from config.schema.law import SANCTION_TITLES, FineRange, Power, Sanction, Standard, Tier
from states import discretion, tier_checks, tiers
from states.facts import CaseFacts
from states.law_of_act import standard_of_act
from states.proving import is_proved
from states.reasons import Reason
from states.severity import yuan

BASELINE = "行政处罚法34"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a proposal says of the penalty, whether it is just filled in or stands on record. Money in fen."""

    sanctions: tuple[Sanction, ...]
    fine: int
    grade: str
    circumstances: tuple[tuple[str, str], ...]  # key and evidence
    gains: int  # 违法所得
    reduced: bool = False  # 减轻, not only 从轻

    @property
    def cited(self) -> tuple[str, ...]:
        return tuple(key for key, _ in self.circumstances)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Proposed":
        """From the fields of the payload; a multiple is counted from the gains told, else from those confiscated."""
        return cls(
            sanctions=tuple(data["sanctions"]),
            fine=int(data.get("fine") or 0),
            grade=data.get("grade") or "",
            circumstances=tuple((c["key"], c["evidence"]) for c in data.get("circumstances") or ()),
            gains=int(data.get("gains") or data.get("confiscation") or 0),
            reduced=data.get("mitigation") == "reduced",
        )


def fine_is_lawful(facts: CaseFacts, payload: Any) -> Reason | None:
    """The fine lies inside the band of the grade and the statutory range of the law the act is judged by; without
    either no figure may be named."""
    return _judge(facts, Proposed.of(payload.model_dump(mode="json")))


def circumstances_proved(facts: CaseFacts, payload: Any) -> Reason | None:
    """Each circumstance names evidence that lies in the case (行政处罚法40, 46)."""
    if facts.book is None:  # entered before evidence had to be named so; the record is not judged by a later rule
        return None
    return _proved(facts, Proposed.of(payload.model_dump(mode="json")))


def statutory_circumstances_proved(facts: CaseFacts, payload: Any) -> Reason | None:
    """On the spot, too, what opens a tier of the statute (法定情形) lies in the case (行政处罚法40, 51)."""
    if facts.book is None or facts.law is None:
        return None
    proposed, statutory = Proposed.of(payload.model_dump(mode="json")), tiers.circumstances_of(facts.law.applied)
    opening = tuple(one for one in proposed.circumstances if one[0] in statutory)
    return _proved(facts, replace(proposed, circumstances=opening))


def proposal_still_holds(facts: CaseFacts) -> Reason | None:
    """What was proposed is lawful on the day of the decision, too: no evidence of its grade was excluded since, and
    no standard came into force since that is lighter (行政处罚法34, 37, 46)."""
    act = facts.proposal
    if act is None or act.action == "propose_no_penalty" or facts.book is None:
        return None
    return proved_and_lawful(facts, Proposed.of(act.data))


def proved_and_lawful(facts: CaseFacts, proposed: Proposed) -> Reason | None:
    """Its fine lies in its band and its circumstances are proved, as the law and the file stand on the day of the command."""
    return _judge(facts, proposed) or (_proved(facts, proposed) if facts.book is not None else None)


def grade_is_told(facts: CaseFacts, payload: Any) -> Reason | None:
    """A grade named by the report is one of the standard that binds."""
    standard = facts.standard(facts.on)
    if payload.grade is None or (standard is not None and standard.grade(payload.grade) is not None):
        return None
    return Reason("grade_exists", BASELINE, "当日有效的裁量基准中没有所填的阶次")


def gains_are_whole(facts: CaseFacts, payload: Any) -> Reason | None:
    """The gains a multiple is counted from are all that were established, what is given back to others included, and
    nothing beside them (行政处罚法28(2), 40)."""
    if payload.gains is None and not (facts.law is not None and _by_multiple(facts.law.applied)):
        return None
    if (payload.gains or payload.confiscation or 0) == facts.all_gains:
        return None
    found = f"{yuan(facts.all_gains)}元" if facts.all_gains else "没有违法所得"
    says = f"违法所得须按调查终结报告查明的全部数额（{found}，含应当退赔的部分）填写，倍数由此计算"
    return Reason("gains_are_whole", "行政处罚法28(2)", says)


def _by_multiple(power: Power) -> bool:
    return power.multiple is not None or any(tier.multiple is not None for tier in power.tiers)


def _judge(facts: CaseFacts, proposed: Proposed) -> Reason | None:
    if (proposed.fine > 0) != ("fine" in proposed.sanctions):
        return Reason("fine_named", "行政处罚法44", "处罚种类含罚款的须写明数额，不含罚款的不得写数额")
    if facts.law is None:
        return None
    power = facts.law.applied
    standard = standard_of_act(facts, proposed.grade, frozenset(proposed.cited)).applied
    tier = tier_of(power, standard, proposed)
    if (beyond := tier_checks.kinds_of_tier(facts, power, tier, proposed)) is not None:
        return beyond
    if (beyond := _in_statute(tier or power, standard, proposed)) is not None:
        return beyond
    if standard is not None and (proposed.fine or proposed.grade or proposed.circumstances):
        return _by_standard(standard, power, proposed, chosen=facts.book is None)
    return _left_out(power, standard, proposed)


def tier_of(power: Power, standard: Standard | None, proposed: Proposed) -> Tier | None:
    """The statutory tier (法定档次) this penalty is judged by: what its circumstances open, or, reduced on a ground of the
    law (减轻, 行政处罚法32), the one its grade came down into; ``None`` for a power without tiers."""
    own = tiers.opened(power, proposed.cited)
    if own is None or standard is None or not proposed.reduced:
        return own
    weighed = discretion.weigh(standard, proposed.cited, power, reduced=True)
    return own if weighed is None else tiers.tier_of_grade(power, weighed.grade) or own


def _in_statute(law: Power | Tier, standard: Standard | None, proposed: Proposed) -> Reason | None:
    if not proposed.fine:
        return None
    statute = discretion.statutory_range(law, proposed.gains)
    if statute is None and standard is None:
        says = "法律没有规定罚款幅度，也没有已公布的裁量基准，不得拟定罚款数额"
        return Reason("fine_has_basis", BASELINE, says)
    if statute is None or statute.holds(proposed.fine):
        return None
    told = f"{law.clause}对“{law.title}”规定的" if isinstance(law, Tier) else "法定"
    says = f"罚款超出{told}幅度（{yuan(statute.lowest)}至{yuan(statute.highest)}元，均含本数）"
    return Reason("fine_in_range", "行政处罚法4", says)


def _by_standard(standard: Standard, power: Power, proposed: Proposed, *, chosen: bool) -> Reason | None:
    """``chosen``: entered when a grade was still chosen among those that list all circumstances cited."""
    grade = standard.grade(proposed.grade)
    if grade is None:
        return Reason("grade_exists", BASELINE, f"裁量基准（{standard.named}）中没有所填的阶次")
    weighed = discretion.weigh(standard, proposed.cited, power, reduced=proposed.reduced)
    if weighed is None:
        says = f"所列情节不能确定阶次，须列明裁量基准中的情节及证据（{_founding(standard, proposed.grade)}）"
        return Reason("grade_has_grounds", BASELINE, says)
    if weighed.grade is not grade and not (chosen and set(proposed.cited) <= set(grade.circumstances)):
        says = f"所列情节对应“{weighed.grade.title}”阶次，与所填的“{grade.title}”不符；阶次由情节确定，不得另选"
        return Reason("grade_has_grounds", BASELINE, says)
    kinds = [SANCTION_TITLES[kind] for kind in proposed.sanctions if grade.sanctions and kind not in grade.sanctions]
    if kinds:
        return Reason("sanction_in_grade", BASELINE, f"“{grade.title}”阶次没有“{'”“'.join(kinds)}”")
    return _in_band(standard, power, proposed)


def _founding(standard: Standard, key: str) -> str:
    titles = discretion.titles(standard)
    grade = standard.grade(key)
    assert grade is not None  # asked before
    return f"“{grade.title}”：{'、'.join(titles[k] for k in grade.circumstances)}"


def _in_band(standard: Standard, power: Power, proposed: Proposed) -> Reason | None:
    grade = standard.grade(proposed.grade)
    assert grade is not None  # asked before
    law = tier_of(power, standard, proposed) or power
    if _statute_alone(standard, law, proposed):
        return _left_out(power, None, proposed)
    band = discretion.band(standard, grade, law, proposed.gains)
    if not proposed.fine:
        return _left_out(power, standard, proposed) if band is not None else None
    if band is not None and band.holds(proposed.fine):
        return None
    told = "不罚款" if band is None else f"{yuan(band.lowest)}至{yuan(band.highest)}元"
    says = f"罚款不在“{grade.title}”阶次的幅度内（{told}），从轻、减轻也不得突破"
    return Reason("fine_in_band", BASELINE, says)


def _statute_alone(standard: Standard, law: Power | Tier, proposed: Proposed) -> bool:
    """The statute fines these gains by their multiple, of which the standard says nothing: its range alone is the band."""
    return discretion.by_gains(law, proposed.gains) and not any(grade.multiple for grade in standard.grades)


def band_of(facts: CaseFacts, proposed: Proposed) -> FineRange | None:
    """Between which sums (幅度) this fine is judged: those of its grade, of the statute where no standard binds; ``None``
    where there are none."""
    if facts.law is None:
        return None
    power = facts.law.applied
    standard = standard_of_act(facts, proposed.grade, frozenset(proposed.cited)).applied
    law = tier_of(power, standard, proposed) or power
    grade = standard.grade(proposed.grade) if standard is not None else None
    if standard is None or grade is None or _statute_alone(standard, law, proposed):
        return discretion.statutory_range(law, proposed.gains)
    return discretion.band(standard, grade, law, proposed.gains)


def _left_out(power: Power, standard: Standard | None, proposed: Proposed) -> Reason | None:
    """Where the statute says that a fine is imposed, leaving it out is below every band (金科〔2015〕8号四(5))."""
    if proposed.fine or not power.fine_required:
        return None
    says = f"{power.basis[0]}规定应当罚款，不得不列罚款；符合不予处罚情形的，另行提出不予处罚意见"
    return Reason("fine_left_out", power.basis[0], says)


def _proved(facts: CaseFacts, proposed: Proposed) -> Reason | None:
    standard = standard_of_act(facts, proposed.grade, frozenset(proposed.cited)).applied
    known = {circumstance.key: circumstance for circumstance in standard.circumstances} if standard is not None else {}
    statutory = tiers.circumstances_of(facts.law.applied) if facts.law is not None else {}
    titles = {**{key: one.title for key, (_, one) in statutory.items()}, **{key: c.title for key, c in known.items()}}
    without = [
        f"{titles[key]}（所列证据：{evidence}）"
        for key, evidence in proposed.circumstances
        if key in titles and not is_proved(facts, evidence, own_record=key in known and known[key].own_record)
    ]
    if not without:
        return None
    says = f"卷内没有下列情节所列的证据，请先登记证据，并写明其编号或者名称：{'；'.join(without)}"
    return Reason("circumstance_proved", "行政处罚法40", says)
