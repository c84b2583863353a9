"""Releases (版本) in the database: stored whole, found by digest, compiled once per process."""

import hashlib
import re
from collections.abc import Mapping

import orjson
from sqlalchemy import Connection, select

from config.schema.release import ReleaseBody
from models.record import canonical, digest
from models.tables import ReleaseRow
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
