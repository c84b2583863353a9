"""Facts of the matters that are no penalty: on application (许可 确认 裁决 调解) and ex officio (征收 强制 指导)."""

from states.case_terms import term_over
from states.facts import CaseFacts, FactKind
from states.vocabulary import Origin


def acceptance_period_over(facts: CaseFacts) -> bool:
    """The days to accept or to ask for what lacks are over and neither was done, where silence accepts (行政许可法32(四))."""
    answered = ("corrections_told", "application_accepted", "application_declined")
    if any(facts.latches.get(fact, False) for fact in answered):
        return False
    silence_accepts = any(lapse.term == "acceptance" for lapse in facts.procedure.on_lapse)
    return silence_accepts and term_over(facts, "acceptance")


_LATCHES = (
    ("application_received", "已登记申请"),
    ("corrections_told", "已一次告知补正内容"),
    ("corrections_received", "已收到补正材料"),
    ("application_accepted", "已受理申请"),
    ("application_declined", "已决定不予受理"),
    ("ended_undecided", "已依法终止办理，不作决定"),
    ("period_extended", "已批准延长办理期限"),
    ("examined", "已审查并制作审查意见"),
    ("matter_proposed", "已提出拟办意见"),
    ("grant_proposed", "拟办意见对申请人有利（准予、登记）"),
    ("hearing_right_told", "告知书写明了听证权利"),
)

_OUTSIDE = (
    ("others_concerned", "直接关系他人重大利益"),
    ("major_matter", "重大行政执法事项"),
)

_DERIVED = (
    FactKind("acceptance_period_over", "受理期限届满而没有受理也没有告知补正", Origin.ELAPSE, acceptance_period_over),
)

MATTER_FACTS: tuple[FactKind, ...] = (
    *(FactKind(key, title, Origin.ACTION) for key, title in _LATCHES),
    *(FactKind(key, title, Origin.OUTSIDE) for key, title in _OUTSIDE),
    *_DERIVED,
)
