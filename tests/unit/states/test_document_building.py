"""From the facts of a case to the contexts of its documents (文书): every kind is built, and gaps are refused."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from states.documents import DOCUMENTS
from states.documents.building import BUILDERS, FIELD_TITLES, build_context
from states.documents.building_parts import article
from states.documents.common import DocumentContext, IncompleteDocument
from states.vocabulary import PartyKind
from tests.unit.built_cases import did, roster, rules
from tests.unit.case_builders import (
    ISSUED,
    LARGE,
    LARGE_CASE,
    NUMBER,
    PROMPTED,
    WHOLE,
    build,
    decided,
    facts_of,
    investigated,
    noticed,
    refusal,
    whole,
    with_unit,
)
from tests.unit.sample_payloads import TEAM
from tests.unit.states.test_documents_contexts import matter_kinds

# ---- every kind ------------------------------------------------------------------------------------------------------


def test_every_kind_has_a_builder_and_a_whole_case_here() -> None:
    assert set(BUILDERS) == set(DOCUMENTS) == set(WHOLE) | matter_kinds()


def test_every_kind_is_built_from_a_case() -> None:
    assert [key for key in WHOLE if not isinstance(whole(key), DOCUMENTS[key].context)] == []


def test_the_head_names_number_day_and_the_record_before_the_act() -> None:
    for kind, (acts, about) in WHOLE.items():
        context: DocumentContext = whole(kind)
        assert (kind, context.number, context.case_no) == (kind, NUMBER, "2026-0001")
        assert (kind, context.issued_on.isoformat()) == (kind, about.get("at", "2026-03-20")[:10])
        assert (kind, context.record.seq, context.record.head) == (kind, len(acts), "0123456789ab")
        assert (kind, context.organ.name) == (kind, rules().body.bureau.name)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in texts(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in texts(one))


def test_a_day_in_a_sentence_is_written_in_chinese() -> None:
    told = [(kind, text) for kind in WHOLE for text in texts(whole(kind).model_dump())]
    assert [(kind, text) for kind, text in told if re.search(r"\d{4}-\d{2}-\d{2}", text)] == []


EXTERNAL = [key for key in WHOLE if not DOCUMENTS[key].internal]


def to_the_homeless(kind: str) -> DocumentContext:
    """A document of this kind to a party whose address is not on record."""
    acts, about = WHOLE[kind]
    facts = facts_of(*acts, **about)
    return build_context(DOCUMENTS[kind], replace(facts, party=replace(facts.party, address="")), NUMBER, ISSUED)


def test_a_form_of_the_volume_tells_that_the_address_is_not_known() -> None:
    forms = [key for key in WHOLE if DOCUMENTS[key].internal]
    assert {key: to_the_homeless(key).party.address for key in forms} == dict.fromkeys(forms, "未登记")


def test_a_party_without_address_gets_no_document() -> None:
    def missing(kind: str) -> tuple[str, bool] | None:
        try:
            to_the_homeless(kind)
        except IncompleteDocument as refused:
            return refused.field, "地址未登记" in refused.says
        return None

    assert {kind: missing(kind) for kind in EXTERNAL} == dict.fromkeys(EXTERNAL, ("party.address", True))


def test_a_rehearsal_is_marked_on_every_document() -> None:
    def rehearsed(kind: str) -> bool:
        acts, about = WHOLE[kind]
        facts = replace(facts_of(*acts, **about), rehearsal=True)
        return build_context(DOCUMENTS[kind], facts, NUMBER, ISSUED).rehearsal

    assert [key for key in WHOLE if not rehearsed(key)] == []
    assert [key for key in WHOLE if whole(key).rehearsal] == []


def test_a_citizen_is_named_with_the_number_of_the_identity_card() -> None:
    labels = {key: whole(key).party.identity_label for key in WHOLE}
    assert labels == dict.fromkeys(WHOLE, "统一社会信用代码")
    people = {key: whole(key, kind=PartyKind.PERSON).party for key in WHOLE}
    told = {key: (person.identity_label, person.identity_value) for key, person in people.items()}
    assert told == dict.fromkeys(WHOLE, ("公民身份号码", "未提供"))


# ---- provisions ------------------------------------------------------------------------------------------------------


def test_an_article_is_written_out_in_chinese() -> None:
    labels = {
        "44": "第四十四条",
        "26(一)": "第二十六条第（一）项",
        "33(3)": "第三十三条第三款",
        "72(1)(一)": "第七十二条第一款第（一）项",
        "10": "第十条",
        "12": "第十二条",
        "102": "第一百零二条",
        "112(1)": "第一百一十二条第一款",
        "四(1)": "四(1)",
    }
    assert {place: article(place) for place in labels} == labels


def test_a_provision_is_printed_with_the_full_name_of_its_law() -> None:
    (own,) = whole("decision").basis
    registered = rules().clause("河南省技术市场条例26(一)", date(2026, 2, 20))
    assert registered is not None
    assert (own.law, own.article) == ("河南省技术市场条例", "第二十六条第（一）项")
    assert own.text == registered.summary
    assert whole("transfer_letter").basis[0].law == "中华人民共和国行政处罚法"


def test_every_provision_of_the_power_list_can_be_printed() -> None:
    for power in (p for p in rules().body.powers if p.kind == "penalty"):
        context = build("prompt_letter", *PROMPTED, at="2026-03-02 09:00", power=power.code)
        assert all(b.article.startswith("第") for b in context.basis), power.code


def test_an_unregistered_provision_founds_nothing() -> None:
    missing = refusal("prior_notice", *noticed(basis="某某条例9")[:-1], at="2026-03-09 10:00")
    assert missing.field == "basis"
    assert "某某条例9" in missing.says


# ---- before the decision ---------------------------------------------------------------------------------------------


def test_the_prompt_tells_the_last_day_to_comply() -> None:
    context = whole("prompt_letter")
    assert context.comply_by.on == date(2026, 3, 16)
    assert "专项检查" in context.findings
    assert "你单位可能" in context.findings
    assert "，你可能" in whole("prompt_letter", kind=PartyKind.PERSON).findings


def test_a_noted_prompt_is_printed_as_noted() -> None:
    noted = did("issue_prompt", "2026-03-02 09:00", kind="caution", note="请于本月内核对登记材料")
    context = build("prompt_letter", noted, at="2026-03-02 09:00")
    assert (context.form, context.findings) == ("告诫", "请于本月内核对登记材料")


def test_the_order_to_correct_prints_each_line_and_both_handlers() -> None:
    order = did("order_correction", requirement="交回证明。\n\n退还所得；", correct_by="2026-04-10")
    context = build("correction_order", *investigated(), order)
    assert context.requirements == ("交回证明", "退还所得")
    assert context.correct_by.on == date(2026, 4, 10)
    assert context.facts == "查明骗取登记证明"
    assert [o.certificate_no for o in context.officers] == [roster()[i].certificate_no for i in TEAM]


def test_before_the_report_the_order_rests_on_the_filing() -> None:
    context = build("correction_order", *investigated()[:3], did("order_correction"))
    assert context.facts == "骗取登记证明"


def test_an_order_with_one_handler_is_refused_in_plain_words() -> None:
    alone = did("propose_filing", handlers=["officer-a"])
    missing = refusal("correction_order", alone, did("order_correction"))
    assert (missing.field, str(missing)) == ("officers", "“执法人员”至少应有2项，现有1项")


def test_the_notice_tells_facts_evidence_penalty_and_the_last_day_to_answer() -> None:
    context = whole("prior_notice")
    assert [(e.name, e.proves) for e in context.evidence] == [("登记材料1份", "材料与实际不符")]
    assert [(s.kind, s.amount_fen) for s in context.sanctions] == [("罚款", 100_000)]
    assert (context.defence.days, context.defence.unit) == (5, "个工作日")
    assert context.defence.last_day.on == date(2026, 3, 16)


def test_excluded_and_unlawful_evidence_is_not_told() -> None:
    more = (
        did("add_evidence", no="2", title="合同1份"),
        did("add_evidence", no="3", title="偷录1份", lawfully=False, flags=("lawful_evidence",)),
        did("exclude_evidence", evidence="1"),
    )
    acts = (*investigated(), *more, did("propose_penalty"), did("give_prior_notice"))
    assert [e.name for e in build("prior_notice", *acts).evidence] == ["合同1份"]
    none_left = (*investigated(), did("exclude_evidence"), did("propose_penalty"), did("give_prior_notice"))
    assert refusal("prior_notice", *none_left).field == "evidence"


def test_the_standard_is_told_with_grade_band_and_evidence() -> None:
    told = whole("prior_notice").discretion
    assert told.standard == "郑州市金水区科学技术局行政处罚裁量基准（金科规〔2026〕1号）"
    assert told.grade == "一般"
    assert (told.band.low_fen, told.band.high_fen) == (60_001, 120_000)
    assert told.circumstances[0] == "如实陈述并主动提供证据（证据：登记材料）"


def test_a_warning_without_a_standard_is_told_with_its_reasons_alone() -> None:
    warning = {"sanctions": ["warning"], "fine": None, "grade": None, "circumstances": []}
    acts = decided(penalty={**warning, "violated": "科学技术进步法111", "basis": "科学技术进步法111"})
    context = build("decision", *acts, power="KJ-CF-005")
    assert context.discretion.standard is None
    assert context.discretion.reasoning == "按一般阶次"
    assert context.payment is None
    assert context.other_performance == "警告自本决定书送达之日起执行。"
    (basis,) = context.basis
    assert "第一百一十一条" in basis.article


def test_the_hearing_offer_names_its_ground_and_its_notice() -> None:
    context = whole("hearing_offer")
    assert context.prior_notice_number == ISSUED["prior_notice"]
    assert context.ground.startswith("拟作出较大数额罚款（对法人或者其他组织以50000元以上为较大数额），")
    assert (context.request.days, context.request.last_day.on) == (5, date(2026, 3, 16))
    assert context.notify_days == 7
    assert "对公民以5000元以上" in whole("hearing_offer", kind=PartyKind.PERSON).ground


def test_a_heavy_kind_is_a_ground_whatever_the_amount() -> None:
    stop = {
        **LARGE,
        "sanctions": ["warning", "fine", "suspension"],
        "fine": 4_500_000,
        "details": {"suspension": "停止试验一个月"},
    }
    told = {"at": "2026-03-09 10:00", **LARGE_CASE}
    context = build("hearing_offer", *noticed(**stop)[:-1], **told)
    assert context.ground.startswith("拟作出责令停产停业，")
    both = build("hearing_offer", *noticed(**{**stop, "fine": 8_000_000})[:-1], **told)
    assert "较大数额），并责令停产停业，" in both.ground


def test_no_hearing_is_offered_without_a_ground_or_a_notice() -> None:
    assert refusal("hearing_offer", *noticed()[:-1]).field == "ground"
    missing = refusal("hearing_offer", *noticed(**LARGE)[:-1], issued={}, **LARGE_CASE)
    assert missing.field == "prior_notice_number"
    assert "尚未制作《行政处罚事先告知书》" in missing.says


def test_a_heavy_kind_must_say_what_it_comes_to() -> None:
    stop = {**LARGE, "sanctions": ["fine", "suspension"]}
    assert refusal("prior_notice", *noticed(**stop)[:-1], **LARGE_CASE).field == "sanctions"


def test_the_transfer_lists_its_material() -> None:
    acts = (*investigated(), did("transfer_case", materials="移送书1份\n案卷1册"))
    context = build("transfer_letter", *acts)
    assert context.materials == ("移送书1份", "案卷1册")
    assert (context.receiver, context.facts) == ("样例公安分局", "查明骗取登记证明")
    clue = build("transfer_letter", did("add_evidence"), did("report_crime"), did("transfer_case"))
    assert clue.facts == "数额较大", "before there is a case, the written report tells the facts"


# ---- what cannot be printed ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "rule", "unit"),
    [
        ("decision", "payment", "working_day"),
        ("decision", "lawsuit", "calendar_day"),
        ("decision", "reconsideration", "month"),
        ("spot_decision", "lawsuit_after_reconsideration", "month"),
        ("hearing_offer", "hearing_notice", "calendar_day"),
        ("prior_notice", "statement_period", "month"),
    ],
)
def test_a_term_in_a_unit_the_template_does_not_print_is_refused(kind: str, rule: str, unit: str) -> None:
    acts, about = WHOLE[kind]
    missing = refusal(kind, *acts, with_rules=with_unit(rule, unit), **about)
    assert missing.field == rule


def test_a_right_to_answer_may_be_counted_in_calendar_days() -> None:
    context = whole("prior_notice", with_rules=with_unit("statement_period", "calendar_day"))
    assert (context.defence.days, context.defence.unit) == (5, "日")
    assert context.defence.last_day.on == date(2026, 3, 14)


def test_a_line_too_long_for_the_paper_is_refused_by_its_chinese_name() -> None:
    long = did("order_correction", requirement="改" * 201)
    missing = refusal("correction_order", *investigated(), long)
    assert str(missing) == "“改正要求”超过200字，请分行或者缩短"


def test_field_names_are_chinese() -> None:
    assert all(title.isprintable() and not title.isascii() for title in FIELD_TITLES.values())
