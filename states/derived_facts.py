"""How the facts that no latch keeps can change, as the walk through a procedure sees it. Pure.

A derived fact is computed from the whole record; the walk knows only situations. For each it is said here what follows
from other facts (``DEFINED``), what acts can change (``CHANGES``), what may be one way or the other at every act
(``FREE``), and what is beyond the bureau's will (``FATE``). A derived fact named nowhere may be anything at any time, which
proves less, never too much. Replaying the dockets shows that no real case leaves what is said here.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from config.schema.release import ReleaseBody
from states.action import CaseAction, Latch
from states.acts import Act
from states.effects import Choice
from states.fact_register import FACTS
from states.facts import CaseFacts
from states.formula import AnyOf, Fact, Formula
from states.unhappy import unhappy

F = Fact

HELPERS: Mapping[str, str] = {
    "sum_decided": "决定了罚款或者没收",
    "conduct_urging_made": "已制作行为义务催告书",
}
"""Facts of the walk alone (辅助事实), with their titles: the register does without them."""

MAJOR = F("major_case") | F("hearing_due")
PROPOSED = F("penalty_proposed") | F("matter_proposed")
GRAVE = (F("penalty_proposed") & MAJOR) | (F("matter_proposed") & F("major_matter")) | (PROPOSED & F("complex_case"))
"""A large or heavy penalty, or another matter called major, or either of them complex."""
ABOUT_TO_DECIDE = (F("penalty_proposed") | F("no_penalty_proposed")) & MAJOR
MAJOR_MATTER = ABOUT_TO_DECIDE | (F("matter_proposed") & F("major_matter"))
"""A major matter of whatever family, with its decision proposed, a penalty or none."""


def _form_due(body: ReleaseBody) -> Formula:
    every = ~F("information_asked")  # an answer to a request for information goes without the form
    return every if body.bureau.opinion_form_with == "every_decision" else MAJOR & every


def _adviser_due(body: ReleaseBody) -> Formula:
    return MAJOR_MATTER if body.bureau.adviser_heard_before == "major_decisions" else AnyOf(())


DEFINED: Mapping[str, Callable[[ReleaseBody], Formula]] = {
    "hearing_offered": lambda _: F("notice_served") & F("hearing_due"),
    "sum_to_pay": lambda _: F("sum_decided") & F("decision_served"),
    "money_settled": lambda _: F("sum_settled") & F("surcharge_settled"),
    "to_be_published": lambda _: F("publication_ordered") & F("decision_served") & ~F("decision_annulled"),
    "form_due": _form_due,
    "visit_over": lambda _: F("visit_held") | F("party_gone"),
    "actor_not_handler": lambda _: ~F("actor_is_handler"),
    "major_decision": lambda _: F("penalty_proposed") & MAJOR,
    "review_due": lambda _: GRAVE | (PROPOSED & (F("public_interest") | F("hearing_held"))),
    "discussion_due": lambda _: GRAVE,
    "risk_due": lambda _: MAJOR_MATTER,
    "adviser_due": _adviser_due,
}
"""What follows from other facts, and how; part of it is the bureau's choice."""


def chosen(body: ReleaseBody) -> tuple[str, ...]:
    """The choices of the bureau that facts are defined by: procedures of one text differ by them alone."""
    return body.bureau.opinion_form_with, body.bureau.adviser_heard_before


def either(fact: str) -> Choice:
    """The fact may be one way or the other afterwards."""
    return (((fact, False),), ((fact, True),))


def becomes(fact: str, value: bool) -> Choice:
    return (((fact, value),),)


def perhaps(fact: str, value: bool) -> Choice:
    """The fact gets this value or stays as it was."""
    return ((), ((fact, value),))


SUM: Choice = (
    (("sum_decided", False), ("sum_settled", True)),
    (("sum_decided", True), ("sum_settled", False)),
)

LOWERED: Choice = ((), (("sum_settled", True),), (("sum_decided", False), ("sum_settled", True)))
"""A decision annulled or lowered: what was to be paid may be less than what was paid, or nothing."""
CONTESTED: Choice = (*LOWERED, (("sum_decided", True), ("sum_settled", False)))
"""What comes of a remedy may be more, too, where others asked for it (行政复议法63(2))."""
RELIEF: Choice = (
    (),
    (("sum_settled", True),),
    (("sum_settled", False),),
    (("sum_decided", False), ("sum_settled", True)),
)
"""Relief from a levy may leave it as it is, lower it, or waive it."""

KEPT: Choice = ((("preservation_open", True), ("preservation_settled", False)),)
GIVEN_BACK: Choice = ((("preservation_open", False), ("preservation_settled", True)),)
"""Of several batches kept one after another, the last one decided of leaves none."""
OF_REMEDIES = ("remedies_over", "conduct_remedies_over", "court_period_over", "conduct_court_over")
"""Facts that depend on when the party can no longer sue."""

