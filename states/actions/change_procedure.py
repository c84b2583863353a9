"""Move a case to a newer release (改用新版本): a named person's reasoned action, judged by the release moved to."""

from typing import Annotated

from pydantic import Field

from config.schema.base import Text
from config.schema.bureau import OfficerId
from states import checks, gates
from states.action import CaseAction
from states.acts import CHANGE
from states.facts import CaseFacts
from states.moving import bureau_is_bound_as_before, nothing_has_lapsed, party_keeps_its_time
from states.payload import Payload
from states.reasons import Reason
from states.vocabulary import Role

ReleaseDigest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ChangeProcedure(Payload):
    """The release moved to by its whole digest, why, and who confirms."""

    release: ReleaseDigest
    reason: Text
    second_person: OfficerId

    @property
    def decided_under(self) -> str:
        """The release moved to: the event names it, so whoever judges it again asks the same rules."""
        return self.release


def release_is_newer(facts: CaseFacts, payload: ChangeProcedure) -> Reason | None:
    """The release was published after the one the case stands under."""
    if facts.left is None:
        return Reason("release_is_newer", "行政处罚法4", "本案已经适用这一版本")
    if facts.earlier[-1].superseded:
        return None
    return Reason("release_is_newer", "行政处罚法4", "这一版本发布在先，案件只能改用其后发布的版本")


def step_is_kept(facts: CaseFacts, payload: ChangeProcedure) -> Reason | None:
    """The procedure has the step on which the case stands."""
    if facts.step in facts.rules.lifecycles[facts.procedure.key].titles:
        return None
    left = facts.left
    title = left.rules.lifecycles[left.procedure.key].titles[facts.step] if left is not None else facts.step
    return Reason("step_is_kept", "行政处罚法4", f"新版本的程序没有“{title}”这一环节，案件无处接续")


def power_is_kept(facts: CaseFacts, payload: ChangeProcedure) -> Reason | None:
    """A power the bureau holds today is also known to the release moved to."""
    if facts.left is None or facts.left.power is None or facts.power is not None:
        return None
    return Reason("power_is_kept", "行政处罚法17", f"新版本的权责清单没有当日有效的职权 {facts.power_code}")


def leader_decides(facts: CaseFacts, payload: ChangeProcedure) -> Reason | None:
    """One of the two is a responsible person with a valid certificate who handles no part of the case."""
    for who in (facts.actor, payload.second_person):
        person = facts.officer(who)
        leads = person is not None and Role.LEADER in person.roles and person.certified(facts.on)
        if leads and not facts.stands_for_handler(who):
            return None
    says = "办理人和复核人中须有持有效证件、没有承办本案的机关负责人"
    return Reason("leader_decides", "金科〔2015〕8号四(7)", says)


CHANGE_PROCEDURE = CaseAction(
    key=CHANGE,
    title="改用新版本",
    payload=ChangeProcedure,
    roles=frozenset({Role.LEADER, Role.ADMINISTRATOR}),
    clause="行政处罚法4",
    everywhere=True,
    never_moves=True,
    while_resting=True,
    gates=(gates.NOT_HANDLER,),
    checks=(
        checks.second_person(),
        leader_decides,
        release_is_newer,
        step_is_kept,
        power_is_kept,
        party_keeps_its_time,
        bureau_is_bound_as_before,
        nothing_has_lapsed,
    ),
)
