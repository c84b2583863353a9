"""Canonical text, hashes and instants."""

import json
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.instants import EPOCH, BadInstant, moment, stamp
from models.merkle import merkle_root
from models.record import (
    NotCanonical,
    canonical,
    case_row_hash,
    digest,
    document_digest,
    event_hash,
    genesis,
    outbox_digest,
)
from models.tables import Case, Document, Outbox

WHOLE = st.integers(min_value=-(2**63), max_value=2**63 - 1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


@given(PLAIN)
def test_canonical_text_is_the_one_json_text(value: object) -> None:
    expected = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    assert canonical(value) == expected
    assert json.loads(canonical(value)) == value


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        (1,),
        {1: 2},
        {None: 1},
        {"a": [0.5]},
        b"x",
        {"a": {1}},
        datetime(2026, 3, 2, tzinfo=UTC),
        2**64,
        "\ud800",
    ],
    ids=repr,
)
def test_what_has_no_canonical_text_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical(value)


def test_deep_nesting_is_refused_before_it_hurts() -> None:
    value: list[object] = []
    for _ in range(5000):
        value = [value]
    with pytest.raises(NotCanonical, match="嵌套"):
        canonical(value)


def test_a_word_of_a_closed_list_is_its_value() -> None:
    class Word(StrEnum):
        SMS = "sms"

    assert canonical({"channel": Word.SMS}) == '{"channel":"sms"}'


def test_hashes_are_apart_by_kind() -> None:
    assert len({digest("x"), genesis("x"), event_hash("x", ""), event_hash("", "x")}) == 4


def test_streams_begin_apart() -> None:
    assert genesis("2026-0001") != genesis("2026-0002")
    assert len(genesis("bureau")) == 64


@pytest.mark.parametrize(
    ("hashed", "table", "free"),
    [
        (case_row_hash, Case, {"head"}),
        (document_digest, Document, {"digest", "state"}),
        (
            outbox_digest,
            Outbox,
            {"id", "digest", "state", "due_at", "lease_until", "worker", "fence", "attempts", "reference", "detail",
             "settled_at"},
        ),
    ],
)  # fmt: skip
def test_every_other_column_counts(hashed, table, free) -> None:  # type: ignore[no-untyped-def]
    row = {column.name: "1" for column in table.__table__.columns}
    for name in row:
        for other in ("2", "", None):
            assert (hashed({**row, name: other}) == hashed(row)) == (name in free), name


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(timedelta(minutes=-210))])))
def test_an_instant_survives_storage(instant: datetime) -> None:
    try:
        text = stamp(instant)
    except OverflowError:  # the first and last hours of the calendar have no UTC
        return
    assert len(text) == len(EPOCH)
    assert moment(text) == instant


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=2))
def test_text_order_is_order_in_time(instants: list[datetime]) -> None:
    assert sorted(stamp(each) for each in instants) == [stamp(each) for each in sorted(instants)]


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(BadInstant):
        stamp(datetime.fromisoformat("2026-03-02T01:00:00"))


@pytest.mark.parametrize(
    "text",
    ["", "2026-03-02", "2026-03-02T01:00:00Z", "2026-03-02T01:00:00.000000", "2026-03-02T09:00:00.000000+08:00",
     "2026-03-02 01:00:00.000000Z", "2026-02-30T01:00:00.000000Z", "２026-03-02T01:00:00.000000Z"],
)  # fmt: skip
def test_an_instant_is_written_in_one_way(text: str) -> None:
    with pytest.raises(BadInstant):
        moment(text)


def test_merkle_root_follows_rfc_6962() -> None:
    """Known answers of the Certificate Transparency test vectors."""
    leaves = [bytes.fromhex(each) for each in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                                               "606162636465666768696a6b6c6d6e6f")]  # fmt: skip
    assert merkle_root([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert merkle_root(leaves[:1]) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert merkle_root(leaves[:3]) == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
    assert merkle_root(leaves[:7]) == "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"
    assert merkle_root(leaves) == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
