"""Call a case major (列为重大案件) with a reason, whatever its amount; nothing calls it minor again."""

from config.schema.base import Text
from states import gates
from states.action import CaseAction, Latch
from states.payload import Payload
from states.vocabulary import Role


class CallMajor(Payload):
    """Why the case is major: its impact, the sum, or what else."""

    reason: Text


CALL_MAJOR = CaseAction(
    key="call_major",
    title="列为重大案件",
    payload=CallMajor,
    roles=frozenset({Role.OFFICER, Role.LEADER, Role.REVIEWER, Role.SUPERVISOR}),
    clause="金科〔2015〕8号四(1)",
    never_moves=True,
    gates=(gates.CERTIFIED,),
    establishes=(Latch("major_case"),),
)
