"""Facts: what is so in a case, derived from its record by pure functions.

A fact is a named boolean. Most are latches: an action of the record established it and none withdrew it since. The
others follow from the day (a term ran out) or from outside (the power list, the register, what was proposed).
"""

from collections.abc import KeysView, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from config.schema.law import Power, Standard
from config.schema.procedure import Procedure
from states.acts import (
    RECOUNT,
    Act,
    calendar_told,
    changes_decision,
    serves_decision,
    sets_levy,
    until_annulled,
)
from states.adviser_register import Adviser
from states.investigating import took_part
from states.law_of_act import LawOfAct, law_of_act
from states.recusal import Relation, succeeded
from states.standard_life import Book
from states.truth import Truth
from states.vocabulary import BUREAU_TZ, PartyKind, Role

if TYPE_CHECKING:
    from states.case_terms import TermState
    from states.release import Rules


@dataclass(frozen=True, slots=True)
class OfficerFacts:
    """One officer as the register stood for the day of the act."""

    id: str
    name: str
    section: str
    roles: frozenset[Role]
    certificate_no: str | None
    certificate_from: date | None
    certificate_to: date | None
    legal_qualification_no: str | None
    active: bool
    phone: str | None = None
    email: str | None = None
    deputy_for: str | None = None  # whose duties this person takes that day (代理)

    def certified(self, day: date) -> bool:
        """Holds a certificate valid on that day and is in post (行政处罚法42)."""
        if not self.active or self.certificate_from is None or self.certificate_to is None:
            return False
        return self.certificate_from <= day <= self.certificate_to


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """The party (当事人) of the case."""

    kind: PartyKind
    name: str
    identifier: str | None
    address: str
    representative: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A release (版本) the case stood under before it was moved, and the last event that was judged by it."""

    last: int
    rules: "Rules"
    superseded: bool  # it was published before the release that took its place


@dataclass(frozen=True)
class CaseFacts:
    """A frozen snapshot of one case for one command: all a rule may look at."""

    no: str
    step: str
    revision: int
    power_code: str
    violated_on: date
    opened_on: date
    party: PartyFacts
    acts: tuple[Act, ...]
    procedure: Procedure
    rules: "Rules"
    roster: Mapping[str, OfficerFacts]
    actor: str
    at: datetime
    recorded: datetime
    head: str = ""
    rehearsal: bool = False
    extra: Mapping[str, bool] = field(default_factory=dict)
    book: Book | None = None  # the register of standards; none: events from before there was one, all texts bind
    advisers: tuple[Adviser, ...] = ()  # the register of legal advisers (法律顾问)
    earlier: tuple[Earlier, ...] = ()  # releases left, oldest first; the last one is left by the command itself
    others: Mapping[str, Any] | None = None  # what the command was told of other cases (他案); none: it did not ask
    relations: tuple[Relation, ...] = ()  # officers with a registered relation to the party (利害关系登记)

    @cached_property
    def on(self) -> date:
        """The day of the command, in the bureau's time zone."""
        return self.at.astimezone(BUREAU_TZ).date()

    @cached_property
    def truth(self) -> Truth:
        """Every fact by name."""
        return Truth(self)

    @cached_property
    def latches(self) -> Mapping[str, bool]:
        """The facts that actions established and did not withdraw."""
        return self.rules.latched(self.acts)

    @cached_property
    def latches_at(self) -> Mapping[int, Mapping[str, bool]]:
        """The latches right after earlier events, as far as they were worked out when those were recorded."""
        return {}

    @cached_property
    def terms(self) -> tuple["TermState", ...]:
        """Every term of the case with its state, in the order of the procedure."""
        return self.rules.terms_of(self)

    @cached_property
    def _past(self) -> dict[int, "CaseFacts"]:
        """Snapshots of earlier moments by event, shared with the snapshots that only add an act to this one."""
        return {}

    @cached_property
    def handlers(self) -> tuple[str, ...]:
        """The officers handling the case (承办人), named with the filing, the acceptance or the handover."""
        act = self.last(*self.rules.naming) or self.last("make_spot_decision") or self.last("record_inspection")
        if act is None:
            return ()
        return succeeded(self, tuple(act.data.get("handlers") or act.data["officers"]))

    @cached_property
    def ever_handlers(self) -> frozenset[str]:
        """Whoever handles the case or did before it was handed over: none of them may approve in it."""
        before = (self.as_of(act.seq - 1).handlers for act in self.acts_of("hand_over_case"))
        return frozenset(self.handlers).union(*before)

    def stands_for_handler(self, officer_id: str) -> bool:
        """Whether this person handled or investigated the case, or takes the duties of somebody who did (代理人)."""
        person = self.roster.get(officer_id)
        principal = person.deputy_for if person is not None else None
        return not self.investigators.isdisjoint({officer_id, principal})

    @cached_property
    def investigators(self) -> frozenset[str]:
        """Whoever handles or handled the case, or took part in its investigation (调查人员)."""
        return self.ever_handlers | took_part(self)

    @cached_property
    def _by_action(self) -> Mapping[str, list[Act]]:
        found: dict[str, list[Act]] = {}
        for act in self.acts:
            found.setdefault(act.action, []).append(act)
        return found

    @property
    def actions(self) -> KeysView[str]:
        """The actions on record."""
        return self._by_action.keys()

    def has_none_of(self, actions: tuple[str, ...]) -> bool:
        """None of these actions is on record."""
        return self.actions.isdisjoint(actions)

    def acts_of(self, *actions: str) -> list[Act]:
        """The acts of these actions, oldest first."""
        by_action = self._by_action
        found = [by_action[action] for action in actions if action in by_action]
        if len(found) <= 1:
            return list(*found)
        return sorted(chain.from_iterable(found), key=_seq)

    def last(self, *actions: str) -> Act | None:
        """The newest act of these actions."""
        by_action = self._by_action
        newest = [by_action[action][-1] for action in actions if action in by_action]
        if len(newest) > 1:
            return max(newest, key=_seq)
        return newest[0] if newest else None

    def last_sound(self, action: str) -> Act | None:
        """The newest act of this action that bears no flag."""
        return next((act for act in reversed(self.acts_of(action)) if not act.flags), None)

    def with_act(self, act: Act, step: str | None = None) -> "CaseFacts":
        """The same case once this act is on record, standing at ``step`` (none: where it stood)."""
        acts = {**self._by_action, act.action: [*self._by_action.get(act.action, ()), act]}
        rules = self.rules.with_calendar(calendar_told(acts[RECOUNT])) if act.action == RECOUNT else self.rules
        latches = self.rules.latched((act,), self.latches)
        return self._changed(acts=(*self.acts, act), revision=act.seq, step=step or self.step, rules=rules).knowing(
            _past=self._past,
            _by_action=acts,
            latches=latches,
            latches_at={**self.latches_at, act.seq: latches},
        )

    def rules_at(self, seq: int) -> "Rules":
        """The rules that event ``seq`` was judged by; without the calendar told since."""
        return next((left.rules for left in self.earlier if seq <= left.last), self.rules)

    @cached_property
    def left(self) -> "CaseFacts | None":
        """The case under the release it is about to leave; ``None`` if the command moves it to no other."""
        if not self.earlier or self.earlier[-1].last != self.revision:
            return None
        rules = self.earlier[-1].rules.with_calendar(calendar_told(self.acts_of(RECOUNT)))
        procedure = rules.procedures[self.procedure.key]
        return self._changed(rules=rules, procedure=procedure, earlier=self.earlier[:-1])

    def as_of(self, seq: int) -> "CaseFacts":
        """The case as its record stood after event ``seq``."""
        if not self.acts or seq >= self.acts[-1].seq:
            return self
        if seq not in self._past:
            self._past[seq] = self._changed(acts=tuple(act for act in self.acts if act.seq <= seq), extra={})
        return self._past[seq]

    def was_so(self, fact: str, seq: int) -> bool:
        """Whether the fact was so right after event ``seq``; what acts alone establish needs no snapshot of that day."""
        if self.rules.facts[fact].derive is not None or not self.acts or seq >= self.acts[-1].seq:
            return self.as_of(seq).truth[fact]
        at = self.latches_at.get(seq)
        if at is None:
            at = self.rules.latched(tuple(act for act in self.acts if act.seq <= seq))
        return at.get(fact, False)

    def knowing(self, **known: Any) -> "CaseFacts":
        """This snapshot with what is already known of it put in place of the cached properties."""
        self.__dict__.update(known)
        return self

    def _changed(self, **fields: Any) -> "CaseFacts":
        """As ``dataclasses.replace``, which takes ten times as long for so many fields; nothing cached is kept."""
        held = self.__dict__
        changed = object.__new__(CaseFacts)
        changed.__dict__.update({name: fields[name] if name in fields else held[name] for name in _FIELDS})
        return changed

    def officer(self, officer_id: str) -> OfficerFacts | None:
        return self.roster.get(officer_id)

    def certified(self, officer_ids: tuple[str, ...] | list[str]) -> int:
        """How many different officers of these hold a valid certificate on the day of the command."""
        known = (self.roster.get(i) for i in set(officer_ids))
        return sum(1 for officer in known if officer is not None and officer.certified(self.on))

    @cached_property
    def power(self) -> Power | None:
        """The row of the power list in force on the day of the command: what the bureau may do today. What the act
        may come to is told by ``law``."""
        return self.rules.power(self.power_code, self.on)

    def standard(self, day: date) -> Standard | None:
        """The discretion standard (裁量基准) that bound decisions on that day: issued, disclosed and in force."""
        found = self.rules.standard(self.power_code, day)
        if found is None or self.book is None or self.book.binds(found, day):
            return found
        return None

    @cached_property
    def law(self) -> LawOfAct | None:
        """The substance the act is judged by (行政处罚法37)."""
        return law_of_act(self)

    # what was proposed, told and decided -------------------------------------------------------------

    @cached_property
    def proposal(self) -> Act | None:
        """The newest proposal (拟处理意见)."""
        return self.last("propose_penalty", "propose_no_penalty", "revise_proposal")

    @property
    def all_gains(self) -> int:
        """What the act brought in by the newest report, in fen (违法所得): a multiple is counted from it."""
        return self._reported("gains")

    @property
    def gains(self) -> int:
        """What must be confiscated by the newest report in fen: unlawful gains less what is to be given back
        (行政处罚法28(2))."""
        return self.all_gains - self._reported("restituted")

    def _reported(self, sum_of: str) -> int:
        report = self.last("report_investigation")
        return int(report.data.get(sum_of) or 0) if report is not None else 0

    @property
    def proposed_fine(self) -> int:
        """The fine of the newest proposal in fen; 0 if none."""
        return int((self.proposal.data.get("fine") or 0) if self.proposal else 0)

    @cached_property
    def notice_service(self) -> Act | None:
        """The newest act by which a prior notice reached the party."""
        return next((act for act in reversed(self.acts_of("record_notice_service")) if act.served), None)

    @cached_property
    def decision_service(self) -> Act | None:
        """The newest act by which the decision reached the party."""
        acts = reversed(self.acts_of("record_service", "record_email_outcome", "make_spot_decision"))
        return next((act for act in acts if serves_decision(act)), None)

    @cached_property
    def served_notice(self) -> Act | None:
        """The prior notice last served: what it told is the ceiling of the decision (行政处罚法44)."""
        served = self.notice_service
        if served is None:
            return None
        return next((a for a in reversed(self.acts_of("give_prior_notice")) if a.seq < served.seq), None)

    @cached_property
    def told(self) -> Act | None:
        """The proposal that the last served notice told; ``None`` if no notice was served."""
        notice = self.served_notice
        if notice is None:
            return None
        proposals = self.acts_of("propose_penalty", "revise_proposal")
        return next((act for act in reversed(proposals) if act.seq < notice.seq), None)

    @cached_property
    def decided(self) -> Act | None:
        """The act that says what penalty was decided: on the spot, or the proposal a decision was made on."""
        spot = self.last("make_spot_decision")
        if spot is not None:
            return spot
        return self.proposal if self.last("make_decision") and self.latches.get("penalty_proposed") else None

    @cached_property
    def in_force(self) -> Act | None:
        """The act that tells the sums in force: the decision, or what annulled or changed it since (撤销、变更)."""
        changed = [a for a in self.acts_of("annul_decision", "record_review_result") if changes_decision(a)]
        return until_annulled(changed)[-1] if changed else self.decided

    @cached_property
    def decision(self) -> Act | None:
        """The newest act by which something was decided (作出决定), whatever the family."""
        return self.last(*self.rules.deciding)

    @property
    def decided_fine(self) -> int:
        """The fine decided in fen; 0 before the decision, without a fine, or once the decision was annulled."""
        return int((self.in_force.data.get("fine") or 0) if self.in_force else 0)

    @property
    def decided_sum(self) -> int:
        """All that is to be paid by the decision in fen: fine and gains confiscated, or the sum levied."""
        if self.levied is not None:
            return self.levied
        gains = int((self.in_force.data.get("confiscation") or 0) if self.in_force else 0)
        return self.decided_fine + gains

    @cached_property
    def levied(self) -> int | None:
        """The sum levied in fen as relief, change or annulment have it since (减免、变更、撤销); ``None``: not levied."""
        proposal = self.last("propose_levy")
        if proposal is None or self.last("decide_levy") is None:
            return None
        later = [a for a in self.acts_of("decide_relief", "annul_levy", "record_review_result") if sets_levy(a)]
        return int((until_annulled(later)[-1] if later else proposal).data.get("amount") or 0)

    @cached_property
    def paid(self) -> int:
        """What was paid so far and not given back, in fen."""
        paid = sum(int(act.data["amount"]) for act in self.acts_of("record_payment", "collect_fine"))
        return paid - sum(int(act.data["amount"]) for act in self.acts_of("record_refund"))


_seq = attrgetter("seq")

_FIELDS = tuple(CaseFacts.__dataclass_fields__)
