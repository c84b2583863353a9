"""Closed word lists of the field. The machine and the database see the values."""

from enum import StrEnum
from zoneinfo import ZoneInfo

BUREAU_TZ = ZoneInfo("Asia/Shanghai")


class Stage(StrEnum):
    """The six stages of a case (提示 检查 决定 送达 回访 结案)."""

    PROMPT = "prompt"
    INSPECT = "inspect"
    DECIDE = "decide"
    SERVE = "serve"
    VISIT = "visit"
    CLOSE = "close"


STAGE_TITLES = {
    Stage.PROMPT: "提示",
    Stage.INSPECT: "检查",
    Stage.DECIDE: "决定",
    Stage.SERVE: "送达",
    Stage.VISIT: "回访",
    Stage.CLOSE: "结案",
}


class Role(StrEnum):
    """What a person of the bureau may be (职责)."""

    OFFICER = "officer"  # 执法人员
    LEADER = "leader"  # 机关负责人
    REVIEWER = "reviewer"  # 法制审核人员
    COORDINATOR = "coordinator"  # 案件协调员
    SUPERVISOR = "supervisor"  # 执法监督人员
    ADMINISTRATOR = "administrator"  # 管理员
    SYSTEM = "system"  # the software itself, for outcomes and elapsed terms


ROLE_TITLES = {
    Role.OFFICER: "执法人员",
    Role.LEADER: "机关负责人",
    Role.REVIEWER: "法制审核人员",
    Role.COORDINATOR: "案件协调员",
    Role.SUPERVISOR: "执法监督人员",
    Role.ADMINISTRATOR: "管理员",
    Role.SYSTEM: "系统",
}


OUTCOME_TITLES = {"done": "办理", "refused": "拒绝", "invalid": "无效", "conflict": "冲突"}
"""What comes of an act, as dockets (演练卷宗) write it and as people say it."""


class PartyKind(StrEnum):
    """Who the party (当事人) is; several limits of the law depend on it."""

    PERSON = "person"  # 公民
    ORGANISATION = "organisation"  # 法人或者其他组织


class Origin(StrEnum):
    """Where the truth of a fact comes from."""

    ACTION = "action"  # somebody did something
    ELAPSE = "elapse"  # a term ran out
    OUTSIDE = "outside"  # it is so, whatever the bureau does


class Weight(StrEnum):
    """What an unmet gate does: the act not yet done is refused, the one already done is flagged (瑕疵)."""

    BARS = "bars"
    FLAGS = "flags"


class WorkKind(StrEnum):
    """Kinds of owed work (outbox rows)."""

    MESSAGE = "message"
    DOCUMENT = "document"
    PUBLICATION = "publication"
    TASK = "task"


class Channel(StrEnum):
    """By what a message reaches its receiver."""

    SMS = "sms"
    EMAIL = "email"
    DINGTALK = "dingtalk"
    WECOM = "wecom"
    FEISHU = "feishu"


ROBOTS = frozenset({Channel.DINGTALK, Channel.WECOM, Channel.FEISHU})
"""Channels of the bureau's own people: a robot (机器人) of their office chat; its address is the officer's id."""

CHANNEL_TITLES = {
    Channel.SMS: "短信",
    Channel.EMAIL: "邮件",
    Channel.DINGTALK: "钉钉",
    Channel.WECOM: "企业微信",
    Channel.FEISHU: "飞书",
}


class SendOutcome(StrEnum):
    """What handing one message to one channel came to; never a boolean."""

    ACCEPTED = "accepted"  # the gateway has it and gave a reference
    REJECTED = "rejected"  # certainly not sent; may be tried again
    UNKNOWN = "unknown"  # may or may not have been sent; never silently resent
    FAILED = "failed"  # certainly not sent and never will be (bad address, poison)
