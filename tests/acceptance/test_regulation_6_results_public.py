"""河南省行政执法条例6, 政府信息公开条例20(五), 26, 国办发〔2018〕118号: what a levy, a registration, coercion or a ruling comes to
is public within twenty working days, unless a ground of law keeps it from the public; the decision says which."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import orjson
import pytest

from config.dockets import load_docket
from flows.documents import publish
from models.outbox import Job
from states.acts import Act
from states.facts import CaseFacts
from states.families import PENALTY
from states.owing import owed_by, publication_context, rungs_of
from states.publicity import GROUNDS, RESULTS, publication_is_told
from states.reasons import ActionRefused
from states.vocabulary import PartyKind, WorkKind
from tests.acceptance.docket_runner import run_docket
from tests.acceptance.lawful_cases import allowed, on_the_spot, punished_on_the_spot, refused
from tests.acceptance.matter_cases import contract, execution, levied, rules_with, seized, to_be_executed, urged
from tests.unit.built_cases import case, did
from tests.unit.sample_payloads import payload

LAW = "河南省行政执法条例6"
SHOWN: dict[str, Any] = {"publish": True, "not_published_ground": None, "not_published_because": None}
SECRET: dict[str, Any] = {
    "publish": False,
    "not_published_ground": "business_secret",
    "not_published_because": "含未公开的技术参数",
}
UNSAID: dict[str, Any] = {"publish": None, "not_published_ground": None, "not_published_because": None}


def levy_to_decide() -> CaseFacts:
    acts = (
        did("register_levy", "2026-03-02 09:00"),
        did("assess_levy", "2026-03-03 09:00"),
        did("propose_levy", "2026-03-04 09:00"),
        did("tell_rights", "2026-03-04 10:00"),
        did("record_notice_service", "2026-03-05 09:00"),
    )
    about: dict[str, Any] = {"step": "decide.notice_served", "actor": "leader-a", "at": "2026-03-13 09:00"}
    return case(*acts, procedure="levy", power="YL-ZS-001", with_rules=rules_with("levy"), **about)


def contract_to_decide() -> CaseFacts:
    proposed = did("propose_confirmation", "2026-03-04 09:00")
    return contract(proposed, step="decide.proposed", actor="leader-a", at="2026-03-05 09:00")


def execution_to_decide() -> CaseFacts:
    proposed = did("propose_execution", "2026-03-18 09:00")
    return urged(proposed, step="decide.proposed", actor="leader-a", at="2026-03-18 10:00")


TO_DECIDE: dict[str, Callable[[], CaseFacts]] = {
    "decide_levy": levy_to_decide,
    "decide_confirmation": contract_to_decide,
    "decide_measure": seized,
    "decide_execution": execution_to_decide,
    "decide_clearance": lambda: execution(actor="leader-a", at="2026-03-02 09:00"),
}


@pytest.mark.parametrize("action", sorted(TO_DECIDE))
def test_a_decision_says_whether_it_is_public_and_if_not_on_which_ground_and_why(action: str) -> None:
    facts = TO_DECIDE[action]()
    refused(facts, action, LAW, **UNSAID)
    refused(facts, action, LAW, **{**SECRET, "publish": None})
    refused(facts, action, LAW, **{**SECRET, "not_published_ground": None})
    refused(facts, action, LAW, **{**SECRET, "not_published_because": None})
    refused(facts, action, LAW, **{**SHOWN, "not_published_because": "含未公开的技术参数"})
    refused(facts, action, LAW, **{**SHOWN, "not_published_ground": "privacy"})
    assert allowed(facts, action, LAW, **SHOWN).facts.truth["publication_ordered"]
    assert not allowed(facts, action, LAW, **SECRET).facts.truth["publication_ordered"]


@pytest.mark.parametrize("ground", sorted(GROUNDS))
def test_only_a_penalty_is_kept_from_the_public_for_having_no_weight_in_society(ground: str) -> None:
    """行政处罚法48(1) speaks of penalties; every other result is public save for secrets, privacy and safety."""
    told = {"publish": False, "not_published_ground": ground, "not_published_because": "样例理由"}
    levy, spot = levy_to_decide(), on_the_spot()
    assert spot.procedure.family == PENALTY
    levy_bars, spot_bars = ("no_social_weight", "overturned"), ("overturned",)  # nothing was overturned here
    for facts, action, bars in ((levy, "decide_levy", levy_bars), (spot, "make_spot_decision", spot_bars)):
        reason = publication_is_told(facts, payload(action, **told))
        assert (reason is not None) is (ground in bars), (action, reason)


def test_a_release_without_the_rule_asks_nothing_and_shows_nothing() -> None:
    facts = levy_to_decide()
    body = facts.rules.body
    before = facts.procedure.model_copy(update={"publications": ()})
    others = tuple(before if one.key == before.key else one for one in body.procedures)
    old = case(
        *facts.acts,
        procedure="levy",
        power="YL-ZS-001",
        with_rules=type(facts.rules)("old", body.model_copy(update={"procedures": others})),
    )
    assert publication_is_told(old, payload("decide_levy", **UNSAID)) is None
    assert publication_is_told(old, payload("decide_levy", **SHOWN)) is not None
    assert publication_is_told(old, payload("decide_levy", **SECRET)) is not None


def running(facts: CaseFacts) -> dict[str, date]:
    return {term.key: term.due.due for term in facts.terms if term.state == "running"}


def test_it_is_public_within_twenty_working_days() -> None:
    """Decided on Friday 13 March 2026: with Monday 6 April off, the twentieth working day is Monday 13 April."""
    made = allowed(levy_to_decide(), "decide_levy", LAW, **SHOWN).facts
    assert running(made)["publication"] == date(2026, 4, 13)
    kept = allowed(levy_to_decide(), "decide_levy", LAW, **SECRET).facts
    assert "publication" not in running(kept)
    rungs = {(rung.to, rung.days_before) for _, rung in rungs_of(made, "publication")}
    assert rungs == {("handlers", 1), ("leaders", -1), ("supervisors", -1)}


def test_it_is_shown_after_service_and_no_earlier() -> None:
    made = allowed(levy_to_decide(), "decide_levy", LAW, **SHOWN).facts
    assert not made.truth["to_be_published"]
    assert shown_by(levied(), "record_service") == ["decision_public"]
    kept_back = [replace(a, data={**a.data, **SECRET}) if a.action == "decide_levy" else a for a in levied().acts]
    about: dict[str, Any] = {"step": "serve.served", "at": "2026-03-17 09:00"}
    hidden = case(*kept_back, procedure="levy", power="YL-ZS-001", with_rules=rules_with("levy"), **about)
    assert shown_by(hidden, "record_service") == []
    assert "publication" not in running(levied())


def shown_by(facts: CaseFacts, act: str) -> list[str]:
    return [one.template for one in owed_by(facts, act, ()) if one.kind is WorkKind.PUBLICATION]


def annulled(**told: Any) -> Act:
    return did("annul_levy", "2026-03-18 09:00", by="leader-a", what="annul", quantity=None, amount=None, **told)


def test_a_levy_that_fell_is_withdrawn_at_once_and_explained() -> None:
    law = "河南省行政执法条例32"
    fell = levied(annulled(), at="2026-03-19 09:00")
    assert shown_by(fell, "annul_levy") == ["decision_withdrawn"]
    told = {"ground": "annulled", "overturned_on": "2026-03-18"}
    after = allowed(fell, "withdraw_publication", law, **told).facts
    assert not after.truth["publication_ordered"]
    refused(levied(at="2026-03-19 09:00"), "withdraw_publication", law, **told)


def test_what_is_shown_of_a_levy_is_the_sum_in_force_and_of_one_that_fell_what_it_was() -> None:
    lowered = did("annul_levy", "2026-03-18 09:00", by="leader-a", what="change", quantity=50, amount=60_000)
    told = {"as decided": levied(), "lowered": levied(lowered), "annulled": levied(annulled())}
    shown = {name: publication_context(facts)["result"] for name, facts in told.items()}
    whole = "征收人民币1,200.00元"
    assert shown == {"as decided": whole, "lowered": "征收人民币600.00元", "annulled": whole}


def test_nothing_is_shown_of_a_person_but_the_surname_and_of_a_ruling_but_that_there_is_one() -> None:
    person = to_be_executed(kind=PartyKind.PERSON)
    told = publication_context(person)
    assert told["party"] == f"{person.party.name[:1]}某"
    assert told["identifier"] is None
    assert told["result"] == "决定强制执行"
    assert "fine" not in told
    assert person.party.address not in orjson.dumps(told).decode()
    assert publication_context(levied())["result"] == "征收人民币1,200.00元"
    ruling = did("decide_ruling", by="leader-a", publish=True)
    assert RESULTS["decide_ruling"](person, ruling) == "已依法作出行政裁决"


def test_an_on_the_spot_penalty_is_kept_from_the_public_unless_it_weighs_in_society() -> None:
    refused(on_the_spot(), "make_spot_decision", LAW, **UNSAID)
    kept = allowed(on_the_spot(), "make_spot_decision", LAW).facts
    assert not kept.truth["publication_ordered"]
    weighs = allowed(on_the_spot(), "make_spot_decision", LAW, **SHOWN).facts
    assert weighs.truth["publication_ordered"]
    assert "publication" in running(weighs)
    assert "publication" not in running(punished_on_the_spot())


def test_an_on_the_spot_penalty_that_fell_is_withdrawn_in_its_three_days_before_the_case_closes() -> None:
    """行政处罚法48(2). Annulled on Monday 23 March: the third working day is Thursday the 26th."""
    law = "行政处罚法48(2)"
    made = did("make_spot_decision", "2026-03-20 09:00", **SHOWN)
    handed_over = did("record_service", "2026-03-20 09:10")
    fell = did("annul_decision", "2026-03-23 09:00", by="leader-a", fine=None, confiscation=None)
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-03-24 09:00"}
    facts = on_the_spot(made, handed_over, fell, **about)
    assert running(facts)["withdrawal_of_publication"] == date(2026, 3, 26)
    refused(facts, "close_case", law)
    down = did("withdraw_publication", "2026-03-24 08:00", overturned_on="2026-03-23")
    after = on_the_spot(made, handed_over, fell, down, **about)
    assert "withdrawal_of_publication" not in running(after)
    assert not after.truth["publication_ordered"]


def test_what_only_carries_out_that_the_measure_fell_is_not_shown() -> None:
    law = "河南省行政执法条例32"
    revoked = (
        did("record_review", "2026-03-09 09:00", kind="reconsideration", applied_on="2026-03-09"),
        did("record_review_result", "2026-03-09 16:00", kind="reconsideration", result="revoked"),
    )
    release: dict[str, Any] = {"outcome": "release", "ground": "annulled", "basis": [], "penalty": None}
    because = {"publish": False, "not_published_ground": "overturned", "not_published_because": "扣押已被撤销"}
    refused(seized(*revoked), "decide_measure", law, **release, **SHOWN)
    allowed(seized(*revoked), "decide_measure", law, **release, **because)
    refused(seized(), "decide_measure", LAW, **because)
    allowed(seized(), "decide_measure", law, **SHOWN)


def test_a_result_is_written_for_the_public_and_taken_down_again(tmp_path: Path) -> None:
    folder = Path(__file__).parent / "dockets"
    docket, over = load_docket(folder / "reopened-levy.yaml")
    run = run_docket(docket, over, tmp_path)
    assert (run.unmet, run.findings) == ((), ())
    public = [orjson.loads(path.read_bytes()) for path in (tmp_path / "archive" / "public").iterdir()]
    assert [one["template"] for one in public] == ["decision_withdrawn"]
    assert public[0]["content"]["withdrawn_because"] == "决定没有成立，公开的信息已经撤回。"


REGISTERED = (
    did("propose_confirmation", "2026-03-04 09:00"),
    did("decide_confirmation", "2026-03-05 09:00", by="leader-a", publish=True),
)


def test_nobody_who_was_granted_something_is_shown_with_an_unlawful_act() -> None:
    """The power list tells of a registration what it would be to get it by fraud; this party got it by law."""
    told = publication_context(contract(*REGISTERED, did("record_service", "2026-03-06 09:00"), step="serve.served"))
    assert "violation" not in told
    assert told["matter"] == contract().power.title  # type: ignore[union-attr]
    assert all("violation" not in publication_context(facts) for facts in (levied(), to_be_executed()))
    assert publication_context(punished_on_the_spot())["violation"]


def test_a_decision_that_fell_before_it_was_served_is_not_shown_afterwards() -> None:
    fell = (
        did("record_review", "2026-03-06 09:00", applied_on="2026-03-06"),
        did("record_review_result", "2026-03-07 09:00", result="revoked"),
    )
    came = did("record_service", "2026-03-09 09:00")
    assert shown_by(contract(*REGISTERED, *fell, came, step="serve.served"), "record_service") == []
    assert shown_by(contract(*REGISTERED, came, step="serve.served"), "record_service") == ["decision_public"]


@pytest.mark.parametrize("order", [(7, 9), (9, 7)], ids=["one after the other", "the earlier was tried again"])
def test_a_decision_served_twice_is_shown_once_as_it_was_told_last(tmp_path: Path, order: tuple[int, int]) -> None:
    """Mail that bounced is served again (民事诉讼法90): the public sees one decision, not two."""
    runtime: Any = SimpleNamespace(archive=tmp_path)
    (tmp_path / "public").mkdir()
    for seq in order:
        publish(runtime, job(seq))
    publish(runtime, job(8, stream="case:2026-0002"))
    shown = sorted(path.name for path in (tmp_path / "public").iterdir())
    assert shown == ["case_2026-0001-9-decision_public.json", "case_2026-0002-8-decision_public.json"]


def job(seq: int, stream: str = "case:2026-0001") -> Job:
    told: dict[str, Any] = {
        "channel": None,
        "address": None,
        "context": {},
        "attempts": 1,
        "fence": 1,
        "created_at": "",
    }
    return Job(
        id=seq,
        key=f"{stream}/{seq}",
        stream=stream,
        seq=seq,
        case_no="2026-0001",
        kind=WorkKind.PUBLICATION,
        template="decision_public",
        receiver="public",
        **told,
    )


def test_the_explanation_of_a_withdrawal_tells_the_public_no_name() -> None:
    """It is published as it was typed, where everything else of a natural person is a surname."""
    told: dict[str, Any] = {"ground": "annulled", "overturned_on": "2026-03-18"}
    fell = did("annul_matter", "2026-03-20 09:00", by="leader-a", what="annul")
    person = to_be_executed(fell, kind=PartyKind.PERSON, step="close.ended", at="2026-03-23 09:00")
    named = f"复议机关认为{person.party.name}没有义务，撤销决定"
    refused(person, "withdraw_publication", LAW, **told, explanation=named)
    allowed(person, "withdraw_publication", LAW, **told, explanation="复议机关认为没有义务，撤销决定")
    firm = to_be_executed(fell, step="close.ended", at="2026-03-23 09:00")
    allowed(firm, "withdraw_publication", LAW, **told, explanation=f"{firm.party.name}没有义务，撤销决定")


@pytest.mark.parametrize(
    ("changed_on", "to_withdraw"), [("2026-03-05 15:00", False), ("2026-03-09 09:00", True)], ids=["before", "after"]
)
def test_what_was_changed_before_it_was_served_is_shown_as_changed_and_not_withdrawn(
    changed_on: str, to_withdraw: bool
) -> None:
    changed = did("annul_matter", changed_on, by="leader-a", what="change")
    came = did("record_service", "2026-03-06 09:00")
    acts = sorted((changed, came), key=lambda act: act.at)
    facts = contract(*REGISTERED, *acts, step="close.ended", actor="leader-a", at="2026-03-30 09:00")
    assert (shown_by(facts, "record_service"), facts.truth["decision_overturned"]) == (["decision_public"], True)
    barred = ("publication_withdrawn", "河南省行政执法条例32")
    with pytest.raises(ActionRefused) as caught:
        allowed(facts, "close_case", "河南省行政执法条例32")
    assert (barred in {(one.gate, one.clause) for one in caught.value.reasons}) is to_withdraw


def test_a_decision_made_after_silence_was_found_unlawful_is_a_result_of_its_own() -> None:
    """What only carries out that a measure fell is not shown; this decides for the first time."""
    found = (
        did("propose_confirmation", "2026-03-20 08:00"),
        did("record_review", "2026-03-20 09:00", applied_on="2026-03-20"),
        did("record_review_result", "2026-04-20 09:00", result="unlawful"),
    )
    facts = contract(*found, step="decide.proposed", actor="leader-a", at="2026-04-21 09:00")
    assert facts.truth["decision_overturned"]
    hidden = {"publish": False, "not_published_ground": "overturned", "not_published_because": "原不作为违法"}
    assert publication_is_told(facts, payload("decide_confirmation", **hidden)) is not None
    assert publication_is_told(facts, payload("decide_confirmation", **SHOWN)) is None
