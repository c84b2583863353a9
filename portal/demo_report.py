"""What the demo came to: papers under names people recognise, one table, where everything lies, what to do next."""

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flows.rehearsal import ActReport
from models.checks import check
from models.database import Store
from models.files import path_of
from models.instants import moment
from models.queries import case_heads, documents_of, events_in_order, files_of_case, owed_of_case
from portal.doors import DONE, REFUSED, say
from portal.tables import heading, table, title_of
from states.endings import ENDINGS
from states.vocabulary import BUREAU_TZ, STAGE_TITLES, Stage
from states.workdays import days_between

ARRIVED = frozenset({"accepted", "delivered"})
NOT_DONE = frozenset({"refused", "conflict", "invalid"})
PREFERRED = ("application/pdf", "text/html")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the demo keeps its things; all below one folder, which it may delete."""

    home: Path

    @property
    def database(self) -> str:
        return f"sqlite:///{self.home / 'demo.sqlite3'}"

    @property
    def archive(self) -> Path:
        return self.home / "archive"

    @property
    def papers(self) -> Path:
        return self.home / "文书"

    @property
    def mail(self) -> Path:
        return self.home / "邮件"

    @property
    def sms(self) -> Path:
        return self.home / "短信"


def print_papers(places: Places, store: Store) -> None:
    """A copy of every document under its case, in the order of issue."""
    for head in case_heads(store):
        files: dict[str, dict[str, Path]] = {}
        for kept in files_of_case(store, head["no"]):
            found = path_of(places.archive, kept["sha256"], kept["media_type"])
            files.setdefault(kept["document_number"], {})[kept["media_type"]] = found
        for place, document in enumerate(documents_of(store, head["no"]), 1):
            made = files.get(document["number"], {})
            source = next((made[media] for media in PREFERRED if media in made), None)
            if source is not None:
                name = f"{place:02d}-{document['title']}-{document['number']}{source.suffix}"
                target = places.papers / head["no"] / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)


def end_table(store: Store, titles: Mapping[str, str], reports: Sequence[ActReport]) -> None:
    """One row for each case that was opened."""
    heads = {head["no"]: head for head in case_heads(store)}
    names = {report.case_no: report.case for report in reports}
    heading(f"样例案件 {len(heads)} 件")
    rows = []
    for no in sorted(heads):
        messages = [row for row in owed_of_case(store, no) if row["kind"] == "message"]
        sent = sum(row["state"] in ARRIVED for row in messages)
        rows.append(
            (
                f"{no}\n{titles[names[no]]}" if no in names else no,
                ENDINGS.get(heads[no]["ending"] or "", "未结"),
                _days_per_stage(events_in_order(store, no)),
                str(len(documents_of(store, no))),
                f"{sent}/{len(messages)}",
                _refusals(report for report in reports if report.case_no == no),
            )
        )
    table(("案件", "结案方式", "各阶段天数", "文书", "通知", "途中被拒绝的办理（条文）"), rows)
    say("各阶段天数按自然日计；通知一栏为“送出/应发”。")


def _days_per_stage(events: Iterable[Mapping[str, Any]]) -> str:
    """Calendar days spent in each stage that the case was in."""
    days: Counter[Stage] = Counter()
    before: tuple[Stage, date] | None = None
    for event in events:
        on = moment(event["occurred_at"]).astimezone(BUREAU_TZ).date()
        if before is not None:
            days[before[0]] += days_between(before[1], on)
        before = (Stage(event["after"].split(".")[0]), on)
        days[before[0]] += 0
    return " ".join(f"{STAGE_TITLES[stage]}{days[stage]}" for stage in Stage if stage in days)


def _refusals(reports: Iterable[ActReport]) -> str:
    """Each act that was not done, with all articles it met on the way."""
    met: dict[str, dict[str, None]] = {}
    for report in reports:
        if report.outcome in NOT_DONE:
            clauses = [r["clause"] for r in report.reasons if r["clause"]]
            instead = "版本已过期" if report.outcome == "conflict" else "内容有误"
            met.setdefault(title_of(report.act), {}).update(dict.fromkeys(clauses or [instead]))
    return "\n".join(f"{title}：{'、'.join(clauses)}" for title, clauses in met.items()) or "无"


def conclude(
    places: Places, store: Store, titles: Mapping[str, str], reports: Sequence[ActReport], *, stopped: bool
) -> int:
    """Verify the record, and say where everything lies and what to do next."""
    unmet = [(report, says) for report in reports for says in report.unmet]
    for report, says in unmet:
        say(f"未达预期：{titles[report.case]} {report.at} {title_of(report.act)}：{says}")
    if stopped:
        say("演示已在此处停下；加 --keep-going 可继续办到底")
    findings = check(store)
    for finding in findings:
        say(f"[{finding.invariant}] {finding.where}：{finding.says}")
    heading("核验通过：记录完整，未见改动" if not findings else f"核验未通过：发现 {len(findings)} 处问题")
    say(f"文书：{places.papers}")
    say(f"邮件：{places.mail}　短信：{places.sms}")
    last = next(reversed(reports)).case_no if reports else "案号"
    say("接下来可以：")
    say(f"  .venv/bin/zhifa verify --database {places.database}   再次核验")
    say(f"  ZHIFA_DATABASE={places.database} .venv/bin/zhifa case show {last}   查看一个案件的全部经过")
    say("  .venv/bin/zhifa rehearse config/dockets/demo/03-hearing.yaml   逐项看一个案件怎样办下来")
    return REFUSED if unmet or findings else DONE
