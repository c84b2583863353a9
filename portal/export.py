"""``zhifa case export``: the volume (卷宗) of a case in one file, the same bytes for the same state of the case."""

import json
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from config.errors import BadInput
from config.settings import ARCHIVE, CHECKPOINTS, Settings
from models import volume_file as form
from models.checkpoint_file import FILE_NAME
from models.database import Store
from models.files import EXTENSIONS, FileDamaged, read_bytes, replace_file
from models.queries import case_facts
from models.record import canonical
from models.signing import load_key
from models.volume import Anchor, Material, anchor_of, material_of
from notifications.binding import Sheet, bind, page_count
from notifications.pdf import PdfPool, missing_packages
from notifications.rendering import render_html
from portal.doors import DONE, say
from portal.own_bureau import KEY, own_store
from states.documents import DOCUMENTS
from states.documents.volume_forms import (
    VOLUME_FORMS,
    IndexRow,
    VolumeIndex,
    VolumeStamps,
    cover_of,
    originals_of,
)
from states.facts import CaseFacts

WORKERS = 2
PDF, HTML = "application/pdf", "text/html"
READ_ME = """本文件是案件 {no} 的电子卷宗，由执法软件导出，可以脱离数据库核验：

    zhifa verify --volume 本文件 --key 机关公钥.pub

volume.pdf        全卷：卷宗封面、卷内目录、各件文书，连续编页
case.json         案件、卷内目录和页号
events.jsonl      案件记录，逐条首尾相衔
documents.jsonl   各件文书制发时的全部栏目
files/            归档的文书文件，以内容的摘要命名
rendered/         导出时由归档的原文生成的 PDF
files.jsonl、bindings.jsonl   归档文件的登记和归档的记录
checkpoint.json   包含本案的存证及其路径
manifest.json、manifest.sig.json   全部文件的清单和机关的签名
"""


class VolumeIncomplete(Exception):
    """Something of the case cannot be put into the volume, and nothing is left out silently (卷宗不全)."""

    code = "refused"


@dataclass
class Paper:
    """One document on its way into the volume."""

    row: Mapping[str, Any]
    on: date
    name: str  # of its PDF in the file
    pdf: bytes = b""
    coming: Future[bytes] | None = None  # made at export

    @property
    def remark(self) -> str | None:
        return "已作废" if self.row["state"] == "void" else None


def run_export(no: str, out: Path | None) -> int:
    """Write the volume; refuses to write over a file."""
    settings = Settings.from_environment()
    target = out or Path(f"{no}.zhifa.zip")
    if target.exists():
        raise BadInput(str(target), None, None, "--out", "已有同名文件，请另取文件名")
    if not target.parent.is_dir():
        raise BadInput(str(target), None, None, "--out", "没有这个目录")
    key = load_key(settings.keys / KEY)
    with own_store() as store:
        made = volume_of(store, no, settings.data)
    data = form.sealed(made.contents, made.about, key)
    replace_file(target, data)
    say(f"案件 {no} 的卷宗已导出：{target}，共{made.items}件{made.pages}页")
    if made.made_at_export:
        say(f"其中{made.made_at_export}件没有归档的 PDF，已由原文生成")
    say("已附存证" if made.anchored else "本案还没有存证；请先运行 zhifa checkpoint 再导出，卷宗的时间才有旁证")
    say(f"签名密钥指纹 {form.fingerprint(form.public_bytes(key.public_key()))}；核验：zhifa verify --volume {target}")
    return DONE


@dataclass(frozen=True)
class Volume:
    """The contents of a volume before it is sealed."""

    contents: dict[str, bytes]
    about: dict[str, Any]
    items: int
    pages: int
    made_at_export: int
    anchored: bool


def volume_of(store: Store, no: str, data: Path) -> Volume:
    """Everything of the case; raises NoSuchCase, VolumeIncomplete, AnchorsDamaged."""
    if missing := missing_packages():
        raise VolumeIncomplete(f"本机不能生成 PDF，请先运行 apt-get install {' '.join(missing)}")
    material = material_of(store, no)
    facts = case_facts(store, no, "system")
    anchor = anchor_of(data / CHECKPOINTS / FILE_NAME, no)
    contents: dict[str, bytes] = {}
    with PdfPool(WORKERS) as pool:
        papers = _papers(material, data / ARCHIVE, contents, pool)
        index, total = _index(papers, contents)
        contents[form.VOLUME] = _bound(material, facts, papers, index, total, pool)
    made = sum(paper.coming is not None for paper in papers)
    contents |= _records(material, anchor, index, total)
    last = material.events[-1]
    about = {"case_no": no, "database": material.database, "seq": last["seq"], "head": last["hash"]}
    return Volume(contents, about, len(papers), total, made, anchor is not None)


