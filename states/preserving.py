"""Batches of evidence registered and kept where it is (先行登记保存, 行政处罚法56). Pure.

What is registered by one approval is one batch (批次): seven working days of its own, a disposal of its own. Another batch
lengthens nothing of an earlier one.
"""

from dataclasses import dataclass

from states.acts import Act
from states.facts import CaseFacts
from states.terms import lapsed

TERM = "preservation"


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch: which it is (from one on), what registered it, and what was decided of it, if anything was."""

    number: int
    kept: Act
    decided: Act | None


def batches(facts: CaseFacts) -> tuple[Batch, ...]:
    """Every batch of the case, oldest first; a disposal that names none is that of the oldest one open."""
    found = [Batch(nth, act, None) for nth, act in enumerate(facts.acts_of("approve_preservation"), start=1)]
    for act in facts.acts_of("decide_preservation") if found else ():
        named = act.data.get("batch")
        for place, batch in enumerate(found):
            before = batch.decided is None and batch.kept.seq < act.seq
            if before and named in (None, batch.number):
                found[place] = Batch(batch.number, batch.kept, act)
                break
    return tuple(found)


def open_batches(facts: CaseFacts) -> tuple[Batch, ...]:
    """The batches of which nothing was decided yet."""
    return tuple(batch for batch in batches(facts) if batch.decided is None)


def lapsed_batches(facts: CaseFacts) -> tuple[Batch, ...]:
    """The batches still kept though their seven working days are over."""
    over = {t.started_seq for t in facts.terms if t.key == TERM and lapsed(t.due, facts.on)}
    return tuple(batch for batch in open_batches(facts) if batch.kept.seq in over)


def batch_decided(facts: CaseFacts, kept: Act) -> bool:
    """Whether it was decided what becomes of what this act registered."""
    return all(batch.kept.seq != kept.seq for batch in open_batches(facts))


def batch_decided_by(facts: CaseFacts, disposal: Act) -> Batch:
    """The batch that this disposal is about."""
    return next(batch for batch in batches(facts) if batch.decided is not None and batch.decided.seq == disposal.seq)
