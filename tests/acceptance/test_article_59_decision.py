"""行政处罚法59: what a decision must state; an empty field refuses to become a document."""

import pytest
from pydantic import ValidationError

from config.settings import CHECKOUT
from states.documents import DOCUMENTS
from states.documents.decision import Decision
from tests.acceptance.lawful_cases import allowed, refused, served

STATUTORY = ("party", "facts", "evidence", "breached", "sanctions", "basis", "remedies", "organ", "issued_on", "number")
"""Party and address; facts and evidence; kinds and basis; way to review and lawsuit; organ and date."""
EXAMPLE = DOCUMENTS["decision"].example


def built(**changed: object) -> Decision:
    assert isinstance(EXAMPLE, Decision)
    told = {name: getattr(EXAMPLE, name) for name in Decision.model_fields}
    return Decision(**{**told, **changed})


def test_a_whole_decision_is_a_document() -> None:
    assert built() == EXAMPLE
    assert DOCUMENTS["decision"].clause == "行政处罚法59"


@pytest.mark.parametrize("field", STATUTORY)
def test_each_statutory_field_must_be_there(field: str) -> None:
    told = {name: getattr(EXAMPLE, name) for name in Decision.model_fields if name != field}
    with pytest.raises(ValidationError):
        Decision(**told)


@pytest.mark.parametrize("field", ["facts", "evidence", "breached", "sanctions", "basis", "number"])
@pytest.mark.parametrize("empty", ["", " ", ()])
def test_and_must_not_be_empty(field: str, empty: object) -> None:
    with pytest.raises(ValidationError):
        built(**{field: empty})


def test_the_party_has_a_name_and_an_address() -> None:
    assert isinstance(EXAMPLE, Decision)
    for field in ("name", "address"):
        with pytest.raises(ValidationError):
            type(EXAMPLE.party).model_validate({**EXAMPLE.party.model_dump(), field: ""})


def test_a_fine_says_how_and_until_when_to_pay() -> None:
    with pytest.raises(ValidationError):
        built(payment=None)


def test_the_decision_bears_the_organs_seal() -> None:
    page = (CHECKOUT / "templates" / "documents" / "official.html.j2").read_text(encoding="utf-8")
    assert "印章" in page


@pytest.mark.parametrize(
    ("was", "now", "slip"),
    [
        ("样例路6号", "样例路8号", True),
        ("罚款人民币1,000元", "罚款人民币10,000元", False),
        ("罚款三百元", "罚款二千元", False),
        ("罚款壹仟元整，已收到", "罚款壹仟元整，已收悉", True),
        ("给予警告", "给予警告、罚款", False),
        ("样例科技", "样例科技，没收违法所得", False),
    ],
)
def test_no_sum_and_no_kind_of_penalty_is_a_slip_of_the_pen(was: str, now: str, slip: bool) -> None:
    judge = allowed if slip else refused
    judge(served(actor="leader-a"), "correct_decision", "科技部令20号17", where="wording", was=was, now=now)
