"""That a procedure in which a major matter can be decided lets its risk be assessed: the gate asks for what it knows. Pure.

A release from before the assessment was there binds no case to it; so a new one that left it out would loosen the rule,
and is refused here.
"""

from collections.abc import Iterator

from config.schema.procedure import Procedure
from config.schema.release import ReleaseBody
from states.actions import ACTIONS
from states.gates_risk import RISK_ASSESSED
from states.risk import ASSESS

CONSULT = "consult_adviser"


def lacks_for_major(procedure: Procedure, body: ReleaseBody) -> Iterator[str]:
    """What a procedure that decides major matters does not offer."""
    acts = {move.act for move in procedure.moves} | {record.act for record in procedure.spot}
    deciding = sorted(act for act in acts & ACTIONS.keys() if RISK_ASSESSED in ACTIONS[act].gates)
    if not deciding:
        return
    wanted = [ASSESS, *([CONSULT] if body.bureau.adviser_heard_before == "major_decisions" else [])]
    for act in wanted:
        if act not in acts:
            before = "、".join(ACTIONS[one].title for one in deciding)
            yield f"spot 中缺少 {act}（{ACTIONS[act].title}）：重大的，{before}之前须先办理"