def _papers(material: Material, archive: Path, contents: dict[str, bytes], pool: PdfPool) -> list[Paper]:
    """The documents in order with their archived files; what has no PDF yet is being made from its HTML."""
    files: dict[str, dict[str, Mapping[str, Any]]] = {}
    for row in material.files:
        contents[_archived(row)] = _kept(archive, row)
        files.setdefault(str(row["document_number"]), {})[row["media_type"]] = row
    papers: list[Paper] = []
    for at, row in enumerate(material.documents, 1):
        on = date.fromisoformat(json.loads(row["context"])["issued_on"])
        kept = files.get(row["number"], {})
        if PDF in kept:
            name = _archived(kept[PDF])
            papers.append(Paper(row, on, name, contents[name]))
            continue
        if HTML in kept:
            html = contents[_archived(kept[HTML])].decode()
        else:
            html = _html(material, row)
            contents[f"{form.RENDERED}{at:03d}.html"] = html.encode()
        papers.append(Paper(row, on, f"{form.RENDERED}{at:03d}.pdf", coming=pool.submit(html)))
    for paper in papers:
        if paper.coming is not None:
            paper.pdf = contents[paper.name] = paper.coming.result()
    return papers


def _archived(row: Mapping[str, Any]) -> str:
    return f"{form.ARCHIVED}{row['sha256']}.{EXTENSIONS.get(row['media_type'], 'bin')}"


def _kept(archive: Path, row: Mapping[str, Any]) -> bytes:
    try:
        return read_bytes(archive, row["sha256"], row["media_type"])
    except (OSError, FileDamaged):
        says = f"文书 {row['document_number']} 的归档文件（{row['sha256'][:12]}…）缺失或者损坏，请从备份恢复后再导出"
        raise VolumeIncomplete(says) from None


def _html(material: Material, row: Mapping[str, Any]) -> str:
    """A document whose rendering is still owed, by the template of the case's release."""
    templates = material.rules.body.templates
    name = DOCUMENTS[row["kind"]].template
    return render_html(templates[name], json.loads(row["context"]), templates, name)


def _index(papers: list[Paper], contents: Mapping[str, bytes]) -> tuple[list[dict[str, Any]], int]:
    """The rows of the index with their pages in the volume, counted from the first document, and how many pages."""
    rows: list[dict[str, Any]] = []
    page = 0
    for paper in papers:
        count = page_count(paper.pdf)
        rows.append(
            {
                "number": paper.row["number"],
                "title": paper.row["title"],
                "on": paper.on.isoformat(),
                "first_page": page + 1,
                "last_page": page + count,
                "remark": paper.remark,
                "pdf": paper.name,
                "sha256": form.sha256(contents[paper.name]),
                "made_at_export": paper.coming is not None,
            }
        )
        page += count
    return rows, page


def _bound(
    material: Material, facts: CaseFacts, papers: list[Paper], index: list[dict[str, Any]], total: int, pool: PdfPool
) -> bytes:
    """Cover, index and all documents in one PDF; cover and index bear no page number, as archives keep them."""
    issued = {p.row["kind"]: p.row["number"] for p in papers if p.row["state"] == "issued"}
    shown = IndexRow.model_fields
    rows = tuple(IndexRow.model_validate_json(orjson.dumps({k: row[k] for k in shown})) for row in index)
    organ, no = facts.rules.body.bureau.name, facts.no
    pages = {
        "cover": cover_of(facts, issued, items=len(papers), pages=total),
        "index": VolumeIndex(
            organ=organ, case_no=no, rows=rows, originals=originals_of(facts), rehearsal=facts.rehearsal
        ),
        "stamps": VolumeStamps(case_no=no, pages=tuple(range(1, total + 1)), total=total),
    }
    coming = {key: pool.submit(_form(material, key, page.model_dump(mode="json"))) for key, page in pages.items()}
    sheets = [Sheet("卷宗封面", coming["cover"].result(), numbered=False)]
    sheets.append(Sheet("卷内目录", coming["index"].result(), numbered=False))
    sheets += [Sheet(f"{p.row['title']} {p.row['number']}", p.pdf) for p in papers]
    return bind(sheets, coming["stamps"].result(), f"案件 {no} 卷宗")


def _form(material: Material, key: str, context: dict[str, Any]) -> str:
    """A page of the volume by the template of the case's release, or the newest if that one knows none."""
    name = VOLUME_FORMS[key].template
    own = material.rules.body.templates
    templates = own if name in own else material.forms.body.templates
    if name not in templates:
        raise VolumeIncomplete(f"版本中没有模板 {name}，请发布含有卷宗模板的新版本后再导出")
    return render_html(templates[name], context, templates, name)


def _records(material: Material, anchor: Anchor | None, index: list[dict[str, Any]], total: int) -> dict[str, bytes]:
    """The record of the case as data."""
    told = {"case": dict(material.case), "index": index, "pages": total}
    anchored: dict[str, Any] = {"line": None, "leaf": None, "path": None}
    if anchor is not None:
        path = [list(step) for step in anchor.path]
        anchored = {"line": anchor.checkpoint.line(), "leaf": list(anchor.leaf), "path": path}
    return {
        form.CASE: orjson.dumps(told, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2),
        form.EVENTS: form.lines_of(material.events),
        form.BINDINGS: form.lines_of(material.bindings),
        form.DOCUMENTS: form.lines_of(material.documents),
        form.FILES: form.lines_of(material.files),
        form.CHECKPOINT: canonical(anchored).encode(),
        form.READ_ME: READ_ME.format(no=material.case["no"]).encode(),
    }
