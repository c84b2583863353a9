"""Deputies in the register: on which days, for whom, and whom they never replace."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from config.schema.bureau import Deputy, OfficerEntry
from models.roster import Roster
from states.discussing import leaders_present
from states.vocabulary import Role
from tests.unit.built_cases import case, did, lets_pass, officer, roster
from tests.unit.sample_payloads import payload

DAY = date.fromisoformat


def row(officer_id: str, roles: str, **told: Any) -> dict[str, Any]:
    known: dict[str, Any] = {
        "officer_id": officer_id, "version": 1, "effective_on": "2026-01-01", "name": officer_id, "section": "科",
        "roles": roles, "certificate_no": None, "certificate_from": None, "certificate_to": None,
        "legal_qualification_no": None, "state": "active", "phone": None, "email": None, "deputy_for": None,
        "deputy_from": None, "deputy_to": None,
    }  # fmt: skip
    return {**known, **told}


STANDS_IN = {"deputy_for": "leader", "deputy_from": "2026-03-02", "deputy_to": "2026-03-05"}


@pytest.mark.parametrize(
    ("day", "leads"), [("2026-03-01", False), ("2026-03-02", True), ("2026-03-05", True), ("2026-03-06", False)]
)
def test_a_deputy_leads_on_the_days_of_the_order_and_on_no_other(day: str, leads: bool) -> None:
    people = Roster([row("leader", "leader"), row("deputy", "officer", **STANDS_IN)]).as_of(DAY(day))
    assert (Role.LEADER in people["deputy"].roles) is leads
    assert people["deputy"].deputy_for == ("leader" if leads else None)


def test_who_only_stands_in_for_a_leader_passes_nothing_on() -> None:
    second = row("second", "officer", **(STANDS_IN | {"deputy_for": "deputy"}))
    people = Roster([row("leader", "leader"), row("deputy", "officer", **STANDS_IN), second]).as_of(DAY("2026-03-03"))
    assert Role.LEADER not in people["second"].roles


def test_the_newest_entry_tells_who_stands_in() -> None:
    back = row("deputy", "officer", version=2, effective_on="2026-03-04")
    people = Roster([row("leader", "leader"), row("deputy", "officer", **STANDS_IN), back])
    assert Role.LEADER in people.as_of(DAY("2026-03-03"))["deputy"].roles
    assert Role.LEADER not in people.as_of(DAY("2026-03-04"))["deputy"].roles


def test_a_deputy_and_the_leader_he_stands_for_have_one_voice() -> None:
    deputy = officer("officer-c", deputy_for="leader-a", roles=frozenset({Role.OFFICER, Role.LEADER}))
    facts = replace(case(), roster={**roster(), "officer-c": deputy})

    def enough(*present: str) -> bool:
        return lets_pass(leaders_present, facts, payload("discuss_collectively", participants=list(present)))

    assert not enough("leader-a", "officer-c")
    assert enough("leader-b", "officer-c")


def test_neither_a_former_handler_nor_the_deputy_of_a_handler_approves() -> None:
    handed = case(did("propose_filing"), did("hand_over_case", by="leader-a"))
    assert handed.handlers == ("officer-c", "officer-d")
    assert all(handed.stands_for_handler(i) for i in ("officer-a", "officer-b", "officer-c"))
    assert not handed.stands_for_handler("leader-a")
    deputy = officer("leader-b", deputy_for="officer-a")
    assert replace(handed, roster={**roster(), "leader-b": deputy}).stands_for_handler("leader-b")


def test_nobody_is_his_own_deputy_and_no_order_ends_before_it_begins() -> None:
    with pytest.raises(ValidationError, match="早于起始日"):
        Deputy(principal="leader-a", first=DAY("2026-03-05"), last=DAY("2026-03-04"), order="1号")
    own = Deputy(principal="leader-a", first=DAY("2026-03-05"), last=DAY("2026-03-05"), order="1号")
    with pytest.raises(ValidationError, match="不能代理本人"):
        OfficerEntry(id="leader-a", name="吴样例", section="局领导", roles=("leader",), deputy=own)
