"""Matters that are no penalty, on record up to one point: with the powers their dockets add, which this bureau lacks."""

from functools import cache
from typing import Any

from config.dockets import load_docket
from config.loader import overlay
from config.settings import CHECKOUT
from states.acts import Act
from states.facts import CaseFacts
from states.release import Rules
from tests.unit.built_cases import case, did, rules


@cache
def rules_with(docket: str) -> Rules:
    """The rules of the sample bureau with what this docket adds to its list of powers."""
    _, over = load_docket(CHECKOUT / "tests" / "acceptance" / "dockets" / f"{docket}.yaml")
    return Rules(docket, overlay(rules().body, over))


def measure(*acts: Act, **about: Any) -> CaseFacts:
    """Sealing and seizing; the power names seizing only."""
    told_of: dict[str, Any] = {"procedure": "coercion_measure", "power": "YL-QZ-001", "step": "prompt.opened", **about}
    return case(*acts, with_rules=rules_with("coercion-measure"), **told_of)


PROPOSED = did("propose_measure", "2026-03-02 09:00")
APPROVED = did("approve_measure", "2026-03-02 10:00", by="leader-a")
SEIZED = did("carry_out_measure", "2026-03-03 09:00")
"""Seized on Tuesday 3 March: the thirtieth day is Thursday 2 April."""


def seized(*more: Act, **about: Any) -> CaseFacts:
    """Approved and carried out by the rules."""
    told_of: dict[str, Any] = {"step": "decide.imposed", "actor": "leader-a", "at": "2026-03-10 09:00", **about}
    return measure(PROPOSED, APPROVED, SEIZED, *more, **told_of)


def execution(*acts: Act, **about: Any) -> CaseFacts:
    """Execution by the bureau itself; the power names restoring and performing in the party's place."""
    told_of: dict[str, Any] = {
        "procedure": "coercion_execution",
        "power": "YL-QZ-002",
        "step": "prompt.opened",
        **about,
    }
    return case(*acts, with_rules=rules_with("coercion-execution"), **told_of)


BASED = did("base_execution", "2026-03-02 09:00")
URGED = did("urge_duty", "2026-03-02 10:00")
URGING_SERVED = did("serve_urging", "2026-03-03 09:00")
"""Ten working days from Tuesday 3 March: the last one is Tuesday the 17th."""


def urged(*more: Act, **about: Any) -> CaseFacts:
    """The party was urged to perform, and the letter reached it."""
    told_of: dict[str, Any] = {"step": "inspect.urged", "at": "2026-03-18 09:00", **about}
    return execution(BASED, URGED, URGING_SERVED, *more, **told_of)


def to_be_executed(*more: Act, proposal: dict[str, Any] | None = None, **about: Any) -> CaseFacts:
    """Decided and served on Thursday 19 March."""
    acts = (
        did("propose_execution", "2026-03-18 09:00", **(proposal or {})),
        did("decide_execution", "2026-03-18 10:00", by="leader-a"),
        did("record_service", "2026-03-19 09:00"),
    )
    return urged(*acts, *more, **{"step": "serve.served", "at": "2026-03-20 09:00", **about})


def levied(*more: Act, **about: Any) -> CaseFacts:
    """1,200 yuan levied and served on Monday 16 March: the fifteenth day is Tuesday the 31st."""
    acts = (
        did("register_levy", "2026-03-02 09:00"),
        did("assess_levy", "2026-03-03 09:00"),
        did("propose_levy", "2026-03-04 09:00"),
        did("tell_rights", "2026-03-04 10:00"),
        did("record_notice_service", "2026-03-05 09:00"),
        did("decide_levy", "2026-03-13 09:00", by="leader-a"),
        did("record_service", "2026-03-16 09:00"),
    )
    told_of: dict[str, Any] = {
        "procedure": "levy",
        "power": "YL-ZS-001",
        "step": "serve.served",
        "at": "2026-03-17 09:00",
        **about,
    }
    return case(*acts, *more, with_rules=rules_with("levy"), **told_of)


def dispute(*more: Act, **about: Any) -> CaseFacts:
    """Accepted, and the application served on the respondent."""
    acts = (
        did("register_application", "2026-03-02 09:00"),
        did("accept_application", "2026-03-02 10:00"),
        did("notify_respondent", "2026-03-03 09:00"),
    )
    told_of: dict[str, Any] = {"procedure": "adjudication", "power": "YL-CJ-001", "step": "inspect.notified", **about}
    return case(*acts, *more, with_rules=rules_with("adjudication"), **told_of)


def taken_down(at: str) -> Act:
    """What was public of a decision that fell is withdrawn."""
    return did("withdraw_publication", at)


def mediation(*more: Act, **about: Any) -> CaseFacts:
    """An application for mediation, accepted on 2 March."""
    acts = (did("register_application", "2026-03-02 09:00"), did("accept_application", "2026-03-02 10:00"))
    told_of: dict[str, Any] = {"procedure": "mediation", "power": "KJ-TJ-001", "step": "inspect.accepted", **about}
    return case(*acts, *more, **told_of)


def guidance(*more: Act, **about: Any) -> CaseFacts:
    """Guidance outside any case."""
    return case(*more, **{"procedure": "guidance", "power": "KJ-ZD-001", "step": "prompt.opened", **about})


def permit(*more: Act, **about: Any) -> CaseFacts:
    """An application for a permit, accepted on 2 March."""
    acts = (did("register_application", "2026-03-02 09:00"), did("accept_application", "2026-03-02 10:00"))
    told_of: dict[str, Any] = {"procedure": "permit", "power": "YL-XK-001", "step": "inspect.accepted", **about}
    return case(*acts, *more, with_rules=rules_with("permit"), **told_of)


def contract(*more: Act, **about: Any) -> CaseFacts:
    """An application to register a technology contract, accepted on 2 March and examined."""
    acts = (
        did("register_application", "2026-03-02 09:00"),
        did("accept_application", "2026-03-02 10:00"),
        did("examine_application", "2026-03-03 09:00"),
    )
    told_of: dict[str, Any] = {"procedure": "confirmation", "power": "KJ-QR-001", "step": "inspect.accepted", **about}
    return case(*acts, *more, **told_of)
