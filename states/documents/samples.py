"""The plain sample case that the examples of all document kinds tell."""

from datetime import date
from typing import Any

from states.documents.common import (
    Discretion,
    Evidence,
    FineBand,
    LastDay,
    LegalBasis,
    OfficerName,
    Organ,
    PartyHead,
    PayAt,
    Payment,
    Publication,
    RecordMark,
    Remedies,
    Sanction,
)
from states.vocabulary import PartyKind

CASE_NO = "2026-0017"

ORGAN = Organ(
    name="郑州市金水区科学技术局",
    short="金科",
    region="金水区",
    address="郑州市金水区东风路16号",
    phone="0371-60000001",
    contact="王样例",
)

PARTY = PartyHead(
    name="样例科技有限公司",
    kind=PartyKind.ORGANISATION,
    identity_label="统一社会信用代码",
    identity_value="91410105MA00000000",
    address="郑州市金水区样例路8号",
    representative="李样例",
)

PERSON = PartyHead(
    name="张样例",
    kind=PartyKind.PERSON,
    identity_label="公民身份号码",
    identity_value="41010519900101000X",
    address="郑州市金水区样例路9号院1号楼",
    representative=None,
)

RECORD = RecordMark(stream="case:2026-0017", seq=12, head="9f2c41d07ab3")

HEAD: dict[str, Any] = {
    "organ": ORGAN,
    "case_no": CASE_NO,
    "party": PARTY,
    "record": RECORD,
    "rehearsal": False,
}
"""What every example begins with."""

OFFICERS = (
    OfficerName(name="赵样例", certificate_no="豫A010001"),
    OfficerName(name="钱样例", certificate_no="豫A010002"),
)

FACTS = (
    "经查，你单位于2026年2月20日在招商活动中，将他人已公开的检测方法作为自有技术对外推介，并与1家企业签订技术服务合同，"
    "收取技术服务费3218.18元。该项技术信息与事实不符。\n"
    "2026年3月2日，本机关两名执法人员到你单位住所进行现场检查，你单位对上述事实予以承认。"
)

EVIDENCE = (
    Evidence(name="现场检查笔录1份", proves="2026年3月2日检查时的现场情况"),
    Evidence(name="技术服务合同及银行回单复印件各1份", proves="签订合同并收取技术服务费的事实及金额"),
    Evidence(name="对法定代表人李样例的询问笔录1份", proves="当事人承认技术信息与事实不符"),
)

BASIS = (
    LegalBasis(
        law="河南省技术市场条例",
        article="第二十六条第（三）项",
        text=(
            "提供虚假技术或者以虚假技术信息牟利的，由工商行政管理部门或者技术市场管理部门责令其赔偿损失，"
            "没收其非法所得，可并处二百元以上二千元以下罚款。"
        ),
    ),
)

BIOSAFETY = (
    LegalBasis(
        law="中华人民共和国生物安全法",
        article="第七十五条",
        text=(
            "违反本法规定，从事生物技术研究、开发活动未遵守国家生物技术研究开发安全管理规范的，"
            "由县级以上人民政府有关部门根据职责分工，责令改正，给予警告，可以并处二万元以上二十万元以下的罚款。"
        ),
    ),
)

DISCRETION = Discretion(
    standard="郑州市金水区科学技术局行政处罚裁量权基准（2026年版）",
    clause="第三条第（二）项",
    grade="一般",
    circumstances=("初次实施该类违法行为", "检查时如实陈述并提供合同、回单原件"),
    band=FineBand(low_fen=80_000, high_fen=140_000),
    reasoning="你单位系初次违法，能够如实陈述并配合调查，但已实际收取费用，故在该等次幅度内确定罚款数额。",
)

BIOSAFETY_DISCRETION = Discretion(
    standard="郑州市金水区科学技术局行政处罚裁量权基准（2026年版）",
    clause="第七条第（二）项",
    grade="一般",
    circumstances=("未造成危害后果", "检查后补设安全管理负责人"),
    band=FineBand(low_fen=6_000_000, high_fen=12_000_000),
    reasoning="你单位未造成危害后果并已着手整改，但实验活动记录缺失时间较长，故在该等次幅度内确定罚款数额。",
)

PLANNED = (
    Sanction(kind="没收违法所得", amount_fen=321_818, detail="即收取的技术服务费"),
    Sanction(kind="罚款", amount_fen=120_000, detail=None),
)

SANCTIONS = (
    Sanction(kind="没收违法所得", amount_fen=321_818, detail="即收取的技术服务费"),
    Sanction(kind="罚款", amount_fen=100_000, detail=None),
)

PAYMENT = Payment(
    due_fen=421_818,
    fine_fen=100_000,
    days=15,
    bank="样例银行郑州金水支行",
    account_name="郑州市金水区财政局非税收入专户",
    account_no="4100000000000000001",
    electronic="河南省政府非税收入收缴平台",
    surcharge_percent=3,
)

PAY_AT = PayAt(
    bank=PAYMENT.bank,
    account_name=PAYMENT.account_name,
    account_no=PAYMENT.account_no,
    electronic=PAYMENT.electronic,
)

REMEDIES = Remedies(
    reconsideration_organ="金水区人民政府",
    reconsideration_address="郑州市金水区东风路16号金水区司法局行政复议窗口",
    reconsideration_days=60,
    court="金水区人民法院",
    court_address="郑州市金水区文化路样例号",
    litigation_months=6,
)

PUBLICATION = Publication(site="金水区人民政府门户网站行政执法公示专栏", working_days=7, withdraw_working_days=3)

CORRECTION = "责令你单位自收到本文书之日起10日内停止推介该项技术信息，向合同相对方说明情况并退赔损失。"

THREE_WORKING_DAYS = LastDay(on=date(2026, 3, 19), explains="自2026年3月16日送达的次日起算3个工作日", provisional=False)

FIVE_WORKING_DAYS = LastDay(on=date(2026, 3, 23), explains="自2026年3月16日送达的次日起算5个工作日", provisional=False)
