"""Which terms and papers the law asks of a procedure (法定期限与文书), written apart from the YAML: what starts a term, by
which rule it counts, what may end it, and which act cannot be without which paper. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from config.schema.procedure import CaseTerm, Procedure
from states.actions.plan_guidance import FORM_TITLES
from states.disclosure import ANSWERS, AtOnce, fact_of

SPOT = "make_spot_decision"
GUIDING = "金科〔2015〕8号二(二)"
MEDIATING = "金科〔2015〕8号四(3)"
SERVED = ("record_service", "record_email_outcome")
HEARING_ENDS = ("hearing_asked", "hearing_waived", "decision_made", "withdrawn", "transfer_accepted", "ended_undecided")
PAID_ENDS = ("sum_settled", "plan_in_force", "decision_annulled", "discontinued")


@dataclass(frozen=True, slots=True)
class AskedTerm:
    """A term (期限) that every procedure of the family has which can do one of ``starts``."""

    clause: str
    key: str
    rule: str
    starts: tuple[str, ...]
    ends: tuple[str, ...] = ()  # nothing else may end it
    when: str | None = None
    held: str | None = None  # nothing else may hold it
    rules: tuple[tuple[str, str], ...] = ()  # starting act: the rule it counts by instead
    not_with: str = ""  # not asked of procedures that have this act


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """A paper (文书) without which the act is none."""

    clause: str
    act: str
    kind: str
    when: str | None = None
    unless: str | None = None
    not_with: str = ""


TOLD = (*SERVED, "record_paper_service")
"""What is decided or changed (变更) is known by its service (行政复议法20(1), 行政诉讼法46(1))."""
REMEDIES = (
    AskedTerm("行政复议法20(1)", "reconsideration", "reconsideration", TOLD, when="remedy_told"),
    # An on-the-spot decision is first taken to reconsideration (行政复议法23).
    AskedTerm("行政诉讼法46(1)", "lawsuit", "lawsuit", TOLD, when="remedy_told", not_with=SPOT),
)
HEARING = AskedTerm(
    "行政处罚法64(一)",
    "hearing_request",
    "hearing_request",
    ("record_notice_service",),
    HEARING_ENDS,
    "hearing_offered",
)
_ASKED_FOR = "register_disclosure_request"
DISCLOSURE_TERMS = (
    AskedTerm("行政复议法20(1)", "reconsideration", "reconsideration", TOLD, when="remedy_told"),
    # Whoever is refused information goes to reconsideration first (行政复议法23(1)(四)).
    AskedTerm("行政诉讼法46(1)", "lawsuit", "lawsuit", TOLD, when="suit_told"),
    AskedTerm(
        "政府信息公开条例30",
        "request_corrections",
        "disclosure_corrections",
        (_ASKED_FOR,),
        (
            *("corrections_told", "answer_proposed", "decision_made", "ended_undecided"),
            *("consultation_asked", "reasons_asked", "information_screened"),  # it was clear enough to be worked on
        ),
    ),
    AskedTerm(
        "政府信息公开条例33(2)",
        "decision_period",
        "disclosure_answer",
        (_ASKED_FOR, "submit_corrections"),
        ("decision_made", "ended_undecided"),
    ),
    AskedTerm("政府信息公开条例32", "third_party_views", "disclosure_third_party", ("record_third_party_receipt",)),
    AskedTerm("政府信息公开条例34", "organ_views", "disclosure_co_maker", ("record_organ_receipt",)),
)
PUBLISHED = AskedTerm(
    "政府信息公开条例26",
    "publication",
    "publication_of_others",
    ("decide_levy", "decide_confirmation", "decide_ruling", "decide_measure", "decide_execution", "decide_clearance"),
    ("to_be_published", "publication_withdrawn", "decision_annulled"),
    "publication_ordered",
)
"""What enforcement comes to is public within twenty working days (其他执法结果, 国办发〔2018〕118号)."""
SOONER_PUBLIC = AskedTerm(
    "国办发〔2018〕118号",
    "publication",
    "publication",
    ("make_decision", "make_spot_decision", "decide_permit"),
    PUBLISHED.ends,
    "publication_ordered",
)
"""Penalties and permits within seven."""
TERMS: Mapping[str, tuple[AskedTerm, ...]] = {
    "penalty": (
        *REMEDIES,
        HEARING,
        SOONER_PUBLIC,
        AskedTerm(
            "行政处罚法60",
            "decision_period",
            "decision_period",
            ("approve_filing",),
            ("decision_made", "withdrawn", "transfer_accepted"),
        ),
        AskedTerm(
            "行政处罚法61(1)",
            "service_period",
            "service_period",
            ("make_decision", "make_spot_decision"),
            ("decision_served",),
        ),
        AskedTerm("行政处罚法67(3)", "payment", "payment", SERVED, PAID_ENDS, "sum_to_pay"),
        AskedTerm(
            "行政强制法54",
            "urging",
            "compulsion_urging",
            ("record_paper_service",),
            ("money_settled", "court_applied", "decision_annulled", "discontinued"),
            "urging_just_served",
        ),
        AskedTerm("行政处罚法56", "preservation", "preservation", ("approve_preservation",), ("preservation_settled",)),
        AskedTerm(
            "移送规定5(2)",
            "transfer_decision",
            "transfer_decision",
            ("report_crime",),
            ("transferred", "transfer_declined"),
        ),
        AskedTerm(
            "移送规定5(2)", "transfer_handover", "transfer_handover", ("transfer_case",), ("transfer_handed_over",)
        ),
        AskedTerm(
            "移送规定12",
            "transfer_goods",
            "transfer_goods",
            ("record_transfer_result",),
            ("goods_handed_over",),
            "transfer_accepted",
        ),
        AskedTerm(
            "行政处罚法71",
            "on_spot_handing_in",
            "on_spot_handing_in",
            ("collect_fine",),
            ("fine_handed_in", "fine_banked"),
        ),
        AskedTerm("行政处罚法71", "on_spot_banking", "on_spot_banking", ("hand_in_fine",), ("fine_banked",)),
        AskedTerm(
            "行政复议法32(2)",
            "review_forwarding",
            "review_forwarding",
            ("receive_review_application",),
            ("review_application_forwarded", "decision_annulled"),
        ),
        AskedTerm(
            "行政复议法76",
            "opinion_report",
            "opinion_report",
            ("record_opinion_paper",),
            ("opinion_answered",),
            "opinion_received",
        ),
        AskedTerm(
            "行政处罚法48(2)",
            "withdrawal_of_publication",
            "withdrawal_of_publication",
            ("annul_decision", "record_review_result"),
            ("publication_withdrawn",),
            "to_be_withdrawn",
        ),
    ),
    "permit": (
        *REMEDIES,
        HEARING,
        SOONER_PUBLIC,
        AskedTerm(
            "行政许可法32(四)",
            "acceptance",
            "application_acceptance",
            ("register_application",),
            ("corrections_told", "application_accepted", "application_declined", "ended_undecided"),
        ),
        AskedTerm(
            "行政许可法32(五)",
            "acceptance_again",
            "application_acceptance",
            ("submit_corrections",),
            ("application_accepted", "application_declined", "ended_undecided"),
        ),
        AskedTerm(
            "行政许可法42(1)",
            "decision_period",
            "permit_decision",
            ("accept_application", "deem_accepted", "extend_period"),
            ("decision_made", "ended_undecided"),
            rules=(("extend_period", "permit_decision_extended"),),
        ),
        AskedTerm(
            "行政许可法44",
            "service_period",
            "permit_delivery",
            ("decide_permit", "decline_application"),
            ("decision_served",),
        ),
        AskedTerm(
            "行政许可法47(1)",
            "hearing",
            "permit_hearing",
            ("request_hearing",),
            ("hearing_held", "hearing_forfeited", "hearing_request_withdrawn", "ended_undecided", "decision_made"),
            "hearing_asked",
        ),
    ),
    "confirmation": (
        *REMEDIES,
        HEARING,
        PUBLISHED,
        AskedTerm(
            "河南省技术市场条例16(2)",
            "decision_period",
            "contract_registration",
            ("accept_application",),
            ("decision_made", "ended_undecided"),
        ),
    ),
    "coercion": (
        *REMEDIES,
        PUBLISHED,
        AskedTerm(
            "行政强制法25(1)",
            "measure",
            "seizure",
            ("carry_out_measure", "extend_measure"),
            ("decision_made",),
            rules=(("extend_measure", "seizure_extended"),),
        ),
        AskedTerm(
            "行政强制法19", "report", "measure_report", ("carry_out_measure",), ("measure_approved", "decision_made")
        ),
        AskedTerm(
            "行政强制法39(2)",
            "execution_lapse",
            "execution_lapse",
            ("suspend_case",),
            ("resumed", "ended_undecided", "duty_performed", "execution_carried_out"),
            "resting_unable",
            not_with="carry_out_measure",
        ),
    ),
    "levy": (
        *REMEDIES,
        HEARING,
        PUBLISHED,
        AskedTerm(
            "财税〔2016〕33号",
            "payment",
            "levy_payment",
            SERVED,
            ("sum_settled", "deferral_in_force", "decision_annulled", "discontinued"),
            "sum_to_pay",
        ),
    ),
    "guidance": (
        AskedTerm(GUIDING, "commitment", "commitment_check", ("record_interview",), ("commitments_checked",)),
        AskedTerm(GUIDING, "promise", "commitment_promised", ("record_interview",), ("commitments_checked",)),
    ),
    "disclosure": DISCLOSURE_TERMS,
    "adjudication": (*REMEDIES, PUBLISHED),
}

PAPERS = (
    AskedPaper("行政处罚法44", "give_prior_notice", "prior_notice"),
    AskedPaper("行政处罚法63", "give_prior_notice", "hearing_offer", "hearing_due"),
    AskedPaper("行政处罚法47", "record_inspection", "site_record"),
    AskedPaper("行政处罚法56", "approve_preservation", "preservation_notice"),
    AskedPaper("行政处罚法64(八)", "record_hearing", "hearing_record|session_record"),
    AskedPaper("行政处罚法59", "make_decision", "decision", "penalty_proposed"),
    AskedPaper("行政处罚法57", "make_decision", "no_penalty_decision", "no_penalty_proposed"),
    AskedPaper("行政处罚法52", "make_spot_decision", "spot_decision"),
    AskedPaper("行政处罚法61(1)", "record_service", "service_receipt", "decision_served", not_with=SPOT),
    AskedPaper("行政强制法54", "urge_performance", "urging_letter"),
    AskedPaper("行政强制法42(1)", "waive_surcharge", "surcharge_waiver"),
    AskedPaper("行政强制法42(1)", "waive_late_fee", "late_fee_waiver"),
    AskedPaper("河南省行政执法条例35", "reopen_case", "reopening_notice"),
    AskedPaper("行政强制法55", "apply_to_court", "court_application|levy_court_application"),
    AskedPaper("行政许可法32", "accept_application", "acceptance_notice|mediation_notice"),
    AskedPaper("行政许可法32", "decline_application", "nonacceptance"),
    AskedPaper("行政许可法32(四)", "tell_corrections", "correction_notice"),
    AskedPaper("行政许可法38(1)", "decide_permit", "permit_grant", "grant_proposed"),
    AskedPaper("行政许可法38(2)", "decide_permit", "permit_refusal", unless="grant_proposed"),
    AskedPaper("行政许可法47(1)", "tell_rights", "rights_notice"),
    AskedPaper("行政许可法42(1)", "extend_period", "extension_notice"),
    AskedPaper("河南省行政执法条例27", "schedule_hearing", "hearing_notice|session_notice"),
    AskedPaper("河南省行政执法条例29", "decide_confirmation", "contract_registration", "grant_proposed"),
    AskedPaper("河南省行政执法条例29", "decide_confirmation", "registration_refusal", unless="grant_proposed"),
    AskedPaper("河南省行政执法条例32", "annul_matter", "matter_annulment"),
    AskedPaper("河南省行政执法条例32", "annul_levy", "levy_annulment"),
    AskedPaper("河南省行政执法条例23", "decide_recusal", "recusal_decision"),
    AskedPaper("中办发〔2018〕75号", "hold_session", "trial_record"),
    AskedPaper("行政强制法35", "urge_levy", "levy_urging"),
    AskedPaper("财税〔2016〕33号", "decide_relief", "relief_decision"),
    AskedPaper(MEDIATING, "hold_mediation", "mediation_record"),
    AskedPaper(MEDIATING, "conclude_agreement", "mediation_agreement"),
    AskedPaper(MEDIATING, "end_mediation", "mediation_ending"),
    AskedPaper(GUIDING, "record_interview", "interview_record"),
    *(AskedPaper(GUIDING, "give_guidance", f"guidance_{form}", f"guidance_by_{form}") for form in FORM_TITLES),
    AskedPaper("金科〔2015〕8号四(4)", "assess_risk", "risk_assessment"),
    AskedPaper("河南省行政执法条例28(2)", "review_legality", "legal_review"),
    AskedPaper("河南省行政执法条例28(2)", "discuss_collectively", "discussion_record"),
    AskedPaper("河南省行政执法条例35", "close_case", "closing_report"),
    AskedPaper("行政强制法24", "carry_out_measure", "seizure_decision"),
    AskedPaper("行政强制法35", "urge_duty", "duty_urging"),
    AskedPaper("行政强制法37", "decide_execution", "execution_decision"),
    AskedPaper("河南省行政执法条例28(2)", "decide_levy", "levy_decision"),
    AskedPaper("河南省行政执法条例28(2)", "decide_ruling", "ruling"),
    AskedPaper("政府信息公开条例45", _ASKED_FOR, "request_form"),
    AskedPaper("政府信息公开条例30", "tell_request_corrections", "request_correction_notice"),
    AskedPaper("政府信息公开条例35", "ask_reasons", "reasons_request"),
    AskedPaper("政府信息公开条例35", "judge_reasons", "delay_notice", "answer_delayed"),
    AskedPaper("政府信息公开条例32", "consult_third_party", "third_party_letter"),
    AskedPaper("政府信息公开条例34", "consult_organ", "organ_letter"),
    AskedPaper("政府信息公开条例33(2)", "extend_answer", "answer_extension"),
    AskedPaper("政府信息公开条例32", "answer_request", "third_party_decision", "third_party_overruled"),
    *(
        AskedPaper(answer.clause, act, f"answer_{kind}", fact_of(kind))
        for kind, answer in ANSWERS.items()
        for act in ("answer_request", *(("answer_on_the_spot",) if kind in get_args(AtOnce) else ()))
    ),
    AskedPaper("政府信息公开条例36(二)", "supply_on_the_spot", "answer_supplied"),
    AskedPaper("政府信息公开条例41", "answer_record_correction", "record_correction_answer"),
)
"""Kinds with ``|`` between them: one of them."""


def terms_and_papers_missing(procedure: Procedure) -> Iterator[str]:
    """What the procedure does not have, or has otherwise than the law lets it."""
    acts = {move.act for move in procedure.moves} | {record.act for record in procedure.spot}
    by_key = {term.key: term for term in procedure.terms}
    for asked in TERMS.get(procedure.family, ()):
        starts = [act for act in asked.starts if act in acts]
        if starts and asked.not_with not in acts:
            yield from _term(asked, by_key.get(asked.key), starts)
    for paper in PAPERS:
        if paper.act in acts and paper.not_with not in acts and not _issued(paper, procedure):
            yield f"{paper.clause}：{paper.act} 须制作文书 {paper.kind.replace('|', ' 或者 ')}，documents 中没有，或者多了条件"


def _term(asked: AskedTerm, term: CaseTerm | None, starts: list[str]) -> Iterator[str]:
    where = f"{asked.clause}：terms 中 {asked.key}"
    if term is None:
        yield f"{where} 缺少，应当由 {'、'.join(starts)} 起算"
        return
    if set(term.starts) != set(starts):
        yield f"{where} 应当由 {'、'.join(starts)} 起算，不能多也不能少"
    rules = dict(asked.rules)
    if wrong := [act for act in term.starts if term.rule_for(act) != rules.get(act, asked.rule)]:
        yield f"{where} 由 {'、'.join(wrong)} 起算时应当按期限规则 {rules.get(wrong[0], asked.rule)} 计算"
    if more := [fact for fact in term.until if fact not in asked.ends]:
        yield f"{where} 不因 {'、'.join(more)} 届满或者终止"
    if term.when not in (None, asked.when):
        yield f"{where} 的条件 when 只能是 {asked.when or '（无）'}"
    if term.held not in (None, asked.held):
        yield f"{where} 不因 {term.held} 停止计算"


def _issued(paper: AskedPaper, procedure: Procedure) -> bool:
    return any(
        rule.on == paper.act
        and rule.kind in paper.kind.split("|")
        and rule.when in (None, paper.when)
        and rule.unless in (None, paper.unless)
        for rule in procedure.documents
    )
