"""Papers of recusal and of securing evidence (回避、抽样取证、先行登记保存): 行政处罚法43, 56."""

from datetime import date
from functools import partial
from typing import Annotated, Literal

from pydantic import Field

from config.schema.base import Line
from states.documents import matter_common
from states.documents.common import DocumentKind
from states.documents.matter_common import ItemPaper


class EvidencePaper(ItemPaper):
    """A paper of penalty procedures about who investigates and what is secured; ``listed``: the list (清单) it carries."""

    listed: Annotated[tuple[Line, ...], Field(min_length=1)] | None


class RecusalDecision(EvidencePaper):
    """Who asked that whom keep out, what was decided and why, and who handles the case now (行政处罚法43(3))."""

    LABELS = ("回避的提出", "决定", "理由", "本案的承办人员")
    title: Literal["回避决定书"] = "回避决定书"


class SampleRecord(EvidencePaper):
    """What was taken out of what, by whom, before whom (行政处罚法56)."""

    LABELS = ("时间、地点", "抽样人员", "抽样方法", "在场人员和清单的交付")
    title: Literal["抽样取证记录"] = "抽样取证记录"


class PreservationNotice(EvidencePaper):
    """What is registered and kept, why, where, until when, and what nobody may do meanwhile (行政处罚法56)."""

    LABELS = ("保存的理由", "保存地点和保管人", "保存期限", "保存期间的要求", "提请保存的执法人员")
    title: Literal["先行登记保存证据通知书"] = "先行登记保存证据通知书"


class PreservationDisposal(EvidencePaper):
    """What becomes of what was kept (行政处罚法56)."""

    LABELS = ("原保存的物品", "处理决定", "理由", "保存的效力")
    title: Literal["先行登记保存证据处理决定书"] = "先行登记保存证据处理决定书"


PAPER = "documents/evidence_paper.html.j2"
RECORD = "documents/evidence_record.html.j2"
SAID = "现就下列事项决定如下："

example = partial(matter_common.example, cause="以虚假技术信息牟利", issued_on=date(2026, 3, 20))
"""A sample of a paper of a penalty case."""

KINDS = (
    DocumentKind(
        key="recusal_decision", title="回避决定书", prefix="避", clause="行政处罚法43(3)", context=RecusalDecision,
        template=PAPER,
        example=example(
            RecusalDecision, "金科避字〔2026〕第1号", SAID, "当事人于2026年3月20日申请赵样例回避。", "赵样例回避。",
            "与当事人有合作关系。", "钱样例（证号豫A010002）、孙样例（证号豫A010003）。",
        ),
    ),
    DocumentKind(
        key="sample_record", title="抽样取证记录", prefix="抽", clause="行政处罚法56", context=SampleRecord,
        template=RECORD, internal=True,
        example=example(
            SampleRecord, "金科抽字〔2026〕第1号", SAID, "2026年3月20日，样例路8号。", "赵样例、钱样例。", "随机抽取。",
            "当事人在场，清单已当场交付。", listed=("试剂1瓶",), signs=("当事人", "执法人员"),
        ),
    ),
    DocumentKind(
        key="preservation_notice", title="先行登记保存证据通知书", prefix="存", clause="行政处罚法56",
        context=PreservationNotice, template=PAPER,
        example=example(
            PreservationNotice, "金科存字〔2026〕第1号", SAID, "证据可能灭失。", "样例路8号，李样例保管。",
            "最后一日为2026年3月31日。", "不得销毁或者转移。", "赵样例、钱样例。", listed=("合同原件1册",),
            signs=("当事人", "保管人", "执法人员"),
        ),
    ),
    DocumentKind(
        key="preservation_disposal", title="先行登记保存证据处理决定书", prefix="存处", clause="行政处罚法56",
        context=PreservationDisposal, template=PAPER,
        example=example(
            PreservationDisposal, "金科存处字〔2026〕第1号", SAID, "2026年3月20日登记保存：合同原件1册。", "复制后解除保存，退还原物。", "已复制。",
            "自本决定作出之日起解除。",
        ),
    ),
)  # fmt: skip
