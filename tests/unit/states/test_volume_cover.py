"""The cover of the volume (案卷封面) and its list of originals tell the case as it stands."""

from states.documents.volume_forms import cover_of, originals_of
from tests.unit.built_cases import did, rules
from tests.unit.case_builders import facts_of, served

ISSUED = {"decision": "金科罚决字〔2026〕第1号"}
CLOSED = did("close_case", "2026-04-20 09:00", by="leader-a", archive_no="2026-7", retention="ten_years")


def test_an_open_case_has_no_day_of_closing_no_ending_and_no_number_in_the_archive() -> None:
    cover = cover_of(facts_of(*served()), ISSUED, items=3, pages=9)
    assert (cover.closed_on, cover.ending, cover.archive_no, cover.retention) == (None, None, None, None)
    assert (cover.items, cover.pages, cover.case_no, cover.title) == (3, 9, "2026-0001", "行政处罚案卷")
    assert (cover.organ, cover.party) == (rules().body.bureau.name, "样例公司")
    assert not cover.rehearsal


def test_a_closed_case_tells_them() -> None:
    cover = cover_of(facts_of(*served(), CLOSED, step="close.closed", at="2026-04-20 09:00"), ISSUED, items=3, pages=9)
    assert (str(cover.closed_on), cover.archive_no) == ("2026-04-20", "2026-7")
    assert cover.ending
    assert cover.retention == "10年"


def test_all_evidence_is_listed_the_excluded_too() -> None:
    facts = facts_of(
        did("add_evidence", no="1", title="合同"),
        did("add_evidence", no="2", title="照片"),
        did("exclude_evidence", evidence="2"),
    )
    assert [(one.no, one.title) for one in originals_of(facts)] == [("1", "合同"), ("2", "照片")]
    assert [one.state for one in originals_of(facts)] == ["收入", "有瑕疵或者已排除"]
