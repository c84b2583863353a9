"""A standard is proved: bands inside the statute, no gap, no overlap, every grade reachable; and the grade follows."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, combinations, combinations_with_replacement, cycle
from random import Random
from typing import Any

import pytest

from config.schema.law import FineRange, Power, Standard, StatutoryMultiple
from states import discretion
from states.standard_proof import flaws

LOWEST, HIGHEST = 20_000, 200_000
TITLES = ("轻微", "一般", "严重", "特别严重", "情节极重")


def power(**changes: Any) -> Power:
    told: dict[str, Any] = {
        "code": "KJ-CF-017",
        "title": "骗取技术合同登记证明",
        "kind": "penalty",
        "basis": ("河南省技术市场条例26(一)",),
        "section": "政策法规科",
        "duty": "如实申报",
        "violation": "骗取登记证明",
        "sanctions": ("fine",),
        "fine": FineRange(lowest=LOWEST, highest=HIGHEST),
        "verified": "text",
        "in_force_from": date(2020, 1, 1),
    }
    return Power.model_validate({**told, **changes})


def standard(bands: list[tuple[int, int]], *moving: tuple[str, int], multiples: Any = None) -> Standard:
    """One circumstance for each grade, from light to heavy, and circumstances that move."""
    founding = [{"key": f"c{n}", "title": f"情节{n}"} for n in range(len(bands))]
    grades = [
        {
            "key": f"g{n}",
            "title": TITLES[n],
            "circumstances": (f"c{n}",),
            "fine": {"lowest": low, "highest": high},
            "multiple": None if multiples is None else {"lowest": multiples[n], "highest": multiples[n + 1]},
        }
        for n, (low, high) in enumerate(bands)
    ]
    moves = [{"key": key, "title": key, "shift": shift} for key, shift in moving]
    told = {"power": "KJ-CF-017", "number": "样例1号", "circumstances": (*founding, *moves), "grades": tuple(grades)}
    return Standard.model_validate({**told, "in_force_from": date(2026, 1, 1)})


Bands = list[tuple[int, int]]


def cut(*inner: int) -> Bands:
    """The statutory range in bands of which all but the last end at these fen."""
    ends = [*sorted(inner), HIGHEST]
    starts = [LOWEST, *(end + 1 for end in ends[:-1])]
    return list(zip(starts, ends, strict=True))


def cuts() -> list[Bands]:
    """The range in one to five bands: at whole yuan, bands of one fen at either end and within, and at any fen."""
    places = (LOWEST, 60_000, 60_001, 120_000, HIGHEST - 1)
    some = Random(4)
    anywhere = (some.sample(range(LOWEST, HIGHEST), number) for number in (1, 2, 3, 4) * 20)
    return [cut(*inner) for inner in chain(*(combinations(places, number) for number in range(5)), anywhere)]


def test_a_proved_standard_puts_every_fine_of_the_statute_in_exactly_one_grade() -> None:
    wrong: list[Any] = []
    for bands in cuts():
        proved = standard(bands)
        wrong += [(bands, flaw.says) for flaw in flaws(proved, [power()])]
        fines = {fine + step for fine in chain(*bands) for step in (-1, 0, 1)} | {
            (low + high) // 2 for low, high in bands
        }
        for fine in (one for one in fines if LOWEST <= one <= HIGHEST):
            if sum(grade.fine is not None and grade.fine.holds(fine) for grade in proved.grades) != 1:
                wrong.append((bands, fine))
    assert wrong == []


def moved_by_a_fen(bands: Bands) -> Iterator[Bands]:
    """The same with one border moved by one fen, where that leaves something out, counts it twice or goes outside."""
    for place, (low, high) in enumerate(bands):
        for step in (-1, 1) if place else (-1,):  # below the lowest lies what the statute does not allow
            if low + step > high:  # a band of one fen cannot shrink
                continue
            if step == 1 and bands[place - 1][1] % 100 == 0 and (low + step) % 100 == 0:
                continue  # no whole yuan lies in between
            yield [*bands[:place], (low + step, high), *bands[place + 1 :]]


def test_one_fen_moved_at_any_border_is_a_gap_an_overlap_or_outside() -> None:
    asked = [moved for bands in cuts() for moved in moved_by_a_fen(bands)]
    assert len(asked) > 400
    assert [moved for moved in asked if not flaws(standard(moved), [power()])] == []


def test_bands_in_whole_yuan_may_leave_the_fen_between_them_out_and_no_more() -> None:
    assert flaws(standard([(20_000, 60_000), (60_100, 200_000)]), [power()]) == []
    assert flaws(standard([(20_000, 60_000), (60_200, 200_000)]), [power()]), "601 yuan would belong to no grade"
    assert flaws(standard([(20_000, 60_000), (60_002, 200_000)]), [power()]), "600.01 yuan would belong to no grade"


def test_grades_go_from_light_to_heavy() -> None:
    found = flaws(standard([(60_001, 200_000), (20_000, 60_000)]), [power()])
    assert any("由轻到重" in flaw.says for flaw in found)


def test_the_top_of_the_statute_is_in_and_a_fen_more_is_out() -> None:
    assert flaws(standard([(20_000, 200_000)]), [power()]) == []
    (found,) = flaws(standard([(20_000, 200_001)]), [power()])
    assert found.path == ("grades", 0, "fine")
    assert "超出法定幅度" in found.says


def test_a_grade_whose_circumstances_all_belong_to_lighter_ones_cannot_be_reached() -> None:
    told = standard([(20_000, 60_000), (60_001, 200_000)])
    heavier = told.grades[1].model_copy(update={"circumstances": ("c0",)})
    unreachable = told.model_copy(update={"grades": (told.grades[0], heavier)})
    says = [flaw.says for flaw in flaws(unreachable, [power()])]
    assert any("没有情节能够到达" in one for one in says)
    assert any("情节“情节1”不属于任何阶次" in one for one in says)
    moving = standard([(20_000, 60_000), (60_001, 200_000)], ("worse", 1))
    moved = moving.model_copy(update={"grades": (moving.grades[0], heavier), "circumstances": (moving.circumstances[0], moving.circumstances[2])})  # fmt: skip
    assert flaws(moved, [power()]) == [], "what moves the grade up reaches it"


def shifted() -> Iterator[tuple[Bands, tuple[int, ...]]]:
    """One to five bands, with up to three circumstances that move by up to three grades: each such choice at least once."""
    numbers = cycle(range(1, 6))
    for size, times in ((0, 5), (1, 5), (2, 2), (3, 1)):
        for shifts in combinations_with_replacement((-3, 2, -1, 1, -2, 3), size):
            for number in (next(numbers) for _ in range(times)):
                yield cut(*range(60_000, 60_000 + 20_000 * (number - 1), 20_000)), shifts


def with_moves(bands: Bands, shifts: tuple[int, ...]) -> tuple[Standard, list[str]]:
    """A standard with these, and the keys of its circumstances."""
    told = standard(bands, *((f"m{n}", shift) for n, shift in enumerate(shifts)))
    return told, [circumstance.key for circumstance in told.circumstances]


def test_reachable_is_what_some_set_of_circumstances_comes_to() -> None:
    wrong = []
    for bands, shifts in shifted():
        told, keys = with_moves(bands, shifts)
        chosen = chain(*(combinations(sorted(keys), size) for size in range(1, len(keys) + 1)))
        found = {weighed.grade.key for cited in chosen if (weighed := discretion.weigh(told, cited)) is not None}
        if found != discretion.reachable(told):
            wrong.append((len(bands), shifts))
    assert wrong == []


def test_the_order_of_the_circumstances_changes_nothing_and_no_shift_leaves_the_grades() -> None:
    wrong, some = [], Random(4)
    for bands, shifts in shifted():
        told, keys = with_moves(bands, shifts)
        for cited in [[], keys, *(some.sample(keys, some.randint(1, len(keys))) for _ in range(3))]:
            weighed, backwards = discretion.weigh(told, cited), discretion.weigh(told, cited[::-1])
            founding = [int(key[1:]) for key in cited if key.startswith("c")]
            steps = sum(shifts[int(key[1:])] for key in cited if key.startswith("m"))
            place = min(max(max(founding, default=0) + steps, 0), len(bands) - 1)
            lawful = (f"g{max(founding)}", f"g{place}") if founding else None
            found = [one and (one.founded.key, one.grade.key) for one in (weighed, backwards)]
            if found != [lawful, lawful]:
                wrong.append((len(bands), shifts, cited, found))
    assert wrong == []


# ---- fines by the gains ----------------------------------------------------------------------------------------------

BY_GAINS = StatutoryMultiple(lowest=100, highest=500, gains_from=1)


def test_multiples_that_meet_put_every_fine_between_once_and_five_times_in_exactly_one_grade() -> None:
    told = standard([(20_000, 60_000), (60_001, 120_000), (120_001, 200_000)], multiples=[100, 200, 333, 500])
    row = power(multiple=BY_GAINS)
    assert flaws(told, [row]) == []
    wrong: list[Any] = []
    around = {max(10**n + step, 1) for n in range(12) for step in (-1, 0, 1)}
    for gains in sorted({*range(1, 40), *around, *Random(4).sample(range(1, 10**11), 60)}):
        whole = discretion.statutory_range(row, gains)
        if whole is None or (whole.lowest, whole.highest) != (gains, gains * 5):
            wrong.append((gains, whole))
            continue
        bands = [band for grade in told.grades if (band := discretion.band(told, grade, row, gains)) is not None]
        ends = {fine + step for band in bands for fine in (band.lowest, band.highest) for step in (-1, 0, 1)}
        fines = {fine for fine in (*ends, gains * 3, gains * 9 // 2) if whole.holds(fine)}
        wrong += [(gains, fine) for fine in sorted(fines) if sum(band.holds(fine) for band in bands) != 1]
    assert wrong == []


@pytest.mark.parametrize(
    ("gains", "lowest", "highest"),
    [(19_999_999, 20_000_000, 100_000_000), (20_000_000, 100_000_000, 200_000_000)],
)
def test_from_the_threshold_on_the_gains_are_multiplied_and_below_it_the_range_counts(
    gains: int, lowest: int, highest: int
) -> None:
    """违法所得在二十万元以上的，并处五倍以上十倍以下（生物安全法77）。"""
    row = power(
        fine=FineRange(lowest=20_000_000, highest=100_000_000),
        multiple=StatutoryMultiple(lowest=500, highest=1000, gains_from=20_000_000),
    )
    assert discretion.statutory_range(row, gains) == FineRange(lowest=lowest, highest=highest)


@pytest.mark.parametrize(
    ("multiples", "holds"), [([100, 300, 500], True), ([99, 300, 500], False), ([100, 300, 501], False)]
)
def test_multiples_lie_inside_those_of_the_statute(multiples: list[int], holds: bool) -> None:
    told = standard([(20_000, 60_000), (60_001, 200_000)], multiples=multiples)
    assert (flaws(told, [power(multiple=BY_GAINS)]) == []) is holds
    assert flaws(told, [power()]), "no multiple where the statute has none"


@pytest.mark.parametrize(("upper", "word"), [(299, "重叠"), (301, "空档")])
def test_multiples_meet(upper: int, word: str) -> None:
    told = standard([(20_000, 60_000), (60_001, 200_000)], multiples=[100, 300, 500])
    second = told.grades[1]
    assert second.multiple is not None
    moved = second.model_copy(update={"multiple": second.multiple.model_copy(update={"lowest": upper})})
    apart = told.model_copy(update={"grades": (told.grades[0], moved)})
    assert any(word in flaw.says for flaw in flaws(apart, [power(multiple=BY_GAINS)]))


@pytest.mark.parametrize(("required", "refused"), [(True, True), (False, False)])
def test_a_grade_without_a_fine_stands_only_where_the_statute_lets_the_fine_be_left_out(
    *, required: bool, refused: bool
) -> None:
    told = standard([(20_000, 100_000), (100_001, 200_000)])
    lightest = told.grades[0].model_copy(update={"fine": None, "sanctions": ("warning",)})
    whole = told.model_copy(update={"grades": (lightest, told.grades[1])})
    powers = [power(fine_required=required, sanctions=("warning", "fine"))]
    assert any("没有罚款幅度" in flaw.says for flaw in flaws(whole, powers, None)) is refused
