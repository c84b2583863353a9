"""A test bureau that may punish what Montreal punished: the sample bureau with one more power and its standard."""

from datetime import date
from functools import cache
from pathlib import Path

from config.loader import LawOverlay, Overlay, load_folder, load_officers, overlay
from config.schema.bureau import Certificate, OfficerEntry
from config.schema.law import Circumstance, Figure, FineRange, Grade, LawClause, Power, Standard
from config.schema.release import ReleaseBody
from config.schema.terms import TermRule

ROOT = Path(__file__).resolve().parents[3]
POWER = "SP-CF-001"
CLAUSE = "样例市食品卫生条例12"
FOUND = "found_on_the_spot"
SINCE = date(2021, 7, 1)
HEARING_FROM_FEN = 500_000
"""This bureau offers a hearing from 5,000 yuan on, below what the law asks for, so that some rows are large."""

GRADES = (("slight", "轻微", 20_000), ("ordinary", "一般", 100_001), ("serious", "严重", 300_001))
HIGHEST_FEN = 1_000_000


def grade_of(fine_fen: int) -> str:
    """The grade whose band holds this fine."""
    return [key for key, _, lowest in GRADES if lowest <= fine_fen][-1]


def ground_of(grade: str) -> str:
    """The circumstance that founds this grade: the rows tell the fine alone, so each grade has one of its own."""
    return f"{FOUND}_{grade}"


@cache
def montreal_release() -> ReleaseBody:
    """Law, power and standard of the test bureau."""
    body = load_folder(ROOT / "config", ROOT / "templates")
    return overlay(body, Overlay(powers=(_power(),), standards=(_standard(),), law=_law(body)))


@cache
def lasting_officers() -> tuple[OfficerEntry, ...]:
    """The people of the sample bureau, their certificates renewed for as long as the rows go on."""
    lasting = {"valid_from": SINCE, "valid_to": date(2036, 12, 31)}
    return tuple(
        one.model_copy(update={"certificate": one.certificate and _renewed(one.certificate, lasting)})
        for one in load_officers(ROOT / "config")
    )


def _renewed(certificate: Certificate, lasting: dict[str, date]) -> Certificate:
    return certificate.model_copy(update=lasting)


def _power() -> Power:
    return Power(
        code=POWER,
        title="违反食品卫生要求从事食品经营",
        kind="penalty",
        basis=(CLAUSE,),
        section="政策法规科",
        duty="从事食品经营应当符合食品卫生要求。",
        violation="从事食品经营不符合食品卫生要求。",
        sanctions=("fine",),
        fine=FineRange(lowest=GRADES[0][2], highest=HIGHEST_FEN),
        verified="memory",
        in_force_from=SINCE,
    )


def _standard() -> Standard:
    upper = [*(lowest - 1 for _, _, lowest in GRADES[1:]), HIGHEST_FEN]
    return Standard(
        power=POWER,
        number="样例规〔2021〕1号",
        in_force_from=SINCE,
        circumstances=tuple(Circumstance(key=ground_of(key), title=f"检查时当场发现，情节{t}") for key, t, _ in GRADES),
        grades=tuple(
            Grade(key=key, title=title, circumstances=(ground_of(key),), fine=FineRange(lowest=lowest, highest=highest))
            for (key, title, lowest), highest in zip(GRADES, upper, strict=True)
        ),
    )


def _law(body: ReleaseBody) -> LawOverlay:
    """The test bureau's own rule, its lower threshold, and the law of remedies before 2024."""
    clauses = (
        LawClause(
            clause=CLAUSE,
            summary="食品经营不符合卫生要求的，责令改正，处二百元以上一万元以下罚款",
            in_force_from=SINCE,
            verified="memory",
            source="《样例市食品卫生条例》第十二条，为测试而设",
        ),
        LawClause(
            clause="行政复议法9",
            summary="可以自知道具体行政行为之日起六十日内申请行政复议",
            in_force_from=date(1999, 10, 1),
            in_force_to=date(2023, 12, 31),
            verified="memory",
            source="《中华人民共和国行政复议法》第九条，2023年修订前的文本，凭记忆",
        ),
    )
    return LawOverlay(clauses=clauses, figures=_figures(body), terms=_terms(body))


def _figures(body: ReleaseBody) -> tuple[Figure, ...]:
    threshold = next(f for f in body.figures if f.key == "hearing_threshold_organisation")
    return (threshold.model_copy(update={"value": HEARING_FROM_FEN}),)


def _terms(body: ReleaseBody) -> tuple[TermRule, ...]:
    """Decisions of 2021 to 2023 tell of reconsideration under the text of their day."""
    now = next(t for t in body.terms if t.key == "reconsideration")
    before = {"clause": "行政复议法9", "in_force": date(1999, 10, 1), "until": date(2023, 12, 31), "note": None}
    return (now.model_copy(update={**before, "verified": "memory"}), now)
