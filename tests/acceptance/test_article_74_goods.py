"""行政处罚法74: confiscated goods are auctioned or disposed of as the State provides, and what they bring goes to the treasury."""

from typing import Any

from states.acts import Act
from states.facts import CaseFacts
from tests.acceptance.lawful_cases import allowed, flagged, refused
from tests.unit.built_cases import case, did

GOODS: dict[str, Any] = {"sanctions": ["confiscation_of_goods"], "details": {"confiscation_of_goods": "离心机1台"}}
SOLD = did("dispose_of_goods", "2026-03-22 09:00")


def decided(*more: Act, penalty: dict[str, Any] | None = None, reached: bool = True, **about: Any) -> CaseFacts:
    """A penalty decided on 19 March, and served the day after."""
    told = {"fine": None, "grade": None, "circumstances": [], **GOODS} if penalty is None else penalty
    acts = [did("propose_penalty", "2026-03-09 09:00", **told), did("make_decision", "2026-03-19 09:00")]
    came = [did("record_service", "2026-03-20 09:00")] if reached else []
    return case(*acts, *came, *more, **{"step": "serve.served", "at": "2026-03-23 09:00", **about})


def test_only_what_a_decision_in_force_confiscated_is_disposed_of() -> None:
    allowed(decided(), "dispose_of_goods", "行政处罚法74(1)")
    refused(decided(penalty={}), "dispose_of_goods", "行政处罚法74(1)")
    refused(decided(reached=False), "dispose_of_goods", "行政处罚法74(1)")
    annulled = did("annul_decision", "2026-03-21 09:00", by="leader-a", what="annul")
    refused(decided(annulled), "dispose_of_goods", "行政处罚法74(1)")


def test_what_is_not_auctioned_rests_on_a_provision() -> None:
    for way in ("as_provided", "destroyed"):
        refused(decided(), "dispose_of_goods", "行政处罚法74(1)", way=way)
        allowed(decided(), "dispose_of_goods", "行政处罚法74(1)", way=way, basis="生物安全法75")


def test_what_it_brings_goes_to_the_treasury() -> None:
    allowed(decided(), "dispose_of_goods", "行政处罚法74(2)")
    allowed(decided(), "dispose_of_goods", "行政处罚法74(2)", proceeds=None, treasury_receipt=None)
    flagged(decided(), "dispose_of_goods", "行政处罚法74(2)", treasury_receipt=None)


def test_a_case_does_not_close_over_goods_that_lie_about() -> None:
    about: dict[str, Any] = {"actor": "leader-a", "step": "visit.visited"}
    refused(decided(**about), "close_case", "行政处罚法74(1)")
    for settled in (decided(SOLD, **about), decided(penalty={}, **about)):
        reasons = refused(settled, "close_case", "金科〔2015〕8号四(1)")
        assert not [r for r in reasons if r.clause == "行政处罚法74(1)"]
