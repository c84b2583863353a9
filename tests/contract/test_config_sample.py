"""The sample bureau that ships with the project: it loads, and it is what its comments say."""

from datetime import date
from itertools import pairwise

import pytest

from config.loader import load_folder, load_names, load_officers
from config.schema.bureau import OfficerEntry
from config.schema.release import ReleaseBody
from config.settings import CHECKOUT
from states.config_checks import check_release
from states.tiers import place_of_grade

CONFIG = CHECKOUT / "config"
DAY = date(2026, 3, 2)
DISTRICT_ROWS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19)


@pytest.fixture(scope="module")
def body() -> ReleaseBody:
    return load_folder(CONFIG, CHECKOUT / "templates")


@pytest.fixture(scope="module")
def officers() -> dict[str, OfficerEntry]:
    return {officer.id: officer for officer in load_officers(CONFIG)}


def certified(officer: OfficerEntry) -> bool:
    held = officer.certificate
    return held is not None and held.valid_from <= DAY <= held.valid_to


def test_the_sample_release_has_no_problem(body: ReleaseBody) -> None:
    assert check_release(body) == []


def test_only_powers_of_a_district_are_listed(body: ReleaseBody) -> None:
    penal = [power.code for power in body.powers if power.kind == "penalty"]
    assert penal == [f"KJ-CF-{row:03d}" for row in DISTRICT_ROWS]
    others = {power.code: power.kind for power in body.powers if power.kind != "penalty"}
    assert others == {
        "KJ-QR-001": "confirmation",
        "KJ-ZD-001": "guidance",
        "KJ-TJ-001": "mediation",
        "KJ-GK-001": "disclosure",
    }


def test_ranges_of_fines_are_those_of_the_statutes(body: ReleaseBody) -> None:
    ranges = {power.code: (power.fine.lowest, power.fine.highest) for power in body.powers if power.fine}
    assert ranges == {
        "KJ-CF-001": (20_000_000, 100_000_000),
        "KJ-CF-002": (100_000_000, 1_000_000_000),
        "KJ-CF-003": (2_000_000, 200_000_000),
        "KJ-CF-017": (20_000, 200_000),
        "KJ-CF-018": (20_000, 200_000),
        "KJ-CF-019": (2_000_000, 5_000_000),
    }


def test_standards_fill_the_statutory_range_from_end_to_end(body: ReleaseBody) -> None:
    """Within a tier (法定档次) each band begins a fen above the one before; two tiers begin where the statute says, and
    以上、以下 include the figure, so that they share it."""
    statutes = {power.code: power.fine for power in body.powers}
    rows = {power.code: power for power in body.powers}
    assert [standard.power for standard in body.standards] == ["KJ-CF-003", "KJ-CF-017", "KJ-CF-018", "KJ-CF-019"]
    for standard in body.standards:
        bands = [grade.fine for grade in standard.grades if grade.fine]
        statute = statutes[standard.power]
        assert statute is not None
        assert [grade.title for grade in standard.grades] == ["轻微", "一般", "严重", "特别严重"]
        assert (bands[0].lowest, bands[-1].highest) == (statute.lowest, statute.highest)
        places = [place_of_grade(rows[standard.power], grade) for grade in standard.grades]
        for (below, above), (lower, upper) in zip(pairwise(bands), pairwise(places), strict=True):
            assert above.lowest == below.highest + (lower == upper)


def test_one_power_has_grades_below_and_above_the_threshold_of_a_hearing(body: ReleaseBody) -> None:
    threshold = next(f.value for f in body.figures if f.key == "hearing_threshold_organisation")
    grades = next(s.grades for s in body.standards if s.power == "KJ-CF-003")
    assert threshold == 5_000_000
    below, above = grades[0].fine, grades[2].fine
    assert below is not None
    assert above is not None
    assert below.highest < threshold < above.lowest


def test_the_roster_has_whom_dockets_need(officers: dict[str, OfficerEntry]) -> None:
    assert {officer.id for officer in officers.values() if certified(officer)} == {
        "officer-a", "officer-b", "officer-c", "officer-d", "leader-a", "leader-b", "reviewer-a", "supervisor-a",
    }  # fmt: skip
    assert officers["officer-a"].section == officers["officer-b"].section == "政策法规科"
    assert officers["officer-c"].section == officers["officer-d"].section == "创新服务科"
    assert officers["supervisor-a"].section not in {"政策法规科", "创新服务科"}
    assert officers["reviewer-a"].legal_qualification_no
    assert officers["officer-x"].certificate
    assert officers["leader-x"].certificate is None


def test_names_say_how_each_registered_clause_is_written(body: ReleaseBody) -> None:
    names = load_names(CONFIG)
    cited = {name.short: [c.clause for c in body.clauses if name.cites(c.clause)] for name in names}
    assert all(cited.values()), [short for short, clauses in cited.items() if not clauses]
    assert sum(len(clauses) for clauses in cited.values()) == len(body.clauses)


BETTER_TO_WORSE = ("text", "excerpt", "memory")
"""A figure is never better checked than its clause; the hours of the night are worse, since the clause names none."""


def test_what_rests_on_an_excerpt_says_so(body: ReleaseBody) -> None:
    marks = {clause.clause: clause.verified for clause in body.clauses}
    assert marks["河南省行政处罚听证办法4"] == marks["国办发〔2018〕118号"] == "excerpt"
    assert marks["行政处罚法44"] == "text"
    for figure in body.figures:
        assert BETTER_TO_WORSE.index(figure.verified) >= BETTER_TO_WORSE.index(marks[figure.clause]), figure.key
