"""What a decision's paper says of its publication (公开), and what a paper that takes a decision back says of it."""

from states.facts import CaseFacts
from states.publicity import told_of_publication

WITHDRAWN = "已经公开的，本机关撤回公开的信息并说明理由。"


def publicity(facts: CaseFacts) -> dict[str, str]:
    """The item 公开 of the paper that the newest act issues, a decision; none in records from before it was asked."""
    told = told_of_publication(facts.acts[-1])
    return {} if told is None else {"公开": told}


def of_permit(facts: CaseFacts) -> dict[str, str]:
    """The item 公开 of a permit: the public may look it up, unless secrets or privacy forbid (行政许可法40)."""
    if facts.truth["publication_ordered"]:
        return {"公开": "本决定依法公开，公众有权查阅。"}
    return {"公开": f"本决定不公开：{facts.acts[-1].data['not_published_because']}"}


def withdrawal_told(facts: CaseFacts) -> dict[str, str]:
    """The item of a paper by which a published decision is changed or taken back."""
    return {"公开的信息": WITHDRAWN} if facts.latches.get("publication_ordered", False) else {}
