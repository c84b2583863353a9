"""A publication killed or refused half-way leaves the release in force and every case as they were."""

import os
import signal
from pathlib import Path

import pytest

from config.schema.release import ReleaseBody
from models import killpoints
from models.checks import check
from models.database import open_store
from models.registers import ReleaseRefused, publish_release
from models.releases import newest_release
from states.reasons import CommandInvalid
from tests.faults.killed_cases import in_child
from tests.integration.bureau_desk import Desk, contents, founded, sample_release
from tests.integration.one_case import OneCase


def edited() -> ReleaseBody:
    body = sample_release()
    return body.model_copy(update={"bureau": body.bureau.model_copy(update={"phone": "0371-00000009"})})


def broken() -> ReleaseBody:
    """A release whose terms were lost on the way."""
    return sample_release().model_copy(update={"terms": ()})


def bureau_with_a_case(folder: Path) -> str:
    store = founded(folder)
    case = OneCase(Desk(store))
    case.do("issue_prompt")
    store.close()
    return f"sqlite:///{folder}/zhifa.db"


@pytest.mark.parametrize(
    ("point", "in_force"),
    [("publish.release.before", False), ("publish.commit.before", False), ("publish.commit.after", True)],
)
def test_a_killed_publication_is_whole_or_not_at_all(tmp_path: Path, point: str, in_force: bool) -> None:
    url = bureau_with_a_case(tmp_path)
    store = open_store(url)
    before = contents(store)
    store.close()

    def killed() -> None:
        killpoints.arm(point)
        publish_release(open_store(url), edited(), by="admin-a", second="leader-a", note="修订")

    status = in_child(killed)
    assert os.WIFSIGNALED(status), f"{point} was not reached"
    assert os.WTERMSIG(status) == signal.SIGKILL
    store = open_store(url)
    assert check(store) == []
    if in_force:
        assert contents(store)["enforcement_case"] == before["enforcement_case"]
        with store.read() as conn:
            assert newest_release(conn) != before["enforcement_case"][0][2]
    else:
        assert contents(store) == before
        publish_release(store, edited(), by="admin-a", second="leader-a", note="修订")
        assert check(store) == []
    store.close()


def test_a_refused_publication_leaves_everything_as_it_was(tmp_path: Path) -> None:
    store = open_store(bureau_with_a_case(tmp_path))
    before = contents(store)
    with pytest.raises(ReleaseRefused):
        publish_release(store, broken(), by="admin-a", second="leader-a", note="修订")
    for by, second in (("admin-a", "admin-a"), ("officer-a", "leader-a"), ("admin-a", "officer-a")):
        with pytest.raises(CommandInvalid):
            publish_release(store, edited(), by=by, second=second, note="修订")
    assert contents(store) == before
    store.close()
