"""政府信息公开条例13 to 17, 36 to 40, 43: each kind of answer tells what its item wants; information is withheld only on a ground of
14 to 16, and given only once it was screened."""

from typing import Any

import pytest

from states.disclosure import GROUNDS
from tests.acceptance.disclosure_cases import SCREENED, SUPPLIED, proposed, request
from tests.acceptance.lawful_cases import allowed, refused
from tests.unit.built_cases import did

WHOLE: dict[str, tuple[str, dict[str, Any]]] = {
    "public": ("政府信息公开条例36(一)", {"access": "门户网站"}),
    "refused": ("政府信息公开条例36(三)", {"ground": "secret", "reason": "属于秘密级国家秘密。"}),
    "not_held": ("政府信息公开条例36(四)", {"searched": "检索公文系统，没有。"}),
    "not_ours": ("政府信息公开条例36(五)", {"reason": "由其他机关制作。", "organ_unknown": True}),
    "repeated": ("政府信息公开条例36(六)", {"earlier": "金科公开字〔2026〕第1号"}),
    "special": ("政府信息公开条例36(七)", {"special_law": "《不动产登记暂行条例》"}),
    "partial": (
        "政府信息公开条例37",
        {
            "information": "正文",
            "form": "electronic",
            "withheld": "附件",
            "ground": "secret",
            "reason": "属于国家秘密。",
        },
    ),
    "unprocessed": ("政府信息公开条例38", {"reason": "需要加工、分析。"}),
    "petition": ("政府信息公开条例39(1)", {"reason": "内容是举报。"}),
    "publication": ("政府信息公开条例39(2)", {"access": "区图书馆"}),
}
NOT_ASKED = {"form", "organ_unknown"}
"""Fields that another article asks for."""


@pytest.mark.parametrize("kind", WHOLE)
def test_each_kind_of_answer_tells_what_its_item_wants(kind: str) -> None:
    clause, told = WHOLE[kind]
    allowed(request(SCREENED), "propose_answer", clause, kind=kind, **told)
    for field in told.keys() - NOT_ASKED:
        refused(request(SCREENED), "propose_answer", clause, **{**told, "kind": kind, field: None})


def test_what_can_be_disclosed_is_given_or_it_is_told_where_and_when() -> None:
    facts = request(SCREENED)
    bare = {"kind": "supplied", "information": None, "form": "electronic"}
    refused(facts, "propose_answer", "政府信息公开条例36(二)", **bare)
    refused(facts, "propose_answer", "政府信息公开条例36(二)", **bare, access="查阅室")
    allowed(facts, "propose_answer", "政府信息公开条例36(二)", **bare, access="查阅室", available_on="2026年3月10日")
    allowed(facts, "propose_answer", "政府信息公开条例36(二)", **SUPPLIED)


def test_the_organ_that_discloses_is_named_if_that_can_be_told() -> None:
    facts, told = request(), {"kind": "not_ours", "reason": "由其他机关制作。"}
    refused(facts, "propose_answer", "政府信息公开条例36(五)", **told)
    refused(facts, "propose_answer", "政府信息公开条例36(五)", **told, organ="样例机关")
    refused(facts, "propose_answer", "政府信息公开条例36(五)", **told, organ="样例机关", organ_unknown=True)
    allowed(facts, "propose_answer", "政府信息公开条例36(五)", **told, organ="样例机关", organ_contact="0371-1")
    allowed(facts, "propose_answer", "政府信息公开条例36(五)", **told, organ_unknown=True)


def test_information_is_withheld_on_a_ground_of_the_regulations_alone() -> None:
    facts = request(SCREENED)
    refused(facts, "propose_answer", "政府信息公开条例13", kind="refused", ground=None, reason="不便公开。")
    refused(facts, "propose_answer", "政府信息公开条例13", **SUPPLIED, ground="secret")
    allowed(facts, "propose_answer", "政府信息公开条例13", kind="refused", ground="secret", reason="属于国家秘密。")
    assert {clause for clause, _ in GROUNDS.values()} == {
        "政府信息公开条例14",
        "政府信息公开条例15",
        "政府信息公开条例16(1)",
        "政府信息公开条例16(2)",
    }


@pytest.mark.parametrize("ground", ["process", "case_file"])
def test_what_may_be_withheld_is_given_where_a_law_wants_it(ground: str) -> None:
    told = {"kind": "refused", "ground": ground, "reason": "公开会影响执法活动。"}
    refused(request(), "propose_answer", "政府信息公开条例16(2)", **told, duty_checked=False)
    allowed(request(), "propose_answer", "政府信息公开条例16(2)", **told, duty_checked=True)


def test_internal_matters_may_be_withheld() -> None:
    told = {"kind": "refused", "ground": "internal", "reason": "属于人事管理信息。"}
    allowed(request(), "propose_answer", "政府信息公开条例16(1)", **told)


def test_information_is_screened_before_it_is_given() -> None:
    refused(proposed(), "answer_request", "政府信息公开条例17(2)")
    allowed(proposed(SCREENED), "answer_request", "政府信息公开条例17(2)")
    closed = did("screen_information", "2026-03-03 10:00", by="officer-c", finding="not_open")
    refused(proposed(SCREENED, closed), "answer_request", "政府信息公开条例17(2)")
    allowed(proposed(kind="not_held", searched="没有。"), "answer_request", "政府信息公开条例17(2)")


def test_what_the_bureau_cannot_tell_is_determined_by_the_organ_in_charge() -> None:
    facts = request()
    determined = {"determined_by": "金水区国家保密局", "determined": "open", "determination": "金保函1号"}
    refused(facts, "screen_information", "政府信息公开条例17(3)", finding="unsure")
    refused(facts, "screen_information", "政府信息公开条例17(3)", finding="open", **determined)
    allowed(facts, "screen_information", "政府信息公开条例17(3)", finding="unsure", **determined)


def test_it_is_given_in_the_form_asked_for_unless_that_cannot_be() -> None:
    facts = request(SCREENED)
    why = "扫描可能损坏载体"
    allowed(facts, "propose_answer", "政府信息公开条例40", **SUPPLIED)
    refused(facts, "propose_answer", "政府信息公开条例40", **{**SUPPLIED, "form": None})
    refused(facts, "propose_answer", "政府信息公开条例40", **{**SUPPLIED, "form": "inspection"})
    refused(facts, "propose_answer", "政府信息公开条例40", **SUPPLIED, form_reason=why)
    allowed(facts, "propose_answer", "政府信息公开条例40", **{**SUPPLIED, "form": "inspection"}, form_reason=why)


def test_who_cannot_read_or_see_is_helped() -> None:
    needs = did("register_disclosure_request", "2026-03-02 09:30", by="coordinator-a", needs_help="视力障碍")
    facts = request(needs, SCREENED)
    refused(facts, "propose_answer", "政府信息公开条例43", **SUPPLIED)
    allowed(facts, "propose_answer", "政府信息公开条例43", **SUPPLIED, help_given="朗读")
    allowed(request(SCREENED), "propose_answer", "政府信息公开条例43", **SUPPLIED)


def test_an_answer_is_what_was_proposed() -> None:
    refused(request(step="decide.proposed", actor="coordinator-a"), "answer_request", "政府信息公开条例36")
    allowed(proposed(kind="not_held", searched="没有。"), "answer_request", "政府信息公开条例36")
