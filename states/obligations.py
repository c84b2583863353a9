"""What the law asks of each family of enforcement (法定要求), written from the statutes and not from the gates. Pure.

An obligation says: whenever one of these acts is done, this formula over the facts holds. ``zhifa config check`` proves it
on every path of every procedure, and where a gate of the same name stands in the code, proves that the gate says neither
less nor more. Changing what the law asks therefore means changing it here and in the gate; that is the point.
"""

from collections.abc import Mapping

from states.formula import Formula
from states.obligation import Obligation
from states.obligations_after import MONEY, PUBLICITY, REOPENING, RESULTS_IN_PUBLIC, TOLD, WITHDRAWN_FROM_PUBLIC
from states.obligations_conduct_at_court import CONDUCT_AT_COURT
from states.obligations_disclosure import DISCLOSURE
from states.obligations_disputes import ACTED_ANEW, DISPUTES, MADE_GOOD, recusal_first, taken_back
from states.obligations_levy_disputes import LEVY_DISPUTES
from states.obligations_matter_endings import MATTER_ENDINGS
from states.obligations_matter_gates import MATTERS
from states.obligations_matters import ADJUDICATION, COERCION, CONFIRMATION, GUIDING, LEVY, MEDIATION, PERMIT
from states.obligations_penalty import PENALTY, PENALTY_ENDINGS
from states.obligations_relations import RELATIONS

CONTESTED = (*DISPUTES, *REOPENING, *TOLD)
TAKEN_BACK = taken_back("annul_matter", "correct_decision")
MEASURES = ("approve_measure", "confirm_measure", "extend_measure", "decide_measure")

OBLIGATIONS: Mapping[str, tuple[Obligation, ...]] = {
    "penalty": (*PENALTY, *CONDUCT_AT_COURT, *MONEY, *PUBLICITY, *REOPENING, *TOLD, *ACTED_ANEW, *RELATIONS),
    "permit": (
        *(*PERMIT, *MATTERS["permit"], *CONTESTED, *TAKEN_BACK, *WITHDRAWN_FROM_PUBLIC),
        *recusal_first("decide_permit"),
    ),
    "confirmation": (
        *(*CONFIRMATION, *MATTERS["confirmation"], *CONTESTED, *TAKEN_BACK, *RESULTS_IN_PUBLIC),
        *recusal_first("decide_confirmation"),
    ),
    "adjudication": (
        *(*ADJUDICATION, *MATTERS["adjudication"], *CONTESTED, *TAKEN_BACK, *RESULTS_IN_PUBLIC),
        *recusal_first("decide_ruling"),
    ),
    "levy": (
        *(*LEVY, *MATTERS["levy"], *LEVY_DISPUTES, *CONTESTED, *taken_back("correct_decision"), *RESULTS_IN_PUBLIC),
        *recusal_first("decide_levy"),
    ),
    "coercion": (
        *(*COERCION, *MATTERS["coercion"], *CONTESTED, *TAKEN_BACK, *MADE_GOOD, *RESULTS_IN_PUBLIC),
        *recusal_first(*MEASURES, "decide_execution", "decide_clearance"),
    ),
    "disclosure": (
        *(*DISCLOSURE, *CONTESTED, *TAKEN_BACK),
        *recusal_first("answer_request", "answer_on_the_spot", "supply_on_the_spot", "screen_information"),
    ),
    "guidance": (*GUIDING, *MATTERS["guidance"], *recusal_first("approve_guidance", "give_guidance")),
    "mediation": (*MEDIATION, *MATTERS["mediation"], *recusal_first("conclude_agreement")),
}
"""Family (执法种类) → what the law asks of it. A family that is not here cannot be proved, and so not published."""

ENDINGS: Mapping[str, tuple[tuple[str, Formula], ...]] = {"penalty": PENALTY_ENDINGS, **MATTER_ENDINGS}
"""Family → the ways in which its cases end, as the way to an end is told; a family not named here has one."""
