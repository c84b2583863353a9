"""Payload predicates of a decision that the bureau takes back or changes itself (撤销、变更决定): what it costs the party for the
public good is compensated, and the penalty that holds from now on is as lawful as if it were proposed. Pure."""

from collections.abc import Mapping
from typing import Any

from states.discretion_checks import Proposed, proved_and_lawful
from states.facts import CaseFacts
from states.reasons import Reason


def compensation_told(facts: CaseFacts, payload: Any) -> Reason | None:
    """What is taken back or changed for the public good is compensated (补偿), a penalty like a permit; where there was no
    loss, that is said (河南省行政执法条例32; 行政许可法8(2))."""
    if payload.ground != "public_interest" or payload.compensation is not None:
        return None
    says = "因国家利益、公共利益撤回、撤销、变更的，须写明对财产损失的补偿；没有损失的，写明查明情况"
    return Reason("compensation_told", "河南省行政执法条例32", says)


def changed_fine_is_lawful(facts: CaseFacts, payload: Any) -> Reason | None:
    """A fine that is changed lies in the band of its grade and in the statutory range (行政处罚法34; 金科〔2015〕8号四(5)): a
    grade that was not told anew, with its proved circumstances, is that of the decision."""
    decided = facts.decided
    if payload.what != "change" or decided is None or (payload.fine or 0) == facts.decided_fine:
        return None
    return proved_and_lawful(facts, Proposed.of(_penalty(facts, decided.data, payload)))


def _penalty(facts: CaseFacts, decided: Mapping[str, Any], payload: Any) -> Mapping[str, Any]:
    """The penalty as it stands after the change, in the fields of a proposal."""
    kinds = [kind for kind in decided["sanctions"] if kind != "fine" or payload.fine]
    told: Mapping[str, Any] = decided
    for act in facts.acts_of("annul_decision"):
        if act.data["what"] == "change" and act.data.get("grade"):
            told = act.data
    if payload.grade is not None:
        told = payload.model_dump(mode="json")
    return {
        "sanctions": kinds,
        "fine": payload.fine,
        "grade": told.get("grade"),
        "circumstances": told.get("circumstances") or (),
        "gains": int(decided.get("gains") or decided.get("confiscation") or 0),
        "mitigation": decided.get("mitigation", "none"),
    }


def grade_is_told_whole(facts: CaseFacts, payload: Any) -> Reason | None:
    """A grade goes with the circumstances that found it, and only a change has either."""
    if (payload.grade is not None) == bool(payload.circumstances) and (payload.what == "change" or not payload.grade):
        return None
    says = "变更决定改用另一阶次的，须同时写明阶次和情节及其证据；不改阶次的和撤销决定的都不写"
    return Reason("grade_has_grounds", "行政处罚法34", says)
