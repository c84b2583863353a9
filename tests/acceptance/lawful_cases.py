"""Cases on record up to one point, and what the law says to one more act: allowed, flagged or refused under a clause."""

from collections.abc import Iterable
from typing import Any

import pytest

from states.actions import ACTIONS
from states.acts import Act
from states.facts import CaseFacts
from states.lifecycle import Outcome, decide
from states.reasons import ActionRefused, Reason
from states.vocabulary import Weight
from tests.unit.built_cases import case, did
from tests.unit.sample_payloads import payload

BIOSAFETY = "生物安全法75"
LARGE: dict[str, Any] = {
    "sanctions": ["warning", "fine"],
    "fine": 6_000_000,
    "grade": "ordinary",
    "circumstances": [{"key": "cooperative", "evidence": "检查笔录"}],
    "violated": BIOSAFETY,
    "basis": BIOSAFETY,
}
LARGE_POWER = "KJ-CF-003"


def allowed(facts: CaseFacts, action: str, clause: str, /, **filled_in: Any) -> Outcome:
    """The act is done, and under this clause there is nothing to say against it."""
    outcome = _decided(facts, action, filled_in)
    assert [flag for flag in outcome.flags if flag.clause == clause] == []
    return outcome


def flagged(facts: CaseFacts, action: str, clause: str, /, **filled_in: Any) -> Outcome:
    """The act has happened, so it is recorded: with a defect (瑕疵) under this clause and the lawful remedy."""
    outcome = _decided(facts, action, filled_in)
    found = [flag for flag in outcome.flags if flag.clause == clause]
    assert found, f"no flag under {clause}: {outcome.flags}"
    assert all(flag.remedy for flag in found)
    return outcome


def refused(facts: CaseFacts, action: str, clause: str, /, **filled_in: Any) -> tuple[Reason, ...]:
    """The act is refused, this clause being one of the reasons."""
    with pytest.raises(ActionRefused) as caught:
        _decided(facts, action, filled_in)
    found = tuple(r for r in caught.value.reasons if r.clause == clause and r.weight is Weight.BARS)
    assert found, f"refused, but not under {clause}: {caught.value}"
    return found


def _decided(facts: CaseFacts, action: str, filled_in: dict[str, Any]) -> Outcome:
    filled = payload(action, **filled_in)
    return decide(facts, ACTIONS[action], filled, filled.model_dump(mode="json"))


# ---- how far a case has come -----------------------------------------------------------------------------------------


def opened(*more: Act, **about: Any) -> CaseFacts:
    return case(*more, **{"step": "prompt.opened", **about})


def case_after_recheck(*more: Act, **found: Any) -> CaseFacts:
    """Prompted and rechecked; a responsible person is about to end the case."""
    acts = (did("issue_prompt"), did("record_recheck", **found), *more)
    return case(*acts, step="prompt.rechecked", actor="leader-a")


def waiting_for_filing(*more: Act, **about: Any) -> CaseFacts:
    """The prompt was left out with a reason, and the filing is proposed."""
    acts = (did("skip_prompt", "2026-03-02 09:00"), did("propose_filing", "2026-03-02 10:00"), *more)
    return case(*acts, **{"step": "prompt.proposed", "actor": "leader-a", **about})


def under_investigation(*more: Act, **about: Any) -> CaseFacts:
    return case(*investigation(), *more, **{"step": "inspect.filed", **about})


def investigation(**report: Any) -> tuple[Act, ...]:
    """Filed, inspected, with evidence, guidance, an order to correct and a report."""
    return (
        did("skip_prompt", "2026-03-02 09:00"),
        did("propose_filing", "2026-03-02 10:00"),
        did("approve_filing", "2026-03-03 09:00", by="leader-a"),
        did("record_inspection", "2026-03-04 09:00"),
        did("add_evidence", "2026-03-04 10:00"),
        did("record_guidance", "2026-03-04 11:00"),
        did("order_correction", "2026-03-05 09:00"),
        did("report_investigation", "2026-03-05 10:00", **report),
    )


