"""``zhifa config check|publish``."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from config.errors import BadInput
from config.loader import load_folder, load_officers
from config.reading import read_file
from config.schema.channels import Channels
from config.settings import Settings
from config.sources import load_sources
from models.recounting import recount_touched
from models.registers import publish_release
from portal.config_places import refuse_flaws
from portal.doors import DONE, say
from portal.own_bureau import own_store
from states.vocabulary import BUREAU_TZ


def run_check(folder: Path | None) -> int:
    """Read and check a configuration; every problem with its place."""
    settings = Settings.from_environment()
    body = load_folder(folder or settings.config, settings.templates)
    people = load_officers(folder or settings.config)
    sources = load_sources(folder or settings.config)
    read_file((folder or settings.config) / "channels.yaml", Channels)
    ending = refuse_flaws(folder or settings.config, body, datetime.now(BUREAU_TZ).date())
    _warn(ending)
    counted = f"程序 {len(body.procedures)} 个，职权 {len(body.powers)} 项，条文 {len(body.clauses)} 条"
    say(
        f"配置检查通过：{counted}，期限 {len(body.terms)} 条，模板 {len(body.templates)} 个，名录 {len(people)} 人，导入对照 {len(sources)} 份"
    )
    return DONE


def run_publish(folder: Path | None, *, by: str, second: str, note: str) -> int:
    """Publish a release by two people; what is in force stays if anything is wrong."""
    settings = Settings.from_environment()
    body = load_folder(folder or settings.config, settings.templates)
    with own_store() as store:
        ending = refuse_flaws(folder or settings.config, body, store.now().astimezone(BUREAU_TZ).date())
        digest = publish_release(store, body, by=by, second=second, note=note)
        counted = recount_touched(store)
    say(f"已发布版本 {digest[:12]}；此后登记的案件适用，已在办的案件不变")
    _warn(ending)
    if counted:
        say(f"放假安排有增加，重新计算了 {counted} 件案件的暂定期限，当事人的期限没有提前")
    return DONE


def _warn(ending: Sequence[BadInput]) -> None:
    for one in ending:
        say(f"注意：{one}")
