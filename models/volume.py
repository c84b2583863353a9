"""The material of one case's volume (卷宗): its record, documents, files and checkpoint, read in one snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from models.checkpoint_file import Checkpoint, folded, parse, root_of
from models.database import Store
from models.merkle import merkle_path
from models.record import BUREAU, canonical
from models.releases import newest_release, rules_of
from models.snapshot import READ_CASE, NoSuchCase
from models.tables import Document, Event, StoredFile
from states.release import Rules

_DOCUMENT = Document.__table__  # type: ignore[attr-defined]
_EVENT = Event.__table__  # type: ignore[attr-defined]
_FILE = StoredFile.__table__  # type: ignore[attr-defined]
_LINK = (_EVENT.c.stream, _EVENT.c.seq, _EVENT.c.prev, _EVENT.c.body, _EVENT.c.hash)
FIRST = ("decision", "no_penalty_decision", "spot_decision")
RECEIPT = "service_receipt"


@dataclass(frozen=True)
class Material:
    """Everything the database holds of one case, as rows."""

    case: Mapping[str, Any]
    database: str
    events: tuple[Mapping[str, Any], ...]
    bindings: tuple[Mapping[str, Any], ...]  # events of the bureau stream that bind rendered files
    documents: tuple[Mapping[str, Any], ...]  # in the order of the volume
    files: tuple[Mapping[str, Any], ...]
    rules: Rules
    forms: Rules  # of the newest release: where cover and index come from if the case's own has none


def material_of(store: Store, case_no: str) -> Material:
    """Read it; raises NoSuchCase."""
    with store.read() as conn:
        case = conn.execute(READ_CASE, {"no": case_no}).mappings().one_or_none()
        if case is None:
            raise NoSuchCase(case_no)
        files = _rows(conn, select(_FILE).where(_FILE.c.case_no == case_no).order_by(_FILE.c.sha256))
        bound = sorted({f["seq"] for f in files if f["stream"] == BUREAU})
        of_bureau = select(*_LINK).where(_EVENT.c.stream == BUREAU, _EVENT.c.seq.in_(bound)).order_by(_EVENT.c.seq)
        documents = _rows(conn, select(_DOCUMENT).where(_DOCUMENT.c.case_no == case_no))
        return Material(
            case=dict(case),
            database=store.identity,
            events=_rows(conn, select(*_LINK).where(_EVENT.c.stream == case_no).order_by(_EVENT.c.seq)),
            bindings=_rows(conn, of_bureau),
            documents=tuple(sorted(documents, key=place_in_volume)),
            files=files,
            rules=rules_of(conn, case["release"]),
            forms=rules_of(conn, newest_release(conn)),
        )


def _rows(conn: Connection, query: Any) -> tuple[dict[str, Any], ...]:
    return tuple(dict(row) for row in conn.execute(query).mappings())


def place_in_volume(document: Mapping[str, Any]) -> tuple[int, int, str, str]:
    """The order of archives (正卷): the decision first, then the proofs of service, then the rest by time; what was
    replaced (作废) stands among the rest."""
    valid = document["state"] == "issued"
    rank = 0 if valid and document["kind"] in FIRST else 1 if valid and document["kind"] == RECEIPT else 2
    return rank, document["seq"], document["kind"], document["number"]


@dataclass(frozen=True)
class Anchor:
    """The checkpoint that signed the case furthest, and what leads from the case's head to its root."""

    checkpoint: Checkpoint
    leaf: tuple[str, int, str]
    path: tuple[tuple[str, str], ...]


class AnchorsDamaged(Exception):
    """The checkpoint file cannot be used: a line is damaged or does not come to its root (存证文件已损坏)."""

    code = "refused"


def anchor_of(file: Path, case_no: str) -> Anchor | None:
    """The first checkpoint that holds the newest signed head of this case, so that later checkpoints, which tell nothing
    new of it, leave its volume as it is; ``None`` if none does."""
    if not file.is_file():
        return None
    lines: list[Checkpoint] = []
    for raw in file.read_text(encoding="utf-8").splitlines():
        line = parse(raw)
        if line is None:
            raise AnchorsDamaged("存证文件中有损坏的行，请先运行 zhifa verify 核验")
        lines.append(line)
    own = [n for n, line in enumerate(lines) if any(stream == case_no for stream, _, _ in line.changed)]
    if not own:
        return None
    heads = folded(lines[: own[-1] + 1])
    line = lines[own[-1]]
    if root_of(heads) != line.root:
        raise AnchorsDamaged("存证文件中的各案首行与其根不符，请先运行 zhifa verify 核验")
    names = sorted(heads)
    path = merkle_path([canonical(list(heads[name])).encode() for name in names], names.index(case_no))
    head = heads[case_no]
    return Anchor(line, (head.stream, head.seq, head.head), tuple(path))