def reported(*more: Act, report: dict[str, Any] | None = None, **about: Any) -> CaseFacts:
    """The investigation is over; what to propose is open."""
    return case(*investigation(**(report or {})), *more, **{"step": "inspect.reported", **about})


def told(report: dict[str, Any] | None = None, **penalty: Any) -> tuple[Act, ...]:
    """A penalty proposed on 9 March and told to the party on 10 March: its five working days end on the 17th."""
    return (
        *investigation(**(report or {})),
        did("propose_penalty", "2026-03-09 09:00", **penalty),
        did("give_prior_notice", "2026-03-09 10:00"),
        did("record_notice_service", "2026-03-10 09:00"),
    )


def case_told(*more: Act, **about: Any) -> CaseFacts:
    """The notice is made out and on its way to the party."""
    return case(*told()[:-1], *more, **{"step": "decide.notice_given", **about})


def to_be_approved(*more: Act, acts: Iterable[Act] | None = None, **about: Any) -> CaseFacts:
    """All that a penalty needs is there on 20 March; a responsible person is about to approve it."""
    return case(
        *(told() if acts is None else acts), *more, **{"step": "decide.notice_served", "actor": "leader-a", **about}
    )


def to_be_decided(*more: Act, acts: Iterable[Act] | None = None, **about: Any) -> CaseFacts:
    """The same, approved on 19 March after all else."""
    approved = did("approve_decision", "2026-03-19 09:00", by="leader-a")
    return case(*(told() if acts is None else acts), *more, approved, **{"step": "decide.approved", **about})


def without(acts: Iterable[Act], *actions: str) -> tuple[Act, ...]:
    """The record without what these actions wrote."""
    return tuple(act for act in acts if act.action not in actions)


def unpunished(**report: Any) -> tuple[Act, ...]:
    """No penalty is proposed."""
    return (*investigation(suggestion="no_penalty", **report), did("propose_no_penalty", "2026-03-09 09:00"))


def to_be_served(*more: Act, with_: dict[str, Any] | None = None, **about: Any) -> CaseFacts:
    """Decided on 19 March."""
    approved = did("approve_decision", "2026-03-18 09:00", by="leader-a")
    made = did("make_decision", "2026-03-19 09:00", **(with_ or {}))
    return case(*told(), approved, made, *more, **{"step": "serve.decided", **about})


def served(*more: Act, with_: dict[str, Any] | None = None, **about: Any) -> CaseFacts:
    """Decided and served on 20 March; the last day to pay is 7 April."""
    approved = did("approve_decision", "2026-03-18 09:00", by="leader-a")
    made = did("make_decision", "2026-03-19 09:00", **(with_ or {}))
    came = did("record_service", "2026-03-20 09:00")
    return case(*told(), approved, made, came, *more, **{"step": "serve.served", "at": "2026-03-23 09:00", **about})


def on_the_spot(*more: Act, **about: Any) -> CaseFacts:
    """An inspection on site in the simple procedure, with evidence and guidance."""
    acts = (did("issue_prompt"), did("record_inspection"), did("add_evidence"), did("record_guidance"), *more)
    told_of = {"step": "inspect.on_site", "procedure": "penalty_simple", "power": "KJ-CF-018", **about}
    return case(*acts, **told_of)


def punished_on_the_spot(*more: Act, served_too: bool = True, fine: int = 20_000, **about: Any) -> CaseFacts:
    """Decided on the spot on 20 March at nine, and handed over there and then."""
    made = did("make_spot_decision", "2026-03-20 09:00", fine=fine)
    came = (did("record_service", "2026-03-20 09:10"),) if served_too else ()
    step = "serve.handed_over" if served_too else "decide.decided"
    return on_the_spot(made, *came, *more, **{"step": step, "at": "2026-03-20 10:00", **about})
