"""What the contexts of documents (文书) accept: no blank, no odd sum, nothing that does not fit together."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from pydantic import ValidationError

from states.documents import DOCUMENTS, samples
from states.documents.common import DocumentContext, DocumentKind, Payment, Sanction
from states.documents.decision import EXAMPLE as DECISION
from states.documents.matter_common import Paper
from states.documents.no_penalty_decision import EXAMPLE as NO_PENALTY
from states.documents.papers_answers import AnswerPaper
from states.documents.papers_disclosure import DisclosureLetter
from states.documents.spot_decision import EXAMPLE as SPOT

Path = tuple[str | int, ...]
KINDS = pytest.mark.parametrize("kind", DOCUMENTS.values(), ids=lambda kind: kind.key)
MAY_BE_EMPTY = {
    "no_penalty_decision": {"breached"},
    "site_record": {"told", "present"},
    "inquiry_record": {"told", "details"},
    "investigation_report": {"course", "circumstances"},
    "hearing_record": {"attended", "sections"},
    "discussion_record": {"attended"},
    "decision_approval": {"basis"},
    "urging_letter": {"parts", "pauses"},
    "withdrawal_approval": {"officers"},
    "closing_report": {"officers"},
    "extension_approval": {"officers"},
    "suspension_approval": {"officers"},
    "resumption_approval": {"officers"},
    "discontinuation_approval": {"officers"},
    "handover_approval": {"officers"},
}
"""Lists that may lawfully be empty: nobody else was there, nothing was late, nobody handles the case yet."""

WARNING = Sanction(kind="警告", amount_fen=None, detail=None)


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, (tuple, list)) and value:
        for place, item in enumerate(value):
            yield from leaves(item, (*path, place))
    else:
        yield path, value


def with_value(value: Any, path: Path, new: Any) -> Any:
    """A copy in which one leaf is another."""
    if not path:
        return new
    if isinstance(value, dict):
        return {**value, path[0]: with_value(value[path[0]], path[1:], new)}
    place = path[0]
    assert isinstance(place, int)
    return (*value[:place], with_value(value[place], path[1:], new), *value[place + 1 :])


def with_every(value: Any, kind: type, new: Any) -> Any:
    """A copy in which each leaf of this kind is another."""
    if isinstance(value, dict):
        return {key: with_every(item, kind, new) for key, item in value.items()}
    if isinstance(value, (tuple, list)) and value:
        return tuple(with_every(item, kind, new) for item in value)
    return new if isinstance(value, kind) else value


def changed(example: DocumentContext, **changes: Any) -> DocumentContext:
    return type(example).model_validate({**dict(example), **changes})


def matter_kinds() -> set[str]:
    """Kinds of the matters that are no penalty; that each of them is issued is shown by their dockets."""
    return {key for key, kind in DOCUMENTS.items() if issubclass(kind.context, (Paper, AnswerPaper, DisclosureLetter))}


def test_the_register_holds_every_kind_under_its_own_key() -> None:
    assert set(DOCUMENTS) == {
        "prompt_letter", "correction_order", "prior_notice", "hearing_offer", "decision", "no_penalty_decision",
        "spot_decision", "service_receipt", "opinion_form", "transfer_letter",
        "filing_approval", "site_record", "inquiry_record", "investigation_report", "hearing_notice", "hearing_record",
        "legal_review", "discussion_record", "decision_approval", "instalment_approval", "urging_letter",
        "withdrawal_approval", "closing_report", "extension_approval", "suspension_approval", "resumption_approval",
        "discontinuation_approval", "handover_approval", "annulment_decision", "decision_correction",
        "court_application", "review_answer", "lawsuit_answer",
        "recusal_decision", "sample_record", "preservation_notice", "preservation_disposal",
        "risk_assessment", "assistance_letter", "jurisdiction_request", "review_forwarding_letter", "correction_report",
        "expert_opinion", "goods_disposal",
        *matter_kinds(),
    }  # fmt: skip
    assert all(key == kind.key for key, kind in DOCUMENTS.items())
    assert len({kind.prefix for kind in DOCUMENTS.values()}) == len(DOCUMENTS)


Spoiled = Iterator[tuple[object, dict[str, Any]]]
"""What was spoiled, and the whole with that spoiled."""


def accepted(spoiled: Callable[[DocumentKind, dict[str, Any]], Spoiled]) -> list[tuple[str, object]]:
    """Of every kind, spoiled in all these ways, what is accepted all the same."""
    found, tried = [], 0
    for kind in DOCUMENTS.values():
        for what, whole in spoiled(kind, kind.example.model_dump()):
            tried += 1
            with suppress(ValidationError):
                kind.context.model_validate(whole)
                found.append((kind.key, what))
    assert tried > 20, "nearly nothing was tried"
    return found


def test_a_context_has_the_title_of_its_kind_and_no_other() -> None:
    assert {k.key: k.example.title for k in DOCUMENTS.values()} == {k.key: k.title for k in DOCUMENTS.values()}

    def renamed(kind: DocumentKind, whole: dict[str, Any]) -> Spoiled:
        yield from ((title, {**whole, "title": title}) for title in ("通知", f"{kind.title}书"))

    assert accepted(renamed) == []


def test_a_context_is_validated_from_plain_python_values_and_from_json() -> None:
    for kind in DOCUMENTS.values():
        assert kind.context.model_validate(kind.example.model_dump()) == kind.example
        assert kind.context.model_validate_json(kind.example.model_dump_json()) == kind.example


def refused_at_once(kind: DocumentKind, whole: dict[str, Any]) -> set[Path]:
    """Where a context is refused, each place for itself."""
    try:
        kind.context.model_validate(whole)
    except ValidationError as refused:
        return {problem["loc"] for problem in refused.errors(include_url=False, include_context=False)}
    return set()


def test_no_text_may_be_blank() -> None:
    """All texts of a paper are blanked together, and what is not refused by its own place then is blanked alone."""
    accepted_blanks, tried = [], 0
    for kind, blank in product(DOCUMENTS.values(), ("", "  ", "\u202e")):
        whole = kind.example.model_dump()
        texts = [path for path, value in leaves(whole) if isinstance(value, str)]
        assert texts, kind.key
        refused = refused_at_once(kind, with_every(whole, str, blank))
        alone = [path for path in texts if path not in refused]
        accepted_blanks += [
            (kind.key, path) for path in alone if not refused_at_once(kind, with_value(whole, path, blank))
        ]
        tried += len(texts)
    assert tried > 1000
    assert accepted_blanks == []


def test_no_field_may_be_left_out_or_invented() -> None:
    def spoiled(kind: DocumentKind, whole: dict[str, Any]) -> Spoiled:
        for name in sorted(whole.keys() - {"title"}):
            yield name, {key: value for key, value in whole.items() if key != name}
        yield "note", {**whole, "note": "多余"}

    assert accepted(spoiled) == []


def test_no_statutory_list_may_be_empty() -> None:
    def emptied(kind: DocumentKind, whole: dict[str, Any]) -> Spoiled:
        may_be_empty = {"due_days"} | MAY_BE_EMPTY.get(kind.key, set())
        for name, value in whole.items():
            if isinstance(value, tuple) and name not in may_be_empty:
                yield name, {**whole, name: ()}

    assert accepted(emptied) == []


@pytest.mark.parametrize("amount", [0, -1, 100.0, True, "100"])
def test_an_amount_is_a_positive_whole_number_of_fen(amount: object) -> None:
    def spoiled(kind: DocumentKind, whole: dict[str, Any]) -> Spoiled:
        for path, value in leaves(whole):
            if str(path[-1]).endswith("_fen") and path[-1] != "low_fen" and value is not None:
                yield path, with_value(whole, path, amount)

    assert accepted(spoiled) == []


def test_a_day_is_not_an_instant() -> None:
    with pytest.raises(ValidationError):
        changed(DECISION, issued_on=datetime(2026, 3, 26, tzinfo=UTC))


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValidationError):
        changed(SPOT, decided_at=datetime(2026, 3, 2, 14, 20))  # noqa: DTZ001 - the naive time is the point


@pytest.mark.parametrize(
    ("kind", "amount_fen", "detail"),
    [("罚款", None, None), ("没收违法所得", None, None), ("警告", 100, None), ("吊销许可证件", None, None)],
)
def test_a_penalty_says_what_it_comes_to(kind: str, amount_fen: int | None, detail: str | None) -> None:
    with pytest.raises(ValidationError):
        Sanction.model_validate({"kind": kind, "amount_fen": amount_fen, "detail": detail})


@pytest.mark.parametrize(
    "payment",
    [None, samples.PAYMENT.model_copy(update={"due_fen": 421_817}), samples.PAYMENT.model_copy(update={"fine_fen": 1})],
)
def test_the_sum_to_pay_is_the_sum_of_the_penalties(payment: Payment | None) -> None:
    with pytest.raises(ValidationError):
        changed(DECISION, payment=payment)


def test_a_warning_is_told_how_it_is_carried_out_and_asks_for_no_money() -> None:
    with pytest.raises(ValidationError):
        changed(DECISION, sanctions=(WARNING,), payment=None)
    with pytest.raises(ValidationError):
        changed(DECISION, sanctions=(WARNING,), other_performance="警告自送达之日起生效。")
    changed(DECISION, sanctions=(WARNING,), payment=None, other_performance="警告自送达之日起生效。")


def test_only_a_fine_or_a_warning_is_decided_on_the_spot() -> None:
    with pytest.raises(ValidationError):
        changed(SPOT, sanction=Sanction(kind="通报批评", amount_fen=None, detail=None), payment=None)


def test_a_fine_taken_on_the_spot_is_not_asked_for_again() -> None:
    taken = {"amount_fen": 20_000, "ground": "不当场收缴事后难以执行", "receipt_no": "豫财00001"}
    with pytest.raises(ValidationError):
        changed(SPOT, collection=taken)
    with pytest.raises(ValidationError):
        changed(SPOT, payment=None, collection={**taken, "amount_fen": 10_000})
    changed(SPOT, payment=None, collection=taken)


def test_one_officer_cannot_sign_alone() -> None:
    with pytest.raises(ValidationError):
        changed(SPOT, officers=samples.OFFICERS[:1])


def test_who_is_not_penalised_is_taught_unless_nothing_was_proven() -> None:
    with pytest.raises(ValidationError):
        changed(NO_PENALTY, education=None)
    with pytest.raises(ValidationError):
        changed(NO_PENALTY, breached=())
    changed(NO_PENALTY, branch="not_proven", breached=(), education=None)


def test_closing_punctuation_of_an_item_is_left_to_the_template() -> None:
    order = changed(DECISION, cause="以虚假技术信息牟利。")
    assert order.model_dump()["cause"] == "以虚假技术信息牟利"
    with pytest.raises(ValidationError):
        changed(DECISION, cause="。")
