"""Mass prompts (群发提示): proposed by one person from a file, released by another, then owed as outbox rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, Table, func, insert, select, update

from models.bureau_stream import append_bureau, bureau_seq
from models.case_rows import outbox_row
from models.database import Store
from models.instants import stamp
from models.killpoints import killpoint
from models.numbering import next_number
from models.outbox import MASS_PROMPT as TEMPLATE
from models.outbox import OUTBOX, is_open
from models.record import BUREAU, canonical, digest, owed_entry
from models.registers import must_be
from models.releases import newest_release, rules_of
from models.tables import Campaign
from states.owing import Owed
from states.reasons import CommandInvalid
from states.release import Rules
from states.vocabulary import BUREAU_TZ, Role, WorkKind

CAMPAIGN: Table = Campaign.__table__  # type: ignore[attr-defined]
RECEIVERS_MOST = 50_000
CHANNELS = ("sms", "email")
MAY_PROPOSE = (Role.OFFICER, Role.COORDINATOR)
MAY_RELEASE = (Role.LEADER, Role.COORDINATOR, Role.ADMINISTRATOR)


class NoSuchCampaign(LookupError):
    """There is no mass prompt of this number (没有这次群发)."""

    code = "unknown"


@dataclass(frozen=True)
class Addressee:
    """One receiver of a mass prompt, as the file says; ``line`` is that of the file."""

    line: int
    name: str
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class Standing:
    """Where a mass prompt stands."""

    no: str
    title: str
    power: str
    state: str
    proposed_by: str
    released_by: str | None
    receivers: int
    owed_seq: int | None
    counts: Mapping[str, int]

    @property
    def open(self) -> int:
        """Messages that still wait for the machine."""
        return sum(self.counts.get(state, 0) for state in ("queued", "claimed", "calling"))


def context_of(rules: Rules, power: str, name: str, on: datetime) -> dict[str, Any]:
    """What the message to one receiver is rendered with. Raises CommandInvalid for a power not in force."""
    bureau, day = rules.body.bureau, on.astimezone(BUREAU_TZ).date()
    found = rules.power(power, day)
    if found is None:
        raise CommandInvalid(f"现行权责清单中没有职权 {power}", "power")
    return {
        "organ": bureau.name,
        "contact": bureau.contact,
        "phone": bureau.phone,
        "power_title": found.title,
        "duty": found.duty,
        "receiver_name": name,
        "on": day.isoformat(),
    }


def propose(store: Store, title: str, power: str, addressees: Sequence[Addressee], *, by: str) -> str:
    """Put a mass prompt before a second person (报批群发); nothing is owed yet. Answers its number."""
    content = canonical([{k: getattr(a, k) for k in ("line", "name", "phone", "email")} for a in addressees])
    if not 0 < len(addressees) <= RECEIVERS_MOST:
        raise CommandInvalid(f"一次群发的接收人须为 1 至 {RECEIVERS_MOST} 个", "file")
    with store.write() as conn:
        must_be(conn, store, by, *MAY_PROPOSE)
        release = newest_release(conn)
        rules = rules_of(conn, release)
        if f"notices/{TEMPLATE}.j2" not in rules.body.templates:
            raise CommandInvalid(f"现行版本没有模板 {TEMPLATE}，请先发布版本（zhifa config publish）", "release")
        context_of(rules, power, addressees[0].name, store.now())
        year = store.now().astimezone(BUREAU_TZ).year
        no = f"mass-{year}-{next_number(conn, 'campaign', year):04d}"
        row = {
            "no": no,
            "title": title,
            "power": power,
            "release": release,
            "content": content,
            "digest": digest(content),
            "state": "proposed",
            "proposed_by": by,
            "proposed_at": stamp(store.now()),
        }
        told = {"no": no, "by": by, "power": power, "release": release, "digest": row["digest"]}
        append_bureau(
            conn, store, action="mass_prompt_proposed", body={**told, "title": title, "receivers": len(addressees)}
        )
        conn.execute(insert(CAMPAIGN), row)
        killpoint("campaign.commit.before")
    killpoint("campaign.commit.after")
    return no


def release(store: Store, no: str, *, by: str) -> int:
    """A second person releases the mass prompt: all its messages are owed by one event; answers how many."""
    with store.write() as conn:
        row = _locked(conn, no)
        must_be(conn, store, by, *MAY_RELEASE)
        if by == row["proposed_by"]:
            raise CommandInvalid("报批人与批准人不得为同一人", "by")
        if row["state"] != "proposed":
            raise CommandInvalid(f"{no} 已经批准，不能再次批准", "no")
        if digest(row["content"]) != row["digest"]:
            raise CommandInvalid(f"{no} 的名单与报批时不符，不能批准", "no")
        seq = bureau_seq(conn) + 1
        owed = _owed(conn, store, row, seq)
        body = {"no": no, "by": by, "digest": row["digest"], "owed": [owed_entry(each) for each in owed]}
        append_bureau(conn, store, action="mass_prompt_released", body=body)
        conn.execute(insert(OUTBOX), owed)
        told = {"state": "released", "released_by": by, "released_at": stamp(store.now()), "owed_seq": seq}
        conn.execute(update(CAMPAIGN).where(CAMPAIGN.c.no == no).values(told))
        killpoint("campaign.commit.before")
    killpoint("campaign.commit.after")
    return len(owed)


def set_paused(store: Store, no: str, paused: bool, *, by: str) -> None:
    """Pause or resume a released mass prompt, on record; messages in the call are finished, no further are claimed."""
    before, after = ("released", "paused") if paused else ("paused", "released")
    with store.write() as conn:
        row = _locked(conn, no)
        must_be(conn, store, by, *MAY_PROPOSE, *MAY_RELEASE)
        if row["state"] != before:
            raise CommandInvalid(
                f"{no} 不能{'暂停' if paused else '继续'}：没有在发送" if paused else f"{no} 没有暂停", "no"
            )
        action = "mass_prompt_paused" if paused else "mass_prompt_resumed"
        append_bureau(conn, store, action=action, body={"no": no, "by": by})
        conn.execute(update(CAMPAIGN).where(CAMPAIGN.c.no == no).values(state=after))


@dataclass(frozen=True)
class Progress:
    """How far the sending of a mass prompt is."""

    state: str
    owed_seq: int
    open: int


def progress(store: Store, no: str) -> Progress:
    """State and number of messages that still wait for the machine. Raises NoSuchCampaign."""
    with store.read() as conn:
        row = conn.execute(select(CAMPAIGN.c.state, CAMPAIGN.c.owed_seq).where(CAMPAIGN.c.no == no)).one_or_none()
        if row is None:
            raise NoSuchCampaign(f"没有群发 {no}")
        waiting = select(func.count()).where(OUTBOX.c.stream == BUREAU, OUTBOX.c.seq == row.owed_seq, is_open())
        return Progress(row.state, row.owed_seq or 0, conn.execute(waiting).scalar_one())


def standing(store: Store, no: str) -> Standing:
    """How far it is. Raises NoSuchCampaign."""
    with store.read() as conn:
        row = conn.execute(select(CAMPAIGN).where(CAMPAIGN.c.no == no)).mappings().one_or_none()
        if row is None:
            raise NoSuchCampaign(f"没有群发 {no}")
        counted = (
            select(OUTBOX.c.state, func.count())
            .where(OUTBOX.c.stream == BUREAU, OUTBOX.c.seq == row["owed_seq"])
            .group_by(OUTBOX.c.state)
        )
        counts = {} if row["owed_seq"] is None else {state: number for state, number in conn.execute(counted)}
    kept = {name: row[name] for name in ("no", "title", "power", "state", "proposed_by", "released_by", "owed_seq")}
    return Standing(**kept, receivers=len(orjson.loads(row["content"])), counts=counts)


def results(store: Store, no: str) -> list[dict[str, Any]]:
    """One row per receiver and channel, in the order of the file; a fallback stands below what it replaced."""
    with store.read() as conn:
        row = conn.execute(select(CAMPAIGN).where(CAMPAIGN.c.no == no)).mappings().one_or_none()
        if row is None:
            raise NoSuchCampaign(f"没有群发 {no}")
        names = {f"line-{each['line']}": each for each in orjson.loads(row["content"])}
        cause = f"{no}:"
        mine = OUTBOX.c.key.startswith(cause, autoescape=True) | OUTBOX.c.key.contains(f":{cause}", autoescape=True)
        query = select(OUTBOX).where(OUTBOX.c.template == TEMPLATE, mine)
        found = [dict(each) for each in conn.execute(query.order_by(OUTBOX.c.id)).mappings()]
    told = [
        {**each, "line": names[each["receiver"]]["line"], "name": names[each["receiver"]]["name"]} for each in found
    ]
    return sorted(told, key=lambda each: (each["line"], each["id"]))


def next_channel_of(conn: Connection, row: Mapping[str, Any]) -> tuple[str, str] | None:
    """The channel after the one that failed for one receiver of a mass prompt."""
    no = row["key"].removeprefix("fallback:").split(":", 1)[0]
    found = conn.execute(select(CAMPAIGN).where(CAMPAIGN.c.no == no)).mappings().one_or_none()
    if found is None:
        return None
    who = next(each for each in orjson.loads(found["content"]) if f"line-{each['line']}" == row["receiver"])
    ordered = _order(rules_of(conn, found["release"]))
    for channel in ordered[ordered.index(row["channel"]) + 1 :]:
        if address := _address(who, channel):
            return channel, address
    return None


def template_release(conn: Connection, key: str) -> str | None:
    """The release whose template a mass prompt's row is rendered with, by the row's key."""
    no = key.removeprefix("fallback:").split(":", 1)[0]
    found: str | None = conn.execute(select(CAMPAIGN.c.release).where(CAMPAIGN.c.no == no)).scalar_one_or_none()
    return found


def _locked(conn: Connection, no: str) -> dict[str, Any]:
    row = conn.execute(select(CAMPAIGN).where(CAMPAIGN.c.no == no).with_for_update()).mappings().one_or_none()
    if row is None:
        raise NoSuchCampaign(f"没有群发 {no}")
    return dict(row)


def _owed(conn: Connection, store: Store, row: Mapping[str, Any], seq: int) -> list[dict[str, Any]]:
    rules = rules_of(conn, row["release"])
    ordered = _order(rules)
    now = store.now()
    owed = []
    for who in orjson.loads(row["content"]):
        channel = next((c for c in ordered if _address(who, c)), ordered[0])
        context = context_of(rules, row["power"], who["name"], now)
        each = Owed(WorkKind.MESSAGE, TEMPLATE, f"line-{who['line']}", channel, _address(who, channel), context)
        owed.append(outbox_row(each, stream=BUREAU, seq=seq, case_no=None, now=stamp(now), cause=row["no"]))
    return owed


def _order(rules: Rules) -> tuple[str, ...]:
    return rules.body.receivers.party if rules.body.receivers is not None else CHANNELS


def _address(who: Mapping[str, Any], channel: str) -> str | None:
    address: str | None = who["phone"] if channel == "sms" else who["email"]
    return address
