"""The check of a volume without the database (离线核验): what its own content proves, and what the signature adds.

Without a key from outside only this is proven: the volume hangs together, and one key signed all of it. Whoever has no
key of the bureau could still have made up a whole volume; only the bureau's public key, had from elsewhere, excludes it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from config.schema.days import write_moment
from models import volume_file as form
from models.checkpoint_file import Checkpoint, parse
from models.checks.finding import Finding
from models.checks.streams import body_of, entries_of
from models.instants import moment
from models.merkle import root_along
from models.record import BUREAU, NotCanonical, canonical, document_digest, event_hash, file_digest, genesis
from models.signing import is_signed

DAMAGE = (ValueError, KeyError, TypeError, AttributeError, IndexError, NotCanonical)
"""What reading a made-up file may raise; each becomes one finding."""


@dataclass
class Checked:
    """What came of the check."""

    case_no: str = ""
    findings: list[Finding] = field(default_factory=list)
    proven: list[str] = field(default_factory=list)
    caveats: list[str] = field(default_factory=list)


def check_volume(data: bytes, key: Ed25519PublicKey | None) -> Checked:
    """Check everything that can be checked; raises NotAVolume if it cannot even be read."""
    contents = form.unpack(data)
    if form.pack(contents) != data:
        return Checked(findings=[Finding("file", "zip", "卷宗文件的封装被改动（有多余或者改动的字节）")])
    result = Checked()
    manifest = _manifest(contents)
    result.case_no = str(manifest.get("case_no", ""))
    result.findings += _listed(contents, manifest)
    result.findings += _signed(contents, key, result)
    if result.findings:  # what follows would only repeat it
        return result
    for part in (_chain, _documents, _files, _pages, _anchored):
        try:
            result.findings += part(contents, manifest, result)
        except DAMAGE:
            result.findings.append(Finding("volume", part.__name__.strip("_"), "内容残缺或者格式不符，不能核验"))
    return result


def _manifest(contents: Mapping[str, bytes]) -> dict[str, Any]:
    raw = contents.get(form.MANIFEST, b"")
    try:
        manifest = orjson.loads(raw)
        sound = manifest["format"] == form.FORMAT and canonical(manifest).encode() == raw
    except DAMAGE:
        sound = False
    if not sound:
        raise form.NotAVolume("卷宗文件没有清单，或者清单被改动，不是本软件导出的卷宗")
    return dict(manifest)


def _listed(contents: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Iterator[Finding]:
    """Each file as the manifest has it, none missing, none added."""
    listed = manifest.get("files")
    if not isinstance(listed, dict):
        yield Finding("file", form.MANIFEST, "清单没有列明文件")
        return
    for name in sorted(listed.keys() - contents.keys()):
        yield Finding("file", name, "清单载明此文件，卷宗中没有：被移除")
    for name in sorted(contents.keys() - listed.keys() - {form.MANIFEST, form.SIGNATURE}):
        yield Finding("file", name, "清单没有此文件：被添加")
    for name in sorted(listed.keys() & contents.keys()):
        if listed[name] != {"sha256": form.sha256(contents[name]), "size": len(contents[name])}:
            yield Finding("file", name, "内容与清单所载的摘要不符：被改动或者调换")


def _signed(contents: Mapping[str, bytes], key: Ed25519PublicKey | None, result: Checked) -> Iterator[Finding]:
    try:
        told = orjson.loads(contents[form.SIGNATURE])
        own = bytes.fromhex(told["key"])
        public = Ed25519PublicKey.from_public_bytes(own)
        holds = is_signed(public, told["signature"], form.signed_bytes(contents[form.MANIFEST]))
        holds = holds and canonical(told).encode() == contents[form.SIGNATURE]
    except DAMAGE:
        yield Finding("signature", form.SIGNATURE, "没有签名，或者签名被改动")
        return
    if not holds:
        yield Finding("signature", form.SIGNATURE, "签名与清单不符：清单或者签名被改动")
    elif key is None:
        result.proven.append(f"全部文件由同一把密钥签名，密钥指纹 {form.fingerprint(own)}")
        result.caveats.append(
            "没有用外部公钥核对：以上只证明卷宗自身前后一致，不能证明出自本机关。"
            "请向本机关索取公钥，加 --key 公钥文件 再核验，或者当面核对密钥指纹"
        )
    elif form.public_bytes(key) != own:
        yield Finding("signature", form.SIGNATURE, "签名的密钥不是所给的公钥：卷宗不是出自该机关，或者给错了公钥")
    else:
        result.proven.append(f"全部文件由所给公钥的持有机关签名，密钥指纹 {form.fingerprint(own)}")


def _chain(contents: Mapping[str, bytes], manifest: Mapping[str, Any], result: Checked) -> Iterator[Finding]:
    """One unbroken chain from the genesis of this case to the head the manifest names."""
    stream = manifest["case_no"]
    before, seq = genesis(stream), 0
    for row in form.rows_in(contents[form.EVENTS]):
        seq += 1
        where, told = f"{stream}#{row['seq']}", body_of(row["body"])
        if (row["stream"], row["seq"], row["prev"]) != (stream, seq, before):
            yield Finding("chain", where, "记录缺号，或者与前一条不相衔接")
        if event_hash(row["prev"], row["body"]) != row["hash"]:
            yield Finding("chain", where, "内容与其校验值不符，记录被改动")
        if (told.get("stream"), told.get("seq")) != (row["stream"], row["seq"]):
            yield Finding("chain", where, "案号或者序号与记录内容不符")
        before = row["hash"]
    if (seq, before) != (manifest["seq"], manifest["head"]):
        yield Finding("chain", stream, "记录的最后一条与清单所载不符：尾部被截去或者添加")
    result.proven.append(f"案件记录共{seq}条，自起始至末条首尾相衔、没有缺漏和改动（末条校验值 {before[:12]}…）")


def _bodies(contents: Mapping[str, bytes], name: str) -> list[dict[str, Any]]:
    return [body_of(row["body"]) for row in form.rows_in(contents[name])]


def _documents(contents: Mapping[str, bytes], manifest: Mapping[str, Any], result: Checked) -> Iterator[Finding]:
    """Every document that the record issued is there and is what the record says, and there is no other."""
    bodies = _bodies(contents, form.EVENTS)
    issued = {e["number"]: (body["seq"], e) for body in bodies for e in entries_of(body, "documents")}
    voided = {e["number"] for body in bodies for e in entries_of(body, "voided")}
    rows = form.rows_in(contents[form.DOCUMENTS])
    for row in rows:
        number = row["number"]
        seq, entry = issued.pop(number, (None, {}))
        own = document_digest(row)
        if seq != row["seq"] or row["stream"] != manifest["case_no"]:
            yield Finding("document", number, "案件记录没有制发此文书：被添加")
        elif entry["digest"] != own or row["digest"] != own:
            yield Finding("document", number, "内容与案件记录所载的摘要不符，被改动")
        if (row["state"] == "void") != (number in voided):
            yield Finding("document", number, "有效或者作废的状态与案件记录不符")
    for number in issued:
        yield Finding("document", number, "案件记录载明制发此文书，卷宗中没有：被移除")
    result.proven.append(f"文书共{len(rows)}件，内容均为案件记录制发时的内容，没有增减")


def _files(contents: Mapping[str, bytes], manifest: Mapping[str, Any], result: Checked) -> Iterator[Finding]:
    """Every archived file is there under the hash that its binding event names."""
    entries: dict[str, Mapping[str, Any]] = {}
    for row in form.rows_in(contents[form.BINDINGS]):
        body = body_of(row["body"])
        if event_hash(row["prev"], row["body"]) != row["hash"] or row["stream"] != BUREAU:
            yield Finding("binding", f"{BUREAU}#{row['seq']}", "文书归档的记录被改动")
        if (body.get("stream"), body.get("seq"), body.get("case_no")) != (BUREAU, row["seq"], manifest["case_no"]):
            yield Finding("binding", f"{BUREAU}#{row['seq']}", "文书归档的记录不属于本案或者序号不符")
        entries |= {e["sha256"]: e for e in entries_of(body, "files")}
    rows = form.rows_in(contents[form.FILES])
    there = {n.removeprefix(form.ARCHIVED).split(".")[0]: n for n in contents if n.startswith(form.ARCHIVED)}
    for row in rows:
        name = there.pop(row["sha256"], None)
        entry = entries.pop(row["sha256"], None)
        if name is None or form.sha256(contents[name]) != row["sha256"]:
            yield Finding("archive", row["sha256"][:12], "归档文件缺少，或者内容与其摘要不符")
        if row["stream"] == BUREAU and (entry is None or entry["digest"] != file_digest(row)):
            yield Finding("archive", row["sha256"][:12], "归档文件与归档的记录不符")
    for name in there.values():
        yield Finding("archive", name, "没有登记的归档文件：被添加")
    for own in entries:
        yield Finding("archive", own[:12], "记录载明的归档文件，卷宗中没有")
    result.proven.append(f"归档文件共{len(rows)}个，字节与归档记录所载的摘要一致")
    if rows:
        result.caveats.append(
            "归档的记录在机关流水中，其前后记录涉及他案，没有收入本卷；其先后次序以机关数据库核验为准"
        )


def _pages(contents: Mapping[str, bytes], manifest: Mapping[str, Any], result: Checked) -> Iterator[Finding]:
    """The index of the volume names exactly the documents of the record, page after page."""
    case = orjson.loads(contents[form.CASE])
    numbers = [row["number"] for row in form.rows_in(contents[form.DOCUMENTS])]
    listed = case["index"]
    if [item["number"] for item in listed] != numbers:
        yield Finding("index", form.CASE, "卷内目录与文书不符")
    page = 1
    for item in listed:
        if item["first_page"] != page or item["last_page"] < page:
            yield Finding("index", item["number"], "页号不相连续")
        if form.sha256(contents[item["pdf"]]) != item["sha256"]:
            yield Finding("index", item["number"], "目录所指的文件不符")
        page = item["last_page"] + 1
    if case["pages"] != page - 1 or case["case"]["no"] != manifest["case_no"]:
        yield Finding("index", form.CASE, "总页数或者案号不符")
    made = [item["number"] for item in listed if item["made_at_export"]]
    if made:
        says = f"其中{len(made)}件的 PDF 是导出时由归档的原文生成的，只由卷宗签名保证：{'、'.join(made)}"
        result.caveats.append(says)


def _anchored(contents: Mapping[str, bytes], manifest: Mapping[str, Any], result: Checked) -> Iterator[Finding]:
    """The head that a signed checkpoint holds is an event of this chain."""
    told = orjson.loads(contents[form.CHECKPOINT])
    if told["line"] is None:
        result.caveats.append("本案导出时还没有存证：记录写入的时间只由机关数据库保证")
        return
    line = parse(told["line"])
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(orjson.loads(contents[form.SIGNATURE])["key"]))
    if line is None or not line.is_by(key) or line.database != manifest["database"]:
        yield Finding("checkpoint", form.CHECKPOINT, "存证被改动，或者不是本机关数据库的存证")
        return
    stream, seq, head = told["leaf"]
    events = {row["seq"]: row["hash"] for row in form.rows_in(contents[form.EVENTS])}
    if root_along(canonical([stream, seq, head]).encode(), told["path"]) != line.root:
        yield Finding("checkpoint", form.CHECKPOINT, "本案不在存证之内：路径与根不符")
    elif stream != manifest["case_no"] or events.get(seq) != head:
        yield Finding("checkpoint", f"{stream}#{seq}", "存证所载的记录与本卷记录不符：历史被改写")
    else:
        _tell(line, seq, manifest["seq"], result)


def _beijing(taken_at: str) -> str:
    """The time of a checkpoint as people read it; what a stranger's volume says instead of a time stays as it is."""
    try:
        return write_moment(moment(taken_at))
    except ValueError:
        return taken_at


def _tell(line: Checkpoint, seq: int, last: int, result: Checked) -> None:
    result.proven.append(f"第{line.n}次存证（{_beijing(line.taken_at)}）已包含本案第1至{seq}条记录")
    if seq < last:
        result.caveats.append(f"第{seq + 1}至{last}条记录在该次存证之后形成，还没有存证")
