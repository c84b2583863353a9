"""Carrying out owed work without Prefect: documents, publications, messages, tasks, each row on its own."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from flows.carry_out import carry_out_event, deliver_batch
from flows.runtime import Runtime, TemplateText
from flows.worker_loop import drain
from models import killpoints, outbox_review
from models.database import Store
from models.files import KeptFile, read_bytes
from models.instants import stamp
from models.outbox import OUTBOX, Backoff, Job
from models.store_errors import StoreBusy
from notifications.channels import Envelope, RecordingSender, SendResult
from states.vocabulary import SendOutcome, WorkKind

CASE = "2026-0001"


@pytest.fixture
def compose(store: Store, tmp_path: Path) -> Callable[..., Runtime]:
    def template(_: Store, job: Job) -> TemplateText:
        return {"notice": TemplateText("第 {{ n }} 号通知", "通知"), "poison": TemplateText("{{ nothing }}")}[
            job.template
        ]

    def make(**changes: Any) -> Runtime:
        parts: dict[str, Any] = {
            "store": store,
            "sender": RecordingSender(),
            "archive": tmp_path / "archive",
            "template": template,
            "bind_document": lambda *_: None,
            "sweep_due": lambda *_: 0,
            "backoff": Backoff(first=timedelta(0), attempts=3),
        }
        return Runtime(**{**parts, **changes})

    return make


def owe(store: Store, key: str, kind: WorkKind = WorkKind.MESSAGE, template: str = "notice", **changes: Any) -> None:
    now = stamp(store.now())
    row = {
        "key": key, "stream": CASE, "seq": 1, "case_no": CASE, "kind": kind.value, "template": template,
        "receiver": "party", "channel": "sms", "address": "13800000000", "context": json.dumps({"n": 1}),
        "digest": "0" * 64, "state": "queued", "due_at": now, "created_at": now, "fence": 0, "attempts": 0,
    }  # fmt: skip
    with store.write() as connection:
        connection.execute(insert(OUTBOX).values(**{**row, **changes}))


def details(store: Store) -> dict[str, tuple[str, str | None]]:
    with store.read() as connection:
        return {row.key: (row.state, row.detail) for row in connection.execute(select(OUTBOX))}


def run(runtime: Runtime) -> Counter[str]:
    return asyncio.run(drain(runtime))


def test_a_message_is_rendered_and_handed_over_under_its_own_key(store: Store, compose: Callable[..., Runtime]) -> None:
    runtime = compose()
    owe(store, "k1")
    assert asyncio.run(carry_out_event(runtime, CASE, 1)) == Counter(accepted=1)
    (sent,) = runtime.sender.sent  # type: ignore[attr-defined]
    assert (sent.key, sent.title, sent.body) == ("k1", "通知", "第 1 号通知")


def test_another_events_rows_are_left_alone(store: Store, compose: Callable[..., Runtime]) -> None:
    owe(store, "k1", seq=2)
    assert asyncio.run(carry_out_event(compose(), CASE, 1)) == Counter()


def test_a_poisoned_row_fails_alone(store: Store, compose: Callable[..., Runtime]) -> None:
    owe(store, "bad", template="poison")
    owe(store, "gone", template="not_in_release")
    owe(store, "nowhere", address=None)
    owe(store, "good")
    assert run(compose()) == Counter(failed=3, accepted=1)
    ends = details(store)
    assert ends["good"][0] == "accepted"
    assert "nothing" in str(ends["bad"][1])
    assert "not_in_release" in str(ends["gone"][1])
    assert len(outbox_review.for_a_person(store)) == 3


def test_a_sender_that_breaks_down_leaves_its_row_in_doubt_and_the_others_sent(
    store: Store, compose: Callable[..., Runtime]
) -> None:
    class Breaks(RecordingSender):
        def send(self, envelope: Envelope) -> SendResult:
            if envelope.key == "k1":
                raise ConnectionResetError("13800000000")
            return super().send(envelope)

    for number in range(3):
        owe(store, f"k{number}")
    assert run(compose(sender=Breaks())) == Counter(unknown=1, accepted=2)
    assert details(store)["k1"] == ("unknown", "处理失败（ConnectionResetError）")


def test_a_rejected_message_is_tried_until_the_limit(store: Store, compose: Callable[..., Runtime]) -> None:
    sender = RecordingSender({"sms": SendOutcome.REJECTED})
    owe(store, "k1")
    assert run(compose(sender=sender)) == Counter(rejected=3)
    assert details(store)["k1"][0] == "failed"
    assert len(sender.sent) == 3


def test_test_mode_keeps_messages_from_addresses_not_listed(store: Store, compose: Callable[..., Runtime]) -> None:
    owe(store, "ours", address="13900000000")
    owe(store, "theirs")
    runtime = compose(only_addresses={"13900000000"})
    assert run(runtime) == Counter(accepted=1, withheld=1)
    assert [envelope.key for envelope in runtime.sender.sent] == ["ours"]  # type: ignore[attr-defined]


def test_a_publication_becomes_one_public_file(store: Store, compose: Callable[..., Runtime]) -> None:
    runtime = compose()
    owe(store, "k1", WorkKind.PUBLICATION, "decision_published", context=json.dumps({"party": "样例科技有限公司"}))
    assert run(runtime) == Counter(done=1)
    (file,) = (runtime.archive / "public").iterdir()
    assert json.loads(file.read_text("utf-8"))["content"] == {"party": "样例科技有限公司"}


def test_a_document_is_rendered_kept_bound_and_not_rendered_twice(
    store: Store, compose: Callable[..., Runtime], monkeypatch: pytest.MonkeyPatch
) -> None:
    bound: list[tuple[str, tuple[KeptFile, ...]]] = []
    document = Issued("文〔2026〕1号")
    monkeypatch.setattr("flows.documents.document_of", lambda *_: document)
    monkeypatch.setattr("flows.documents.files_of", lambda *_: [file for _, files in bound for file in files])
    runtime = compose(
        template=lambda *_: TemplateText("<p>{{ number }}</p>"),
        bind_document=lambda _, number, files: bound.append((number, files)),
    )
    for key in ("k1", "k2"):
        owe(store, key, WorkKind.DOCUMENT, "decision")
    assert run(runtime) == Counter(done=2)
    ((number, (html,)),) = bound
    assert number == "文〔2026〕1号"
    assert "文〔2026〕1号" in read_bytes(runtime.archive, html.sha256, "text/html").decode()


class Issued:
    """A document as `models.files.document_of` finds it."""

    def __init__(self, number: str) -> None:
        self.number = number
        self.context = json.dumps({"number": number})


def test_work_that_breaks_is_tried_again_and_then_shown_to_a_person(
    store: Store, compose: Callable[..., Runtime]
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    owe(store, "k1", WorkKind.TASK, "count_files")
    assert run(compose(tasks={"count_files": full})) == Counter(again=3)
    assert details(store)["k1"] == ("failed", "处理失败（OSError）")


def test_a_persons_task_is_not_claimed_by_the_machine(store: Store, compose: Callable[..., Runtime]) -> None:
    owe(store, "mine", WorkKind.TASK, "call_the_party")
    owe(store, "its", WorkKind.TASK, "count_files")
    assert run(compose(tasks={"count_files": lambda *_: "3 份"})) == Counter(done=1)
    assert details(store) == {"mine": ("queued", None), "its": ("done", "3 份")}


def test_a_database_that_cannot_be_written_ends_the_batch_and_fails_no_row(
    store: Store, compose: Callable[..., Runtime]
) -> None:
    def busy(*_: object) -> str:
        raise StoreBusy

    owe(store, "k1", WorkKind.TASK, "count_files")
    with pytest.raises(StoreBusy):
        run(compose(tasks={"count_files": busy}))
    assert details(store)["k1"][0] == "claimed"


def test_a_message_of_legal_effect_goes_alone_and_enters_its_case(
    store: Store, compose: Callable[..., Runtime]
) -> None:
    entered: list[str] = []
    for number in range(2):
        owe(store, f"k{number}", context=json.dumps({"n": number, "documents": []}))
    runtime = compose(
        legal_effects=frozenset({"notice"}), enter_effect=lambda _, owed: entered.append(owed.effect_key), wave=8
    )
    passed = killpoints.trace()
    assert run(runtime) == Counter(accepted=2)
    assert passed.count("send.before") == 2
    assert entered == ["outcome:k0:accepted", "outcome:k1:accepted"]


def test_every_call_lies_between_the_commit_of_its_attempt_and_of_its_outcome(
    store: Store, compose: Callable[..., Runtime]
) -> None:
    owe(store, "k1")
    passed = killpoints.trace()
    asyncio.run(deliver_batch(compose(), 10))
    own = [name for name in passed if name.startswith(("calling", "send", "settle"))]
    assert own == ["calling.commit.before", "calling.commit.after", "send.before", "send.after",
                   "settle.commit.before", "settle.commit.after"]  # fmt: skip
