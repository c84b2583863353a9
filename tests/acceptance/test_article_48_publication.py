"""行政处罚法48: a decision of social weight is published; changed, annulled, found unlawful or void, it is withdrawn
within three working days, with the reasons."""

from pathlib import Path

import orjson
import pytest

from config.dockets import load_docket
from states.owing import owed_by, publication_context
from states.vocabulary import WorkKind
from tests.acceptance.docket_runner import run_docket
from tests.acceptance.lawful_cases import allowed, flagged, refused, served, to_be_decided
from tests.unit.built_cases import did

PUBLISHED = {"publish": True, "publish_reason": "涉及公众利益"}


def test_what_was_not_published_cannot_be_withdrawn() -> None:
    facts = served(at="2026-03-24 09:00")
    refused(facts, "withdraw_publication", "行政处罚法48(2)", overturned_on="2026-03-24")
    public = served(with_=PUBLISHED, at="2026-03-24 09:00")
    allowed(public, "withdraw_publication", "行政处罚法48(2)", overturned_on="2026-03-24")


@pytest.mark.parametrize(("at", "in_time"), [("2026-03-30 18:00", True), ("2026-03-31 09:00", False)])
def test_it_is_withdrawn_within_three_working_days(at: str, in_time: bool) -> None:
    """Annulled on Wednesday 25 March: the third working day is Monday the 30th."""
    facts = served(with_=PUBLISHED, at=at)
    if in_time:
        allowed(facts, "withdraw_publication", "行政处罚法48(2)", overturned_on="2026-03-25")
    else:
        flagged(facts, "withdraw_publication", "行政处罚法48(2)", overturned_on="2026-03-25")


@pytest.mark.parametrize("ground", ["changed", "annulled", "unlawful", "void"])
def test_the_withdrawal_is_published_with_its_reasons(ground: str) -> None:
    facts = served(with_=PUBLISHED)
    after = allowed(facts, "withdraw_publication", "行政处罚法48(2)", ground=ground, overturned_on="2026-03-23").facts
    owed = [one for one in owed_by(after, "withdraw_publication", ()) if one.kind is WorkKind.PUBLICATION]
    assert [one.template for one in owed] == ["decision_withdrawn"]
    assert owed[0].context["withdrawn_because"] == "处罚决定被复议机关撤销"
    assert "withdrawn_because" not in publication_context(facts)


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
