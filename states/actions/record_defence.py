"""Record the party's statement and defence (陈述申辩笔录)."""

from config.schema.base import Text
from states.action import CLERKS, CaseAction, Latch
from states.payload import Payload


class RecordDefence(Payload):
    """What the party said; heard fully whenever it comes."""

    content: Text
    in_writing: bool = False


RECORD_DEFENCE = CaseAction(
    key="record_defence",
    title="陈述申辩笔录",
    payload=RecordDefence,
    roles=CLERKS,
    clause="行政处罚法45",
    on_paper=True,
    establishes=(Latch("defence_made"),),
)
