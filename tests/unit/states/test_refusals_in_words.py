"""What a refusal tells an official: whole sentences, with every name and every case that the law leaves open."""

from types import SimpleNamespace

from states.actions import ACTIONS
from states.lifecycle import without_role
from states.other_side import other_side_is_named, other_side_was_asked
from states.reasons import StaleCase
from states.telling_checks import everybody_is_told, everybody_was_told
from states.tier_checks import kinds_of_tier
from tests.unit.built_cases import case, did, officer, party, roster, rules


def test_who_is_missing_from_a_notice_of_rights_is_named_one_by_one() -> None:
    facts = case(did("examine_application", "2026-03-03 09:00", others=["甲公司", "乙公司"]))
    reason = everybody_is_told(facts, SimpleNamespace(told_to=("甲公司",)))
    assert reason is not None
    name = party().name
    assert reason.says == f"告知书没有写明告知{name}、乙公司，当事人和利害关系人都要告知"


def test_whom_the_notice_of_rights_has_not_reached_is_named_one_by_one() -> None:
    facts = case(
        did("examine_application", "2026-03-03 09:00", others=["甲公司", "乙公司"]),
        did("tell_rights", "2026-03-04 09:00"),
        did("record_notice_service", "2026-03-05 09:00", served_to="甲公司"),
    )
    reason = everybody_was_told(facts)
    assert reason is not None
    assert reason.says == f"告知书尚未送达{party().name}、乙公司"


def test_an_article_that_punishes_only_some_cases_says_which_they_are() -> None:
    power = next(one for one in rules().body.powers if one.code == "KJ-CF-003")
    grave = power.model_copy(update={"tiers": tuple(tier for tier in power.tiers if tier.circumstances)})
    twice = grave.model_copy(update={"tiers": grave.tiers * 2})
    for told, times in ((grave, 1), (twice, 2)):
        reason = kinds_of_tier(case(), told, None, None)  # type: ignore[arg-type]
        assert reason is not None
        assert f"证据：{'；'.join(['“拒不改正”或者“造成严重后果”'] * times)}；没有的不得处罚" in reason.says


def test_a_dispute_without_another_side_is_not_taken_on() -> None:
    says = "没有写明对方当事人（被申请人），或者写的就是申请人本人，须一次告知补正后受理"
    refused = ("other_side_named", "金科〔2015〕8号四(3)", says)

    def told(*names: str | None) -> tuple[str, str, str] | None:
        applied = [
            did("register_application", f"2026-03-0{n} 09:00", other_party=name) for n, name in enumerate(names, 2)
        ]
        reason = other_side_is_named(case(*applied, procedure="mediation", power="KJ-TJ-001"))
        return None if reason is None else (reason.gate, reason.clause, reason.says)

    assert told("乙公司") is None
    assert told("乙公司", None) is None  # told once, it stays told
    assert told(None) == told(party().name) == told() == refused
    assert other_side_is_named(case()) is None  # a penalty has no other side


def test_whoever_agrees_to_mediation_is_the_other_side_of_this_dispute() -> None:
    facts = case(did("register_application", "2026-03-02 09:00", other_party="乙公司"), procedure="mediation")
    assert other_side_was_asked(facts, SimpleNamespace(other_party="乙公司")) is None
    reason = other_side_was_asked(facts, SimpleNamespace(other_party="丙公司"))
    assert reason is not None
    assert (reason.gate, reason.says) == ("other_side_asked", "本案的对方当事人是乙公司，征求的须是其本人的意见")
    assert other_side_was_asked(case(procedure="mediation"), SimpleNamespace(other_party="丙公司")) is None


def test_a_name_that_counts_for_nothing_is_said_to_be_so() -> None:
    """A slip in the number of an officer reads like missing powers otherwise."""
    people = {**roster(), "officer-b": officer("officer-b", active=False)}
    says = {}
    for who in ("officer-z", "officer-b", "reviewer-a"):
        reason = without_role(case(people=people, actor=who), ACTIONS["issue_prompt"])
        assert reason is not None
        says[who] = reason.says
    only = "“事前提示”只能由案件协调员、执法人员办理"
    assert says["officer-z"] == f"当日名录中没有“officer-z”这个人员；{only}"
    assert says["officer-b"] == f"{people['officer-b'].name}当日不在岗；{only}"
    assert says["reviewer-a"] == only


def test_a_number_the_case_has_not_reached_is_no_news_from_others() -> None:
    assert str(StaleCase("2026-0001", 7, 1, ())) == (
        "案件2026-0001现为第1号记录，没有您所写的第7号。请查看案件，核对版本号后重新办理"
    )
    assert "：事前提示。请刷新后重新办理" in str(StaleCase("2026-0001", 1, 2, ("事前提示",)))
