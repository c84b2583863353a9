"""Gates of the disclosure of information on request (依申请公开政府信息). No config takes them off."""

from states.action import Gate
from states.formula import Fact

F = Fact

REQUESTED = Gate("request_registered", "政府信息公开条例29(1)", "尚未登记政府信息公开申请", F("information_asked"))
CORRECTIONS_IN_TIME = Gate(
    "request_corrections_in_time",
    "政府信息公开条例30",
    "收到申请已超过{disclosure_corrections}，不得再告知补正，应当依现有内容答复",
    ~F("corrections_telling_over"),
)
CORRECTIONS_LAPSED = Gate(
    "request_abandoned",
    "政府信息公开条例30",
    "没有告知过补正，或者告知的补正期限未满，或者已经补正，不得视为放弃申请",
    F("request_corrections_over") & ~F("corrections_received"),
)
REASONS_ASKED = Gate("reasons_asked", "政府信息公开条例35", "没有要求申请人说明理由", F("reasons_asked"))
REASONS_ASKED_ONCE = Gate("reasons_asked_once", "政府信息公开条例35", "已经要求申请人说明过理由", ~F("reasons_asked"))
CONSULTED = Gate(
    "consultation_asked", "政府信息公开条例32", "没有征求过第三方或者其他机关的意见", F("consultation_asked")
)
NOBODY_WAITED_FOR = Gate(
    "consultations_over",
    "政府信息公开条例32",
    "征求第三方或者其他机关的意见，尚未答复，期限也未届满",
    ~F("consultation_open"),
)
ANSWER_PROPOSED = Gate("answer_proposed", "政府信息公开条例36", "尚未提出拟答复意见", F("answer_proposed"))
SCREENED = Gate(
    "information_screened",
    "政府信息公开条例17(2)",
    "拟公开的信息尚未依照保守国家秘密法等规定审查，或者审查认为不能公开",
    F("information_screened") | ~F("information_given"),
)
SCREENED_AT_ONCE = Gate(
    "screened_at_once",
    "政府信息公开条例17(2)",
    "拟当场提供的信息尚未依照保守国家秘密法等规定审查，或者审查认为不能公开",
    F("information_screened"),
)
EXCESS_JUDGED = Gate(
    "excess_judged",
    "政府信息公开条例35",
    "以明显超过合理范围为由不予处理的，须先要求申请人说明理由，并认定理由不合理",
    F("excess_unreasonable") | ~F("answer_excess"),
)
THIRD_PARTY_TOLD = Gate(
    "third_party_told",
    "政府信息公开条例32",
    "公开了第三方不同意公开的信息，尚未将公开的内容和理由书面告知第三方",
    ~F("third_party_overruled") | ~F("decision_made") | F("third_party_told"),
)
THIRD_PARTY_OVERRULED = Gate(
    "third_party_overruled",
    "政府信息公开条例32",
    "没有决定公开第三方不同意公开的信息，无须告知第三方",
    F("third_party_overruled") & F("decision_made"),
)
OWN_RECORD_ASKED = Gate("own_record_asked", "政府信息公开条例41", "没有需要答复的更正要求", F("own_record_asked"))
OWN_RECORD_ANSWERED = Gate(
    "own_record_answered",
    "政府信息公开条例41",
    "申请人要求更正与其自身相关的信息记录，尚未审核并告知",
    ~F("own_record_asked"),
)

BEFORE_ANSWER = (REQUESTED, NOBODY_WAITED_FOR)
"""What must be so before anything is answered, on the spot or not."""
