"""Sample payloads of the matters that are no penalty: the first ones that their dockets show to be lawful."""

from typing import Any

from config.dockets import load_docket
from config.settings import CHECKOUT
from states.actions.disclosure_actions import DISCLOSURE_ACTIONS
from states.actions.matter_actions import MATTER_ACTIONS

DOCKETS = (
    "permit",
    "confirmation",
    "coercion-measure",
    "coercion-execution",
    "levy",
    "adjudication",
    "mediation",
    "guidance",
    "disclosure",
)
"""One docket for each procedure, under ``tests/acceptance/dockets``."""

FURTHER: dict[str, tuple[str, ...]] = {
    "permit": ("permit-in-dispute",),
    "confirmation": ("confirmation-in-dispute",),
    "adjudication": ("adjudication-in-dispute",),
    "coercion-measure": ("appraisal-of-goods", "coercion-measure-in-dispute"),
    "coercion-execution": ("clearance-at-once", "execution-while-resting", "execution-in-dispute"),
    "levy": ("levy-discontinued", "levy-in-dispute", "levy-put-right", "reopened-levy"),
    "mediation": ("recusal-without-a-decision",),
    "guidance": ("recusal-without-a-decision",),
    "disclosure": ("disclosure-side-ways",),
}
"""Further dockets of the same procedure, with what the first does not show."""

OPTIONAL: dict[str, dict[str, Any]] = {"deem_accepted": {}}
"""Entered by the software itself, so no docket has a payload for it."""


def matter_samples() -> dict[str, dict[str, Any]]:
    """One payload for each of their actions."""
    wanted = {action.key for action in (*MATTER_ACTIONS, *DISCLOSURE_ACTIONS)}
    found: dict[str, dict[str, Any]] = dict(OPTIONAL)
    for name in (*DOCKETS, *(more for further in FURTHER.values() for more in further)):
        docket, _ = load_docket(CHECKOUT / "tests" / "acceptance" / "dockets" / f"{name}.yaml")
        for entry in docket.entries:
            for act in entry.acts:
                if act.act in wanted and act.expect == "done" and not act.expect_flags:
                    found.setdefault(act.act, act.payload)
    return found
