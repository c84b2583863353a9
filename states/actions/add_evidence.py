"""Put an item of evidence on file (证据): one of the eight kinds, with how it was obtained."""

from typing import Literal

from config.schema.base import Line, Strict, Text
from config.schema.days import Day
from states import checks, contest_checks
from states.action import OFFICER, CaseAction
from states.facts import CaseFacts
from states.payload import Payload, Team
from states.reasons import Reason
from states.vocabulary import Weight


class Device(Strict):
    """An automatic device (电子技术监控设备) that made the record (行政处罚法41)."""

    audited: bool  # 经过法制和技术审核
    place_published: bool  # 设置地点已向社会公布
    record_reviewed: bool  # 记录内容已经审核，真实、清晰、完整、准确
    told_on: Day | None = None  # 告知当事人所记录的违法事实的日期 (行政处罚法41(3))


class AddEvidence(Payload):
    """One item of evidence (行政处罚法46)."""

    no: Line
    kind: Literal[
        "document",
        "object",
        "audio_visual",
        "electronic",
        "testimony",
        "party_statement",
        "expert_opinion",
        "site_record",
    ]
    title: Line
    proves: Line = "案件有关事实"
    obtained: Text
    lawfully: bool
    verified: bool = True  # 查证属实; false: still to be verified, and nothing may rest on it before
    device: Device | None = None  # only for a record of an automatic device
    officers: Team
    secrecy: Literal["state_secret", "trade_secret", "privacy"] | None = None  # 涉及的秘密、隐私 (行政处罚法50)
    admitted_by: Line | None = None  # 复议机构、人民法院同意补充证据的文书 (行政复议法46(2)、行政诉讼法36(2))


def obtained_lawfully(facts: CaseFacts, payload: AddEvidence) -> Reason | None:
    """What was obtained unlawfully stays on file and proves nothing."""
    if payload.lawfully:
        return None
    says = "该证据不是以合法手段取得，不得作为认定案件事实的根据"
    return Reason("lawful_evidence", "行政处罚法46", says, Weight.FLAGS, "依法重新收集证据")


def device_is_lawful(facts: CaseFacts, payload: AddEvidence) -> Reason | None:
    """What a device recorded without audit, published place or review is no evidence (行政处罚法41)."""
    device = payload.device
    if device is None or (device.audited and device.place_published and device.record_reviewed):
        return None
    says = "电子技术监控设备未经法制和技术审核、设置地点未公布或者记录内容未经审核，其记录不得作为证据"
    return Reason("device_record", "行政处罚法41", says, Weight.FLAGS, "补办审核、公布手续后重新收集证据")


def number_is_new(facts: CaseFacts, payload: AddEvidence) -> Reason | None:
    """Each item has a number of its own."""
    if any(act.data["no"] == payload.no for act in facts.acts_of("add_evidence")):
        return Reason("evidence_number", "行政处罚法47", f"证据编号 {payload.no} 已经使用")
    return None


ADD_EVIDENCE = CaseAction(
    key="add_evidence",
    title="证据登记",
    payload=AddEvidence,
    roles=OFFICER,
    clause="行政处罚法46",
    never_moves=True,
    on_paper=True,
    checks=(
        checks.known_officers("officers"),
        obtained_lawfully,
        device_is_lawful,
        number_is_new,
        contest_checks.not_gathered_while_contested,
    ),
)
