"""What an action can do is found by trying its latches: all of it, and nothing else."""

from functools import cache
from itertools import product

from states.actions import ACTIONS
from states.acts import VALID_SERVICE
from states.effects import effects_of
from tests.unit.built_cases import did, rules


@cache
def combined(action: str, stage: str = "decide") -> set[tuple[tuple[str, bool], ...]]:
    """Every effect of the action as a whole."""
    found: set[tuple[tuple[str, bool], ...]] = {()}
    for choice in effects_of(ACTIONS[action], stage):
        found = {tuple(sorted((*one, *more))) for one in found for more in choice}
    return found


def test_an_act_without_condition_has_one_effect() -> None:
    assert combined("approve_decision") == {(("decision_approved", True),)}


def test_a_service_without_sound_receipt_serves_nothing_and_a_late_one_serves() -> None:
    served = ("decision_served", True)
    mended = (("service_bounced", False), ("service_mended", True))
    assert combined("record_service") == {(), (served, *mended), (served, ("form_served", True), *mended)}


def test_grounds_that_contradict_each_other_never_come_about_together() -> None:
    for effect in combined("record_recheck", "prompt"):
        truth = dict(effect)
        assert not (truth["no_violation_found"] and truth["minor_corrected_harmless"])


def test_sending_back_a_report_reopens_the_investigation_and_only_that() -> None:
    assert ("investigation_reported", False) in next(iter(combined("return_for_rework", "inspect")))
    assert ("investigation_reported", False) not in next(iter(combined("return_for_rework", "decide")))


def test_what_a_sample_act_does_is_among_the_effects() -> None:
    wrong = []
    for action, flags in product(ACTIONS, ((), ("defect",), tuple(sorted(VALID_SERVICE)))):
        act = did(action, flags=flags if ACTIONS[action].checks else ())
        if tuple(sorted(rules().latched((act,)).items())) not in combined(action):
            wrong.append((action, flags))
    assert wrong == []
