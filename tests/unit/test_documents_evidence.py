"""The papers of recusal, sampling and preservation (行政处罚法43, 56) tell what the record tells, and no more."""

from typing import Any

import pytest

from tests.unit.built_cases import did
from tests.unit.case_builders import build, investigated, refusal
from tests.unit.test_documents_rendering import printed


def recusal(*, by: str = "party", **decided: Any) -> str:
    asked = did("ask_recusal", "2026-03-19 09:00", asked_by=by)
    return printed(build("recusal_decision", *investigated(), asked, did("decide_recusal", by="leader-a", **decided)))


def test_a_recusal_granted_names_who_goes_and_who_handles_the_case_now() -> None:
    page = recusal(result="recused", successor="officer-c")
    assert "当事人于2026年3月19日提出赵样例应当回避：与本案有直接利害关系" in page
    assert "赵样例回避，自本决定作出之日起不再参与本案的办理。" in page
    handlers = page.split("本案的承办人员：")[1].split("依据")[0]
    assert "赵样例" not in handlers
    assert "钱样例" in handlers
    assert "孙样例" in handlers


def test_a_recusal_declined_leaves_the_handlers_as_they_are() -> None:
    page = recusal(result="not_recused")
    assert "不予准许，赵样例无须回避。" in page
    handlers = page.split("本案的承办人员：")[1].split("依据")[0]
    assert "赵样例" in handlers
    assert "钱样例" in handlers


@pytest.mark.parametrize(("by", "told"), [("party", "当事人于"), ("self", "赵样例本人于"), ("bureau", "本机关于")])
def test_it_tells_who_asked(by: str, told: str) -> None:
    assert f"回避的提出：{told}2026年3月19日提出" in recusal(by=by)


def test_the_recusal_of_a_leader_tells_the_decision_from_above() -> None:
    assert "（依照金政函〔2026〕1号）" in recusal(result="recused", decided_above="金政函〔2026〕1号")
    assert "（依照" not in recusal(result="recused")


def test_without_anybody_who_asked_there_is_no_recusal_decision() -> None:
    assert refusal("recusal_decision", *investigated(), did("decide_recusal", by="leader-a")).field == "person"


def sample(**taken: Any) -> str:
    return printed(build("sample_record", *investigated()[:2], did("take_sample", **taken)))


def test_a_sample_record_tells_the_list_and_is_signed_by_the_party() -> None:
    page = sample(sampled=["试剂1瓶", "粉末2克"])
    assert "1试剂1瓶2粉末2克" in page
    assert "当事人在场；清单已当场交付当事人。" in page
    assert "当事人（签名或者盖章）" in page


def test_without_the_party_a_witness_signs_and_a_list_not_handed_over_is_told() -> None:
    page = sample(party_present=False, witness="周样例", list_handed_over=False)
    assert "当事人不在场，见证人周样例；清单没有当场交付当事人。" in page
    assert "见证人（签名或者盖章）" in page
    assert "当事人（签名或者盖章）" not in page


KEPT = did("approve_preservation", "2026-03-11 09:00", by="leader-a", items=["合同原件1册", "账簿2册"])


def test_a_preservation_notice_tells_list_place_keeper_and_last_day() -> None:
    """Kept from Wednesday 11 March: the seventh working day is Friday the 20th."""
    page = printed(build("preservation_notice", *investigated(), KEPT, at="2026-03-11 09:00"))
    assert "1合同原件1册2账簿2册" in page
    assert "样例路1号，由样例人保管。" in page
    assert "最后一日为2026年3月20日" in page
    assert "不得销毁、转移" in page
    assert all(sign in page for sign in ("当事人签名", "保管人签名", "执法人员签名"))


@pytest.mark.parametrize(
    ("measure", "goes_back"),
    [
        ("lifted", True),
        ("copied_and_lifted", True),
        ("sent_for_appraisal", False),
        ("handed_over", False),
        ("proposed_for_confiscation", False),
    ],
)
def test_what_is_lifted_can_be_fetched_and_nothing_else(measure: str, goes_back: bool) -> None:
    settled = did("decide_preservation", "2026-03-12 09:00", by="leader-a", measure=measure)
    page = printed(build("preservation_disposal", *investigated(), KEPT, settled, at="2026-03-12 09:00"))
    assert "2026年3月11日登记保存：合同原件1册；账簿2册。" in page
    assert ("领回原物" in page) is goes_back


def test_a_disposal_lists_its_own_batch_and_the_notice_tells_its_own_last_day() -> None:
    more = did("approve_preservation", "2026-03-12 09:00", by="leader-a", items=["样品3支"])
    page = printed(build("preservation_notice", *investigated(), KEPT, more, at="2026-03-12 09:00"))
    assert "最后一日为2026年3月23日" in page
    assert "样品3支" in page
    assert "账簿2册" not in page
    first = did("decide_preservation", "2026-03-13 09:00", by="leader-a", batch=1)
    second = did("decide_preservation", "2026-03-13 10:00", by="leader-a", batch=2)
    page = printed(build("preservation_disposal", *investigated(), KEPT, more, second, first, at="2026-03-13 10:00"))
    assert "2026年3月11日登记保存：合同原件1册；账簿2册。" in page
    assert "样品3支" not in page
