"""What 政府信息公开条例 asks of a request for information (依申请公开): written from its articles 4, 14 to 17, 29 to 45, not from
the gates. Pure.

Rows whose key is that of a gate are compared with it; the others are proved on every path only.
"""

from states.formula import AnyOf, Fact
from states.obligation import END, TERM, Obligation

F = Fact
AT_ONCE = ("answer_on_the_spot", "supply_on_the_spot")
ANSWERING = ("answer_request", *AT_ONCE)
HANDLING = (
    "consult_third_party",
    "consult_organ",
    "ask_reasons",
    "screen_information",
    "extend_answer",
    "propose_answer",
)

OF_THE_REQUEST = (
    Obligation(
        "request_registered",
        "政府信息公开条例29(1)",
        "有申请才有办理和答复",
        F("information_asked"),
        ("tell_request_corrections", *HANDLING, *ANSWERING, "ask_record_correction"),
    ),
    Obligation(
        "corrections_once",
        "政府信息公开条例30",
        "需要补正的事项一次性告知",
        ~F("corrections_told"),
        ("tell_request_corrections",),
    ),
    Obligation(
        "request_corrections_in_time",
        "政府信息公开条例30",
        "告知补正没有超过期限",
        ~F("corrections_telling_over"),
        ("tell_request_corrections",),
    ),
    Obligation(
        "corrections_asked",
        "政府信息公开条例30",
        "补正的是告知过的事项",
        F("corrections_told"),
        ("submit_corrections",),
    ),
    Obligation(
        "request_abandoned",
        "政府信息公开条例30",
        "补正期限已满而没有补正的，才视为放弃申请",
        F("request_corrections_over") & ~F("corrections_received"),
        ("abandon_request",),
    ),
    Obligation(
        "abandoned_after_telling",
        "政府信息公开条例30",
        "视为放弃之前告知过补正",
        F("corrections_told"),
        ("abandon_request",),
    ),
    Obligation(
        "corrections_given_a_day",
        "政府信息公开条例30",
        "补正期限自告知起算",
        F("corrections_told"),
        (TERM + "request_corrected",),
    ),
    Obligation(
        "application_received",
        "政府信息公开条例29(1)",
        "有可以撤回的申请",
        F("application_received"),
        ("withdraw_application",),
    ),
    Obligation(
        "undecided",
        "政府信息公开条例36",
        "已经答复的，不再撤回或者视为放弃",
        ~F("decision_made"),
        ("withdraw_application", "abandon_request"),
    ),
)

OF_REASONS = (
    Obligation(
        "reasons_asked_once", "政府信息公开条例35", "申请理由只要求说明一次", ~F("reasons_asked"), ("ask_reasons",)
    ),
    Obligation(
        "reasons_asked", "政府信息公开条例35", "认定的是申请人说明的理由", F("reasons_asked"), ("judge_reasons",)
    ),
    Obligation(
        "excess_judged",
        "政府信息公开条例35",
        "不予处理的，理由已认定不合理",
        F("excess_unreasonable") | ~F("answer_excess"),
        ("answer_request",),
    ),
    Obligation(
        "excess_after_reasons",
        "政府信息公开条例35",
        "不予处理之前要求过说明理由",
        F("reasons_asked") | ~F("answer_excess"),
        ("answer_request",),
    ),
)

OF_OTHERS = (
    Obligation(
        "consultation_asked",
        "政府信息公开条例32",
        "登记的是被征求意见的第三方、机关的收到和答复",
        F("consultation_asked"),
        ("record_third_party_receipt", "record_third_party_view", "record_organ_receipt", "record_organ_view"),
    ),
    Obligation(
        "consultations_over",
        "政府信息公开条例32",
        "第三方、其他机关已提出意见，或者期限已满",
        ~F("consultation_open"),
        ("propose_answer", *ANSWERING),
    ),
    Obligation(
        "third_party_overruled",
        "政府信息公开条例32",
        "告知的是第三方不同意而决定公开的信息",
        F("third_party_overruled") & F("decision_made"),
        ("tell_third_party",),
    ),
    Obligation(
        "third_party_told",
        "政府信息公开条例32",
        "第三方不同意而公开的，已书面告知内容和理由",
        ~F("third_party_overruled") | ~F("decision_made") | F("third_party_told"),
        ("close_case",),
    ),
)

OF_THE_ANSWER = (
    Obligation(
        "handler_acts",
        "政府信息公开条例45",
        "由承办人审查、拟办",
        F("actor_is_handler"),
        (
            "screen_information",
            "propose_answer",
            *AT_ONCE,
            "answer_record_correction",
        ),
    ),
    Obligation(
        "four_eyes",
        "政府信息公开条例45",
        "审核、答复的人不是承办人",
        F("actor_not_handler"),
        ("return_answer", "answer_request", "extend_answer", "judge_reasons"),
    ),
    Obligation("power_in_force", "政府信息公开条例27", "属于本机关的公开职责", F("power_in_force"), ANSWERING),
    Obligation(
        "answer_proposed",
        "政府信息公开条例36",
        "先有拟答复意见",
        F("answer_proposed"),
        ("return_answer", "answer_request"),
    ),
    Obligation(
        "screened_at_once",
        "政府信息公开条例17(2)",
        "当场提供的信息经过公开审查",
        F("information_screened"),
        ("supply_on_the_spot",),
    ),
    Obligation(
        "information_screened",
        "政府信息公开条例17(2)",
        "提供的信息经过公开审查",
        F("information_screened") | ~F("information_given"),
        ("answer_request",),
    ),
    Obligation(
        "decision_in_time",
        "政府信息公开条例33(2)",
        "在答复期限或者延长后的期限内答复",
        ~F("decision_period_over"),
        ("answer_request",),
        flags=True,
    ),
    Obligation(
        "extended_once",
        "政府信息公开条例33(2)",
        "只延长一次，合计不超过最长的期限",
        ~F("period_extended"),
        ("extend_answer",),
    ),
    Obligation(
        "extended_before_end",
        "政府信息公开条例33(2)",
        "期限届满之前才可以延长",
        ~F("decision_period_over"),
        ("extend_answer",),
    ),
    Obligation(
        "decided",
        "政府信息公开条例36",
        "送达的是已经作出的答复",
        F("decision_made"),
        ("record_service", "serve_by_email"),
    ),
    Obligation(
        "own_record_asked", "政府信息公开条例41", "有更正的要求", F("own_record_asked"), ("answer_record_correction",)
    ),
    Obligation(
        "own_record_answered", "政府信息公开条例41", "更正的要求已审核并告知", ~F("own_record_asked"), ("close_case",)
    ),
)

ENDINGS = (
    Obligation(
        "ends_lawfully",
        "政府信息公开条例36",
        "答复已送达、撤销，或者申请已撤回、视为放弃",
        AnyOf((F("decision_served"), F("decision_annulled"), F("ended_undecided"), F("withdrawn"))),
        (END,),
    ),
    Obligation("extension_told", "政府信息公开条例33(2)", "延期答复已告知申请人", F("papers_served"), (END,)),
    Obligation("closing_approved", "政府信息公开条例45", "办结归档经过审核", F("closed"), (END,)),
)

DISCLOSURE = (*OF_THE_REQUEST, *OF_REASONS, *OF_OTHERS, *OF_THE_ANSWER, *ENDINGS)
