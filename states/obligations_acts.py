"""What every procedure of a family lets people do (当事人的权利和应有的环节), written from the statutes apart from the YAML:
an admin may not take an act out of a procedure that the law gives to the party or asks of the bureau. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from config.schema.procedure import Procedure
from states.actions import ACTIONS
from states.spots import spots_of

ENFORCEMENT = "河南省行政执法条例"

OWN_ACTS: Mapping[str, frozenset[str]] = {
    "penalty": frozenset({"propose_penalty", "make_decision", "make_spot_decision"}),
    "permit": frozenset({"propose_permit", "decide_permit"}),
    "confirmation": frozenset({"propose_confirmation", "decide_confirmation"}),
    "adjudication": frozenset({"propose_ruling", "decide_ruling"}),
    "levy": frozenset({"propose_levy", "decide_levy"}),
    "coercion": frozenset({"decide_measure", "decide_execution", "decide_clearance"}),
    "guidance": frozenset({"plan_guidance", "give_guidance"}),
    "mediation": frozenset({"hold_mediation", "conclude_agreement"}),
    "disclosure": frozenset({"propose_answer", "answer_request", "answer_on_the_spot", "supply_on_the_spot"}),
}
"""Family → acts that are its own: done in another family they would escape what its law asks."""

FREE_OF_CHARGE: Mapping[str, tuple[str, frozenset[str]]] = {
    "disclosure": (
        "政府信息公开条例42(1)",
        frozenset({"record_payment", "collect_fine", "urge_performance", "urge_levy"}),
    ),
    "mediation": (
        "金科〔2015〕8号四(3)",
        frozenset({"record_payment", "collect_fine", "urge_performance", "urge_levy"}),
    ),
}
"""Families in which nothing is charged (不收取费用): acts by which money is taken have no place there."""

DECIDING = frozenset(act for acts in OWN_ACTS.values() for act in acts if act.startswith(("decide", "make")))


@dataclass(frozen=True, slots=True)
class AskedAct:
    """Acts of which a procedure has one (``one_of``) if it has the act ``having`` (none: always)."""

    clause: str
    one_of: tuple[str, ...]
    having: str = ""
    not_in: frozenset[str] = frozenset()  # families that do without
    beside: str = ""  # it can be done wherever this act can


SOFT = frozenset({"mediation", "guidance"})

ASKED_OF_DISCLOSURE: Mapping[str, str] = {
    "register_disclosure_request": "政府信息公开条例29(1)",
    "tell_request_corrections": "政府信息公开条例30",
    "submit_corrections": "政府信息公开条例30",
    "withdraw_application": "政府信息公开条例29(1)",
    "consult_third_party": "政府信息公开条例32",
    "record_third_party_view": "政府信息公开条例32",
    "tell_third_party": "政府信息公开条例32",
    "screen_information": "政府信息公开条例17(2)",
    "answer_on_the_spot": "政府信息公开条例33(1)",
    "supply_on_the_spot": "政府信息公开条例33(1)",
    "ask_record_correction": "政府信息公开条例41",
    "answer_record_correction": "政府信息公开条例41",
}
"""What the Regulations give to an applicant or a third party, or ask of the bureau, wherever requests are answered."""

ASKED = (
    AskedAct(f"{ENFORCEMENT}23", ("ask_recusal",)),
    AskedAct(f"{ENFORCEMENT}23", ("decide_recusal",)),
    AskedAct("行政复议法20(1)", ("record_review",), not_in=SOFT),
    AskedAct("行政复议法48", ("answer_review",), not_in=SOFT),
    AskedAct("行政复议法42", ("record_review_result",), not_in=SOFT),
    AskedAct("金科〔2015〕8号二(二)", ("record_guidance",), not_in=frozenset({"guidance", "disclosure"})),
    AskedAct(f"{ENFORCEMENT}26", ("record_defence",), "tell_rights", beside="decide"),
    AskedAct(f"{ENFORCEMENT}26", ("answer_defence",), "tell_rights", beside="decide"),
    AskedAct("行政处罚法45", ("record_defence",), "give_prior_notice"),
    AskedAct("行政处罚法45", ("answer_defence",), "give_prior_notice"),
    AskedAct(f"{ENFORCEMENT}27", ("request_hearing",), "tell_rights"),
    AskedAct("行政处罚法64(一)", ("request_hearing",), "give_prior_notice"),
    AskedAct(f"{ENFORCEMENT}27", ("withdraw_hearing_request",), "tell_rights"),
    AskedAct("行政处罚法64(一)", ("withdraw_hearing_request",), "give_prior_notice"),
    AskedAct(f"{ENFORCEMENT}22", ("tell_corrections",), "register_application"),
    AskedAct(f"{ENFORCEMENT}22", ("submit_corrections",), "tell_corrections"),
    AskedAct(f"{ENFORCEMENT}22", ("withdraw_application", "end_mediation"), "register_application"),
    AskedAct("行政许可法32(四)", ("deem_accepted",), "decide_permit"),
    AskedAct("行政强制法41", ("record_refund",), "record_payment"),
    *(AskedAct(clause, (act,), "answer_request") for act, clause in ASKED_OF_DISCLOSURE.items()),
)
"""What the law gives to a party or asks of the bureau, whatever else a procedure holds."""


def acts_missing(procedure: Procedure) -> Iterator[str]:
    """What the procedure does not let people do, and acts of another family; an imported case has neither."""
    if not procedure.moves:
        return
    where = _steps_of_acts(procedure)
    for family, acts in OWN_ACTS.items():
        if family != procedure.family and (strange := sorted(acts & where.keys())):
            yield f"{'、'.join(strange)} 属于 {family} 程序，family 写的却是 {procedure.family}"
    clause, charging = FREE_OF_CHARGE.get(procedure.family, ("", frozenset()))
    if charged := sorted(charging & where.keys()):
        yield f"{clause}：不收取费用，程序中不得有 {'、'.join(charged)}"
    for asked in ASKED:
        if procedure.family in asked.not_in or (asked.having and asked.having not in where):
            continue
        held = [act for act in asked.one_of if act in where]
        if not held:
            yield f"{asked.clause}：moves、spot 中缺少 {'、'.join(asked.one_of)}"
        elif asked.beside and (lacking := _lacking(where, held)):
            yield f"{asked.clause}：{held[0]} 在 {'、'.join(lacking)} 也应当可以办理，作出决定之前都要听取"
    lapses = {(lapse.term, lapse.act) for lapse in procedure.on_lapse}
    if "decide_permit" in where and ("acceptance", "deem_accepted") not in lapses:
        yield "行政许可法32(四)：on_lapse 中缺少 acceptance 届满后的 deem_accepted，逾期不告知的即为受理"


def _lacking(where: Mapping[str, frozenset[str]], held: list[str]) -> list[str]:
    """The steps from which it is decided and where none of these acts can be done."""
    steps = frozenset[str]().union(*(where[act] for act in DECIDING if act in where))
    return sorted(steps.difference(*(where[act] for act in held)))


def _steps_of_acts(procedure: Procedure) -> dict[str, frozenset[str]]:
    open_steps = frozenset(step.key for step in procedure.steps if not step.final)
    found = {act: steps or open_steps for act, steps in spots_of(procedure, ACTIONS).items()}
    for move in procedure.moves:
        found[move.act] = found.get(move.act, frozenset()) | frozenset(move.source)
    return found
