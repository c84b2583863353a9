"""What the legal adviser held (法律顾问意见), as the papers of a decision show it (金科〔2015〕8号四(6))."""

from states.acts import Act
from states.documents.common import Detail, Opinion
from states.facts import CaseFacts
from states.terms import chinese_date

FOLLOWED = {"whole": "采纳", "partly": "部分采纳", "not_followed": "未采纳"}


def adviser_opinion(facts: CaseFacts) -> str | None:
    """Every opinion there is, oldest first, each with what became of it; ``None`` where nobody was asked."""
    asked = facts.acts_of("consult_adviser")
    return "\n".join(_told(facts, act) for act in asked) if asked else None


def _told(facts: CaseFacts, act: Act) -> str:
    data = act.data
    because = f"，理由：{data['reason']}" if data["reason"] else ""
    name = _name(facts, data["adviser"])
    return f"{chinese_date(act.on)}{name}：{data['opinion']}（征询事项：{data['question']}；{FOLLOWED[data['followed']]}{because}）"


def _name(facts: CaseFacts, no: str) -> str:
    return next((one.name for one in facts.advisers if one.no == no), no)


def as_detail(facts: CaseFacts) -> tuple[Detail, ...]:
    """A point of the legal review, where there is an opinion."""
    text = adviser_opinion(facts)
    return () if text is None else (Detail(label="法律顾问意见", text=text),)


def as_opinions(facts: CaseFacts) -> tuple[Opinion, ...]:
    """Rows of an approval form, one for each opinion."""
    return tuple(
        Opinion(
            label="法律顾问意见",
            text=_told(facts, act),
            signer=_name(facts, act.data["adviser"]),
            signed_on=act.on,
        )
        for act in facts.acts_of("consult_adviser")
    )