OF_ITS_KIND = tuple(either(fact) for fact in ("review_ordinary", "review_simplified", "lawsuit_open"))
"""Of which kind the remedy is that an act is about: several may be open side by side."""

FALLEN: Choice = perhaps("overturned_once_served", True)
"""What was annulled, changed or found unlawful had reached the party before, or had not."""

TO_BE_SERVED = (perhaps("papers_served", False),)
"""A paper about a decision that the party holds waits to reach it."""

CHANGES: Mapping[str, tuple[Choice, ...]] = {
    "add_evidence": (perhaps("evidence_on_file", True), perhaps("grounds_told", False)),
    "exclude_evidence": (perhaps("evidence_on_file", False), perhaps("grounds_told", True)),
    "verify_evidence": (perhaps("grounds_told", True), perhaps("grounds_told", False)),
    "record_hearing": (
        *(perhaps("grounds_told", True), perhaps("grounds_told", False)),
        becomes("hearing_notice_served", False),  # the next hearing has a notice of its own
    ),
    "give_prior_notice": (
        perhaps("grounds_told", False),  # what a hearing looked at is to be told anew
        becomes("hearing_notice_served", False),
    ),
    "schedule_hearing": (becomes("hearing_notice_served", False),),
    "withdraw_hearing_request": (perhaps("hearing_notice_served", False),),
    "propose_penalty": (either("hearing_due"), either("within_told"), either("grounds_told")),
    "propose_no_penalty": (becomes("hearing_due", False), either("grounds_told")),
    "revise_proposal": (either("hearing_due"), either("within_told"), either("grounds_told")),
    "record_notice_service": (
        *(perhaps("within_told", True), perhaps("within_told", False)),
        *(perhaps("grounds_told", True), perhaps("grounds_told", False)),
    ),
    "record_defence": (becomes("defence_answered", False),),
    "answer_defence": (becomes("defence_answered", True),),
    "record_other_fine": (either("fined_before"),),
    "make_decision": (SUM,),
    "make_spot_decision": (SUM, either("handlers_two_certified")),
    "record_inspection": (either("handlers_two_certified"),),
    "propose_filing": (either("handlers_two_certified"), either("limitation_open")),
    "report_investigation": (either("limitation_open"),),
    "annul_decision": (LOWERED, *TO_BE_SERVED, FALLEN),
    "annul_levy": (LOWERED, *TO_BE_SERVED, FALLEN),
    "annul_matter": (*TO_BE_SERVED, FALLEN),
    "correct_decision": TO_BE_SERVED,
    "record_service": TO_BE_SERVED,  # what was changed before the party held the decision is to reach it now, too
    "record_email_outcome": TO_BE_SERVED,
    "record_review": (
        ((("remedy_pending", True), ("remedy_closed", False), ("review_answered", False)),),
        *OF_ITS_KIND,
    ),
    "answer_review": (perhaps("review_answered", True), *OF_ITS_KIND),
    "record_review_result": (
        ((), (("remedy_pending", False), ("remedy_closed", True), ("review_answered", True))),  # others may be open
        *OF_ITS_KIND,
        CONTESTED,
        either("left_undecided"),
        FALLEN,
        perhaps("remedies_over", False),
        perhaps("conduct_remedies_over", False),
        perhaps("court_period_over", False),  # 行政诉讼法95: after a judgment another term counts
        perhaps("conduct_court_over", False),
    ),  # 行政诉讼法45: the time to sue begins anew
    "record_review_receipt": tuple(either(fact) for fact in OF_REMEDIES),  # 行政诉讼法45: the time to sue is known now
    "tell_rights": (either("hearing_due"), becomes("hearing_notice_served", False)),
    "decide_levy": ((((("sum_decided", True), ("sum_settled", False))),),),
    "decide_relief": (RELIEF, becomes("papers_served", False)),
    "urge_conduct": (becomes("conduct_urging_made", True),),
    "deem_accepted": (becomes("acceptance_period_over", False),),
    "record_paper_service": (
        perhaps("measure_period_over", False),  # told for a day gone by (行政强制法25(3))
        perhaps("papers_served", True),
        perhaps("hearing_notice_served", True),
    ),
    "discontinue_case": (perhaps("papers_served", True),),  # nobody is left to serve them on
    "reopen_case": (becomes("papers_served", False),),
    "waive_surcharge": (becomes("papers_served", False),),
    "waive_late_fee": (becomes("papers_served", False),),
    "extend_period": (becomes("papers_served", False),),
    "extend_answer": (becomes("papers_served", False),),
    "judge_reasons": (perhaps("papers_served", False),),  # only a delay is told by a paper
    "answer_record_correction": (becomes("papers_served", False),),
    "record_interview": (either("commitments_checked"),),
    "check_commitment": (perhaps("commitments_checked", True),),
    "accept_application": (either("handlers_two_certified"),),
    "record_payment": (perhaps("sum_settled", True),),
    "assess_risk": (either("risks_covered"),),
    "approve_preservation": (KEPT,),
    "decide_preservation": ((*KEPT, *GIVEN_BACK),),
    "record_opinion_paper": (becomes("opinion_answered", False),),
    "answer_opinion_paper": (perhaps("opinion_answered", True),),
}
"""What the acts can do to derived facts, beside their latches; the choices are independent."""

