"""Who may sign for a paper (签收人), and where it may be left (留置的处所): 民事诉讼法88, 89 by 行政处罚法61. Pure.

Officers write who signed and how he stands to the party in words; words that name nobody the law lets sign prove nothing.
"""

import re
from typing import TYPE_CHECKING

from states.payload import Receipt
from states.vocabulary import PartyKind

if TYPE_CHECKING:
    from states.facts import CaseFacts

_STANDING_FOR = r"(代理人|代收人|监护人)"
_OF_A_PERSON = re.compile(
    rf"本人|同住.*(家属|亲属|配偶|妻子|丈夫|父亲|母亲|父母|子女|儿子|女儿|兄弟|姐妹)|.*{_STANDING_FOR}"
)
_OF_AN_ORGANISATION = re.compile(
    r"本人|(单位|公司|企业)?负责人"
    r"|.*(法定代表人|主要负责人|负责收件的人|收件人|收件人员|收发室|收发部门|收发人员)"
    rf"|.*{_STANDING_FOR}"
)
_REMARK = re.compile(r"[（(].*?[）)]")
_BASIC_ORGANISATION = re.compile(r"居委会|居民委员会|村委会|村民委员会|社区|街道办|乡政府|镇政府|所在单位|单位代表")
_DOMICILE = re.compile(r"住所|经常居住地|主要办事机构")
_END_OF_ADDRESS = 4
"""So many characters at the end of an address name the house."""


def may_sign(facts: "CaseFacts", receipt: Receipt) -> bool:
    """The party itself, an adult of the family living with it, whoever receives papers for an organisation, an agent, or
    who was appointed to receive (民事诉讼法88)."""
    told = _REMARK.sub("", receipt.relation).strip()
    person, organisation = (bool(kinds.fullmatch(told)) for kinds in (_OF_A_PERSON, _OF_AN_ORGANISATION))
    if facts.procedure.family == "adjudication":  # the other side of a dispute may be of either kind
        return person or organisation
    return person if facts.party.kind is PartyKind.PERSON else organisation


def at_domicile(facts: "CaseFacts", place: str) -> bool:
    """The place is where the party lives or has its seat, as on record or as told in so many words (民事诉讼法89)."""
    if facts.procedure.family == "adjudication" or _DOMICILE.search(place):
        return True
    return facts.party.address.strip()[-_END_OF_ADDRESS:] in place


def speaks_for_the_neighbourhood(witness: str | None) -> bool:
    """The witness comes from a basic-level organisation or from the unit the party belongs to (民事诉讼法89)."""
    return witness is not None and bool(_BASIC_ORGANISATION.search(witness))
