"""Whether an answer to a request for information tells what the law wants told (答复的法定内容, 政府信息公开条例36 to 43). Pure.

What is filled in is looked at by name: the proposal of an answer and an answer on the spot are forms of different length.
"""

from typing import Any

from states.action import Check
from states.consultations import consultations, objections
from states.disclosure import ANSWERS, GIVING, GROUNDS, MAY_WITHHOLD, WITHHOLDING
from states.facts import CaseFacts
from states.field_titles import TITLES
from states.reasons import Reason

THIRD = "政府信息公开条例32"


def tells_what_it_must(facts: CaseFacts, payload: Any) -> Reason | None:
    """Each kind of answer tells what its item of 政府信息公开条例36 to 39 wants."""
    answer = ANSWERS[payload.kind]
    missing = [field for field in answer.tells if getattr(payload, field, None) is None]
    if not missing:
        return None
    named = "、".join(f"{TITLES[field]}（{field}）" for field in missing)
    return Reason("answer_tells", answer.clause, f"答复“{answer.title}”的，须写明{named}")


def gives_or_tells_where(facts: CaseFacts, payload: Any) -> Reason | None:
    """What can be disclosed is given, or it is told how, where and when to get it (政府信息公开条例36(二))."""
    told = payload.access is not None and payload.available_on is not None
    if payload.kind != "supplied" or payload.information is not None or told:
        return None
    says = "予以公开的，须写明提供的信息，或者写明获取的方式、途径和时间"
    return Reason("answer_gives", "政府信息公开条例36(二)", says)


def other_organ_is_named(facts: CaseFacts, payload: Any) -> Reason | None:
    """Who discloses it instead is named with its contact, unless that cannot be told (政府信息公开条例36(五))."""
    if payload.kind != "not_ours":
        return None
    named = payload.organ is not None and payload.organ_contact is not None
    nothing = payload.organ is None and payload.organ_contact is None
    if named is not payload.organ_unknown and (named or nothing):
        return None
    says = "能够确定负责公开的行政机关的，须写明其名称、联系方式；不能确定的，写明不能确定"
    return Reason("answer_names_organ", "政府信息公开条例36(五)", says)


def _gives(payload: Any) -> bool:
    """Whether this form gives information; one without a kind gives it on the spot."""
    return getattr(payload, "kind", "supplied") in GIVING


def form_is_the_one_asked(facts: CaseFacts, payload: Any) -> Reason | None:
    """Information is given in the form asked for, unless that endangers the carrier or costs too much
    (政府信息公开条例40)."""
    if not _gives(payload):
        return None
    asked = facts.last("register_disclosure_request")
    wanted = asked.data["form"] if asked is not None else None
    if payload.form is None:
        return Reason("answer_form", "政府信息公开条例40", "提供政府信息的，须写明提供的方式（form）")
    if wanted is None or (payload.form == wanted) is (payload.form_reason is None):
        return None
    says = "不按申请人要求的形式提供的，须写明可能危及载体安全或者成本过高的理由；按要求提供的不写"
    return Reason("answer_form", "政府信息公开条例40", says)


def who_cannot_read_is_helped(facts: CaseFacts, payload: Any) -> Reason | None:
    """Whoever has difficulty in reading, seeing or hearing is helped (政府信息公开条例43)."""
    asked = facts.last("register_disclosure_request")
    needs = asked is not None and asked.data["needs_help"] is not None
    if not _gives(payload) or not needs or payload.help_given is not None:
        return None
    says = "申请人有阅读困难或者视听障碍，须写明提供的必要帮助"
    return Reason("help_given", "政府信息公开条例43", says)


def withheld_on_a_ground(facts: CaseFacts, payload: Any) -> Reason | None:
    """A ground of 14 to 16 stands where something is withheld, and nowhere else (政府信息公开条例13)."""
    if (payload.ground is not None) is (payload.kind in WITHHOLDING):
        return None
    return Reason("withheld_on_a_ground", "政府信息公开条例13", "不予公开的情形只在不予公开、部分公开的答复中写明")


