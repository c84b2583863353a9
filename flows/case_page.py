"""One page per case for the coordinator: how it stands, its terms, what is missing, who must do it. No names, no numbers."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from prefect.artifacts import acreate_markdown_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactCollectionFilter, ArtifactCollectionFilterKey

from config.schema.days import write_moment
from models.database import Store
from models.instants import moment
from models.queries import case_facts, events_in_order, owed_of_case, refusals_of, running_terms
from models.watch import MACHINES, card_of, today_of
from states.facts import CaseFacts
from states.lifecycle import SYSTEM_ACTOR
from states.standing import known_here, standing
from states.vocabulary import STAGE_TITLES, Stage
from states.work_titles import OWED_STATES, OWED_TITLES, act_title, owed_title
from states.workdays import days_between

CARDS = {"none": "", "yellow": "【黄牌】", "red": "【红牌】"}
HIDDEN = "〔从略〕"
LATEST = 15
"""How many acts a page tells; the whole record is a matter for ``zhifa case show``."""

CHANNELS = {"sms": "短信", "email": "邮件"}


async def show_case(store: Store, case_no: str) -> bool:
    """Write the page of a case if it says something new; whether it was written."""
    text = case_page(store, case_no)
    first, _, rest = text.removeprefix("# ").partition("\n\n")
    described = f"{first}　{rest.partition(chr(10))[0].replace('*', '')}"  # what the list of artifacts shows
    return await write_markdown(f"case-{case_no}", text, described)


async def write_markdown(key: str, text: str, description: str) -> bool:
    """A new version of the artifact, unless the last one says the same."""
    if await newest_text(key) == text:
        return False
    await acreate_markdown_artifact(key=key, markdown=text, description=description)
    return True


async def newest_text(key: str) -> object:
    """What the newest version of an artifact says; None where there is none."""
    wanted = ArtifactCollectionFilter(key=ArtifactCollectionFilterKey(any_=[key]))
    async with get_client() as client:
        found = await client.read_latest_artifacts(artifact_filter=wanted, limit=1)
    return found[0].data if found else None


def case_page(store: Store, case_no: str) -> str:
    """The page as Markdown. Whatever names the party or an officer is left out, wherever it came from."""
    facts = case_facts(store, case_no, SYSTEM_ACTOR)
    parts = (
        _head(facts, card_of(store, case_no)),
        _missing(facts),
        _terms(facts, running_terms(store, case_no), today_of(store)),
        _timeline(facts, list(events_in_order(store, case_no))),
        _owed(facts, owed_of_case(store, case_no)),
        _refused(refusals_of(store, case_no)),
        f"全部记录：`zhifa case show {case_no}`；下一步：`zhifa case why {case_no}`",
    )
    return redacted("\n\n".join(part for part in parts if part), facts)


def redacted(text: str, facts: CaseFacts) -> str:
    """The text without the party's data and with officers by their number: a reason may quote what was entered."""
    party = facts.party
    entered = (party.name, party.identifier, party.address, party.representative, party.phone, party.email)
    for personal in sorted({word for word in entered if word}, key=len, reverse=True):
        text = text.replace(personal, HIDDEN)
    for officer in facts.roster.values():
        for told in (officer.name, officer.phone, officer.email, officer.certificate_no):
            text = text.replace(told, officer.id) if told else text
    return text


