"""行政处罚法59: what a decision must state; an empty field refuses to become a document."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from config.settings import CHECKOUT
from states.actions import ACTIONS
from states.day_sources import remedies_end
from states.documents import DOCUMENTS
from states.documents.decision import Decision
from tests.acceptance.lawful_cases import allowed, refused, served
from tests.unit.built_cases import did

STATUTORY = ("party", "facts", "evidence", "breached", "sanctions", "basis", "remedies", "organ", "issued_on", "number")
"""Party and address; facts and evidence; kinds and basis; way to review and lawsuit; organ and date."""
EXAMPLE = DOCUMENTS["decision"].example


def built(**changed: object) -> Decision:
    assert isinstance(EXAMPLE, Decision)
    told = {name: getattr(EXAMPLE, name) for name in Decision.model_fields}
    return Decision(**{**told, **changed})


def test_a_whole_decision_is_a_document() -> None:
    assert built() == EXAMPLE
    assert DOCUMENTS["decision"].clause == "行政处罚法59"


@pytest.mark.parametrize("field", STATUTORY)
def test_each_statutory_field_must_be_there(field: str) -> None:
    told = {name: getattr(EXAMPLE, name) for name in Decision.model_fields if name != field}
    with pytest.raises(ValidationError):
        Decision(**told)


@pytest.mark.parametrize("field", ["facts", "evidence", "breached", "sanctions", "basis", "number"])
@pytest.mark.parametrize("empty", ["", " ", ()])
def test_and_must_not_be_empty(field: str, empty: object) -> None:
    with pytest.raises(ValidationError):
        built(**{field: empty})


def test_the_party_has_a_name_and_an_address() -> None:
    assert isinstance(EXAMPLE, Decision)
    for field in ("name", "address"):
        with pytest.raises(ValidationError):
            type(EXAMPLE.party).model_validate({**EXAMPLE.party.model_dump(), field: ""})


def test_a_fine_says_how_and_until_when_to_pay() -> None:
    with pytest.raises(ValidationError):
        built(payment=None)


def test_the_decision_bears_the_organs_seal() -> None:
    page = (CHECKOUT / "templates" / "documents" / "official.html.j2").read_text(encoding="utf-8")
    assert "印章" in page


SLIPS = [
    ("样例路6号", "样例路8号"),
    ("罚款壹仟元整，已收到", "罚款壹仟元整，已收悉"),
    ("违反《生物安全法》第七十五条的规顶", "违反《生物安全法》第七十五条的规定"),
    ("收到本决定书之日起十五日内缴之", "收到本决定书之日起十五日内缴至"),
    ("二月二十六日", "二月二十五日"),
    ("账号62220001", "账号62220002"),
    ("于2026年3月1日检查", "于2026年3月2日检查"),
    ("3月1日至5日检查", "3月1日至6日检查"),
    ("二〇二六年二月 二十六日", "二〇二六年二月 二十五日"),
]
DECIDED = [
    ("罚款人民币1,000元", "罚款人民币10,000元"),
    ("罚款三百元", "罚款二千元"),
    ("给予警告", "给予警告、罚款"),
    ("样例科技", "样例科技，没收违法所得"),
    ("不予行政处罚", "予以行政处罚"),
    ("责令改正违法行为", "改正违法行为"),
]
BASIS = [
    ("《生物安全法》第七十五条", "《生物安全法》第七十四条"),
    ("《生物安全法》第七十五条", "《实验动物管理条例》第七十五条"),
    ("第二十六条第（三）项", "第二十六条第（二）项"),
    ("第33条第一款", "第33条第二款"),
]
PERIODS = [("十五日内缴纳", "五日内缴纳"), ("3个月内改正", "1个月内改正"), ("3月20日前缴纳", "3月10日前缴纳")]
BARE_PERIODS = [
    ("六十日", "三十日"),
    ("六个月", "三个月"),
    ("15日", "10日"),
    ("限期 15 天", "限期 10 天"),
    ("五个工作日", "三个工作日"),
    ("3个月15日", "3个月10日"),
]
REMEDIES = [
    ("六个月内向样例区人民法院起诉", "三个月内向样例区人民法院起诉"),
    ("可以向样例区人民政府申请行政复议", "可以向样例市人民政府申请行政复议"),
    ("可以申请行政复议或者起诉", "可以申请行政复议"),
    ("向省科技厅", "向市政府"),
    ("郑州市金水区人民政府", "河南省科学技术厅"),
    ("向样例区法院", "向样例市中院"),
]


def corrects(was: str, now: str, **more: str) -> dict[str, Any]:
    return {"where": "wording", "was": was, "now": now, **more}


@pytest.mark.parametrize(("was", "now"), SLIPS)
def test_a_slip_of_the_pen_is_corrected(was: str, now: str) -> None:
    allowed(served(actor="leader-a"), "correct_decision", "科技部令20号17", **corrects(was, now))
    allowed(served(actor="leader-a"), "correct_decision", "行诉解释64", **corrects(was, now))


@pytest.mark.parametrize(("was", "now"), [*DECIDED, *BASIS, *PERIODS, *BARE_PERIODS])
def test_what_was_decided_on_which_law_and_by_when_is_no_slip_of_the_pen(was: str, now: str) -> None:
    """补正只及于文字错误；结论、依据、期限的改变是变更，须有法定事由、经法定程序（河南省行政执法条例32）。"""
    for where in ("wording", "performance", "party", "dates"):
        told = corrects(was, now, where=where)
        refused(served(actor="leader-a"), "correct_decision", "科技部令20号17", **told)


@pytest.mark.parametrize(("was", "now"), REMEDIES)
def test_the_way_to_reconsideration_and_court_is_told_anew_by_itself(was: str, now: str) -> None:
    """行诉解释64：告知有误的，按没有告知对待，期限自重新告知起算；不得夹带，也不得夹在别处。"""
    for where in ("wording", "performance", "party", "dates"):
        refused(served(actor="leader-a"), "correct_decision", "行诉解释64", **corrects(was, now, where=where))
    allowed(served(actor="leader-a"), "correct_decision", "行诉解释64", **corrects(was, now, where="remedies"))
    allowed(served(actor="leader-a"), "correct_decision", "科技部令20号17", **corrects(was, now, where="remedies"))


def test_nothing_else_goes_with_the_remedies() -> None:
    def told(was: str, now: str) -> dict[str, str]:
        return corrects(f"可以申请行政复议；{was}", f"可以申请行政复议；{now}", where="remedies")

    case = served(actor="leader-a")
    refused(case, "correct_decision", "行诉解释64", **told("十五日内缴纳", "十日内缴纳"))
    refused(case, "correct_decision", "科技部令20号17", **told("十五日内缴纳", "十日内缴纳"))
    refused(case, "correct_decision", "科技部令20号17", **told("罚款三百元", "罚款二千元"))
    refused(case, "correct_decision", "行诉解释64", **corrects("样例路6号", "样例路8号", where="remedies"))


def test_whoever_had_it_reviewed_needs_no_telling() -> None:
    copy = did("record_review", "2026-03-20 09:00")
    result = did("record_review_result", "2026-04-20 09:00")
    told = corrects(*REMEDIES[0], where="remedies")
    allowed(served(copy, actor="leader-a"), "correct_decision", "行诉解释64", **told)
    refused(served(copy, result, actor="leader-a"), "correct_decision", "行诉解释64", **told)
    withdrawn = did("record_review_result", "2026-04-20 09:00", result="withdrawn")
    allowed(served(copy, withdrawn, actor="leader-a"), "correct_decision", "行诉解释64", **told)


@pytest.mark.parametrize("result", ["withdrawn", "upheld"])
def test_what_a_third_person_got_tells_the_party_nothing(result: str) -> None:
    of_another = did("record_review", "2026-03-20 09:00", applicant="王样例")
    got = did("record_review_result", "2026-04-20 09:00", result=result)
    told = corrects(*REMEDIES[0], where="remedies")
    allowed(served(of_another, got, actor="leader-a"), "correct_decision", "行诉解释64", **told)


def test_the_time_to_contest_runs_from_the_new_telling() -> None:
    """The bureau waits for the court as long as the party may still go there (行政强制法53)."""
    decision = served()
    service = decision.decision_service
    assert service is not None
    slip = did("correct_decision", "2026-03-25 09:00", by="leader-a")
    anew = did("correct_decision", "2026-03-25 09:00", by="leader-a", **corrects(*REMEDIES[0], where="remedies"))
    held = did("record_paper_service", "2026-03-27 09:00", kind="decision_correction")
    first = remedies_end(decision, service)
    assert remedies_end(served(slip, held), service) == first
    assert remedies_end(served(anew, held), service).day == date(2026, 9, 28) > first.day  # 27 September is a Sunday
    assert served(anew, held).truth["remedy_told"]
    assert not served(slip, held).truth["remedy_told"]


def test_the_basis_is_no_place_of_a_slip() -> None:
    with pytest.raises(ValidationError):
        ACTIONS["correct_decision"].payload.model_validate(corrects("甲", "乙", where="provisions", reason="笔误"))
