"""A release compiled once and shared by all its cases: look-ups, machines, calendar. Pure and immutable."""

from collections.abc import Iterator, Mapping
from copy import copy
from datetime import date
from functools import cached_property

from config.schema.law import Figure, LawClause, Power, Standard
from config.schema.procedure import Procedure
from config.schema.release import ReleaseBody
from config.schema.terms import CalendarYear
from states.action import CaseAction, Latch
from states.actions import ACTIONS
from states.acts import Act
from states.case_terms import TermState, all_terms
from states.fact_register import FACTS
from states.facts import CaseFacts
from states.lifecycle import Lifecycle
from states.terms import DueDate, RuleNotInForceError, chinese_date, count, rule_on, strictly_before
from states.truth import FactKind
from states.workdays import Workdays

COUNTED_KEPT = 4096


class Lifecycles(Mapping[str, Lifecycle]):
    """The machine of each procedure by its key, made when it is first asked for: most who read a release ask for one."""

    def __init__(self, procedures: Mapping[str, Procedure]) -> None:
        self._procedures = procedures
        self._made: dict[str, Lifecycle] = {}

    def __getitem__(self, key: str) -> Lifecycle:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = Lifecycle(self._procedures[key], ACTIONS)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._procedures)

    def __len__(self) -> int:
        return len(self._procedures)


class Rules:
    """The rules (规则) of one release, as the kernel asks for them."""

    def __init__(self, digest: str, body: ReleaseBody) -> None:
        self.digest = digest
        self.body = body
        self.facts: Mapping[str, FactKind] = FACTS
        self.actions: Mapping[str, CaseAction] = ACTIONS
        self.workdays = Workdays(body.calendar, body.holidays)
        self.procedures: Mapping[str, Procedure] = {p.key: p for p in body.procedures}
        self.lifecycles: Mapping[str, Lifecycle] = Lifecycles(self.procedures)
        self._by_calendar: dict[tuple[CalendarYear, ...], Rules] = {}
        self._counted: dict[tuple[str, date, date], DueDate] = {}
        self._figures: dict[str, tuple[Figure, ...]] = {}
        for figure in sorted(body.figures, key=lambda one: one.in_force or date.min):
            self._figures[figure.key] = (*self._figures.get(figure.key, ()), figure)
        self.naming = tuple(key for key, action in ACTIONS.items() if "handlers" in action.payload.model_fields)
        self.deciding = tuple(k for k, a in ACTIONS.items() if any(o.fact == "decision_made" for o in a.establishes))
        self._latches: dict[str, tuple[tuple[Latch, bool], ...]] = {
            key: (*((latch, False) for latch in action.withdraws), *((latch, True) for latch in action.establishes))
            for key, action in ACTIONS.items()
        }

    def with_calendar(self, years: tuple[CalendarYear, ...]) -> "Rules":
        """The same rules for a case into which these years were entered since; its release stays what it was."""
        if years not in self._by_calendar:
            known = {year.year for year in self.body.calendar}
            more = {year.year: year for year in years if year.year not in known}
            rules = copy(self)
            rules.workdays, rules._counted = Workdays((*self.body.calendar, *more.values()), self.body.holidays), {}
            self._by_calendar[years] = rules
        return self._by_calendar[years]

    def figure(self, key: str, day: date | None = None) -> int:
        """A figure of the law (法定数值) as in force on this day, on none told the newest; money in fen."""
        if key not in self._figures:  # the code has learnt to ask for it since the release was published
            raise RuleNotInForceError(f"本案适用的配置版本没有“{key}”这一数值，请先改用现行版本（zhifa case move）")
        texts = self._figures[key]
        if day is None:
            return texts[-1].value
        found = next((figure for figure in texts if figure.in_force_on(day)), None)
        if found is None:
            raise RuleNotInForceError(f"“{texts[-1].title}”（{key}）在{chinese_date(day)}没有有效的规定")
        return found.value

    def figure_if_any(self, key: str) -> int | None:
        """The newest text of a figure that releases from before it do not have."""
        return self.figure(key) if key in self._figures else None

    def power(self, code: str, day: date) -> Power | None:
        """The row of the power list in force on that day."""
        return next((p for p in self._powers.get(code, ()) if p.in_force(day)), None)

    def standard(self, power: str, day: date) -> Standard | None:
        """The discretion standard in force on that day for this power."""
        return next((s for s in self.body.standards if s.power == power and s.in_force(day)), None)

    @cached_property
    def _powers(self) -> Mapping[str, tuple[Power, ...]]:
        found: dict[str, tuple[Power, ...]] = {}
        for one in self.body.powers:
            found[one.code] = (*found.get(one.code, ()), one)
        return found

    @cached_property
    def _clauses(self) -> Mapping[str, tuple[LawClause, ...]]:
        found: dict[str, tuple[LawClause, ...]] = {}
        for one in self.body.clauses:
            found[one.clause] = (*found.get(one.clause, ()), one)
        return found

    def registers(self, name: str) -> bool:
        """Whether the register knows this clause, in force or not."""
        return name in self._clauses

    def clause(self, name: str, *days: date) -> LawClause | None:
        """The text of a clause in force on the first of these days that had one; ``None`` if none had."""
        texts = self._clauses.get(name, ())
        return next((text for day in days for text in texts if text.in_force(day)), None)

    def term_from(self, rule: str, start: date, law_of: date) -> DueDate:
        """The last day of a term rule counted from ``start``, by the text in force on ``law_of``."""
        known = self._counted.get((rule, start, law_of))
        if known is None:
            if len(self._counted) >= COUNTED_KEPT:
                self._counted.clear()
            known = self._counted[rule, start, law_of] = count(
                rule_on(self.body.terms, rule, law_of), start, self.workdays
            )
        return known

    def terms_of(self, facts: CaseFacts) -> tuple[TermState, ...]:
        """Every term of a case with its state."""
        return all_terms(facts)

    def tell_before(self, rule: str, event_day: date) -> DueDate:
        """The latest day to tell of an event that must be told some clear working days before."""
        return strictly_before(event_day, rule_on(self.body.terms, rule, event_day).amount, self.workdays)

    def latched(self, acts: tuple[Act, ...], before: Mapping[str, bool] | None = None) -> Mapping[str, bool]:
        """The facts the acts established and did not withdraw, oldest first, on top of what was so ``before``; a
        withdrawal comes before its own act's establishment, so that one act can replace what an earlier one said."""
        truth: dict[str, bool] = dict(before or {})
        latches = self._latches
        for act in acts:
            for latch, value in latches.get(act.action, ()):
                if latch.when is None or latch.when(act):
                    truth[latch.fact] = value
        return truth
