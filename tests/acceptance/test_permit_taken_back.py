"""行政许可法8(2), 40, 69: a permit is withdrawn for the public good only on a change and with compensation, annulled for a
fault unless that gravely harms the public, with damages for the holder or none where he cheated; a refusal is not shown."""

from typing import Any

import pytest

from states.actions.annul_matter import GROUNDS
from states.release import Rules
from tests.acceptance.lawful_cases import allowed, refused
from tests.acceptance.matter_cases import permit, rules_with
from tests.unit.built_cases import case, did

EXAMINED = did("examine_application", "2026-03-03 09:00", others=[])
GRANT = did("propose_permit", "2026-03-03 10:00")
GRANTED = (EXAMINED, GRANT, did("decide_permit", "2026-03-04 09:00", by="leader-a"))
ON_DUTY: dict[str, Any] = {"step": "serve.decided", "actor": "leader-a", "at": "2026-03-10 09:00"}
FAULTS = sorted(GROUNDS.keys() - {"fraud", "public_interest"})
NO_HARM: dict[str, Any] = {"what": "annul", "outcome": None, "harm_to_public": "none_grave"}


def granted() -> Any:
    return permit(*GRANTED, **ON_DUTY)


@pytest.mark.parametrize("ground", [*FAULTS, "fraud"])
def test_what_gravely_harms_the_public_is_not_annulled_and_it_is_weighed_each_time(ground: str) -> None:
    made_good = {"ground": ground, "compensation": None, "no_loss": None if ground == "fraud" else "尚未使用"}
    refused(granted(), "annul_matter", "行政许可法69(3)", **{**NO_HARM, **made_good, "harm_to_public": None})
    refused(granted(), "annul_matter", "行政许可法69(3)", **{**NO_HARM, **made_good, "harm_to_public": "grave"})
    assert allowed(granted(), "annul_matter", "行政许可法69(3)", **NO_HARM, **made_good).facts.truth[
        "decision_annulled"
    ]


@pytest.mark.parametrize("ground", FAULTS)
def test_for_a_fault_the_holder_is_paid_or_it_is_told_that_he_lost_nothing(ground: str) -> None:
    about: dict[str, Any] = {**NO_HARM, "ground": ground}
    refused(granted(), "annul_matter", "行政许可法69(4)", **about, compensation=None)
    refused(granted(), "annul_matter", "行政许可法69(4)", **about, compensation="赔偿直接损失", no_loss="尚未使用")
    allowed(granted(), "annul_matter", "行政许可法69(4)", **about, compensation="赔偿直接损失")
    allowed(granted(), "annul_matter", "行政许可法69(4)", **about, compensation=None, no_loss="尚未使用")


def test_what_was_got_by_fraud_is_not_protected() -> None:
    refused(granted(), "annul_matter", "行政许可法69(4)", **NO_HARM, ground="fraud", compensation="补偿直接损失")
    allowed(granted(), "annul_matter", "行政许可法69(4)", **NO_HARM, ground="fraud", compensation=None)


@pytest.mark.parametrize("changed", ["law", "circumstances"])
@pytest.mark.parametrize("what", ["annul", "change"])
def test_for_the_public_good_it_is_changed_or_withdrawn_on_a_change_and_with_compensation(
    what: str, changed: str
) -> None:
    about: dict[str, Any] = {
        "what": what,
        "outcome": "缩小范围" if what == "change" else None,
        "ground": "public_interest",
    }
    refused(granted(), "annul_matter", "行政许可法8(2)", **about, compensation="补偿直接损失")
    refused(granted(), "annul_matter", "行政许可法8(2)", **about, compensation=None, changed=changed)
    allowed(granted(), "annul_matter", "行政许可法8(2)", **about, compensation="补偿直接损失", changed=changed)
    refused(granted(), "annul_matter", "行政许可法8(2)", **NO_HARM, ground="fraud", compensation=None, changed=changed)


# ---- 不予许可不公开 --------------------------------------------------------------------------------------------------

TO_DECIDE: dict[str, Any] = {"step": "decide.notice_served", "actor": "leader-a", "at": "2026-03-20 09:00"}
REFUSAL = (
    EXAMINED,
    did("propose_permit", "2026-03-03 10:00", result="refuse", scope=None, valid_from=None, valid_to=None),
    did("tell_rights", "2026-03-04 09:00", told_to=["样例公司"]),
    did("record_notice_service", "2026-03-04 10:00"),
)


def showing(choice: str) -> Rules:
    body = rules_with("permit").body
    bureau = body.bureau.model_copy(update={"permit_refusals": choice})
    return Rules("shown", body.model_copy(update={"bureau": bureau}))


def test_a_refusal_is_not_shown_unless_the_bureau_chose_so() -> None:
    facts = permit(*REFUSAL, **TO_DECIDE)
    refused(facts, "decide_permit", "行政许可法40", not_published_because=None)
    kept = allowed(facts, "decide_permit", "行政许可法40", not_published_because="不予许可").facts
    assert not kept.truth["publication_ordered"]
    asked = (did("register_application", "2026-03-02 09:00"), did("accept_application", "2026-03-02 10:00"))
    about = {"procedure": "permit", "power": "YL-XK-001", **TO_DECIDE}
    shown = case(*asked, *REFUSAL, with_rules=showing("published"), **about)
    assert allowed(shown, "decide_permit", "行政许可法40", not_published_because=None).facts.truth[
        "publication_ordered"
    ]


def test_a_grant_is_shown() -> None:
    facts = permit(EXAMINED, GRANT, **{**TO_DECIDE, "step": "decide.proposed"})
    shown = allowed(facts, "decide_permit", "行政许可法40", not_published_because=None).facts
    assert shown.truth["publication_ordered"]
