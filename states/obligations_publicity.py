"""What the law asks to be made public and taken down (公开、撤回), written apart from the YAML: which acts show a result, and
which take it down. Asked of every procedure in which something decides that its result is public. Pure."""

from collections.abc import Iterator

from config.schema.procedure import Procedure
from states.obligations_terms import PUBLISHED

DECIDING = (*PUBLISHED.starts, "decide_permit", "make_decision", "make_spot_decision")
"""Decisions that say whether they are public (河南省行政执法条例6; 行政处罚法48(1); 行政许可法40)."""
SHOWING = ("record_service", "record_email_outcome")
FALLING = ("annul_decision", "annul_levy", "annul_matter", "record_review_result")

ASKED = (
    *(("河南省行政执法条例6", act, "decision_public", "to_be_published") for act in SHOWING),
    *(("河南省行政执法条例32", act, "decision_withdrawn", "to_be_withdrawn") for act in FALLING),
    ("河南省行政执法条例32", "withdraw_publication", "decision_withdrawn", None),
)
"""Clause, act, what it publishes, and on which condition at most."""


def publications_missing(procedure: Procedure, acts: frozenset[str]) -> Iterator[str]:
    """What the procedure does not show or take down, or only on a further condition."""
    if not acts.intersection(DECIDING):
        return
    if "withdraw_publication" not in acts:
        yield "河南省行政执法条例32：公开的决定没有成立的应当撤回，moves、spot 中缺少 withdraw_publication"
    for clause, act, template, when in ASKED:
        if act in acts and not _is_there(procedure, act, template, when):
            yield f"{clause}：办理 {act} 应当公开 {template}，publications 中没有，或者多了条件"


def _is_there(procedure: Procedure, act: str, template: str, when: str | None) -> bool:
    return any(
        row.on == act and row.template == template and row.when in (None, when) and row.unless is None
        for row in procedure.publications
    )
