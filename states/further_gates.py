"""Gates that a procedure may add to an action by name (config narrows, it never loosens)."""

from states import gates
from states.action import Gate

FURTHER_GATES: dict[str, Gate] = {gate.key: gate for gate in vars(gates).values() if isinstance(gate, Gate)}
