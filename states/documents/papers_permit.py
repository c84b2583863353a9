"""Decisions on permits (行政许可) and confirmations (行政确认)."""

from typing import Literal

from states.documents import samples
from states.documents.common import DocumentKind
from states.documents.matter_common import OUTWARD, Paper, example

ASKED = "你单位于2026年3月2日提出申请，本机关于2026年3月3日受理，现已审查终结。"


class PermitGrant(Paper):
    """What is permitted, where and how long (行政许可法38(1), 39)."""

    LABELS = ("许可内容", "有效期限", "事实和理由", "公开")
    title: Literal["准予行政许可决定书"] = "准予行政许可决定书"


class PermitRefusal(Paper):
    """Why the permit is refused, what was said against it, and the remedies (行政许可法38(2))."""

    LABELS = ("申请事项", "事实和不予许可的理由", "陈述、申辩和听证情况", "决定")
    title: Literal["不予行政许可决定书"] = "不予行政许可决定书"


class ContractRegistration(Paper):
    """What contract is registered, of which kind and value (河南省技术市场条例16)."""

    LABELS = ("合同名称和编号", "合同类别", "当事人", "合同金额和技术交易额", "登记依据和理由", "用途和变更")
    LAST = "公开"
    title: Literal["技术合同登记证明"] = "技术合同登记证明"


class RegistrationRefusal(Paper):
    """Why the contract is not registered, and the remedies."""

    LABELS = ("申请事项", "事实和不予登记的理由", "陈述、申辩情况", "决定")
    LAST = "公开"
    title: Literal["技术合同不予登记决定书"] = "技术合同不予登记决定书"


KINDS = (
    DocumentKind(
        key="permit_grant", title="准予行政许可决定书", prefix="许准", clause="行政许可法38(1)", context=PermitGrant,
        template=OUTWARD,
        example=example(
            PermitGrant, "金科许准字〔2026〕第1号", ASKED, "准予开展所申请的活动。", "自2026年4月1日至2029年3月31日。",
            "符合法定条件。", "本决定依法公开。", remedies=samples.REMEDIES,
        ),
    ),
    DocumentKind(
        key="permit_refusal", title="不予行政许可决定书", prefix="许不", clause="行政许可法38(2)", context=PermitRefusal,
        template=OUTWARD,
        example=example(
            PermitRefusal, "金科许不字〔2026〕第1号", ASKED, "开展所申请的活动。", "不符合第一项条件。", "没有提出陈述、申辩。",
            "不予行政许可。", remedies=samples.REMEDIES,
        ),
    ),
    DocumentKind(
        key="contract_registration", title="技术合同登记证明", prefix="登", clause="河南省技术市场条例16(2)",
        context=ContractRegistration, template=OUTWARD,
        example=example(
            ContractRegistration, "金科登字〔2026〕第1号", ASKED, "检测方法开发合同（样2026-01）", "技术开发合同",
            "甲方样例科技有限公司，乙方样例研究院", "合同金额10万元，技术交易额8万元。", "符合技术合同认定规则。",
            "凭本证明办理优惠；变更、解除的应当办理变更或者注销。", "本决定依法公开。", remedies=samples.REMEDIES,
        ),
    ),
    DocumentKind(
        key="registration_refusal", title="技术合同不予登记决定书", prefix="登不", clause="河南省技术市场条例16(2)",
        context=RegistrationRefusal, template=OUTWARD,
        example=example(
            RegistrationRefusal, "金科登不字〔2026〕第1号", ASKED, "技术合同认定登记。", "合同标的不是技术。",
            "没有提出陈述、申辩。", "不予登记。", "本决定依法公开。", remedies=samples.REMEDIES,
        ),
    ),
)  # fmt: skip
