"""M54 and M10: a document is headed by a subject valid that day only, guidance keeps the rules of its own day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from config.schema.bureau import GuidanceRules, Subject
from states.config_checks import check_release
from states.documents import DOCUMENTS
from states.documents.building import build_context
from states.documents.building_parts import head
from states.documents.common import IncompleteDocument
from states.facts import CaseFacts
from states.release import Rules
from states.subjects import rules_kept
from tests.acceptance.lawful_cases import investigation
from tests.acceptance.matter_cases import guidance
from tests.unit.built_cases import case, rules
from tests.unit.case_builders import with_procedures

OLD, NEW = "样例区科技局", "样例区科学技术和工业信息化局"


def subject(name: str, first: date, last: date | None = None) -> Subject:
    shared: dict[str, Any] = {"basis": "样例规定", "scope": "科学技术", "published": "样例公告"}
    return Subject(name=name, in_force_from=first, in_force_to=last, **shared)


RENAMED = (subject(OLD, date(2010, 1, 1), date(2026, 3, 19)), subject(NEW, date(2026, 3, 21)))
"""Renamed on 21 March 2026; on the 20th the bureau was no subject at all."""


def under(facts: CaseFacts, **bureau: Any) -> CaseFacts:
    body = rules().body
    own = body.model_copy(update={"bureau": body.bureau.model_copy(update=bureau)})
    return replace(facts, rules=Rules("0" * 64, own), head="0" * 64)


def headed(day: str) -> str:
    """The name at the head of an order to correct issued on this day."""
    return build_context(DOCUMENTS["correction_order"], ordered(day), "样例第1号", {}).organ.name


def ordered(day: str) -> CaseFacts:
    return under(case(*investigation()[:7], step="inspect.filed", at=f"{day} 09:00"), subjects=RENAMED)


@pytest.mark.parametrize(("day", "name"), [("2026-03-19", OLD), ("2026-03-21", NEW)])
def test_a_document_is_headed_by_the_subject_of_its_day(day: str, name: str) -> None:
    assert headed(day) == name


def test_on_a_day_without_a_valid_subject_there_is_no_document() -> None:
    with pytest.raises(IncompleteDocument, match="执法主体"):
        headed("2026-03-20")


def test_a_form_of_the_volume_is_kept_all_the_same() -> None:
    """What never leaves the bureau records what happened, also on a day on which it may not act outwardly."""
    assert head(ordered("2026-03-20"), "样例第1号", internal=True)["organ"].name == rules().body.bureau.name


def test_two_subjects_of_one_day_are_refused_by_the_config_check() -> None:
    body = with_procedures()
    twice = (subject(OLD, date(2010, 1, 1)), subject(NEW, date(2026, 3, 21)))
    wrong = body.model_copy(update={"bureau": body.bureau.model_copy(update={"subjects": twice})})
    assert [problem.where for problem in check_release(wrong)] == ["机关 执法主体"]
    assert check_release(body) == []


def version(number: str, first: date, last: date | None = None) -> GuidanceRules:
    return GuidanceRules(number=number, title="行政指导规范", content="自愿。", in_force_from=first, in_force_to=last)


VERSIONS = (version("规范一", date(2014, 1, 1), date(2026, 3, 19)), version("规范二", date(2026, 3, 20)))


@pytest.mark.parametrize(("day", "number"), [("2026-03-19", "规范一"), ("2026-03-20", "规范二")])
@pytest.mark.parametrize("act", ["record_guidance", "plan_guidance", "give_guidance"])
def test_guidance_keeps_the_version_of_its_day(act: str, day: str, number: str) -> None:
    facts = under(guidance(at=f"{day} 09:00"), guidance_rules=VERSIONS)
    assert rules_kept(facts, act) == {"guidance_rules": number}


def test_nothing_but_guidance_names_the_rules_of_guidance() -> None:
    assert rules_kept(under(guidance(), guidance_rules=VERSIONS), "record_inspection") == {}
