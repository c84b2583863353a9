"""Payload predicates of a proposal (拟处理意见): what it rests on, whether it may fine, whether it is light enough."""

from typing import Any

from config.schema.law import FineRange, Power
from states import tiers
from states.act_days import last_day
from states.discretion import statutory_range
from states.discretion_checks import Proposed, band_of
from states.evidence import items_standing
from states.facts import CaseFacts
from states.other_cases import norms_of
from states.other_fines import same_act_fines
from states.reasons import Reason
from states.severity import yuan

Band = tuple[int, int]


def cited_items_stand(facts: CaseFacts, payload: Any) -> Reason | None:
    """Every item named is on file, lawfully obtained, verified and not excluded (行政处罚法46)."""
    unfit = [item for item in payload.evidence_items if item not in items_standing(facts)]
    if not unfit:
        return None
    says = f"证据 {'、'.join(unfit)} 没有登记、没有查证属实、取得不合法或者已被排除，不得作为定案依据"
    return Reason("cited_evidence", "行政处罚法46", says)


def fined_once(facts: CaseFacts, payload: Any) -> Reason | None:
    """No second fine for the same act (行政处罚法29), and none after a court's (罚金, 行政处罚法35(2))."""
    fines = same_act_fines(facts)
    if "fine" not in payload.sanctions or not fines:
        return None
    if any(fine.data.get("criminal") for fine in fines):
        return Reason("no_second_fine", "行政处罚法35(2)", "人民法院已就同一违法行为判处罚金，不再给予罚款")
    return Reason("no_second_fine", "行政处罚法29", "同一个违法行为已经被罚款，不得再次罚款")


def by_the_higher_fine(facts: CaseFacts, payload: Any) -> Reason | None:
    """Of several norms broken by one act the one with the higher fine applies (行政处罚法29); a revision keeps the norms
    that the proposal it revises named."""
    cited = [one.key for one in payload.circumstances]
    own = _range(facts, facts.law.applied, cited) if facts.law is not None else None
    if own is None or "fine" not in payload.sanctions:
        return None
    rows = [row for code in norms_of(facts, payload) if (row := facts.rules.power(code, last_day(facts))) is not None]
    higher = [row for row in rows if (other := _range(facts, row, cited)) is not None and other.highest > own.highest]
    if not higher:
        return None
    says = f"同一行为还违反“{higher[0].title}”，其罚款数额更高，应当按罚款数额高的规定处罚"
    return Reason("higher_fine", "行政处罚法29", says)


def _range(facts: CaseFacts, power: Power, cited: list[str]) -> FineRange | None:
    """What the statute allows for these circumstances and the gains of the case: in the tier (法定档次) they open, where the
    power has tiers, and by their multiple, where it is fined so."""
    return statutory_range(tiers.opened(power, cited) or power, facts.all_gains)


def gains_confiscated(facts: CaseFacts, payload: Any) -> Reason | None:
    """Unlawful gains that were established are confiscated to the fen, less what is to be given back, and none that were
    not (行政处罚法28(2), 40)."""
    if (payload.confiscation or 0) == facts.gains:
        return None
    if facts.gains:
        says = f"查明的违法所得除应当退赔的以外为{yuan(facts.gains)}元，应当予以没收，请按此数额写明没收违法所得"
    else:
        says = "调查终结报告没有查明应当没收的违法所得，不得没收；确有违法所得的，退回后在报告中查明数额"
    return Reason("gains_confiscated", "行政处罚法28(2)", says)


def powers_exist(facts: CaseFacts, payload: Any) -> Reason | None:
    """The other norms are named by their rows of the list of powers."""
    known = {power.code for power in facts.rules.body.powers}
    gone = [code for code in payload.also_broken if code not in known]
    return Reason("power_in_force", "行政处罚法17", f"权责清单中没有{'、'.join(gone)}") if gone else None


def light_enough(facts: CaseFacts, payload: Any) -> Reason | None:
    """Where the law says it must be lighter, the proposal says how it is (行政处罚法32, 30)."""
    if payload.mitigation != "none" or not facts.truth["mitigation_due"]:
        return None
    return Reason("mitigated", "行政处罚法32", "本案有应当从轻或者减轻处罚的情形，请写明如何从轻或者减轻（mitigation）")


def is_lighter_as_told(facts: CaseFacts, payload: Any) -> Reason | None:
    """What is called lighter is: a fine not above the middle of its band, of the statutory range where there is none."""
    band = _band(facts, payload)
    if payload.mitigation == "none" or not payload.fine or band is None:
        return None
    middle = sum(band) // 2
    if payload.fine <= middle:
        return None
    says = f"写明从轻或者减轻，罚款却高于幅度（{yuan(band[0])}至{yuan(band[1])}元）的中间值{yuan(middle)}元"
    return Reason("lighter_as_told", "行政处罚法32", says)


def _band(facts: CaseFacts, payload: Any) -> Band | None:
    """The band the fine is judged by, that of a multiple of the gains included."""
    found = band_of(facts, Proposed.of(payload.model_dump(mode="json")))
    return None if found is None else (found.lowest, found.highest)
