"""One conviction as a case of a docket: found on the spot, filed that day, decided on the day of the judgment."""

from datetime import date, timedelta
from typing import Any

import orjson

from config.schema.docket import DocketEntry
from tests.acceptance.montreal.bureau import CLAUSE, FOUND, HEARING_FROM_FEN, POWER, grade_of, ground_of
from tests.acceptance.montreal.rows import Conviction

HANDLERS = ["officer-a", "officer-b"]
STATEMENTS = {key: True for key in ("certificate_shown", "identity_stated", "purpose_stated", "method_stated")}
TO_CORRECT = timedelta(days=30)
NO_TIME_TO_BE_HEARD = "行政处罚法62"
LATE = "decision_in_time"


def why_impossible(row: Conviction) -> str | None:
    """Why no case can be made of the row, if so."""
    if row.judged_on < row.offence_on:
        return "判决日期早于违法行为发生日期"
    return None if row.fine_yuan else "罚款数额为零"


def entry_of(row: Conviction, foreseen: str) -> DocketEntry:
    """The case with its acts; ``foreseen`` (closed, flagged, refused) is what the docket expects of it."""
    party = {
        "kind": "organisation",
        "name": row.establishment,
        "address": row.address,
        "representative": row.owner,
        "phone": f"139{int(row.business):08d}",  # made up: the rehearsal's notices need somewhere to go
    }
    case = {"id": row.id, "procedure": "penalty_general", "power": POWER, "violated_on": row.offence_on, "party": party}
    acts = [*_on_the_day_of_inspection(row), *_on_the_day_of_judgment(row, foreseen)]
    if foreseen != "refused":
        acts += _afterwards(row)
    return DocketEntry.model_validate_json(orjson.dumps({"case": case, "acts": acts}))


def _act(day: date, time: str, by: str, act: str, **payload: Any) -> dict[str, Any]:
    return {"at": f"{day} {time}", "by": by, "act": act, "with": payload, "expect_flags": []}


def _receipt(row: Conviction) -> dict[str, Any]:
    return {"way": "direct", "place": row.address, "receiver": row.owner, "signed": True, "servers": HANDLERS}


def _on_the_day_of_inspection(row: Conviction) -> list[dict[str, Any]]:
    day, fine = row.offence_on, row.fine_yuan * 100
    by = "officer-a"
    proposal = {
        "facts": row.description,
        "evidence": "现场检查笔录；现场照片。",
        "reasoning": "检查时当场发现，按罚款数额所在阶次处罚。",
        "violated": CLAUSE,
        "basis": CLAUSE,
        "sanctions": ["fine"],
        "fine": fine,
        "grade": grade_of(fine),
        "circumstances": [{"key": ground_of(grade_of(fine)), "evidence": "现场检查笔录"}],
    }
    evidence = {"no": "1", "kind": "audio_visual", "title": "现场照片", "obtained": "检查时拍摄", "lawfully": True}
    guidance = {"form": "advise", "cause": "不熟悉卫生要求", "help": "当场讲解要求", "correction": "立即改正"}
    inspection = {"place": row.address, "statements": STATEMENTS, "party_present": True, "findings": row.description}
    inspection["ground"] = {"kind": "plan", "number": f"检查任务{row.id}"}
    filing = {"facts": row.description, "suspected": CLAUSE, "handlers": HANDLERS}
    correct_by = (day + TO_CORRECT).isoformat()
    return [
        _act(day, "09:00", by, "skip_prompt", ground=FOUND, reason="检查时当场发现"),
        _act(day, "09:00", by, "propose_filing", **filing),
        _act(day, "09:00", "leader-a", "approve_filing", opinion="同意立案"),
        _act(day, "10:00", by, "record_inspection", officers=HANDLERS, **inspection),
        _act(day, "10:00", by, "add_evidence", officers=HANDLERS, **evidence),
        _act(day, "10:00", by, "record_guidance", officers=HANDLERS, **guidance),
        _act(day, "11:00", by, "order_correction", requirement="按卫生要求改正", correct_by=correct_by),
        _act(day, "11:00", by, "report_investigation", established=row.description, suggestion="penalty"),
        _act(day, "14:00", by, "propose_penalty", **proposal),
        _act(day, "14:00", by, "give_prior_notice"),
        _act(day, "15:00", by, "record_notice_service", receipt=_receipt(row)),
    ]


def _on_the_day_of_judgment(row: Conviction, foreseen: str) -> list[dict[str, Any]]:
    """Nobody waived anything: where the judgment came before the period was over, the approval is refused."""
    day = row.judged_on
    points = dict.fromkeys(("subject", "facts_and_evidence", "basis", "procedure", "discretion"), "符合规定")
    discussion = {"opinions": "均同意", "conclusion": "按拟处理意见处罚", "votes_for": 2, "votes_against": 0}
    approval = _act(day, "16:00", "leader-a", "approve_decision", opinion="同意")
    judged = {"grade": "low", "text": "没有发现"}
    point = {"kind": "irregular_procedure", "grade": "low", "measure": "逐项核对时限"}
    respects = dict.fromkeys(("legality", "stability", "safety"), judged)
    before = [
        _act(day, "16:00", "officer-a", "assess_risk", points=[point], **respects),
        _act(day, "16:00", "reviewer-a", "review_legality", conclusion="passed", crime_suspected=False, **points),
        _act(day, "16:00", "leader-a", "discuss_collectively", participants=["leader-a", "leader-b"], **discussion),
    ]
    acts = [*(before if row.fine_yuan * 100 >= HEARING_FROM_FEN else ()), approval]
    if foreseen == "refused":
        approval |= {"expect": "refused", "clause": NO_TIME_TO_BE_HEARD}
        return acts
    decision = _act(day, "16:00", "officer-a", "make_decision")
    decision["expect_flags"] = [LATE] if foreseen == "flagged" else []
    service = _act(day, "17:00", "officer-a", "record_service", receipt=_receipt(row), with_opinion_form=True)
    return [*acts, decision, service]


def _afterwards(row: Conviction) -> list[dict[str, Any]]:
    paid, closed = row.judged_on + timedelta(days=5), row.judged_on + timedelta(days=6)
    answers = dict.fromkeys(("work_style", "effect"), "good")
    answers |= {"corrected": "yes", "misconduct": "none", "satisfaction": "satisfied"}
    payment = {"amount": row.fine_yuan * 100, "paid_on": paid.isoformat(), "receipt_no": f"票{row.id}"}
    found = {"corrected": True, "findings": "已按要求改正", "officers": HANDLERS}
    end = _act(closed, "10:00", "leader-a", "close_case", report="罚款缴清，整改到位，意见表已交回")
    end["expect_step"] = "close.closed"
    return [
        _act(paid, "09:00", "officer-b", "record_payment", **payment),
        _act(paid, "09:00", "coordinator-a", "record_party_answer", answers=answers),
        _act(closed, "10:00", "officer-a", "check_correction", **found),
        end,
    ]
