"""Cases built by hand for the law alone: facts of a case from acts written down here, without any database."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from config.loader import load_folder, load_officers
from config.schema.bureau import OfficerEntry
from config.schema.days import read_moment
from config.settings import CHECKOUT
from states.action import Check
from states.acts import Act
from states.adviser_register import Adviser
from states.facts import CaseFacts, OfficerFacts, PartyFacts
from states.reasons import Reason
from states.release import Rules
from states.vocabulary import PartyKind, Role, Weight
from tests.unit.sample_payloads import data

NOW = "2026-03-20 09:00"
ADVISER = Adviser("GW2026-01", "秦样例", "金科顾〔2026〕1号", date(2026, 1, 1), date(2026, 12, 31))


@cache
def rules() -> Rules:
    """The rules of the sample bureau."""
    return Rules("sample", load_folder(CHECKOUT / "config", CHECKOUT / "templates"))


@cache
def roster() -> Mapping[str, OfficerFacts]:
    """The people of the sample bureau."""
    return {entry.id: entered(entry) for entry in load_officers(CHECKOUT / "config")}


def entered(entry: OfficerEntry) -> OfficerFacts:
    """A person of the bureau as the rules see him, from his entry in the register."""
    certificate = entry.certificate
    return OfficerFacts(
        id=entry.id,
        name=entry.name,
        section=entry.section,
        roles=frozenset(Role(role) for role in entry.roles),
        certificate_no=certificate.no if certificate else None,
        certificate_from=certificate.valid_from if certificate else None,
        certificate_to=certificate.valid_to if certificate else None,
        legal_qualification_no=entry.legal_qualification_no,
        active=entry.state == "active",
    )


def officer(officer_id: str = "officer-a", **changes: Any) -> OfficerFacts:
    """One person of the sample bureau, some things otherwise."""
    person = roster()[officer_id]
    return OfficerFacts(**{name: changes.get(name, getattr(person, name)) for name in OfficerFacts.__slots__})


def did(action: str, at: str | None = None, by: str = "officer-a", flags: tuple[str, ...] = (), **with_: Any) -> Act:
    """One act on record, its number still to be given; its payload is the sample of the action unless said."""
    when = read_moment(at) if at else read_moment(NOW) - timedelta(days=1)
    return Act(seq=0, action=action, at=when, by=by, data=data(action, **with_), step="", flags=frozenset(flags))


def led_by(lead: str | None, source: str = "日常检查") -> Act:
    """The opening of the case, as far as its lead goes."""
    told = {"lead": lead, "source": source}
    return Act(seq=0, action="open_case", at=read_moment("2026-03-02 08:00"), by="officer-a", data=told, step="")


def party(kind: PartyKind = PartyKind.ORGANISATION, **told: Any) -> PartyFacts:
    """The party of a built case."""
    known: dict[str, Any] = {"identifier": None, "representative": None, "phone": None, "email": None}
    return PartyFacts(kind=kind, name="样例公司", address="样例路1号", **{**known, **told})


def case(
    *acts: Act,
    step: str = "inspect.filed",
    actor: str = "officer-a",
    at: str = NOW,
    recorded: str | None = None,
    power: str = "KJ-CF-017",
    procedure: str = "penalty_general",
    kind: PartyKind = PartyKind.ORGANISATION,
    people: Mapping[str, OfficerFacts] | None = None,
    violated_on: str = "2026-02-20",
    opened_on: str = "2026-03-02",
    with_rules: Rules | None = None,
    extra: Mapping[str, bool] | None = None,
    advisers: tuple[Adviser, ...] | None = None,
    **told: Any,
) -> CaseFacts:
    """A case that stands on ``step`` after these acts."""
    own = with_rules or rules()
    numbered = tuple(_numbered(act, n, step) for n, act in enumerate(acts, start=2))
    return CaseFacts(
        no="2026-0001",
        step=step,
        revision=len(acts) + 1,
        power_code=power,
        violated_on=date.fromisoformat(violated_on),
        opened_on=date.fromisoformat(opened_on),
        party=party(kind, **told),
        acts=numbered,
        procedure=own.procedures[procedure],
        rules=own,
        roster=people if people is not None else roster(),
        actor=actor,
        at=read_moment(at),
        recorded=read_moment(recorded or at),
        extra=extra or {},
        advisers=(ADVISER,) if advisers is None else advisers,
    )


def _numbered(act: Act, seq: int, step: str) -> Act:
    return Act(seq=seq, action=act.action, at=act.at, by=act.by, data=act.data, step=act.step or step, flags=act.flags)


def lets_pass(check: Check, facts: CaseFacts, filled_in: Any) -> bool:
    """Whether a payload predicate finds nothing."""
    return check(facts, filled_in) is None


def flagged(check: Check, facts: CaseFacts, filled_in: Any) -> bool:
    """Whether a predicate records a defect (瑕疵); what has already happened it must not refuse."""
    return flagged_by(check(facts, filled_in))


def flagged_by(reason: Reason | None) -> bool:
    """Whether this is the reason of a defect (瑕疵); what has already happened must not be refused."""
    if reason is None:
        return False
    assert reason.weight is Weight.FLAGS, "what has already happened is never refused"
    assert reason.remedy, "a flag names its lawful remedy"
    return True


def barred(check: Check, facts: CaseFacts, filled_in: Any) -> Reason | None:
    """Why a predicate refuses the act, if it does."""
    reason = check(facts, filled_in)
    assert reason is None or reason.weight is Weight.BARS
    return reason
