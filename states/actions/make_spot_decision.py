"""Punish on the spot (当场处罚): small, certain, handed over at once (行政处罚法51–53)."""

from pydantic import Field

from config.schema.base import Key, Line, Text
from config.schema.law import Sanction
from states import checks, discretion_checks, gates, gates_relations, other_case_checks, penalty_gates, proposal_checks
from states.action import OFFICER, CaseAction, Latch
from states.facts import CaseFacts
from states.payload import CitedCircumstance, ClauseText, Fen, Mitigation, Statements, Team
from states.publicity import Publicised, publication_is_told, published
from states.reasons import Reason
from states.vocabulary import PartyKind


class MakeSpotDecision(Publicised):
    """The printed form (当场行政处罚决定书) as filled in on the spot; such a small penalty has as a rule no weight in society,
    and is then not published (行政处罚法48(1))."""

    officers: Team
    place: Line
    statements: Statements
    facts: Text
    evidence: Text
    violated: ClauseText
    basis: ClauseText
    sanctions: tuple[Sanction, ...] = Field(min_length=1, max_length=2)
    fine: Fen | None = None
    grade: Key | None = None
    circumstances: tuple[CitedCircumstance, ...] = ()
    mitigation: Mitigation = "none"
    rights_told: bool
    defence: Text | None = None


def small_enough(facts: CaseFacts, payload: MakeSpotDecision) -> Reason | None:
    """Warning, or a fine up to the limit for this kind of party."""
    person = facts.party.kind is PartyKind.PERSON
    limit = facts.rules.figure("spot_fine_person" if person else "spot_fine_organisation")
    if set(payload.sanctions) <= {"warning", "fine"} and (payload.fine or 0) <= limit:
        return None
    says = f"当场处罚限于警告或者{limit // 100}元以下罚款，应当适用普通程序"
    return Reason("spot_limit", "行政处罚法51", says)


def two_on_the_spot(facts: CaseFacts, payload: MakeSpotDecision) -> Reason | None:
    """The decision is not yet made, so fewer than two certified officers bar it."""
    if facts.certified(payload.officers) >= facts.rules.figure("officers_at_least"):
        return None
    return Reason("two_certified_officers", "行政处罚法42", "持有效执法证件的人员不足{officers_at_least}，不得当场处罚")


def told_and_heard(facts: CaseFacts, payload: MakeSpotDecision) -> Reason | None:
    """On the spot, too, the party is told and heard first."""
    if payload.rights_told and payload.statements.complete:
        return None
    return Reason("told_on_the_spot", "行政处罚法44", "当场处罚前须出示证件、告知事实理由依据并听取陈述申辩")


MAKE_SPOT_DECISION = CaseAction(
    key="make_spot_decision",
    title="当场作出处罚决定",
    payload=MakeSpotDecision,
    roles=OFFICER,
    clause="行政处罚法51",
    on_paper=True,
    gates=(
        gates.CERTIFIED,
        gates.POWER,
        gates.LIMITATION,
        gates.INSPECTION,
        gates.GUIDANCE,
        penalty_gates.OLD_ENOUGH,
        penalty_gates.CAPABLE,
        penalty_gates.CRIME_SETTLED,
        penalty_gates.RECUSAL_DECIDED,
        penalty_gates.UNTAINTED,
        penalty_gates.CHALLENGES_DECIDED,
        gates_relations.JURISDICTION_SETTLED,
        gates_relations.JURISDICTION_OURS,
    ),
    checks=(
        checks.known_officers("officers"),
        two_on_the_spot,
        small_enough,
        told_and_heard,
        checks.cited_law_in_force,
        checks.fine_is_lawful,
        discretion_checks.statutory_circumstances_proved,
        checks.sanctions_in_power,
        proposal_checks.fined_once,
        other_case_checks.not_fined_elsewhere,
        proposal_checks.light_enough,
        proposal_checks.is_lighter_as_told,
        publication_is_told,
    ),
    establishes=(Latch("decision_made"), Latch("penalty_proposed"), Latch("publication_ordered", published)),
)
