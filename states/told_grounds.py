"""Whether what a penalty rests on was told to the party before it is decided (行政处罚法44, 45, 62). Pure.

Software cannot say which of two texts weighs less: other facts, reasons, evidence or provisions are told anew. A revision
(调整拟处罚意见) is never heavier and keeps those of the proposal it revises; its own reason answers what the party said.
"""

from states import evidence
from states.acts import Act
from states.facts import CaseFacts

TOLD_OF = ("facts", "evidence", "reasoning", "violated", "basis")
"""What the notice tells beside the penalty itself: its facts, with the evidence, its reasons and basis."""


def grounds_told(facts: CaseFacts) -> bool:
    """The newest proposal rests on what the notice last served told, and on no evidence the party was not told of."""
    told, proposal, notice = facts.told, facts.proposal, facts.served_notice
    if told is None or proposal is None or notice is None:
        return False
    return _as_told(facts, told, proposal) and not _untold(facts, notice)


def _as_told(facts: CaseFacts, told: Act, proposal: Act) -> bool:
    before, now = (_full(facts, act) for act in (told, proposal))
    if before is None or now is None or _substance(before) != _substance(now):
        return False
    return proposal.action == "revise_proposal" or _circumstances(proposal) == _circumstances(told)


def _full(facts: CaseFacts, proposal: Act) -> Act | None:
    """The full proposal behind this one: itself, or the one it revises."""
    return next((a for a in reversed(facts.acts_of("propose_penalty")) if a.seq <= proposal.seq), None)


def _substance(act: Act) -> list[str]:
    return [act.data[name] for name in TOLD_OF]


def _circumstances(act: Act) -> frozenset[tuple[str, str]]:
    return frozenset((told["key"], told["evidence"]) for told in act.data.get("circumstances") or ())


def _untold(facts: CaseFacts, notice: Act) -> list[Act]:
    """Items the decision would list although the party neither knew of them nor spoke to them."""
    told = {act.data["no"] for act in evidence.items_relied_on(facts.as_of(notice.seq))}
    own = _adopted(facts, notice)
    new = (act for act in evidence.items_relied_on(facts) if act.data["no"] not in told | own)
    return [act for act in new if not _examined(facts, act)]


def _adopted(facts: CaseFacts, notice: Act) -> frozenset[str]:
    """What a revision cites after the party's defence was adopted: evidence the party itself brought (行政处罚法45)."""
    answer, proposal = facts.last("answer_defence"), facts.proposal
    if answer is None or proposal is None or proposal.action != "revise_proposal":
        return frozenset()
    heard = notice.seq < answer.seq < proposal.seq and answer.data["adopted"] != "not_adopted"
    return frozenset(proposal.data.get("evidence_items") or ()) if heard else frozenset()


def _examined(facts: CaseFacts, item: Act) -> bool:
    """Whether the item lay on file when a hearing was held, at which the party spoke to it (行政处罚法64(七), 65)."""
    hearing = facts.last("record_hearing")
    return hearing is not None and facts.latches.get("hearing_held", False) and item.seq < hearing.seq
