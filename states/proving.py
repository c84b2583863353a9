"""Whether what is named as evidence (证据) lies in the case: an item on record and not excluded, or a sound record."""

from states.facts import CaseFacts

LEAST = 2
"""Titles shorter than this are too common to be found inside a sentence."""

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
    (案件查询记录: whether the party was punished for the like before) lies with the bureau, not in the case."""
    if own_record:
        return True
    words = named.strip()
    if any(words in {no, f"证据{no}", f"{no}号证据"} for no, _ in admissible(facts)):
        return True
    return any(_meets(words, title) for title in (*(title for _, title in admissible(facts)), *_records(facts)))


def _meets(words: str, title: str) -> bool:
    """People write more than the title (王某的询问笔录) or one of several things in it (合同和银行回单复印件)."""
    return min(len(words), len(title)) >= LEAST and (title in words or words in title)


def admissible(facts: CaseFacts) -> list[tuple[str, str]]:
    """Number and title of each item that was lawfully obtained and not excluded (行政处罚法46)."""
    excluded = {act.data["evidence"] for act in facts.acts_of("exclude_evidence")}
    items = [act.data for act in facts.acts_of("add_evidence") if not act.flags]
    return [(str(item["no"]), str(item["title"])) for item in items if item["no"] not in excluded]


def _records(facts: CaseFacts) -> list[str]:
    return [word for action, words in RECORDS.items() if facts.last_sound(action) is not None for word in words]
