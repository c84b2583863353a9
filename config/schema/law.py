"""Law as data: clauses, figures, powers and discretion standards, each dated and sourced."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from config.schema.base import Clause, Key, Line, Strict, Text
from config.schema.days import Day
from config.schema.terms import TermUnit, Verified


class Dated(Strict):
    """In force from a day, and to a day if it has ended; both inclusive."""

    in_force_from: Day
    in_force_to: Day | None = None

    def in_force(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.in_force_to is not None and self.in_force_to < self.in_force_from:
            raise ValueError("终止日期早于生效日期")
        return self


FigureUnit = Literal["fen", "percent", "persons", "times", "months", "years", "hours"]


class Bound(Strict):
    """What a clause says in figures (法定界限) about one figure, term, extension, suspension or power of this folder: how
    much at most, how much at least, or which terms stand still."""

    of: Line
    tier: Key | None = None  # of a power with tiers (法定档次): which of them this figure bounds
    at_most: int | None = Field(default=None, ge=0)
    at_least: int | None = Field(default=None, ge=0)
    unit: FigureUnit | TermUnit | None = None
    stops: tuple[Key, ...] = ()

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if [self.at_most is not None, self.at_least is not None, bool(self.stops)].count(True) != 1:
            raise ValueError("写明 at_most、at_least、stops 之一")
        if bool(self.stops) is (self.unit is not None):
            raise ValueError("数额要写单位（unit），停止计算的期限（stops）不写")
        return self


class LawClause(Dated):
    """One clause (条款) the software rests on, summarised in our own words."""

    clause: Clause
    summary: Text
    verified: Verified
    source: Line
    gives: tuple[Bound, ...] = ()


class Figure(Strict):
    """A figure that the law gives (法定数值): an amount in fen, a percentage, a count; perhaps of some days only."""

    key: Key
    title: Line
    value: int = Field(ge=0)
    unit: FigureUnit
    clause: Clause
    verified: Verified
    safe: Literal["lower", "higher"]  # the direction that binds the bureau more
    in_force: Day | None = None  # first day of the text relied on
    until: Day | None = None  # its last day

    def in_force_on(self, day: date) -> bool:
        return (self.in_force is None or self.in_force <= day) and (self.until is None or day <= self.until)

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.in_force and self.until and self.until < self.in_force:
            raise ValueError("失效日期早于生效日期")
        return self


class FineRange(Strict):
    """Statutory range or band of a fine (罚款幅度), in fen, both ends included."""

    lowest: int = Field(ge=0)
    highest: int = Field(gt=0)

    @model_validator(mode="after")
    def _not_upside_down(self) -> Self:
        if self.highest < self.lowest:
            raise ValueError("幅度上限低于下限")
        return self

    def holds(self, fine: int) -> bool:
        return self.lowest <= fine <= self.highest


class FineMultiple(Strict):
    """A fine in times of the unlawful gains (违法所得的倍数), in percent: 500 is five times (五倍).

    Of two grades that meet at one multiple, the multiple itself belongs to the lighter one.
    """

    lowest: int = Field(gt=0, le=100_000)
    highest: int = Field(gt=0, le=100_000)

    @model_validator(mode="after")
    def _not_upside_down(self) -> Self:
        if self.highest < self.lowest:
            raise ValueError("倍数上限低于下限")
        return self


class StatutoryMultiple(FineMultiple):
    """Where the statute fines by the gains: from which gains on (in fen), and how many times them."""

    gains_from: int = Field(gt=0)


Sanction = Literal[
    "warning",
    "criticism",
    "fine",
    "confiscation",
    "confiscation_of_goods",
    "permit_suspension",
    "downgrade",
    "revocation",
    "restriction",
    "suspension",
    "closure",
    "occupation_ban",
    "other",
]
"""Kinds of penalty (处罚种类, 行政处罚法9) that a bureau can decide; detention is the police's alone."""

SanctionTitle = Literal[
    "警告",
    "通报批评",
    "罚款",
    "没收违法所得",
    "没收非法财物",
    "暂扣许可证件",
    "降低资质等级",
    "吊销许可证件",
    "限制开展生产经营活动",
    "责令停产停业",
    "责令关闭",
    "限制从业",
    "其他行政处罚",
]

SANCTION_TITLES: dict[Sanction, SanctionTitle] = {
    "warning": "警告",
    "criticism": "通报批评",
    "fine": "罚款",
    "confiscation": "没收违法所得",
    "confiscation_of_goods": "没收非法财物",
    "permit_suspension": "暂扣许可证件",
    "downgrade": "降低资质等级",
    "revocation": "吊销许可证件",
    "restriction": "限制开展生产经营活动",
    "suspension": "责令停产停业",
    "closure": "责令关闭",
    "occupation_ban": "限制从业",
    "other": "其他行政处罚",
}