READ_OFF: Mapping[str, tuple[str, Callable[[Act], bool]]] = {
    "record_party_answer": ("party_unhappy", unhappy),
    "record_visit": ("party_unhappy", unhappy),
}
"""Acts whose payload alone tells a derived fact, with what tells it; it is tried together with their latches."""


def with_what_is_read_off(action: CaseAction) -> CaseAction:
    """The action as if it kept those facts itself."""
    if action.key not in READ_OFF:
        return action
    fact, tells = READ_OFF[action.key]
    establishes = (*action.establishes, Latch(fact, tells))
    return replace(action, establishes=establishes, withdraws=(*action.withdraws, Latch(fact)))


OVERDUE = F("decision_served") & F("sum_decided") & ~(F("sum_settled") & F("surcharge_settled"))

FREE: Mapping[str, Formula | None] = {
    "actor_is_handler": None,
    "actor_certified": None,
    "reviewer_qualified": None,
    "actor_heads": None,
    "payment_overdue": OVERDUE & ~F("no_penalty_proposed"),  # who is let off owes nothing
    "surcharge_settled": None,
    "remedy_told": F("decision_served"),
    "suit_told": F("decision_served") & ~F("disclosure_refused"),
    "consultation_open": F("consultation_asked"),
    "urging_just_served": F("urging_made"),
    "conduct_urging_just_served": F("conduct_urging_made") & ~F("urging_just_served"),  # one paper at a time
    "levy_overdue": OVERDUE,
    "undecided_too_long": F("application_accepted") & ~F("decision_made"),
}
"""Facts that depend on who acts and when: either way at every act, true only where the formula holds."""

FATE = frozenset({"power_in_force", "handlers_two_certified", "standard_in_force", "risks_covered"})
"""What may change at any time without an act: nobody can count on its changing back."""

NOT_AT_WILL = frozenset({"report_crime"})
"""Acts that only what happened outside makes possible: no case may count on them for its way to an end."""

AT_FIRST = frozenset({"power_in_force", "handlers_two_certified", "standard_in_force", "limitation_open"})
"""What may be so when a case is opened."""

TRUE_AT_FIRST = frozenset({"sum_settled", "papers_served", "commitments_checked", "risks_covered", "opinion_answered"})

RUNNING = "running:"
"""Before the name of a term: it was started, so that its running out can come."""

OPEN = "open:"
"""Before the number of a task of the procedure: it was given to somebody."""


def is_free(fact: str) -> bool:
    """Whether nothing is known of how the fact changes: it may be anything at every act."""
    kind = FACTS.get(fact)
    known = fact in DEFINED or fact in FATE or fact in AT_FIRST or fact in _CHANGED
    return fact in FREE or (kind is not None and kind.derive is not None and not known and fact not in TERM_OF_FACT)


def helper_truth(facts: CaseFacts) -> Mapping[str, bool]:
    """The facts of the walk alone, as they are in a real case."""
    return {
        "sum_decided": facts.decided_sum > 0,
        "conduct_urging_made": facts.last("urge_conduct") is not None,
    }


TERM_OF_FACT: Mapping[str, str] = {
    "statement_period_over": "statement_period",
    "hearing_request_over": "hearing_request",
    "decision_period_over": "decision_period",
    "service_period_over": "service_period",
    "form_period_over": "form_return",
    "payment_overdue": "payment",
    "urging_over": "urging",
    "court_period_over": "court_application",
    "remedies_over": "court_application",
    "levy_overdue": "payment",
    "conduct_urging_over": "conduct_urging",
    "conduct_court_over": "conduct_court",
    "conduct_remedies_over": "conduct_court",
    "report_period_over": "report",
    "acceptance_period_over": "acceptance",
    "measure_period_over": "measure",
    "urging_period_over": "duty_urging",
    "answer_period_over": "answer",
    "consent_period_over": "consent",
    "corrections_telling_over": "request_corrections",
    "request_corrections_over": "request_corrected",
    "transfer_period_over": "transfer_decision",
    "transfer_review_over": "transfer_review",
    "transfer_goods_over": "transfer_goods",
    "handing_in_over": "on_spot_handing_in",
    "banking_over": "on_spot_banking",
}
"""The term whose running out makes an elapse fact true: without it, it never is."""

_CHANGED = frozenset(
    fact for choices in CHANGES.values() for choice in choices for effect in choice for fact, _ in effect
) | {fact for fact, _ in READ_OFF.values()}
