"""A release (版本): everything an admin may edit, as one value under one digest."""

from typing import Self

from pydantic import model_validator

from config.schema.base import Strict
from config.schema.bureau import BureauProfile
from config.schema.law import Figure, LawClause, Power, Standard
from config.schema.procedure import Procedure
from config.schema.receivers import Receivers
from config.schema.terms import CalendarYear, ExtensionRule, FixedHoliday, SuspensionGround, TermRule


class ReleaseBody(Strict):
    """Law, powers, standards, procedures, terms, calendar, the bureau's name and the text of every template."""

    bureau: BureauProfile
    clauses: tuple[LawClause, ...]
    figures: tuple[Figure, ...]
    terms: tuple[TermRule, ...]
    calendar: tuple[CalendarYear, ...]
    powers: tuple[Power, ...]
    standards: tuple[Standard, ...]
    procedures: tuple[Procedure, ...]
    templates: dict[str, str]
    extensions: tuple[ExtensionRule, ...] = ()  # releases published before there was a ledger have none
    suspensions: tuple[SuspensionGround, ...] = ()
    holidays: tuple[FixedHoliday, ...] = ()  # releases published before they were listed have none
    receivers: Receivers | None = None  # releases published before there was a choice have none

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        for what, names in (
            ("figures", [f"{f.key} {f.in_force or ''}".strip() for f in self.figures]),
            ("calendar", [str(y.year) for y in self.calendar]),
            ("holidays", [h.day for h in self.holidays]),
            ("procedures", [p.key for p in self.procedures]),
            ("extensions", [e.key for e in self.extensions]),
            ("suspensions", [s.key for s in self.suspensions]),
        ):
            if twice := sorted({n for n in names if names.count(n) > 1}):
                raise ValueError(f"{what} 中有重复：{'、'.join(twice)}")
        return self
