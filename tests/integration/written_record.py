"""The law read off the written record alone: no gate, no fact, no formula of the kernel is asked. Each judge looks at the
newest entry of a case and says what was unlawful about it, from the entries before it and from the documents issued.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from tests.integration.written_telling import other_grounds, told_of_the_hearing, working_days_between

CHINA = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Entry:
    """One entry of the record as it stands, corrections applied."""

    seq: int
    action: str
    by: str
    roles: tuple[str, ...]
    certificate: str | None
    on: date
    told: dict[str, Any]
    flags: frozenset[str]
    documents: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return not self.flags


@dataclass(frozen=True)
class Written:
    """The record of one case and the documents it issued, by number."""

    entries: tuple[Entry, ...]
    papers: dict[str, dict[str, Any]]

    @property
    def newest(self) -> Entry:
        return self.entries[-1]

    def all(self, *actions: str, after: int = 0) -> list[Entry]:
        return [entry for entry in self.entries if entry.action in actions and entry.seq > after]

    def last(self, *actions: str, after: int = 0) -> Entry | None:
        return next(reversed(self.all(*actions, after=after)), None)

    def paper(self, entry: Entry, kind: str) -> dict[str, Any] | None:
        """The document of this kind that an entry issued."""
        found = [self.papers[number] for number in entry.documents if self.papers[number]["kind"] == kind]
        return orjson.loads(found[0]["context"]) if found else None

    @property
    def handlers(self) -> tuple[str, ...]:
        filing = self.last("propose_filing", "hand_over_case") or self.last("make_spot_decision")
        return tuple(filing.told.get("handlers") or filing.told["officers"]) if filing else ()

    @property
    def former_handlers(self) -> set[str]:
        """Whoever handled the case until it was handed over."""
        before = (replace(self, entries=self.entries[: e.seq - 1]).handlers for e in self.all("hand_over_case"))
        return {officer for handlers in before for officer in handlers}

    @property
    def in_force(self) -> int | None:
        """The sum in fen that holds once the decision was annulled or changed; ``None`` while it stands as made; what is gone
        comes back by no later change."""
        changed = [e for e in self.all("annul_decision", "record_review_result") if _changes(e)]
        if any(e.told.get("what") == "annul" or e.told.get("result") in ("revoked", "void") for e in changed):
            return 0
        return sum(changed[-1].told[name] or 0 for name in ("fine", "confiscation")) if changed else None


def _changes(entry: Entry) -> bool:
    return entry.action == "annul_decision" or entry.told["result"] in ("revoked", "changed", "void")


def written(bodies: list[dict[str, Any]], documents: list[dict[str, Any]]) -> Written:
    """Entries from the stored bodies; a correction replaces what the entry it names said."""
    entries: list[Entry] = []
    for body in bodies:
        entries.append(_entry(body))
        if body["action"] == "correct_record":
            at = body["payload"]["seq"] - 1
            flags = frozenset(flag["gate"] for flag in body["corrected_flags"])
            entries[at] = replace(entries[at], told=body["payload"]["corrected"], flags=flags)
    return Written(tuple(entries), {row["number"]: row for row in documents})


def _entry(body: dict[str, Any]) -> Entry:
    actor = body["actor"]
    when = datetime.fromisoformat(body["occurred_at"].replace("Z", "+00:00"))
    return Entry(
        seq=body["seq"],
        action=body["action"],
        by=actor["id"],
        roles=tuple(actor.get("roles", ())),
        certificate=actor.get("certificate"),
        on=when.astimezone(CHINA).date(),
        told=body["payload"],
        flags=frozenset(flag["gate"] for flag in body["flags"]),
        documents=tuple(document["number"] for document in body["documents"]),
    )


def unlawful(record: Written) -> list[str]:
    """What was unlawful about the newest entry."""
    newest = record.newest
    found = list(_JUDGES.get(newest.action, _nothing)(record))
    pairs = zip(record.entries, record.entries[1:], strict=False)
    closed = [one for one, then in pairs if one.action == "close_case" and then.action != "reopen_case"]
    rested, resumed = record.last("suspend_case"), record.last("resume_case", "discontinue_case")
    resting = rested is not None and _seq(resumed) < rested.seq < newest.seq
    if resting and newest.action in NOT_WHILE_RESTING:
        found.append(f"中止期间{newest.action}")
    return [*found, *("结案以后又有记录" for _ in closed)]


NOT_WHILE_RESTING = frozenset(
    {"propose_filing", "approve_filing", "report_investigation", "propose_penalty", "give_prior_notice", "approve_decision",
     "make_decision", "close_case", "urge_performance", "apply_to_court", "suspend_case", "extend_term"}
)  # fmt: skip


def _nothing(record: Written) -> Iterator[str]:
    yield from ()


def _filing(record: Written) -> Iterator[str]:
    if not (record.all("skip_prompt") or (record.all("issue_prompt") and record.all("record_recheck"))):
        yield "没有提示，也没有说明理由"
    yield from _another_leader(record, record.newest)
    if len(set(record.handlers)) < 2:
        yield "承办人不足两人"


def _another_leader(record: Written, entry: Entry) -> Iterator[str]:
    if "leader" not in entry.roles or entry.certificate is None:
        yield f"{entry.action}：不是持证的负责人"
    if entry.by in record.handlers or entry.by in record.former_handlers:
        yield f"{entry.action}：承办人自己审批"


def _decision(record: Written) -> Iterator[str]:
    made = record.newest
    approved = record.last("approve_decision", after=_seq(record.last("return_for_rework")))
    if approved is None:
        yield "没有审批"
        return
    yield from _another_leader(record, approved)
    if made.by not in record.handlers:
        yield "不是承办人制作决定"
    excluded = {entry.told["evidence"] for entry in record.all("exclude_evidence")}
    if not [e for e in record.all("add_evidence") if e.told["lawfully"] and e.told["no"] not in excluded]:
        yield "没有证据"
    if not [e for e in record.all("record_inspection", "record_inquiry") if e.sound]:
        yield "没有合格的笔录"
    if not record.all("record_guidance"):
        yield "没有行政指导"
    paper = record.paper(made, "decision")
    yield from _penalty(record, paper, approved) if paper else _no_penalty(record)


def _no_penalty(record: Written) -> Iterator[str]:
    report = record.last("record_recheck", "report_investigation")
    violation = report is None or report.told["violation"]
    if violation and not record.all("record_education"):
        yield "不予处罚而没有教育"


def _penalty(record: Written, paper: dict[str, Any], approved: Entry) -> Iterator[str]:
    given = record.last("give_prior_notice")
    served = next((e for e in record.all("record_notice_service", after=_seq(given)) if e.sound), None)
    if given is None or served is None or served.seq > approved.seq:
        yield "处罚以前没有送达事先告知书"
        return
    told = record.paper(given, "prior_notice")
    assert told is not None
    if [kind for kind, fen in amounts(paper).items() if fen > amounts(told).get(kind, 0)]:
        yield "决定的金额高于送达的告知书"
    yield from other_grounds(record, given)
    if not record.all("order_correction"):
        yield "没有责令改正"
    waived = _waived(record, "statement", served)
    if not waived and working_days_between(served.on, approved.on) < 5:
        yield "陈述申辩期限未满"
    defence = record.last("record_defence")
    if defence is not None and record.last("answer_defence", after=defence.seq) is None:
        yield "申辩没有答复"
    if record.paper(given, "hearing_offer") is not None:
        yield from _large(record, served, approved)


def _large(record: Written, served: Entry, approved: Entry) -> Iterator[str]:
    asked = [entry for entry in record.all("request_hearing", after=served.seq) if entry.sound]
    if asked:
        held = [e for e in record.all("record_hearing", after=asked[-1].seq) if e.sound]
        if not held:
            yield "要求听证而没有举行"
        elif not told_of_the_hearing(record, held[-1]):
            yield "听证以前没有及时送达听证通知书"
    elif not _waived(record, "hearing", served) and working_days_between(served.on, approved.on) < 5:
        yield "听证期限未满"
    reviews = record.all("review_legality", after=_seq(record.last("revise_proposal", "record_hearing")))
    if not reviews or reviews[-1].told["conclusion"] != "passed":
        yield "没有通过法制审核"
    if not [e for e in record.all("discuss_collectively") if e.told["votes_for"] > e.told["votes_against"]]:
        yield "没有集体讨论"
    if not [e for e in record.all("assess_risk") if e.seq < approved.seq]:
        yield "没有评估风险"


def _waived(record: Written, right: str, served: Entry) -> bool:
    return any(e.sound and right in e.told["rights"] for e in record.all("record_waiver", after=served.seq))


def _spot(record: Written) -> Iterator[str]:
    told = record.newest.told
    person = record.entries[0].told["party"]["kind"] == "person"
    if (told["fine"] or 0) > (20_000 if person else 300_000):
        yield "当场罚款超过限额"
    if not set(told["sanctions"]) <= {"warning", "fine"}:
        yield "当场处罚的种类超出范围"


def _served(record: Written) -> bool:
    """The decision reached the party."""
    late = {"served_in_time", "handed_over_at_once", "form_with_decision"}  # it came late, but it came
    by_hand = [e for e in record.all("record_service") if not e.flags - late]
    by_mail = [e for e in record.all("record_email_outcome") if e.told["outcome"] == "accepted"]
    return bool(by_hand or by_mail)


def _surcharge_at_most(record: Written, fine: int) -> int:
    """What a fine paid more than fifteen days after the first service may cost besides: never more than itself."""
    came = [e.on for e in record.all("record_service", "record_email_outcome")]
    paid = [date.fromisoformat(e.told["paid_on"]) for e in record.all("record_payment")]
    return fine if came and paid and max(paid) > min(came) + timedelta(days=15) else 0


def _only_after_service(record: Written) -> Iterator[str]:
    if not _served(record):
        yield f"决定尚未送达就{record.newest.action}"


def _by_email(record: Written) -> Iterator[str]:
    if not [e for e in record.all("record_service_consent") if e.sound]:
        yield "没有同意电子送达"
    if not record.all("make_decision"):
        yield "没有决定可送"


def _mail_arrived(record: Written) -> Iterator[str]:
    if not record.all("serve_by_email"):
        yield "没有发起电子送达就有结果"


def _second_person(record: Written) -> Iterator[str]:
    if record.newest.told["second_person"] == record.newest.by:
        yield f"{record.newest.action}：没有第二人"


def _closing(record: Written) -> Iterator[str]:
    yield from _another_leader(record, record.newest)
    decided = record.last("make_decision", "make_spot_decision")
    ended = record.all("withdraw_case", "decline_filing", "end_after_prompt") or [
        e for e in record.all("record_transfer_result") if e.told["result"] == "accepted"
    ]
    annulled = [e for e in record.all("annul_decision") if e.told["what"] == "annul"]
    annulled += [e for e in record.all("record_review_result") if e.told["result"] in ("revoked", "void")]
    if not _served(record) and not ended and not annulled:
        yield "没有结果就结案"
    yield from _nothing_pending(record)
    if decided is None or not _served(record):
        return
    paper = record.paper(decided, "decision") or record.paper(decided, "spot_decision")
    made = amounts(paper).get("罚款", 0) if paper else 0
    fine = made if record.in_force is None else record.in_force
    paid = sum(e.told["amount"] for e in record.all("record_payment"))
    paid -= sum(e.told["amount"] for e in record.all("record_refund"))
    stopped = record.last("discontinue_case")
    if paid < fine and stopped is None:
        yield "罚款没有缴清就结案"
    if record.in_force is not None and paid > fine + _surcharge_at_most(record, fine):
        yield "多缴的没有退还就结案"
    if stopped is None or stopped.told["ground"] not in ("no_estate", "organisation_ended"):
        yield from _followed_up(record)


def _nothing_pending(record: Written) -> Iterator[str]:
    bounced, applied = (record.last(a) for a in ("record_bounce", "apply_to_court"))
    if len(record.all("record_review")) > len(record.all("record_review_result")):
        yield "复议、诉讼没有结果就结案"
    if bounced is not None and record.last("record_service", after=bounced.seq) is None:
        yield "退信以后没有重新送达就结案"
    answers = record.all("record_court_result", after=_seq(applied))
    if applied is not None and not [e for e in answers if e.told["result"] != "granted"]:
        yield "申请法院执行没有结果就结案"
    opened = record.last("record_unperformed")
    if opened is None or not opened.sound or record.last("discontinue_case", after=opened.seq) is not None:
        return
    done = [e for e in record.all("record_conduct_done", after=opened.seq) if e.sound]
    done += [e for e in record.all("record_conduct_result", after=opened.seq) if e.told["result"] == "enforced"]
    if not done and record.in_force is None:
        yield "行为义务没有履行就结案"


def _to_court(record: Written) -> Iterator[str]:
    yield from _another_leader(record, record.newest)
    today = record.newest.on
    urged = [e for e in record.all("record_paper_service") if e.sound and e.told["kind"] == "urging_letter"]
    if not urged or working_days_between(urged[-1].on, today) < 10:
        yield "催告送达以后未满十个工作日就申请法院执行"
    if len(record.all("record_review")) > len(record.all("record_review_result")):
        yield "复议、诉讼尚未办结就申请法院执行"


def _hand_over(record: Written) -> Iterator[str]:
    yield from _another_leader(record, record.newest)
    new = set(record.newest.told["handlers"])
    if len(new) < 2:
        yield "接手的承办人不足两人"
    if new & {e.by for e in record.all("approve_filing", "approve_decision", "review_legality")}:
        yield "审批、审核过的人接手承办"


def _by_a_leader(record: Written) -> Iterator[str]:
    yield from _another_leader(record, record.newest)


def _discontinued(record: Written) -> Iterator[str]:
    yield from _second_person(record)
    yield from _only_after_service(record)


def _annulled(record: Written) -> Iterator[str]:
    yield from _second_person(record)
    if not record.all("make_decision", "make_spot_decision"):
        yield "没有决定可以撤销"


def _unhappy(told: Mapping[str, Any]) -> bool:
    return bool(told["misconduct"] == "some" or told["satisfaction"] == "unsatisfied")


def _followed_up(record: Written) -> Iterator[str]:
    answers = record.all("record_party_answer", "record_visit")
    if not answers:
        yield "没有意见表也没有回访就结案"
        return
    unhappy = [answer for answer in answers if _unhappy(answer.told["answers"])]
    if unhappy and record.last("resolve_complaint", after=unhappy[-1].seq) is None:
        yield "不满意没有督办就结案"
    ordered = record.last("order_correction")
    checked = [e for e in record.all("check_correction", after=_seq(ordered)) if e.sound and e.told["corrected"]]
    if ordered is not None and not checked:
        yield "整改没有复查就结案"


def amounts(paper: dict[str, Any]) -> dict[str, int]:
    """Money by kind of penalty, as a document states it."""
    named = paper["sanctions"] if "sanctions" in paper else [paper["sanction"]]
    return {one["kind"]: one["amount_fen"] for one in named if one["amount_fen"] is not None}


def _seq(entry: Entry | None) -> int:
    return entry.seq if entry is not None else 0


_JUDGES: dict[str, Callable[[Written], Iterator[str]]] = {
    "approve_filing": _filing,
    "make_decision": _decision,
    "make_spot_decision": _spot,
    "record_payment": _only_after_service,
    "record_visit": _only_after_service,
    "serve_by_email": _by_email,
    "record_email_outcome": _mail_arrived,
    "end_after_prompt": _second_person,
    "withdraw_case": _second_person,
    "decline_filing": _second_person,
    "correct_record": _second_person,
    "close_case": _closing,
    "apply_to_court": _to_court,
    "hand_over_case": _hand_over,
    "extend_term": _by_a_leader,
    "change_procedure": _second_person,
    "suspend_case": _by_a_leader,
    "resume_case": _by_a_leader,
    "correct_decision": _by_a_leader,
    "discontinue_case": _discontinued,
    "annul_decision": _annulled,
    "waive_surcharge": _discontinued,
}