def duty_elsewhere_is_checked(facts: CaseFacts, payload: Any) -> Reason | None:
    """Information of the making and of case files may be withheld unless a law, a regulation or a rule wants it disclosed
    (政府信息公开条例16(2))."""
    if payload.ground not in MAY_WITHHOLD or payload.duty_checked:
        return None
    clause, words = GROUNDS[payload.ground]
    return Reason("duty_elsewhere", clause, f"{words}；法律、法规、规章规定应当公开的从其规定，尚未核对")


def objections_are_weighed(facts: CaseFacts, payload: Any) -> Reason | None:
    """Of each third party that does not agree it is told whether its reasons are founded (政府信息公开条例32)."""
    weighed = {one.name for one in payload.objections}
    if missing := [name for name in objections(facts) if name not in weighed]:
        return Reason("objections_weighed", THIRD, f"{'、'.join(missing)}不同意公开，须写明其理由是否合理")
    return None


def founded_objection_withholds(facts: CaseFacts, payload: Any) -> Reason | None:
    """What a third party objects to with founded reasons is disclosed only for the public interest, with reasons
    (政府信息公开条例32)."""
    founded = [one.name for one in payload.objections if one.founded]
    needed = payload.kind == "supplied" and bool(founded)
    if payload.overriding_interest is None and needed:
        says = f"{'、'.join(founded)}不同意公开且有合理理由，不予公开；不公开可能对公共利益造成重大影响的，须写明理由"
        return Reason("founded_objection", THIRD, says)
    if payload.overriding_interest is not None and not (payload.kind in GIVING and founded):
        says = "公共利益的理由只在第三方不同意公开且有合理理由、仍决定公开时写明"
        return Reason("founded_objection", THIRD, says)
    return None


def third_party_was_asked(facts: CaseFacts, payload: Any) -> Reason | None:
    """Nothing is withheld for a third party's sake that was not asked, or that agreed (政府信息公开条例32)."""
    if payload.ground != "third_party":
        return None
    asked = consultations(facts, "third_party")
    if any(one.view is None or one.view.data["view"] != "agrees" for one in asked):
        return None
    says = "以损害第三方合法权益为由不予公开的，须先书面征求其意见；第三方同意的予以公开"
    return Reason("third_party_asked", THIRD, says)


def _not_asked(facts: CaseFacts) -> list[str]:
    screened = facts.last("screen_information")
    harmed = screened.data["third_parties"] if screened is not None else ()
    asked = {one.name for one in consultations(facts, "third_party")}
    return [name for name in harmed if name not in asked]


def everybody_harmed_was_asked(facts: CaseFacts) -> Reason | None:
    """Before information is given, each third party whose rights it would harm was asked in writing (政府信息公开条例32)."""
    if not facts.latches.get("information_given", False) or not (missing := _not_asked(facts)):
        return None
    return Reason("harmed_are_asked", THIRD, f"公开会损害{'、'.join(missing)}的合法权益，尚未书面征求其意见")


def received_today(facts: CaseFacts) -> Reason | None:
    """On the spot is the day of receipt (政府信息公开条例33(1))."""
    asked = facts.last("register_disclosure_request", "submit_corrections")
    if asked is not None and asked.on == facts.on:
        return None
    return Reason(
        "answered_at_once", "政府信息公开条例33(1)", "当场答复限于收到申请（补正的申请）的当日，请提出拟答复意见"
    )


def nobody_is_harmed(facts: CaseFacts) -> Reason | None:
    """What harms a third party is not given on the spot: it is asked first (政府信息公开条例32)."""
    screened = facts.last("screen_information")
    if screened is None or not screened.data["third_parties"]:
        return None
    return Reason("given_at_once", THIRD, "公开会损害第三方合法权益，须先书面征求其意见，不能当场提供")


ANSWER_CHECKS: tuple[Check, ...] = (
    tells_what_it_must,
    gives_or_tells_where,
    other_organ_is_named,
    form_is_the_one_asked,
    who_cannot_read_is_helped,
)
"""What every answer tells."""

PROPOSAL_CHECKS: tuple[Check, ...] = (
    withheld_on_a_ground,
    duty_elsewhere_is_checked,
    objections_are_weighed,
    founded_objection_withholds,
    third_party_was_asked,
)
"""What is weighed before something is withheld, or given against somebody's will."""
