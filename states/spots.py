"""Acts on the spot (随处办理): records without a move, those a procedure lists and those that every procedure has. Pure."""

from collections.abc import Mapping

from config.schema.procedure import Procedure
from states.action import CaseAction


def spots_of(procedure: Procedure, actions: Mapping[str, CaseAction]) -> dict[str, frozenset[str]]:
    """By act the steps in which it is a record without a move (随处办理); none named: every step that is not final."""
    found = {key: frozenset[str]() for key, action in actions.items() if action.everywhere}
    return found | {record.act: frozenset(record.steps) for record in procedure.spot}


def acts_of(procedure: Procedure, actions: Mapping[str, CaseAction]) -> set[str]:
    """All acts (办理事项) that can be done in a case of the procedure."""
    return {move.act for move in procedure.moves} | spots_of(procedure, actions).keys()