def markdown_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are kept to one line and cannot break out of it."""
    lines = [f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}"]
    lines += [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def _cell(text: str) -> str:
    for sign, instead in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("`", "'"), ("[", "\\["), ("\n", "；")):
        text = text.replace(sign, instead)
    return text


def _head(facts: CaseFacts, card: str) -> str:
    titles = facts.rules.lifecycles[facts.procedure.key].titles
    waits = next(step.waits_for for step in facts.procedure.steps if step.key == facts.step)
    stage = STAGE_TITLES[Stage(facts.step.split(".")[0])]
    rehearsal = "　**演练**" if facts.rehearsal else ""
    return "\n\n".join(
        (
            f"# 案件 {facts.no}　{CARDS[card]}{rehearsal}",
            f"{facts.procedure.title} · **{stage}** · **{titles[facts.step]}** · 第 {facts.revision} 版",
            f"等候：{waits}",
            f"承办人：{'、'.join(facts.handlers) or '尚未确定'}",
        )
    )


def _terms(facts: CaseFacts, terms: Iterable[Mapping[str, Any]], today: date) -> str:
    names = term_titles(facts)
    rows = [
        (
            names.get(term["key"], term["key"]),
            term["due_on"] + ("（暂定）" if term["provisional"] else ""),
            left(today, date.fromisoformat(term["due_on"])),
            term["explains"],
        )
        for term in terms
    ]
    return "## 期限\n\n" + markdown_table(("期限", "末日", "还有", "怎样算"), rows) if rows else ""


def term_titles(facts: CaseFacts) -> dict[str, str]:
    """Term key of the procedure → its title in the law."""
    rules = {rule.key: rule.title for rule in facts.rules.body.terms}
    return {term.key: rules[term.rule] for term in facts.procedure.terms}


def left(today: date, due: date) -> str:
    """How far away a last day is, in calendar days."""
    days = days_between(today, due)
    if days == 0:
        return "**今天到期**"
    return f"{days} 天" if days > 0 else f"**已过 {-days} 天**"


def _missing(facts: CaseFacts) -> str:
    here = [standing(facts, key, None) for key in known_here(facts)]
    moving = [one for one in here if facts.rules.lifecycles[facts.procedure.key].moves_from(one.action.key, facts.step)]
    rows = [(one.action.title, one.who, one.told()) for one in moving]
    if not rows:
        return ""
    return "## 下一步：能办什么，还缺什么，由谁办\n\n" + markdown_table(("办理事项", "由谁办", "情况（条文）"), rows)


def _timeline(facts: CaseFacts, events: Sequence[Mapping[str, Any]]) -> str:
    titles = facts.rules.lifecycles[facts.procedure.key].titles
    rows = [
        (
            str(event["seq"]),
            write_moment(moment(event["occurred_at"])),
            act_title(event["action"]),
            str(event["actor"]["id"]),
            titles.get(str(event["after"]), ""),
            "；".join(f"{flag['says']}（{flag['clause']}）" for flag in event["flags"]),
        )
        for event in events[-LATEST:]
    ]
    older = f"（此前 {len(events) - LATEST} 条从略）\n\n" if len(events) > LATEST else ""
    return f"## 经过\n\n{older}" + markdown_table(("号", "时间", "办理事项", "办理人", "到达", "瑕疵"), rows)


def _owed(facts: CaseFacts, rows: Iterable[Mapping[str, Any]]) -> str:
    templates = facts.rules.body.templates
    shown = [
        (
            OWED_TITLES.get(row["kind"], row["kind"]),
            owed_title(templates, row["kind"], row["template"], json.loads(row["context"])),
            row["receiver"],
            CHANNELS.get(row["channel"], row["channel"] or ""),
            OWED_STATES.get(row["state"], row["state"]),
            row["detail"] or "",
        )
        for row in rows
        if row["kind"] in (*MACHINES, "task")
    ]
    if not shown:
        return ""
    return "## 通知、文书和事项\n\n" + markdown_table(("类别", "内容", "接收人", "渠道", "状态", "说明"), shown)


def _refused(refusals: Sequence[Mapping[str, Any]]) -> str:
    rows = [
        (
            write_moment(moment(body["recorded_at"])),
            act_title(body["refused_action"]),
            body["actor"],
            "；".join(reason["clause"] or reason["says"] for reason in body["reasons"]),
        )
        for body in refusals[-LATEST:]
    ]
    return "## 被拒绝的办理\n\n" + markdown_table(("时间", "办理事项", "办理人", "条文"), rows) if rows else ""
