"""行政处罚法48: a decision of social weight is published; changed, annulled, found unlawful or void, it is withdrawn
within three working days, with the reasons."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from config.dockets import load_docket
from states.acts import Act
from states.facts import CaseFacts
from states.owing import owed_by, publication_context, rungs_of
from states.vocabulary import WorkKind
from tests.acceptance.docket_runner import run_docket
from tests.acceptance.lawful_cases import allowed, flagged, refused, served, to_be_decided, to_be_served
from tests.unit.built_cases import did

PUBLISHED = {"publish": True, "publish_reason": "涉及公众利益"}


DONE = (did("record_party_answer", "2026-03-20 10:00"), did("check_correction", "2026-03-20 11:00"))
PAID = did("record_payment", "2026-03-20 12:00", paid_on="2026-03-20")
REFUNDED = did("record_refund", "2026-03-26 09:00", refunded_on="2026-03-26")


def annulled(day: str = "2026-03-23", **told: Any) -> Act:
    return did("annul_decision", f"{day} 08:00", by="leader-a", **told)


def contested(result: str, **told: Any) -> tuple[Act, ...]:
    return (
        did("record_review", "2026-03-20 16:00", applied_on="2026-03-20"),
        did("record_review_result", "2026-03-23 08:00", result=result, **told),
    )


OVERTURNED = {
    "changed": contested("changed", fine=50_000),
    "annulled": contested("revoked"),
    "unlawful": contested("unlawful"),
    "void": contested("void"),
}


def test_what_was_not_published_cannot_be_withdrawn() -> None:
    facts = served(annulled(), at="2026-03-24 09:00")
    refused(facts, "withdraw_publication", "行政处罚法48(2)", overturned_on="2026-03-23")
    public = served(annulled(), with_=PUBLISHED, at="2026-03-24 09:00")
    allowed(public, "withdraw_publication", "行政处罚法48(2)", overturned_on="2026-03-23")


@pytest.mark.parametrize("before", [(), contested("upheld"), contested("withdrawn")])
def test_a_decision_that_stands_stays_public(before: tuple[Act, ...]) -> None:
    public = served(*before, with_=PUBLISHED, at="2026-03-24 09:00")
    refused(public, "withdraw_publication", "行政处罚法48(2)", overturned_on="2026-03-23")


@pytest.mark.parametrize("ground", sorted(OVERTURNED))
def test_what_is_told_in_public_is_what_happened_and_when(ground: str) -> None:
    facts = served(*OVERTURNED[ground], with_=PUBLISHED, at="2026-03-24 09:00")
    allowed(facts, "withdraw_publication", "行政处罚法48(2)", ground=ground, overturned_on="2026-03-23")
    refused(facts, "withdraw_publication", "行政处罚法48(2)", ground=ground, overturned_on="2026-03-24")
    for other in OVERTURNED.keys() - {ground}:
        refused(facts, "withdraw_publication", "行政处罚法48(2)", ground=other, overturned_on="2026-03-23")


def test_the_bureau_tells_a_change_of_its_own_as_a_change() -> None:
    facts = served(annulled(what="change", fine=50_000), with_=PUBLISHED, at="2026-03-24 09:00")
    allowed(facts, "withdraw_publication", "行政处罚法48(2)", ground="changed", overturned_on="2026-03-23")
    refused(facts, "withdraw_publication", "行政处罚法48(2)", ground="annulled", overturned_on="2026-03-23")


@pytest.mark.parametrize("ground", sorted(OVERTURNED))
def test_no_case_closes_over_a_public_decision_that_did_not_stand(ground: str) -> None:
    about: dict[str, Any] = {"step": "visit.answered", "actor": "leader-a", "at": "2026-03-27 09:00"}
    back = () if ground == "unlawful" else (replace_amount(REFUNDED, 50_000) if ground == "changed" else REFUNDED,)
    overturned = (*DONE, PAID, *OVERTURNED[ground], *back)
    withdrawn = did("withdraw_publication", "2026-03-26 10:00", ground=ground, overturned_on="2026-03-23")
    refused(served(*overturned, with_=PUBLISHED, **about), "close_case", "行政处罚法48(2)")
    allowed(served(*overturned, withdrawn, with_=PUBLISHED, **about), "close_case", "行政处罚法48(2)")
    allowed(served(*overturned, **about), "close_case", "行政处罚法48(2)")


def replace_amount(act: Act, amount: int) -> Act:
    return replace(act, data={**act.data, "amount": amount})


def running(facts: CaseFacts) -> set[str]:
    return {term.key for term in facts.terms if term.state == "running"}


def test_its_terms_end_with_what_they_wait_for() -> None:
    ordered = to_be_served(with_=PUBLISHED)
    assert "publication" in running(ordered)
    public = served(with_=PUBLISHED)
    assert "publication" not in running(public)
    overturned = served(annulled(), with_=PUBLISHED, at="2026-03-23 10:00")
    assert "withdrawal_of_publication" in running(overturned)
    withdrawn = did("withdraw_publication", "2026-03-23 09:00", overturned_on="2026-03-23")
    after = served(annulled(), withdrawn, with_=PUBLISHED, at="2026-03-23 10:00")
    assert not running(after) & {"publication", "withdrawal_of_publication"}


def test_whoever_must_withdraw_is_reminded() -> None:
    facts = served(with_=PUBLISHED)
    for term in ("publication", "withdrawal_of_publication"):
        assert {rung.to for _, rung in rungs_of(facts, term)} >= {"handlers", "leaders"}


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-30 18:00", True), ("2026-03-31 09:00", False)])
def test_it_is_withdrawn_within_three_working_days(at: str, in_time: bool) -> None:
    """Annulled on Wednesday 25 March: the third working day is Monday the 30th."""
    facts = served(annulled("2026-03-25"), with_=PUBLISHED, at=at)
    if in_time:
        allowed(facts, "withdraw_publication", "行政处罚法48(2)", overturned_on="2026-03-25")
    else:
        flagged(facts, "withdraw_publication", "行政处罚法48(2)", overturned_on="2026-03-25")


@pytest.mark.parametrize("ground", sorted(OVERTURNED))
def test_the_withdrawal_is_published_with_its_reasons(ground: str) -> None:
    facts = served(*OVERTURNED[ground], with_=PUBLISHED)
    after = allowed(facts, "withdraw_publication", "行政处罚法48(2)", ground=ground, overturned_on="2026-03-23").facts
    owed = [one for one in owed_by(after, "withdraw_publication", ()) if one.kind is WorkKind.PUBLICATION]
    assert [one.template for one in owed] == ["decision_withdrawn"]
    assert owed[0].context["withdrawn_because"] == "处罚决定被复议机关撤销"
    assert "withdrawn_because" not in publication_context(facts)
    assert owed[0].context.keys() == {"case_no", "organ", "decided_on", "numbers", "withdrawn_because"}, "and nobody"


def test_a_decision_is_published_once_it_is_served() -> None:
    made = allowed(to_be_decided(), "make_decision", "行政处罚法48(1)", **PUBLISHED).facts
    assert made.truth["publication_ordered"]
    assert not made.truth["to_be_published"]
    assert served(with_=PUBLISHED).truth["to_be_published"]
    assert not served().truth["to_be_published"]
    assert not served(did("withdraw_publication"), with_=PUBLISHED).truth["to_be_published"]


def test_what_was_published_is_taken_down_and_the_reasons_stand_in_its_place(tmp_path: Path) -> None:
    docket, over = load_docket(Path(__file__).parent / "dockets" / "publication" / "withdrawn.yaml")
    run = run_docket(docket, over, tmp_path)
    assert (run.unmet, run.findings) == ((), ())
    done = {row["template"]: row["state"] for row in run.owed["withdrawn"] if row["kind"] == "publication"}
    assert done == {"decision_public": "done", "decision_withdrawn": "done"}
    public = [orjson.loads(path.read_bytes()) for path in (tmp_path / "archive" / "public").iterdir()]
    assert [one["template"] for one in public] == ["decision_withdrawn"]
    assert public[0]["content"]["withdrawn_because"] == "复议机关认为事实不清，撤销处罚决定"
