"""What ``zhifa doctor`` looks at in the bureau itself: database, clock, calendar, anchors, owed work."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import func, select

from config.errors import BadInput
from config.loader import load_folder
from config.schema.days import write_moment
from config.settings import CHECKPOINTS, Settings
from models.backup import TAKEN
from models.checkpoint_file import FILE_NAME, last_line, parse
from models.checks import check
from models.checks.storage import storage_is_sound
from models.checks.streams import EVENT
from models.database import SCHEMA_HEAD, Store
from models.disclosure_queries import first_request, reports_entered
from models.instants import moment
from models.outbox import OUTBOX, is_open
from models.outbox_review import counts
from models.quarantine import hold_in_force, older_than_anchor
from models.record import BUREAU, digest
from models.releases import newest_release, release_text, rules_of
from models.tables import Bureau
from portal.doctor_line import BAD, GOOD, NOTE, Line
from states.disclosure_year import owed_told, reports_owed
from states.vocabulary import BUREAU_TZ, WorkKind
from states.workdays import days_between

HORIZON_NOTE: Final = 90
"""Days: the longest term of the bureau's own (90 days to decide) should still end on settled days."""

MINUTE, HOUR = 60.0, 3600.0
CHECKPOINT_NOTE, CHECKPOINT_BAD, BACKUP_NOTE = 26 * HOUR, 7 * 24 * HOUR, 26 * HOUR
BACKLOG_NOTE = 10 * MINUTE
CLOCKS_APART = 5.0
"""Seconds; a daily task that is two hours late is not yet forgotten."""

_BUREAU = Bureau.__table__  # type: ignore[attr-defined]


def rights(store: Store, settings: Settings) -> Iterator[Line]:
    """On PostgreSQL the login of every day may add to the record and change nothing of it."""
    if store.dialect != "postgresql":
        return
    with store.read() as conn:
        rewrites = conn.execute(select(func.has_table_privilege(EVENT.name, "UPDATE, DELETE, TRUNCATE"))).scalar_one()
    if rewrites:
        says = "软件所用的数据库账号有权修改、删除记录（触发器仍会拒绝）"
        yield Line(
            "数据库账号", NOTE, says, "以表的所有者运行 zhifa upgrade --role 名称，另设账号并授予该角色，改用该账号"
        )
        return
    yield Line("数据库账号", GOOD, "只能增加记录，不能修改、删除")


def storage(store: Store, settings: Settings) -> Iterator[Line]:
    """Schema, integrity, guards."""
    found = check(store, checks=(storage_is_sound,))
    if found:
        for each in found[:5]:
            yield Line("数据库", BAD, f"{each.where}：{each.says}", "停止办理，运行 zhifa verify，必要时从备份恢复")
        return
    yield Line("数据库", GOOD, f"{store.dialect}，结构版本 {SCHEMA_HEAD}，完整性和保护触发器正常")


def clock(store: Store, settings: Settings) -> Iterator[Line]:
    """Wall or virtual; not behind what is recorded; the database's own clock beside it."""
    if store.is_virtual:
        yield Line("时钟", NOTE, f"演练数据库，时钟停在 {write_moment(store.now())}", "正式办案须另建库：zhifa init")
        return
    now = store.now()
    with store.read() as conn:
        last = moment(conn.execute(select(_BUREAU.c.last_recorded_at)).scalar_one())
        newest = conn.execute(select(func.max(EVENT.c.recorded_at))).scalar_one()
        own = moment(conn.execute(select(store.database_time())).scalar_one())
    last = max(last, moment(newest)) if newest else last
    if now < last:
        says = f"本机时间 {write_moment(now)} 早于最后一条记录 {write_moment(last)}：时钟倒退过"
        yield Line("时钟", BAD, says, "校准本机时钟（timedatectl），在此之前不要办理")
    elif (apart := abs((own - now).total_seconds())) > CLOCKS_APART:
        yield Line("时钟", NOTE, f"与数据库的时钟相差 {apart:.0f} 秒", "两台机器都启用时间同步")
    else:
        yield Line("时钟", GOOD, f"实际时间，{write_moment(now)}")


def release(store: Store, settings: Settings) -> Iterator[Line]:
    """Whether what lies in the configuration folder is what is in force."""
    with store.read() as conn:
        own = newest_release(conn)
    try:
        body = load_folder(settings.config, settings.templates)
    except BadInput as error:
        count = len(error.problems)
        yield Line(
            "配置", BAD, f"配置目录有 {count} 处错误；在用的版本 {own[:12]} 不受影响", "zhifa config check 查看并改正"
        )
        return
    if digest(release_text(body)) == own:
        yield Line("配置", GOOD, f"配置目录与在用版本 {own[:12]} 一致")
    else:
        yield Line(
            "配置", NOTE, f"配置目录与在用版本 {own[:12]} 不同", "zhifa config diff 查看；确认后 zhifa config publish"
        )


