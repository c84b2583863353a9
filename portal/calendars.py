"""``zhifa config calendar``: load the holidays of one more year and count the touched cases anew."""

from pathlib import Path

from config.reading import read_file
from config.schema.terms import CalendarYear
from models.recounting import recount_touched
from models.registers import load_calendar
from portal.doors import DONE, say
from portal.own_bureau import own_store


def run_calendar(file: Path, *, by: str, second: str) -> int:
    """One year's notice becomes a release; every case that counted on assumed days gets an event with the new dates."""
    year = read_file(file, CalendarYear, inside=file.parent)
    with own_store() as store:
        digest = load_calendar(store, year, by=by, second=second)
        counted = recount_touched(store)
    say(f"已载入{year.year}年放假安排，版本 {digest[:12]}；重新计算了 {counted} 件案件的暂定期限，当事人的期限没有提前")
    say(f"请把 {file.name} 放进配置目录的 calendar 目录，以后发布的版本须包含它")
    return DONE
