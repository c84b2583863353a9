"""The documents (文书) as printed: complete, with amounts, remedies and last days, and refused where data lacks."""

import io
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from notifications.pdf import PdfPool, missing_packages
from notifications.rendering import TemplateRefused, check_template, render_html
from states.documents import DOCUMENTS, samples
from states.documents.common import DocumentContext, DocumentKind
from states.documents.decision import EXAMPLE as DECISION
from states.documents.no_penalty_decision import EXAMPLE as NO_PENALTY
from tests.unit.case_builders import NUMBER, WHOLE, build, decided, whole
from tests.unit.states.test_documents_contexts import KINDS, changed, leaves, with_value

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

# Known to the record, of no use on the paper: the form may come back anonymous, so it does not identify its sender.
INTERNAL = {"organ.address", "organ.phone", "organ.contact"}
TO_OTHERS = frozenset({"third_party_letter", "organ_letter", "third_party_decision"})
"""Letters to somebody who need not know who asked (政府信息公开条例32): the party is not named in them."""

PARTY = {"party", *(f"party.{field}" for field in type(samples.PARTY).model_fields)}

NOT_PRINTED = {
    **dict.fromkeys(TO_OTHERS, PARTY),
    **{key: INTERNAL for key, kind in DOCUMENTS.items() if kind.internal},
    "opinion_form": {"party.address", "party.identity_label", "party.identity_value", "party.representative"},
}


@cache
def texts() -> dict[str, str]:
    return {
        path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((TEMPLATES / "documents").glob("*.html.j2"))
    }


def rendered(kind: DocumentKind, context: dict[str, Any]) -> str:
    return render_html(texts()[kind.template], context, texts(), kind.template)


def printed(context: DocumentContext) -> str:
    """The words on the page, without tags, styles and line breaks."""
    (kind,) = [kind for kind in DOCUMENTS.values() if kind.context is type(context)]
    html = rendered(kind, context.model_dump(mode="json"))
    body = re.sub(r"<style>.*?</style>|<head>.*?</head>", "", html, flags=re.S)
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", body))


def without(value: Any, path: tuple[str | int, ...]) -> Any:
    if len(path) == 1:
        return {key: item for key, item in value.items() if key != path[0]}
    if isinstance(value, dict):
        return {**value, path[0]: without(value[path[0]], path[1:])}
    return [without(item, path[1:]) if place == path[0] else item for place, item in enumerate(value)]


def refuses(kind: DocumentKind, context: dict[str, Any]) -> bool:
    try:
        rendered(kind, context)
    except TemplateRefused:
        return True
    return False


@KINDS
def test_the_example_passes_the_check_of_a_release_and_prints_whole(kind: DocumentKind) -> None:
    check_template(kind.template, texts()[kind.template], kind.example.model_dump(mode="json"), texts())
    words = printed(kind.example)
    example = kind.example
    for word in (example.number, example.title, example.case_no, example.organ.name, example.record.head):
        assert word in words
    assert (example.party.name in words) is (kind.key not in TO_OTHERS)
    if not kind.internal:
        assert all(word in words for word in (example.organ.phone, example.organ.contact, example.organ.address))
    assert not re.search(r"\{\{|\{%|None|True|False|undefined", words)
    assert not re.search(r"[。；]{2}|。；|；。|，。|：。", words)


@pytest.mark.parametrize("kind", WHOLE)
def test_what_is_built_from_a_whole_case_is_printed_without_a_gap(kind: str) -> None:
    page = printed(whole(kind))
    assert NUMBER in page
    assert "None" not in page


def test_a_warning_without_a_standard_is_printed_with_its_article() -> None:
    warning = {"sanctions": ["warning"], "fine": None, "grade": None, "circumstances": []}
    acts = decided(penalty={**warning, "violated": "科学技术进步法111", "basis": "科学技术进步法111"})
    assert "第一百一十一条" in printed(build("decision", *acts, power="KJ-CF-005"))


@KINDS
def test_a_variable_that_lacks_is_an_error_and_never_a_gap(kind: DocumentKind) -> None:
    whole = kind.example.model_dump(mode="json")
    paths = {path[: depth + 1] for path, _ in leaves(whole) for depth in range(len(path))}
    named = {path for path in paths if isinstance(path[-1], str)}
    accepted = {".".join(map(str, path)) for path in named if not refuses(kind, without(whole, path))}
    assert accepted == NOT_PRINTED.get(kind.key, set())


@KINDS
def test_whatever_the_model_accepts_the_template_prints(kind: DocumentKind) -> None:
    whole = kind.example.model_dump()
    tried = [samples.PERSON, samples.PARTY]
    contexts = [changed(kind.example, party=party) for party in tried]
    for path, _ in leaves(whole):
        for new in (None, True):
            try:
                contexts.append(kind.context.model_validate(with_value(whole, path, new)))
            except ValidationError:
                continue
    assert len(contexts) > len(tried)
    for context in contexts:
        assert "None" not in printed(context)


@KINDS
def test_words_of_people_cannot_become_markup(kind: DocumentKind) -> None:
    party = samples.PARTY.model_copy(update={"name": "<script>甲</script>&公司"})
    html = rendered(kind, changed(kind.example, party=party).model_dump(mode="json"))
    assert "<script>" not in html
    assert ("&lt;script&gt;甲" in html) is (kind.key not in TO_OTHERS)


@KINDS
def test_a_rehearsal_says_so(kind: DocumentKind) -> None:
    assert "演练" not in printed(kind.example)
    assert "演练" in printed(changed(kind.example, rehearsal=True))


