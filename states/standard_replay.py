"""A draft standard run over past decisions (试算): what each would have come to, and what cannot be told. Pure; fen.

A decision of this software is judged by its circumstances. A historical case tells none, so it is judged by its amount
alone: whether a grade of the draft would hold it. What is not known is said, never guessed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from config.schema.law import FineRange, Power, Sanction, Standard
from states import discretion, tiers
from states.documents.building_parts import WHERE_LAW_ENDS, article
from states.tier_checks import missing

Verdict = Literal["same", "rises", "falls", "unjudged"]
VERDICT_TITLES: Mapping[Verdict, str] = {"same": "不变", "rises": "加重", "falls": "减轻", "unjudged": "不能判断"}


@dataclass(frozen=True, slots=True)
class PastDecision:
    """One decision on record: what was fined, and on what grounds as far as they are told."""

    no: str
    power: str | None
    decided_on: date | None
    fine: int | None
    grade: str | None = None  # its title then
    circumstances: tuple[str, ...] = ()
    gains: int = 0
    sanctions: tuple[Sanction, ...] = ()
    reduced: bool = False  # 减轻
    historical: bool = False
    unknown: str | None = None  # why it cannot be judged at all


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a past decision comes to under the draft; ``nearest`` is the fine next to the old one that the band holds."""

    past: PastDecision
    verdict: Verdict
    grade: str | None = None
    band: FineRange | None = None
    nearest: int | None = None
    why: str | None = None
    tier: str | None = None  # title of the statutory tier (法定档次)
    lacking: tuple[str, ...] = ()  # kinds that the tier obliges to and the decision left out


def replay(rows: Sequence[Standard], powers: Mapping[str, Power], past: Iterable[PastDecision]) -> list[Replayed]:
    """Every past decision under the draft, in the order given."""
    by_power = {row.power: row for row in rows}
    return [_one(decision, by_power, powers) for decision in past]


def unjudged(found: Sequence[Replayed]) -> list[tuple[str, int]]:
    """Why decisions could not be judged, and how many for each reason, the most frequent first."""
    return Counter(one.why or "" for one in found if one.verdict == "unjudged").most_common()


def _one(past: PastDecision, rows: Mapping[str, Standard], powers: Mapping[str, Power]) -> Replayed:
    if past.unknown is not None:
        return _unjudged(past, past.unknown)
    if past.power is None or past.power not in rows:
        return _unjudged(past, "草案没有这项职权的基准")
    if past.power not in powers:
        return _unjudged(past, "现行权责清单中没有这项职权")
    standard, power = rows[past.power], powers[past.power]
    if past.historical:
        return _by_amount(past, standard, power)
    weighed = discretion.weigh(standard, past.circumstances, power, reduced=past.reduced)
    if weighed is None:
        return _unjudged(past, "所列情节不在草案之中" if past.circumstances else "决定没有列明情节")
    tier = tiers.tier_of_grade(power, weighed.grade)
    band = discretion.band(standard, weighed.grade, tier or power, past.gains)
    found = _against(past, weighed.grade.title, band)
    if tier is None:
        return found
    return replace(found, tier=tier.title, lacking=tuple(missing(tier, past.sanctions)))


def _unjudged(past: PastDecision, why: str) -> Replayed:
    return Replayed(past, "unjudged", why=why)


def _against(past: PastDecision, grade: str, band: FineRange | None) -> Replayed:
    """The old fine against the band; a grade without fine lets it fall to nothing."""
    fine = past.fine or 0
    nearest = 0 if band is None else min(max(fine, band.lowest), band.highest)
    verdict: Verdict = "same" if nearest == fine else "rises" if nearest > fine else "falls"
    return Replayed(past, verdict, grade, band, nearest)


def _by_amount(past: PastDecision, standard: Standard, power: Power) -> Replayed:
    if not past.fine:
        return _unjudged(past, "没有读出罚款数额")
    if power.multiple is not None:
        return _unjudged(past, "这项职权按违法所得倍数罚款，历史记录没有写明违法所得")
    banded = [(grade, grade.fine) for grade in standard.grades if grade.fine is not None]
    if not banded:
        return _against(past, standard.grades[0].title, None)
    for grade, band in banded:
        if band.holds(past.fine):
            return Replayed(past, "same", grade.title, band, past.fine)
    fine = past.fine
    grade, band = min(banded, key=lambda one: max(one[1].lowest - fine, fine - one[1].highest))
    return _against(past, grade.title, band)


# ---- which power a historical case was about -------------------------------------------------------------------------


def power_cited(text: str, powers: Iterable[Power]) -> tuple[str | None, str | None]:
    """(power, why not): the one row of the list whose basis the text of a historical case names, article and item."""
    words = "".join(text.split())
    rows = list(powers)
    found = {power.code for power in rows if any(_names(words, clause) for clause in power.basis)}
    if len(found) == 1:
        return found.pop(), None
    if found:
        return None, "处罚依据对应不止一项职权"
    near = any(_names(words, clause, whole=False) for power in rows for clause in power.basis)
    return None, "处罚依据没有写到款、项，不能确定职权" if near else "处罚依据不是本局的职权"


def _names(words: str, clause: str, *, whole: bool = True) -> bool:
    """Whether the text names this clause: the law by its short name, then the article, then (``whole``) its item."""
    place = WHERE_LAW_ENDS.search(clause)
    if place is None:
        return False
    law, told = clause[: place.start()], article(place.group())
    base, _, item = told.partition("条")
    return any(f"{base}条" in part and (not whole or _items(item) in _items(part)) for part in _parts(words, law))


def _parts(words: str, law: str) -> Iterator[str]:
    """What is said after each naming of the law, up to the next law."""
    at = words.find(law)
    while at >= 0:
        yield words[at + len(law) :].partition("《")[0]
        at = words.find(law, at + 1)


def _items(text: str) -> str:
    """Paragraph and item written one way: （一）项, 第一项, 第(一)项 are the same."""
    return text.replace("(", "").replace(")", "").replace("（", "").replace("）", "")
