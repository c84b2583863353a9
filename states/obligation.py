"""What one obligation (法定要求) is: the acts it stands before, and what must hold then. Pure."""

from dataclasses import dataclass

from states.formula import Formula

END = "(end)"
"""Instead of an act: the case enters an end of its procedure."""

TERM = "(term) "
"""Before the name of a term, instead of an act: the term begins to run; the formula is asked right after."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing the law asks (法定要求): when any of ``acts`` is done, ``formula`` holds; ``flags``: what happened without
    it is on record as a defect (瑕疵)."""

    key: str
    clause: str
    says: str
    formula: Formula
    acts: tuple[str, ...]
    flags: bool = False
    where: str = ""  # asked only in procedures that have this action
