"""Releases (版本) in the database: stored whole, found by digest, compiled once per process."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, select

from config.schema.release import ReleaseBody
from models.record import canonical, digest
from models.tables import ReleaseRow
from states.acts import CHANGE, Act
from states.facts import Earlier
from states.reasons import ActionRefused, CommandInvalid, Reason
from states.release import Rules

_TABLE = ReleaseRow.__table__  # type: ignore[attr-defined]
_NEWEST = select(_TABLE.c.digest).order_by(_TABLE.c.published_at.desc(), _TABLE.c.digest).limit(1)
_BEGINNING = re.compile(r"[0-9a-f]{4,64}")
_COMPILED: dict[str, Rules] = {}
"""Compiled releases of this process by digest; a release never changes, so neither does an entry."""


class UnknownRelease(LookupError):
    """The database holds no release of this digest (没有这个版本)."""


def release_text(body: ReleaseBody) -> str:
    """The one text of a release."""
    return canonical(body.model_dump(mode="json"))


def compile_release(text: str) -> Rules:
    """The rules of a release text; compiled once for the same text."""
    own = digest(text)
    if own not in _COMPILED:
        _COMPILED[own] = Rules(own, ReleaseBody.model_validate_json(text, strict=True))
    return _COMPILED[own]


def rules_of(conn: Connection, release: str) -> Rules:
    """The rules a case is pinned to."""
    if release in _COMPILED:
        return _COMPILED[release]
    text = conn.execute(select(_TABLE.c.body).where(_TABLE.c.digest == release)).scalar_one_or_none()
    if text is None:
        raise UnknownRelease(f"数据库中没有版本 {release[:12]}")
    return compile_release(text)


def newest_release(conn: Connection) -> str:
    """Digest of the release in force: the one published last."""
    found: str | None = conn.execute(_NEWEST).scalar_one_or_none()
    if found is None:
        raise UnknownRelease("数据库中还没有发布过版本，请先运行 zhifa config publish")
    return found


def rules_asked(conn: Connection, row: Mapping[str, Any], under: str | None) -> Rules:
    """The rules a case is judged by: those it is pinned to, or those it is asked to move to (``under``).

    Raises CommandInvalid for a release nobody published, ActionRefused if it lacks the procedure of the case.
    """
    if under is None:
        return rules_of(conn, row["release"])
    try:
        rules = rules_of(conn, under)
    except UnknownRelease as unknown:
        raise CommandInvalid(f"{unknown}，须先发布", "release") from None
    if row["procedure"] in rules.procedures:
        return rules
    says = "新版本没有本案适用的程序，案件留在原版本办结"
    raise ActionRefused(CHANGE, row["step"], (Reason("procedure_is_kept", "行政处罚法4", says),))


def releases_left(conn: Connection, acts: Sequence[Act], release: str) -> tuple[Earlier, ...]:
    """The releases a case stood under before ``release``, under which it stands or is about to stand."""
    names = [act.release for act in acts] + [release]
    return tuple(
        Earlier(act.seq, rules_of(conn, act.release), published_after(conn, after, act.release))
        for act, after in zip(acts, names[1:], strict=True)
        if act.release != after
    )


def _published(conn: Connection, release: str) -> str:
    """When it was published; no two releases have the same instant."""
    return str(conn.execute(select(_TABLE.c.published_at).where(_TABLE.c.digest == release)).scalar_one())


def published_after(conn: Connection, release: str, other: str) -> bool:
    """Whether ``release`` was published after ``other``."""
    return _published(conn, other) < _published(conn, release)


def find_release(conn: Connection, beginning: str) -> list[str]:
    """Digests that begin like this; nothing for fewer than four digits or anything that is none."""
    if not _BEGINNING.fullmatch(beginning):
        return []
    query = select(_TABLE.c.digest).where(_TABLE.c.digest.startswith(beginning)).order_by(_TABLE.c.digest)
    return list(conn.execute(query).scalars())


def template_digest(rules: Rules, name: str) -> str:
    """Hash of a template's text in a release, chained with what is rendered from it."""
    return hashlib.sha256(rules.body.templates[name].encode()).hexdigest()


def payload_digest(action: str, case_no: str, actor: str, payload: Mapping[str, object]) -> str:
    """What makes two commands the same command."""
    told = {"action": action, "case_no": case_no, "actor": actor, "payload": payload}
    return hashlib.sha256(orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).hexdigest()
