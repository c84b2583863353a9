"""What the law asks of each family of enforcement (法定要求), written from the statutes and not from the gates. Pure.

An obligation says: whenever one of these acts is done, this formula over the facts holds. ``zhifa config check`` proves it
on every path of every procedure, and where a gate of the same name stands in the code, proves that the gate says neither
less nor more. Changing what the law asks therefore means changing it here and in the gate; that is the point.
"""

from collections.abc import Mapping

from states.formula import Formula
from states.obligation import Obligation
from states.obligations_after import MONEY, PUBLICITY, REOPENING, TOLD
from states.obligations_conduct_at_court import CONDUCT_AT_COURT
from states.obligations_levy_disputes import LEVY_DISPUTES
from states.obligations_matter_gates import MATTERS
from states.obligations_matters import ADJUDICATION, COERCION, CONFIRMATION, GUIDING, LEVY, MEDIATION, PERMIT
from states.obligations_penalty import PENALTY, PENALTY_ENDINGS

OBLIGATIONS: Mapping[str, tuple[Obligation, ...]] = {
    "penalty": (*PENALTY, *CONDUCT_AT_COURT, *MONEY, *PUBLICITY, *REOPENING, *TOLD),
    "permit": (*PERMIT, *MATTERS["permit"]),
    "confirmation": (*CONFIRMATION, *MATTERS["confirmation"]),
    "adjudication": (*ADJUDICATION, *MATTERS["adjudication"]),
    "levy": (*LEVY, *MATTERS["levy"], *LEVY_DISPUTES, *REOPENING, *TOLD),
    "coercion": (*COERCION, *MATTERS["coercion"]),
    "guidance": (*GUIDING, *MATTERS["guidance"]),
    "mediation": (*MEDIATION, *MATTERS["mediation"]),
}
"""Family (执法种类) → what the law asks of it. A family that is not here cannot be proved, and so not published."""

ENDINGS: Mapping[str, tuple[tuple[str, Formula], ...]] = {"penalty": PENALTY_ENDINGS}
"""Family → the ways in which its cases end, as the way to an end is told; a family not named here has one."""
