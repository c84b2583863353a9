"""The messages that ship with the project: they render, fit into a short message, and tell nobody about others."""

from typing import Any

import pytest

from config.loader import load_folder, load_officers, load_templates
from config.settings import CHECKOUT
from notifications.rendering import check_template, missing_names, render

TITLE = "标题："
SMS_LONGEST = 200

TO_PARTY = (
    "prompt_issued", "notice_given", "hearing_scheduled", "defence_answered", "decision_served", "email_service",
    "comply_reminder", "form_reminder", "corrections_reminder", "payment_reminder", "case_closed", "withdrawn", "spot_decided", "mass_prompt",
    "case_resting", "case_resumed", "case_reopened", "surcharge_waived", "late_fee_waived", "decision_changed", "levy_changed",
    "matter_changed", "recusal_decided",
    "corrections_told", "application_accepted",
    "matter_ended", "duty_performed", "levy_prompt", "guidance_given",
    "request_registered", "request_corrections_told", "request_corrections_reminder", "reasons_wanted", "answer_later",
    "answer_served",
)  # fmt: skip
TO_OFFICERS = (
    "case_filed",
    "approval_wanted",
    "returned_for_rework",
    "review_wanted",
    "visit_wanted",
    "complaint_opened",
    "term_reminder",
    "digest",
    "case_handed_over",
    "review_received",
    "service_bounced",
    "certificate_ends",
    "transfer_decided",
    "answer_wanted",
    "request_unclear",
)
MAIL_ONLY = ("email_service",)

CONTEXT: dict[str, Any] = {
    "organ": "郑州市金水区科学技术局",
    "region": "金水区",
    "contact": "王样例",
    "phone": "0371-00000000",
    "address": "郑州市金水区样例路1号",
    "case_no": "2026-0017",
    "party": "甲某某",
    "power_title": "虚报、冒领、贪污、挪用、截留科技财政性资金",
    "duty": "科技项目资金应当如实申报、专款专用，不得虚报、冒领、挪用、截留。",
    "action_title": "登记回访意见表",
    "step_title": "已送达",
    "on": "2026-03-02",
    "receiver_name": "收件人",
    "due": {},
    "term_title": "",
    "term_due": "",
    "days_left": 0,
    "card": "none",
    "fine": 0,
    "to_pay": 0,
    "documents": [],
    "hearing": None,
    "reconsideration_organ": "郑州市金水区人民政府",
    "court": "郑州市金水区人民法院",
    "bank": "样例银行",
    "reason": "",
    "officer_name": "人员甲",
    "certificate_no": "样证A010001",
    "valid_to": "2026-04-01",
    "items": [{"title": "【黄牌】案件2026-0017：办案期限还有10日", "body": "请抓紧办理。"}],
}
FULL = CONTEXT | {
    "due": {
        "comply": "2026-03-16", "payment": "2026-03-17", "reconsideration": "2026-05-06", "lawsuit": "2026-09-02",
        "decision_period": "2026-06-01", "visit": "2026-05-06", "supervised_task": "2026-03-16",
    },
    "term_title": "立案后作出处罚决定的期限",
    "term_due": "2026-06-01",
    "days_left": 10,
    "card": "yellow",
    "fine": 12_345_600,
    "to_pay": 12_345_600,
    "documents": [{"title": "行政处罚决定书", "number": "金科罚决字〔2026〕第3号"}],
    "hearing": {"held_on": "2026-04-02", "begins": "09:00", "place": "郑州市金水区样例路1号三楼听证室", "chair_name": "卫样例"},
    "receiver_name": "样例生物科技研究（河南）有限公司",
    "reason": "理由" * 300,
}  # fmt: skip

TEXTS = {
    name.removeprefix("notices/").removesuffix(".j2"): text
    for name, text in load_templates(CHECKOUT / "templates").items()
    if name.startswith("notices/")
}


def parts(name: str) -> tuple[str, str]:
    """Title and body of a message."""
    first, _, body = TEXTS[name].partition("\n")
    assert first.startswith(TITLE), name
    return first.removeprefix(TITLE), body


def test_these_messages_ship() -> None:
    assert sorted(TEXTS) == sorted((*TO_PARTY, *TO_OFFICERS))


@pytest.mark.parametrize("name", sorted(TEXTS))
@pytest.mark.parametrize("context", [CONTEXT, FULL], ids=["bare", "full"])
def test_a_message_renders_whether_much_or_little_is_known(name: str, context: dict[str, Any]) -> None:
    for text in parts(name):
        check_template(name, text, context)
        assert missing_names(text, context) == ()
        said = render(text, context, name)
        assert said
        assert "None" not in said
        assert not any(mark in said for mark in ("。。", "，，", "，。", "。，", "；。"))
    assert "\n" not in render(parts(name)[0], context, name)


@pytest.mark.parametrize("name", [name for name in TO_PARTY if name not in MAIL_ONLY])
@pytest.mark.parametrize("context", [CONTEXT, FULL], ids=["bare", "full"])
def test_a_short_message_is_short(name: str, context: dict[str, Any]) -> None:
    said = render(parts(name)[1], context, name)
    assert len(said) <= SMS_LONGEST
    assert "\n" not in said
    assert CONTEXT["organ"] in said or CONTEXT["contact"] in said


@pytest.mark.parametrize("name", ["prompt_issued", "case_closed", "mass_prompt"])
def test_every_power_and_person_of_the_sample_fits(name: str) -> None:
    for power in load_folder(CHECKOUT / "config", CHECKOUT / "templates").powers:
        context = FULL | {"power_title": power.title, "duty": power.duty}
        assert len(render(parts(name)[1], context, name)) <= SMS_LONGEST, power.code


@pytest.mark.parametrize("name", TO_PARTY)
def test_a_party_is_told_whom_to_ask(name: str) -> None:
    said = render(parts(name)[1], FULL, name)
    assert CONTEXT["contact"] in said
    assert CONTEXT["phone"] in said
    assert FULL["receiver_name"] in said


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_nobody_is_told_a_name_that_is_not_his(name: str) -> None:
    """The party may be a natural person: its name stands in no message, the receiver's own aside."""
    assert "party" not in missing_names(TEXTS[name])
    officers = [person.name for person in load_officers(CHECKOUT / "config")]
    said = render(TEXTS[name], FULL | {"hearing": None}, name)
    assert not any(person in said for person in officers)


def test_what_a_spot_decision_says_of_remedies_is_reconsideration_first() -> None:
    said = render(TEXTS["spot_decided"], FULL)
    assert "先向郑州市金水区人民政府申请行政复议" in said
    assert "人民法院" not in said


def test_a_reminder_counts_and_shows_its_card() -> None:
    def title(days: int, card: str) -> str:
        return render(parts("term_reminder")[0], FULL | {"days_left": days, "card": card})

    assert title(10, "yellow") == "【黄牌】案件2026-0017：立案后作出处罚决定的期限还有10日"
    assert title(0, "red") == "【红牌】案件2026-0017：立案后作出处罚决定的期限今日届满"
    assert title(-2, "red").endswith("已超期")
    assert "已超过2日" in render(parts("term_reminder")[1], FULL | {"days_left": -2})
    assert title(30, "none").startswith("【提醒】")
