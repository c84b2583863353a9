"""Call a case major (列为重大案件) with a reason, whatever its amount; nothing calls it minor again."""

from config.schema.base import Text
from states import gates
from states.action import CaseAction, Latch
from states.payload import Payload
from states.vocabulary import Role


class CallMajor(Payload):
    """Why the case is major: its impact, the sum, or what else."""

    reason: Text
    technical: bool = False  # 专业性、技术性较强，涉及经济社会发展全局、影响公共利益 (河南省行政执法条例28(2))


CALL_MAJOR = CaseAction(
    key="call_major",
    title="列为重大案件",
    payload=CallMajor,
    roles=frozenset({Role.OFFICER, Role.LEADER, Role.REVIEWER, Role.SUPERVISOR}),
    clause="金科〔2015〕8号四(1)",
    never_moves=True,
    gates=(gates.CERTIFIED,),
    establishes=(Latch("major_case"), Latch("experts_due", lambda act: bool(act.data.get("technical")))),
)