class FeeStandard(Strict):
    """What the list of fees (收费清单) lets the bureau levy: so many fen for each unit, and what lateness adds a day."""

    per_unit: int = Field(gt=0)  # fen
    unit: Line  # what is counted: 平方米、件、年
    late_permyriad: int = Field(default=0, ge=0, le=100)  # 滞纳金, parts of ten thousand a day; 0: none
    relief: tuple[Clause, ...] = ()  # on which reduction, exemption, deferral (减免缓) may rest; none: there is none


MatterKind = Literal[
    "penalty", "permit", "confirmation", "adjudication", "levy", "coercion", "guidance", "mediation", "disclosure"
]
"""Kinds of enforcement (执法种类), with the two soft ones and the disclosure of information on request (依申请公开), whose
matters stand in the same register."""


class TierCircumstance(Strict):
    """A circumstance that the statute itself names (法定情形) and that opens a tier; it is cited with its evidence."""

    key: Key
    title: Line
    needs: tuple[Key, ...] = ()  # facts that must stand on record before anybody can cite it: 责令改正 before 拒不改正


class Tier(Strict):
    """One tier of an article (法定档次): the circumstances that open it, what it obliges to, what it allows.

    Figures are the statute's own, and 以上、以下 include the figure (as 民法典1259 has it), so two tiers may share one.
    """

    key: Key
    title: Line
    clause: Clause
    circumstances: tuple[TierCircumstance, ...] = ()  # any one opens it; none: the base tier, open to every breach
    sanctions: tuple[Sanction, ...] = Field(min_length=1)  # every kind it allows
    # 应当: one kind of each group; 警告或者通报批评 is a group of two
    obligatory: tuple[tuple[Sanction, ...], ...] = ()
    fine: FineRange | None = None
    multiple: StatutoryMultiple | None = None

    @model_validator(mode="after")
    def _names_what_it_allows(self) -> Self:
        if any(not group or not set(group) <= set(self.sanctions) for group in self.obligatory):
            raise ValueError("obligatory 的每一组都须是本档次 sanctions 中的种类")
        if (self.fine is not None or self.multiple is not None) and "fine" not in self.sanctions:
            raise ValueError("写了罚款幅度，本档次的处罚种类中却没有罚款（fine）")
        return self

    @property
    def fine_required(self) -> bool:
        """The statute says 处 or 并处 in this tier."""
        return ("fine",) in self.obligatory


class Power(Dated):
    """One row of the list of powers (权责清单): what the bureau may do, on which basis."""

    code: Line
    title: Line
    kind: MatterKind
    basis: tuple[Clause, ...] = Field(min_length=1)
    section: Line
    duty: Text  # the duty of the party, said to it in the prompt
    violation: Text
    sanctions: tuple[Sanction, ...] = ()
    fine: FineRange | None = None  # none: the statute gives no figure, and no figure is proposed
    multiple: StatutoryMultiple | None = None  # the range by the gains, from the gains on where the statute uses it
    fine_required: bool = False  # the statute says 处 or 并处, not 可以并处: the fine may not be left out
    tiers: tuple[Tier, ...] = ()  # 法定档次, from light to heavy; none: the whole row is one
    fee: FeeStandard | None = None  # of a levy; none: nothing may be levied
    measures: tuple[Line, ...] = ()  # of coercion: the kinds of measure or execution the law gives (行政强制法9、12)
    verified: Verified
    safe: Literal["lower", "higher"] = "lower"  # which way its figures may go without a new source

    def tier(self, key: str) -> Tier | None:
        return next((tier for tier in self.tiers if tier.key == key), None)


class Grade(Strict):
    """One grade (裁量阶次) of a discretion standard with its circumstances and band; grades go from light to heavy."""

    key: Key
    title: Line
    circumstances: tuple[Key, ...] = Field(min_length=1)
    fine: FineRange | None = None
    multiple: FineMultiple | None = None  # the band where the statute fines by the gains
    sanctions: tuple[Sanction, ...] = ()  # none: every kind of the power


class Circumstance(Strict):
    """A circumstance (裁量情节): it founds a grade, or moves the grade found so by steps; it needs evidence in the case."""

    key: Key
    title: Line
    shift: int = Field(default=0, ge=-3, le=3)  # grades up (从重) or, negative, down (从轻)
    clause: Clause | None = None  # by which article it moves the grade
    own_record: bool = False  # shown by a search of the bureau's own record (案件查询记录)


class Standard(Dated):
    """A discretion standard (裁量基准) for one power, as issued under its number; a draft has none."""

    power: Line
    number: Line | None = None
    circumstances: tuple[Circumstance, ...] = Field(min_length=1)
    grades: tuple[Grade, ...] = Field(min_length=1)

    def grade(self, key: str) -> Grade | None:
        return next((g for g in self.grades if g.key == key), None)

    @property
    def named(self) -> str:
        """The number it was issued under, or that it has none."""
        return self.number or "未编号的草案"

    @model_validator(mode="after")
    def _circumstances_exist(self) -> Self:
        known = {c.key for c in self.circumstances}
        for grade in self.grades:
            if unknown := set(grade.circumstances) - known:
                raise ValueError(f"阶次 {grade.key} 引用了未列出的情节：{'、'.join(sorted(unknown))}")
        return self
