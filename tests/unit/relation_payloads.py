"""Complete, lawful payloads of what passes between the bureau, other organs and experts."""

from typing import Any

RELATION_SAMPLES: dict[str, dict[str, Any]] = {
    "request_assistance": {
        "organ": "样例市场监督管理局",
        "need": "held_by_other_organ",
        "reason": "自行收集难以取得",
        "wanted": "提供样例公司的登记档案",
    },
    "record_assistance": {
        "organ": "样例市场监督管理局",
        "result": "given",
        "answer_no": "样市监函〔2026〕1号",
        "gist": "已提供登记档案",
    },
    "raise_jurisdiction": {
        "organ": "样例区科学技术局",
        "ground": "认为违法行为发生在该区。",
        "filed_on": "2026-03-05",
    },
    "refer_jurisdiction": {
        "superior": "郑州市科学技术局",
        "talks": "经协商未达成一致",
        "opinion": "建议指定本机关管辖",
    },
    "settle_jurisdiction": {
        "result": "ours",
        "by": "designated",
        "organ": "郑州市金水区科学技术局",
        "paper_no": "郑科函〔2026〕1号",
        "reason": "上级机关指定",
    },
    "hear_experts": {
        "held_on": "2026-03-16",
        "experts": ["韩样例（样例大学教授）", "沈样例（样例研究院研究员）"],
        "questions": "实验活动是否超出规范",
        "findings": "超出规范",
        "followed": "whole",
    },
    "receive_review_application": {"applicant": "李样例", "receipt_no": "收2026-1", "claims": "请求撤销处罚决定"},
    "forward_review_application": {"opinion": "事实清楚，应当维持", "papers": "申请书1份"},
    "record_opinion_paper": {
        "kind": "reconsideration_opinion",
        "organ": "金水区人民政府",
        "paper_no": "金政复意〔2026〕1号",
        "finding": "送达回证没有写明收到日期",
    },
    "answer_opinion_paper": {
        "paper_no": "金政复意〔2026〕1号",
        "done": "已补正送达回证",
        "prevention": "送达前由第二人核对",
    },
    "dispose_of_goods": {
        "way": "public_auction",
        "goods": "离心机1台",
        "proceeds": 100_000,
        "treasury_receipt": "国库2026-1",
    },
}
