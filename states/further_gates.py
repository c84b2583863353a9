"""Gates that a procedure may add to an action by name (config narrows, it never loosens)."""

from states import gates, gates_transfer, penalty_gates
from states.action import Gate

FURTHER_GATES: dict[str, Gate] = {
    gate.key: gate
    for module in (gates, penalty_gates, gates_transfer)
    for gate in vars(module).values()
    if isinstance(gate, Gate)
}
