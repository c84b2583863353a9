"""What a decision and its proof of service tell of the case: sums, hearing, defence, branch, last days."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from states.acts import Act
from tests.unit.built_cases import did, rules
from tests.unit.case_builders import (
    GRADED,
    ISSUED,
    LARGE,
    LARGE_CASE,
    MADE,
    WHOLE,
    build,
    decided,
    emailed,
    made_no_penalty,
    noticed,
    refusal,
    served,
    whole,
    with_rules,
)
from tests.unit.sample_payloads import RECEIPT

# ---- the decision ----------------------------------------------------------------------------------------------------


def test_the_sum_to_pay_is_the_sum_of_the_penalties() -> None:
    both = {"sanctions": ["confiscation", "fine"], "confiscation": 321_818, "fine": 100_000}
    paid = build("decision", *decided(penalty=both)).payment
    assert (paid.due_fen, paid.fine_fen, paid.days, paid.surcharge_percent) == (421_818, 100_000, 15, 3)
    bureau = rules().body.bureau
    assert (paid.bank, paid.account_no, paid.electronic) == (bureau.bank, bureau.account_no, bureau.electronic_payment)


def test_a_penalty_named_twice_is_paid_once() -> None:
    context = build("decision", *decided(penalty={"sanctions": ["fine", "fine"]}))
    assert (len(context.sanctions), context.payment.due_fen) == (1, 100_000)


def test_a_confiscation_must_be_named_and_have_its_amount() -> None:
    unnamed = refusal("decision", *decided(penalty={"confiscation": 321_818}))
    assert (unnamed.field, unnamed.says) == ("sanctions", "写了没收数额，处罚种类中却没有没收")
    blank = refusal("decision", *decided(penalty={"sanctions": ["confiscation", "fine"]}))
    assert "没收违法所得" in blank.says


def test_the_decision_follows_the_newest_proposal() -> None:
    lighter = did("revise_proposal", "2026-03-16 09:00", fine=70_000, reason="采纳申辩，从轻")
    context = build("decision", *decided(lighter))
    assert (context.sanctions[0].amount_fen, context.payment.due_fen) == (70_000, 70_000)
    assert context.discretion.reasoning == "按一般阶次\n采纳申辩，从轻"
    assert context.facts == "骗取登记证明"


def test_the_decision_names_its_notice_and_the_day_it_was_served() -> None:
    context = whole("decision")
    assert context.prior_notice_number == ISSUED["prior_notice"]
    assert (context.prior_notice_served_on, context.filed_on) == (date(2026, 3, 10), date(2026, 3, 3))
    unserved = replace(noticed()[-1], flags=frozenset({"receipt"}))
    acts = (*noticed()[:-1], unserved, did("make_decision", "2026-03-20 09:00"))
    assert refusal("decision", *acts).field == "prior_notice_number"


def test_silence_and_waiver_are_told_apart() -> None:
    assert whole("decision").defence == "当事人在告知的期限内未提出陈述、申辩。"
    assert build("decision", *decided(did("record_waiver"))).defence == "当事人书面表示放弃陈述、申辩。"


@pytest.mark.parametrize(
    ("adopted", "says"), [("adopted", "予以采纳"), ("partly", "部分采纳"), ("not_adopted", "不予采纳")]
)
def test_a_defence_is_told_with_its_answer(adopted: str, says: str) -> None:
    said = did("record_defence", "2026-03-12 09:00", content="已主动交回证明")
    answered = did("answer_defence", "2026-03-13 09:00", adopted=adopted, reason="经核对属实")
    told = build("decision", *decided(said, answered)).defence
    assert told == f"当事人于2026年3月12日提出陈述申辩：已主动交回证明\n经复核，{says}：经核对属实"


def test_every_defence_is_told() -> None:
    first = (did("record_defence", "2026-03-12 09:00", content="第一次意见"), did("answer_defence"))
    second = (did("record_defence", "2026-03-16 09:00", content="第二次意见"), did("answer_defence", reason="另有答复"))
    told = build("decision", *decided(*first, *second)).defence
    places = [told.index(words) for words in ("第一次意见", "没有新的事实", "第二次意见", "另有答复")]
    assert places == sorted(places)


def test_a_defence_without_an_answer_is_never_printed_as_silence() -> None:
    assert refusal("decision", *decided(did("record_defence"))).field == "defence"
    late = (did("record_defence"), did("answer_defence"), did("record_defence"))
    assert refusal("decision", *decided(*late)).field == "defence"


HELD = (did("request_hearing"), did("schedule_hearing"), did("record_hearing", "2026-03-18 09:00"))


@pytest.mark.parametrize(
    ("between", "says"),
    [
        ((), "当事人在法定期限内未要求听证"),
        ((did("record_waiver", rights=["hearing"]),), "当事人书面表示放弃听证"),
        (HELD, "应当事人要求，本机关于2026年3月18日举行听证"),
        ((*HELD[:2], did("record_hearing", result="absent")), "视为放弃听证"),
    ],
)
def test_what_became_of_the_hearing_is_told(between: tuple[Act, ...], says: str) -> None:
    assert says in build("decision", *decided(*between, penalty=LARGE), **LARGE_CASE).hearing


def test_a_hearing_offered_stays_told_when_the_penalty_is_lightened_below_the_threshold() -> None:
    lighter = did("revise_proposal", **{**GRADED, "fine": 4_500_000})
    told = build("decision", *decided(lighter, penalty=LARGE), **LARGE_CASE).hearing
    assert told == "已告知当事人听证权利，当事人在法定期限内未要求听证。"


def test_no_hearing_is_told_where_none_was_offered() -> None:
    assert whole("decision").hearing == "本案不属于应当告知听证权利的情形，未举行听证。"
    both = did("record_waiver", rights=["statement", "hearing"])
    assert "不属于应当告知听证" in build("decision", *decided(both)).hearing


def test_review_and_discussion_are_told_where_they_took_place() -> None:
    assert whole("decision").review == "本案由本机关负责人审查决定。"
    both = (did("review_legality"), did("discuss_collectively"))
    assert build("decision", *decided(*both)).review == (
        "本案经本机关法制审核人员审核通过，经本机关负责人集体讨论决定。"
    )


def test_the_correction_is_told_with_its_day_or_as_done() -> None:
    assert whole("decision").correction == "责令当事人立即改正违法行为。"
    order = did("order_correction", "2026-03-06 09:00", requirement="交回证明。", correct_by="2026-04-10")
    assert build("decision", *decided(order)).correction == "交回证明（改正期限至2026年4月10日）。"
    done = did("check_correction", "2026-03-17 09:00")
    assert build("decision", *decided(order, done)).correction == (
        "交回证明。本机关已于2026年3月6日责令改正，经2026年3月17日复查，当事人已经改正。"
    )
    undone = did("check_correction", "2026-03-17 09:00", corrected=False)
    assert "改正期限至" in build("decision", *decided(order, undone)).correction


def test_publication_is_told_only_when_ordered() -> None:
    assert whole("decision").publication is None
    told = build("decision", *decided(publish=True, publish_reason="有社会影响")).publication
    assert (told.working_days, told.withdraw_working_days) == (7, 3)
    assert told.site == rules().body.bureau.disclosure_site


def test_the_remedies_are_those_of_the_bureau_and_the_law() -> None:
    told, bureau = whole("decision").remedies, rules().body.bureau
    assert (told.reconsideration_organ, told.court) == (bureau.reconsideration_organ, bureau.court)
    assert (told.reconsideration_days, told.litigation_months) == (60, 6)


# ---- no penalty, and on the spot -------------------------------------------------------------------------------------

CORRECTED: dict[str, Any] = {"violation": True, "corrected": True}
BRANCHES = [
    ({**CORRECTED, "minor": True, "harm": "none"}, "minor", "第三十三条第一款"),
    ({**CORRECTED, "first_time": True, "harm": "slight"}, "first_time", "第三十三条第一款"),
    ({"violation": True, "no_fault_proved": True}, "no_fault", "第三十三条第二款"),
    ({"violation": True, "acted_on": "2020-01-01"}, "out_of_time", "第三十六条"),
]


@pytest.mark.parametrize(("found", "branch", "label"), BRANCHES)
def test_a_proven_violation_without_penalty_names_its_branch_and_the_education(
    found: dict[str, Any], branch: str, label: str
) -> None:
    acts = made_no_penalty(did("record_education", content="讲明登记规定"), **found)
    context = build("no_penalty_decision", *acts)
    assert (context.branch, context.basis[0].article, context.education) == (branch, label, "讲明登记规定")
    assert context.breached[0].law == "河南省技术市场条例"
    untaught = refusal("no_penalty_decision", *made_no_penalty(**found))
    assert "教育" in untaught.says


@pytest.mark.parametrize(
    ("capacity", "branch", "label"),
    [
        ({"born_on": "2015-01-01"}, "under_age", "第三十条"),
        ({"mind": "none"}, "incapable", "第三十一条"),
    ],
)
def test_who_cannot_be_punished_is_told_so(capacity: dict[str, Any], branch: str, label: str) -> None:
    """行政处罚法30, 31: the decision names why a child or somebody incapable is not punished."""
    acts = made_no_penalty(did("record_capacity", **capacity), did("record_education"))
    context = build("no_penalty_decision", *acts)
    assert (context.branch, context.basis[0].article) == (branch, label)


def test_a_decision_without_evidence_says_that_none_is_left() -> None:
    acts = made_no_penalty(did("exclude_evidence"), violation=False)
    context = build("no_penalty_decision", *acts)
    assert [item.name for item in context.evidence] == ["没有可以采信的证据"]


def test_who_broke_nothing_is_neither_taught_nor_told_to_correct() -> None:
    acts = made_no_penalty(did("record_education"), did("order_correction"), violation=False)
    context = build("no_penalty_decision", *acts)
    assert (context.branch, context.basis[0].article) == ("not_proven", "第五十七条第（三）项")
    assert (context.breached, context.education, context.correction) == ((), None, None)


def test_no_penalty_without_a_ground_is_refused() -> None:
    assert refusal("no_penalty_decision", *made_no_penalty()).field == "branch"


def test_the_spot_decision_is_paid_at_the_bank_and_reviewed_before_suing() -> None:
    context = whole("spot_decision")
    assert (context.sanction.amount_fen, context.payment.due_fen, context.collection) == (20_000, 20_000, None)
    assert context.remedies.reconsideration_last_day.on == date(2026, 5, 19)
    assert context.remedies.litigation_days == 15
    assert [b.article for b in context.basis] == ["第二十六条第（三）项", "第五十一条"]
    assert context.correction == "交回证明"
    assert context.defence == "当事人当场没有陈述、申辩意见。"


def test_one_penalty_on_the_spot_and_no_more() -> None:
    acts, about = WHOLE["spot_decision"]
    warned = did("make_spot_decision", sanctions=["warning"], fine=None, grade=None, circumstances=[], defence="认可")
    context = build("spot_decision", warned, **about)
    assert (context.sanction.kind, context.payment, context.defence) == ("警告", None, "认可")
    both = did("make_spot_decision", sanctions=["warning", "fine"])
    assert refusal("spot_decision", *acts[:-1], both, **about).field == "sanction"


# ---- service and follow-up -------------------------------------------------------------------------------------------


def test_the_opinion_form_names_its_decision_and_the_day_to_return_it() -> None:
    context = whole("opinion_form")
    assert (context.decision_title, context.decision_number) == ("行政处罚决定书", ISSUED["decision"])
    assert context.return_by.on == date(2026, 4, 3)
    assert context.supervision == rules().body.bureau.supervision
    acts, about = WHOLE["spot_decision"]
    spot = build("opinion_form", *acts, issued={"spot_decision": "金科当罚字〔2026〕第1号"}, **about)
    assert spot.decision_title == "当场行政处罚决定书"
    assert refusal("opinion_form", *decided(), issued={}).field == "decision_number"


def test_the_receipt_tells_what_was_served_and_the_days_that_run_from_then() -> None:
    context = whole("service_receipt")
    assert [d.number for d in context.documents] == [d["number"] for d in MADE]
    assert (context.way, context.receiver) == ("直接送达", "样例收件人")
    assert context.remedies.reconsideration_last_day.on == date(2026, 5, 19)
    assert context.remedies.litigation_last_day.on == date(2026, 9, 20)  # a Sunday that is worked
    assert [(d.title, d.last_day.on) for d in context.due_days] == [
        ("缴纳罚款、没收违法所得的期限", date(2026, 4, 7)),  # the 15th day falls on 清明
        ("交回行政执法回访意见表的期限", date(2026, 4, 3)),
    ]


def test_a_receipt_without_the_form_does_not_list_it() -> None:
    acts = served(with_opinion_form=False)
    assert [d.title for d in build("service_receipt", *acts).documents] == ["行政处罚决定书"]


def test_service_that_was_not_sound_starts_no_days() -> None:
    unsigned = replace(served()[-1], flags=frozenset({"receipt"}))
    context = build("service_receipt", *decided(), unsigned)
    assert (context.remedies, context.due_days) == (None, ())


def test_papers_left_behind_are_told_in_full() -> None:
    left = {**RECEIPT, "way": "left", "signed": False, "refusal": "拒" * 300, "witness": "社区工作人员"}
    receipt = {**left, "recording": "影像3号", "post_receipt": "回执5号"}
    context = build("service_receipt", *served(receipt=receipt))
    assert (context.way, len(context.refusal), context.witness) == ("留置送达", 300, "社区工作人员")
    assert context.recording_no == "影像3号、回执5号"


def test_service_by_mail_names_the_address_consented_to() -> None:
    context = build("service_receipt", *emailed())
    assert (context.way, context.place) == ("电子送达", "当事人确认的电子邮箱 party@example.cn")
    assert (context.receiver, context.recording_no) == ("样例公司", "250 2.0.0")
    assert len(context.documents) == 2
    bare = tuple(act for act in emailed() if act.action != "record_service_consent")
    assert refusal("service_receipt", *bare).field == "place"


def test_a_power_that_ended_since_still_names_the_case_on_the_receipt() -> None:
    def ended(body: Any) -> Any:
        powers = tuple(p.model_copy(update={"in_force_to": date(2026, 3, 10)}) for p in body.powers)
        return body.model_copy(update={"powers": powers})

    context = build("service_receipt", *served(), with_rules=with_rules(ended))
    assert context.cause == "伪造或者骗取技术合同登记证明"


# ---- the correction --------------------------------------------------------------------------------------------------


def test_a_correction_of_the_remedies_tells_them_whole_and_from_its_own_receipt() -> None:
    """行诉解释64; a slip of the pen leaves them as they were told."""
    slip = did("correct_decision", "2026-03-20 10:00", by="leader-a")
    assert build("decision_correction", *served(), slip).remedies_anew is None
    told: dict[str, Any] = {"where": "remedies", "was": "三个月内起诉", "now": "六个月内起诉"}
    anew = did("correct_decision", "2026-03-20 10:00", by="leader-a", **told)
    says = build("decision_correction", *served(), anew).remedies_anew
    bureau = rules().body.bureau
    parts = ("自收到本通知书之日起60日内", bureau.reconsideration_organ, "6个月内", bureau.court, "以本通知书为准")
    assert [part for part in parts if part not in says] == []
