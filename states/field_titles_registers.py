"""What the fields of registers and of acts on them (登记事项的栏目) are called, beside those that forms of cases have too. Pure."""

from collections.abc import Mapping

OF_REGISTERS: Mapping[str, str] = {
    "active": "主动公开政府信息的情况",
    "answered_on": "答复日期",
    "began_on": "开始日期",
    "cannot": "不能协助的情形",
    "certificate_no": "证件号码",
    "digest": "文件摘要",
    "disclosed_on": "公开日期",
    "first": "开始日期",
    "grounds": "理由",
    "issued_on": "制发日期",
    "last": "结束日期",
    "letter": "函号",
    "officer": "人员编号",
    "party": "当事人",
    "party_name": "当事人名称",
    "percent": "抽取比例",
    "published_on": "公布日期",
    "problems": "存在的主要问题及改进情况",
    "put_right_by": "至迟何日重新办理",
    "repealed_on": "废止日期",
    "reviewer": "审核人",
    "rows": "裁量档次",
    "seed": "抽取种子",
    "site": "公布的网址或者栏目",
    "task": "任务编号",
}
