"""Yearly totals of enforcement (上一年度行政执法总体情况, 国办发〔2018〕118号): what each kind came to in one calendar year, counted
from the record. Sums stand apart: they are published, and are no measure of anybody's work (行政处罚法74(3)). Pure.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from config.schema.law import SANCTION_TITLES
from states.acts import Act
from states.disclosure import FAMILY as DISCLOSURE
from states.facts import CaseFacts
from states.publicity import granted

NOT_COUNTED = frozenset({"guidance", "mediation", DISCLOSURE})
"""Families that decide nothing (``zhifa statistics`` tells of them), and requests for information, which are no enforcement and
have a report of their own (政府信息公开条例50)."""

TAKEN_UP = (
    *("approve_filing", "accept_application", "deem_accepted", "register_levy", "make_spot_decision"),
    *("carry_out_measure", "base_execution", "decide_clearance"),
)
"""The acts by which a matter is taken up (立案、受理、实施); the first of a case counts."""
DECLINED = ("decline_filing", "decline_application")
GIVEN_UP = ("withdraw_case", "withdraw_application", "end_execution")
CHANGED = {"annul": "annulled", "change": "changed"}

Outcome = Callable[[CaseFacts, Act], str]


def _always(says: str) -> Outcome:
    return lambda facts, act: says


DISPOSALS = {"release": "解除查封、扣押", "confiscate": "没收查封、扣押的财物", "destroy": "销毁查封、扣押的财物"}

OUTCOMES: Mapping[str, Outcome] = {
    "make_decision": lambda facts, act: "行政处罚" if facts.truth["penalty_proposed"] else "不予行政处罚",
    "make_spot_decision": _always("当场行政处罚"),
    "decide_permit": granted("行政许可"),
    "decide_confirmation": granted("认定登记"),
    "decide_levy": _always("征收"),
    "decide_ruling": _always("行政裁决"),
    "decide_measure": lambda facts, act: DISPOSALS[act.data["outcome"]],
    "decide_execution": _always("强制执行"),
    "decide_clearance": _always("立即代履行"),
}
"""Decision → what it came to, told of the case as it stood then."""
PENALTIES = ("make_decision", "make_spot_decision")


@dataclass
class OfKind:
    """What one procedure came to in the year: cases, and acts done in them."""

    title: str
    opened: int = 0  # 登记的线索、收到的申请
    declined: int = 0
    taken_up: int = 0
    given_up: int = 0  # 撤案、撤回申请、终结执行
    annulled: int = 0  # 本机关自行撤销、变更
    changed: int = 0
    decided: Counter[str] = field(default_factory=Counter)
    remedies: Counter[tuple[str, str]] = field(default_factory=Counter)  # (kind, result or "" for received) → how many


@dataclass
class Sums:
    """What was decided to be paid, in fen, as it was decided."""

    fines: int = 0
    confiscated: int = 0
    levied: int = 0


@dataclass
class YearlyTotals:
    """Everything counted of one year."""

    year: int
    kinds: dict[str, OfKind] = field(default_factory=dict)  # procedure → its totals
    sanctions: Counter[str] = field(default_factory=Counter)  # 处罚种类 → how often
    measures: int = 0  # 查封、扣押
    inspections: int = 0
    sums: Sums = field(default_factory=Sums)


def yearly_totals(cases: Iterable[CaseFacts], year: int) -> YearlyTotals:
    """Count the calendar year by the days on which the acts were done."""
    found = YearlyTotals(year)
    for facts in cases:
        inspected = sum(act.action == "record_inspection" and act.on.year == year for act in facts.acts)
        found.inspections += inspected
        if facts.procedure.family in NOT_COUNTED:
            continue
        kind = found.kinds.setdefault(facts.procedure.key, OfKind(facts.procedure.title))
        kind.opened += facts.opened_on.year == year
        taken = next((act for act in facts.acts if act.action in TAKEN_UP), None)
        kind.taken_up += taken is not None and taken.on.year == year
        for act in facts.acts:
            if act.on.year == year:
                _count(found, kind, facts, act)
    return found


def _count(found: YearlyTotals, kind: OfKind, facts: CaseFacts, act: Act) -> None:
    kind.declined += act.action in DECLINED
    kind.given_up += act.action in GIVEN_UP
    found.measures += act.action == "carry_out_measure"
    if act.action.startswith("annul_"):
        done = CHANGED[act.data["what"]]
        setattr(kind, done, getattr(kind, done) + 1)
    elif act.action == "record_review":
        kind.remedies[act.data["kind"], ""] += 1
    elif act.action == "record_review_result":
        kind.remedies[act.data["kind"], act.data["result"]] += 1
    elif act.action in OUTCOMES:
        _decided(found, kind, facts.as_of(act.seq), act)


def _decided(found: YearlyTotals, kind: OfKind, then: CaseFacts, act: Act) -> None:
    """A decision counts as it was made; what a remedy made of it later is counted among the remedies."""
    kind.decided[OUTCOMES[act.action](then, act)] += 1
    if act.action == "decide_levy":
        found.sums.levied += then.decided_sum
    if act.action not in PENALTIES or then.in_force is None:
        return
    found.sanctions.update(SANCTION_TITLES[one] for one in then.in_force.data.get("sanctions") or ())
    found.sums.fines += then.decided_fine
    found.sums.confiscated += then.decided_sum - then.decided_fine
