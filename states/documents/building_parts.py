"""Parts that several documents (文书) share, drawn from the facts of a case."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from config.schema.law import SANCTION_TITLES, FineRange, Power
from config.schema.law import Sanction as Kind
from config.schema.terms import TermUnit
from states import act_days
from states.act_day_checks import judged_on
from states.acts import Act
from states.discretion import band as weighing_band
from states.discretion_checks import Proposed, tier_of
from states.documents.common import (
    Discretion,
    Evidence,
    FineBand,
    IncompleteDocument,
    LastDay,
    LegalBasis,
    OfficerName,
    Opinion,
    Organ,
    PartyHead,
    PayAt,
    Payment,
    RecordMark,
    Remedies,
    Sanction,
    Told,
)
from states.documents.reasoning import tier_told, weighing
from states.evidence import items_relied_on
from states.facts import CaseFacts
from states.hearing_right import goods_value
from states.law_of_act import standard_of_act
from states.severity import NEEDS_DETAIL, yuan
from states.subjects import name_on
from states.terms import UNIT_TITLES, DueDate, chinese_date, rule_on
from states.tiers import opened
from states.vocabulary import PartyKind

SHORT_HEAD = 12
FEN = 100
_FULL_NAME = re.compile(r"《([^》]+)》")
_PLACE = re.compile(r"^([1-9][0-9]*)(?:\(([0-9]+)\))?(?:\(([一二三四五六七八九十]+)\))?$")
WHERE_LAW_ENDS = re.compile(r"[0-9]+(\([0-9一二三四五六七八九十]+\))*$")


def head(facts: CaseFacts, number: str, *, internal: bool = False) -> dict[str, Any]:
    """The head every document has; the mark names the record as it stood before this act."""
    bureau = facts.rules.body.bureau
    name = name_on(bureau, facts.on)
    if name is None and not internal:  # 金科〔2015〕8号四(7)
        raise IncompleteDocument("organ", "本机关当日不是经认定并公告的行政执法主体，不得以其名义制作文书")
    return {
        "organ": Organ(
            name=name or bureau.name,
            short=bureau.short,
            region=bureau.region,
            address=bureau.address,
            phone=bureau.phone,
            contact=bureau.contact,
        ),
        "case_no": facts.no,
        "number": number,
        "issued_on": facts.on,
        "party": party_head(facts, internal=internal),
        "record": RecordMark(stream=facts.no, seq=facts.revision - 1, head=facts.head[:SHORT_HEAD]),
        "rehearsal": facts.rehearsal,
    }


def party_head(facts: CaseFacts, *, internal: bool = False) -> PartyHead:
    """The party as documents name it; its address is a statutory item (行政处罚法59(一)) of all that goes out, and an
    internal form tells that it is not known."""
    party = facts.party
    if not party.address and not internal:
        raise IncompleteDocument("party.address", "当事人地址未登记，请以“更正记录”补登第1号记录")
    person = party.kind is PartyKind.PERSON
    return PartyHead(
        name=party.name,
        kind=party.kind,
        identity_label="公民身份号码" if person else "统一社会信用代码",
        identity_value=party.identifier or "未提供",
        address=party.address or "未登记",
        representative=party.representative,
    )


def power(facts: CaseFacts) -> Power:
    """The power the case rests on, as the law that the act is judged by words it (行政处罚法37)."""
    if facts.law is None:
        raise IncompleteDocument("cause", "权责清单中没有当日有效的此项职权")
    return facts.law.applied


def cause(facts: CaseFacts) -> str:
    """What the case is about (案由)."""
    return power(facts).title


def number_of(issued: Mapping[str, str], kind: str, title: str) -> str:
    """The number of a document that must have been issued before this one."""
    if kind not in issued:
        raise IncompleteDocument(f"{kind}_number", f"尚未制作《{title}》，没有可以写明的文号")
    return issued[kind]


def established(facts: CaseFacts) -> str:
    """The facts as last established: by the report of the investigation, before that by the filing."""
    report, filing = facts.last("report_investigation"), facts.last("propose_filing")
    if report is not None:
        return str(report.data["established"])
    if filing is None:
        raise IncompleteDocument("facts", "尚未立案，没有查明的事实")
    return str(filing.data["facts"])


def basis(facts: CaseFacts, *clauses: str) -> tuple[LegalBasis, ...]:
    """Provisions of procedure by their registered clause, as in force today; an unregistered one founds nothing."""
    return tuple(_provision(facts, clause, facts.on) for clause in dict.fromkeys(clauses))


def substance(facts: CaseFacts, *clauses: str) -> tuple[LegalBasis, ...]:
    """Provisions the act itself is judged by: their text of that day, or the newer one where it is lighter."""
    newer = facts.law is not None and facts.law.newer
    judged = act_days.last_day(facts)
    days = (facts.on, judged) if newer else (judged, facts.on)
    return tuple(_provision(facts, clause, *days) for clause in dict.fromkeys(clauses))


def _provision(facts: CaseFacts, clause: str, *days: date) -> LegalBasis:
    known = facts.rules.clause(clause, *days)
    if known is None:
        where = "已经失效或者尚未施行" if facts.rules.registers(clause) else "没有登记在条文库中"
        raise IncompleteDocument("basis", f"条文“{clause}”{where}，不能作为依据")
    named = _FULL_NAME.search(known.source)
    found = WHERE_LAW_ENDS.search(clause)
    law = named.group(1) if named else clause[: found.start()] if found else clause
    return LegalBasis(law=law, article=article(found.group() if found else clause), text=known.summary)


@lru_cache(maxsize=1024)
def article(place: str) -> str:
    """64(二) → 第六十四条第（二）项; 33(3) → 第三十三条第三款; anything else is printed as it is cited."""
    parts = _PLACE.match(place)
    if parts is None:
        return place
    number, paragraph, item = parts.groups()
    text = f"第{numeral(int(number))}条"
    if paragraph:
        text += f"第{numeral(int(paragraph))}款"
    return text + (f"第（{item}）项" if item else "")


def numeral(number: int) -> str:
    """An article number in Chinese: 十二, 二十六, 一百零二."""
    import cn2an  # here: it loads tables for its other functions, half a second that most commands never need

    text = str(cn2an.an2cn(number, "low"))
    return text[1:] if text.startswith("一十") else text


def evidence(facts: CaseFacts) -> tuple[Evidence, ...]:
    """What the proposal rests on: the items it names, else all that were lawfully obtained, verified, not excluded."""
    kept = items_relied_on(facts)
    if not kept and facts.latches.get("no_violation_found", False):  # all were excluded: that is what is decided on
        return (Evidence(name="没有可以采信的证据", proves="违法事实不能成立"),)
    if not kept:
        raise IncompleteDocument("evidence", "没有合法取得的证据")
    return tuple(Evidence(name=act.data["title"], proves=act.data["proves"]) for act in kept)


def officers(facts: CaseFacts, ids: Iterable[str]) -> tuple[OfficerName, ...]:
    """Officers with the certificate that the register tells."""
    found = [(i, facts.officer(i)) for i in ids]
    return tuple(
        OfficerName(name=o.name if o else i, certificate_no=(o.certificate_no if o else None) or "未持证")
        for i, o in found
    )


def last_day(due: DueDate) -> LastDay:
    """A computed last day as documents print it."""
    return LastDay(on=due.due, explains=due.explains, provisional=due.provisional)


def term(facts: CaseFacts, rule: str, start: date) -> DueDate:
    """A term counted from ``start`` by the text in force on the day of the act."""
    return facts.rules.term_from(rule, start, facts.on)


def amount_of(facts: CaseFacts, rule: str, unit: TermUnit) -> int:
    """How many days or months a term rule gives; the template prints the unit, so another one cannot be printed."""
    found = rule_on(facts.rules.body.terms, rule, facts.on)
    if found.unit != unit:
        raise IncompleteDocument(rule, f"“{found.title}”的单位不是{UNIT_TITLES[unit]}，文书模板无法印制")
    return found.amount


def officer_name(facts: CaseFacts, officer_id: str | None) -> str | None:
    """The name in the register; the number of whoever is not in it."""
    if officer_id is None:
        return None
    found = facts.officer(officer_id)
    return found.name if found else officer_id


def signer_name(facts: CaseFacts, act: Act) -> str | None:
    """Who signs for this act; a deputy signs for the leader whose duties he took that day (代理)."""
    person = facts.officer(act.by)
    if act.on != facts.on or person is None or person.deputy_for is None:
        return officer_name(facts, act.by)
    return f"{person.name}（代行{officer_name(facts, person.deputy_for)}职责）"


def opinion(facts: CaseFacts, label: str, act: Act | None, text: str | None = None) -> Opinion:
    """A row of an approval form from the act that told it; without one it is left to be signed by hand."""
    if act is None:
        return Opinion(label=label, text=None, signer=None, signed_on=None)
    said = text if text is not None else str(act.data["opinion"])
    return Opinion(label=label, text=said, signer=signer_name(facts, act), signed_on=act.on)


def blank(label: str) -> Opinion:
    """A row that somebody signs by hand."""
    return Opinion(label=label, text=None, signer=None, signed_on=None)


def told(what: str, *, answer: bool | None) -> Told:
    """A set question of a record."""
    return Told(what=what, answer="笔录未载明" if answer is None else "是" if answer else "否")


def pay_at(facts: CaseFacts) -> PayAt:
    """Where the bureau has fines paid."""
    bureau = facts.rules.body.bureau
    return PayAt(
        bank=bureau.bank,
        account_name=bureau.account_name,
        account_no=bureau.account_no,
        electronic=bureau.electronic_payment,
    )


def sums(found: Iterable[Sanction]) -> str:
    """Penalties in one line: 没收违法所得3,218.18元；罚款1,000.00元."""
    return "；".join(
        s.kind
        + (f"{s.amount_fen / FEN:,.2f}元" if s.amount_fen else "")
        + "".join(f"（{told}）" for told in (s.detail, s.worth) if told)
        for s in found
    )


def sanctions(data: Mapping[str, Any]) -> tuple[Sanction, ...]:
    """The penalties of a proposal; each kind once, money kinds with their amount."""
    if data.get("confiscation") and "confiscation" not in data["sanctions"]:
        raise IncompleteDocument("sanctions", "写了没收数额，处罚种类中却没有没收")
    details: Mapping[Any, str] = data.get("details") or {}
    found: list[Sanction] = []
    for kind in dict.fromkeys(data["sanctions"]):
        if kind == "fine":
            found.append(Sanction(kind="罚款", amount_fen=data["fine"], detail=details.get(kind)))
        elif kind == "confiscation":
            found.append(Sanction(kind="没收违法所得", amount_fen=data.get("confiscation"), detail=details.get(kind)))
        elif kind == "confiscation_of_goods":
            found.append(_goods(kind, details.get(kind), data))
        else:
            found.append(_other_sanction(kind, details.get(kind)))
    return tuple(found)


def _goods(kind: Kind, detail: str | None, data: Mapping[str, Any]) -> Sanction:
    """Confiscated goods with what they are worth and how that is known (行政处罚法63(1)(二))."""
    value = goods_value(data)
    worth = "价值尚未认定" if value is None else f"价值{value / FEN:,.2f}元，依据证据：{data['goods_appraisal']}"
    return _other_sanction(kind, detail).model_copy(update={"worth": worth})


def _other_sanction(kind: Kind, detail: str | None) -> Sanction:
    if kind in NEEDS_DETAIL and detail is None:
        raise IncompleteDocument("sanctions", f"“{SANCTION_TITLES[kind]}”须写明具体内容")
    return Sanction(kind=SANCTION_TITLES[kind], amount_fen=None, detail=detail)


def discretion(facts: CaseFacts, proposal: Act) -> Discretion:
    """How the standard was applied; without a standard that binds only the reasoning stands."""
    proposed = Proposed.of(proposal.data)
    reasoning = reasons_told(facts, proposal)
    standard = standard_of_act(facts, proposed.grade, frozenset(proposed.cited)).applied
    grade = standard.grade(proposed.grade) if standard else None
    if standard is None or grade is None:
        nothing: dict[str, Any] = dict.fromkeys(("standard", "clause", "grade", "band"))
        return Discretion(**nothing, circumstances=(), reasoning=reasoning, tier=tier(facts, proposal))
    law = tier_of(power(facts), standard, proposed)
    titles = {c.key: c.title for c in standard.circumstances}
    fine = weighing_band(standard, grade, law or power(facts), proposed.gains)
    return Discretion(
        standard=f"{facts.rules.body.bureau.name}行政处罚裁量基准（{standard.named}）",
        clause=f"“{cause(facts)}”项",
        grade=grade.title,
        circumstances=tuple(f"{titles.get(key, key)}（证据：{evidence}）" for key, evidence in proposed.circumstances),
        band=FineBand(low_fen=fine.lowest, high_fen=fine.highest) if fine else None,
        reasoning=reasoning,
        weighing=weighing(facts, standard, power(facts), proposed),
        tier=tier(facts, proposal),
    )


def tier(facts: CaseFacts, proposal: Act) -> str | None:
    """Which part of the article is applied (法定档次), as a sentence; ``None`` if the power is one tier."""
    proposed = Proposed.of(proposal.data)
    standard = standard_of_act(facts, proposed.grade, frozenset(proposed.cited)).applied
    found = tier_of(power(facts), standard, proposed)
    if found is None:
        return None
    return tier_told(found, opened(power(facts), proposed.cited), substance(facts, found.clause)[0], proposed.cited)


def reasons_told(facts: CaseFacts, proposal: Act) -> str:
    """What the officers gave as reasons; a revision says only why it changed."""
    full = facts.last("propose_penalty")
    told = (full.data["reasoning"] if full else None, proposal.data.get("reason"))
    return "\n".join(str(text) for text in told if text)


def law_choice(facts: CaseFacts, proposal: Act) -> str | None:
    """Both texts, and which one applies and why, where law or standard changed since the act (行政处罚法37)."""
    told = [text for text in (_statutes(facts), _standards(facts, proposal)) if text]
    return "\n".join(told) or None


def _statutes(facts: CaseFacts) -> str | None:
    law = facts.law
    if law is None or law.then is law.now:
        return None
    reason = "现行规定处罚较轻，适用现行规定" if law.newer else "现行规定并不较轻，适用违法行为发生时的规定"
    return (
        f"违法行为{judged_on(facts)}于{chinese_date(act_days.last_day(facts))}，当时的规定为：{_may(law.then)}；现行规定为：{_may(law.now)}。"
        f"依照《中华人民共和国行政处罚法》第三十七条，{reason}。"
    )


def _standards(facts: CaseFacts, proposal: Act) -> str | None:
    data = proposal.data
    cited = {c["key"] for c in data.get("circumstances") or ()}
    choice = standard_of_act(facts, data.get("grade") or "", cited)
    if choice.applied is None or choice.other is None:
        return None
    newer = choice.applied.in_force_from > choice.other.in_force_from
    reason = "现行的较轻" if newer else "现行的并不较轻，适用行为发生时的"
    return (
        f"裁量基准自违法行为发生后有变更（{choice.other.named}、{choice.applied.named}），"
        f"就本案情节而言{reason}，适用{choice.applied.named}。"
    )


def _may(power: Power) -> str:
    kinds = "、".join(SANCTION_TITLES[kind] for kind in power.sanctions)
    return f"{kinds}{f'，罚款{_range(power.fine)}' if power.fine else ''}"


def _range(fine: FineRange) -> str:
    return f"{yuan(fine.lowest)}元以上{yuan(fine.highest)}元以下"


def payment(facts: CaseFacts, found: tuple[Sanction, ...]) -> Payment | None:
    """Where, until when and how the sum is paid (行政处罚法67, 72)."""
    due = sum(s.amount_fen or 0 for s in found)
    if not due:
        return None
    bureau = facts.rules.body.bureau
    return Payment(
        due_fen=due,
        fine_fen=sum(s.amount_fen or 0 for s in found if s.kind == "罚款") or None,
        days=amount_of(facts, "payment", "calendar_day"),
        bank=bureau.bank,
        account_name=bureau.account_name,
        account_no=bureau.account_no,
        electronic=bureau.electronic_payment,
        surcharge_percent=facts.rules.figure("surcharge_percent"),
    )


def remedies(facts: CaseFacts) -> Remedies:
    """Organ and court of remedy with their periods (行政复议法20、24, 行政诉讼法46)."""
    bureau = facts.rules.body.bureau
    return Remedies(
        reconsideration_organ=bureau.reconsideration_organ,
        reconsideration_address=bureau.reconsideration_address,
        reconsideration_days=amount_of(facts, "reconsideration", "calendar_day"),
        court=bureau.court,
        court_address=bureau.court_address,
        litigation_months=amount_of(facts, "lawsuit", "month"),
    )