@pytest.mark.parametrize("key", ["decision", "no_penalty_decision", "spot_decision", "service_receipt"])
def test_organ_and_court_of_remedy_are_named(key: str) -> None:
    words = printed(DOCUMENTS[key].example)
    assert "金水区人民政府" in words
    assert "金水区人民法院" in words
    assert "60日内" in words


def test_the_decision_states_the_six_items_of_article_59() -> None:
    words = printed(DECISION)
    for word in (
        "样例科技有限公司", "郑州市金水区样例路8号",
        "收取技术服务费3218.18元", "现场检查笔录1份",
        "没收违法所得人民币3,218.18元（大写：人民币叁仟贰佰壹拾捌元壹角捌分）",
        "罚款人民币1,000.00元（大写：人民币壹仟元整）", "《河南省技术市场条例》第二十六条第（三）项",
        "之日起15日内", "样例银行郑州金水支行", "合计人民币4,218.18元",
        "60日内", "6个月内",
        "郑州市金水区科学技术局二〇二六年三月二十六日",
    ):  # fmt: skip
        assert word in words


def test_the_decision_tells_the_surcharge_and_its_cap_and_where_it_is_published() -> None:
    words = printed(DECISION)
    assert "每日按罚款数额的3％加处罚款，加处罚款的数额不超过罚款数额，即最高不超过人民币1,000.00元" in words
    assert "违法行为等次属于“一般”，该等次对应的罚款幅度为800.00元以上1,400.00元以下" in words
    assert "予以采纳" in words
    assert "公示" in words
    assert "不予公示" in printed(changed(DECISION, publication=None))


def test_only_confiscation_brings_no_surcharge() -> None:
    taken = samples.SANCTIONS[:1]
    payment = samples.PAYMENT.model_copy(update={"due_fen": 321_818, "fine_fen": None})
    assert "加处罚款" not in printed(changed(DECISION, sanctions=taken, payment=payment))


def test_on_the_spot_reconsideration_comes_before_the_court_and_has_its_last_day() -> None:
    words = printed(DOCUMENTS["spot_decision"].example)
    assert "应当先申请行政复议，对行政复议决定不服的，才可以提起行政诉讼" in words
    assert "最后一日为2026年5月6日" in words
    assert "直接向" not in words
    assert "2026年3月2日14时20分" in words
    assert "人民币200.00元（大写：人民币贰佰元整）" in words


def test_on_the_spot_the_three_ways_to_perform_are_told_apart() -> None:
    spot = DOCUMENTS["spot_decision"].example
    taken = {"amount_fen": 20_000, "ground": "不当场收缴事后难以执行", "receipt_no": "豫财00001"}
    warning = {"kind": "警告", "amount_fen": None, "detail": None}
    assert "样例银行" in printed(spot)
    assert "专用票据号：豫财00001" in printed(changed(spot, payment=None, collection=taken))
    assert "本决定自当场交付之日起生效" in printed(changed(spot, payment=None, sanction=warning))


def test_the_receipt_states_the_last_days_that_service_sets_running() -> None:
    words = printed(DOCUMENTS["service_receipt"].example)
    for day in ("最后一日为2026年5月26日", "最后一日为2026年9月28日", "最后一日为2026年4月13日"):
        assert day in words
    assert "2026年3月27日10时05分" in words


def test_the_prior_notice_leaves_the_hearing_to_its_own_document() -> None:
    assert "听证" not in printed(DOCUMENTS["prior_notice"].example)
    words = printed(DOCUMENTS["hearing_offer"].example)
    assert "5个工作日内" in words
    assert "最后一日为2026年3月23日" in words
    assert "不承担组织听证的费用" in words


def test_the_opinion_form_promises_no_day_that_a_later_service_moves() -> None:
    """It is printed with the decision and handed over days later; the receipt beside it tells the day that holds."""
    words = printed(DOCUMENTS["opinion_form"].example)
    assert words.count("2026年4月13日") == 1
    assert "最后一日为2026年4月13日（自2026年3月27日送达的次日起算10个工作日）；实际送达晚于上述起算之日的" in words
    assert "自实际送达的次日起计算，最后一日以送达回证载明的为准" in words


def test_the_opinion_form_asks_the_five_subjects_and_may_stay_anonymous() -> None:
    words = printed(DOCUMENTS["opinion_form"].example)
    for subject in ("纠正、整改", "有无违法违规", "工作作风", "执法的效果", "满意度", "□匿名", "意见和建议"):
        assert subject in words


@pytest.mark.parametrize(
    "branch", ["minor", "first_time", "no_fault", "under_age", "incapable", "out_of_time", "not_proven"]
)
def test_every_ground_for_no_penalty_has_its_sentence(branch: str) -> None:
    words = printed(changed(NO_PENALTY, branch=branch, child_age=14 if branch == "under_age" else None))
    assert re.search(r"三、决定.+?处罚.*?。本机关决定对你单位不予行政处罚。", words)


def test_a_provisional_day_is_called_so() -> None:
    receipt = DOCUMENTS["service_receipt"].example
    whole = receipt.model_dump()
    path = ("remedies", "litigation_last_day", "provisional")
    assert "暂定" not in printed(receipt)
    assert "暂定" in printed(type(receipt).model_validate(with_value(whole, path, True)))


def test_every_page_of_a_rehearsal_bears_the_word_the_page_number_and_the_head() -> None:
    if lacking := missing_packages():
        pytest.skip(f"no PDFs without {lacking}")
    pypdf = pytest.importorskip("pypdf")
    kind = DOCUMENTS["decision"]
    html = rendered(kind, changed(DECISION, rehearsal=True).model_dump(mode="json"))
    with PdfPool(workers=1) as pool:
        pdf = pool.submit(html).result()
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert "演练" in page
        assert f"— {number} —" in page
        assert DECISION.record.head in page
