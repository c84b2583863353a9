"""The gates that cases of a procedure meet. Pure."""

from collections.abc import Iterator

from config.schema.procedure import Procedure
from states.action import Gate
from states.actions import ACTIONS
from states.further_gates import FURTHER_GATES
from states.spots import acts_of


def gates_of(procedure: Procedure) -> Iterator[Gate]:
    """The gates that cases of this procedure meet, its own further ones included."""
    for act in sorted(acts_of(procedure, ACTIONS) & ACTIONS.keys()):
        yield from ACTIONS[act].gates
    yield from (FURTHER_GATES[further.gate] for further in procedure.gates if further.gate in FURTHER_GATES)
