"""Record the follow-up visit (回访笔录) by two officers who did not handle the case."""

from config.schema.base import Text
from states import checks, gates
from states.action import CLERKS, CaseAction, Latch, sound
from states.payload import FiveSubjects, Payload, Team
from states.unhappy import unhappy


class RecordVisit(Payload):
    """The five subjects as told to the visitors, and their minutes."""

    visitors: Team
    answers: FiveSubjects
    minutes: Text


RECORD_VISIT = CaseAction(
    key="record_visit",
    title="回访笔录",
    payload=RecordVisit,
    roles=CLERKS,
    clause="金科〔2015〕8号四(1)",
    on_paper=True,
    gates=(gates.SERVED,),
    checks=(
        checks.known_officers("visitors"),
        checks.team_certified("visitors", "金科〔2015〕8号四(1)"),
        checks.visitors_are_others,
    ),
    # A visit with a defect is one still to be made: the software must not call for it once more.
    establishes=(
        Latch("visit_held", sound),
        Latch("visit_due", lambda act: bool(act.flags)),
        Latch("complaint_made", unhappy),
    ),
    withdraws=(Latch("complaint_resolved", unhappy),),
)
