"""Acts that let a party off or stop a case (宽缓办理): which they are, and which of them are looked at again (抽查复核). Pure.

The sample is drawn by a seed that is on record: whoever has the list of what lay in the period draws the same again.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from states.facts import CaseFacts

KINDS: Mapping[str, str] = {
    "not_filed": "不予立案",
    "ended_after_prompt": "提示后终结",
    "withdrawn": "撤案",
    "no_penalty": "不予处罚",
    "lighter": "从轻、减轻",
    "suspended": "中止",
    "discontinued": "终结执行",
}
"""Every kind of lenience with its Chinese title (金科〔2015〕8号二(五): 既防放纵、袒护，又防侵害合法权益)."""

BY_ACT: Mapping[str, str] = {
    "decline_filing": "not_filed",
    "end_after_prompt": "ended_after_prompt",
    "withdraw_case": "withdrawn",
    "suspend_case": "suspended",
    "discontinue_case": "discontinued",
}
DECISION = "make_decision"
LENIENT_ACTS = (*BY_ACT, DECISION)
"""Acts that are, or may be, lenient."""

Place = tuple[str, int]
"""A case number and the number of the act in it."""


def kind_of(facts: CaseFacts) -> str | None:
    """The kind of lenience (宽缓的种类) of the newest act of the case; ``None`` if it is none."""
    act = facts.acts[-1]
    if act.action != DECISION:
        return BY_ACT.get(act.action)
    if facts.latches.get("no_penalty_proposed", False):
        return "no_penalty"
    proposals = facts.acts_of("propose_penalty", "revise_proposal")
    lighter = bool(proposals) and proposals[-1].data.get("mitigation", "none") != "none"
    return "lighter" if lighter else None


def drawn(population: Sequence[Place], seed: int, percent: int) -> tuple[Place, ...]:
    """The sample (抽查名单): so many percent, rounded up, ranked by a hash of seed and place; in the order of places."""
    size = -(-len(population) * percent // 100)
    ranked = sorted(population, key=lambda one: (sha256(f"{seed}:{one[0]}:{one[1]}".encode()).hexdigest(), one))
    return tuple(sorted(ranked[:size]))