def calendar(store: Store, settings: Settings) -> Iterator[Line]:
    """How long the notices of rest days still reach."""
    with store.read() as conn:
        horizon = rules_of(conn, newest_release(conn)).workdays.horizon
    left = days_between(store.now().astimezone(BUREAU_TZ).date(), horizon)
    following = horizon.year + 1
    remedy = f"国务院办公厅发布 {following} 年放假通知后，写成 {following}.yaml，用 zhifa config calendar 载入"
    if left < 0:
        yield Line("日历", BAD, f"放假通知只到 {horizon}，已过 {-left} 天：期限全部暂定", remedy)
    elif left < HORIZON_NOTE:
        yield Line("日历", NOTE, f"放假通知到 {horizon}，还有 {left} 天；其后的期限为暂定", remedy)
    else:
        yield Line("日历", GOOD, f"放假通知到 {horizon}，还有 {left} 天")


def checkpoints(store: Store, settings: Settings) -> Iterator[Line]:
    """How old the newest anchor is, and whether the database is the one it was made of."""
    file = settings.data / CHECKPOINTS / FILE_NAME
    if found := older_than_anchor(store, file):
        yield Line("存证", BAD, found[1], "zhifa verify 查明；不要继续办理，从正确的备份恢复到新的位置")
        return
    text = last_line(file)
    line = parse(text) if text else None
    if line is None:
        yield Line(
            "存证",
            NOTE,
            "还没有存证点：历史被截断或者换成旧库时无从证明",
            "每日运行 zhifa checkpoint，并把文件另存到别处",
        )
        return
    age = _age(store, line.taken_at)
    state = BAD if age > CHECKPOINT_BAD else NOTE if age > CHECKPOINT_NOTE else GOOD
    remedy = "" if state == GOOD else "运行 zhifa checkpoint；核对每日任务是否在运行"
    yield Line("存证", state, f"第 {line.n} 个，{_ago(age)}", remedy)


def backups(store: Store, settings: Settings) -> Iterator[Line]:
    """When the last backup was taken."""
    query = select(func.max(EVENT.c.recorded_at)).where(EVENT.c.stream == BUREAU, EVENT.c.action == TAKEN)
    with store.read() as conn:
        newest = conn.execute(query).scalar_one()
    if newest is None:
        yield Line("备份", NOTE, "从未备份", "运行 zhifa backup，并把文件另存到别的机器")
        return
    age = _age(store, newest)
    late = age > BACKUP_NOTE
    yield Line("备份", NOTE if late else GOOD, f"最近一次 {_ago(age)}", "运行 zhifa backup" if late else "")


def owed_work(store: Store, settings: Settings) -> Iterator[Line]:
    """What waits for the machine too long, and what waits for a person."""
    if hold := hold_in_force(store):
        yield Line("待办", BAD, f"隔离中，不发送任何通知：{hold.says}", "zhifa outbox list；查明后 release 或者 cancel")
    found = counts(store)
    number, waiting = _machine_waits(store)
    if waiting > BACKLOG_NOTE:
        yield Line(
            "待办",
            NOTE,
            f"{number} 项待办，最早的已等 {_long(waiting)}",
            "没有进程在执行：zhifa up，或者 zhifa deliver",
        )
    doubts = {"unknown": "去向不明", "failed": "失败", "undeliverable": "无法送达"}
    told = [f"{title} {found[state]} 项" for state, title in doubts.items() if found.get(state)]
    if told:
        yield Line("通知", NOTE, "，".join(told), "zhifa outbox list，由人逐项处理；去向不明的不会自动重发")
    if not told and hold is None and waiting <= BACKLOG_NOTE:
        yield Line("待办", GOOD, f"待办 {number} 项，没有积压，没有去向不明")


def yearly_report(store: Store, settings: Settings) -> Iterator[Line]:
    """Whether the report on the disclosure of information of last year is still to be published (政府信息公开条例49)."""
    today = store.now().astimezone(BUREAU_TZ).date()
    with store.read() as conn:
        rules = rules_of(conn, newest_release(conn))
    how = "zhifa disclosure report --year … 统计；提交、公布后用 zhifa disclosure enter 登记"
    for year, due in reports_owed(rules, today, first_request(store), reports_entered(store)):
        yield Line("年度报告", NOTE, owed_told(year, due, today), how)


def _machine_waits(store: Store) -> tuple[int, float]:
    """How many rows the machine owes and how long the oldest waits; tasks wait for people, however long."""
    query = select(func.count(), func.min(OUTBOX.c.due_at)).where(is_open(), OUTBOX.c.kind != WorkKind.TASK.value)
    with store.read() as conn:
        number, earliest = conn.execute(query).one()
    return number, 0.0 if earliest is None else _age(store, earliest)


def _age(store: Store, stamped: str) -> float:
    """Seconds since then."""
    return (store.now() - moment(stamped)).total_seconds()


def _ago(seconds: float) -> str:
    return f"{_long(seconds)}前"


def _long(seconds: float) -> str:
    if seconds < HOUR:
        return f"{max(int(seconds // MINUTE), 0)} 分钟"
    hours = int(seconds // HOUR)
    return f"{hours} 小时" if hours < 48 else f"{hours // 24} 天"
