"""The ways in which matters that are no penalty end (结案方式), as the way to an end is told. Pure."""

from collections.abc import Mapping

from states.formula import Fact, Formula

F = Fact

SERVED = F("decision_served")
ACCEPTED = F("application_accepted")
DECLINED = ("不予受理", SERVED & F("application_declined"))
TAKEN_BACK = ("申请人撤回申请", F("ended_undecided"))
IN_ERROR = ("撤案", F("withdrawn"))


def _on_application(granted: str, refused: str) -> tuple[tuple[str, Formula], ...]:
    decided = SERVED & ACCEPTED
    return (
        (granted, decided & F("grant_proposed")),
        (refused, decided & ~F("grant_proposed")),
        DECLINED,
        TAKEN_BACK,
        IN_ERROR,
    )


MATTER_ENDINGS: Mapping[str, tuple[tuple[str, Formula], ...]] = {
    "permit": _on_application("准予许可", "不予许可"),
    "confirmation": _on_application("准予登记", "不予登记"),
    "adjudication": (
        ("裁决", SERVED & ACCEPTED),
        ("调解达成协议", F("ended_undecided") & F("settlement_tried")),
        DECLINED,
        ("申请人撤回申请", F("ended_undecided") & ~F("settlement_tried")),
        IN_ERROR,
    ),
    "disclosure": (
        ("予以公开", SERVED & F("information_given") & ~F("disclosure_refused")),
        ("部分公开", SERVED & F("information_given") & F("disclosure_refused")),
        ("不予公开", SERVED & ~F("information_given") & F("disclosure_refused")),
        ("其他答复", SERVED & ~F("information_given") & ~F("disclosure_refused")),
        ("申请人撤回申请或者视为放弃", F("ended_undecided")),
        IN_ERROR,
    ),
    "levy": (("征收", SERVED), IN_ERROR),
    "mediation": (
        ("调解协议已履行", F("agreement_performed")),
        ("终止调解", F("ended_undecided") & ~F("agreement_performed")),
        IN_ERROR,
    ),
    "guidance": (("指导已实施", F("guidance_given")), IN_ERROR),
}
"""Family → its endings; a family not named here is told of one way alone."""
