"""Approvals of side branches (审批表): extension, suspension, resumption, discontinuation, handover of a case."""

from datetime import date
from typing import Any, Literal

from config.schema.base import Line, Text
from states.documents import samples
from states.documents.common import DocumentContext, DocumentKind, Opinions, Phrase
from states.documents.common import Opinion as Row


class CaseApproval(DocumentContext):
    """What is allowed, on which ground and clause, why, and what it comes to."""

    cause: Phrase
    filed_on: date | None
    officers: tuple[Phrase, ...]
    matter: Line
    ground: Line
    clause: Line
    reason: Text
    effect: Text
    opinions: Opinions


class ExtensionApproval(CaseApproval):
    """A term is extended: by how much, from which last day to which."""

    title: Literal["延长期限审批表"] = "延长期限审批表"


class SuspensionApproval(CaseApproval):
    """The case rests: which terms stand still, or that none does."""

    title: Literal["案件中止审批表"] = "案件中止审批表"


class ResumptionApproval(CaseApproval):
    """The case goes on: the last days of its terms from now on."""

    title: Literal["案件恢复办理审批表"] = "案件恢复办理审批表"


class DiscontinuationApproval(CaseApproval):
    """The execution is discontinued: what is no longer carried out (行政强制法40)."""

    title: Literal["终结执行审批表"] = "终结执行审批表"


class HandoverApproval(CaseApproval):
    """The case goes to other handlers: what is handed over and what is still to be done."""

    title: Literal["案件移交承办审批表"] = "案件移交承办审批表"


_COMMON: dict[str, Any] = {
    **samples.HEAD,
    "issued_on": date(2026, 5, 20),
    "cause": "以虚假技术信息牟利",
    "filed_on": date(2026, 3, 2),
    "officers": ("赵样例（证号豫A010001）", "钱样例（证号豫A010002）"),
    "opinions": (Row(label="机关负责人审批意见", text="同意。", signer="吴样例", signed_on=date(2026, 5, 20)),),
}


def _kind(key: str, prefix: str, clause: str, example: CaseApproval) -> DocumentKind:
    return DocumentKind(
        key=key,
        title=example.title,
        prefix=prefix,
        clause=clause,
        context=type(example),
        template="documents/case_approval.html.j2",
        example=example,
        internal=True,
    )


KINDS = (
    _kind(
        "extension_approval",
        "延",
        "行政处罚法60",
        ExtensionApproval(
            **_COMMON,
            number="金科延字〔2026〕第1号",
            matter="延长提示后自行改正的期限10个工作日",
            ground="当事人改正确有困难",
            clause="金科〔2015〕8号四(1)",
            reason="当事人已着手整改，设备检定排期在下月上旬。",
            effect="原末日为2026年5月22日，延长10个工作日，末日为2026年6月5日。",
        ),
    ),
    _kind(
        "suspension_approval",
        "止",
        "行政强制法39",
        SuspensionApproval(
            **_COMMON,
            number="金科止字〔2026〕第1号",
            matter="自2026年5月20日起中止执行",
            ground="当事人履行决定确有困难或者暂无履行能力",
            clause="行政强制法39(1)(一)",
            reason="当事人账户已被另案冻结（证据：法院裁定书1份）。",
            effect="没有条文准许扣除中止的时间，各项期限照常计算。",
        ),
    ),
    _kind(
        "resumption_approval",
        "恢",
        "行政强制法39(2)",
        ResumptionApproval(
            **_COMMON,
            number="金科恢字〔2026〕第1号",
            matter="自2026年5月20日起恢复办理",
            ground="中止的情形“当事人履行决定确有困难或者暂无履行能力”已经消失",
            clause="行政强制法39(2)",
            reason="当事人账户已解除冻结。",
            effect="正在计算的期限：缴纳罚款、没收违法所得的期限，末日为2026年6月3日。",
        ),
    ),
    _kind(
        "discontinuation_approval",
        "终执",
        "行政强制法40",
        DiscontinuationApproval(
            **_COMMON,
            number="金科终执字〔2026〕第1号",
            matter="终结执行金科罚决字〔2026〕第3号《行政处罚决定书》",
            ground="法人或者其他组织终止，无财产可供执行，又无义务承受人",
            clause="行政强制法40",
            reason="当事人已注销，清算后没有财产（证据：登记机关注销通知书1份）。",
            effect="尚未缴纳的1,000.00元不再执行。",
        ),
    ),
    _kind(
        "handover_approval",
        "交",
        "行政处罚法42",
        HandoverApproval(
            **_COMMON,
            number="金科交字〔2026〕第1号",
            matter="由赵样例、钱样例移交孙样例、李样例承办",
            ground="更换承办人",
            clause="行政处罚法42",
            reason="原承办人调离本科室。",
            effect="移交材料：卷宗一册。\n未了事项：复查整改情况。",
        ),
    ),
)
