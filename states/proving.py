"""Whether what is named as evidence (证据) lies in the case: an item on record and not excluded, or a sound record."""

from states.evidence import items_standing
from states.facts import CaseFacts
from states.investigating import untainted

LEAST = 2
"""Titles shorter than this are too common to be found inside a sentence."""

OWN_RECORD = "查询记录"
"""How the bureau's own record of earlier cases is named (案件查询记录)."""

FITS_ANYTHING = frozenset(
    [
        "材料",
        "资料",
        "证据",
        "证据材料",
        "书证",
        "物证",
        "文件",
        "记录",
        "笔录",
        "证明",
        "凭证",
        "照片",
        "录像",
        "复印件",
        "原件",
        "打印件",
        "扫描件",
    ]
)
"""Words that say only that there is some paper or picture."""

RECORDS: dict[str, tuple[str, ...]] = {
    "record_inspection": ("检查笔录", "勘验笔录", "现场笔录"),
    "record_inquiry": ("询问笔录",),
    "record_defence": ("陈述申辩",),
    "record_hearing": ("听证笔录",),
    "check_correction": ("复查",),
    "record_recheck": ("复查",),
}
"""Acts whose own record is evidence (行政处罚法46: 当事人的陈述, 勘验笔录、现场笔录), and what people call it."""


def is_proved(facts: CaseFacts, named: str, *, own_record: bool = False) -> bool:
    """Whether the evidence named (by number, or by its title) is in the case today; what the bureau's own record shows
    (案件查询记录: whether the party was punished for the like before) lies with the bureau, not in the case, and is named
    as such."""
    words = named.strip()
    if own_record and OWN_RECORD in words:
        return True
    items = admissible(facts)
    if any(words in {no, f"证据{no}", f"{no}号证据"} for no, _ in items):
        return True
    return any(_meets(words, title) for title in (*(title for _, title in items), *_records(facts)))


def _meets(words: str, title: str) -> bool:
    """People write more than the title (王某的询问笔录) or one of several things in it (合同和银行回单复印件); a word that
    fits any paper (材料) names none."""
    if min(len(words), len(title)) < LEAST:
        return False
    return title in words or (words in title and words not in FITS_ANYTHING)


def admissible(facts: CaseFacts) -> list[tuple[str, str]]:
    """Number and title of each item a decision may rest on (行政处罚法46)."""
    return [(str(no), str(act.data["title"])) for no, act in items_standing(facts).items()]


def _records(facts: CaseFacts) -> list[str]:
    return [word for action, words in RECORDS.items() if _is_sound(facts, action) for word in words]


def _is_sound(facts: CaseFacts, action: str) -> bool:
    return any(not act.flags and untainted(facts, act) for act in facts.acts_of(action))
