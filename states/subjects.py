"""The bureau as a recognised subject of enforcement (行政执法主体), and the guidance rules (行政指导规范) of a day. Pure."""

from collections.abc import Mapping
from datetime import date

from config.schema.bureau import BureauProfile, GuidanceRules, Subject
from states.facts import CaseFacts

GUIDING = frozenset({"record_guidance", "plan_guidance", "give_guidance", "record_interview", "revisit_guidance"})
"""Acts that are guidance (行政指导); each keeps the version of the rules in force on its day."""


def subjects_on(bureau: BureauProfile, day: date) -> tuple[Subject, ...]:
    """The subjects valid that day: at most one, as the config check asks."""
    return tuple(subject for subject in bureau.subjects if subject.in_force(day))


def name_on(bureau: BureauProfile, day: date) -> str | None:
    """The name under which the bureau is a subject of enforcement that day; ``None`` if it is none."""
    if not bureau.subjects:
        return bureau.name
    return next((subject.name for subject in subjects_on(bureau, day)), None)


def rules_on(bureau: BureauProfile, day: date) -> GuidanceRules | None:
    """The version of the guidance rules in force that day."""
    return next((rules for rules in bureau.guidance_rules if rules.in_force(day)), None)


def rules_kept(facts: CaseFacts, action: str) -> Mapping[str, str | None]:
    """What the event of a guidance act keeps: the number of the version in force on its day (行政指导规范)."""
    bureau = facts.rules.body.bureau
    if action not in GUIDING or not bureau.guidance_rules:
        return {}
    found = rules_on(bureau, facts.on)
    return {"guidance_rules": None if found is None else found.number}
