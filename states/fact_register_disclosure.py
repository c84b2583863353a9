"""Facts of the disclosure of information on request (依申请公开政府信息)."""

from states.case_terms import term_over
from states.consultations import consultations, is_open
from states.disclosure import ANSWERS, fact_of
from states.fact_register_after import remedy_told
from states.facts import CaseFacts
from states.truth import FactKind
from states.vocabulary import Origin


def consultation_open(facts: CaseFacts) -> bool:
    """A third party or another organ that was asked is still waited for (政府信息公开条例32, 34)."""
    return any(is_open(facts, one) for one in consultations(facts))


def suit_told(facts: CaseFacts) -> bool:
    """The answer just reached the applicant and can be sued against at once; who is refused information goes to
    reconsideration first (行政复议法23(1)(四))."""
    return remedy_told(facts) and not facts.latches.get("disclosure_refused", False)


_LATCHES = (
    ("information_asked", "已登记政府信息公开申请"),
    ("reasons_asked", "已要求申请人说明申请理由"),
    ("answer_delayed", "已确定延迟答复政府信息公开申请的期限"),
    ("consultation_asked", "已征求第三方或者其他机关的意见"),
    ("information_screened", "拟公开的信息已审查，可以公开"),
    ("answer_proposed", "已提出政府信息公开的拟答复意见"),
    ("information_given", "答复向申请人提供政府信息"),
    ("disclosure_refused", "答复对全部或者部分政府信息不予公开"),
    ("third_party_overruled", "第三方不同意公开，因公共利益拟予公开"),
    ("third_party_told", "公开的内容和理由已书面告知第三方"),
    *((fact_of(kind), f"答复类型：{answer.title}") for kind, answer in ANSWERS.items()),
)

_OUTSIDE = (
    ("excess_unreasonable", "申请数量、频次明显超过合理范围且理由不合理"),
    ("own_record_asked", "申请人要求更正与其自身相关的信息记录，尚未答复"),
)

DISCLOSURE_FACTS: tuple[FactKind, ...] = (
    *(FactKind(key, title, Origin.ACTION) for key, title in _LATCHES),
    *(FactKind(key, title, Origin.OUTSIDE) for key, title in _OUTSIDE),
    FactKind("consultation_open", "征求的意见尚未答复、期限未满", Origin.ACTION, consultation_open),
    FactKind("suit_told", "可以直接起诉的答复刚送达申请人", Origin.ACTION, suit_told),
    FactKind(
        "corrections_telling_over",
        "告知补正政府信息公开申请的期限届满",
        Origin.ELAPSE,
        lambda f: term_over(f, "request_corrections"),
    ),
    FactKind(
        "request_corrections_over",
        "申请人补正政府信息公开申请的期限届满",
        Origin.ELAPSE,
        lambda f: term_over(f, "request_corrected"),
    ),
)
